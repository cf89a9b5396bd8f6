package main

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/archive"
	"parallax/article"
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
	read                    atomic.Int64 // articles that were read; the archive tells of them by thousands
	stop                    chan struct{}
}

// addProgress adds the flag that says how a long run shows how far it is.
func addProgress(flags *pflag.FlagSet, how *string) {
	flags.StringVar(how, "progress", "auto", "auto (on a terminal), json (lines on standard error) or none")
}

func checkProgress(how string) error {
	if !slices.Contains([]string{"auto", "json", "none"}, how) {
		return usage("--progress is %q, want auto, json or none", how)
	}
	return nil
}

// newScanProgress shows nothing (its out is nil) where nobody looks.
func newScanProgress(c *cobra.Command, how string, sources []string, seen *ingest.Seen) *scanProgress {
	p := &scanProgress{seen: seen, began: time.Now(), stageBegan: time.Now(), stop: make(chan struct{})}
	out := c.ErrOrStderr()
	switch {
	case how == "json":
		p.out, p.lines = out, true
	case how == "auto" && isTerminal(out):
		p.out, p.width = out, tableWidth(out, 0)
	default:
		return p
	}
	if seen == nil {
		return p
	}
	p.last.Stage = archive.Reading
	go func() {
		size := ingest.Size(c.Context(), sources)
		p.mutex.Lock()
		p.size = size
		p.mutex.Unlock()
	}()
	go p.tick()
	return p
}

// tick shows that the work goes on while the archive has nothing new to tell.
func (p *scanProgress) tick() {
	t := time.NewTicker(often)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case at := <-t.C:
			p.mutex.Lock()
			if !at.Before(p.next) {
				p.show(at)
			}
			p.mutex.Unlock()
		}
	}
}

// counting counts the articles that are read.
func (p *scanProgress) counting(articles iter.Seq2[*article.Article, error]) iter.Seq2[*article.Article, error] {
	if p.out == nil {
		return articles
	}
	return func(yield func(*article.Article, error) bool) {
		for a, err := range articles {
			if err == nil {
				p.read.Add(1)
			}
			if !yield(a, err) {
				return
			}
		}
	}
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
	if fresh || !at.Before(p.next) {
		p.show(at)
	}
}

func (p *scanProgress) show(at time.Time) {
	p.next = at.Add(often)
	if p.lines {
		p.next = at.Add(5 * often)
		p.line(at)
		return
	}
	fmt.Fprintf(p.out, "\r\x1b[K%s", p.text(at))
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

// stages of a scan, in order.
var stages = []archive.Stage{archive.Reading, archive.Learning, archive.Joining, archive.Verifying, archive.Grouping, archive.Writing}

// text is the line for a person: what comes first counts most, and what has no
// room in the line is left out.
func (p *scanProgress) text(at time.Time) string {
	var parts []string
	part := func(format string, values ...any) { parts = append(parts, fmt.Sprintf(format, values...)) }
	now := string(p.last.Stage)
	if n := slices.Index(stages, p.last.Stage); n >= 0 && p.seen != nil {
		now = fmt.Sprintf("%d/%d %s", n+1, len(stages), now)
	}
	if share := p.share(); share > 0 {
		now += fmt.Sprintf(" %2.0f %%", 100*share)
	}
	if left := p.left(at); left > time.Second {
		now += ", " + left.Round(time.Second).String() + " left"
	}
	part("%s", now)
	if articles := max(p.last.Articles, int(p.read.Load())); articles > 0 {
		rate := ""
		if seconds := at.Sub(p.stageBegan).Seconds(); p.last.Stage == archive.Reading && seconds > 0.5 {
			rate = ", " + grouped(int(float64(articles)/seconds)) + "/s"
		}
		part("%s articles%s", grouped(articles), rate)
	}
	if p.last.Pairs > 0 {
		part("%s pairs", grouped(p.last.Pairs))
	}
	part("%d MB", memoryInUse()>>20)
	if p.last.Resumed > 0 {
		part("resumed")
	}
	if p.last.Passages > 0 {
		part("%s passages", grouped(p.last.Passages))
	}
	if passed := at.Sub(p.began); passed > 5*time.Second {
		part("%s so far", passed.Round(time.Second))
	}
	text := parts[0][:min(len(parts[0]), p.width-1)] // ASCII
	for _, more := range parts[1:] {
		if displaywidth.String(text)+len(" · ")+displaywidth.String(more) >= p.width {
			break
		}
		text += " · " + more
	}
	return text
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
	now := p.last
	now.Articles = max(now.Articles, int(p.read.Load()))
	data, err := json.Marshal(progressLine{now, read, p.size, at.Sub(p.began).Seconds(), p.left(at).Seconds(), memoryInUse()})
	if err == nil {
		p.out.Write(append(data, '\n'))
	}
}

// memoryInUse is what the program has from the system, in bytes.
func memoryInUse() uint64 {
	var m runtime.MemStats // runtime/metrics would do work in every start of the program
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}

func (p *scanProgress) end() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	close(p.stop)
	switch {
	case p.lines && p.last.Stage != "":
		p.line(time.Now())
	case p.drawn:
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
