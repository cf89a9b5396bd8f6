package archive

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parallax/archive/internal/store"
)

var errFull = errors.New("no space left on device")

// faulty is a disk of which operations fail, from one on (a full disk) or only
// that one.
type faulty struct {
	store.Disk
	mutex    sync.Mutex
	left     int // operations until one fails
	once     bool
	failed   bool
	unsynced map[string]bool // files that a power failure would take
}

func newFaulty(left int, once bool) *faulty {
	return &faulty{left: left, once: once, unsynced: map[string]bool{}}
}

func (d *faulty) fails() bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.left--
	if d.left == 0 || d.left < 0 && !d.once {
		d.failed = true
		return true
	}
	return false
}

func (d *faulty) note(path string, unsynced bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if unsynced {
		d.unsynced[path] = true
	} else {
		delete(d.unsynced, path)
	}
}

type faultyFile struct {
	store.File
	disk *faulty
}

// Write writes a half when it fails.
func (f faultyFile) Write(p []byte) (int, error) {
	if f.disk.fails() {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, errFull
	}
	return f.File.Write(p)
}

func (d *faulty) Create(path string) (store.File, error) {
	if d.fails() {
		return nil, errFull
	}
	d.note(path, true)
	f, err := d.Disk.Create(path)
	return faultyFile{f, d}, err
}

func (d *faulty) Rename(from, to string) error {
	if d.fails() {
		return errFull
	}
	d.note(from, false)
	d.note(to, true)
	return d.Disk.Rename(from, to)
}

func (d *faulty) Remove(path string) error {
	if d.fails() {
		return errFull
	}
	return d.Disk.Remove(path)
}

func (d *faulty) MakeFolder(path string) error {
	if d.fails() {
		return errFull
	}
	return d.Disk.MakeFolder(path)
}

func (d *faulty) SyncFile(path string) error {
	if d.fails() {
		return errFull
	}
	d.note(path, false)
	return d.Disk.SyncFile(path)
}

func (d *faulty) SyncFolder(path string) error {
	if d.fails() {
		return errFull
	}
	return d.Disk.SyncFolder(path)
}

// loseUnsynced does to files what a power failure may: those that were not
// made last lose their ends, or hold zeros.
func (d *faulty) loseUnsynced(t *testing.T, random *rand.Rand) {
	t.Helper()
	for path := range d.unsynced {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		from := random.IntN(len(data) + 1)
		if random.IntN(2) == 0 {
			data = data[:from]
		} else {
			clear(data[from:])
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// operations counts what both runs do to files.
func operations(t *testing.T) int {
	t.Helper()
	disk := newFaulty(1<<30, true)
	if err := faultRuns(t.Context(), disk, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	n := 1<<30 - disk.left
	if n < 100 {
		t.Fatalf("only %d operations", n)
	}
	return n
}

func TestScanSurvivesFailingFiles(t *testing.T) {
	states, n := undisturbed(t), operations(t)
	tries := thorough(8, 100)
	random := rand.New(rand.NewPCG(1, 2))
	failed := 0
	for try := range tries {
		disk := newFaulty(1+random.IntN(n), try%2 == 0)
		dir := filepath.Join(t.TempDir(), "archive")
		err := faultRuns(t.Context(), disk, dir)
		if err == nil && disk.failed && !disk.once {
			t.Errorf("operation %d and all behind it failed, and nobody said so", n)
		}
		if err != nil {
			failed++
			if !errors.Is(err, errFull) {
				t.Errorf("the error does not say that the disk is full: %v", err)
			}
		}
		if try%4 >= 2 { // the power fails, too
			disk.loseUnsynced(t, random)
		}
		sound(t, dir, states)
	}
	if failed < tries/2 {
		t.Errorf("only %d of %d scans failed", failed, tries)
	}
}

func TestScanSurvivesAFullDatabase(t *testing.T) {
	states := undisturbed(t)
	runs := faultArticles()
	for _, pages := range []int{0, 1, 2} {
		dir := filepath.Join(t.TempDir(), "archive")
		full := func(w *writer) error {
			var used int
			if err := w.tx.QueryRow("PRAGMA page_count").Scan(&used); err != nil {
				return err
			}
			_, err := w.tx.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", used+pages))
			return err
		}
		_, err := Scan(t.Context(), dir, stream(runs[0]), ScanOptions{shard: 16, begun: full})
		if err == nil || !strings.Contains(err.Error(), "full") {
			t.Errorf("%d pages left: %v", pages, err)
		}
		sound(t, dir, states)
	}
}

func TestInterruptedScanGoesOn(t *testing.T) {
	states := undisturbed(t)
	runs := faultArticles()
	for _, stage := range []Stage{Reading, Learning, Joining, Verifying, Grouping, Writing} {
		dir := filepath.Join(t.TempDir(), "archive")
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		_, err := Scan(ctx, dir, stream(runs[0]), ScanOptions{Workers: 1, shard: 16, Progress: func(p Progress) {
			if p.Stage == stage {
				if seen++; seen == 3 || stage == Grouping || stage == Writing {
					cancel()
				}
			}
		}})
		cancel()
		switch {
		case err == nil && stage != Writing: // too late to stop
			t.Errorf("%s: the scan was not interrupted", stage)
		case err != nil && !errors.Is(err, context.Canceled):
			t.Errorf("%s: %v", stage, err)
		}
		if err != nil && stage != Reading {
			s, err := Scan(t.Context(), dir, stream(runs[0]), ScanOptions{Workers: 1, shard: 16})
			if err != nil || s.Resumed < 3 {
				t.Errorf("%s: resumed %d parts, %v", stage, s.Resumed, err)
			}
		}
		sound(t, dir, states)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	runs := faultArticles()
	tried := false
	scan(t, dir, stream(runs[0]), ScanOptions{Progress: func(p Progress) {
		if p.Stage != Joining || tried {
			return
		}
		tried = true
		_, err := Scan(t.Context(), dir, stream(runs[1]), ScanOptions{})
		if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
			t.Errorf("the second run: %v", err)
		}
		a, err := Open(dir) // but reading is allowed
		if err != nil {
			t.Error(err)
			return
		}
		defer a.Close()
		if s, err := a.Stats(); err != nil || s.Articles != 0 {
			t.Errorf("a reader sees %+v, %v", s, err)
		}
	}})
	if !tried {
		t.Fatal("no second run was tried")
	}
}
