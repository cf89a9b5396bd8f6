package archive

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"

	"parallax/archive/internal/store"
	"parallax/article"
	"parallax/article/ingest"
)

// Archive is an archive opened for reading. It shows the last finished run,
// also while another is at work. Any number of goroutines may share it.
type Archive struct {
	store *store.Store

	asking   sync.Once
	asked    *asker
	askedErr error

	preparing  sync.Once
	numberOf   *sql.Stmt
	prepareErr error
}

// ErrNone says that there is no archive in a folder.
var ErrNone = store.ErrNone

// ErrDamaged says that a file of the archive is not what was written.
var ErrDamaged = store.ErrDamaged

// ErrUnknown says that the archive has no such article.
var ErrUnknown = errors.New("the archive has no such article")

// Open opens the archive in a folder for reading.
func Open(dir string) (*Archive, error) {
	s, err := store.Open(dir, store.Disk{}, false)
	if err != nil {
		return nil, err
	}
	return &Archive{store: s}, nil
}

// Close closes the archive.
func (a *Archive) Close() error {
	if a.asked != nil {
		a.asked.close()
	}
	if a.numberOf != nil {
		a.numberOf.Close()
	}
	return a.store.Close()
}

const entryColumns = `article.number, id, title, outlet, author, date, url, language, agency, words, coalesce(member.cluster, -1)
	FROM article LEFT JOIN member ON member.article = article.number`

func scanEntry(rows interface{ Scan(...any) error }) (number uint32, e Entry, err error) {
	var cluster int64
	err = rows.Scan(&number, &e.ID, &e.Title, &e.Outlet, &e.Author, &e.Date, &e.URL, &e.Language, &e.Agency, &e.Words, &cluster)
	e.Cluster = groupName(cluster)
	return number, e, err
}

// Articles gives all articles, by ID.
func (a *Archive) Articles() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		rows, err := a.store.DB.Query("SELECT " + entryColumns + " ORDER BY id")
		each(rows, err, func() (Entry, error) {
			_, e, err := scanEntry(rows)
			return e, err
		}, yield)
	}
}

// each hands the rows of a query on.
func each[T any](rows *sql.Rows, err error, scan func() (T, error), yield func(T, error) bool) {
	var none T
	if err != nil {
		yield(none, err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		value, err := scan()
		if err != nil {
			yield(none, err)
			return
		}
		if !yield(value, nil) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		yield(none, err)
	}
}

// rowsOf hands the rows of a query on, by scan.
func rowsOf[T any](rows *sql.Rows, err error, scan func() (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) { each(rows, err, scan, yield) }
}

// Entry gives what is known of one article.
func (a *Archive) Entry(id string) (Entry, error) {
	_, e, err := a.find(id)
	return e, err
}

func (a *Archive) find(id string) (uint32, Entry, error) {
	number, e, err := scanEntry(a.store.DB.QueryRow("SELECT "+entryColumns+" WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: %s", ErrUnknown, id)
	}
	return number, e, err
}

// Article gives one article as it was read.
func (a *Archive) Article(id string) (*article.Article, error) {
	number, err := a.number(id)
	if err != nil {
		return nil, err
	}
	record, err := a.store.Record(number)
	if err != nil {
		return nil, err
	}
	return store.ParseRecord(record)
}

// number is an article's number. The statement is prepared once, as reading many
// articles would else be mostly preparing it.
func (a *Archive) number(id string) (number uint32, err error) {
	a.preparing.Do(func() {
		a.numberOf, a.prepareErr = a.store.DB.Prepare("SELECT number FROM article WHERE id = ?")
	})
	if a.prepareErr != nil {
		return 0, a.prepareErr
	}
	err = a.numberOf.QueryRow(id).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: %s", ErrUnknown, id)
	}
	return number, err
}

// Filter chooses pairs. The zero value takes all.
type Filter struct {
	Article  string // one of the two has this ID
	Outlet   string // one of the two is of this outlet
	Cluster  string // both are in this cluster
	From, To string // the later article's date lies in [From, To], as ISO dates; an unknown date lies in no range
	MinWords int
	ByWords  bool // those that share most words first, not by ID
}

// Pairs gives the pairs that a filter takes, by ID or by words.
func (a *Archive) Pairs(f Filter) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		var where []string
		var values []any
		add := func(condition string, args ...any) {
			where = append(where, condition)
			values = append(values, args...)
		}
		if f.Article != "" {
			number, _, err := a.find(f.Article)
			if err != nil {
				yield(Pair{}, err)
				return
			}
			add("(p.a = ? OR p.b = ?)", number, number)
		}
		if f.Outlet != "" {
			add("(a.outlet = ? OR b.outlet = ?)", f.Outlet, f.Outlet)
		}
		if f.Cluster != "" {
			number, err := groupNumber(f.Cluster)
			if err != nil {
				yield(Pair{}, err)
				return
			}
			add("ma.cluster = ? AND mb.cluster = ma.cluster", number)
		}
		if f.From != "" {
			add("max(a.date, b.date) >= ?", f.From)
		}
		if f.To != "" {
			add("max(a.date, b.date) <= ? AND max(a.date, b.date) <> ''", endOfDay(f.To))
		}
		if f.MinWords > 0 {
			add("p.words >= ?", f.MinWords)
		}
		order := "p.id"
		if f.ByWords {
			order = "p.words DESC, p.id"
		}
		a.pairs(strings.Join(where, " AND "), order, values...)(yield)
	}
}

func (a *Archive) pairs(where, order string, values ...any) iter.Seq2[Pair, error] {
	query := `SELECT p.id, a.id, b.id, p.ordering, p.words, p.coverage_a, p.coverage_b, p.passages,
		CASE WHEN ma.cluster = mb.cluster THEN ma.cluster ELSE -1 END
		FROM pair p JOIN article a ON a.number = p.a JOIN article b ON b.number = p.b
		LEFT JOIN member ma ON ma.article = p.a LEFT JOIN member mb ON mb.article = p.b`
	if where != "" {
		query += " WHERE " + where
	}
	return func(yield func(Pair, error) bool) {
		rows, err := a.store.DB.Query(query+" ORDER BY "+order, values...)
		each(rows, err, func() (Pair, error) {
			var p Pair
			var id, cluster int64
			var passages []byte
			if err := rows.Scan(&id, &p.A, &p.B, &p.Order, &p.Words, &p.CoverageA, &p.CoverageB, &passages, &cluster); err != nil {
				return p, err
			}
			p.ID, p.Cluster = groupName(id), groupName(cluster)
			var err error
			p.Passages, err = parsePassages(passages)
			return p, err
		}, yield)
	}
}

// endOfDay makes a range that ends with a day take in the hours of it.
func endOfDay(date string) string {
	if strings.ContainsAny(date, "Tt ") {
		return date
	}
	return date + "\x7f"
}

// Clusters gives all clusters, the largest first, then by ID.
func (a *Archive) Clusters() iter.Seq2[Cluster, error] { return a.clusters("") }

func (a *Archive) clusters(where string, values ...any) iter.Seq2[Cluster, error] {
	return func(yield func(Cluster, error) bool) {
		rows, err := a.store.DB.Query(`SELECT c.id, f.id, c.outlets, c.date_from, c.date_to, x.id
			FROM cluster c JOIN article f ON f.number = c.first
			JOIN member m ON m.cluster = c.id JOIN article x ON x.number = m.article `+where+`
			ORDER BY c.articles DESC, c.id, m.place`, values...)
		var current Cluster
		stopped := false
		each(rows, err, func() (Cluster, error) {
			var id int64
			var c Cluster
			var member string
			err := rows.Scan(&id, &c.First, &c.Outlets, &c.From, &c.To, &member)
			c.ID, c.Articles = groupName(id), []string{member}
			return c, err
		}, func(c Cluster, err error) bool {
			switch {
			case err != nil:
				stopped = true
				return yield(c, err)
			case c.ID == current.ID:
				current.Articles = append(current.Articles, c.Articles...)
			default:
				if current.ID != "" && !yield(current, nil) {
					stopped = true
					return false
				}
				current = c
			}
			return true
		})
		if !stopped && current.ID != "" {
			yield(current, nil)
		}
	}
}

// Stats counts what an archive holds.
type Stats struct {
	Snapshot  string `json:"snapshot"` // the statistics that all results are made under
	Articles  int    `json:"articles"`
	Words     int    `json:"words"`
	Outlets   int    `json:"outlets"`
	From      string `json:"from"` // earliest and latest date, "" if none is known
	To        string `json:"to"`
	Undated   int    `json:"undated"`
	Pairs     int    `json:"pairs"`
	Passages  int    `json:"passages"`
	Clusters  int    `json:"clusters"`
	Clustered int    `json:"clustered"` // articles in clusters
	Largest   int    `json:"largest"`   // articles of the largest cluster
	Runs      int    `json:"runs"`
	Skipped   int    `json:"skipped"`
}

// Stats counts what the archive holds.
func (a *Archive) Stats() (Stats, error) {
	var s Stats
	var err error
	if s.Snapshot, err = readSetting(a.store.DB, "snapshot"); err != nil {
		return s, err
	}
	err = a.store.DB.QueryRow(`SELECT count(*), coalesce(sum(words), 0), count(DISTINCT outlet),
		coalesce(min(nullif(date, '')), ''), coalesce(max(date), ''), coalesce(sum(date = ''), 0) FROM article`).
		Scan(&s.Articles, &s.Words, &s.Outlets, &s.From, &s.To, &s.Undated)
	return s, cmp.Or(err,
		a.store.DB.QueryRow("SELECT count(*), coalesce(sum(json_array_length(passages)), 0) FROM pair").Scan(&s.Pairs, &s.Passages),
		a.store.DB.QueryRow("SELECT count(*), coalesce(sum(articles), 0), coalesce(max(articles), 0) FROM cluster").Scan(&s.Clusters, &s.Clustered, &s.Largest),
		a.store.DB.QueryRow("SELECT count(*) FROM run").Scan(&s.Runs),
		a.store.DB.QueryRow("SELECT count(*) FROM skip").Scan(&s.Skipped))
}

// Empty reports whether the archive has no articles.
func (a *Archive) Empty() (empty bool, err error) {
	err = a.store.DB.QueryRow("SELECT NOT EXISTS (SELECT 1 FROM article)").Scan(&empty)
	return empty, err
}

// HasOutlet reports whether the archive has an article of an outlet.
func (a *Archive) HasOutlet(name string) (has bool, err error) {
	err = a.store.DB.QueryRow("SELECT EXISTS (SELECT 1 FROM article WHERE outlet = ?)", name).Scan(&has)
	return has, err
}

// Rules gives the rules that the archive was made under.
func (a *Archive) Rules() (Rules, error) {
	text, err := readSetting(a.store.DB, "rules")
	var rules Rules
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &rules)
	}
	return rules.canonical(), err
}

// Pair gives one pair by its ID.
func (a *Archive) Pair(id string) (Pair, error) {
	number, err := groupNumber(id)
	if err != nil {
		return Pair{}, err
	}
	for p, err := range a.pairs("p.id = ?", "p.id", number) {
		return p, err
	}
	return Pair{}, fmt.Errorf("%w pair: %s", errNo, id)
}

var errNo = errors.New("the archive has no such")

// Cluster gives one cluster by its ID.
func (a *Archive) Cluster(id string) (Cluster, error) {
	number, err := groupNumber(id)
	if err != nil {
		return Cluster{}, err
	}
	for c, err := range a.clusters("WHERE c.id = ?", number) {
		return c, err
	}
	return Cluster{}, fmt.Errorf("%w cluster: %s", errNo, id)
}

// Skipped gives the files and records that scans could not read, by run.
func (a *Archive) Skipped() iter.Seq2[ingest.Skipped, error] {
	return func(yield func(ingest.Skipped, error) bool) {
		rows, err := a.store.DB.Query("SELECT file, record, reason FROM skip ORDER BY run, file, record, reason")
		each(rows, err, func() (s ingest.Skipped, err error) {
			err = rows.Scan(&s.File, &s.Record, &s.Reason)
			return s, err
		}, yield)
	}
}
