package agency

import (
	"strings"
	"time"
)

// layouts of dates in the formats of this package, most exact first.
var layouts = []struct {
	layout string
	exact  bool // with a time of day and a zone
	time   bool // with a time of day
}{
	{"20060102T150405Z0700", true, true},
	{"20060102T150405Z07:00", true, true},
	{"20060102T150405", false, true},
	{"20060102", false, false},
	{"2-Jan-2006 15:04:05", false, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true},
	{"Mon, 2 Jan 2006 15:04:05 MST", false, true},
	{"2 Jan 2006 15:04:05 -0700", true, true},
	{"2 Jan 2006 15:04:05 MST", false, true},
	{"Mon, 2 Jan 2006 15:04 -0700", true, true},
	{"Mon, 2 Jan 2006 15:04 MST", false, true},
}

// isoDate writes a date in ISO 8601 where it could be told, else as it is.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' {
		return s
	}
	for _, l := range layouts {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		switch {
		case l.exact:
			return t.Format(time.RFC3339)
		case strings.HasSuffix(s, " GMT") || strings.HasSuffix(s, " UTC") || strings.HasSuffix(s, " Z"):
			return t.Format("2006-01-02T15:04:05Z")
		case l.time:
			return t.Format("2006-01-02T15:04:05")
		}
		return t.Format("2006-01-02")
	}
	return s
}
