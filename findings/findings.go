// Package findings says what an archive shows: which outlet replaces which
// words of its source by which, how often of how many chances, and what else
// each outlet does with what it takes over. Every number comes with its
// denominator, an interval and the lines that it was counted from.
//
// A finding is evidence, never a verdict: it counts changes of wording and
// says nothing about why they were made.
package findings

import (
	"parallax/compare"
	"parallax/findings/stats"
)

// Schema names the version of the JSON form, which docs/findings.md documents.
const Schema = "parallax.findings/1"

// Findings is all that was found, as plain data.
type Findings struct {
	Schema   string       `json:"schema"`
	Tool     compare.Tool `json:"tool"`
	Settings Settings     `json:"settings"`
	Scope    Scope        `json:"scope"`
	Methods  string       `json:"methods"` // a paragraph for a paper
	// Calibration is how far people confirmed the program's flags; null if
	// nobody was asked.
	Calibration   *Agreement     `json:"calibration"`
	Substitutions []Substitution `json:"substitutions"`
	Categories    []Category     `json:"categories"`
	Balances      []Balance      `json:"balances"`
	Omissions     []Omission     `json:"omissions"`
	Voices        []Voice        `json:"voices"`
	Outlets       []Outlet       `json:"outlets"`
	Network       []Edge         `json:"network"`
	Timeline      []Period       `json:"timeline"`
	// Lines are the concordance: every line that something was counted from, as
	// far as Settings.Lines lets them be listed. Others point to them by index.
	Lines []Line `json:"lines"`
}

// Scope says what was looked at, and what was not and why.
type Scope struct {
	Notices  []string  `json:"notices"`  // what to know before any number
	Articles int       `json:"articles"` // in the archive
	Outlets  int       `json:"outlets"`
	Pairs    int       `json:"pairs"` // verified
	Stories  int       `json:"stories"`
	Derived  int       `json:"derived"`  // articles with a source that Settings admits
	Compared int       `json:"compared"` // of these, compared with their source
	Words    int       `json:"words"`    // of sources, in the passages that outlets kept
	Sources  []string  `json:"sources"`  // outlets that served as a source
	Skipped  []Skipped `json:"skipped"`
}

// Skipped counts what was left out for one reason.
type Skipped struct {
	Reason string `json:"reason"`
	What   string `json:"what"` // "articles" or "pairs"
	N      int    `json:"n"`
}

// Counts says what became of a word of the source, in the passages that the
// outlet kept. The four add up to N.
type Counts struct {
	Replaced int `json:"replaced"` // by this finding's words
	Kept     int `json:"kept"`
	Dropped  int `json:"dropped"` // the sentence was kept, the words were not
	Other    int `json:"other"`   // replaced by something else
	N        int `json:"n"`
}

func (c *Counts) add(o outcome) {
	c.N++
	switch o {
	case replaced:
		c.Replaced++
	case kept:
		c.Kept++
	case dropped:
		c.Dropped++
	default:
		c.Other++
	}
}

// Share is a rate with its interval.
type Share struct {
	K    int            `json:"k"`
	N    int            `json:"n"`
	Rate *float64       `json:"rate"` // null if N is 0
	CI   stats.Interval `json:"ci"`   // 95 %, Wilson
}

// Substitution is one outlet replacing one phrase by another.
type Substitution struct {
	ID      string `json:"id"` // of outlet and words; stable over runs
	Outlet  string `json:"outlet"`
	From    string `json:"from"` // as it mostly reads
	To      string `json:"to"`
	FromKey string `json:"from_key"` // dictionary forms, which are what is counted
	ToKey   string `json:"to_key"`
	Reading        // what most of these changes were read as
	Stories Counts `json:"stories"` // one observation a story
	All     Counts `json:"all"`     // every occurrence
	Rate    Share  `json:"rate"`    // of Stories
	// Reverse is the outlet replacing To by From.
	Reverse Direction `json:"reverse"`
	// Others are all other outlets that took over the same source.
	Others     Contrast   `json:"others"`
	Dispersion Dispersion `json:"dispersion"`
	Lines      Evidence   `json:"lines"`
}

// Evidence is where a substitution was counted from: indexes into
// Findings.Lines by what became of the words, the counted ones first.
type Evidence struct {
	Replaced []int  `json:"replaced"`
	Kept     []int  `json:"kept"`
	Dropped  []int  `json:"dropped"`
	Other    []int  `json:"other"`
	Unlisted Counts `json:"unlisted"` // how many more there are
}

// Reading is the code of a change, as in a comparison.
type Reading struct {
	Status     string `json:"status"`
	Code       string `json:"code"`
	Category   string `json:"category"`
	Direction  string `json:"direction"`
	Confidence string `json:"confidence"`
}

// Direction tests whether changes go one way more than the other.
type Direction struct {
	Forward int      `json:"forward"` // stories
	Back    int      `json:"back"`
	P       *float64 `json:"p"` // exact binomial, two-sided; null if both are 0
	Q       *float64 `json:"q"`
}

// Contrast compares the outlet with all others.
type Contrast struct {
	Share
	LogOdds *float64        `json:"log_odds"` // null if there are no others
	CI      *stats.Interval `json:"log_odds_ci"`
	Z       *float64        `json:"z"`
	P       *float64        `json:"p"` // Fisher's exact test, two-sided
	Q       *float64        `json:"q"` // Benjamini–Hochberg over the family
}

// Dispersion says over how much the replacements are spread.
type Dispersion struct {
	Stories int      `json:"stories"`
	Days    int      `json:"days"`
	Authors int      `json:"authors"`
	DP      *float64 `json:"dp"` // Gries' deviation of proportions over stories
}

// Category is how often an outlet's versions carry flags of one category.
type Category struct {
	Outlet   string `json:"outlet"`
	Code     string `json:"code"`
	Category string `json:"category"`
	// Stories are the stories in whose first version by the outlet there is one.
	Stories Share          `json:"stories"`
	Flags   int            `json:"flags"`    // in all versions
	Words   int            `json:"words"`    // of the source, in kept passages
	Per1000 *float64       `json:"per_1000"` // flags per 1,000 of these words
	CI      stats.Interval `json:"per_1000_ci"`
	Others  Contrast       `json:"others"`
	Lines   []int          `json:"lines"`
	More    int            `json:"unlisted_lines"`
}

// Balance sets the two directions of a category against each other.
type Balance struct {
	Outlet    string   `json:"outlet"`
	Category  string   `json:"category"`
	Direction string   `json:"direction"` // "certainty+"; the other is its mirror
	Forward   int      `json:"forward"`   // stories
	Back      int      `json:"back"`
	P         *float64 `json:"p"`
	Q         *float64 `json:"q"`
}

// Omission is how often an outlet leaves out sentences of one kind, of the
// sources that it used.
type Omission struct {
	Outlet string   `json:"outlet"`
	Kind   string   `json:"kind"`
	Drop   Share    `json:"dropped"` // sentences; first version of each story
	Rest   Share    `json:"rest"`    // the other sentences of the same articles
	Odds   *float64 `json:"odds"`    // pooled odds ratio within articles (Mantel–Haenszel)
	P      *float64 `json:"p"`
	Q      *float64 `json:"q"`
	Lines  []int    `json:"lines"`
	More   int      `json:"unlisted_lines"`
}

// Voice is how much room a source has in the source articles and in the
// outlet's versions of them.
type Voice struct {
	Outlet      string `json:"outlet"`
	Name        string `json:"name"`
	Stories     int    `json:"stories"`
	SourceWords int    `json:"source_words"`
	OutletWords int    `json:"outlet_words"`
}

// Outlet is what an outlet does with other outlets' text.
type Outlet struct {
	Outlet   string         `json:"outlet"`
	Articles int            `json:"articles"`
	Words    int            `json:"words"`
	Reusing  Share          `json:"reusing"`   // articles that take over text of an earlier one
	Reuse    *float64       `json:"reuse"`     // share of its words
	Compared int            `json:"compared"`  // articles compared with their source
	Verbatim *float64       `json:"verbatim"`  // share of kept words in passages without a change
	Credited Share          `json:"credited"`  // of compared articles that are mostly the source's words
	First    Share          `json:"first"`     // stories that it published first, of those with dates in which it is
	LagHours *float64       `json:"lag_hours"` // median time behind the source
	Flags    int            `json:"flags"`
	Per1000  *float64       `json:"flags_per_1000"`
	CI       stats.Interval `json:"flags_per_1000_ci"`
}

// Edge is the reuse of one outlet's text by another.
type Edge struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	Articles int      `json:"articles"`
	Stories  int      `json:"stories"`
	Words    int      `json:"words"`
	LagHours *float64 `json:"lag_hours"`
}

// Period is one outlet's month.
type Period struct {
	Month    string `json:"month"` // 2026-03; "" without a date
	Outlet   string `json:"outlet"`
	Compared int    `json:"compared"`
	Words    int    `json:"words"`
	Flags    int    `json:"flags"`
}

// Line is one line of the concordance: the same place in the source and in the
// outlet's version.
type Line struct {
	Outcome string  `json:"outcome"` // replaced | kept | dropped | other | flag | omitted
	Counted bool    `json:"counted"` // the one observation of its story
	Story   string  `json:"story"`
	A       Side    `json:"a"`
	B       Side    `json:"b"`
	Passage string  `json:"passage"` // of the comparison of both articles, "" if none
	Key     string  `json:"key"`     // of the change in that comparison, "" if none
	Reading Reading `json:"reading"`
}

// Side is one side of a line.
type Side struct {
	Article string `json:"article"`
	Outlet  string `json:"outlet"`
	Date    string `json:"date"`
	Span    [2]int `json:"span"` // code points of the article's text
	Left    string `json:"left"`
	Words   string `json:"words"`
	Right   string `json:"right"`
}
