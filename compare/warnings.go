package compare

import (
	"fmt"

	"parallax/framing"
)

// shortText is the number of prose words under which shares and similarities
// rest on too little to be read as more than a hint.
const shortText = 50

// warnings are notices that belong to the result.
func warnings(a, b *Prepared, m measures) []Warning {
	all := []Warning{}
	add := func(code, format string, args ...any) {
		all = append(all, Warning{Code: code, Message: fmt.Sprintf(format, args...)})
	}
	for _, s := range []struct {
		name string
		p    *Prepared
		n    counts
	}{{"a", a, m.a}, {"b", b, m.b}} {
		for _, note := range s.p.Article.Notes {
			add(note.Code, "%s: %s", s.name, note.Message)
		}
		switch {
		case len(s.p.Text.Words) == 0:
			add("empty", "%s: the text holds no words", s.name)
		case s.n.prose == 0:
			add("no-prose", "%s: everything in the text looks like page furniture, nothing like an article", s.name)
		case s.n.prose == 1:
			add("one-word", "%s: the text is a single word", s.name)
		case s.n.body == 0:
			add("headline-only", "%s: there is a headline but no article under it", s.name)
		case s.n.prose < shortText:
			add("short", "%s: only %d words; shares and similarities rest on little", s.name, s.n.prose)
		}
		if s.n.prose > 0 && !framing.Supported(s.p.Text.Language) {
			add("language", "%s: no word lists for language %q: wording is compared, but only mechanical categories are flagged", s.name, s.p.Text.Language)
		}
	}
	if a.Article.SHA256 == b.Article.SHA256 && a.Article.SHA256 != "" {
		add("identical", "both files are identical, byte for byte")
	} else if a.Article.Text == b.Article.Text {
		add("identical", "both texts are identical")
	}
	if la, lb := a.Text.Language, b.Text.Language; la != lb && la != "" && lb != "" {
		add("languages-differ", "the texts are in different languages (%s, %s): translations are not aligned", la, lb)
	}
	return all
}
