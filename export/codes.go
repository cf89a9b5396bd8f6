package export

import "parallax/compare"

// code is one code of a codebook of qualitative data analysis.
type code struct {
	name, says, colour string
	under              []code
}

func (c code) guid() string { return codeGUID(c.name) }

func codeGUID(name string) string { return uuid("code", name) }

// codes are the codes that codings use: the closed list of categories under
// their families, and the kinds of passages.
func codes() []code {
	flags := code{name: "flag", says: "The change touches the framing: a place to read, not a verdict.", colour: "#b3261e"}
	benign := code{name: "benign", says: "The change is one of form, spelling or length.", colour: "#5f6b7a"}
	for _, c := range compare.Categories() {
		leaf := code{name: c.Name, says: c.Code + ": " + c.Title, colour: familyColours[c.Family]}
		of := &flags
		if c.Code[0] == 'N' {
			of = &benign
		}
		if c.Family != c.Name {
			last := len(of.under) - 1
			if last < 0 || of.under[last].name != c.Family {
				of.under = append(of.under, code{name: c.Family, says: c.Code + ": " + compare.FamilyTitle(c.Family), colour: leaf.colour})
				last++
			}
			of = &of.under[last]
		}
		of.under = append(of.under, leaf)
	}
	// The last of the list is other, which is neither.
	other := benign.under[len(benign.under)-1]
	benign.under = benign.under[:len(benign.under)-1]
	passage := code{name: "passage", says: "Both articles have it.", colour: "#2e7d32", under: []code{
		{name: "passage.verbatim", says: "The same but for case, punctuation and white space.", colour: "#2e7d32"},
		{name: "passage.edited", says: "The same sentences with words changed.", colour: "#7cb342"},
		{name: "passage.rewritten", says: "The same content in new words.", colour: "#c0ca33"},
	}}
	return []code{flags, benign, other, passage}
}

var familyColours = map[string]string{
	"label": "#b3261e", "loaded": "#d81b60", "verb": "#8e24aa", "attribution": "#5e35b1", "certainty": "#3949ab", "quote": "#1e88e5",
	"voice": "#00838f", "agency": "#00897b", "cause": "#558b2f", "quantity": "#9e9d24", "fact": "#ef6c00", "salience": "#6d4c41",
}

// codeOf is the code of a change.
func codeOf(c *compare.Change) string {
	if said(c.Category) == "" {
		return "other"
	}
	return *c.Category
}
