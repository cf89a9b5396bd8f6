// Command bench makes synthetic archives with planted reuse, scores what a scan
// found in them, and runs the scan beside rival programs.
//
// It is a module of its own, so that what it needs weighs on nobody else.
package main

import (
	"fmt"
	"os"
)

const usage = `usage:
  bench generate -docs 100000 -o archive.jsonl -truth truth.jsonl   make an archive with planted reuse
  bench score -truth truth.jsonl -pairs pairs.jsonl                 score "parallax archive pairs --format jsonl"
  bench files -archive archive.jsonl -o DIR                         one text file an article, for programs that read files
  bench rivals -dir DIR -parallax PROGRAM …                         run the scan beside other programs: table, figures.tsv, drawing

Each command lists its options with -h.
`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	var err error
	switch args := os.Args[2:]; os.Args[1] {
	case "generate":
		err = generate(args)
	case "score":
		err = score(args)
	case "files":
		err = files(args)
	case "rivals":
		err = rivals(args)
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
