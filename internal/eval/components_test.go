package main

import (
	"strings"
	"testing"
)

func TestGoldSubstitutionsAreHullsOfSureLinks(t *testing.T) {
	p := wordPair{
		a: strings.Fields("the mayor , said in an interview the pier is shut ."),
		b: strings.Fields("The mayor told us the Pier is closed !"),
	}
	for _, l := range [][2]int{{0, 0}, {1, 1}, {3, 2}, {4, 2}, {6, 2}, {7, 4}, {8, 5}, {9, 6}, {10, 7}, {11, 8}} {
		p.sure = append(p.sure, link{l[0], l[1]})
	}
	got := goldSubstitutions(p)
	want := []substitution{{3, 7, 2, 3}, {10, 11, 7, 8}}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
	c := countComponents(want, []substitution{{3, 7, 2, 3}, {9, 11, 7, 8}, {0, 1, 0, 1}})
	if c != (componentCounts{gold: 2, found: 3, exact: 1, overlap: 2}) {
		t.Errorf("counted %+v", c)
	}
	if f := c.f1(c.exact); f != 0.4 {
		t.Errorf("F1 %v", f)
	}
}

func TestComponentsNeedPairs(t *testing.T) {
	if err := evalComponents(nil, new(strings.Builder)); err == nil {
		t.Error("no set, no error")
	}
	if err := scoreComponents("empty", nil, 0, false, new(strings.Builder)); err == nil {
		t.Error("no pair, no error")
	}
}
