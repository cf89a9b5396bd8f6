package diff

import (
	"math/bits"
	"slices"
	"sync"
	"unicode/utf8"

	"parallax/text"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// maxCells bounds the word pairs that one exact diff may look at. Passages are
// sentences, so it is only met by runaway ones; beyond it the words that occur
// once on each side cut the problem into smaller ones.
const maxCells = 1 << 20

var differ = func() *diffmatchpatch.DiffMatchPatch {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the result must not depend on the clock, and with a time-out it writes into its input
	return d
}()

// matchWords finds which words stay: the pairs of a longest common subsequence
// of normal forms. It fills link of both sides with the index of the partner,
// or -1.
func (p *pair) matchWords() {
	a, b := &p.a, &p.b
	for i := range a.link {
		a.link[i] = -1
	}
	for j := range b.link {
		b.link[j] = -1
	}
	p.matchRange(0, a.n(), 0, b.n())
}

func (p *pair) matchRange(i0, i1, j0, j1 int) {
	for i0 < i1 && j0 < j1 && p.same(i0, j0) {
		p.join(i0, j0)
		i0, j0 = i0+1, j0+1
	}
	for i0 < i1 && j0 < j1 && p.same(i1-1, j1-1) {
		i1, j1 = i1-1, j1-1
		p.join(i1, j1)
	}
	if i0 == i1 || j0 == j1 {
		return
	}
	if (i1-i0)*(j1-j0) > maxCells {
		p.matchByAnchors(i0, i1, j0, j1)
		return
	}
	in := interners.Get().(*interner)
	defer interners.Put(in)
	ra, rb, common := in.runes(p, i0, i1, j0, j1)
	if !common {
		return
	}
	if len(ra) == 1 || len(rb) == 1 {
		// What go-diff says of one word: it is the first of its kind opposite.
		if len(ra) == 1 {
			p.join(i0, j0+slices.Index(rb, ra[0]))
		} else {
			p.join(i0+slices.Index(ra, rb[0]), j0)
		}
		return
	}
	i, j := i0, j0
	for _, d := range differ.DiffMainRunes(ra, rb, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		default:
			for range n {
				p.join(i, j)
				i, j = i+1, j+1
			}
		}
	}
}

func (p *pair) same(i, j int) bool {
	x, y := p.a.word(i), p.b.word(j)
	return x.Hash == y.Hash && x.Norm == y.Norm
}

func (p *pair) join(i, j int) { p.a.link[i], p.b.link[j] = j, i }

// matchByAnchors joins the words that occur once on each side, in their longest
// common order, and matches between them. What then is still too large stays
// unmatched.
func (p *pair) matchByAnchors(i0, i1, j0, j1 int) {
	type place struct{ a, b, na, nb int }
	places := make(map[string]*place, i1-i0)
	order := make([]*place, 0, i1-i0)
	for i := i0; i < i1; i++ {
		q := places[p.a.word(i).Norm]
		if q == nil {
			q = &place{}
			places[p.a.word(i).Norm] = q
			order = append(order, q)
		}
		q.a, q.na = i, q.na+1
	}
	for j := j0; j < j1; j++ {
		if q := places[p.b.word(j).Norm]; q != nil {
			q.b, q.nb = j, q.nb+1
		}
	}
	// Longest increasing subsequence of b places, in the order of a.
	var tails []*place
	back := make(map[*place]*place)
	for _, q := range order {
		if q.na != 1 || q.nb != 1 {
			continue
		}
		lo, hi := 0, len(tails)
		for lo < hi {
			if mid := (lo + hi) / 2; tails[mid].b < q.b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo > 0 {
			back[q] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, q)
		} else {
			tails[lo] = q
		}
	}
	if len(tails) == 0 {
		return
	}
	chain := make([]*place, len(tails))
	for k, q := len(tails)-1, tails[len(tails)-1]; k >= 0; k, q = k-1, back[q] {
		chain[k] = q
	}
	for _, q := range chain {
		p.matchRange(i0, q.a, j0, q.b)
		p.join(q.a, q.b)
		i0, j0 = q.a+1, q.b+1
	}
	p.matchRange(i0, i1, j0, j1)
}

// interner gives equal words equal runes. It is reused, so that a passage
// costs no allocation here.
type interner struct {
	slots   []interned // open addressing by hash, half empty
	highest rune       // the latest id
	ra, rb  []rune
}

type interned struct {
	word *text.Word
	id   rune // 0: free
}

var interners = sync.Pool{New: func() any { return new(interner) }}

// runes gives the words of both ranges as runes, and whether they share one.
func (in *interner) runes(p *pair, i0, i1, j0, j1 int) (a, b []rune, common bool) {
	in.slots = resized(in.slots, 1<<bits.Len(uint(2*(i1-i0+j1-j0))))
	in.highest = 0
	in.ra, in.rb = in.ra[:0], in.rb[:0]
	for i := i0; i < i1; i++ {
		in.ra = append(in.ra, in.id(p.a.word(i)))
	}
	last := in.highest
	for j := j0; j < j1; j++ {
		id := in.id(p.b.word(j))
		common = common || id <= last
		in.rb = append(in.rb, id)
	}
	clear(in.slots) // they point into the texts
	return in.ra, in.rb, common
}

// id numbers the words from 1, leaving out the surrogates, which are no runes
// and would all become U+FFFD. maxCells keeps the numbers far below the end of
// Unicode, and so does leaving out U+FFFD itself.
func (in *interner) id(w *text.Word) rune {
	mask := uint64(len(in.slots) - 1)
	at := w.Hash & mask
	for ; in.slots[at].id != 0; at = (at + 1) & mask {
		if x := &in.slots[at]; x.word.Hash == w.Hash && x.word.Norm == w.Norm {
			return x.id
		}
	}
	in.highest++
	switch in.highest {
	case 0xD800:
		in.highest = 0xE000
	case utf8.RuneError:
		in.highest++
	}
	in.slots[at] = interned{w, in.highest}
	return in.highest
}
