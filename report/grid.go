package report

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// align is on which side of its column a cell stands.
type align bool

const (
	alignLeft  align = false
	alignRight align = true
)

// gridLines draws a table without a frame: a rule between columns, and one below
// the head. Cells may have several lines and the styles of this package; they are
// never broken.
func gridLines(head []string, rows [][]string, aligns []align) []string {
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for c, cell := range row {
			for l := range strings.SplitSeq(cell, "\n") {
				widths[c] = max(widths[c], styledWidth(l))
			}
		}
	}
	lines := rowLines(nil, head, widths, aligns)
	var rule []string
	for _, w := range widths {
		rule = append(rule, strings.Repeat("─", w+2))
	}
	lines = append(lines, strings.Join(rule, "┼"))
	for _, row := range rows {
		lines = rowLines(lines, row, widths, aligns)
	}
	return lines
}

func rowLines(lines []string, row []string, widths []int, aligns []align) []string {
	cells := make([][]string, len(row))
	height := 0
	for c := range row {
		cells[c] = strings.Split(row[c], "\n")
		height = max(height, len(cells[c]))
	}
	for i := range height {
		var line strings.Builder
		for c, cell := range cells {
			if c > 0 {
				line.WriteString("│")
			}
			text := ""
			if i < len(cell) {
				text = cell[i]
			}
			blank := strings.Repeat(" ", widths[c]-styledWidth(text))
			if aligns[c] == alignRight {
				text = blank + text
			} else {
				text += blank
			}
			line.WriteString(" " + text + " ")
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines
}

// styledWidth is the number of columns of a line: none for its styles, two for a
// wide character.
func styledWidth(s string) (columns int) {
	styled := false
	for _, r := range s {
		switch {
		case r == '\x1b':
			styled = true
		case styled:
			styled = r != 'm'
		default:
			columns += displaywidth.Rune(r)
		}
	}
	return columns
}
