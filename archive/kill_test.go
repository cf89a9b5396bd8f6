package archive

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledScanGoesOn kills a process that scans, two runs of it, at random
// moments, again and again until it comes through.
func TestKilledScanGoesOn(t *testing.T) {
	want := thorough(12, 200)
	states := undisturbed(t)
	random := rand.New(rand.NewPCG(5, 6))
	slowest := time.Duration(0)
	kills := 0
	for kills < want {
		dir := filepath.Join(t.TempDir(), "archive")
		for {
			delay := time.Duration(0)
			if slowest > 0 {
				delay = time.Duration(random.Int64N(int64(slowest)))
			}
			took, killed := child(t, dir, delay)
			if !killed {
				slowest = max(slowest, took)
				break
			}
			kills++
			if done, err := runsDone(dir); err != nil {
				t.Fatalf("after a kill: %v", err)
			} else if done > 0 && dump(t, dir) != states[done] {
				t.Fatalf("after a kill, with %d runs, the archive does not show what these gave", done)
			}
		}
		finish(t, dir, states)
	}
	t.Logf("%d kills", kills)
}

// child runs the scan in a process of its own, and kills it after a delay; 0:
// never.
func child(t *testing.T, dir string, delay time.Duration) (took time.Duration, killed bool) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), childEnv+"="+dir)
	var said bytes.Buffer
	c.Stderr = &said
	began := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if delay > 0 {
		timer := time.AfterFunc(delay, func() { c.Process.Kill() })
		defer timer.Stop()
	}
	err = c.Wait()
	if err != nil && c.ProcessState.ExitCode() != -1 {
		t.Fatalf("the scan failed by itself: %v\n%s", err, said.Bytes())
	}
	return time.Since(began), err != nil
}
