package index

import (
	"iter"

	"parallax/text"
)

// Document is an article as the engine reads it.
type Document struct {
	Number   uint32
	Source   string
	Language string      // as declared; "": found from the text
	Unknown  bool        // it was looked for and cannot be told
	Marks    []text.Mark // known beforehand
}

// Facts are what reading an article has shown by the way.
type Facts struct {
	Words    int    // of the article's own prose
	Language string // declared or found, "" if unknown
	Agency   string // credited by a dateline or credit, "" if none
}

// Indexer makes the postings of one shard of articles. Its memory grows with
// the postings (about 2.5 kB an article), not with the text. One goroutine
// uses it.
type Indexer struct {
	sampler    *sampler
	reader     text.Reader
	partitions [Partitions][]posting
	sorter     sorter
	encoder    encoder
}

// NewIndexer begins a shard.
func NewIndexer(o Options) *Indexer {
	return &Indexer{sampler: newSampler(o.Canonical())}
}

// Add reads an article into the shard. Articles may come in any order, but
// ascending numbers are faster.
func (x *Indexer) Add(d Document) Facts {
	t := x.reader.Analyse(d.Source, text.Options{Language: d.Language, Marks: d.Marks})
	picks, words := x.sampler.sample(t)
	for _, pick := range picks {
		p, rest := split(pick.hash)
		x.partitions[p] = append(x.partitions[p], posting{rest, d.Number, pick.place})
	}
	return Facts{Words: words, Language: t.Language, Agency: agency(t)}
}

func agency(t *text.Text) string {
	for _, m := range t.Marks {
		if (m.Kind == text.MarkDateline || m.Kind == text.MarkCredit) && m.Note != "" {
			return m.Note
		}
	}
	return ""
}

// Blocks encodes the shard, one block for each partition, and begins the next
// one. A block is good until the next one is asked for.
func (x *Indexer) Blocks() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		defer func() {
			for p := range x.partitions {
				x.partitions[p] = x.partitions[p][:0]
			}
		}()
		for p := range x.partitions {
			if !yield(x.encoder.encode(x.sorter.sort(x.partitions[p], 0, 32))) {
				return
			}
		}
	}
}
