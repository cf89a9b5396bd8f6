package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// readDirected finds F8 agency.swap: both sides do it, or one does it to the other.
func readDirected(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || len(v.x.lone) > 3 || len(v.y.lone) > 3 {
		return Reading{}, false
	}
	h, ok := v.words.directed.Match(v.x.known(), v.y.known())
	if !ok {
		return Reading{}, false
	}
	category := h.Category
	if Code(category) != "F8" {
		category = "agency.swap"
	}
	return flag(category, h.Direction, Medium, "agency.directed", v.became()+": one verb names a mutual act, the other an act of one side.", pairEvidence(h)...), true
}

// readAgent finds F8 agency.agent: who did it ("by police") is named on one
// side of a passive, or of a deed in a noun, only.
func readAgent(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		has, lacks := o[0], o[1]
		for i := has.span.Start; i < has.span.End; i++ {
			if has.norm(i) != "by" || i == has.sentence(i).Start || has.speech(i) {
				continue
			}
			doer := has.doer(i)
			k, j := has.beforeDay(i-1), -1
			if passive(has.side, k) || deedNouns.has(has.norm(k)) {
				j = v.counterpart(has, k)
			}
			if doer.Empty() || j < 0 || lacks.speech(j) || lacks.doneBy(j) || !v.doerGone(lacks, has, doer) {
				continue
			}
			if !deedNouns.has(has.norm(k)) && !passive(lacks.side, j) {
				continue // active there: somebody does it
			}
			return flag("agency.agent", v.seen(has, "agent->none"), Medium, "agency.agent",
				"*"+short(has.cut(text.Span{Start: i, End: doer.End}))+"* "+v.gone(has)+": who did it is named on one side only."), true
		}
	}
	return Reading{}, false
}

// beforeDay is the word at k, or the one before the day that stands there:
// "was charged Thursday by".
func (s *side) beforeDay(k int) int {
	if n := s.norm(k); k > s.sentence(k).Start && (weekdays.has(n) || n == "yesterday" || n == "today" || n == "earlier") {
		k--
		if k > s.sentence(k).Start && s.norm(k) == "on" {
			k--
		}
	}
	return k
}

// deedNouns are nouns behind which "by" names who did it.
var deedNouns = set("airstrike airstrikes shelling bombardment ambush offensive occupation blockade attack attacks killing killings shooting shootings murder murders assault assaults raid raids strike strikes bombing bombings effort efforts attempt attempts abuse crackdown invasion siege arrest arrests massacre")

// doer is the phrase behind the "by" at word i if it names somebody who acts:
// up to the next mark or closed-class word but "of", "and" and articles.
func (p *part) doer(i int) text.Span {
	end, acts := i+1, false
	for k := i + 1; k < min(p.span.End, i+9); k++ {
		n := p.norm(k)
		if k > i+1 && breaks(p.Source[p.Words[k-1].End:p.Words[k].Start]) {
			break
		}
		if !p.content(k) && n != "of" && n != "and" && n != "the" && n != "a" && n != "an" && !possessives.has(n) {
			break
		}
		if strings.HasSuffix(n, "ing") && k == i+1 || months.has(n) || weekdays.has(n) {
			return text.Span{} // "by firing at", "by Friday"
		}
		if _, number, _ := parseNumber(n); number && k == i+1 {
			return text.Span{}
		}
		acts = acts || actors.has(n) || p.Words[k].Upper && p.content(k)
		end = k + 1
	}
	if !acts || end < len(p.Words) && end == p.span.End && p.Words[end].Upper && p.Words[end-1].Upper && adjacent(p.side, end-1) {
		return text.Span{} // the name goes on in another component
	}
	return text.Span{Start: i + 1, End: end}
}

// passive reports whether word k is a participle that something was done by:
// behind a form of "be", in a list of such, or right behind its noun.
func passive(s *side, k int) bool {
	if k < 0 || !participle(s.norm(k)) && !irregularParticiples.has(s.norm(k)) {
		return false
	}
	if s.beBefore(k) || s.listedPassive(k) {
		return true
	}
	return k > s.sentence(k).Start && s.content(k-1) && wordClasses(s.norm(k-1))&lexicon.Noun != 0 && k+1 < len(s.Words) && (s.norm(k+1) == "by" || !s.content(k+1) && !determiners.has(s.norm(k+1)) && s.norm(k+1) != "him" && s.norm(k+1) != "them")
}

// listedPassive reports whether word k closes a list of participles the first of
// which stands behind a form of "be": "were pushed, badly beaten and robbed".
func (s *side) listedPassive(k int) bool {
	const most = 8
	if n := s.norm(k - 1); n != "and" && n != "or" {
		return false
	}
	in := s.sentence(k)
	for j := k - 2; j >= max(in.Start, k-most); j-- {
		n := s.norm(j)
		switch {
		case participle(n) || irregularParticiples.has(n):
			if s.beBefore(j) {
				return true
			}
		case !strings.HasSuffix(n, "ly") && n != "and" && n != "or":
			return false
		}
	}
	return false
}

var irregularParticiples = set("heard overheard seen overseen told given caught bought sold sent built led fought brought stolen written chosen shown drawn hidden slain shot forgotten forbidden bitten spent lent won sought withdrawn overthrown undone rewritten misled bound held")

// doerGone reports whether no content word of a doer of has's text stands in the
// other text's passage.
func (v *view) doerGone(lacks, has *part, doer text.Span) bool {
	span := v.passageIn(lacks.side)
	for i := doer.Start; i < doer.End; i++ {
		if !has.content(i) {
			continue
		}
		if v.matesOf(has)[i] >= 0 {
			return false
		}
		for k := span.Start; k < span.End; k++ {
			if lacks.key(k) == has.key(i) || lexicon.Derivations(lacks.norm(k), has.norm(i)) {
				return false
			}
		}
	}
	return true
}

// readPassive finds F8 agency.passive: an active verb with its doer against
// the passive of the same verb without one.
func readPassive(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		active, passive := o[0], o[1]
		if active.empty() || !v.actor(active) || active.span.Len() > 6 || len(active.lone) == 0 || active.after < 0 && passive.empty() {
			continue
		}
		// The doer stands right before a verb …
		verb := active.span.End
		if verb < len(active.Words) && haveForms.has(active.norm(verb)) {
			verb++
		}
		if last := active.span.End - 1; past(active.norm(last)) {
			verb = last
		}
		if verb+1 >= len(active.Words) || !active.object(verb+1) || !past(active.norm(verb)) || active.beBefore(verb) {
			continue
		}
		listed := v.agencyVerb(active.side, verb)
		if !listed && active.norm(verb) == "quoted" {
			continue // who quotes is who reports
		}
		// … and the other side has "was" and the verb, and no "by".
		span := v.passageIn(passive.side)
		for k := span.Start + 1; k < span.End; k++ {
			if passive.key(k) != active.key(verb) || !passive.beBefore(k) || !listed && !v.turned(active.side, verb, passive.side, k) {
				continue
			}
			if passive.doneBy(k) || v.named(passive.side, span.Start, span.End, active) {
				return Reading{}, false
			}
			return flag("agency.passive", v.seen(active, "active->passive"), Medium, "agency.passive",
				"*"+short(active.text())+"* stands as the doer on one side only; on the other the verb is passive and nobody is named."), true
		}
	}
	return Reading{}, false
}

// doneBy reports whether "by" stands within a few words behind the passive verb
// at word k: "indicted this past March by".
func (s *side) doneBy(k int) bool {
	for i := k + 1; i < min(s.sentence(k).End, k+5) && !breaks(s.Source[s.Words[i-1].End:s.Words[i].Start]); i++ {
		if s.norm(i) == "by" {
			return true
		}
	}
	return false
}

// turned reports whether what stands behind the active verb stands before the
// passive one: then any verb is one of a deed.
func (v *view) turned(active *side, verb int, passive *side, k int) bool {
	object := active.nextContent(verb + 1)
	if object < 0 {
		return false
	}
	for i := max(passive.sentence(k).Start, k-8); i < k; i++ {
		if passive.content(i) && passive.key(i) == active.key(object) {
			return true
		}
	}
	return false
}

// object reports whether word i can begin what a verb before it is done to: not
// "captured last year", which is said of its noun.
func (s *side) object(i int) bool {
	n := s.norm(i)
	if s.Words[i].Sentence != s.Words[i-1].Sentence || gapEnds(s.Source[s.Words[i-1].End:s.Words[i].Start]) || relative.has(n) || weekdays.has(n) {
		return false
	}
	return s.content(i) || determiners.has(n) || subjectPronouns.has(n) || n == "him" || n == "them" || n == "me" || n == "us"
}

// named reports whether the doer is still named in the other text's passage.
func (v *view) named(s *side, start, end int, doer *part) bool {
	for _, i := range doer.lone {
		if participle(doer.norm(i)) {
			continue
		}
		for k := start; k < end; k++ {
			if s.key(k) == doer.key(i) {
				return true
			}
		}
	}
	return false
}

func (v *view) agencyVerb(s *side, i int) bool {
	e, _ := v.words.agency.At(s.known[i : i+1])
	return e != nil
}

// actors are nouns for those who act with force or in office.
var actors = set("forces troops soldiers police officers officer army military navy militants gunmen rebels fighters insurgents protesters rioters settlers guards gunners snipers commandos marines troopers deputies sheriffs owners employers landlords smugglers traffickers farmers workers villagers extremists terrorists separatists loyalists paramilitaries mob crowd gang men agents authorities government militia militias personnel staff staffer staffers aides aide lawyers lawyer prosecutors prosecutor investigators regulators lawmakers legislators judge judges court courts jury council committee board agency department ministry parliament company companies firm firms bank banks airline airlines hospital school university union unions doctors teachers nurses officials official politicians insurers landowners executives managers hackers thieves robbers kidnappers attacker gunman suspect suspects assailant assailants gangs gang bandits pirates mercenaries airstrike airstrikes strikes jets drones security attackers")

// actor reports whether the part names somebody who acts.
func (v *view) actor(p *part) bool {
	for _, i := range p.lone {
		if actors.has(p.norm(i)) || p.Words[i].Upper && i > p.sentence(i).Start {
			return true
		}
	}
	return false
}

var participles = set("shot struck hit killed taken driven held beaten broken hurt cut thrown put set found made torn blown")

func participle(norm string) bool {
	return strings.HasSuffix(norm, "ed") && len(norm) > 4 || participles.has(norm)
}

// past reports whether a word may be the past tense of a verb of deeds.
func past(norm string) bool { return participle(norm) || pasts.has(norm) }

var pasts = set("beat took drove broke threw tore blew shook stole")

// beBefore reports whether a form of "be" stands before word k, over adverbs.
func (s *side) beBefore(k int) bool {
	for j := k - 1; j >= max(0, k-3) && s.Words[j].Sentence == s.Words[k].Sentence; j-- {
		n := s.norm(j)
		if beForms.has(n) {
			return true
		}
		if !strings.HasSuffix(n, "ly") && !adverbs.has(n) && n != "not" {
			return false
		}
	}
	return false
}
