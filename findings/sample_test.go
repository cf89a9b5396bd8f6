package findings_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/findings"
	"parallax/internal/planted"
)

func sampled(t testing.TB, o findings.SampleOptions) []findings.Item {
	t.Helper()
	a := planted.Make(planted.Options{Seed: 10, Stories: 24})
	o.From = []string{planted.Wire}
	items, _, err := findings.Sample(context.Background(), memory(a), newEngine(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestSample(t *testing.T) {
	o := findings.SampleOptions{N: 80, Stratify: []string{"category", "outlet"}, Seed: 4, Unflagged: 0.25}
	items := sampled(t, o)
	if d := cmp.Diff(items, sampled(t, o)); d != "" {
		t.Errorf("the same seed draws others:\n%s", d)
	}
	other := o
	other.Seed = 5
	if cmp.Equal(items, sampled(t, other)) {
		t.Error("another seed draws the same")
	}
	if len(items) != 80 {
		t.Fatalf("%d items", len(items))
	}
	flagged, strata, seen := 0, map[string]bool{}, map[string]bool{}
	for i, x := range items {
		if x.Number != i+1 || x.Of < 1 {
			t.Errorf("item %+v", x)
		}
		if x.Reading.Status == "flag" {
			flagged++
		}
		strata[x.Stratum] = true
		key := fmt.Sprint(x.B.Article, x.A.Span, x.B.Span)
		if seen[key] {
			t.Errorf("drawn twice: %s", key)
		}
		seen[key] = true
		for _, text := range []string{x.A.Left, x.A.Right, x.B.Left, x.B.Right} {
			if strings.Contains(text, planted.Wire) || strings.Contains(text, x.B.Outlet) {
				t.Errorf("item %d names an outlet: %q", x.Number, text)
			}
		}
	}
	if flagged != 60 || len(strata) < 10 {
		t.Errorf("%d flagged, %d strata", flagged, len(strata))
	}
	if _, _, err := findings.Sample(context.Background(), &findings.Memory{}, newEngine(t), findings.SampleOptions{N: 5, Stratify: []string{"bias"}}); err == nil {
		t.Error("there is a stratum bias")
	}
}

func TestAgree(t *testing.T) {
	// Forty flags of label.actor, of which both coders confirm thirty; ten
	// reporting verbs, too few to say anything of.
	key, anna, ben := map[string]findings.Key{}, map[string]string{}, map[string]string{}
	for i := range 50 {
		item := fmt.Sprint(i + 1)
		switch {
		case i < 30:
			key[item], anna[item], ben[item] = findings.Key{Category: "label.actor", Status: "flag", Confidence: "high"}, "label.actor", "label.actor"
		case i < 35:
			key[item], anna[item], ben[item] = findings.Key{Category: "label.actor", Status: "flag", Confidence: "high"}, "other", "label.actor"
		case i < 40:
			key[item], anna[item], ben[item] = findings.Key{Category: "label.actor", Status: "flag", Confidence: "medium"}, "label.place", "label.place"
		default:
			key[item], anna[item], ben[item] = findings.Key{Category: "verb", Status: "flag", Confidence: "high"}, "verb", "verb"
		}
	}
	delete(ben, "50")
	a := findings.Agree([]findings.Coding{{Coder: "anna", Codes: anna}, {Coder: "ben", Codes: ben}}, key, 1)
	if a.Items != 50 || a.Both != 49 || *a.All.Percent != 0.897959 {
		t.Errorf("%d items, %d by both, %v agree", a.Items, a.Both, *a.All.Percent)
	}
	if a.All.CI == nil || !a.All.CI.Contains(*a.All.Alpha) || *a.All.Kappa < 0.7 || *a.All.Kappa > 0.9 {
		t.Errorf("%+v", a.All)
	}
	for _, c := range a.Categories {
		if few := c.Category != "label.actor"; c.TooFew != few || few != (c.Measures.Alpha == nil) {
			t.Errorf("%+v", c)
		}
	}
	of := func(name string) findings.Precision {
		i := slices.IndexFunc(a.Precision, func(p findings.Precision) bool { return p.Of == name })
		if i < 0 {
			t.Fatalf("no precision of %s", name)
		}
		return a.Precision[i]
	}
	p := of("label.actor")
	if p.Same.K != 30 || p.Same.N != 40 || p.Family.K != 35 || p.Flag.K != 35 || p.TooFew {
		t.Errorf("%+v", p)
	}
	if p := of("medium"); p.Same.K != 0 || p.Family.K != 5 || !p.TooFew {
		t.Errorf("%+v", p)
	}
	if p := of("flags"); p.Same.K != 40 || p.Same.N != 50 {
		t.Errorf("%+v", p)
	}
}

func TestCalibrationIsStated(t *testing.T) {
	rate := 0.9
	agreed := &findings.Agreement{Schema: findings.AgreementSchema, Coders: []string{"a", "b"}, Items: 60, Precision: []findings.Precision{
		{Of: "label.actor", Same: findings.Share{K: 36, N: 40, Rate: &rate}},
	}}
	f := find(t, planted.Make(planted.Options{Seed: 2, Stories: 6}), findings.Options{Calibration: agreed})
	if !strings.Contains(f.Methods, "label.actor 90 % (36 of 40") || f.Calibration == nil {
		t.Errorf("methods: %s", f.Methods)
	}
}
