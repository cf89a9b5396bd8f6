package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/framing"
	"parallax/lexicon"
	"parallax/text"
)

func init() { commands["cues"] = evalCues }

// evalCues scores the cue finder on brat files with Source, Cue and Content
// spans, as PolNeAR has them: DIR/text/NAME.txt and DIR/attributions/NAME_xxxx.ann.
//
// A found cue is right if it overlaps a gold cue. Recall is given over the gold
// cues that hold a word of the reporting verb list (or "according to"), and
// over all gold cues: many are no verbs of saying at all ("seemed", "support").
func evalCues(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("cues", flag.ContinueOnError)
	dir := flags.String("polnear", "", "directory with text/ and attributions/")
	every := flags.Int("every", 1, "score every n-th file")
	verbs := flags.String("verbs", "", "forms of reporting verbs, one a line: which gold cues count as such (default: the shipped list)")
	errors := flags.Int("errors", 0, "list so many wrong and missed cues, by verb")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(*dir, "attributions", "*.ann"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no annotations under %q", *dir)
	}
	score := cueScore{wrong: map[string]int{}, missed: map[string]int{}, right: map[string]int{}}
	if *verbs != "" {
		data, err := os.ReadFile(*verbs)
		if err != nil {
			return err
		}
		score.forms = map[string]bool{"according": true}
		for _, form := range strings.Fields(string(data)) {
			score.forms[strings.ToLower(form)] = true
		}
	}
	for i := 0; i < len(files); i += max(*every, 1) {
		name := strings.TrimSuffix(filepath.Base(files[i]), ".ann")
		name = name[:strings.LastIndexByte(name, '_')]
		source, err := os.ReadFile(filepath.Join(*dir, "text", name+".txt"))
		if err != nil {
			return err
		}
		gold, err := readCues(files[i], string(source))
		if err != nil {
			return err
		}
		score.add(string(source), gold, *errors > 0)
	}
	score.print(out, *errors)
	return nil
}

// goldCue is one cue with its source, as bytes of the text; either may have
// several parts.
type goldCue struct {
	cue, source []text.Span
}

func (g *goldCue) overlaps(b text.Span) bool { return slices.ContainsFunc(g.cue, b.Overlaps) }

// readCues reads the cues of a brat file and, by its events, their sources.
func readCues(file, source string) ([]goldCue, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	offsets := make([]int, 0, len(source)+1)
	for i := range source {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(source))
	spans, sourceOf := map[string][]text.Span{}, map[string]string{}
	var cues []string
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(fields) == 2 && strings.HasPrefix(fields[0], "E") {
			_, cue, _ := strings.Cut(fields[1]+" ", " Cue:")
			_, source, _ := strings.Cut(fields[1]+" ", " Source:")
			cue, _, _ = strings.Cut(cue, " ")
			sourceOf[cue], _, _ = strings.Cut(source, " ")
			continue
		}
		if len(fields) < 3 || !strings.HasPrefix(fields[1], "Cue ") && !strings.HasPrefix(fields[1], "Source ") {
			continue
		}
		kind, list, _ := strings.Cut(fields[1], " ")
		if kind == "Cue" {
			cues = append(cues, fields[0])
		}
		for part := range strings.SplitSeq(list, ";") {
			from, to, ok := strings.Cut(part, " ")
			s, err1 := strconv.Atoi(from)
			e, err2 := strconv.Atoi(to)
			if !ok || err1 != nil || err2 != nil || s < 0 || e >= len(offsets) || s > e {
				return nil, fmt.Errorf("%s: bad span %q", file, part)
			}
			spans[fields[0]] = append(spans[fields[0]], text.Span{Start: offsets[s], End: offsets[e]})
		}
	}
	gold := make([]goldCue, len(cues))
	for i, id := range cues {
		gold[i] = goldCue{spans[id], spans[sourceOf[id]]}
	}
	return gold, nil
}

type cueScore struct {
	forms                                      map[string]bool
	found, correct, gold, verbs, hit, hitVerbs int
	sourced, named, agreed                     int // right cues with a gold source; with a source found; with the same
	wrong, missed, right                       map[string]int
	samples                                    []string
}

func (s *cueScore) add(source string, gold []goldCue, sample bool) {
	t := text.Analyse(source, text.Options{Language: "en", Plain: true})
	var found []text.Span
	for _, a := range framing.NewText(t, lexicon.Default()).Attributions() {
		b := t.Bytes(a.Cue)
		found = append(found, b)
		s.found++
		if g := slices.IndexFunc(gold, func(g goldCue) bool { return g.overlaps(b) }); g >= 0 {
			s.correct++
			s.right[a.Lemma]++
			s.addSource(source, a, t, &gold[g], sample)
			continue
		}
		s.wrong[a.Lemma]++
		if sample && len(s.samples) < 4000 {
			s.samples = append(s.samples, "wrong  "+a.Lemma+"\t"+around(source, b))
		}
	}
	for _, g := range gold {
		s.gold++
		hit := slices.ContainsFunc(found, g.overlaps)
		if hit {
			s.hit++
		}
		verb := ""
		for _, w := range t.Words {
			if slices.ContainsFunc(g.cue, func(c text.Span) bool { return int(w.Start) >= c.Start && int(w.End) <= c.End }) {
				switch lemma := framing.ReportingVerb(w); {
				case s.forms != nil && s.forms[w.Norm]:
					verb = w.Norm
				case s.forms == nil && lemma != "":
					verb = lemma
				}
			}
		}
		if verb == "" {
			continue
		}
		s.verbs++
		if hit {
			s.hitVerbs++
			continue
		}
		s.missed[verb]++
		if sample && len(s.samples) < 4000 {
			s.samples = append(s.samples, "missed "+verb+"\t"+around(source, g.cue[0]))
		}
	}
}

// addSource scores the source of a right cue.
func (s *cueScore) addSource(source string, a framing.Attribution, t *text.Text, g *goldCue, sample bool) {
	if len(g.source) == 0 {
		return
	}
	s.sourced++
	if a.Source.Empty() {
		return
	}
	s.named++
	b := t.Bytes(a.Source)
	if slices.ContainsFunc(g.source, b.Overlaps) {
		s.agreed++
	} else if sample && len(s.samples) < 4000 {
		s.samples = append(s.samples, "source "+source[b.Start:b.End]+"\t"+around(source, t.Bytes(a.Cue)))
	}
}

func around(source string, b text.Span) string {
	from, to := max(0, b.Start-60), min(len(source), b.End+60)
	for from > 0 && !utf8.RuneStart(source[from]) {
		from--
	}
	for to < len(source) && !utf8.RuneStart(source[to]) {
		to++
	}
	return strings.ReplaceAll(source[from:b.Start]+"["+source[b.Start:b.End]+"]"+source[b.End:to], "\n", " ")
}

func (s *cueScore) print(out io.Writer, errors int) {
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	fmt.Fprintf(out, "cues found %d, right %d: precision %.3f\n", s.found, s.correct, share(s.correct, s.found))
	fmt.Fprintf(out, "gold cues with a reporting verb %d, found %d: recall %.3f\n", s.verbs, s.hitVerbs, share(s.hitVerbs, s.verbs))
	fmt.Fprintf(out, "all gold cues %d, found %d: recall %.3f\n", s.gold, s.hit, share(s.hit, s.gold))
	fmt.Fprintf(out, "right cues with a source %d, source found %d, right %d: precision %.3f, recall %.3f\n", s.sourced, s.named, s.agreed, share(s.agreed, s.named), share(s.agreed, s.sourced))
	if errors == 0 {
		return
	}
	for _, kind := range []struct {
		name   string
		counts map[string]int
	}{{"wrong", s.wrong}, {"missed", s.missed}} {
		fmt.Fprintf(out, "%s:", kind.name)
		keys := make([]string, 0, len(kind.counts))
		for k := range kind.counts {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int {
			return cmp.Or(-cmp.Compare(kind.counts[a], kind.counts[b]), cmp.Compare(a, b))
		})
		for _, k := range keys[:min(len(keys), 70)] {
			fmt.Fprintf(out, " %s %d/%d", k, kind.counts[k], s.right[k])
		}
		fmt.Fprintln(out)
	}
	step := max(1, len(s.samples)/errors)
	for i := 0; i < len(s.samples); i += step {
		fmt.Fprintln(out, s.samples[i])
	}
}
