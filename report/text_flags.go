package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/compare"
)

// flagList writes each flag as a sentence; below it the words in their
// setting, why it was raised, and what it is.
func (t *textWriter) flagList() {
	if len(t.flags) == 0 {
		t.heading("No flags", "")
		return
	}
	t.heading("Flags", "the most prominent first; each is evidence to judge, not a verdict")
	passages := make(map[string]*compare.Passage, len(t.Passages))
	for i := range t.Passages {
		passages[t.Passages[i].ID] = &t.Passages[i]
	}
	digits := len(strconv.Itoa(len(t.flags)))
	for n, i := range t.flags {
		c := &t.Changes[i]
		t.blank()
		label := strconv.Itoa(n + 1)
		label = strings.Repeat(" ", digits+1-len(label)) + label + "  "
		ps := t.says(c)
		if where := place(c, t.a, t.b); where != "" {
			if c.Op != "move" {
				where = ", " + where
			} else {
				where = " " + where
			}
			ps = append(ps, styled(faint, where))
		}
		t.hangStyled(strong, label, ps...)
		indent := strings.Repeat(" ", len(label))
		if p := passages[deref(c.Passage)]; p != nil {
			if setting := t.setting(c, p, t.Width-len(indent)); setting != nil {
				t.hang(indent, setting...)
			}
		}
		if c.Reason != nil {
			t.hang(indent, reasonPieces(c)...)
		}
		t.hang(indent, t.factLine(c, t.Width-len(indent))...)
	}
}

// says is what changed, as a sentence with the words of both sides.
func (t *textWriter) says(c *compare.Change) []piece {
	if c.MovesPassage() {
		for i := range t.Passages {
			if p := &t.Passages[i]; p.ID == *c.Passage && p.AText != "" { // not only the longest stretch of it that is unchanged
				return []piece{quoted(sideA, excerpt(p.AText, movedRunes)), text(" moved")}
			}
		}
	}
	a, b := quoted(sideA, c.AText), quoted(sideB, c.BText)
	if x, y, ok := c.Names(); ok {
		return []piece{quoted(sideA, x), text(" became "), quoted(sideB, y)}
	}
	switch {
	case c.Op == "move" && shown(c.AText) == shown(c.BText):
		return []piece{a, text(" moved")}
	case c.Op == "move":
		return []piece{a, text(" moved, as "), b}
	case c.A == nil && c.Passage == nil && t.b.wholeSentence(c.B):
		return []piece{text("Sentence added: "), b}
	case c.B == nil && c.Passage == nil && t.a.wholeSentence(c.A):
		return []piece{text("Sentence dropped: "), a}
	case c.A == nil:
		return []piece{b, text(" added")}
	case c.B == nil:
		return []piece{a, text(" dropped")}
	}
	return []piece{a, text(" became "), b}
}

// movedRunes is how much of a moved passage says which it is.
const movedRunes = 200

// quoted puts words in quotation marks. Words that a result was made without
// (compare.Options.FullText) are said to be left out.
func quoted(st style, s string) piece {
	if s = shown(s); s == "" {
		return styled(faint, "(words left out)")
	}
	return styled(st, "“"+s+"”")
}

// factLine is what a flag is, how sure, and the entries of word lists that it
// rests on. The line breaks between facts.
func (t *textWriter) factLine(c *compare.Change, columns int) []piece {
	var ps []piece
	fs := facts(c)
	for i, f := range fs {
		if i > 0 {
			ps = append(ps, text(" "))
		}
		if i < len(fs)-1 {
			f += " ·"
		}
		ps = append(ps, piece{text: f, style: faint, glue: width(f) <= columns})
	}
	return ps
}

func facts(c *compare.Change) []string {
	category := shown(deref(c.Category))
	fs := []string{compare.CategoryTitle(category) + " (" + strings.TrimSpace(shown(deref(c.Code))+" "+category) + ")"}
	if confidence := shown(deref(c.Confidence)); confidence != "" {
		fs = append(fs, confidence+" confidence")
	}
	if direction := shown(directionOf(c)); direction != "" {
		fs = append(fs, direction)
	}
	switch {
	case c.Quoted.A && c.Quoted.B:
		fs = append(fs, "quoted")
	case c.Quoted.A:
		fs = append(fs, "quoted in A")
	case c.Quoted.B:
		fs = append(fs, "quoted in B")
	}
	for i, e := range c.Evidence {
		if slices.Contains(c.Evidence[:i], e) {
			continue // both sides rest on one line
		}
		entry := cutTo(shown(e.Entry), 40)
		if i > 0 && e.Lexicon == c.Evidence[i-1].Lexicon {
			fs[len(fs)-1] += ", " + entry
		} else {
			fs = append(fs, "list "+shown(e.Lexicon)+": "+entry)
		}
	}
	return fs
}

// setting is one line of the passage around the changed words, which stand in
// brackets when there is no colour: of B, or of A for what was dropped. It is
// nil when the words leave no room for more.
func (t *textWriter) setting(c *compare.Change, p *compare.Passage, columns int) []piece {
	passage, at, span, st := p.BText, p.B, c.B, insideB
	if span == nil || c.BText == "" {
		passage, at, span, st = p.AText, p.A, c.A, insideA
	}
	if span == nil || span[0] < at[0] || span[0] > span[1] {
		return nil
	}
	start, ok := skip(passage, span[0]-at[0])
	length, ok2 := skip(passage[start:], span[1]-span[0])
	if !ok || !ok2 {
		return nil
	}
	before, after := passage[:start], passage[start+length:]
	words := shown(passage[start : start+length])
	left, right := clean(before[runeStart(before, len(before)-4*columns):]), clean(after[:runeStart(after, 4*columns)])
	if words == "" {
		return nil
	}
	if !t.Color {
		words = "[" + words + "]"
	}
	gapLeft, gapRight := gap(before, passage[start:]), gap(passage[:start+length], after)
	room := columns - width(words) - len(gapLeft) - len(gapRight)
	if room < columns/3 {
		return nil
	}
	// The words before are worth a third of the room, unless those behind
	// leave more.
	forLeft := max(room/3, room-width(right))
	left = cutFrom(left, forLeft)
	right = cutTo(right, room-width(left))
	return []piece{
		{text: left + gapLeft, style: faint},
		{text: words, style: st, join: true},
		{text: gapRight + right, style: faint, join: true},
	}
}

// gap is the blank between two parts of a text, if there is one.
func gap(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if before != "" && isBlank(last) || after != "" && isBlank(first) {
		return " "
	}
	return ""
}
