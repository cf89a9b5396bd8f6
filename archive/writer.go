package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/article/ingest"
	"parallax/compare"
)

// writer is an archive opened to be changed, by one run. All that the run
// writes are new files and one transaction of the database, whose commit is the
// run's: it lists the files. What is not listed is no part of the archive.
type writer struct {
	store      *store.Store
	lock       *flock.Flock
	conn       *sql.Conn
	tx         *sql.Tx
	rows       *rowWriter
	number     int // of this run
	empty      bool
	catalog    *catalog
	rules      Rules
	had        []store.Listed // all files before this run
	segments   []store.Listed // of these
	snapshot   string         // ID of the statistics
	statistics *index.Statistics
	listed     []store.Listed  // files that this run adds
	dropped    []string        // names of files that it takes off the list
	synced     map[string]bool // which of them survive a power failure already
	syncing    sync.Mutex
	skips      []ingest.Skipped
}

// ErrLocked says that another run is at work in the archive.
var ErrLocked = errors.New("another run is at work in this archive")

// folders of an archive.
var folders = []string{"texts", "index", "catalog", "statistics", "work"}

func openWriter(files store.Files, dir string) (*writer, error) {
	if err := files.MakeFolder(dir); err != nil {
		return nil, err
	}
	w := &writer{lock: flock.New(filepath.Join(dir, "lock")), synced: map[string]bool{}}
	free, err := w.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("%s: cannot lock the archive: %w", dir, err)
	}
	if !free {
		owner := ""
		if data, err := os.ReadFile(filepath.Join(dir, "lock")); err == nil && len(data) > 0 {
			owner = fmt.Sprintf(" (process %s)", strings.TrimSpace(string(data)))
		}
		return nil, fmt.Errorf("%s: %w%s: wait until it has ended", dir, ErrLocked, owner)
	}
	// Who holds it, for the message above; it may fail.
	_ = os.WriteFile(filepath.Join(dir, "lock"), []byte(strconv.Itoa(os.Getpid())+"\n"), 0o644)
	if w.store, err = store.Open(dir, files, true); err != nil {
		w.lock.Unlock()
		return nil, err
	}
	for _, f := range folders {
		if err := files.MakeFolder(w.store.Path(f)); err != nil {
			w.close()
			return nil, err
		}
	}
	return w, nil
}

// rollback takes back what was not committed.
func (w *writer) rollback() {
	if w.rows != nil {
		w.rows.close()
		w.rows = nil
	}
	if w.tx != nil {
		w.tx.Rollback()
		w.tx = nil
	}
	w.release()
}

// release gives the database's one connection back.
func (w *writer) release() {
	if w.conn != nil {
		w.conn.Close()
		w.conn = nil
	}
}

func (w *writer) close() {
	w.rollback()
	w.store.Close()
	w.lock.Unlock()
}

// begin reads what the archive knows. rules, if not nil, must be those of the
// archive, or become those of a new one.
func (w *writer) begin(rules *Rules) error {
	var err error
	if w.had, err = w.store.Listed(""); err != nil { // before the transaction, which has the only connection
		return err
	}
	w.segments = w.listedBefore(store.KindSegment)
	if w.catalog, _, err = readCatalog(w.store); err != nil {
		return err
	}
	if err := w.store.DB.QueryRow("SELECT coalesce(max(number), 0) + 1 FROM run").Scan(&w.number); err != nil {
		return err
	}
	w.empty = w.number == 1
	if err := removeUnlisted(w.store, w.number); err != nil { // of a run that was killed behind its commit
		return err
	}
	if w.conn, err = w.store.DB.Conn(context.Background()); err != nil {
		return err
	}
	if w.tx, err = w.conn.BeginTx(context.Background(), nil); err != nil {
		return err
	}
	if w.empty {
		if err := store.DropIndexes(w.tx); err != nil {
			return err
		}
	}
	if err := w.readRules(rules); err != nil {
		return err
	}
	if w.snapshot, err = readSetting(w.tx, "snapshot"); err != nil {
		return err
	}
	w.rows = newRowWriter(w.conn, w.tx)
	return nil
}

func (w *writer) readRules(asked *Rules) error {
	text, err := readSetting(w.tx, "rules")
	if err != nil {
		return err
	}
	if text == "" {
		if asked != nil {
			w.rules = *asked
		}
		w.rules = w.rules.canonical()
		return nil
	}
	if err := json.Unmarshal([]byte(text), &w.rules); err != nil {
		return fmt.Errorf("the archive's rules: %w", ErrDamaged)
	}
	if asked == nil {
		return nil
	}
	return w.rules.difference(asked.canonical())
}

func readSetting(db interface {
	QueryRow(string, ...any) *sql.Row
}, key string) (string, error) {
	var value string
	err := db.QueryRow("SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, err
}

func readStatistics(s *store.Store, id string) (*index.Statistics, error) {
	data, err := store.ReadChecked(s.Files, s.Path("statistics/"+id))
	if err != nil {
		return nil, err
	}
	st, err := index.DecodeStatistics(data)
	if err == nil && snapshotName(st) != id {
		err = fmt.Errorf("%s: %w", s.Path("statistics/"+id), ErrDamaged)
	}
	return st, err
}

// snapshotName is never empty, so that an archive that has learned nothing
// does not learn again.
func snapshotName(st *index.Statistics) string {
	if id := st.ID(); id != "" {
		return id
	}
	return "none"
}

func (w *writer) setStatistics(st *index.Statistics) error {
	w.statistics, w.snapshot = st, snapshotName(st)
	name := "statistics/" + w.snapshot
	size, sum, err := store.WriteChecked(w.store.Files, w.store.Path(name), st.Encode())
	if err != nil {
		return err
	}
	w.drop(store.KindStatistics)
	w.list(store.Listed{Name: name, Kind: store.KindStatistics, Bytes: size, Checksum: sum})
	return nil
}

func (w *writer) listedBefore(kind string) []store.Listed {
	return slices.DeleteFunc(slices.Clone(w.had), func(l store.Listed) bool { return l.Kind != kind })
}

// drop takes the files of a kind that were there before off the list.
func (w *writer) drop(kind string) {
	for _, l := range w.listedBefore(kind) {
		w.dropped = append(w.dropped, l.Name)
	}
}

func (w *writer) batch() uint32 { return uint32(w.number) }

func (w *writer) list(l store.Listed) {
	l.Run = w.number
	w.listed = append(w.listed, l)
}

// readCatalog reads the catalogue file. One that is damaged or missing is made
// anew from the database, which holds all of it.
func readCatalog(s *store.Store) (c *catalog, remade bool, err error) {
	listed, err := s.Listed(store.KindCatalog)
	if err != nil || len(listed) == 0 {
		return newCatalog(), false, err
	}
	data, err := store.ReadWhole(s.Files, s.Path(listed[0].Name))
	if err == nil {
		if c, err = decodeCatalog(data); err == nil {
			return c, false, nil
		}
	}
	c, err = rebuildCatalog(s)
	return c, true, err
}

// runRow is what the table of runs says of a run.
type runRow struct {
	kind                                    string
	sources                                 []string
	added, changed, known, removed, skipped int
}

// commit makes all that the run did part of the archive, at once. Files are
// made to last first; what an interruption leaves of them is used or removed by
// the next run.
func (w *writer) commit(run runRow) error {
	if !slices.ContainsFunc(w.listed, func(l store.Listed) bool { return l.Kind == store.KindCatalog }) {
		if err := w.writeCatalog(); err != nil {
			return err
		}
	}
	if err := w.sync(w.listed); err != nil {
		return err
	}
	for _, f := range folders {
		if err := w.store.Files.SyncFolder(w.store.Path(f)); err != nil {
			return err
		}
	}
	if err := w.store.Files.SyncFolder(w.store.Folder); err != nil {
		return err
	}
	if err := w.writeRows(run); err != nil {
		return err
	}
	w.rows.close()
	w.rows = nil
	err := w.tx.Commit()
	w.tx = nil
	w.release()
	if err != nil {
		return fmt.Errorf("cannot finish the archive's database: %w", err)
	}
	return removeUnlisted(w.store, -1)
}

// sync makes files last that do not yet. Any number of goroutines may call it.
func (w *writer) sync(files []store.Listed) error {
	w.syncing.Lock()
	defer w.syncing.Unlock()
	for _, l := range files {
		if w.synced[l.Name] {
			continue
		}
		if err := w.store.Files.SyncFile(w.store.Path(l.Name)); err != nil {
			return err
		}
		w.synced[l.Name] = true
	}
	return nil
}

func (w *writer) writeCatalog() error {
	w.drop(store.KindCatalog)
	name := "catalog/" + runPrefix(w.number) + "catalog"
	data := w.catalog.encode()
	size, sum, err := store.WritePlain(w.store.Files, w.store.Path(name), data)
	w.list(store.Listed{Name: name, Kind: store.KindCatalog, Bytes: size, Checksum: sum})
	return err
}

// finishPairs writes the rows of pairs that wait, and makes their indexes.
func (w *writer) finishPairs() error {
	if err := w.rows.flush(); err != nil {
		return err
	}
	return store.MakeIndexes(w.tx, "pair")
}

// finishRows writes all rows that wait, and makes all indexes.
func (w *writer) finishRows() error {
	if err := w.finishPairs(); err != nil {
		return err
	}
	return store.MakeIndexes(w.tx, "")
}

func (w *writer) writeRows(run runRow) error {
	if err := w.finishRows(); err != nil {
		return err
	}
	for _, name := range w.dropped {
		if _, err := w.tx.Exec("DELETE FROM file WHERE name = ?", name); err != nil {
			return err
		}
	}
	for _, l := range w.listed {
		if _, err := w.tx.Exec("INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?)", l.Name, l.Kind, l.Bytes, l.Checksum, l.First, l.Count, l.Run); err != nil {
			return err
		}
	}
	for _, s := range w.skips {
		if _, err := w.tx.Exec("INSERT INTO skip VALUES (?,?,?,?)", w.number, s.File, s.Record, s.Reason); err != nil {
			return err
		}
	}
	rules, err := json.Marshal(w.rules)
	if err != nil {
		return err
	}
	for key, value := range map[string]string{"rules": string(rules), "snapshot": w.snapshot} {
		if _, err := w.tx.Exec("INSERT OR REPLACE INTO setting VALUES (?,?)", key, value); err != nil {
			return err
		}
	}
	sources, err := json.Marshal(append([]string{}, run.sources...))
	if err != nil {
		return err
	}
	_, err = w.tx.Exec("INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?)", w.number, run.kind, compare.Version, w.snapshot, string(sources),
		run.added, run.changed, run.known, run.removed, run.skipped)
	return err
}

// runPrefix begins the names of a run's files.
func runPrefix(run int) string { return fmt.Sprintf("%06d-", run) }

// removeUnlisted deletes what is no part of the archive: what interrupted runs
// have left, and what was replaced. Those of the unfinished run are left, which
// the next run may go on with; -1: none.
func removeUnlisted(s *store.Store, unfinished int) error {
	listed, err := s.Listed("")
	if err != nil {
		return err
	}
	keep := map[string]bool{}
	for _, l := range listed {
		keep[l.Name] = true
	}
	for _, folder := range folders {
		names, err := s.Files.Names(s.Path(folder))
		if err != nil {
			return err
		}
		for _, name := range slices.DeleteFunc(names, func(n string) bool {
			return keep[folder+"/"+n] || strings.HasPrefix(n, runPrefix(unfinished))
		}) {
			if err := s.Files.Remove(s.Path(folder + "/" + name)); err != nil {
				return err
			}
		}
	}
	return nil
}
