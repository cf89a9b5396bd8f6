package framing

import (
	"slices"

	"parallax/text"
)

// told is what two texts state and which statements of theirs are the same, over
// the whole articles, in whatever passages they stand or in none.
type told struct {
	tellA, tellB     []telling
	a, b             []statement
	words            terms
	pairs            []samePair // the surest first
	ofTellA, ofTellB []int      // telling → of pairs, the surest; -1: none
	runs             []int32    // see quotedRun
}

// samePair is a statement of each text that are the same.
type samePair struct {
	match
	plain int // words in common, names apart
	run   int // words of the longest run in common that a text has in quotation marks
	sure  bool
}

// told works out, when a rule first asks, what the two texts state.
func (r *reader) told() *told {
	if r.statements != nil {
		return r.statements
	}
	t := r.room
	t.words.reset(len(r.a.Words) + len(r.b.Words))
	t.tellA, t.tellB = r.tellings(r.a, t.tellA[:0]), r.tellings(r.b, t.tellB[:0])
	t.a, t.b, t.pairs = r.statementsOf(r.a, t.tellA, &t.words, t.a[:0]), r.statementsOf(r.b, t.tellB, &t.words, t.b[:0]), t.pairs[:0]
	t.words.join(r.a, r.b, t.b)
	r.statements = t
	for _, m := range t.words.pairStatements(t.a, t.b) {
		if p, ok := r.same(m); ok {
			t.pairs = append(t.pairs, p)
		}
	}
	slices.SortStableFunc(t.pairs, func(x, y samePair) int {
		if x.surer(&y) {
			return -1
		}
		if y.surer(&x) {
			return 1
		}
		return 0
	})
	t.ofTellA = t.surest(t.ofTellA, len(t.tellA), func(p *samePair) int { return t.a[p.a].by })
	t.ofTellB = t.surest(t.ofTellB, len(t.tellB), func(p *samePair) int { return t.b[p.b].by })
	return t
}

// Statements are the same if they are so like, by so many plain words; less is
// enough where the sources have a word in common. A run of quoted words is enough
// by itself. (Real news, 60 pairs told by verbs of two classes, read by eye: from
// .40 on 9 of 10 are one statement, from .30 on every second one.)
const (
	sameLike  = 0.40
	namedLike = 0.33
	asideLike = 0.25 // of sentences that stand in one passage
	samePlain = 3
	sameRun   = 5
	sureLike  = 0.50
	sureShare = 0.8 // the next best match is at most so like
)

// same says whether a match is one statement, and how sure that is.
func (r *reader) same(m match) (samePair, bool) {
	t := r.statements
	x, y := &t.a[m.a], &t.b[m.b]
	p := samePair{match: m}
	_, p.plain = t.words.common(x, y)
	p.run = r.quotedRun(x.in, y.in)
	clear := m.next <= sureShare*m.like
	p.sure = clear && (p.run >= sameRun || m.like >= sureLike && p.plain > samePlain)
	least := sameLike
	if at := r.a.passage[x.in.Start]; at >= 0 && at == r.b.passage[y.in.Start] {
		least = asideLike
	} else if x.by != writer && y.by != writer && r.oneSource(&t.tellA[x.by], &t.tellB[y.by]) {
		least = namedLike
	}
	return p, p.run >= sameRun || m.like >= least && p.plain >= samePlain
}

// surest gives each telling of a text the surest of the pairs that have a statement
// of it.
func (t *told) surest(of []int, tellings int, by func(*samePair) int) []int {
	of = slices.Grow(of[:0], tellings)[:tellings]
	for i := range of {
		of[i] = -1
	}
	for k := range t.pairs {
		if i := by(&t.pairs[k]); i >= 0 && of[i] < 0 {
			of[i] = k
		}
	}
	return of
}

func (p *samePair) surer(o *samePair) bool {
	if (p.run >= sameRun) != (o.run >= sameRun) {
		return p.run >= sameRun
	}
	return p.like > o.like
}

// tellingPair are the tellings of pair k, if both texts name who tells it and no
// other pair of these two is surer. A telling of several sentences may have several
// counterparts, each for what it tells.
func (t *told) tellingPair(k int) (a, b *telling, ok bool) {
	i, j := t.a[t.pairs[k].a].by, t.b[t.pairs[k].b].by
	if i == writer || j == writer {
		return nil, nil, false
	}
	for o := range k {
		if t.a[t.pairs[o].a].by == i && t.b[t.pairs[o].b].by == j {
			return nil, nil, false
		}
	}
	return &t.tellA[i], &t.tellB[j], true
}

// runsOf is n numbers, all 0, until it is asked again.
func (t *told) runsOf(n int) []int32 {
	t.runs = slices.Grow(t.runs[:0], n)[:n]
	clear(t.runs)
	return t.runs
}

// quotedRun is the most words in one run that both spans have, if in one of them the
// run begins inside quotation marks and two of its words carry content.
func (r *reader) quotedRun(in, on text.Span) int {
	most := int32(0)
	runs := r.statements.runsOf(on.Len() + 1) // words of the run that ends at the words before
	for i := in.Start; i < in.End; i++ {
		diagonal := int32(0)
		for j := on.Start; j < on.End; j++ {
			k := j - on.Start + 1
			above := runs[k]
			runs[k] = 0
			if r.a.Words[i].Hash == r.b.Words[j].Hash {
				runs[k] = diagonal + 1
				n := runs[k]
				if n > most && (r.a.speech(i) || r.b.speech(j)) && r.a.contentIn(text.Span{Start: i + 1 - int(n), End: i + 1}) >= 2 {
					most = n
				}
			}
			diagonal = above
		}
	}
	return int(most)
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

// statementOf is the attribution of the other text that reports the same statement
// as an attribution of p's text.
func (v *view) statementOf(p *part, cue *Attribution) (*Attribution, bool) {
	t := v.told()
	own, of := t.tellA, t.ofTellA
	if p.side == v.b {
		own, of = t.tellB, t.ofTellB
	}
	for i := range own {
		if own[i].cue.Start != cue.Cue.Start || of[i] < 0 {
			continue
		}
		a, b, ok := t.tellingPair(of[i])
		if !ok {
			return nil, false
		}
		if p.side == v.a {
			a = b
		}
		other := a.attribution()
		return &other, true
	}
	return nil, false
}
