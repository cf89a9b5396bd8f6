package main

import "math/rand/v2"

// options of a synthetic archive.
type options struct {
	docs     int
	seed     uint64
	outlets  int
	wire     float64   // share of articles that are wire stories others rewrite
	rewrites int       // of a wire story, on average
	edits    []float64 // shares of words edited, one drawn for each rewrite
	footers  float64   // share of articles that end with their outlet's footer
	reprints int       // of one more story, each with few edits or none
	days     int
}

// spec is what will become one article. Every article can be made from its
// spec alone, in any order: the same archive comes out with any number of
// workers.
type spec struct {
	number  uint32 // makes the article's own text
	origin  uint32 // number of the story it rewrites; itself if none
	outlet  uint16
	source  uint16 // outlet of the story it rewrites
	day     int16
	edit    float32 // share of words edited
	keep    float32 // share of paragraphs kept
	reprint bool
}

func (s spec) rewrite() bool { return s.origin != s.number }

// plan lays out an archive, in an order that tells nothing.
func plan(o options) []spec {
	r := rand.New(rand.NewPCG(o.seed, 1))
	specs := make([]spec, 0, o.docs)
	story := func(copies int, reprint bool) {
		original := spec{
			number: uint32(len(specs)), origin: uint32(len(specs)),
			outlet: uint16(r.IntN(o.outlets)), day: int16(r.IntN(o.days)), reprint: reprint,
		}
		specs = append(specs, original)
		for range copies {
			if len(specs) >= o.docs {
				return
			}
			s := spec{
				number: uint32(len(specs)), origin: original.number,
				outlet: uint16(r.IntN(o.outlets)), source: original.outlet, day: original.day + int16(r.IntN(3)),
				edit: float32(o.edits[r.IntN(len(o.edits))]), keep: .3 + .7*r.Float32(), reprint: reprint,
			}
			if reprint {
				s.edit, s.keep = float32([]float64{0, 0, .02}[r.IntN(3)]), 1
			}
			specs = append(specs, s)
		}
	}
	if o.reprints > 0 {
		story(o.reprints, true)
	}
	stories := int(float64(o.docs) * o.wire)
	for range stories {
		if len(specs) >= o.docs {
			break
		}
		story(1+r.IntN(2*o.rewrites-1), false)
	}
	for len(specs) < o.docs {
		specs = append(specs, spec{
			number: uint32(len(specs)), origin: uint32(len(specs)),
			outlet: uint16(r.IntN(o.outlets)), day: int16(r.IntN(o.days)),
		})
	}
	r.Shuffle(len(specs), func(i, j int) { specs[i], specs[j] = specs[j], specs[i] })
	return specs
}
