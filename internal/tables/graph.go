package main

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax/lexicon"

	"github.com/zeebo/xxh3"
)

// graph is words and the relations between them. Every relation is symmetric.
type graph struct {
	words     map[string]lexicon.PartOfSpeech
	edges     map[[2]string]lexicon.Relation // ordered pairs x < y
	irregular map[string][]string
}

func newGraph() *graph {
	return &graph{map[string]lexicon.PartOfSpeech{}, map[[2]string]lexicon.Relation{}, map[string][]string{}}
}

func (g *graph) relate(x, y string, r lexicon.Relation) {
	if x == y {
		return
	}
	if x > y {
		x, y = y, x
	}
	g.edges[[2]string{x, y}] |= r
}

// plain reports whether w is a word of the kind that the tables hold: ASCII
// letters with hyphens and apostrophes inside, at least two, or an
// abbreviation with stops.
func plain(w string) bool {
	if len(w) < 2 || len(w) > 40 {
		return false
	}
	for i := range len(w) {
		c := w[i]
		inside := i > 0 && (c == '.' || i < len(w)-1 && (c == '-' || c == '\''))
		if !(c >= 'a' && c <= 'z' || inside) {
			return false
		}
	}
	return true
}

// twoWords reports whether w is two such words.
func twoWords(w string) bool {
	x, y, ok := strings.Cut(w, " ")
	return ok && plain(x) && plain(y)
}

func eachLine(path string, do func(line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	lines := 0
	for scan.Scan() {
		lines++
		if err := do(scan.Text()); err != nil {
			return fmt.Errorf("%s, line %d: %w", path, lines, err)
		}
	}
	if lines == 0 {
		return fmt.Errorf("%s is empty", path)
	}
	return scan.Err()
}

func (g *graph) readExceptions(dir string) error {
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		err := eachLine(filepath.Join(dir, pos+".exc"), func(line string) error {
			f := strings.Fields(line)
			for _, lemma := range f[1:] {
				if plain(f[0]) && plain(lemma) && f[0] != lemma && !slices.Contains(g.irregular[f[0]], lemma) {
					g.irregular[f[0]] = append(g.irregular[f[0]], lemma)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// encode writes the layout that lexicon/relations.go reads: a count, then the
// words by hash, then their part-of-speech bytes, then where their relations
// begin, then the relations.
func (g *graph) encode() ([]byte, error) {
	// A near relation helps only where another list agrees: alone it did not
	// make word links better on any labelled set.
	maps.DeleteFunc(g.edges, func(_ [2]string, r lexicon.Relation) bool { return r == lexicon.Near })
	for e := range g.edges {
		for _, w := range e {
			g.words[w] |= 0
		}
	}
	type entry struct {
		hash uint64
		word string
	}
	var entries []entry
	for w := range g.words {
		entries = append(entries, entry{xxh3.HashString(w) >> 16, w})
	}
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Compare(x.hash, y.hash) })
	number := map[string]int{}
	for i, e := range entries {
		if i > 0 && entries[i-1].hash == e.hash {
			return nil, fmt.Errorf("%q and %q have one hash", entries[i-1].word, e.word)
		}
		number[e.word] = i
	}
	near := make([][]lexicon.Neighbour, len(entries))
	for e, r := range g.edges {
		x, y := number[e[0]], number[e[1]]
		near[x] = append(near[x], lexicon.Neighbour{Word: lexicon.WordID(y), Relation: r})
		near[y] = append(near[y], lexicon.Neighbour{Word: lexicon.WordID(x), Relation: r})
	}
	var hashes, parts, starts, list []byte
	for i, e := range entries {
		var h [8]byte
		binary.LittleEndian.PutUint64(h[:], e.hash)
		hashes = append(hashes, h[:6]...)
		parts = append(parts, byte(g.words[e.word]))
		starts = append(starts, byte(len(list)), byte(len(list)>>8), byte(len(list)>>16))
		slices.SortFunc(near[i], func(x, y lexicon.Neighbour) int { return cmp.Compare(x.Word, y.Word) })
		last := 0
		for _, n := range near[i] {
			list = binary.AppendUvarint(list, uint64(int(n.Word)-last))
			list = append(list, byte(n.Relation))
			last = int(n.Word)
		}
	}
	if len(list) >= 1<<24 {
		return nil, fmt.Errorf("%d bytes of relations: too many", len(list))
	}
	starts = append(starts, byte(len(list)), byte(len(list)>>8), byte(len(list)>>16))
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(entries)))
	return slices.Concat(out, hashes, parts, starts, list), nil
}

// encodeIrregular writes the irregular forms, and where each of them is.
func (g *graph) encodeIrregular() (forms, index []byte) {
	type place struct {
		hash  uint64
		start int
	}
	var places []place
	for _, form := range slices.Sorted(maps.Keys(g.irregular)) {
		places = append(places, place{xxh3.HashString(form) >> 16, len(forms)})
		forms = fmt.Appendf(forms, "%s\t%s\n", form, strings.Join(g.irregular[form], " "))
	}
	slices.SortFunc(places, func(x, y place) int { return cmp.Compare(x.hash, y.hash) })
	index = binary.LittleEndian.AppendUint32(nil, uint32(len(places)))
	for _, p := range places {
		var h [8]byte
		binary.LittleEndian.PutUint64(h[:], p.hash)
		index = append(index, h[:6]...)
	}
	for _, p := range places {
		index = append(index, byte(p.start), byte(p.start>>8), byte(p.start>>16))
	}
	return forms, index
}
