package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"parallax/internal/escape"
)

// FuzzWrap holds cleaning, wrapping and cutting to their laws on any bytes.
func FuzzWrap(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+5)%len(hostile)], 10+i)
	}
	f.Fuzz(func(t *testing.T, a, b string, columns int) {
		if columns < 2 || columns > 500 {
			columns = 2 + int(uint(columns)%500)
		}
		a, b = clean(a), clean(b)
		for _, s := range []string{a, b} {
			checkClean(t, s)
			if got := cutTo(s, columns); width(got) > columns {
				t.Errorf("cutTo(%q, %d) is %d wide", s, columns, width(got))
			}
			if got := cutFrom(s, columns); width(got) > columns {
				t.Errorf("cutFrom(%q, %d) is %d wide", s, columns, width(got))
			}
		}
		x, y := excerpts(a, b, columns)
		if !utf8.ValidString(x+y) || width(x) > columns || width(y) > columns {
			t.Errorf("excerpts of %q and %q: %q and %q", a, b, x, y)
		}
		var words strings.Builder
		for _, l := range wrap([]piece{styled(bold, a), text(" "), {text: b, style: sideB, join: true}}, columns) {
			sum, whole := 0, ""
			for _, p := range l.pieces {
				words.WriteString(p.text)
				whole += p.text
				sum += width(p.text)
			}
			// A line can only be wider than asked for if it is one character that
			// is: an emoji of several, as some terminals draw it.
			if (sum > columns || l.width > columns) && graphemes(whole) > 1 {
				t.Errorf("a line of %d columns (said to be %d) instead of %d", sum, l.width, columns)
			}
		}
		if got, want := blankless(words.String()), blankless(a+b); got != want {
			t.Errorf("wrapped %q, got %q", want, got)
		}
	})
}

func graphemes(s string) int {
	n := 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		n++
	}
	return n
}

func blankless(s string) string { return strings.ReplaceAll(s, " ", "") }

func checkClean(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.Contains(s, "  ") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		t.Errorf("not clean: %q", s)
	}
	for _, r := range s {
		if escape.Acts(r) || r != ' ' && isBlank(r) {
			t.Errorf("%U stays in %q", r, s)
		}
	}
	if clean(s) != s {
		t.Errorf("clean again changes %q to %q", s, clean(s))
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name    string
		pieces  []piece
		columns int
		want    []string
	}{
		{"fits", []piece{text("one two")}, 7, []string{"one two"}},
		{"at blanks", []piece{text("one two three")}, 8, []string{"one two", "three"}},
		{"a word over two pieces stays whole", []piece{text("the “"), styled(sideA, "word"), text("”, it")}, 10, []string{"the", "“word”, it"}},
		{"a long word is broken", []piece{text("ab abcdefghij")}, 5, []string{"ab", "abcde", "fghij"}},
		{"between ideographs", []piece{text("港湾の争議")}, 6, []string{"港湾の", "争議"}},
		{"no closing mark at the beginning", []piece{text("港湾の、争議")}, 6, []string{"港湾", "の、争", "議"}},
		{"no opening mark at the end", []piece{text("港湾（の）")}, 6, []string{"港湾", "（の）"}},
		{"a no-break space holds", []piece{text("5 %, or 10\u00a0%")}, 10, []string{"5 %, or", "10\u00a0%"}},
		{"glue holds", []piece{text("one two"), {text: " (flag 3)", glue: true}}, 10, []string{"one two", "(flag 3)"}},
		{"nothing", nil, 10, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range wrap(c.pieces, c.columns) {
				got = append(got, string(appendLine(nil, l, false)))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestIsolates(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []piece
		want   string
	}{
		{"none in Latin script", []piece{text("said")}, "said"},
		{"each piece alone", []piece{text("“אמר”"), text(" became "), text("“טען”")}, "\u2068“אמר”\u2069 became \u2068“טען”\u2069"},
		{"joined pieces together", []piece{text("הוא "), {text: "x", join: true}, {text: " היום", join: true}}, "\u2068הוא x היום\u2069"},
		{"joined Latin pieces not", []piece{text("he "), {text: "said", join: true}}, "he said"},
	} {
		if got := string(appendLine(nil, line{pieces: c.pieces}, false)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCleanTakesOutEscapeSequences(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[2Jb":           "a[2Jb",
		"a\u009b2Jb":          "a2Jb",
		"one\r\n\ttwo\u2029x": "one two x",
		"x\u202egpj.exe":      "xgpj.exe",
		"\xff":                "\ufffd",
		"co\u00adoperate":     "cooperate",
		"10\u00a0%":           "10\u00a0%",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) is %q, want %q", in, got, want)
		}
	}
}

// TestTextIsBounded gives the terminal form words of a million letters.
func TestTextIsBounded(t *testing.T) {
	for _, unit := range []string{"a", "é", "港", "\u0301", "👩\u200d", "a "} {
		big := strings.Repeat(unit, 1_000_000)
		b := newBuilder(t, []string{"# one", big}, []string{"# two", big + "x"})
		b.passage("edited", big, big+"x", 0.9, false)
		b.change(1, big, big, reading{"flag", "F3", "verb", "", "high", "verb", "*" + big + "* became *x*: so it is.", "", nil})
		b.change(0, big, "", reading{"flag", "F7", "voice.reply", "", "high", "voice", "So it is.", "", nil})
		b.unmatched(true, "content", big)
		out := renderText(t, b.c, TextOptions{})
		if len(out) > 200_000 {
			t.Errorf("%q a million times: %d bytes", unit, len(out))
		}
		checkText(t, out, 80, false)
	}
}
