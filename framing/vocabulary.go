package framing

import (
	"strings"
	"sync"

	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// Supported reports whether the rules that rest on word lists know a language
// (a BCP 47 primary tag; "" is taken for English). Of texts in other languages
// only the layers that need no words are read: orthography, quotations,
// numbers, moves, furniture.
func Supported(language string) bool { return language == "" || language == "en" }

// vocabulary is the lists of a set as the rules ask them.
type vocabulary struct {
	set                                                              *lexicon.Set
	verbs, notSpeech, modals, hedges, evidentials, negations         *lexicon.Phrases
	sources, caveats, replies, contrasts, negative, connectives      *lexicon.Phrases
	quantifiers, bounds, loaded, agency, honorifics, units, calendar *lexicon.Phrases
	currencies, aliases, places, transliterations, legal             *lexicon.Phrases
	objections                                                       *lexicon.Phrases // words that speak against something
	plain                                                            *lexicon.Phrases // words with a plain sense, see lexicon.PlainWords
	labels, causatives, directed                                     *lexicon.Pairs
}

var vocabularies sync.Map // *lexicon.Set → *vocabulary

func vocab(set *lexicon.Set) *vocabulary {
	if v, ok := vocabularies.Load(set); ok {
		return v.(*vocabulary)
	}
	v := &vocabulary{
		set: set, verbs: set.Phrases(lexicon.ReportingVerbs), notSpeech: set.Phrases(lexicon.NotSpeech),
		modals: set.Phrases(lexicon.Modals), hedges: set.Phrases(lexicon.Hedges), evidentials: set.Phrases(lexicon.Evidentials),
		negations: set.Phrases(lexicon.Negations), sources: set.Phrases(lexicon.Sources), caveats: set.Phrases(lexicon.Caveats),
		replies: set.Phrases(lexicon.Replies), contrasts: set.Phrases(lexicon.Contrasts), negative: set.Phrases(lexicon.NegativeActs),
		connectives: set.Phrases(lexicon.Connectives), quantifiers: set.Phrases(lexicon.Quantifiers), bounds: set.Phrases(lexicon.Bounds),
		loaded: set.Phrases(lexicon.Loaded), agency: set.Phrases(lexicon.AgencyVerbs), honorifics: set.Phrases(lexicon.Honorifics),
		units: set.Phrases(lexicon.Units), calendar: set.Phrases(lexicon.Calendar), currencies: set.Phrases(lexicon.Currencies),
		aliases: set.Phrases(lexicon.Aliases), places: set.Phrases(lexicon.Places), transliterations: set.Phrases(lexicon.Transliterations),
		plain: set.Phrases(lexicon.PlainWords), objections: set.Phrases(lexicon.Objections),
		legal: set.Phrases(lexicon.LegalStatus), labels: set.Labels(), causatives: set.Pairs(lexicon.Causatives), directed: set.Pairs(lexicon.Directed),
	}
	kept, _ := vocabularies.LoadOrStore(set, v)
	return kept.(*vocabulary)
}

// evidence names the line of an entry.
func evidence(e *lexicon.Entry) Evidence {
	ev := e.Evidence()
	return Evidence{Lexicon: ev.Lexicon, Entry: ev.Entry}
}

func pairEvidence(h lexicon.PairHit) []Evidence {
	var list []Evidence
	for _, ev := range h.Evidence() {
		list = append(list, Evidence{Lexicon: ev.Lexicon, Entry: ev.Entry})
	}
	return list
}

// capitals reports whether the words are written in capitals (US, not us).
func (t *Text) capitals(span text.Span) bool {
	cut := t.cut(span)
	for i := range len(cut) {
		if 'a' <= cut[i] && cut[i] <= 'z' {
			return false // as most are
		}
	}
	return cut == strings.ToUpper(cut)
}

// changedHits lists the entries of a list in a part that the other part does
// not have as well: an entry on both sides (the same lemma) did not change.
func (v *view) changedHits(list *lexicon.Phrases) (x, y []hit) {
	x, y = v.x.find(list, v.x.span), v.y.find(list, v.y.span)
	if len(x) == 0 || len(y) == 0 {
		return x, y
	}
	var restX, restY []hit
	used := make([]bool, len(y))
next:
	for _, h := range x {
		for k, o := range y {
			if !used[k] && o.Entry == h.Entry {
				used[k] = true
				continue next
			}
		}
		restX = append(restX, h)
	}
	for k, o := range y {
		if !used[k] {
			restY = append(restY, o)
		}
	}
	return restX, restY
}

// answered reports whether a hit of the list and class of h that only p's text
// has meets one in the changed words of the other side of the passage: then it
// was worded anew or moved, not dropped.
func (v *view) answered(p *part, list *lexicon.Phrases, h hit, same func(a, b *lexicon.Entry) bool) bool {
	return v.answeredBy(p, list, func(other hit) bool { return same(h.Entry, other.Entry) })
}

// answeredBy reports whether a changed entry of a list on the other side of the
// passage of p's text, outside this component, is what same asks for.
func (v *view) answeredBy(p *part, list *lexicon.Phrases, same func(hit) bool) bool {
	if v.Passage < 0 {
		return false
	}
	o := v.otherSide(p)
	for _, other := range o.find(list, v.passageIn(o)) {
		c := int(o.component[other.Start])
		if c < 0 || c == v.index || v.Components[c].Orth || v.Components[c].Op == diff.Move {
			continue // both texts have it
		}
		if same(other) {
			return true
		}
	}
	return false
}

func sameClass(a, b *lexicon.Entry) bool { return a.Class == b.Class }

func anyEntry(_, _ *lexicon.Entry) bool { return true }

func sameRank(a, b *lexicon.Entry) bool { return a.Rank == b.Rank }
