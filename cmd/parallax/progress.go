package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a long run is, on a terminal only. It stays out of
// the way of output that goes to the same terminal.
type progress struct{ bar *progressbar.ProgressBar }

// barFits reports whether a bar can be drawn: on a terminal, to which no result
// goes at the same time.
func barFits(stderr io.Writer, toFile bool) bool {
	return isTerminal(stderr) && (toFile || !isTerminal(os.Stdout))
}

func newProgress(stderr io.Writer, total int, toFile bool) progress {
	if !barFits(stderr, toFile) {
		return progress{}
	}
	return progress{progressbar.NewOptions(total,
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionSetDescription("comparing"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("pairs"),
		progressbar.OptionThrottle(often),
		progressbar.OptionClearOnFinish(),
	)}
}

func (p progress) step() {
	if p.bar != nil {
		p.bar.Add(1)
	}
}

// say prints a line without tearing the bar.
func (p progress) say(w io.Writer, format string, args ...any) {
	if p.bar != nil {
		p.bar.Clear()
	}
	fmt.Fprintf(w, format+"\n", args...)
}

func (p progress) end() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
