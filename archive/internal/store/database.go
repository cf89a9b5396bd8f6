package store

import (
	"database/sql"
	_ "embed" // the schema
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/zeebo/xxh3"
	_ "modernc.org/sqlite" // the database
)

//go:embed schema.sql
var schemaSQL string

//go:embed views.sql
var viewsSQL string

//go:embed indexes.sql
var indexesSQL string

// Version of the files and the database. A program refuses any other: what an
// archive holds can be made anew from its sources.
const Version = 2

// applicationID marks the database as Parallax's: "plx1".
const applicationID = 0x706c7831

// DatabaseName is the database in the archive's folder.
const DatabaseName = "archive.db"

// ErrNone says that there is no archive in a folder.
var ErrNone = errors.New("there is no archive here")

// openDatabase opens the database of a folder. The transaction of a run is
// the archive's one commit: SQLite rolls back by itself what a killed run
// has left.
//
// The journal is a rollback journal, not a write-ahead log: a log would write
// a first scan twice, and leaves files that make a copied or read-only archive
// hard to open. synchronous=EXTRA makes the end of the journal last, too: what
// a commit lets go of may be deleted at once.
func openDatabase(folder string, write bool) (*sql.DB, error) {
	path := filepath.Join(folder, DatabaseName)
	query := url.Values{"_pragma": {"busy_timeout(10000)", "synchronous(EXTRA)", "temp_store(MEMORY)"}}
	if write {
		query.Set("mode", "rwc")
		query.Set("_txlock", "immediate")
		query.Add("_pragma", "page_size(16384)") // a first scan of 100,000 articles: 0.2 CPU-seconds less than with 4,096
		query.Add("_pragma", "cache_size(-262144)")
	} else {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		query.Set("mode", "rw") // a killed run's journal may have to be rolled back
		if f, err := os.OpenFile(path, os.O_RDWR, 0); err != nil {
			query.Set("mode", "ro")
		} else {
			f.Close()
		}
		query.Add("_pragma", "query_only(1)")
		query.Add("_pragma", "cache_size(-65536)")
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS == "windows" {
		absolute = "/" + filepath.ToSlash(absolute)
	}
	name := url.URL{Scheme: "file", Path: absolute, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	if write {
		db.SetMaxOpenConns(1)
	}
	if err := checkDatabase(db, write); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func checkDatabase(db *sql.DB, write bool) error {
	var id, version int
	if err := db.QueryRow("PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case id == 0 && version == 0 && write:
		return makeDatabase(db)
	case id == 0 && version == 0:
		return ErrNone
	case id != applicationID:
		return fmt.Errorf("%s is not a database of Parallax", DatabaseName)
	case version != Version:
		return fmt.Errorf("the archive was made by another version of Parallax (archive version %d, this program reads %d): scan the sources into a new archive", version, Version)
	}
	return nil
}

func makeDatabase(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, statement := range []string{
		schemaSQL, viewsSQL, indexesSQL,
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", Version),
	} {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// DropIndexes takes the indexes away, for a first scan: making them behind its
// rows costs half of keeping them up.
func DropIndexes(tx *sql.Tx) error {
	rows, err := tx.Query("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
	if err != nil {
		return err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.Exec("DROP INDEX " + name); err != nil {
			return err
		}
	}
	return nil
}

// MakeIndexes makes those that are missing: of one table, or "" for all.
func MakeIndexes(tx *sql.Tx, table string) error {
	for _, statement := range strings.SplitAfter(indexesSQL, ";") {
		if table != "" && !strings.Contains(statement, " ON "+table+" ") {
			continue
		}
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}

func formatSum(h *xxh3.Hasher) string {
	sum := h.Sum128().Bytes()
	return hex.EncodeToString(sum[:])
}
