package framing

import (
	"slices"
	"strings"

	"parallax/align"
	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// relatedShare is the share of one text's words in passages from which on the
// other's missing sentences say something: two texts with less in common are
// two reports, and each lacks most of the other.
const relatedShare = 0.3

// related reports whether one text rests on the other. Passages in new words
// do not count, nor do quotations: two reports of one event have them too.
func (r *reader) related() bool {
	if r.relation == 0 {
		r.relation = -1
		if r.share(r.a) >= relatedShare || r.share(r.b) >= relatedShare {
			r.relation = 1
		}
	}
	return r.relation > 0
}

// share is the share of a text's words in such passages.
func (r *reader) share(s *side) float64 {
	if s.measured {
		return s.inKept
	}
	in, all := 0, 0
	for i := range s.Words {
		if s.Words[i].Role == text.Body && s.Words[i].Quote < 0 {
			all++
			if p := s.passage[i]; p >= 0 && r.Passages[p].Kind != align.Rewritten {
				in++
			}
		}
	}
	s.inKept, s.measured = float64(in)/float64(max(all, 1)), true
	return s.inKept
}

// readVoice finds F7 in a sentence that only one text has: a reply, an
// opposing view. A view that the other text also gives elsewhere is not
// missing there.
func readVoice(v *view) (Reading, bool) {
	has := &v.x
	if has.empty() {
		has = &v.y
	}
	if has.empty() || has.span.Len() < 4 || !v.related() || has.Words[has.span.Start].Role != text.Body {
		return Reading{}, false
	}
	o := v.otherSide(has)
	what := "is only in the first text"
	if has == &v.y {
		what = "is only in the second text"
	}
	quote := func() string { return "*" + short(has.text()) + "* " }
	if hits := v.replies(has); len(hits) > 0 {
		if v.keptElsewhere(has, o, v.words.replies) {
			return other("voice.kept", "The other text has a reply of the same source."), true
		}
		if hits[0].Class != "denial" || v.near(has) {
			return flag("voice.reply", v.seen(has, "dropped"), Medium, "voice.reply", quote()+what+": a reply to what is reported.", evidence(hits[0].Entry)), true
		}
	}
	source := v.sourceOf(has)
	act, actor := v.opposition(has)
	if act.Entry != nil && has.SentenceOf(has.span.Start) != has.lede && v.near(has) && !v.mainSource(has, actor) {
		if v.opposesToo(o, v.sourceKeys(has.side, actor)) {
			return other("voice.kept", "The other text has a view of the same source."), true
		}
		band := Medium
		if act.List == lexicon.Contrasts {
			band = Low // only "but" or "however" says that it is opposed
		}
		return flag("voice.opposing", v.seen(has, "dropped"), band, "voice.opposing", quote()+what+": another source's view of a matter that both report.", evidence(act.Entry)), true
	}
	if r, ok := v.instead(has, source); ok {
		return r, true
	}
	if !source.Empty() {
		return other("voice.statement", quote()+what+": a statement with its source."), true
	}
	return Reading{}, false
}

// opposesToo reports whether the other text also lets one of these sources
// speak against something, so that its view is not missing.
func (v *view) opposesToo(o *side, names []string) bool {
	for i := range o.Sentences {
		s := &o.Sentences[i]
		if !s.Role.Prose() || s.Words.Empty() {
			continue
		}
		p := v.part(o, s.Words, diff.Delete)
		if act, actor := v.opposition(&p); act.Entry != nil && overlap(names, v.sourceKeys(o, actor)) {
			return true
		}
	}
	return false
}

// replies finds what is a reply by itself: a denial, a refusal to comment, no
// answer. "If the application is denied" is none.
func (v *view) replies(p *part) []hit {
	return slices.DeleteFunc(p.find(v.words.replies, p.span), func(h hit) bool {
		return h.Class == "dispute" || h.Class == "response" || h.Class == "denial" && p.asked(h.End) || h.Class == "denial" && h.Len() == 1 && (p.passiveAt(h.Start) || nounBefore[p.norm(h.Start-1)])
	})
}

// applications are what is denied by those who decide on it.
var applications = set("request requests application applications motion motions bid petition petitions appeal appeals bail visa visas entry access permission asylum parole")

// asked reports whether what is denied from word i on is an application.
func (s *side) asked(i int) bool {
	k := s.nextContent(i)
	for j := i; j < k; j++ {
		if n := s.norm(j); n == "and" || n == "or" || n == "but" {
			return false // "denies wrongdoing and will appeal"
		}
	}
	return k >= 0 && applications[s.norm(k)]
}

// passiveAt reports whether the verb at word i is a passive or an infinitive:
// what is denied is then a request or a visa, and nobody answers.
func (s *side) passiveAt(i int) bool {
	if s.beBefore(i) {
		return true
	}
	switch n := s.norm(i - 1); n {
	case "to":
		return true
	case "and", "or":
		return i >= 2 && participle(s.norm(i-2)) && s.beBefore(i-2)
	}
	return false
}

// opposition finds the verb by which somebody speaks against something in a
// sentence, and who; or a statement that the sentence opens as a contrast.
func (v *view) opposition(p *part) (act hit, actor text.Span) {
	f := cueFinder{t: p.Text}
	in := p.sentence(p.span.Start)
	for _, list := range [...]*lexicon.Phrases{v.words.negative, v.words.replies} {
		for _, h := range p.find(list, p.span) {
			i := h.Start
			if i == in.Start || h.Class == "response" || nounBefore[p.norm(i-1)] || strings.HasSuffix(p.norm(i), "ing") || p.Words[i].Upper || p.speech(i) || p.beBefore(i) {
				continue
			}
			if !f.subjectBefore(i, in) || p.norm(i-1) == "to" {
				continue
			}
			if strings.HasSuffix(p.norm(i), "ion") || strings.HasSuffix(p.norm(i), "ions") {
				continue
			}
			if s := f.subject(i, in); p.namedVoice(s) && p.leads(s, in) {
				return h, s
			}
		}
	}
	if cues := v.cuesIn(p); len(cues) > 0 && !cues[0].Source.Empty() && core[cues[0].Lemma] && p.leads(cues[0].Source, in) {
		for _, h := range p.find(v.words.contrasts, text.Span{Start: p.span.Start, End: min(p.span.Start+2, p.span.End)}) {
			if h.Start == in.Start && h.Class != "preposition" && h.Class != "subordinate" {
				return h, cues[0].Source
			}
		}
	}
	return hit{}, text.Span{}
}

// namedVoice reports whether a source is somebody of its own: a name or a group,
// not a pronoun for whoever spoke before.
func (s *side) namedVoice(source text.Span) bool {
	if source.Empty() || pronounIn(s, source) {
		return false
	}
	for i := source.Start; i < source.End; i++ {
		if s.Words[i].Upper && s.content(i) {
			return true
		}
	}
	last := s.norm(source.End - 1)
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") || roles[last] || collectives[last]
}

// collectives are nouns for those who speak as one.
var collectives = set("group union ministry army police government company agency council board party opposition association federation bank firm operator commission committee office court university owner embassy navy")

// leads reports whether a source is what its sentence is about: it stands among
// the first words, or behind "but" or "while".
func (s *side) leads(source, in text.Span) bool {
	if source.Start < in.Start+5 {
		return true
	}
	switch s.norm(source.Start - 1) {
	case "but", "while", "although", "though", "however":
		return true
	}
	return false
}

func (v *view) otherSide(p *part) *side {
	if p == &v.x {
		return v.b
	}
	return v.a
}

// sourceOf is the source of the sentence: that of its attribution, or the
// subject of its verb of denial.
func (v *view) sourceOf(p *part) text.Span {
	for _, a := range v.cuesIn(p) {
		if !a.Source.Empty() && a.Source.Start >= p.span.Start {
			return a.Source
		}
	}
	_, actor := v.opposition(p)
	return actor
}

// near reports whether the sentence speaks of what a kept neighbour speaks of:
// two content words in common with a paired sentence at most two away.
func (v *view) near(p *part) bool {
	s := p.SentenceOf(p.span.Start)
	if s > 0 && !p.Sentences[s-1].Words.Empty() && p.passage[p.Sentences[s-1].Words.Start] >= 0 && (v.refersBack(p) || subjectPronouns[p.norm(p.span.Start)] && p.span.Start == p.Sentences[s].Words.Start || p.takesUp(p.span, p.Sentences[s-1].Words)) {
		return true
	}
	for k := max(0, s-2); k <= min(len(p.Sentences)-1, s+2); k++ {
		words := p.Sentences[k].Words
		if k == s || words.Empty() || p.passage[words.Start] < 0 {
			continue
		}
		if v.common(p.side, p.span, p.side, words) >= 2 {
			return true
		}
	}
	return false
}

// takesUp reports whether one range ends in "the" and a noun of another: "a map"
// and "rejected the map".
func (s *side) takesUp(in, before text.Span) bool {
	k := in.End - 1
	if k-1 <= in.Start || s.norm(k-1) != "the" || !s.content(k) {
		return false
	}
	for i := before.Start; i < before.End; i++ {
		if s.key(i) == s.key(k) {
			return true
		}
	}
	return false
}

// common counts the content words of one range that another has too, a place
// counting as its people and its capital.
func (v *view) common(s *side, in text.Span, o *side, on text.Span) int {
	seen := map[string]bool{}
	for j := on.Start; j < on.End; j++ {
		if o.content(j) {
			seen[o.key(j)] = true
			if e, _ := v.words.places.At(o.known[j : j+1]); e != nil {
				seen[e.Lemma] = true
			}
		}
	}
	n := 0
	for i := in.Start; i < in.End; i++ {
		if !s.content(i) {
			continue
		}
		k := s.key(i)
		if e, _ := v.words.places.At(s.known[i : i+1]); e != nil && !seen[k] {
			k = e.Lemma
		}
		if seen[k] {
			n++
			delete(seen, k)
		}
	}
	return n
}

// mainSource reports whether a source is the one that the text rests on most.
func (v *view) mainSource(p *part, source text.Span) bool {
	counts := map[string]int{}
	top := 0
	for _, a := range p.cues {
		for _, k := range v.sourceKeys(p.side, a.Source) {
			counts[k]++
			top = max(top, counts[k])
		}
	}
	for _, k := range v.sourceKeys(p.side, source) {
		if counts[k] == top && top > 1 {
			return true
		}
	}
	return false
}

// sourceKeys are the names by which sources are told apart.
func (v *view) sourceKeys(s *side, source text.Span) []string {
	var keys []string
	for i := source.Start; i < source.End; i++ {
		if !s.content(i) || !s.Words[i].Upper {
			continue
		}
		if e, _ := v.words.places.At(s.known[i : i+1]); e != nil {
			keys = append(keys, e.Lemma)
			continue
		}
		keys = append(keys, s.key(i))
	}
	return keys
}

// keptElsewhere reports whether the other text has an entry of the list in a
// sentence that names the same source.
func (v *view) keptElsewhere(has *part, o *side, list *lexicon.Phrases) bool {
	if o.any&list.Bit() == 0 {
		return false
	}
	names := v.sourceKeys(has.side, has.span)
	for _, s := range o.Sentences {
		if !s.Role.Prose() || s.Words.Empty() || len(o.find(list, s.Words)) == 0 {
			continue
		}
		for _, k := range v.sourceKeys(o, s.Words) {
			if slices.Contains(names, k) && v.common(has.side, has.span, o, s.Words) >= 3 {
				return true
			}
		}
	}
	return false
}

// instead reads a statement that stands behind a kept sentence where the other
// text has a statement of another source, one of the two in opposition.
func (v *view) instead(has *part, source text.Span) (Reading, bool) {
	if source.Empty() || !v.refersBack(has) {
		return Reading{}, false
	}
	before := v.keptBefore(has)
	if before < 0 {
		return Reading{}, false
	}
	own := v.sourceKeys(has.side, source)
	for i := range v.Components {
		c := &v.Components[i]
		if c.Origin != Sentence || c.Op == v.Op || i == v.index {
			continue
		}
		w := v.view(i)
		rival := &w.x
		if rival.empty() {
			rival = &w.y
		}
		if w.keptBefore(rival) != before {
			continue
		}
		act, rivalSource := w.opposition(rival)
		if act.Entry == nil || overlap(own, v.sourceKeys(rival.side, rivalSource)) {
			continue
		}
		what := "was dropped where a statement of another source was added."
		if has == &v.y {
			what = "was added where a statement of another source was dropped."
		}
		return flag("voice.opposing", v.seen(has, "dropped"), Low, "voice.instead", "*"+short(has.text())+"* "+what), true
	}
	return Reading{}, false
}

// keptBefore is the passage of the sentence right before p, or -1.
func (v *view) keptBefore(p *part) int {
	if p.span.Start == 0 {
		return -1
	}
	return int(p.passage[p.span.Start-1])
}

// refersBack reports whether a sentence takes up the one before it: this, the
// issue, such claims.
func (v *view) refersBack(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		switch p.norm(i) {
		case "this", "these", "such", "that":
			return true
		case "the", "his", "her", "its", "their":
			if i+1 < p.span.End && anaphors[p.norm(i+1)] {
				return true
			}
		}
	}
	return false
}

var anaphors = set("remark remarks account accounts version criticism charge suggestion comment comments verdict finding findings issue accusation accusations allegation allegations claim claims charge charges matter question report reports move decision plan proposal demand demands dispute latter former incident")

func overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// readContext finds F7 voice.context: a status or caveat inside a kept
// sentence ("internationally recognised", "which Kyiv rejects").
func readContext(v *view) (Reading, bool) {
	x, y := v.changedHits(v.words.legal)
	x, y = v.x.asListed(x), v.y.asListed(y)
	if (len(x) == 0) == (len(y) == 0) {
		return v.contextClause()
	}
	has, lacks, hits := &v.x, &v.y, x
	if len(y) > 0 {
		has, lacks, hits = &v.y, &v.x, y
	}
	hits[len(hits)-1] = v.overNoun(has, hits[len(hits)-1])
	if has.quoted || outside(has, hits) > 0 || len(lacks.lone) > 1 || ofPersons[hits[0].Class] && has.beBefore(hits[0].Start) || !v.governs(has, hits[len(hits)-1]) || !v.hasStatus(has, hits[len(hits)-1]) || v.verbal(has, hits[0]) ||
		v.answered(has, v.words.legal, hits[0], sameClass) {
		return Reading{}, false
	}
	return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.status",
		"The status *"+short(has.cut(hits[0].Span))+"* "+v.gone(has)+".", evidence(hits[0].Entry)), true
}

// overNoun takes the general noun into a status that left with it, so that it
// says what it is the status of: "the disputed region of" Varna.
func (v *view) overNoun(p *part, h hit) hit {
	n := singular(p.norm(h.End))
	if h.End+1 < p.span.End && (lands[n] || territory[n]) && p.norm(h.End+1) == "of" {
		h.End += 2
	}
	return h
}

// lands are nouns beside those of territory for what can have a legal status.
var lands = set("land area village town city settlement outpost neighbourhood neighborhood sea water coast frontier boundary country nation government authority capital homeland part half north south east west northeast northwest southeast southwest hill mountain height valley plain steppe desert river lake gulf strait bay port camp site soil ground annexation occupation blockade entity")

// ofPersons are the classes of status that people, bodies and movements have as well.
var ofPersons = set("elected unelected backed armed civilian")

// hasStatus reports whether what a status word stands before can have one: a
// place, a border, land or a state. "Ethnic origin" has none.
func (v *view) hasStatus(p *part, h hit) bool {
	if ofPersons[h.Class] {
		return true
	}
	in := p.sentence(h.Start)
	for k := h.End; k < min(in.End, h.End+4) && (p.content(k) || k == h.End); k++ {
		n := singular(strings.TrimSuffix(p.norm(k), "'s"))
		if e, _ := v.words.places.At(p.side.known[k:in.End]); e != nil || territory[n] || lands[n] || p.Words[k].Upper {
			return true
		}
	}
	return false
}

// asListed keeps hits whose form is the listed one: of an adjective no other
// form means the same ("wanted", "want").
func (p *part) asListed(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool { return h.Len() == 1 && p.norm(h.Start) != h.Phrase })
}

// verbal reports whether a status word ("claimed") is a verb where it stands: it
// follows its subject and has no article, preposition or comma before it.
func (v *view) verbal(p *part, h hit) bool {
	if p.verb(h.Start) == nil {
		return false
	}
	in := p.sentence(h.Start)
	if h.Start == in.Start {
		return false
	}
	prev := p.norm(h.Start - 1)
	return !nounBefore[prev] && !strings.HasSuffix(prev, "'s")
}

// contextClause reads a clause added or dropped that says who rejects or
// denies what the sentence reports.
func (v *view) contextClause() (Reading, bool) {
	has, lacks := &v.x, &v.y
	if has.empty() {
		has, lacks = lacks, has
	}
	if v.rewritten() || !lacks.empty() || has.empty() || has.span.Len() > 20 || has.span.Len() < 2 || has.quoted {
		return Reading{}, false
	}
	if has.contested() {
		return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.claim", v.became()+": a clause that says who claims what the sentence names."), true
	}
	acts := has.find(v.words.negative, has.span)
	if len(acts) == 0 || acts[0].Start == has.span.Start || nounBefore[has.norm(acts[0].Start-1)] {
		return Reading{}, false
	}
	switch has.norm(has.span.Start) {
	case "which", "although", "though", "despite", "a", "an", "something":
	default:
		return Reading{}, false
	}
	named := false
	for i := has.span.Start; i < acts[0].Start; i++ {
		named = named || i > has.span.Start && has.content(i) || has.Words[i].Upper || subjectPronouns[has.norm(i)] || actors[has.norm(i)]
	}
	if !named {
		return Reading{}, false
	}
	return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.clause", v.became()+": a caveat to what the sentence reports.", evidence(acts[0].Entry)), true
}

// contested reports whether a part is a relative clause that says who claims
// the place it stands behind: "which both sides claim", "which X regards as its
// own territory".
func (p *part) contested() bool {
	if p.norm(p.span.Start) != "which" {
		return false
	}
	for i := p.span.Start + 2; i < p.span.End; i++ {
		if !regards[p.norm(i)] {
			continue
		}
		claims := strings.HasPrefix(p.norm(i), "claim")
		if claims && i+1 == p.span.End {
			return true
		}
		next := p.norm(i + 1)
		if next == "as" {
			next = p.norm(i + 2)
		} else if p.norm(i+1) == "to" {
			return false
		}
		own := next == "its" || next == "their" || next == "part" || next == "a" && p.norm(i+3) == "part" || next == "occupied" || next == "sovereign"
		return own && i+2 < p.span.End
	}
	return false
}

// regards are verbs by which somebody takes a place for its own, or for another's.
var regards = set("claim claims claimed regard regards regarded consider considers considered see sees view views")
