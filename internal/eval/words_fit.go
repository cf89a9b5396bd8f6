package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"parallax/align"
)

func init() { commands["fit-words"] = fitWords }

// A fitSet is labelled pairs with the weight of each of its word pairs.
type fitSet struct {
	name   string
	pairs  []wordPair
	weight float64
	loose  bool // links of many words to many are not taken as labels
}

// fitWords fits the weights of align.Words by logistic regression, stage by
// stage, and either scores them by cross-validation or writes them.
func fitWords(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("fit-words", flag.ContinueOnError)
	var sets []fitSet
	flags.Func("set", "FILE@WEIGHT or FILE@WEIGHT@loose", func(arg string) error {
		f := strings.Split(arg, "@")
		if len(f) < 2 {
			return errors.New("FILE@WEIGHT wanted")
		}
		read := readAlignJSON
		if strings.HasSuffix(f[0], ".tsv") {
			read = readAlignTSV
		}
		pairs, err := read(f[0])
		if err != nil {
			return err
		}
		s := fitSet{name: filepath.Base(f[0]), pairs: pairs, loose: len(f) > 2}
		s.weight, err = strconv.ParseFloat(f[1], 64)
		sets = append(sets, s)
		return err
	})
	folds := flags.Int("folds", 0, "score by cross-validation with so many folds")
	only := flags.Int("only", -1, "with folds: only so many of them")
	stages := flags.Int("stages", 3, "how often word pairs are weighed, each time from what was found before")
	ridge := flags.Float64("ridge", 1, "strength of regularisation")
	epochs := flags.Int("epochs", 6, "passes over the data")
	accept := flags.Float64("accept", 0, "chance to accept links from; 0: what is best on the sets fitted to")
	file := flags.String("out", "", "file for the weights")
	errorList := flags.String("errors", "", "file for the wrong and missed links of the cross-validation")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if len(sets) == 0 {
		return errors.New("fit-words: no set given")
	}
	f := fitter{stages: *stages, ridge: *ridge, epochs: *epochs, accept: float32(*accept)}
	if *folds == 0 {
		weights, chosen := f.fit(sets, out)
		fmt.Fprintf(out, "accept %.3f\n", chosen)
		return writeWeights(*file, weights)
	}
	total := make([][]wordPair, len(sets))
	predicted := make([][][]link, len(sets))
	fold := dealFolds(sets, *folds)
	for k := range *folds {
		if *only >= 0 && k >= *only {
			break
		}
		train, test := make([]fitSet, len(sets)), make([]fitSet, len(sets))
		for n, s := range sets {
			train[n], test[n] = s, s
			train[n].pairs, test[n].pairs = nil, nil
			for _, p := range s.pairs {
				if fold(p) == k {
					test[n].pairs = append(test[n].pairs, p)
				} else {
					train[n].pairs = append(train[n].pairs, p)
				}
			}
		}
		weights, _ := f.fit(train, out)
		for n, s := range test {
			for _, p := range s.pairs {
				total[n] = append(total[n], p)
				predicted[n] = append(predicted[n], predictLinks(p, align.WordOptions{Weights: weights}))
			}
		}
	}
	wrong := io.Discard
	if *errorList != "" {
		file, err := os.Create(*errorList)
		if err != nil {
			return err
		}
		defer file.Close()
		wrong = file
	}
	for n, s := range sets {
		r := scoreLinks(total[n], predicted[n])
		listLinkErrors(wrong, s.name, total[n], predicted[n])
		fmt.Fprintf(out, "%-32s P %.2f R %.2f F1 %.2f exact %.2f macro F1 %.2f P+possible %.2f macro F1+possible %.2f\n", s.name, 100*r.P, 100*r.R, 100*r.F1, 100*r.Exact, 100*r.MacroF1, 100*r.PossibleP, 100*r.WideF1)
	}
	return nil
}

type fitter struct {
	stages, epochs int
	ridge          float64
	accept         float32
}

type instance struct {
	features []int32
	weight   float32
	label    bool
}

func (f fitter) fit(sets []fitSet, out io.Writer) (*align.WordWeights, float32) {
	weights := &align.WordWeights{Accept: 0.5}
	for s := range f.stages {
		size := align.FirstStageSize
		if s > 0 {
			size = align.LaterStageSize
		}
		weights.Stages = append(weights.Stages, make([]float32, size))
		var data []instance
		for _, set := range sets {
			for _, p := range set.pairs {
				sure := linkSet(p.sure)
				skip := unsure(p, set.loose)
				tracePair(weights, s, p, func(l link, features []int32) {
					if skip[l] {
						return
					}
					data = append(data, instance{append([]int32(nil), features...), float32(set.weight), sure[l]})
				})
			}
		}
		loss := f.regress(weights.Stages[s], data)
		used := 0
		for _, w := range weights.Stages[s] {
			if w != 0 {
				used++
			}
		}
		fmt.Fprintf(out, "stage %d: %d word pairs, loss %.4f, %d weights\n", s, len(data), loss, used)
	}
	return weights, f.tune(weights, sets, out)
}

// regress fits w by AdaGrad, in a fixed random order, and takes the mean of the
// second half of the way, which scores better than its end.
func (f fitter) regress(w []float32, data []instance) float64 {
	squares := make([]float64, len(w))
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(len(data))
	counts := make([]float64, len(w))
	for _, d := range data {
		for _, k := range d.features {
			counts[k] += float64(d.weight)
		}
	}
	mean, means := make([]float64, len(w)), 0.0
	loss, total := 0.0, 0.0
	for epoch := range f.epochs {
		loss, total = 0, 0
		rate := 0.15 / (1 + 0.5*float64(epoch))
		for step, o := range order {
			if epoch >= f.epochs/2 && step%(len(order)/8+1) == 0 {
				for k, x := range w {
					mean[k] += float64(x)
				}
				means++
			}
			d := &data[o]
			sum := 0.0
			for _, k := range d.features {
				sum += float64(w[k])
			}
			p := 1 / (1 + math.Exp(-sum))
			y := 0.0
			if d.label {
				y = 1
				loss -= float64(d.weight) * math.Log(max(p, 1e-9))
			} else {
				loss -= float64(d.weight) * math.Log(max(1-p, 1e-9))
			}
			total += float64(d.weight)
			gradient := (p - y) * float64(d.weight)
			for _, k := range d.features {
				g := gradient + f.ridge*float64(d.weight)*float64(w[k])/counts[k]
				squares[k] += g * g
				w[k] -= float32(rate * g / math.Sqrt(squares[k]+1e-8))
			}
		}
	}
	for k := range w {
		w[k] = float32(mean[k] / means)
	}
	return loss / total
}

// tracePair shows the features of the word pairs that a stage weighs.
func tracePair(weights *align.WordWeights, stage int, p wordPair, see func(link, []int32)) {
	predictLinks(p, align.WordOptions{Weights: weights, Trace: func(s, a, b int, features []int32) {
		if s == stage {
			see(link{a, b}, features)
		}
	}})
}

// unsure are the links that are no labels: possible ones, and in loose sets
// those that join several words with several.
func unsure(p wordPair, loose bool) map[link]bool {
	skip := linkSet(nil)
	if loose {
		perA, perB := map[int]int{}, map[int]int{}
		for _, l := range p.sure {
			perA[l.a]++
			perB[l.b]++
		}
		for _, l := range p.sure {
			if perA[l.a] > 1 && perB[l.b] > 1 {
				skip[l] = true
			}
		}
	}
	return skip
}

// tune finds the chance to accept links from that is best on average.
func (f fitter) tune(weights *align.WordWeights, sets []fitSet, out io.Writer) float32 {
	if f.accept > 0 {
		weights.Accept = f.accept
		return f.accept
	}
	best, at := 0.0, float32(0)
	for _, accept := range []float32{0.4, 0.45, 0.5, 0.55, 0.6, 0.65} {
		weights.Accept = accept
		sum, line := 0.0, ""
		for _, s := range sets {
			if s.loose {
				continue
			}
			var predicted [][]link
			for _, p := range s.pairs {
				predicted = append(predicted, predictLinks(p, align.WordOptions{Weights: weights}))
			}
			r := scoreLinks(s.pairs, predicted)
			sum += r.F1
			line += fmt.Sprintf("  %.2f", 100*r.F1)
		}
		if sum > best {
			best, at = sum, accept
		}
		fmt.Fprintf(out, "  accept %.2f:%s\n", accept, line)
	}
	weights.Accept = at
	return at
}

func writeWeights(path string, w *align.WordWeights) error {
	if path == "" {
		return nil
	}
	return os.WriteFile(path, w.Encode(), 0o644)
}
