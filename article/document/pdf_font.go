package document

import (
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// pdfFont says which letters the codes of a font stand for and how wide they
// are.
type pdfFont struct {
	wide    bool // codes of two bytes
	table   [256]string
	unicode map[uint32]string // by the font's own table, which goes first
	utf16   bool              // the codes are UTF-16
	widths  map[int]float64   // in text space for size 1
	width   float64           // of codes without one
}

func newPDFFont(v pdf.Value) *pdfFont {
	f := &pdfFont{width: 0.5}
	encoding := v.Key("Encoding")
	f.wide = v.Key("Subtype").Name() == "Type0"
	if f.wide {
		f.utf16 = strings.Contains(encoding.Name(), "UCS2") || strings.Contains(encoding.Name(), "UTF16")
		f.compositeWidths(v.Key("DescendantFonts").Index(0))
	} else {
		f.simpleWidths(v)
		f.simpleTable(v, encoding)
	}
	if m := v.Key("ToUnicode"); m.Kind() == pdf.Stream {
		f.readUnicode(m)
	}
	return f
}

func (f *pdfFont) simpleWidths(v pdf.Value) {
	widths, first := v.Key("Widths"), int(v.Key("FirstChar").Int64())
	scale := 0.001
	if v.Key("Subtype").Name() == "Type3" {
		if m := v.Key("FontMatrix"); m.Len() == 6 {
			scale = m.Index(0).Float64()
		}
	}
	if missing := v.Key("FontDescriptor").Key("MissingWidth").Float64(); missing > 0 {
		f.width = missing / 1000
	}
	f.widths = map[int]float64{}
	for i := range min(widths.Len(), 256) {
		f.widths[first+i] = widths.Index(i).Float64() * scale
	}
}

// compositeWidths reads "W": "first [w w w] first last w …".
func (f *pdfFont) compositeWidths(v pdf.Value) {
	f.width = 1
	if dw := v.Key("DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		f.width = dw.Float64() / 1000
	}
	f.widths = map[int]float64{}
	w := v.Key("W")
	const most = 70_000
	for i := 0; i+1 < min(w.Len(), most); {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for k := range min(list.Len(), most) {
				f.widths[first+k] = list.Index(k).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := int(w.Index(i+1).Int64()), w.Index(i+2).Float64()/1000
		for c := first; c <= min(last, first+65_535) && len(f.widths) < most; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// simpleTable: Windows-1252 or Mac Roman, with the font's differences, whose
// glyph names the library knows.
func (f *pdfFont) simpleTable(v, encoding pdf.Value) {
	base := encoding.Name()
	if encoding.Kind() == pdf.Dict {
		base = encoding.Key("BaseEncoding").Name()
	}
	chars := charmap.Windows1252
	if base == "MacRomanEncoding" {
		chars = charmap.Macintosh
	}
	for i := range f.table {
		f.table[i] = string(chars.DecodeByte(byte(i)))
	}
	if encoding.Kind() != pdf.Dict {
		return
	}
	font := pdf.Font{V: v}
	encoder := font.Encoder()
	differences := encoding.Key("Differences")
	code := 0
	for i := range min(differences.Len(), 2000) {
		switch d := differences.Index(i); d.Kind() {
		case pdf.Integer:
			code = int(d.Int64())
		case pdf.Name:
			if 0 <= code && code < 256 {
				f.table[code] = glyph(d.Name(), encoder, byte(code))
			}
			code++
		}
	}
}

// glyph is the text of a glyph by its name; those that the library does not
// know are often ligatures or uniXXXX.
func glyph(name string, encoder pdf.TextEncoding, code byte) string {
	switch name {
	case "ff", "fi", "fl", "ffi", "ffl":
		return name
	case "f_f", "f_i", "f_l", "f_f_i", "f_f_l", "t_t":
		return strings.ReplaceAll(name, "_", "")
	case "nbspace", "space":
		return " "
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) == 4 {
		if r, ok := parseHex(hex); ok {
			return string(r)
		}
	}
	return encoder.Decode(string([]byte{code}))
}

func parseHex(s string) (r rune, ok bool) {
	for _, c := range s {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | (c - '0')
		case 'A' <= c && c <= 'F':
			r = r<<4 | (c - 'A' + 10)
		default:
			return 0, false
		}
	}
	return r, true
}

// readUnicode reads the font's table from codes to Unicode.
func (f *pdfFont) readUnicode(table pdf.Value) {
	const most = 70_000
	f.unicode = map[uint32]string{}
	instructions(unpacked(table), func(operator string, args []operand) {
		switch operator {
		case "endbfchar":
			for i := 0; i+1 < len(args) && len(f.unicode) < most; i += 2 {
				f.unicode[codeOf(args[i].text)] = utf16Text(args[i+1].text)
			}
		case "endbfrange":
			for i := 0; i+2 < len(args) && len(f.unicode) < most; i += 3 {
				f.unicodeRange(codeOf(args[i].text), codeOf(args[i+1].text), args[i+2])
			}
		}
	})
}

func (f *pdfFont) unicodeRange(low, high uint32, to operand) {
	if high < low {
		return
	}
	count := min(high-low, 65_535) + 1
	if to.kind == listOperand {
		for i := range min(uint32(len(to.list)), count) {
			f.unicode[low+i] = utf16Text(to.list[i].text)
		}
		return
	}
	start := []rune(utf16Text(to.text))
	if len(start) == 0 {
		return
	}
	last := len(start) - 1
	for i := range count {
		f.unicode[low+i] = string(start[:last]) + string(start[last]+rune(i))
	}
}

func codeOf(s string) (code uint32) {
	for i := range min(len(s), 4) {
		code = code<<8 | uint32(s[i])
	}
	return code
}

func utf16Text(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// each gives the glyphs of a string: their text, their width, and whether the
// code is that of a space between words.
func (f *pdfFont) each(raw string, glyph func(s string, width float64, space bool)) {
	step := 1
	if f.wide {
		step = 2
	}
	for i := 0; i+step <= len(raw); i += step {
		code := codeOf(raw[i : i+step])
		width, ok := f.widths[int(code)]
		if !ok {
			width = f.width
		}
		s, ok := f.unicode[code]
		switch {
		case ok:
		case f.utf16:
			s = utf16Text(raw[i : i+2])
		case f.wide:
			s = "\ufffd"
		default:
			s = f.table[byte(code)]
		}
		glyph(ligatures.Replace(s), width, step == 1 && code == ' ')
	}
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\x00", "", "\u00ad", "-")
