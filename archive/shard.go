package archive

import (
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
	"unsafe"

	"github.com/zeebo/xxh3"

	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/article"
	"parallax/text"
)

// shardArticles is how many articles make a shard: one file of texts, one
// segment of the index. A worker holds some 45 MB for it, and an interrupted
// scan does at most so many for each worker again. The first two have half as
// many: a second worker begins earlier, and a day's articles are shared out.
const shardArticles = 8192

// shard is a run of articles on its way into the archive.
type shard struct {
	first    uint32        // number of the first article
	rows     []row         // of the articles, but for what reading them tells
	marks    [][]text.Mark // of each
	records  []byte        // one behind the other: the only place that the texts have
	ends     []int         // of the records
	replaces []uint32      // numbers of articles that these replace
}

// write writes an article's record behind the others. It is of the shard when it
// is kept, else the next one takes its place.
func (s *shard) write(a *article.Article) (digest store.Digest) {
	s.close()
	s.records, digest = store.AppendRecord(s.records, a)
	return digest
}

// close takes a record away that was not kept.
func (s *shard) close() {
	kept := 0
	if n := len(s.ends); n > 0 {
		kept = s.ends[n-1]
	}
	s.records = s.records[:kept]
}

// keep makes the article just written one of the shard. It can be forgotten then.
func (s *shard) keep(a *article.Article, digest store.Digest) {
	s.rows = append(s.rows, row{id: a.ID, title: a.Title, outlet: a.Outlet, author: a.Author, date: a.Date, url: a.URL, language: a.Language, digest: digest})
	s.marks = append(s.marks, a.Marks)
	s.ends = append(s.ends, len(s.records))
}

// foresee makes room for all records of a shard of so many articles, as the first
// few tell: growing step by step would take five times the memory of them all.
func (s *shard) foresee(size int) {
	const few = 256
	n := len(s.records)
	if want := n/few*size + n; len(s.rows) == few && cap(s.records) < want {
		s.records = append(make([]byte, 0, want), s.records...)
	}
}

// record is that of article i.
func (s *shard) record(i int) []byte {
	start := 0
	if i > 0 {
		start = s.ends[i-1]
	}
	return s.records[start:s.ends[i]]
}

// key names all that the files of the shard depend on.
func (s *shard) key(o index.Options) string {
	h := xxh3.New()
	settings, _ := json.Marshal(struct { // of plain values: it cannot fail
		Version int
		First   uint32
		Options index.Options
	}{store.Version, s.first, o})
	h.Write(settings)
	h.Write(s.records)
	sum := h.Sum128().Bytes()
	return hex.EncodeToString(sum[:])
}

// facts is what the step from a shard to files tells: the rows of the database
// and the files.
type facts struct {
	first   uint32
	rows    []row
	texts   store.Listed
	segment store.Listed
	reused  bool // an interrupted run had done it

	// Not in the file:
	replaces []uint32          // articles that the shard's replace
	written  *store.TextWriter // of the texts; nil if an interrupted run wrote them
}

// row is one article's row.
type row struct {
	id, title, outlet, author, date, url, language, agency string
	words                                                  int
	digest                                                 store.Digest
}

// indexShard makes the files of a shard: articles → texts, postings, facts. It
// is the first step of a scan; its files depend on the shard and the options
// alone. What an interrupted run has left is used again.
func indexShard(s *store.Store, run int, x *index.Indexer, in *shard, o index.Options) (*facts, error) {
	key := runPrefix(run) + in.key(o)
	f := &facts{first: in.first}
	note := s.Path("work/" + key + ".facts")
	if data, err := store.ReadChecked(s.Files, note); err == nil && f.decode(data) == nil &&
		intact(s, f.texts) && intact(s, f.segment) {
		f.reused = true
		return f, nil
	}
	*f = facts{first: in.first}
	f.texts = store.Listed{Name: "texts/" + key + ".texts", Kind: store.KindTexts, First: in.first, Count: len(in.rows)}
	f.segment = store.Listed{Name: "index/" + key + ".segment", Kind: store.KindSegment, First: in.first, Count: len(in.rows)}
	var err error
	if f.written, err = writeTexts(s, &f.texts, in); err != nil {
		return nil, err
	}
	f.rows = in.rows
	for i := range f.rows {
		r := &f.rows[i]
		source := store.TextOf(in.record(i))
		told := x.Add(index.Document{
			Number: in.first + uint32(i), Language: r.language, Marks: in.marks[i],
			Source: unsafe.String(unsafe.SliceData(source), len(source)), // records stay until all of the shard is told
		})
		r.language, r.agency, r.words = strings.Clone(told.Language), strings.Clone(told.Agency), told.Words
	}
	sum := xxh3.New()
	f.segment.Bytes, err = store.WriteWhole(s.Files, s.Path(f.segment.Name), func(w io.Writer) error { return index.WriteSegment(w, x.Blocks()) }, sum)
	if err != nil {
		return nil, err
	}
	f.segment.Checksum = store.Sum(sum)
	_, _, err = store.WriteChecked(s.Files, note, f.encode())
	return f, err
}

func writeTexts(s *store.Store, l *store.Listed, in *shard) (*store.TextWriter, error) {
	w, err := store.NewTextWriter(s.Files, s.Path(l.Name), store.Plain)
	if err != nil {
		return nil, err
	}
	for i := range in.rows {
		if err := w.Add(in.record(i)); err != nil {
			w.Abandon()
			return nil, err
		}
	}
	l.Bytes, l.Checksum, err = w.Finish()
	return w, err
}

// intact tells whether a file is all there.
func intact(s *store.Store, l store.Listed) bool {
	size, sum, err := store.Checksum(s.Files, s.Path(l.Name))
	return err == nil && size == l.Bytes && sum == l.Checksum
}

func (f *facts) encode() []byte {
	const rowBytes = 128 // few take more
	to := make([]byte, 0, rowBytes*(len(f.rows)+4))
	number := func(n int) { to = store.AppendNumber(to, n) }
	for _, l := range [...]store.Listed{f.texts, f.segment} {
		to = store.AppendString(to, l.Name)
		to = store.AppendString(to, l.Checksum)
		number(int(l.Bytes))
	}
	number(len(f.rows))
	for _, r := range f.rows {
		for _, s := range [...]string{r.id, r.title, r.outlet, r.author, r.date, r.url, r.language, r.agency} {
			to = store.AppendString(to, s)
		}
		number(r.words)
		to = append(to, r.digest[:]...)
	}
	return to
}

func (f *facts) decode(data []byte) error {
	in := store.NewFields(data)
	for _, l := range [...]*store.Listed{&f.texts, &f.segment} {
		*l = store.Listed{Name: in.String(), Checksum: in.String(), Bytes: int64(in.Number())}
	}
	f.rows = make([]row, in.Count())
	for i := range f.rows {
		r := &f.rows[i]
		for _, s := range [...]*string{&r.id, &r.title, &r.outlet, &r.author, &r.date, &r.url, &r.language, &r.agency} {
			*s = in.String()
		}
		r.words = in.Number()
		copy(r.digest[:], in.Bytes(len(r.digest)))
	}
	f.texts.Kind, f.segment.Kind = store.KindTexts, store.KindSegment
	for _, l := range [...]*store.Listed{&f.texts, &f.segment} {
		l.First, l.Count = f.first, len(f.rows)
	}
	return in.Err()
}
