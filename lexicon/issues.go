package lexicon

import (
	"strings"
	"sync"
)

// Issues is a set of contested issues, those of the list "issues": bit i of
// word i/64 is issue i.
type Issues [issueWords]uint64

const issueWords = 2

// AllIssues holds every issue.
var AllIssues = Issues{^uint64(0), ^uint64(0)}

// Or is the union of two sets.
func (s Issues) Or(o Issues) Issues {
	for k := range s {
		s[k] |= o[k]
	}
	return s
}

// And is the intersection of two sets.
func (s Issues) And(o Issues) Issues {
	for k := range s {
		s[k] &= o[k]
	}
	return s
}

func oneIssue(i int) (s Issues) {
	s[i/64] = 1 << (i % 64)
	return s
}

// Issue is a line of the list of issues.
type Issue struct {
	Name    string
	Parties []string // the sides whose words the label lists hold
	Context []string // words of which one must stand in a text; none: the issue is always looked at
}

// IssueList is every issue in the order of the list.
var IssueList = sync.OnceValue(func() []Issue {
	var issues []Issue
	split := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, ",")
	}
	for _, row := range Embedded("issues").Rows {
		issues = append(issues, Issue{row.Fields[0], split(row.Fields[1]), split(row.Fields[2])})
	}
	if len(issues) > 64*issueWords {
		panic("lexicon: more issues than a set can hold")
	}
	return issues
})

// issueContext is the words that bring an issue up, and the issues that need
// no such word.
var issueContext = sync.OnceValues(func() (map[string]Issues, Issues) {
	context, always := make(map[string]Issues), Issues{}
	for i, issue := range IssueList() {
		for _, word := range issue.Context {
			base := stemOf(word).base
			context[base] = context[base].Or(oneIssue(i))
		}
		if len(issue.Context) == 0 {
			always = always.Or(oneIssue(i))
		}
	}
	return context, always
})

// issuesOf is the issues that the words of one base bring up, with those that
// need none. Words such as "settlement" or "fence" carry a stance only where
// their issue is spoken of; so ask for all words of both texts of a pair.
func issuesOf(base string) Issues {
	context, always := issueContext()
	return always.Or(context[base])
}

// issueOf is the set of one issue; all, for a line that names none.
func issueOf(name string) Issues {
	for i, issue := range IssueList() {
		if issue.Name == name {
			return oneIssue(i)
		}
	}
	return AllIssues
}
