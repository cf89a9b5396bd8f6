package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"parallax/article/ingest"
)

// precisionRecall sums a page's share of hits, of what was found too much and
// of what was missed; the three are 1 together, so that every page weighs the
// same.
type precisionRecall struct{ hit, extra, missed float64 }

func (p *precisionRecall) add(o precisionRecall) {
	p.hit, p.extra, p.missed = p.hit+o.hit, p.extra+o.extra, p.missed+o.missed
}

func (p precisionRecall) precision() float64 { return portion(p.hit, p.hit+p.extra) }
func (p precisionRecall) recall() float64    { return portion(p.hit, p.hit+p.missed) }
func (p precisionRecall) f() float64 {
	return portion(2*p.precision()*p.recall(), p.precision()+p.recall())
}

func portion(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// field counts how often a field of the metadata was right, where gold says it.
type field struct{ right, of int }

func (f field) String() string {
	if f.of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(f.right)/float64(f.of))
}

// pageScore is the score of a page or of many.
type pageScore struct {
	pages, texts              int
	words, goldWords          int
	text                      precisionRecall // of words, as a multiset
	shingles                  precisionRecall // of runs of four words
	segments                  precisionRecall // of the pieces that gold names; not a share a page but counts
	title, author, date, site field
	wordsP, wordsR            float64 // sums of each page's own precision and recall
}

func scorePage(g goldPage, page *ingest.Page) pageScore {
	text := strings.Join(page.Paragraphs, "\n")
	found, gold := pageWords(text), pageWords(g.text)
	s := pageScore{pages: 1, words: len(found)}
	if g.hasText {
		s.texts, s.goldWords = 1, len(gold)
		s.text, s.shingles = sharedWords(found, gold), sharedWords(runsOfFour(found), runsOfFour(gold))
		s.wordsP, s.wordsR = s.text.precision(), s.text.recall()
	}
	flat := strings.Join(strings.Fields(text), " ")
	for _, piece := range g.with {
		if strings.Contains(flat, strings.Join(strings.Fields(piece), " ")) {
			s.segments.hit++
		} else {
			s.segments.missed++
		}
	}
	for _, piece := range g.without {
		if strings.Contains(flat, strings.Join(strings.Fields(piece), " ")) {
			s.segments.extra++
		}
	}
	s.title.count(g.title != "", slices.Equal(pageWords(g.title), pageWords(page.Title)))
	s.site.count(g.site != "", sameName(g.site, page.Outlet))
	s.author.count(g.author != "", sameAuthors(g.author, page.Author))
	s.date.count(len(g.date) >= 10, len(page.Date) >= 10 && len(g.date) >= 10 && page.Date[:10] == g.date[:10])
	return s
}

func (f *field) count(asked, right bool) {
	if asked {
		f.of++
		if right {
			f.right++
		}
	}
}

// sameName compares names of outlets without case, spaces and punctuation.
func sameName(a, b string) bool {
	return strings.Join(pageWords(a), "") == strings.Join(pageWords(b), "")
}

// sameAuthors compares the words of bylines as sets, without "by" and "and".
func sameAuthors(a, b string) bool {
	words := func(s string) []string {
		var all []string
		for _, w := range pageWords(s) {
			if w != "by" && w != "and" && w != "von" && w != "und" {
				all = append(all, w)
			}
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(words(a), words(b))
}

// pageWords are the runs of letters and digits, in lower case; in scripts
// without spaces every character is one.
func pageWords(s string) []string {
	var all []string
	var current strings.Builder
	flush := func() {
		if current.Len() > 0 {
			all = append(all, current.String())
			current.Reset()
		}
	}
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Myanmar, unicode.Khmer, unicode.Lao):
			flush()
			all = append(all, string(r))
		case unicode.In(r, unicode.L, unicode.M, unicode.N):
			current.WriteRune(r)
		default:
			flush()
		}
	}
	flush()
	return all
}

func runsOfFour(words []string) []string {
	if len(words) < 4 {
		return []string{strings.Join(words, " ")}
	}
	var all []string
	for i := range len(words) - 3 {
		all = append(all, strings.Join(words[i:i+4], " "))
	}
	return all
}

// sharedWords compares two multisets.
func sharedWords(found, gold []string) precisionRecall {
	counts := map[string]int{}
	for _, w := range gold {
		counts[w]++
	}
	hit := 0
	for _, w := range found {
		if counts[w] > 0 {
			counts[w]--
			hit++
		}
	}
	sum := float64(len(found) + len(gold) - hit)
	if sum == 0 {
		return precisionRecall{hit: 1}
	}
	return precisionRecall{float64(hit) / sum, float64(len(found)-hit) / sum, float64(len(gold)-hit) / sum}
}

func (s *pageScore) add(o pageScore) {
	s.pages, s.texts, s.words, s.goldWords = s.pages+o.pages, s.texts+o.texts, s.words+o.words, s.goldWords+o.goldWords
	s.text.add(o.text)
	s.shingles.add(o.shingles)
	s.segments.add(o.segments)
	s.wordsP, s.wordsR = s.wordsP+o.wordsP, s.wordsR+o.wordsR
	for _, f := range []struct{ into, from *field }{{&s.title, &o.title}, {&s.author, &o.author}, {&s.date, &o.date}, {&s.site, &o.site}} {
		f.into.right += f.from.right
		f.into.of += f.from.of
	}
}

func (s pageScore) printRow(out io.Writer, name string) {
	text := s.text
	if s.texts == 0 {
		text = s.segments
	}
	fmt.Fprintf(out, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t%v\t%v\t%v\t%v\n", name, text.precision(), text.recall(), text.f(), s.words, s.goldWords, s.title, s.author, s.date, s.site)
}

func (s pageScore) printTotal(out io.Writer, name string) {
	n := float64(max(s.texts, 1))
	p, r := s.wordsP/n, s.wordsR/n
	fmt.Fprintf(out, "%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%v\t%v\t%v\t%v\n", name, s.pages, s.texts,
		p, r, portion(2*p*r, p+r), s.shingles.precision(), s.shingles.recall(), s.shingles.f(),
		s.segments.precision(), s.segments.recall(), s.segments.f(), s.title, s.author, s.date, s.site)
}
