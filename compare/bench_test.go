package compare_test

import (
	"testing"

	"parallax/compare"
)

// BenchmarkPair takes the wire story and its framing rewrite (about 290 words
// each) through all stages, from the decoded text.
func BenchmarkPair(b *testing.B) {
	e := engine(b)
	all := articles(b)
	wire, framed := all[len(all)-1], all[0]
	for _, a := range all {
		switch a.Origin.File {
		case "../testdata/articles/wire.txt":
			wire = a
		case "../testdata/articles/framing.txt":
			framed = a
		}
	}
	b.SetBytes(int64(len(wire.Text) + len(framed.Text)))
	b.ReportAllocs()
	for b.Loop() {
		e.Compare(compare.Prepare(wire), compare.Prepare(framed))
	}
}
