// Package article says what an article is: its text as stored, what is known
// about it, and where it came from. It knows nothing of comparison.
package article

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"parallax/text"
)

// Article is one article. Metadata that is not known is "".
type Article struct {
	ID       string // the source's own where it gives one, else [DerivedID]; of a single file [ContentID]
	Title    string
	Outlet   string
	Author   string // as printed; several joined by "; "
	Date     string // as the source gives it, ISO 8601 where it could be told
	URL      string
	Language string // BCP 47 primary tag as declared by the source
	Section  string // desk, section or subjects as the source names them; several joined by "; "
	Text     string // decoded, without a byte-order mark; line ends as they are
	Marks    []text.Mark
	Origin   Origin
	SHA256   string // of the source's bytes, hexadecimal
	Notes    []Note
}

// Origin is where an article was read.
type Origin struct {
	File   string // path as given; "-" for standard input
	Record int    // number of the record in the file, from 1; 0 if the file is the article
	Format string // "text", "html", "jsonl" … as docs/formats.md names them
}

// Headed gives the article with its title set before its text as headline, for
// comparing headlines too. An article whose text holds a headline comes back
// as it is; offsets into another one's text move.
func (a *Article) Headed() *Article {
	title := Clean(a.Title)
	for _, m := range a.Marks {
		if m.Kind == text.MarkHeadline {
			return a
		}
	}
	if title == "" || strings.HasPrefix(Clean(a.Text[:min(len(a.Text), 2*len(title)+64)]), title) {
		return a
	}
	headed := *a
	headed.Text = title + "\n\n" + a.Text
	moved := len(headed.Text) - len(a.Text)
	headed.Marks = []text.Mark{{Bytes: text.Span{End: len(title)}, Kind: text.MarkHeadline}}
	for _, m := range a.Marks {
		m.Bytes.Start, m.Bytes.End = m.Bytes.Start+moved, m.Bytes.End+moved
		headed.Marks = append(headed.Marks, m)
	}
	return &headed
}

// Note is something that a reader of results should know about how the
// article was read.
type Note struct{ Code, Message string }

// ContentID derives an article's ID from its text: 16 hexadecimal digits of
// its SHA-256.
func ContentID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// DerivedID identifies an article of an archive whose source gives no ID: by
// its URL if it has one, so that a changed article keeps its ID, else by
// outlet, date, title and text. 16 hexadecimal digits.
func DerivedID(a *Article) string {
	h := sha256.New()
	fields := []string{"url", a.URL}
	if a.URL == "" {
		fields = []string{"text", a.Outlet, a.Date, a.Title, a.Text}
	}
	for _, field := range fields {
		h.Write([]byte(field))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
