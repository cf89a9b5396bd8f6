package findings_test

import (
	"context"
	"strings"
	"testing"

	"parallax/findings"
	"parallax/internal/planted"
)

// TestLinesCutWhatTheyClaim holds every line of the concordance to the
// articles' texts, and every count to its lines.
func TestLinesCutWhatTheyClaim(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 8, Stories: 24})
	f := find(t, a, findings.Options{Settings: findings.Settings{Lines: -1}})
	texts := a.Texts()
	if len(f.Lines) < 300 {
		t.Fatalf("only %d lines", len(f.Lines))
	}
	for i, l := range f.Lines {
		for _, side := range []findings.Side{l.A, l.B} {
			if side.Article == "" {
				t.Fatalf("line %d has no article", i)
			}
			runes := []rune(texts[side.Article].Text)
			if side.Span == [2]int{0, 0} {
				continue
			}
			cut := strings.Join(strings.Fields(string(runes[side.Span[0]:side.Span[1]])), " ")
			if cut != side.Words {
				t.Errorf("line %d: %q stands at its span, not %q", i, cut, side.Words)
			}
			if whole := strings.Join(strings.Fields(string(runes)), " "); !strings.Contains(whole, strings.TrimSpace(side.Left+side.Words+side.Right)) {
				t.Errorf("line %d: %q is not in the article", i, side.Left+side.Words+side.Right)
			}
		}
		if l.Outcome == "kept" && !strings.EqualFold(l.A.Words, l.B.Words) {
			t.Errorf("line %d: %q was kept, as %q", i, l.A.Words, l.B.Words)
		}
	}
	for _, s := range f.Substitutions {
		lines := [][]int{s.Lines.Replaced, s.Lines.Kept, s.Lines.Dropped, s.Lines.Other}
		counted := 0
		for _, list := range lines {
			for _, i := range list {
				if f.Lines[i].Counted {
					counted++
				}
			}
		}
		if len(lines[0]) != s.All.Replaced || len(lines[1]) != s.All.Kept || len(lines[2]) != s.All.Dropped || len(lines[3]) != s.All.Other || counted != s.Stories.N {
			t.Errorf("%s: %s → %s: %d counted lines for %+v of %+v", s.Outlet, s.From, s.To, counted, s.Stories, s.All)
		}
		for _, i := range s.Lines.Replaced {
			if l := f.Lines[i]; l.Key == "" || l.B.Outlet != s.Outlet || l.Passage == "" {
				t.Errorf("%s: %s → %s: line %+v", s.Outlet, s.From, s.To, l)
			}
		}
	}
}

func TestLinesAreLimited(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 8, Stories: 24})
	f := find(t, a, findings.Options{Settings: findings.Settings{Lines: 2}})
	for _, s := range f.Substitutions {
		if len(s.Lines.Kept) > 2 || len(s.Lines.Kept)+s.Lines.Unlisted.Kept != s.All.Kept {
			t.Errorf("%d lines and %d more of %d", len(s.Lines.Kept), s.Lines.Unlisted.Kept, s.All.Kept)
		}
	}
}

func TestFilters(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 9, Stories: 24, Own: 5})
	all := find(t, a, findings.Options{})
	for name, c := range map[string]struct {
		settings findings.Settings
		holds    func(f *findings.Findings) bool
	}{
		"outlet": {findings.Settings{To: []string{"Harbour Post"}}, func(f *findings.Findings) bool {
			for _, s := range f.Substitutions {
				if s.Outlet != "Harbour Post" || s.Others.P == nil {
					return false
				}
			}
			return len(f.Timeline) > 0 && f.Timeline[0].Outlet == "Harbour Post" && f.Categories[0].Outlet == "Harbour Post"
		}},
		"agency": {findings.Settings{Agencies: []string{planted.Wire}}, func(f *findings.Findings) bool { return f.Scope.Compared > 0 }},
		"since": {findings.Settings{Since: "2026-01-20"}, func(f *findings.Findings) bool {
			return f.Scope.Compared > 0 && f.Lines[0].B.Date >= "2026-01-20"
		}},
		"topic":      {findings.Settings{Topic: []string{"copper mine", "steel works"}}, func(f *findings.Findings) bool { return f.Scope.Compared > 0 }},
		"category":   {findings.Settings{Categories: []string{"label"}, MinStories: 2}, func(f *findings.Findings) bool { return strings.HasPrefix(f.Categories[0].Category, "label.") }},
		"confidence": {findings.Settings{Confidence: "high", MinStories: 2}, func(f *findings.Findings) bool { return len(f.Substitutions) < len(all.Substitutions) }},
		"groups": {findings.Settings{Groups: map[string][]string{"North": {"Northern Star", "Meridian Online"}}}, func(f *findings.Findings) bool {
			for _, o := range f.Outlets {
				if o.Outlet == "North" {
					return o.Compared > 0
				}
			}
			return false
		}},
	} {
		f := find(t, a, findings.Options{Settings: c.settings})
		if name != "outlet" && name != "category" && name != "confidence" && name != "groups" && f.Scope.Compared >= all.Scope.Compared {
			t.Errorf("%s: %d of %d versions compared", name, f.Scope.Compared, all.Scope.Compared)
		}
		if !c.holds(f) {
			t.Errorf("%s does not restrict as it should: %+v", name, f.Scope)
		}
		skipped := 0
		for _, s := range f.Scope.Skipped {
			skipped += s.N
		}
		if skipped+f.Scope.Compared != f.Scope.Articles {
			t.Errorf("%s: %d compared and %d left out of %d", name, f.Scope.Compared, skipped, f.Scope.Articles)
		}
	}
}

func TestWrongSettings(t *testing.T) {
	for name, s := range map[string]findings.Settings{
		"confidence": {Confidence: "sure"}, "date": {Since: "yesterday"}, "dates": {Since: "2026-02-01", Until: "2026-01-01"},
		"number": {MinStories: -1}, "groups": {Groups: map[string][]string{"x": {"A"}, "y": {"A"}}},
	} {
		if s.Check() == nil {
			t.Errorf("%s: %+v passes", name, s)
		}
	}
}

func TestUnreadableArticleIsAnError(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 9, Stories: 3})
	m := memory(a)
	for id := range a.Versions {
		delete(m.Texts, id)
	}
	_, err := findings.Of(context.Background(), m, newEngine(t), findings.Options{Settings: findings.Settings{From: []string{planted.Wire}}})
	if err == nil {
		t.Error("articles are missing, and nobody is told")
	}
}
