package webpage

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func read(t *testing.T, page string) *Metadata {
	t.Helper()
	document, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return Read(document, "https://www.gazette.example/2026/ferry?from=mail")
}

// TestRead holds where metadata is found. Every page gives some of it, in its
// own place.
func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want Metadata
	}{
		"data for search engines": {
			page: `<html lang="en-GB"><head><title>Ferry stops at midnight | The Gazette</title><script type="application/ld+json">
				{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Gazette"},{"@type":["NewsArticle"],"headline":"Ferry stops at midnight",
				"datePublished":"2026-03-09T14:05:00+01:00","author":[{"@type":"Person","name":"Ilse Maran"},{"name":"Tom Berg"}],"publisher":{"name":"The Gazette"},
				"articleBody":"The last ferry leaves at midnight.",}]}</script><link rel="canonical" href="/2026/ferry"></head>`,
			want: Metadata{Title: "Ferry stops at midnight", Outlet: "The Gazette", Authors: []string{"Ilse Maran", "Tom Berg"}, Date: "2026-03-09T14:05:00+01:00",
				URL: "https://www.gazette.example/2026/ferry", Language: "en", Body: "The last ferry leaves at midnight."},
		},
		"OpenGraph": {
			page: `<html><head><meta property="og:title" content="Ferry stops at midnight - The Gazette"><meta property="og:site_name" content="The Gazette">
				<meta property="og:locale" content="de_AT"><meta property="article:published_time" content="2026-03-09T13:05:00Z"><meta property="og:url" content="https://gazette.example/a">
				<meta name="author" content="By Ilse Maran and Tom Berg"></head>`,
			want: Metadata{Title: "Ferry stops at midnight", Outlet: "The Gazette", Authors: []string{"Ilse Maran", "Tom Berg"}, Date: "2026-03-09T13:05:00Z",
				URL: "https://gazette.example/a", Language: "de"},
		},
		"microdata": {
			page: `<html lang="fr"><body itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Le ferry ne part plus</h1>
				<span itemprop="author" itemscope><a href="/x"><span itemprop="name">Ilse Maran</span></a></span><time itemprop="datePublished" datetime="2026-03-09 14:05">hier</time>
				<div itemprop="publisher" itemscope><meta itemprop="name" content="La Gazette"></div>`,
			want: Metadata{Title: "Le ferry ne part plus", Outlet: "La Gazette", Authors: []string{"Ilse Maran"}, Date: "2026-03-09T14:05:00",
				URL: "https://www.gazette.example/2026/ferry?from=mail", Language: "fr"},
		},
		"the heading, where the title confirms it": {
			page: `<html><head><title>Gazette: Ferry stops at midnight</title><meta name="application-name" content="Gazette"></head><h1>Gazette</h1><h1>Ferry stops at midnight</h1>
				<p><a rel="author" href="/maran">Ilse Maran</a> <time datetime="2026-03-09">Monday</time>`,
			want: Metadata{Title: "Ferry stops at midnight", Outlet: "Gazette", Authors: []string{"Ilse Maran"}, Date: "2026-03-09", URL: "https://www.gazette.example/2026/ferry?from=mail"},
		},
		"nothing that can be believed": {
			page: `<html lang="%%%"><head><meta name="author" content="https://gazette.example/maran"><meta name="date" content="yesterday"><link rel="canonical" href="javascript:alert(1)">
				<script type="application/ld+json">{"@type":"NewsArticle","headline":</script></head>`,
			want: Metadata{URL: "https://www.gazette.example/2026/ferry?from=mail"},
		},
	} {
		got := read(t, c.page)
		if got.Title != c.want.Title || got.Outlet != c.want.Outlet || !slices.Equal(got.Authors, c.want.Authors) || got.Date != c.want.Date ||
			got.URL != c.want.URL || got.Language != c.want.Language || got.Body != c.want.Body {
			t.Errorf("%s:\n got %+v\nwant %+v", name, *got, c.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-09T14:05:00+01:00":        "2026-03-09T14:05:00+01:00",
		"2026-03-09T14:05:00.123Z":         "2026-03-09T14:05:00Z",
		"2026-03-09T14:05:00+0100":         "2026-03-09T14:05:00+01:00",
		"2026-03-09 14:05":                 "2026-03-09T14:05:00",
		"2026-03-09":                       "2026-03-09",
		"20260309":                         "2026-03-09",
		"Mon, 09 Mar 2026 14:05:00 GMT":    "2026-03-09T14:05:00Z",
		"Mon, 09 Mar 2026 14:05:00 EST":    "2026-03-09T14:05:00",
		"March 9, 2026 2:05 p.m.":          "2026-03-09T14:05:00",
		"9 March 2026":                     "2026-03-09",
		"09.03.2026":                       "2026-03-09",
		"03/09/2026":                       "", // the ninth of March or the third of September
		"0001-01-01T00:00:00Z":             "",
		"1970-01-01T00:00:00Z":             "",
		"yesterday":                        "",
		"2026-13-45":                       "",
		strings.Repeat("2026-03-09 ", 100): "",
	} {
		if got := ParseDate(in); got != want {
			t.Errorf("ParseDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"By Ilse Maran":                      "Ilse Maran",
		"Von Ilse Maran und Tom Berg":        "Ilse Maran|Tom Berg",
		"ILSE MARAN, TOM BERG & Ana Lópe":    "ILSE MARAN|TOM BERG|Ana Lópe",
		"Ilse Maran March 9, 2026":           "Ilse Maran",
		"Ilse Maran (Port), Foreign Editor":  "Ilse Maran",
		"Ilse Maran, Ana Holm, and Tom Berg": "Ilse Maran|Ana Holm|Tom Berg",
		"Vonda Erikson":                      "Vonda Erikson",
		"The Gazette":                        "",
		"@ilse":                              "",
		"https://gazette.example/ilse":       "",
		"Updated: March 9, 2026":             "",
	} {
		if got := strings.Join(Names(in, "The Gazette"), "|"); got != want {
			t.Errorf("Names(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	const text = "<p>“Ça va”, said Ilse – naïvely</p>"
	latin, _ := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	sjis, _ := japanese.ShiftJIS.NewEncoder().Bytes([]byte("<p>港の出口</p>"))
	jis, _ := japanese.ISO2022JP.NewEncoder().Bytes([]byte("<p>港の出口</p>"))
	far := "<!--" + strings.Repeat("x", 3000) + "--><script charset=utf-8></script>"
	for name, c := range map[string]struct{ page, contentType, want string }{
		"UTF-8 under a wrong declaration": {"<meta charset=gb2312>" + text, "", "<meta charset=gb2312>" + text},
		"UTF-8, undeclared, far down":     {far + text, "", far + text},
		"UTF-8 cut in a character":        {text + text + strings.Repeat("é", 60) + "\xc3", "", text + text + strings.Repeat("é", 60) + "\uFFFD"},
		"Windows-1252, undeclared":        {string(latin), "", text},
		"UTF-16":                          {string(wide), "", text},
		"declared by the server":          {string(sjis), "text/html; charset=Shift_JIS", "<p>港の出口</p>"},
		"declared by the page":            {"<meta charset='Shift_JIS'>" + string(sjis), "", "<meta charset='Shift_JIS'><p>港の出口</p>"},
		"declared by the page, far down":  {far + "<META CHARSET='Shift_JIS'>" + string(sjis), "", far + "<META CHARSET='Shift_JIS'><p>港の出口</p>"},
		"seven bits, declared":            {"<meta charset=iso-2022-jp>" + string(jis), "", "<meta charset=iso-2022-jp><p>港の出口</p>"},
	} {
		if got := string(Decode([]byte(c.page), c.contentType)); strings.TrimPrefix(got, "\ufeff") != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// FuzzRead: any page is read without a panic, into text that may be printed.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<html lang=en><title>A | B</title><h1>A</h1><meta name=author content="by C and D"><script type="application/ld+json">{"@graph":[{"@type":"Article","author":[[{"name":["x"]}]]}]}</script>`), "text/html")
	f.Add([]byte("<meta charset=gbk>\xb0\xa1"), "")
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		decoded := Decode(page, contentType)
		if !utf8.Valid(decoded) {
			t.Fatal("not UTF-8")
		}
		document, err := html.Parse(strings.NewReader(string(decoded)))
		if err != nil {
			t.Skip()
		}
		m := Read(document, "https://gazette.example/")
		for _, s := range append(m.Authors, m.Title, m.Outlet, m.Date, m.Language) {
			if strings.ContainsAny(s, "\n\x00\x1b") {
				t.Fatalf("control characters in %q", s)
			}
		}
	})
}
