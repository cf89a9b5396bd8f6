package framing

import (
	"strings"

	"parallax/text"
)

// readFurniture finds N6 for regions that are not the article's own prose.
func readFurniture(v *view) (Reading, bool) {
	p := &v.x
	if p.empty() {
		p = &v.y
	}
	if p.empty() {
		return Reading{}, false
	}
	switch role := p.Words[p.span.Start].Role; role {
	case text.Byline, text.Credit, text.Dateline, text.Caption, text.Boilerplate:
		return benign("credit", "credit.furniture", "A "+names[role]+" that only one text has."), true
	}
	return Reading{}, false
}

var names = map[text.Role]string{text.Byline: "byline", text.Credit: "credit", text.Dateline: "dateline", text.Caption: "caption", text.Boilerplate: "piece of page furniture"}

// creditLines begin lines that name makers and sources of a report.
var creditLines = [...]string{"reporting by", "additional reporting", "writing by", "editing by", "edited by", "with reporting by", "contributed to this report", "compiled by",
	"copyright", "all rights reserved", "with files from", "with inputs from", "this report includes", "source reuters", "follow us", "read more", "read also", "subscribe", "sign up", "click here", "photo by", "image credit", "file photo"}

// links are words that begin, with a colon, a line that points to another report.
var links = set("more related watch read video photos gallery")

// readCreditLine finds N6 for a sentence that credits a source or a maker.
func readCreditLine(v *view) (Reading, bool) {
	p := &v.x
	if p.empty() {
		p = &v.y
	}
	if p.empty() {
		return Reading{}, false
	}
	first := p.Words[p.span.Start]
	points := links.has(p.norm(p.span.Start)) || mediaLines[p.Source[first.Start:first.End]] // More: …; CLOSE: …
	if points && strings.HasPrefix(p.Source[first.End:], ":") {
		return benign("credit", "credit.line", "A line that points to another report."), true
	}
	line := strings.Join(p.norms()[:min(p.span.Len(), 12)], " ")
	for _, c := range creditLines {
		if strings.HasPrefix(line, c) || p.span.Len() < 16 && strings.Contains(line, c) {
			return benign("credit", "credit.line", "A credit or notice that only one text has."), true
		}
	}
	return Reading{}, false
}

// readCreditPhrase finds N6 for the name of a medium in brackets or alone.
func readCreditPhrase(v *view) (Reading, bool) {
	for _, o := range v.sides() {
		has, lacks := o[0], o[1]
		if has.empty() || len(lacks.lone) > 0 || len(has.lone) == 0 || has.span.Len() > 6 {
			continue
		}
		all := true
		for _, i := range has.lone {
			all = all && (media.has(has.norm(i)) || creditWords.has(has.norm(i)))
		}
		if all && v.medium(has, has.span) {
			return benign("credit", "credit.medium", v.became()+": it names the medium that reported."), true
		}
	}
	return Reading{}, false
}

var creditWords = set("told reported reports agency news wire service report according said citing")

// updates are notices that a report is not finished.
var updates = [...]string{"this is a developing story", "this is a breaking news", "developing story", "more to follow", "more details soon", "this story has been updated", "this article has been updated", "updates to follow", "check back for updates", "story has been corrected"}

// readUpdate finds N7 for notices of a later or unfinished state.
func readUpdate(v *view) (Reading, bool) {
	p := &v.x
	if p.empty() {
		p = &v.y
	}
	if p.span.Len() > 30 {
		return Reading{}, false
	}
	line := strings.Join(p.norms(), " ")
	for _, u := range updates {
		if strings.Contains(line, u) {
			return benign("update", "update.notice", "A notice about the state of the report."), true
		}
	}
	return Reading{}, false
}

// readTrim finds N8: what is left out behind the last sentence that both texts
// have, or short background inside a sentence.
func readTrim(v *view) (Reading, bool) {
	if !v.related() {
		return other("trim.unrelated", "A sentence that only one text has; little of either text is in the wording of the other."), true
	}
	p := &v.x
	if p.empty() {
		p = &v.y
	}
	for i := p.span.End; i < len(p.Words); i++ {
		if p.passage[i] >= 0 {
			return Reading{}, false
		}
	}
	return benign("trim", "trim.tail", "It stands behind the last sentence that both texts have."), true
}
