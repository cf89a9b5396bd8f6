package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax/framing"
)

func init() { commands["generate"] = evalGenerate }

// generatedFolders are made, with so many pairs a source that combine two
// sites.
var generatedFolders = map[string]int{"generated": 4, "control": 0}

// evalGenerate writes the pairs that "generated" and "control" score.
func evalGenerate(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	dir := flags.String("dir", "testdata", "folder of generated and control")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for name, combined := range generatedFolders {
		folder := filepath.Join(*dir, name)
		data, err := generate(filepath.Join(folder, "sources"), combined)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "pairs.json"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generatedSet is the file of generated pairs: texts as written, and pairs as
// edits of them. All spans are [start, end) in code points.
type generatedSet struct {
	Texts map[string]string `json:"texts"`
	Pairs []generatedPair   `json:"pairs"`
}

type generatedPair struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Edits make the other version of the text; Reversed: that one is a.
	Edits    []generatedEdit   `json:"edits"`
	Reversed bool              `json:"reversed"`
	Changes  []generatedChange `json:"changes"`
}

type generatedEdit struct {
	Span [2]int `json:"span"`
	With string `json:"with"`
}

// generatedChange is what an operation did, as a comparison should see it.
// Category and direction are empty for a benign operation; several categories
// that will do are separated by a slash; an empty direction is not judged.
type generatedChange struct {
	Operation string `json:"operation"`
	Marks     bool   `json:"marks,omitempty"` // only the marks around these words came or went
	Category  string `json:"category,omitempty"`
	Direction string `json:"direction,omitempty"`
	A         [2]int `json:"a"`
	B         [2]int `json:"b"`
	AText     string `json:"a_text"`
	BText     string `json:"b_text"`
}

// generate makes one pair for every other wording of every site, and the given
// number of pairs a source that combine two sites. Which side is a, and which
// sites combine, is drawn from a fixed seed, so the same sources give the same
// pairs.
func generate(folder string, combined int) ([]byte, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no sources in it", folder)
	}
	set := generatedSet{Texts: map[string]string{}}
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		s, err := parseSource(name, string(data))
		if err != nil {
			return nil, err
		}
		set.Texts[name], _, _ = s.render(nil)
		draw := rand.New(rand.NewPCG(1, uint64(i)))
		var choices []map[int]int
		for site := range s.sites {
			for other := 1; other < s.sites[site].wordings; other++ {
				choices = append(choices, map[int]int{site: other})
			}
		}
		singles := len(choices)
		for range combined {
			one, two := draw.IntN(singles), draw.IntN(singles)
			both := map[int]int{}
			for _, k := range []int{one, two} {
				for site, other := range choices[k] {
					both[site] = other
				}
			}
			if len(both) == 2 {
				choices = append(choices, both)
			}
		}
		for k, chosen := range choices {
			set.Pairs = append(set.Pairs, s.pair(fmt.Sprintf("%s-%02d", name, k+1), chosen, draw.IntN(2) == 1))
		}
	}
	return encodeSet(set)
}

// pair is the text against its version with the chosen wordings.
func (s *source) pair(id string, chosen map[int]int, reversed bool) generatedPair {
	a, partsA, cutsA := s.render(nil)
	b, partsB, cutsB := s.render(chosen)
	runesA, runesB := []rune(a), []rune(b)
	p := generatedPair{ID: id, Text: s.name, Reversed: reversed}
	for i, part := range s.parts {
		if part.site < 0 || chosen[part.site] == 0 {
			continue
		}
		with := string(runesB[partsB[i][0]:partsB[i][1]])
		if string(runesA[partsA[i][0]:partsA[i][1]]) != with {
			p.Edits = append(p.Edits, generatedEdit{Span: partsA[i], With: with})
		}
	}
	sites := make([]int, 0, len(chosen))
	for site := range chosen {
		sites = append(sites, site)
	}
	slices.Sort(sites)
	for _, k := range sites {
		site := s.sites[k]
		c := generatedChange{Operation: operationName(site.operation, reversed), Marks: operations[site.operation].marks,
			Category: site.category, Direction: site.direction}
		c.A, c.B = trimmed(runesA, cutsA[k]), trimmed(runesB, cutsB[k])
		c.AText, c.BText = string(runesA[c.A[0]:c.A[1]]), string(runesB[c.B[0]:c.B[1]])
		if reversed {
			c.A, c.B, c.AText, c.BText = c.B, c.A, c.BText, c.AText
			c.Direction = framing.Flip(c.Direction)
			switch c.Category {
			case "attribution.drop":
				c.Category = "attribution.add"
			case "attribution.vague":
				c.Category = "attribution.sharpen"
			}
		}
		p.Changes = append(p.Changes, c)
	}
	return p
}

// trimmed leaves out white space at the ends, and the punctuation that goes
// with words.
func trimmed(text []rune, span [2]int) [2]int {
	space := func(r rune) bool { return strings.ContainsRune(" \n\t,.", r) }
	for span[0] < span[1] && space(text[span[0]]) {
		span[0]++
	}
	for span[0] < span[1] && space(text[span[1]-1]) {
		span[1]--
	}
	return span
}

// encodeSet writes one pair a line, so that a difference of two sets is read
// easily.
func encodeSet(set generatedSet) ([]byte, error) {
	texts, err := json.MarshalIndent(set.Texts, "", " ")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"texts\": %s,\n\"pairs\": [\n", texts)
	for i, p := range set.Pairs {
		line, err := json.Marshal(p)
		if err != nil {
			return nil, err
		}
		out.Write(line)
		if i < len(set.Pairs)-1 {
			out.WriteString(",")
		}
		out.WriteString("\n")
	}
	out.WriteString("]}\n")
	return out.Bytes(), nil
}

func readGenerated(path string) (*generatedSet, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var set generatedSet
	if err := json.Unmarshal(data, &set); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(set.Pairs) == 0 {
		return nil, fmt.Errorf("%s: no pairs in it", path)
	}
	return &set, nil
}

// sides are the pair's two texts.
func (set *generatedSet) sides(p generatedPair) (a, b string) {
	original := []rune(set.Texts[p.Text])
	var changed []rune
	at := 0
	for _, e := range p.Edits {
		changed = append(append(changed, original[at:e.Span[0]]...), []rune(e.With)...)
		at = e.Span[1]
	}
	changed = append(changed, original[at:]...)
	if p.Reversed {
		return string(changed), string(original)
	}
	return string(original), string(changed)
}
