package findings

import "time"

// layouts that an archive's dates may have.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", time.DateOnly}

// moment reads a date. A date without a time is its day's beginning.
func moment(date string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, date); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// dayOf is the day of a date as 2026-03-09, "" if it is not known.
func dayOf(date string) string {
	t, ok := moment(date)
	if !ok {
		return ""
	}
	return t.Format(time.DateOnly)
}

// lagHours is the time from one date to another. Where one of them has no
// time of day, whole days are counted.
func lagHours(from, to string) (float64, bool) {
	a, ok := moment(from)
	b, ok2 := moment(to)
	if !ok || !ok2 {
		return 0, false
	}
	if len(from) == len(time.DateOnly) || len(to) == len(time.DateOnly) {
		a, b = a.Truncate(24*time.Hour), b.Truncate(24*time.Hour)
	}
	return b.Sub(a).Hours(), true
}
