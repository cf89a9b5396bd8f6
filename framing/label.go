package framing

import (
	"slices"
	"strings"

	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// longName is the longest phrase, in words, that is still read as one name: in
// a longer one two listed names need not stand in the same place.
const longName = 9

// readUserPair reads a pair of the user's own list, of whatever category and
// also of closed-class words ("could", "will"): what the user says of two words
// goes before our rules for them, where nothing else changes with them.
func readUserPair(v *view) (Reading, bool) {
	h, ok := v.userPair(&v.x, &v.y)
	if !ok || v.Orth || v.x.quoted && v.y.quoted {
		return Reading{}, false
	}
	for _, o := range [...]struct {
		p    *part
		e    *lexicon.Entry
		span text.Span
	}{{&v.x, h.A, within(v.x.span, h.InA)}, {&v.y, h.B, within(v.y.span, h.InB)}} {
		if o.e.Upper && !o.p.capitals(o.span) || o.p.inName(o.e, o.span) || strangers(o.p, o.span) > 0 {
			return Reading{}, false
		}
	}
	return v.pairReading(h, High), true
}

// userPair is the user's line about two words that are exchanged, if there is one.
func (v *view) userPair(x, y *part) (lexicon.PairHit, bool) {
	user := v.words.labels.User()
	if user == nil || x.empty() || y.empty() {
		return lexicon.PairHit{}, false
	}
	return user.MatchIn(v.issues, x.known(), y.known())
}

// pairReading is the reading that a pair stands for: lines of the user's may
// say that a pair is benign, or in no category.
func (v *view) pairReading(h lexicon.PairHit, band Confidence) Reading {
	reason := v.became()
	if h.Note != "" {
		reason += ": " + h.Note
	}
	reason = sentenceEnd(reason)
	switch code := Code(h.Category); {
	case code == "N0":
		r := other("label.pair", reason)
		r.Evidence = pairEvidence(h)
		return r
	case strings.HasPrefix(code, "N"):
		return benign(h.Category, "label.pair", reason, pairEvidence(h)...)
	}
	return flag(h.Category, h.Direction, band, "label.pair", reason, pairEvidence(h)...)
}

// readLabelPair finds F1: two listed names for one thing, or two terms for one
// concept that differ in stance, stand in the same place.
func readLabelPair(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	h, ok := v.words.labels.MatchIn(v.issues, v.x.known(), v.y.known())
	if !ok || h.A.Upper && !v.x.capitals(within(v.x.span, h.InA)) || h.B.Upper && !v.y.capitals(within(v.y.span, h.InB)) {
		return Reading{}, false
	}
	if v.x.span.Len() > longName || v.y.span.Len() > longName {
		return Reading{}, false
	}
	spanX, spanY := within(v.x.span, h.InA), within(v.y.span, h.InB)
	if v.x.inName(h.A, spanX) || v.y.inName(h.B, spanY) || !v.x.changedIn(spanX) || !v.y.changedIn(spanY) {
		return Reading{}, false
	}
	// Two terms for one concept are the same thing only in the same slot; in a
	// reworded passage that holds for listed pairs, too.
	if before, after := v.aligned(); !before && !after && (!h.Listed || v.rewritten()) && !v.linkedNames(spanX, spanY) {
		return Reading{}, false
	}
	// What else differs must not outweigh the names.
	if strangers(&v.x, within(v.x.span, h.InA)) > 2 || strangers(&v.y, within(v.y.span, h.InB)) > 2 {
		return Reading{}, false
	}
	band := Medium
	if h.Listed && strangers(&v.x, within(v.x.span, h.InA))+strangers(&v.y, within(v.y.span, h.InB)) <= 1 {
		band = High
	}
	r := v.pairReading(h, band)
	if r.Status != Flag {
		return Reading{}, false // the user's word on the pair; other words change with it
	}
	if x, y := v.changedHits(v.words.legal); len(x)+len(y) > 0 && h.Category == "label.place" {
		r.Also = []string{"voice.context"}
		for _, o := range append(x, y...) {
			r.Evidence = append(r.Evidence, evidence(o.Entry))
		}
	}
	return r, true
}

// linkedNames reports whether two names are all that changed in their component
// and are words of one meaning besides what the lists say: then they stand for
// each other whatever stands around them.
func (v *view) linkedNames(x, y text.Span) bool {
	if strangers(&v.x, x)+strangers(&v.y, y) > 0 || len(v.x.lone) != 1 || len(v.y.lone) != 1 {
		return false
	}
	a, b := v.x.norm(v.x.lone[0]), v.y.norm(v.y.lone[0])
	_, paraphrase := lexicon.Paraphrases(a, b)
	return paraphrase || lexicon.Synonyms(a, b)
}

// headlineLabel reads two names in one headline that the diff kept apart, one
// dropped and one added: a headline says what it is about once. The component
// with more words stands for both.
func (v *view) headlineLabel() (Reading, bool) {
	own := &v.x
	if own.empty() {
		own = &v.y
	}
	if own.empty() || v.Op == diff.Substitute || own.Words[own.span.Start].Role != text.Headline {
		return Reading{}, false
	}
	for _, k := range v.siblings(v.index) {
		c := &v.Components[k]
		if c.A.Empty() == c.B.Empty() || c.A.Empty() == v.Component.A.Empty() || c.Orth {
			continue
		}
		w := v.view(k)
		x, y := &v.x, &w.y
		if v.x.empty() {
			x, y = &w.x, &v.y
		}
		h, ok := v.words.labels.MatchIn(v.issues, x.known(), y.known())
		if !ok || h.A.Upper && !x.capitals(within(x.span, h.InA)) || h.B.Upper && !y.capitals(within(y.span, h.InB)) ||
			!x.changedIn(within(x.span, h.InA)) || !y.changedIn(within(y.span, h.InB)) || !strings.HasPrefix(Code(h.Category), "F") {
			continue
		}
		if n, m := v.Component.A.Len()+v.Component.B.Len(), c.A.Len()+c.B.Len(); n < m || n == m && v.cutOf(v.Component) < v.cutOf(c) {
			return other("together", "Read together with the other half of the change, in the same headline."), true
		}
		reason := exchanged(x.cut(within(x.span, h.InA)), y.cut(within(y.span, h.InB))) + " in the headlines"
		if h.Note != "" {
			reason += ": " + h.Note
		}
		return flag(h.Category, h.Direction, Medium, "label.headline", sentenceEnd(reason), pairEvidence(h)...), true
	}
	return Reading{}, false
}

func within(span text.Span, r lexicon.Range) text.Span {
	return text.Span{Start: span.Start + r.Start, End: span.Start + r.End}
}

// inName reports whether a common noun of the list stands as part of a proper
// name ("the Gang of Eight"): all its content words are capitalised.
func (p *part) inName(e *lexicon.Entry, span text.Span) bool {
	if e.Phrase == "" || e.Phrase[0] < 'a' || e.Phrase[0] > 'z' {
		return false
	}
	content := false
	for i := span.Start; i < span.End; i++ {
		w := &p.Words[i]
		if !w.Function && (!w.Upper || i == p.sentence(i).Start || w.Role == text.Headline) {
			return false
		}
		content = content || !w.Function
	}
	return content
}

// changedIn reports whether a changed content word lies in a span.
func (p *part) changedIn(span text.Span) bool {
	for _, i := range p.lone {
		if i >= span.Start && i < span.End {
			return true
		}
	}
	return false
}

// strangers counts the changed content words of p outside a span.
func strangers(p *part, span text.Span) int {
	n := 0
	for _, i := range p.lone {
		if i < span.Start || i >= span.End {
			n++
		}
	}
	return n
}

// territory are heads of phrases that name a stretch of land.
var territory = set("territory region area land province district oblast canton governorate county enclave exclave zone peninsula island strip corridor border republic state borderland")

// readLabelPlace finds F1 label.place: a stretch of land that is named as
// somebody's, or with its legal status, on one side only.
func readLabelPlace(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.span.Len() > longName || v.y.span.Len() > longName || !namesLand(&v.x) || !namesLand(&v.y) {
		return Reading{}, false
	}
	ownX, ownY := v.owners(&v.x), v.owners(&v.y)
	legalX, legalY := v.changedHits(v.words.legal)
	onlyX, onlyY := missing(ownX, ownY), missing(ownY, ownX)
	if len(onlyX)+len(onlyY) == 0 {
		return Reading{}, false
	}
	var ev []Evidence
	for _, o := range append(append([]owner{}, onlyX...), onlyY...) {
		if o.entry != nil {
			ev = append(ev, evidence(o.entry))
		}
	}
	var also []string
	if len(legalX)+len(legalY) > 0 {
		also = []string{"voice.context"}
		for _, h := range append(append([]hit{}, legalX...), legalY...) {
			ev = append(ev, evidence(h.Entry))
		}
	}
	r := flag("label.place", orNone(onlyX)+"->"+orNone(onlyY), Medium, "label.owner",
		v.became()+": the land is named with a different owner or status.", ev...)
	r.Also = also
	return r, true
}

func namesLand(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if p.Words[i].Upper && i > 0 && p.Words[i-1].Upper && adjacent(p.side, i-1) {
			continue // "Islamic State", a name
		}
		if territory[p.norm(i)] || territory[singular(p.norm(i))] {
			return true
		}
	}
	return false
}

// owner is a state or people that a phrase names.
type owner struct {
	name  string
	entry *lexicon.Entry // nil: a capitalised word that the gazetteer does not know
}

// owners lists the states and peoples named in a part. The language of a place
// ("Russian-speaking") owns nothing.
func (v *view) owners(p *part) []owner {
	var list []owner
	for i := p.span.Start; i < p.span.End; i++ {
		if !p.Words[i].Upper || !p.content(i) || strings.Contains(p.norm(i), "-") || i == p.sentence(i).Start {
			continue
		}
		name := strings.TrimSuffix(p.norm(i), "'s")
		e, _ := v.words.places.At(v.words.set.Words([]string{name}))
		if e == nil && (territory[singular(name)] || !demonymic(name)) {
			continue
		}
		if e != nil {
			name = e.Lemma
		}
		list = append(list, owner{name, e})
	}
	return list
}

func missing(from, in []owner) []owner {
	return slices.DeleteFunc(slices.Clone(from), func(o owner) bool {
		return slices.ContainsFunc(in, func(other owner) bool { return demonym(o.name, other.name) })
	})
}

func orNone(owners []owner) string {
	if len(owners) == 0 {
		return "none"
	}
	return owners[0].name
}

// demonymic reports whether a capitalised word that the gazetteer does not know
// can name a state or a people: its ending says so.
func demonymic(name string) bool {
	for _, ending := range [...]string{"an", "ans", "ese", "ish", "ia", "land", "stan"} {
		if strings.HasSuffix(name, ending) && len(name) > len(ending)+2 {
			return true
		}
	}
	return false
}

// demonym reports whether two names may be those of one state and its people,
// as far as their spelling tells: Russia and Russian, Peru and Peruvian.
func demonym(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= 4 && n >= min(len(a), len(b))-2 && max(len(a), len(b))-n <= 4
}

// bodies are what a state is named by when it is not named as a state.
var bodies = set("administration control rule jurisdiction occupation authority sovereignty oversight hands governance")

// readLabelStatus finds F1 label.status: a state on one side, its
// "administration" or "control" on the other.
func readLabelStatus(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.span.Len() > 5 || v.y.span.Len() > 5 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		state, body := o[0], o[1]
		s, b := v.owners(state), v.owners(body)
		if len(s) != 1 || len(b) != 1 || !demonym(s[0].name, b[0].name) || state.contentIn(state.span) != 1 {
			continue
		}
		if len(body.lone) > 2 || !holdsAny(body, bodies) || v.speaks(body) || v.speaks(state) {
			continue
		}
		var ev []Evidence
		for _, o := range [...]owner{s[0], b[0]} {
			if o.entry != nil {
				ev = append(ev, evidence(o.entry))
			}
		}
		return flag("label.status", v.seen(state, "state->administration"), Medium, "label.status",
			v.became()+": one names the state, the other its hold.", ev...), true
	}
	return Reading{}, false
}

// speaks reports whether the part is the source of an attribution: there a
// state and its authorities are one.
func (v *view) speaks(p *part) bool {
	for _, a := range p.cues {
		if a.Source.Overlaps(p.span) {
			return true
		}
	}
	return false
}

func holdsAny(p *part, words map[string]bool) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if words[p.norm(i)] {
			return true
		}
	}
	return false
}

func singular(norm string) string {
	n := len(norm)
	switch {
	case n > 4 && norm[n-3:] == "ies":
		return norm[:n-3] + "y"
	case n > 3 && norm[n-1] == 's' && norm[n-2] != 's':
		return norm[:n-1]
	}
	return norm
}

func sentenceEnd(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}
