package framing

import (
	"slices"
	"strings"

	"parallax/lexicon"
)

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
		if territory.has(p.norm(i)) || territory.has(singular(p.norm(i))) {
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
		if e == nil && (territory.has(singular(name)) || !demonymic(name)) {
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

func holdsAny(p *part, words *wordSet) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if words.has(p.norm(i)) {
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
