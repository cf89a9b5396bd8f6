package findings

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
)

// methods is a paragraph for a paper: what was done, with which versions and
// thresholds, and what was left out.
func methods(f *Findings) string {
	s, c := f.Settings, f.Scope
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+" ", args...) }
	say("Made with Parallax %s.", f.Tool.Version)
	for _, notice := range c.Notices {
		say("%s", notice)
	}
	say("The archive holds %s articles of %d outlets and %s verified pairs of articles that share passages.", grouped(c.Articles), c.Outlets, grouped(c.Pairs))
	say("%s articles were compared with the one source each that they were counted against (%s), in %s stories; their sources have %s words in the passages that were kept.",
		grouped(c.Compared), plural(len(c.Sources), "source outlet", "source outlets")+": "+short(c.Sources, 8), grouped(c.Stories), grouped(c.Words))
	if len(c.Skipped) > 0 {
		var reasons []string
		for _, x := range c.Skipped {
			reasons = append(reasons, fmt.Sprintf("%s %s", grouped(x.N), x.Reason))
		}
		say("Left out: %s.", strings.Join(reasons, "; "))
	}
	say("An article's source is an agency that it credits, else the earlier article that covers most of it (shared outside quotations: at least %d words and, unless it credits the source, %.0f %% of the article's own words).", s.MinWords, 100*s.MinShare)
	say("Replacements are counted by dictionary form, in passages that were kept word for word or edited, not in rewritten ones, each against all chances: kept, dropped, replaced otherwise. The first chance of a story is its one observation.")
	say("Intervals of rates are Wilson's at 95 %%. An outlet is set against all others by Fisher's exact test and by log-odds with an informative Dirichlet prior worth %d observations (all four terms in the variance); a direction against its reverse by the exact binomial test; kinds of sentences within articles by the Cochran–Mantel–Haenszel test.", PriorWeight)
	say("q-values are Benjamini and Hochberg's; the family of the tests between outlets is every replacement made in at least %d stories by all outlets together, for every outlet that had a chance, whether it is listed or not.", s.MinStories)
	var filters []string
	add := func(is bool, format string, args ...any) {
		if is {
			filters = append(filters, fmt.Sprintf(format, args...))
		}
	}
	add(len(s.To) > 0, "rows of %s", strings.Join(s.To, ", "))
	add(len(s.Agencies) > 0, "crediting %s", strings.Join(s.Agencies, ", "))
	add(s.Since != "", "since %s", s.Since)
	add(s.Until != "", "until %s", s.Until)
	add(len(s.Topic) > 0, "topic %s", strings.Join(s.Topic, ", "))
	add(len(s.Categories) > 0, "categories %s", strings.Join(s.Categories, ", "))
	add(s.Confidence != "", "confidence %s or better", s.Confidence)
	for _, name := range sortedKeys(s.Groups) {
		filters = append(filters, fmt.Sprintf("%s as %s", strings.Join(s.Groups[name], " and "), name))
	}
	if len(filters) > 0 {
		say("Restricted to: %s.", strings.Join(filters, "; "))
	}
	if c := f.Calibration; c != nil {
		say("%s", calibrated(c))
	}
	digest := sha256.New()
	for _, l := range f.Tool.Lexicons {
		fmt.Fprintln(digest, l.Name, l.SHA256)
	}
	say("%d word lists, SHA-256 of their names and hashes %x (tool.lexicons in the JSON form lists them).", len(f.Tool.Lexicons), digest.Sum(nil)[:8])
	return strings.TrimSpace(b.String())
}

// grouped writes 1234567 as 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func short(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// calibrated states the error rates that people found.
func calibrated(c *Agreement) string {
	var parts []string
	for _, p := range c.Precision {
		if p.TooFew || p.Same.Rate == nil {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s %.0f %% (%d of %d, interval %.0f to %.0f %%)", p.Of, 100**p.Same.Rate, p.Same.K, p.Same.N, 100*p.Same.CI.Low, 100*p.Same.CI.High))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("%s coded %d items, too few flags of any category for an error rate.", plural(len(c.Coders), "person", "people"), c.Items)
	}
	alpha := ""
	if c.All.Alpha != nil {
		alpha = fmt.Sprintf(", Krippendorff's alpha %.2f", *c.All.Alpha)
	}
	return fmt.Sprintf("%s coded %d items without seeing the program's answer%s. Its flags were given the same category in: %s.", plural(len(c.Coders), "person", "people"), c.Items, alpha, strings.Join(parts, "; "))
}
