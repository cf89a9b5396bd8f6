package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/compare"
	"parallax/internal/escape"
)

// TestJSONSaysWhatEncodingJSONSays holds the writer to the struct tags of
// compare: same fields, same order, same values, whatever the struct grows.
func TestJSONSaysWhatEncodingJSONSays(t *testing.T) {
	comparisons := []*compare.Comparison{story(t), {}}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		comparisons = append(comparisons, randomComparison(r, nil))
	}
	for _, c := range comparisons {
		line := render(t, c, JSONL)
		if n := strings.Count(line, "\n"); n != 1 {
			t.Fatalf("JSONL wrote %d lines", n)
		}
		emptyArrays(reflect.ValueOf(c).Elem())
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(c); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(jsonTokens(t, want.String()), jsonTokens(t, line)); d != "" {
			t.Fatalf("fields or values differ (-encoding/json +ours)\n%s", d)
		}
		var compacted bytes.Buffer
		if err := json.Compact(&compacted, []byte(render(t, c, JSON))); err != nil {
			t.Fatal(err)
		}
		if compacted.String()+"\n" != line {
			t.Fatal("JSON and JSONL differ in more than white space")
		}
	}
}

// jsonTokens is the token stream of a document: order of fields kept, escapes and
// number forms resolved.
func jsonTokens(t *testing.T, s string) []any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(s))
	var tokens []any
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not JSON: %v in %.200s", err, s)
		}
		if delim, ok := token.(json.Delim); ok {
			token = string(delim)
		}
		tokens = append(tokens, token)
	}
	return tokens
}

func TestJSONNeverWritesNullForAnArray(t *testing.T) {
	out := render(t, &compare.Comparison{}, JSONL)
	var object map[string]any
	if err := json.Unmarshal([]byte(out), &object); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"passages", "blocks", "changes", "warnings"} {
		if _, ok := object[name].([]any); !ok {
			t.Errorf("%s is %v, not an array", name, object[name])
		}
	}
}

func TestJSONRefusesWhatItCannotHold(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1)} {
		if err := JSONL(&bytes.Buffer{}, &compare.Comparison{Coverage: compare.Coverage{A: f}}); err == nil {
			t.Errorf("a share of %v was written", f)
		}
	}
}

func TestJSONKeepsTheValueOfCharactersThatAct(t *testing.T) {
	for _, s := range hostile {
		encoded := escape.JSON(nil, s)
		var back string
		if err := json.Unmarshal(encoded, &back); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := strings.ToValidUTF8(string([]rune(s)), "\ufffd"); back != want {
			t.Errorf("%q came back as %q", s, back)
		}
		for _, r := range string(encoded) {
			if escape.Control(r) {
				t.Errorf("%q keeps %U", s, r)
			}
		}
	}
}

func TestJSONLPutsAnErrorInThePlaceOfItsPair(t *testing.T) {
	pairs := []Pair{
		{Comparison: story(t)},
		{A: "a.txt", B: "missing \"b\".txt", Err: errors.New("no such file")},
		{Comparison: story(t)},
	}
	out := renderAll(t, JSONLRenderer(), pairs)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 3 || lines[0] != lines[2] {
		t.Fatalf("got %d lines", len(lines))
	}
	var record map[string]string
	if err := json.Unmarshal([]byte(lines[1]), &record); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"schema": "parallax.error/1", "a": "a.txt", "b": "missing \"b\".txt", "error": "no such file"}
	if !reflect.DeepEqual(record, want) {
		t.Errorf("got %v, want %v", record, want)
	}
}
