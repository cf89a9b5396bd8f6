//go:build browser

package report

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax/compare"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "folder to keep the tests' screenshots and PDFs in")

func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	if *pictures == "" {
		return
	}
	if err := os.MkdirAll(*pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*pictures, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func pages(t *testing.T) map[string]*compare.Comparison {
	brief := damStory(t)
	brief.A.Text, brief.B.Text = nil, nil
	brief.Tool.Options.FullText = false
	return map[string]*compare.Comparison{
		"story": damStory(t), "hostile": hostileStory(t), "scripts": scriptStory(t), "brief": brief, "empty": emptyStory(t), "long": longStory(t, 20_000),
	}
}

func TestPagesFitEveryWidth(t *testing.T) {
	for name, c := range pages(t) {
		page := writeHTML(t, renderPage(t, c))
		for _, look := range []struct {
			width, height int64
			dark          bool
		}{{360, 800, false}, {360, 800, true}, {768, 1000, false}, {1280, 900, false}, {1280, 900, true}, {1920, 1080, false}} {
			label := fmt.Sprintf("%s-%d", name, look.width)
			if look.dark {
				label += "-dark"
			}
			t.Run(label, func(t *testing.T) {
				x := openFile(t, page, tabOptions{width: look.width, height: look.height, dark: look.dark})
				want(x, `document.documentElement.scrollWidth <= innerWidth`, true)
				if name == "long" {
					return
				}
				take := chromedp.FullScreenshot(100)
				if name == "hostile" { // its long word makes a page too high for one picture
					take = chromedp.CaptureScreenshot()
				}
				shot, err := chromedp.Run(x.ctx, take)
				if err != nil {
					t.Fatal(err)
				}
				if picture, err := png.Decode(bytes.NewReader(shot)); err != nil || picture.Bounds().Dx() != int(look.width) {
					t.Errorf("the picture is wrong: %v", err)
				}
				keep(t, label+".png", shot)
			})
		}
	}
}

func TestPrint(t *testing.T) {
	for name, c := range pages(t) {
		if name == "long" {
			continue
		}
		for paper, size := range map[string]chromedp.PaperSize{"a4": chromedp.PaperA4, "letter": chromedp.PaperLetter} {
			t.Run(name+"-"+paper, func(t *testing.T) {
				x := openPage(t, c, tabOptions{})
				pdf, err := chromedp.Run(x.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(size), chromedp.PDFPrintBackground()))
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
					t.Error("no PDF")
				}
				keep(t, name+"-"+paper+".pdf", pdf)
			})
		}
	}
}

func TestPrintShowsWhatIsShutOnScreen(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	x.media("print", false)
	want(x, `[...document.querySelectorAll('.why > div')].every(e => e.getBoundingClientRect().height > 0)`, true)
	want(x, `[...document.querySelectorAll('.tools, .pager')].every(e => e.getBoundingClientRect().height === 0)`, true)
	want(x, `[...document.querySelectorAll('.cell, .article p')].every(e => e.scrollWidth <= e.clientWidth + 1)`, true)
}

func TestPageWithoutScripts(t *testing.T) {
	c := damStory(t)
	x := openPage(t, c, tabOptions{noScripts: true})
	text := eval[string](x, `document.body.innerText`)
	for _, p := range c.Passages {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), "passage") {
			t.Errorf("passage %s is not to be seen", p.ID)
		}
	}
	for _, i := range rankedFlags(c) {
		change := c.Changes[i]
		for _, words := range []string{change.AText, change.BText} {
			if words != "" && change.Op != "move" && !strings.Contains(text, words) {
				t.Errorf("%q is not to be seen", words)
			}
		}
	}
	want(x, `[...document.querySelectorAll('button, input, .pager, .tools')].filter(e => e.getBoundingClientRect().height > 0).length`, 0)
	want(x, `document.querySelectorAll('.filters .chip').length > 5`, true) // the legend stays
	want(x, `document.querySelectorAll('.map a').length > 5`, true)
	keepShot(t, x, "noscript.png")
	// A flag's link leads to its words and back.
	id := eval[string](x, `document.querySelector('.flag-item .meta a').getAttribute('href')`)
	x.do(chromedp.Click(chromedp.CSS(".flag-item .meta a")))
	eventually(x, fmt.Sprintf(`location.hash === %q`, id))
}

func keepShot(t *testing.T, x *tab, name string) {
	t.Helper()
	shot, err := chromedp.Run(x.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	keep(t, name, shot)
}

func TestHostileArticlesStayText(t *testing.T) {
	c := hostileStory(t)
	for _, scripts := range []bool{true, false} {
		x := openPage(t, c, tabOptions{noScripts: !scripts})
		if title := eval[string](x, `document.title`); title == "hit" {
			t.Error("a script of the articles ran")
		}
		want(x, `document.querySelectorAll('img, iframe, object, embed, link, base, form:not([method=dialog]), svg [onload], [onerror], [onmouseover], [onload]').length`, 0)
		want(x, `document.querySelectorAll('script').length`, 3)
		want(x, `[...document.querySelectorAll('a')].every(a => /^(#|https?:)/.test(a.getAttribute('href')))`, true)
		if !scripts {
			continue
		}
		x.keys("j", "j", "o", "b", "c", "a")
		x.do(chromedp.Click(chromedp.CSS("#open-cite")))
		want(x, `document.title === 'hit'`, false)
		want(x, `document.getElementById('cite-text').value.includes("<script>document.title='hit'")`, true)
	}
}

func TestPagesAreValid(t *testing.T) {
	for name, c := range pages(t) {
		if name == "long" {
			continue
		}
		t.Run(name, func(t *testing.T) { checkHTML(t, renderPage(t, c)) })
	}
}

// TestLongPairOpens records how long a pair of 20,000 words takes; nothing is
// asserted on the time, which is the machine's.
func TestLongPairOpens(t *testing.T) {
	c := longStory(t, 20_000)
	page := renderPage(t, c)
	x := openPage(t, c, tabOptions{metrics: true})
	times := eval[[]float64](x, `(() => { const n = performance.getEntriesByType('navigation')[0]; return [n.domContentLoadedEventEnd, n.loadEventEnd, n.domInteractive, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1]; })()`)
	t.Logf("%d words, %d flags, %d bytes: DOMContentLoaded %.0f ms, load %.0f ms, interactive %.0f ms, first paint %.0f ms", c.A.Words, len(rankedFlags(c)), len(page), times[0], times[1], times[2], times[3])
	metrics, err := chromedp.Call(x.ctx, performance.GetMetrics, struct{}{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range metrics.Metrics {
		if m.Name == "ThreadTime" { // does not grow when the machine is busy with other things
			t.Logf("the page's main thread has computed for %.0f ms", 1000*m.Value)
		}
	}
	start := time.Now()
	x.keys("j", "j", "o", "j", "b")
	t.Logf("five keys: %v", time.Since(start))
	if times[0] <= 0 {
		t.Error("the browser gives no time")
	}
}
