// Package planted makes archives of invented news in which it is known who
// rewords whom: a wire's stories, and outlets' versions of them in which words
// are replaced, sentences left out and credits given at known rates. Findings
// are tested on it, and the example archive in testdata/archive was made by it.
//
// All places, people, bodies and events are invented, and all sentences were
// written for it.
package planted

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"parallax/archive"
	"parallax/article"
)

// Wire is the agency's outlet. Its name is that of no real agency: the caller
// says that it serves as the source.
const Wire = "Northwire"

// Outlets are those that publish versions.
var Outlets = []string{"Civic Ledger", "Daily Beacon", "Harbour Post", "Meridian Online", "Northern Star"}

// Rule replaces a word of the wire's by another, with a probability for each
// outlet, in the order of [Outlets]. A rule with one rate for all is a null.
type Rule struct {
	From, To string
	Rates    [5]float64
}

// Null reports whether all outlets have one rate.
func (r Rule) Null() bool {
	return r.Rates == [5]float64{r.Rates[0], r.Rates[0], r.Rates[0], r.Rates[0], r.Rates[0]}
}

// Rules are what the outlets do to words.
var Rules = []Rule{
	{"protesters", "rioters", [5]float64{0.02, 0.10, 0.80, 0.05, 0.05}},
	{"government", "regime", [5]float64{0.02, 0.05, 0.05, 0.70, 0.10}},
	{"said", "claimed", [5]float64{0.02, 0.45, 0.15, 0.05, 0.05}},
	{"may", "will", [5]float64{0.02, 0.50, 0.10, 0.05, 0.05}},
	{"fighters", "militants", [5]float64{0.10, 0.20, 0.60, 0.10, 0.20}},
	{"fence", "wall", [5]float64{0.05, 0.10, 0.10, 0.10, 0.60}},
	{"workers", "employees", [5]float64{0.30, 0.30, 0.30, 0.30, 0.30}},
	{"began", "started", [5]float64{0.25, 0.25, 0.25, 0.25, 0.25}},
	{"large", "big", [5]float64{0.20, 0.20, 0.20, 0.20, 0.20}},
	{"agreement", "deal", [5]float64{0.40, 0.40, 0.40, 0.40, 0.40}},
	{"company", "firm", [5]float64{0.35, 0.35, 0.35, 0.35, 0.35}},
}

// Drops are the probabilities with which outlets leave out kinds of sentences.
var Drops = map[string][5]float64{
	"caveat":     {0.05, 0.80, 0.15, 0.15, 0.15},
	"quote":      {0.05, 0.20, 0.75, 0.20, 0.20},
	"reply":      {0.05, 0.20, 0.20, 0.70, 0.20},
	"background": {0.20, 0.30, 0.30, 0.30, 0.50},
	"":           {0.03, 0.08, 0.08, 0.08, 0.08},
}

// Credits are the probabilities with which outlets name the wire.
var Credits = [5]float64{1, 0.3, 0.6, 0.2, 0.8}

// Uses are the probabilities with which outlets take up a story.
var Uses = [5]float64{0.95, 0.75, 0.80, 0.80, 0.70}

// Options tune [Make]. The zero value works.
type Options struct {
	Seed    uint64 // of the PCG generator of math/rand/v2
	Stories int    // 0: 64
	Own     int    // articles of outlets that are nobody's versions
	// Copies is how many more times the Harbour Post publishes its version of the
	// first story, under other addresses.
	Copies int
	Rules  []Rule // nil: [Rules]
}

// Archive is what was made.
type Archive struct {
	Articles []*article.Article
	Versions map[string]string // of each version the wire story's ID
	Story    map[string]string // of each article its story
	Rules    []Rule
}

// Make makes an archive. The same options give the same archive.
func Make(o Options) *Archive {
	if o.Stories == 0 {
		o.Stories = 64
	}
	if o.Rules == nil {
		o.Rules = Rules
	}
	m := &maker{random: rand.New(rand.NewPCG(o.Seed, 1)), rules: o.Rules}
	a := &Archive{Versions: map[string]string{}, Story: map[string]string{}, Rules: o.Rules}
	start := time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC)
	for n := range o.Stories {
		at := start.Add(time.Duration(n)*26*time.Hour + time.Duration(m.random.IntN(600))*time.Minute)
		s := m.story()
		story := fmt.Sprintf("story-%03d", n+1)
		wire := m.wire(s, fmt.Sprintf("nw-%03d", n+1), at)
		a.add(wire, story, "")
		for k := range Outlets {
			copied := n == 0 && k == copier && o.Copies > 0
			if m.random.Float64() >= Uses[k] && !copied {
				continue
			}
			id := fmt.Sprintf("%s-%03d", initials[k], n+1)
			v := m.version(s, k, id, at.Add(time.Duration(30+m.random.IntN(900))*time.Minute))
			a.add(v, story, wire.ID)
			for c := 0; copied && c < o.Copies; c++ {
				again := *v
				again.ID = fmt.Sprintf("%s-copy-%03d", v.ID, c+1)
				again.URL += fmt.Sprintf("/copy/%d", c+1)
				a.add(&again, story, wire.ID)
			}
		}
	}
	for n := range o.Own {
		k := n % len(Outlets)
		at := start.Add(time.Duration(n)*37*time.Hour + time.Duration(m.random.IntN(600))*time.Minute)
		own := m.own(k, fmt.Sprintf("%s-own-%02d", initials[k], n/len(Outlets)+1), at)
		a.add(own, own.ID, "")
	}
	return a
}

func (a *Archive) add(x *article.Article, story, source string) {
	a.Articles = append(a.Articles, x)
	a.Story[x.ID] = story
	if source != "" {
		a.Versions[x.ID] = source
	}
}

// Entries, Pairs and Articles are what a scan of the archive would have found:
// every version paired with its wire story.
func (a *Archive) Entries() []archive.Entry {
	var all []archive.Entry
	for _, x := range a.Articles {
		e := archive.Entry{ID: x.ID, Title: x.Title, Outlet: x.Outlet, Author: x.Author, Date: x.Date, URL: x.URL, Language: "en", Words: len(strings.Fields(x.Text)), Cluster: a.Story[x.ID]}
		if x.Outlet != Wire && strings.Contains(x.Text, Wire) {
			e.Agency = Wire
		}
		all = append(all, e)
	}
	return all
}

// Pairs are the pairs of each version with its wire story.
func (a *Archive) Pairs() []archive.Pair {
	var all []archive.Pair
	for _, x := range a.Articles {
		wire, is := a.Versions[x.ID]
		if !is {
			continue
		}
		words := len(strings.Fields(x.Text))
		all = append(all, archive.Pair{ID: wire + "+" + x.ID, A: wire, B: x.ID, Order: archive.Dated, Words: words, CoverageA: 0.8, CoverageB: 0.95, Cluster: a.Story[x.ID]})
	}
	return all
}

// Texts are the articles by ID.
func (a *Archive) Texts() map[string]*article.Article {
	all := map[string]*article.Article{}
	for _, x := range a.Articles {
		all[x.ID] = x
	}
	return all
}

// copier is the outlet of [Options].Copies.
const copier = 2

var initials = []string{"cl", "db", "hp", "mo", "ns"}

// authors sign versions; an outlet has two.
var authors = [5][2]string{
	{"Anna Sorel", "Tobias Wend"}, {"Rika Holm", "Jon Vasky"}, {"Piet Arnaud", "Lena Marsh"}, {"Odile Brandt", "Sam Korda"}, {"Eva Lindqvar", "Marek Toll"},
}

type maker struct {
	random *rand.Rand
	rules  []Rule
	used   map[string]int // the template drawn last of each kind
}

// sentence is one sentence of a story, with its planted words in brackets.
type sentence struct{ kind, text string }

type story struct {
	title     string
	town      string
	sentences []sentence
}

// paragraphs joins sentences two by two, as news does.
func paragraphs(sentences []string) string {
	var b strings.Builder
	for i, s := range sentences {
		switch {
		case i == 0:
		case i == 1 || i%2 == 1:
			b.WriteString("\n\n")
		default:
			b.WriteString(" ")
		}
		b.WriteString(s)
	}
	return b.String()
}

func (m *maker) wire(s story, id string, at time.Time) *article.Article {
	var list []string
	for i, x := range s.sentences {
		text := plain(x.text)
		if i == 0 {
			text = strings.ToUpper(s.town) + " (" + Wire + ") - " + text
		}
		list = append(list, text)
	}
	return newArticle(id, plain(s.title), Wire, "", at, paragraphs(list))
}

// version is an outlet's version of a story.
func (m *maker) version(s story, outlet int, id string, at time.Time) *article.Article {
	var list []string
	for i, x := range s.sentences {
		drop, known := Drops[x.kind]
		if !known {
			drop = Drops[""]
		}
		gone := m.random.Float64() < drop[outlet]
		text := m.reword(x.text, outlet)
		if gone && i > 0 {
			continue
		}
		list = append(list, text)
	}
	text := paragraphs(list)
	if m.random.Float64() < Credits[outlet] {
		text += "\n\n(" + Wire + ")"
	}
	return newArticle(id, m.reword(s.title, outlet), Outlets[outlet], authors[outlet][m.random.IntN(2)], at, text)
}

func (m *maker) own(outlet int, id string, at time.Time) *article.Article {
	var list []string
	for range 5 {
		list = append(list, plain(m.fill(m.pick("own", ownSentences), m.names())))
	}
	return newArticle(id, plain(m.fill(m.pick("own-title", ownTitles), m.names())), Outlets[outlet], authors[outlet][m.random.IntN(2)], at, paragraphs(list))
}

func newArticle(id, title, outlet, author string, at time.Time, text string) *article.Article {
	slug := strings.ToLower(strings.ReplaceAll(outlet, " ", "-"))
	return &article.Article{
		ID: id, Title: title, Outlet: outlet, Author: author, Date: at.Format(time.RFC3339),
		URL: "https://" + slug + ".example/" + id, Language: "en", Text: text, SHA256: article.ContentID(text),
		Origin: article.Origin{File: "archive.jsonl", Format: "jsonl"},
	}
}

// plain takes the brackets off.
func plain(text string) string { return strings.NewReplacer("[", "", "]", "").Replace(text) }

// reword applies the outlet's rules to the words in brackets. Every bracket
// draws, so that what an outlet does elsewhere does not move the draws.
func (m *maker) reword(text string, outlet int) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		word, after, _ := strings.Cut(rest, "]")
		text = after
		draw := m.random.Float64()
		at := slices.IndexFunc(m.rules, func(r Rule) bool { return strings.EqualFold(r.From, word) })
		if at >= 0 && draw < m.rules[at].Rates[outlet] {
			to := m.rules[at].To
			if word[0] < 'a' {
				to = strings.ToUpper(to[:1]) + to[1:]
			}
			word = to
		}
		b.WriteString(word)
	}
}

// Article is what the archive is made of.
type Article = article.Article

// keys are the dictionary forms under which findings count the words of
// [Rules]; a word that is not here is its own.
var keys = map[string]string{
	"protesters": "protester", "rioters": "rioter", "said": "say", "claimed": "claim", "fighters": "fighter", "militants": "militant",
	"workers": "worker", "employees": "employee", "began": "begin", "started": "start",
}

// Key is the form under which findings count a word.
func Key(word string) string {
	if k, known := keys[word]; known {
		return k
	}
	return word
}
