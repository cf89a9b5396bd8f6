package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// rowCutter cuts a table into its records. A quotation mark that was never
// closed costs the line that it stands in, not the rest of the table.
type rowCutter struct {
	in      *bufio.Reader
	limit   int64
	dialect dialect
	columns int
	held    []byte // read and not yet given
	done    error  // why there is no more to read
	broken  int    // records that were given up
}

// errRow is the kind of error behind which the table goes on.
var errRow = errors.New("")

// mostBroken records are looked into for whole lines: to find that a record
// does not end means to read on for as long as the largest one. Behind these,
// what is held goes as a whole.
const mostBroken = 1000

// next is the next record, whose bytes belong to the caller.
func (c *rowCutter) next() ([]byte, error) {
	for {
		row := c.dialect.cut(c.held)
		line := bytes.IndexByte(c.held, '\n') + 1
		lookInto := line < row.end && c.broken < mostBroken // a record of several lines
		switch {
		case lookInto && row.fields != c.columns:
			return nil, c.giveUp(line, fmt.Errorf("%w%d fields, but the table has %d columns", errRow, row.fields, c.columns))
		case lookInto && row.odd:
			return nil, c.giveUp(line, fmt.Errorf("%wa quotation mark inside a quoted field is not doubled", errRow))
		case row.end > 0:
			return c.take(row.end), nil
		case int64(len(c.held)) > c.limit:
			if line == 0 || c.broken >= mostBroken {
				line = len(c.held)
				if err := discardLine(c.in); err != nil {
					c.done = err
				}
			}
			return nil, c.giveUp(line, fmt.Errorf("%w%w, or a quotation mark is never closed", errRow, tooLarge(c.limit)))
		case c.done == nil:
			c.fill()
		case len(c.held) == 0 || c.done != io.EOF:
			c.held = nil
			return nil, c.done
		case row.open && line > 0 && line < len(c.held) && c.broken < mostBroken:
			return nil, c.giveUp(line, fmt.Errorf("%wa quotation mark is never closed", errRow))
		default:
			return c.take(len(c.held)), nil
		}
	}
}

func (c *rowCutter) take(n int) []byte {
	row := c.held[:n:n] // fill never writes into what was held
	c.held = c.held[n:]
	return row
}

func (c *rowCutter) giveUp(n int, why error) error {
	c.held = c.held[n:]
	c.broken++
	return why
}

// fill reads at least as much again as is held, so that looking for the end of
// a long record costs no more than its length a few times over.
func (c *rowCutter) fill() {
	held := make([]byte, len(c.held), len(c.held)+max(chunkSize, len(c.held)))
	copy(held, c.held)
	n, err := io.ReadFull(c.in, held[len(held):cap(held)])
	c.held = held[:len(held)+n]
	if err == io.ErrUnexpectedEOF {
		_, err = c.in.Peek(1) // the end of the data, or an error before it
	}
	c.done = err
}
