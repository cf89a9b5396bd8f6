package database

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"parallax/article"
	"parallax/article/markup"
)

// DetectText names the layout of a text file by its first bytes, or gives "".
func DetectText(head []byte) string {
	if !hasSign(head) {
		if len(head) < 2 || head[0] != 0xff && head[0] != 0xfe {
			return ""
		}
	}
	var lines []string
	for line := range linesOf(bytes.NewReader(head), new(error)) {
		lines = append(lines, line)
	}
	return Detect(lines)
}

// DetectHTML names the layout of a page by its first bytes, or gives "".
func DetectHTML(head []byte) string {
	switch {
	case bytes.Contains(head, []byte("DocPublicationName")):
		return Europresse
	case bytes.Contains(head, []byte("enArticle")) && bytes.Contains(head, []byte("enHeadline")):
		return Factiva
	case !hasSign(head):
		return ""
	}
	var lines []string
	for _, p := range markup.ParseHTML(string(head)).Lines("script", "style", "head") {
		lines = append(lines, p.Text)
	}
	return Detect(lines)
}

// hasSign is a quick look for what every delivery holds.
func hasSign(head []byte) bool {
	for _, sign := range []string{"DOCUMENT", "Document ", "Dokument", "of Document", "Documento"} {
		if bytes.Contains(head, []byte(sign)) {
			return bytes.Contains(head, []byte("word")) || bytes.Contains(head, []byte("Wörter")) || bytes.Contains(head, []byte("W\xf6rter")) ||
				bytes.Contains(head, []byte("mots")) || bytes.Contains(head, []byte("palabras")) || bytes.Contains(head, []byte("parole")) || bytes.Contains(head, []byte("woorden"))
		}
	}
	return false
}

// ReadText gives the articles of a delivery in plain text, holding one at a
// time.
func ReadText(r io.Reader, layout string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		var failed error
		for a, err := range Split(linesOf(r, &failed), layout) {
			if !yield(a, err) {
				return
			}
		}
		if failed != nil {
			yield(nil, failed)
		}
	}
}

// ReadHTML gives the articles of a delivery in HTML, which it holds as a whole.
func ReadHTML(data []byte, layout string) iter.Seq2[*article.Article, error] {
	if decoded, err := charset.NewReader(bytes.NewReader(data), "text/html"); err == nil {
		if all, err := io.ReadAll(decoded); err == nil {
			data = all
		}
	}
	page := markup.ParseHTML(strings.ToValidUTF8(string(data), "\ufffd"))
	if layout == Europresse {
		return europresse(page)
	}
	return Split(func(yield func(string) bool) {
		for _, p := range page.Lines("script", "style", "head") {
			if !yield(p.Text) {
				return
			}
		}
	}, layout)
}

// linesOf gives the lines of a text: UTF-16 by its byte-order mark, else UTF-8,
// a line that is not valid as Windows-1252. A line longer than maxArticle comes
// in pieces.
func linesOf(r io.Reader, failed *error) iter.Seq[string] {
	return func(yield func(string) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		if head, _ := in.Peek(2); len(head) == 2 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) {
			in = bufio.NewReader(transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()))
		} else if head, _ := in.Peek(3); string(head) == "\ufeff" {
			in.Discard(3)
		}
		var line []byte
		for {
			part, err := in.ReadSlice('\n')
			line = append(line, part...)
			switch {
			case err == bufio.ErrBufferFull && len(line) < maxArticle:
				continue
			case err != nil && err != io.EOF && err != bufio.ErrBufferFull:
				*failed = err
				return
			}
			if len(line) > 0 || err == nil {
				s := strings.TrimRight(string(line), "\r\n")
				if !utf8.ValidString(s) {
					if decoded, err := charmap.Windows1252.NewDecoder().String(s); err == nil {
						s = decoded
					}
				}
				if !yield(s) {
					return
				}
			}
			line = line[:0]
			if err == io.EOF {
				return
			}
		}
	}
}
