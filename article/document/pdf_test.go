package document

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"parallax/article/articletest"
)

// pdfFile makes a PDF of objects, numbered from 1; the first is the catalogue,
// the second the tree of pages. It has no table: the reader makes its own.
func pdfFile(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<< /Root 1 0 R >>\n%%EOF\n")
	return []byte(b.String())
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func packed(dict, data string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return stream(dict+" /Filter /FlateDecode", b.String())
}

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 33 /Widths [278 278] >>"

// pdfOf makes a PDF of pages of instructions.
func pdfOf(pages ...string) []byte {
	var kids strings.Builder
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", helvetica}
	for i, instructions := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", 5+2*i), packed("", instructions))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /Resources << /Font << /F1 3 0 R >> >> >>", kids.String(), len(pages))
	return pdfFile(objects...)
}

const pageOne = `BT /F1 9 Tf 1 0 0 1 72 800 Tm (The Harbour News \226 page 1) Tj ET
BT /F1 18 Tf 1 0 0 1 72 760 Tm (Ferry caf\351 closes) Tj ET
BT /F1 10 Tf 1 0 0 1 72 730 Tm 12 TL
(The owner of the ferry caf\351 in Port Lusan said on Monday that it was all over, as Tolvanian-) Tj T*
(speaking guests no longer came to the harbour in the evening, and the Tolvanian-speaking dis-) Tj T*
[(tricts) -300 (had none)] TJ ( of their own.) Tj
0 -20 Td (A second paragraph begins behind a wider gap and it goes on until the end of the page where it) Tj ET`

const pageTwo = `BT /F1 9 Tf 1 0 0 1 72 800 Tm (The Harbour News \226 page 2) Tj ET
BT /F1 10 Tf 1 0 0 1 72 730 Tm 12 TL (stops in the middle of a sentence and ends here.) Tj
T* (Nobody) Tj 0.5 0 Td 60 0 Td (else spoke.) Tj ET
BT /F1 10 Tf 0 1 -1 0 20 20 Tm (along the margin) Tj ET
q 1 0 0 1 0 0 cm /X9 Do Q`

func TestPDF(t *testing.T) {
	for a, err := range Read(pdfOf(pageOne, pageTwo), PDF) {
		if err != nil {
			t.Fatal(err)
		}
		articletest.Golden(t, "testdata/story.pdf", articletest.Dump(a))
	}
}

// TestPDFObjectStreams: the same with the objects packed, as newer programs
// write them.
func TestPDFObjectStreams(t *testing.T) {
	inside := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 /Resources << /Font << /F1 3 0 R >> >> >>", helvetica, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>"}
	index, body := "", ""
	for i, o := range inside {
		index += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + " "
	}
	file := "%PDF-2.0\n5 0 obj\n" + packed("", pageOne) + "\nendobj\n6 0 obj\n" +
		packed(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(inside), len(index)), index+body) + "\nendobj\n"
	for a, err := range Read([]byte(file), PDF) {
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(a.Text, "Ferry café closes\n\nThe owner") {
			t.Error(articletest.Dump(a))
		}
	}
}

func TestPDFRefused(t *testing.T) {
	deep := strings.Repeat("[", 1<<20)
	for name, c := range map[string]struct {
		data   []byte
		reason string
	}{
		"nothing":        {[]byte("%PDF-1.4\nnothing"), "damaged"},
		"encrypted":      {append(pdfOf(pageOne), "trailer << /Encrypt 9 0 R >>"...), "encrypted"},
		"scanned":        {pdfOf("q 600 0 0 800 0 0 cm /Im1 Do Q"), "OCR"},
		"no pages":       {pdfFile("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] >>"), "damaged"},
		"pages in ring":  {pdfFile("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] >>"), "damaged"},
		"deep":           {pdfOf(deep), "no text"},
		"deep object":    {pdfFile("<< /Type /Catalog /Pages 2 0 R >>", deep), "work"},
		"unpacked bomb":  {pdfOf(strings.Repeat("(a) Tj ", 6<<20)), "work"},
		"object in self": {[]byte("%PDF-1.5\n1 0 obj\n" + packed("/Type /ObjStm /N 1 /First 4", "1 0 << /Type /Catalog /Pages 1 0 R >>") + "\nendobj\n"), "no text"},
		"huge number":    {pdfFile("<< /Type /Catalog /Pages 999999999 0 R >>"), "damaged"},
	} {
		for a, err := range Read(c.data, PDF) {
			if a != nil || err == nil || !strings.Contains(err.Error(), c.reason) {
				t.Errorf("%s: %v, %v, want %q", name, a, err, c.reason)
			}
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf(pageOne, pageTwo), false)
	f.Add(pdfFile("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] >>"), false)
	f.Add([]byte(pageOne), true)
	f.Fuzz(func(t *testing.T, data []byte, instructions bool) {
		if instructions {
			data = pdfOf(string(data))
		}
		for a, err := range Read(data, PDF) {
			if err == nil {
				articletest.Laws(t, a)
			}
		}
	})
}
