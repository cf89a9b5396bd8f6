package agency

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"parallax/article"
	"parallax/article/articletest"
)

func TestSamples(t *testing.T) {
	for _, file := range articletest.Samples(t, "testdata") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		format := Detect(data[:min(len(data), 4096)])
		if format == "" {
			t.Errorf("%s: format not recognised", file)
			continue
		}
		articletest.Golden(t, file, articletest.DumpAll(Read(bytes.NewReader(data), format)))
	}
}

func TestDetectOnlyOurs(t *testing.T) {
	for _, in := range []string{
		"", "{}", `{"title": "a", "text": "b"}`, "<html><body>", "<!doctype html><html>", "Ferry stops", "<p>rss</p>", "\xff\xfe", "<", "<!--", "<?xml?>",
		"<!-- <rss> --><html>",
	} {
		if got := Detect([]byte(in)); got != "" {
			t.Errorf("%q is taken for %s", in, got)
		}
	}
	if got := Detect([]byte("\xff\xfe<\x00r\x00s\x00s\x00>\x00")); got != Feed {
		t.Errorf("RSS in UTF-16: %q", got)
	}
}

func TestTruncatedFilesSaySo(t *testing.T) {
	for _, in := range []string{`[{"uri": "a", "versioncreated": "2026", "body_text": "x", "headline": "y"},`, `{"uri": "a"`} {
		last := error(nil)
		for _, err := range Read(strings.NewReader(in), Ninjs) {
			last = err
		}
		if last == nil {
			t.Errorf("%s: no error", in)
		}
	}
}

func TestISODate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-09T10:15:00Z":            "2026-03-09T10:15:00Z",
		"20260309T101500Z":                "2026-03-09T10:15:00Z",
		"20260309T101500+0100":            "2026-03-09T10:15:00+01:00",
		"20260309":                        "2026-03-09",
		"9-MAR-1987 15:01:01.79":          "1987-03-09T15:01:01",
		"Mon, 9 Mar 2026 10:15:00 GMT":    "2026-03-09T10:15:00Z",
		"Mon, 09 Mar 2026 10:15:00 +0100": "2026-03-09T10:15:00+01:00",
		"Mon, 09 Mar 2026 10:15:00 EST":   "2026-03-09T10:15:00",
		"next week":                       "next week",
		"":                                "",
	} {
		if got := isoDate(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if data, err := os.ReadFile("testdata/" + file.Name()); err == nil && !strings.HasSuffix(file.Name(), ".want") {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		formats := []string{NewsML, NITF, Ninjs, Reuters, Feed}
		if format := Detect(data); format != "" {
			formats = []string{format}
		}
		for _, format := range formats {
			last := 0
			for a, err := range Read(bytes.NewReader(data), format) {
				var bad *article.RecordError
				switch {
				case err == nil:
					articletest.Laws(t, a)
					if a.Origin.Record != last+1 {
						t.Errorf("record %d behind %d", a.Origin.Record, last)
					}
					last = a.Origin.Record
				case errors.As(err, &bad):
					last = bad.Record
				}
			}
		}
	})
}
