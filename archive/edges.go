package archive

import (
	"encoding/binary"
	"math"

	"parallax/align"
	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/text"
)

// encodeEdges writes the edges of a part of the candidates.
func encodeEdges(edges []index.Edge) []byte {
	var to []byte
	number := func(list ...int) {
		for _, n := range list {
			to = store.AppendNumber(to, n)
		}
	}
	real := func(list ...float64) {
		for _, x := range list {
			to = binary.LittleEndian.AppendUint64(to, math.Float64bits(x))
		}
	}
	number(len(edges))
	for _, e := range edges {
		number(int(e.A), int(e.B), e.WordsA, e.WordsB, e.QuotedA, e.QuotedB, len(e.Passages))
		real(e.CoverageA, e.CoverageB, e.Similarity)
		for _, p := range e.Passages {
			number(p.A.Start, p.A.End, p.B.Start, p.B.End, p.Words, p.WordsB, int(p.Kind), number01(p.Quoted))
			real(p.Similarity)
		}
	}
	return to
}

func decodeEdges(data []byte) ([]index.Edge, error) {
	in := store.NewFields(data)
	real := func() float64 {
		b := in.Bytes(8)
		if b == nil {
			return 0
		}
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	edges := make([]index.Edge, in.Count())
	for i := range edges {
		e := &edges[i]
		*e = index.Edge{A: uint32(in.Number()), B: uint32(in.Number()), WordsA: in.Number(), WordsB: in.Number(),
			QuotedA: in.Number(), QuotedB: in.Number()}
		e.Passages = make([]index.Passage, in.Count())
		e.CoverageA, e.CoverageB, e.Similarity = real(), real(), real()
		for j := range e.Passages {
			e.Passages[j] = index.Passage{A: text.Span{Start: in.Number(), End: in.Number()}, B: text.Span{Start: in.Number(), End: in.Number()},
				Words: in.Number(), WordsB: in.Number(), Kind: align.Kind(in.Number()), Quoted: in.Number() != 0, Similarity: real()}
		}
	}
	return edges, in.Err()
}

func number01(b bool) int {
	if b {
		return 1
	}
	return 0
}
