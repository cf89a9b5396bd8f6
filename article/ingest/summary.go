package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"parallax/article"
)

// Summary counts what a stream of articles and skipped records holds. The zero
// value is ready. It takes some 50 bytes an article, to know repetitions.
type Summary struct {
	Articles  int
	Skipped   int // that something is wrong with
	NoArticle int // that hold none, such as images in web archives
	// RepeatedID counts articles whose ID an earlier one had; SameText those of
	// them whose text is the same too.
	RepeatedID, SameText int
	// RepeatedText counts articles with the text of an earlier one under
	// another ID.
	RepeatedText int

	notes                               map[string]*NoteCount
	formats, outlets, languages, months map[string]int
	reasons                             map[string]*Reason
	ids, texts                          map[uint64]uint64
}

// NoteCount is how many articles have a note of a kind.
type NoteCount struct {
	article.Note // the first of them
	N            int
}

// Count is how many articles have a value.
type Count struct {
	Value string // "" where it is not known
	N     int
}

// Reason is why records were skipped.
type Reason struct {
	Reason    string // numbers in it as "N" if they differ
	N         int
	First     Skipped // an example
	NoArticle bool
}

// Add counts an article. It reports whether its ID is new.
func (s *Summary) Add(a *article.Article) bool {
	if s.ids == nil {
		s.formats, s.outlets, s.languages, s.months = map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
		s.ids, s.texts, s.notes = map[uint64]uint64{}, map[uint64]uint64{}, map[string]*NoteCount{}
	}
	s.Articles++
	s.formats[a.Origin.Format]++
	s.outlets[a.Outlet]++
	s.languages[a.Language]++
	month := ""
	if len(a.Date) >= 7 {
		month = a.Date[:7]
	}
	s.months[month]++
	for _, n := range a.Notes {
		if s.notes[n.Code] == nil {
			s.notes[n.Code] = &NoteCount{Note: n}
		}
		s.notes[n.Code].N++
	}
	id, text := xxh3.HashString(a.ID), xxh3.HashString(a.Text)
	before, repeated := s.ids[id]
	if repeated {
		s.RepeatedID++
		if before == text {
			s.SameText++
		}
		return false
	}
	s.ids[id] = text
	if _, again := s.texts[text]; again {
		s.RepeatedText++
	} else {
		s.texts[text] = id
	}
	return true
}

var digits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]+`) })

const mostReasons = 1000 // kept apart: each is one line of a table

// Skip counts a skipped record.
func (s *Summary) Skip(skipped *Skipped) {
	if skipped.NoArticle {
		s.NoArticle++
	} else {
		s.Skipped++
	}
	if s.reasons == nil {
		s.reasons = map[string]*Reason{}
	}
	general := digits().ReplaceAllString(skipped.Reason, "N")
	r, known := s.reasons[general]
	switch {
	case !known && len(s.reasons) >= mostReasons:
		general = "other reasons"
		if r = s.reasons[general]; r != nil {
			break
		}
		fallthrough
	case !known:
		r = &Reason{Reason: skipped.Reason, First: *skipped, NoArticle: skipped.NoArticle}
		s.reasons[general] = r
	case r.Reason != skipped.Reason:
		r.Reason = general
	}
	r.N++
}

// Notes counts the notes on articles, the most frequent kind first.
func (s *Summary) Notes() []NoteCount {
	var all []NoteCount
	for _, n := range s.notes {
		all = append(all, *n)
	}
	slices.SortFunc(all, func(a, b NoteCount) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Code, b.Code)) })
	return all
}

// Formats counts the articles of each format, the most first.
func (s *Summary) Formats() []Count { return counts(s.formats) }

// Outlets counts the articles of each outlet, the most first.
func (s *Summary) Outlets() []Count { return counts(s.outlets) }

// Languages counts the articles of each declared language, the most first.
func (s *Summary) Languages() []Count { return counts(s.languages) }

// Months counts the articles of each month ("2026-03"), the earliest first.
func (s *Summary) Months() []Count {
	all := counts(s.months)
	slices.SortFunc(all, func(a, b Count) int { return cmp.Compare(a.Value, b.Value) })
	return all
}

// Reasons says why records were skipped, the most frequent first.
func (s *Summary) Reasons() []Reason {
	var all []Reason
	for _, r := range s.reasons {
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b Reason) int {
		return cmp.Or(compareBool(a.NoArticle, b.NoArticle), cmp.Compare(b.N, a.N), cmp.Compare(a.Reason, b.Reason))
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func counts(of map[string]int) []Count {
	var all []Count
	for value, n := range of {
		all = append(all, Count{value, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value)) })
	return all
}
