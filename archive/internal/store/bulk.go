package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"net/url"
	"path/filepath"
	"strings"
)

// Bulk makes a database whose large tables are written page by page, as their
// rows come in order: that takes a tenth of what inserting them one by one does,
// and needs no index to be kept up. SQLite itself makes the rest. The file is
// no database before [Bulk.Open].
type Bulk struct {
	path  string
	pages pageWriter
	made  []made
	plans map[string]plan
}

// plan is what the schema says of a table or index.
type plan struct{ kind, table, sql string }

// made is a table or index that was written.
type made struct {
	name string
	root uint32
}

// bulkTables are written page by page; their indexes are, too.
var bulkTables = []string{"article", "pair", "cluster", "member"}

// NewBulk begins a database in a file, in place of what is there.
func NewBulk(files Files, path string) (*Bulk, error) {
	b := &Bulk{path: path, plans: map[string]plan{}}
	if err := WriteNothing(files, path); err != nil {
		return nil, err
	}
	if err := b.begin(); err != nil {
		return nil, err
	}
	head, err := ReadWhole(files, path)
	if err != nil {
		return nil, err
	}
	if len(head)%pageSize != 0 || len(head) < pageSize || binary.BigEndian.Uint16(head[16:]) != pageSize {
		return nil, fmt.Errorf("%s: a new database of %d bytes", path, len(head))
	}
	binary.BigEndian.PutUint32(head[28:], 0) // as many pages as there will be
	if b.pages.file, err = files.Create(path); err != nil {
		return nil, err
	}
	b.pages.pages = uint32(len(head) / pageSize)
	b.pages.write(head)
	return b, nil
}

// WriteNothing makes an empty file.
func WriteNothing(files Files, path string) error {
	f, err := files.Create(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// openBeside opens a database that is no archive's yet: if anything interrupts
// what is done to it, it is made anew.
func (b *Bulk) openBeside() (*sql.DB, error) {
	absolute, err := filepath.Abs(b.path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: slashed(absolute), RawQuery: url.Values{"_pragma": {"journal_mode(OFF)", "synchronous(OFF)"}}.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// begin makes all but the large tables.
func (b *Bulk) begin() (err error) {
	db, err := b.openBeside()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := makeDatabase(db); err != nil {
		return err
	}
	rows, err := db.Query("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var p plan
		if err := rows.Scan(&p.kind, &name, &p.table, &p.sql); err != nil {
			return err
		}
		b.plans[name] = p
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	var statements strings.Builder
	for _, t := range bulkTables {
		fmt.Fprintf(&statements, "DROP TABLE %s;", t)
	}
	_, err = db.Exec(statements.String() + "VACUUM")
	return err
}

// Table begins a table, Index an index. Several can be written at once, by one
// goroutine.
func (b *Bulk) Table() *Table { return &Table{btree{w: &b.pages}} }

// Index begins an index.
func (b *Bulk) Index() *Index { return &Index{btree{w: &b.pages, index: true}} }

// Table takes the rows of a table.
type Table struct{ tree btree }

// Add appends a row, whose key is larger than the one before. The record has a
// null in the key's place.
func (t *Table) Add(key int64, record []byte) { t.tree.row(key, record) }

// Index takes the rows of an index.
type Index struct{ tree btree }

// Add appends a row. Rows come in the order of the index.
func (x *Index) Add(record []byte) { x.tree.entry(record) }

// EndTable writes what is left of a table and gives it its name.
func (b *Bulk) EndTable(name string, t *Table) { b.made = append(b.made, made{name, t.tree.finish()}) }

// EndIndex writes what is left of an index, whose table has ended.
func (b *Bulk) EndIndex(name string, x *Index) { b.made = append(b.made, made{name, x.tree.finish()}) }

// Open ends the writing of pages and opens the database. All large tables and
// their indexes must have ended.
func (b *Bulk) Open() (*sql.DB, error) {
	if err := b.pages.close(); err != nil {
		return nil, err
	}
	for name, p := range b.plans {
		if _, missing := b.root(name); missing && isBulk(p.table) {
			return nil, fmt.Errorf("%s was not written", name)
		}
	}
	db, err := b.openBeside()
	if err != nil {
		return nil, err
	}
	if err := b.name(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	// Opened anew, it reads the schema as it now is.
	if err := db.Close(); err != nil {
		return nil, err
	}
	return b.openBeside()
}

// Abandon closes the file.
func (b *Bulk) Abandon() { b.pages.file.Close() }

func (b *Bulk) root(name string) (root uint32, missing bool) {
	for _, m := range b.made {
		if m.name == name {
			return m.root, false
		}
	}
	return 0, true
}

func isBulk(table string) bool {
	for _, t := range bulkTables {
		if t == table {
			return true
		}
	}
	return false
}

// name enters what was written into the schema.
func (b *Bulk) name(db *sql.DB) error {
	if _, err := db.Exec("PRAGMA writable_schema = ON"); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, m := range b.made {
		p := b.plans[m.name]
		if _, err := tx.Exec("INSERT INTO sqlite_schema VALUES (?,?,?,?,?)", p.kind, m.name, p.table, m.root, p.sql); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Row is a row of a table or index as a record. Its memory is used again.
type Row struct {
	head, body, whole []byte
}

// Begin empties the row.
func (r *Row) Begin() *Row {
	r.head, r.body = r.head[:0], r.body[:0]
	return r
}

// Null appends no value.
func (r *Row) Null() *Row {
	r.head = append(r.head, 0)
	return r
}

// Int appends a number.
func (r *Row) Int(n int64) *Row {
	for kind, bytes := range [...]int{0, 1, 2, 3, 4, 6, 8} {
		if shift := 64 - 8*bytes; kind > 0 && n<<shift>>shift == n {
			if n == 0 || n == 1 {
				r.head = append(r.head, byte(8+n))
				return r
			}
			r.head = append(r.head, byte(kind))
			for ; bytes > 0; bytes-- {
				r.body = append(r.body, byte(n>>(8*(bytes-1))))
			}
			return r
		}
	}
	return r
}

// Real appends a real number.
func (r *Row) Real(x float64) *Row {
	r.head = append(r.head, 7)
	r.body = binary.BigEndian.AppendUint64(r.body, math.Float64bits(x))
	return r
}

// Text appends a text.
func (r *Row) Text(s string) *Row {
	r.head = appendVarint(r.head, uint64(len(s))*2+13)
	r.body = append(r.body, s...)
	return r
}

// Blob appends bytes.
func (r *Row) Blob(b []byte) *Row {
	r.head = appendVarint(r.head, uint64(len(b))*2+12)
	r.body = append(r.body, b...)
	return r
}

// Record gives the row as bytes, which are good until the next one begins.
func (r *Row) Record() []byte {
	size := len(r.head) + 1 // with its own length
	if size > 127 {
		size++
	}
	r.whole = appendVarint(r.whole[:0], uint64(size))
	r.whole = append(r.whole, r.head...)
	r.whole = append(r.whole, r.body...)
	return r.whole
}
