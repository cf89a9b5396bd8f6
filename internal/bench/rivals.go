package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// rivals runs the scan and other programs over archives of several sizes, one
// after the other, several times round, and writes medians: as a table in
// Markdown, as figures.tsv, and as a drawing. A program that is not given is
// left out.
func rivals(args []string) error {
	flags := flag.NewFlagSet("rivals", flag.ExitOnError)
	archive := flags.String("archive", "", "archive (JSON Lines); default: made ones, see -docs")
	truthFile := flags.String("truth", "", "what was planted in it")
	docs := flags.String("docs", "10000,30000,100000", "sizes of archives to make in -dir, in articles")
	dir := flags.String("dir", "", "folder for scratch files")
	rounds := flags.Int("rounds", 3, "how often each program runs")
	o := programs{}
	flags.StringVar(&o.parallax, "parallax", "", "the program parallax")
	flags.StringVar(&o.simText, "sim-text", "", "the program sim_text (Debian: similarity-tester)")
	flags.StringVar(&o.datatrove, "datatrove", "", "a Python that has datatrove, spacy, tokenizers and xxhash<4")
	flags.StringVar(&o.textDedup, "text-dedup", "", "a Python that has text-dedup")
	flags.IntVar(&o.mostPython, "most-python", 10_000, "leave the programs in Python out with more articles: they take minutes for these")
	drawing := flags.String("o", "", "write the drawing (SVG) to this file, too")
	flags.Parse(args)
	if *dir == "" || o.parallax == "" || *rounds < 1 || (*archive == "") != (*truthFile == "") {
		return errors.New("rivals needs -dir and -parallax, and -archive and -truth together")
	}
	archives := [][2]string{{*archive, *truthFile}}
	if *archive == "" {
		var err error
		if archives, err = makeArchives(*docs, *dir); err != nil {
			return err
		}
	}
	var figures []figure
	for _, files := range archives {
		more, err := o.race(files[0], files[1], *dir, *rounds)
		if err != nil {
			return err
		}
		figures = append(figures, more...)
	}
	var table strings.Builder
	writeTable(&table, figures)
	fmt.Print(table.String())
	if err := os.WriteFile(filepath.Join(*dir, "figures.tsv"), []byte(tabbed(figures)), 0o644); err != nil || *drawing == "" {
		return err
	}
	return os.WriteFile(*drawing, []byte(draw(figures)), 0o644)
}

// makeArchives generates an archive of each size, unless it is there.
func makeArchives(sizes, dir string) (all [][2]string, err error) {
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-docs: %q is no number of articles", size)
		}
		files := [2]string{filepath.Join(dir, fmt.Sprintf("made-%d.jsonl", n)), filepath.Join(dir, fmt.Sprintf("made-%d.truth", n))}
		all = append(all, files)
		if _, err := os.Stat(files[1]); err == nil {
			continue
		}
		if err := generate([]string{"-docs", strconv.Itoa(n), "-o", files[0], "-truth", files[1]}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// programs are the entrants, by their paths; "" leaves one out.
type programs struct {
	parallax, simText, datatrove, textDedup string
	mostPython                              int
}

// race runs all programs over one archive.
func (o *programs) race(archive, truth, dir string, rounds int) ([]figure, error) {
	r := &race{archive: archive, dir: dir}
	if err := r.read(truth); err != nil {
		return nil, err
	}
	entrants := []entrant{{"parallax scan", func() (*exec.Cmd, error) { return r.scan(o.parallax) }, func() ([][2]string, error) { return r.scanned(o.parallax) }, false}}
	if o.simText != "" {
		if err := os.RemoveAll(r.path("files")); err != nil {
			return nil, err
		}
		if err := files([]string{"-archive", archive, "-o", r.path("files")}); err != nil {
			return nil, err
		}
		entrants = append(entrants, entrant{"sim_text -r 8", func() (*exec.Cmd, error) { return r.simText(o.simText) }, r.simTextPairs, false})
	}
	if o.datatrove != "" && len(r.ids) <= o.mostPython {
		entrants = append(entrants, r.minHash("datatrove MinHash 14×8", o.datatrove, "datatrove"))
	}
	if o.textDedup != "" && len(r.ids) <= o.mostPython {
		entrants = append(entrants, r.minHash("text-dedup MinHash", o.textDedup, "textdedup"))
	}
	measured := make([][]run, len(entrants))
	for range rounds {
		for i, e := range entrants {
			m, err := r.time(e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			measured[i] = append(measured[i], m)
		}
	}
	var figures []figure
	for i, e := range entrants {
		pairs, err := e.pairs()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		f := figure{program: e.name, articles: len(r.ids),
			wall:   median(measured[i], func(m run) float64 { return m.wall.Seconds() }),
			cpu:    median(measured[i], func(m run) float64 { return m.cpu.Seconds() }),
			memory: int(median(measured[i], func(m run) float64 { return float64(m.memory >> 20) })),
			pairs:  len(pairs), recall: r.recall(pairs)}
		if e.helpers {
			f.cpu, f.memory = -1, -1
		}
		figures = append(figures, f)
	}
	return figures, nil
}

// entrant is one program: how it is run, and how the pairs of articles that it
// reports are read.
type entrant struct {
	name    string
	command func() (*exec.Cmd, error)
	pairs   func() ([][2]string, error)
	helpers bool // works in processes that it does not wait for: their time and memory are not known
}

type run struct {
	wall, cpu time.Duration
	memory    int64 // bytes, the most that was resident
}

type race struct {
	archive, dir string
	ids          []string
	planted      map[[2]string]float64 // source and copy → share of words edited
}

func (r *race) read(truthFile string) error {
	truth, err := readTruth(truthFile, false)
	if err != nil {
		return err
	}
	r.planted = map[[2]string]float64{}
	for pair, all := range truth.copies {
		if !all[0].SameOutlet {
			r.planted[pair] = all[0].Edits
		}
	}
	return eachLine(r.archive, func(line []byte) error {
		var a struct{ ID string }
		err := json.Unmarshal(line, &a)
		r.ids = append(r.ids, a.ID)
		return err
	})
}

func (r *race) time(e entrant) (run, error) {
	command, err := e.command()
	if err != nil {
		return run{}, err
	}
	var errors bytes.Buffer
	command.Stderr = &errors
	start := time.Now()
	if err := command.Run(); err != nil {
		return run{}, fmt.Errorf("%w: %s", err, strings.TrimSpace(errors.String()))
	}
	m := run{wall: time.Since(start), cpu: command.ProcessState.UserTime() + command.ProcessState.SystemTime()}
	if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.memory = usage.Maxrss << 10
	}
	return m, nil
}

func median(runs []run, of func(run) float64) float64 {
	var values []float64
	for _, m := range runs {
		values = append(values, of(m))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// recall is the share of planted pairs that were reported, by the share of words
// edited.
func (r *race) recall(pairs [][2]string) (found []share) {
	reported := map[[2]string]bool{}
	for _, p := range pairs {
		reported[p], reported[[2]string{p[1], p[0]}] = true, true
	}
	all, hits := map[float64]int{}, map[float64]int{}
	for pair, edits := range r.planted {
		all[edits]++
		if reported[pair] {
			hits[edits]++
		}
	}
	for _, e := range slices.Sorted(maps.Keys(all)) {
		found = append(found, share{e, float64(hits[e]) / float64(all[e])})
	}
	return found
}

func (r *race) path(name string) string { return filepath.Join(r.dir, name) }

func (r *race) scan(program string) (*exec.Cmd, error) {
	if err := os.RemoveAll(r.path("archive")); err != nil {
		return nil, err
	}
	return exec.Command(program, "scan", r.archive, "--archive", r.path("archive")), nil
}

func (r *race) scanned(program string) ([][2]string, error) {
	out, err := os.Create(r.path("pairs.jsonl"))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	command := exec.Command(program, "archive", "pairs", "--archive", r.path("archive"), "--format", "jsonl")
	command.Stdout, command.Stderr = out, os.Stderr
	if err := command.Run(); err != nil {
		return nil, err
	}
	var pairs [][2]string
	err = eachLine(out.Name(), func(line []byte) error {
		var p reported
		err := json.Unmarshal(line, &p)
		pairs = append(pairs, [2]string{p.A, p.B})
		return err
	})
	return pairs, err
}

func (r *race) simText(program string) (*exec.Cmd, error) {
	list, err := os.Open(r.path("files/list"))
	if err != nil {
		return nil, err
	}
	command := exec.Command(program, "-r", "8", "-n", "-T", "-i", "-o", r.path("sim.txt"))
	command.Stdin = list
	return command, nil
}

// simTextLine is "DIR/s00000001.txt: line 3-23   |DIR/s00000002.txt: line 3-23   [719]".
var simTextLine = regexp.MustCompile(`([^/]+)\.txt: line \d+-\d+\s*\|.*?([^/]+)\.txt: line`)

func (r *race) simTextPairs() ([][2]string, error) {
	seen := map[[2]string]bool{}
	var pairs [][2]string
	err := eachLine(r.path("sim.txt"), func(line []byte) error {
		m := simTextLine.FindSubmatch(line)
		if m == nil {
			return nil
		}
		pair := [2]string{string(m[1]), string(m[2])}
		if !seen[pair] && pair[0] != pair[1] {
			seen[pair] = true
			pairs = append(pairs, pair)
		}
		return nil
	})
	return pairs, err
}

// minHash is an entrant in Python: a script of the folder rivals, which prints
// pairs of line numbers.
func (r *race) minHash(name, python, script string) entrant {
	return entrant{name, func() (*exec.Cmd, error) {
		if err := os.RemoveAll(r.path(script)); err != nil {
			return nil, err
		}
		out, err := os.Create(r.path(script + ".txt"))
		if err != nil {
			return nil, err
		}
		path, err := filepath.Abs("rivals/" + script + "_minhash.py")
		if err != nil {
			return nil, err
		}
		command := exec.Command(python, path, r.archive, r.path(script), strconv.Itoa(runtime.NumCPU()))
		command.Stdout = out
		return command, nil
	}, func() ([][2]string, error) { return r.numbered(script + ".txt") }, true}
}

// numbered reads pairs of line numbers.
func (r *race) numbered(name string) ([][2]string, error) {
	f, err := os.Open(r.path(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs [][2]string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var a, b int
		if _, err := fmt.Sscan(lines.Text(), &a, &b); err != nil || min(a, b) < 0 || max(a, b) >= len(r.ids) {
			return nil, fmt.Errorf("cannot read %q", lines.Text())
		}
		pairs = append(pairs, [2]string{r.ids[a], r.ids[b]})
	}
	return pairs, lines.Err()
}
