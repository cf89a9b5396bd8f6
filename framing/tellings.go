package framing

import (
	"slices"

	"github.com/zeebo/xxh3"

	"parallax/diff"
)

// Two tellings tell the same if so many of the content words told are the same,
// and so much of the shorter one; less is enough where the source is the same.
const (
	toldWords  = 3
	toldShare  = 0.4
	namedWords = 2
	namedShare = 0.3
)

func hashKey(key string) uint32 { return uint32(xxh3.HashString(key)) }

func sortUnique(list *[]uint32) {
	slices.Sort(*list)
	*list = slices.Compact(*list)
}

// sameWords counts what two ascending lists have in common.
func sameWords(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// rare leaves out of what the tellings of a text tell the words that a fifth of
// them tell, and six at least: what the whole text is about. Words are told apart
// by twelve bits of their hashes: a word lost by chance costs less than counting
// all of them exactly.
func rare(list []telling) []telling {
	const bits = 1<<12 - 1
	often := max(6, len(list)/5)
	if len(list) < often {
		return list
	}
	var counts [bits + 1]uint16
	for i := range list {
		for _, w := range list[i].words {
			counts[w&bits]++
		}
	}
	for i := range list {
		t := &list[i]
		t.words = slices.DeleteFunc(t.words, func(w uint32) bool { return int(counts[w&bits]) >= often })
		t.sketch = 0
		for _, w := range t.words {
			t.sketch |= 1 << (w & 63)
		}
	}
	return list
}

// likeness says how well two tellings correspond: by the words in common, then
// by how little else they tell.
type likeness struct {
	same, all int
}

func (l likeness) compare(o likeness) int {
	if l.same != o.same {
		return l.same - o.same
	}
	return o.all - l.all
}

// pairTellings pairs the tellings of the two texts that tell the same, each the
// other's only best counterpart.
func (r *reader) pairTellings(la, lb []telling) [][2]int {
	bestA, bestB := make([]likeness, len(la)), make([]likeness, len(lb))
	forA, forB := make([]int, len(la)), make([]int, len(lb))
	for i := range forA {
		forA[i] = -1
	}
	for j := range forB {
		forB[j] = -1
	}
	keep := func(best *likeness, which *int, l likeness, k int) {
		switch c := l.compare(*best); {
		case *which == -1 || c > 0:
			*best, *which = l, k
		case c == 0:
			*which = ambiguous
		}
	}
	for i := range la {
		for j := range lb {
			a, b := &la[i], &lb[j]
			if a.sketch&b.sketch == 0 {
				continue // no word in common; two words may share a bit
			}
			if l, ok := r.alike(a, b); ok {
				keep(&bestA[i], &forA[i], l, j)
				keep(&bestB[j], &forB[j], l, i)
			}
		}
	}
	var pairs [][2]int
	for i, j := range forA {
		if j >= 0 && forB[j] == i {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return pairs
}

// alike compares what two tellings tell.
func (r *reader) alike(a, b *telling) (likeness, bool) {
	same, least := sameWords(a.words, b.words), min(len(a.words), len(b.words))
	l := likeness{same, len(a.words) + len(b.words)}
	if a.depth != b.depth {
		l.same -= 2 // what somebody said that somebody claimed is the claim again
	}
	switch {
	case same >= toldWords && float64(same) >= toldShare*float64(least):
		return l, true
	case same >= namedWords && float64(same) >= namedShare*float64(least):
		return l, r.oneSource(a, b)
	}
	return l, false
}

// oneSource reports whether two tellings name their sources with a word in
// common.
func (r *reader) oneSource(a, b *telling) bool {
	for i := a.source.Start; i < a.source.End; i++ {
		for j := b.source.Start; j < b.source.End; j++ {
			if r.a.content(i) && r.a.key(i) == r.b.key(j) {
				return true
			}
		}
	}
	return false
}

// retold reads, when the rules have spoken, the verbs of saying that no component shows side by side: two
// tellings of the same statement, in sentences that were built anew, whose verbs
// differ in stance.
func (r *reader) retold(readings []Reading) {
	if !r.verbChanged(r.a) && !r.verbChanged(r.b) {
		return
	}
	la, lb := rare(r.tellings(r.a)), rare(r.tellings(r.b))
	pairs := r.pairTellings(la, lb)
	pairedA, pairedB := make([]bool, len(la)), make([]bool, len(lb))
	for _, p := range pairs {
		pairedA[p[0]], pairedB[p[1]] = true, true
		a, b := &la[p[0]], &lb[p[1]]
		if !r.alsoTold(a, b, lb, func(o *telling) bool { return r.sameTold(a, o) }) && !r.alsoTold(b, a, la, func(o *telling) bool { return r.sameTold(o, b) }) {
			r.readRetold(readings, a, b)
		}
	}
	if !r.ownA && !r.ownB {
		r.unsourced(readings, la, pairedA, &part{side: r.a}, r.b)
		r.unsourced(readings, lb, pairedB, &part{side: r.b}, r.a)
	}
}

// verbChanged reports whether a component of a text holds a word that may be a verb
// of saying.
func (r *reader) verbChanged(s *side) bool {
	bit := r.words.verbs.Bit()
	for i, c := range s.component {
		if c >= 0 && s.lists[i]&bit != 0 {
			return true
		}
	}
	return false
}

// alsoTold reports whether what a tells is told in the other text by a verb of
// its own class as well, or is what b tells with the verb in it: "condemned",
// "said it condemned".
func (r *reader) alsoTold(a, b *telling, others []telling, same func(*telling) bool) bool {
	if _, in := slices.BinarySearch(b.words, a.key); in && !brings[a.entry.Lemma] {
		return true
	}
	if slices.Contains(b.performs, a.entry.Class) {
		return true // "I call on Congress to act," he said; he urged Congress to act
	}
	pair := sameWords(a.words, b.words)
	for i := range others {
		o := &others[i]
		outer := o.told.Start <= b.cue.Start && b.cue.Start < o.told.End
		if o != b && (o.entry.Lemma == a.entry.Lemma || !outer && stance(o.entry.Class) == stance(a.entry.Class)) &&
			10*sameWords(a.words, o.words) >= 7*pair && same(o) {
			return true
		}
	}
	return false
}

func (r *reader) readRetold(readings []Reading, a, b *telling) {
	if a.entry.Lemma == b.entry.Lemma {
		return
	}
	v := &view{reader: r}
	x, y := a.attribution(), b.attribution()
	classX, classY := v.stanceOf(r.a, x), v.stanceOf(r.b, y)
	if classX == classY || r.a.impersonal(a.cue.Start) || r.b.impersonal(b.cue.Start) || r.otherPerson(a, b) {
		return
	}
	if !r.sameTold(a, b) {
		return
	}
	ca, cb := int(r.a.component[a.cue.Start]), int(r.b.component[b.cue.Start])
	for _, k := range [...]int{ca, cb} {
		if k >= 0 && (readings[k].Category == "verb" || readings[k].Rule == "verb.stance") {
			return
		}
	}
	k := r.retoldIn(readings, ca, cb)
	if k < 0 {
		return
	}
	band := Medium
	if c := &r.Components[k]; c.A.Empty() || c.B.Empty() {
		band = Low // the other verb stands elsewhere: right in two of three
	}
	reading := v.verbBecame(classX, classY, band, "*"+r.a.cut(a.cue)+"* became *"+r.b.cut(b.cue)+"*", &x, &y)
	reading.Rule = "verb.retold"
	if readings[k].Status == Flag {
		if !slices.Contains(readings[k].Also, "verb") {
			readings[k].Also = append(slices.Clone(readings[k].Also), "verb")
		}
		return
	}
	readings[k] = r.wanted(reading)
}

func (t *telling) attribution() Attribution {
	return Attribution{Cue: t.cue, Source: t.source, Sentence: t.sentence, Lemma: t.entry.Lemma, Class: t.entry.Class, Entry: t.entry}
}

// otherPerson reports whether two tellings name two persons.
func (r *reader) otherPerson(a, b *telling) bool {
	v := &view{reader: r}
	return v.person(r.a, a.source) && v.person(r.b, b.source) && !v.alias(r.a, a.source, r.b, b.source) && !r.oneSource(a, b)
}

// retoldIn is the component that stands for two verbs: of those that hold one, a
// phrase rather than a sentence, one that is no flag yet, the shorter one. A verb
// that only moved did not become another, so its component cannot show that.
func (r *reader) retoldIn(readings []Reading, ca, cb int) int {
	for _, c := range [...]*int{&ca, &cb} {
		if *c >= 0 && r.Components[*c].Op == diff.Move {
			*c = -1
		}
	}
	switch {
	case ca < 0 || cb < 0 || ca == cb:
		return max(ca, cb)
	}
	a, b := &r.Components[ca], &r.Components[cb]
	flagA, flagB := readings[ca].Status == Flag, readings[cb].Status == Flag
	switch {
	case a.Origin != b.Origin && (a.Origin == Phrase || b.Origin == Phrase):
		if a.Origin == Phrase {
			return ca
		}
		return cb
	case flagA != flagB:
		if flagA {
			return cb
		}
		return ca
	case r.outweighs(a, b):
		return cb
	}
	return ca
}
