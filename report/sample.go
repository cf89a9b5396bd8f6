package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/tw"

	"parallax/compare"
	"parallax/findings"
	"parallax/table"
)

// SampleSheet writes the sheet that people code: neither outlets nor the
// program's answer.
func SampleSheet(w io.Writer, items []findings.Item, o CSVOptions) error {
	return rows(w, table.CodingSheet, pointers(items), o, false)
}

// SampleKey writes the program's answers.
func SampleKey(w io.Writer, items []findings.Item, o CSVOptions) error {
	return rows(w, table.CodingKey, pointers(items), o, false)
}

// samplePage is the page to code in.
type samplePage struct {
	shell
	Sheet  string // names the sheet, so that a browser keeps the codes of several apart
	Items  []sampleItem
	Groups []sampleGroup
}

type sampleItem struct {
	Number                int
	ALeft, AWords, ARight string
	BLeft, BWords, BRight string
	OnlyA, OnlyB          bool // the other side has nothing
}

// sampleGroup is the categories of a code, for the list to choose from and for
// the short codebook above the items.
type sampleGroup struct {
	Name, About string
	Categories  []sampleCategory
}

type sampleCategory struct{ Value, Title string }

// SamplePage writes the sheet as a page that keeps the codes in the browser and
// saves them as CSV.
func SamplePage(w io.Writer, items []findings.Item) error {
	p := samplePage{shell: sampleShell(), Groups: sampleGroups()}
	sum := sha256.New()
	for _, i := range items {
		item := sampleItem{Number: i.Number,
			ALeft: besideWords(i.A.Left), AWords: clean(i.A.Words), ARight: besideWords(i.A.Right),
			BLeft: besideWords(i.B.Left), BWords: clean(i.B.Words), BRight: besideWords(i.B.Right)}
		item.OnlyA = item.BLeft+item.BWords+item.BRight == ""
		item.OnlyB = item.ALeft+item.AWords+item.ARight == ""
		p.Items = append(p.Items, item)
		fmt.Fprintf(sum, "%d %q\n", item.Number, []string{item.ALeft, item.AWords, item.ARight, item.BLeft, item.BWords, item.BRight})
	}
	p.Sheet = hex.EncodeToString(sum.Sum(nil)[:8])
	return writePage(w, "sample", p)
}

// besideWords is a context with its blanks at the ends, where words would join.
func besideWords(s string) string {
	out := clean(s)
	if out == "" {
		return ""
	}
	if strings.HasPrefix(s, " ") && !strings.HasPrefix(out, " ") {
		out = " " + out
	}
	if strings.HasSuffix(s, " ") && !strings.HasSuffix(out, " ") {
		out += " "
	}
	return out
}

func sampleGroups() []sampleGroup {
	about := map[string]category{}
	for _, c := range categories {
		about[c.Code] = c
	}
	var groups []sampleGroup
	benign := sampleGroup{Name: "No framing", About: "the wording changes and nothing else"}
	for _, c := range compare.Categories() {
		one := sampleCategory{c.Name, compare.CategoryTitle(c.Name)}
		known, flag := about[c.Code]
		if !flag {
			benign.Categories = append(benign.Categories, one)
			continue
		}
		name := c.Code + " " + known.Name
		if len(groups) == 0 || groups[len(groups)-1].Name != name {
			groups = append(groups, sampleGroup{Name: name, About: known.About})
		}
		groups[len(groups)-1].Categories = append(groups[len(groups)-1].Categories, one)
	}
	return append(groups, benign)
}

// AgreementText writes how far people agree.
func AgreementText(w io.Writer, a findings.Agreement) error {
	t := textWriter{buf: &bytes.Buffer{}, TextOptions: TextOptions{Width: 80}}
	t.line(text(fmt.Sprintf("%s, %s coded, %d by two or more.", count(len(a.Coders), "coder"), count(a.Items, "item"), a.Both)))
	t.heading("Agreement", "percent; Cohen's kappa; Krippendorff's alpha with its 95 % interval")
	body := [][]string{append([]string{"all", strconv.Itoa(a.Both)}, reliability(a.All)...)}
	for _, c := range a.Categories {
		row := []string{cutTo(clean(c.Category), 24), strconv.Itoa(c.N)}
		if c.TooFew {
			row = append(row, "too few", "", "")
		} else {
			row = append(row, reliability(c.Measures)...)
		}
		body = append(body, row)
	}
	if err := t.table([]string{"category", "items", "percent", "kappa", "alpha, 95 %"}, body, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignLeft); err != nil {
		return err
	}
	if len(a.Precision) > 0 {
		t.heading("The program's flags", "confirmed by more than half of the coders: same category; same code; any flag")
		body = nil
		for _, p := range a.Precision {
			few := ""
			if p.TooFew {
				few = "few"
			}
			body = append(body, []string{p.Of, strconv.Itoa(p.Same.N), rate(p.Same.Rate) + " " + span(p.Same.CI), rate(p.Family.Rate) + " " + span(p.Family.CI), rate(p.Flag.Rate) + " " + span(p.Flag.CI), few})
		}
		if err := t.table([]string{"flags", "n", "category", "code", "flag", ""}, body, tw.AlignLeft, tw.AlignRight, tw.AlignLeft, tw.AlignLeft, tw.AlignLeft, tw.AlignLeft); err != nil {
			return err
		}
	}
	_, err := w.Write(t.buf.Bytes())
	return err
}

func reliability(r findings.Reliability) []string {
	two := func(x *float64) string {
		if x == nil {
			return "–"
		}
		return strconv.FormatFloat(*x, 'f', 2, 64)
	}
	alpha := two(r.Alpha)
	if r.Alpha != nil && r.CI != nil {
		alpha += fmt.Sprintf(" %.2f–%.2f", r.CI.Low, r.CI.High)
	}
	return []string{rate(r.Percent), two(r.Kappa), alpha}
}

func pointers[T any](all []T) func(func(*T) bool) {
	return func(yield func(*T) bool) {
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}
