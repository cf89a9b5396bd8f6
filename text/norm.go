package text

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/unicode/norm"
)

const softHyphen = '\u00ad'

// isInvisible reports whether r leaves no mark on paper: zero-width characters,
// directional controls, the byte order mark, the word joiner.
func isInvisible(r rune) bool {
	return 0x200b <= r && r <= 0x200f || 0x202a <= r && r <= 0x202e || 0x2060 <= r && r <= 0x2069 || r == 0xfeff
}

// Norm is the normal form of one word: NFC, lower case, typographic apostrophes
// and hyphens as ' and -, without soft hyphens, invisible characters and the
// Arabic tatweel. Lower case is that of Unicode, the same in all languages.
// Word lists are to be brought to this form before they are looked up.
func Norm(word string) string {
	var n normalizer
	return n.norm(word)
}

// normalizer makes normal forms; what it makes lies in large shared buffers,
// so that there is one allocation for many words. Bytes of a buffer are written
// once, before a string is made of them, until reset.
type normalizer struct {
	arena []byte
	size  int // of a new buffer, at most
}

const arenaSize = 8 << 10

// reset gives up all strings made so far: the last buffer is written anew.
func (n *normalizer) reset() { n.arena = n.arena[:0] }

// reserve makes room for n bytes and says where they will begin.
func (n *normalizer) reserve(size int) int {
	if cap(n.arena)-len(n.arena) < size {
		n.arena = make([]byte, 0, max(n.size, size))
	}
	return len(n.arena)
}

// from is what was written from an offset on.
func (n *normalizer) from(begin int) string {
	return unsafe.String(unsafe.SliceData(n.arena[begin:]), len(n.arena)-begin)
}

// short is the word of the first n bytes of x.
func (n *normalizer) short(x uint64, size int) string {
	begin := n.reserve(8)
	binary.LittleEndian.PutUint64(n.arena[begin:begin+8], x)
	n.arena = n.arena[:begin+size]
	return n.from(begin)
}

// lower is the normal form of a word that is ASCII.
func (n *normalizer) lower(word string) string {
	begin := n.reserve(len(word))
	to := n.arena[begin : begin+len(word)]
	for i := 0; i < len(word); i++ {
		to[i] = lowered[word[i]]
	}
	n.arena = n.arena[:begin+len(word)]
	return n.from(begin)
}

var lowered = func() (l [256]byte) {
	for b := range l {
		l[b] = byte(b)
		if class[b] == upper {
			l[b] += 'a' - 'A'
		}
	}
	return l
}()

// norm is the normal form of any word: the word itself where it is normal
// already.
func (n *normalizer) norm(word string) string {
	same, composed := true, true
	for _, r := range word {
		if normRune(r) != r {
			same = false
		}
		if !isComposed(r) {
			composed = false
		}
	}
	if !same {
		begin := n.reserve(len(word) + utf8.UTFMax)
		for _, r := range word {
			if r = normRune(r); r >= 0 {
				n.arena = utf8.AppendRune(n.arena, r)
			}
		}
		word = n.from(begin)
	}
	if !composed && !norm.NFC.IsNormalString(word) {
		word = strings.ToLower(norm.NFC.String(word))
	}
	return word
}

// isComposed reports whether r stays as it is in NFC beside others of its kind:
// the common letters of the big scripts, which spares them the table look-up.
func isComposed(r rune) bool {
	return r < 0x0300 ||
		0x0400 <= r && r <= 0x0482 || 0x048a <= r && r <= 0x052f || // Cyrillic
		0x05d0 <= r && r <= 0x05ea || // Hebrew
		0x0621 <= r && r <= 0x064a || 0x0671 <= r && r <= 0x06d3 || // Arabic
		0x2010 <= r && r <= 0x2069 || // punctuation
		0x3041 <= r && r <= 0x3096 || 0x30a1 <= r && r <= 0x30fe || // Kana
		0x4e00 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7a3 // Han, Hangul
}

// normRune is the normal form of one character, or -1 if it has none.
func normRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if class[r] == upper {
			r += 'a' - 'A'
		}
		return r
	case r == '’' || r == 'ʼ' || r == '＇':
		return '\''
	case r == '‐' || r == '‑':
		return '-'
	case r == softHyphen || r == '\u0640' || isInvisible(r):
		return -1
	case r == '\u202f' || r == '\u2009':
		return '\u00a0'
	}
	return unicode.ToLower(r)
}
