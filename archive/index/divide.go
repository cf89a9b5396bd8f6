package index

import "slices"

// Divide puts the candidates of all shards of pairs, in the order of the shards,
// into so many parts of about equal size, for [Verifier.Verify]. Articles that
// are compared with each other stand close together, whatever their numbers:
// reading an article costs as much as comparing two, and one that has thirty
// partners is read about once, not thirty times.
//
// It walks from article to article, depth first, and lists a pair where it comes
// to the second of the two. It needs 16 bytes a candidate and 8 an article.
func Divide(shards [][]Candidate, parts int) [][]Candidate {
	all := slices.Concat(shards...)
	if len(all) == 0 {
		return nil
	}
	last := uint32(0)
	for _, c := range all {
		last = max(last, c.B)
	}
	// Article → its candidates, one after the other; by the other article.
	start := make([]uint32, last+2)
	for _, c := range all {
		start[c.A+1]++
		start[c.B+1]++
	}
	for n := range last + 1 {
		start[n+1] += start[n]
	}
	of, next := make([]uint32, 2*len(all)), slices.Clone(start)
	for i, c := range all {
		for _, n := range [2]uint32{c.A, c.B} {
			of[next[n]] = uint32(i)
			next[n]++
		}
	}
	w := divider{all: all, start: start, of: of, met: make([]bool, last+1), been: make([]bool, last+1)}
	w.most = (len(all) + parts - 1) / parts
	for _, c := range all {
		w.walk(c.A)
	}
	return w.parts
}

type divider struct {
	all       []Candidate
	start, of []uint32
	met, been []bool // by article: on the way's list, or passed
	ahead     []uint32
	most      int // candidates of a part
	parts     [][]Candidate
}

func (w *divider) walk(from uint32) {
	if w.met[from] {
		return
	}
	w.met[from] = true
	w.ahead = append(w.ahead, from)
	for len(w.ahead) > 0 {
		n := w.ahead[len(w.ahead)-1]
		w.ahead = w.ahead[:len(w.ahead)-1]
		w.been[n] = true
		for _, i := range w.of[w.start[n]:w.start[n+1]] {
			c := w.all[i]
			switch other := c.A ^ c.B ^ n; {
			case w.been[other]:
				w.list(c)
			case !w.met[other]:
				w.met[other] = true
				w.ahead = append(w.ahead, other)
			}
		}
	}
}

func (w *divider) list(c Candidate) {
	if k := len(w.parts); k == 0 || len(w.parts[k-1]) == w.most {
		w.parts = append(w.parts, make([]Candidate, 0, w.most))
	}
	k := len(w.parts) - 1
	w.parts[k] = append(w.parts[k], c)
}
