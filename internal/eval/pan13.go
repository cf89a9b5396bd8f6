package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"parallax/align"
	"parallax/text"
)

func init() { commands["pan13"] = evalPAN13 }

// evalPAN13 scores blocks against the gold cases of a PAN-2013 text alignment
// corpus: susp/, src/ and one folder a kind with its list of pairs and one XML
// file a pair.
func evalPAN13(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("pan13", flag.ContinueOnError)
	dir := flags.String("dir", "", "folder of the corpus")
	predictions := flags.String("out", "", "folder for the detections, one XML file a pair (PAN format)")
	every := flags.Int("every", 1, "take every n-th pair of each kind")
	first := flags.Int("first", 0, "begin with this pair of each kind (the first has number 0)")
	workers := flags.Int("workers", 2, "pairs at a time")
	only := flags.String("kind", "", "only kinds whose folder name contains this")
	minWeight := flags.Float64("min-weight", 54, "leave out blocks of less weight (at 2,000 by 1,000 words): a few like sentences on one topic are no case of reuse")
	worst := flags.Int("worst", 0, "print the n worst cases of each kind")
	if err := flags.Parse(args); err != nil {
		return err
	}
	kinds, err := panKinds(*dir, *only, *first, *every)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "kind\tpairs\tcases\tprecision\trecall\tgranularity\tplagdet\tdetections\tpairs detected\tµs a pair")
	var all panScore
	for _, kind := range kinds {
		detected, took, err := detectPAN(*dir, kind, *minWeight, *workers)
		if err != nil {
			return err
		}
		if *predictions != "" {
			if err := writePAN(filepath.Join(*predictions, kind.name), kind, detected); err != nil {
				return err
			}
		}
		var s panScore
		for i := range kind.pairs {
			s.add(kind.pairs[i].cases, detected[i])
		}
		all.merge(s)
		s.print(out, kind.name, took)
		if *worst > 0 {
			printWorstPAN(out, kind, detected, *worst)
		}
	}
	all.print(out, "all", 0)
	return nil
}

// panPair is one pair of files with its gold cases.
type panPair struct {
	susp, src string
	cases     []panCase
}

// panCase is a passage of both files, in code points; gold or detected.
type panCase struct{ susp, src text.Span }

type panKind struct {
	name  string
	pairs []panPair
}

func panKinds(dir, only string, first, every int) ([]panKind, error) {
	lists, err := filepath.Glob(filepath.Join(dir, "*", "pairs"))
	if err != nil {
		return nil, err
	}
	var kinds []panKind
	for _, list := range lists {
		kind := panKind{name: filepath.Base(filepath.Dir(list))}
		if !strings.Contains(kind.name, only) {
			continue
		}
		f, err := os.Open(list)
		if err != nil {
			return nil, err
		}
		n := 0
		for lines := bufio.NewScanner(f); lines.Scan(); n++ {
			names := strings.Fields(lines.Text())
			if len(names) != 2 || n < first || (n-first)%every != 0 {
				continue
			}
			p := panPair{susp: names[0], src: names[1]}
			p.cases, err = readPANCases(filepath.Join(dir, kind.name, p.file()))
			if err != nil {
				f.Close()
				return nil, err
			}
			kind.pairs = append(kind.pairs, p)
		}
		f.Close()
		if len(kind.pairs) == 0 {
			return nil, fmt.Errorf("pan13: no pairs in %s", list)
		}
		kinds = append(kinds, kind)
	}
	if len(kinds) == 0 {
		return nil, errors.New("pan13: no lists of pairs in the folder")
	}
	return kinds, nil
}

func (p panPair) file() string {
	return strings.TrimSuffix(p.susp, ".txt") + "-" + strings.TrimSuffix(p.src, ".txt") + ".xml"
}

// detectPAN aligns all pairs of a kind. The time is that of align.Passages
// alone, on one worker.
func detectPAN(dir string, kind panKind, minWeight float64, workers int) ([][]panCase, time.Duration, error) {
	detected := make([][]panCase, len(kind.pairs))
	failed := make([]error, workers)
	spent := make([]time.Duration, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(kind.pairs); i += workers {
				p := kind.pairs[i]
				susp, err := os.ReadFile(filepath.Join(dir, "susp", p.susp))
				if err != nil {
					failed[w] = err
					return
				}
				src, err := os.ReadFile(filepath.Join(dir, "src", p.src))
				if err != nil {
					failed[w] = err
					return
				}
				a := text.Analyse(string(susp), text.Options{Plain: true})
				b := text.Analyse(string(src), text.Options{Plain: true})
				began := time.Now()
				found := align.Passages(a, b, align.Options{})
				spent[w] += time.Since(began)
				ra, rb := text.NewPoints(a.Source), text.NewPoints(b.Source)
				// The more sentences there are, the more of them are alike by chance. The
				// exponent was fitted to true and false blocks of the training part.
				chance := math.Pow(float64(len(a.Words))*float64(len(b.Words))/2e6, 0.14)
				for _, block := range found.Blocks {
					if block.Weight < minWeight*chance {
						continue
					}
					ba, bb := a.Bytes(block.A), b.Bytes(block.B)
					detected[i] = append(detected[i], panCase{
						susp: text.Span{Start: ra.At(ba.Start), End: ra.At(ba.End)},
						src:  text.Span{Start: rb.At(bb.Start), End: rb.At(bb.End)},
					})
				}
			}
		})
	}
	group.Wait()
	var took time.Duration
	for _, d := range spent {
		took += d
	}
	return detected, took / time.Duration(len(kind.pairs)), errors.Join(failed...)
}

func writePAN(dir string, kind panKind, detected [][]panCase) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i, p := range kind.pairs {
		var b strings.Builder
		fmt.Fprintf(&b, "<document reference=%q>\n", p.susp)
		for _, d := range detected[i] {
			fmt.Fprintf(&b, "<feature name=\"detected-plagiarism\" this_offset=\"%d\" this_length=\"%d\" source_reference=%q source_offset=\"%d\" source_length=\"%d\"/>\n",
				d.susp.Start, d.susp.Len(), p.src, d.src.Start, d.src.Len())
		}
		b.WriteString("</document>\n")
		if err := os.WriteFile(filepath.Join(dir, p.file()), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
