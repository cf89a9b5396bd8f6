package export

import (
	"iter"
	"slices"

	"parallax/archive"
)

// memory is an archive in memory.
type memory struct {
	articles []archive.Entry
	pairs    []archive.Pair
	clusters []archive.Cluster
}

func (m *memory) Articles() iter.Seq2[archive.Entry, error] { return all(m.articles) }

func (m *memory) Pairs(f archive.Filter) iter.Seq2[archive.Pair, error] {
	return all(slices.DeleteFunc(slices.Clone(m.pairs), func(p archive.Pair) bool { return p.Words < f.MinWords }))
}

func (m *memory) Clusters() iter.Seq2[archive.Cluster, error] { return all(m.clusters) }

func all[T any](items []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}

// hostile are strings that have broken writers before.
var hostile = []string{
	"", " ", "plain words", "line\nbreak\r\nand\ttab", "quote \" and 'single'", `back\slash`, "a|b", "<script>alert(1)</script>", "]]>", "<!-- -->",
	"&amp;", "\x1b[31mred", "\x00\x01\x7f\u0085", "\u202eoverride\u202c", "\xff\xfe broken \xc3", "שלום עולם", "港湾の争議", "👩‍👩‍👧 🇩🇪 é e\u0301",
	"\u2028\u2029", "=1+1", "@SUM(A1)", "'=1", "\t=1", "{braces} }{ ~^ 100 % $5 #1 a_b", "\ufeffbom", "\ufffe\uffff\ufdd0", "a; b and c, d",
}

// strike is a small archive: a wire story, two versions of it, an article that
// shares nothing, and one whose every field is hostile.
func strike() *memory {
	m := &memory{
		articles: []archive.Entry{
			{ID: "w1", Title: "Dockers walk out over pay", Outlet: "Northwire", Author: "Ada Quill; Ben Okoro", Date: "2026-03-09T06:10:00Z", URL: "https://northwire.example/1?a=b&c=d_e", Language: "en", Words: 312, Cluster: "c1"},
			{ID: "g1", Title: "Port chaos as dockers down tools", Outlet: "The Gull", Date: "2026-03-09", URL: "https://gull.example/port", Language: "en", Agency: "Northwire", Words: 290, Cluster: "c1"},
			{ID: "h1", Title: "Hafenarbeiter legen die Arbeit nieder", Outlet: "Hafenblatt", Date: "2026-03-10", Language: "de", Words: 120, Cluster: "c1"},
			{ID: "g2", Title: "Library reopens", Outlet: "The Gull", Date: "2026-03", Words: 88},
			{ID: "u1", Title: "Undated", Words: 10},
		},
		pairs: []archive.Pair{
			{ID: "p-1", A: "w1", B: "g1", Order: archive.Tied, Words: 140, CoverageA: 0.5, CoverageB: 0.625, Cluster: "c1", Passages: []archive.Passage{
				{A: [2]int{0, 90}, B: [2]int{10, 101}, Words: 15, Kind: "edited", Similarity: 0.875},
				{A: [2]int{120, 400}, B: [2]int{230, 510}, Words: 125, Kind: "verbatim", Similarity: 1},
			}},
			{ID: "p-2", A: "w1", B: "h1", Order: archive.Dated, Words: 40, CoverageA: 0.125, CoverageB: 0.25, Cluster: "c1", Passages: []archive.Passage{
				{A: [2]int{5, 205}, B: [2]int{7, 207}, Words: 40, Kind: "rewritten", Similarity: 0.5},
			}},
		},
		clusters: []archive.Cluster{{ID: "c1", Articles: []string{"w1", "g1", "h1"}, First: "w1", Outlets: 3, From: "2026-03-09T06:10:00Z", To: "2026-03-10"}},
	}
	for i, s := range hostile {
		next := hostile[(i+5)%len(hostile)]
		id := "x" + string(rune('A'+i))
		m.articles = append(m.articles, archive.Entry{ID: id, Title: s, Outlet: next, Author: s, Date: next, URL: s, Language: s, Agency: next, Words: i, Cluster: "c2"})
		m.pairs = append(m.pairs, archive.Pair{ID: s, A: "w1", B: id, Order: archive.Order(s), Cluster: next, Words: i})
		m.clusters = append(m.clusters, archive.Cluster{ID: s, Articles: []string{s, next}, First: next, From: s, To: next})
	}
	return m
}
