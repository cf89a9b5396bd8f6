// Command parallax-html finds the article on saved web pages for parallax. It
// reads requests from standard input (a line of JSON, then as many bytes of HTML
// as it says) and answers each by one line of JSON: ingest.PageRequest, ingest.Page.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"parallax/article/extract"
	"parallax/article/ingest"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Println("parallax-html reads saved web pages for parallax, which starts it when needed.\nKeep it in the same folder as parallax.")
		return
	}
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "parallax-html:", err)
		os.Exit(1)
	}
}

func serve(r io.Reader, w io.Writer) error {
	in := bufio.NewReaderSize(r, 1<<16)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF && line == "" {
			return nil
		}
		if err != nil {
			return err
		}
		var request ingest.PageRequest
		if err := json.Unmarshal([]byte(line), &request); err != nil || request.Bytes < 0 || request.Bytes > ingest.MaxFile {
			return fmt.Errorf("malformed request %q", line)
		}
		data := make([]byte, request.Bytes)
		if _, err := io.ReadFull(in, data); err != nil {
			return err
		}
		page := within(patience, func() *ingest.Page {
			return safely(func() *ingest.Page { return extract.Extract(data, request) })
		})
		if err := out.Encode(page); err != nil || page.Ended {
			return err
		}
	}
}

// patience is how long one page may take. Large pages take a second; the bound
// keeps one that was made to be slow from holding up an archive.
const patience = time.Minute

// within lets a page be read. If that takes too long, the page is given up and
// so is this process, as the library cannot be stopped.
func within(limit time.Duration, read func() *ingest.Page) *ingest.Page {
	done := make(chan *ingest.Page, 1)
	go func() { done <- read() }()
	select {
	case page := <-done:
		return page
	case <-time.After(limit):
		return &ingest.Page{Error: fmt.Sprintf("the page could not be read within %v", limit), Ended: true}
	}
}

// safely turns a crash of the library on a hostile page into an error of that
// page.
func safely(read func() *ingest.Page) (page *ingest.Page) {
	defer func() {
		if r := recover(); r != nil {
			page = &ingest.Page{Error: fmt.Sprintf("the page could not be read: %v", r)}
		}
	}()
	return read()
}
