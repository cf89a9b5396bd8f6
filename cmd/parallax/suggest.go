package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/adrg/strutil/metrics"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noCommand says that there is no such command below c, and which may be meant.
func noCommand(c *cobra.Command, typed string) error {
	var names []string // below c, and as one must type them below the commands below it
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			names = append(names, below.Name())
		}
	}
	if meant := nearest(typed, names); meant != nil {
		return usage("there is no command %q: did you mean %s?", typed, listed(meant))
	}
	if !c.HasParent() {
		for _, group := range c.Commands() {
			for _, below := range group.Commands() {
				if below.IsAvailableCommand() && below.Name() == typed {
					return usage("there is no command %q: did you mean %s %s?", typed, group.Name(), typed)
				}
			}
		}
	}
	return usage("there is no command %q: want %s", typed, listed(names))
}

// flagError adds to an unknown flag the flag that may be meant.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || len(unknown.GetSpecifiedName()) < 2 {
		return usageError{err}
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, "--"+f.Name)
		}
	})
	if meant := nearest("--"+unknown.GetSpecifiedName(), names); meant != nil {
		return usage("%w: did you mean %s?", err, listed(meant))
	}
	return usageError{err}
}

// nearest are the names that a mistyped one is nearest to: one or two letters
// away, or the beginning of them. There are none if all are farther.
func nearest(typed string, names []string) []string {
	const most = 2 // two letters that changed places are two edits
	typed = strings.ToLower(typed)
	letters := strings.TrimLeft(typed, "-")
	least := min(most, len(letters)/2)
	var near []string
	distance := metrics.NewLevenshtein()
	for _, name := range names {
		switch d := distance.Distance(typed, name); {
		case d > least:
		case d < least:
			least, near = d, []string{name}
		default:
			near = append(near, name)
		}
	}
	if near == nil && len(letters) > 1 {
		for _, name := range names {
			if strings.HasPrefix(name, typed) {
				near = append(near, name)
			}
		}
	}
	slices.Sort(near)
	return near[:min(len(near), 3)]
}
