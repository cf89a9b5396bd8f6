package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parallax/compare"
)

// TextOptions say how [Text] writes. The zero value is plain text 80 columns
// wide.
type TextOptions struct {
	Width      int  // columns; 0: 80; less than 60: 60
	Color      bool // ANSI colours; the caller knows the terminal and NO_COLOR
	ShowBenign bool // also list the changes that are benign or in no category
}

// Text writes c for reading in a terminal: what the articles are and how they
// relate, the flags with the most prominent first, the sentences that were
// dropped and added, and the passages.
func Text(w io.Writer, c *compare.Comparison, o TextOptions) error {
	return TextRenderer(o).one(w, c)
}

// TextRenderer writes comparisons one below the other.
func TextRenderer(o TextOptions) Renderer {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 60)
	return Renderer{pair: func(dst []byte, number int, p Pair) ([]byte, error) {
		t := textWriter{buf: bytes.NewBuffer(dst), TextOptions: o}
		if number > 1 {
			t.line(styled(faint, strings.Repeat("━", o.Width)))
			t.blank()
		}
		if p.Err != nil {
			t.failure(p)
			return t.buf.Bytes(), nil
		}
		t.Comparison = p.Comparison
		t.a, t.b = outline(&p.Comparison.A), outline(&p.Comparison.B)
		t.flags = rankedFlags(p.Comparison)
		t.head()
		t.warnings()
		t.flagList()
		t.unmatched()
		err := t.passages()
		if err == nil {
			err = t.voices()
		}
		if err == nil {
			err = t.vocabulary()
		}
		t.rest()
		return t.buf.Bytes(), err
	}}
}

type textWriter struct {
	buf *bytes.Buffer
	TextOptions
	*compare.Comparison
	a, b  *article
	flags []int // ranked
}

func (t *textWriter) blank() { t.buf.WriteByte('\n') }

// line writes one paragraph from the left edge.
func (t *textWriter) line(pieces ...piece) { t.hang("", pieces...) }

// hang writes one paragraph behind a label, all lines indented as far as the
// label is wide.
func (t *textWriter) hang(label string, pieces ...piece) {
	t.hangStyled(plain, label, pieces...)
}

func (t *textWriter) hangStyled(st style, label string, pieces ...piece) {
	indent := width(label)
	for i, l := range wrap(pieces, t.Width-indent) {
		var row []byte
		if i == 0 {
			row = appendLine(row, line{pieces: []piece{styled(st, label)}}, t.Color && strings.TrimSpace(label) != "")
		} else {
			row = append(row, strings.Repeat(" ", indent)...)
		}
		row = appendLine(row, l, t.Color)
		t.buf.Write(bytes.TrimRight(row, " "))
		t.blank()
	}
}

func (t *textWriter) heading(title, note string) {
	t.blank()
	if note == "" {
		t.line(styled(bold, title))
		return
	}
	t.line(styled(bold, title+":"), text(" "), styled(faint, note))
}

func (t *textWriter) head() {
	t.side("A", sideA, &t.A)
	t.side("B", sideB, &t.B)
	t.blank()
	t.hang("Relation  ", styled(bold, shown(t.Relation)), text(fmt.Sprintf(
		": passages hold %s of A's and %s of B's content words", percent(t.Coverage.A), percent(t.Coverage.B))))
	t.hang("Words     ", append([]piece{styled(sideA, "A")}, t.wordCounts(t.A.Words, t.Words.A, "dropped")...)...)
	t.hang("          ", append([]piece{styled(sideB, "B")}, t.wordCounts(t.B.Words, t.Words.B, "added")...)...)
	t.hang("Passages  ", text(countPassages(t.Comparison, "")))
	t.hang("Changes   ", text(countChanges(t.Comparison, "")))
	t.hang("Sentences ", text(fmt.Sprintf("%d of A dropped, %d of B added", withoutCounterpart(t.Comparison, t.Unmatched.A), withoutCounterpart(t.Comparison, t.Unmatched.B))))
}

func (t *textWriter) side(label string, st style, s *compare.Side) {
	fields := compact(shown(deref(s.Title)), shown(deref(s.Outlet)), shown(deref(s.Date)), shown(s.Path))
	if s.Title == nil && len(fields) > 0 { // the path stands for the title
		fields = append(fields[len(fields)-1:], fields[:len(fields)-1]...)
	}
	if len(fields) == 0 {
		fields = []string{"(no title)"}
	}
	t.hangStyled(st, label+"  ", styled(bold, fields[0]))
	var facts []piece
	for i, f := range fields[1:] {
		if i > 0 {
			facts = append(facts, styled(faint, " · "))
		}
		facts = append(facts, styled(faint, f))
	}
	if len(facts) > 0 {
		t.hang("   ", facts...)
	}
}

// compact leaves out the empty strings.
func compact(ss ...string) []string {
	return slices.DeleteFunc(ss, func(s string) bool { return s == "" })
}

// wordCounts says what became of a side's words.
func (t *textWriter) wordCounts(all int, n compare.WordCounts, unmatched string) []piece {
	var parts []string
	for _, part := range []struct {
		n    int
		name string
	}{{n.Verbatim, "verbatim"}, {n.Edited, "edited"}, {n.Rewritten, "rewritten"}, {n.Unmatched, unmatched}} {
		if part.n > 0 {
			parts = append(parts, strconv.Itoa(part.n)+" "+part.name)
		}
	}
	if len(parts) == 0 {
		return []piece{text(" " + strconv.Itoa(all))}
	}
	return []piece{text(" " + strconv.Itoa(all) + ": " + strings.Join(parts, ", "))}
}

// countPassages says how many passages there are, and of what kinds.
func countPassages(c *compare.Comparison, unit string) string {
	kinds := map[string]int{}
	moved := 0
	for i := range c.Passages {
		kinds[c.Passages[i].Kind]++
		if c.Passages[i].Moved {
			moved++
		}
	}
	var parts []string
	for _, kind := range []string{"verbatim", "edited", "rewritten"} {
		if kinds[kind] > 0 {
			parts = append(parts, strconv.Itoa(kinds[kind])+" "+kind)
		}
	}
	s := strconv.Itoa(len(c.Passages)) + unit
	if len(parts) > 0 {
		s += ": " + strings.Join(parts, ", ")
	}
	if moved > 0 {
		s += "; " + strconv.Itoa(moved) + " moved"
	}
	return s
}

// countChanges says how many components there are, by status.
func countChanges(c *compare.Comparison, unit string) string {
	counts := map[string]int{}
	total := 0
	for i := range c.Changes {
		if s := status(&c.Changes[i]); s != "" {
			counts[s]++
			total++
		}
	}
	if total == 0 {
		return "0" + unit
	}
	return fmt.Sprintf("%d%s: %s, %d benign, %d other", total, unit, count(counts["flag"], "flag"), counts["benign"], counts["other"])
}

func (t *textWriter) warnings() {
	for i := range t.Warnings {
		t.hangStyled(attention, "Warning   ", text(shown(warningText(t.Warnings[i]))), text(" "), styled(faint, "("+shown(t.Warnings[i].Code)+")"))
	}
}

// warningText names the sides as the rest of a report does: A and B.
func warningText(w compare.Warning) string {
	for _, side := range []string{"a: ", "b: "} {
		if rest, ok := strings.CutPrefix(w.Message, side); ok {
			return strings.ToUpper(side) + rest
		}
	}
	return w.Message
}

func (t *textWriter) failure(p Pair) {
	t.line(styled(bold, shown(p.A)), text(" and "), styled(bold, shown(p.B)))
	t.hangStyled(attention, "Not compared  ", text(shown(p.Err.Error())))
}

func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 0, 64) + " %" }
