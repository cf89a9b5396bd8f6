// This file is the face of the HTML report. Its parts:
//
//	html_page.go        what the page shows, as plain data (the view)
//	html_category.go    categories: letter, name, what they mean
//	html_summary.go     the summary in sentences
//	html_prose.go       running text with its changes marked
//	html_rows.go        the side-by-side rows, in reading order
//	html_overview.go    the map of both articles as SVG
//	html_policy.go      the content security policy
//	html_index.go       the index page over many pairs
//	templates/          the templates, the style sheet and the scripts

package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"sync"

	"parallax/compare"
)

//go:embed templates
var htmlFiles embed.FS

// HTMLOptions are the settings of the HTML report. The zero value gives one
// page that stands for itself.
type HTMLOptions struct {
	// Index is a relative link back to the index page; "" leaves it out.
	Index string
	// Title replaces the page title made from the two articles' titles.
	Title string
}

// HTML writes c as one self-contained page: style, scripts and data are inside
// it, it asks the network for nothing, and it can be read without scripts. A
// content security policy in the page forbids everything else. The articles
// are untrusted: whatever they hold comes out as text.
//
// The page formats and never calculates: each number and each judgement in it
// is one of c's. The same c gives the same bytes.
func HTML(w io.Writer, c *compare.Comparison, o HTMLOptions) error {
	data, hash, err := pageData(c)
	if err != nil {
		return fmt.Errorf("html report: %w", err)
	}
	v := newPage(c, data, hash, o)
	return writePage(w, "page", v)
}

// pageData is the comparison as its JSON Lines form, byte for byte but that
// "<" is written as an escape, so that nothing in it can end the script
// element that holds it; and the SHA-256 of the unescaped form, which is that
// of the output of the command line.
func pageData(c *compare.Comparison) (data []byte, hash string, err error) {
	var plain bytes.Buffer
	if err := JSONL(&plain, c); err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(plain.Bytes())
	return bytes.ReplaceAll(plain.Bytes(), []byte("<"), []byte(`\u003c`)), hex.EncodeToString(sum[:]), nil
}

// templates are parsed at the first report, not at start-up: most runs of the
// program write none.
var templates = sync.OnceValue(func() *template.Template {
	t := template.New("").Funcs(template.FuncMap{
		"clean":   clean,
		"figures": figures,
		"warning": warningText,
		"odd":     func(i int) bool { return i%2 == 1 },
		"named":   func(name string, items []changeView) namedList { return namedList{name, items} },
		"pair":    func(row any, a, b string) rowView { return rowView{row, a, b} },
		"short":   func(s string) string { return s[:min(len(s), 12)] },
	})
	return template.Must(t.ParseFS(htmlFiles, "templates/*.gohtml"))
})

// writePage executes one template into memory first, so that an error leaves
// nothing half-written.
func writePage(w io.Writer, name string, view any) error {
	var out bytes.Buffer
	if err := templates().ExecuteTemplate(&out, name, view); err != nil {
		return fmt.Errorf("html report: %w", err)
	}
	_, err := w.Write(out.Bytes())
	return err
}
