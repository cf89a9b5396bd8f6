package archive

import (
	"cmp"
	"time"

	"parallax/archive/index"
)

// moment is a date as far as it is known.
type moment struct {
	at   int64 // seconds since 1970 in UTC; of a day its beginning
	kind precision
}

// precision says how well a date is known. It is stored.
type precision uint8

const (
	noDate precision = iota
	toDay
	toSecond
)

func parseMoment(date string) moment {
	if date == "" {
		return moment{}
	}
	for i, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if at, err := time.Parse(layout, date); err == nil {
			if i == 0 {
				return moment{at.Unix(), toDay}
			}
			return moment{at.Unix(), toSecond}
		}
	}
	return moment{}
}

const secondsOfDay = 24 * 60 * 60

// day is the number of the day since 1970, negative before.
func (m moment) day() int64 {
	d := m.at / secondsOfDay
	if m.at%secondsOfDay < 0 {
		d--
	}
	return d
}

func (m moment) dayNumber() int32 {
	if m.kind == noDate {
		return index.NoDay
	}
	return int32(m.day())
}

// compareMoments orders two dates by the finer unit that both know.
func compareMoments(x, y moment) (int, Order) {
	if x.kind == noDate || y.kind == noDate {
		return 0, Undated
	}
	c := cmp.Compare(x.at, y.at)
	if x.kind == toDay || y.kind == toDay {
		c = cmp.Compare(x.day(), y.day())
	}
	if c == 0 {
		return 0, Tied
	}
	return c, Dated
}

// earlier orders articles for a listing: by date, those without a date last,
// then by ID.
func earlier(x, y moment, idX, idY string) int {
	if (x.kind == noDate) != (y.kind == noDate) {
		if x.kind == noDate {
			return 1
		}
		return -1
	}
	if x.at != y.at { // asked a million times: IDs are compared where they must be
		return cmp.Compare(x.at, y.at)
	}
	return cmp.Compare(idX, idY)
}
