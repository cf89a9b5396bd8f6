package framing

import "testing"

// Words that two people say alike, each in a sentence of his own, are no alteration of
// one sentence; nobody is told apart by a pronoun.
func TestTwoSpeakersAlterNothing(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`"We deplore any wilful attempt to insult the guild," Marsh said.`, `"While the town rejects attempts to insult the guild, all of us must stand against the violence that took their boats," Orlow said.`, false},
		{`"The dam will be emptied in spring and the valley will be warned by siren," Marsh said.`, `"The dam will be drained in spring and the valley will be warned by siren," he said.`, true},
	} {
		p := pairOf(c.a, c.b)
		readings := Read(p, Options{})
		found := false
		for _, r := range readings {
			found = found || r.Status == Flag && r.Category == "quote.alter"
		}
		if found != c.want {
			t.Errorf("%q\n%q\naltered: want %v:%s", c.a, c.b, c.want, describe(p, readings))
		}
	}
}
