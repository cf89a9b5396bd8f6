package framing

import (
	"cmp"
	"slices"
	"sync"

	"parallax/align"
	"parallax/diff"
	"parallax/text"
)

// Components lists everything that differs between two texts, as the units
// that are read and counted: the phrase components of each passage, one
// component per moved passage, one for two headlines that were not paired, and
// one per sentence (or rest of a sentence) without a partner. No word is in
// two components. Furniture (credits, share buttons …) is listed only when the
// other side has no sentence of the same words.
//
// changes[i] is what changed inside passages[i].
func Components(a, b *text.Text, passages []align.Passage, changes []diff.Result) []Component {
	size := 0
	for i := range changes {
		size += len(changes[i].Components)
	}
	list := make([]Component, 0, size+size/8+8) // room for moves and for what has no partner
	for i, p := range passages {
		first := len(list)
		if i < len(changes) {
			for _, c := range changes[i].Components {
				list = appendAtMarks(list, a, b, Component{Change: c, Origin: Phrase, Passage: i})
			}
		}
		if !p.Moved {
			continue
		}
		if sa, sb, ok := quietStretch(a, b, p, list[first:]); ok {
			list = append(list, Component{Change: change(diff.Move, a, b, sa, sb), Origin: Order, Passage: i})
		}
	}
	restA := unpaired(a, passages, func(p align.Passage) text.Span { return p.A })
	restB := unpaired(b, passages, func(p align.Passage) text.Span { return p.B })
	ha, hb := headline(a, restA), headline(b, restB)
	if ha >= 0 && hb >= 0 {
		list = append(list, Component{Change: change(diff.Substitute, a, b, restA[ha], restB[hb]), Origin: Heading, Passage: -1})
		restA, restB = slices.Delete(restA, ha, ha+1), slices.Delete(restB, hb, hb+1)
	}
	keysA, keysB := sync.OnceValue(func() keys { return sentenceKeys(a) }), sync.OnceValue(func() keys { return sentenceKeys(b) })
	for _, s := range restA {
		if !prose(a, s) && keysB().have(a, s) {
			continue
		}
		list = append(list, Component{Change: change(diff.Delete, a, b, s, text.Span{}), Origin: Sentence, Passage: -1})
	}
	for _, s := range restB {
		if !prose(b, s) && keysA().have(b, s) {
			continue
		}
		list = append(list, Component{Change: change(diff.Insert, a, b, text.Span{}, s), Origin: Sentence, Passage: -1})
	}
	return list
}

// appendAtMarks adds a component, divided, if only one text has its words, where a
// quotation begins or ends among them: what is said, and who says it, are two
// changes.
func appendAtMarks(list []Component, a, b *text.Text, c Component) []Component {
	t, own := a, c.A
	if c.A.Empty() {
		t, own = b, c.B
	}
	if c.A.Empty() == c.B.Empty() || c.Op == diff.Move || own.Len() < 2 || len(t.Quotes) == 0 {
		return append(list, c)
	}
	cut := -1
	for _, q := range t.Quotes {
		if q.Nested || q.Words.Empty() || own.Contains(q.Words) || q.Words.Contains(own) {
			continue
		}
		if cut = q.Words.Start; cut <= own.Start {
			cut = q.Words.End
		}
		if cut > own.Start && cut < own.End {
			break
		}
		cut = -1
	}
	if cut < 0 {
		return append(list, c)
	}
	first, second := c, c
	if t == a {
		first.A.End, second.A.Start = cut, cut
		first.ABytes.End, second.ABytes.Start = int(t.Words[cut-1].End), int(t.Words[cut].Start)
	} else {
		first.B.End, second.B.Start = cut, cut
		first.BBytes.End, second.BBytes.Start = int(t.Words[cut-1].End), int(t.Words[cut].Start)
	}
	return appendAtMarks(appendAtMarks(list, a, b, first), a, b, second)
}

func change(op diff.Op, a, b *text.Text, sa, sb text.Span) diff.Change {
	c := diff.Change{Op: op, A: sa, B: sb, Whole: -1} // no whole: it is read alone
	bytes := (*text.Text).Extent
	if op == diff.Move { // inside a passage, between other components
		bytes = (*text.Text).Bytes
	}
	if !sa.Empty() {
		c.ABytes = bytes(a, sa)
	}
	if !sb.Empty() {
		c.BBytes = bytes(b, sb)
	}
	return c
}

// unpaired lists the word runs of each sentence that lie in no passage.
func unpaired(t *text.Text, passages []align.Passage, side func(align.Passage) text.Span) []text.Span {
	taken := make([]text.Span, 0, len(passages))
	for _, p := range passages {
		if s := side(p); !s.Empty() {
			taken = append(taken, s)
		}
	}
	slices.SortFunc(taken, func(x, y text.Span) int { return cmp.Compare(x.Start, y.Start) })
	var rest []text.Span
	next := 0
	for _, s := range t.Sentences {
		from := s.Words.Start
		for ; next < len(taken) && taken[next].End <= from; next++ {
		}
		for k := next; k < len(taken) && taken[k].Start < s.Words.End; k++ {
			if taken[k].Start > from {
				rest = append(rest, text.Span{Start: from, End: taken[k].Start})
			}
			from = max(from, taken[k].End)
		}
		if from < s.Words.End {
			rest = append(rest, text.Span{Start: from, End: s.Words.End})
		}
	}
	return rest
}

// headline is the index of the first run that is a whole headline, or -1.
func headline(t *text.Text, rest []text.Span) int {
	return slices.IndexFunc(rest, func(s text.Span) bool {
		sentence := t.Sentences[t.SentenceOf(s.Start)]
		return sentence.Role == text.Headline && sentence.Words == s
	})
}

func prose(t *text.Text, s text.Span) bool { return t.Words[s.Start].Role.Prose() }

// sequenceKey is a hash of the words of a span, in order.
func sequenceKey(t *text.Text, s text.Span) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range t.Words[s.Start:s.End] {
		h = (h ^ w.Hash) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// keys are the sentences of a text.
type keys map[uint64]struct{}

func sentenceKeys(t *text.Text) keys {
	k := make(keys, len(t.Sentences))
	for _, s := range t.Sentences {
		if !s.Words.Empty() {
			k[sequenceKey(t, s.Words)] = struct{}{}
		}
	}
	return k
}

// have reports whether one of the sentences has the words of a span.
func (k keys) have(t *text.Text, s text.Span) bool {
	_, ok := k[sequenceKey(t, s)]
	return ok
}

// quietStretch is the longest run of a passage, the same on both sides, that
// holds no other component; it stands for the passage's move. ok is false when
// every word changed.
func quietStretch(a, b *text.Text, p align.Passage, within []Component) (sa, sb text.Span, ok bool) {
	gapsA := gaps(p.A, within, func(c Component) text.Span { return c.A })
	gapsB := gaps(p.B, within, func(c Component) text.Span { return c.B })
	for _, ga := range gapsA {
		if ga.Len() <= sa.Len() {
			continue
		}
		key := sequenceKey(a, ga)
		for _, gb := range gapsB {
			if gb.Len() == ga.Len() && sequenceKey(b, gb) == key {
				sa, sb, ok = ga, gb, true
				break
			}
		}
	}
	if ok {
		return sa, sb, true
	}
	sa, sb = longest(gapsA), longest(gapsB)
	return sa, sb, !sa.Empty() && !sb.Empty()
}

// gaps lists the parts of span that no component covers. An empty component
// (a change of punctuation, an insertion's other side) still divides.
func gaps(span text.Span, within []Component, side func(Component) text.Span) []text.Span {
	spans := make([]text.Span, 0, len(within))
	for _, c := range within {
		if s := side(c); s.Start >= span.Start && s.End <= span.End {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(x, y text.Span) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	var out []text.Span
	from := span.Start
	for _, s := range spans {
		if s.Start > from {
			out = append(out, text.Span{Start: from, End: s.Start})
		}
		from = max(from, s.End)
	}
	if from < span.End {
		out = append(out, text.Span{Start: from, End: span.End})
	}
	return out
}

func longest(spans []text.Span) text.Span {
	var best text.Span
	for _, s := range spans {
		if s.Len() > best.Len() {
			best = s
		}
	}
	return best
}
