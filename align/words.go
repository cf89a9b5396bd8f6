package align

import (
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
	if as.Empty() || bs.Empty() {
		return nil
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
	g := grids.Get().(*grid)
	g.fill(a, b, as, bs, language)
	g.weigh(opts)
	links := g.links(as.Start, bs.Start, opts.Weights.Accept)
	grids.Put(g)
	return links
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

func (g *grid) links(atA, atB int, accept float32) []Link {
	count := 0
	for _, c := range g.cells {
		if g.chance[c] >= accept {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	links := make([]Link, 0, count)
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
