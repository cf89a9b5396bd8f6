package main

import (
	"math"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// paragraph is a run of sentences.
type paragraph [][]uint32

// writer makes articles from specs.
type writer struct {
	o        options
	language *language
	footers  []string
}

func newWriter(o options, l *language) *writer {
	w := &writer{o: o, language: l}
	for i := range o.outlets {
		r := rand.New(rand.NewPCG(o.seed, 1<<40+uint64(i)))
		w.footers = append(w.footers, text([]paragraph{{w.sentence(r, 14), w.sentence(r, 16)}}, l).String())
	}
	return w
}

func (w *writer) sentence(r *rand.Rand, length int) []uint32 {
	s := make([]uint32, length)
	before := uint32(0)
	for i := range s {
		s[i] = w.language.word(r, before)
		before = s[i]
	}
	return s
}

// story is the text of an original: about 365 words at the median.
func (w *writer) story(number uint32) (title []uint32, body []paragraph) {
	r := rand.New(rand.NewPCG(w.o.seed, 1<<32+uint64(number)))
	title = w.sentence(r, 6+r.IntN(6))
	words := int(330 * math.Exp(.55*r.NormFloat64()))
	words = min(max(words, 60), 2500)
	for words > 0 {
		var p paragraph
		for range 2 + r.IntN(5) {
			s := w.sentence(r, 8+r.IntN(24))
			p, words = append(p, s), words-len(s)
		}
		body = append(body, p)
	}
	return title, body
}

// planted is one paragraph taken over: places are code points of the texts
// (all text is ASCII unless it was learned).
type planted struct {
	Source     string  `json:"source"`
	Copy       string  `json:"copy"`
	SourceSpan [2]int  `json:"source_span"`
	CopySpan   [2]int  `json:"copy_span"`
	Words      int     `json:"words"`
	Edits      float64 `json:"edits"`
	Reprint    bool    `json:"reprint,omitempty"`
	// SourceTitle and CopyTitle are the lengths of the titles: a reader that
	// sets the title before the text moves all places by them.
	SourceTitle int `json:"source_title"`
	CopyTitle   int `json:"copy_title"`
	// SameOutlet: a scan across outlets is not to report it.
	SameOutlet bool `json:"same_outlet,omitempty"`
}

// made is an article with what was planted in it.
type madeArticle struct {
	title, text string
	footer      [2]int // code points; empty if none
	planted     []planted
}

func (w *writer) article(s spec) madeArticle {
	title, body := w.story(s.number)
	r := rand.New(rand.NewPCG(w.o.seed, 1<<33+uint64(s.number)))
	type taken struct{ from, to, words int }
	var takes []taken
	var original []paragraph
	var originalTitle []uint32
	if s.rewrite() {
		originalTitle, original = w.story(s.origin)
		if s.reprint || r.IntN(2) == 0 {
			title = w.edited(r, originalTitle, float64(s.edit))
		}
		own := body
		body = nil
		for i, p := range original {
			if !s.reprint && len(own) > 0 && r.IntN(4) == 0 {
				body, own = append(body, own[0]), own[1:]
			}
			if r.Float32() >= s.keep {
				continue
			}
			var copied paragraph
			n := 0
			for _, sentence := range p {
				copied = append(copied, w.edited(r, sentence, float64(s.edit)))
				n += len(sentence)
			}
			takes = append(takes, taken{i, len(body), n})
			body = append(body, copied)
		}
		if len(body) == 0 {
			body = own
		}
	}
	rendered := text(body, w.language)
	a := madeArticle{title: rendered.title(title), text: rendered.String()}
	if len(takes) > 0 {
		source := text(original, w.language)
		for _, t := range takes {
			a.planted = append(a.planted, planted{
				SourceSpan: source.spans[t.from], CopySpan: rendered.spans[t.to],
				Words: t.words, Edits: math.Round(float64(s.edit)*1000) / 1000, Reprint: s.reprint,
				SourceTitle: points(source.title(originalTitle)), CopyTitle: points(a.title),
				SameOutlet: s.outlet == s.source,
			})
		}
	}
	if float64(r.Float32()) < w.o.footers {
		start := rendered.points + 2
		a.text += "\n\n" + w.footers[s.outlet]
		a.footer = [2]int{start, start + points(w.footers[s.outlet])}
	}
	return a
}

// edited replaces, drops or adds words at the given share of places.
func (w *writer) edited(r *rand.Rand, words []uint32, share float64) []uint32 {
	if share == 0 {
		return words
	}
	out := make([]uint32, 0, len(words)+4)
	for _, word := range words {
		if r.Float64() >= share {
			out = append(out, word)
			continue
		}
		switch r.IntN(10) {
		case 0, 1: // dropped
		case 2, 3:
			out = append(out, w.language.word(r, 0), word)
		default:
			out = append(out, w.language.word(r, 0))
		}
	}
	return out
}

// rendering sets paragraphs with an empty line between and knows where each
// lies, in code points.
type rendering struct {
	strings.Builder
	language *language
	spans    [][2]int
	points   int
}

func text(paragraphs []paragraph, l *language) *rendering {
	t := &rendering{language: l}
	for i, p := range paragraphs {
		if i > 0 {
			t.put("\n\n")
		}
		start := t.points
		for k, s := range p {
			if k > 0 {
				t.put(" ")
			}
			t.sentence(s)
		}
		t.spans = append(t.spans, [2]int{start, t.points})
	}
	return t
}

func (t *rendering) put(s string) {
	t.WriteString(s)
	for range s {
		t.points++
	}
}

func (t *rendering) sentence(words []uint32) {
	for i, w := range words {
		switch {
		case i == 0:
			t.put(capital(t.language.words[w]))
			continue
		case i%11 == 9:
			t.put(", ")
		default:
			t.put(" ")
		}
		t.put(t.language.words[w])
	}
	t.put(".")
}

func (t *rendering) title(words []uint32) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(capital(t.language.words[w]))
	}
	return b.String()
}

func points(s string) int { return utf8.RuneCountInString(s) }

func capital(w string) string {
	for i, c := range w {
		if i > 0 {
			return strings.ToUpper(w[:i]) + w[i:]
		}
		if c < 0x80 && len(w) == 1 {
			return strings.ToUpper(w)
		}
	}
	return w
}
