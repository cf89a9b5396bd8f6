package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"parallax/report"
)

// textOptions fits text output to where it goes: colours only on a terminal
// (unless asked for otherwise), the terminal's width, else 80 columns.
func (f *compareFlags) textOptions(w io.Writer) report.TextOptions {
	o := report.TextOptions{Width: f.width, ShowBenign: f.benign, Color: f.color == "always"}
	if f.output != "" && f.output != "-" {
		return o
	}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return o
	}
	if f.color == "auto" {
		o.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && o.Width == 0 {
		o.Width = width
	}
	return o
}

// progress shows how far a long run is, on a terminal only. It stays out of
// the way of output that goes to the same terminal.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(stderr io.Writer, total int, toFile bool) progress {
	file, ok := stderr.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) || (!toFile && term.IsTerminal(int(os.Stdout.Fd()))) {
		return progress{}
	}
	return progress{progressbar.NewOptions(total,
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionSetDescription("comparing"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("pairs"),
		progressbar.OptionThrottle(100*time.Millisecond),
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
