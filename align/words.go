package align

import (
	"slices"

	"parallax/text"
)

// WordOptions tune [Words]. The zero value is what Parallax uses.
type WordOptions struct {
	MaxCells int // word pairs held at a time, see [Words]; 0: 1<<18

	// For the program that fits the weights; nil: the weights that come with
	// Parallax, and nobody watches.
	Weights *WordWeights
	Trace   func(stage, a, b int, features []int32) // each weighed word pair, places from the start of the spans
}

// WordWeights are the weights of the features of each stage.
type WordWeights struct {
	Stages [][]float32
	Accept float32 // the chance from which on a word pair is a link
}

// FirstStageSize and LaterStageSize are the numbers of features.
const (
	FirstStageSize = firstSize
	LaterStageSize = laterSize
)

const defaultMaxCells = 1 << 18

// Words links the words as of a to the words bs of b: which word of one side
// says what which word of the other says. A word may have no link, one, or
// several, and links may cross. The links are ordered by A, then B; swapping
// the sides gives the same links swapped.
//
// It works on any script: what no table knows is linked by its letters and by
// its neighbours. Time and memory grow with the product of the lengths up to
// MaxCells; what is longer is linked in parts.
func Words(a, b *text.Text, as, bs text.Span, opts WordOptions) []Link {
	return AppendWords(nil, a, b, as, bs, opts)
}

// AppendWords appends the links of [Words] to links.
func AppendWords(links []Link, a, b *text.Text, as, bs text.Span, opts WordOptions) []Link {
	if as.Empty() || bs.Empty() {
		return links
	}
	if opts.MaxCells == 0 {
		opts.MaxCells = defaultMaxCells
	}
	if opts.Weights == nil {
		opts.Weights = fittedWeights()
	}
	language := a.Language
	switch {
	case language == "":
		language = b.Language
	case b.Language != "" && b.Language != language:
		language = ""
	}
	return linkParts(links, a, b, as, bs, language, opts)
}

// linkParts appends the links of the spans to links, in parts if they are too
// long for one grid.
func linkParts(links []Link, a, b *text.Text, as, bs text.Span, language string, opts WordOptions) []Link {
	if as.Empty() || bs.Empty() {
		return links
	}
	if as.Len() > opts.MaxCells/bs.Len() && as.Len()+bs.Len() > 2 {
		i, j := cut(a.Words[as.Start:as.End], b.Words[bs.Start:bs.End])
		links = linkParts(links, a, b, text.Span{Start: as.Start, End: as.Start + i}, text.Span{Start: bs.Start, End: bs.Start + j}, language, opts)
		return linkParts(links, a, b, text.Span{Start: as.Start + i, End: as.End}, text.Span{Start: bs.Start + j, End: bs.End}, language, opts)
	}
	g := grids.Get().(*grid)
	g.fill(a, b, as, bs, language)
	g.weigh(opts)
	links = g.links(links, as.Start, bs.Start, opts.Weights.Accept)
	grids.Put(g)
	return links
}

// cut finds where to part two long runs of words: before a word that stands
// once on each side, nearest to the middle of both, or else in the middle.
func cut(a, b []text.Word) (i, j int) {
	type place struct{ times, at int }
	count := func(words []text.Word) map[uint64]place {
		places := make(map[uint64]place, len(words))
		for k := range words {
			places[words[k].Hash] = place{places[words[k].Hash].times + 1, k}
		}
		return places
	}
	n, m := len(a), len(b)
	best, inB := n*m/2, count(b) // in the middle half of either side
	var anchor uint64
	for hash, x := range count(a) {
		y := inB[hash]
		if x.times != 1 || y.times != 1 {
			continue
		}
		// Nearest wins, then the word with the lower hash, whichever side is a.
		if d := abs(2*x.at-n)*m + abs(2*y.at-m)*n; d < best || d == best && hash < anchor {
			best, anchor, i, j = d, hash, x.at, y.at
		}
	}
	if anchor == 0 {
		return n / 2, m / 2
	}
	return i, j
}

func (g *grid) weigh(opts WordOptions) {
	for s, w := range opts.Weights.Stages {
		var trace func(i, j int, f []int32)
		if opts.Trace != nil {
			trace = func(i, j int, f []int32) { opts.Trace(s, i, j, f) }
		}
		if s == 0 {
			g.firstStage(w, trace)
		} else {
			g.laterStage(w, trace)
		}
	}
}

func (g *grid) links(links []Link, atA, atB int, accept float32) []Link {
	count := 0
	for _, c := range g.cells {
		if g.chance[c] >= accept {
			count++
		}
	}
	links = slices.Grow(links, count)
	for _, c := range g.cells { // in order of rows, then columns
		if p := g.chance[c]; p >= accept {
			i, j := g.place(c)
			links = append(links, Link{A: atA + i, B: atB + j, Kind: g.evidence[c].kind(), Score: float64(p)})
		}
	}
	return links
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
