package text

import (
	"math/bits"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// Most words of most texts are plain: ASCII letters and digits with nothing
// behind them that could go on with the word. They are read eight bytes at a
// time and hashed on the way, in a third of the time that the rules for all
// words take; what is not plain is left to these.

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// plain appends the plain words from pos on, with nothing but the commonest
// characters between them, and returns where it found something else.
func (t *tokenizer) plain(pos int) int {
	s, words := t.source, t.words
	const reach = 16 // bytes looked at from the start of a word of up to eight
	first, gap := true, false
	for pos+reach <= len(s) {
		x, upper, n := eight(load(s, pos))
		if n == 0 {
			if !between[s[pos]] {
				break
			}
			gap = true
			pos++
			continue
		}
		end := pos + n
		capitals := upper << ((64 - 8*uint(n)) & 63)
		if n == 8 {
			for n == 8 && end+reach <= len(s) {
				var more uint64
				_, more, n = eight(load(s, end))
				capitals |= more << (64 - 8*uint(n))
				end += n
			}
			if end+reach > len(s) {
				break
			}
		}
		behind := s[end]
		if mayJoin[behind] && t.joins(end) {
			break
		}
		k := len(words)
		if first {
			t.words = words
			t.noteGap(pos)
			first = false
		} else if gap {
			t.gaps = append(t.gaps, int32(k-1))
		}
		if k == cap(words) {
			words = append(words, Word{})
		}
		words = words[:k+1]
		w := &words[k]
		norm := s[pos:end]
		if n := end - pos; n <= 8 {
			x &= ^uint64(0) >> ((64 - 8*uint(n)) & 63)
			w.Hash = shortHash(x, uint(n))
			if capitals != 0 {
				norm = t.norms.short(x, n)
			}
		} else {
			if capitals != 0 {
				norm = t.norms.lower(norm)
			}
			w.Hash = xxh3.HashString(norm)
		}
		// Field by field, as a whole Word would be made elsewhere and copied.
		w.Norm = norm
		w.Start, w.End, w.Sentence, w.Quote = int32(pos), int32(end), 0, -1
		w.Role, w.Kind, w.Function, w.Upper = Body, Letters, false, upper&0x80 != 0
		if s[pos] <= '9' {
			w.Kind = Number
		}
		pos = end
		if !between[behind] {
			break
		}
		pos++
		gap = behind != ' '
	}
	t.words = words
	return pos
}

// between: bytes outside words that nothing is to be noted of.
var between = func() (b [256]bool) {
	for c := range b {
		b[c] = class[c] == gap && !noteworthy[c]
	}
	return b
}()

// eight makes the capitals among eight bytes lower case and says which they are
// (by the highest bit of each), and how many letters and digits come first.
func eight(x uint64) (lowered, upper uint64, n int) {
	low := x &^ highs
	upper = (low + (0x80-'A')*ones) &^ (low + (0x7f-'Z')*ones) &^ x & highs
	x |= upper >> 2
	low = x &^ highs
	letters := (low + (0x80-'a')*ones) &^ (low + (0x7f-'z')*ones)
	digits := (low + (0x80-'0')*ones) &^ (low + (0x7f-'9')*ones)
	return x, upper, bits.TrailingZeros64(^((letters|digits)&^x)&highs) >> 3
}

// mayJoin: bytes that may stand inside a word behind a letter or digit.
var mayJoin = func() (m [256]bool) {
	for b := range m {
		m[b] = b >= utf8.RuneSelf
	}
	for _, b := range "'-_.,:" {
		m[b] = true
	}
	return m
}()

// joins reports whether what stands at pos, behind a plain word, may go on with
// it: nothing does with a space or the like behind, nor do typographic dashes
// and quotation marks but the apostrophe.
func (t *tokenizer) joins(pos int) bool {
	s := t.source[pos:]
	if s[0] < utf8.RuneSelf {
		return len(s) < 2 || class[s[1]] != gap
	}
	return !(len(s) > 2 && s[0] == 0xe2 && s[1] == 0x80 && 0x93 <= s[2] && s[2] <= 0x9f && s[2] != 0x99)
}

// load reads eight bytes.
func load(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// shortHash is the XXH3-64 of the first n bytes of x, the rest of which are 0:
// of one to eight. Whether a word has three letters or four cannot be foreseen,
// so both forms are worked out.
func shortHash(x uint64, n uint) uint64 {
	const (
		shortSecret = 0x396cfeb8 ^ 0xbe4ba423
		longSecret  = 0x1cad21f72c81017c ^ 0xdb979083e96dd4de
	)
	short := x&0xff<<16 | x>>(8*(n>>1)&63)&0xff<<24 | x>>(8*(n-1)&63) | uint64(n)<<8
	short = (short ^ shortSecret) * 14029467366897019727
	short ^= short >> 29
	short *= 1609587929392839161
	short ^= short >> 32
	long := x<<32 + x>>(8*(n-4)&63)&0xffffffff ^ longSecret
	long ^= bits.RotateLeft64(long, 49) ^ bits.RotateLeft64(long, 24)
	long *= 0x9fb21c651e98df25
	long ^= long>>35 + uint64(n)
	long *= 0x9fb21c651e98df25
	long ^= long >> 28
	if n < 4 {
		long = short
	}
	return long
}
