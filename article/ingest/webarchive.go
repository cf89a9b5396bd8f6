package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zeebo/xxh3"

	"parallax/article"
	"parallax/article/warc"
)

// maxSeenPages bounds the pages of web archives that are remembered to know a
// page that was fetched twice: some 40 MB. Later repetitions are two articles
// with one ID, as their address is the same.
const maxSeenPages = 1 << 20

func looksLikeWARC(head []byte, _ string) bool { return warc.Detect(head) }

// waczRecords is the folder of a WACZ file that holds its web archives; beside
// it are indexes of them, lists of pages and logs.
const waczRecords = "archive/"

// isWACZ tells a packaged web archive from another zip file.
func isWACZ(files []*zip.File) bool {
	described, records := false, false
	for _, f := range files {
		described = described || f.Name == "datapackage.json"
		records = records || strings.HasPrefix(f.Name, waczRecords) && !f.FileInfo().IsDir()
	}
	return described && records
}

// readWARC makes articles of the pages and texts that an archive holds. Every
// other record is passed over with its reason.
func readWARC(in *input) error {
	for r, err := range warc.Records(in.in, warc.Options{MaxBlock: in.o.Limits.Record}) {
		var bad *warc.BadRecord
		switch {
		case errors.As(err, &bad):
			err = in.skip(bad.Number, fmt.Sprintf("%s (at byte %d)", bad.Reason, bad.Offset))
		case err != nil:
			return in.skip(0, reason(err))
		default:
			err = in.webRecord(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (in *input) webRecord(r *warc.Record) error {
	if in.budget.left -= r.Length; in.budget.left < 0 {
		return in.skip(r.Number, errBomb.Error())
	}
	if r.Damage != "" && (r.Type == "response" || r.Type == "resource" || r.Type == "conversion") {
		return in.skip(r.Number, fmt.Sprintf("%s (at byte %d)", r.Damage, r.Offset))
	}
	switch r.Type {
	case "response":
		return in.response(r)
	case "resource", "conversion":
		switch r.MediaType() {
		case "text/html", "application/xhtml+xml":
			return in.webPage(r, r.Block, r.Header.Get("Content-Type"))
		case "text/plain":
			if r.Type == "conversion" {
				return in.webText(r)
			}
		}
		return in.pass(r.Number, "not a page: "+kindOf(r.MediaType()))
	case "revisit":
		return in.pass(r.Number, "unchanged since an earlier visit")
	}
	return in.pass(r.Number, "a record of the crawl, not of a page: "+kindOf(r.Type))
}

func (in *input) response(r *warc.Record) error {
	m, err := r.HTTP()
	if err != nil {
		if scheme, _, _ := strings.Cut(r.TargetURI(), ":"); scheme == "dns" {
			return in.pass(r.Number, "a record of the crawl, not of a page: dns")
		}
		return in.skip(r.Number, fmt.Sprintf("%s (at byte %d)", err, r.Offset))
	}
	if m.Status != 200 {
		return in.pass(r.Number, fmt.Sprintf("not a page: HTTP status %d", m.Status))
	}
	switch kind := m.MediaType(); kind {
	case "text/html", "application/xhtml+xml", "":
	default:
		return in.pass(r.Number, "not a page: "+kindOf(kind))
	}
	if !in.firstVisit(r.TargetURI(), m.Raw) {
		return in.pass(r.Number, "unchanged since an earlier visit")
	}
	limit := in.o.Limits.Record
	return in.submit(int64(len(r.Block)), func(w *worker) []outcome {
		body, err := m.Body(limit)
		if err != nil {
			return []outcome{in.webSkip(r, err.Error())}
		}
		if m.MediaType() == "" && !looksLikeHTML(body) {
			return []outcome{{err: &Skipped{File: in.name, Record: r.Number, Reason: "not a page: no type given", NoArticle: true}}}
		}
		return []outcome{in.webArticle(w, r, body, m.Header.Get("Content-Type"))}
	})
}

func (in *input) webPage(r *warc.Record, page []byte, contentType string) error {
	if !in.firstVisit(r.TargetURI(), page) {
		return in.pass(r.Number, "unchanged since an earlier visit")
	}
	return in.submit(int64(len(page)), func(w *worker) []outcome { return []outcome{in.webArticle(w, r, page, contentType)} })
}

// webArticle makes an article of a page, on a worker.
func (in *input) webArticle(w *worker, r *warc.Record, page []byte, contentType string) outcome {
	a, err := w.servedPage(page, PageRequest{URL: r.TargetURI(), ContentType: contentType})
	if err != nil {
		return in.webSkip(r, err.Error())
	}
	for _, note := range a.Notes {
		if note.Code == "no-article" {
			return outcome{err: &Skipped{File: in.name, Record: r.Number, Reason: note.Message, NoArticle: true}}
		}
	}
	in.crawled(a, r)
	return in.finished(a, r.Number, page)
}

// webText makes an article of the plain text that somebody made of a page, as
// the WET files of Common Crawl hold it.
func (in *input) webText(r *warc.Record) error {
	return in.submit(int64(len(r.Block)), func(*worker) []outcome {
		a, err := parseText(r.Block)
		if err != nil {
			return []outcome{in.webSkip(r, err.Error())}
		}
		in.crawled(a, r)
		return []outcome{in.finished(a, r.Number, r.Block)}
	})
}

// crawled completes an article by what its record says.
func (in *input) crawled(a *article.Article, r *warc.Record) {
	if address := r.TargetURI(); strings.HasPrefix(address, "http") {
		a.URL = address
	}
	if a.Date == "" {
		if t := r.Time(); !t.IsZero() {
			a.Date = t.Format(time.RFC3339)
			a.Notes = append(a.Notes, article.Note{Code: "crawl-date", Message: "the page gives no date: the date is when it was fetched"})
		}
	}
	if r.Truncated != "" {
		a.Notes = append(a.Notes, article.Note{Code: "truncated", Message: fmt.Sprintf("the archive holds only the beginning of the page (%s)", article.Clean(r.Truncated))})
	}
}

// firstVisit remembers a page by its address and content, and tells whether it
// is met for the first time.
func (r *run) firstVisit(address string, page []byte) bool {
	h := xxh3.New()
	h.WriteString(address)
	h.Write([]byte{0})
	h.Write(page)
	key := h.Sum64()
	if _, seen := r.pagesSeen[key]; seen {
		return false
	}
	if len(r.pagesSeen) < maxSeenPages {
		if r.pagesSeen == nil {
			r.pagesSeen = map[uint64]struct{}{}
		}
		r.pagesSeen[key] = struct{}{}
	}
	return true
}

func (in *input) webSkip(r *warc.Record, reason string) outcome {
	return outcome{err: &Skipped{File: in.name, Record: r.Number, Reason: reason}}
}

// pass reports a record that holds no article.
func (in *input) pass(record int, reason string) error {
	return in.emit(outcome{err: &Skipped{File: in.name, Record: record, Reason: reason, NoArticle: true}})
}

// kindOf is a type as a file names it, made fit for a table of reasons.
func kindOf(s string) string {
	if s == "" {
		return "no type given"
	}
	s = article.Clean(s)
	return s[:min(len(s), 60)]
}
