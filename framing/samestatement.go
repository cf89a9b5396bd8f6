package framing

import (
	"math"
	"slices"
)

// match is a statement of each text that say the same, as far as words tell.
type match struct {
	a, b   int
	shared uint32  // weight of the words in common
	like   float64 // the cosine of the two: 1 if all words are the same
	next   float64 // the likeness of the next best match of either
}

const (
	// A word that may bring together more pairs of statements says too little to
	// look for; this bounds the cost.
	commonTerm = 64
	// Statements with less weight in common are not compared: two rare words, or
	// three that are not.
	leastShared = 10 * termUnit
)

// pairStatements pairs the statements of two texts, each the other's best, by the
// weight of the words that they have in common.
func (t *terms) pairStatements(la, lb []statement) []match {
	t.weigh(la, lb)
	first, with := t.statementsWith(lb)
	sum, touched := t.room(len(lb)), t.room(len(lb))
	all := t.all[:0]
	for i := range la {
		touched = touched[:0]
		for _, w := range la[i].terms {
			for _, j := range with[first[w]:first[w+1]] {
				if sum[j] == 0 {
					touched = append(touched, j)
				}
				sum[j] += int32(t.list[w].weight)
			}
		}
		for _, j := range touched {
			if shared := uint32(sum[j]); shared >= leastShared {
				all = append(all, match{a: i, b: int(j), shared: shared, like: likeness(shared, la[i].weight, lb[j].weight)})
			}
			sum[j] = 0
		}
	}
	t.all = all
	return t.mutual(all, la, lb)
}

// mutual keeps the matches that are the best of both their statements, of equals the
// one with the first, whichever text is asked. What stands in the same words as the
// counterpart, a clause and the sentence around it, is no rival of it.
func (t *terms) mutual(all []match, la, lb []statement) []match {
	bestA, bestB := t.room(len(la)), t.room(len(lb))
	for k := range all {
		m := &all[k]
		if best := &bestA[m.a]; *best == 0 || m.above(&all[*best-1]) {
			*best = int32(k + 1)
		}
		if best := &bestB[m.b]; *best == 0 || m.above(&all[*best-1]) {
			*best = int32(k + 1)
		}
	}
	pairs := t.best[:0]
	for k := range all {
		m := all[k]
		if bestA[m.a] == int32(k+1) && bestB[m.b] == int32(k+1) {
			bestA[m.a], bestB[m.b] = -int32(len(pairs)+1), -int32(len(pairs)+1)
			pairs = append(pairs, m)
		}
	}
	for k := range all {
		m := &all[k]
		if n := bestA[m.a]; n < 0 && pairs[-n-1].b != m.b && !lb[m.b].in.Overlaps(lb[pairs[-n-1].b].in) {
			pairs[-n-1].next = max(pairs[-n-1].next, m.like)
		}
		if n := bestB[m.b]; n < 0 && pairs[-n-1].a != m.a && !la[m.a].in.Overlaps(la[pairs[-n-1].a].in) {
			pairs[-n-1].next = max(pairs[-n-1].next, m.like)
		}
	}
	t.best = pairs
	return slices.DeleteFunc(pairs, func(m match) bool { return m.next == m.like })
}

// above reports whether m is a better match than o, which has one of its statements.
func (m *match) above(o *match) bool {
	return m.like > o.like || m.like == o.like && (m.a < o.a || m.b < o.b)
}

func likeness(shared, a, b uint32) float64 {
	return float64(shared) / math.Sqrt(float64(a)*float64(b))
}

// statementsWith lists for each word, by number, the statements that have it:
// with[first[w]:first[w+1]].
func (t *terms) statementsWith(list []statement) (first, with []int32) {
	first = t.room(len(t.list) + 1)
	for w := range t.list {
		n := int32(t.list[w].inB)
		if int32(t.list[w].inA)*n > commonTerm {
			n = 0
		}
		first[w+1] = first[w] + n
	}
	with = t.room(int(first[len(t.list)]))
	filled := t.room(len(t.list))
	for j := range list {
		for _, w := range list[j].terms {
			if first[w+1] > first[w] {
				with[first[w]+filled[w]] = int32(j)
				filled[w]++
			}
		}
	}
	return first, with
}
