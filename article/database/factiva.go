package database

import (
	"strings"

	"parallax/article"
	"parallax/text"
)

// codes are the fields of Factiva. The table is long as a code that is not
// known would pass for text.
var codes = map[string]bool{
	"SE": true, "HD": true, "BY": true, "CR": true, "WC": true, "PD": true, "ET": true, "SN": true, "SC": true, "ED": true, "PG": true, "LA": true,
	"CY": true, "LP": true, "TD": true, "CT": true, "RF": true, "CO": true, "IN": true, "NS": true, "RE": true, "IPC": true, "IPD": true, "PUB": true,
	"AN": true, "VOL": true, "ART": true, "CX": true, "DE": true, "CLM": true, "RST": true, "PUBLICATION": true,
}

// factiva reads the lines of one article of Factiva, with field codes or as the
// service displays it.
func factiva(lines []string) *draft {
	lines = filled(lines)
	coded := 0
	for _, line := range lines {
		if code, _ := codeOf(line); code != "" {
			coded++
		}
	}
	if coded >= 4 {
		return factivaCoded(lines)
	}
	return factivaDisplayed(lines)
}

// codeOf splits "HD   Port strike ends". The code may be alone on its line.
func codeOf(line string) (code, value string) {
	code, value, _ = strings.Cut(line, " ")
	if !codes[code] {
		return "", ""
	}
	return code, strings.TrimSpace(value)
}

func factivaCoded(lines []string) *draft {
	d := &draft{}
	code := ""
	var date, clock string
	for _, line := range lines {
		next, value := codeOf(line)
		if next != "" {
			code = next
		} else {
			value = line
		}
		if value == "" {
			continue
		}
		switch code {
		case "HD":
			if d.Title != "" {
				d.Title += " "
			}
			d.Title += value
			d.Part(text.MarkHeadline, value, "")
		case "BY":
			d.Author = withoutBy(value)
			d.Part(text.MarkByline, value, "")
		case "CR":
			d.Part(text.MarkCredit, value, "")
		case "LP", "TD":
			d.prose(value)
		case "CT", "RF", "":
			d.furniture(value)
		default:
			switch code {
			case "WC":
				d.words(value)
			case "PD":
				date = isoDate(value)
			case "ET":
				clock = value
			case "SN":
				d.Outlet = value
			case "SE":
				d.Section = value
			case "LA":
				d.Language = languageCode(value)
			case "AN":
				d.ID = accession(value)
			}
			d.furniture(line)
		}
	}
	d.Date = date
	if iso := isoDate(date + " " + clock); iso != "" {
		d.Date = iso
	} else if m := clockOf(clock); m != "" && len(date) == 10 {
		d.Date = date + "T" + m
	}
	return d
}

// factivaDisplayed: section, title, byline, "512 words", date, time, outlet,
// code, language, copyright, text, "Document …".
func factivaDisplayed(lines []string) *draft {
	d := &draft{}
	p := compiled()
	length := -1
	for i, line := range lines[:min(len(lines), 40)] {
		if p.words.MatchString(line) {
			length = i
			break
		}
	}
	if length < 0 {
		return d
	}
	d.words(lines[length])
	d.factivaTop(lines[:length])
	d.furniture(lines[length])
	i := length + 1
	const most = 12 // lines of the head behind the length
	outlet := false
	for ; i < min(len(lines), length+most); i++ {
		line := lines[i]
		iso, clock := isoDate(line), clockOf(line)
		lang := ""
		if !strings.Contains(line, " ") {
			lang = languages[strings.ToLower(line)]
		}
		switch {
		case d.Date == "" && iso != "":
			d.Date = iso
		case len(d.Date) == 10 && clock != "":
			d.Date += "T" + clock
		case lang != "":
			d.Language = lang
		case isCopyright(line):
		case d.Date != "" && !outlet:
			d.Outlet, outlet = line, true
		case d.Language == "" && len(line) < 60: // the outlet's code, edition, page
		default:
			goto body
		}
		d.furniture(line)
		if isCopyright(line) {
			i++
			break
		}
	}
body:
	for ; i < len(lines); i++ {
		if m := p.factivaEnd.FindStringSubmatch(lines[i]); m != nil {
			d.ID = m[1]
			d.furniture(lines[i])
			continue
		}
		d.prose(lines[i])
	}
	return d
}

// factivaTop: the lines above the length: perhaps a section, the title, perhaps
// a byline; above the first article also the service's own lines.
func (d *draft) factivaTop(lines []string) {
	byline := -1
	if n := len(lines); n > 1 {
		last := lines[n-1]
		if withoutBy(last) != last || len(strings.Fields(last)) <= 6 && !strings.ContainsAny(last, ".:?!") && n > 1 && len(lines[n-2]) > len(last) {
			byline = n - 1
		}
	}
	title := len(lines) - 1
	if byline >= 0 {
		title--
	}
	for i, line := range lines {
		switch i {
		case title:
			d.Title = article.Clean(line)
			d.Part(text.MarkHeadline, d.Title, "")
		case byline:
			d.Author = withoutBy(line)
			d.Part(text.MarkByline, line, "")
		default:
			if i == title-1 && len(strings.Fields(line)) <= 4 {
				d.Section = article.Clean(line)
			}
			d.furniture(line)
		}
	}
}

func accession(value string) string {
	if m := compiled().factivaEnd.FindStringSubmatch(value); m != nil {
		return m[1]
	}
	return strings.TrimSpace(value)
}

// clockOf is the time of day on a line of its own, "18:30" or "18:30 GMT".
func clockOf(line string) string {
	clock, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	if len(clock) == 5 && clock[2] == ':' && isDigits(clock[:2]) && isDigits(clock[3:]) && clock < "24:00" && len(line) < 12 {
		return clock
	}
	return ""
}

func withoutBy(line string) string {
	for _, by := range []string{"by ", "von ", "par ", "por ", "di ", "door "} {
		if len(line) > len(by) && strings.EqualFold(line[:len(by)], by) {
			return strings.TrimSpace(line[len(by):])
		}
	}
	return line
}
