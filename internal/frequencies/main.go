// Frequencies counts in how many sentences of a corpus each word stands, and
// writes the table that package lexicon embeds. It is run by hand:
//
//	zstd -dc articles.jsonl.zst | go run ./internal/frequencies --out lexicon/tables/frequencies.bin
//
// The corpus comes as JSON Lines with a field "text". Nothing but counts of
// single words gets into the table.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"parallax/lexicon"
	"parallax/text"
)

func main() {
	out := flag.String("out", "", "file to write")
	language := flag.String("language", "en", "language of the corpus")
	flag.Parse()
	if err := run(os.Stdin, *out, *language); err != nil {
		fmt.Fprintln(os.Stderr, "frequencies:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out, language string) error {
	counts := map[uint64]int{}
	sentences := 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			return err
		}
		t := text.Analyse(record.Text, text.Options{Language: language})
		for _, s := range t.Sentences {
			if !s.Role.Prose() || s.Words.Len() < 4 {
				continue
			}
			sentences++
			seen := map[uint64]bool{}
			for _, w := range t.Words[s.Words.Start:s.Words.End] {
				if !seen[w.Hash] {
					seen[w.Hash] = true
					counts[w.Hash]++
				}
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	words := make([]lexicon.Frequency, 0, len(counts))
	for hash, n := range counts {
		words = append(words, lexicon.Frequency{Hash: hash, Share: float64(n) / float64(sentences)})
	}
	slices.SortFunc(words, func(x, y lexicon.Frequency) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(x.Hash, y.Hash))
	})
	table, kept := lexicon.EncodeFrequencies(words)
	if kept == 0 {
		return fmt.Errorf("no sentences")
	}
	fmt.Printf("%d sentences, %d words, %d kept, the rarest in %.0f sentences; %d bytes\n",
		sentences, len(words), kept, words[kept-1].Share*float64(sentences), len(table))
	return os.WriteFile(out, table, 0o644)
}
