package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"parallax/archive/index"
	"parallax/archive/internal/store"
)

// Files of a compacted archive hold so many articles at most: the postings of
// one file, 1 kB an article, are in memory at a time.
const (
	compactSegment = 1 << 18
	compactTexts   = 1 << 16
)

// Compact merges the files of many scans into a few, packs the texts better,
// and gives back the room of what was removed: only then is a removed text gone
// from the disk, and so is what was read out of it. No result changes.
func Compact(ctx context.Context, dir string, progress func(Progress)) (Summary, error) {
	s, err := change(store.Disk{}, dir, func(r *scanRun) error {
		r.options.Progress = progress
		if err := r.compactTexts(ctx); err != nil {
			return err
		}
		if err := r.compactSegments(ctx); err != nil {
			return err
		}
		return r.commit(runRow{kind: "compact"})
	})
	if err != nil {
		return s, err
	}
	if err := vacuum(dir); err != nil {
		return s, err
	}
	return s, compactCompared(dir)
}

// vacuum rewrites the database without what was deleted. SQLite does it as one
// transaction.
func vacuum(dir string) error {
	s, err := store.Open(dir, store.Disk{}, true)
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = s.DB.Exec("VACUUM")
	return err
}

// runs divides files that lie one behind the other into runs of so many
// articles at most, one file at the least.
func runs(files []store.Listed, most int) [][]store.Listed {
	var all [][]store.Listed
	count := most
	for _, f := range byFirst(files) {
		if count+f.Count > most {
			all = append(all, nil)
			count = 0
		}
		count += f.Count
		all[len(all)-1] = append(all[len(all)-1], f)
	}
	return all
}

func (r *scanRun) compactTexts(ctx context.Context) error {
	parts := runs(r.listedBefore(store.KindTexts), compactTexts)
	for i, part := range parts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		first := part[0].First
		last := part[len(part)-1]
		l := store.Listed{Name: fmt.Sprintf("texts/%s%06d.texts", runPrefix(r.number), i), Kind: store.KindTexts, First: first, Count: int(last.First-first) + last.Count}
		w, err := store.NewTextWriter(r.store.Files, r.store.Path(l.Name), store.Small)
		if err != nil {
			return err
		}
		for n := first; n < first+uint32(l.Count); n++ {
			var record []byte
			if !r.catalog.articles[n].Removed {
				if record, err = r.store.Record(n); err != nil {
					w.Abandon()
					return err
				}
			}
			if err := w.Add(record); err != nil {
				w.Abandon()
				return err
			}
		}
		if l.Bytes, l.Checksum, err = w.Finish(); err != nil {
			return err
		}
		r.list(l)
		r.tell("texts", i+1, len(parts))
	}
	r.drop(store.KindTexts)
	return nil
}

func (r *scanRun) compactSegments(ctx context.Context) error {
	parts := runs(r.segments, compactSegment)
	for i, part := range parts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if len(part) == 1 {
			continue
		}
		last := part[len(part)-1]
		l := store.Listed{Name: fmt.Sprintf("index/%s%06d.segment", runPrefix(r.number), i), Kind: store.KindSegment, First: part[0].First,
			Count: int(last.First-part[0].First) + last.Count}
		if err := r.mergeSegments(ctx, &l, part); err != nil {
			return err
		}
		r.list(l)
		for _, old := range part {
			r.dropped = append(r.dropped, old.Name)
		}
		r.tell("index", i+1, len(parts))
	}
	return nil
}

// Many segments make queries slow: each is looked into for each shingle, some
// 0.7 ms. A scan merges the last ones when there are so many of them, each
// smaller than one of the bounds: a day's articles cost merging a fortnight's, and
// each article is merged twice in the life of an archive, as it grows from a
// shard to files as large as compacted ones.
const tidyFrom = 16

var tidyBelow = [...]int{shardArticles, compactSegment / 2}

func (r *scanRun) tidySegments(ctx context.Context) error {
	var beside errgroup.Group // the disk works while the next file is made
	for tier, bound := range tidyBelow {
		for i, small := range toTidy(byFirst(slices.Concat(r.segments, r.fresh)), bound) {
			made, err := r.tidy(ctx, small, fmt.Sprintf("tidied-%d-%03d", tier, i))
			if err != nil {
				return errors.Join(err, beside.Wait())
			}
			beside.Go(func() error { return r.sync([]store.Listed{made}) })
		}
	}
	return beside.Wait()
}

// toTidy gives the segments that are to be merged, by what is made of them.
func toTidy(all []store.Listed, bound int) [][]store.Listed {
	from := len(all)
	for from > 0 && all[from-1].Count < bound {
		from--
	}
	if len(all)-from < tidyFrom {
		return nil
	}
	return slices.DeleteFunc(runs(all[from:], compactSegment), func(small []store.Listed) bool { return len(small) == 1 })
}

// tidy puts one segment in the place of several that lie one behind the other.
func (r *scanRun) tidy(ctx context.Context, small []store.Listed, name string) (l store.Listed, err error) {
	last := small[len(small)-1]
	l = store.Listed{Name: "index/" + runPrefix(r.number) + name + ".segment", Kind: store.KindSegment, First: small[0].First,
		Count: int(last.First-small[0].First) + last.Count}
	if err := r.mergeSegments(ctx, &l, small); err != nil {
		return l, err
	}
	for _, old := range small {
		r.dropped = append(r.dropped, old.Name)
		same := func(x store.Listed) bool { return x.Name == old.Name }
		r.listed, r.fresh, r.segments = slices.DeleteFunc(r.listed, same), slices.DeleteFunc(r.fresh, same), slices.DeleteFunc(r.segments, same)
	}
	r.list(l)
	r.fresh = append(r.fresh, l)
	return l, nil
}

func (r *scanRun) mergeSegments(ctx context.Context, l *store.Listed, part []store.Listed) error {
	open, err := openSegments(r.store, part)
	if err != nil {
		return err
	}
	defer open.close()
	var failed error
	blocks := func(yield func([]byte) bool) {
		rooms := make([]blockRoom, r.workers())
		var merged [index.Partitions][]byte // those that wait for one before them
		next := 0
		failed = parallel(ctx, r, quietly, index.Partitions, func(worker, p int) (of mergedBlock, err error) {
			if err = open.blocks(&rooms[worker], p); err == nil {
				of.partition = p
				of.block, err = index.Merge(rooms[worker])
			}
			return of, damagedIndex(err)
		}, func(of mergedBlock) error {
			merged[of.partition] = of.block
			for ; next < len(merged) && merged[next] != nil; next++ {
				if !yield(merged[next]) {
					return errStopped
				}
				merged[next] = nil
			}
			return nil
		})
	}
	sum := xxh3.New()
	l.Bytes, err = store.WriteWhole(r.store.Files, r.store.Path(l.Name), func(w io.Writer) error {
		err := index.WriteSegment(w, blocks)
		return errors.Join(err, failed)
	}, sum)
	l.Checksum = store.Sum(sum)
	return err
}

type mergedBlock struct {
	partition int
	block     []byte
}

// errStopped says that blocks are not asked for any more; why is said elsewhere.
var errStopped = errors.New("stopped")
