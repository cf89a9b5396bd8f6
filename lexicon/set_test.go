package lexicon

import (
	"strings"
	"testing"
)

func TestEveryListParses(t *testing.T) {
	set := Default()
	for _, name := range phraseLists {
		p := set.Phrases(name)
		if len(p.Entries()) == 0 {
			t.Errorf("%s has no entries", name)
		}
		for _, e := range p.Entries() {
			words := set.Words(normalWords(e.Phrase))
			if found, n := p.At(words); n != len(words) || !senses(found, e) {
				t.Errorf("%s, line %d: %q does not find itself", name, e.Line, e.Phrase)
			}
		}
	}
}

func senses(first, e *Entry) bool {
	for s := first; s != nil; s = s.next {
		if s.same(e) {
			return true
		}
	}
	return false
}

// Every way of writing every entry is found, with words behind it and without:
// the index says which words may follow the first one.
func TestEveryWayIsFound(t *testing.T) {
	found := 0
	for _, p := range Default().phrases {
		for _, e := range p.Entries() {
			for way, spelling := range spellings(e.Phrase) {
				if e.exact && way > 0 {
					break
				}
				for _, rest := range []string{"", " zzz"} {
					w := words(normalised(spelling) + rest)
					if _, n := p.At(w); n < len(normalWords(spelling)) {
						t.Errorf("%s: %q is not found in %q", p.Name, e.Phrase, spelling+rest)
					}
					found++
				}
			}
		}
	}
	if found < 10000 {
		t.Fatalf("%d ways were looked for", found)
	}
}

func normalised(phrase string) string { return strings.Join(normalWords(phrase), " ") }

func TestLookUps(t *testing.T) {
	for _, c := range []struct{ list, words, entry, class string }{
		{ReportingVerbs, "claimed that", "claim", "distancing"},
		{ReportingVerbs, "lashed out at", "lash out", "affective"},
		{ReportingVerbs, "criticized the", "criticise", "affective"},
		{Places, "ukrainian territory", "Ukraine", "adjective"},
		{Places, "the hague", "Netherlands", "capital"},
		{Loaded, "so-called plan", "so-called", "doubting"},
		{Loaded, "slashing taxes", "slash", "intensifying"},
		{Caveats, "could not independently verify the", "could not independently verify", "unverified"},
	} {
		_, start, n := set(c.list).Find(words(c.words))
		e, _ := set(c.list).At(words(c.words)[start:])
		if n == 0 || e.Lemma != c.entry || e.Class != c.class {
			t.Errorf("%s: %q gives %+v", c.list, c.words, e)
		}
	}
}

func set(name string) *Phrases { return Default().Phrases(name) }

func words(s string) []*Word { return Default().Words(strings.Fields(s)) }

func TestLabelsMatchInflectedFormsBothWays(t *testing.T) {
	labels := Default().Labels()
	a, b := words("ceding the region"), words("transferred it")
	hit, ok := labels.Match(a, b)
	if !ok || !hit.Listed || hit.Direction != "loss->neutral" || hit.InA != (Range{0, 1}) || hit.InB != (Range{0, 1}) {
		t.Fatalf("%+v %v", hit, ok)
	}
	back, ok := labels.Match(b, a)
	if !ok || back.Direction != "neutral->loss" || back.Category != hit.Category {
		t.Fatalf("%+v %v", back, ok)
	}
	if _, ok := labels.Match(a, a); ok {
		t.Error("a phrase and itself are no change")
	}
	hit, ok = labels.Match(words("insurgents"), words("the despots fanatics"))
	if !ok || hit.Listed || hit.Direction != "oppositional->condemning" {
		t.Fatalf("%+v %v", hit, ok)
	}
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	labels, verbs := Default().Labels(), set(ReportingVerbs)
	a, b := words("ceding the region"), words("transferred it to them")
	if n := testing.AllocsPerRun(100, func() { labels.Match(a, b); verbs.Find(a) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
