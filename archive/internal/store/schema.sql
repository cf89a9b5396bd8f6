-- The archive's database, schema 1. Names in the plural are views for people
-- (docs/archive.md); names in the singular are tables, which may change.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Every file that belongs to the archive beside this database.
CREATE TABLE file (
  name     TEXT PRIMARY KEY, -- path inside the archive's folder
  kind     TEXT NOT NULL,    -- texts | segment | statistics | catalog
  bytes    INTEGER NOT NULL,
  checksum TEXT NOT NULL,    -- XXH3-128 of the file, hexadecimal
  first    INTEGER NOT NULL, -- the articles in it: number of the first,
  count    INTEGER NOT NULL, -- and how many numbers
  run      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE article (
  number   INTEGER PRIMARY KEY, -- by arrival; never given twice
  id       TEXT NOT NULL,
  title    TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  author   TEXT NOT NULL,
  date     TEXT NOT NULL,
  url      TEXT NOT NULL,
  language TEXT NOT NULL,
  agency   TEXT NOT NULL,
  words    INTEGER NOT NULL,
  digest   BLOB NOT NULL, -- of all that is known of the article: has it changed?
  run      INTEGER NOT NULL,
  checksum INTEGER NOT NULL -- of the row, see rowsum.go
);

CREATE TABLE pair (
  id         INTEGER PRIMARY KEY, -- the pair's ID as a number
  a          INTEGER NOT NULL,    -- articles by number
  b          INTEGER NOT NULL,
  ordering   TEXT NOT NULL,       -- dated | tied | undated
  words      INTEGER NOT NULL,
  words_b    INTEGER NOT NULL,    -- words is of a, this of b
  coverage_a REAL NOT NULL,
  coverage_b REAL NOT NULL,
  passages   TEXT NOT NULL,       -- JSON: [[a_start, a_end, b_start, b_end, words, kind, similarity, quoted, words_b], …]
  run        INTEGER NOT NULL,
  checksum   INTEGER NOT NULL
);

CREATE TABLE cluster (
  id        INTEGER PRIMARY KEY, -- the cluster's ID as a number
  first     INTEGER NOT NULL,    -- the earliest article's number
  articles  INTEGER NOT NULL,
  outlets   INTEGER NOT NULL,
  date_from TEXT NOT NULL,
  date_to   TEXT NOT NULL
);

CREATE TABLE member (
  article INTEGER PRIMARY KEY,
  cluster INTEGER NOT NULL,
  place   INTEGER NOT NULL -- 0 is the earliest article of its cluster
);

CREATE TABLE run (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL, -- scan | remove | relearn
  tool     TEXT NOT NULL, -- version of the program
  snapshot TEXT NOT NULL, -- the statistics it was made under
  sources  TEXT NOT NULL, -- JSON
  added    INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  known    INTEGER NOT NULL,
  removed  INTEGER NOT NULL,
  skipped  INTEGER NOT NULL
);

CREATE TABLE skip (
  run    INTEGER NOT NULL,
  file   TEXT NOT NULL,
  record INTEGER NOT NULL, -- from 1; 0: the whole file
  reason TEXT NOT NULL
);
