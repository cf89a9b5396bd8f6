// Package database splits the deliveries of news databases, which hold many
// articles in one file, into articles: Nexis (the classic layout with "1 of 100
// DOCUMENTS" and the newer one that closes with "End of Document"), Factiva
// (with field codes or as displayed) and Europresse. What the database adds,
// such as its subject index, stays in the text and is marked.
package database

import (
	"iter"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"parallax/article"
	"parallax/text"
)

// The layouts, as [article.Origin] and docs/formats.md name them.
const (
	Nexis      = "nexis"
	Factiva    = "factiva"
	Europresse = "europresse"
)

// maxArticle bounds what is held of one article, in bytes: a file that never
// ends an article is no delivery.
const maxArticle = 16 << 20

type patterns struct {
	ofDocuments, endOfDocument, factivaEnd, words, wordsAfter *regexp.Regexp
}

// compiled when the first delivery is met.
var compiled = sync.OnceValue(func() patterns {
	return patterns{
		ofDocuments:   regexp.MustCompile(`(?i)^(?:(?:document|dokument|documento)\s+\d+\s+(?:of|von|de|van|di)\s+\d+|\d+\s+(?:of|von|de|van|di)\s+\d+\s+(?:documents?|dokumenten?|documentos?|documenti))$`),
		endOfDocument: regexp.MustCompile(`(?i)^(?:end of document|ende des dokuments?|fin du document|fin del documento|fine del documento|einde van document)$`),
		factivaEnd:    regexp.MustCompile(`^(?:AN\s+)?(?:Document|Dokument|Documento)\s+([A-Z][A-Z0-9]{2,9}\d{6,}[A-Za-z0-9]*)$`),
		words:         regexp.MustCompile(`(?i)^(?:WC\s+)?([\d.,]+)\s+(?:words|wörter|mots|palabras|parole|woorden|palavras|слов)$`),
		wordsAfter:    regexp.MustCompile(`(?i)([\d.,]+)\s*(?:words|wörter|mots|palabras|parole|woorden|palavras)`),
	}
})

// Detect names the layout of a delivery by its lines (the first some hundred
// are enough), or gives "".
func Detect(lines []string) string {
	p := compiled()
	length, end, classic, top := false, false, false, 0
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		top++
		switch {
		case len(line) > 120:
		case top < 40 && p.ofDocuments.MatchString(line):
			classic = true
		case p.endOfDocument.MatchString(line):
			end = true
		case p.words.MatchString(line):
			length = true
		case length && p.factivaEnd.MatchString(line):
			return Factiva
		default:
			if label, value := field(line); label == "length" && p.wordsAfter.MatchString(value) {
				if length = true; classic {
					return Nexis
				}
			}
		}
		if end && length {
			return Nexis
		}
	}
	return ""
}

// Split gives the articles of a delivery whose layout [Detect] named, line by
// line as its paragraphs stand.
func Split(lines iter.Seq[string], layout string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		s := splitter{layout: layout, patterns: compiled()}
		for line := range lines {
			for _, part := range s.add(line) {
				if !yield(s.article(part)) {
					return
				}
			}
		}
		if part := s.rest(); part != nil {
			yield(s.article(part))
		}
	}
}

// splitter gathers the lines of one article at a time.
type splitter struct {
	patterns
	layout  string
	lines   []string
	bytes   int
	number  int
	classic bool // articles begin with "1 of 100 DOCUMENTS"
	cut     bool // the article in hand was too long
}

// add takes a line, and gives the lines of the article that it ends.
func (s *splitter) add(line string) [][]string {
	trimmed := strings.TrimSpace(line)
	if s.layout == Nexis && len(trimmed) < 60 && s.ofDocuments.MatchString(trimmed) {
		before := s.take()
		wasClassic := s.classic
		s.classic = true
		if wasClassic && len(before) > 0 {
			return [][]string{before}
		}
		return nil // a cover page
	}
	if s.bytes < maxArticle {
		s.lines = append(s.lines, line)
		s.bytes += len(line) + 1
	} else {
		s.cut = true
	}
	switch {
	case s.layout == Factiva && len(trimmed) < 60 && s.factivaEnd.MatchString(trimmed),
		s.layout == Nexis && !s.classic && len(trimmed) < 40 && s.endOfDocument.MatchString(trimmed):
		return [][]string{s.take()}
	}
	return nil
}

func (s *splitter) take() []string {
	lines := s.lines
	s.lines, s.bytes = nil, 0
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return lines
		}
	}
	return nil
}

// rest is what stands behind the last end of an article, if it is one: in the
// classic layout the last article, else the summary of a search or an article
// cut short.
func (s *splitter) rest() []string {
	lines := s.take()
	if s.classic || lines == nil {
		return lines
	}
	for _, line := range lines {
		if label, value := field(strings.TrimSpace(line)); label == "length" && s.wordsAfter.MatchString(value) || s.words.MatchString(strings.TrimSpace(line)) {
			return lines
		}
	}
	return nil
}

func (s *splitter) article(lines []string) (*article.Article, error) {
	s.number++
	var d *draft
	if s.layout == Factiva {
		d = factiva(lines)
	} else {
		d = nexis(lines, s.classic)
	}
	a, reason := d.article()
	if s.cut {
		reason, s.cut = "larger than 16 MB: no article ends in it", false
	}
	if reason != "" {
		return nil, &article.RecordError{Record: s.number, Reason: reason}
	}
	a.Origin = article.Origin{Record: s.number, Format: s.layout}
	return a, nil
}

// draft is an article in the making.
type draft struct {
	article.Article
	article.Composer
	body   int // words
	stated int // words as the database counts them, 0 if it does not say
}

func (d *draft) prose(paragraph string) {
	paragraph = article.Clean(paragraph)
	d.body += len(strings.Fields(paragraph))
	d.Body(paragraph)
}

// furniture keeps what the database added.
func (d *draft) furniture(line string) { d.Part(text.MarkBoilerplate, line, "") }

// words reads a stated length: "1,512 words".
func (d *draft) words(s string) {
	if m := compiled().wordsAfter.FindStringSubmatch(s); m != nil {
		d.stated, _ = strconv.Atoi(strings.NewReplacer(",", "", ".", "").Replace(m[1]))
	}
}

// article closes the draft. A stated length that is far from what was read says
// that text is missing, or was taken for something else.
func (d *draft) article() (*article.Article, string) {
	switch {
	case d.body == 0 && d.Title == "":
		return nil, "neither a title nor text was found in it"
	case d.body == 0:
		return nil, "there is no text in it"
	}
	d.Set(&d.Article)
	off := d.body - d.stated
	if spaced(d.Language) && d.stated > 0 && max(off, -off) > 20+d.stated/5 {
		d.Notes = append(d.Notes, article.Note{Code: "word-count", Message: "the database counts " + strconv.Itoa(d.stated) + " words, " + strconv.Itoa(d.body) + " were read"})
	}
	return &d.Article, ""
}

// spaced reports whether a language puts spaces between words, so that they can
// be counted.
func spaced(language string) bool {
	switch language {
	case "zh", "ja", "ko", "th", "lo", "km", "my":
		return false
	}
	return true
}
