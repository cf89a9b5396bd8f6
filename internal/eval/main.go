// Eval scores Parallax on labelled data that the caller has, and writes its
// predictions in the data's own formats, so that other programs can check.
//
//	go run ./internal/eval pan13 --dir DIR --out DIR
//	go run ./internal/eval generate
//	go run ./internal/eval generated
//	go run ./internal/eval control
//	go run ./internal/eval pages --readability DIR --newspaper DIR
//	go run ./internal/eval warc --against FILE
//	go run ./internal/eval words --edinburgh FILE --rte2 FILE --mtref FILE --wiki FILE --out DIR
//
// An empty or missing set is an error: a score over nothing says nothing.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"
)

// A command scores one kind of labelled data; files of this package add theirs.
var commands = map[string]func(args []string, out io.Writer) error{
	"words": evalWords,
}

func main() {
	names := make([]string, 0, len(commands))
	for name := range commands {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintf(os.Stderr, "usage: eval COMMAND [flags]; commands: %v\n", names)
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}
