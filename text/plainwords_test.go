package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/zeebo/xxh3"
	"pgregory.net/rapid"
)

// byTheRules reads words without the short way for plain ones.
func byTheRules(source string) *tokenizer {
	t := &tokenizer{source: source}
	t.norms.size = arenaSize
	for pos := 0; pos < len(source); {
		r, size := utf8.DecodeRuneInString(source[pos:])
		switch scriptOf(r) {
		case separator:
			t.note(r, pos)
			pos += size
		case alphabetic:
			pos = t.word(pos)
		default:
			pos = t.foreign(pos)
		}
	}
	return t
}

func checkPlainWords(t interface{ Fatalf(string, ...any) }, source string) {
	var got tokenizer
	got.read(source, nil)
	want := byTheRules(source)
	if diff := cmp.Diff(want.words, got.words, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%q: words (-by the rules +got):\n%s", source, diff)
	}
	if diff := cmp.Diff(want.noted, got.noted, cmp.AllowUnexported(noted{}, mark{}), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%q: noted (-by the rules +got):\n%s", source, diff)
	}
}

func TestPlainWordsFollowTheRules(t *testing.T) {
	word := rapid.StringMatching(`[a-zA-Z0-9]{1,20}`)
	between := rapid.SampledFrom([]string{" ", " ", " ", "", "'", "-", "_", ".", ",", ":", ". ", "’", "‘", "”", "– ", "\u00a0", "\u0301", "é", "\n", "\"", "@", "[", "`", "{", "/", "\x7f", "\xe2\x80", "я"})
	rapid.Check(t, func(t *rapid.T) {
		var source strings.Builder
		for range rapid.IntRange(0, 30).Draw(t, "words") {
			source.WriteString(word.Draw(t, "word") + between.Draw(t, "between"))
		}
		checkPlainWords(t, source.String())
	})
}

func FuzzPlainWords(f *testing.F) {
	f.Add(wire)
	for _, p := range pieces {
		f.Add(p + " Port ELLEN " + p)
	}
	f.Fuzz(func(t *testing.T, source string) { checkPlainWords(t, source) })
}

func TestShortHash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z0-9]{1,8}`).Draw(t, "word")
		if got, want := shortHash(load(word+"\x00\x00\x00\x00\x00\x00\x00", 0), uint(len(word))), xxh3.HashString(word); got != want {
			t.Fatalf("%q: %x, want %x", word, got, want)
		}
	})
}
