package framing

import (
	"slices"
	"strings"

	"parallax/text"
)

// contraction reports whether two parts differ only in contracted forms:
// we're, we are.
func contraction(x, y *part) bool {
	if x.empty() || y.empty() {
		return false
	}
	if x.written() && y.written() && x.norm(x.span.Start) != y.norm(y.span.Start) {
		return false // as most are
	}
	a, b := expand(x.norms()), expand(y.norms())
	if a == b || (x.hears() || y.hears()) && strings.TrimSuffix(a, "to ") == strings.TrimSuffix(b, "to ") {
		return true
	}
	if strings.Contains(a+b, " shall ") && strings.ReplaceAll(a, " shall ", " will ") == strings.ReplaceAll(b, " shall ", " will ") && (contracted(x, "'ll") || contracted(y, "'ll")) {
		return true // "we'll" is short for either
	}
	for _, verb := range [...]string{" would ", " had "} {
		if strings.ReplaceAll(a, "'d ", verb) == b || strings.ReplaceAll(b, "'d ", verb) == a {
			return true
		}
	}
	if strings.ReplaceAll(a, " is ", " has ") == strings.ReplaceAll(b, " is ", " has ") && (contracted(x, "'s") || contracted(y, "'s")) {
		return true // "there's" is short for either
	}
	// "The paper's" is short for "the paper is" or "the paper has" where the other
	// side writes that out.
	for _, verb := range [...]string{" is ", " has "} {
		if strings.ReplaceAll(a, "'s ", verb) == b || strings.ReplaceAll(b, "'s ", verb) == a {
			return true
		}
	}
	return false
}

// written reports whether no word of a part is a contraction.
func (p *part) written() bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if n := p.norm(i); n == "cannot" || heard[n] != "" || strings.IndexByte(n, '\'') >= 0 || strings.IndexByte(n, ' ') >= 0 {
			return false
		}
	}
	return true
}

func contracted(p *part, short string) bool {
	return slices.ContainsFunc(p.norms(), func(n string) bool { return strings.HasSuffix(n, short) })
}

// readContraction finds N4 for a contraction and its full form.
func readContraction(v *view) (Reading, bool) {
	if !contraction(&v.x, &v.y) && !v.splitContraction() {
		return Reading{}, false
	}
	return benign("form", "form.contraction", v.became()+": a contraction and its full form."), true
}

// splitContraction reports whether the component is one half of a contraction
// and its full form that the diff kept apart: "we" became "we'll", and "shall"
// behind it was dropped.
func (v *view) splitContraction() bool {
	if v.Passage < 0 {
		return false
	}
	for _, k := range v.siblings(v.index) {
		first, second := v.Component, &v.Components[k]
		if k < v.index {
			first, second = second, first
		}
		if first.Orth || second.Orth || second.A.Start != first.A.End || second.B.Start != first.B.End || second.A.Len()+second.B.Len() != 1 {
			continue
		}
		a, b := text.Span{Start: first.A.Start, End: second.A.End}, text.Span{Start: first.B.Start, End: second.B.End}
		if a.Len() > 3 || b.Len() > 3 || a.Empty() || b.Empty() {
			continue
		}
		x, y := part{side: v.a, span: a}, part{side: v.b, span: b}
		if contraction(&x, &y) {
			return true
		}
	}
	return false
}

func expand(norms []string) string {
	var b strings.Builder
	for _, n := range norms {
		if full := heard[n]; full != "" {
			b.WriteString(full + " ")
			continue
		}
		for _, c := range contractions {
			if base, ok := strings.CutSuffix(n, c.short); ok {
				n = strings.TrimSpace(base + " " + c.long)
				break
			}
		}
		b.WriteString(n + " ")
	}
	return b.String()
}

var contractions = [...]struct{ short, long string }{
	{"can't", "can not"}, {"cannot", "can not"}, {"won't", "will not"}, {"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"i'm", "i am"},
	{"she's", "she is"}, {"he's", "he is"}, {"it's", "it is"}, {"that's", "that is"}, {"there's", "there is"}, {"what's", "what is"}, {"let's", "let us"},
}

// heard are words as they are spoken, with what they stand for.
var heard = map[string]string{
	"gonna": "going to", "wanna": "want to", "gotta": "got to", "hafta": "have to", "oughta": "ought to", "kinda": "kind of", "sorta": "sort of", "lotta": "lot of",
	"outta": "out of", "gimme": "give me", "lemme": "let me", "dunno": "do not know", "cuz": "because", "'cause": "because", "'em": "them", "y'all": "you all",
	"ya": "you", "yeah": "yes", "ok": "okay", "o.k": "okay", "o.k.": "okay",
}

// hears reports whether a part holds a word as it is spoken.
func (p *part) hears() bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if heard[p.norm(i)] != "" {
			return true
		}
	}
	return false
}
