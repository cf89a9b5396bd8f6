package lexicon

import (
	"strings"
	"testing"
)

// share is how many words the least served party of an issue must have for
// each of the best served one.
const share = 0.5

// The label lists hold words of every party of an issue, in comparable number.
func TestEveryPartyHasItsWords(t *testing.T) {
	count := map[[2]string]int{}
	for _, e := range Default().Labels().phrases.Entries() {
		count[[2]string{e.Issue, e.Party}]++
	}
	issues := IssueList()
	if len(issues) < 40 {
		t.Fatalf("%d issues", len(issues))
	}
	for _, issue := range issues {
		least, most := 1<<30, 0
		for _, party := range issue.Parties {
			n := count[[2]string{issue.Name, party}]
			delete(count, [2]string{issue.Name, party})
			least, most = min(least, n), max(most, n)
		}
		if len(issue.Parties) == 1 {
			t.Errorf("%s has one party only", issue.Name)
		}
		if len(issue.Parties) > 0 && (least < 3 || float64(least) < share*float64(most)) {
			t.Errorf("%s: the parties %s have from %d to %d words", issue.Name, strings.Join(issue.Parties, ", "), least, most)
		}
	}
	for k, n := range count {
		if k[1] != "" {
			t.Errorf("issue %q: %d words of %q, which is no party of it", k[0], n, k[1])
		}
	}
}

// Whatever is found from a to b is found from b to a, turned round.
func TestLabelsMirror(t *testing.T) {
	labels := Default().Labels()
	n := 0
	for _, p := range labels.phrases.Entries() {
		if p.side != 'x' {
			continue
		}
		x, y, _ := strings.Cut(p.Lemma, " ↔ ")
		a, b := Default().Words(normalWords(strings.TrimPrefix(x, "="))), Default().Words(normalWords(strings.TrimPrefix(y, "=")))
		there, ok := labels.Match(a, b)
		if !ok {
			t.Errorf("line %d: %q does not match", p.Line, p.Lemma)
			continue
		}
		back, ok := labels.Match(b, a)
		if !ok || back.Category != there.Category || back.Direction != Mirror(there.Direction) || back.Listed != there.Listed {
			t.Errorf("line %d: %+v there, %+v back", p.Line, there, back)
		}
		n++
	}
	if n < 600 {
		t.Errorf("%d pairs", n)
	}
}

// A concept of the terms tells at least two positions apart.
func TestEveryConceptHasTwoSides(t *testing.T) {
	byConcept := map[string][]*Entry{}
	for _, e := range set(Terms).Entries() {
		byConcept[e.Concept] = append(byConcept[e.Concept], e)
	}
	if len(byConcept) < 100 {
		t.Fatalf("%d concepts", len(byConcept))
	}
	for concept, terms := range byConcept {
		two := false
		for _, e := range terms {
			two = two || opposed(terms[0], e)
			if e.Issue != terms[0].Issue {
				t.Errorf("%s: belongs to %q and to %q", concept, e.Issue, terms[0].Issue)
			}
		}
		if !two {
			t.Errorf("%s: all terms say the same", concept)
		}
	}
}

func TestAnIssueIsLookedAtOnlyWhereItIsSpokenOf(t *testing.T) {
	labels := Default().Labels()
	a, b := words("the barrier"), words("the security fence")
	garden := issuesIn("the owner wants a barrier around the garden")
	if hit, ok := labels.MatchIn(garden, a, b); ok {
		t.Errorf("in a garden: %+v", hit)
	}
	if _, ok := labels.MatchIn(garden.Or(issuesIn("israel built it in the west bank")), a, b); !ok {
		t.Error("not found where the issue is spoken of")
	}
}

func issuesIn(text string) (found Issues) {
	for _, w := range words(text) {
		found = found.Or(w.Issues)
	}
	return found
}
