// Command parallax shows how the same news text changes from outlet to outlet.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"parallax/compare"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Exit statuses.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// usageError is a mistake in how the program was called.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(ctx)
	var wrong usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(stderr, "parallax: %s\n", interruption(err))
		return exitInterrupted
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "parallax: %v\nSee '%s --help'.\n", err, command.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "parallax: %v\n", err)
	return exitError
}

// interruption says that the user stopped the run, in the words of the command
// if it has any.
func interruption(err error) string {
	if message := strings.TrimSuffix(err.Error(), ": "+context.Canceled.Error()); message != context.Canceled.Error() {
		return message
	}
	return "interrupted"
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "parallax",
		Short: "See how the same news text changes from outlet to outlet",
		Long: `Parallax compares news texts. Given a wire story and another outlet's version
of it, it pairs the passages that correspond, shows which phrases replace which,
and points to changes of framing, each with its rule, its lexicon entry and its
words. In an archive it finds every reuse of a text and counts who replaces what
by what. It works offline; the same input gives the same output.`,
		Example: `  parallax compare wire.txt outlet.txt
  parallax compare wire.txt outlet.txt --format html -o report.html
  parallax scan articles.jsonl --archive news
  parallax findings --archive news -o findings.html`,
		Version:       compare.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetUsageTemplate(wrappedUsage(root))
	root.SetVersionTemplate("parallax {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		compareCommand(),
		scanCommand(),
		archiveCommand(),
		queryCommand(),
		exportCommand(),
		findingsCommand(),
		sampleCommand(),
		agreeCommand(),
		ingestCommand(),
		showCommand(),
		explainCommand(),
		lexiconCommand(),
		versionCommand(),
	)
	return root
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  parallax version",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(c.OutOrStdout(), "parallax %s\n", compare.Version)
			return err
		},
	}
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no arguments", c.CommandPath())
	}
	return nil
}
