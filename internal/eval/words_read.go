package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"parallax/text"
)

type link struct{ a, b int }

// wordPair is a sentence pair, split into tokens, with its gold links.
type wordPair struct {
	id             string
	a, b           []string
	sure, possible []link
}

type wordSet struct {
	name  string
	paths *[]string
	read  func(path string) ([]wordPair, error)
}

// wordSetFlags are the sets by name; each flag may be given several times.
func wordSetFlags(flags *flag.FlagSet) []wordSet {
	var sets []wordSet
	for _, s := range []struct {
		name string
		read func(string) ([]wordPair, error)
	}{{"edinburgh", readAlignJSON}, {"rte2", readAlignJSON}, {"mtref", readAlignTSV}, {"wiki", readAlignTSV}} {
		paths := new([]string)
		flags.Func(s.name, "labelled pairs", func(path string) error {
			*paths = append(*paths, path)
			return nil
		})
		sets = append(sets, wordSet{s.name, paths, s.read})
	}
	return sets
}

// readAlignJSON reads a list of objects with source, target, sureAlign and
// possibleAlign ("i-j i-j …"), as Edinburgh++ and RTE2 come.
func readAlignJSON(path string) ([]wordPair, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var records []struct{ ID, Source, Target, SureAlign, PossibleAlign string }
	if err := json.Unmarshal(data, &records); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var pairs []wordPair
	for _, r := range records {
		pairs = append(pairs, wordPair{id: r.ID, a: strings.Fields(r.Source), b: strings.Fields(r.Target)})
		if err := pairs[len(pairs)-1].parse(r.SureAlign, r.PossibleAlign); err != nil {
			return nil, fmt.Errorf("%s, %s: %w", path, r.ID, err)
		}
	}
	return pairs, notEmpty(path, pairs)
}

// readAlignTSV reads lines of tab-separated fields, as MultiMWA comes: id,
// sentence 1, –, sentence 2, –, –, –, sure links, possible links.
func readAlignTSV(path string) ([]wordPair, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var pairs []wordPair
	for k, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 8 {
			return nil, fmt.Errorf("%s, line %d: %d fields, wanted 8 or more", path, k+1, len(f))
		}
		possible := ""
		if len(f) > 8 {
			possible = f[8]
		}
		pairs = append(pairs, wordPair{id: f[0], a: strings.Fields(f[1]), b: strings.Fields(f[3])})
		if err := pairs[len(pairs)-1].parse(f[7], possible); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, k+1, err)
		}
	}
	return pairs, notEmpty(path, pairs)
}

func notEmpty(path string, pairs []wordPair) error {
	links := 0
	for _, p := range pairs {
		links += len(p.sure)
	}
	if links == 0 {
		return fmt.Errorf("%s: no sentence pair with links", path)
	}
	return nil
}

func (p *wordPair) parse(sure, possible string) error {
	var err error
	if p.sure, err = parseLinks(sure, len(p.a), len(p.b)); err != nil {
		return err
	}
	p.possible, err = parseLinks(possible, len(p.a), len(p.b))
	return err
}

func parseLinks(s string, n, m int) ([]link, error) {
	var links []link
	for _, f := range strings.Fields(s) {
		var l link
		if _, err := fmt.Sscanf(f, "%d-%d", &l.a, &l.b); err != nil {
			return nil, fmt.Errorf("link %q: %w", f, err)
		}
		if l.a < 0 || l.b < 0 || l.a >= n || l.b >= m {
			return nil, fmt.Errorf("link %q outside %d and %d tokens", f, n, m)
		}
		links = append(links, l)
	}
	return links, nil
}

// tokensText is a text whose words are the given tokens, for sets that come
// split into words.
func tokensText(tokens []string) *text.Text {
	return text.FromWords(tokens, text.Options{Language: "en"})
}
