package lexicon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Problem is what is wrong with, or to be known about, one line of a list.
type Problem struct {
	Line    int
	Error   bool // the list cannot be used; else it is a remark
	Message string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Message)
}

// CheckUser looks through a user's list: header, categories, empty and
// malformed fields, duplicates and contradictions. Problems are in order of
// their lines.
func CheckUser(t *Table) []Problem {
	if !slices.Equal(t.Columns, UserColumns) {
		return []Problem{{Error: true, Message: fmt.Sprintf("the header must be %q, it is %q",
			strings.Join(UserColumns, " "), strings.Join(t.Columns, " "))}}
	}
	var problems []Problem
	report := func(line int, format string, args ...any) {
		problems = append(problems, Problem{line, true, fmt.Sprintf(format, args...)})
	}
	seen := map[string]userLine{}
	for _, row := range t.Rows {
		for i, field := range row.Fields {
			if strings.TrimSpace(field) != field {
				report(row.Line, "%s begins or ends with white space", t.Columns[i])
			}
		}
		u := userRow(row)
		if len(normalWords(strings.TrimPrefix(u.x, "="))) == 0 {
			report(row.Line, "x is empty")
			continue
		}
		if !slices.Contains(categories, u.category) {
			report(row.Line, "unknown category %q", u.category)
			continue
		}
		if u.note == "" {
			report(row.Line, "note is empty: say how the two wordings differ")
		}
		if u.source == "" {
			report(row.Line, "source is empty: say where the distinction is documented, or \"own observation\"")
		}
		checkDirection(u, report)
		x, y := key(u.x), key(u.y)
		if x == y {
			report(row.Line, "x and y are the same")
			continue
		}
		straight, reverse := x+"\t"+y, y+"\t"+x
		if before, ok := seen[straight]; ok {
			report(row.Line, "%s", repeated(u, before, before.direction))
		} else if before, ok := seen[reverse]; ok && y != "" {
			report(row.Line, "%s", repeated(u, before, Mirror(before.direction)))
		} else {
			seen[straight] = u
		}
	}
	return problems
}

func checkDirection(u userLine, report func(int, string, ...any)) {
	switch {
	case u.y != "":
	case listOf(u.category) == "":
		report(u.line, "y is empty: only %s may have a single phrase", strings.Join(singles(), ", "))
	case u.category == "verb" && !slices.Contains(VerbClasses, u.direction):
		report(u.line, "direction must be the verb's class: %s", strings.Join(VerbClasses, ", "))
	case u.category == "loaded":
		if n, err := strconv.Atoi(u.direction); err != nil || n == 0 || n < -3 || n > 3 {
			report(u.line, "direction must be the strength with its sign, -3 to 3 without 0")
		}
	}
}

// VerbClasses are the classes of [ReportingVerbs].
var VerbClasses = []string{"neutral", "distancing", "committing", "directive", "affective", "negative", "structuring"}

func repeated(u, before userLine, direction string) string {
	if u.category == before.category && u.direction == direction {
		return fmt.Sprintf("the same as line %d", before.line)
	}
	return fmt.Sprintf("contradicts line %d: %s %s there, %s %s here", before.line, before.category, direction, u.category, u.direction)
}

func singles() []string {
	var with []string
	for _, c := range categories {
		if listOf(c) != "" {
			with = append(with, c)
		}
	}
	return with
}

func key(phrase string) string {
	exact := ""
	phrase, ok := strings.CutPrefix(phrase, "=")
	if ok {
		exact = "="
	}
	return exact + strings.Join(normalWords(phrase), " ")
}

// Override is one of our entries that a user's line decides instead of.
type Override struct {
	Line  int    // the user's line
	List  string // our list
	Entry string // our entry
}

// Overrides tells which of our entries the user's list takes the place of. The
// list must have passed [CheckUser].
func (s *Set) Overrides(t *Table) []Override {
	var list []Override
	for _, row := range t.Rows {
		u := userRow(row)
		x := s.Words(normalWords(strings.TrimPrefix(u.x, "=")))
		if u.y != "" {
			hit, ok := s.Labels().Match(x, s.Words(normalWords(strings.TrimPrefix(u.y, "="))))
			if ok {
				for _, e := range hit.Evidence() {
					list = append(list, Override{u.line, e.Lexicon, e.Entry})
				}
			}
			continue
		}
		if e := s.Phrases(listOf(u.category)).Whole(x); e != nil {
			list = append(list, Override{u.line, e.List, e.Phrase})
		}
	}
	return list
}
