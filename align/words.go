package align

import (
	"cmp"
	"slices"

	"parallax/text"
)

// WordOptions tune [Words]. The zero value is what Parallax uses.
type WordOptions struct {
	MaxCells int // word pairs looked at in one passage pair; beyond it, words far from the diagonal are not linked; 0: 1<<18
}

const defaultMaxCells = 1 << 18

// Words links the words as of a to the words bs of b: which word of one side
// says what which word of the other says. A word may have no link, one, or
// several, and links may cross. The links are ordered by A, then B; swapping
// the sides gives the same links swapped.
//
// It works on any script: what no table knows is linked by its letters and by
// its neighbours.
func Words(a, b *text.Text, as, bs text.Span, opts WordOptions) []Link {
	n, m := as.Len(), bs.Len()
	if n <= 0 || m <= 0 {
		return nil
	}
	if opts.MaxCells == 0 {
		opts.MaxCells = defaultMaxCells
	}
	wa, wb := a.Words[as.Start:as.End], b.Words[bs.Start:bs.End]

	places := make(map[uint64][]int, m)
	for j := range wb {
		places[wb[j].Hash] = append(places[wb[j].Hash], j)
	}
	same := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < n && j < m && wa[i].Hash == wb[j].Hash
	}
	inBand := func(i, j int) bool { return 2*abs(i*m-j*n) <= opts.MaxCells }

	var cells []Link
	add := func(i, j int, kind LinkKind, base float64) {
		if !inBand(i, j) {
			return
		}
		// Order and neighbourhood decide between equal words.
		near := 0.0
		for d := 1; d <= 3; d++ {
			if same(i-d, j-d) {
				near += 0.3 / float64(d)
			}
			if same(i+d, j+d) {
				near += 0.3 / float64(d)
			}
		}
		off := float64(abs(i*m-j*n)) / float64(n*m)
		if wa[i].Function && near == 0 && off > 0.25 {
			return
		}
		cells = append(cells, Link{A: i, B: j, Kind: kind, Score: base * (1 + near) * (1 - 0.3*off) / 2})
	}
	linkedB := make([]bool, m)
	var restA []int
	for i := range wa {
		js := places[wa[i].Hash]
		for _, j := range js {
			linkedB[j] = true
			add(i, j, Exact, 1)
		}
		if len(js) == 0 && !wa[i].Function {
			restA = append(restA, i)
		}
	}
	for _, i := range restA {
		for j := range wb {
			if linkedB[j] || wb[j].Function || !inBand(i, j) {
				continue
			}
			if kind, score := similarLetters(wa[i].Norm, wb[j].Norm); score > 0 {
				add(i, j, kind, score)
			}
		}
	}

	// The best cell of its row and of its column is a link.
	slices.SortFunc(cells, func(x, y Link) int {
		return cmp.Or(
			cmp.Compare(y.Score, x.Score),
			cmp.Compare(abs(x.A*m-x.B*n), abs(y.A*m-y.B*n)),
			cmp.Compare(x.A+x.B, y.A+y.B),
			cmp.Compare(min(x.A, x.B), min(y.A, y.B)),
		)
	})
	usedA, usedB := make([]bool, n), make([]bool, m)
	links := cells[:0]
	for _, c := range cells {
		if usedA[c.A] || usedB[c.B] {
			continue
		}
		usedA[c.A], usedB[c.B] = true, true
		links = append(links, Link{A: as.Start + c.A, B: bs.Start + c.B, Kind: c.Kind, Score: min(c.Score, 1)})
	}
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return links
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
