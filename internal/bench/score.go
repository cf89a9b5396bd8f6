package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
)

// truths is what was planted.
type truths struct {
	copies  map[[2]string][]planted
	group   map[string]string // article → the story that it is a version of
	footers map[string][2]int
}

// reported is one line of "parallax archive pairs --format jsonl".
type reported struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Passages []struct {
		A [2]int `json:"a"`
		B [2]int `json:"b"`
	} `json:"passages"`
}

// tally counts planted paragraphs of one edit level.
type tally struct {
	paragraphs, found int
	points, covered   int
}

// score compares pairs that were reported with what was planted. A planted
// paragraph is found if passages of the right pair cover half of it on both
// sides.
func score(args []string) error {
	flags := flag.NewFlagSet("score", flag.ExitOnError)
	truthFile := flags.String("truth", "", "what was planted")
	pairsFile := flags.String("pairs", "", "what was reported")
	titled := flags.Bool("titled", false, "places count from the title that is set before the text, not from the text")
	all := flags.Bool("all-pairs", false, "the scan was to report articles of one outlet, too")
	missed := flags.Int("missed", 0, "list so many planted paragraphs that were not found")
	flags.Parse(args)
	if *truthFile == "" || *pairsFile == "" {
		return errors.New("score needs -truth and -pairs")
	}
	truth, err := readTruth(*truthFile, *titled)
	if err != nil {
		return err
	}
	found := map[[2]string]*reported{}
	var same, chance, passages, footers int
	err = eachLine(*pairsFile, func(line []byte) error {
		var p reported
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		if truth.story(p.A) == truth.story(p.B) {
			same++
		} else {
			chance++
		}
		for _, x := range p.Passages {
			passages++
			if overlap(x.A, truth.footers[p.A]) > (x.A[1]-x.A[0])/2 {
				footers++
			}
		}
		if _, ok := truth.copies[[2]string{p.A, p.B}]; ok {
			found[[2]string{p.A, p.B}] = &p
		}
		if _, ok := truth.copies[[2]string{p.B, p.A}]; ok {
			q := p
			q.A, q.B = p.B, p.A
			q.Passages = slices.Clone(p.Passages)
			for i := range q.Passages {
				q.Passages[i].A, q.Passages[i].B = q.Passages[i].B, q.Passages[i].A
			}
			found[[2]string{p.B, p.A}] = &q
		}
		return nil
	})
	if err != nil {
		return err
	}
	levels := map[float64]*tally{}
	for _, pair := range slices.SortedFunc(maps.Keys(truth.copies), comparePairs) {
		for _, plant := range truth.copies[pair] {
			if plant.SameOutlet && !*all {
				continue
			}
			level := levels[plant.Edits]
			if level == nil {
				level = &tally{}
				levels[plant.Edits] = level
			}
			level.add(plant, found[pair], missed)
		}
	}
	fmt.Println("edits  planted paragraphs  found   text covered")
	for _, share := range slices.Sorted(maps.Keys(levels)) {
		t := levels[share]
		fmt.Printf("%5.2f  %18d  %.4f  %.4f\n", share, t.paragraphs, float64(t.found)/float64(t.paragraphs), float64(t.covered)/float64(t.points))
	}
	fmt.Printf("pairs of one story %d, of different stories %d; passages %d, of them footers %d\n", same, chance, passages, footers)
	return nil
}

func (t *tally) add(plant planted, pair *reported, missed *int) {
	t.paragraphs++
	t.points += plant.CopySpan[1] - plant.CopySpan[0]
	source, copied := 0, 0
	if pair != nil {
		for _, x := range pair.Passages {
			source += overlap(x.A, plant.SourceSpan)
			copied += overlap(x.B, plant.CopySpan)
		}
	}
	t.covered += copied
	if 2*source >= plant.SourceSpan[1]-plant.SourceSpan[0] && 2*copied >= plant.CopySpan[1]-plant.CopySpan[0] {
		t.found++
	} else if *missed > 0 {
		*missed--
		fmt.Printf("missed: %+v, pair reported %v\n", plant, pair != nil)
	}
}

func overlap(a, b [2]int) int { return max(0, min(a[1], b[1])-max(a[0], b[0])) }

func comparePairs(a, b [2]string) int { return slices.Compare(a[:], b[:]) }

func (t *truths) story(article string) string {
	if g, ok := t.group[article]; ok {
		return g
	}
	return article
}

func readTruth(path string, titled bool) (*truths, error) {
	t := &truths{copies: map[[2]string][]planted{}, group: map[string]string{}, footers: map[string][2]int{}}
	shift := func(span [2]int, title int) [2]int {
		if !titled {
			return span
		}
		return [2]int{span[0] + title + 2, span[1] + title + 2}
	}
	err := eachLine(path, func(line []byte) error {
		var l struct {
			planted
			footer
		}
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		if l.Article != "" {
			t.footers[l.Article] = shift(l.Footer, l.Title)
			return nil
		}
		p := l.planted
		p.SourceSpan, p.CopySpan = shift(p.SourceSpan, p.SourceTitle), shift(p.CopySpan, p.CopyTitle)
		pair := [2]string{p.Source, p.Copy}
		t.copies[pair] = append(t.copies[pair], p)
		t.group[p.Copy] = p.Source
		return nil
	})
	if err == nil && len(t.copies) == 0 {
		err = fmt.Errorf("%s: nothing was planted", path)
	}
	return t, err
}

func eachLine(path string, do func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if err := do(line); err != nil {
				return fmt.Errorf("%s: line %d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
