package report

import (
	"time"

	"parallax/archive"
)

// mostBars is the number of bars that still have a width.
const mostBars = chartWidth / 2

// withGaps puts the days, months or years without an article between those with
// some, so that equal distances are equal times. It gives up, and says so, where
// a period is no date or one date stands so far off that bars would vanish.
func withGaps(periods []archive.Period, unit string) (filled []archive.Period, whole bool) {
	layouts := map[string]string{"day": time.DateOnly, "month": "2006-01", "year": "2006"}
	next := map[string][3]int{"day": {0, 0, 1}, "month": {0, 1, 0}, "year": {1, 0, 0}}[unit]
	for i, p := range periods {
		at, err := time.Parse(layouts[unit], p.Name)
		if err != nil {
			return periods, false
		}
		for i > 0 {
			last, _ := time.Parse(layouts[unit], filled[len(filled)-1].Name)
			if last = last.AddDate(next[0], next[1], next[2]); !last.Before(at) {
				break
			}
			filled = append(filled, archive.Period{Name: last.Format(layouts[unit])})
			if len(filled) > mostBars {
				return periods, false
			}
		}
		filled = append(filled, p)
	}
	return filled, true
}

// monthNumber counts months, so that the distance of two is a time; ok is false
// for what is no month.
func monthNumber(month string) (n int, ok bool) {
	at, err := time.Parse("2006-01", month)
	return at.Year()*12 + int(at.Month()), err == nil
}
