package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/compare"
	"parallax/report"
)

// archiveReport are the flags of archive report.
type archiveReport struct {
	*archiveFlags
	title    string
	clusters int
	pairs    int
}

func (f *archiveFlags) reportCommand() *cobra.Command {
	r := &archiveReport{archiveFlags: f}
	command := &cobra.Command{
		Use:   "report",
		Short: "Write pages of HTML over the archive",
		Long: `Report writes what the archive holds as HTML: its clusters by size and spread,
articles over time, and which outlets share with which.

-o FILE.html is one page. -o FOLDER has a page for each of the largest clusters,
too, and the report of the pairs in them: all that a reader needs to check a
number down to the words. The pages need no network.`,
		Example: `  parallax archive report --archive news -o news.html
  parallax archive report --archive news -o report/ --clusters 50`,
		RunE: func(c *cobra.Command, args []string) error { return r.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file` (.html) or folder")
	flags.StringVar(&r.title, "title", "", "title of the page (default: Reuse in a news archive)")
	flags.IntVar(&r.clusters, "clusters", 200, "list so many clusters, the largest")
	flags.IntVar(&r.pairs, "pairs", 20, "folder: reports of so many pairs of each cluster, each article with the one that it shares most with")
	return command
}

func (r *archiveReport) run(c *cobra.Command, args []string) error {
	debug.SetGCPercent(collectAt)
	if err := needArchive(r.dir); err != nil {
		return err
	}
	switch {
	case len(args) > 0:
		return usage("%s takes no arguments", c.CommandPath())
	case r.output == "" || r.output == "-":
		return usage("name a file that ends in .html, or a folder, with --output")
	case isFile(r.output):
		return usage("report writes HTML: -o %s is neither a file that ends in .html nor a folder; 'parallax archive stats' and 'clusters' write text", r.output)
	case r.clusters < 0 || r.pairs < 0:
		return usage("--clusters and --pairs cannot be negative")
	}
	a, err := openArchive(r.dir)
	if err != nil {
		return err
	}
	defer a.Close()
	overview, err := a.Overview(r.clusters)
	if err != nil {
		return err
	}
	options := report.ArchiveOptions{Title: r.title}
	if ending := strings.ToLower(filepath.Ext(r.output)); ending == ".html" || ending == ".htm" {
		return withOutput(r.output, nil, func(w io.Writer) error { return report.ArchiveHTML(w, overview, options) })
	}
	return r.folder(c, a, overview, options)
}

// isFile reports whether a path looks like a file other than a page: one that
// is there, or a name with the ending of a format. A folder may have a point in
// its name.
func isFile(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	if ending == ".html" || ending == ".htm" || strings.HasSuffix(path, "/") {
		return false
	}
	if info, err := os.Stat(path); err == nil {
		return info.Mode().IsRegular()
	}
	return slices.Contains([]string{".txt", ".pdf", ".md", ".json", ".jsonl", ".csv", ".tsv", ".parquet", ".xml", ".xhtml", ".docx"}, ending)
}

// folder writes the page of the archive last: who finds it finds all that it
// links to.
func (r *archiveReport) folder(c *cobra.Command, a *archive.Archive, o *archive.Overview, options report.ArchiveOptions) error {
	for _, name := range []string{"clusters", "pairs"} {
		if err := os.MkdirAll(filepath.Join(r.output, name), 0o755); err != nil {
			return fmt.Errorf("cannot make the folder: %w", err)
		}
	}
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	shown := newProgress(c.ErrOrStderr(), len(o.Clusters), true)
	defer shown.end()
	options.Cluster = func(id string) string { return "clusters/" + id + ".html" }
	for _, line := range o.Clusters {
		if err := c.Context().Err(); err != nil {
			return fmt.Errorf("interrupted: the pages in %s are not complete: %w", r.output, err)
		}
		if err := r.cluster(c, a, engine, line.Cluster); err != nil {
			return err
		}
		shown.step()
	}
	return withOutput(filepath.Join(r.output, "index.html"), nil, func(w io.Writer) error { return report.ArchiveHTML(w, o, options) })
}

func (r *archiveReport) cluster(c *cobra.Command, a *archive.Archive, engine *compare.Engine, cluster archive.Cluster) error {
	members, pairs, err := inCluster(a, cluster)
	if err != nil {
		return err
	}
	for _, i := range closest(cluster, pairs, r.pairs) {
		pairs[i].Href = "../pairs/" + pairs[i].ID + ".html"
		if err := r.pair(a, engine, pairs[i].Pair); err != nil {
			return err
		}
	}
	return withOutput(filepath.Join(r.output, "clusters", cluster.ID+".html"), nil, func(w io.Writer) error {
		return report.ClusterHTML(w, cluster, members, pairs, "../index.html")
	})
}

// closest picks for each article of a cluster the pair with the earlier one
// that it shares most with, up to a number of pairs.
func closest(cluster archive.Cluster, pairs []report.ClusterPair, most int) []int {
	place := map[string]int{}
	for i, id := range cluster.Articles {
		place[id] = i
	}
	best := make([]int, len(cluster.Articles))
	for i := range best {
		best[i] = -1
	}
	for i := range pairs {
		later := max(place[pairs[i].A], place[pairs[i].B])
		if best[later] < 0 || pairs[i].Words > pairs[best[later]].Words {
			best[later] = i
		}
	}
	var chosen []int
	for _, i := range best {
		if i >= 0 && len(chosen) < most {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

func (r *archiveReport) pair(a *archive.Archive, engine *compare.Engine, p archive.Pair) error {
	comparison, err := compareStored(engine, a, p)
	if err != nil {
		return err
	}
	return withOutput(filepath.Join(r.output, "pairs", p.ID+".html"), nil, func(w io.Writer) error {
		return report.HTML(w, comparison, report.HTMLOptions{Index: "../clusters/" + p.Cluster + ".html"})
	})
}
