package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax/article/webpage"
)

// furniture is how many paragraphs at the beginning may repeat the metadata.
const furniture = 8

// trimLead leaves out what stands before the article's first sentence and only
// repeats the metadata: headline, byline, date, outlet.
func (c *choice) trimLead(m *webpage.Metadata) {
	titles := []string{keyOf(strings.ToLower(m.Title))}
	left := furniture
	for i := range c.blocks {
		if !c.kept[i] {
			continue
		}
		if left--; left < 0 {
			return
		}
		b := &c.blocks[i]
		key := strings.ToLower(b.key)
		switch {
		case slices.Contains(titles, key), key == strings.ToLower(keyOf(m.Outlet)):
			c.kept[i] = false
		case len(strings.Fields(b.text)) <= 14 && !endsSentence(b.text) && (namesAuthor(b.text, m.Authors) || namesDay(b.text, m.Date)):
			c.kept[i] = false
		case len(b.text) > 100 || endsSentence(b.text):
			return
		}
	}
}

// namesAuthor tells whether a line holds an author's name and little else.
func namesAuthor(line string, authors []string) bool {
	line = strings.ToLower(line)
	for _, a := range authors {
		if strings.Contains(line, strings.ToLower(a)) {
			return true
		}
	}
	return false
}

// namesDay tells whether a line holds the day of publication in figures.
func namesDay(line, date string) bool {
	if len(date) < 10 {
		return false
	}
	year, day := date[:4], strings.TrimLeft(date[8:10], "0")
	found := false
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r < '0' || r > '9' }) {
		found = found || strings.TrimLeft(w, "0") == day
	}
	return found && strings.Contains(line, year)
}

// trimTail leaves out what stands behind the article's last sentence and is
// headings and links.
func (c *choice) trimTail() {
	for i := len(c.blocks) - 1; i >= 0; i-- {
		if !c.kept[i] {
			continue
		}
		b := &c.blocks[i]
		if !(2*b.linked > len(b.text) && !endsSentence(b.text)) && !(isHeading(b.holder.Data) && !endsSentence(b.text)) {
			return
		}
		c.kept[i] = false
	}
}

// dropLinks leaves out lines inside the article that are links to other ones.
// Links of a list are left, as they may be what the article is about.
func (c *choice) dropLinks() {
	for i := range c.blocks {
		b := &c.blocks[i]
		tag := b.holder.Data
		if c.kept[i] && 10*b.linked > 9*len(b.text) && len(strings.Fields(b.text)) >= 4 && !endsSentence(b.text) && !isHeading(tag) && tag != "li" && tag != "td" {
			c.kept[i] = false
		}
	}
}

func isHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// endsSentence tells whether a text ends as a sentence does, in any script,
// perhaps inside quotation marks or brackets.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if strings.ContainsRune(".!?…。！？؟।։", r) {
			return true
		}
		if !strings.ContainsRune("\"'”’»«)]」』“ ", r) {
			return false
		}
		s = s[:len(s)-size]
	}
	return false
}
