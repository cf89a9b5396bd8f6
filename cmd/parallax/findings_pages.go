package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/compare"
	"parallax/findings"
	"parallax/report"
)

// isFolder reports whether an output is meant as a folder: it is one, or its
// name ends like one.
func isFolder(path string) bool {
	if path == "" {
		return false
	}
	info, err := os.Stat(path)
	return strings.HasSuffix(path, "/") || os.IsPathSeparator(path[len(path)-1]) || err == nil && info.IsDir()
}

// writePages writes the page of findings and the report of each pair that a line
// on it is from. The page comes last: who finds it finds all that it links to.
func (f *findingsFlags) writePages(c *cobra.Command, a *archive.Archive, found *findings.Findings) error {
	folder := filepath.Join(f.output, "pairs")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	engine, err := engineWith(f.lexicons, compare.Options{FullText: true})
	if err != nil {
		return err
	}
	cited := map[[2]string]bool{}
	var page bytes.Buffer
	err = report.FindingsHTML(&page, found, report.FindingsHTMLOptions{Pair: func(a, b string) string {
		cited[[2]string{a, b}] = true
		return "pairs/" + archive.PairID(a, b) + ".html"
	}})
	if err != nil {
		return err
	}
	progress := newProgress(c.ErrOrStderr(), len(cited), true)
	err = inOrder(c.Context(), slices.Values(inPairOrder(cited)), workersFor(f.workers, len(cited)), func() worker[[2]string, error] {
		w := pairPages{archive: a, engine: engine, folder: folder}
		return worker[[2]string, error]{w.write, func() {}}
	}, func(err error) error {
		progress.step()
		return err
	})
	progress.end()
	if err != nil {
		return err
	}
	return withOutput(filepath.Join(f.output, "index.html"), nil, func(w io.Writer) error {
		_, err := page.WriteTo(w)
		return err
	})
}

// inPairOrder has the pairs of one source together.
func inPairOrder(set map[[2]string]bool) [][2]string {
	pairs := make([][2]string, 0, len(set))
	for p := range set {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]string) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return pairs
}

// pairPages writes reports of pairs. It keeps the last source, which the next
// pair mostly has, too.
type pairPages struct {
	archive *archive.Archive
	engine  *compare.Engine
	folder  string
	source  *compare.Prepared
}

func (w *pairPages) write(pair [2]string) error {
	if w.source == nil || w.source.Article.ID != pair[0] {
		a, err := w.archive.Article(pair[0])
		if err != nil {
			return err
		}
		w.source = compare.Prepare(a)
	}
	b, err := w.archive.Article(pair[1])
	if err != nil {
		return err
	}
	comparison := w.engine.Compare(w.source, compare.Prepare(b))
	return withOutput(filepath.Join(w.folder, archive.PairID(pair[0], pair[1])+".html"), nil, func(out io.Writer) error {
		return report.HTML(out, comparison, report.HTMLOptions{Index: "../index.html"})
	})
}
