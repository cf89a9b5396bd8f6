package text

import (
	"unicode"
	"unicode/utf8"
)

// clusters cuts a run of Thai, Lao, Khmer or Myanmar, which write no spaces
// between words, into orthographic clusters: a consonant with the vowels, tones
// and subjoined consonants that cannot be parted from it. They are shorter than
// words, about a syllable, but the same text is always cut in the same places,
// which is all that comparing it needs (Theeramunkong et al. 2000 use the same
// unit, the "Thai character cluster", for retrieval).
func (t *tokenizer) clusters(start, end int) {
	begin := start // of the open cluster
	joins := true  // the next consonant belongs to the open cluster
	for pos := start; pos < end; {
		r, size := utf8.DecodeRuneInString(t.source[pos:end])
		next := pos + size
		switch {
		case leadsCluster(r):
			if !joins || pos > begin && !t.onlyLeads(begin, pos) {
				t.cluster(begin, pos)
				begin = pos
			}
			joins = true
		case subjoins(r):
			joins = true
		case followsCluster(r) || t.killed(next, end):
			// part of the open cluster, whatever comes next begins another
			joins = false
		default: // a consonant, digit or independent vowel
			if !joins || unicode.IsDigit(r) {
				if !(unicode.IsDigit(r) && t.digitBefore(begin, pos)) {
					t.cluster(begin, pos)
					begin = pos
				}
			}
			joins = false
		}
		pos = next
	}
	t.cluster(begin, end)
}

func (t *tokenizer) cluster(start, end int) {
	if start < end {
		t.add(start, end, true, true, false)
	}
}

func (t *tokenizer) onlyLeads(start, end int) bool {
	for _, r := range t.source[start:end] {
		if !leadsCluster(r) {
			return false
		}
	}
	return true
}

func (t *tokenizer) digitBefore(begin, pos int) bool {
	r, _ := utf8.DecodeLastRuneInString(t.source[begin:pos])
	return unicode.IsDigit(r)
}

// killed reports whether the Myanmar sign asat stands at pos: it takes the
// vowel from the consonant before it, which then ends a syllable.
func (t *tokenizer) killed(pos, end int) bool {
	r, _ := utf8.DecodeRuneInString(t.source[pos:end])
	return r == 0x103a
}

// leadsCluster: vowels written before their consonant.
func leadsCluster(r rune) bool {
	return 0x0e40 <= r && r <= 0x0e44 || 0x0ec0 <= r && r <= 0x0ec4
}

// subjoins: signs that put the next consonant under this one.
func subjoins(r rune) bool { return r == 0x17d2 || r == 0x1039 }

// followsCluster: vowels and marks written after their consonant.
func followsCluster(r rune) bool {
	switch {
	case unicode.IsMark(r):
		return true
	case r == 0x0e30, r == 0x0e32, r == 0x0e33, r == 0x0e45, r == 0x0e46, // Thai
		r == 0x0eb0, r == 0x0eb2, r == 0x0eb3, r == 0x0ec6: // Lao
		return true
	}
	return false
}
