package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/tw"

	"parallax/findings"
	"parallax/findings/stats"
)

// FindingsTextOptions say how [FindingsText] writes. The zero value is plain
// text, 80 columns wide, with the 25 strongest rows of each table.
type FindingsTextOptions struct {
	Width int // columns; 0: 80; less than 60: 60
	Color bool
	Rows  int // of each table; 0: 25; -1: all
}

// FindingsText writes f for reading in a terminal.
func FindingsText(w io.Writer, f *findings.Findings, o FindingsTextOptions) error {
	if o.Width == 0 {
		o.Width = 80
	}
	if o.Rows == 0 {
		o.Rows = 25
	}
	t := findingsWriter{textWriter{buf: &bytes.Buffer{}, TextOptions: TextOptions{Width: max(o.Width, 60), Color: o.Color}}, f, o.Rows}
	t.scope()
	for _, part := range []func() error{t.substitutions, t.categories, t.balances, t.omissions, t.outlets, t.network} {
		if err := part(); err != nil {
			return err
		}
	}
	t.blank()
	t.line(styled(faint, clean(f.Methods)))
	_, err := w.Write(t.buf.Bytes())
	return err
}

type findingsWriter struct {
	textWriter
	f    *findings.Findings
	rows int
}

func (t *findingsWriter) scope() {
	s := t.f.Scope
	for _, notice := range s.Notices {
		t.line(styled(bold, "Note: "+clean(notice)))
	}
	t.line(text(fmt.Sprintf("%s articles, %d outlets, %s pairs. Compared with their source: %s articles, in %s stories.",
		thousands(s.Articles), s.Outlets, thousands(s.Pairs), thousands(s.Compared), thousands(s.Stories))))
	if len(s.Sources) > 0 {
		t.line(text("Sources: " + clean(strings.Join(s.Sources, ", ")) + "."))
	}
	for _, x := range s.Skipped {
		t.line(styled(faint, fmt.Sprintf("Left out: %s %s %s.", thousands(x.N), x.What, clean(x.Reason))))
	}
}

// more says that a table was cut.
func (t *findingsWriter) more(shown, all int) {
	if all > shown {
		t.line(styled(faint, fmt.Sprintf("… and %s more: --rows -1, --format csv or json.", thousands(all-shown))))
	}
}

func (t *findingsWriter) limit(all int) int {
	if t.rows < 0 {
		return all
	}
	return min(all, t.rows)
}

func (t *findingsWriter) substitutions() error {
	all := t.f.Substitutions
	t.heading("Who replaces what", "stories with the replacement, of those with a chance; 95 % interval; others; q")
	if len(all) == 0 {
		t.line(text("No replacement was made in enough stories (--min-stories)."))
		return nil
	}
	n := t.limit(len(all))
	outletWidth := 0
	for i := range all[:n] {
		outletWidth = max(outletWidth, width(clean(all[i].Outlet)))
	}
	outletWidth = min(max(outletWidth, len("outlet")), t.nameWidth())
	wordsWidth := t.Width - outletWidth - len("stories") - len("100% 100–100") - len("others") - len("<.001") - 5*3 - 2
	var rows [][]string
	for i := range all[:n] {
		s := &all[i]
		words := folded(clean(s.From)+" → "+clean(s.To), wordsWidth)
		rows = append(rows, []string{
			cutTo(clean(s.Outlet), outletWidth), words, fmt.Sprintf("%d/%d", s.Stories.Replaced, s.Stories.N),
			rate(s.Rate.Rate) + " " + span(s.Rate.CI), rate(s.Others.Rate), qText(s.Others.Q),
		})
	}
	err := t.table([]string{"outlet", "source → outlet", "stories", "rate, 95 %", "others", "q"}, rows,
		tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignLeft, tw.AlignRight, tw.AlignRight)
	t.more(n, len(all))
	return err
}

func (t *findingsWriter) balances() error {
	all, few := tellingBalances(t.f)
	if len(all) == 0 && few == "" {
		return nil
	}
	t.heading("Directions", "stories that go one way and the other")
	if few != "" {
		defer func() { t.line(styled(faint, "Without "+few+" (--min-stories).")) }()
	}
	if len(all) == 0 {
		return nil
	}
	n := t.limit(len(all))
	var rows [][]string
	for _, b := range all[:n] {
		rows = append(rows, []string{cutTo(clean(b.Outlet), t.nameWidth()), folded(b.Category+": "+directionLabel(clean(b.Direction)), t.Width-t.nameWidth()-7-7-5-4*3-2), strconv.Itoa(b.Forward), strconv.Itoa(b.Back), qText(b.Q)})
	}
	err := t.table([]string{"outlet", "direction", "stories", "reverse", "q"}, rows, tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignRight)
	t.more(n, len(all))
	return err
}

func (t *findingsWriter) omissions() error {
	all := slices.Clone(t.f.Omissions)
	all = slices.DeleteFunc(all, func(o findings.Omission) bool { return o.Odds == nil || *o.Odds <= 1 || o.Drop.K == 0 })
	slices.SortStableFunc(all, func(x, y findings.Omission) int { return cmp.Compare(orOne(x.Q), orOne(y.Q)) })
	if len(all) == 0 {
		return nil
	}
	t.heading("Left out", "sentences of a kind that are left out more often than the others of the same articles")
	n := t.limit(len(all))
	var rows [][]string
	for _, o := range all[:n] {
		rows = append(rows, []string{cutTo(clean(o.Outlet), t.Width-62), o.Kind, fmt.Sprintf("%d/%d", o.Drop.K, o.Drop.N), rate(o.Drop.Rate), span(o.Drop.CI), rate(o.Rest.Rate), qText(o.Q)})
	}
	err := t.table([]string{"outlet", "kind of sentence", "left out", "rate", "95 %", "rest", "q"}, rows,
		tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignLeft, tw.AlignRight, tw.AlignRight)
	t.more(n, len(all))
	return err
}

func (t *findingsWriter) outlets() error {
	var all []findings.Outlet
	for _, o := range t.f.Outlets {
		if o.Compared > 0 || o.Reusing.K > 0 {
			all = append(all, o)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(x, y findings.Outlet) int { return y.Compared - x.Compared })
	t.heading("Outlets", "reuse: share of words from earlier articles; credit: source named; lag: hours; /1000: flags in 1,000 words")
	n := t.limit(len(all))
	var rows [][]string
	for _, o := range all[:n] {
		rows = append(rows, []string{cutTo(clean(o.Outlet), t.Width-66), strconv.Itoa(o.Articles), rate(o.Reuse), strconv.Itoa(o.Compared), rate(o.Credited.Rate), rate(o.First.Rate), oneDecimal(o.LagHours), oneDecimal(o.Per1000)})
	}
	err := t.table([]string{"outlet", "articles", "reuse", "compared", "credit", "first", "lag", "/1000"}, rows,
		tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignRight)
	t.more(n, len(all))
	return err
}

func (t *findingsWriter) network() error {
	all := t.f.Network
	if len(all) == 0 {
		return nil
	}
	t.heading("Who takes text from whom", "each article counted against its best source")
	n := t.limit(len(all))
	if t.rows > 0 {
		n = min(n, 12)
	}
	var rows [][]string
	for _, e := range all[:n] {
		rows = append(rows, []string{cutTo(clean(e.From), (t.Width-36)/2) + " → " + cutTo(clean(e.To), (t.Width-36)/2), strconv.Itoa(e.Articles), strconv.Itoa(e.Stories), oneDecimal(e.LagHours)})
	}
	err := t.table([]string{"from → to", "articles", "stories", "lag"}, rows, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignRight)
	t.more(n, len(all))
	return err
}

// nameWidth is how wide an outlet's name may be: what stands beside it needs most
// of 80 columns.
func (t *findingsWriter) nameWidth() int { return max(15, t.Width/5) }

// folded puts what an arrow leads to on a line of its own if both sides do not
// fit on one.
func folded(s string, columns int) string {
	from, to, found := strings.Cut(s, " → ")
	if width(s) <= columns || !found {
		return cutTo(s, columns)
	}
	return cutTo(from, columns-2) + " →\n" + cutTo(to, columns)
}

// oneDecimal is a number to one decimal; "–" if there is none.
func oneDecimal(x *float64) string {
	if x == nil {
		return "–"
	}
	return strconv.FormatFloat(*x, 'f', 1, 64)
}

// arrows writes a direction for people: "x->y" as "x → y".
func arrows(direction string) string { return strings.ReplaceAll(direction, "->", " → ") }

// directionLabel is a direction as a table gives it: "more certainty", "shorter",
// "neutral → affective".
func directionLabel(direction string) string {
	switch direction { // of pairs of categories that are each other's opposite
	case "add":
		return "added"
	case "drop":
		return "dropped"
	case "vague":
		return "vaguer"
	case "sharpen":
		return "sharper"
	}
	if name := directionName(direction); name != "" && !strings.Contains(direction, "->") {
		return name
	}
	return arrows(direction)
}

// tellingBalances are the directions that enough stories take, what is least
// likely by chance first, then what most stories have; few says what is left out.
func tellingBalances(f *findings.Findings) (all []findings.Balance, few string) {
	for _, b := range f.Balances {
		if b.Forward+b.Back >= f.Settings.MinStories {
			all = append(all, b)
		}
	}
	slices.SortStableFunc(all, func(x, y findings.Balance) int {
		return cmp.Or(cmp.Compare(orOne(x.Q), orOne(y.Q)), cmp.Compare(y.Forward+y.Back, x.Forward+x.Back))
	})
	if n := len(f.Balances) - len(all); n > 0 {
		few = count(n, "direction") + " of fewer than " + storyCount(f.Settings.MinStories)
	}
	return all, few
}

// rate is a share in percent; "–" if there is none.
func rate(r *float64) string {
	if r == nil {
		return "–"
	}
	return strconv.FormatFloat(100**r, 'f', 0, 64) + "%"
}

func span(i stats.Interval) string {
	return strconv.FormatFloat(100*i.Low, 'f', 0, 64) + "–" + strconv.FormatFloat(100*i.High, 'f', 0, 64)
}

// qText is a q-value to three decimals.
func qText(q *float64) string {
	switch {
	case q == nil:
		return "–"
	case *q < 0.001:
		return "<.001"
	case *q >= 0.9995:
		return "1"
	}
	return strings.TrimPrefix(strconv.FormatFloat(*q, 'f', 3, 64), "0")
}

func orOne(q *float64) float64 {
	if q == nil {
		return 1
	}
	return *q
}

func thousands(n int) string { return grouped(n, ",") }

// grouped sets its thousands apart in a number.
func grouped(n int, separator string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}
