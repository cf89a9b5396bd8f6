package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parallax/article/extract"
)

// goldPage is a page and what is to be found on it. What the set does not say
// is "" or nil.
type goldPage struct {
	set, name, url            string
	html                      []byte
	text                      string
	hasText                   bool
	with, without             []string // pieces that the text must and must not hold
	title, author, date, site string
}

// pageSets are the layouts in which sets of pages come.
type pageSets struct{ readability, newspaper, bodies, segments, segmentPages string }

func (s pageSets) read() ([]goldPage, error) {
	var all []goldPage
	for _, set := range []struct {
		path string
		read func(string) ([]goldPage, error)
	}{
		{s.readability, readReadability},
		{s.newspaper, readNewspaper},
		{s.bodies, readBodies},
		{s.segments, func(path string) ([]goldPage, error) { return readSegments(path, s.segmentPages) }},
	} {
		if set.path == "" {
			continue
		}
		pages, err := set.read(set.path)
		if err != nil {
			return nil, err
		}
		if len(pages) == 0 {
			return nil, fmt.Errorf("%s: no pages in it", set.path)
		}
		all = append(all, pages...)
	}
	return all, nil
}

func readReadability(folder string) ([]goldPage, error) {
	sources, err := filepath.Glob(filepath.Join(folder, "*", "source.html"))
	if err != nil {
		return nil, err
	}
	var all []goldPage
	for _, source := range sources {
		dir := filepath.Dir(source)
		page := goldPage{set: "readability", name: filepath.Base(dir), hasText: true}
		if page.html, err = os.ReadFile(source); err != nil {
			return nil, err
		}
		expected, err := os.ReadFile(filepath.Join(dir, "expected.html"))
		if err != nil {
			return nil, err
		}
		document, err := html.Parse(strings.NewReader(string(expected)))
		if err != nil {
			return nil, err
		}
		page.text = strings.Join(extract.Paragraphs(document), "\n")
		var meta struct{ Title, Byline, SiteName, PublishedTime string }
		if err := readJSON(filepath.Join(dir, "expected-metadata.json"), &meta); err != nil {
			return nil, err
		}
		page.title, page.author, page.site, page.date = meta.Title, meta.Byline, meta.SiteName, meta.PublishedTime
		all = append(all, page)
	}
	return all, nil
}

func readNewspaper(folder string) ([]goldPage, error) {
	files, err := filepath.Glob(filepath.Join(folder, "metadata", "*.json"))
	if err != nil {
		return nil, err
	}
	var all []goldPage
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		var meta struct {
			URL, Title, Text string
			Authors          []string
			PublishDate      string `json:"publish_date"`
			Site             string `json:"meta_site_name"`
		}
		if err := readJSON(file, &meta); err != nil {
			return nil, err
		}
		page := goldPage{
			set: "newspaper", name: name, url: meta.URL, title: meta.Title, author: strings.Join(meta.Authors, "; "),
			date: meta.PublishDate, site: meta.Site, text: meta.Text,
		}
		if page.html, err = os.ReadFile(filepath.Join(folder, "html", name+".html")); err != nil {
			return nil, err
		}
		if text, err := os.ReadFile(filepath.Join(folder, "txt", name+".txt")); err == nil {
			page.text = string(text)
		}
		page.hasText = strings.TrimSpace(page.text) != ""
		all = append(all, page)
	}
	return all, nil
}

func readBodies(file string) ([]goldPage, error) {
	var entries map[string]struct{ ArticleBody, URL string }
	if err := readJSON(file, &entries); err != nil {
		return nil, err
	}
	var all []goldPage
	for name, entry := range entries {
		page := goldPage{set: "bodies", name: name, url: entry.URL, text: entry.ArticleBody, hasText: true}
		var err error
		if page.html, err = readMaybeGzip(filepath.Join(filepath.Dir(file), "html", name+".html")); err != nil {
			return nil, err
		}
		all = append(all, page)
	}
	slices.SortFunc(all, func(a, b goldPage) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

func readSegments(file, pages string) ([]goldPage, error) {
	var entries []struct {
		File, URL, Title, Date, Sitename string
		Author, With, Without            []string
	}
	if err := readJSON(file, &entries); err != nil {
		return nil, err
	}
	var all []goldPage
	for _, e := range entries {
		page := goldPage{
			set: "segments", name: e.File, url: e.URL, title: e.Title, date: e.Date, site: e.Sitename,
			author: strings.Join(e.Author, "; "), with: e.With, without: e.Without,
		}
		var err error
		if page.html, err = readMaybeGzip(filepath.Join(pages, e.File)); err != nil {
			return nil, err
		}
		all = append(all, page)
	}
	return all, nil
}

func readMaybeGzip(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err == nil || !os.IsNotExist(err) {
		return data, err
	}
	f, err := os.Open(path + ".gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
