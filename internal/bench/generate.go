package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// record is one article as it stands in the archive.
type record struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
	Date   string `json:"date"`
	Title  string `json:"title"`
	Text   string `json:"text"`
}

func generate(args []string) error {
	var o options
	flags := flag.NewFlagSet("generate", flag.ExitOnError)
	flags.IntVar(&o.docs, "docs", 100_000, "articles")
	flags.Uint64Var(&o.seed, "seed", 1, "seed: the same seed gives the same archive")
	flags.IntVar(&o.outlets, "outlets", 60, "outlets")
	flags.Float64Var(&o.wire, "wire", .05, "share of articles that others rewrite")
	flags.IntVar(&o.rewrites, "rewrites", 5, "rewrites of a wire story, on average")
	flags.Float64Var(&o.footers, "footers", .6, "share of articles with their outlet's footer")
	flags.IntVar(&o.reprints, "reprints", 0, "reprints of one more story")
	flags.IntVar(&o.days, "days", 90, "days that the archive spans")
	edits := flags.String("edits", "0,.02,.05,.10,.15,.20", "shares of words edited in rewrites")
	source := flags.String("source", "", "text file to learn word pairs from (default: a made-up language)")
	out := flags.String("o", "", "archive to write (JSON Lines)")
	truth := flags.String("truth", "", "planted passages to write (JSON Lines)")
	flags.Parse(args)
	if *out == "" || *truth == "" || o.docs < 1 || o.outlets < 1 || o.rewrites < 1 || o.days < 1 {
		return errors.New("generate needs -o, -truth and positive numbers")
	}
	for _, e := range strings.Split(*edits, ",") {
		share, err := strconv.ParseFloat(strings.TrimSpace(e), 64)
		if err != nil || share < 0 || share > 1 {
			return fmt.Errorf("-edits: %q is not a share between 0 and 1", e)
		}
		o.edits = append(o.edits, share)
	}
	l := made(60_000, o.seed)
	if *source != "" {
		var err error
		if l, err = learned(*source); err != nil {
			return err
		}
	}
	return writeArchive(newWriter(o, l), plan(o), *out, *truth)
}

const chunk = 512 // articles made by one worker at a time

// writeArchive makes articles in parallel and writes them in order.
func writeArchive(w *writer, specs []spec, out, truth string) error {
	archive, err := os.Create(out)
	if err != nil {
		return err
	}
	defer archive.Close()
	planted, err := os.Create(truth)
	if err != nil {
		return err
	}
	defer planted.Close()
	type lines struct{ articles, truth []byte }
	slots := make(chan chan lines, runtime.GOMAXPROCS(0)*2)
	go func() {
		for start := 0; start < len(specs); start += chunk {
			done := make(chan lines, 1)
			slots <- done
			go func(part []spec) {
				var l lines
				for _, s := range part {
					l.articles, l.truth = w.lines(s, l.articles, l.truth)
				}
				done <- l
			}(specs[start:min(start+chunk, len(specs))])
		}
		close(slots)
	}()
	articles, truths := bufio.NewWriterSize(archive, 1<<20), bufio.NewWriterSize(planted, 1<<20)
	for done := range slots {
		l := <-done
		articles.Write(l.articles)
		truths.Write(l.truth)
	}
	return errors.Join(articles.Flush(), truths.Flush(), archive.Close(), planted.Close())
}

func (w *writer) lines(s spec, articles, truths []byte) ([]byte, []byte) {
	a := w.article(s)
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(s.day))
	line, err := json.Marshal(record{
		ID: name(s.number), Outlet: fmt.Sprintf("Outlet %02d", s.outlet), Date: day.Format(time.DateOnly),
		Title: a.title, Text: a.text,
	})
	if err != nil {
		panic(err) // strings always marshal
	}
	articles = append(append(articles, line...), '\n')
	for _, p := range a.planted {
		p.Source, p.Copy = name(s.origin), name(s.number)
		line, err := json.Marshal(p)
		if err != nil {
			panic(err)
		}
		truths = append(append(truths, line...), '\n')
	}
	if a.footer[1] > 0 {
		line, _ := json.Marshal(footer{Article: name(s.number), Footer: a.footer, Title: points(a.title)})
		truths = append(append(truths, line...), '\n')
	}
	return articles, truths
}

// footer says where an article's footer lies, in code points.
type footer struct {
	Article string `json:"article"`
	Footer  [2]int `json:"footer"`
	Title   int    `json:"title"` // length of the title
}

func name(number uint32) string { return fmt.Sprintf("s%08d", number) }
