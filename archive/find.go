package archive

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"parallax/archive/index"
	"parallax/archive/internal/store"
)

// find compares the articles of fresh segments with each other and with those
// of history.
func (r *scanRun) find(ctx context.Context, fresh, history []store.Listed) error {
	now, err := openSegments(r.store, fresh)
	if err != nil {
		return err
	}
	defer now.close()
	before, err := openSegments(r.store, history)
	if err != nil {
		return err
	}
	defer before.close()
	f := &finder{scanRun: r, fresh: now, history: before, catalog: index.NewCatalog(r.catalog.articles), o: r.rules.index()}
	if f.snapshot == "" {
		err = f.learn(ctx)
	} else {
		f.statistics, err = readStatistics(r.store, r.snapshot)
	}
	if err != nil {
		return err
	}
	f.key = runPrefix(r.number) + f.runKey(fresh, history)
	if err := f.join(ctx); err != nil {
		return err
	}
	if err := f.verify(ctx); err != nil {
		return err
	}
	for g := range index.Partitions / joinGroup {
		r.spent = append(r.spent, f.seedsPath(g))
	}
	return nil
}

type finder struct {
	*scanRun
	fresh, history *segments
	catalog        *index.Catalog
	o              index.Options
	key            string
}

// runKey names all that the pairs of this run depend on.
func (f *finder) runKey(fresh, history []store.Listed) string {
	h := xxh3.New()
	settings, _ := json.Marshal(struct { // of plain values: it cannot fail
		Version  int
		Rules    Rules
		Snapshot string
	}{store.Version, f.rules, f.snapshot})
	h.Write(settings)
	for _, list := range [][]store.Listed{fresh, history} {
		for _, l := range list {
			fmt.Fprintln(h, l.Name, l.Checksum)
		}
		fmt.Fprintln(h)
	}
	for _, l := range f.listedBefore(store.KindCatalog) { // what is new in it is in the fresh segments' names
		fmt.Fprintln(h, l.Checksum)
	}
	sum := h.Sum128().Bytes()
	return hex.EncodeToString(sum[:])
}

// parallel calls step for each of n parts, several at a time, and hands what
// they give to take, one after another as they come.
func parallel[T any](ctx context.Context, r *scanRun, stage Stage, n int, step func(worker, part int) (T, error), take func(T) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	results := make(chan T, n)
	for w := range min(r.workers(), n) {
		group.Go(func() error {
			for part := int(next.Add(1)) - 1; part < n; part = int(next.Add(1)) - 1 {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				result, err := step(w, part)
				if err != nil {
					return err
				}
				results <- result
			}
			return nil
		})
	}
	failed := make(chan error, 1)
	go func() {
		failed <- group.Wait()
		close(results)
	}()
	var err error
	done := 0
	tell := func() {
		if stage != quietly {
			r.tell(stage, done, n)
		}
	}
	tell()
	for result := range results {
		if err == nil {
			err = take(result)
		}
		done++
		tell()
	}
	return errors.Join(<-failed, err)
}

// quietly is a stage that passes too fast to be told of.
const quietly Stage = ""

type none struct{}

func ignore(none) error { return nil }

// learn makes the snapshot of statistics.
func (f *finder) learn(ctx context.Context) error {
	found := make([]index.Recurrent, index.Partitions)
	rooms := make([]blockRoom, f.workers())
	err := parallel(ctx, f.scanRun, Learning, index.Partitions, func(worker, p int) (none, error) {
		if err := f.fresh.blocks(&rooms[worker], p); err != nil {
			return none{}, err
		}
		var err error
		found[p], err = index.Learn(p, rooms[worker], f.catalog, f.o)
		return none{}, err
	}, ignore)
	if err != nil {
		return err
	}
	st, err := index.NewStatistics(found, f.catalog, f.o)
	if err != nil {
		return err
	}
	return f.setStatistics(st)
}

// Partitions are joined by groups of so many, for fewer files.
const joinGroup = 8

// join looks for articles with shingles in common, partition by partition:
// postings → one file of seeds for each group.
func (f *finder) join(ctx context.Context) error {
	rooms := make([][2]blockRoom, f.workers())
	return parallel(ctx, f.scanRun, Joining, index.Partitions/joinGroup, func(worker, g int) (none, error) {
		return none{}, f.joinPartitions(g, &rooms[worker][0], &rooms[worker][1])
	}, ignore)
}

func (f *finder) joinPartitions(group int, fresh, history *blockRoom) error {
	path := f.seedsPath(group)
	if _, err := store.ReadChecked(f.store.Files, path); err == nil {
		return nil // an interrupted run had done it
	}
	var blocks [][]byte
	for p := group * joinGroup; p < (group+1)*joinGroup; p++ {
		if err := f.fresh.blocks(fresh, p); err != nil {
			return err
		}
		if err := f.history.blocks(history, p); err != nil {
			return err
		}
		seeds, err := index.Join(p, *fresh, *history, f.catalog, f.statistics, f.o)
		if err != nil {
			return damagedIndex(err)
		}
		blocks = append(blocks, seeds...)
	}
	return writeBlocks(f.store.Files, path, blocks)
}

func (f *finder) seedsPath(group int) string {
	return f.store.Path(fmt.Sprintf("work/%s-%03d.seeds", f.key, group))
}

// verify compares the candidates, part by part: seeds → one file of edges. Rows
// are written beside it.
func (f *finder) verify(ctx context.Context) error {
	parts, err := f.candidates(ctx)
	if err != nil {
		return err
	}
	verifiers := make([]*index.Verifier, f.workers())
	for i := range verifiers {
		verifiers[i] = index.NewVerifier(f.load, f.catalog, f.statistics, f.o)
	}
	taken := 0
	return parallel(ctx, f.scanRun, Verifying, len(parts), func(worker, part int) (partEdges, error) {
		return f.verifyPart(ctx, verifiers[worker], part, parts[part])
	}, func(e partEdges) error {
		if taken++; taken == len(parts)*indexPairsAt/verifyParts {
			return errors.Join(f.takeEdges(e), f.finishPairs())
		}
		return f.takeEdges(e)
	})
}

// The rows of pairs get their indexes when so many parts are compared: while the
// others are, a processor need not be idle for it at the end. Rows that come
// behind cost twice as much, so there should be few.
const indexPairsAt = 56

// candidates picks the pairs worth a look from all seeds, and divides them.
func (f *finder) candidates(ctx context.Context) ([][]index.Candidate, error) {
	seeds, err := openSeeds(f.store, f.seedsPath, f.o.PairShards)
	if err != nil {
		return nil, err
	}
	defer seeds.close()
	found := make([][]index.Candidate, f.o.PairShards)
	rooms := make([]blockRoom, f.workers())
	err = parallel(ctx, f.scanRun, quietly, f.o.PairShards, func(worker, shard int) (none, error) {
		if err := seeds.of(&rooms[worker], shard); err != nil {
			return none{}, err
		}
		var err error
		found[shard], err = index.Candidates(rooms[worker], f.o)
		return none{}, damagedIndex(err)
	}, ignore)
	return index.Divide(found, verifyParts), err
}

// Candidates are compared in so many parts: an interrupted scan does no more
// than one for each worker again.
const verifyParts = 64

// partEdges are the edges of one part of the candidates.
type partEdges struct {
	edges  []index.Edge
	reused bool
}

func (f *finder) verifyPart(ctx context.Context, v *index.Verifier, part int, candidates []index.Candidate) (partEdges, error) {
	path := f.store.Path(fmt.Sprintf("work/%s-%03d.edges", f.key, part))
	if data, err := store.ReadChecked(f.store.Files, path); err == nil {
		if edges, err := decodeEdges(data); err == nil {
			return partEdges{edges, true}, nil
		}
	}
	var edges []index.Edge
	err := v.Verify(ctx, candidates, func(e index.Edge) error {
		edges = append(edges, e)
		return nil
	})
	if err == nil && len(edges) > 0 {
		_, _, err = store.WriteChecked(f.store.Files, path, encodeEdges(edges))
	}
	return partEdges{edges: edges}, err
}

// load gives the engine an article.
func (r *scanRun) load(number uint32) (index.Document, error) {
	d, err := loadDocument(r.store, number)
	if i := int(number) - r.before; i >= 0 && i < len(r.languages) {
		d.Language = r.languages[i]
		d.Unknown = d.Language == ""
	}
	return d, err
}

func loadDocument(s *store.Store, number uint32) (index.Document, error) {
	record, err := s.Record(number)
	if err != nil {
		return index.Document{}, err
	}
	b, err := store.ParseBody(record)
	return index.Document{Number: number, Source: b.Text, Language: b.Language, Marks: b.Marks}, err
}

func (f *finder) takeEdges(e partEdges) error {
	if e.reused {
		f.summary.Resumed++
		f.progress.Resumed++
	}
	c := f.scanRun.catalog
	for i := range e.edges {
		edge := &e.edges[i]
		c.links = append(c.links, edge.Link())
		if err := f.rows.pair(f.number, c.pairOf(edge, f.rules.WireFirst)); err != nil {
			return err
		}
		f.summary.Pairs++
		f.summary.Passages += len(edge.Passages)
	}
	f.progress.Pairs, f.progress.Passages = f.summary.Pairs, f.summary.Passages
	return nil
}

// byFirst puts files in the order of their articles, whichever worker was
// faster.
func byFirst(files []store.Listed) []store.Listed {
	return slices.SortedFunc(slices.Values(files), func(x, y store.Listed) int { return cmp.Compare(x.First, y.First) })
}

// segments are open segments of the index.
type segments struct {
	files []store.File
	open  []*index.Segment
}

func openSegments(s *store.Store, listed []store.Listed) (*segments, error) {
	all := &segments{}
	for _, l := range byFirst(listed) {
		f, err := s.Files.Open(s.Path(l.Name))
		if err != nil {
			all.close()
			return nil, err
		}
		all.files = append(all.files, f)
		segment, err := index.OpenSegment(f, l.Bytes)
		if err != nil {
			all.close()
			return nil, fmt.Errorf("%s: %w (%w)", s.Path(l.Name), err, ErrDamaged)
		}
		all.open = append(all.open, segment)
	}
	return all, nil
}

func (s *segments) close() {
	for _, f := range s.files {
		f.Close()
	}
}

// blockRoom is memory for blocks: a scan reads hundreds of sets of them, one
// after the other.
type blockRoom [][]byte

func (r *blockRoom) begin(blocks int) {
	*r = (*r)[:cap(*r)] // with what was in it
	for len(*r) < blocks {
		*r = append(*r, nil)
	}
	*r = (*r)[:blocks]
}

// blocks reads those of a partition. They are good until the next ones are read
// into the room.
func (s *segments) blocks(room *blockRoom, partition int) (err error) {
	room.begin(len(s.open))
	for i, segment := range s.open {
		if (*room)[i], err = segment.BlockInto((*room)[i], partition); err != nil {
			return err
		}
	}
	return nil
}

// A file of blocks begins with how many there are and where each ends.
func writeBlocks(files store.Files, path string, blocks [][]byte) error {
	le := binary.LittleEndian
	end := uint64(4 + 8*len(blocks))
	head := le.AppendUint32(make([]byte, 0, end), uint32(len(blocks)))
	for _, b := range blocks {
		end += uint64(len(b))
		head = le.AppendUint64(head, end)
	}
	return store.WritePieces(files, path, slices.Concat([][]byte{head}, blocks))
}

// directoryOf reads where the blocks of a file lie.
func directoryOf(f store.File, path string, want int) ([]int64, error) {
	size, err := f.Size()
	if err != nil {
		return nil, err
	}
	head := make([]byte, 4+8*want)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	bounds := []int64{int64(len(head))}
	for i := range want {
		bounds = append(bounds, int64(binary.LittleEndian.Uint64(head[4+8*i:])))
	}
	if binary.LittleEndian.Uint32(head) != uint32(want) || !slices.IsSorted(bounds) || bounds[want]+8 != size {
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	return bounds, nil
}

// seedFiles are the files of seeds of all groups of partitions.
type seedFiles struct {
	files  []store.File
	bounds [][]int64 // of the blocks of the partitions, one behind the other
	shards int
}

func openSeeds(s *store.Store, path func(int) string, shards int) (*seedFiles, error) {
	all := &seedFiles{shards: shards}
	for g := range index.Partitions / joinGroup {
		f, err := s.Files.Open(path(g))
		if err != nil {
			all.close()
			return nil, err
		}
		all.files = append(all.files, f)
		bounds, err := directoryOf(f, path(g), joinGroup*shards)
		if err != nil {
			all.close()
			return nil, err
		}
		all.bounds = append(all.bounds, bounds)
	}
	return all, nil
}

func (s *seedFiles) close() {
	for _, f := range s.files {
		f.Close()
	}
}

// of reads the blocks of one shard of pairs, see [segments.blocks].
func (s *seedFiles) of(room *blockRoom, shard int) error {
	room.begin(index.Partitions)
	for g, f := range s.files {
		for p := range joinGroup {
			from, to := s.bounds[g][p*s.shards+shard], s.bounds[g][p*s.shards+shard+1]
			block := &(*room)[g*joinGroup+p]
			*block = slices.Grow((*block)[:0], int(to-from))[:to-from]
			if _, err := f.ReadAt(*block, from); err != nil {
				return err
			}
		}
	}
	return nil
}
