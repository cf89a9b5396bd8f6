package lexicon

import (
	"strings"
	"sync"
)

// Issues is a set of contested issues, those of the list "issues".
type Issues uint64

// AllIssues holds every issue.
const AllIssues = ^Issues(0)

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
	if len(issues) > 64 {
		panic("lexicon: more issues than a set can hold")
	}
	return issues
})

// issueContext is the words that bring an issue up, and the issues that need
// no such word.
var issueContext = sync.OnceValues(func() (map[string]Issues, Issues) {
	context, always := make(map[string]Issues), Issues(0)
	for i, issue := range IssueList() {
		for _, word := range issue.Context {
			context[stemOf(word).base] |= 1 << i
		}
		if len(issue.Context) == 0 {
			always |= 1 << i
		}
	}
	return context, always
})

// IssuesIn is the issues that a text (its words in normal form) may be about.
// Words such as "settlement" or "fence" carry a stance only where their issue
// is spoken of; so ask for both texts of a pair, and for the union.
func IssuesIn(words []string) Issues {
	context, found := issueContext()
	for _, word := range words {
		found |= context[stemOf(word).base]
	}
	return found
}

// issueOf is the set of one issue; all, for a line that names none.
func issueOf(name string) Issues {
	for i, issue := range IssueList() {
		if issue.Name == name {
			return 1 << i
		}
	}
	return AllIssues
}
