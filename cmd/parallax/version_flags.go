package main

import (
	"strings"

	"github.com/spf13/pflag"

	"parallax/compare"
	"parallax/findings"
)

// versionFlags say which versions of an archive are compared with their source,
// and how: findings and sample ask alike, so that a sample is of what findings
// count.
type versionFlags struct {
	archive  string
	settings findings.Settings
	groups   []string
	lexicons []string
	workers  int
}

// add adds the flags; what is what the command gives of an outlet.
func (f *versionFlags) add(flags *pflag.FlagSet, what string) {
	addArchive(flags, &f.archive, "the archive's `folder`")
	flags.StringArrayVar(&f.settings.From, "from", nil, "an `outlet` that serves as a source; may be repeated; any: whoever was earlier (default: the news agencies)")
	flags.StringArrayVar(&f.settings.To, "outlet", nil, "only "+what+" of this `outlet`; may be repeated")
	flags.StringArrayVar(&f.groups, "group", nil, "count outlets as one: `NAME=OUTLETS`, with commas between; may be repeated")
	flags.StringArrayVar(&f.settings.Agencies, "agency", nil, "only versions that credit this `agency`; may be repeated")
	flags.StringVar(&f.settings.Since, "since", "", "only versions of this `day` or later")
	flags.StringVar(&f.settings.Until, "until", "", "only versions up to this `day`")
	flags.StringArrayVar(&f.settings.Topic, "topic", nil, "only stories whose source has this `word` or phrase; may be repeated")
	flags.StringSliceVar(&f.settings.Categories, "category", nil, "only changes of these categories, such as label,verb")
	flags.StringVar(&f.settings.Confidence, "confidence", "", "only flags of this confidence or better: high, medium or low")
	flags.IntVar(&f.settings.MinWords, "min-words", 0, "compare articles that share so many words with a source, outside quotations (default 40)")
	flags.Float64Var(&f.settings.MinShare, "min-share", findings.DefaultMinShare, "of these, the ones whose own words (outside quotations) are the source's to this share, or that credit it; 0: all")
	flags.StringArrayVar(&f.lexicons, "lexicon", nil, "add your own word list from this `file`; may be repeated")
	flags.IntVar(&f.workers, "workers", 0, "how many pairs to compare at a time (default: one a processor); the output is the same")
}

// settle refuses what makes no sense before anything is read.
func (f *versionFlags) settle() error {
	if err := needArchive(f.archive); err != nil {
		return err
	}
	switch {
	case f.workers < 0:
		return usage("--workers cannot be negative")
	case f.settings.MinShare < 0:
		return usage("--min-share is %g, want a number between 0 and 1", f.settings.MinShare)
	case f.settings.MinShare == 0:
		f.settings.MinShare = -1 // the zero value stands for the default
	}
	f.settings.Groups = map[string][]string{}
	for _, g := range f.groups {
		name, members, ok := strings.Cut(g, "=")
		if !ok || name == "" || members == "" {
			return usage("--group is %q, want NAME=OUTLET,OUTLET…", g)
		}
		f.settings.Groups[name] = append(f.settings.Groups[name], strings.Split(members, ",")...)
	}
	if err := (compare.Options{Only: f.settings.Categories}).Check(); err != nil {
		return usageError{err}
	}
	if err := f.settings.Check(); err != nil {
		return usageError{err}
	}
	return nil
}

// engine is the engine with the user's word lists over the embedded ones.
func (f *versionFlags) engine() (*compare.Engine, error) {
	return engineWith(f.lexicons, compare.Options{})
}

func engineWith(lexicons []string, o compare.Options) (*compare.Engine, error) {
	lists, err := readLexicons(lexicons)
	if err != nil {
		return nil, err
	}
	return compare.New(o, lists...)
}
