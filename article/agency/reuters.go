package agency

import (
	"errors"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// reutersStory reads one story of the Reuters-21578 collection. Its lines are
// wrapped; a paragraph begins with an indent.
func reutersStory(e *markup.Element) (*article.Article, error) {
	inside := e.Child("text")
	if inside == nil {
		return nil, errors.New("the record has no <TEXT>")
	}
	a := &article.Article{
		ID:       "reuters21578-" + e.Get("newid"),
		Title:    inside.Child("title").Text(),
		Author:   author(strings.TrimRight(inside.Child("author").Text(), ",. ")),
		Date:     isoDate(dateOnly(e.Child("date").Text())),
		Outlet:   "Reuters",
		Language: "en",
	}
	var topics []string
	for d := range e.Child("topics").All("d") {
		topics = append(topics, d.Text())
	}
	a.Section = strings.Join(topics, "; ")
	raw := inside.Child("body").Raw()
	if inside.Child("body") == nil { // BRIEF has a title only, UNPROC plain lines
		for _, node := range inside.Content {
			raw += node.Text
		}
	}
	var c article.Composer
	c.Part(text.MarkHeadline, a.Title, "")
	c.Part(text.MarkByline, inside.Child("author").Text(), "")
	paragraphs := indented(raw)
	line := strings.TrimSpace(inside.Child("dateline").Text())
	if len(paragraphs) > 0 && line != "" && !isSignature(paragraphs[0]) {
		paragraphs[0] = line + " " + paragraphs[0]
	} else if line != "" {
		c.Part(text.MarkDateline, line, "")
	}
	for i, p := range paragraphs {
		if inside.Get("type") == "BRIEF" { // the collection's filler for a text that never was
			c.Part(text.MarkBoilerplate, p, "")
			continue
		}
		if i == len(paragraphs)-1 && isSignature(p) {
			c.Part(text.MarkCredit, p, "Reuters")
			continue
		}
		c.Body(p)
	}
	if c.Len() == 0 {
		return nil, errors.New("the record has neither title nor text")
	}
	c.Set(a)
	return a, nil
}

// indented joins lines up to the next one that begins with an indent or stands
// behind an empty one. Tables, whose lines are all indented or hold runs of
// spaces, stay line by line.
func indented(raw string) []string {
	var out []string
	open := false
	for line := range strings.SplitSeq(raw, "\n") {
		clean := article.Clean(line)
		if clean == "" {
			open = false
			continue
		}
		table := strings.Contains(strings.TrimSpace(strings.Trim(line, "\r\x03")), "   ")
		if open && line[0] != ' ' && line[0] != '\t' && !table {
			out[len(out)-1] += " " + clean
			continue
		}
		out = append(out, clean)
		open = !table
	}
	return out
}

// isSignature: the agency's name that closes a story.
func isSignature(line string) bool {
	switch strings.ToUpper(strings.Trim(line, " .&;")) {
	case "REUTER", "REUTERS":
		return true
	}
	return false
}

// dateOnly drops what some dates have behind the time.
func dateOnly(s string) string {
	fields := strings.Fields(s)
	if len(fields) > 2 {
		fields = fields[:2]
	}
	return strings.Join(fields, " ")
}
