package text

import (
	"sort"
	"unicode/utf8"
)

// Points translates byte offsets of a string into code points and back. An
// ASCII string costs nothing; any other one walk over it and 5 bytes for every
// 64. A byte that is not valid UTF-8 counts as one code point, as it does in
// Go's []rune and in JSON, where it becomes U+FFFD.
type Points struct {
	source string
	ascii  bool
	before []int32 // before[k]: code points that begin before byte k*block
	skip   []uint8 // bytes from k*block to the first code point that begins there or later
}

const block = 64

// NewPoints prepares the translation of offsets into source.
func NewPoints(source string) *Points {
	p := &Points{source: source, ascii: isASCII(source)}
	if p.ascii {
		return p
	}
	blocks := len(source)/block + 1
	p.before = make([]int32, 0, blocks)
	p.skip = make([]uint8, 0, blocks)
	points := int32(0)
	for pos := 0; ; {
		for len(p.before)*block <= pos {
			p.skip = append(p.skip, uint8(pos-len(p.before)*block))
			p.before = append(p.before, points)
		}
		if pos >= len(source) {
			return p
		}
		if ahead := pos + 8; ahead <= min(len(p.before)*block, len(source)) && load(source, pos)&highs == 0 {
			pos, points = ahead, points+8
			continue
		}
		pos += runeLen(source, pos)
		points++
	}
}

// At is the number of code points that begin before the byte offset. Offsets
// outside the source count as its nearest end.
func (p *Points) At(offset int) int {
	offset = min(max(offset, 0), len(p.source))
	if p.ascii {
		return offset
	}
	k := offset / block
	pos, points := k*block+int(p.skip[k]), int(p.before[k])
	for pos < offset {
		if ahead := pos + 8; ahead <= offset && load(p.source, pos)&highs == 0 {
			pos, points = ahead, points+8
			continue
		}
		pos += runeLen(p.source, pos)
		points++
	}
	return points
}

// Offset is the byte offset at which the code point of that number begins; for
// a number behind the last one, the length of the source.
func (p *Points) Offset(point int) int {
	if p.ascii {
		return min(max(point, 0), len(p.source))
	}
	k := sort.Search(len(p.before), func(k int) bool { return int(p.before[k]) > point }) - 1
	if k < 0 {
		return 0
	}
	pos := k*block + int(p.skip[k])
	for points := int(p.before[k]); points < point && pos < len(p.source); points++ {
		pos += runeLen(p.source, pos)
	}
	return min(pos, len(p.source))
}

func runeLen(s string, pos int) int {
	if s[pos] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(s[pos:])
	return size
}

func isASCII(s string) bool {
	for len(s) >= 8 {
		if uint64(s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7]) >= utf8.RuneSelf {
			return false
		}
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
