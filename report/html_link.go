package report

import (
	"net/url"
	"strings"

	"parallax/compare"
)

// webLink is s if a reader may follow it: http and https, nothing else.
func webLink(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// sourceLink leads to words on the article's own page, by a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/): the words, or the first
// and last few of them.
func sourceLink(s *compare.Side, words string) string {
	link := webLink(deref(s.URL))
	fields := strings.Fields(clean(words))
	if link == "" || len(fields) == 0 || len(words) > 10_000 {
		return ""
	}
	const ends = 4
	text := textDirective(fields)
	if len(fields) > 3*ends {
		text = textDirective(fields[:ends]) + "," + textDirective(fields[len(fields)-ends:])
	}
	before, fragment, _ := strings.Cut(link, "#")
	return before + "#" + fragment + ":~:text=" + text
}

// textDirective escapes words for a text fragment, in which "-" and "," have
// a meaning.
func textDirective(words []string) string {
	s := url.PathEscape(strings.Join(words, " "))
	return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26").Replace(s)
}

// changeAnchor is the id of a change's place on the page of its pair.
func changeAnchor(key string) string { return "f-" + safeID(key) }

// safeID keeps what may stand in an id and in a link to it.
func safeID(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r == '.', r == ':':
			return '-'
		}
		return -1
	}, s)
}
