package archive

import (
	"context"
	"fmt"

	"parallax/archive/internal/store"
)

// Remove takes articles out of an archive, with their pairs. Their texts stay
// in its files until [Compact]. Removing what is not there is an error, and
// then nothing is removed.
func Remove(ctx context.Context, dir string, ids []string) (Summary, error) {
	return change(store.Disk{}, dir, func(r *scanRun) error {
		for _, id := range ids {
			n, found := r.catalog.find(id)
			if !found {
				return fmt.Errorf("%w: %s", ErrUnknown, id)
			}
			r.catalog.remove(n)
			if err := r.rows.dropArticle(n); err != nil {
				return err
			}
		}
		if err := r.writeGroups(r.catalog.group()); err != nil {
			return err
		}
		return r.commit(runRow{kind: "remove", removed: len(ids)})
	})
}

// Relearn makes the statistics of an archive anew, from all the articles that
// it now has, and its pairs by them.
func Relearn(ctx context.Context, dir string, o ScanOptions) (Summary, error) {
	return change(store.Disk{}, dir, func(r *scanRun) error {
		r.options = o
		r.snapshot = "" // to be learned anew
		r.catalog.forgetPairs()
		if _, err := r.tx.Exec("DELETE FROM pair; DELETE FROM cluster; DELETE FROM member"); err != nil {
			return err
		}
		if err := r.find(ctx, r.segments, nil); err != nil {
			return err
		}
		r.tell(Grouping, 0, 0)
		if err := r.writeGroups(r.catalog.group()); err != nil {
			return err
		}
		return r.commit(runRow{kind: "relearn"})
	})
}

// change opens an archive that is there for one run.
func change(files store.Files, dir string, do func(*scanRun) error) (Summary, error) {
	if a, err := store.Open(dir, files, false); err != nil {
		return Summary{}, err
	} else if err := a.Close(); err != nil {
		return Summary{}, err
	}
	w, err := openWriter(files, dir)
	if err != nil {
		return Summary{}, err
	}
	defer w.close()
	if err := w.begin(nil); err != nil {
		return Summary{}, err
	}
	r := &scanRun{writer: w, before: len(w.catalog.ids)}
	if err := do(r); err != nil {
		return r.summary, err
	}
	return r.finish()
}
