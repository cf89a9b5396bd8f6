package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"parallax/article"
)

// Newspapers have been printed since 1605, and a reader of archives must not
// look at a clock (the same input gives the same output): what lies before the
// first year cannot be a date of publication, what lies behind the last is
// kept with a note.
const firstYear, latestYear, lastYear = 1600, 2035, 2100

// normalDate brings a date to ISO 8601: "2026-03-09", or with the time and the
// zone that the source gives, "2026-03-09T14:05:00+01:00". What is no date, or
// could be two, becomes "" with a note; order, if it is known, says which of the
// two it is.
func normalDate(s string, order DateOrder) (string, []article.Note) {
	if isPlainDate(s) { // nearly always
		return checked(s, s)
	}
	trimmed := strings.Join(strings.Fields(s), " ")
	if trimmed == "" {
		return "", nil
	}
	iso, why := readDate(trimmed)
	var notes []article.Note
	if why == ambiguous && order != "" {
		iso = ordered(trimmed, order)
		notes = []article.Note{{Code: "date-order", Message: fmt.Sprintf("the date %q is read %s", shortened(s), order.inWords())}}
	}
	if iso == "" {
		if day, _ := readDate(withoutClock(trimmed)); day != "" {
			day, notes := checked(day, s)
			return day, append(notes, article.Note{Code: "date", Message: fmt.Sprintf("the time of the date %q is left out: it is in no form that is known", shortened(s))})
		}
		return "", []article.Note{{Code: "date", Message: fmt.Sprintf("the date %q is left out: %s", shortened(s), why)}}
	}
	day, more := checked(iso, s)
	return day, append(notes, more...)
}

// withoutClock is what stands before the word with the first colon.
func withoutClock(s string) string {
	i := strings.IndexByte(s, ':')
	if i < 0 {
		return ""
	}
	return strings.TrimRight(s[:strings.LastIndexAny(s[:i], " T")+1], " T,")
}

// isPlainDate reports whether s has the form of 2026-03-09.
func isPlainDate(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// checked refuses days that the calendar does not have and years that cannot
// be.
func checked(iso, s string) (string, []article.Note) {
	leftOut := func(why string) (string, []article.Note) {
		return "", []article.Note{{Code: "date", Message: fmt.Sprintf("the date %q is left out: %s", shortened(s), why)}}
	}
	year, _ := strconv.Atoi(iso[:4])
	month, _ := strconv.Atoi(iso[5:7])
	switch {
	case year < firstYear || year > lastYear:
		return leftOut(fmt.Sprintf("the year %d cannot be that of an article", year))
	case month < 1 || month > 12:
		return leftOut(fmt.Sprintf("there is no month %d", month))
	}
	if len(iso) >= 10 {
		day, _ := strconv.Atoi(iso[8:10])
		if day < 1 || day > daysIn(month, year) {
			return leftOut(fmt.Sprintf("the month has no day %d", day))
		}
	}
	if year > latestYear {
		return iso, []article.Note{{Code: "date", Message: fmt.Sprintf("the date %s lies in the future: check it", iso)}}
	}
	return iso, nil
}

func daysIn(month, year int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// shortened keeps what is quoted in a note short.
func shortened(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// Forms of dates with digits alone.
type dateForms struct{ iso, compact, slashes, week, abbreviated *regexp.Regexp }

var forms = sync.OnceValue(func() dateForms {
	const clock = `(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?`
	const zone = `\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?`
	return dateForms{
		iso:         regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` + clock + zone + `$`),
		compact:     regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)` + clock + zone + `$`),
		slashes:     regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})` + clock + zone + `$`),
		week:        regexp.MustCompile(`(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +`),
		abbreviated: regexp.MustCompile(`([A-Za-z])\.`),
	}
})

// layouts of dates with the month's name, behind the day of the week.
var layouts = []string{
	"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "January 2 2006", "2-Jan-2006", "2-January-2006", "2006 Jan 2", "2006 January 2",
}

// clocks follow a date, with or without a zone.
var clocks = []string{"", " 15:04:05", " 15:04", " 3:04 PM", " 3:04PM", ", 3:04 PM", " at 3:04 PM", ", 15:04", " 15:04:05.99", "T15:04:05"}

var zones = []string{"", " -0700", " MST", " Z07:00", " -07:00"}

// readDate gives the ISO form of a date, or why there is none.
func readDate(s string) (iso, why string) {
	if m := forms().iso.FindStringSubmatch(s); m != nil {
		return joined(m[1], m[2], m[3], m[4:]), ""
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return numberDate(s, n)
	}
	if m := forms().compact.FindStringSubmatch(s); m != nil {
		return joined(m[1], m[2], m[3], m[4:]), ""
	}
	if m := forms().slashes.FindStringSubmatch(s); m != nil {
		return slashDate(m)
	}
	if iso := namedDate(s); iso != "" {
		return iso, ""
	}
	if len(s) == 7 && s[4] == '-' { // a month
		if _, err := time.Parse("2006-01", s); err == nil {
			return s, ""
		}
	}
	return "", "it is in no form that is known"
}

// numberDate reads 20260309, seconds or milliseconds since 1970.
func numberDate(s string, n int64) (iso, why string) {
	switch {
	case len(s) == 8:
		return s[:4] + "-" + s[4:6] + "-" + s[6:], ""
	case len(s) == 13:
		n /= 1000
	case len(s) == 14: // 20260309140500
		return joined(s[:4], s[4:6], s[6:8], []string{s[8:10], s[10:12], s[12:14], ""}), ""
	case len(s) < 9 || len(s) > 10:
		return "", "a number that is neither a day nor seconds since 1970"
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339), ""
}

// slashDate reads 9/3/2026, which is two dates unless one number cannot be a
// month. With dots the day comes first.
func slashDate(m []string) (iso, why string) {
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	switch {
	case m[2] == "." || first > 12 || first == second:
		return joined(m[4], m[3], m[1], m[5:]), ""
	case second > 12:
		return joined(m[4], m[1], m[3], m[5:]), ""
	}
	return "", ambiguous
}

// joined is year, month, day, and hour, minute, second and zone if they are
// there.
func joined(year, month, day string, clock []string) string {
	iso := fmt.Sprintf("%s-%02s-%02s", year, month, day)
	if clock[0] == "" {
		return iso
	}
	if clock[0] > "23" || clock[1] > "59" || clock[2] > "60" {
		return iso
	}
	iso += "T" + clock[0] + ":" + clock[1] + ":" + orZeros(clock[2])
	switch zone := clock[3]; {
	case zone == "Z" || zone == "UTC" || zone == "GMT":
		return iso + "Z"
	case len(zone) == 3:
		return iso + zone + ":00"
	case len(zone) == 5:
		return iso + zone[:3] + ":" + zone[3:]
	default:
		return iso + zone
	}
}

func orZeros(s string) string {
	if s == "" {
		return "00"
	}
	return s
}

// namedDate reads dates with the month's English name, "" if s is none.
func namedDate(s string) string {
	s = forms().week.ReplaceAllString(s, "")
	s = strings.NewReplacer("Sept.", "Sep", "Sept ", "Sep ", "a.m.", "AM", "p.m.", "PM", " am", " AM", " pm", " PM").Replace(s)
	s = forms().abbreviated.ReplaceAllString(s, "$1")
	timed := strings.Contains(s, ":")
	for _, layout := range layouts {
		for _, clock := range clocks {
			if timed == (clock == "") {
				continue
			}
			for _, zone := range zones {
				t, err := time.Parse(layout+clock+zone, s)
				switch {
				case err != nil:
					continue
				case clock == "":
					return t.Format(time.DateOnly)
				case zone == "":
					return t.Format("2006-01-02T15:04:05")
				case zone == " MST":
					return t.Format("2006-01-02T15:04:05") + namedZone(s)
				}
				return t.Format(time.RFC3339)
			}
		}
	}
	return ""
}

// namedZone is the offset of a zone that dates of mail and feeds name; of any
// other, "".
func namedZone(s string) string {
	switch s[strings.LastIndexByte(s, ' ')+1:] {
	case "GMT", "UTC", "UT", "Z":
		return "Z"
	case "EST":
		return "-05:00"
	case "EDT":
		return "-04:00"
	case "CST":
		return "-06:00"
	case "CDT":
		return "-05:00"
	case "MST":
		return "-07:00"
	case "MDT":
		return "-06:00"
	case "PST":
		return "-08:00"
	case "PDT":
		return "-07:00"
	}
	return ""
}
