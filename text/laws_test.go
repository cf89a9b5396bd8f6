package text

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/zeebo/xxh3"
	"pgregory.net/rapid"
)

// checkLaws fails if any range of t does not cut what it claims.
func checkLaws(t interface{ Fatalf(string, ...any) }, x *Text) {
	inside := func(what string, s Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(x.Source) {
			t.Fatalf("%s %v lies outside the source (%d bytes): %q", what, s, len(x.Source), x.Source)
		}
	}
	last := 0
	for i, w := range x.Words {
		bytes := Span{int(w.Start), int(w.End)}
		inside("word", bytes)
		if bytes.Empty() || bytes.Start < last {
			t.Fatalf("word %d %v is empty or overlaps the one before: %q", i, bytes, x.Source)
		}
		last = bytes.End
		raw := x.Cut(bytes)
		if norm := Norm(raw); w.Norm != norm && w.Norm != norm+"." {
			t.Fatalf("word %q: norm %q, want %q", raw, w.Norm, norm)
		}
		if Norm(w.Norm) != w.Norm {
			t.Fatalf("norm %q of %q is not stable: %q", w.Norm, raw, Norm(w.Norm))
		}
		if w.Hash != xxh3.HashString(w.Norm) {
			t.Fatalf("word %q: hash is not that of its norm %q", raw, w.Norm)
		}
		if !utf8.ValidString(raw) || strings.ContainsAny(raw, " \t\r\n") {
			t.Fatalf("word %q holds what no word may", raw)
		}
		if w.Sentence < 0 || int(w.Sentence) >= len(x.Sentences) {
			t.Fatalf("word %q is in sentence %d of %d", raw, w.Sentence, len(x.Sentences))
		}
		s := x.Sentences[w.Sentence]
		if i < s.Words.Start || i >= s.Words.End || !s.Bytes.Contains(bytes) {
			t.Fatalf("word %d %q lies outside its sentence %+v of %q", i, raw, s, x.Source)
		}
		if w.Role != s.Role {
			t.Fatalf("word %q is %v in a sentence that is %v", raw, w.Role, s.Role)
		}
		if w.Quote < -1 || int(w.Quote) >= len(x.Quotes) {
			t.Fatalf("word %q is in quotation %d of %d", raw, w.Quote, len(x.Quotes))
		}
		if w.Quote >= 0 && !x.Quotes[w.Quote].Bytes.Contains(bytes) {
			t.Fatalf("word %q lies outside its quotation %q", raw, x.Cut(x.Quotes[w.Quote].Bytes))
		}
	}
	words, bytes := 0, 0
	for i, s := range x.Sentences {
		inside("sentence", s.Bytes)
		if s.Words.Start != words || s.Words.End < words || s.Bytes.Start < bytes {
			t.Fatalf("sentence %d %+v is out of order in %q", i, s, x.Source)
		}
		words, bytes = s.Words.End, s.Bytes.End
		if s.Bytes.Empty() || trim(x.Source, s.Bytes) != s.Bytes {
			t.Fatalf("sentence %q is empty or has white space around", x.Cut(s.Bytes))
		}
		if p := x.Paragraphs[s.Paragraph]; i < p.Sentences.Start || i >= p.Sentences.End || !p.Bytes.Contains(s.Bytes) {
			t.Fatalf("sentence %d %+v lies outside its paragraph %+v of %q", i, s, p, x.Source)
		}
	}
	if words != len(x.Words) {
		t.Fatalf("%d of %d words are in no sentence: %q", len(x.Words)-words, len(x.Words), x.Source)
	}
	sentences, bytes := 0, 0
	for i, p := range x.Paragraphs {
		inside("paragraph", p.Bytes)
		if p.Sentences.Start != sentences || p.Sentences.Empty() || p.Bytes.Start < bytes {
			t.Fatalf("paragraph %d %+v is out of order in %q", i, p, x.Source)
		}
		sentences, bytes = p.Sentences.End, p.Bytes.End
	}
	if sentences != len(x.Sentences) {
		t.Fatalf("%d of %d sentences are in no paragraph: %q", len(x.Sentences)-sentences, len(x.Sentences), x.Source)
	}
	for i, q := range x.Quotes {
		inside("quotation", q.Marked)
		opened, closed := q.Marked.Start < q.Bytes.Start, q.Bytes.End < q.Marked.End
		if !q.Marked.Contains(q.Bytes) || !opened && !closed {
			t.Fatalf("quotation %+v has no mark in %q", q, x.Source)
		}
		if q.Open && opened && closed || !q.Open && !opened {
			t.Fatalf("quotation %+v has the wrong marks in %q", q, x.Source)
		}
		if i > 0 && q.Marked.Start <= x.Quotes[i-1].Marked.Start {
			t.Fatalf("quotation %d %+v is out of order in %q", i, q, x.Source)
		}
		nested := false
		for j := 0; j < i; j++ {
			o := x.Quotes[j]
			if o.Bytes.Contains(q.Marked) {
				nested = true
			} else if o.Marked.Overlaps(q.Marked) {
				t.Fatalf("quotations %+v and %+v cross in %q", o, q, x.Source)
			}
		}
		if nested != q.Nested {
			t.Fatalf("quotation %+v: nested is %v in %q", q, q.Nested, x.Source)
		}
		for w := range x.Words {
			in := q.Bytes.Contains(Span{int(x.Words[w].Start), int(x.Words[w].End)})
			if in != (w >= q.Words.Start && w < q.Words.End) {
				t.Fatalf("quotation %+v has the wrong words in %q", q, x.Source)
			}
		}
	}
	for i, m := range x.Marks {
		inside("mark", m.Bytes)
		if m.Bytes.Empty() || i > 0 && m.Bytes.Start < x.Marks[i-1].Bytes.Start {
			t.Fatalf("mark %+v is empty or out of order in %q", m, x.Source)
		}
	}
}

// pieces are what hostile and ordinary articles are made of.
var pieces = []string{
	"a", "I", "Mr", "U.S.", "U.S", "said", "Moscow", "the", "The", "etc", "No", "5", "12%", "1,200.5", "3.", "p.m", "J", "K", "Ph.D.", "presstv.ir",
	" ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u0085", "\ufeff", "\u200b", "\u00ad", "\u200f", "\u202e",
	".", ". ", ".", ",", ", ", "!", "?", "…", "...", ":", ";", "-", " - ", "—", "–", "•", "(", ")", "[", "]", "/", "|",
	"\"", "\"", "'", "'", "“", "”", "‘", "’", "«", "»", "„", "‚", "「", "」", "『", "』", "《", "》",
	"é", "e\u0301", "İ", "ß", "Straße", "Москва", "т.е.", "й", "и\u0306", "ΑΣ", "σ", "北京", "。", "！", "東京は", "カタカナ", "한국", "العربية", "؟", "שלום", "צה\"ל", "हिन्दी", "।", "ไทยแลนด์", "ລາວ", "ខ្មែរ", "မြန်မာ", "😀", "👩‍👩‍👧", "🇺🇦", "\xff", "\xe2\x80", "\xc3", "\x00", "𝔄",
	"MOSCOW, Feb 2 (Reuters) - ", "(Reporting by A; editing by B)", "2 min read", "SHARE THIS ARTICLE", "By Jane Doe\n", "(Photo: Reuters)", "Copyright 2026", "News / Russia\n",
}

func TestLaws(t *testing.T) {
	piece := rapid.SampledFrom(pieces)
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		checkLaws(t, Analyse(source, Options{Plain: rapid.Bool().Draw(t, "plain")}))
	})
}

func FuzzAnalyse(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Add(strings.Join(pieces, ""))
	f.Add(strings.Join(pieces, " "))
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<10 { // the check is quadratic
			source = source[:1<<10]
		}
		checkLaws(t, Analyse(source, Options{}))
		checkLaws(t, Analyse(source, Options{Plain: true}))
	})
}

// TestConcurrent is for the race detector: the lists are read on first use.
func TestConcurrent(t *testing.T) {
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			source := wire + pieces[i%len(pieces)] + "Der Hafen ist am Montag wieder offen, sagte der Minister. (dpa)"
			if a, b := Analyse(source, Options{Language: []string{"", "de", "fr"}[i%3]}), Analyse(source, Options{Language: []string{"", "de", "fr"}[i%3]}); !cmp.Equal(a, b) {
				t.Error(cmp.Diff(a, b))
			}
		})
	}
	wait.Wait()
}

func TestAnalyseKeepsKnownMarks(t *testing.T) {
	source := "Harbour opens\nThe harbour opened on Monday."
	known := []Mark{{Bytes: Span{0, 13}, Kind: MarkHeadline}}
	x := Analyse(source, Options{Marks: known})
	checkLaws(t, x)
	if x.Sentences[0].Role != Headline || !slices.ContainsFunc(x.Marks, func(m Mark) bool { return m.Kind == MarkHeadline && m.Bytes == known[0].Bytes }) {
		t.Errorf("headline given, got %+v and sentences %+v", x.Marks, x.Sentences)
	}
}

// A reader that has read other texts before gives what Analyse gives.
func TestReaderIsAnalyse(t *testing.T) {
	var reader Reader
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(append(strings.Split(wire, "\n"),
			"“Порт открыт”, — сказал он. Т.е. 1 200 чел.", "港口在风暴三天后重新开放。", "", "Don’t miss: U.S.-led talks", "© 2026 The Paper", rapid.String().Draw(t, "line"))), 0, 12).Draw(t, "lines")
		source := strings.Join(lines, "\n")
		opts := Options{Plain: rapid.Bool().Draw(t, "plain")}
		if source != "" && rapid.IntRange(0, 3).Draw(t, "marked") == 0 {
			opts.Marks = []Mark{{Bytes: Span{0, len(source)}, Kind: MarkBoilerplate}}
		}
		want, got := Analyse(source, opts), reader.Analyse(source, opts)
		checkLaws(t, got)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q:\n%s", source, diff)
		}
	})
}
