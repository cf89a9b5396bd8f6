package table

import (
	"parallax/findings"
	"parallax/findings/stats"
)

// FindingsTables are the tables of findings, by name.
var FindingsTables = []string{"substitutions", "categories", "balances", "omissions", "voices", "outlets", "network", "timeline", "lines"}

func known(f *float64) Value {
	if f == nil {
		return Null
	}
	return number(*f)
}

// share gives the columns of a rate with its interval; against those of the
// comparison with all other outlets.
func share[R any](prefix, of string, at func(*R) *findings.Share) []Column[R] {
	return []Column[R]{
		{prefix + "k", Integer, of, func(r *R) Value { return integer(at(r).K) }},
		{prefix + "n", Integer, "of how many", func(r *R) Value { return integer(at(r).N) }},
		{prefix + "rate", Number, prefix + "k / " + prefix + "n; empty if there was no chance", func(r *R) Value { return known(at(r).Rate) }},
		{prefix + "low", Number, "lower end of the rate's 95 % interval (Wilson)", func(r *R) Value { return number(at(r).CI.Low) }},
		{prefix + "high", Number, "upper end", func(r *R) Value { return number(at(r).CI.High) }},
	}
}

func interval[R any](name, of string, at func(*R) *stats.Interval) []Column[R] {
	end := func(r *R, high bool) Value {
		i := at(r)
		if i == nil {
			return Null
		}
		if high {
			return number(i.High)
		}
		return number(i.Low)
	}
	return []Column[R]{
		{name + "_low", Number, "lower end of the 95 % interval of " + of, func(r *R) Value { return end(r, false) }},
		{name + "_high", Number, "upper end", func(r *R) Value { return end(r, true) }},
	}
}

func against[R any](at func(*R) *findings.Contrast) []Column[R] {
	columns := share("others_", "the same by all other outlets, each story counting once", func(r *R) *findings.Share { return &at(r).Share })
	columns = append(columns, Column[R]{"log_odds", Number, "log-odds of the outlet against the others, with an informative prior; above 0: more often than they", func(r *R) Value { return known(at(r).LogOdds) }})
	columns = append(columns, interval("log_odds", "log_odds", func(r *R) *stats.Interval { return at(r).CI })...)
	return append(columns,
		Column[R]{"z", Number, "log_odds in standard errors", func(r *R) Value { return known(at(r).Z) }},
		Column[R]{"p", Number, "p-value of the difference (Fisher's exact test, two-sided)", func(r *R) Value { return known(at(r).P) }},
		Column[R]{"q", Number, "the same with all tests of the table in view (Benjamini–Hochberg): the share of false alarms to expect if all rows up to this q were reported", func(r *R) Value { return known(at(r).Q) }},
	)
}

func join[R any](parts ...[]Column[R]) []Column[R] {
	var all []Column[R]
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

type (
	substitution = findings.Substitution
	category     = findings.Category
	omission     = findings.Omission
	outlet       = findings.Outlet
)

// Substitutions are the columns of the table of replacements.
var Substitutions = join(
	[]Column[substitution]{
		{"id", Token, "id of outlet and words; the same in every run", func(s *substitution) Value { return text(s.ID) }},
		{"outlet", Text, "who replaced (or the group)", func(s *substitution) Value { return text(s.Outlet) }},
		{"from", Text, "the source's words, as they mostly read", func(s *substitution) Value { return text(s.From) }},
		{"to", Text, "the outlet's words", func(s *substitution) Value { return text(s.To) }},
		{"from_key", Text, "the source's words in dictionary form, which is what is counted", func(s *substitution) Value { return text(s.FromKey) }},
		{"to_key", Text, "the outlet's words in dictionary form", func(s *substitution) Value { return text(s.ToKey) }},
		{"status", Token, "flag, benign or other: what most of these changes were read as", func(s *substitution) Value { return text(s.Status) }},
		{"category", Token, "category of most of these changes (docs/codebook.md)", func(s *substitution) Value { return text(s.Category) }},
		{"direction", Token, "direction of most of these changes", func(s *substitution) Value { return text(s.Direction) }},
		{"confidence", Token, "high, medium or low, of flags", func(s *substitution) Value { return text(s.Confidence) }},
		{"replaced", Integer, "stories in which the outlet replaced from by to", func(s *substitution) Value { return integer(s.Stories.Replaced) }},
		{"kept", Integer, "stories in which it kept from", func(s *substitution) Value { return integer(s.Stories.Kept) }},
		{"dropped", Integer, "stories in which it kept the sentence but not from", func(s *substitution) Value { return integer(s.Stories.Dropped) }},
		{"other", Integer, "stories in which it replaced from by something else", func(s *substitution) Value { return integer(s.Stories.Other) }},
		{"n", Integer, "stories in which it had the chance: the four before, added", func(s *substitution) Value { return integer(s.Stories.N) }},
		{"rate", Number, "replaced / n", func(s *substitution) Value { return known(s.Rate.Rate) }},
	},
	interval("rate", "rate (Wilson)", func(s *substitution) *stats.Interval { return &s.Rate.CI }),
	[]Column[substitution]{
		{"all_replaced", Integer, "all places, however many a story has", func(s *substitution) Value { return integer(s.All.Replaced) }},
		{"all_n", Integer, "all places with a chance", func(s *substitution) Value { return integer(s.All.N) }},
		{"reverse", Integer, "stories in which the outlet replaced to by from", func(s *substitution) Value { return integer(s.Reverse.Back) }},
		{"reverse_p", Number, "p-value of replaced against reverse (exact binomial test, two-sided)", func(s *substitution) Value { return known(s.Reverse.P) }},
		{"reverse_q", Number, "the same with all tests of direction in view", func(s *substitution) Value { return known(s.Reverse.Q) }},
	},
	against(func(s *substitution) *findings.Contrast { return &s.Others }),
	[]Column[substitution]{
		{"stories", Integer, "different stories with a replacement, in any place", func(s *substitution) Value { return integer(s.Dispersion.Stories) }},
		{"days", Integer, "different days", func(s *substitution) Value { return integer(s.Dispersion.Days) }},
		{"authors", Integer, "different authors, as far as they are named", func(s *substitution) Value { return integer(s.Dispersion.Authors) }},
		{"dp", Number, "Gries' deviation of proportions over stories: 0 evenly spread, near 1 all in one corner", func(s *substitution) Value { return known(s.Dispersion.DP) }},
	},
)

// FlagRates are the columns of the table of categories.
var FlagRates = join(
	[]Column[category]{
		{"outlet", Text, "who changed", func(c *category) Value { return text(c.Outlet) }},
		{"code", Token, "code of the category", func(c *category) Value { return text(c.Code) }},
		{"category", Token, "category of the flags (docs/codebook.md)", func(c *category) Value { return text(c.Category) }},
	},
	share("", "stories in whose first version by the outlet there is such a flag", func(c *category) *findings.Share { return &c.Stories }),
	[]Column[category]{
		{"flags", Integer, "such flags in all versions", func(c *category) Value { return integer(c.Flags) }},
		{"words", Integer, "words of the sources in the passages that the outlet kept", func(c *category) Value { return integer(c.Words) }},
		{"per_1000", Number, "flags per 1,000 of these words", func(c *category) Value { return known(c.Per1000) }},
	},
	interval("per_1000", "per_1000, over stories", func(c *category) *stats.Interval { return &c.CI }),
	against(func(c *category) *findings.Contrast { return &c.Others }),
)

// Balances are the columns of the table of directions.
var Balances = []Column[findings.Balance]{
	{"outlet", Text, "who changed", func(b *findings.Balance) Value { return text(b.Outlet) }},
	{"category", Token, "category of the flags", func(b *findings.Balance) Value { return text(b.Category) }},
	{"direction", Token, "the commoner direction", func(b *findings.Balance) Value { return text(b.Direction) }},
	{"forward", Integer, "stories with it", func(b *findings.Balance) Value { return integer(b.Forward) }},
	{"back", Integer, "stories with its opposite", func(b *findings.Balance) Value { return integer(b.Back) }},
	{"p", Number, "p-value that both are equally likely (exact binomial test, two-sided)", func(b *findings.Balance) Value { return known(b.P) }},
	{"q", Number, "the same with all tests of the table in view", func(b *findings.Balance) Value { return known(b.Q) }},
}

// Omissions are the columns of the table of sentences left out.
var Omissions = join(
	[]Column[omission]{
		{"outlet", Text, "who left out", func(o *omission) Value { return text(o.Outlet) }},
		{"kind", Token, "kind of sentence", func(o *omission) Value { return text(o.Kind) }},
	},
	share("", "sentences of this kind that were left out", func(o *omission) *findings.Share { return &o.Drop }),
	share("rest_", "the other sentences of the same articles that were left out", func(o *omission) *findings.Share { return &o.Rest }),
	[]Column[omission]{
		{"odds", Number, "odds ratio within articles (Mantel–Haenszel); above 1: left out more often than the rest", func(o *omission) Value { return known(o.Odds) }},
		{"p", Number, "p-value (Cochran–Mantel–Haenszel, two-sided)", func(o *omission) Value { return known(o.P) }},
		{"q", Number, "the same with all tests of the table in view", func(o *omission) Value { return known(o.Q) }},
	},
)

// Voices are the columns of the table of who speaks.
var Voices = []Column[findings.Voice]{
	{"outlet", Text, "whose versions", func(v *findings.Voice) Value { return text(v.Outlet) }},
	{"name", Text, "who speaks, as first written; known by the last word", func(v *findings.Voice) Value { return text(v.Name) }},
	{"stories", Integer, "stories in which", func(v *findings.Voice) Value { return integer(v.Stories) }},
	{"source_words", Integer, "words attributed to the voice in the sources", func(v *findings.Voice) Value { return integer(v.SourceWords) }},
	{"outlet_words", Integer, "words attributed to it in the outlet's versions", func(v *findings.Voice) Value { return integer(v.OutletWords) }},
}

// Outlets are the columns of the table of outlets.
var Outlets = join(
	[]Column[outlet]{
		{"outlet", Text, "outlet or group", func(o *outlet) Value { return text(o.Outlet) }},
		{"articles", Integer, "articles in the archive", func(o *outlet) Value { return integer(o.Articles) }},
		{"words", Integer, "their words", func(o *outlet) Value { return integer(o.Words) }},
		{"reuse", Number, "share of its words that stand in an earlier article of another outlet", func(o *outlet) Value { return known(o.Reuse) }},
		{"compared", Integer, "articles compared with their source", func(o *outlet) Value { return integer(o.Compared) }},
		{"verbatim", Number, "share of the kept words that stand in passages without a change", func(o *outlet) Value { return known(o.Verbatim) }},
		{"lag_hours", Number, "median time behind the source", func(o *outlet) Value { return known(o.LagHours) }},
		{"flags", Integer, "flags in its versions", func(o *outlet) Value { return integer(o.Flags) }},
		{"flags_per_1000", Number, "flags per 1,000 words of the sources in kept passages", func(o *outlet) Value { return known(o.Per1000) }},
	},
	interval("flags_per_1000", "flags_per_1000, over stories", func(o *outlet) *stats.Interval { return &o.CI }),
	share("reusing_", "articles that take over text of an earlier one", func(o *outlet) *findings.Share { return &o.Reusing }),
	share("credited_", "articles mostly of the source's words that name the source", func(o *outlet) *findings.Share { return &o.Credited }),
	share("first_", "stories that it published before all others", func(o *outlet) *findings.Share { return &o.First }),
)

// Network are the columns of the table of who takes text from whom.
var Network = []Column[findings.Edge]{
	{"from", Text, "outlet whose text is reused", func(e *findings.Edge) Value { return text(e.From) }},
	{"to", Text, "outlet that reuses it", func(e *findings.Edge) Value { return text(e.To) }},
	{"articles", Integer, "articles", func(e *findings.Edge) Value { return integer(e.Articles) }},
	{"stories", Integer, "stories", func(e *findings.Edge) Value { return integer(e.Stories) }},
	{"words", Integer, "words shared", func(e *findings.Edge) Value { return integer(e.Words) }},
	{"lag_hours", Number, "median time between both", func(e *findings.Edge) Value { return known(e.LagHours) }},
}

// Timeline are the columns of the table of months.
var Timeline = []Column[findings.Period]{
	{"month", Token, "month of the outlet's versions, as 2026-03; empty without a date", func(p *findings.Period) Value { return text(p.Month) }},
	{"outlet", Text, "outlet", func(p *findings.Period) Value { return text(p.Outlet) }},
	{"compared", Integer, "versions compared", func(p *findings.Period) Value { return integer(p.Compared) }},
	{"words", Integer, "words of the sources in kept passages", func(p *findings.Period) Value { return integer(p.Words) }},
	{"flags", Integer, "flags", func(p *findings.Period) Value { return integer(p.Flags) }},
}

// Line is a row of the concordance: one place behind one finding.
type Line struct {
	Finding string // id of a replacement, else outlet and category or kind
	Outcome string
	*findings.Line
}

// Concordance are the columns of the table of lines.
var Concordance = []Column[Line]{
	{"finding", Text, "id of the replacement, or outlet and category, that the line is counted in", func(l *Line) Value { return text(l.Finding) }},
	{"outcome", Token, "replaced, kept, dropped, other; flag; omitted", func(l *Line) Value { return text(l.Outcome) }},
	{"counted", Boolean, "the one observation of its story, or one place more", func(l *Line) Value { return boolean(l.Counted) }},
	{"story", Token, "id of the cluster", func(l *Line) Value { return text(l.Story) }},
	{"a", Text, "id of the source", func(l *Line) Value { return text(l.A.Article) }},
	{"a_outlet", Text, "its outlet", func(l *Line) Value { return text(l.A.Outlet) }},
	{"a_date", Text, "its date", func(l *Line) Value { return text(l.A.Date) }},
	{"a_start", Integer, "first code point of the words in the source's text, from 0", func(l *Line) Value { return integer(l.A.Span[0]) }},
	{"a_end", Integer, "the code point behind the last", func(l *Line) Value { return integer(l.A.Span[1]) }},
	{"a_left", Text, "what stands before the words", func(l *Line) Value { return text(l.A.Left) }},
	{"a_words", Text, "the words", func(l *Line) Value { return text(l.A.Words) }},
	{"a_right", Text, "what stands behind them", func(l *Line) Value { return text(l.A.Right) }},
	{"b", Text, "id of the outlet's version", func(l *Line) Value { return text(l.B.Article) }},
	{"b_outlet", Text, "its outlet", func(l *Line) Value { return text(l.B.Outlet) }},
	{"b_date", Text, "its date", func(l *Line) Value { return text(l.B.Date) }},
	{"b_start", Integer, "first code point of the words in the version's text", func(l *Line) Value { return integer(l.B.Span[0]) }},
	{"b_end", Integer, "the code point behind the last; equal to b_start where the words would be", func(l *Line) Value { return integer(l.B.Span[1]) }},
	{"b_left", Text, "what stands before the words", func(l *Line) Value { return text(l.B.Left) }},
	{"b_words", Text, "the words", func(l *Line) Value { return text(l.B.Words) }},
	{"b_right", Text, "what stands behind them", func(l *Line) Value { return text(l.B.Right) }},
	{"passage", Token, "id of the passage in the comparison of both articles", func(l *Line) Value { return text(l.Passage) }},
	{"change", Token, "key of the change in that comparison", func(l *Line) Value { return text(l.Key) }},
	{"category", Token, "category of the change", func(l *Line) Value { return text(l.Reading.Category) }},
	{"direction", Token, "its direction", func(l *Line) Value { return text(l.Reading.Direction) }},
	{"confidence", Token, "confidence of a flag", func(l *Line) Value { return text(l.Reading.Confidence) }},
}

// Lines gives the concordance by finding.
func Lines(f *findings.Findings, yield func(*Line) bool) {
	give := func(finding, outcome string, lines []int) bool {
		for _, i := range lines {
			l := &f.Lines[i]
			what := outcome
			if what == "" {
				what = l.Outcome
			}
			if !yield(&Line{finding, what, l}) {
				return false
			}
		}
		return true
	}
	for i := range f.Substitutions {
		s := &f.Substitutions[i]
		if !give(s.ID, "replaced", s.Lines.Replaced) || !give(s.ID, "kept", s.Lines.Kept) || !give(s.ID, "dropped", s.Lines.Dropped) || !give(s.ID, "other", s.Lines.Other) {
			return
		}
	}
	for i := range f.Categories {
		c := &f.Categories[i]
		if !give(c.Outlet+": "+c.Category, "", c.Lines) {
			return
		}
	}
	for i := range f.Omissions {
		o := &f.Omissions[i]
		if !give(o.Outlet+": "+o.Kind, "", o.Lines) {
			return
		}
	}
}
