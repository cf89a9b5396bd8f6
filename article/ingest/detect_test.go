package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// samples are one file of every format that this package reads itself; those
// of the other packages lie in their testdata.
func samples(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{
		"text: story.txt":          "Ferry stops\n\nThe ferry stops at midnight, they say.\n",
		"text: headline.txt":       "Love, body and soul\n\nA play, in three acts, opens on Friday.\n",
		"text: bracket.txt":        "[Update] The ferry stops.\n{sic} It sails.\n",
		"text: latin1.txt":         "Le caf\xe9 ferme.\n",
		"text: utf16.txt":          "\xff\xfeF\x00e\x00r\x00r\x00y\x00",
		"text: letter.txt":         "Date: Monday\nText: the ferry; the bus; the train\n",
		"html: page.html":          "<!doctype html><html><body><p>Ferry</p></body></html>",
		"html: notype":             "<!-- saved -->\n<html><head></head></html>",
		"fragment: found.html":     "<div id=\"x\"><p>The ferry stops.</p></div>\n",
		"text: tag.txt":            "<p>A text that begins with a tag\n",
		"jsonl: a.jsonl":           twoRecords,
		"jsonl: one.json":          `{"title":"Ferry","text":"The ferry stops."}`,
		"jsonl: damaged.jsonl":     `{"title":"Ferry","text":"The fer` + "\n" + `{"title":"Ferry","text":"The ferry stops."}` + "\n",
		"jsonl: tail.jsonl":        `"text":"cut tail of a line"}` + "\n" + twoRecords,
		"jsonl: two-bad.jsonl":     `{"text":"The fer` + "\n" + `"text":"cut tail of a line"}` + "\n" + twoRecords,
		"text: quoting.txt":        "They sent us these lines:\n" + twoRecords,
		"jsonl: bom.jsonl":         "\xef\xbb\xbf" + twoRecords,
		"json: list.json":          `[{"text":"a"},{"text":"b"}]`,
		"json: pretty.json":        "{\n  \"title\": \"Ferry\",\n  \"text\": \"The ferry stops.\"\n}\n",
		"json: articles.json":      "{\"articles\":[\n{\"text\":\"a\"}\n]}",
		"json: long.jsonl":         `{"text":"` + strings.Repeat("long ", headSize) + "\"}\n",
		"csv: table.csv":           "id,title,text\n1,a,b\n",
		"csv: table.txt":           "id;title;text\n1;a;b\n",
		"csv: table.tsv":           "id\ttitle\ttext\n1\ta\tb\n",
		"csv: unknown-columns.csv": "eins,zwei\n1,2\n",
		"csv: excel.csv":           "sep=;\r\nid;title;text\r\n1;a;b\r\n",
		"gzip: a.gz":               gzipped("x"),
		"zstd: a.zst":              zstandard("x"),
		"xz: a.xz":                 "\xfd7zXZ\x00\x00\x04",
		"bzip2: a.bz2":             "BZh91AY&SY\x00\x00",
		"tar: a.tar":               tarred(map[string]string{"a.txt": "x"}),
		"zip: a.zip":               zipped(map[string]string{"a.txt": "x"}),
		"docx: a.docx":             zipped(map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
		"zip: docs.zip":            stored("story.docx", zipped(map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})),
		"odt: a.odt":               stored("mimetype", "application/vnd.oasis.opendocument.text"),
		"pdf: a.pdf":               "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
		"warc: a.warc":             "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n",
		"warc: a.warc.gz":          gzipped("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"),
		"binary: a.png":            "\x89PNG\r\n\x1a\n\x00\x00",
		"xml: other.xml":           "<?xml version=\"1.0\"?><recipe/>",
	}
	for _, of := range []struct{ format, pattern string }{
		{"newsml", "agency/testdata/newsml*.xml"}, {"nitf", "agency/testdata/nitf*.xml"}, {"ninjs", "agency/testdata/ninjs*.json"},
		{"reuters-sgml", "agency/testdata/*.sgm"}, {"feed", "agency/testdata/rss.xml"}, {"feed", "agency/testdata/atom.xml"},
		{"nexis", "database/testdata/nexis*.txt"}, {"factiva", "database/testdata/factiva*.txt"}, {"factiva", "database/testdata/factiva*.html"},
		{"europresse", "database/testdata/europresse*.html"}, {"rtf", "document/testdata/*.rtf"},
	} {
		format, pattern := of.format, of.pattern
		files, err := filepath.Glob(filepath.Join("..", pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no samples of %s: %v", format, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[format+": "+filepath.Base(file)] = string(data)
		}
	}
	return all
}

// alsoLooks are formats that a sample may look like besides its own, which
// stands before them in the table.
var alsoLooks = map[string][]string{
	"newsml": {"xml"}, "nitf": {"xml"}, "feed": {"xml"}, "html": {"xml"}, "ninjs": {"jsonl", "json"}, "jsonl": {"json"},
	"factiva": {"html"}, "europresse": {"html"}, "nexis": {"html"},
	"docx": {"zip", "binary"}, "odt": {"zip", "binary"}, "pdf": {"binary"}, "warc": {"gzip", "binary"},
	"gzip": {"binary"}, "zstd": {"binary"}, "xz": {"binary"}, "bzip2": {"binary"}, "tar": {"binary"}, "zip": {"binary"},
}

func TestEveryFormatIsToldFromTheOthers(t *testing.T) {
	for sample, data := range samples(t) {
		want, name, _ := strings.Cut(sample, ": ")
		head := []byte(data[:min(len(data), headSize)])
		if got := formatOf(head, name).name; got != want {
			t.Errorf("%s is taken for %s", sample, got)
		}
		for _, f := range formats() {
			if f.name != want && f.name != "text" && f.looks(head, name) && !slices.Contains(alsoLooks[want], f.name) {
				t.Errorf("%s looks like %s too", sample, f.name)
			}
		}
	}
}

// A format is told from the beginning of a file: cutting it short must never
// break the telling.
func TestAnyBeginningHasAFormat(t *testing.T) {
	for sample, data := range samples(t) {
		_, name, _ := strings.Cut(sample, ": ")
		for n := range min(len(data), 300) {
			formatOf([]byte(data[:n+1]), name)
		}
	}
}

func tarred(files map[string]string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range sortedNames(files) {
		w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name]))})
		w.Write([]byte(files[name]))
	}
	w.Close()
	return b.String()
}

func zipped(files map[string]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range sortedNames(files) {
		f, err := w.Create(name)
		if err != nil {
			panic(err)
		}
		f.Write([]byte(files[name]))
	}
	w.Close()
	return b.String()
}

// stored is a zip file of one member that is not compressed.
func stored(name, data string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		panic(err)
	}
	f.Write([]byte(data))
	w.Close()
	return b.String()
}

func sortedNames(files map[string]string) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
