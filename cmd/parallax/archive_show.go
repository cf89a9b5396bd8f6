package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/article"
)

func (f *archiveFlags) stats(c *cobra.Command, a *archive.Archive, _ []string) error {
	if f.format == "html" {
		return overviewPage(c, f, a)
	}
	s, err := a.Stats()
	if err != nil {
		return err
	}
	rules, err := a.Rules()
	if err != nil {
		return err
	}
	return f.write(c, func(w io.Writer) error {
		switch f.format {
		case "json", "jsonl":
			return writeValue(w, struct {
				archive.Stats
				Rules archive.Rules `json:"rules"`
			}{s, rules}, f.format == "json")
		case "table":
			return writeStats(w, &s, rules)
		}
		return usage("stats come as table, json, jsonl or html")
	})
}

func writeStats(w io.Writer, s *archive.Stats, rules archive.Rules) error {
	if s.Runs == 0 {
		_, err := fmt.Fprintln(w, "the archive is empty: no scan has finished yet")
		return err
	}
	row := func(name, value, note string) {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-10s %12s  %s", name, value, note), " "))
	}
	dates := "no dates"
	if s.From != "" {
		dates = day(s.From) + " to " + day(s.To)
		if s.Undated > 0 {
			dates += fmt.Sprintf("; %s without a date", grouped(s.Undated))
		}
	}
	row("articles", grouped(s.Articles), dates)
	row("words", grouped(s.Words), "of the articles' own prose")
	row("outlets", grouped(s.Outlets), "")
	row("pairs", grouped(s.Pairs), "of articles that share passages")
	row("passages", grouped(s.Passages), "")
	row("clusters", grouped(s.Clusters), fmt.Sprintf("of %s; the largest has %s", counted(s.Clustered, "article"), grouped(s.Largest)))
	if s.Skipped > 0 {
		row("skipped", grouped(s.Skipped), "could not be read: 'parallax archive skipped' lists them")
	}
	row("runs", grouped(s.Runs), "")
	fmt.Fprintf(w, "rules      %s\nsnapshot   %s, the statistics that all results are made under\n", describeRules(rules), s.Snapshot)
	return nil
}

func describeRules(r archive.Rules) string {
	parts := []string{"different outlets"}
	if r.AllPairs {
		parts[0] = "all pairs"
	}
	if r.WindowDays > 0 {
		parts = append(parts, "within "+counted(r.WindowDays, "day"))
	}
	if r.Sensitive {
		parts = append(parts, "sensitive")
	}
	if r.WireFirst {
		parts = append(parts, "wire first")
	}
	return strings.Join(append(parts, fmt.Sprintf("passages of %d words or more", r.MinWords)), ", ")
}

// show prints what has an ID: an article, a pair or a cluster.
func (f *archiveFlags) show(c *cobra.Command, a *archive.Archive, args []string) error {
	id := args[0]
	if !f.spoken() {
		return usage("show prints a table, json, jsonl or html; 'parallax export' writes other formats")
	}
	entry, err := a.Entry(id)
	if err == nil {
		return f.showArticle(c, a, entry)
	}
	if !errors.Is(err, archive.ErrUnknown) {
		return err
	}
	if p, err := a.Pair(id); err == nil {
		return f.showPair(c, a, p)
	}
	if x, err := a.Cluster(id); err == nil {
		return f.showCluster(c, a, x)
	}
	return fmt.Errorf("the archive has no article, pair or cluster with the ID %s: 'parallax archive articles', 'pairs' and 'clusters' list them", shownTo(id, 100))
}

func (f *archiveFlags) showArticle(c *cobra.Command, a *archive.Archive, e archive.Entry) error {
	x, err := a.Article(e.ID)
	if err != nil {
		return err
	}
	var pairs []archive.Pair
	for p, err := range a.Pairs(archive.Filter{Article: e.ID}) {
		if err != nil {
			return err
		}
		pairs = append(pairs, p)
	}
	fields := [][2]string{{"id", e.ID}, {"title", e.Title}, {"outlet", e.Outlet}, {"author", e.Author}, {"date", e.Date}, {"url", e.URL},
		{"language", e.Language}, {"agency", e.Agency}, {"words", grouped(e.Words)}, {"cluster", e.Cluster}, {"read from", origin(x)}}
	return f.write(c, func(w io.Writer) error {
		switch f.format {
		case "html":
			return f.articlePage(w, a, e, x.Text, fields, pairs)
		case "json", "jsonl":
			return writeValue(w, struct {
				archive.Entry
				Text  string         `json:"text"`
				Pairs []archive.Pair `json:"pairs"`
			}{e, x.Text, append([]archive.Pair{}, pairs...)}, f.format == "json")
		}
		width := tableWidth(c.OutOrStdout(), f.width)
		writeFields(w, width, fields)
		fmt.Fprintln(w)
		for line := range strings.Lines(x.Text) {
			writeWrapped(w, "", line, width)
		}
		if len(pairs) == 0 {
			return nil
		}
		fmt.Fprintf(w, "\nShares passages with %s\n", counted(len(pairs), "article"))
		table := &tableOf[archive.Pair]{heads: []string{"PAIR", "WORDS", "OF THIS", "DATE", "OUTLET AND TITLE"}, widths: []int{16, -6, -7, 10}}
		var failed error
		table.cells = func(p archive.Pair) []string {
			other, share := p.B, p.CoverageA
			if p.B == e.ID {
				other, share = p.A, p.CoverageB
			}
			o, err := a.Entry(other)
			failed = cmp.Or(failed, err)
			return []string{p.ID, grouped(p.Words), percent(share), day(o.Date), strings.TrimSpace(o.Outlet + "  " + cmp.Or(o.Title, o.ID))}
		}
		rest := 0
		return cmp.Or(table.write(w, sequence(pairs), width, &rest), failed)
	})
}

func origin(x *article.Article) string {
	if x.Origin.Record > 0 {
		return fmt.Sprintf("%s, record %d", x.Origin.File, x.Origin.Record)
	}
	return x.Origin.File
}

func sequence[T any](list []T) func(func(T, error) bool) {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

func writeFields(w io.Writer, width int, fields [][2]string) {
	for _, field := range fields {
		if field[1] != "" {
			fmt.Fprintf(w, "%-10s %s\n", field[0], shownTo(field[1], max(width-11, 16)))
		}
	}
}

func (f *archiveFlags) showPair(c *cobra.Command, a *archive.Archive, p archive.Pair) error {
	x, err1 := a.Article(p.A)
	y, err2 := a.Article(p.B)
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	return f.write(c, func(w io.Writer) error {
		switch f.format {
		case "html":
			return pairPage(w, a, p)
		case "json", "jsonl":
			return writeValue(w, p, f.format == "json")
		}
		width := tableWidth(c.OutOrStdout(), f.width)
		order := map[archive.Order]string{archive.Dated: "a is the earlier", archive.Tied: "the same date: not known which is earlier", archive.Undated: "not known: a date is missing"}
		writeFields(w, width, [][2]string{{"pair", p.ID}, {"cluster", p.Cluster}, {"order", order[p.Order]},
			{"a", about(x)}, {"b", about(y)}, {"shared", fmt.Sprintf("%s words, %s of a, %s of b", grouped(p.Words), percent(p.CoverageA), percent(p.CoverageB))}})
		textA, textB := []rune(x.Text), []rune(y.Text)
		for i, q := range p.Passages {
			fmt.Fprintf(w, "\n%d  %s, %s, similarity %.2f%s\n", i+1, q.Kind, counted(q.Words, "word"), q.Similarity, map[bool]string{true: ", quoted"}[q.Quoted])
			writeWrapped(w, "  a  ", cut(textA, q.A), width)
			if q.Kind != "verbatim" {
				writeWrapped(w, "  b  ", cut(textB, q.B), width)
			}
		}
		fmt.Fprintf(w, "\nThe words that changed: parallax compare --archive %s %s %s\n", shownTo(f.dir, 1000), shownTo(p.A, 100), shownTo(p.B, 100))
		return nil
	})
}

func about(x *article.Article) string {
	return strings.Join(strings.Fields(fmt.Sprintf("%s  %s  %s  %s", x.ID, day(x.Date), x.Outlet, x.Title)), " ")
}

func cut(text []rune, span [2]int) string {
	return string(text[min(span[0], len(text)):min(span[1], len(text))])
}

// writeWrapped writes a text over several lines.
func writeWrapped(w io.Writer, lead, text string, width int) {
	r := &readingReport{width: width}
	r.wrapped(lead, shownTo(strings.Join(strings.Fields(text), " "), 1<<20))
	w.Write(r.Bytes())
}

func (f *archiveFlags) showCluster(c *cobra.Command, a *archive.Archive, x archive.Cluster) error {
	return f.write(c, func(w io.Writer) error {
		switch f.format {
		case "html":
			return clusterPage(w, a, x)
		case "json", "jsonl":
			return writeValue(w, x, f.format == "json")
		}
		width := tableWidth(c.OutOrStdout(), f.width)
		writeFields(w, width, [][2]string{{"cluster", x.ID}, {"articles", grouped(len(x.Articles))}, {"outlets", grouped(x.Outlets)}, {"dates", day(x.From) + " to " + day(x.To)}})
		fmt.Fprintln(w)
		table := &tableOf[string]{heads: []string{"ID", "DATE", "WORDS", "OUTLET", "TITLE"}, widths: []int{16, 10, -5, 16}}
		var failed error
		table.cells = func(id string) []string {
			e, err := a.Entry(id)
			failed = cmp.Or(failed, err)
			return []string{e.ID, day(e.Date), grouped(e.Words), e.Outlet, e.Title}
		}
		rest := 0
		return cmp.Or(table.write(w, sequence(x.Articles), width, &rest), failed)
	})
}
