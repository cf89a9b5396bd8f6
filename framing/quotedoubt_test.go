package framing

import "testing"

// Few words in common show no sentence of one speech: what changed between two
// such sentences is a hint.
func TestAlterationsAreDoubtedWhereLittleIsTheSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Confidence
	}{
		{`"I owe a warm thanks to each of the rowers," Marsh said.`, `"I simply offer warm thanks indeed," Marsh said.`, Low},
		{`"I had no hand in these orders," Marsh said.`, `"She has no hand in her brother's private orders," Marsh said.`, Low},
		{`"Our plan is to drain the old quarry pond that was dug under the northern ridge and to give shade to the valley," Marsh wrote.`,
			`"Our task is to forbid the digging of a pond beneath the northern ridge and to give shade to the village," Marsh wrote.`, Medium},
		{`"Of course I could win that seat again," Marsh said.`,
			`"Of course I can win that seat again," Marsh said. The poster read: "Of course I could win that seat again."`, Low},
		{`"The dam will be emptied in spring and the valley will be warned by siren," Marsh said.`,
			`"The dam will be drained in spring and the valley will be warned by siren," Marsh said.`, High},
	} {
		p := pairOf(c.a, c.b)
		readings := Read(p, Options{})
		n := 0
		for _, r := range readings {
			if r.Status != Flag || r.Category != "quote.alter" {
				continue
			}
			n++
			if r.Confidence != c.want {
				t.Errorf("%q\n%q\nwant %s:%s", c.a, c.b, c.want, describe(p, readings))
			}
		}
		if n == 0 {
			t.Errorf("%q\n%q\nnothing altered:%s", c.a, c.b, describe(p, readings))
		}
	}
}
