package database

import (
	"strings"

	"parallax/article"
	"parallax/text"
)

// nexis reads the lines of one article of Nexis. Its head has the title, the
// outlet and the date in an order that differs between layouts, then labelled
// fields; the text begins behind the last of them or behind "Body", and ends at
// the first field of the index.
func nexis(lines []string, classic bool) *draft {
	d := &draft{}
	if classic {
		lines = joined(lines)
	} else {
		lines = filled(lines)
	}
	begin := bodyStart(lines)
	head, rest := lines[:begin], lines[begin:]
	date := -1
	for i, line := range head {
		if label, _ := field(line); label != "" && label != "index" {
			break
		}
		if iso := isoDate(line); iso != "" {
			// A cover page may bear a date too: the last before the fields counts.
			date, d.Date = i, iso
		}
	}
	if classic {
		d.classicHead(head, date)
	} else {
		d.newHead(head, date)
	}
	d.nexisBody(rest)
	return d
}

// classicHead: outlet, date, edition, title, fields. A copyright line may stand
// above.
func (d *draft) classicHead(head []string, date int) {
	titled := false
	for i, line := range head {
		label, value := field(line)
		switch {
		case i < date && !isCopyright(line) && (d.Outlet == "" || i == date-1):
			d.outlet(line)
			d.furniture(line)
		case i <= date, isCopyright(line), isRights(line):
			d.furniture(line)
		case label != "":
			d.fieldLine(line, label, value)
		case !titled && i == date+1 && isEdition(line) && i+1 < len(head) && !labelled(head[i+1]):
			d.furniture(line)
		case !titled:
			titled = true
			d.Title = article.Clean(line)
			d.Part(text.MarkHeadline, d.Title, "")
		default:
			d.furniture(line)
		}
	}
}

// newHead: title, outlet, date, edition, copyright, fields. What stands above
// the title is the cover page of the delivery.
func (d *draft) newHead(head []string, date int) {
	if date >= 2 {
		head = head[date-2:]
		date = 2
	}
	for i, line := range head {
		label, value := field(line)
		switch {
		case i == 0 && label == "" && date != 0:
			d.Title = article.Clean(line)
			d.Part(text.MarkHeadline, d.Title, "")
		case i == date-1:
			d.outlet(line)
			d.furniture(line)
		case i > date && label != "":
			d.fieldLine(line, label, value)
		default:
			d.furniture(line)
		}
	}
}

// fieldLine keeps a labelled line of the head.
func (d *draft) fieldLine(line, label, value string) {
	switch label {
	case "byline":
		d.Author = article.Clean(value)
		d.Part(text.MarkByline, line, "")
		return
	case "dateline":
		d.Part(text.MarkDateline, line, "")
		return
	case "highlight":
		d.Body(value)
		return
	case "headline":
		if d.Title == "" {
			d.Title = article.Clean(value)
		}
	case "section":
		d.Section = article.Clean(value)
	case "length":
		d.words(value)
	case "language":
		d.Language = languageCode(value)
	case "url":
		d.URL = strings.TrimSpace(value)
	}
	d.furniture(line)
}

// nexisBody sets the text up to the index, whose fields may still give the
// language or the URL.
func (d *draft) nexisBody(lines []string) {
	end := indexStart(lines)
	for _, line := range lines[:end] {
		d.prose(line)
	}
	for _, line := range lines[end:] {
		switch label, value := field(line); label {
		case "language", "url", "section":
			d.fieldLine(line, label, value)
		case "byline":
			if d.Author == "" {
				d.Author = article.Clean(value)
			}
			d.furniture(line)
		default:
			d.furniture(line)
		}
	}
}

// bodyStart is the first line of the text: behind "Body", else behind the last
// field that stands near the top.
func bodyStart(lines []string) int {
	const top = 40 // lines of cover page and head
	last := 0
	for i, line := range lines[:min(len(lines), 2000)] {
		switch label, _ := field(line); label {
		case "body":
			return i + 1
		case "length", "byline", "section", "dateline", "highlight":
			if i-last < 8 || i < top {
				last = i + 1
			}
		case "load-date", "language":
			if last > 0 && i-last > 1 {
				return last
			}
		}
	}
	return min(last, len(lines))
}

// indexStart is the first line of what the database adds below the text: the
// fields, the copyright, "End of Document".
func indexStart(lines []string) int {
	end := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		label, _ := field(lines[i])
		if label == "load-date" || label == "language" || label == "index" || label == "url" || isCopyright(lines[i]) || isRights(lines[i]) || compiled().endOfDocument.MatchString(lines[i]) {
			end = i
			continue
		}
		// Values of a field may run over a few lines of their own.
		if end-i > 3 {
			break
		}
	}
	return end
}

func (d *draft) outlet(line string) { d.Outlet = article.Clean(line) }

func labelled(line string) bool {
	label, _ := field(line)
	return label != ""
}

func isCopyright(line string) bool {
	lower := strings.ToLower(line)
	return len(line) < 300 && (strings.HasPrefix(lower, "copyright ") || strings.HasPrefix(lower, "©") || strings.HasPrefix(lower, "(c) "))
}

func isRights(line string) bool {
	lower := strings.ToLower(strings.TrimRight(line, ". "))
	return len(line) < 200 && (strings.HasSuffix(lower, "all rights reserved") || lower == "alle rechte vorbehalten" || lower == "tous droits réservés" || lower == "todos los derechos reservados")
}

// isEdition: "London Edition", "Late Edition - Final", "1st Edition".
func isEdition(line string) bool {
	lower := strings.ToLower(line)
	return len(line) < 60 && (strings.Contains(lower, "edition") || strings.Contains(lower, "ausgabe") || strings.Contains(lower, "édition") || lower == "final" || strings.HasPrefix(lower, "correction appended"))
}

// joined makes one line of every run of lines without an empty one between:
// the classic layout wraps.
func joined(lines []string) []string {
	var out []string
	open := false
	for _, line := range lines {
		line = article.Clean(line)
		switch {
		case line == "":
			open = false
		case open && !labelled(line) && isoDate(line) == "" && isoDate(out[len(out)-1]) == "":
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
			open = true
		}
	}
	return out
}

func filled(lines []string) []string {
	var out []string
	for _, line := range lines {
		if line = article.Clean(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
