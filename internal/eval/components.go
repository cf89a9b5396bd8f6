package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"parallax/align"
	"parallax/diff"
	"parallax/text"
)

// substitution is words [a0, a1) replaced by [b0, b1), in tokens.
type substitution struct{ a0, a1, b0, b1 int }

// evalComponents scores the components of diff against phrase pairs that
// people linked: in sentence pairs from news with token Jaccard of .5 or more,
// the hulls of connected sure links whose strings differ. Punctuation at the
// edges of a hull does not count, and a hull of punctuation alone is no gold.
func evalComponents(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("components", flag.ContinueOnError)
	sets := wordSetFlags(flags)
	show := flags.Bool("show", false, "print every pair with gold and found components")
	half := flags.Int("half", 0, "1 or 2: only the pairs of even or odd place")
	if err := flags.Parse(args); err != nil {
		return err
	}
	fmt.Fprintln(out, "set\tpairs\tgold\tfound\texact P\texact R\texact F1\toverlap F1\texact F1 95%\toverlap F1 95%")
	any := false
	for _, set := range sets {
		for _, path := range *set.paths {
			any = true
			pairs, err := set.read(path)
			if err != nil {
				return err
			}
			if set.name == "edinburgh" {
				pairs = slices.DeleteFunc(pairs, func(p wordPair) bool { return !strings.HasPrefix(p.id, "news") })
			}
			if err := scoreComponents(filepath.Base(path), pairs, *half, *show, out); err != nil {
				return err
			}
		}
	}
	if !any {
		return errors.New("components: no set given")
	}
	return nil
}

func scoreComponents(name string, pairs []wordPair, half int, show bool, out io.Writer) error {
	var rows []componentCounts
	for k, p := range pairs {
		if jaccard(p.a, p.b) < 0.5 || half > 0 && k%2 == half-1 {
			continue
		}
		gold := goldSubstitutions(p)
		found := foundSubstitutions(p)
		rows = append(rows, countComponents(gold, found))
		if show {
			showComponents(out, p, gold, found)
		}
	}
	if len(rows) == 0 {
		return fmt.Errorf("%s: no pair of like sentences", name)
	}
	t := sumCounts(rows)
	e, o := bootstrap(rows)
	fmt.Fprintf(out, "%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f–%.3f\t%.3f–%.3f\n", name, len(rows), t.gold, t.found,
		float64(t.exact)/float64(max(t.found, 1)), float64(t.exact)/float64(max(t.gold, 1)), t.f1(t.exact), t.f1(t.overlap), e[0], e[1], o[0], o[1])
	return nil
}

func init() { commands["components"] = evalComponents }

func jaccard(a, b []string) float64 {
	sets := map[string]int{}
	for _, w := range a {
		sets[strings.ToLower(w)] |= 1
	}
	for _, w := range b {
		sets[strings.ToLower(w)] |= 2
	}
	both := 0
	for _, s := range sets {
		if s == 3 {
			both++
		}
	}
	return float64(both) / float64(max(len(sets), 1))
}

// goldSubstitutions are the hulls of the connected sets of sure links.
func goldSubstitutions(p wordPair) []substitution {
	set := make([]int, len(p.a)+len(p.b))
	for i := range set {
		set[i] = i
	}
	find := func(x int) int {
		for set[x] != x {
			x = set[x]
		}
		return x
	}
	for _, l := range p.sure {
		set[find(l.a)] = find(len(p.a) + l.b)
	}
	hulls := map[int]*substitution{}
	for _, l := range p.sure {
		root := find(l.a)
		h := hulls[root]
		if h == nil {
			h = &substitution{l.a, l.a + 1, l.b, l.b + 1}
			hulls[root] = h
		}
		h.a0, h.a1 = min(h.a0, l.a), max(h.a1, l.a+1)
		h.b0, h.b1 = min(h.b0, l.b), max(h.b1, l.b+1)
	}
	var out []substitution
	for _, h := range hulls {
		a0, a1 := trimTokens(p.a, h.a0, h.a1)
		b0, b1 := trimTokens(p.b, h.b0, h.b1)
		if a0 < a1 && b0 < b1 && !strings.EqualFold(strings.Join(p.a[a0:a1], " "), strings.Join(p.b[b0:b1], " ")) {
			out = append(out, substitution{a0, a1, b0, b1})
		}
	}
	slices.SortFunc(out, func(x, y substitution) int { return x.a0*1000 + x.b0 - y.a0*1000 - y.b0 })
	return out
}

func trimTokens(tokens []string, start, end int) (int, int) {
	for start < end && !hasWord(tokens[start]) {
		start++
	}
	for start < end && !hasWord(tokens[end-1]) {
		end--
	}
	return start, end
}

func hasWord(token string) bool {
	return strings.ContainsFunc(token, func(r rune) bool { return r > 127 || 'a' <= r|32 && r|32 <= 'z' || '0' <= r && r <= '9' })
}

// foundSubstitutions runs the real path: the tokens joined by blanks, read as
// a text, compared, and the components' bytes translated back to tokens.
func foundSubstitutions(p wordPair) []substitution {
	a := text.Analyse(strings.Join(p.a, " "), text.Options{Language: "en", Plain: true})
	b := text.Analyse(strings.Join(p.b, " "), text.Options{Language: "en", Plain: true})
	r := diff.Changes(a, b, align.Passage{Kind: align.Edited, A: text.Span{End: len(a.Words)}, B: text.Span{End: len(b.Words)}}, diff.Options{})
	var out []substitution
	for _, c := range r.Components {
		if c.Op != diff.Substitute || c.A.Empty() || c.B.Empty() {
			continue
		}
		a0, a1 := tokensOf(p.a, c.ABytes)
		b0, b1 := tokensOf(p.b, c.BBytes)
		if !strings.EqualFold(strings.Join(p.a[a0:a1], " "), strings.Join(p.b[b0:b1], " ")) {
			out = append(out, substitution{a0, a1, b0, b1})
		}
	}
	return out
}

// tokensOf is the range of tokens that a byte range of their joined text meets.
func tokensOf(tokens []string, bytes text.Span) (int, int) {
	start, end, pos := -1, 0, 0
	for k, t := range tokens {
		if pos < bytes.End && bytes.Start < pos+len(t) {
			if start < 0 {
				start = k
			}
			end = k + 1
		}
		pos += len(t) + 1
	}
	return max(start, 0), end
}

type componentCounts struct{ gold, found, exact, overlap int }

func (c componentCounts) f1(hits int) float64 {
	return 2 * float64(hits) / float64(max(c.gold+c.found, 1))
}

func countComponents(gold, found []substitution) componentCounts {
	c := componentCounts{gold: len(gold), found: len(found)}
	used := make([]bool, len(gold))
	for _, f := range found {
		if slices.Contains(gold, f) {
			c.exact++
		}
		for k, g := range gold {
			if !used[k] && iou(f.a0, f.a1, g.a0, g.a1) >= 0.5 && iou(f.b0, f.b1, g.b0, g.b1) >= 0.5 {
				used[k] = true
				c.overlap++
				break
			}
		}
	}
	return c
}

func iou(s, e, t, f int) float64 {
	shared := max(0, min(e, f)-max(s, t))
	return float64(shared) / float64(max(e-s+f-t-shared, 1))
}

func sumCounts(rows []componentCounts) (t componentCounts) {
	for _, r := range rows {
		t.gold += r.gold
		t.found += r.found
		t.exact += r.exact
		t.overlap += r.overlap
	}
	return t
}

// bootstrap gives the 95 % intervals of both F1 over resampled pairs.
func bootstrap(rows []componentCounts) (exact, overlap [2]float64) {
	random := rand.New(rand.NewPCG(1, 1))
	var es, os []float64
	sample := make([]componentCounts, len(rows))
	for range 2000 {
		for k := range sample {
			sample[k] = rows[random.IntN(len(rows))]
		}
		t := sumCounts(sample)
		es, os = append(es, t.f1(t.exact)), append(os, t.f1(t.overlap))
	}
	slices.Sort(es)
	slices.Sort(os)
	return [2]float64{es[50], es[1950]}, [2]float64{os[50], os[1950]}
}

func showComponents(out io.Writer, p wordPair, gold, found []substitution) {
	fmt.Fprintf(out, "%s\n  A %s\n  B %s\n", p.id, strings.Join(p.a, " "), strings.Join(p.b, " "))
	say := func(mark string, s substitution) {
		fmt.Fprintf(out, "   %s %s → %s\n", mark, strings.Join(p.a[s.a0:s.a1], " "), strings.Join(p.b[s.b0:s.b1], " "))
	}
	for _, g := range gold {
		if slices.Contains(found, g) {
			say("=", g)
		} else {
			say("-", g)
		}
	}
	for _, f := range found {
		if !slices.Contains(gold, f) {
			say("+", f)
		}
	}
}
