package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
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

// rivals runs the scan and other programs over one archive, one after the
// other, several times round, and prints medians. A program that is not given
// is left out.
func rivals(args []string) error {
	flags := flag.NewFlagSet("rivals", flag.ExitOnError)
	archive := flags.String("archive", "", "archive (JSON Lines)")
	truthFile := flags.String("truth", "", "what was planted")
	dir := flags.String("dir", "", "folder for scratch files")
	rounds := flags.Int("rounds", 3, "how often each program runs")
	parallax := flags.String("parallax", "", "the program parallax")
	simText := flags.String("sim-text", "", "the program sim_text (Debian: similarity-tester)")
	python := flags.String("datatrove", "", "a Python that has datatrove, spacy, tokenizers and xxhash<4")
	flags.Parse(args)
	if *archive == "" || *truthFile == "" || *dir == "" || *parallax == "" {
		return errors.New("rivals needs -archive, -truth, -dir and -parallax")
	}
	r := &race{archive: *archive, dir: *dir}
	if err := r.read(*truthFile); err != nil {
		return err
	}
	entrants := []entrant{{"parallax scan", func() (*exec.Cmd, error) { return r.scan(*parallax) }, func() ([][2]string, error) { return r.scanned(*parallax) }}}
	if *simText != "" {
		if err := files([]string{"-archive", *archive, "-o", filepath.Join(*dir, "files")}); err != nil {
			return err
		}
		entrants = append(entrants, entrant{"sim_text -r 8", func() (*exec.Cmd, error) { return r.simText(*simText) }, r.simTextPairs})
	}
	if *python != "" {
		entrants = append(entrants, entrant{"datatrove MinHash 14×8", func() (*exec.Cmd, error) { return r.datatrove(*python) }, r.datatrovePairs})
	}
	measured := make([][]run, len(entrants))
	for range *rounds {
		for i, e := range entrants {
			m, err := r.time(e)
			if err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
			measured[i] = append(measured[i], m)
		}
	}
	fmt.Printf("%-24s %9s %9s %9s %9s  planted pairs found, by share of words edited\n", "program", "wall s", "CPU s", "MB", "pairs")
	for i, e := range entrants {
		pairs, err := e.pairs()
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		fmt.Printf("%-24s %9.1f %9.1f %9d %9d  %s\n", e.name,
			median(measured[i], func(m run) float64 { return m.wall.Seconds() }),
			median(measured[i], func(m run) float64 { return m.cpu.Seconds() }),
			int(median(measured[i], func(m run) float64 { return float64(m.memory >> 20) })), len(pairs), r.recall(pairs))
	}
	return nil
}

// entrant is one program: how it is run, and how the pairs of articles that it
// reports are read.
type entrant struct {
	name    string
	command func() (*exec.Cmd, error)
	pairs   func() ([][2]string, error)
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

// recall is the share of planted pairs that were reported, per share of words
// edited.
func (r *race) recall(pairs [][2]string) string {
	reported := map[[2]string]bool{}
	for _, p := range pairs {
		reported[p], reported[[2]string{p[1], p[0]}] = true, true
	}
	all, found := map[float64]int{}, map[float64]int{}
	for pair, edits := range r.planted {
		all[edits]++
		if reported[pair] {
			found[edits]++
		}
	}
	var levels []float64
	for e := range all {
		levels = append(levels, e)
	}
	slices.Sort(levels)
	var b strings.Builder
	for _, e := range levels {
		fmt.Fprintf(&b, "%.2f: %.3f  ", e, float64(found[e])/float64(all[e]))
	}
	return strings.TrimSpace(b.String())
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

func (r *race) datatrove(python string) (*exec.Cmd, error) {
	if err := os.RemoveAll(r.path("datatrove")); err != nil {
		return nil, err
	}
	out, err := os.Create(r.path("datatrove.txt"))
	if err != nil {
		return nil, err
	}
	script, err := filepath.Abs("rivals/datatrove_minhash.py")
	if err != nil {
		return nil, err
	}
	command := exec.Command(python, script, r.archive, r.path("datatrove"), strconv.Itoa(runtime.NumCPU()))
	command.Stdout = out
	return command, nil
}

func (r *race) datatrovePairs() ([][2]string, error) {
	f, err := os.Open(r.path("datatrove.txt"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs [][2]string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var a, b int
		if _, err := fmt.Sscan(lines.Text(), &a, &b); err != nil || a >= len(r.ids) || b >= len(r.ids) {
			return nil, fmt.Errorf("cannot read %q", lines.Text())
		}
		pairs = append(pairs, [2]string{r.ids[a], r.ids[b]})
	}
	return pairs, lines.Err()
}
