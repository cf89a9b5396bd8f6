package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"parallax/findings"
	"parallax/findings/stats"
)

// FindingsHTMLOptions are the settings of the page of findings. The zero value
// gives one page that stands for itself.
type FindingsHTMLOptions struct {
	Title string // "": "Who rewords whom"
	// Pair gives a relative link to the report of a pair, by the IDs of its
	// articles; nil or "": there is none. It is asked for every line on the page.
	Pair func(a, b string) string
}

// FindingsHTML writes f as one self-contained page, under the same rules as
// [HTML]: no network, readable without scripts, everything from articles as
// text. Each number links to the lines that it was counted from.
func FindingsHTML(w io.Writer, f *findings.Findings, o FindingsHTMLOptions) error {
	p := newFindingsPage(f, o)
	return writePage(w, "findings", p)
}

var (
	findingsShell = sync.OnceValue(func() shell { return archiveShell("findings") })
	sampleShell   = sync.OnceValue(func() shell { return archiveShell("sample") })
)

// archiveShell is the shell of pages about an archive.
func archiveShell(script string) shell {
	s := newShell("page", "theme", script)
	style, err := htmlFiles.ReadFile("templates/findings.css")
	if err != nil {
		panic(err) // embedded
	}
	s.Style += template.CSS("\n" + strings.TrimSpace(string(style)))
	s.Policy = s.policy()
	return s
}

// Rows that the page shows; the rest is in the other forms.
const (
	pageRows  = 80 // replacements
	pageOther = 40 // rows of other tables
	pageLines = 12 // lines of one outcome of one finding
)

type findingsPage struct {
	shell
	Title       string
	Lead        []leadView
	Scope       findings.Scope
	Skipped     []findings.Skipped
	Methods     string
	Lexicons    []lexiconView
	Rows        []replacementView
	MoreRows    int
	Heat        heatView
	Balances    []balanceView
	FewBalances string // directions that are left out; "": none
	Omissions   []omissionView
	Outlets     []outletView
	Timeline    []timelineView
	Months      []string
	Network     networkView
	Sections    []concordanceView
	Version     string
}

type lexiconView struct{ Name, Hash string }

// leadView is one of the strongest findings, as a sentence.
type leadView struct{ Outlet, From, To, Count, Rate, CI, Others, Link string }

// plotView is a dot with whiskers on a scale from 0 to 1, and a ring for what
// it is compared with; in units of a drawing 200 wide.
type plotView struct {
	Low, High, Width, At, Other float64
	HasOther                    bool
	Text                        string
}

func plot(s findings.Share, other *float64) plotView {
	v := plotView{Low: alongScale(s.CI.Low), High: alongScale(s.CI.High), Text: pageRate(s.Rate) + ", 95 % interval " + span(s.CI) + " %"}
	v.Width = math.Max(1, v.High-v.Low)
	if s.Rate != nil {
		v.At = alongScale(*s.Rate)
	}
	if other != nil {
		v.HasOther, v.Other = true, alongScale(*other)
		v.Text += "; others " + pageRate(other)
	}
	return v
}

func alongScale(share float64) float64 { return math.Round(10*(6+188*share)) / 10 }

type replacementView struct {
	ID, Outlet, From, To    string
	Category, Letter, Class string
	Count, All, Rate, CI    string
	Others, Q, Reverse      string
	Spread                  string
	Marked                  bool // stands out
	Plot                    plotView
	Linked                  bool
}

func newFindingsPage(f *findings.Findings, o FindingsHTMLOptions) *findingsPage {
	p := &findingsPage{shell: findingsShell(), Title: clean(o.Title), Scope: f.Scope, Methods: clean(f.Methods), Version: clean(f.Tool.Version)}
	if p.Title == "" {
		p.Title = "Who rewords whom"
	}
	for i := range p.Scope.Sources {
		p.Scope.Sources[i] = clean(p.Scope.Sources[i])
	}
	for _, l := range f.Tool.Lexicons {
		p.Lexicons = append(p.Lexicons, lexiconView{clean(l.Name), l.SHA256})
	}
	lines := &concordanceBuilder{f: f, o: o}
	n := min(pageRows, len(f.Substitutions))
	p.MoreRows = len(f.Substitutions) - n
	for i := range f.Substitutions[:n] {
		p.Rows = append(p.Rows, viewReplacement(&f.Substitutions[i]))
		lines.substitution(&f.Substitutions[i])
	}
	for _, r := range p.Rows {
		if r.Marked && len(p.Lead) < 4 && !strings.HasPrefix(r.Count, "0 ") {
			p.Lead = append(p.Lead, leadView{r.Outlet, r.From, r.To, r.Count, r.Rate, unbroken(r.CI), r.Others, "#" + r.ID})
		}
	}
	p.Heat = viewHeat(f, lines)
	p.Balances, p.FewBalances = viewBalances(f)
	p.Omissions = viewOmissions(f, lines)
	p.Outlets = viewOutlets(f)
	p.Months, p.Timeline = viewTimeline(f)
	p.Network = viewNetwork(f)
	p.Sections = lines.sections
	return p
}

func viewReplacement(s *findings.Substitution) replacementView {
	v := replacementView{
		ID: safeID(s.ID), Outlet: clean(s.Outlet), From: clean(s.From), To: clean(s.To), Category: s.Category,
		Count: fmt.Sprintf("%d of %d", s.Stories.Replaced, s.Stories.N), All: fmt.Sprintf("%d of %d", s.All.Replaced, s.All.N),
		Rate: pageRate(s.Rate.Rate), CI: span(s.Rate.CI), Others: pageRate(s.Others.Rate), Q: qText(s.Others.Q), Reverse: fmt.Sprint(s.Reverse.Back),
		Plot: plot(s.Rate, s.Others.Rate), Linked: true,
		Marked: s.Others.Q != nil && *s.Others.Q < 0.05 && s.Others.Z != nil && *s.Others.Z > 0,
	}
	v.Spread = fmt.Sprintf("%d stories, %d days", s.Dispersion.Stories, s.Dispersion.Days)
	for _, c := range categories {
		if c.Code == s.Code {
			v.Letter, v.Class = c.Letter, c.Code
		}
	}
	return v
}

type balanceView struct {
	Outlet, Category, Direction string
	Forward, Back               int
	Q                           string
	Width, Start                float64 // of the bar's part, in 200
}

func viewBalances(f *findings.Findings) (out []balanceView, few string) {
	all, few := tellingBalances(f)
	for _, b := range all[:min(len(all), pageOther)] {
		total := float64(b.Forward + b.Back)
		out = append(out, balanceView{clean(b.Outlet), b.Category, directionLabel(clean(b.Direction)), b.Forward, b.Back, qText(b.Q),
			math.Round(1000*200*float64(b.Forward)/total) / 1000, 0})
	}
	return out, few
}

type omissionView struct {
	Outlet, Kind, Count, Rate, CI, Rest, Odds, Q, Link string
	Plot                                               plotView
}

func viewOmissions(f *findings.Findings, lines *concordanceBuilder) []omissionView {
	var order []int
	for i, o := range f.Omissions {
		if o.Odds != nil && *o.Odds > 1 && o.Drop.K > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(orOne(f.Omissions[i].Q), orOne(f.Omissions[j].Q)) })
	var out []omissionView
	for _, i := range order[:min(len(order), pageOther)] {
		o := &f.Omissions[i]
		out = append(out, omissionView{
			Outlet: clean(o.Outlet), Kind: o.Kind, Count: fmt.Sprintf("%d of %d", o.Drop.K, o.Drop.N), Rate: pageRate(o.Drop.Rate), CI: span(o.Drop.CI),
			Rest: pageRate(o.Rest.Rate), Odds: fmt.Sprintf("%.1f", *o.Odds), Q: qText(o.Q), Plot: plot(o.Drop, o.Rest.Rate), Link: lines.omission(o, i),
		})
	}
	return out
}

type outletView struct {
	Outlet, Reuse, Verbatim, Credit, CreditCount, First, FirstCount, Lag, Flags, FlagsCI string
	Articles, Compared                                                                   int
}

func viewOutlets(f *findings.Findings) []outletView {
	var out []outletView
	for _, o := range f.Outlets {
		if o.Compared == 0 && o.Reusing.K == 0 && o.First.K == 0 {
			continue
		}
		out = append(out, outletView{
			Outlet: clean(o.Outlet), Articles: o.Articles, Compared: o.Compared, Reuse: pageRate(o.Reuse), Verbatim: pageRate(o.Verbatim), Credit: pageRate(o.Credited.Rate),
			CreditCount: countOf(o.Credited), First: pageRate(o.First.Rate), FirstCount: countOf(o.First), Lag: decimal(o.LagHours), Flags: decimal(o.Per1000), FlagsCI: perThousandSpan(o.CI, o.Per1000),
		})
	}
	slices.SortStableFunc(out, func(x, y outletView) int { return y.Compared - x.Compared })
	return out[:min(len(out), 2*pageOther)]
}

// countOf is what a rate was counted from; "" if there is none.
func countOf(s findings.Share) string {
	if s.N == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.K, s.N)
}

func decimal(x *float64) string {
	if x == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f", *x)
}

func perThousandSpan(i stats.Interval, known *float64) string {
	if known == nil {
		return ""
	}
	return fmt.Sprintf("%.1f–%.1f", i.Low, i.High)
}

// unbroken keeps both ends of an interval on one line of a sentence.
func unbroken(interval string) string { return strings.ReplaceAll(interval, "–", "\u2060–\u2060") }

// pageRate is a share in percent with a space before the sign, as in the rest of
// the page; the terminal has no room for it.
func pageRate(r *float64) string { return strings.Replace(rate(r), "%", "\u00a0%", 1) }
