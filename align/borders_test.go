package align

import (
	"strings"
	"testing"

	"parallax/text"
)

// Where a block begins and ends, told by the words of it.
func TestBlockBorders(t *testing.T) {
	const copied = "The harbour authority closed the northern pier on Thursday after divers found cracks in two of its oldest supports."
	for _, c := range []struct{ name, a, b, wantA, wantB string }{
		{
			"a sentence that goes on after what was copied",
			"Fog lay over Brenholm. " + copied + " Nobody was hurt.",
			"Rain is expected. " + strings.TrimSuffix(copied, ".") + " while a choir of forty schoolchildren rehearsed carols in a freezing chapel above the market where bakers, tailors and a blacksmith sold their goods. Trains ran late.",
			strings.TrimSuffix(copied, "."), strings.TrimSuffix(copied, "."),
		},
		{
			"a sentence whose words are found all over the sentences opposite",
			copied + " Ferries to Osterby and cargo from the cement works now berth at the southern quay, where cranes were repainted in spring. Nobody was hurt.",
			copied + " In spring the cranes were repainted. Cement cargo goes to the southern quay. So do Osterby ferries. Trains ran late.",
			copied + " Ferries to Osterby and cargo from the cement works now berth at the southern quay, where cranes were repainted in spring",
			copied + " In spring the cranes were repainted. Cement cargo goes to the southern quay. So do Osterby ferries",
		},
		{
			"one word of the next sentence that both have",
			copied + " Some harbour pilots play chess on Sundays with retired teachers from Lund.",
			copied + " Two harbour seals ate most of a net that somebody had forgotten.",
			strings.TrimSuffix(copied, "."), strings.TrimSuffix(copied, "."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := text.Analyse(c.a, text.Options{Plain: true}), text.Analyse(c.b, text.Options{Plain: true})
			r := Passages(a, b, Options{})
			if len(r.Blocks) != 1 {
				t.Fatalf("%d blocks: %v", len(r.Blocks), r)
			}
			blk := r.Blocks[0]
			if got := a.Cut(a.Bytes(blk.A)); got != c.wantA {
				t.Errorf("a: %q, want %q", got, c.wantA)
			}
			if got := b.Cut(b.Bytes(blk.B)); got != c.wantB {
				t.Errorf("b: %q, want %q", got, c.wantB)
			}
		})
	}
}
