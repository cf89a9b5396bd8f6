package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"parallax/article/ingest"
)

// ingestFlags are the flags of the ingest command.
type ingestFlags struct {
	reading readFlags
	output  string
	check   bool
	strict  bool
	unique  bool
	skipped string
	width   int
	all     bool
}

func ingestCommand() *cobra.Command {
	var f ingestFlags
	command := &cobra.Command{
		Use:   "ingest SOURCE…",
		Short: "Read a news archive into one file of articles, and say what was read and what not",
		Long: `Ingest reads articles from files, folders, patterns such as 'news/**/*.html',
and containers (zip, tar, gz, zst, xz, bz2, one inside another), and writes them
as JSON Lines, one article a line, with what is known about each. The format of
a file is found from its content: docs/formats.md lists them all.

What cannot be read is left out, counted and named; the rest goes on. The report
goes to standard error when the articles go to standard output.

Exit status: 0 if any article was read, 1 if none was, or if something was left
out under --strict, 2 for wrong usage.`,
		Example: `  parallax ingest archive/ -o articles.jsonl.zst
  parallax ingest 'crawl/**/*.warc.gz' exports/*.csv -o articles.jsonl --skipped skipped.jsonl
  parallax ingest export.csv --map title=headline,text=body,outlet=source,date=published --check
  parallax ingest archive/ | jq -r '[.outlet, .date, .title] | @tsv'`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file`; the endings .gz and .zst compress it (default: standard output)")
	flags.BoolVar(&f.check, "check", false, "read and report without writing anything")
	f.reading.add(flags)
	flags.BoolVar(&f.strict, "strict", false, "stop at the first file or record that cannot be read")
	flags.BoolVar(&f.unique, "unique", false, "leave out articles whose ID an earlier one had")
	flags.StringVar(&f.skipped, "skipped", "", "list what was left out, and why, in this `file` (JSON Lines)")
	flags.BoolVar(&f.all, "all", false, "report: list every outlet, language and reason, not the most frequent alone")
	addWidth(flags, &f.width, "report")
	return command
}

func (f *ingestFlags) run(c *cobra.Command, sources []string) error {
	if err := f.settle(sources); err != nil {
		return err
	}
	debug.SetGCPercent(collectAt)
	work := &ingestion{flags: f, sources: sources, options: f.reading.options(c)}
	work.options.Seen = &ingest.Seen{}
	err := f.withSkipped(func(skipped io.Writer) error {
		work.skipped = skipped
		if f.check {
			return work.read(c, io.Discard)
		}
		return withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error {
			return compressed(f.output, w, func(w io.Writer) error { return work.read(c, w) })
		})
	})
	if errors.Is(err, context.Canceled) {
		return interruptedReading{}
	}
	if err != nil {
		return err
	}
	report := c.OutOrStdout()
	if !f.check && (f.output == "" || f.output == "-") {
		report = c.ErrOrStderr()
	}
	if err := work.report(report); err != nil {
		return err
	}
	if work.summary.Articles == 0 {
		return errors.New("no article was read")
	}
	return nil
}

func (f *ingestFlags) settle(sources []string) error {
	switch {
	case len(sources) == 0:
		return usage("ingest needs a source: a file, a folder, a pattern, or - for standard input")
	case f.check && f.output != "":
		return usage("--check writes nothing: leave out --output")
	case f.width < 0:
		return usage("--width cannot be negative")
	}
	for _, out := range []string{f.output, f.skipped} {
		if err := refuseReadingOutput(out, sources); err != nil {
			return err
		}
	}
	return f.reading.check(sources)
}

// refuseReadingOutput keeps a run from replacing a file that it reads.
func refuseReadingOutput(output string, sources []string) error {
	out, err := os.Stat(output)
	if err != nil || !out.Mode().IsRegular() {
		return nil
	}
	for _, source := range sources {
		if in, err := os.Stat(source); err == nil && os.SameFile(in, out) {
			return usage("%s is one of the files to read: name another to write to", output)
		}
	}
	return nil
}

// withSkipped gives do a writer for the list of what was skipped, if one is
// wanted.
func (f *ingestFlags) withSkipped(do func(io.Writer) error) error {
	if f.skipped == "" {
		return do(io.Discard)
	}
	return withOutput(f.skipped, io.Discard, func(w io.Writer) error {
		return compressed(f.skipped, w, do)
	})
}

// compressed gives write a writer that compresses if the ending of path says
// so.
func compressed(path string, w io.Writer, write func(io.Writer) error) error {
	var packed io.WriteCloser
	switch strings.ToLower(filepath.Ext(path)) {
	case ".gz":
		packed = gzip.NewWriter(w)
	case ".zst":
		var err error
		if packed, err = zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedFastest)); err != nil { // a tenth larger, twice as fast
			return err
		}
	default:
		return write(w)
	}
	buffered := bufio.NewWriterSize(packed, 1<<16)
	if err := write(buffered); err != nil {
		packed.Close()
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return packed.Close()
}

// interruptedReading says that the user stopped a run, and what is left of it.
type interruptedReading struct{}

func (interruptedReading) Error() string { return "interrupted: nothing was written" }
func (interruptedReading) Unwrap() error { return context.Canceled }

// ingestion is one run.
type ingestion struct {
	flags   *ingestFlags
	sources []string
	options ingest.Options
	skipped io.Writer
	summary ingest.Summary
	took    float64 // seconds
}

// read writes the articles, one a line.
func (g *ingestion) read(c *cobra.Command, w io.Writer) error {
	bar := newReading(c, g.sources, g.options.Seen, g.flags.output != "" || g.flags.check)
	defer bar.end()
	var line []byte
	for a, err := range ingest.Articles(c.Context(), g.sources, g.options) {
		var skipped *ingest.Skipped
		switch {
		case errors.As(err, &skipped):
			g.summary.Skip(skipped)
			if err := writeSkipped(g.skipped, skipped); err != nil {
				return err
			}
			if g.flags.strict && !skipped.NoArticle {
				return fmt.Errorf("stopped at what cannot be read, as --strict asks: %w", err)
			}
			continue
		case err != nil:
			return err
		}
		bar.step()
		if isNew := g.summary.Add(a); g.flags.check || !isNew && g.flags.unique {
			continue
		}
		line = append(a.AppendJSON(line[:0]), '\n')
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	g.took = bar.seconds()
	return nil
}

func writeSkipped(w io.Writer, s *ingest.Skipped) error {
	if w == io.Discard {
		return nil
	}
	line, err := json.Marshal(struct {
		File      string `json:"file"`
		Record    int    `json:"record"`
		Reason    string `json:"reason"`
		NoArticle bool   `json:"no_article"`
	}{s.File, s.Record, s.Reason, s.NoArticle})
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}
