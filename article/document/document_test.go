package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"parallax/article"
	"parallax/article/articletest"
)

func TestSamples(t *testing.T) {
	for _, file := range articletest.Samples(t, "testdata") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		format := Detect(data[:min(len(data), 8192)])
		if format == "" {
			t.Errorf("%s: format not recognised", file)
			continue
		}
		articletest.Golden(t, file, articletest.DumpAll(Read(data, format)))
	}
}

// zipped makes a document of files: name, content, name, content …
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		method := zip.Deflate
		if files[i] == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordDocument = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry caf&#233; closes</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">The owner </w:t></w:r><w:ins><w:r><w:t>said</w:t></w:r></w:ins><w:del><w:r><w:delText>denied</w:delText><w:t>denied</w:t></w:r></w:del><w:r><w:tab/><w:t>it was over &amp; done.</w:t><w:br/><w:instrText>HYPERLINK</w:instrText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>A box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>A box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
</w:body></w:document>`

func docx(t testing.TB, body string) []byte {
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", body, "docProps/core.xml", "<cp:coreProperties><dc:title>Ferry café closes</dc:title></cp:coreProperties>")
}

func odt(t testing.TB, body string) []byte {
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", body, "meta.xml", "<office:meta><dc:title>Untitled</dc:title></office:meta>")
}

const openDocument = `<office:document-content><office:automatic-styles><style:style>none</style:style></office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:h text:style-name="Title">Ferry café closes</text:h><text:p>The<text:s text:c="2"/>owner<text:line-break/>said <text:span>it was over</text:span>.<office:annotation><text:p>a remark</text:p></office:annotation></text:p><text:p/></office:text></office:body></office:document-content>`

func TestDocuments(t *testing.T) {
	for _, c := range []struct {
		name, format string
		data         []byte
		want         string
	}{
		{"docx", DOCX, docx(t, wordDocument), "Ferry café closes\n\nThe owner said it was over & done.\n\nCell\n\nA box\n"},
		{"odt", ODT, odt(t, openDocument), "Ferry café closes\n\nThe owner said it was over.\n"},
	} {
		if got := Detect(c.data); got != c.format {
			t.Errorf("%s is taken for %q", c.name, got)
		}
		for a, err := range Read(c.data, c.format) {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if a.Text != c.want || a.Title != "Ferry café closes" || len(a.Marks) != 1 {
				t.Errorf("%s: %s", c.name, articletest.Dump(a))
			}
		}
	}
}

func TestDeliveryInADocument(t *testing.T) {
	lines, err := os.ReadFile("../database/testdata/nexis-uni.txt")
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	for line := range strings.Lines(string(lines)) {
		body.WriteString("<w:p><w:t>" + strings.TrimSpace(line) + "</w:t></w:p>")
	}
	n := 0
	for a, err := range Read(docx(t, body.String()), DOCX) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; a.Origin.Record != n || a.Origin.Format != "nexis" || a.Date == "" || a.Outlet == "" {
			t.Error(articletest.Dump(a))
		}
	}
	if n != 2 {
		t.Errorf("%d articles, want 2", n)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, format string
		data         []byte
		reason       string
	}{
		{"cut zip", DOCX, docx(t, wordDocument)[:200], "damaged"},
		{"no document in it", DOCX, zipped(t, "a", "b"), "no word/document.xml"},
		{"empty", DOCX, docx(t, "<w:document/>"), "no text"},
		{"bomb", DOCX, docx(t, "<w:p><w:t>"+strings.Repeat("a b ", 20<<20)), "64 MB"},
		{"empty RTF", RTF, []byte(`{\rtf1}`), "no text"},
		{"groups", RTF, []byte(`{\rtf1` + strings.Repeat("{", 20_000)), "64 MB"},
	} {
		seen := false
		for a, err := range Read(c.data, c.format) {
			seen = true
			var bad *article.RecordError
			if a != nil || !errors.As(err, &bad) || !strings.Contains(bad.Reason, c.reason) {
				t.Errorf("%s: %v, %v, want %q", c.name, a, err, c.reason)
			}
		}
		if !seen {
			t.Errorf("%s: nothing said", c.name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(docx(f, wordDocument))
	f.Add(odt(f, openDocument))
	for _, name := range []string{"story.rtf", "nexis.rtf"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		formats := []string{RTF, DOCX, ODT}
		if format := Detect(data); format != "" {
			formats = []string{format}
		}
		for _, format := range formats {
			for a, err := range Read(data, format) {
				if err == nil {
					articletest.Laws(t, a)
				}
			}
		}
		// The XML inside, without the zip around it.
		for a, err := range Read(docx(t, string(data)), DOCX) {
			if err == nil {
				articletest.Laws(t, a)
			}
		}
	})
}
