package index

import (
	"slices"
	"strings"

	"parallax/align"
	"parallax/text"
)

// common counts what the two sides of a passage have in common where at least
// two words in a row are the same: single words are shared by any two reports
// on one event.
type common struct {
	words  int // of a that lie in such runs
	run    int // words of the longest
	quoted bool
}

// A passage is a shared quotation if so much of what its sides have in common
// stands in quotation marks on either side: what a reporter puts around it is
// not the speaker's.
const mostlyQuoted = 0.6

// inCommon compares the two sides of a passage. Most have no quotation marks
// and are much alike: there is nothing to count then.
func (v *Verifier) inCommon(a, b *text.Text, p align.Passage) (c common) {
	if p.Similarity < loosely(a, b, p) || anyQuoted(a, p.A) || anyQuoted(b, p.B) {
		c = v.runs(a, p.A, b, p.B)
		c.quoted = c.quoted || v.runs(b, p.B, a, p.A).quoted
	}
	c.quoted = c.quoted || isPost(a, p.A) || isPost(b, p.B)
	return c
}

func anyQuoted(t *text.Text, words text.Span) bool {
	for i := words.Start; i < words.End; i++ { // a word is large: none is copied
		if t.Words[i].Quote >= 0 {
			return true
		}
	}
	return false
}

// runs finds the words of one side that stand in runs which the other side has,
// too.
func (v *Verifier) runs(t *text.Text, words text.Span, other *text.Text, in text.Span) (c common) {
	v.doubles = v.doubles[:0]
	for i := in.Start; i+1 < in.End; i++ {
		v.doubles = append(v.doubles, double(other, i))
	}
	slices.Sort(v.doubles)
	quoted, run := 0, 0
	end := words.Start // behind the last word that was counted
	for i := words.Start; i+1 < words.End; i++ {
		if _, found := slices.BinarySearch(v.doubles, double(t, i)); !found {
			run = 0
			continue
		}
		if run == 0 {
			run = 1
		}
		run++
		c.run = max(c.run, run)
		for end = max(end, i); end < i+2; end++ {
			c.words++
			if t.Words[end].Quote >= 0 {
				quoted++
			}
		}
	}
	c.quoted = c.words > 0 && float64(quoted) >= mostlyQuoted*float64(c.words)
	return c
}

// double is the hash of a word and the next.
func double(t *text.Text, i int) uint64 { return t.Words[i].Hash*base + t.Words[i+1].Hash }

// isPost reports whether a passage ends in the paragraph of a post that pages
// show: "… — Jane Doe (@janedoe) March 9, 2026". Its words are its writer's, as
// those of a quotation are.
func isPost(t *text.Text, words text.Span) bool {
	s := &t.Sentences[t.Words[words.End-1].Sentence]
	paragraph := t.Paragraphs[s.Paragraph].Bytes
	line := t.Cut(text.Span{Start: s.Bytes.Start, End: paragraph.End})
	if strings.IndexByte(line, '@') < 0 {
		return false // of nearly all passages
	}
	dash := strings.LastIndex(line, "— ")
	if dash < 0 {
		return false
	}
	name, handle, ok := strings.Cut(line[dash:], "(@")
	const longestName, longestHandle = 80, 40 // bytes
	return ok && len(name) < longestName && strings.IndexByte(handle[:min(len(handle), longestHandle)], ')') > 0
}

// Two reports on one event say the same facts, with the same names and numbers,
// in their own words. A passage that shares less than so much is kept only as a
// quotation, or if it has a run of words in common that is as long as the
// shortest passage, or so many words in shorter runs.
//
// Of 58 passages of real news with fewer, read by one reader, some 43 were
// independent reports of one fact (docs/benchmarks.md).
//
// Where one side has more sentences than the other, its words have more places
// to be the same by chance: of 28 such passages of news that were read, those from .6 to .7
// held the three that were no reuse.
const (
	looselyShared    = 0.6
	looselyAsDivided = 0.7
	manyInRuns       = 20
)

// loosely is the share below which a passage may be one fact told twice.
func loosely(a, b *text.Text, p align.Passage) float64 {
	if p.Similarity >= looselyAsDivided || sentences(a, p.A) == sentences(b, p.B) {
		return looselyShared
	}
	return looselyAsDivided
}

func sentences(t *text.Text, words text.Span) int32 {
	return t.Words[words.End-1].Sentence - t.Words[words.Start].Sentence
}

// told reports whether a passage is rather one fact told twice than text that
// was taken over.
func (v *Verifier) told(a, b *text.Text, p align.Passage, c common) bool {
	return !v.o.Sensitive && !c.quoted && p.Similarity < loosely(a, b, p) && c.run < v.o.MinWords && c.words < manyInRuns
}
