package index

import (
	"fmt"
	"strings"
	"testing"
)

// formulas writes sentences of a small grammar, of which all phrases recur.
func formulas(seed, sentences int) string {
	who := strings.Split("the ministry of public works in|a spokesman for the regional court in|the board of the water company in|the teachers of the old school in|members of the city council in", "|")
	where := strings.Fields("Arn Brill Cove Dorne Elm Fell Gard Holt")
	did := strings.Split("gave no reason for|voted late on Monday for|warned again and again of|asked once more for|spoke at some length about", "|")
	what := strings.Split("the closure of the two hospitals|a ban on lorries at night|the sale of land by the river|a new contract for the trains|higher rents in the old town", "|")
	var b strings.Builder
	x := uint64(seed)
	next := func(n int) int {
		x = mix(x + 0x9e3779b97f4a7c15)
		return int(x % uint64(n))
	}
	for range sentences {
		s := fmt.Sprintf("%s %s %s %s.", who[next(len(who))], where[next(len(where))], did[next(len(did))], what[next(len(what))])
		b.WriteString(strings.ToUpper(s[:1]) + s[1:] + " ")
	}
	return strings.TrimSpace(b.String())
}

// Where all is written in the same phrases, phrases are no boilerplate, or nothing
// were left to compare; a notice that stands below all articles of two outlets is.
func TestPhrasesOfAGrammarAreNoBoilerplate(t *testing.T) {
	const notice = "\n\nReaders who saw something that we should know of may write to the night desk, which opens all letters by noon."
	var stories []story
	for i := range 120 {
		s := story{outlet: uint32(i % 6), day: int32(i), text: formulas(i, 16)}
		if i%3 == 0 { // two outlets of one house
			s.text += notice
		}
		stories = append(stories, s)
	}
	stories = append(stories, story{outlet: 1, day: 200, text: formulas(2, 16)}) // 2 is of outlet 2
	fresh := 0
	for _, e := range scan(t, Options{}, 1000, stories) {
		if e.A == 2 && e.B == 120 && e.CoverageA > 0.9 {
			fresh++
		}
		for _, p := range e.Passages {
			if strings.Contains(stories[e.A].text[p.A.Start:p.A.End], "night desk") {
				t.Error("the notice is reported")
			}
		}
	}
	if fresh != 1 {
		t.Error("a reprint in formulas is not found")
	}
}
