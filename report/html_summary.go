package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parallax/compare"
)

// relation is the result's one word for the pair, spelled out.
type relation struct{ Name, About string }

func relationOf(s string) relation {
	switch s {
	case "verbatim":
		return relation{"Verbatim", "the two texts are the same in wording"}
	case "near-verbatim":
		return relation{"Near-verbatim", "almost all of the text is the same in wording"}
	case "partial":
		return relation{"Partial", "a part of the text corresponds"}
	case "quotes-only":
		return relation{"Quotations only", "what corresponds is mostly quotation"}
	case "rewritten":
		return relation{"Rewritten", "the content corresponds in other words"}
	case "unrelated":
		return relation{"Unrelated", "hardly anything corresponds"}
	}
	return relation{clean(s), ""}
}

// summarySentence is one sentence of the summary: words, and links to the
// evidence for them.
type summarySentence []fragment

type fragment struct {
	Text    string
	Phrase  bool   // words of the articles
	Outlet  string // "A" or "B": an outlet's name, hidden in blind mode
	Target  string // anchor of the evidence, "" if none
	Machine bool   // the machine's category, hidden in blind mode
}

// summarize says in at most five sentences what the comparison found. Each is
// left out where there is nothing to say.
func summarize(c *compare.Comparison, p *page) []summarySentence {
	var out []summarySentence
	say := func(s ...fragment) { out = append(out, s) }
	name := func(s sideView) fragment { return fragment{Text: s.Name, Outlet: s.Letter} }
	words := func(s string) fragment { return fragment{Text: s} }
	link := func(s, target string) fragment { return fragment{Text: s, Target: target} }

	kinds := map[string]int{}
	moved := 0
	firstMoved := ""
	for i, passage := range c.Passages {
		kinds[passage.Kind]++
		if passage.Moved {
			moved++
			if firstMoved == "" {
				firstMoved = p.marker.passages[i]
			}
		}
	}
	if len(c.Passages) == 0 {
		say(words("No passage of "), name(p.B), words(" corresponds to one of "), name(p.A), words("."))
	} else {
		say(link(capital(counted(len(c.Passages), "passage")), "passages"), words(" of "), name(p.B),
			words(fmt.Sprintf(" %s to %s of ", verb(len(c.Passages), "corresponds", "correspond"), verb(len(c.Passages), "one", "passages"))), name(p.A),
			words(fmt.Sprintf(", with %s of B’s content words and %s of A’s.", p.B.Coverage, p.A.Coverage)))
		var parts []string
		for _, kind := range []struct{ key, name string }{{"verbatim", "word for word the same"}, {"edited", "edited"}, {"rewritten", "rewritten"}} {
			if n := kinds[kind.key]; n > 0 {
				parts = append(parts, fmt.Sprintf("%s %s %s", number(n), verb(n, "is", "are"), kind.name))
			}
		}
		s := []fragment{words(capital("of these, " + enumerate(parts)))}
		if len(parts) == 1 && len(c.Passages) > 1 {
			_, what, _ := strings.Cut(parts[0], " are ")
			s = []fragment{words("All are " + what)}
		}
		if len(c.Passages) == 1 {
			s = []fragment{words("It is " + strings.TrimPrefix(parts0(parts), "one is "))}
		}
		if moved > 0 {
			s = append(s, words("; "), link(number(moved)+" "+verb(moved, "stands", "stand")+" in another place", firstMoved))
		}
		say(append(s, words("."))...)
	}

	if len(p.Flags) == 0 {
		if len(p.Others)+len(p.Benign) > 0 {
			say(words(fmt.Sprintf("No change is flagged; %s %s listed.", counted(len(p.Others)+len(p.Benign), "other change"), verb(len(p.Others)+len(p.Benign), "is", "are"))))
		} else {
			say(words("No change is flagged."))
		}
	} else {
		s := []fragment{link(capital(counted(len(p.Flags), "change")), "flags"), words(verb(len(p.Flags), " is", " are") + " flagged")}
		if high := facetCount(p.Filters.Confidence, "high"); high > 0 && len(p.Flags) > 1 {
			s = append(s, fragment{Text: fmt.Sprintf(" (%s with high confidence)", number(high)), Machine: true})
		}
		s = append(s, fragment{Text: ": " + commonest(p.Filters.Categories), Machine: true}, words("."))
		say(s...)

		f := p.Flags[0]
		first := []fragment{words("First in rank: ")}
		if len(p.Flags) == 1 {
			first = []fragment{words("It is this: ")}
		}
		switch {
		case f.A != "" && f.B != "":
			first = append(first, fragment{Text: excerpt(f.A, 90), Phrase: true, Target: f.ID}, words(" "+f.Verb+" "), fragment{Text: excerpt(f.B, 90), Phrase: true, Target: f.ID})
		default:
			first = append(first, fragment{Text: excerpt(f.A+f.B, 120), Phrase: true, Target: f.ID}, words(" "+f.Verb))
		}
		if f.Where == "headline" || f.Where == "lede" {
			first = append(first, words(" in the "+f.Where))
		}
		say(append(first, words("."))...)
	}

	dropped, added := withoutCounterpart(c, c.Unmatched.A), withoutCounterpart(c, c.Unmatched.B)
	if dropped+added > 0 && len(c.Passages) > 0 {
		var s []fragment
		if dropped > 0 {
			s = append(s, link(capital(counted(dropped, "sentence")), firstOnly(p.Rows, func(r *row) []unmatched { return r.LeftOut })), words(fmt.Sprintf(" of A %s no counterpart in B", verb(dropped, "has", "have"))))
		}
		if added > 0 {
			text, lacks := counted(added, "sentence"), "none"
			if dropped > 0 {
				s = append(s, words("; "))
			} else {
				text, lacks = capital(text), "no counterpart"
			}
			s = append(s, link(text, firstOnly(p.Rows, func(r *row) []unmatched { return r.New })), words(fmt.Sprintf(" of B %s %s in A", verb(added, "has", "have"), lacks)))
		}
		say(append(s, words("."))...)
	}
	return out
}

func parts0(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return parts[0]
}

// firstOnly is the anchor of the first sentence of running text that stands in
// one article only.
func firstOnly(rows []row, of func(*row) []unmatched) string {
	for i := range rows {
		for _, s := range of(&rows[i]) {
			if s.Content && !s.Reworded {
				return s.ID
			}
		}
	}
	return ""
}

func facetCount(facets []facet, name string) int {
	for _, f := range facets {
		if f.Value == name {
			return f.Count
		}
	}
	return 0
}

// commonest names the three commonest categories, and how many more there are.
func commonest(facets []facet) string {
	facets = slices.Clone(facets)
	slices.SortStableFunc(facets, func(x, y facet) int { return cmp.Compare(y.Count, x.Count) })
	var out []string
	for i, f := range facets {
		if i == 3 && len(facets) > 4 {
			out = append(out, number(len(facets)-3)+" kinds more")
			break
		}
		out = append(out, fmt.Sprintf("%s (%d)", strings.ToLower(f.Name), f.Count))
	}
	return enumerate(out)
}

// number is n in words up to twelve, as in prose.
func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func counted(n int, noun string) string { return number(n) + " " + verb(n, noun, noun+"s") }

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// capital is s with its first letter in upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// enumerate joins parts as in "one, two and three".
func enumerate(parts []string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}
