package ingest

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

var jsonSeeds = []string{
	`{}`, `{"a":1}`, `{"a":"b","c":[1,2,{"d":null}]}`, `{"a":"\u00e9\ud83d\ude00\ud83d"}`, `{"a":"\ud83dx"}`, `{"a":"\udc00\ud800"}`, `{"a":"é”"}`, `{"a":-0.5e+3,"b":true,"c":false}`,
	`{"a":01}`, `{"a":1.}`, `{"a":"\x"}`, `{"a":"\u12g4"}`, `{"a" 1}`, `{"a":1,}`, `[1,]`, `{"a":"b`, `{"a":tru}`, "{\"a\":\"\t\"}", `{"a":"long enough for eight bytes at a time \" and on and on"}`,
	` { "a" : [ ] , "b" : { } } `, `-`, `"x"`, `[[[[]]]]`, `{"a":1}{`, "\x7f", `{"a":"` + "\u2028" + `\/\b\f\n\r\t\\"}`,
}

// FuzzScanner holds that the scanner accepts what encoding/json accepts, and
// reads the same strings.
func FuzzScanner(f *testing.F) {
	for _, seed := range jsonSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("made valid before it is scanned")
		}
		b := []byte(s)
		start := skipSpace(b, 0)
		end := skipValue(b, start, 1)
		ok := end >= 0 && skipSpace(b, end) == len(b)
		if ok != json.Valid(b) {
			t.Fatalf("%q: valid: %v, encoding/json says %v", s, ok, !ok)
		}
		if !ok || b[start] != '"' {
			return
		}
		var want string
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		if got := string(unescape(nil, b[start+1:end-1])); got != want {
			t.Errorf("%q: %q, encoding/json says %q", s, got, want)
		}
	})
}

func TestScannerBoundsNesting(t *testing.T) {
	for _, depth := range []int{9999, 10000, 10001, 1 << 20} {
		s := []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
		if got := skipValue(s, 0, 1) == len(s); got != json.Valid(s) {
			t.Errorf("%d lists inside each other: %v, encoding/json says %v", depth, got, !got)
		}
	}
}
