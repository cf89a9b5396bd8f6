package extract

import (
	"strings"
	"testing"

	"parallax/article/ingest"
)

// prose are paragraphs of an article of ours, long enough to be one.
var prose = []string{
	"The last ferry to the outer islands will leave at midnight on Friday, the harbour office said, as the strike of the crews enters its second week.",
	"About four hundred people live on the islands all year round, and most of their children go to school on the mainland.",
	"“We are cut off,” said Marta Lind, who keeps the only shop. She has ordered flour and candles for a month.",
	"The company that runs the line said that it could not find other crews in time, and offered a bus to the northern bridge.",
	"The council will meet on Monday to decide whether the lifeboat may carry medicines and mail until the strike is over.",
}

func paragraphsOf(texts ...string) string { return "<p>" + strings.Join(texts, "</p>\n<p>") + "</p>" }

func inPage(head, body string) string {
	return "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry stops at midnight | The Gazette</title>" + head + "</head><body>" +
		"<header><nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li></ul></nav></header>" + body + "<footer>© The Gazette</footer></body></html>"
}

// TestPages holds what is taken of a page and what is not. Every page holds the
// whole article.
func TestPages(t *testing.T) {
	story := paragraphsOf(prose...)
	for name, c := range map[string]struct {
		page   string
		with   []string // paragraphs, whole
		absent []string
	}{
		"an article": {page: inPage("", "<article><h1>Ferry stops at midnight</h1>"+story+"</article>")},
		"no mark-up but line breaks": {
			page: inPage("", "<h1>Ferry stops at midnight</h1><div>"+strings.Join(prose, "<br><br>")+"</div>"),
		},
		"a table for the layout": {
			page: inPage("", "<table><tr><td><a href=/>Home</a></td><td><h1>Ferry stops at midnight</h1>"+story+"</td></tr></table>"),
		},
		"prose in unusual elements": {
			page: inPage("", "<article><h1>Ferry stops at midnight</h1>"+paragraphsOf(prose[:2]...)+"<div class=x><center>"+prose[2]+"</center></div>"+paragraphsOf(prose[3:]...)+"</article>"),
		},
		"a list in the article": {
			page: inPage("", "<article>"+story+"<ul><li>A boat for medicines leaves at six.</li><li>A boat for the mail leaves at noon.</li></ul>"+paragraphsOf(prose[0]+" Again.")+"</article>"),
			with: []string{"A boat for medicines leaves at six.", "A boat for the mail leaves at noon."},
		},
		"readers' comments": {
			page:   inPage("", "<article>"+story+"</article><div id=comments><p>The crews are right, and the company has known of their demands for years and years.</p><p>They should take the bus like everybody else does on the mainland, I say.</p></div>"),
			absent: []string{"The crews are right", "They should take the bus"},
		},
		"hidden parts": {
			page:   inPage("", "<article>"+paragraphsOf(prose[:2]...)+"<p style='display: none'>You have read all free articles of this month, so subscribe now to go on reading.</p>"+paragraphsOf(prose[2:]...)+"</article>"),
			absent: []string{"You have read all free articles"},
		},
		"links to other articles": {
			page:   inPage("", "<article>"+paragraphsOf(prose[:3]...)+"<p><a href=/bridge>Read more: Northern bridge opens to lorries on Monday</a></p><p>Related: <a href=/mail>A boat takes the mail to the islands</a></p>"+paragraphsOf(prose[3:]...)+"</article>"),
			absent: []string{"Northern bridge opens", "takes the mail"},
		},
		"what stands around the text": {
			page: inPage("<meta name=author content='Ilse Maran'><meta property='article:published_time' content='2026-03-09T14:05:00Z'>",
				"<article><h1>Ferry stops at midnight</h1><p>By Ilse Maran</p><p>9 March 2026</p>"+story+"<p>(Reporting by Dana Holt; editing by Lena Forsyth)</p><h3>More from the islands</h3></article>"),
			with:   []string{"(Reporting by Dana Holt; editing by Lena Forsyth)"},
			absent: []string{"By Ilse Maran", "9 March 2026", "More from the islands"},
		},
		"text for search engines says where the article ends": {
			page: inPage(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops at midnight","articleBody":"`+strings.Join(prose, `\n\n`)+`"}</script>`,
				"<article>"+story+"<p>The Gazette has been printed on the coast since the first lighthouse was built, and is owned by its readers.</p></article>"),
			absent: []string{"since the first lighthouse"},
		},
		"text for search engines alone": {
			page: inPage(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops at midnight","articleBody":"`+strings.Join(prose, `\n\n`)+`"}</script>`,
				"<div id=root></div><p>You need to enable JavaScript to read this page.</p>"),
			absent: []string{"JavaScript"},
		},
		"declared in another encoding": {
			page: strings.Replace(inPage("", "<article><h1>Ferry stops at midnight</h1>"+story+"</article>"), "charset=utf-8", "charset=iso-8859-1", 1),
		},
	} {
		p := Extract([]byte(c.page), ingest.PageRequest{URL: "https://gazette.example/ferry"})
		if p.Title != "Ferry stops at midnight" {
			t.Errorf("%s: title %q", name, p.Title)
		}
		text := strings.Join(p.Paragraphs, "\n")
		for _, want := range append(c.with, prose...) {
			found := false
			for _, paragraph := range p.Paragraphs {
				found = found || paragraph == want
			}
			if !found {
				t.Errorf("%s: no paragraph %.60q in\n%s", name, want, text)
			}
		}
		for _, absent := range append(c.absent, "Sport", "© The Gazette") {
			if strings.Contains(text, absent) {
				t.Errorf("%s: %q is in the text", name, absent)
			}
		}
		if len(p.Paragraphs) > 0 && p.Paragraphs[0] == p.Title {
			t.Errorf("%s: the headline is repeated", name)
		}
	}
}

func TestEndsSentence(t *testing.T) {
	for s, want := range map[string]bool{"It ends.": true, "“It ends.”": true, "終わり。": true, "(It ends.)": true, "Read more": false, "": false, "…": true, "by Ilse Maran \"": false} {
		if got := endsSentence(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
