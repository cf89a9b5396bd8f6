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
		if err := out.Encode(extractSafely(data, request)); err != nil {
			return err
		}
	}
}

// extractSafely turns a crash of the library on a hostile page into an error
// of that page.
func extractSafely(data []byte, known ingest.PageRequest) (page *ingest.Page) {
	defer func() {
		if r := recover(); r != nil {
			page = &ingest.Page{Error: fmt.Sprintf("the page could not be read: %v", r)}
		}
	}()
	return extract.Extract(data, known)
}
