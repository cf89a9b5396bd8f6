package main

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"parallax/article/extract"
	"parallax/article/ingest"
)

// pageMethod finds the article on a page.
type pageMethod func(goldPage) *ingest.Page

// pageMethods are ours and the extraction library alone, as its callers
// commonly set it.
var pageMethods = map[string]pageMethod{
	"ours":                ourPages,
	"library":             libraryPages(trafilatura.Options{EnableFallback: true, ExcludeComments: true}),
	"library-no-tables":   libraryPages(trafilatura.Options{EnableFallback: true, ExcludeComments: true, ExcludeTables: true}),
	"library-no-fallback": libraryPages(trafilatura.Options{ExcludeComments: true}),
	"library-precision":   libraryPages(trafilatura.Options{EnableFallback: true, ExcludeComments: true, Focus: trafilatura.FavorPrecision}),
	"library-recall":      libraryPages(trafilatura.Options{EnableFallback: true, ExcludeComments: true, Focus: trafilatura.FavorRecall}),
}

func ourPages(g goldPage) *ingest.Page {
	return extract.Extract(g.html, ingest.PageRequest{URL: g.url})
}

func libraryPages(options trafilatura.Options) pageMethod {
	return func(g goldPage) *ingest.Page {
		o := options
		if address, err := url.Parse(g.url); err == nil && address.IsAbs() {
			o.OriginalURL = address
		}
		result, err := trafilatura.Extract(bytes.NewReader(g.html), o)
		if err != nil {
			return &ingest.Page{Error: err.Error()}
		}
		page := &ingest.Page{
			Title: result.Metadata.Title, Outlet: result.Metadata.Sitename, Author: strings.ReplaceAll(result.Metadata.Author, ",", ";"),
			URL: result.Metadata.URL, Language: result.Metadata.Language, Paragraphs: extract.Paragraphs(result.ContentNode),
		}
		if !result.Metadata.Date.IsZero() {
			page.Date = result.Metadata.Date.Format(time.DateOnly)
		}
		return page
	}
}
