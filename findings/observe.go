package findings

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/compare"
	"parallax/text"
)

// observation is what one comparison says, cut down to what is counted. It
// depends on both articles and the engine and on no setting, so it may be kept
// and used again (record.go). An archive has as many as compared versions, all
// in memory: strings are numbers of the vocabulary.
type observation struct {
	Words    []seen   // of the source, in the passages that the version kept, in order
	Changes  []change // phrase changes in these passages, and all flags
	Passages []passage
	Kept     int     // prose words of the source in them
	Own      int     // of these, outside quotations
	Share    float64 // of the version's words outside quotations, those in kept passages
	Verbatim int     // of these, in passages without a change
	Omitted  []sentence
	Voices   []voice
	Named    bool // the version's text names the source's outlet
}

// voice is a source that speaks, with its words on both sides.
type voice struct {
	Name uint32
	A, B int32
}

// passage is a passage that the version kept.
type passage struct {
	ID   uint16   // 7 of "p7"
	A, B [2]int32 // code points
}

// seen is a word of the source in a kept passage.
type seen struct {
	Lemma   uint32 // number in the vocabulary
	At      int32  // code points of the source's text
	Len     uint16
	Change  int16  // index into Changes of the change it lies in, or -1
	Passage uint16 // index into Passages
}

// change is one component.
type change struct {
	A, B     [2]int32 // code points; equal ends: nothing on that side
	FromKey  uint32   // words: numbers of the vocabulary, 0 for none
	ToKey    uint32
	From, To uint32 // as they read
	Reading  uint16 // number of the vocabulary
	Passage  uint16 // 7 of "p7"; 0: outside passages
	Key      [5]byte
	Op       byte // s(ubstitute) i(nsert) d(elete) m(ove)
	Slot     bool // a phrase change in a kept passage: one side of an aligned slot
	Quoted   bool // in a quotation on either side
	Content  bool // one of its words is no function word
	Longer   bool // what it was replaced by has the words themselves
}

// sentence is a sentence of the source's prose.
type sentence struct {
	Span    [2]int32
	Kinds   kindSet
	Dropped bool
}

// observer makes observations. It belongs to one goroutine.
type observer struct {
	engine     *compare.Engine
	vocabulary *vocabulary
	lemmas     *lemmas
	kinds      *sentenceKinds

	// A source is compared with its versions one after another.
	sources, versions compare.Preparer
}

func newObserver(e *compare.Engine, v *vocabulary, kinds *sentenceKinds) *observer {
	return &observer{engine: e, vocabulary: v, lemmas: newLemmas(v), kinds: kinds}
}

// analysed is a source with what all comparisons with its versions ask of it.
type analysed struct {
	*compare.Prepared
	at        places
	sentences []sentence
}

func (o *observer) analyse(p *compare.Prepared) *analysed {
	at := newPlaces(p)
	return &analysed{p, at, o.kinds.sentences(p.Text, o.engine.Attributions(p), at)}
}

// observe compares two articles. Rewritten passages do not count: where a
// sentence was written anew there is no slot in which a word was kept or
// replaced.
func (o *observer) observe(a *analysed, b *compare.Prepared) *observation {
	c := o.engine.Count(a.Prepared, b)
	english := english(a.Text) && english(b.Text)
	ob := &observation{Voices: o.voices(c), Named: names(b.Article.Text, a.Article.Outlet)}
	kept := map[string]bool{}
	pa, pb := a.at, newPlaces(b)
	for _, p := range c.Passages {
		if p.Kind != "rewritten" {
			kept[p.ID] = true
		}
	}
	for i := range c.Changes {
		x := &c.Changes[i]
		if x.Tier != "component" {
			continue
		}
		slot := x.Passage != nil && kept[*x.Passage] && !orthographic(x)
		if !slot && *x.Status != "flag" {
			continue
		}
		ob.Changes = append(ob.Changes, o.change(x, slot, pa, pb, english))
	}
	for _, p := range c.Passages {
		if !kept[p.ID] || len(ob.Passages) == 1<<16-1 {
			continue
		}
		words := pa.words(p.A)
		before := len(ob.Words)
		ob.Words = slices.Grow(ob.Words, words.Len())
		for i := words.Start; i < words.End; i++ {
			w := &a.Text.Words[i]
			at := pa.points.At(int(w.Start))
			lemma := quotedLemma
			if !inQuotation(a.Text, w) {
				lemma = o.lemmas.of(w, english)
				ob.Own++
			}
			ob.Words = append(ob.Words, seen{
				Lemma: lemma, At: int32(at), Len: uint16(min(pa.points.At(int(w.End))-at, 1<<16-1)),
				Change: -1, Passage: uint16(len(ob.Passages)),
			})
		}
		ob.Passages = append(ob.Passages, passage{passageNumber(p.ID), points(p.A), points(p.B)})
		ob.Kept += words.Len()
		if p.Kind == "verbatim" {
			ob.Verbatim += words.Len()
		} else {
			ob.mark(before, passageNumber(p.ID))
		}
	}
	ob.Words, ob.Changes = slices.Clip(ob.Words), slices.Clip(ob.Changes)
	ob.Share = ownShare(b.Text, c, kept, pb)
	ob.Omitted = leftOut(a.sentences, c.Unmatched.A)
	return ob
}

// leftOut marks the sentences that the version has nothing of.
func leftOut(sentences []sentence, unmatched []compare.UnmatchedSentence) []sentence {
	all := slices.Clone(sentences)
	for _, u := range unmatched {
		if i, found := slices.BinarySearchFunc(all, int32(u.Span[0]), func(s sentence, at int32) int { return int(s.Span[0] - at) }); found {
			all[i].Dropped = true
		}
	}
	return all
}

// ownShare is how much of what the version says in its own words, outside
// quotations, lies in passages that it kept.
func ownShare(t *text.Text, c *compare.Comparison, kept map[string]bool, at places) float64 {
	inKept := make([]bool, len(t.Words))
	for _, p := range c.Passages {
		if kept[p.ID] {
			words := at.words(p.B)
			for i := words.Start; i < words.End; i++ {
				inKept[i] = true
			}
		}
	}
	taken, own := 0, 0
	for i := range t.Words {
		if inQuotation(t, &t.Words[i]) {
			continue
		}
		own++
		if inKept[i] {
			taken++
		}
	}
	return float64(taken) / float64(max(1, own))
}

func (o *observer) voices(c *compare.Comparison) []voice {
	all := make([]voice, len(c.Voices))
	for i, v := range c.Voices {
		all[i] = voice{o.vocabulary.number(v.Name), int32(v.AWords), int32(v.BWords)}
	}
	return all
}

// mark says for each word of a passage which change it lies in.
func (ob *observation) mark(from int, passage uint16) {
	for k := range ob.Changes {
		x := &ob.Changes[k]
		if !x.Slot || x.Passage != passage || x.A[0] == x.A[1] || x.Op == 'm' || k > 1<<15-1 {
			continue
		}
		first, _ := slices.BinarySearchFunc(ob.Words[from:], x.A[0], func(w seen, at int32) int { return int(w.At - at) })
		for i := from + first; i < len(ob.Words) && ob.Words[i].At < x.A[1]; i++ {
			ob.Words[i].Change = int16(k)
		}
	}
}

func (o *observer) change(x *compare.Change, slot bool, pa, pb places, english bool) change {
	out := change{Op: x.Op[0], Slot: slot, Key: keyBytes(x.Key), Reading: o.vocabulary.reading(Reading{
		Status: *x.Status, Code: value(x.Code), Category: value(x.Category), Direction: value(x.Direction), Confidence: value(x.Confidence),
	})}
	if x.Passage != nil {
		out.Passage = passageNumber(*x.Passage)
	}
	if x.A != nil {
		out.A = points(*x.A)
	}
	if x.B != nil {
		out.B = points(*x.B)
	}
	if !slot || x.Op == "move" {
		return out // a flag outside slots is counted by its category, not by its words
	}
	var from, to string
	if x.A != nil {
		span := pa.words(*x.A)
		words := pa.text.Words[span.Start:span.End]
		out.Quoted = quotation(pa.text, span)
		from = key(words, english)
		out.FromKey, out.From = o.vocabulary.number(from), o.vocabulary.number(oneLine(x.AText))
		out.Content = contentful(words)
	}
	if x.B != nil {
		span := pb.words(*x.B)
		words := pb.text.Words[span.Start:span.End]
		out.Quoted = out.Quoted || quotation(pb.text, span)
		to = key(words, english)
		out.ToKey, out.To = o.vocabulary.number(to), o.vocabulary.number(oneLine(x.BText))
		out.Content = out.Content || contentful(words)
	}
	out.Longer = from != "" && containsWords(to, from)
	return out
}

// passageNumber is 7 of "p7".
func passageNumber(id string) uint16 {
	n, _ := strconv.Atoi(strings.TrimPrefix(id, "p"))
	return uint16(min(n, 1<<16-1))
}

func passageName(n uint16) string {
	if n == 0 {
		return ""
	}
	return "p" + strconv.Itoa(int(n))
}

// keyBytes is the key of a change without its prefix; keyName its form in a
// comparison.
func keyBytes(name string) (key [5]byte) {
	hex.Decode(key[:], []byte(strings.TrimPrefix(name, keyPrefix)))
	return key
}

const keyPrefix = "f-"

func keyName(key [5]byte) string { return keyPrefix + hex.EncodeToString(key[:]) }

// oneLine is a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func contentful(words []text.Word) bool {
	return slices.ContainsFunc(words, func(w text.Word) bool { return !w.Function })
}

// names reports whether a text has a name, as a word or words of its own.
func names(in, name string) bool {
	for from := 0; name != ""; {
		i := strings.Index(in[from:], name)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(in[:i])
		behind, _ := utf8.DecodeRuneInString(in[i+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(behind) {
			return true
		}
		from = i + 1
	}
	return false
}

// orthographic reports whether a change is one of marks, case or spelling, in
// which a word counts as kept.
func orthographic(x *compare.Change) bool {
	switch value(x.Category) {
	case "orth", "variant":
		return true
	}
	return false
}

// inQuotation reports whether a word is a speaker's: an outlet does not choose
// it, so it is neither a chance nor a replacement. What is changed in
// quotations has a category of its own.
func inQuotation(t *text.Text, w *text.Word) bool {
	return w.Quote >= 0 && !t.Quotes[w.Quote].Scare
}

func quotation(t *text.Text, words text.Span) bool {
	for i := words.Start; i < words.End; i++ {
		if inQuotation(t, &t.Words[i]) {
			return true
		}
	}
	return false
}

func points(s compare.Span) [2]int32 { return [2]int32{int32(s[0]), int32(s[1])} }

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func english(t *text.Text) bool { return t.Language == "" || t.Language == "en" }

// places finds words by code points.
type places struct {
	text   *text.Text
	points *text.Points
}

func newPlaces(p *compare.Prepared) places { return places{p.Text, p.Points()} }

// words is the word range that lies in a span of code points.
func (p places) words(s compare.Span) text.Span {
	from, to := int32(p.points.Offset(s[0])), int32(p.points.Offset(s[1]))
	start, _ := slices.BinarySearchFunc(p.text.Words, from, func(w text.Word, at int32) int { return int(w.Start - at) })
	end := start
	for end < len(p.text.Words) && p.text.Words[end].Start < to {
		end++
	}
	return text.Span{Start: start, End: end}
}
