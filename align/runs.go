package align

import (
	"cmp"
	"slices"
)

const (
	// Runs are looked for from this many equal words on: shorter ones are
	// common phrases ("said in a statement").
	shingle = 4
	// A copy of this many words is never left out, wherever it stands.
	sureRun = 8
	// A shingle that one side has more often is no place to start from.
	maxPlaces = 16
)

// run is a stretch of equal words: places [a, a+n) and [b, b+n).
type run struct {
	a, b, n int32
	unique  bool // it occurs once on each side
	near    int32
}

// findRuns lists the maximal runs of equal words, each once.
func (al *aligner) findRuns() {
	g := &al.grams
	g.read(&al.a.grams, &al.b.grams)
	nb := len(al.b.id)
	g.reached = cleared(g.reached, len(al.a.id)+nb)
	al.runs = al.runs[:0]
	for j, n := range g.ofB {
		if n < 0 || g.a.places(n) > maxPlaces {
			continue
		}
		for i := n; ; i = g.a.next[i] {
			if reached := &g.reached[int(i)-j+nb]; i >= *reached {
				r := g.runAt(int(i), j, int(*reached))
				*reached = r.a + r.n
				r.unique = r.n >= sureRun && al.isUnique(r)
				al.runs = append(al.runs, r)
			}
			if g.a.next[i] == 0 {
				break
			}
		}
	}
	al.addRepeats()
}

// runAt is the longest run with a shingle at i and j. It begins at a place of a
// that is not before from.
func (g *gramIndex) runAt(i, j, from int) run {
	start, end := i, i+1 // of its shingles
	for start > from && j-(i-start) > 0 && g.equal(start-1, j-(i-start)-1) {
		start--
	}
	for j+(end-i) < len(g.b.hash) && g.equal(end, j+(end-i)) {
		end++
	}
	return run{a: int32(start), b: int32(j - (i - start)), n: int32(end - start + shingle - 1)}
}

func (al *aligner) same(i, j int32) bool { return al.a.id[i] == al.b.id[j] }

// together reports that neither side has a break behind these places.
func (al *aligner) together(i, j int32) bool {
	return al.a.part[i] == al.a.part[i+1] && al.b.part[j] == al.b.part[j+1]
}

// isUnique reports whether the words of a run stand nowhere else. A run holds
// its rarest shingle, so only the places of that one need a look.
func (al *aligner) isUnique(r run) bool {
	g := &al.grams
	best, at := int32(1<<30), int32(0)
	for k := int32(0); k+shingle <= r.n; k++ {
		n := g.ofB[r.b+k]
		if c := g.a.places(n) + g.countB[n]; c < best {
			if best, at = c, k; c == 2 {
				return true
			}
		}
	}
	n := g.ofB[r.b+at]
	if g.a.places(n) > maxPlaces || g.countB[n] > maxPlaces {
		return false
	}
	g.b.list()
	return isAlone(g.a, al.a.own, n, r.a, at, r.n) && isAlone(g.b, al.b.own, g.b.of[r.b+at], r.b, at, r.n)
}

// isAlone reports whether the n words from a place on stand nowhere else in their
// text. A shingle that stands so far behind it tells where to look.
func isAlone(g *grams, words []int32, shingle, place, behind, n int32) bool {
	for i := shingle; ; i = g.next[i] {
		if s := i - behind; s != place && s >= 0 && int(s+n) <= len(words) && slices.Equal(words[s:s+n], words[place:place+n]) {
			return false
		}
		if g.next[i] == 0 {
			return true
		}
	}
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func cleared[T any](s []T, n int) []T {
	s = resized(s, n)
	clear(s)
	return s
}

// place gives each word to at most one run: unique ones first, longer before
// shorter, those in like surroundings before others. Runs are cut where both
// sides begin a sentence, so that a phrase with which many sentences end does not
// go with the sentence behind it. What is left of a cut run is kept if it is
// still shingle words long. They are in the order of a.
func (al *aligner) place() []run {
	al.takenA, al.takenB = cleared(al.takenA, len(al.a.id)), cleared(al.takenB, len(al.b.id))
	if al.inStep() {
		placed := al.placed[:0]
		for _, r := range al.runs {
			if r.n >= sureRun {
				placed = al.atSentences(placed, r)
			}
		}
		al.placed = placed
		return placed
	}
	long := al.long[:0]
	for _, r := range al.runs {
		if r.n >= sureRun {
			if !r.unique {
				r.near = al.likeness(r)
			}
			long = al.atSentences(long, r)
		}
	}
	al.long = long
	slices.SortFunc(long, func(x, y run) int {
		switch { // most differ in length
		case x.unique != y.unique:
			return cmpBool(y.unique, x.unique)
		case x.n != y.n:
			return cmp.Compare(y.n, x.n)
		}
		return cmp.Or(cmp.Compare(y.near, x.near), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	placed := al.placed[:0]
	for _, r := range long {
		for k := int32(0); k < r.n; {
			if al.takenA[r.a+k] || al.takenB[r.b+k] {
				k++
				continue
			}
			e := k
			for e < r.n && !al.takenA[r.a+e] && !al.takenB[r.b+e] {
				e++
			}
			if e-k >= min(shingle, r.n) {
				placed = append(placed, run{a: r.a + k, b: r.b + k, n: e - k, unique: r.unique})
				for ; k < e; k++ {
					al.takenA[r.a+k], al.takenB[r.b+k] = true, true
				}
			}
			k = e
		}
	}
	al.placed = placed
	slices.SortFunc(placed, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	clear(al.takenA)
	clear(al.takenB)
	return placed
}

// inStep reports whether the long runs follow each other in the same order on
// both sides, as they mostly do: none takes a word from another then.
func (al *aligner) inStep() bool {
	endA, endB := int32(0), int32(0)
	for _, r := range al.runs {
		if r.n < sureRun {
			continue
		}
		if r.a < endA || r.b < endB {
			return false
		}
		endA, endB = r.a+r.n, r.b+r.n
	}
	return true
}

// atSentences cuts a run where both sides begin a sentence. What is left over of
// it behind the last cut is dropped if it is no more than how two sentences
// begin: with "The".
func (al *aligner) atSentences(to []run, r run) []run {
	whole := r.n
	for r.n > 0 {
		ua, ub := al.a.unitAt(r.a), al.b.unitAt(r.b)
		n := r.n
		for {
			ea, eb := al.a.units[ua].end-r.a, al.b.units[ub].end-r.b
			if min(ea, eb) >= r.n {
				break
			}
			if ea == eb {
				n = ea
				break
			}
			if ea < eb {
				ua++
			} else {
				ub++
			}
		}
		if n == whole || n < r.n || !al.opens(r.a, r.b, n) {
			to = append(to, run{a: r.a, b: r.b, n: n, unique: r.unique, near: r.near})
		}
		r.a, r.b, r.n = r.a+n, r.b+n, r.n-n
	}
	return to
}

// opens reports whether n words from these places are the beginning of a longer
// unit on both sides and have no content word.
func (al *aligner) opens(a, b, n int32) bool {
	if al.a.units[al.a.unitAt(a)].end <= a+n || al.b.units[al.b.unitAt(b)].end <= b+n {
		return false
	}
	for k := range n { // equal words of texts whose languages were told apart may be function words in one alone
		if !al.a.t.Words[al.a.word[a+k]].Function || !al.b.t.Words[al.b.word[b+k]].Function {
			return false
		}
	}
	return true
}

func cmpBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// likeness counts equal words before and behind a run: it tells apart the
// places of a repeated sentence.
func (al *aligner) likeness(r run) int32 {
	const around = 24
	n := int32(0)
	count := func(as, bs []int32) {
		for _, x := range as {
			if slices.Contains(bs, x) {
				n++
			}
		}
	}
	count(al.a.id[max(0, r.a-around):r.a], al.b.id[max(0, r.b-around):r.b])
	ea, eb := r.a+r.n, r.b+r.n
	count(al.a.id[ea:min(int(ea)+around, len(al.a.id))], al.b.id[eb:min(int(eb)+around, len(al.b.id))])
	return n
}
