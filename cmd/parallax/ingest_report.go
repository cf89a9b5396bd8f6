package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"parallax/article/ingest"
)

// report says what was read, in tables that fit the width.
func (g *ingestion) report(w io.Writer) error {
	r := &readingReport{Summary: &g.summary, width: tableWidth(w, g.flags.width), rows: 15}
	if g.flags.all {
		r.rows = 1 << 30
	}
	r.line("%s read%s", counted(g.summary.Articles, "article"), g.rate(w))
	r.repetitions(g.flags.unique)
	r.fields(g.options.Seen.Fields(), g.options.Seen.Unused())
	r.counts("Formats", "(none)", g.summary.Formats())
	r.counts("Outlets", "(no outlet)", g.summary.Outlets())
	r.counts("Languages", "(not known)", g.summary.Languages())
	r.months()
	r.notes()
	r.reasons()
	_, err := w.Write(r.Bytes())
	return err
}

// rate is told only to a person: two runs take different times.
func (g *ingestion) rate(w io.Writer) string {
	if !isTerminal(w) || g.took <= 0 {
		return ""
	}
	size := float64(g.options.Seen.Bytes())
	return fmt.Sprintf(" in %.1f s: %.1f MB, %.1f MB/s, %s articles/s", g.took, size/1e6, size/1e6/g.took, grouped(int(float64(g.summary.Articles)/g.took)))
}

type readingReport struct {
	*ingest.Summary
	bytes.Buffer
	width int
	rows  int // at most, in a table
}

func (r *readingReport) line(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

func (r *readingReport) heading(format string, args ...any) {
	r.line("")
	r.line(format, args...)
}

func (r *readingReport) repetitions(unique bool) {
	if r.RepeatedID > 0 {
		of := "all of them with another text: the IDs do not tell articles apart (--map id=- makes new ones)"
		switch {
		case r.SameText == r.RepeatedID:
			of = "all of them with the same text"
		case r.SameText > 0:
			of = fmt.Sprintf("%s of them with the same text", grouped(r.SameText))
		}
		kept := ""
		if unique {
			kept = "; left out, as --unique asks"
		}
		r.wrapped("", fmt.Sprintf("%s the ID of an earlier article, %s%s", have(r.RepeatedID), of, kept))
	}
	if r.RepeatedText > 0 {
		r.wrapped("", fmt.Sprintf("%s the text of an earlier article under another ID", have(r.RepeatedText)))
	}
	if r.Skipped > 0 {
		r.wrapped("", fmt.Sprintf("%s could not be read: see below", counted(r.Skipped, "file or record")))
	}
	if r.NoArticle > 0 {
		r.wrapped("", fmt.Sprintf("%s no article, such as images: see below", holds(r.NoArticle)))
	}
}

func (r *readingReport) fields(uses []ingest.FieldUse, unused []string) {
	if len(uses) == 0 {
		return
	}
	r.heading("Fields (settle guesses by --map)")
	for i, u := range uses {
		property := u.Property
		if i > 0 && uses[i-1].Property == property {
			property = ""
		}
		how := ""
		if u.Guessed {
			how = "  guessed"
		}
		count := grouped(u.Articles)
		r.line("  %-9s %s %9s%s", property, pad(shownTo(u.Field, r.width-32), min(30, r.width-32)), count, how)
	}
	if len(unused) == 0 {
		return
	}
	names := unused[:min(len(unused), 2*r.rows)]
	for i, name := range names {
		names[i] = shownTo(name, 40)
	}
	more := ""
	if rest := len(unused) - len(names); rest > 0 {
		more = fmt.Sprintf(" … and %s more (--all lists them)", grouped(rest))
	}
	r.wrapped("  not used: ", strings.Join(names, ", ")+more)
}

// counts writes a table of counts with a bar for each, on the widest scale
// that the width leaves.
func (r *readingReport) counts(title, unknown string, counts []ingest.Count) {
	if len(counts) == 0 {
		return
	}
	rows := counts[:min(len(counts), r.rows)]
	if len(counts) == len(rows)+1 {
		rows = counts // a line that says "1 more" takes no less room
	}
	if len(rows) < len(counts) {
		r.heading("%s: the %d most frequent of %s", title, len(rows), grouped(len(counts)))
	} else {
		r.heading("%s", title)
	}
	name, number := 0, len(grouped(counts[0].N))
	for _, c := range rows {
		name = max(name, displaywidth.String(valueName(c.Value, unknown)))
	}
	const share, gaps = 7, 2 + 2 + 2 + 2
	name = min(name, r.width-number-share-gaps-10)
	bar := min(r.width-name-number-share-gaps, 40)
	for _, c := range rows {
		part := float64(c.N) / float64(r.Articles)
		r.line("%s", strings.TrimRight(fmt.Sprintf("  %s  %*s  %5.1f %%  %s", pad(shownTo(valueName(c.Value, unknown), name), name), number, grouped(c.N),
			100*part, strings.Repeat("█", int(part*float64(bar)+.5))), " "))
	}
	if rest := len(counts) - len(rows); rest > 0 {
		r.line("  … and %s more (--all lists them)", grouped(rest))
	}
}

func valueName(value, unknown string) string {
	if value == "" {
		return unknown
	}
	return value
}

// months writes one line a year and one column a month.
func (r *readingReport) months() {
	months := r.Months()
	if len(months) == 0 {
		return
	}
	var years []string
	table := map[string][13]int{} // by year; [0]: all of it
	undated, widest := 0, 3
	for _, m := range months {
		if len(m.Value) < 7 {
			undated += m.N
			continue
		}
		year, month := m.Value[:4], 0
		month, _ = strconv.Atoi(m.Value[5:7])
		row, known := table[year]
		if !known {
			years = append(years, year)
		}
		if month >= 1 && month <= 12 {
			row[month] += m.N
		}
		row[0] += m.N
		table[year] = row
	}
	r.heading("Months")
	for _, row := range table {
		for _, n := range row[1:] {
			widest = max(widest, len(strconv.Itoa(n)))
		}
	}
	if len(years) > 0 && 2+4+12*(widest+1)+10 > r.width { // too wide: years alone
		for _, m := range r.yearsOr(months) {
			r.line("  %-7s  %9s", m.Value, grouped(m.N))
		}
	} else if len(years) > 0 {
		head := "      "
		for _, m := range []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"} {
			head += fmt.Sprintf(" %*s", widest, m)
		}
		r.line("%s %9s", head, "year")
		for _, year := range years {
			row := table[year]
			r.Buffer.WriteString("  " + year)
			for _, n := range row[1:] {
				cell := "·"
				if n > 0 {
					cell = strconv.Itoa(n)
				}
				r.Buffer.WriteString(strings.Repeat(" ", widest+1-displaywidth.String(cell)) + cell)
			}
			r.line(" %9s", grouped(row[0]))
		}
	}
	if undated > 0 {
		r.line("  no date: %s", counted(undated, "article"))
	}
}

// yearsOr are months as they are if there are few, else their years.
func (r *readingReport) yearsOr(months []ingest.Count) []ingest.Count {
	const few = 24
	var all []ingest.Count
	for _, m := range months {
		if len(m.Value) < 7 {
			continue
		}
		if len(months) > few {
			m.Value = m.Value[:4]
		}
		if n := len(all); n > 0 && all[n-1].Value == m.Value {
			all[n-1].N += m.N
			continue
		}
		all = append(all, m)
	}
	return all
}

func (r *readingReport) notes() {
	notes := r.Notes()
	if len(notes) == 0 {
		return
	}
	r.heading("Notes on articles (show prints those of one)")
	for _, n := range notes {
		example := n.Message
		if n.N > 1 {
			example = "such as: " + example
		}
		r.wrapped(fmt.Sprintf("%10s  %s: ", grouped(n.N), shownTo(n.Code, 20)), shownTo(example, 400))
	}
}

func (r *readingReport) reasons() {
	wrong, nothing := r.Reasons(), []ingest.Reason(nil)
	for i, reason := range wrong {
		if reason.NoArticle {
			wrong, nothing = wrong[:i], wrong[i:]
			break
		}
	}
	r.reasonTable("Left out because it could not be read", wrong)
	r.reasonTable("Left out because it is no article", nothing)
}

func (r *readingReport) reasonTable(title string, reasons []ingest.Reason) {
	if len(reasons) == 0 {
		return
	}
	r.heading("%s", title)
	for _, reason := range reasons[:min(len(reasons), r.rows)] {
		r.wrapped(fmt.Sprintf("%10s  ", grouped(reason.N)), shownTo(reason.Reason, 1000))
		where := reason.First.File
		if reason.First.Record > 0 {
			where += ", record " + grouped(reason.First.Record)
		}
		if reason.N > 1 {
			where = "first: " + where
		}
		r.line("            %s", tail(shownTo(where, 1000), r.width-12))
	}
	if rest := len(reasons) - r.rows; rest > 0 {
		r.line("            … and %s more (--all lists them)", grouped(rest))
	}
}

// wrapped writes a text over several lines, all behind the width of the lead.
func (r *readingReport) wrapped(lead, text string) {
	indent := strings.Repeat(" ", len(lead))
	used := len(lead)
	r.Buffer.WriteString(lead)
	for i, word := range strings.Fields(text) {
		w := displaywidth.String(word)
		if i > 0 && used+1+w > r.width {
			r.Buffer.WriteString("\n" + indent)
			used = len(indent)
		} else if i > 0 {
			r.Buffer.WriteByte(' ')
			used++
		}
		r.Buffer.WriteString(word)
		used += w
	}
	r.Buffer.WriteByte('\n')
}
