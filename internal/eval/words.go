package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"parallax/align"
	"parallax/text"
)

// evalWords scores word links against gold alignments of sentence pairs.
func evalWords(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("words", flag.ContinueOnError)
	sets := wordSetFlags(flags)
	dir := flags.String("out", "", "directory for the predictions, one sentence pair a line (Pharaoh format)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	fmt.Fprintln(out, "set\tpairs\tP\tR\tF1\texact\tmacro-P\tmacro-R\tmacro-F1\tP(sure+possible)\tmacro-F1(sure+possible)")
	any := false
	for _, set := range sets {
		for _, path := range *set.paths {
			any = true
			pairs, err := set.read(path)
			if err != nil {
				return err
			}
			predicted := make([][]link, len(pairs))
			for k, p := range pairs {
				predicted[k] = predictLinks(p, align.WordOptions{})
			}
			s := scoreLinks(pairs, predicted)
			fmt.Fprintf(out, "%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", filepath.Base(path), len(pairs),
				100*s.P, 100*s.R, 100*s.F1, 100*s.Exact, 100*s.MacroP, 100*s.MacroR, 100*s.MacroF1, 100*s.PossibleP, 100*s.WideF1)
			if *dir != "" {
				if err := writePharaoh(filepath.Join(*dir, filepath.Base(path)+".pharaoh"), predicted); err != nil {
					return err
				}
			}
		}
	}
	if !any {
		return errors.New("words: no set given")
	}
	return nil
}

func predictLinks(p wordPair, opts align.WordOptions) []link {
	a, b := tokensText(p.a), tokensText(p.b)
	var links []link
	for _, l := range align.Words(a, b, text.Span{End: len(a.Words)}, text.Span{End: len(b.Words)}, opts) {
		links = append(links, link{l.A, l.B})
	}
	return links
}

func writePharaoh(path string, predicted [][]link) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, links := range predicted {
		for k, l := range links {
			if k > 0 {
				w.WriteByte(' ')
			}
			fmt.Fprintf(w, "%d-%d", l.a, l.b)
		}
		w.WriteByte('\n')
	}
	return errors.Join(w.Flush(), f.Close())
}
