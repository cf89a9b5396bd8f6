package compare

import (
	"testing"

	"parallax/framing"
	"parallax/lexicon"
	"parallax/text"

	"github.com/google/go-cmp/cmp"
)

func TestVoices(t *testing.T) {
	a := text.Analyse("Gates stay shut\n\nIlse Maran said that the gates would stay shut. \"We will not move.\"\n\n"+
		"She said that talks would go on.\n\nPolice denied the charge.\n\nThe port is old.\n", text.Options{Language: "en"})
	b := text.Analyse("Old port\n\nUnion leader Ilse Maran said that the gates would stay shut.\n\nAccording to two officials, the port is old.\n", text.Options{Language: "en"})
	known := func(t *text.Text) *framing.Text { return framing.NewText(t, lexicon.Default()) }
	got := voices(known(a), known(b))
	want := []Voice{
		{Name: "Union leader Ilse Maran", AWords: 15, BWords: 6},
		{Name: "two officials", BWords: 4},
		{Name: "Police", AWords: 2},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	swapped := voices(known(b), known(a))
	for i := range swapped {
		swapped[i].AWords, swapped[i].BWords = swapped[i].BWords, swapped[i].AWords
	}
	if d := cmp.Diff(got, swapped); d != "" {
		t.Errorf("the other way round they differ\n%s", d)
	}

}
