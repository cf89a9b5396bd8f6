package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/compare"
	"parallax/internal/escape"
)

func pair(t testing.TB, f Format, c *compare.Comparison) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Pair(&b, f, c, Options{}); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return b.Bytes()
}

// TestRandomPairs holds every form to its laws on comparisons whose strings
// are any bytes and whose spans point anywhere. It is no fuzz target, as
// building one with all that this package links takes two minutes.
func TestRandomPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	for range 200 {
		checkPair(t, randomComparison(r))
	}
}

func TestShippedPairs(t *testing.T) {
	for _, fullText := range []bool{true, false} {
		for _, c := range shipped(t, fullText) {
			checkPair(t, c)
		}
	}
}

func checkPair(t *testing.T, c *compare.Comparison) {
	t.Helper()
	checkCollation(t, c)
	checkTEI(t, c)
	checkAnnotations(t, c)
	checkQDPX(t, c)
	for _, f := range []Format{CSV, TSV, JSONLines, Parquet, CSLJSON, BibTeX} {
		if got := pair(t, f, c); f != Parquet && !utf8.Valid(got) {
			t.Fatalf("%s: invalid UTF-8", f)
		}
	}
}

// rebuilt reads a version out of an edition, as any reader of parallel
// segmentation would.
func rebuilt(t *testing.T, edition []byte, letter string) string {
	t.Helper()
	var text strings.Builder
	inBlock, skip := false, 0
	for d := xml.NewDecoder(bytes.NewReader(edition)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		} else if err != nil {
			t.Fatalf("%v\n%s", err, edition)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "ab":
				inBlock = true
			case "rdg":
				if token.Attr[0].Value != "#"+letter {
					skip++
				}
			}
		case xml.EndElement:
			switch {
			case token.Name.Local == "ab":
				inBlock = false
			case token.Name.Local == "rdg" && skip > 0:
				skip--
			}
		case xml.CharData:
			if inBlock && skip == 0 {
				text.Write(token)
			}
		}
	}
}

func checkTEI(t *testing.T, c *compare.Comparison) {
	t.Helper()
	edition := pair(t, TEI, c)
	a, b := witnesses(c)
	for _, w := range []*witness{a, b} {
		if got, want := rebuilt(t, edition, w.letter), escape.Held(string(w.text)); got != want {
			t.Fatalf("%s rebuilt is\n%q, not\n%q\n%s", w.letter, got, want, edition)
		}
	}
}

// checkAnnotations holds every selector to the words that it claims.
func checkAnnotations(t *testing.T, c *compare.Comparison) {
	t.Helper()
	var collection struct {
		Total int
		First struct {
			Items []struct {
				ID           string
				Body, Target json.RawMessage
			}
		}
	}
	data := pair(t, Annotations, c)
	if err := json.Unmarshal(data, &collection); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if collection.Total != len(collection.First.Items) {
		t.Fatalf("total is %d of %d", collection.Total, len(collection.First.Items))
	}
	texts := map[string][]rune{}
	for _, s := range []*compare.Side{&c.A, &c.B} {
		if s.Text != nil {
			texts[iri(s)] = []rune(*s.Text)
		}
	}
	if c.A.Text == nil || c.B.Text == nil || iri(&c.A) == iri(&c.B) {
		return
	}
	for _, item := range collection.First.Items {
		var bodies []json.RawMessage
		if err := json.Unmarshal(item.Body, &bodies); err != nil {
			t.Fatal(err)
		}
		for _, resource := range append(bodies, item.Target) {
			checkSelectors(t, resource, texts)
		}
	}
}

func checkSelectors(t *testing.T, resource json.RawMessage, texts map[string][]rune) {
	t.Helper()
	var of struct {
		Source   struct{ ID string }
		Selector []struct {
			Type, Exact, Prefix, Suffix string
			Start, End                  int
		}
	}
	if err := json.Unmarshal(resource, &of); err != nil {
		t.Fatal(err)
	}
	if len(of.Selector) < 2 {
		return // a tag, or a place that cannot be quoted
	}
	position, quote := of.Selector[0], of.Selector[1]
	text := texts[of.Source.ID]
	if got := string(text[position.Start:position.End]); got != quote.Exact {
		t.Fatalf("[%d, %d) is %q, not %q", position.Start, position.End, got, quote.Exact)
	}
	if !strings.HasSuffix(string(text[:position.Start]), quote.Prefix) || !strings.HasPrefix(string(text[position.End:]), quote.Suffix) {
		t.Fatalf("%q does not stand between %q and %q", quote.Exact, quote.Prefix, quote.Suffix)
	}
}

// project is what a test needs of a REFI-QDA project.
type project struct {
	Codes   []codeXML `xml:"CodeBook>Codes>Code"`
	Sources []struct {
		GUID       string `xml:"guid,attr"`
		Path       string `xml:"plainTextPath,attr"`
		Selections []struct {
			Name  string `xml:"name,attr"`
			Start int    `xml:"startPosition,attr"`
			End   int    `xml:"endPosition,attr"`
			Code  struct {
				Target string `xml:"targetGUID,attr"`
			} `xml:"Coding>CodeRef"`
		} `xml:"PlainTextSelection"`
	} `xml:"Sources>TextSource"`
}

type codeXML struct {
	GUID  string    `xml:"guid,attr"`
	Name  string    `xml:"name,attr"`
	Under []codeXML `xml:"Code"`
}

// checkQDPX holds every selection to the words that it names, in the source as
// it lies in the package.
func checkQDPX(t *testing.T, c *compare.Comparison) {
	t.Helper()
	data := pair(t, QDPX, c)
	if !bytes.Equal(data, pair(t, QDPX, c)) {
		t.Fatal("other bytes the second time")
	}
	files := unzip(t, data)
	var p project
	if err := xml.Unmarshal([]byte(files["project.qde"]), &p); err != nil {
		t.Fatalf("%v\n%s", err, files["project.qde"])
	}
	if len(p.Sources) != len(files)-1 {
		t.Fatalf("%d sources, %d files", len(p.Sources), len(files))
	}
	for _, s := range p.Sources {
		text, ok := files["sources/"+strings.TrimPrefix(s.Path, "internal://")]
		if !ok {
			t.Fatalf("no file for %s", s.Path)
		}
		if strings.Contains(text, "\r") {
			t.Fatal("a carriage return in a source")
		}
		runes := []rune(text)
		for _, selection := range s.Selections {
			words := strings.Join(strings.Fields(string(runes[selection.Start:selection.End])), " ")
			if name := strings.TrimSuffix(selection.Name, "…"); !strings.HasPrefix(words, escape.Held(name)) {
				t.Fatalf("[%d, %d) is %q, not %q", selection.Start, selection.End, words, selection.Name)
			}
		}
	}
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files
}

// TestCodingsUseTheCodebook: every code that a coding of the shipped pairs
// points to is in the codebook, and is in it once.
func TestCodingsUseTheCodebook(t *testing.T) {
	for _, c := range shipped(t, true) {
		var p project
		if err := xml.Unmarshal([]byte(unzip(t, pair(t, QDPX, c))["project.qde"]), &p); err != nil {
			t.Fatal(err)
		}
		known := map[string]int{}
		var walk func([]codeXML)
		walk = func(list []codeXML) {
			for _, c := range list {
				known[c.GUID]++
				walk(c.Under)
			}
		}
		walk(p.Codes)
		if len(known) < 55 {
			t.Fatalf("only %d codes", len(known))
		}
		codings := 0
		for _, s := range p.Sources {
			for _, selection := range s.Selections {
				codings++
				if known[selection.Code.Target] != 1 {
					t.Errorf("%q is coded with %s, which is in the codebook %d times", selection.Name, selection.Code.Target, known[selection.Code.Target])
				}
			}
		}
		if codings == 0 && c.Relation != "unrelated" {
			t.Errorf("%s: no codings", c.B.Path)
		}
	}
}

// TestWithheldTextStaysWithheld: no form of a comparison without its texts
// holds a sentence that stands in no passage and no flag.
func TestWithheldTextStaysWithheld(t *testing.T) {
	const secret = "Sign up for our newsletter" // page furniture of framing.txt
	full, withheld := shipped(t, true), shipped(t, false)
	seen := 0
	for i := range full {
		for _, form := range Forms {
			if form.Scope == Graphs {
				continue
			}
			open, closed := plain(t, form.Format, full[i]), plain(t, form.Format, withheld[i])
			if strings.Contains(closed, secret) {
				t.Errorf("%s shows what is withheld", form.Format)
			}
			if strings.Contains(open, secret) {
				seen++
			}
		}
	}
	if seen < 4 {
		t.Errorf("only %d forms show the words when they are not withheld", seen)
	}
}

func plain(t *testing.T, f Format, c *compare.Comparison) string {
	data := pair(t, f, c)
	if f != QDPX {
		return string(data)
	}
	var all strings.Builder
	for _, content := range unzip(t, data) {
		all.WriteString(content)
	}
	return all.String()
}

// TestSeveralPairs: a corpus holds one edition a pair, and a project has one
// source for an article of several pairs.
func TestSeveralPairs(t *testing.T) {
	list := shipped(t, true)
	seq := func(yield func(*compare.Comparison, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
	for _, form := range Forms {
		if form.Scope == Graphs {
			continue
		}
		var b bytes.Buffer
		if err := Comparisons(&b, form.Format, true, seq, Options{}); err != nil {
			t.Fatal(err)
		}
		switch form.Format {
		case TEI:
			wellFormed(t, b.Bytes())
			if n := strings.Count(b.String(), "<TEI "); n != len(list) {
				t.Errorf("%d editions of %d pairs", n, len(list))
			}
			uniqueIDs(t, b.Bytes())
		case QDPX:
			if n := len(unzip(t, b.Bytes())) - 1; n != len(list) { // the wire story is one of them
				t.Errorf("%d sources of %d articles", n, len(list))
			}
		case Annotations:
			if !json.Valid(b.Bytes()) {
				t.Error("not JSON")
			}
		}
	}
}

func uniqueIDs(t *testing.T, data []byte) {
	t.Helper()
	ids := map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err != nil {
			break
		}
		if start, ok := token.(xml.StartElement); ok {
			for _, a := range start.Attr {
				if a.Name.Local == "id" {
					if ids[a.Value] {
						t.Errorf("the id %s is given twice", a.Value)
					}
					ids[a.Value] = true
				}
			}
		}
	}
	if len(ids) < 100 {
		t.Errorf("only %d ids", len(ids))
	}
}
