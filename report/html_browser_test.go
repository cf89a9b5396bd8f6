//go:build browser

package report

// Tests of the pages in a real browser. They need Chromium (PARALLAX_CHROMIUM,
// or chromium on the path), axe-core (PARALLAX_AXE, the path of axe.min.js)
// and the Nu HTML checker (PARALLAX_VNU, the path of vnu.jar, with java on the
// path). What is missing is a failure: a test that skips tests nothing.

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/compare"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

func needed(t testing.TB, variable, otherwise string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path == "" && otherwise != "" {
		path, _ = exec.LookPath(otherwise)
	}
	if path == "" {
		t.Fatalf("set %s: the browser tests need it", variable)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	browserOnce sync.Once
	browserRoot context.Context
)

// patience is how long a test waits for one thing, or a whole tab, before it takes
// it for broken. A page that answers at once does so after seconds on a machine
// that is busy with other things.
const patience = 5 * time.Minute

// chromium is one browser for all tests; each tab has storage of its own. It
// ends with the test process.
func chromium(t testing.TB) context.Context {
	path := needed(t, "PARALLAX_CHROMIUM", "chromium")
	browserOnce.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
			chromedp.Flag("allow-pre-commit-input", true), chromedp.WSURLReadTimeout(patience))
		allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
		browserRoot, _ = chromedp.NewContext(allocator)
		if err := chromedp.Do(browserRoot, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
	})
	if browserRoot == nil {
		t.Fatal("the browser did not start")
	}
	return browserRoot
}

// tab is one page in the browser, with everything that it asked for or said.
type tab struct {
	t   testing.TB
	ctx context.Context
	url string

	mu       sync.Mutex
	requests []string
	messages []string
}

// tabOptions say how a page is opened.
type tabOptions struct {
	width, height int64 // 0: 1280 × 900
	noScripts     bool
	dark          bool
	fragment      string
	metrics       bool // measure what the page computes
	mayComplain   bool // a tool that the test brings in breaks the page's policy
}

func openFile(t testing.TB, path string, o tabOptions) *tab {
	t.Helper()
	x := &tab{t: t, url: "file://" + path}
	ctx, cancel := chromedp.NewContext(chromium(t), chromedp.WithNewBrowserContext(), chromedp.WithListener(func(event any) {
		x.mu.Lock()
		defer x.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			x.requests = append(x.requests, e.Request.URL)
		case *runtime.EventConsoleAPICalled:
			x.messages = append(x.messages, fmt.Sprintf("console %s", e.Type))
		case *runtime.EventExceptionThrown:
			x.messages = append(x.messages, fmt.Sprintf("exception: %+v", e.ExceptionDetails))
		case *log.EventEntryAdded:
			x.messages = append(x.messages, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	}))
	timed, stop := context.WithTimeout(ctx, patience)
	t.Cleanup(func() {
		stop()
		cancel()
		x.mu.Lock()
		defer x.mu.Unlock()
		for _, request := range x.requests {
			if before, _, _ := strings.Cut(request, "#"); before != x.url && !strings.HasPrefix(request, "blob:") {
				t.Errorf("the page asked for %s", request)
			}
		}
		if len(x.requests) == 0 {
			t.Error("the browser's log of requests is empty: it cannot show that the page made none")
		}
		if !o.mayComplain && len(x.messages) > 0 {
			t.Errorf("the page wrote to the console: %s", strings.Join(x.messages, "\n"))
		}
	})
	x.ctx = timed
	if o.width == 0 {
		o.width, o.height = 1280, 900
	}
	scheme := "light"
	if o.dark {
		scheme = "dark"
	}
	x.call(func(ctx context.Context) error {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if o.metrics {
			if _, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{}); err != nil {
				return err
			}
		}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: o.noScripts})
		return err
	})
	x.do(chromedp.EmulateViewport(o.width, o.height), chromedp.Navigate(x.url+o.fragment))
	if !o.noScripts {
		x.painted()
	}
	return x
}

// painted waits until the page was drawn: Chromium drops clicks and keys that
// come before its first frame, which a loaded machine shows as a lost click.
func (x *tab) painted() {
	x.t.Helper()
	eval[bool](x, `new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
}

func (x *tab) reload() {
	x.t.Helper()
	x.do(chromedp.Reload())
	x.painted()
}

// openPage renders a comparison to a file and opens it.
func openPage(t testing.TB, c *compare.Comparison, o tabOptions) *tab {
	t.Helper()
	return openFile(t, writeHTML(t, renderPage(t, c)), o)
}

func writeHTML(t testing.TB, page string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func (x *tab) call(f func(context.Context) error) {
	x.t.Helper()
	if err := f(x.ctx); err != nil {
		x.t.Fatal(err)
	}
}

func (x *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	x.t.Helper()
	if err := chromedp.Do(x.ctx, actions...); err != nil {
		x.t.Fatal(err)
	}
}

// keys presses keys one after another.
func (x *tab) keys(keys ...string) {
	x.t.Helper()
	for _, key := range keys {
		x.do(chromedp.KeyEvent(key))
	}
}

// eval is the value of an expression in the page.
func eval[T any](x *tab, expression string) T {
	x.t.Helper()
	v, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// want compares the value of an expression.
func want[T comparable](x *tab, expression string, expected T) {
	x.t.Helper()
	if got := eval[T](x, expression); got != expected {
		x.t.Errorf("%s is %v, want %v", expression, got, expected)
	}
}

// eventually waits for what the page does in answer to an event, which may come
// after the click that causes it has been taken.
func eventually(x *tab, expression string) {
	x.t.Helper()
	for !eval[bool](x, expression) {
		x.wait(expression + " does not come true")
	}
}

// saved gives the path of the file that press has the page save, under a name
// of this pattern.
func (x *tab) saved(pattern string, press func()) string {
	x.t.Helper()
	dir := x.t.TempDir()
	if _, err := chromedp.CallBrowser(x.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: "allow", DownloadPath: dir, BrowserContextID: chromedp.FromContext(x.ctx).BrowserContextID,
	}); err != nil {
		x.t.Fatal(err)
	}
	press()
	for {
		// The browser fills another file, and gives it its name at the end.
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		if len(files) == 1 && !strings.HasSuffix(files[0], ".crdownload") {
			if info, err := os.Stat(files[0]); err == nil && info.Size() > 0 {
				return files[0]
			}
		}
		x.wait("no file " + pattern + " is saved")
	}
}

// wait waits a moment, and ends the test when the tab's time is over.
func (x *tab) wait(failure string) {
	x.t.Helper()
	select {
	case <-x.ctx.Done():
		x.t.Fatal(failure)
	case <-time.After(20 * time.Millisecond):
	}
}

func (x *tab) media(kind string, dark bool) {
	x.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	x.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind, Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return err
	})
}

// checkHTML puts a page through the Nu HTML checker. It knows no newer CSS than
// level 3, so the style sheet's own parts are left to the browser.
func checkHTML(t *testing.T, page string) {
	t.Helper()
	jar := needed(t, "PARALLAX_VNU", "")
	path := writeHTML(t, page)
	out, err := exec.Command("java", "-jar", jar, "--errors-only", "--format", "text", path).CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("No errors found.")) {
		t.Errorf("the page is not valid: %v\n%s", err, out)
	}
}
