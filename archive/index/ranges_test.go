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
			if err := r.read(width, nil); err != nil {
				t.Fatal(err)
			}
			var c tally
			c.begin(len(r.hashes), width)
			c.add(r.hashes)
			some := slices.Clone(r.atLeast(2, &c))
			all := r.all()
			want := slices.DeleteFunc(slices.Clone(all), func(p posting) bool { return *c.of(p.hash) < 2 })
			if !slices.Equal(some, want) {
				t.Fatalf("%d postings that were counted, want %d", len(some), len(want))
			}
			got = append(got, r.sort(all, width)...)
		}
		if !slices.Equal(got, ps) {
			t.Fatalf("%d postings, not the %d in order", len(got), len(ps))
		}
	})
}

// What is passed over has no hash that is wanted.
func TestRangesPassOverWhatIsNotWanted(t *testing.T) {
	ps := manyPostings()
	const width = 30
	for _, every := range []int{64, 1000, 20_000} {
		var r ranges
		if err := r.open([][]byte{encode(ps)}); err != nil {
			t.Fatal(err)
		}
		wanted := map[uint32]bool{}
		for i := 0; i < len(ps); i += every {
			wanted[ps[i].hash] = true
		}
		isNot := func(p posting) bool { return !wanted[p.hash] }
		var got []posting
		passed := false
		for i := range uint32(1) << (32 - width) {
			var c tally
			c.begin(1, width)
			for h := range wanted {
				if h>>width == i {
					c.count(h)
				}
			}
			if err := r.read(width, &c); err != nil {
				t.Fatal(err)
			}
			got = append(got, r.sort(slices.DeleteFunc(r.atLeast(1, &c), isNot), width)...)
			passed = passed || len(r.hashes) < len(ps)/8
		}
		if want := slices.DeleteFunc(slices.Clone(ps), isNot); !slices.Equal(got, want) {
			t.Errorf("one in %d: %d postings of the %d that are wanted", every, len(got), len(want))
		}
		if every > 10*chunkSize && !passed {
			t.Errorf("one in %d: all postings were read", every)
		}
	}
}

// More postings than a range holds.
func manyPostings() (ps []posting) {
	for i := range uint32(5 * rangeSize) {
		ps = append(ps, posting{uint32(mix(uint64(i / 3))), i % 1000, i})
	}
	slices.SortFunc(ps, comparePostings)
	return ps
}

func TestMergeOfManyPostings(t *testing.T) {
	ps := manyPostings()
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
		var hashes []uint32
		often := map[uint32]int{}
		for _, k := range rapid.SliceOfN(rapid.IntRange(0, len(few)-1), 0, 600).Draw(t, "which") {
			hashes = append(hashes, few[k])
			often[few[k]]++
		}
		var c tally
		c.begin(len(hashes), width)
		c.add(hashes)
		for h, n := range often {
			if int(*c.of(h)) < min(n, 128) {
				t.Fatalf("%d of %x counted, not %d", *c.of(h), h, n)
			}
		}
	})
}
