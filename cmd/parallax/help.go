package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// wrappedUsage is the usage of cobra with the lines of flags as wide as the
// terminal, so that it does not break them in the middle of words. In a pipe a flag
// keeps its one line.
func wrappedUsage(root *cobra.Command) string {
	cobra.AddTemplateFunc("wrapped", func(flags *pflag.FlagSet) string {
		return flags.FlagUsagesWrapped(terminalWidth(root.OutOrStdout()))
	})
	return strings.NewReplacer(
		".LocalFlags.FlagUsages", "wrapped .LocalFlags",
		".InheritedFlags.FlagUsages", "wrapped .InheritedFlags",
	).Replace(root.UsageTemplate())
}
