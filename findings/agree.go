package findings

import (
	"math"
	"strings"

	"parallax/findings/stats"
	"parallax/framing"
)

// AgreementSchema names the version of the JSON form of [Agreement].
const AgreementSchema = "parallax.agreement/1"

// enough is the least number of items of a category on which agreement is
// reported: below it, one item more or less moves kappa by a tenth and more.
const enough = 20

// Coding is what one person said of each item; "" is not coded.
type Coding struct {
	Coder string
	Codes map[string]string // item → category, as [ParseCode] has it
}

// Key is the program's answer to one item.
type Key struct {
	Category   string
	Status     string
	Confidence string
}

// Agreement is how far people agree with each other and with the program.
type Agreement struct {
	Schema     string              `json:"schema"`
	Coders     []string            `json:"coders"`
	Items      int                 `json:"items"`    // that any of them coded
	Both       int                 `json:"compared"` // that at least two coded
	All        Reliability         `json:"all"`
	Categories []CategoryAgreement `json:"categories"`
	Precision  []Precision         `json:"precision"` // [] without a key
}

// Reliability are the measures of agreement. Percent and kappa are of two
// coders; of more, the mean over all pairs.
type Reliability struct {
	Percent *float64        `json:"percent"`
	Kappa   *float64        `json:"kappa"`
	Alpha   *float64        `json:"alpha"` // Krippendorff's, nominal
	CI      *stats.Interval `json:"alpha_ci"`
}

// CategoryAgreement is the agreement on one category against all others.
type CategoryAgreement struct {
	Category string      `json:"category"`
	N        int         `json:"n"`       // items to which anybody gave it
	TooFew   bool        `json:"too_few"` // fewer than 20: nothing is reported
	Measures Reliability `json:"measures"`
}

// Precision is how often people confirm the program: of its flags of a
// category, or of a confidence, those to which more than half of the coders
// who coded them gave the same category.
type Precision struct {
	Of     string `json:"of"` // a category, a band of confidence, "flags"
	Same   Share  `json:"same"`
	Family Share  `json:"family"` // the same code: label.place for label.actor
	Flag   Share  `json:"flag"`   // any category of flags, or what the program said
	TooFew bool   `json:"too_few"`
}

// Agree compares codings of one sheet with each other and, if key is not nil,
// with the program. seed is that of the bootstrap.
func Agree(codings []Coding, key map[string]Key, seed uint64) Agreement {
	a := Agreement{Schema: AgreementSchema, Coders: []string{}, Categories: []CategoryAgreement{}, Precision: []Precision{}}
	items := map[string]bool{}
	seen := map[string]bool{}
	for _, c := range codings {
		a.Coders = append(a.Coders, c.Coder)
		for item, code := range c.Codes {
			if code != "" {
				items[item] = true
				seen[code] = true
			}
		}
	}
	order := sortedKeys(items)
	a.Items = len(order)
	codes := map[string]int{}
	for i, code := range sortedKeys(seen) {
		codes[code] = i
	}
	units := make([][]int, len(order))
	for u, item := range order {
		coded := 0
		for _, c := range codings {
			value := stats.Missing
			if code := c.Codes[item]; code != "" {
				value = codes[code]
				coded++
			}
			units[u] = append(units[u], value)
		}
		if coded > 1 {
			a.Both++
		}
	}
	a.All = measure(units, seed)
	for _, category := range sortedKeys(seen) {
		binary := make([][]int, len(units))
		n := 0
		for u, unit := range units {
			given := false
			for _, code := range unit {
				switch code {
				case stats.Missing:
					binary[u] = append(binary[u], stats.Missing)
				case codes[category]:
					binary[u] = append(binary[u], 1)
					given = true
				default:
					binary[u] = append(binary[u], 0)
				}
			}
			if given {
				n++
			}
		}
		c := CategoryAgreement{Category: category, N: n, TooFew: n < enough}
		if !c.TooFew {
			c.Measures = measure(binary, seed)
		}
		a.Categories = append(a.Categories, c)
	}
	if key != nil {
		a.Precision = precision(codings, key)
	}
	return a
}

func measure(units [][]int, seed uint64) Reliability {
	r := Reliability{Alpha: number(stats.Alpha(units))}
	if i, ok := stats.AlphaInterval(units, stats.Bootstrap{Seed: seed}); ok {
		r.CI = &stats.Interval{Low: round(i.Low), High: round(i.High)}
	}
	if len(units) == 0 {
		return r
	}
	percent, kappa, pairs, kappas := 0.0, 0.0, 0, 0
	for i := range units[0] {
		for j := range i {
			var x, y []int
			for _, u := range units {
				x, y = append(x, u[i]), append(y, u[j])
			}
			if p, n := stats.PercentAgreement(x, y); n > 0 {
				percent += p
				pairs++
			}
			if k := stats.Kappa(x, y); !math.IsNaN(k) {
				kappa += k
				kappas++
			}
		}
	}
	r.Percent, r.Kappa = number(percent/float64(pairs)), number(kappa/float64(kappas))
	return r
}

// precision judges the program by the people.
func precision(codings []Coding, key map[string]Key) []Precision {
	type tally struct{ same, family, flag, n int }
	tallies := map[string]*tally{}
	count := func(of string, same, family, flag bool) {
		t := tallies[of]
		if t == nil {
			t = &tally{}
			tallies[of] = t
		}
		t.n++
		for _, x := range []struct {
			is  bool
			sum *int
		}{{same, &t.same}, {family, &t.family}, {flag, &t.flag}} {
			if x.is {
				*x.sum++
			}
		}
	}
	for _, item := range sortedKeys(key) {
		k := key[item]
		if k.Status != "flag" {
			continue
		}
		same, family, flag, coded := 0, 0, 0, 0
		for _, c := range codings {
			code := c.Codes[item]
			if code == "" {
				continue
			}
			coded++
			if code == k.Category {
				same++
			}
			if framing.Code(code) == framing.Code(k.Category) {
				family++
			}
			if isFlag(code) || framing.Code(code) == framing.Code(k.Category) {
				flag++
			}
		}
		if coded == 0 {
			continue
		}
		for _, of := range []string{"flags", k.Category, k.Confidence} {
			count(of, 2*same > coded, 2*family > coded, 2*flag > coded)
		}
	}
	order := append([]string{"flags"}, bands...)
	order = append(order, framing.Categories()...)
	out := []Precision{}
	for _, of := range order {
		t := tallies[of]
		if t == nil {
			continue
		}
		out = append(out, Precision{Of: of, Same: shareOf(t.same, t.n), Family: shareOf(t.family, t.n), Flag: shareOf(t.flag, t.n), TooFew: t.n < enough})
	}
	return out
}

// isFlag reports whether a code of [ParseCode] is one of the framing categories,
// or a family of them.
func isFlag(code string) bool { return strings.HasPrefix(framing.Code(code), "F") }

// ParseCode is the category, or the family of categories, that a coder wrote, in
// any case: "Label.Actor" is label.actor; F1 and label are the family label; F2,
// a family of one, is the category loaded. It reports whether the codebook has it.
func ParseCode(written string) (string, bool) {
	written = strings.ToLower(strings.TrimSpace(written))
	for _, category := range framing.Categories() {
		family, _, _ := strings.Cut(category, ".")
		switch written {
		case category:
			return category, true
		case family, strings.ToLower(framing.Code(category)):
			return family, true
		}
	}
	return "", false
}
