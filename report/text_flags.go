package report

import (
	"strconv"
	"strings"

	"parallax/compare"
)

// flagList writes each flag as a sentence, with where it is, what it is and
// why it was raised below.
func (t *textWriter) flagList() {
	if len(t.flags) == 0 {
		t.heading("No flags", "")
		return
	}
	t.heading("Flags", "the most prominent first; each is evidence to judge, not a verdict")
	digits := len(strconv.Itoa(len(t.flags)))
	for n, i := range t.flags {
		c := &t.Changes[i]
		t.blank()
		label := strconv.Itoa(n + 1)
		label = strings.Repeat(" ", digits+1-len(label)) + label + "  "
		t.hangStyled(strong, label, sentence(c)...)
		indent := strings.Repeat(" ", len(label))
		t.hang(indent, t.facts(c)...)
		if reason := clean(deref(c.Reason)); reason != "" {
			t.hang(indent, text(reason))
		}
	}
}

// sentence says what changed, with the words of both sides.
func sentence(c *compare.Change) []piece {
	a, b := quoted(sideA, c.AText), quoted(sideB, c.BText)
	switch {
	case c.Op == "move" && clean(c.AText) == clean(c.BText):
		return []piece{a, text(" moved")}
	case c.Op == "move":
		return []piece{a, text(" moved, as "), b}
	case c.A == nil && c.Passage == nil:
		return []piece{text("Sentence added: "), b}
	case c.B == nil && c.Passage == nil:
		return []piece{text("Sentence dropped: "), a}
	case c.A == nil || c.AText == "":
		return []piece{b, text(" added")}
	case c.B == nil || c.BText == "":
		return []piece{a, text(" dropped")}
	}
	return []piece{a, text(" became "), b}
}

func quoted(st style, s string) piece { return styled(st, "“"+clean(s)+"”") }

// facts is the line below a flag: what it is, how sure, where.
func (t *textWriter) facts(c *compare.Change) []piece {
	category := clean(deref(c.Category))
	ps := []piece{styled(bold, categoryName(category))}
	add := func(s string) {
		if s != "" {
			ps = append(ps, styled(faint, " · "), styled(faint, s))
		}
	}
	add(clean(deref(c.Code)) + " " + category)
	add(clean(deref(c.Direction)))
	if confidence := clean(deref(c.Confidence)); confidence != "" {
		add(confidence + " confidence")
	}
	add(place(c, t.a, t.b))
	switch {
	case c.Quoted.A && c.Quoted.B:
		add("in quotation marks")
	case c.Quoted.A:
		add("in quotation marks in A")
	case c.Quoted.B:
		add("in quotation marks in B")
	}
	return ps
}

// unmatched lists the sentences without counterpart. A sentence that is a flag
// is written out above, and here only begun.
func (t *textWriter) unmatched() {
	number := map[string]int{}
	for n, i := range t.flags {
		number[t.Changes[i].ID] = n + 1
	}
	texts := map[string]*compare.Change{}
	for i := range t.Changes {
		texts[t.Changes[i].ID] = &t.Changes[i]
	}
	t.unmatchedSide("Dropped", "sentences of A without counterpart in B", t.Unmatched.A, t.a, sideA, number,
		func(id string) string { return textOf(texts[id], true) })
	t.unmatchedSide("Added", "sentences of B without counterpart in A", t.Unmatched.B, t.b, sideB, number,
		func(id string) string { return textOf(texts[id], false) })
}

func textOf(c *compare.Change, a bool) string {
	switch {
	case c == nil:
		return ""
	case a:
		return c.AText
	}
	return c.BText
}

func (t *textWriter) unmatchedSide(title, note string, us []compare.UnmatchedSentence, side *article, st style,
	flag map[string]int, changeText func(id string) string) {
	var skipped []string
	boilerplate := 0
	headed := false
	for i := range us {
		u := &us[i]
		if u.Kind == "boilerplate" {
			boilerplate++
			continue
		}
		if !headed {
			t.heading(title, note)
			headed = true
		}
		words, flagged := clean(side.cut(u.Span)), 0
		for _, id := range u.Changes {
			if words == "" {
				words = clean(changeText(id))
			}
			if flagged == 0 {
				flagged = flag[id]
			}
		}
		if words == "" {
			words = "(text left out)"
		}
		label := "      "
		if p := side.paragraph(&u.Span); p > 0 {
			label = "¶" + strconv.Itoa(p)
			label = strings.Repeat(" ", max(0, 4-width(label))) + label + "  "
		}
		ps := []piece{styled(st, words)}
		if flagged > 0 {
			mark := " (flag " + strconv.Itoa(flagged) + ")"
			ps = []piece{styled(st, cutTo(words, max(20, t.Width-width(label)-width(mark)))), styled(faint, mark)}
		} else if u.Kind != "content" {
			ps = append(ps, styled(faint, " ("+clean(u.Kind)+")"))
		}
		t.hangStyled(faint, label, ps...)
	}
	if boilerplate > 0 {
		skipped = append(skipped, "not compared: "+count(boilerplate, "boilerplate sentence"))
	}
	if len(skipped) > 0 {
		if !headed {
			t.heading(title, "")
		}
		t.hang("      ", styled(faint, strings.Join(skipped, ", ")))
	}
}

// rest counts the changes that are not flags, and lists them on request.
func (t *textWriter) rest() {
	for _, s := range []struct{ status, title, note string }{
		{"benign", "Benign changes", "not flagged"},
		{"other", "Other changes", "in no category of the list"},
	} {
		counts := map[string]int{}
		var order []string
		total := 0
		for i := range t.Changes {
			c := &t.Changes[i]
			if status(c) != s.status {
				continue
			}
			total++
			category := clean(deref(c.Category))
			if counts[category]++; counts[category] == 1 {
				order = append(order, category)
			}
		}
		if total == 0 {
			continue
		}
		var parts []string
		for _, category := range order {
			if s.status == "benign" {
				parts = append(parts, strconv.Itoa(counts[category])+" "+categoryName(category))
			}
		}
		t.heading(s.title, s.note)
		t.hang("  ", text(strings.TrimSuffix(strconv.Itoa(total)+": "+strings.Join(parts, ", "), ": ")))
		if !t.ShowBenign {
			continue
		}
		for i := range t.Changes {
			if c := &t.Changes[i]; status(c) == s.status {
				ps := append(sentence(c), text(" "), styled(faint, "("+strings.Join(compact(categoryName(clean(deref(c.Category))), place(c, t.a, t.b)), ", ")+")"))
				t.hang("  - ", ps...)
			}
		}
	}
}

// compact leaves out the empty strings.
func compact(ss ...string) []string {
	var kept []string
	for _, s := range ss {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
