package main

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"parallax/archive"
)

// addArchive adds the flag that names the folder of an archive, which every
// command that works on one has.
func addArchive(flags *pflag.FlagSet, dir *string, says string) {
	flags.StringVarP(dir, "archive", "a", "", says)
}

// needArchive refuses a run that names no archive.
func needArchive(dir string) error {
	if dir == "" {
		return usage("say which archive with --archive DIR ('parallax scan SOURCE… --archive DIR' makes one)")
	}
	return nil
}

// openArchive opens an archive for reading.
func openArchive(dir string) (*archive.Archive, error) {
	a, err := archive.Open(dir)
	return a, noArchive(dir, err)
}

// noArchive says what to do where there is no archive.
func noArchive(dir string, err error) error {
	if errors.Is(err, archive.ErrNone) {
		return fmt.Errorf("%s is no archive: 'parallax scan SOURCE… --archive %s' makes one", dir, dir)
	}
	return err
}

// refuseEmpty keeps an archive without articles from looking like one in which
// nothing was found.
func refuseEmpty(a *archive.Archive, dir string) error {
	empty, err := a.Empty()
	if err == nil && empty {
		err = fmt.Errorf("the archive %s has no articles: 'parallax scan SOURCE… --archive %s' adds some", dir, dir)
	}
	return err
}
