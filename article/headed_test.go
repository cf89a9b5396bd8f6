package article

import (
	"testing"

	"parallax/text"
)

func TestHeadedSetsTheTitleBeforeTheText(t *testing.T) {
	a := &Article{Title: " Ferry  stops ", Text: "By Ilse Maran\n\nThe ferry stops.", Marks: []text.Mark{{Bytes: text.Span{Start: 0, End: 13}, Kind: text.MarkByline}}}
	h := a.Headed()
	if h.Text != "Ferry stops\n\nBy Ilse Maran\n\nThe ferry stops." {
		t.Fatalf("%q", h.Text)
	}
	for i, want := range []string{"Ferry stops", "By Ilse Maran"} {
		if got := h.Text[h.Marks[i].Bytes.Start:h.Marks[i].Bytes.End]; got != want {
			t.Errorf("mark %d is %q, want %q", i, got, want)
		}
	}
	if h.Headed() != h {
		t.Error("a headline is set before a headline")
	}
	for _, same := range []*Article{{Text: "The ferry stops."}, {Title: "Ferry stops", Text: "Ferry stops\n\nIt stops."}, {Title: "Ferry"}} {
		if same.Headed() != same && same.Text != "" {
			t.Errorf("%+v is changed", same)
		}
	}
}
