package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"

	"parallax/article"
)

// Bounds for hostile PDF files.
const (
	maxPages      = 5000
	maxStream     = 32 << 20  // bytes of one page's instructions, unpacked
	maxGlyphs     = 1 << 20   // of one page
	readsPerByte  = 100       // how often the library may read the file
	fewestReads   = 256 << 20 // bytes that it may read of a small file
	deepestObject = 5000      // arrays and dictionaries within each other
)

var errPDFTooMuch = errors.New("reading the PDF takes more work than its size explains: it is damaged or hostile")

// readPDF takes the text of a PDF's pages. The file is put into an order first
// that the library cannot stumble over ([rebuildPDF]).
func readPDF(data []byte) (c *content, err error) {
	defer func() {
		if x := recover(); x != nil {
			c, err = nil, damaged(x)
		}
	}()
	rebuilt, err := rebuildPDF(data)
	if err != nil {
		return nil, err
	}
	file := &budgetedReader{in: bytes.NewReader(rebuilt), left: max(int64(len(rebuilt))*readsPerByte, fewestReads)}
	r, err := pdf.NewReader(file, int64(len(rebuilt)))
	if err != nil {
		return nil, damaged(err)
	}
	c = &content{title: pdfTitle(r)}
	var lines []pdfLine
	bad, glyphs := 0, 0
	number := 0
	for page := range pdfPages(r) {
		if number++; number > maxPages {
			return nil, fmt.Errorf("the PDF has more than %d pages: that is no article", maxPages)
		}
		got, n, err := pageLines(page, number)
		if errors.Is(err, errPDFTooMuch) {
			return nil, err
		}
		if err != nil {
			bad++
		}
		glyphs += n
		if glyphs > maxText/4 {
			return nil, errTooMuch
		}
		lines = append(lines, got...)
	}
	switch {
	case number == 0:
		return nil, damaged("no pages")
	case glyphs == 0 && bad == 0:
		return nil, errors.New("the PDF holds pictures of pages but no text: run text recognition (OCR) over it first")
	case glyphs == 0:
		return nil, damaged("no page can be read")
	case bad > 0:
		c.notes = append(c.notes, article.Note{Code: "pages", Message: fmt.Sprintf("%d of %d pages could not be read", bad, number)})
	}
	c.paragraphs = pdfParagraphs(lines, number)
	if unreadable(c.paragraphs) {
		return nil, errors.New("the PDF does not say which letters its glyphs are: run text recognition (OCR) over it first")
	}
	return c, nil
}

func damaged(x any) error {
	if err, ok := x.(error); ok && errors.Is(err, errPDFTooMuch) {
		return errPDFTooMuch
	}
	return fmt.Errorf("the PDF is damaged: %s", article.Clean(strings.TrimPrefix(fmt.Sprint(x), "malformed PDF: ")))
}

// unreadable reports whether most of the text is characters that stand for
// none.
func unreadable(paragraphs []paragraph) bool {
	bad, all := 0, 0
	for _, p := range paragraphs {
		for _, r := range p.text {
			if r == '\ufffd' || 0xe000 <= r && r <= 0xf8ff {
				bad++
			}
			all++
		}
	}
	return bad*3 > all
}

// budgetedReader ends endless loops in the library: it reads the file anew for
// every object.
type budgetedReader struct {
	in   io.ReaderAt
	left int64
}

func (b *budgetedReader) ReadAt(p []byte, at int64) (int, error) {
	n, err := b.in.ReadAt(p, at)
	if b.left -= int64(n) + 64; b.left < 0 {
		panic(errPDFTooMuch)
	}
	return n, err
}

func pdfTitle(r *pdf.Reader) (s string) {
	defer func() {
		if recover() != nil {
			s = ""
		}
	}()
	return title(r.Trailer().Key("Info").Key("Title").Text())
}

// page is one page with the resources that hold for it.
type page struct {
	value     pdf.Value
	resources pdf.Value
}

// pdfPages walks the tree of pages.
func pdfPages(r *pdf.Reader) func(yield func(page) bool) {
	return func(yield func(page) bool) {
		visits := 0
		var walk func(node, resources pdf.Value, depth int) bool
		walk = func(node, resources pdf.Value, depth int) bool {
			if visits++; visits > 4*maxPages || depth > 50 {
				return false
			}
			if own := node.Key("Resources"); own.Kind() == pdf.Dict {
				resources = own
			}
			kids := node.Key("Kids")
			if kids.Kind() != pdf.Array {
				return node.Kind() != pdf.Dict || yield(page{node, resources})
			}
			for i := range kids.Len() {
				if !walk(kids.Index(i), resources, depth+1) {
					return false
				}
			}
			return true
		}
		walk(r.Trailer().Key("Root").Key("Pages"), pdf.Value{}, 0)
	}
}
