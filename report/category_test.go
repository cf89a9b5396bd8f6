package report

import (
	"testing"

	"parallax/compare"
)

// TestDirectionNamesAreWrittenAsNames holds that a place or side in a direction
// is written as the change writes it.
func TestDirectionNamesAreWrittenAsNames(t *testing.T) {
	for _, c := range []struct{ direction, a, reason, want string }{
		{"marenia->tolvania", "Marenian territory", "One takes the land for Tolvania's people.", "from Marenia to Tolvania"},
		{"loss->neutral", "ceding", "Neutral words.", "from loss to Neutral"}, // a capital everywhere is a name
		{"loss->neutral", "ceding", "Neutral words are neutral.", "from loss to neutral"},
		{"older->current", "Old Port", "", "from older to current"},
		{"->", "", "", "from  to "},
		{"distance+", "said", "Distance.", "more distance"},
	} {
		change := &compare.Change{AText: c.a, Reason: &c.reason, Direction: &c.direction}
		if got := directionOf(change); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.direction, c.a, got, c.want)
		}
	}
}
