package archive

import (
	"cmp"
	"time"
)

// moment is a date as far as it is known.
type moment struct {
	at   time.Time
	day  bool // the day is known, the hour is not
	none bool
}

func parseMoment(date string) moment {
	for i, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if at, err := time.Parse(layout, date); err == nil {
			return moment{at: at.UTC(), day: i == 0}
		}
	}
	return moment{none: true}
}

// compareMoments orders two dates by the finer unit that both know.
func compareMoments(x, y moment) (int, Order) {
	if x.none || y.none {
		return 0, Undated
	}
	if x.day || y.day {
		x.at, y.at = x.at.Truncate(24*time.Hour), y.at.Truncate(24*time.Hour)
	}
	if c := x.at.Compare(y.at); c != 0 {
		return c, Dated
	}
	return 0, Tied
}

// earlier orders articles for a listing: by date, those without a date last,
// then by ID.
func earlier(x, y moment, idX, idY string) int {
	if x.none != y.none {
		if x.none {
			return 1
		}
		return -1
	}
	return cmp.Or(x.at.Compare(y.at), cmp.Compare(idX, idY))
}
