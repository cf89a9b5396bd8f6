package main

import (
	"io"
	"os"
	"slices"

	"github.com/spf13/pflag"
	"golang.org/x/term"
)

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// terminalWidth is the width of a terminal in columns, 0 of anything else.
func terminalWidth(w io.Writer) int {
	if file, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil {
			return width
		}
	}
	return 0
}

// tableWidth is the width asked for, else the terminal's, else 80.
func tableWidth(w io.Writer, asked int) int {
	if asked > 0 {
		return max(asked, 40)
	}
	if width := terminalWidth(w); width > 0 {
		return max(width, 40)
	}
	return 80
}

// addWidth adds the flag of a width; of is what is so wide.
func addWidth(flags *pflag.FlagSet, width *int, of string) {
	flags.IntVar(width, "width", 0, of+": width in columns (default: the terminal's, else 80)")
}

// textFlags say how text looks on a terminal.
type textFlags struct {
	color string
	width int
}

func (t *textFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&t.color, "color", "auto", "text: auto, always or never (auto minds NO_COLOR)")
	addWidth(flags, &t.width, "text")
}

func (t *textFlags) check() error {
	if !slices.Contains([]string{"auto", "always", "never"}, t.color) {
		return usage("--color is %q, want auto, always or never", t.color)
	}
	if t.width < 0 {
		return usage("--width cannot be negative")
	}
	return nil
}

// fit gives the width in columns (0: not known) and whether to use colours, for
// text that goes to a file or, if that is "", to standard output.
func (t *textFlags) fit(output string, stdout io.Writer) (width int, color bool) {
	if output != "" && output != "-" || !isTerminal(stdout) {
		return t.width, t.color == "always"
	}
	color = t.color == "always" || t.color == "auto" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if t.width > 0 {
		return t.width, color
	}
	return terminalWidth(stdout), color
}
