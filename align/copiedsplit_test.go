package align

import (
	"testing"

	"parallax/text"
)

// A sentence that an editor divides stays whole in archives, and so do two that he
// joins, or whose border is lost with a capital letter.
func TestDividedSentencesStayTogether(t *testing.T) {
	const one = `The ferry to Aldmoor was tied up for a third day on Monday after divers found cracks in both of its propellers, and islanders queued for bread at the only open shop.`
	for name, c := range map[string]struct{ a, b string }{
		"divided": {one,
			`The ferry to Aldmoor was still tied up on Monday, its third day, after divers found cracks in both of its propellers. Meanwhile islanders queued for some bread at the last open shop.`},
		"joined": {
			`Council staff began to count the damaged boats on Tuesday morning. Nobody had yet told fishermen when they might return to the harbour.`,
			`council staff on Tuesday began counting all damaged boats, fishermen say nobody had told them when they might return to any harbour.`},
		"lost capital": {
			`Divers searched the wreck near Brill for a second night in heavy rain. Relatives waited at the harbour office with blankets and hot soup.`,
			`divers searched the wreck off Brill for one second night in rain. waited at the harbour with blankets and much hot soup.`},
	} {
		a, b := text.Analyse(c.a, text.Options{}), text.Analyse(c.b, text.Options{})
		if len(a.Sentences) == len(b.Sentences) {
			t.Fatalf("%s: both texts have %d sentences", name, len(a.Sentences))
		}
		found := Passages(a, b, Options{Copies: true}).Passages
		words := 0
		for _, p := range found {
			words += p.A.Len() + p.B.Len()
		}
		if len(found) != 1 || words != len(a.Words)+len(b.Words) {
			t.Errorf("%s: %d passages with %d of %d words: %v", name, len(found), words, len(a.Words)+len(b.Words), found)
		}
	}
}

// A sentence beside a passage that says little of what the other side does stays out.
func TestOtherSentencesStayOut(t *testing.T) {
	a := text.Analyse(`Divers searched the wreck near Brill for a second night in heavy rain. Relatives waited at the harbour office with blankets and hot soup.`, text.Options{})
	b := text.Analyse(`Divers searched the wreck off Brill, at the harbour, for a second night in heavy rain.`, text.Options{})
	found := Passages(a, b, Options{Copies: true}).Passages
	if len(found) != 1 || found[0].A.End != a.Sentences[0].Words.End {
		t.Errorf("%v", found)
	}
}
