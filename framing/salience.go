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
		if finite.has(n) || beForms.has(n) || auxiliaries.has(n) || s.known[i].Irregular || strings.HasSuffix(n, "n't") {
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
