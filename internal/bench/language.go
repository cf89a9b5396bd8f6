package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode"
)

// language is an order-1 Markov source of words: what follows a word depends
// on that word only. It is not news; it has the word and word-pair frequencies
// on which the cost of an index depends.
type language struct {
	words []string
	// next lists, for each word, its successors; a word stands there as often
	// as it should be drawn.
	next [][]uint32
	all  []uint32 // drawn from where a sentence begins
}

// word draws what follows the word before; 0 begins a sentence.
func (l *language) word(r *rand.Rand, before uint32) uint32 {
	if before > 0 && int(before) < len(l.next) {
		if successors := l.next[before]; len(successors) > 0 {
			return successors[r.IntN(len(successors))]
		}
	}
	return l.all[r.IntN(len(l.all))]
}

// made is a made-up language: frequencies by Zipf's law over pronounceable
// words, the first of which are as short as a language's commonest words. Of
// what follows a word three quarters come from the word's own short list of
// successors, the rest from the whole vocabulary.
func made(size int, seed uint64) *language {
	r := rand.New(rand.NewPCG(seed, 77))
	l := &language{words: []string{""}}
	seen := map[string]bool{"": true}
	for len(l.words) <= size {
		syllables := 1 + int(math.Log(float64(len(l.words))+1)/5) + r.IntN(2)
		var b strings.Builder
		for range syllables {
			b.WriteByte("bcdfghjklmnprstvw"[r.IntN(17)])
			b.WriteByte("aeiou"[r.IntN(5)])
			if r.IntN(3) == 0 {
				b.WriteByte("nrslt"[r.IntN(5)])
			}
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			l.words = append(l.words, w)
		}
	}
	zipf := rand.NewZipf(r, 1.06, 3, uint64(size-1))
	draw := func() uint32 { return uint32(zipf.Uint64()) + 1 }
	for range 1 << 20 {
		l.all = append(l.all, draw())
	}
	l.next = make([][]uint32, len(l.words))
	for w := 1; w < len(l.words); w++ {
		own := make([]uint32, 6+40000/(w+80))
		for i := range own {
			own[i] = draw()
		}
		list := make([]uint32, 0, len(own)+len(own)/3)
		list = append(list, own...)
		for range len(own) / 3 {
			list = append(list, draw())
		}
		l.next[w] = list
	}
	return l
}

// learned takes words and what follows them from a text file.
func learned(path string) (*language, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l := &language{words: []string{""}, next: [][]uint32{nil}}
	number := map[string]uint32{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		before := uint32(0)
		for _, w := range strings.FieldsFunc(strings.ToLower(lines.Text()), func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' }) {
			n, known := number[w]
			if !known {
				n = uint32(len(l.words))
				number[w] = n
				l.words, l.next = append(l.words, w), append(l.next, nil)
			}
			l.next[before] = append(l.next[before], n)
			l.all = append(l.all, n)
			before = n
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(l.all) < 10_000 {
		return nil, fmt.Errorf("%s: only %d words: too few to learn from", path, len(l.all))
	}
	l.next = slices.Clip(l.next)
	return l, nil
}
