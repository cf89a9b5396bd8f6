package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// warcRecord is a record as an archive holds it.
func warcRecord(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-09T12:30:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(block), block)
}

// TestWebArchiveRecords: texts of pages are articles; what is no page is passed
// over with a reason; what is damaged is skipped, and reading goes on.
func TestWebArchiveRecords(t *testing.T) {
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: hand\r\n"),
		warcRecord("conversion", "https://gazette.example/ferry", "text/plain", "Ferry stops\nThe last ferry leaves at midnight.\n"),
		warcRecord("response", "https://gazette.example/logo", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
		warcRecord("response", "https://gazette.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone"),
		strings.Replace(warcRecord("conversion", "https://gazette.example/x", "text/plain", "x"), "Content-Length: 1", "Content-Length: one", 1),
		warcRecord("revisit", "https://gazette.example/ferry", "application/http; msgtype=response", ""),
		warcRecord("conversion", "https://gazette.example/bridge", "text/plain", "Bridge opens\nThe northern bridge opens on Monday.\n"),
	}
	packed := ""
	for _, r := range records {
		packed += gzipped(r)
	}
	for name, file := range map[string]string{"plain": strings.Join(records, ""), "gzip": packed} {
		articles, skipped := gather(t, Options{}, write(t, map[string]string{"pages.dat": file}))
		if len(articles) != 2 {
			t.Fatalf("%s: %d articles, skipped %v", name, len(articles), skipped)
		}
		a := articles[1]
		if a.URL != "https://gazette.example/bridge" || a.Date != "2026-03-09T12:30:00Z" || !strings.Contains(a.Text, "northern bridge") ||
			a.Origin.Record != 7 || a.Origin.Format != "warc" || len(a.Notes) != 1 || a.Notes[0].Code != "crawl-date" {
			t.Errorf("%s: %+v", name, a)
		}
		passed, broken := 0, 0
		for _, s := range skipped {
			if s.NoArticle {
				passed++
			} else {
				broken++
			}
		}
		// In a plain file the block behind an unusable length lies between records.
		if want := map[string]int{"plain": 2, "gzip": 2}[name]; passed != 4 || broken != want {
			t.Errorf("%s: %d passed over, %d broken: %v", name, passed, broken, skipped)
		}
	}
}

// TestWACZ: of a packaged web archive only the archives are read.
func TestWACZ(t *testing.T) {
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for _, member := range []struct{ name, data string }{
		{"datapackage.json", `{"profile":"data-package","resources":[{"path":"archive/data.warc.gz"}]}`},
		{"pages/pages.jsonl", `{"format":"json-pages-1.0","id":"pages"}` + "\n" + `{"url":"https://gazette.example/ferry","title":"Ferry stops","text":"The last ferry leaves at midnight."}` + "\n"},
		{"archive/data.warc.gz", gzipped(warcRecord("conversion", "https://gazette.example/ferry", "text/plain", "The last ferry leaves at midnight.\n"))},
		{"logs/crawl.log", "fetched 1 page"},
	} {
		f, err := w.Create(member.name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(member.data))
	}
	w.Close()
	articles, skipped := gather(t, Options{}, write(t, map[string]string{"crawl.wacz": file.String()}))
	if len(articles) != 1 || len(skipped) != 0 {
		t.Fatalf("%d articles, skipped %v", len(articles), skipped)
	}
	if a := articles[0]; !strings.HasSuffix(a.Origin.File, "crawl.wacz!archive/data.warc.gz") || a.Origin.Record != 1 || a.URL != "https://gazette.example/ferry" {
		t.Errorf("%+v", a)
	}
}
