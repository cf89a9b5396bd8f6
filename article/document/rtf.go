package document

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"

	"parallax/article"
)

// rtfState is what a group can set and its end takes back.
type rtfState struct {
	skip  bool // a destination that is not shown
	title bool // the title in \info
	fonts bool // the font table
	after int  // characters that stand behind \u for readers without Unicode
	font  int
}

// rtfReader reads one RTF file in a single pass. Unknown control words are
// passed over, as the format asks.
type rtfReader struct {
	in       []byte
	at       int
	state    rtfState
	stack    []rtfState
	page     int         // code page of the file
	charsets map[int]int // code page by font
	pending  []byte      // bytes in a code page, not yet decoded
	pageOf   int         // their code page
	behind   int         // characters to pass over behind \u
	high     rune        // first half of a surrogate pair
	title    strings.Builder
	parts
}

const deepestRTF = 10_000 // groups within each other

func readRTF(data []byte) (*content, error) {
	c := &content{}
	r := rtfReader{in: data, page: 1252, charsets: map[int]int{}, parts: parts{c: c}}
	r.state.after = 1
	for r.at < len(r.in) {
		if err := r.next(); err != nil {
			return nil, err
		}
	}
	r.decodePending()
	r.flush()
	c.title = title(r.title.String())
	if len(r.stack) > 0 {
		c.notes = append(c.notes, article.Note{Code: "truncated", Message: "the RTF file ends inside a group: its end may be missing"})
	}
	return c, nil
}

func (r *rtfReader) next() error {
	switch b := r.in[r.at]; b {
	case '{':
		r.at++
		r.decodePending()
		if len(r.stack) >= deepestRTF {
			return errTooMuch
		}
		r.stack = append(r.stack, r.state)
	case '}':
		r.at++
		r.decodePending()
		if n := len(r.stack); n > 0 {
			r.state, r.stack = r.stack[n-1], r.stack[:n-1]
		}
	case '\\':
		r.control()
	case '\r', '\n', 0:
		r.at++
	default:
		r.at++
		r.byte(b)
	}
	return r.err()
}

// control reads a control word or symbol.
func (r *rtfReader) control() {
	r.at++
	if r.at == len(r.in) {
		return
	}
	b := r.in[r.at]
	if !isASCIILetter(b) {
		r.at++
		switch b {
		case '\'':
			if r.at+2 <= len(r.in) {
				if v, err := strconv.ParseUint(string(r.in[r.at:r.at+2]), 16, 8); err == nil {
					r.at += 2
					r.byte(byte(v))
				}
			}
		case '\\', '{', '}':
			r.byte(b)
		case '~':
			r.put(" ")
		case '_':
			r.put("-")
		case '*':
			r.state.skip = true // a destination that older readers may pass over
		case '\n', '\r':
			r.paragraph()
		}
		return
	}
	start := r.at
	for r.at < len(r.in) && isASCIILetter(r.in[r.at]) && r.at-start < 64 {
		r.at++
	}
	word := string(r.in[start:r.at])
	start = r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && '0' <= r.in[r.at] && r.in[r.at] <= '9' && r.at-start < 12 {
		r.at++
	}
	number, err := strconv.Atoi(string(r.in[start:r.at]))
	hasNumber := err == nil
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	r.word(word, number, hasNumber)
}

func (r *rtfReader) word(word string, number int, hasNumber bool) {
	switch word {
	case "u":
		r.unicode(number)
		return
	case "par", "line", "sect", "page", "column", "row", "softline":
		r.paragraph()
	case "tab", "cell", "nestcell":
		r.put(" ")
	case "emdash":
		r.put("—")
	case "endash":
		r.put("–")
	case "lquote":
		r.put("‘")
	case "rquote":
		r.put("’")
	case "ldblquote":
		r.put("“")
	case "rdblquote":
		r.put("”")
	case "bullet":
		r.put("•")
	case "emspace", "enspace", "qmspace":
		r.put(" ")
	case "uc":
		r.state.after = max(0, min(number, 8))
	case "ansicpg":
		if number > 0 {
			r.page = number
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "f", "af":
		r.decodePending()
		if word == "f" {
			r.state.font = number
		}
	case "fcharset":
		if page, ok := charsetPages[number]; ok && r.state.fonts && len(r.charsets) < 4096 {
			r.charsets[r.state.font] = page
		}
	case "fonttbl":
		r.state.fonts, r.state.skip = true, true
	case "title":
		r.state.title = len(r.stack) > 1 && r.stack[len(r.stack)-1].skip
	case "info", "colortbl", "stylesheet", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"fldinst", "ftnsep", "xe", "tc", "listtable", "revtbl", "generator", "themedata", "datastore", "latentstyles", "nonshppict", "objdata", "deleted":
		r.state.skip = true
	case "bin":
		if hasNumber && number > 0 {
			r.at = min(len(r.in), r.at+number)
		}
	case "v": // hidden text
		if !hasNumber || number != 0 {
			r.state.skip = true
		}
	}
}

// unicode reads \uN, a UTF-16 unit as a signed number, and what stands in for
// it.
func (r *rtfReader) unicode(number int) {
	r.decodePending()
	unit := rune(uint16(number))
	switch {
	case r.high != 0 && utf16.IsSurrogate(unit):
		r.put(string(utf16.DecodeRune(r.high, unit)))
		r.high = 0
	case utf16.IsSurrogate(unit):
		r.high = unit
	default:
		r.high = 0
		r.put(string(unit))
	}
	r.behind = r.state.after
	for r.behind > 0 && r.at < len(r.in) {
		switch b := r.in[r.at]; {
		case b == '{' || b == '}':
			r.behind = 0
		case b == '\\' && bytes.HasPrefix(r.in[r.at:], []byte(`\'`)) && r.at+4 <= len(r.in):
			r.at += 4
			r.behind--
		case b == '\\':
			r.behind = 0 // a control word takes no part in it
		case b == '\r' || b == '\n':
			r.at++
		default:
			r.at++
			r.behind--
		}
	}
}

// byte takes one byte in the code page of the font or file.
func (r *rtfReader) byte(b byte) {
	if r.state.skip && !r.state.title {
		return
	}
	page, ok := r.charsets[r.state.font]
	if !ok {
		page = r.page
	}
	if page != r.pageOf {
		r.decodePending()
		r.pageOf = page
	}
	r.pending = append(r.pending, b)
	if len(r.pending) > 4096 {
		r.decodePending()
	}
}

func (r *rtfReader) decodePending() {
	if len(r.pending) == 0 {
		return
	}
	s, err := codePage(r.pageOf).NewDecoder().Bytes(r.pending)
	if err != nil {
		s = r.pending
	}
	r.pending = r.pending[:0]
	r.out(strings.ToValidUTF8(string(s), "\ufffd"))
}

func (r *rtfReader) put(s string) {
	r.decodePending()
	r.out(s)
}

func (r *rtfReader) out(s string) {
	switch {
	case r.state.title:
		if r.title.Len() < 1000 {
			r.title.WriteString(s)
		}
	case !r.state.skip:
		r.write(s)
	}
}

func (r *rtfReader) paragraph() {
	r.decodePending()
	if !r.state.skip {
		r.flush()
	}
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
