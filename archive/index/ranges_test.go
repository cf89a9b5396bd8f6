package index

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever blocks hold the postings and however narrow the ranges are, each
// posting is given once and in order.
func TestRangesGiveEveryPostingInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := somePostings(t)
		blocks := make([][]byte, rapid.IntRange(1, 5).Draw(t, "blocks"))
		for b := range blocks {
			var of []posting
			for i := b; i < len(ps); i += len(blocks) {
				of = append(of, ps[i])
			}
			blocks[b] = encode(of)
		}
		width := rapid.IntRange(24, 32).Draw(t, "width")
		var r ranges
		if err := r.open(blocks); err != nil {
			t.Fatal(err)
		}
		var got []posting
		for range 1 << (32 - width) {
			of, err := r.read(width)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, r.sort(of, width)...)
		}
		if !slices.Equal(got, ps) {
			t.Fatalf("%d postings, not the %d in order", len(got), len(ps))
		}
	})
}

// More postings than a range holds.
func TestMergeOfManyPostings(t *testing.T) {
	var ps []posting
	for i := range uint32(5 * rangeSize) {
		ps = append(ps, posting{uint32(mix(uint64(i / 3))), i % 1000, i})
	}
	slices.SortFunc(ps, comparePostings)
	blocks := make([][]byte, 7)
	for b := range blocks {
		var of []posting
		for i := range ps {
			if int(ps[i].article)%len(blocks) == b {
				of = append(of, ps[i])
			}
		}
		blocks[b] = encode(of)
	}
	if merged, err := Merge(blocks); err != nil || !bytes.Equal(merged, encode(ps)) {
		t.Fatalf("the merged block is not that of all postings: %v", err)
	}
}

// A tally keeps all postings of a hash that is counted often enough.
func TestTallyCountsNoneTooFew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(0, 32).Draw(t, "width")
		hash := rapid.Uint32Range(0, uint32(1<<width-1))
		few := rapid.SliceOfN(hash, 1, 20).Draw(t, "hashes")
		var ps []posting
		often := map[uint32]int{}
		for i, k := range rapid.SliceOfN(rapid.IntRange(0, len(few)-1), 0, 600).Draw(t, "which") {
			ps = append(ps, posting{hash: few[k], article: uint32(i)})
			often[few[k]]++
		}
		least := uint8(rapid.IntRange(1, 128).Draw(t, "least"))
		want := slices.DeleteFunc(slices.Clone(ps), func(p posting) bool { return often[p.hash] < int(least) })
		var c tally
		c.begin(len(ps), width)
		c.add(ps)
		kept := c.atLeast(least, ps)
		kept = slices.DeleteFunc(kept, func(p posting) bool { return often[p.hash] < int(least) })
		if !slices.Equal(kept, want) {
			t.Fatalf("%d postings kept, want %d", len(kept), len(want))
		}
	})
}
