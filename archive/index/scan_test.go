package index

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
)

// story is an article as the tests write it.
type story struct {
	outlet uint32
	day    int32
	text   string
}

// scan is the least driver: it adds batches of stories to an empty archive and
// gives every edge. shard is the number of articles of a shard.
func scan(t tester, o Options, shard int, batches ...[]story) []Edge {
	return scanWith(t, nil, true, o, shard, batches)
}

// scanUnder scans under a snapshot of statistics.
func scanUnder(t tester, st *Statistics, o Options, shard int, batches ...[]story) []Edge {
	return scanWith(t, st, false, o, shard, batches)
}

type tester interface {
	Helper()
	Fatal(...any)
}

func scanWith(t tester, st *Statistics, learn bool, o Options, shard int, batches [][]story) []Edge {
	t.Helper()
	if o.PairShards == 0 {
		o.PairShards = 2
	}
	o = o.Canonical()
	var (
		articles []Article
		docs     []Document
		history  [][][]byte // segment, partition
		edges    []Edge
	)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for n, batch := range batches {
		var fresh [][][]byte
		x := NewIndexer(o)
		begun := 0
		for _, s := range batch {
			d := Document{Number: uint32(len(docs)), Source: s.text}
			docs = append(docs, d)
			facts := x.Add(d)
			articles = append(articles, Article{Outlet: s.outlet, Day: s.day, Batch: uint32(n), Words: uint32(facts.Words)})
			if begun++; begun == shard {
				fresh, begun = append(fresh, stored(t, blocksOf(x))), 0
			}
		}
		fresh = append(fresh, stored(t, blocksOf(x)))
		c := NewCatalog(articles)
		of := func(segments [][][]byte, p int) (blocks [][]byte) {
			for _, s := range segments {
				blocks = append(blocks, s[p])
			}
			return blocks
		}
		if learn {
			learn = false
			var found []Recurrent
			for p := range Partitions {
				r, err := Learn(p, of(fresh, p), c, o)
				must(err)
				found = append(found, r)
			}
			var err error
			st, err = NewStatistics(found, c, o)
			must(err)
		}
		seeds := make([][][]byte, o.PairShards)
		for p := range Partitions {
			blocks, err := Join(p, of(fresh, p), of(history, p), c, st, o)
			must(err)
			for i, b := range blocks {
				seeds[i] = append(seeds[i], b)
			}
		}
		v := NewVerifier(func(n uint32) (Document, error) { return docs[n], nil }, c, st, o)
		found := make([][]Candidate, len(seeds))
		for i, blocks := range seeds {
			var err error
			found[i], err = Candidates(blocks, o)
			must(err)
		}
		for _, candidates := range Divide(found, 3) {
			must(v.Verify(context.Background(), candidates, func(e Edge) error {
				edges = append(edges, e)
				return nil
			}))
		}
		history = append(history, fresh...)
	}
	return edges
}

// stored takes blocks through a segment file.
func stored(t tester, blocks [][]byte) [][]byte {
	t.Helper()
	var file bytes.Buffer
	if err := WriteSegment(&file, slices.Values(blocks)); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSegment(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out := make([][]byte, Partitions)
	for p := range out {
		if out[p], err = s.Block(p); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

const wire = `The harbour of Port Ellen reopened on Monday, three days after the worst storm in a decade damaged its eastern breakwater, the regional government said.
Ferries are to run again by Wednesday, the harbour master told reporters, but the breakwater will need repairs for 1.2 million pounds before winter.
The storm cut power to some 4,500 homes and closed the schools of the southern coast. Nobody was hurt.`

const version = `After the gale
Ferries are to run again by Wednesday, the harbour master told reporters, but the breakwater will need repairs for 1.2 million pounds before winter.
A fisherman said he had never seen waves like these in forty years at sea.`

const other = `A court in the capital sentenced the former director of the national museum to three years in prison for selling paintings that were not his.`

func TestScanFindsACopiedParagraph(t *testing.T) {
	edges := scan(t, Options{}, 100, []story{{0, 1, wire}, {1, 2, other}, {2, 2, version}})
	if len(edges) != 1 || edges[0].A != 0 || edges[0].B != 2 || len(edges[0].Passages) != 1 {
		t.Fatalf("%+v", edges)
	}
	p := edges[0].Passages[0]
	a, b := []rune(wire)[p.A.Start:p.A.End], []rune(version)[p.B.Start:p.B.End]
	if string(a) != string(b) || p.Similarity != 1 {
		t.Errorf("%q\n%q", string(a), string(b))
	}
}

func TestOneOutletIsComparedOnRequest(t *testing.T) {
	batch := []story{{3, 1, wire}, {3, 2, version}}
	if edges := scan(t, Options{}, 100, batch); len(edges) != 0 {
		t.Errorf("%+v", edges)
	}
	if edges := scan(t, Options{AllPairs: true}, 100, batch); len(edges) != 1 {
		t.Errorf("%+v", edges)
	}
	if edges := scan(t, Options{WindowDays: 2}, 100, []story{{1, 10, wire}, {2, 13, version}}); len(edges) != 0 {
		t.Errorf("%+v", edges)
	}
}

func TestOutcomeDependsOnNeitherShardsNorBatches(t *testing.T) {
	var all []story
	for i := range 30 {
		all = append(all, story{uint32(i), int32(i), []string{wire, version, other}[i%3]})
	}
	want := fmt.Sprint(sorted(scan(t, Options{}, 1000, all)))
	for _, shard := range []int{1, 7} {
		if got := fmt.Sprint(sorted(scan(t, Options{}, shard, all))); got != want {
			t.Errorf("shards of %d:\n%s\nwant\n%s", shard, got, want)
		}
	}
	if got := fmt.Sprint(sorted(scan(t, Options{}, 1000, all[:11], all[11:12], all[12:]))); got != want {
		t.Errorf("batches:\n%s\nwant\n%s", got, want)
	}
}

func sorted(edges []Edge) []Edge {
	slices.SortFunc(edges, func(x, y Edge) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return edges
}

func TestQueryFindsWhatAScanFinds(t *testing.T) {
	x := NewIndexer(Options{})
	docs := []Document{{Number: 0, Source: wire}, {Number: 1, Source: other}, {Number: 2, Source: version}}
	for _, d := range docs {
		x.Add(d)
	}
	var file bytes.Buffer
	if err := WriteSegment(&file, x.Blocks()); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSegment(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	c := NewCatalog([]Article{{Outlet: 1}, {Outlet: 1}, {Outlet: 1}})
	asked := Ask(docs[2], Options{})
	postings, err := asked.Find(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := asked.Candidates([]Found{postings}, 2, c, nil)
	if len(found) != 1 || found[0].A != 0 {
		t.Fatal(found)
	}
	var edges []Edge
	v := NewVerifier(func(n uint32) (Document, error) { return docs[n], nil }, c, nil, Options{})
	if err := v.Query(context.Background(), asked, found, func(e Edge) error { edges = append(edges, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(edges) != 1 || len(edges[0].Passages) != 1 {
		t.Errorf("%+v", edges)
	}
}
