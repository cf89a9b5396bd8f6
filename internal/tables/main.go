// Tables compacts public lexical data into the tables that package lexicon
// embeds. It is run by hand when a source changes:
//
//	go run ./internal/tables --wordnet DIR --exceptions DIR --ppdb FILE --varcon FILE --out lexicon/tables
//
// --wordnet is the dict directory of WordNet 3.1 (data.noun, index.noun …),
// --exceptions holds its lists of irregular forms (noun.exc, verb.exc …),
// --ppdb is a list of word pairs, two a line with a tab between,
// --varcon is varcon.txt of the SCOWL project.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	wordnet := flag.String("wordnet", "", "WordNet dict directory")
	exceptions := flag.String("exceptions", "", "directory of WordNet's *.exc files")
	ppdb := flag.String("ppdb", "", "paraphrase pairs")
	varcon := flag.String("varcon", "", "varcon.txt")
	out := flag.String("out", "", "directory to write to")
	flag.Parse()
	if err := run(*wordnet, *exceptions, *ppdb, *varcon, *out); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

func run(wordnet, exceptions, ppdb, varcon, out string) error {
	g := newGraph()
	if err := g.readExceptions(exceptions); err != nil {
		return err
	}
	if err := g.readWordNet(wordnet); err != nil {
		return err
	}
	if err := g.readVarcon(varcon); err != nil {
		return err
	}
	if err := g.readParaphrases(ppdb); err != nil {
		return err
	}
	words, err := g.encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d words, %d relations, %d bytes; %d irregular forms\n", len(g.words), len(g.edges), len(words), len(g.irregular))
	if err := os.WriteFile(filepath.Join(out, "words.bin"), words, 0o644); err != nil {
		return err
	}
	forms, index := g.encodeIrregular()
	if err := os.WriteFile(filepath.Join(out, "irregular.idx"), index, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "irregular.tsv"), forms, 0o644)
}
