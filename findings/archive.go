package findings

import (
	"fmt"
	"iter"
	"slices"

	"parallax/archive"
	"parallax/article"
)

// Archive is what findings need of an [archive.Archive]. Article may be called
// from several goroutines at a time.
type Archive interface {
	Articles() iter.Seq2[archive.Entry, error]
	Pairs(archive.Filter) iter.Seq2[archive.Pair, error]
	Article(id string) (*article.Article, error)
}

// Records keep what was read out of compared pairs from one run to the next,
// under the IDs of source and version. They hold for one program, one set of
// word lists and the articles as they are: [archive.Compared] sees to that. Both
// methods may be called from several goroutines at a time.
type Records interface {
	Get(source, version string) []byte // nil: nothing is kept
	Put(source, version string, record []byte)
}

// Memory is an archive in memory, for small collections and for tests.
type Memory struct {
	All      []archive.Entry
	Verified []archive.Pair
	Texts    map[string]*article.Article
}

// Articles lists the articles.
func (m *Memory) Articles() iter.Seq2[archive.Entry, error] {
	return withoutError(m.All)
}

// Pairs lists the verified pairs, all of them.
func (m *Memory) Pairs(archive.Filter) iter.Seq2[archive.Pair, error] {
	return withoutError(m.Verified)
}

// Article is the article of an ID.
func (m *Memory) Article(id string) (*article.Article, error) {
	if a, known := m.Texts[id]; known {
		return a, nil
	}
	return nil, fmt.Errorf("there is no article %q", id)
}

func withoutError[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
