package ingest

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// utf16LE is s as spreadsheets save "Unicode text".
func utf16LE(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestTables(t *testing.T) {
	const want = "1|Le café|The Gazette|2026-03-09|He said “no”.\nTwice."
	for name, data := range map[string]string{
		"commas":         "id,Headline,Body Text,Source,pub_date\n1,Le café,\"He said “no”.\nTwice.\",The Gazette,2026-03-09\n",
		"semicolons":     "id;headline;content;publisher;date\r\n1;Le café;\"He said “no”.\nTwice.\";The Gazette;9.3.2026\r\n",
		"tabs":           "id\theadline\ttext\toutlet\tdate\n1\tLe café\t\"He said “no”.\nTwice.\"\tThe Gazette\t2026-03-09",
		"bars":           "id|headline|text|outlet|date\n1|Le café|\"He said “no”.\nTwice.\"|The Gazette|2026-03-09\n\n",
		"Excel":          "\xef\xbb\xbfsep=;\r\nid;headline;text;outlet;date\r\n1;Le café;\"He said “no”.\nTwice.\";The Gazette;2026-03-09\r\n",
		"UTF-16":         utf16LE("id\theadline\ttext\toutlet\tdate\r\n1\tLe café\t\"He said “no”.\nTwice.\"\tThe Gazette\t2026-03-09\r\n"),
		"Windows-1252":   "id,headline,text,outlet,date\n1,Le caf\xe9,\"He said \x93no\x94.\nTwice.\",The Gazette,2026-03-09\n",
		"more columns":   "n,id,url,headline,summary,text,outlet,date\n7,1,,Le café,s,\"He said “no”.\nTwice.\",The Gazette,2026-03-09\n",
		"HTML":           "id,headline,text,outlet,date\n1,Le caf&eacute;,\"<p>He said &ldquo;no&rdquo;.<br>Twice.</p>\",The Gazette,2026-03-09\n",
		"JSON list":      `[{"id":1,"headline":{"main":"Le café"},"content":"He said “no”.\nTwice.","source":{"id":null,"name":"The Gazette"},"publishedAt":"2026-03-09"}]`,
		"JSON envelope":  `{"status":"ok","total":1,"articles":[{"id":1,"title":"Le café","content":"He said “no”.\nTwice.","source":{"name":"The Gazette"},"publishedAt":"2026-03-09"}]}`,
		"deep envelope":  `{"response":{"meta":{"hits":[1,2]},"docs":[{"id":"1","headline":{"main":"Le café"},"body":["He said “no”.\nTwice."],"source":"The Gazette","pub_date":"2026-03-09"}]}}`,
		"search engine":  `{"hits":{"hits":[{"_index":"news","_id":"x","_source":{"id":"1","title":"Le café","text":"He said “no”.\nTwice.","outlet":"The Gazette","date":"2026-03-09"}}]}}`,
		"one object":     "{\n \"id\": 1,\n \"title\": \"Le caf\\u00e9\",\n \"authors\": [{\"name\":\"A\"}],\n \"text\": \"He said \\u201cno\\u201d.\\nTwice.\",\n \"outlet\": \"The Gazette\", \"date\": \"2026-03-09\"\n}",
		"JSON UTF-16":    utf16LE(`[{"id":1,"title":"Le café","text":"He said “no”.\nTwice.","outlet":"The Gazette","date":"2026-03-09"}]`),
		"lines, UTF-16":  utf16LE(`{"id":1,"title":"Le café","text":"He said “no”.\nTwice.","outlet":"The Gazette","date":"2026-03-09"}` + "\r\n"),
		"lines, CR LF":   `{"id":1,"title":"Le café","text":"He said “no”.\nTwice.","outlet":"The Gazette","date":"2026-03-09"}` + "\r\n",
		"lines, 1252":    "{\"id\":1,\"title\":\"Le caf\xe9\",\"text\":\"He said \x93no\x94.\\nTwice.\",\"outlet\":\"The Gazette\",\"date\":\"2026-03-09\"}\n",
		"WordPress":      `[{"id":1,"date":"2026-03-09","title":{"rendered":"Le caf&eacute;"},"content":{"rendered":"<p>He said &#8220;no&#8221;.<br>Twice.</p>","protected":false},"source":"The Gazette"}]`,
		"wrapped":        `{"type":"news","article":{"id":"1","title":"Le café","body":{"text":"He said “no”.\nTwice."},"source":"The Gazette","date":"2026-03-09"}}`,
		"the better one": `{"id":1,"content":"teaser","text":"He said “no”.\nTwice.","title":"Le café","outlet":"The Gazette","source":"x","date":"2026-03-09","created":"2020-01-01"}`,
	} {
		articles, skipped := gather(t, Options{Stdin: strings.NewReader(data)}, "-")
		if len(articles) != 1 || len(skipped) > 0 {
			t.Errorf("%s: %d articles, %v", name, len(articles), skipped)
			continue
		}
		a := articles[0]
		if got := strings.Join([]string{a.ID, a.Title, a.Outlet, a.Date, a.Text}, "|"); got != want {
			t.Errorf("%s gives\n%s, want\n%s", name, got, want)
		}
	}
}

// TestTablesInUTF16ByName holds that a table that a spreadsheet wrote in UTF-16 is
// read whatever its name says.
func TestTablesInUTF16ByName(t *testing.T) {
	for _, name := range []string{"export.csv", "export.tsv", "export.txt", "export"} {
		for _, mark := range []string{",", ";", "\t"} {
			path := filepath.Join(t.TempDir(), name)
			rows := strings.Join([]string{"headline", "body", "outlet"}, mark) + "\r\n" + strings.Join([]string{"Le café", "\"He said “no”.\nTwice.\"", "The Gazette"}, mark) + "\r\n"
			if err := os.WriteFile(path, []byte(utf16LE(rows)), 0o600); err != nil {
				t.Fatal(err)
			}
			articles, skipped := gather(t, Options{}, path)
			if len(articles) != 1 || len(skipped) > 0 || articles[0].Title != "Le café" || articles[0].Text != "He said “no”.\nTwice." {
				t.Errorf("%s with %q: %v, %v", name, mark, articles, skipped)
			}
		}
	}
}

// TestFindSaysWhyNothingIsThere holds that asking for a record of a table that
// cannot be read says why it cannot.
func TestFindSaysWhyNothingIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd.csv")
	if err := os.WriteFile(path, []byte("Kopf,Rumpf\nA,Something was said.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Find(t.Context(), path, "1", Options{})
	if err == nil || !strings.Contains(err.Error(), "there are Kopf, Rumpf") {
		t.Error(err)
	}
}

func TestMappedFields(t *testing.T) {
	mapping := map[string]string{"text": "fields.prose", "outlet": "src", "title": "h"}
	data := `{"h":"Ferry","title":"no","text":"no","src":{"name":"Northwire"},"fields":{"prose":["One.","Two."]},"source":"no"}` + "\n"
	seen := &Seen{}
	articles, skipped := gather(t, Options{Stdin: strings.NewReader(data), Map: mapping, Seen: seen}, "-")
	if len(articles) != 1 || len(skipped) > 0 {
		t.Fatal(articles, skipped)
	}
	if a := articles[0]; a.Title != "Ferry" || a.Outlet != "Northwire" || a.Text != "One.\n\nTwo." {
		t.Errorf("%+v", a)
	}
	var uses []string
	for _, u := range seen.Fields() {
		if u.Guessed || u.Articles != 1 {
			t.Errorf("%+v", u)
		}
		uses = append(uses, u.Property+"="+u.Field)
	}
	if got := strings.Join(uses, " "); got != "title=h text=fields.prose outlet=src" {
		t.Error(got)
	}
	if seen.Bytes() != int64(len(data)) {
		t.Errorf("%d bytes of %d", seen.Bytes(), len(data))
	}
}

func TestAFieldCanBeSetAside(t *testing.T) {
	articles, _ := gather(t, Options{Stdin: strings.NewReader(`{"id":"7","-":"x","text":"The ferry stops."}`), Map: map[string]string{"id": "-", "url": "-"}}, "-")
	if len(articles) != 1 || len(articles[0].ID) != 16 || articles[0].URL != "" {
		t.Errorf("%+v", articles)
	}
}

func TestATitleThatBeginsTheTextIsMarked(t *testing.T) {
	articles, _ := gather(t, Options{Stdin: strings.NewReader(`{"title":"Ferry stops","text":"Ferry stops\n\nThe ferry stops."}`)}, "-")
	if len(articles) != 1 || len(articles[0].Marks) != 1 || articles[0].Marks[0].Bytes.End != len("Ferry stops") {
		t.Errorf("%+v", articles)
	}
}

// TestTablesThatAnyProgramWrites holds that what a CSV writer writes comes back,
// whatever the fields hold.
func TestTablesThatAnyProgramWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "delimiter")
		w.UseCRLF = rapid.Bool().Draw(t, "CRLF")
		w.Write([]string{"id", "url", "text"})
		cell := rapid.StringOf(rapid.SampledFrom([]rune("ab \",;\t|\n'é")))
		var want []string
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			text := "x" + cell.Draw(t, "text")
			w.Write([]string{"x", cell.Draw(t, "url"), text})
			want = append(want, text)
		}
		w.Flush()
		var got []string
		for a, err := range Articles(context.Background(), []string{"-"}, Options{Stdin: &b, Workers: 1}) {
			if err != nil {
				t.Fatal(err)
			}
			text := a.Text
			if w.UseCRLF {
				text = strings.ReplaceAll(text, "\r\n", "\n") // the writer changes line ends inside fields
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// FuzzJSONList holds that a list gives as many records as encoding/json finds
// elements in it, over whatever lines it goes.
func FuzzJSONList(f *testing.F) {
	for _, seed := range jsonSeeds {
		f.Add(`[{"text":"a"},` + seed + `]`)
		f.Add(`{"x":` + seed + `,"articles":[{"text":"a"},{"text":"b"}]}`)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var list []json.RawMessage
		if !looksLikeJSON([]byte(s), "") || json.Unmarshal([]byte(s), &list) != nil || looksLikeJSONL([]byte(s), "") {
			t.Skip()
		}
		if f := formatOf([]byte(s)[:min(len(s), headSize)], ""); f.name != "json" {
			t.Skip()
		}
		n := 0
		for range Articles(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(s), Workers: 1}) {
			n++
		}
		if want := max(len(list), 1); n != want { // none is said
			t.Errorf("%q: %d records, want %d", s, n, want)
		}
	})
}
