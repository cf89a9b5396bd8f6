package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestUsageWrapsFlags fails when cobra's template no longer has what is replaced
// in it.
func TestUsageWrapsFlags(t *testing.T) {
	template := rootCommand().UsageTemplate()
	for _, want := range []string{"{{wrapped .LocalFlags", "{{wrapped .InheritedFlags"} {
		if !strings.Contains(template, want) {
			t.Errorf("no %q in the template", want)
		}
	}
	if strings.Contains(template, "FlagUsages") {
		t.Error("flags are written without a width")
	}
}

// TestHelpFitsATerminal holds the prose of every command's help to 80 columns.
func TestHelpFitsATerminal(t *testing.T) {
	commands := 0
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		commands++
		for _, line := range strings.Split(c.Long, "\n") {
			if len([]rune(line)) > 80 {
				t.Errorf("%s: %d columns: %s", c.CommandPath(), len([]rune(line)), line)
			}
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(rootCommand())
	if commands < 20 {
		t.Errorf("only %d commands", commands)
	}
}

func TestInterruptionInWords(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{context.Canceled, "interrupted"},
		{fmt.Errorf("interrupted; nothing was written: %w", context.Canceled), "interrupted; nothing was written"},
		{interruptedError{3, 9}, "interrupted after 3 of 9 pairs, which are written"},
	} {
		if !errors.Is(c.err, context.Canceled) {
			t.Errorf("%v is no interruption", c.err)
		}
		if got := interruption(c.err); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
