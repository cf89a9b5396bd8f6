package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"

	"parallax/compare"
	"parallax/findings"
	"parallax/internal/planted"
)

func init() {
	commands["findings"] = evalFindings
	commands["example-archive"] = writeExample
}

// plantedScore is how findings do on archives in which the truth is known.
type plantedScore struct {
	archives            int
	intervals, covered  int // of listed replacements with a chance
	all, allCovered     int // of every rule and outlet, never seen ones included
	nulls, nullsFound   int // tests between outlets where all have one rate
	effects, effectsHit int // planted differences of .3 or more, found with q < .05
	rankings, inOrder   int // pairs of outlets of one rule whose planted rates differ by .3 or more, and that come in that order
}

// evalFindings scores findings on generated archives: do intervals hold the
// planted rates, do nulls stay quiet, do effects come in their order.
func evalFindings(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("findings", flag.ContinueOnError)
	archives := flags.Int("archives", 40, "how many archives to make")
	stories := flags.Int("stories", 64, "stories in each")
	if err := flags.Parse(args); err != nil {
		return err
	}
	engine, err := compare.New(compare.Options{})
	if err != nil {
		return err
	}
	var s plantedScore
	for seed := range *archives {
		a := planted.Make(planted.Options{Seed: 1000 + uint64(seed), Stories: *stories})
		f, err := findPlanted(a, engine)
		if err != nil {
			return err
		}
		s.add(a, f)
	}
	if s.all == 0 {
		return fmt.Errorf("no archives")
	}
	fmt.Fprintf(out, "archives                                   %d of %d stories\n", s.archives, *stories)
	fmt.Fprintf(out, "95 %% intervals that hold the planted rate   %d of %d (%.1f %%); with never seen ones %d of %d (%.1f %%)\n",
		s.covered, s.intervals, percentOf(s.covered, s.intervals), s.allCovered, s.all, percentOf(s.allCovered, s.all))
	fmt.Fprintf(out, "nulls reported at q < .05                  %d of %d (%.1f %%)\n", s.nullsFound, s.nulls, percentOf(s.nullsFound, s.nulls))
	fmt.Fprintf(out, "differences of .3 or more found            %d of %d (%.1f %%)\n", s.effectsHit, s.effects, percentOf(s.effectsHit, s.effects))
	fmt.Fprintf(out, "outlets of a rule in the planted order     %d of %d (%.1f %%)\n", s.inOrder, s.rankings, percentOf(s.inOrder, s.rankings))
	return nil
}

func percentOf(k, n int) float64 { return 100 * float64(k) / float64(max(n, 1)) }

func findPlanted(a *planted.Archive, engine *compare.Engine) (*findings.Findings, error) {
	m := &findings.Memory{All: a.Entries(), Verified: a.Pairs(), Texts: a.Texts()}
	return findings.Of(context.Background(), m, engine, findings.Options{Settings: findings.Settings{From: []string{planted.Wire}, Lines: 1, MinStories: 1}})
}

func (s *plantedScore) add(a *planted.Archive, f *findings.Findings) {
	s.archives++
	rows := map[[3]string]*findings.Substitution{}
	for i := range f.Substitutions {
		r := &f.Substitutions[i]
		rows[[3]string{r.Outlet, r.FromKey, r.ToKey}] = r
	}
	for _, rule := range a.Rules {
		from, to := planted.Key(rule.From), planted.Key(rule.To)
		var rates []float64 // found, by outlet
		for k, outlet := range planted.Outlets {
			rate := math.NaN()
			r := rows[[3]string{outlet, from, to}]
			s.all++
			switch {
			case r != nil:
				s.intervals++
				if r.Rate.CI.Contains(rule.Rates[k]) {
					s.covered++
					s.allCovered++
				}
				rate = *r.Rate.Rate
			case rule.Rates[k] <= 0.1: // never seen, and so not listed: 0 of its chances
				s.allCovered++
				rate = 0
			}
			rates = append(rates, rate)
			if r == nil || r.Others.Q == nil {
				continue
			}
			others := 0.0
			for j := range planted.Outlets {
				if j != k {
					others += rule.Rates[j] / 4
				}
			}
			switch {
			case rule.Null():
				s.nulls++
				if *r.Others.Q < 0.05 {
					s.nullsFound++
				}
			case math.Abs(rule.Rates[k]-others) >= 0.3:
				s.effects++
				if *r.Others.Q < 0.05 {
					s.effectsHit++
				}
			}
		}
		for i := range rates {
			for j := range rates[:i] {
				if math.Abs(rule.Rates[i]-rule.Rates[j]) >= 0.3 && !math.IsNaN(rates[i]) && !math.IsNaN(rates[j]) {
					s.rankings++
					if (rates[i] > rates[j]) == (rule.Rates[i] > rule.Rates[j]) {
						s.inOrder++
					}
				}
			}
		}
	}
}

// exampleSeed was chosen first and not for what it shows.
const exampleSeed = 2026

// writeExample writes the example archive.
func writeExample(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("example-archive", flag.ContinueOnError)
	path := flags.String("o", "testdata/archive/articles.jsonl", "file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	a := planted.Make(planted.Options{Seed: exampleSeed, Own: 20})
	slices.SortStableFunc(a.Articles, func(x, y *planted.Article) int {
		switch {
		case x.Date < y.Date:
			return -1
		case x.Date > y.Date:
			return 1
		}
		return 0
	})
	file, err := os.Create(*path)
	if err != nil {
		return err
	}
	defer file.Close()
	encoder := json.NewEncoder(file)
	encoder.SetEscapeHTML(false)
	for _, x := range a.Articles {
		if err := encoder.Encode(struct {
			ID       string `json:"id"`
			Outlet   string `json:"outlet"`
			Author   string `json:"author,omitempty"`
			Date     string `json:"date"`
			URL      string `json:"url"`
			Language string `json:"language"`
			Title    string `json:"title"`
			Text     string `json:"text"`
		}{x.ID, x.Outlet, x.Author, x.Date, x.URL, x.Language, x.Title, x.Text}); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%d articles\n", len(a.Articles))
	return file.Close()
}
