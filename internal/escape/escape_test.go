package escape

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// anything draws strings of any bytes, mostly of those that have broken
// writers before.
func anything(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]string{"\r\n", "\r", "\n", "\t", "\x00", "\x1b[31m", "\x7f", "\u0085", "\u202e", "\u2028", "\ufeff", "\ufffe", "\xff", "<", "]]>", "&amp;", `"`, "'", "=", "+", "－", ",", ";", "é", "北", "👩‍🔧"}),
		rapid.StringN(0, 8, -1),
	), 0, 8).Draw(t, "parts")
	return strings.Join(parts, "")
}

func TestXMLGivesTheTextBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		document := append([]byte(`<a b="`), XML(nil, s)...)
		document = append(document, `">`...)
		document = append(XMLText(document, s), "</a>"...)
		var got struct {
			B    string `xml:"b,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal(document, &got); err != nil {
			t.Fatalf("%v: %q", err, document)
		}
		if want := Held(s); got.B != want || got.Text != want {
			t.Fatalf("%q came back as %q and %q, want %q", s, got.B, got.Text, want)
		}
		if utf8.RuneCountInString(got.Text) != utf8.RuneCountInString(s) {
			t.Fatal("the number of code points changed")
		}
		for _, r := range string(document) {
			if Acts(r) && r != '\n' && r != '\t' {
				t.Fatalf("%U stands bare in %q", r, document)
			}
		}
	})
}

func TestJSONGivesTheTextBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		var got string
		if err := json.Unmarshal(JSON(nil, s), &got); err != nil {
			t.Fatal(err)
		}
		if got != UTF8(s) {
			t.Fatalf("%q came back as %q", s, got)
		}
	})
}

// Every byte, at every place among printable letters, comes back.
func TestJSONFindsEveryByteInARun(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			s := strings.Repeat("a", at) + string([]byte{byte(c)}) + strings.Repeat("z", 20-at)
			out := JSON(nil, s)
			var got string
			if err := json.Unmarshal(out, &got); err != nil || got != UTF8(s) {
				t.Fatalf("%q came back as %q: %v", s, got, err)
			}
			if plain := c >= ' ' && c < 0x7f && c != '"' && c != '\\'; plain != (string(out) == `"`+s+`"`) {
				t.Fatalf("%q was written as %s", s, out)
			}
		}
	}
}

func TestCellsNeverStartAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		rows, err := csv.NewReader(strings.NewReader("x," + string(CSV(nil, s)) + "\r\n")).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%v: %q", err, rows)
		}
		cell := rows[0][1]
		if Formula(cell) && !strings.HasPrefix(cell, "'") {
			t.Fatalf("%q could be run", cell)
		}
		// What csv.Reader itself changes is a line break: CR LF becomes LF.
		back := cell
		if strings.HasPrefix(cell, "'") {
			back = cell[1:]
		}
		if want := strings.ReplaceAll(shown(s), "\r\n", "\n"); back != want {
			t.Fatalf("%q came back as %q, want %q", s, back, want)
		}
		if cell := string(TSV(nil, s)); strings.ContainsAny(cell, "\t\r\n") {
			t.Fatalf("the TSV cell %q ends its row", cell)
		}
	})
}

// shown is s with U+FFFD for each control character but those of white space.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if Control(r) && r != '\t' && r != '\n' && r != '\r' {
			return utf8.RuneError
		}
		return r
	}, UTF8(s))
}
