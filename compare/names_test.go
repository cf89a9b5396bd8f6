package compare

import "testing"

func TestNames(t *testing.T) {
	headline, apart, other := "label.headline", "label.apart", "label.pair"
	for _, c := range []struct {
		rule         *string
		reason, a, b string
	}{
		{&headline, "*protesters* and *rioters* in the headlines: “rioters” makes the gathering lawless.", "protesters", "rioters"},
		{&apart, "*protesters* and *rioters* in the same place: “rioters” makes the gathering lawless.", "protesters", "rioters"},
		{&headline, "*protesters* and *rioters* in the headlines.", "protesters", "rioters"},
		{&headline, "*disperse protesters* was dropped.", "", ""},
		{&headline, "** and *rioters*.", "", ""},
		{&other, "*protesters* and *rioters* in the headlines.", "", ""},
		{nil, "", "", ""},
	} {
		a, b, ok := (&Change{Rule: c.rule, Reason: &c.reason}).Names()
		if ok != (c.a != "") || ok && (a != c.a || b != c.b) {
			t.Errorf("%q: %q, %q, %v", c.reason, a, b, ok)
		}
	}
}
