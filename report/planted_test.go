package report

import (
	"context"
	"testing"

	"parallax/compare"
	"parallax/findings"
	"parallax/internal/planted"
)

// plantedArchive is an archive of 24 stories with known findings, once change
// (nil: nothing) was done to it.
func plantedArchive(t testing.TB, change func(*planted.Archive)) (*findings.Memory, *compare.Engine) {
	t.Helper()
	a := planted.Make(planted.Options{Seed: 3, Stories: 24})
	if change != nil {
		change(a)
	}
	engine, err := compare.New(compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &findings.Memory{All: a.Entries(), Verified: a.Pairs(), Texts: a.Texts()}, engine
}

// fromPlanted takes the planted agency for the source.
var fromPlanted = findings.Options{Settings: findings.Settings{From: []string{planted.Wire}}}

// plantedFindings is what is found in a planted archive.
func plantedFindings(t testing.TB, change func(*planted.Archive)) *findings.Findings {
	t.Helper()
	m, engine := plantedArchive(t, change)
	f, err := findings.Of(context.Background(), m, engine, fromPlanted)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
