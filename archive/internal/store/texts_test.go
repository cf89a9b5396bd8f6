package store

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestTextsComeBack(t *testing.T) {
	var records [][]byte
	for i := range 300 {
		records = append(records, []byte(strings.Repeat(fmt.Sprintf("record %d, ", i), i%90*i%7)))
	}
	records = append(records, bytes.Repeat([]byte("long "), 100_000), nil)
	for _, by := range []Compression{Plain, Fast, Small} {
		path := filepath.Join(t.TempDir(), "texts")
		w, err := NewTextWriter(Disk{}, path, by)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			if err := w.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		size, sum, err := w.Finish()
		if err != nil {
			t.Fatal(err)
		}
		if n, s, err := Checksum(Disk{}, path); err != nil || n != size || s != sum {
			t.Errorf("%c: %d bytes, %s, want %d, %s: %v", by, n, s, size, sum, err)
		}
		texts, err := openTexts(Disk{}, path, newBlockCache(1<<15), 0)
		if err != nil {
			t.Fatal(err)
		}
		defer texts.Close()
		if texts.Len() != len(records) {
			t.Errorf("%c: %d records", by, texts.Len())
		}
		for _, i := range []int{301, 0, 17, 299, 300, 150, 17} {
			if got, err := texts.Record(i); err != nil || !bytes.Equal(got, records[i]) {
				t.Errorf("%c: record %d: %d bytes, want %d, %v", by, i, len(got), len(records[i]), err)
			}
		}
		if _, err := texts.Record(len(records)); err == nil {
			t.Error("there is a record behind the last")
		}
	}
}

func TestCutTextsAreDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "texts")
	w, err := NewTextWriter(Disk{}, path, Plain)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add([]byte("a record")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	data, err := ReadWhole(Disk{}, path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		short := filepath.Join(t.TempDir(), "short")
		if _, _, err := WritePlain(Disk{}, short, data[:n]); err != nil {
			t.Fatal(err)
		}
		if _, err := openTexts(Disk{}, short, newBlockCache(1<<15), 0); !errors.Is(err, ErrDamaged) {
			t.Fatalf("%d of %d bytes: %v", n, len(data), err)
		}
	}
}
