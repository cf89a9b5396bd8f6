package findings

import (
	"slices"

	"parallax/framing"
	"parallax/lexicon"
	"parallax/text"
)

// Kinds of sentences that an outlet may leave out. A sentence may be of
// several; docs/findings.md says how each is told.
const (
	kindQuotation  = "quotation"       // holds a quotation of three words or more
	kindAttributed = "attributed"      // reports what somebody says, in their words or others
	kindUnnamed    = "unnamed source"  // attributed to nobody who could be asked: officials, sources
	kindReply      = "reply or denial" // a denial, a refusal to comment, a request without an answer
	kindCaveat     = "caveat"          // says that something was not checked or is not clear
	kindContrast   = "contrast"        // begins by setting itself against what is before it
	kindNumber     = "number"          // holds a number
	kindPlain      = "plain"           // none of these
	kindTop        = "first third"     // by its place in the source
	kindMiddle     = "middle third"
	kindEnd        = "last third"
)

// kindSet is a set of kinds: a bit for each place in kindOrder.
type kindSet uint16

func setOf(kinds []string) (set kindSet) {
	for _, k := range kinds {
		set |= 1 << slices.Index(kindOrder, k)
	}
	return set
}

var kindOrder = []string{kindQuotation, kindAttributed, kindUnnamed, kindReply, kindCaveat, kindContrast, kindNumber, kindPlain, kindTop, kindMiddle, kindEnd}

// quotedWords is the shortest quotation that counts: shorter ones are terms.
const quotedWords = 3

// contrastReach is how far into a sentence a cue of contrast may stand and
// still be about the sentence: "The ministry, however, said …".
const contrastReach = 4

// vagueSource is the highest rank, in the list of sources, of one that nobody
// could find and ask.
const vagueSource = 3

// sentenceKinds tells the kinds of sentences of English text. In another
// language only quotation, number and place are told.
type sentenceKinds struct {
	set                                  *lexicon.Set
	caveats, replies, contrasts, sources *lexicon.Phrases
}

func newSentenceKinds(set *lexicon.Set) *sentenceKinds {
	return &sentenceKinds{set, set.Phrases(lexicon.Caveats), set.Phrases(lexicon.Replies), set.Phrases(lexicon.Contrasts), set.Phrases(lexicon.Sources)}
}

// sentences lists the sentences of an article's body with their kinds.
func (k *sentenceKinds) sentences(t *text.Text, attributions []framing.Attribution, at places) []sentence {
	cues := map[int]framing.Attribution{}
	for _, c := range attributions {
		if _, known := cues[c.Sentence]; !known {
			cues[c.Sentence] = c
		}
	}
	var bodies []int
	for i, s := range t.Sentences {
		if s.Role == text.Body && !s.Words.Empty() {
			bodies = append(bodies, i)
		}
	}
	list := make([]sentence, 0, len(bodies))
	for n, i := range bodies {
		s := &t.Sentences[i]
		from, to := at.points.At(s.Bytes.Start), at.points.At(s.Bytes.End)
		cue, attributed := cues[i]
		kinds := append(k.of(t, s, cue, attributed), []string{kindTop, kindMiddle, kindEnd}[3*n/len(bodies)])
		list = append(list, sentence{Span: [2]int32{int32(from), int32(to)}, Kinds: setOf(kinds)})
	}
	return list
}

func (k *sentenceKinds) of(t *text.Text, s *text.Sentence, cue framing.Attribution, attributed bool) []string {
	var kinds []string
	norms := make([]string, 0, s.Words.Len())
	number, run, quoted := false, 0, false
	for i := s.Words.Start; i < s.Words.End; i++ {
		w := &t.Words[i]
		norms = append(norms, w.Norm)
		number = number || w.Kind == text.Number
		if w.Quote >= 0 && !t.Quotes[w.Quote].Scare {
			run++
			quoted = quoted || run >= quotedWords
		} else {
			run = 0
		}
	}
	add := func(is bool, kind string) {
		if is {
			kinds = append(kinds, kind)
		}
	}
	add(quoted, kindQuotation)
	add(attributed || quoted, kindAttributed)
	if framing.Supported(t.Language) {
		add(attributed && k.vague(t, cue), kindUnnamed)
		words := k.set.Words(norms)
		reply, _, _ := k.replies.Find(words)
		add(reply != nil, kindReply)
		caveat, _, _ := k.caveats.Find(words)
		add(caveat != nil, kindCaveat)
		cue, start, _ := k.contrasts.Find(words[:min(len(words), contrastReach)])
		add(cue != nil && start < contrastReach, kindContrast)
	}
	add(number, kindNumber)
	if len(kinds) == 0 || len(kinds) == 1 && number {
		kinds = append(kinds, kindPlain)
	}
	return kinds
}

// vague reports whether a source is one of those that nobody could ask.
func (k *sentenceKinds) vague(t *text.Text, cue framing.Attribution) bool {
	if cue.Source.Empty() {
		return false
	}
	var norms []string
	for i := cue.Source.Start; i < cue.Source.End; i++ {
		if t.Words[i].Upper && i > t.Sentences[cue.Sentence].Words.Start {
			return false // a name in it
		}
		norms = append(norms, t.Words[i].Norm)
	}
	entry, _, _ := k.sources.Find(k.set.Words(norms))
	return entry != nil && entry.Rank <= vagueSource
}
