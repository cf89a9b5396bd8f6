package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"parallax/lexicon"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// mainSenses is how many senses of a word, most frequent first, count as what
// it usually means. Rarer senses relate words that hardly ever replace each
// other in news.
const mainSenses = 3

// maxSenses bounds the rarer senses that still count as (weak) synonyms.
const maxSenses = 8

// maxPhraseSenses bounds the ranks of the senses, taken together, that a word
// and a phrase of two words share (close, shut down). It keeps the table small.
const maxPhraseSenses = 4

type synset struct {
	lemmas   []string
	pointers []pointer
}

type pointer struct {
	symbol, target string
	from, to       int // lemma numbers from 1; 0: the whole synset
}

var partsOfSpeech = []struct {
	name string
	key  string
	part lexicon.PartOfSpeech
}{{"noun", "n", lexicon.Noun}, {"verb", "v", lexicon.Verb}, {"adj", "a", lexicon.Adjective}, {"adv", "r", lexicon.Adverb}}

func (g *graph) readWordNet(dir string) error {
	synsets := map[string]synset{} // by part of speech and offset
	rank := map[string]int{}       // of a sense: key, offset, lemma
	for _, pos := range partsOfSpeech {
		err := eachLine(filepath.Join(dir, "index."+pos.name), func(line string) error {
			if strings.HasPrefix(line, " ") {
				return nil
			}
			f := strings.Fields(line)
			count, err := strconv.Atoi(f[2])
			if err != nil {
				return err
			}
			lemma := strings.ReplaceAll(f[0], "_", " ")
			if !plain(lemma) && !twoWords(lemma) {
				return nil
			}
			if plain(lemma) {
				g.words[lemma] |= pos.part
			}
			for k, offset := range f[len(f)-count:] {
				rank[pos.key+offset+lemma] = k + 1
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = eachLine(filepath.Join(dir, "data."+pos.name), func(line string) error {
			if strings.HasPrefix(line, " ") {
				return nil
			}
			s, err := parseSynset(line)
			synsets[pos.key+line[:8]] = s
			return err
		})
		if err != nil {
			return err
		}
	}
	for key, s := range synsets {
		for _, x := range s.lemmas {
			for _, y := range s.lemmas {
				if x >= y {
					continue
				}
				rx, ry := rank[key+x], rank[key+y]
				switch {
				case !plain(x) && !twoWords(x) || !plain(y) && !twoWords(y):
				case !plain(x) && !plain(y):
					// Two phrases: their words speak for themselves.
				case (!plain(x) || !plain(y)) && rx+ry > maxPhraseSenses:
				case max(rx, ry) <= mainSenses:
					g.relate(x, y, lexicon.Synonym)
				case max(rx, ry) <= maxSenses:
					g.relate(x, y, lexicon.RareSynonym)
				}
			}
		}
		for _, p := range s.pointers {
			g.point(key, s, p, synsets, rank)
		}
	}
	return nil
}

func (g *graph) point(key string, s synset, p pointer, synsets map[string]synset, rank map[string]int) {
	t := synsets[p.target]
	var r lexicon.Relation
	switch p.symbol {
	case "!":
		r = lexicon.Antonym
	case "+", "\\", "<":
		r = lexicon.Derived
	case "@", "@i", "&", "$", "^", "*", ">":
		r = lexicon.Near // hypernym, similar adjective, verb group, see also, entailment, cause
	default:
		return
	}
	for i, x := range s.lemmas {
		for j, y := range t.lemmas {
			// What pertains to a country pertains to it under all its names.
			same := p.from == 0 || p.from == i+1 && (p.to == j+1 || p.symbol == "\\")
			if !same || !plain(x) || !plain(y) {
				continue
			}
			if r == lexicon.Near && rank[key+x]+rank[p.target+y] > mainSenses {
				continue
			}
			g.relate(x, y, r)
		}
	}
}

// parseSynset reads a line of a data file (see wndb(5WN)).
func parseSynset(line string) (synset, error) {
	var s synset
	f := strings.Fields(line)
	count, err := strconv.ParseInt(f[3], 16, 32)
	if err != nil {
		return s, err
	}
	f = f[4:]
	for range count {
		lemma, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(f[0], "_", " ")), "(") // "(a)", "(p)": the place of an adjective
		s.lemmas = append(s.lemmas, lemma)
		f = f[2:]
	}
	pointers, err := strconv.Atoi(f[0])
	if err != nil {
		return s, err
	}
	f = f[1:]
	for range pointers {
		ends, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return s, err
		}
		key := f[2]
		if key == "s" {
			key = "a"
		}
		s.pointers = append(s.pointers, pointer{f[0], key + f[1], int(ends >> 8), int(ends & 255)})
		f = f[4:]
	}
	return s, nil
}

// readVarcon relates the spellings of one word. Words that are hardly used and
// senses marked as archaic are left out.
func (g *graph) readVarcon(path string) error {
	level := 0
	return eachLine(path, func(line string) error {
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			level = 100
			if _, after, ok := strings.Cut(rest, "(level "); ok {
				fmt.Sscanf(after, "%d)", &level)
			}
			return nil
		}
		line, note, _ := strings.Cut(line, "|")
		if level > 80 || strings.HasPrefix(line, "#") || strings.Contains(note, "(-)") || strings.TrimSpace(line) == "" {
			return nil
		}
		var spellings []string
		for _, part := range strings.Split(line, "/") {
			if _, word, ok := strings.Cut(part, ":"); ok {
				word = strings.ToLower(strings.TrimSpace(word))
				if plain(word) && !strings.HasSuffix(word, "'s") {
					spellings = append(spellings, word)
				}
			}
		}
		for i, x := range spellings {
			for _, y := range spellings[:i] {
				g.relate(x, y, lexicon.Spelling)
			}
		}
		return nil
	})
}

// readParaphrases keeps the pairs of English words (the list is also rich in
// names, numbers, foreign words and misspellings), as pairs of lemmas, without
// the pairs that share their stem. A pair is strong if the list holds at
// least two more words that are paraphrases of both.
func (g *graph) readParaphrases(path string) error {
	near := map[string]map[string]bool{}
	add := func(x, y string) {
		if near[x] == nil {
			near[x] = map[string]bool{}
		}
		near[x][y] = true
	}
	env := snowballstem.NewEnv("")
	stem := func(w string) string {
		env.SetCurrent(w)
		english.Stem(env)
		return env.Current()
	}
	err := eachLine(path, func(line string) error {
		x, y, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("no tab")
		}
		if !plain(x) || !plain(y) {
			return nil
		}
		x, y = g.lemma(x), g.lemma(y)
		if x == "" || y == "" || x == y || stem(x) == stem(y) {
			return nil
		}
		add(x, y)
		add(y, x)
		return nil
	})
	for x, ys := range near {
		for y := range ys {
			common := 0
			for z := range near[y] {
				if ys[z] {
					common++
				}
			}
			if common >= 2 {
				g.relate(x, y, lexicon.StrongParaphrase)
			}
			g.relate(x, y, lexicon.Paraphrase)
		}
	}
	return err
}

// lemma is the dictionary form of a known word, "" for an unknown one.
func (g *graph) lemma(w string) string {
	if g.words[w] != 0 || functionWords[w] {
		return w
	}
	if l := g.irregular[w]; len(l) > 0 && g.words[l[0]] != 0 {
		return l[0]
	}
	for _, l := range lexicon.RegularLemmas(w) {
		if g.words[l] != 0 {
			return l
		}
	}
	return ""
}

// functionWords are kept although WordNet does not know them.
var functionWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`although among and because between both but despite during each either except for from
		however if instead into neither nor of or other since than that their them these they this those though through
		throughout to toward towards until unless upon versus what when where whereas whether which while who whom whose with within without
		would could should might must shall can will cannot`) {
		set[w] = true
	}
	return set
}()
