package database

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"parallax/article/articletest"
)

func TestSamples(t *testing.T) {
	for _, file := range articletest.Samples(t, "testdata") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		if strings.HasSuffix(file, ".html") {
			layout := DetectHTML(data)
			if layout == "" {
				t.Errorf("%s: layout not recognised", file)
			}
			got = articletest.DumpAll(ReadHTML(data, layout))
		} else {
			layout := DetectText(data)
			if layout == "" {
				t.Errorf("%s: layout not recognised", file)
			}
			got = articletest.DumpAll(ReadText(bytes.NewReader(data), layout))
		}
		articletest.Golden(t, file, got)
	}
}

func TestDetectNoOrdinaryText(t *testing.T) {
	for _, text := range []string{
		"", "Document", "1 of 3 DOCUMENTS", "He wrote 500 words.\n\n500 words\n\nDocument follows",
		"The court saw 3 of 5 documents on Monday.\nLength: long\nEnd of document",
		"Dockers accept\n\n512 words\n\nThe document ABCDE00020260309em3900abc was found.",
	} {
		if got := DetectText([]byte(text)); got != "" {
			t.Errorf("%q is taken for %s", text, got)
		}
	}
}

func TestISODate(t *testing.T) {
	for in, want := range map[string]string{
		"February 2, 2020 Sunday":            "2020-02-02",
		"Sunday, 2nd February 2020":          "2020-02-02",
		"Sonntag 2. Februar 2020":            "2020-02-02",
		"2 février 2020":                     "2020-02-02",
		"1er mai 2020":                       "2020-05-01",
		"2 de mayo de 2020":                  "2020-05-02",
		"2 февраля 2020 года":                "2020-02-02",
		"March 10, 2026 Tuesday 6:30 AM GMT": "2026-03-10",
		"9 March 2026 18:30":                 "2026-03-09T18:30",
		"March 2020":                         "2020-03",
		"May I come in 2020":                 "",
		"2 2 February 2020":                  "",
		"February":                           "",
		"":                                   "",
		"32 February 2020":                   "",
	} {
		if got := isoDate(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, name := range []string{"nexis-classic.txt", "nexis-uni.txt", "factiva-coded.txt", "factiva-displayed.txt", "factiva.html", "europresse.html"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		DetectText(data)
		DetectHTML(data)
		for _, layout := range []string{Nexis, Factiva, Europresse} {
			for a, err := range ReadText(bytes.NewReader(data), layout) {
				if err == nil {
					articletest.Laws(t, a)
				}
			}
			for a, err := range ReadHTML(data, layout) {
				if err == nil {
					articletest.Laws(t, a)
				}
			}
		}
	})
}
