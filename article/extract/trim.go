package extract

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"parallax/article/webpage"
)

// furniture is how many paragraphs at the beginning may repeat the metadata.
const furniture = 8

// shortLine is the most words of a line that can be a label, a byline or a
// kicker.
const shortLine = 10

// trimLead leaves out what stands before the article's first sentence and only
// repeats the metadata: headline, byline, date. Other short lines there are
// left: as often as labels they are subheadings.
func (c *choice) trimLead(m *webpage.Metadata) {
	title := strings.ToLower(keyOf(m.Title))
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
		case title != "" && strings.Contains(key, title) && len(key) < len(title)+furnitureText:
			c.kept[i] = false
		case endsSentence(b.text) || len(strings.Fields(b.text)) > shortLine && !(namesAuthor(b.text, m.Authors) && namesDay(b.text, m.Date)):
			return
		case !creditsSomebody(b.text) && (namesAuthor(b.text, m.Authors) || namesDay(b.text, m.Date)):
			c.kept[i] = false
		}
	}
}

// furnitureText is how much, in bytes of letters, may stand in a headline's
// element beside it: an outlet's name, a section.
const furnitureText = 40

// creditNames are agencies and the words that credit work with; such lines are
// part of what is studied.
var creditNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i:reporting|editing|edited|written by|writing by|contributed|compiled|additional|agenc|associated press|reuters|press association|redaktion|redacción)|\b(?:AP|AFP|dpa|DPA|APA|ANSA|EFE|TASS|UPI|PA|PTI|ANI|IANS)\b|编辑|记者|記者|新华社|통신`)
})

func creditsSomebody(line string) bool { return creditNames().MatchString(line) }

// namesAuthor tells whether a line holds an author's name.
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
// headings, labels and links. Lists and quotations may end an article.
func (c *choice) trimTail() {
	for i := len(c.blocks) - 1; i >= 0; i-- {
		if !c.kept[i] {
			continue
		}
		b := &c.blocks[i]
		links := 2*b.linked > len(b.text)
		label := len(strings.Fields(b.text)) <= shortLine && len(b.text) < 2*minProse && !slices.Contains([]string{"li", "td", "pre", "blockquote", "dd"}, b.holder.Data)
		if endsSentence(b.text) || !links && !label && !isHeading(b.holder.Data) || creditsSomebody(b.text) {
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
		// "Read more:" may stand in front of the link.
		label := strings.IndexByte(b.text, ':') + 1
		if label > 30 {
			label = 0
		}
		if c.kept[i] && 10*(b.linked+min(label, len(b.text)-b.linked)) > 9*len(b.text) && 2*b.linked > len(b.text) && len(strings.Fields(b.text)) >= 4 && !endsSentence(b.text) && !isHeading(tag) && tag != "li" && tag != "td" {
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
