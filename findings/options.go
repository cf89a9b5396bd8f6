package findings

import (
	"fmt"
	"slices"
	"strings"
)

// Options say what is looked at. The zero value looks at every article that
// takes over text of a news agency's; in an archive without one, of any
// earlier article.
type Options struct {
	Settings
	// Calibration is what people made of a sample of the flags; nil: nobody did.
	Calibration *Agreement
	Records     Records               // what earlier runs have kept of pairs; nil: nothing, and nothing is kept
	Workers     int                   // 0: one a processor; the result is the same
	Progress    func(done, total int) // may be nil; called from one goroutine
}

// Settings are the options that the result depends on; they stand in it.
type Settings struct {
	From       []string            `json:"from"`       // outlets that serve as a source; none: the agencies; "any": whoever was earlier
	To         []string            `json:"to"`         // outlets whose rows are listed; none: all. The others stay what they are set against
	Groups     map[string][]string `json:"groups"`     // outlets that count as one, by the name of the group
	Agencies   []string            `json:"agencies"`   // only versions that credit one of these
	Since      string              `json:"since"`      // only versions of this day or later
	Until      string              `json:"until"`      // only versions before the end of this day
	Topic      []string            `json:"topic"`      // only stories whose source has one of these words
	Categories []string            `json:"categories"` // only changes of these categories
	Confidence string              `json:"confidence"` // only flags of this band or a better one
	Benign     bool                `json:"benign"`     // list benign substitutions, too
	// MinStories is how many stories must have a replacement, over all outlets,
	// for it to be listed and tested. 0: 3, the least that can differ from
	// chance in any test.
	MinStories int `json:"min_stories"`
	// MinWords is how many words outside quotations an article must share with its
	// source. 0: 40, about two sentences. Two reports of one speech share its
	// words and are nobody's version of each other.
	MinWords int `json:"min_words"`
	// MinShare is the share of a version's words outside quotations that must lie in
	// passages kept from its source, unless it credits the source. 0: 0.2; below
	// 0: none. On archives of real news most articles below it were reports of
	// their own that had an official's sentence in common with the agency's.
	MinShare float64 `json:"min_share"`
	// Lines is how many concordance lines are listed for each outcome of each
	// finding. 0: 25; -1: all.
	Lines int `json:"lines"`
}

// Defaults of Settings.
const (
	defaultMinStories = 3
	defaultMinWords   = 40
	defaultLines      = 25
)

// DefaultMinShare is the MinShare of the zero value.
const DefaultMinShare = 0.2

// Any as a source stands for every outlet.
const Any = "any"

// bands of confidence, the best first.
var bands = []string{"high", "medium", "low"}

// Check refuses settings that make no sense.
func (s Settings) Check() error {
	if s.Confidence != "" && !slices.Contains(bands, s.Confidence) {
		return fmt.Errorf("there is no confidence %q: high, medium or low", s.Confidence)
	}
	if s.MinStories < 0 || s.MinWords < 0 || s.Lines < -1 {
		return fmt.Errorf("numbers of stories, words and lines cannot be negative")
	}
	if !(s.MinShare <= 1) {
		return fmt.Errorf("the least share is %g, want a number between 0 and 1", s.MinShare)
	}
	for _, day := range []string{s.Since, s.Until} {
		if _, ok := moment(day); day != "" && !ok {
			return fmt.Errorf("%q is no date such as 2026-03-09", day)
		}
	}
	if s.Since != "" && s.Until != "" && s.Since > s.Until {
		return fmt.Errorf("nothing is since %s and until %s", s.Since, s.Until)
	}
	owner := map[string]string{}
	for _, group := range sortedKeys(s.Groups) {
		for _, outlet := range s.Groups[group] {
			if other, taken := owner[outlet]; taken {
				return fmt.Errorf("outlet %q is in the groups %q and %q", outlet, other, group)
			}
			owner[outlet] = group
		}
	}
	return nil
}

// settled fills the defaults in, so that the result says what was used.
func (s Settings) settled() Settings {
	for _, list := range []*[]string{&s.From, &s.To, &s.Agencies, &s.Topic, &s.Categories} {
		*list = append([]string{}, *list...)
	}
	if s.Groups == nil {
		s.Groups = map[string][]string{}
	}
	if s.MinStories == 0 {
		s.MinStories = defaultMinStories
	}
	if s.MinWords == 0 {
		s.MinWords = defaultMinWords
	}
	if s.MinShare == 0 {
		s.MinShare = DefaultMinShare
	}
	s.MinShare = max(0, s.MinShare)
	if s.Lines == 0 {
		s.Lines = defaultLines
	}
	return s
}

// grouping names outlets by the group that they are in.
type grouping map[string]string

func (s Settings) grouping() grouping {
	g := grouping{}
	for name, members := range s.Groups {
		for _, outlet := range members {
			g[outlet] = name
		}
	}
	return g
}

func (g grouping) of(outlet string) string {
	if name, in := g[outlet]; in {
		return name
	}
	if outlet == "" {
		return Unnamed
	}
	return outlet
}

// Unnamed stands for articles without an outlet.
const Unnamed = "(no outlet)"

// wantsOutlet reports whether an outlet's (or a group's) rows are asked for.
func (s Settings) wantsOutlet(outlet string, g grouping) bool {
	return len(s.To) == 0 || slices.Contains(s.To, outlet) || slices.Contains(s.To, g.of(outlet))
}

// wantsCategory reports whether changes of a category are asked for; "label"
// stands for all of its kinds.
func (s Settings) wantsCategory(category, code string) bool {
	if len(s.Categories) == 0 {
		return true
	}
	family, _, _ := strings.Cut(category, ".")
	for _, c := range s.Categories {
		if c == category || c == family || c == code {
			return true
		}
	}
	return false
}

// wantsBand reports whether a flag of this confidence is asked for.
func (s Settings) wantsBand(confidence string) bool {
	return s.Confidence == "" || slices.Index(bands, confidence) <= slices.Index(bands, s.Confidence)
}

// wantsDate reports whether a version of this date is asked for. One without a
// date is only wanted if all are.
func (s Settings) wantsDate(date string) bool {
	if s.Since == "" && s.Until == "" {
		return true
	}
	day := dayOf(date)
	return day != "" && (s.Since == "" || day >= s.Since) && (s.Until == "" || day <= s.Until)
}
