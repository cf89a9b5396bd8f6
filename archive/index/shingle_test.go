package index

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// drawText is a text of sentences with roles, in paragraphs, of words of a few
// kinds, so that many shingles are alike.
func drawText(t *rapid.T) *text.Text {
	x := &text.Text{}
	paragraph := 0
	for range rapid.IntRange(0, 8).Draw(t, "sentences") {
		n := rapid.IntRange(0, 14).Draw(t, "words")
		begin := len(x.Words)
		role := rapid.SampledFrom([]text.Role{text.Body, text.Body, text.Headline, text.Credit}).Draw(t, "role")
		for range n {
			x.Words = append(x.Words, text.Word{Hash: mix(rapid.Uint64Range(1, 3).Draw(t, "word")), Quote: rapid.Int32Range(-1, 1).Draw(t, "quote")})
		}
		x.Sentences = append(x.Sentences, text.Sentence{Words: text.Span{Start: begin, End: len(x.Words)}, Paragraph: paragraph, Role: role})
		paragraph += rapid.IntRange(0, 1).Draw(t, "breaks")
	}
	x.Quotes = make([]text.Quote, 2)
	return x
}

// naive is what a sampler gives, by the definitions alone.
func naive(x *text.Text, o Options) (picks []pick, prose int) {
	var words []text.Word // of the prose
	var role []text.Role
	var paragraph []int
	starts := map[int]bool{} // of stretches, by place
	last := -1
	for _, s := range x.Sentences {
		if s.Words.Empty() || !s.Role.Prose() {
			continue
		}
		if s.Words.Start != last || s.Role != role[len(role)-1] {
			starts[len(words)] = true
		}
		last = s.Words.End
		for _, w := range x.Words[s.Words.Start:s.Words.End] {
			words, role, paragraph = append(words, w), append(role, s.Role), append(paragraph, s.Paragraph)
		}
	}
	hash := func(words []text.Word) (h uint64) {
		for _, w := range words {
			h = h*base + w.Hash
		}
		return h
	}
	for begin := 0; begin < len(words); {
		end := begin + 1
		for end < len(words) && !starts[end] {
			end++
		}
		n := end - begin - o.Shingle + 1
		window := min(o.Window, n)
		kept := -1
		for from := begin; n > 0 && from+window <= begin+n; from++ {
			at := from
			for i := from; i < from+window; i++ {
				if mix(hash(words[i:i+o.Shingle])) <= mix(hash(words[at:at+o.Shingle])) {
					at = i
				}
			}
			if at != kept {
				shingle := words[at : at+o.Shingle]
				picks = append(picks, pick{mix(hash(shingle)), uint32(at) | spokenBit(shingle)})
				kept = at
			}
		}
		begin = end
	}
	for begin := 0; begin < len(words); {
		end := begin + 1
		for end < len(words) && paragraph[end] == paragraph[begin] {
			end++
		}
		if end-begin >= wholeWords {
			picks = append(picks, pick{mix(hash(words[begin:end]) + 1), uint32(begin) | whole | spokenBit(words[begin:begin+1])})
		}
		begin = end
	}
	var body []text.Word
	at := -1
	for i, w := range words {
		if role[i] == text.Body {
			body = append(body, w)
			if at < 0 {
				at = i
			}
		}
	}
	if len(body) >= wholeWords {
		picks = append(picks, pick{mix(hash(body) + 2), uint32(at) | whole})
	}
	return picks, len(words)
}

func sameSample(t interface{ Fatalf(string, ...any) }, s *sampler, x *text.Text) {
	want, words := naive(x, s.o)
	got, prose := s.sample(x)
	same := func(a, b pick) bool { // as a posting has them
		p, q := posting{}, posting{}
		var i, j int
		i, p.hash = split(a.hash)
		j, q.hash = split(b.hash)
		return i == j && p == q && a.place == b.place
	}
	if prose != words || !slices.EqualFunc(got, want, same) {
		t.Fatalf("%d words of prose, want %d; picks\n%x, want\n%x", prose, words, got, want)
	}
}

// A sampler keeps of each window the last of the least hashes, paragraphs, and the
// body.
func TestSampleIsWhatItIsDefinedToBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSampler(Options{Shingle: rapid.IntRange(1, 6).Draw(t, "shingle"), Window: rapid.IntRange(1, 6).Draw(t, "window")})
		for range 2 { // in the same memory
			sameSample(t, s, drawText(t))
		}
	})
}

// Where a piece ends and the next one begins is not seen.
func TestSampleOfLongTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, window := range []int{1, 4, 5} {
		s := newSampler(Options{Shingle: 5, Window: window})
		for _, n := range []int{pieceShingles - 1, pieceShingles + 1, pieceShingles + 4, pieceShingles + 8, 3 * pieceShingles} {
			for _, kinds := range []uint64{1, 2, 1 << 20} {
				x := &text.Text{Words: make([]text.Word, n)}
				for i := range x.Words {
					x.Words[i] = text.Word{Hash: mix(1 + random.Uint64N(kinds)), Quote: -1}
				}
				x.Sentences = []text.Sentence{{Words: text.Span{End: n}}}
				sameSample(t, s, x)
			}
		}
	}
}
