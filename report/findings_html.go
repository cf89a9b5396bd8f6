package report

import (
	"errors"
	"io"

	"parallax/findings"
)

// FindingsHTML writes f as one page.
func FindingsHTML(io.Writer, *findings.Findings) error {
	return errors.New("the HTML report of findings is not there yet: use text, json, csv, tsv or jsonl")
}
