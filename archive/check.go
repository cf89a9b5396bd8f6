package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"parallax/archive/index"
	"parallax/archive/internal/store"
)

// Problem is something in an archive that is not as it was written.
type Problem struct {
	Where string `json:"where"` // file, inside the archive
	What  string `json:"what"`
	Help  string `json:"help"` // what can be done
}

// help for damage of what cannot be made anew from the rest.
const (
	helpScan    = "scan the sources into a new archive, or put the file back from a copy"
	helpRelearn = "'parallax archive relearn' makes it anew"
	helpCompact = "'parallax archive compact' makes it anew"
)

// Verify reads all of an archive and reports what is damaged, missing, or does
// not agree. No problems: every byte that results rest on is as it was
// written.
func Verify(ctx context.Context, dir string, progress func(Progress)) ([]Problem, error) {
	a, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer a.Close()
	v := &verification{a: a, progress: progress}
	for _, step := range []func(context.Context) error{v.database, v.files, v.articles, v.pairs, v.clusters, v.compared} {
		if err := ctx.Err(); err != nil {
			return v.problems, err
		}
		if err := step(ctx); err != nil {
			return v.problems, err
		}
	}
	return v.problems, nil
}

type verification struct {
	a        *Archive
	catalog  *catalog // nil: damaged
	problems []Problem
	progress func(Progress)
}

func (v *verification) found(where, help, format string, args ...any) {
	v.problems = append(v.problems, Problem{where, fmt.Sprintf(format, args...), help})
}

func (v *verification) tell(stage Stage, done, total int) {
	if v.progress != nil {
		v.progress(Progress{Stage: stage, Done: done, Total: total})
	}
}

// database lets SQLite look at its pages and indexes.
func (v *verification) database(context.Context) error {
	rows, err := v.a.store.DB.Query("PRAGMA integrity_check(20)")
	if err != nil {
		v.found(store.DatabaseName, helpScan, "%v", err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			v.found(store.DatabaseName, helpScan, "%s", line)
		}
	}
	return rows.Err()
}

func (v *verification) files(ctx context.Context) error {
	s := v.a.store
	listed, err := s.Listed("")
	if err != nil {
		return err
	}
	for i, l := range listed {
		if err := ctx.Err(); err != nil {
			return err
		}
		v.tell("checking files", i, len(listed))
		help := helpScan
		switch l.Kind {
		case store.KindStatistics:
			help = helpRelearn
		case store.KindCatalog:
			help = helpCompact
		}
		size, sum, err := store.Checksum(s.Files, s.Path(l.Name))
		switch {
		case errors.Is(err, os.ErrNotExist):
			v.found(l.Name, help, "is missing")
			continue
		case err != nil:
			return err
		case size != l.Bytes:
			v.found(l.Name, help, "has %d bytes, not %d", size, l.Bytes)
			continue
		case sum != l.Checksum:
			v.found(l.Name, help, "is not what was written: wrong checksum")
			continue
		}
		if err := v.open(l); err != nil {
			v.found(l.Name, help, "%v", err)
		}
	}
	return nil
}

// open reads a file the way it is used.
func (v *verification) open(l store.Listed) error {
	s := v.a.store
	switch l.Kind {
	case store.KindSegment:
		f, err := s.Files.Open(s.Path(l.Name))
		if err != nil {
			return err
		}
		defer f.Close()
		segment, err := index.OpenSegment(f, l.Bytes)
		if err != nil {
			return err
		}
		return segment.Check()
	case store.KindCatalog:
		c, remade, err := readCatalog(s)
		if err == nil && remade {
			err = errCatalog
		}
		if err == nil {
			v.catalog = c
		}
		return err
	case store.KindStatistics:
		_, err := readStatistics(s, strings.TrimPrefix(l.Name, "statistics/"))
		return err
	}
	return nil // texts: see articles
}

// articles reads every article's text, and holds it against the rows.
func (v *verification) articles(ctx context.Context) error {
	rows, err := v.a.store.DB.Query(`SELECT number, id, title, outlet, author, date, url, language, agency, words, digest, run, checksum
		FROM article ORDER BY number`)
	if err != nil {
		return err
	}
	defer rows.Close()
	count := 0
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var number uint32
		var r row
		var digest []byte
		var run int
		var checksum int64
		if err := rows.Scan(&number, &r.id, &r.title, &r.outlet, &r.author, &r.date, &r.url, &r.language, &r.agency, &r.words, &digest, &run, &checksum); err != nil {
			v.found(store.DatabaseName, helpScan, "row of article %d: %v", number, err)
			continue
		}
		copy(r.digest[:], digest)
		if count++; count%4096 == 0 {
			v.tell("checking articles", count, 0)
		}
		if r.checksum(number, run) != checksum {
			v.found(store.DatabaseName, helpScan, "the row of article %s is not what was written", r.id)
			continue
		}
		v.text(number, &r)
		v.inCatalog(number, &r)
	}
	if v.catalog != nil && count != v.catalog.living {
		v.found("catalog", helpCompact, "lists %d articles, the database %d", v.catalog.living, count)
	}
	return rows.Err()
}

func (v *verification) text(number uint32, r *row) {
	record, err := v.a.store.Record(number)
	if err != nil {
		v.found("texts", helpScan, "article %s: %v", r.id, err)
		return
	}
	x, err := store.ParseRecord(record)
	if err != nil {
		v.found("texts", helpScan, "article %s: %v", r.id, err)
		return
	}
	if _, has := store.AppendRecord(nil, x); has != r.digest {
		v.found("texts", helpScan, "article %s is not the one that the database describes", r.id)
	}
}

func (v *verification) inCatalog(number uint32, r *row) {
	c := v.catalog
	if c == nil {
		return
	}
	if int(number) >= len(c.ids) || c.articles[number].Removed || c.ids[number] != r.id || c.names[c.articles[number].Outlet] != r.outlet || c.digests[number] != r.digest.Short() {
		v.found("catalog", helpCompact, "article %s is not as in the database", r.id)
	}
}

// clusters holds the rows of clusters against the catalogue.
func (v *verification) clusters(ctx context.Context) error {
	if v.catalog == nil {
		return nil
	}
	rows, err := v.a.store.DB.Query(`SELECT m.article, coalesce(c.first, -1), coalesce(c.id, -1), coalesce(c.articles, -1)
		FROM member m LEFT JOIN cluster c ON c.id = m.cluster`)
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := map[int64]int{}
	wrong := 0
	for rows.Next() {
		var number uint32
		var first, id int64
		var articles int
		if err := rows.Scan(&number, &first, &id, &articles); err != nil {
			return err
		}
		c := v.catalog
		if int(number) >= len(c.cluster) || int64(c.cluster[number]) != first || id != groupID("cluster", c.ids[first]) {
			wrong++
			continue
		}
		seen[id]++
		if seen[id] > articles {
			wrong++
		}
	}
	members := 0
	for _, n := range seen {
		members += n
	}
	for _, first := range v.catalog.cluster {
		if first != noCluster {
			members--
		}
	}
	if wrong > 0 || members != 0 {
		v.found(store.DatabaseName, helpRelearn, "the clusters are not what was written")
	}
	return rows.Err()
}

// pairs holds every pair against its articles and the catalogue.
func (v *verification) pairs(ctx context.Context) error {
	rows, err := v.a.store.DB.Query(`SELECT p.id, p.a, p.b, p.ordering, p.words, p.words_b, p.coverage_a, p.coverage_b, p.passages, p.run, p.checksum,
		coalesce(a.id, ''), coalesce(b.id, '') FROM pair p LEFT JOIN article a ON a.number = p.a LEFT JOIN article b ON b.number = p.b`)
	if err != nil {
		return err
	}
	defer rows.Close()
	count := 0
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var p pairRow
		var a, b string
		var checksum int64
		if err := rows.Scan(&p.id, &p.a, &p.b, &p.order, &p.words, &p.wordsB, &p.coverageA, &p.coverageB, &p.passages, &p.run, &checksum, &a, &b); err != nil {
			v.found(store.DatabaseName, helpRelearn, "row of pair %s: %v", groupName(p.id), err)
			continue
		}
		if count++; count%4096 == 0 {
			v.tell("checking pairs", count, 0)
		}
		if p.checksum() != checksum || pairID(a, b) != p.id {
			v.found(store.DatabaseName, helpRelearn, "pair %s is not what was written", groupName(p.id))
		}
	}
	if v.catalog != nil && count != len(v.catalog.links) {
		v.found("catalog", helpCompact, "lists %d pairs, the database %d", len(v.catalog.links), count)
	}
	return rows.Err()
}
