package main

import (
	"bytes"
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"compare", "archive", "scan", "show", "query"}
	for typed, want := range map[string][]string{
		"comprae": {"compare"}, "Compare": {"compare"}, "comp": {"compare"}, "scna": {"scan"}, "shwo": {"show"}, "s": nil, "sx": nil, "tree": nil, "": nil,
	} {
		if got := nearest(typed, names); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestManyPairsAreSaid(t *testing.T) {
	var out bytes.Buffer
	(&exportFlags{table: "changes"}).sayMany(&out, 28696)
	if want := "parallax: comparing 28,696 pairs of the archive: --since, --until, --cluster, --outlet and --min-words take fewer, and --status flag leaves out all rows that are no flags\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
