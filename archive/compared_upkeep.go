package archive

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"parallax/archive/internal/store"
)

// packNames lists the packs in the folder, by maker.
func packNames(s *store.Store) (map[string][]string, error) {
	names, err := s.Files.Names(s.Path(comparedFolder))
	if err != nil {
		return nil, err
	}
	byMaker := map[string][]string{}
	for _, name := range names {
		if maker, _, ok := strings.Cut(name, "-"); ok && strings.HasSuffix(name, packEnding) {
			byMaker[maker] = append(byMaker[maker], name)
		}
	}
	return byMaker, nil
}

// tidy keeps the folder small: packs of makers that were not used for long are
// removed, and many packs of this one merged.
func (c *Compared) tidy() error {
	byMaker, err := packNames(c.store)
	if err != nil {
		return err
	}
	own := byMaker[c.maker]
	delete(byMaker, c.maker)
	type used struct {
		maker string
		at    int64
	}
	var others []used
	for maker, names := range byMaker {
		last := used{maker: maker}
		for _, name := range names {
			if info, err := os.Stat(c.path(name)); err == nil {
				last.at = max(last.at, info.ModTime().UnixNano())
			}
		}
		others = append(others, last)
	}
	slices.SortFunc(others, func(x, y used) int { return cmp.Or(cmp.Compare(y.at, x.at), strings.Compare(x.maker, y.maker)) })
	for _, old := range others[min(len(others), makersKept-1):] {
		for _, name := range byMaker[old.maker] {
			if err := c.store.Files.Remove(c.path(name)); err != nil {
				return err
			}
		}
	}
	if len(own) < packsMerged {
		return nil
	}
	return c.merge(own)
}

// merge rewrites packs of this maker as one, with the records of articles that
// the archive has as they are.
func (c *Compared) merge(names []string) error {
	living := map[store.Digest]bool{}
	for _, d := range c.digests {
		living[d] = true
	}
	w, err := newPackWriter(c.store.Files, c.path(c.maker+partEnding))
	if err != nil {
		return err
	}
	met := map[comparedKey]bool{}
	for _, name := range names {
		if err := copyPack(w, c.store.Files, c.path(name), func(key comparedKey) bool {
			keep := living[key[0]] && living[key[1]] && !met[key]
			met[key] = true
			return keep
		}); err != nil {
			w.abandon()
			return err
		}
	}
	merged := ""
	if len(w.list) == 0 {
		w.abandon()
	} else if err := w.finish(func(sum string) string {
		merged = c.maker + "-" + sum + packEnding
		return c.path(merged)
	}); err != nil {
		return err
	}
	for _, name := range names {
		if name == merged {
			continue
		}
		if err := c.store.Files.Remove(c.path(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copyPack copies the records that are wanted and whole.
func copyPack(w *packWriter, files store.Files, path string, wanted func(comparedKey) bool) error {
	p, err := openPack(files, path)
	defer p.close()
	if err != nil {
		return nil // damaged: to be made anew
	}
	for i := range p.list {
		if !wanted(p.list[i].key) {
			continue
		}
		data, err := p.record(i)
		if err != nil {
			continue
		}
		if err := w.add(p.list[i].key, data); err != nil {
			return err
		}
	}
	return nil
}

// compactCompared removes what was read out of articles that the archive no
// longer has, and merges the packs of each maker.
func compactCompared(dir string) error {
	a, err := Open(dir)
	if err != nil {
		return err
	}
	defer a.Close()
	byMaker, err := packNames(a.store)
	if err != nil || len(byMaker) == 0 {
		return err
	}
	digests, err := digestsOf(a.store)
	if err != nil {
		return err
	}
	var lock *Compared
	for maker, names := range byMaker {
		c := &Compared{store: a.store, maker: maker, digests: digests}
		if lock == nil {
			if err := c.takeLock(); err != nil {
				return err
			}
			lock = c
			defer lock.lock.Unlock()
		}
		if err := c.merge(names); err != nil {
			return err
		}
	}
	return nil
}

// compared reads all packs.
func (v *verification) compared(ctx context.Context) error {
	const help = "remove the file: its pairs are compared again when they are asked for"
	s := v.a.store
	byMaker, err := packNames(s)
	if err != nil {
		return err
	}
	var names []string
	for _, of := range byMaker {
		names = append(names, of...)
	}
	slices.Sort(names)
	for i, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		v.tell("checking compared pairs", i, len(names))
		name = comparedFolder + "/" + name
		p, err := openPack(s.Files, s.Path(name))
		for k := 0; err == nil && k < len(p.list); k++ {
			_, err = p.record(k)
		}
		p.close()
		if errors.Is(err, ErrDamaged) {
			v.found(name, help, "is not what was written")
		} else if err != nil {
			return err
		}
	}
	return nil
}
