package store

import (
	"strings"
	"testing"
)

// TestOtherVersionsAreRefused holds that an archive of another version is named
// as one, and not taken for damaged.
func TestOtherVersionsAreRefused(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Disk{}, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DB.Exec("PRAGMA user_version = 1"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, write := range []bool{false, true} {
		_, err := Open(dir, Disk{}, write)
		if want := "made by another version of Parallax (archive version 1, this program reads 2)"; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("write %v: %v, want %s", write, err, want)
		}
	}
}
