package framing

import (
	"strings"

	"parallax/lexicon"
)

// readOrth finds N1: a change of case, punctuation, hyphens, quotation mark
// style or character form.
func readOrth(v *view) (Reading, bool) {
	if v.Orth || !otherLetter(v.x.norms(), v.y.norms()) && squeeze(v.x.norms()) == squeeze(v.y.norms()) {
		return benign("orth", "orth", "Only case, punctuation or the form of characters differs."), true
	}
	return Reading{}, false
}

// squeeze joins words without hyphens, dots and apostrophes: cease-fire, cease
// fire and ceasefire; U.S. and US.
func squeeze(norms []string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '‐', '‑', '.', '\'', '’', ',':
			return -1
		}
		return foldAccent(r)
	}, strings.Join(norms, ""))
}

// otherLetter reports whether two runs of words begin with two different letters
// that squeeze keeps as they are.
func otherLetter(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || a[0] == "" || b[0] == "" {
		return false
	}
	x, y := a[0][0], b[0][0]
	return x != y && 'a' <= x && x <= 'z' && 'a' <= y && y <= 'z'
}

// foldAccent maps the accented Latin letters of Western names to their base.
func foldAccent(r rune) rune {
	if r < 0xc0 || r > 0x17f {
		return r
	}
	for _, group := range [...]string{"aàáâãäåā", "cçćč", "eèéêëēęě", "iìíîïī", "nñńň", "oòóôõöøō", "uùúûüūů", "yýÿ", "sśşš", "zźżž", "gğ", "lł", "rř", "dďđ", "tť"} {
		if strings.ContainsRune(group, r) {
			return rune(group[0])
		}
	}
	return r
}

// readVariant finds N2: another spelling of the same words.
func readVariant(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || len(v.x.rest) == 0 || len(v.x.rest) != len(v.y.rest) {
		return Reading{}, false
	}
	for k, i := range v.x.rest {
		a, b := v.x.norm(i), v.y.norm(v.y.rest[k])
		if !sameSpelling(a, b) {
			return Reading{}, false
		}
	}
	return benign("variant", "variant.spelling", v.became()+": another spelling of the same word."), true
}

// sameSpelling reports whether two words are spellings of one: by the tables,
// or names whose transliteration differs in single letters.
func sameSpelling(a, b string) bool {
	a, b = strings.TrimSuffix(a, "'s"), strings.TrimSuffix(b, "'s")
	if a == b || !otherLetter([]string{a}, []string{b}) && squeeze([]string{a}) == squeeze([]string{b}) || lexicon.SpellingVariants(a, b) {
		return true
	}
	if byEar(a, b) || byEar(b, a) || b != "" && longAdverbs[a] == b || a != "" && longAdverbs[b] == a {
		return true
	}
	headA, restA, okA := strings.Cut(a, "-")
	headB, restB, okB := strings.Cut(b, "-")
	return okA && okB && sameSpelling(headA, headB) && sameSpelling(restA, restB)
}

// longAdverbs are the forms of prepositions and adverbs that differ between British
// and American papers.
var longAdverbs = map[string]string{
	"toward": "towards", "afterward": "afterwards", "backward": "backwards", "forward": "forwards", "upward": "upwards", "downward": "downwards",
	"inward": "inwards", "outward": "outwards", "onward": "onwards", "homeward": "homewards", "among": "amongst", "amid": "amidst", "while": "whilst",
}

// byEar reports whether a is b as it is heard: askin, askin' for asking.
func byEar(a, b string) bool {
	a = strings.TrimSuffix(a, "'")
	return len(b) > 5 && strings.HasSuffix(b, "ing") && a == b[:len(b)-1] && !listed(a)
}
