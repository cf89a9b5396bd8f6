package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/internal/escape"
	"parallax/text"
)

// showFlags are the flags of the show command.
type showFlags struct {
	reading readFlags
	id      string
	record  int
	json    bool
	text    textFlags
}

func showCommand() *cobra.Command {
	var f showFlags
	command := &cobra.Command{
		Use:   "show FILE[#ID]",
		Short: "Print an article with what is known about it and what is marked in it",
		Long: `Show prints one article as Parallax reads it: its metadata, and its text with
the parts that are marked: headline, lede, dateline, byline, credit, caption,
boilerplate. What is marked as one of the last five is never compared.

Of a file that holds many articles, name one by its ID or its record, as in
articles.jsonl#3.

Exit status: 0, 1 if the article could not be read, 2 for wrong usage.`,
		Example: `  parallax show story.txt
  parallax show articles.jsonl.zst#3
  parallax show export.csv --map text=body --record 12
  parallax show story.docx --json | jq .marks`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.id, "id", "", "the article with this ID")
	flags.IntVar(&f.record, "record", 0, "the article of this record, from 1")
	flags.BoolVar(&f.json, "json", false, "one line of JSON, as ingest writes it, with every mark that was found")
	f.reading.add(flags)
	f.text.add(flags)
	return command
}

func (f *showFlags) run(c *cobra.Command, args []string) error {
	switch {
	case len(args) != 1:
		return usage("show needs one file, or - for standard input")
	case f.id != "" && f.record != 0:
		return usage("--id and --record both name an article: give one of them")
	case f.record < 0:
		return usage("--record cannot be negative")
	}
	if err := f.text.check(); err != nil {
		return err
	}
	source, address := ingest.SplitAddress(args[0])
	switch {
	case address != "" && (f.id != "" || f.record > 0):
		return usage("%s names an article: leave out --id and --record", args[0])
	case f.id != "":
		address = f.id
	case f.record > 0:
		address = strconv.Itoa(f.record)
	}
	if err := f.reading.check([]string{source}); err != nil {
		return err
	}
	a, err := ingest.Find(c.Context(), source, address, f.reading.options(c))
	if err != nil {
		return err
	}
	t := text.Analyse(a.Text, text.Options{Language: a.Language, Marks: a.Marks})
	return withOutput("", c.OutOrStdout(), func(w io.Writer) error {
		if f.json {
			a.Marks = t.Marks
			_, err := w.Write(append(a.AppendJSON(nil), '\n'))
			return err
		}
		width, color := f.text.fit("", c.OutOrStdout())
		if f.text.width == 0 {
			width = min(width, 100) // longer lines are hard to read
		}
		page := &articlePage{width: max(cmp.Or(width, 80), 40), color: color}
		page.metadata(a)
		page.text(t)
		_, err := w.Write(page.Bytes())
		return err
	})
}

// articlePage sets an article for a terminal.
type articlePage struct {
	bytes.Buffer
	width int
	color bool
}

// labels is the width of the column that names what the text beside it is.
const labels = 13

const (
	boldText  = "1"
	faintText = "2"
)

func (p *articlePage) metadata(a *article.Article) {
	record := shownTo(a.Origin.File, 1000)
	if a.Origin.Record > 0 {
		record += ", record " + grouped(a.Origin.Record)
	}
	record += " (" + a.Origin.Format + ")"
	for _, field := range []struct{ name, value string }{
		{"title", a.Title}, {"outlet", a.Outlet}, {"date", a.Date}, {"author", a.Author}, {"language", a.Language}, {"url", a.URL}, {"id", a.ID}, {"read from", record},
	} {
		style := ""
		switch {
		case field.value == "":
			field.value, style = "–", faintText
		case field.name == "title":
			style = boldText
		}
		p.block(field.name, field.value, style)
	}
	for _, n := range a.Notes {
		p.block("note", n.Message, "")
	}
}

// text writes the paragraphs; what is marked stands in blocks of its own with
// its kind beside it.
func (p *articlePage) text(t *text.Text) {
	for _, paragraph := range t.Paragraphs {
		p.WriteByte('\n')
		for _, part := range divided(paragraph.Bytes, t.Marks) {
			style := ""
			switch {
			case part.kind == text.MarkHeadline:
				style = boldText
			case part.kind != "" && part.kind != text.MarkLede:
				style = faintText
			}
			label := string(part.kind)
			body := t.Cut(part.bytes)
			if strings.TrimSpace(body) == "" {
				continue // between a dateline and the lede
			}
			if part.note != "" {
				body += " [names " + part.note + "]"
			}
			p.block(label, body, style)
		}
	}
	p.WriteByte('\n')
	words := 0
	for i := range t.Words {
		if t.Words[i].Role.Prose() {
			words++
		}
	}
	p.block("", fmt.Sprintf("%s of the article's own prose, of %s", counted(words, "word"), grouped(len(t.Words))), faintText)
}

// part is a stretch of a paragraph with one mark, or none.
type part struct {
	bytes text.Span
	kind  text.MarkKind
	note  string
}

// divided cuts a paragraph where a mark begins or ends. Quotations are no
// parts; where marks overlap, the one that says more about the place counts:
// a lede is the last of them.
func divided(paragraph text.Span, marks []text.Mark) []part {
	cuts := []int{paragraph.Start, paragraph.End}
	var here []text.Mark
	for _, m := range marks {
		if m.Kind == text.MarkQuote || !m.Bytes.Overlaps(paragraph) {
			continue
		}
		here = append(here, m)
		for _, at := range []int{m.Bytes.Start, m.Bytes.End} {
			if at > paragraph.Start && at < paragraph.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var parts []part
	for i := range len(cuts) - 1 {
		next := part{bytes: text.Span{Start: cuts[i], End: cuts[i+1]}}
		for _, m := range here {
			if m.Bytes.Contains(next.bytes) && (next.kind == "" || next.kind == text.MarkLede) {
				next.kind, next.note = m.Kind, m.Note
			}
		}
		if last := len(parts) - 1; last >= 0 && parts[last].kind == next.kind && parts[last].note == next.note {
			parts[last].bytes.End = next.bytes.End
			continue
		}
		parts = append(parts, next)
	}
	return parts
}

// block writes a label and beside it the text, over as many lines as it needs.
func (p *articlePage) block(label, body, style string) {
	for i, line := range lines(body, p.width-labels) {
		if i > 0 {
			label = ""
		}
		p.styled(faintText, pad(shownTo(label, labels-1), labels))
		p.styled(style, line)
		p.WriteByte('\n')
	}
}

func (p *articlePage) styled(style, s string) {
	if !p.color || style == "" || strings.TrimSpace(s) == "" {
		p.WriteString(s)
		return
	}
	p.WriteString("\x1b[" + style + "m" + s + "\x1b[0m")
}

// lines breaks a text at white space into lines of at most so many columns,
// and inside words only where one is longer than a line. Characters that act on
// a terminal are left out.
func lines(s string, width int) []string {
	var all []string
	var line strings.Builder
	used := 0
	flush := func() {
		if line.Len() > 0 {
			all = append(all, line.String())
			line.Reset()
			used = 0
		}
	}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || escape.Acts(r) }) {
		w := displaywidth.String(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		for _, r := range word {
			if w := displaywidth.Rune(r); used+w > width {
				flush()
				used = w
			} else {
				used += w
			}
			line.WriteRune(r)
		}
	}
	flush()
	if len(all) == 0 {
		return []string{""}
	}
	return all
}
