package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"parallax/article/ingest"
)

func init() { commands["pages"] = evalPages }

// evalPages scores the article text and the metadata that are found on saved
// web pages against what the caller's sets say is there.
func evalPages(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("pages", flag.ContinueOnError)
	var sets pageSets
	flags.StringVar(&sets.readability, "readability", "", "folder of pages, each a folder with source.html, expected.html, expected-metadata.json (Mozilla Readability's layout)")
	flags.StringVar(&sets.newspaper, "newspaper", "", "folder with html/, metadata/, txt/ (newspaper4k's layout)")
	flags.StringVar(&sets.bodies, "bodies", "", "JSON file of objects with articleBody and url by page name, the pages beside it in html/ as NAME.html or NAME.html.gz")
	flags.StringVar(&sets.segments, "segments", "", "JSON file of entries with file, url, with, without, title, author, date, sitename")
	flags.StringVar(&sets.segmentPages, "segment-pages", "", "folder of the pages of --segments")
	method := flags.String("method", "ours", "what finds the article, several joined by commas: "+strings.Join(pageMethodNames(), ", "))
	each := flags.Bool("each", false, "print every page")
	every := flags.Int("every", 1, "take every n-th page")
	predictions := flags.String("out", "", "folder for the texts found, one a page and method")
	if err := flags.Parse(args); err != nil {
		return err
	}
	gold, err := sets.read()
	if err != nil {
		return err
	}
	var some []goldPage
	for i := 0; i < len(gold); i += max(1, *every) {
		some = append(some, gold[i])
	}
	if len(some) == 0 {
		return errors.New("no pages: name a set, see --help")
	}
	for _, name := range strings.Split(*method, ",") {
		find := pageMethods[name]
		if find == nil {
			return fmt.Errorf("no method %q: there are %s", name, strings.Join(pageMethodNames(), ", "))
		}
		if err := scorePages(out, name, find, some, *each, *predictions); err != nil {
			return err
		}
	}
	return nil
}

func scorePages(out io.Writer, name string, find pageMethod, gold []goldPage, each bool, predictions string) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if each {
		fmt.Fprintln(table, "page\tP\tR\tF\twords\tgold\ttitle\tauthor\tdate\tsite")
	}
	total, sets := pageScore{}, map[string]*pageScore{}
	var names []string
	before := cpuSeconds()
	pages := make([]*ingest.Page, len(gold))
	for i, g := range gold {
		pages[i] = find(g)
	}
	seconds := cpuSeconds() - before
	for i, g := range gold {
		s := scorePage(g, pages[i])
		if each {
			s.printRow(table, g.set+"/"+g.name)
		}
		if predictions != "" {
			if err := writePage(filepath.Join(predictions, name, g.set), g.name, pages[i]); err != nil {
				return err
			}
		}
		total.add(s)
		if sets[g.set] == nil {
			sets[g.set] = &pageScore{}
			names = append(names, g.set)
		}
		sets[g.set].add(s)
	}
	table.Flush()
	fmt.Fprintf(out, "%s: %.1f CPU ms a page\n", name, 1000*seconds/float64(len(gold)))
	fmt.Fprintln(table, "set\tpages\ttext\tP\tR\tF\tshingles P\tR\tF\tsegments P\tR\tF\ttitle\tauthor\tdate\tsite")
	for _, set := range names {
		sets[set].printTotal(table, set)
	}
	total.printTotal(table, "all")
	table.Flush()
	return nil
}

func writePage(folder, name string, page *ingest.Page) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	text := fmt.Sprintf("title: %s\nauthor: %s\ndate: %s\noutlet: %s\nurl: %s\nlanguage: %s\nerror: %s\n\n%s\n",
		page.Title, page.Author, page.Date, page.Outlet, page.URL, page.Language, page.Error, strings.Join(page.Paragraphs, "\n\n"))
	return os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, "/", "_")+".txt"), []byte(text), 0o644)
}

func pageMethodNames() []string {
	var names []string
	for name := range pageMethods {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
