package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

func init() { commands["makepairs"] = makePairs }

// makePairs writes pairs of text files for speed measurements: articles from a
// JSON Lines stream on standard input (field "text"), each with an edited
// version of itself, and the list of pairs as compare --pairs reads it.
//
// An edit drops one sentence in eight, moves one paragraph, and replaces one
// word in twenty (or as asked) by another word of the same article: a plain stand-in for a
// newsroom's rewriting, of realistic length and density.
func makePairs(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("makepairs", flag.ContinueOnError)
	folder := flags.String("out", "", "folder to write into")
	count := flags.Int("pairs", 5000, "how many pairs")
	words := flags.Int("words", 800, "words an article, within a tenth")
	every := flags.Int("every", 20, "replace one word in so many")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *folder == "" {
		return errors.New("makepairs: name a folder with -out")
	}
	if err := os.MkdirAll(*folder, 0o755); err != nil {
		return err
	}
	var list strings.Builder
	rng := rand.New(rand.NewPCG(1, 2))
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	made := 0
	for made < *count {
		line, err := lines.ReadBytes('\n')
		if err != nil && len(line) == 0 {
			return fmt.Errorf("makepairs: only %d articles of %d words, want %d", made, *words, *count)
		}
		var article struct{ Text string }
		if err := json.Unmarshal(line, &article); err != nil {
			return fmt.Errorf("makepairs: %w", err)
		}
		if n := len(strings.Fields(article.Text)); n < *words*9/10 || n > *words*11/10 {
			continue
		}
		made++
		a := filepath.Join(*folder, fmt.Sprintf("%05d-a.txt", made))
		b := filepath.Join(*folder, fmt.Sprintf("%05d-b.txt", made))
		if err := os.WriteFile(a, []byte(article.Text), 0o644); err != nil {
			return err
		}
		if err := os.WriteFile(b, []byte(edit(article.Text, *every, rng)), 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&list, "%s\t%s\n", a, b)
	}
	fmt.Fprintf(out, "%d pairs\n", made)
	return os.WriteFile(filepath.Join(*folder, "pairs.tsv"), []byte(list.String()), 0o644)
}

func edit(text string, every int, rng *rand.Rand) string {
	vocabulary := strings.Fields(text)
	paragraphs := strings.Split(text, "\n")
	for i, paragraph := range paragraphs {
		var kept []string
		for _, sentence := range strings.SplitAfter(paragraph, ". ") {
			if rng.IntN(8) == 0 {
				continue
			}
			words := strings.Split(sentence, " ")
			for j := range words {
				if rng.IntN(every) == 0 {
					words[j] = vocabulary[rng.IntN(len(vocabulary))]
				}
			}
			kept = append(kept, strings.Join(words, " "))
		}
		paragraphs[i] = strings.Join(kept, "")
	}
	if n := len(paragraphs); n > 3 {
		i, j := rng.IntN(n), rng.IntN(n)
		paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i]
	}
	return strings.Join(paragraphs, "\n")
}
