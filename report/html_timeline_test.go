package report

import (
	"fmt"
	"strings"
	"testing"

	"parallax/archive"
	"parallax/findings"
)

func TestTimelineHasEqualDistancesForEqualTimes(t *testing.T) {
	for _, c := range []struct {
		unit, want string
		names      []string
		whole      bool
	}{
		{"day", "2026-02-27 2026-02-28 2026-03-01 2026-03-02", []string{"2026-02-27", "2026-03-02"}, true},
		{"month", "2025-11 2025-12 2026-01", []string{"2025-11", "2026-01"}, true},
		{"year", "2019 2020 2021 2022", []string{"2019", "2020", "2022"}, true},
		{"month", "2026-01", []string{"2026-01"}, true},
		{"month", "2026-01 2026-13", []string{"2026-01", "2026-13"}, false}, // no month
		{"day", "0001-01-01 2026-03-01", []string{"0001-01-01", "2026-03-01"}, false},
	} {
		var periods []archive.Period
		for _, name := range c.names {
			periods = append(periods, archive.Period{Name: name, Articles: 1})
		}
		filled, whole := withGaps(periods, c.unit)
		var names []string
		articles := 0
		for _, p := range filled {
			names = append(names, p.Name)
			articles += p.Articles
		}
		if got := strings.Join(names, " "); got != c.want || whole != c.whole || articles != len(c.names) {
			t.Errorf("%v by %s: %s, %v, %d articles", c.names, c.unit, got, whole, articles)
		}
		if drawn := newTimeline(periods, c.unit); drawn.Broken == c.whole || len(drawn.Bars) != len(names) || len(drawn.Rows) != len(c.names) {
			t.Errorf("%v by %s: %d bars, broken %v", c.names, c.unit, len(drawn.Bars), drawn.Broken)
		}
	}
}

func TestMonthsOfFindingsStandAtTheirTimes(t *testing.T) {
	f := &findings.Findings{}
	for _, month := range []string{"2025-01", "2025-02", "2025-12"} {
		f.Timeline = append(f.Timeline, findings.Period{Month: month, Outlet: "Gull", Compared: 2, Words: 100, Flags: 1})
	}
	_, rows := viewTimeline(f)
	var at []string
	for _, dot := range rows[0].Dots {
		at = append(at, fmt.Sprint(dot.X))
	}
	if got := strings.Join(at, " "); got != "6 23.1 194" {
		t.Error(got)
	}
}
