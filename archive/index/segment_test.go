package index

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// somePostings draws sorted postings with numbers of all sizes.
func somePostings(t *rapid.T) []posting {
	number := rapid.Custom(func(t *rapid.T) uint32 {
		return rapid.Uint32Range(0, 1<<rapid.IntRange(0, 31).Draw(t, "bits")).Draw(t, "number")
	})
	ps := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) posting {
		p := posting{number.Draw(t, "hash"), number.Draw(t, "article"), number.Draw(t, "place")}
		if rapid.IntRange(0, 9).Draw(t, "whole") == 0 {
			p.place |= whole
		}
		return p
	}), 0, 700).Draw(t, "postings")
	slices.SortFunc(ps, comparePostings)
	return ps
}

// blocksOf keeps the blocks of a shard.
func blocksOf(x *Indexer) (blocks [][]byte) {
	for b := range x.Blocks() {
		blocks = append(blocks, slices.Clone(b))
	}
	return blocks
}

func encode(ps []posting) []byte { return new(encoder).encode(ps) }

func TestBlockHoldsItsPostings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := somePostings(t)
		block := encode(ps)
		got, err := decode(nil, block)
		if err != nil || !slices.Equal(got, ps) {
			t.Fatalf("%v: %d postings, want %d", err, len(got), len(ps))
		}
		cut := rapid.IntRange(0, len(ps)).Draw(t, "cut")
		merged, err := Merge([][]byte{encode(ps[cut:]), encode(ps[:cut])})
		if err != nil || !bytes.Equal(merged, block) {
			t.Fatalf("merged: %v", err)
		}
	})
}

func TestSorterSorts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := somePostings(t)
		want := slices.Clone(ps)
		if rapid.Bool().Draw(t, "by article") {
			slices.SortStableFunc(ps, func(x, y posting) int { return int(int64(x.article) - int64(y.article)) })
		} else {
			slices.Reverse(ps)
		}
		var s sorter
		if got := s.sort(ps, 0, 32); !slices.Equal(got, want) {
			t.Fatal("not sorted")
		}
	})
}

// Every changed byte of a segment is noticed by Check or on opening.
func TestDamageIsNoticed(t *testing.T) {
	x := NewIndexer(Options{})
	x.Add(Document{Number: 3, Source: wire})
	x.Add(Document{Number: 5, Source: version})
	var file bytes.Buffer
	if err := WriteSegment(&file, x.Blocks()); err != nil {
		t.Fatal(err)
	}
	look := func(data []byte) error {
		s, err := OpenSegment(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return err
		}
		return s.Check()
	}
	data := file.Bytes()
	if err := look(data); err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 1 << (i % 8)
		if err := look(bad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d of %d: %v", i, len(data), err)
		}
	}
	for _, n := range []int{0, 1, len(data) / 2, len(data) - 1} {
		if err := look(data[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
}

// A look-up finds what reading the whole block finds.
func TestFindIsDecode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := somePostings(t)
		blocks := make([][]byte, Partitions)
		for p := range blocks {
			blocks[p] = encode(nil)
		}
		blocks[9] = encode(ps)
		var file bytes.Buffer
		if err := WriteSegment(&file, slices.Values(blocks)); err != nil {
			t.Fatal(err)
		}
		s, err := OpenSegment(bytes.NewReader(file.Bytes()), int64(file.Len()))
		if err != nil {
			t.Fatal(err)
		}
		hash := rapid.Uint32().Draw(t, "hash")
		if len(ps) > 0 && rapid.Bool().Draw(t, "known") {
			hash = rapid.SampledFrom(ps).Draw(t, "of").hash
		}
		var want []posting
		for _, p := range ps {
			if p.hash == hash {
				want = append(want, p)
			}
		}
		if got, err := (&lookup{segment: s, partition: -1}).find(nil, 9, hash); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%v: %v, want %v", err, got, want)
		}
	})
}
