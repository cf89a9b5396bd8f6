package archive

import (
	"fmt"
	"strings"

	"parallax/archive/index"
)

// Rules are what the results of an archive depend on, beside its articles. An
// archive is made under one set of rules and keeps to it. The zero value works.
type Rules struct {
	AllPairs   bool `json:"all_pairs"`   // compare articles of one outlet with each other, too
	WindowDays int  `json:"window_days"` // compare only articles published within so many days; 0: any
	Sensitive  bool `json:"sensitive"`   // find heavily edited passages, too
	WireFirst  bool `json:"wire_first"`  // where dates do not tell which article came first, an agency's own did
	MinWords   int  `json:"min_words"`   // passages with fewer words are left out; 0: the engine's own bound
}

func (r Rules) index() index.Options {
	return index.Options{AllPairs: r.AllPairs, WindowDays: r.WindowDays, Sensitive: r.Sensitive, MinWords: r.MinWords}.Canonical()
}

// canonical fills in the defaults: rules that do the same are then equal.
func (r Rules) canonical() Rules {
	r.MinWords = r.index().MinWords
	return r
}

// difference says in which rules an archive differs from what is asked for.
func (r Rules) difference(asked Rules) error {
	var list []string
	for _, rule := range []struct {
		flag       string
		has, wants any
	}{
		{"--all-pairs", r.AllPairs, asked.AllPairs},
		{"--window", fmt.Sprintf("%dd", r.WindowDays), fmt.Sprintf("%dd", asked.WindowDays)},
		{"--sensitive", r.Sensitive, asked.Sensitive},
		{"--wire-first", r.WireFirst, asked.WireFirst},
		{"--min-words", r.MinWords, asked.MinWords},
	} {
		if rule.has != rule.wants {
			list = append(list, fmt.Sprintf("%s is %v, not %v", rule.flag, rule.has, rule.wants))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return fmt.Errorf("the archive was made under other rules (%s): leave these options out, or make a new archive", strings.Join(list, "; "))
}

// ScanOptions tune a scan. The zero value works.
type ScanOptions struct {
	Rules   *Rules   // nil: those of the archive; of a new one the default
	Since   string   // leave out articles dated before this day
	Until   string   // and those after this
	Strict  bool     // end with the first file or record that cannot be read
	Workers int      // 0: one a processor
	Memory  int64    // bytes that the scan should stay within, with fewer workers if it must; 0: 4 GiB. The caller limits Go's own memory
	Sources []string // where the articles come from, for the record
	// Progress is told how far the scan is, by one goroutine at a time.
	Progress func(Progress)

	// For tests:
	shard int                 // articles of a shard; 0: shardArticles
	begun func(*writer) error // called when the run has its transaction
}

func (o *ScanOptions) memory() int64 {
	if o.Memory <= 0 {
		return 4 << 30
	}
	return o.Memory
}

// DatabaseCache is how much of the memory of a scan the database may take, which
// is none of Go's.
func DatabaseCache(memory int64) int64 { return min(256<<20, memory/8) }

// Stage is a part of a scan.
type Stage string

// Stages, in order.
const (
	Reading   Stage = "reading"   // articles are read, stored and indexed
	Learning  Stage = "learning"  // boilerplate is told from text
	Joining   Stage = "joining"   // articles with word runs in common are looked for
	Verifying Stage = "verifying" // and compared
	Grouping  Stage = "grouping"
	Writing   Stage = "writing"
)

// Progress says how far a scan is.
type Progress struct {
	Stage    Stage `json:"stage"`
	Done     int   `json:"done"`  // articles read, partitions joined, or shards of pairs compared
	Total    int   `json:"total"` // 0: not known
	Articles int   `json:"articles"`
	Skipped  int   `json:"skipped"`
	Pairs    int   `json:"pairs"` // found so far
	Passages int   `json:"passages"`
	Resumed  int   `json:"resumed"` // parts of the work that an interrupted scan had left done
}

// Size is how much an archive holds.
type Size struct {
	Snapshot string `json:"snapshot"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	Pairs    int    `json:"pairs"`
	Clusters int    `json:"clusters"`
}

// Summary is what a scan did and what the archive holds now.
type Summary struct {
	New       int  `json:"new"`
	Known     int  `json:"known"`      // were in the archive as they are
	Changed   int  `json:"changed"`    // replaced an article with the same ID
	Repeated  int  `json:"repeated"`   // came again in the same scan, under the ID of another; skipped
	Outside   int  `json:"outside"`    // not within --since and --until
	Skipped   int  `json:"skipped"`    // could not be read
	NoArticle int  `json:"no_article"` // held none, such as images in web archives
	Pairs     int  `json:"pairs"`      // new ones
	Passages  int  `json:"passages"`   // in these
	Resumed   int  `json:"resumed"`
	Learned   int  `json:"learned"` // articles that boilerplate was learned from
	Archive   Size `json:"archive"`
}
