package extract

import (
	"strings"
	"testing"
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
	p := Extract([]byte(page))
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

func FuzzExtract(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<html><body><p>\xff\xfe<script>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range Extract(data).Paragraphs {
			if strings.TrimSpace(p) == "" {
				t.Error("an empty paragraph")
			}
		}
	})
}
