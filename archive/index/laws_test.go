package index

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"parallax/text"
)

// someArchive draws articles that take over paragraphs and whole texts of each
// other, in several scripts, with footers; by ascending day.
func someArchive(t *rapid.T) []story {
	words := strings.Fields(rapid.SampledFrom([]string{
		"the of a minister said troops border talks ended on Monday 17 12.5 Kyiv don't Brüssel über harbour storm ferry repairs winter court judge paintings museum prison",
		"в Москве заявил министр что войска и граница 5 переговоры порт шторм паром суд музей картины",
		"北京 外交部 发言人 说 的 边境 会谈 。 在 港口 风暴 渡轮",
		"قال الوزير في بيان إن القوات على الحدود",
		"สวัสดี ประเทศ ไทย รัฐบาล 🙂 \xff\xfe a\u0301 ﬁ",
	}).Draw(t, "words"))
	paragraph := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(t, "p"), " ") + rapid.SampledFrom([]string{".", "", "!\""}).Draw(t, "end")
	})
	pool := rapid.SliceOfN(paragraph, 1, 8).Draw(t, "pool")
	var all []story
	day := int32(0)
	for range rapid.IntRange(0, 24).Draw(t, "n") {
		day += int32(rapid.IntRange(0, 2).Draw(t, "days"))
		s := story{outlet: uint32(rapid.IntRange(0, 5).Draw(t, "outlet")), day: day}
		if rapid.IntRange(0, 9).Draw(t, "dated") == 0 {
			s.day = NoDay
		}
		var ps []string
		for range rapid.IntRange(0, 4).Draw(t, "paragraphs") {
			if rapid.Bool().Draw(t, "own") {
				ps = append(ps, paragraph.Draw(t, "own"))
			} else {
				ps = append(ps, rapid.SampledFrom(pool).Draw(t, "shared"))
			}
		}
		s.text = strings.Join(ps, "\n\n")
		if len(all) > 0 && rapid.IntRange(0, 4).Draw(t, "reprint") == 0 {
			s.text = rapid.SampledFrom(all).Draw(t, "of").text
		}
		all = append(all, s)
	}
	return all
}

func someOptions(t *rapid.T) Options {
	return Options{
		AllPairs: rapid.Bool().Draw(t, "all"), Sensitive: rapid.IntRange(0, 3).Draw(t, "sensitive") == 0,
		WindowDays: rapid.SampledFrom([]int{0, 0, 3}).Draw(t, "window"), PairShards: rapid.SampledFrom([]int{0, 1, 5}).Draw(t, "shards"),
	}
}

// The result depends neither on shards nor, in the order of dates and under one
// snapshot, on batches.
func TestShardsAndBatches(t *testing.T) {
	some := 0
	rapid.Check(t, func(t *rapid.T) {
		all, o := someArchive(t), someOptions(t)
		want := sorted(scan(t, o, 1000, all))
		some += len(want)
		o.PairShards = 3
		if got := sorted(scan(t, o, rapid.IntRange(1, 9).Draw(t, "shard"), all)); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("by shards:\n%v\nwant\n%v", got, want)
		}
		// The snapshot of a first batch is not that of the whole: take none.
		want = sorted(scanUnder(t, nil, o, 1000, all))
		cut := rapid.IntRange(0, len(all)).Draw(t, "cut")
		later := rapid.IntRange(cut, len(all)).Draw(t, "later")
		if got := sorted(scanUnder(t, nil, o, 4, all[:cut], all[cut:later], all[later:])); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("batches:\n%v\nwant\n%v", got, want)
		}
	})
	if some == 0 {
		t.Fatal("nothing was shared")
	}
}

// A paragraph of eight words or more that is the same in two articles lies in a
// passage of theirs, unless it is boilerplate.
func TestVerbatimParagraphsAreFound(t *testing.T) {
	some := 0
	rapid.Check(t, func(t *rapid.T) {
		all, o := someArchive(t), Options{AllPairs: true}
		all = all[:min(len(all), allBelow)] // beyond, an article is compared with two others
		edges := scanUnder(t, nil, o, 1000, all)
		for i := range all {
			for j := range i {
				shared := sharedParagraph(all[i].text, all[j].text)
				if shared == "" {
					continue
				}
				some++
				if !slices.ContainsFunc(edges, func(e Edge) bool { return int(e.A) == j && int(e.B) == i }) {
					t.Fatalf("%d and %d share %q: no edge\n%q\n%q", j, i, shared, all[j].text, all[i].text)
				}
			}
		}
	})
	if some == 0 {
		t.Fatal("no two articles shared a paragraph")
	}
}

// Passages lie inside the texts, and of two verbatim ones the cuts agree.
func TestPassagesCutWhatTheyClaim(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := someArchive(t)
		for _, e := range scan(t, someOptions(t), 1000, all) {
			if e.A >= e.B || len(e.Passages) == 0 {
				t.Fatalf("%+v", e)
			}
			if e.CoverageA < 0 || e.CoverageA > 1 || e.CoverageB < 0 || e.CoverageB > 1 || e.QuotedA > e.WordsA || e.Similarity > 1 {
				t.Fatalf("%+v", e)
			}
			for _, p := range e.Passages {
				for side, s := range [][2]int{{p.A.Start, p.A.End}, {p.B.Start, p.B.End}} {
					if n := utf8.RuneCountInString(all[[]uint32{e.A, e.B}[side]].text); s[0] < 0 || s[0] >= s[1] || s[1] > n {
						t.Fatalf("passage %v of %d code points", s, n)
					}
				}
			}
		}
	})
}

// Articles of history are never compared with each other.
func TestHistoryRests(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, o := someArchive(t), Options{AllPairs: true}.Canonical()
		cut := rapid.IntRange(0, len(all)).Draw(t, "cut")
		old, fresh := NewIndexer(o), NewIndexer(o)
		var articles []Article
		for i, s := range all {
			x, a := old, Article{Outlet: s.outlet, Day: s.day}
			if i >= cut {
				x, a.Batch = fresh, 1
			}
			x.Add(Document{Number: uint32(i), Source: s.text})
			articles = append(articles, a)
		}
		c := NewCatalog(articles)
		before, now := blocksOf(old), blocksOf(fresh)
		for p := range Partitions {
			blocks, err := Join(p, now[p:p+1], before[p:p+1], c, nil, o)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range blocks {
				seeds, err := seedsOf(b)
				if err != nil {
					t.Fatal(err)
				}
				for ; len(seeds) > 0; seeds = seeds[seedSize:] {
					if s := decodeSeed(seeds); int(uint32(s.pair)) < cut {
						t.Fatalf("seed of %d and %d of history", s.pair>>32, uint32(s.pair))
					}
				}
			}
		}
	})
}

// The cost of a story that is printed n times grows with n.
func TestReprintsStayLinear(t *testing.T) {
	const n = 2000
	x := NewIndexer(Options{})
	var articles []Article
	for i := range n {
		x.Add(Document{Number: uint32(i), Source: wire + fmt.Sprintf(" Printed as number %d of all.", i)})
		articles = append(articles, Article{Outlet: uint32(i % 50), Day: int32(i / 100)})
	}
	c := NewCatalog(articles)
	blocks := blocksOf(x)
	seeds, postings := 0, 0
	for p := range Partitions {
		ps, err := decode(nil, blocks[p])
		if err != nil {
			t.Fatal(err)
		}
		postings += len(ps)
		joined, err := Join(p, blocks[p:p+1], nil, c, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range joined {
			seeds += (len(b) - 4) / seedSize
		}
	}
	if postings == 0 || seeds > 3*postings {
		t.Errorf("%d seeds of %d postings", seeds, postings)
	}
}

func TestBoilerplateOfAnOutletIsLeftOut(t *testing.T) {
	const footer = "\n\nOur newsroom on the harbour brings you the news of the islands every morning, with tide tables and letters from our readers."
	var batch []story
	for i := range 24 {
		// Every article has words of its own.
		var own strings.Builder
		for k := range 120 {
			fmt.Fprintf(&own, "%c%c%d ", 'a'+i, 'a'+k%26, k)
		}
		batch = append(batch, story{outlet: uint32(i % 2), day: int32(i), text: own.String() + "." + footer})
	}
	if edges := scan(t, Options{}, 100, batch); len(edges) != 0 {
		t.Errorf("footers were reported: %+v", edges[0])
	}
	// A story that an outlet prints again and again is none.
	batch = batch[:0]
	for i := range 24 {
		batch = append(batch, story{outlet: uint32(i % 2), day: int32(i), text: wire})
	}
	if edges := scan(t, Options{}, 100, batch); len(edges) == 0 {
		t.Error("reprints were taken for boilerplate")
	}
}

// someLinks draws links between n articles.
func someLinks(t *rapid.T, n int) (links []Link) {
	for range rapid.IntRange(0, 30).Draw(t, "links") {
		a, b := uint32(rapid.IntRange(0, n-1).Draw(t, "a")), uint32(rapid.IntRange(0, n-1).Draw(t, "b"))
		if a == b || slices.ContainsFunc(links, func(l Link) bool { return l.A == a && l.B == b || l.A == b && l.B == a }) {
			continue
		}
		links = append(links, Link{A: a, B: b, Words: rapid.IntRange(1, 60).Draw(t, "words"), CoverageA: rapid.SampledFrom([]float64{.1, .4, .6, .9}).Draw(t, "ca")})
	}
	return links
}

// Groups that no new link touches are as they were.
func TestClustersChangeWhereLinksCome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 24).Draw(t, "n")
		links := someLinks(t, n)
		old := rapid.IntRange(0, len(links)).Draw(t, "old")
		before := func(x, y uint32) bool { return x < y }
		var touched []uint32
		for _, l := range links[old:] {
			touched = append(touched, l.A, l.B)
		}
		around := Around(touched, links)
		met := map[uint32]bool{}
		for _, l := range around {
			met[l.A], met[l.B] = true, true
		}
		got := slices.DeleteFunc(Clusters(links[:old], before), func(g []uint32) bool { return met[g[0]] })
		got = append(got, Clusters(around, before)...)
		slices.SortFunc(got, func(x, y []uint32) int { return int(x[0]) - int(y[0]) })
		if want := Clusters(links, before); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

func TestClustersDependOnNoNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		order := rapid.Permutation(numbers(n)).Draw(t, "order") // number → name
		links := someLinks(t, n)
		want := Clusters(links, func(x, y uint32) bool { return x < y })
		var renamed []Link
		for _, l := range links {
			l.A, l.B = order[l.A], order[l.B]
			renamed = append(renamed, l)
		}
		slices.Reverse(renamed)
		name := make([]uint32, n)
		for i, o := range order {
			name[o] = uint32(i)
		}
		got := Clusters(renamed, func(x, y uint32) bool { return name[x] < name[y] })
		for _, g := range got {
			for i := range g {
				g[i] = name[g[i]]
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// sharedParagraph is a line of eight prose words or more that both texts have,
// or "".
func sharedParagraph(a, b string) string {
	ta, tb := text.Analyse(a, text.Options{}), text.Analyse(b, text.Options{})
	for _, p := range paragraphsOf(ta) {
		if slices.ContainsFunc(paragraphsOf(tb), func(q []string) bool { return slices.Equal(p, q) }) {
			return strings.Join(p, " ")
		}
	}
	return ""
}

func paragraphsOf(t *text.Text) (all [][]string) {
	for _, p := range t.Paragraphs {
		var words []string
		for i := p.Sentences.Start; i < p.Sentences.End; i++ {
			if s := t.Sentences[i]; s.Role.Prose() {
				for w := s.Words.Start; w < s.Words.End; w++ {
					words = append(words, t.Words[w].Norm)
				}
			}
		}
		if len(words) >= wholeWords {
			all = append(all, words)
		}
	}
	return all
}

func numbers(n int) (all []uint32) {
	for i := range n {
		all = append(all, uint32(i))
	}
	return all
}

// Two stories that a digest holds stay two.
func TestADigestMakesNoCluster(t *testing.T) {
	links := []Link{
		{A: 0, B: 2, Words: 100, CoverageA: .9, CoverageB: .3}, // the first story and the digest
		{A: 1, B: 2, Words: 100, CoverageA: .95, CoverageB: .3},
		{A: 1, B: 3, Words: 90, CoverageA: .8, CoverageB: .8},
	}
	got := Clusters(links, func(x, y uint32) bool { return x < y })
	if fmt.Sprint(got) != "[[1 2 3]]" {
		t.Error(got)
	}
}

func FuzzBlock(f *testing.F) {
	x := NewIndexer(Options{})
	x.Add(Document{Number: 7, Source: wire})
	x.Add(Document{Number: 70000, Source: version})
	whole := make([]byte, 0)
	for _, b := range blocksOf(x) {
		if len(b) > len(whole) {
			whole = b
		}
	}
	f.Add(whole, 3, byte(1))
	f.Fuzz(func(t *testing.T, data []byte, at int, flip byte) {
		ps, err := decode(nil, data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		again, err := decode(nil, encode(ps))
		if err != nil || !slices.Equal(again, ps) && slices.IsSortedFunc(ps, comparePostings) {
			t.Fatalf("not what was encoded: %v", err)
		}
		if len(data) == 0 || flip == 0 {
			return
		}
		damagedData := slices.Clone(data)
		damagedData[uint(at)%uint(len(data))] ^= flip
		if _, err := decode(nil, damagedData); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d changed by %x was not noticed", uint(at)%uint(len(data)), flip)
		}
	})
}

func FuzzStatistics(f *testing.F) {
	f.Add((*Statistics)(nil).Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := DecodeStatistics(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		if !slices.Equal(s.Encode(), data) {
			t.Fatal("not what was encoded")
		}
	})
}
