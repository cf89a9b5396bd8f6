package findings_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"parallax/compare"
	"parallax/findings"
	"parallax/internal/planted"
)

func memory(a *planted.Archive) *findings.Memory {
	return &findings.Memory{All: a.Entries(), Verified: a.Pairs(), Texts: a.Texts()}
}

func newEngine(t testing.TB) *compare.Engine {
	t.Helper()
	engine, err := compare.New(compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func find(t testing.TB, a *planted.Archive, o findings.Options) *findings.Findings {
	t.Helper()
	if o.From == nil {
		o.From = []string{planted.Wire}
	}
	f, err := findings.Of(context.Background(), memory(a), newEngine(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func row(f *findings.Findings, outlet, from, to string) *findings.Substitution {
	i := slices.IndexFunc(f.Substitutions, func(s findings.Substitution) bool {
		return s.Outlet == outlet && s.From == from && s.To == to
	})
	if i < 0 {
		return nil
	}
	return &f.Substitutions[i]
}

func asJSON(t testing.TB, f *findings.Findings) string {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPlantedRates holds the intervals to what was planted. More archives are
// scored by "eval findings"; here a level of 93 % of 95 leaves room for chance.
func TestPlantedRates(t *testing.T) {
	covered, all := 0, 0
	for seed := range uint64(4) {
		a := planted.Make(planted.Options{Seed: seed})
		f := find(t, a, findings.Options{})
		for _, rule := range a.Rules {
			for k, outlet := range planted.Outlets {
				s := row(f, outlet, rule.From, rule.To)
				if s == nil {
					continue // never: not listed
				}
				all++
				if s.Rate.CI.Contains(rule.Rates[k]) {
					covered++
				}
				if n := s.Stories; n.Replaced+n.Kept+n.Dropped+n.Other != n.N || s.All.N < n.N || s.Rate.K != n.Replaced {
					t.Errorf("%s %s → %s: counts %+v of %+v do not add up", outlet, rule.From, rule.To, n, s.All)
				}
			}
		}
	}
	if all < 150 || float64(covered) < 0.90*float64(all) {
		t.Errorf("%d of %d intervals hold the planted rate", covered, all)
	}
}

func TestPlantedEffectsLeadAndNullsDoNot(t *testing.T) {
	f := find(t, planted.Make(planted.Options{Seed: 5}), findings.Options{})
	lead := map[string]bool{}
	for _, s := range f.Substitutions[:6] {
		lead[s.Outlet+": "+s.From+" → "+s.To] = true
	}
	for _, want := range []string{"Harbour Post: protesters → rioters", "Meridian Online: government → regime", "Harbour Post: fighters → militants", "Northern Star: fence → wall", "Daily Beacon: said → claimed", "Daily Beacon: may → will"} {
		if !lead[want] {
			t.Errorf("%q is not among the six strongest: %v", want, lead)
		}
	}
	nulls := map[string]bool{}
	for _, r := range planted.Rules {
		if r.Null() {
			nulls[r.From] = true
		}
	}
	for _, s := range f.Substitutions {
		if nulls[s.FromKey] && *s.Others.Q < 0.01 {
			t.Errorf("%s: %s → %s has one rate everywhere, but q = %g", s.Outlet, s.From, s.To, *s.Others.Q)
		}
	}
	worst := slices.MinFunc(f.Omissions, func(x, y findings.Omission) int {
		if *x.Q < *y.Q {
			return -1
		}
		return 1
	})
	if worst.Outlet != "Daily Beacon" && worst.Outlet != "Harbour Post" {
		t.Errorf("the strongest omission is %s: %s", worst.Outlet, worst.Kind)
	}
}

func TestSyndicationDoesNotCount(t *testing.T) {
	once := find(t, planted.Make(planted.Options{Seed: 6, Stories: 30}), findings.Options{})
	many := find(t, planted.Make(planted.Options{Seed: 6, Stories: 30, Copies: 500}), findings.Options{})
	if many.Scope.Compared < once.Scope.Compared+500 {
		t.Fatalf("%d versions compared without copies, %d with", once.Scope.Compared, many.Scope.Compared)
	}
	if len(once.Substitutions) < 20 {
		t.Fatalf("only %d substitutions", len(once.Substitutions))
	}
	for _, s := range once.Substitutions {
		m := row(many, s.Outlet, s.From, s.To)
		if m == nil {
			t.Errorf("%s: %s → %s is lost", s.Outlet, s.From, s.To)
			continue
		}
		if m.Stories != s.Stories || m.Others.K != s.Others.K || m.Others.N != s.Others.N || *m.Others.Q != *s.Others.Q || m.Dispersion.Stories != s.Dispersion.Stories {
			t.Errorf("%s: %s → %s: %+v became %+v", s.Outlet, s.From, s.To, s.Stories, m.Stories)
		}
	}
}

// TestChainDoesNotCount gives the copies to five hundred outlets: to the others
// they are one story, not five hundred decisions.
func TestChainDoesNotCount(t *testing.T) {
	once := find(t, planted.Make(planted.Options{Seed: 6, Stories: 30}), findings.Options{})
	a := planted.Make(planted.Options{Seed: 6, Stories: 30, Copies: 500})
	copies := 0
	for _, x := range a.Articles {
		if strings.Contains(x.ID, "copy") {
			x.Outlet = "Paper " + x.ID
			copies++
		}
	}
	if copies != 500 {
		t.Fatalf("%d copies", copies)
	}
	many := find(t, a, findings.Options{})
	for _, s := range once.Substitutions {
		m := row(many, s.Outlet, s.From, s.To)
		if s.All.Replaced == 0 {
			continue // listed only if its q-value is small
		}
		if m == nil || m.Stories != s.Stories {
			t.Fatalf("%s: %s → %s: other counts", s.Outlet, s.From, s.To)
		}
		if m.Others.N-s.Others.N > 1 || m.Others.K-s.Others.K > 1 || s.Others.K-m.Others.K > 1 {
			t.Errorf("%s: %s → %s: others %d of %d became %d of %d", s.Outlet, s.From, s.To, s.Others.K, s.Others.N, m.Others.K, m.Others.N)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 7, Stories: 20})
	one := asJSON(t, find(t, a, findings.Options{Workers: 1}))
	for _, workers := range []int{1, 2, 16} {
		if again := asJSON(t, find(t, a, findings.Options{Workers: workers})); again != one {
			t.Fatalf("%d workers give other bytes", workers)
		}
	}
	shuffled := *a
	shuffled.Articles = slices.Clone(a.Articles)
	slices.Reverse(shuffled.Articles)
	if again := asJSON(t, find(t, &shuffled, findings.Options{})); again != one {
		t.Error("another order of the archive gives other bytes")
	}
}
