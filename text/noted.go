package text

// noted is what is seen between words on the way and looked for later: it
// spares sentences and quotations a walk over the text of their own.
type noted struct {
	gaps  []int32 // words behind which more than a space stands, or whose last byte is a full stop
	marks []mark  // quotation marks and apostrophes outside words
	rare  bool    // there are line breaks but LF
	wide  bool    // there are words that begin with a letter that is not ASCII
}

// mark is where a quotation mark stands, and the word that comes next.
type mark struct{ at, word int32 }

func (n *noted) reset() { n.gaps, n.marks = n.gaps[:0], n.marks[:0]; n.rare, n.wide = false, false }

// noteGap looks at the gap between the last word and the one that begins at
// start.
func (t *tokenizer) noteGap(start int) {
	k := len(t.words) - 1
	if k < 0 {
		return
	}
	end := int(t.words[k].End)
	if start == end || start == end+1 && t.source[end] == ' ' {
		if t.source[end-1] != '.' {
			return
		}
	}
	t.gaps = append(t.gaps, int32(k))
}

// noteworthy: bytes with which what is noted between words begins.
var noteworthy = [256]bool{'"': true, '\'': true, '\r': true, '\v': true, '\f': true, 0xc2: true, 0xe2: true, 0xe3: true, 0xef: true}

// note looks at a character outside words.
func (t *tokenizer) note(r rune, pos int) {
	switch {
	case isQuoteMark(r):
		t.marks = append(t.marks, mark{int32(pos), int32(len(t.words))})
	case isRareBreak(r):
		t.rare = true
	}
}
