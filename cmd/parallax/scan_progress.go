package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/metrics"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"parallax/archive"
	"parallax/article/ingest"
)

// scanProgress shows how far a scan is: one line on a terminal, or lines of
// JSON for a program.
type scanProgress struct {
	mutex sync.Mutex
	out   io.Writer
	lines bool // JSON
	width int
	seen  *ingest.Seen
	size  int64 // of all sources, 0: not known

	began, stageBegan, next time.Time
	last                    archive.Progress
	drawn                   bool
}

// newScanProgress shows nothing (its out is nil) where nobody looks.
func newScanProgress(c *cobra.Command, how string, sources []string, seen *ingest.Seen) *scanProgress {
	p := &scanProgress{seen: seen, began: time.Now(), stageBegan: time.Now()}
	file, ok := c.ErrOrStderr().(*os.File)
	switch {
	case how == "json":
		p.out, p.lines = c.ErrOrStderr(), true
	case how == "auto" && ok && term.IsTerminal(int(file.Fd())):
		p.out, p.width = file, 80
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			p.width = width
		}
	default:
		return p
	}
	if seen == nil {
		return p
	}
	go func() {
		size := ingest.Size(c.Context(), sources)
		p.mutex.Lock()
		p.size = size
		p.mutex.Unlock()
	}()
	return p
}

// tell draws what is new, ten times a second at most; as JSON twice a second,
// and at the begin of each stage.
func (p *scanProgress) tell(now archive.Progress) {
	if p.out == nil {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	at := time.Now()
	fresh := now.Stage != p.last.Stage
	if fresh {
		p.stageBegan = at
	}
	p.last = now
	if !fresh && at.Before(p.next) {
		return
	}
	p.next = at.Add(often)
	if p.lines {
		p.next = at.Add(5 * often)
		p.line(at)
		return
	}
	text := p.text(at)
	if len(text) >= p.width {
		text = text[:p.width-1]
	}
	fmt.Fprintf(p.out, "\r\x1b[K%s", text)
	p.drawn = true
}

// share is how much of the stage is done, 0 if it cannot be told.
func (p *scanProgress) share() float64 {
	switch {
	case p.last.Total > 0:
		return float64(p.last.Done) / float64(p.last.Total)
	case p.last.Stage == archive.Reading && p.size > 0:
		return min(float64(p.seen.Bytes())/float64(p.size), 1)
	}
	return 0
}

// left is the time that the stage still takes if it goes on like this.
func (p *scanProgress) left(at time.Time) time.Duration {
	share := p.share()
	if share <= 0.01 {
		return 0
	}
	return time.Duration(float64(at.Sub(p.stageBegan)) * (1 - share) / share)
}

func (p *scanProgress) text(at time.Time) string {
	var b strings.Builder
	b.WriteString(string(p.last.Stage))
	if share := p.share(); share > 0 {
		fmt.Fprintf(&b, " %2.0f %%", 100*share)
	}
	if left := p.left(at); left > time.Second {
		fmt.Fprintf(&b, ", %s left", left.Round(time.Second))
	}
	if p.last.Articles > 0 {
		fmt.Fprintf(&b, " · %s articles", grouped(p.last.Articles))
	}
	if seconds := at.Sub(p.stageBegan).Seconds(); p.last.Stage == archive.Reading && seconds > 0.5 {
		fmt.Fprintf(&b, ", %s/s", grouped(int(float64(p.last.Articles)/seconds)))
	}
	if p.last.Pairs > 0 {
		fmt.Fprintf(&b, " · %s pairs", grouped(p.last.Pairs))
	}
	if p.last.Resumed > 0 {
		b.WriteString(" · resumed")
	}
	fmt.Fprintf(&b, " · %d MB", memoryInUse()>>20)
	return b.String()
}

// progressLine is what --progress json writes, one a line.
type progressLine struct {
	archive.Progress
	Bytes      int64   `json:"bytes"`       // read
	TotalBytes int64   `json:"total_bytes"` // to read, 0: not known
	Seconds    float64 `json:"seconds"`
	Left       float64 `json:"seconds_left"` // of the stage, 0: not known
	Memory     uint64  `json:"memory"`       // bytes
}

func (p *scanProgress) line(at time.Time) {
	read := int64(0)
	if p.seen != nil {
		read = p.seen.Bytes()
	}
	data, err := json.Marshal(progressLine{p.last, read, p.size, at.Sub(p.began).Seconds(), p.left(at).Seconds(), memoryInUse()})
	if err == nil {
		p.out.Write(append(data, '\n'))
	}
}

// memoryInUse is what the program has from the system, in bytes.
func memoryInUse() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

func (p *scanProgress) end() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.drawn {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
