package findings_test

import (
	"context"
	"fmt"
	"testing"

	"parallax/archive"
	"parallax/article/ingest"
	"parallax/findings"
)

const exampleFile = "../testdata/archive/articles.jsonl"

// scanned is the example archive, scanned as a user would.
func scanned(t testing.TB) *archive.Archive {
	t.Helper()
	dir, ctx := t.TempDir(), context.Background()
	summary, err := archive.Scan(ctx, dir, ingest.Articles(ctx, []string{exampleFile}, ingest.Options{}), archive.ScanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if summary.New < 300 {
		t.Fatalf("only %d articles", summary.New)
	}
	a, err := archive.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// TestExampleArchive finds in the shipped archive, through a real scan, what
// was planted there (internal/planted says what).
func TestExampleArchive(t *testing.T) {
	f, err := findings.Of(context.Background(), scanned(t), newEngine(t), findings.Options{Settings: findings.Settings{From: []string{"Northwire"}}})
	if err != nil {
		t.Fatal(err)
	}
	var lead []string
	for _, s := range f.Substitutions {
		if s.Others.Q != nil && *s.Others.Q < 0.001 && *s.Others.Z > 0 {
			lead = append(lead, fmt.Sprintf("%s: %s → %s", s.Outlet, s.From, s.To))
		}
	}
	want := map[string]bool{
		"Harbour Post: protesters → rioters": true, "Meridian Online: government → regime": true, "Daily Beacon: said → claimed": true,
		"Northern Star: fence → wall": true, "Daily Beacon: may → will": true, "Harbour Post: fighters → militants": true,
	}
	for _, l := range lead {
		if !want[l] {
			t.Errorf("%s leads, and was not planted", l)
		}
		delete(want, l)
	}
	for l := range want {
		t.Errorf("%s was planted, and does not lead", l)
	}
	omitted := map[string]float64{}
	for _, o := range f.Omissions {
		if *o.Odds > 1 {
			omitted[o.Outlet+": "+o.Kind] = *o.Q
		}
	}
	for _, kind := range []string{"Harbour Post: quotation", "Daily Beacon: caveat", "Meridian Online: reply or denial"} {
		if q, found := omitted[kind]; !found || q >= 0.001 {
			t.Errorf("%s: q = %g", kind, q)
		}
	}
	for _, o := range f.Outlets {
		if o.Outlet == "Northwire" && *o.First.Rate < 0.9 {
			t.Errorf("the wire was first in %v of its stories", *o.First.Rate)
		}
		if o.Outlet == "Civic Ledger" && *o.Credited.Rate < 0.95 {
			t.Errorf("the Civic Ledger credits the wire in %v", *o.Credited.Rate)
		}
	}
}
