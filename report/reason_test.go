package report

import (
	"strings"
	"testing"

	"parallax/compare"
)

func TestReasonLeavesOutWhatTheSentenceSays(t *testing.T) {
	for in, want := range map[string]string{
		"*said* became *claimed*: the verb distances.":          "The verb distances.",
		"*x* became *y*. The headlines differ.":                 "The headlines differ.",
		"*brutal* was added: an evaluating word changes.":       "An evaluating word changes.",
		"*No.* is only in the second text: a reply.":            "A reply.",
		"*x* and *y* in the headlines: *y* is listed.":          "“y” is listed.",
		"*x* and *y* differ.":                                   "“x” and “y” differ.",
		"*not* became *never* inside a quotation.":              "Inside a quotation.",
		"*today* was dropped inside a quotation, unmarked.":     "Inside a quotation, unmarked.",
		"*x* became *y*: *x* is listed, *y* is not.":            "“x” is listed, “y” is not.",
		"The caveat *could not verify* was dropped.":            "The caveat “could not verify” was dropped.",
		"A lone * marks nothing.":                               "A lone * marks nothing.",
		"*x* became *y*: ":                                      "“x” became “y”:",
		"éclat: nothing to leave out":                           "éclat: nothing to leave out",
		"*a* became *b*: élan has another sense, as *c* shows.": "Élan has another sense, as “c” shows.",
	} {
		if got := strings.Join(reason(&compare.Change{Reason: &in}), ""); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}
