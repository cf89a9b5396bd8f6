// Package document reads articles out of documents: Word (DOCX), OpenDocument
// (ODT), RTF and PDF. A document that is a delivery of a news database holds
// many articles and is split by package database.
package document

import (
	"bytes"
	"errors"
	"iter"
	"slices"

	"parallax/article"
	"parallax/article/database"
	"parallax/text"
)

// The formats, as [article.Origin] and docs/formats.md name them.
const (
	DOCX = "docx"
	ODT  = "odt"
	RTF  = "rtf"
	PDF  = "pdf"
)

// Detect names the format by the first bytes of a file (some kilobytes), or
// gives "". A DOCX or ODT is told from other zip files by the names of the first
// files in it.
func Detect(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return RTF
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return PDF
	case !bytes.HasPrefix(head, []byte("PK\x03\x04")) || !firstPart(head):
		return ""
	}
	switch {
	case bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis.opendocument.text")):
		return ODT
	case bytes.Contains(head, []byte("[Content_Types].xml")) && (bytes.Contains(head, []byte("word/")) || bytes.Contains(head, []byte("_rels/.rels"))) &&
		!bytes.Contains(head, []byte("xl/")) && !bytes.Contains(head, []byte("ppt/")):
		return DOCX
	}
	return ""
}

// firstPart reports whether the first member of a zip file is a part of a
// document, and not a document in an archive of documents.
func firstPart(head []byte) bool {
	const header = 30 // bytes before the name, whose length is in two of them
	if len(head) < header {
		return false
	}
	name := head[header:]
	name = name[:min(len(name), int(head[26])|int(head[27])<<8)]
	for _, part := range []string{"[Content_Types].xml", "_rels/", "word/", "docProps/", "customXml/", "mimetype"} {
		if bytes.HasPrefix(name, []byte(part)) {
			return true
		}
	}
	return false
}

// content is what a document holds.
type content struct {
	title      string
	paragraphs []paragraph
	notes      []article.Note
}

// paragraph is one paragraph of a document.
type paragraph struct {
	text string // clean
	kind text.MarkKind
}

// maxText is the most text that is taken from one document, in bytes: a bound
// for files that unpack to more than anybody wrote.
const maxText = 64 << 20

var errTooMuch = errors.New("it holds more than 64 MB of text: that is no article")

// Read gives the article in a document, or the articles if it is a delivery of
// a database.
func Read(data []byte, format string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		var c *content
		var err error
		switch format {
		case DOCX:
			c, err = readDOCX(data)
		case ODT:
			c, err = readODT(data)
		case RTF:
			c, err = readRTF(data)
		case PDF:
			c, err = readPDF(data)
		default:
			err = errors.New("unknown format " + format)
		}
		if err != nil {
			yield(nil, &article.RecordError{Record: 1, Reason: err.Error()})
			return
		}
		lines := make([]string, len(c.paragraphs))
		for i, p := range c.paragraphs {
			lines[i] = p.text
		}
		if delivery := database.Detect(lines); delivery != "" {
			for a, err := range database.Split(slices.Values(lines), delivery) {
				if a != nil {
					a.Notes = append(a.Notes, c.notes...)
				}
				if !yield(a, err) {
					return
				}
			}
			return
		}
		a, err := c.article(format)
		if err != nil {
			err = &article.RecordError{Record: 1, Reason: err.Error()}
		}
		yield(a, err)
	}
}

// article makes one article of a document. The title of its properties is the
// headline if the text begins with it; it is not put there if it does not, as
// such titles are often left over from another document.
func (c *content) article(format string) (*article.Article, error) {
	a := &article.Article{Title: c.title, Notes: c.notes, Origin: article.Origin{Record: 1, Format: format}}
	var composer article.Composer
	prose := false
	for i, p := range c.paragraphs {
		kind := p.kind
		if kind == "" && i < 5 && p.text == c.title {
			kind = text.MarkHeadline
		}
		if kind == text.MarkHeadline && a.Title == "" {
			a.Title = p.text
		}
		prose = prose || kind == ""
		composer.Part(kind, p.text, "")
	}
	if !prose && composer.Len() == 0 {
		return nil, errors.New("there is no text in it")
	}
	composer.Set(a)
	return a, nil
}
