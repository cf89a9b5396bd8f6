package report

import (
	"cmp"
	"strconv"
	"strings"

	"parallax/compare"
)

// unmatched lists the sentences without counterpart. A sentence that is a flag
// is written out above, and here only begun.
func (t *textWriter) unmatched() {
	if t.Relation == "unrelated" { // all sentences of both
		return
	}
	flag := map[string]int{}
	for n, i := range t.flags {
		flag[t.Changes[i].ID] = n + 1
	}
	changes := make(map[string]*compare.Change, len(t.Changes))
	for i := range t.Changes {
		changes[t.Changes[i].ID] = &t.Changes[i]
	}
	bothA, bothB := inBoth(t.Comparison, t.a, t.b)
	for _, s := range []struct {
		title, note string
		sentences   []compare.UnmatchedSentence
		both        []bool // stands in the other text, too
		article     *article
		style       style
		words       func(*compare.Change) string
	}{
		{"Dropped", "sentences of A without counterpart in B", t.Unmatched.A, bothA, t.a, sideA, func(c *compare.Change) string { return c.AText }},
		{"Added", "sentences of B without counterpart in A", t.Unmatched.B, bothB, t.b, sideB, func(c *compare.Change) string { return c.BText }},
	} {
		var list []unmatchedSentence
		beside := reworded(t.Comparison, s.sentences)
		boilerplate, withheld := 0, 0
		for i := range s.sentences {
			u := unmatchedSentence{UnmatchedSentence: &s.sentences[i], words: shown(s.article.cut(s.sentences[i].Span)), kind: kindOf(s.article, &s.sentences[i])}
			for _, id := range u.Changes {
				if c := changes[id]; c != nil && u.words == "" {
					u.words = shown(s.words(c))
				}
				u.flag = cmp.Or(u.flag, flag[id])
			}
			switch {
			case s.both[i], beside[i]:
			case u.Kind == "boilerplate":
				boilerplate++
			case u.words == "":
				withheld++
			default:
				list = append(list, u)
			}
		}
		if len(list)+withheld == 0 {
			continue
		}
		t.heading(s.title, s.note)
		for _, u := range list {
			t.sentence(placeMark(s.article, u.Span), s.style, u, len(list) > manySentences)
		}
		if withheld > 0 {
			t.hang(sentenceIndent, styled(faint, count(withheld, "sentence")+" without text here"))
		}
		if boilerplate > 0 {
			t.hang(sentenceIndent, styled(faint, count(boilerplate, "sentence")+" of boilerplate, not compared"))
		}
	}
}

// unmatchedSentence is a sentence without counterpart as it is listed.
type unmatchedSentence struct {
	*compare.UnmatchedSentence
	words string
	kind  string // "content", or what else it is
	flag  int    // number of the first flag that it is in, or 0
}

// kindOf is "content", or what a sentence beside the article's own prose is:
// dateline, byline, credit, caption, boilerplate.
func kindOf(of *article, u *compare.UnmatchedSentence) string {
	if u.Kind != "content" {
		if i := of.SentenceAt(u.Span[0]); i >= 0 && of.Sentences[i].Role != "body" {
			return of.Sentences[i].Role
		}
	}
	return u.Kind
}

// manySentences is the number above which each gets one line only.
const manySentences = 12

func (t *textWriter) sentence(label string, st style, u unmatchedSentence, oneLine bool) {
	note := ""
	switch {
	case u.flag > 0:
		note = " (flag " + strconv.Itoa(u.flag) + ")"
	case u.Kind != "content":
		note = " (" + cutTo(shown(u.kind), 20) + ")"
	}
	words := u.words
	if oneLine || u.flag > 0 {
		words = cutTo(words, t.Width-width(label)-width(note))
	}
	t.hangStyled(faint, label, styled(st, words), piece{text: note, style: faint, glue: true})
}

// placeMark is "¶3" or "title", set to the width of sentenceIndent.
func placeMark(side *article, s compare.Span) string {
	mark := paragraphLabel(side, s)
	switch mark {
	case "title":
	case "–":
		mark = ""
	default:
		mark = "¶" + mark
	}
	return strings.Repeat(" ", max(0, len(sentenceIndent)-2-width(mark))) + mark + "  "
}

const sentenceIndent = "       "

// rest counts the changes that are not flags, and lists them on request.
func (t *textWriter) rest() {
	headed := false
	for _, s := range []string{"benign", "other"} {
		counts := map[string]int{}
		var order []string
		total := 0
		for i := range t.Changes {
			c := &t.Changes[i]
			if status(c) != s {
				continue
			}
			total++
			category := shown(deref(c.Category))
			if counts[category]++; counts[category] == 1 {
				order = append(order, category)
			}
		}
		if total == 0 {
			continue
		}
		if !headed {
			t.heading("Changes that are not flags", "")
			headed = true
		}
		var parts []string
		for _, category := range order {
			if category != s {
				parts = append(parts, compare.CategoryTitle(category)+" "+strconv.Itoa(counts[category]))
			}
		}
		t.hang("  ", text(strings.TrimSuffix(strconv.Itoa(total)+" "+s+": "+strings.Join(parts, ", "), ": ")))
		if t.ShowBenign {
			t.listChanges(s)
		}
	}
}

func (t *textWriter) listChanges(s string) {
	for i := range t.Changes {
		c := &t.Changes[i]
		if status(c) != s {
			continue
		}
		var notes []string
		if category := shown(deref(c.Category)); category != s {
			notes = append(notes, compare.CategoryTitle(category))
		}
		if where := place(c, t.a, t.b); where != "" {
			notes = append(notes, where)
		}
		ps := t.says(c)
		if len(notes) > 0 {
			ps = append(ps, styled(faint, ", "+strings.Join(notes, ", ")))
		}
		t.hang("    ", ps...)
	}
}
