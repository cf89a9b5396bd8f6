package extract

import (
	"strings"
	"testing"

	"parallax/article/ingest"
)

const page = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry to the islands stops at midnight | The Gazette</title>
<meta property="og:title" content="Ferry to the islands stops at midnight">
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2026-03-09T14:05:00+01:00">
<link rel="canonical" href="https://gazette.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry to the islands stops at midnight</h1>
<p>The last ferry to the outer islands will leave at midnight on Friday, the harbour office said, as the strike of the crews
enters its second week and no talks have been planned.</p>
<p>About four hundred people live on the islands all year round. Many of them work on the mainland, and most of their
children go to school there. “We are cut off,” said Marta Lind, who keeps the only shop.</p>
<p>The company that runs the line said that it could not find other crews in time. It has offered a bus to the northern
bridge, which the islanders call a joke, since the bridge does not reach them.</p>
<p>The council will meet on Monday to decide whether the lifeboat may carry medicines and mail until the strike is over.</p>
</article><footer>© The Gazette. Subscribe to our newsletter.</footer></body></html>`

func TestExtractFindsTheArticleAndItsMetadata(t *testing.T) {
	p := Extract([]byte(page), ingest.PageRequest{})
	if p.Error != "" {
		t.Fatal(p.Error)
	}
	for _, field := range []struct{ name, got, want string }{
		{"title", p.Title, "Ferry to the islands stops at midnight"},
		{"outlet", p.Outlet, "The Gazette"},
		{"date", p.Date, "2026-03-09T14:05:00+01:00"},
		{"url", p.URL, "https://gazette.example/ferry"},
		{"language", p.Language, "en"},
	} {
		if field.got != field.want {
			t.Errorf("%s is %q, want %q", field.name, field.got, field.want)
		}
	}
	text := strings.Join(p.Paragraphs, "\n")
	for _, want := range []string{"The last ferry to the outer islands", "said Marta Lind, who keeps the only shop.", "until the strike is over."} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
	if strings.Contains(text, "Subscribe") || strings.Contains(text, "Sport") {
		t.Errorf("the text holds page furniture: %q", text)
	}
	if n := strings.Count(text, "\n"); n < 3 {
		t.Errorf("%d line breaks: paragraphs are lost", n)
	}
}

// TestHostilePages holds that no page breaks the extraction. It is a list, not
// a fuzz target, as nearly all that runs is the library's code.
func TestHostilePages(t *testing.T) {
	deep := strings.Repeat("<div>", 5000)
	for name, data := range map[string]string{
		"empty":               "",
		"not UTF-8":           "<html><body><p>\xff\xfe<script>",
		"never closed":        "<html><head><meta charset=\"utf-8\"><title>x<p>y",
		"deeply nested":       "<html><body>" + deep + "text",
		"unknown charset":     "<html><head><meta charset=\"no-such-charset\"></head><body><p>text</p></body></html>",
		"nonsense metadata":   strings.NewReplacer("2026-03-09T14:05:00+01:00", "yesterday", "https://gazette.example/ferry", "javascript:alert(1)", "en-GB", "%%%").Replace(page),
		"cut in the middle":   page[:len(page)/2],
		"NUL bytes":           strings.ReplaceAll(page, " ", "\x00"),
		"only a script":       "<html><body><script>" + page + "</script></body></html>",
		"unclosed formatting": strings.Repeat("<b><p>", 2000) + "x",
		"nested tables":       strings.Repeat("<table><tr><td>", 300) + strings.Repeat("text ", 300),
		"nested links":        strings.Repeat("<a href=x>", 5000) + "x",
		"one sentence":        strings.Repeat("<p>The same sentence stands here again and again, and it is long enough.</p>", 1000),
		"deep data":           "<script type='application/ld+json'>" + strings.Repeat("[", 20000) + "</script>" + page,
		"data in a circle":    `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":{"name":{"name":{"name":{"name":[]}}}}},"articleBody":[[["x"]]]}</script>` + page,
		"only hidden text":    "<html><body><div style='display:none'>" + page + "</div></body></html>",
		"a hundred kB a word": "<html><body><p>" + strings.Repeat("x", 100_000) + "</p></body></html>",
	} {
		p := Extract([]byte(data), ingest.PageRequest{})
		for _, paragraph := range p.Paragraphs {
			if strings.TrimSpace(paragraph) == "" {
				t.Errorf("%s: an empty paragraph", name)
			}
		}
		if strings.HasPrefix(p.URL, "javascript:") {
			t.Errorf("%s: the address is %q", name, p.URL)
		}
	}
}
