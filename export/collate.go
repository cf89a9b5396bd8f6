package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"parallax/compare"
	"parallax/text"
)

// segment is a stretch of both texts in the order of one edition. The a of all
// segments, joined, is the text of a, and the b the text of b.
type segment struct {
	a, b    string
	kind    segmentKind
	passage *compare.Passage // nil: outside passages
	changes []*compare.Change
	moved   int // of a moved passage: its number, from 1; the two halves share it
}

type segmentKind int

const (
	same    segmentKind = iota // a and b are equal
	changed                    // a became b
	form                       // the same words, other letters or punctuation
	alone                      // has no counterpart: one side is empty
	moved                      // the counterpart stands elsewhere: one side is empty
)

// collate lays both texts beside each other. Passages in order are aligned word
// by word; moved ones stand at both places; what has no counterpart stands
// alone.
func collate(c *compare.Comparison, a, b *witness) []segment {
	k := &collation{a: a, b: b}
	aligned := k.sort(c)
	inA, inB := 0, 0
	for _, p := range aligned {
		k.between(compare.Span{inA, p.a[0]}, compare.Span{inB, p.b[0]})
		if p.passage != nil {
			k.passage(p)
		} else {
			k.add(segment{a: a.cut(p.a), b: b.cut(p.b), kind: changed, changes: p.changes})
		}
		inA, inB = p.a[1], p.b[1]
	}
	k.between(compare.Span{inA, len(a.text)}, compare.Span{inB, len(b.text)})
	return k.segments
}

type collation struct {
	a, b           *witness
	aloneA, aloneB []lone
	segments       []segment
}

// counterparts are two places that correspond.
type counterparts struct {
	a, b    compare.Span // in the witnesses' texts
	passage *compare.Passage
	changes []*compare.Change
}

// lone is a place of one text that is to stand alone.
type lone struct {
	at      compare.Span
	kind    segmentKind
	passage *compare.Passage
	changes []*compare.Change
	moved   int
}

// sort divides what corresponds into what can be aligned, in the order of both
// texts, and what stands alone.
func (k *collation) sort(c *compare.Comparison) []counterparts {
	inside := map[string][]*compare.Change{}
	var all []counterparts
	for i := range c.Changes {
		change := &c.Changes[i]
		switch {
		case change.Tier != "component":
		case change.Passage != nil:
			inside[*change.Passage] = append(inside[*change.Passage], change)
		case change.A != nil && change.B != nil:
			a, okA := k.a.place(*change.A)
			b, okB := k.b.place(*change.B)
			if okA && okB {
				all = append(all, counterparts{a: a, b: b, changes: []*compare.Change{change}})
			}
		case change.A != nil:
			if at, ok := k.a.place(*change.A); ok {
				k.aloneA = append(k.aloneA, lone{at: at, kind: alone, changes: []*compare.Change{change}})
			}
		case change.B != nil:
			if at, ok := k.b.place(*change.B); ok {
				k.aloneB = append(k.aloneB, lone{at: at, kind: alone, changes: []*compare.Change{change}})
			}
		}
	}
	for i := range c.Passages {
		p := &c.Passages[i]
		a, okA := k.a.place(p.A)
		b, okB := k.b.place(p.B)
		if okA && okB {
			all = append(all, counterparts{a: a, b: b, passage: p, changes: inside[p.ID]})
		}
	}
	// Those that are not moved come first: they are in order on both sides.
	slices.SortStableFunc(all, func(x, y counterparts) int {
		return cmp.Or(cmp.Compare(x.rank(), y.rank()), slices.Compare(x.a[:], y.a[:]))
	})
	var aligned []counterparts
	number := 0
	for _, p := range all {
		i, _ := slices.BinarySearchFunc(aligned, p.a[0], func(q counterparts, start int) int { return cmp.Compare(q.a[0], start) })
		fits := (i == 0 || aligned[i-1].a[1] <= p.a[0] && aligned[i-1].b[1] <= p.b[0]) &&
			(i == len(aligned) || p.a[1] <= aligned[i].a[0] && p.b[1] <= aligned[i].b[0])
		if fits && p.rank() < 2 {
			aligned = slices.Insert(aligned, i, p)
			continue
		}
		number++
		k.aloneA = append(k.aloneA, lone{p.a, moved, p.passage, p.changes, number})
		k.aloneB = append(k.aloneB, lone{p.b, moved, p.passage, p.changes, number})
	}
	byPlace := func(x, y lone) int { return slices.Compare(x.at[:], y.at[:]) }
	slices.SortStableFunc(k.aloneA, byPlace)
	slices.SortStableFunc(k.aloneB, byPlace)
	return aligned
}

func (p counterparts) rank() int {
	switch {
	case p.passage == nil && p.changes[0].Op == "move", p.passage != nil && p.passage.Moved:
		return 2
	case p.passage == nil:
		return 1
	}
	return 0
}

// add appends a segment; equal text joins equal text.
func (k *collation) add(s segment) {
	if s.a == "" && s.b == "" {
		return
	}
	if n := len(k.segments) - 1; s.kind == same && n >= 0 && k.segments[n].kind == same && k.segments[n].passage == s.passage {
		k.segments[n].a += s.a
		k.segments[n].b += s.b
		return
	}
	k.segments = append(k.segments, s)
}

// between lays out what lies between two passages: white space that both have
// is shared, everything else stands alone, a before b.
func (k *collation) between(a, b compare.Span) {
	before, behind := shared(k.a.text[a[0]:a[1]], k.b.text[b[0]:b[1]], unicode.IsSpace)
	a, b = compare.Span{a[0] + before, a[1] - behind}, compare.Span{b[0] + before, b[1] - behind}
	space := string(k.a.text[a[0]-before : a[0]])
	k.add(segment{a: space, b: space})
	k.standing(k.a, a, k.aloneA, func(s *segment, text string) { s.a = text })
	k.standing(k.b, b, k.aloneB, func(s *segment, text string) { s.b = text })
	space = string(k.a.text[a[1] : a[1]+behind])
	k.add(segment{a: space, b: space})
}

// standing lays out a stretch of one text that has no counterpart.
func (k *collation) standing(w *witness, in compare.Span, alones []lone, set func(*segment, string)) {
	at := in[0]
	piece := func(to int, s segment) {
		if to > at {
			set(&s, string(w.text[at:to]))
			k.add(s)
			at = to
		}
	}
	first, _ := slices.BinarySearchFunc(alones, in[0], func(l lone, start int) int { return cmp.Compare(l.at[0], start) })
	for _, l := range alones[first:] {
		if l.at[1] > in[1] {
			break
		}
		if l.at[0] < at || l.at[0] == l.at[1] {
			continue // overlaps the one before
		}
		piece(l.at[0], segment{kind: alone})
		piece(l.at[1], segment{kind: l.kind, passage: l.passage, changes: l.changes, moved: l.moved})
	}
	piece(in[1], segment{kind: alone})
}

// passage aligns the words that no component changed, one with one and in
// order; what lies between two of them is equal or a change.
func (k *collation) passage(p counterparts) {
	changesA := placed(p.changes, p.passage.A[0]-p.a[0], func(c *compare.Change) *compare.Span { return c.A })
	changesB := placed(p.changes, p.passage.B[0]-p.b[0], func(c *compare.Change) *compare.Span { return c.B })
	a, b := unchanged(k.a, p.a, changesA), unchanged(k.b, p.b, changesB)
	if len(a) != len(b) { // words that are divided otherwise on the other side
		a, b = nil, nil
	}
	inA, inB := p.a[0], p.b[0]
	gap := func(toA, toB int) {
		gapA, gapB := compare.Span{inA, toA}, compare.Span{inB, toB}
		changes := append(changesA.touching(gapA), changesB.touching(gapB)...)
		slices.SortStableFunc(changes, func(x, y *compare.Change) int { return cmp.Compare(p.number(x), p.number(y)) })
		k.gap(p.passage, gapA, gapB, slices.Compact(changes))
	}
	for i := range a {
		gap(a[i][0], b[i][0])
		kind := same
		if k.a.cut(a[i]) != k.b.cut(b[i]) {
			kind = form
		}
		k.add(segment{a: k.a.cut(a[i]), b: k.b.cut(b[i]), kind: kind, passage: p.passage})
		inA, inB = a[i][1], b[i][1]
	}
	gap(p.a[1], p.b[1])
}

// number is the place of a change among those of the passage.
func (p counterparts) number(c *compare.Change) int { return slices.Index(p.changes, c) }

// gap lays out what lies between two unchanged words.
func (k *collation) gap(p *compare.Passage, a, b compare.Span, changes []*compare.Change) {
	kind := changed
	if len(changes) == 0 {
		if kind = form; k.a.cut(a) == k.b.cut(b) {
			kind = same
		}
	}
	before, behind := 0, 0
	if kind != same {
		before, behind = shared(k.a.text[a[0]:a[1]], k.b.text[b[0]:b[1]], isBetweenWords)
	}
	edge := string(k.a.text[a[0] : a[0]+before])
	k.add(segment{a: edge, b: edge, passage: p})
	k.add(segment{a: string(k.a.text[a[0]+before : a[1]-behind]), b: string(k.b.text[b[0]+before : b[1]-behind]), kind: kind, passage: p, changes: changes})
	edge = string(k.a.text[a[1]-behind : a[1]])
	k.add(segment{a: edge, b: edge, passage: p})
}

func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

// placedChange is a change inside a passage, at its place in the witness's
// text.
type placedChange struct {
	at     compare.Span
	change *compare.Change
}

// placedChanges are the changes of one side of a passage, in order. They are
// asked for from front to back.
type placedChanges []placedChange

func placed(changes []*compare.Change, shift int, side func(*compare.Change) *compare.Span) placedChanges {
	var list placedChanges
	for _, c := range changes {
		if s := side(c); s != nil {
			list = append(list, placedChange{compare.Span{s[0] - shift, s[1] - shift}, c})
		}
	}
	slices.SortStableFunc(list, func(x, y placedChange) int { return slices.Compare(x.at[:], y.at[:]) })
	return list
}

// touching gives the changes that share a code point with a place.
func (l *placedChanges) touching(at compare.Span) []*compare.Change {
	for len(*l) > 0 && (*l)[0].at[1] <= at[0] {
		*l = (*l)[1:]
	}
	var changes []*compare.Change
	for _, c := range *l {
		if c.at[0] >= at[1] {
			break
		}
		changes = append(changes, c.change)
	}
	return changes
}

// word is a word of a passage: its place in the witness's text.
type word = compare.Span

// unchanged are the words of a passage that no component holds.
func unchanged(w *witness, at compare.Span, changes placedChanges) []word {
	source := string(w.text[at[0]:at[1]])
	points := text.NewPoints(source)
	var words []word
	for _, found := range text.Analyse(source, text.Options{Plain: true, Language: language(w.Side)}).Words {
		at := word{at[0] + points.At(int(found.Start)), at[0] + points.At(int(found.End))}
		if len(changes.touching(at)) == 0 {
			words = append(words, at)
		}
	}
	return words
}

func language(s *compare.Side) string {
	if s.Language == nil {
		return ""
	}
	return strings.ToLower(*s.Language)
}

// shared counts the code points of a kind that two texts begin with, and those
// that the rest of both ends with.
func shared(a, b []rune, kind func(rune) bool) (before, behind int) {
	for before < min(len(a), len(b)) && a[before] == b[before] && kind(a[before]) {
		before++
	}
	for behind < min(len(a), len(b))-before && a[len(a)-1-behind] == b[len(b)-1-behind] && kind(a[len(a)-1-behind]) {
		behind++
	}
	return before, behind
}
