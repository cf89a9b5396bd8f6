package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"parallax/article/ingest"
)

// reading shows how far a run through an archive is, on a terminal only: bytes
// of all, articles a second, the time that is left.
type reading struct {
	bar      *progressbar.ProgressBar
	seen     *ingest.Seen
	began    time.Time
	next     time.Time
	articles int
}

// often is how often the bar is drawn.
const often = 100 * time.Millisecond

func newReading(c *cobra.Command, sources []string, seen *ingest.Seen, toFile bool) *reading {
	r := &reading{seen: seen, began: time.Now()}
	if !barFits(c.ErrOrStderr(), toFile) {
		return r
	}
	r.bar = progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(c.ErrOrStderr()),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionShowTotalBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(often),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionUseANSICodes(true),
	)
	go func() {
		if total := ingest.Size(c.Context(), sources); total > 0 {
			r.bar.ChangeMax64(total)
		}
	}()
	return r
}

// step counts an article.
func (r *reading) step() {
	r.articles++
	if r.bar == nil || r.articles%16 != 0 {
		return
	}
	if now := time.Now(); now.After(r.next) {
		r.next = now.Add(often)
		r.bar.Describe(fmt.Sprintf("%s articles, %s/s", grouped(r.articles), grouped(int(float64(r.articles)/now.Sub(r.began).Seconds()))))
		r.bar.Set64(r.seen.Bytes())
	}
}

func (r *reading) seconds() float64 { return time.Since(r.began).Seconds() }

func (r *reading) end() {
	if r.bar != nil {
		r.bar.Finish()
	}
}
