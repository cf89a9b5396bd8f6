package framing

import (
	"strings"

	"parallax/align"
	"parallax/text"
)

var (
	weekdays = set("monday tuesday wednesday thursday friday saturday sunday")
	months   = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")
	relative = set("today yesterday tomorrow tonight overnight earlier later last this next week month year morning afternoon evening night day days weeks months years ago late early since recently now currently weekend hours hour minutes monday's tuesday's wednesday's thursday's friday's saturday's sunday's local time gmt est edt am pm a.m p.m")
)

// timeWord reports whether a word belongs to a date or a time of day.
func (v *view) timeWord(norm string) bool {
	if weekdays.has(norm) || months.has(norm) || relative.has(norm) {
		return true
	}
	_, ok, exact := parseNumber(norm)
	return ok && exact
}

// timePhrase reports whether every changed content word of p tells the time,
// and at least one names a day, a month or a relative time.
func (v *view) timePhrase(p *part) bool {
	anchor := false
	for _, i := range p.lone {
		n := p.norm(i)
		if !v.timeWord(n) {
			return false
		}
		anchor = anchor || weekdays.has(n) || months.has(n) || relative.has(n)
	}
	return anchor || len(p.lone) > 0 && !p.empty() && v.inDate(p.side, p.span)
}

// readDate finds N3 for a date given another way, and F11 fact for another
// date.
func readDate(v *view) (Reading, bool) {
	x, y := v.timePhrase(&v.x), v.timePhrase(&v.y)
	switch {
	case !v.x.empty() && !v.y.empty() && x && y:
		if v.x.measured() && v.y.measured() && v.x.norm(v.x.lone[0]) != v.y.norm(v.y.lone[0]) {
			return Reading{}, false // "three weeks", "three months"
		}
		if w1, w2 := only(&v.x, weekdays), only(&v.y, weekdays); w1 != "" && w2 != "" && w1 != w2 {
			return v.otherDate("weekday")
		}
		if m1, m2 := only(&v.x, months), only(&v.y, months); m1 != "" && m2 != "" && m1[:3] != m2[:3] {
			return v.otherDate("month")
		}
		if d1, d2 := numbersOf(&v.x), numbersOf(&v.y); len(d1) == 1 && len(d2) == 1 && d1[0] != d2[0] && v.inDate(v.a, v.x.span) && v.inDate(v.b, v.y.span) &&
			(d1[0] >= 1900) == (d2[0] >= 1900) {
			return v.otherDate("day")
		}
		return benign("house", "house.date", v.became()+": the time is given another way."), true
	case x && v.y.empty(), y && v.x.empty(), x && len(v.y.lone) == 0, y && len(v.x.lone) == 0:
		return benign("trim", "trim.time", v.became()+": a date or time."), true
	}
	return Reading{}, false
}

func (v *view) otherDate(what string) (Reading, bool) {
	before, after := v.aligned()
	if v.a.stamped(v.x.span) || v.b.stamped(v.y.span) {
		return other("fact.date", v.became()+": the date of a message that is shown."), true
	}
	if !before && !after || v.Passages[v.Passage].Similarity < 0.5 || !v.related() {
		return other("fact.date", v.became()+": another "+what+", in a passage that differs much."), true
	}
	return flag("fact", "changed", Medium, "fact.date", v.became()+": the "+what+" is another one."), true
}

// stamped reports whether a date stands behind a handle in brackets: "(@name)
// March 3", when a message was posted.
func (s *side) stamped(in text.Span) bool {
	if in.Empty() {
		return false
	}
	at := int(s.Words[in.Start].Start)
	before := s.Source[max(0, at-24):at]
	return strings.Contains(before, ") ") && strings.Contains(s.Source[max(0, at-60):at], "(@")
}

func only(p *part, words *wordSet) string {
	for _, i := range p.lone {
		if words.has(p.norm(i)) {
			return p.norm(i)
		}
	}
	return ""
}

func numbersOf(p *part) []float64 {
	var list []float64
	for _, i := range p.lone {
		if f, ok, exact := parseNumber(p.norm(i)); ok && exact {
			list = append(list, f)
		}
	}
	return list
}

// readPlaceName finds F11 fact: another place in the same slot.
func readPlaceName(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.span.Len() > 3 || v.y.span.Len() > 3 || v.Passages[v.Passage].Kind == align.Rewritten {
		return Reading{}, false
	}
	before, after := v.aligned()
	if !before || !after {
		return Reading{}, false
	}
	x, y := v.wholePlace(&v.x), v.wholePlace(&v.y)
	if (x.Entry == nil || y.Entry == nil) && v.unlistedPlace() {
		return flag("fact", "changed", Medium, "fact.place", v.became()+": another place."), true
	}
	if x.Entry == nil || y.Entry == nil || x.Lemma == y.Lemma || x.Class != y.Class {
		return Reading{}, false
	}
	return flag("fact", "changed", Medium, "fact.place", v.became()+": another place or people.", evidence(x.Entry), evidence(y.Entry)), true
}

// unlistedPlace reports whether both parts are names that the list of places
// does not have, behind "in", "at" or "near" and before the end of a phrase.
func (v *view) unlistedPlace() bool {
	for _, p := range [...]*part{&v.x, &v.y} {
		if p.before < 0 || !placePrepositions.has(p.norm(p.before)) || len(p.lone) != p.span.Len() || p.Words[p.span.Start].Role == text.Headline {
			return false
		}
		for _, i := range p.lone {
			if !p.Words[i].Upper || v.title(p.side, i) || p.Words[i].Kind == text.Number {
				return false
			}
		}
		if p.after >= 0 && p.Words[p.after].Upper && adjacent(p.side, p.after-1) {
			return false // part of a longer name
		}
	}
	return true
}

var placePrepositions = set("in at near outside")

// wholePlace is the place that takes up all content words of p.
func (v *view) wholePlace(p *part) hit {
	hits := p.find(v.words.places, p.span)
	if len(hits) != 1 || outside(p, hits) > 0 {
		return hit{}
	}
	return hits[0]
}

// readPersonName finds F11 fact: another first name before the same surname,
// or the other way round.
func readPersonName(v *view) (Reading, bool) {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 || v.Passages[v.Passage].Kind == align.Rewritten {
		return Reading{}, false
	}
	i, j := v.x.span.Start, v.y.span.Start
	if !v.a.Words[i].Upper || !v.b.Words[j].Upper || v.a.content(i) != v.b.content(j) || v.a.Words[i].Kind == text.Number {
		return Reading{}, false
	}
	if v.a.Words[i].Role == text.Headline || v.b.Words[j].Role == text.Headline || listed(v.a.norm(i)) || listed(v.b.norm(j)) {
		return Reading{}, false // a word of the language, not only a name
	}
	if sameName(v.a.norm(i), v.b.norm(j)) {
		return benign("variant", "variant.name", v.became()+": another spelling of the name."), true
	}
	if strings.Contains(v.a.norm(i), "-") || strings.Contains(v.b.norm(j), "-") {
		return Reading{}, false
	}
	before, after := v.aligned()
	nameBefore := before && v.x.before >= 0 && v.a.Words[v.x.before].Upper && v.a.content(v.x.before) && v.x.before > v.a.sentence(v.x.before).Start && adjacent(v.a, v.x.before) && adjacent(v.b, v.y.before)
	nameAfter := after && v.x.after >= 0 && v.a.Words[v.x.after].Upper && v.a.content(v.x.after) && adjacent(v.a, i) && adjacent(v.b, j)
	if !nameBefore && !nameAfter || v.title(v.a, i) || v.title(v.b, j) || v.place(v.a, i) || v.place(v.b, j) {
		return Reading{}, false
	}
	if nameBefore && (v.title(v.a, v.x.before) || v.place(v.a, v.x.before)) || nameAfter && !nameBefore && v.title(v.a, v.x.after) {
		return Reading{}, false
	}
	if lemma := v.placeAround(v.a, i); lemma != "" && lemma == v.placeAround(v.b, j) {
		return benign("refer", "refer.alias", v.became()+": two forms of one name."), true
	}
	return flag("fact", "changed", Low, "fact.name", v.became()+": part of a name is another one."), true
}

// listed reports whether a word is in the table of English words.
func listed(norm string) bool { return wordClasses(strings.TrimSuffix(norm, "'s")) != 0 }

// sameName reports whether two names are spellings of one: they differ by one
// letter, or, if they are long, by two next to each other.
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n, m := 0, 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	for m < len(a)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	differ := len(b) - n - m
	return len(a) >= 4 && differ <= 1 || len(a) >= 6 && differ <= 2
}

// placeAround is the place or people of two words that word i is one of:
// "Costa Rica", "Costa Rican".
func (v *view) placeAround(s *side, i int) string {
	for k := max(i-1, 0); k <= min(i, len(s.Words)-2); k++ {
		name := v.words.set.Words([]string{strings.TrimSuffix(s.norm(k), "'s"), strings.TrimSuffix(s.norm(k+1), "'s")})
		if e, n := v.words.places.At(name); e != nil && n == 2 {
			return e.Lemma
		}
	}
	return ""
}

// adjacent reports whether only a blank stands between word i and the next.
func adjacent(s *side, i int) bool {
	return i+1 < len(s.Words) && s.Source[s.Words[i].End:s.Words[i+1].Start] == " "
}

// title reports whether a word is a title or a role.
func (v *view) title(s *side, i int) bool {
	e, _ := v.words.honorifics.At(s.known[i : i+1])
	return e != nil || roles.has(s.norm(i))
}

// roles are nouns for an office or a function that refer to a named person.
var roles = set("president minister premier chancellor secretary leader chief head spokesman spokeswoman spokesperson senator congressman congresswoman representative governor mayor king queen prince princess pope bishop archbishop ambassador envoy general colonel major captain commander admiral director chairman chairwoman chair judge justice lawyer attorney prosecutor officer official professor doctor candidate nominee frontrunner billionaire businessman businesswoman tycoon politician lawmaker president-elect vice prime foreign deputy former ex-president republican democrat democratic defence defense interior finance treasury")
