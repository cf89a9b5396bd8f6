package align

import (
	"slices"
	"sync"

	"parallax/lexicon"
	"parallax/text"
)

// grid holds what is known of each pair of words of a passage pair: a row for
// each word of a, a column for each word of b, and a border of one cell
// around, so that every cell has neighbours.
type grid struct {
	n, m, width int
	a, b        []token
	language    string
	shape       int
	evidence    []evidence // by cell; the corners before the first and behind the last words count as equal
	chance      []float32  // by cell: how likely it is a link, as far as is known now
	cells       []int32    // candidates, in order
	candidate   []bool     // by cell
	rows, cols  []line     // of words of a, and of b
	counts      []int32    // see count
	sums        []float32  // by candidate, scratch
	around      []surroundings

	heads  []int32 // by hash: the first place in b of a word, plus 1
	next   []int32 // the next place in b with the same hash bucket, plus 1
	byWord []wordPlace
}

// line is what is known of one word: the other side's word that it is most
// likely linked to, and the nearest linked words before and behind it.
type line struct {
	best, second float32 // the two highest chances
	partner      int32   // of best; -1: none
	before, next int32   // nearest words of this side with a likely link; -1: none
	gap          int32   // how many words without a likely link stand together here; 0: it has one
	exact        int32   // how many equal words the other side has
}

// wordPlace is a word of b as a number of the table of related words.
type wordPlace struct {
	word lexicon.WordID
	at   int32
}

var grids = sync.Pool{New: func() any { return new(grid) }}

func (g *grid) cell(i, j int) int32       { return int32((i+1)*g.width + j + 1) }
func (g *grid) place(c int32) (i, j int)  { return int(c)/g.width - 1, int(c)%g.width - 1 }
func (g *grid) inside(i, j int) bool      { return i >= 0 && j >= 0 && i < g.n && j < g.m }
func (g *grid) at(i, j int) evidence      { return g.evidence[(i+1)*g.width+j+1] }
func (g *grid) chanceAt(i, j int) float32 { return g.chance[(i+1)*g.width+j+1] }

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// grow is resize without clearing.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// fill reads the words and finds the evidence between them.
func (g *grid) fill(a, b *text.Text, as, bs text.Span, language string) {
	wa, wb := a.Words[as.Start:as.End], b.Words[bs.Start:bs.End]
	g.n, g.m, g.width, g.language = len(wa), len(wb), len(wb)+2, language
	size := (g.n + 2) * g.width
	g.evidence, g.chance, g.candidate = resize(g.evidence, size), resize(g.chance, size), resize(g.candidate, size)
	g.rows, g.cols = resize(g.rows, g.n), resize(g.cols, g.m)
	g.cells = g.cells[:0]
	g.evidence[0], g.evidence[size-1] = sameMark, sameMark
	g.chance[0], g.chance[size-1] = 1, 1

	var english *[closedSlots]closedEntry
	if language == "en" {
		english = closedTable()
	}
	g.a, g.b = grow(g.a, g.n), grow(g.b, g.m)
	for i := range g.a {
		g.a[i].read(a.Source, &wa[i], english)
	}
	for j := range g.b {
		g.b[j].read(b.Source, &wb[j], english)
	}
	findOpen(g.a)
	findOpen(g.b)
	g.findFirsts(g.a)
	g.findFirsts(g.b) // last: the buckets of b are needed below
	g.findEqual()
	g.findSimilar()
	if english != nil {
		g.findRelated()
	}
	g.copyRepeated()
	g.findPhrases(english != nil)
	slices.Sort(g.cells)
}

// findFirsts finds for each word the first place where it stands, and leaves
// the words in buckets by hash.
func (g *grid) findFirsts(tokens []token) {
	buckets := 16
	for buckets < 2*len(tokens) {
		buckets *= 2
	}
	g.heads, g.next = resize(g.heads, buckets), resize(g.next, len(tokens))
	for k := len(tokens) - 1; k >= 0; k-- {
		h := tokens[k].hash & uint64(buckets-1)
		g.next[k], g.heads[h] = g.heads[h], int32(k+1)
	}
	for k := range tokens {
		f := g.heads[tokens[k].hash&uint64(buckets-1)]
		for tokens[f-1].hash != tokens[k].hash {
			f = g.next[f-1]
		}
		tokens[k].first = f - 1
	}
}

func (g *grid) set(i, j int, e evidence) {
	c := g.cell(i, j)
	if !g.candidate[c] {
		g.candidate[c] = true
		g.cells = append(g.cells, c)
	}
	g.evidence[c] = e
}

func (g *grid) findEqual() {
	for i := range g.a {
		x := &g.a[i]
		for f := g.heads[x.hash&uint64(len(g.heads)-1)]; f > 0; f = g.next[f-1] {
			if j := int(f - 1); g.b[j].hash == x.hash {
				g.set(i, j, sameEvidence(max(x.class, g.b[j].class)))
				g.rows[i].exact++
				g.cols[j].exact++
			}
		}
	}
}

// findSimilar compares the first places of all words by classes and letters.
func (g *grid) findSimilar() {
	table := classEvidence()
	for i := range g.a {
		x := &g.a[i]
		row := g.evidence[(i+1)*g.width+1:][:g.m]
		classes := &table[x.class]
		for j := range g.b {
			if row[j] != noEvidence {
				continue
			}
			y := &g.b[j]
			e := classes[y.class]
			row[j] = e
			if e != noEvidence && e != numbers && e != numberOther || int(x.first) != i || int(y.first) != j {
				continue
			}
			if e == noEvidence && x.initial != y.initial && !mostlyShared(x.letters, y.letters) &&
				!x.hasHyphen && !y.hasHyphen && (x.lemma != y.lemma || x.lemma == lexicon.NoWord) && x.lemma != y.word && y.lemma != x.word {
				continue // as most pairs are: nothing that letterEvidence looks for
			}
			if l := letterEvidence(x, y, g.language, g.rows[i].exact+g.cols[j].exact > 0); l != noEvidence {
				g.set(i, j, l)
			}
		}
	}
}

// findRelated walks the related words of each word of a and looks which of
// them b has.
func (g *grid) findRelated() {
	g.byWord = g.byWord[:0]
	for j := range g.b {
		y := &g.b[j]
		if int(y.first) != j {
			continue
		}
		if y.word != lexicon.NoWord {
			g.byWord = append(g.byWord, wordPlace{y.word, int32(j)})
		}
		if y.lemma != lexicon.NoWord {
			g.byWord = append(g.byWord, wordPlace{y.lemma, int32(j)})
		}
	}
	if len(g.byWord) == 0 {
		return
	}
	slices.SortFunc(g.byWord, func(x, y wordPlace) int { return int(x.word) - int(y.word) })
	for i := range g.a {
		x := &g.a[i]
		if int(x.first) != i {
			continue
		}
		g.relate(i, x.word)
		g.relate(i, x.lemma)
	}
}

func (g *grid) relate(i int, w lexicon.WordID) {
	list := g.byWord
	for edges := lexicon.Neighbours(w); len(list) > 0; {
		n, ok := edges.Next()
		if !ok {
			return
		}
		for len(list) > 0 && list[0].word < n.Word {
			list = list[1:]
		}
		for k := 0; k < len(list) && list[k].word == n.Word; k++ {
			j := int(list[k].at)
			old := g.at(i, j)
			if old >= sameOpen && old < spelling {
				continue
			}
			if old < sameOpen {
				old = noEvidence
			}
			e := relationEvidence(n.Relation)
			if e == derivation && commonPrefix(g.a[i].norm, g.b[j].norm) < 2 {
				e = synonym // moon, lunar: the stem is not the same
			}
			if e != noEvidence {
				g.set(i, j, stronger(old, e))
			}
		}
	}
}

// copyRepeated gives repeated words the evidence of their first place.
func (g *grid) copyRepeated() {
	for i := range g.a {
		fi := int(g.a[i].first)
		for j := range g.b {
			fj := int(g.b[j].first)
			if fi == i && fj == j {
				continue
			}
			if e := g.at(fi, fj); e >= spelling {
				g.set(i, j, e)
			}
		}
	}
}
