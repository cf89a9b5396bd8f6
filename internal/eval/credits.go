package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/article/markup"
	"parallax/text"
)

func init() { commands["credits"] = evalCredits }

// evalCredits scores datelines, bylines and credits against spans that were
// read by eye, or prints articles to read.
//
//	go run ./internal/eval credits --gold internal/eval/testdata/credits.tsv ARCHIVE…
//	go run ./internal/eval credits --reuters FILE.sgm…
//	go run ./internal/eval credits --print 100 ARCHIVE…
func evalCredits(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("credits", flag.ContinueOnError)
	gold := flags.String("gold", "", "table of spans read by eye: id, kind, start, end in code points; without it the spans that are marked are printed")
	printed := flags.Int("print", 0, "print so many articles with their marks, spread over the archive by a hash of their IDs")
	part := flags.Int("part", 0, "which so many: 0 are the first by hash")
	collection := flags.Bool("reuters", false, "score datelines against the DATELINE of Reuters-21578, whose files are given")
	signed := flags.Bool("signed", false, "print only articles that name an agency near their begin or end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("give at least one archive")
	}
	if *collection {
		return scoreDatelines(out, flags.Args())
	}
	if *printed > 0 {
		return printCredits(out, flags.Args(), *printed, *part, *signed)
	}
	return scoreCredits(out, flags.Args(), *gold)
}

// printCredits prints the begin and the end of articles, where credits stand.
func printCredits(out io.Writer, sources []string, n, part int, signed bool) error {
	type picked struct {
		order uint64
		a     *article.Article
	}
	var all []picked
	for a, err := range ingest.Articles(context.Background(), sources, ingest.Options{}) {
		if err != nil {
			continue
		}
		order := xxh3.HashString(a.ID)
		if len(all) > 3*n*(part+1) && order > all[n*(part+1)].order {
			continue
		}
		if signed && !namesAgency(a.Text) {
			continue
		}
		all = append(all, picked{order, a})
		if len(all) > 6*n*(part+1) {
			sort.Slice(all, func(i, j int) bool { return all[i].order < all[j].order })
			all = all[:n*(part+1)+1]
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].order < all[j].order })
	for i, p := range all[min(len(all), n*part):min(len(all), n*(part+1))] {
		fmt.Fprintf(out, "##### %d %s [%s]\n", i, p.a.ID, p.a.Outlet)
		printEnds(out, p.a)
	}
	return nil
}

func printEnds(out io.Writer, a *article.Article) {
	const top, bottom = 2, 3 // paragraphs
	t := text.Analyse(a.Text, text.Options{Language: a.Language, Marks: a.Marks})
	for i, p := range t.Paragraphs {
		marked := false
		for k := p.Sentences.Start; k < p.Sentences.End; k++ {
			marked = marked || !t.Sentences[k].Role.Prose()
		}
		if i >= top && i < len(t.Paragraphs)-bottom && !marked {
			continue
		}
		fmt.Fprintf(out, "¶%d ", i)
		for k := p.Sentences.Start; k < p.Sentences.End; k++ {
			s := t.Sentences[k]
			line := t.Cut(s.Bytes)
			if s.Role != text.Body {
				note := ""
				for _, m := range t.Marks {
					if m.Bytes.Start == s.Bytes.Start && m.Note != "" {
						note = " " + m.Note
					}
				}
				fmt.Fprintf(out, "[%s%s: %s] ", s.Role, note, short(line, 200))
				continue
			}
			fmt.Fprint(out, short(line, 70), " ")
		}
		fmt.Fprintln(out)
	}
}

func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)
	return string(r[:most/2]) + " … " + string(r[len(r)-most/2:])
}

// namesAgency reports whether a large agency is named where credits stand.
func namesAgency(s string) bool {
	begin, end := s[:min(len(s), 400)], s[max(0, len(s)-500):]
	for _, name := range []string{"Reuters", "(AP)", "Associated Press", "AFP", "France-Presse", "dpa", "PTI", "ANI", "IANS", "Xinhua", "TASS", "agenc", "Agenc", "contributed", "eporting by", "diting by", "ditor"} {
		if strings.Contains(begin, name) || strings.Contains(end, name) {
			return true
		}
	}
	return false
}

// creditSpan is a dateline, byline or credit: code points of the article's
// text.
type creditSpan struct {
	id, kind   string
	start, end int
}

func (s creditSpan) overlaps(t creditSpan) bool {
	return s.id == t.id && s.kind == t.kind && s.start < t.end && t.start < s.end
}

// sampled takes every fortieth article, by a hash of its ID.
func sampled(id string) bool { return xxh3.HashString(id)%40 == 7 }

// creditSpans are the spans that are marked in the sampled articles.
func creditSpans(sources []string) (spans []creditSpan, articles int, err error) {
	for a, err := range ingest.Articles(context.Background(), sources, ingest.Options{}) {
		if err != nil || !sampled(a.ID) {
			continue
		}
		articles++
		t := text.Analyse(a.Text, text.Options{Language: a.Language, Marks: a.Marks})
		for _, m := range t.Marks {
			switch m.Kind {
			case text.MarkDateline, text.MarkByline, text.MarkCredit:
				start := utf8.RuneCountInString(a.Text[:m.Bytes.Start])
				spans = append(spans, creditSpan{a.ID, string(m.Kind), start, start + utf8.RuneCountInString(a.Text[m.Bytes.Start:m.Bytes.End])})
			}
		}
	}
	if articles == 0 {
		return nil, 0, errors.New("no article of the archive is in the sample")
	}
	return spans, articles, nil
}

func scoreCredits(out io.Writer, sources []string, goldFile string) error {
	found, articles, err := creditSpans(sources)
	if err != nil {
		return err
	}
	if goldFile == "" {
		for _, s := range found {
			fmt.Fprintf(out, "%s\t%s\t%d\t%d\n", s.id, s.kind, s.start, s.end)
		}
		return nil
	}
	gold, err := readCreditSpans(goldFile)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d articles\nkind\tgold\tmarked\tprecision\trecall\n", articles)
	for _, kind := range []string{"dateline", "byline", "credit", ""} {
		g, f := ofKind(gold, kind), ofKind(found, kind)
		right, hit := overlapping(f, g), overlapping(g, f)
		name := kind
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(out, "%s\t%d\t%d\t%.3f\t%.3f\n", name, len(g), len(f), float64(right)/float64(max(1, len(f))), float64(hit)/float64(max(1, len(g))))
	}
	for _, s := range found {
		if overlapping([]creditSpan{s}, gold) == 0 {
			fmt.Fprintf(out, "wrong\t%v\n", s)
		}
	}
	for _, s := range gold {
		if overlapping([]creditSpan{s}, found) == 0 {
			fmt.Fprintf(out, "missed\t%v\n", s)
		}
	}
	return nil
}

func ofKind(spans []creditSpan, kind string) []creditSpan {
	var out []creditSpan
	for _, s := range spans {
		if kind == "" || s.kind == kind {
			out = append(out, s)
		}
	}
	return out
}

// overlapping counts the spans that overlap one of the others.
func overlapping(spans, others []creditSpan) int {
	byID := map[string][]creditSpan{}
	for _, o := range others {
		byID[o.id] = append(byID[o.id], o)
	}
	n := 0
	for _, s := range spans {
		for _, o := range byID[s.id] {
			if s.overlaps(o) {
				n++
				break
			}
		}
	}
	return n
}

func readCreditSpans(path string) ([]creditSpan, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []creditSpan
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var s creditSpan
		if _, err := fmt.Sscanf(strings.TrimSpace(line), "%s\t%s\t%d\t%d", &s.id, &s.kind, &s.start, &s.end); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, line, err)
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no spans", path)
	}
	return out, nil
}

// scoreDatelines compares the datelines that are marked in the stories of
// Reuters-21578 with those that the collection tags. Stories without running
// text have none to mark.
func scoreDatelines(out io.Writer, files []string) error {
	tagged, marked, same, stories := 0, 0, 0, 0
	for _, file := range files {
		lines, err := taggedDatelines(file)
		if err != nil {
			return err
		}
		for a, err := range ingest.Articles(context.Background(), []string{file}, ingest.Options{}) {
			if err != nil {
				continue
			}
			stories++
			want := lines[a.ID]
			if want == "" || !strings.Contains(a.Text, want+" ") {
				continue
			}
			tagged++
			t := text.Analyse(a.Text, text.Options{Language: a.Language, Marks: a.Marks})
			for _, m := range t.Marks {
				if m.Kind == text.MarkDateline {
					marked++
					if t.Cut(m.Bytes) == want {
						same++
					}
					break
				}
			}
		}
	}
	if tagged == 0 {
		return errors.New("no story with a dateline")
	}
	fmt.Fprintf(out, "stories\t%d\ndatelines before a text\t%d\nmarked\t%d\t%.3f\nthe same to the character\t%d\t%.3f\n",
		stories, tagged, marked, float64(marked)/float64(tagged), same, float64(same)/float64(tagged))
	return nil
}

// taggedDatelines are the datelines of a file by the ID of the article.
func taggedDatelines(file string) (map[string]string, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	out := map[string]string{}
	for e, err := range markup.Records(in, "reuters") {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out["reuters21578-"+e.Get("newid")] = e.First("dateline").Text()
	}
	return out, nil
}
