package findings_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"parallax/archive"
	"parallax/article"
	"parallax/findings"
	"parallax/internal/planted"
)

// ownReport is an archive of an agency's story and an outlet's report that takes
// its beginning from it; the rest are other stories.
func ownReport(t *testing.T, credit string) *findings.Memory {
	t.Helper()
	a := planted.Make(planted.Options{Seed: 3, Stories: 8})
	var wires []*article.Article
	for _, x := range a.Articles {
		if x.Outlet == planted.Wire {
			wires = append(wires, x)
		}
	}
	if len(wires) < 8 {
		t.Fatalf("only %d stories", len(wires))
	}
	words := strings.Fields(wires[0].Text)
	parts := []string{strings.Join(words[:min(120, len(words))], " ")}
	for _, x := range wires[1:] {
		parts = append(parts, x.Text)
	}
	own := &article.Article{ID: "own", Outlet: "Harbour Post", Text: strings.Join(parts, "\n\n")}
	return &findings.Memory{
		All: []archive.Entry{
			{ID: wires[0].ID, Outlet: planted.Wire, Date: "2026-01-01", Words: len(words)},
			{ID: "own", Outlet: "Harbour Post", Date: "2026-01-02", Words: 2000, Agency: credit},
		},
		Verified: []archive.Pair{{A: wires[0].ID, B: "own", Words: 120, CoverageB: 0.06, Order: archive.Dated}},
		Texts:    map[string]*article.Article{wires[0].ID: wires[0], "own": own},
	}
}

func TestReportsOfTheirOwnAreNoVersions(t *testing.T) {
	for name, c := range map[string]struct {
		credit   string
		share    float64
		compared int
	}{
		"by default":         {"", 0, 0},
		"credits the source": {planted.Wire, 0, 1},
		"no least share":     {"", -1, 1},
		"small least share":  {"", 0.01, 1},
	} {
		f, err := findings.Of(context.Background(), ownReport(t, c.credit), newEngine(t),
			findings.Options{Settings: findings.Settings{From: []string{planted.Wire}, MinShare: c.share}})
		if err != nil {
			t.Fatal(err)
		}
		said := slices.ContainsFunc(f.Scope.Skipped, func(s findings.Skipped) bool { return strings.Contains(s.Reason, "min_share") })
		if f.Scope.Compared != c.compared || said != (c.compared == 0) {
			t.Errorf("%s: %+v", name, f.Scope)
		}
	}
}

func TestUnknownOutletsAreErrors(t *testing.T) {
	m := memory(planted.Make(planted.Options{Seed: 3, Stories: 3}))
	for option, s := range map[string]findings.Settings{
		"from": {From: []string{"harbor post"}}, "outlet": {To: []string{"harbor post"}}, "group": {Groups: map[string][]string{"x": {"harbor post"}}},
	} {
		_, err := findings.Of(context.Background(), m, newEngine(t), findings.Options{Settings: s})
		var unknown *findings.UnknownOutletError
		if !errors.As(err, &unknown) || unknown.Option != option || len(unknown.Near) == 0 || unknown.Near[0] != "Harbour Post" {
			t.Errorf("%s: %v", option, err)
		}
	}
	s := findings.Settings{From: []string{strings.ToUpper(planted.Wire)}, Groups: map[string][]string{"x": {"HARBOUR POST"}}, To: []string{"x"}}
	if _, err := findings.Of(context.Background(), m, newEngine(t), findings.Options{Settings: s}); err != nil {
		t.Error(err)
	}
}
