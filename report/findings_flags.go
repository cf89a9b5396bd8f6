package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/olekukonko/tablewriter/tw"

	"parallax/findings"
)

// categories lists how many of each outlet's stories have a flag of a category,
// what stands out most first. Pairs without a flag are left out, and outlets with
// too few stories to say anything.
func (t *findingsWriter) categories() error {
	var all []findings.Category
	few := map[string]bool{}
	for _, c := range t.f.Categories {
		switch {
		case c.Stories.N < t.f.Settings.MinStories:
			few[c.Outlet] = true
		case c.Stories.K > 0:
			all = append(all, c)
		}
	}
	if len(all) == 0 && len(few) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(x, y findings.Category) int {
		return cmp.Or(cmp.Compare(orOne(x.Others.Q), orOne(y.Others.Q)), cmp.Compare(y.Stories.K, x.Stories.K))
	})
	t.heading("Flags", "stories with at least one, of the outlet's; * above, ° below the others, q < .05")
	n := t.limit(len(all))
	names := shortNames(all[:n], t.Width-len("attribution.reassign")-len("1000/1000")-len("rate")-len("others")-len("<.001*")-5*3-2)
	var rows [][]string
	for _, c := range all[:n] {
		rows = append(rows, []string{
			names[c.Outlet], c.Category, fmt.Sprintf("%d/%d", c.Stories.K, c.Stories.N),
			rate(c.Stories.Rate), rate(c.Others.Rate), qText(c.Others.Q) + markOf(&c),
		})
	}
	if n > 0 {
		if err := t.table([]string{"outlet", "category", "stories", "rate", "others", "q"}, rows,
			tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignRight, tw.AlignRight); err != nil {
			return err
		}
	}
	t.more(n, len(all))
	if len(few) > 0 {
		t.line(styled(faint, fmt.Sprintf("Without %s of fewer than %s (--min-stories).", count(len(few), "outlet"), storyCount(t.f.Settings.MinStories))))
	}
	return nil
}

// markOf says on which side of the others an outlet stands out.
func markOf(c *findings.Category) string {
	switch q := c.Others.Q; {
	case q == nil || *q >= 0.05 || c.Others.Z == nil:
		return ""
	case *c.Others.Z < 0:
		return "°"
	}
	return "*"
}

func storyCount(n int) string {
	if n == 1 {
		return "1 story"
	}
	return thousands(n) + " stories"
}

// shortNames shortens the names of outlets so that no two look the same.
func shortNames(all []findings.Category, columns int) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	for _, c := range all {
		if names[c.Outlet] != "" {
			continue
		}
		short := cutMiddle(clean(c.Outlet), columns)
		for i := 2; taken[short]; i++ {
			number := fmt.Sprintf(" (%d)", i)
			short = cutMiddle(clean(c.Outlet), columns-len(number)) + number
		}
		names[c.Outlet], taken[short] = short, true
	}
	return names
}

// cutMiddle shortens a name in its middle: outlets of one house begin alike, and
// editions end alike.
func cutMiddle(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	runes := []rune(s)
	head := cutTo(s, columns-columns/3)
	tail := len(runes)
	for tail > 0 && width(string(runes[tail-1:])) <= columns/3 {
		tail--
	}
	return head + string(runes[tail:])
}
