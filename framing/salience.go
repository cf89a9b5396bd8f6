package framing

import (
	"fmt"
	"strings"

	"parallax/align"
	"parallax/lexicon"
	"parallax/text"
)

// farMove is the share of the article by which a passage must move to be
// flagged; shorter moves come with inserted and dropped text around.
const farMove = 0.25

// mostlyShared is the share of one text in passages of like wording from which
// on their order is that of the other text, changed; below, two reports use the
// same sentences and quotations.
const mostlyShared = 0.6

// movedWords is the shortest passage, in words, whose move is flagged: shorter
// ones are phrases that both texts happen to use.
const movedWords = 8

// readOrder finds F12 salience.order: a passage that crosses the lede or moves
// by more than a quarter of the article.
func readOrder(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	p := v.Passages[v.Passage]
	if p.Kind == align.Rewritten || min(p.A.Len(), p.B.Len()) < movedWords || !v.related() || !v.a.mostOf(p.A) || !v.b.mostOf(p.B) {
		return other("salience.small", "A short or much changed passage stands elsewhere."), true
	}
	if v.a.linkLine(p.A) || v.b.linkLine(p.B) {
		return benign("credit", "credit.line", "A line that points to another report stands elsewhere."), true
	}
	if v.follows(p) {
		return other("salience.with", "The passage moved together with the one before it."), true
	}
	from, to := v.a.position(p.A.Start), v.b.position(p.B.Start)
	ledeA, ledeB := v.a.inLede(p.A.Start), v.b.inLede(p.B.Start)
	direction := "down"
	if to < from {
		direction = "up"
	}
	where := fmt.Sprintf("from %.0f %% to %.0f %% of the article", 100*from, 100*to)
	band := Low
	if max(v.share(v.a), v.share(v.b)) >= mostlyShared {
		band = High
	}
	switch {
	case ledeA != ledeB:
		if ledeB {
			direction = "up"
		} else {
			direction = "down"
		}
		return flag("salience.order", direction, band, "salience.lede-line", "The passage crosses the first sentence, "+where+"."), true
	case to-from > farMove || from-to > farMove:
		return flag("salience.order", direction, band, "salience.order", "The passage moved "+where+"."), true
	}
	return other("salience.near", "The passage moved a little, "+where+"."), true
}

// linkLine reports whether a passage is a line that points to another report:
// in capitals, or behind "More:" and the like.
func (s *side) linkLine(in text.Span) bool {
	if s.capitals(in) {
		return true
	}
	first := s.Words[in.Start]
	switch first.Norm {
	case "more", "related", "read", "watch", "see":
		return strings.HasPrefix(s.Source[first.End:], ":")
	}
	return false
}

// follows reports whether the passage right before p, on both sides, moved too:
// a run of passages that moved together is one move.
func (v *view) follows(p align.Passage) bool {
	beforeA, beforeB := -1, -1
	for i, q := range v.Passages {
		if q.A.End <= p.A.Start && (beforeA < 0 || q.A.End > v.Passages[beforeA].A.End) {
			beforeA = i
		}
		if q.B.End <= p.B.Start && (beforeB < 0 || q.B.End > v.Passages[beforeB].B.End) {
			beforeB = i
		}
	}
	if beforeA < 0 || beforeA != beforeB {
		return false
	}
	q := v.Passages[beforeA]
	return q.Moved && q.Kind != align.Rewritten && min(q.A.Len(), q.B.Len()) >= movedWords && v.a.mostOf(q.A) && v.b.mostOf(q.B)
}

// mostOf reports whether a passage is most of the sentences that it touches.
func (s *side) mostOf(span text.Span) bool {
	from, to := s.sentence(span.Start), s.sentence(span.End-1)
	return 5*span.Len() >= 3*(to.End-from.Start)
}

// position is the place of word i among the words of the article's prose, in
// [0,1).
func (s *side) position(i int) float64 {
	before, all := 0, 0
	for k := range s.Words {
		if s.Words[k].Role != text.Body {
			continue
		}
		all++
		if k < i {
			before++
		}
	}
	return float64(before) / float64(max(all, 1))
}

func (s *side) inLede(i int) bool { return s.lede >= 0 && s.SentenceOf(i) == s.lede }

// ledeWords is the shortest first sentence that counts as a lede: shorter ones
// are mostly lines under the headline.
const ledeWords = 12

// tells reports whether a sentence can begin an article: not a line in capitals
// or beside a picture or video ("CLOSE", "WATCH"), not a line without a verb.
func (s *side) tells(in text.Span) bool {
	if first := s.Cut(s.Bytes(text.Span{Start: in.Start, End: in.Start + 1})); in.Len() > 1 && mediaLines[first] {
		return false
	}
	if s.capitals(in) || s.caption(in) {
		return false
	}
	for i := in.Start; i < in.End; i++ {
		n := s.norm(i)
		if finite[n] || beForms[n] || auxiliaries[n] || s.known[i].Irregular || strings.HasSuffix(n, "n't") {
			return true
		}
		id := lexicon.Find(n)
		if id == lexicon.NoWord || lexicon.Parts(id)&lexicon.Verb == 0 {
			if !strings.HasSuffix(n, "ed") && !strings.HasSuffix(n, "s") {
				continue
			}
		}
		if k := len(n); i > in.Start && k > 3 && (n[k-1] == 's' || n[k-2:] == "ed") && !s.Words[i].Upper {
			return true
		}
	}
	return in.Len() > 25 // no caption is that long
}

// caption reports whether a sentence begins with who took a picture, for whom
// ("Jane Doe / Agency"), or is a correction or a line about the author.
func (s *side) caption(in text.Span) bool {
	for i := in.Start; i < min(in.End-1, in.Start+5); i++ {
		if strings.Contains(s.Source[s.Words[i].End:s.Words[i+1].Start], "/") && s.Words[i].Upper && s.Words[i+1].Upper {
			return true
		}
	}
	first := s.norm(in.Start)
	return first == "correction" || first == "corrections" || first == "editor's" || first == "update"
}

// mediaLines begin, in capitals, what stands below a picture or video.
var mediaLines = map[string]bool{"CLOSE": true, "WATCH": true, "VIDEO": true, "PHOTOS": true, "PHOTO": true, "LISTEN": true, "GALLERY": true, "SEE": true, "READ": true, "RELATED": true, "MORE": true}

// readLede finds F12 salience.lede: the first sentence of one text has no
// partner, and the other text begins with something else.
func readLede(v *view) (Reading, bool) {
	has := &v.x
	if has.empty() {
		has = &v.y
	}
	o := v.otherSide(has)
	if has.lede < 0 || o.lede < 0 || has.SentenceOf(has.span.Start) != has.lede || !v.related() {
		return Reading{}, false
	}
	if has.Sentences[has.lede].Words != has.span || has.span.Len() < ledeWords {
		return Reading{}, false
	}
	// Much of it still in the first two sentences of the other text: reworded.
	span := o.Sentences[o.lede].Words
	for k := o.lede + 1; k < len(o.Sentences) && k <= o.lede+1; k++ {
		span.End = max(span.End, o.Sentences[k].Words.End)
	}
	n := has.contentIn(has.span)
	if shared := v.common(has.side, has.span, o, span); n == 0 || float64(shared)/float64(n) >= 0.3 {
		return Reading{}, false
	}
	what := "The second text does not begin with what the first begins with."
	if has == &v.y {
		what = "The first text does not begin with what the second begins with."
	}
	return flag("salience.lede", v.seen(has, "dropped"), Medium, "salience.lede", what), true
}

// headlineShare is the share of content words under which two headlines are
// two headlines (FRAMING 3.2).
const headlineShare = 0.3

// readHeading finds F12 salience.headline: two headlines with little in
// common, or whose wording shifts in a listed way.
func readHeading(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return v.loneHeading()
	}
	a, b := v.a.contentIn(v.x.span), v.b.contentIn(v.y.span)
	if min(a, b) == 0 {
		return Reading{}, false
	}
	common := min(v.common(v.a, v.x.span, v.b, v.y.span), v.common(v.b, v.y.span, v.a, v.x.span))
	share := float64(common) / float64(min(a, b))
	also, ev, words := v.headingShifts()
	var reason string
	switch {
	case share < headlineShare:
		reason = fmt.Sprintf("The headlines share %.0f %% of their content words.", 100*share)
		if words != "" {
			reason += " Listed words: " + words + "."
		}
	case len(also) > 0:
		reason = "The headlines differ in listed words: " + words + "."
	default:
		return other("salience.headline", "The headlines are worded differently."), true
	}
	// Headlines of two events differ in everything: only of one report, or where
	// they share half of their words themselves, does a difference say something.
	if !v.related() && 4*common < a+b && v.a.body() && v.b.body() {
		return other("salience.headline", "Two headlines of two reports."), true
	}
	r := flag("salience.headline", "changed", Medium, "salience.headline", v.became()+". "+reason, ev...)
	r.Also = also
	return r, true
}

// loneHeading reads a headline without a partner where the other text has a
// headline that corresponds to something else: the two are compared.
func (v *view) loneHeading() (Reading, bool) {
	has := &v.x
	if has.empty() {
		has = &v.y
	}
	if has.empty() || has.Words[has.span.Start].Role != text.Headline || has.sentence(has.span.Start) != has.span {
		return Reading{}, false
	}
	for k := 0; k < has.SentenceOf(has.span.Start); k++ {
		if s := &has.Sentences[k]; s.Role == text.Headline && !s.Words.Empty() {
			return other("salience.subline", "A further line of the headline."), true
		}
	}
	o := v.otherSide(has)
	for _, s := range o.Sentences {
		if s.Role != text.Headline || s.Words.Empty() {
			continue
		}
		w := *v
		w.x, w.y = v.part(v.a, v.x.span, v.Op), v.part(v.b, v.y.span, v.Op)
		if has == &v.x {
			w.y = v.part(o, s.Words, v.Op)
		} else {
			w.x = v.part(o, s.Words, v.Op)
		}
		return readHeading(&w)
	}
	return Reading{}, false
}

// headingShifts lists the listed shifts between two headlines, and the words
// that make them.
func (v *view) headingShifts() (also []string, ev []Evidence, words string) {
	var named []string
	if h, ok := v.words.labels.MatchIn(v.issues, v.x.known(), v.y.known()); ok && strings.HasPrefix(Code(h.Category), "F") {
		also, ev = append(also, h.Category), append(ev, pairEvidence(h)...)
		named = append(named, exchanged(v.x.cut(within(v.x.span, h.InA)), v.y.cut(within(v.y.span, h.InB))))
	}
	cx, cy := v.cuesIn(&v.x), v.cuesIn(&v.y)
	if len(cx) == 1 && len(cy) == 1 && cx[0].Entry != nil && cy[0].Entry != nil && stance(cx[0].Class) != stance(cy[0].Class) && v.sameSource(&cx[0], &cy[0]) {
		also, ev = append(also, "verb"), append(ev, evidence(cx[0].Entry), evidence(cy[0].Entry))
		named = append(named, exchanged(v.a.cut(cx[0].Cue), v.b.cut(cy[0].Cue)))
	}
	x, y := v.changedHits(v.words.loaded)
	if x, y = loadedOf(&v.x, x), loadedOf(&v.y, y); (len(x) == 0) != (len(y) == 0) {
		also = append(also, "loaded")
		for _, h := range append(x, y...) {
			ev = append(ev, evidence(h.Entry))
		}
		p, hits, where := &v.x, x, "only in the first"
		if len(y) > 0 {
			p, hits, where = &v.y, y, "only in the second"
		}
		for _, h := range hits {
			named = append(named, "*"+p.cut(h.Span)+"* "+where)
		}
	}
	return also, ev, strings.Join(named, ", ")
}

func exchanged(a, b string) string { return "*" + a + "* and *" + b + "*" }

// body reports whether a text has more than headlines and furniture.
func (s *side) body() bool { return s.lede >= 0 }
