package main

import (
	"fmt"
	"io"
)

// listLinkErrors writes the wrong and the missed links of a set, one a line,
// with their words and what these are linked to.
func listLinkErrors(out io.Writer, name string, pairs []wordPair, predicted [][]link) {
	for k, p := range pairs {
		gold, possible, said := linkSet(p.sure), linkSet(p.possible), linkSet(predicted[k])
		list := func(what string, links []link, in map[link]bool) {
			for _, l := range links {
				if !in[l] && !(what == "wrong" && possible[l]) {
					fmt.Fprintf(out, "%s\t%s\t%s\t%d-%d\t%s\t%s\n", what, name, p.id, l.a, l.b, p.a[l.a], p.b[l.b])
				}
			}
		}
		list("wrong", predicted[k], gold)
		list("missed", p.sure, said)
	}
}
