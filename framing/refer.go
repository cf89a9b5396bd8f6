package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// readRefer finds N9: the same person or thing referred to in another way.
func readRefer(v *view) (Reading, bool) {
	if v.Orth {
		return Reading{}, false
	}
	if v.x.empty() || v.y.empty() {
		has := &v.x
		if has.empty() {
			has = &v.y
		}
		if v.beforeName(has) {
			return benign("refer", "refer.title", v.became()+": a title, role or first name of a person who is named."), true
		}
		return Reading{}, false
	}
	for _, o := range v.sides() {
		if pronounPhrase(o[0]) && (pronounPhrase(o[1]) || nominal(o[1])) {
			return benign("refer", "refer.pronoun", v.became()+": pronoun and name."), true
		}
	}
	if v.alias(v.a, v.x.span, v.b, v.y.span) {
		return benign("refer", "refer.alias", v.became()+": two names of one."), true
	}
	for _, o := range v.sides() {
		if v.nameOnly(o[0]) && v.roleOnly(o[1]) {
			return benign("refer", "refer.role", v.became()+": a person by name and by role."), true
		}
	}
	return Reading{}, false
}

var pronouns = set("he she it they him her them his its their hers theirs who this that these those i we me us my our you your himself herself itself themselves")

func pronounPhrase(p *part) bool {
	found := false
	for i := p.span.Start; i < p.span.End; i++ {
		if !pronouns.has(p.norm(i)) {
			return false
		}
		found = true
	}
	return found
}

// nominal reports whether p can be a noun phrase: no verb of saying, modal or
// negation in it, and a content word.
func nominal(p *part) bool {
	if p.span.Len() > 7 || p.contentIn(p.span) == 0 {
		return false
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if finite.has(p.norm(i)) || p.norm(i) == "not" || p.verb(i) != nil && !p.Words[i].Upper {
			return false
		}
	}
	return true
}

// beforeName reports whether p is a title, role or first name next to a name
// that stays.
func (v *view) beforeName(p *part) bool {
	if p.empty() || p.span.Len() > 6 {
		return false
	}
	next := p.span.End
	hasName := next < len(p.Words) && p.Words[next].Upper && p.twin[next] >= 0 && p.content(next) && adjacent(p.side, next-1)
	previous := p.span.Start - 1
	hasName = hasName || previous >= 0 && p.Words[previous].Upper && p.twin[previous] >= 0 && p.content(previous) && p.Words[previous].Sentence == p.Words[p.span.Start].Sentence
	if !hasName {
		return false
	}
	titled := false
	for i := p.span.Start; i < p.span.End; i++ {
		if !p.content(i) {
			if closedVerb.has(p.norm(i)) {
				return false
			}
			continue
		}
		isTitle := v.title(p.side, i)
		titled = titled || isTitle
		if !isTitle && !p.Words[i].Upper && p.Words[i].Kind != text.Number {
			return false
		}
	}
	return titled || p.contentIn(p.span) == p.span.Len()
}

var closedVerb = set("is are was were has had have will would could may might must not by to against from for with")

// nameOnly reports whether p is a proper name and nothing else.
func (v *view) nameOnly(p *part) bool {
	if p.span.Len() > 4 {
		return false
	}
	n := 0
	for i := p.span.Start; i < p.span.End; i++ {
		if p.content(i) {
			if !p.Words[i].Upper {
				return false
			}
			n++
		}
	}
	return n > 0
}

// roleOnly reports whether p is a definite phrase whose head is a role.
func (v *view) roleOnly(p *part) bool {
	if p.empty() || p.span.Len() > 6 || !v.title(p.side, p.span.End-1) {
		return false
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if finite.has(p.norm(i)) {
			return false
		}
	}
	return true
}

// alias reports whether two phrases name the same: the same alias entry, a
// state by its capital or people, a name and part of it, or an acronym.
func (v *view) alias(s *side, in text.Span, o *side, on text.Span) bool {
	if in.Empty() || on.Empty() {
		return false
	}
	a, b := contentOf(s, in), contentOf(o, on)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if x, y := v.canonical(s, in), v.canonical(o, on); x != "" && x == y {
		return true
	}
	if acronym(s, a, o, b) || acronym(o, b, s, a) {
		return true
	}
	return len(a) <= len(b) && v.partOfName(s, a, o, b) || len(b) <= len(a) && v.partOfName(o, b, s, a)
}

// partOfName reports whether all of a's words are capitalised words of b, and
// b has titles and capitalised words only.
func (v *view) partOfName(s *side, a []int, o *side, b []int) bool {
	for _, i := range a {
		if !s.Words[i].Upper {
			return false
		}
		found := false
		for _, j := range b {
			found = found || o.key(j) == s.key(i)
		}
		if !found {
			return false
		}
	}
	for _, j := range b {
		if !o.Words[j].Upper && !v.title(o, j) {
			return false
		}
	}
	return true
}

func contentOf(s *side, in text.Span) []int {
	var list []int
	for i := in.Start; i < in.End; i++ {
		if s.content(i) {
			list = append(list, i)
		}
	}
	return list
}

// canonical is what a phrase that is a listed alias or place stands for: all
// its content words must belong to the entry.
func (v *view) canonical(s *side, in text.Span) string {
	for _, list := range [...]*lexicon.Phrases{v.words.aliases, v.words.places, v.words.transliterations} {
		for _, h := range s.find(list, in) {
			covered := true
			for _, i := range contentOf(s, in) {
				covered = covered && i >= h.Start && i < h.End
			}
			if covered && h.Lemma != "" {
				return strings.ToLower(h.Lemma)
			}
		}
	}
	return ""
}

// acronym reports whether the one word of a is made of the initials of b.
func acronym(s *side, a []int, o *side, b []int) bool {
	if len(a) != 1 || len(b) < 2 || !s.Words[a[0]].Upper {
		return false
	}
	letters := squeeze([]string{s.norm(a[0])})
	if len(letters) != len(b) {
		return false
	}
	for k, j := range b {
		if o.norm(j) == "" || o.norm(j)[0] != letters[k] {
			return false
		}
	}
	return true
}
