package webpage

import (
	"strings"
	"time"
)

// date is when the article was first published: the first of the places that
// holds a readable date. Another place that gives the same day with a time, or
// the time with its zone, completes it.
func (f *fields) date(ld object) string {
	values := []string{ld.text("datePublished")}
	for _, name := range []string{
		"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date", "sailthru.date",
		"dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date",
		"published_time", "date_published", "originalpublicationdate", "cxenseparse:recs:publishtime", "article.published", "ptime", "pdate", "displaydate", "citation_publication_date", "citation_date", "date", "rnews:datepublished", "og:pubdate", "bt:pubdate",
	} {
		values = append(values, f.metas[name]...)
	}
	values = append(values, f.items["datepublished"]...)
	for _, t := range f.times {
		if t.published {
			values = append(values, t.value)
		}
	}
	values = append(values, ld.text("dateCreated"))
	if len(f.times) > 0 { // the first on a page stands by the headline
		values = append(values, f.times[0].value)
	}
	best := ""
	for _, value := range values {
		date := ParseDate(value)
		switch {
		case date == "":
		case best == "":
			best = date
		case len(date) > len(best) && date[:10] == best[:10]:
			best = date
		}
	}
	return best
}

// layouts with a zone, with a time, and of days. Days and months in figures
// alone are read only where their order is plain.
var (
	zoned = []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999-0700", "2006-01-02T15:04:05-07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05-0700",
		"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -0700 MST", "20060102T150405Z07:00", "20060102T150405-0700", "2006/01/02 15:04:05 -0700", time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 2 15:04:05 -0700 2006",
	}
	named = []string{time.RFC1123, "Mon, 2 Jan 2006 15:04:05 MST", "2006-01-02 15:04:05 MST", "2006-01-02T15:04:05 MST", "Mon Jan 2 15:04:05 MST 2006", "January 2, 2006 3:04 PM MST"}
	timed = []string{
		"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006/01/02 15:04:05", "2006/01/02 15:04", "20060102T150405", "20060102150405", "2006.01.02 15:04",
		"02.01.2006 15:04:05", "02.01.2006 15:04", "2.1.2006 15:04", "02.01.2006, 15:04", "January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "Jan 2, 2006 3:04 PM", "Jan. 2, 2006 3:04 PM", "Mon Jan 2 15:04:05 2006", "Jan 2, 2006 15:04:05", "January 2, 2006 15:04",
	}
	days = []string{"2006-01-02", "2006/01/02", "2006/1/2", "2006.01.02", "20060102", "02.01.2006", "2.1.2006", "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "02-Jan-2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "2006年1月2日"}
)

// ParseDate reads a date as pages write it. It gives RFC 3339 if the zone is
// known, the same without zone if the time is, else the day; "" for what is no
// date of an article.
func ParseDate(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) < 8 || len(s) > 64 {
		return ""
	}
	upper := strings.NewReplacer(" a.m.", " AM", " p.m.", " PM", " am", " AM", " pm", " PM").Replace(s)
	for _, try := range []struct {
		layouts []string
		give    string
	}{{zoned, time.RFC3339}, {named, ""}, {timed, "2006-01-02T15:04:05"}, {days, time.DateOnly}} {
		for _, layout := range try.layouts {
			t, err := time.Parse(layout, upper)
			if err != nil {
				continue
			}
			if t.Year() < 1600 || t.Year() > 2200 || t.Unix() == 0 {
				return ""
			}
			give := try.give
			if give == "" { // the offset of a zone's name is known of UTC alone
				give = "2006-01-02T15:04:05"
				if name, _ := t.Zone(); name == "UTC" || name == "GMT" {
					give = time.RFC3339
				}
			}
			return t.Format(give)
		}
	}
	return ""
}
