package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"parallax/archive"
)

func export(t testing.TB, f Format, a Source, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Archive(&b, f, a, o); err != nil {
		t.Fatalf("%s %s: %v", f, o.Table, err)
	}
	return b.Bytes()
}

// TestTablesAgree reads every table back from every form and holds them to the
// same rows.
func TestTablesAgree(t *testing.T) {
	a := strike()
	rows := map[string]int{"articles": len(a.articles), "pairs": len(a.pairs), "passages": 3, "clusters": len(a.clusters)}
	for _, name := range ArchiveTables {
		o := Options{Table: name}
		objects := jsonRows(t, export(t, JSONLines, a, o))
		if len(objects) != rows[name] {
			t.Fatalf("%s: %d rows, want %d", name, len(objects), rows[name])
		}
		cells, err := csv.NewReader(bytes.NewReader(export(t, CSV, a, o))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(cells) != len(objects)+1 {
			t.Fatalf("%s: CSV has %d rows, JSON Lines %d", name, len(cells)-1, len(objects))
		}
		if got := strings.Count(string(export(t, TSV, a, o)), "\n"); got != len(cells) {
			t.Fatalf("%s: TSV has %d lines, CSV %d rows", name, got, len(cells))
		}
		file, err := parquet.OpenFile(bytes.NewReader(export(t, Parquet, a, o)), int64(len(export(t, Parquet, a, o))))
		if err != nil {
			t.Fatal(err)
		}
		if int(file.NumRows()) != len(objects) {
			t.Fatalf("%s: Parquet has %d rows, JSON Lines %d", name, file.NumRows(), len(objects))
		}
		for i, field := range file.Schema().Fields() {
			if field.Name() != cells[0][i] {
				t.Fatalf("%s: column %d is %s in Parquet, %s in CSV", name, i, field.Name(), cells[0][i])
			}
		}
	}
}

func jsonRows(t *testing.T, data []byte) []map[string]any {
	t.Helper()
	var rows []map[string]any
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var row map[string]any
		if err := d.Decode(&row); errors.Is(err, io.EOF) {
			return rows
		} else if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

// TestEveryFormIsWellFormed exports hostile strings in every form of an
// archive.
func TestEveryFormIsWellFormed(t *testing.T) {
	a := strike()
	for _, form := range Forms {
		var variants []Options
		switch {
		case form.Scope&Tables != 0:
			for _, name := range ArchiveTables {
				variants = append(variants, Options{Table: name}, Options{Table: name, BOM: true})
			}
		case form.Scope&Graphs != 0:
			variants = []Options{{Graph: "outlets"}, {Graph: "clusters"}}
		case form.Scope&References != 0:
			variants = []Options{{}}
		}
		for _, o := range variants {
			data := export(t, form.Format, a, o)
			if !bytes.Equal(data, export(t, form.Format, a, o)) {
				t.Errorf("%s %+v: other bytes the second time", form.Format, o)
			}
			if form.Format == Parquet {
				continue
			}
			if !utf8.Valid(data) {
				t.Errorf("%s: invalid UTF-8", form.Format)
			}
			switch form.Format {
			case GEXF, GraphML:
				wellFormed(t, data)
			case CSLJSON:
				if !json.Valid(data) {
					t.Errorf("%s: not JSON", form.Format)
				}
			}
		}
	}
}

func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	}
}

type broken struct{}

var errBroken = errors.New("the archive is damaged")

func (broken) Articles() iter.Seq2[archive.Entry, error] { return fails[archive.Entry] }
func (broken) Pairs(archive.Filter) iter.Seq2[archive.Pair, error] {
	return fails[archive.Pair]
}
func (broken) Clusters() iter.Seq2[archive.Cluster, error] { return fails[archive.Cluster] }

func fails[T any](yield func(T, error) bool) {
	var none T
	yield(none, errBroken)
}

// TestErrorsOfTheArchiveAreGiven: a table that ends early must not look whole.
func TestErrorsOfTheArchiveAreGiven(t *testing.T) {
	for _, form := range Forms {
		if form.Scope&Pairs != 0 {
			continue
		}
		for _, o := range []Options{{}, {Table: "pairs", Graph: "clusters"}, {Table: "passages"}, {Table: "clusters"}} {
			if err := Archive(io.Discard, form.Format, broken{}, o); !errors.Is(err, errBroken) {
				t.Errorf("%s %+v: %v", form.Format, o, err)
			}
		}
	}
}

func TestUnknownTable(t *testing.T) {
	if err := Archive(io.Discard, CSV, strike(), Options{Table: "people"}); err == nil || !strings.Contains(err.Error(), "articles, pairs, passages, clusters") {
		t.Errorf("the error does not say which tables there are: %v", err)
	}
}
