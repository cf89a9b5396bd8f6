package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"parallax/article"
	"parallax/text"
)

// Saved pages are read by a second program, parallax-html. The extraction
// library that finds the article on a page best costs 0.14 s and 45 MB at every
// start of a program that merely links it; two text files are compared in less
// than a tenth of that. So only a run that meets a page pays for it, once.
const extractorName = "parallax-html"

// PageRequest is the line of JSON that goes before a page to the extractor.
type PageRequest struct {
	Bytes int `json:"bytes"` // that follow the line
	// What the page's server said of it, where that is known.
	URL         string `json:"url,omitempty"`
	ContentType string `json:"content_type,omitempty"` // with its charset
}

// Page is what the extractor finds on one page: one line of JSON.
type Page struct {
	Title      string   `json:"title"`
	Outlet     string   `json:"outlet"`
	Author     string   `json:"author"` // several joined by "; "
	Date       string   `json:"date"`
	URL        string   `json:"url"`
	Language   string   `json:"language"`
	Paragraphs []string `json:"paragraphs"`
	Error      string   `json:"error"`
	// Ended tells that the extractor has ended with this page, and is to be
	// started again for the next.
	Ended bool `json:"ended,omitempty"`
}

// looksLikeHTML tells a saved page by how it begins.
func looksLikeHTML(data []byte) bool {
	head := data[:min(len(data), 2048)]
	head = bytes.TrimPrefix(head, utf8BOM)
	if inUTF16(head) {
		if s, _, err := decode(head[:len(head)&^1]); err == nil {
			head = []byte(s)
		}
	}
	for {
		if head = bytes.TrimSpace(head); !bytes.HasPrefix(head, []byte("<")) {
			return false
		}
		head = bytes.ToLower(head)
		var found bool
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			if _, head, found = bytes.Cut(head, []byte("-->")); found {
				continue
			}
		case bytes.HasPrefix(head, []byte("<?xml")):
			if _, head, found = bytes.Cut(head, []byte("?>")); found {
				continue
			}
		}
		break
	}
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}

func (w *worker) page(data []byte) (*article.Article, error) {
	return w.servedPage(data, PageRequest{})
}

// servedPage makes an article of a page of which more is known.
func (w *worker) servedPage(data []byte, known PageRequest) (*article.Article, error) {
	if w.pages == nil {
		pages, err := startExtractor()
		if err != nil {
			return nil, err
		}
		w.pages = pages
	}
	page, err := w.pages.extract(data, known)
	if err != nil {
		w.pages.close()
		w.pages = nil
		return nil, err
	}
	if page.Ended {
		w.pages.close()
		w.pages = nil
	}
	if page.Error != "" {
		return nil, errors.New(page.Error)
	}
	return page.Article(), nil
}

// Article sets the page's text: the title as headline, then one paragraph a
// line with an empty line between.
func (p *Page) Article() *article.Article {
	a := &article.Article{Title: p.Title, Outlet: p.Outlet, Author: p.Author, Date: p.Date, URL: p.URL, Language: p.Language}
	var b strings.Builder
	if p.Title != "" {
		b.WriteString(p.Title)
		a.Marks = append(a.Marks, text.Mark{Bytes: text.Span{End: len(p.Title)}, Kind: text.MarkHeadline})
	}
	found := false
	for i, paragraph := range p.Paragraphs {
		if i == 0 && paragraph == p.Title {
			continue
		}
		found = true
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(paragraph)
	}
	b.WriteByte('\n')
	a.Text = b.String()
	if !found {
		a.Notes = append(a.Notes, article.Note{Code: "no-article", Message: "no article text was found on the page"})
	}
	return a
}

// pageExtractor is a running parallax-html: requests and HTML in, lines of
// JSON out.
type pageExtractor struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func startExtractor() (*pageExtractor, error) {
	path, err := findExtractor()
	if err != nil {
		return nil, err
	}
	command := exec.Command(path)
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("cannot start %s, which reads saved pages: %w", path, err)
	}
	return &pageExtractor{command: command, in: in, out: bufio.NewReaderSize(out, 1<<16)}, nil
}

// findExtractor looks beside the running program, then on the PATH.
func findExtractor() (string, error) {
	name := extractorName
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(self); err == nil {
			self = real
		}
		beside := filepath.Join(filepath.Dir(self), name)
		if info, err := os.Stat(beside); err == nil && !info.IsDir() {
			return beside, nil
		}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("this is a saved web page, which the program %s reads; it is neither beside parallax nor on the PATH: install both programs, or save the article as text", name)
	}
	return path, nil
}

// longestPage is the time after which a page is given up: real pages take some
// milliseconds, the largest a second.
const longestPage = 2 * time.Minute

// extract sends one page: its [PageRequest] as a line of JSON, then its bytes.
// The answer is one line.
func (e *pageExtractor) extract(data []byte, known PageRequest) (*Page, error) {
	known.Bytes = len(data)
	request, err := json.Marshal(known)
	if err != nil {
		return nil, err
	}
	written := make(chan error, 1)
	go func() {
		_, err := e.in.Write(append(request, '\n'))
		if err == nil {
			_, err = e.in.Write(data)
		}
		written <- err
	}()
	overdue := time.AfterFunc(longestPage, func() { e.command.Process.Kill() })
	line, err := e.out.ReadBytes('\n')
	switch inTime := overdue.Stop(); {
	case !inTime:
		return nil, fmt.Errorf("the page could not be read in %v", longestPage)
	case err != nil:
		return nil, fmt.Errorf("the page could not be read: %s ended unexpectedly", extractorName)
	}
	if err := <-written; err != nil {
		return nil, err
	}
	var page Page
	if err := json.Unmarshal(line, &page); err != nil {
		return nil, fmt.Errorf("%s gave a malformed answer: %w", extractorName, err)
	}
	return &page, nil
}

func (e *pageExtractor) close() error {
	e.in.Close()
	return e.command.Wait()
}
