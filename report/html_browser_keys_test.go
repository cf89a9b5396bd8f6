//go:build browser

package report

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	onID      = `document.querySelector('.flag-item.on')?.id ?? ''`
	focusID   = `document.activeElement.id`
	live      = `document.getElementById('live').textContent`
	shownLen  = `document.querySelectorAll('.flag-item:not([hidden])').length`
	inPassage = `!!document.activeElement.closest('.passages')`
)

func TestKeysWalkTheFlags(t *testing.T) {
	c := damStory(t)
	x := openPage(t, c, tabOptions{})
	ids := eval[[]string](x, `[...document.querySelectorAll('.flag-item')].map(e => e.id)`)
	if len(ids) < 10 {
		t.Fatalf("%d flags on the page", len(ids))
	}
	x.keys("j")
	want(x, onID, ids[0])
	want(x, focusID, ids[0])
	x.keys("j", "j")
	want(x, onID, ids[2])
	want(x, `location.hash`, "#"+ids[2])
	if said := eval[string](x, live); !strings.HasPrefix(said, "Flag 3 of ") {
		t.Errorf("the live region says %q", said)
	}
	want(x, `document.querySelectorAll('.passages .ref.on').length > 0`, true)
	x.keys("k")
	want(x, onID, ids[1])
	x.keys("o")
	want(x, inPassage, true)
	want(x, `document.activeElement.dataset.flag`, ids[1])
	x.keys("j") // now in the order of the texts
	want(x, inPassage, true)
	next := eval[string](x, onID)
	if next == ids[1] {
		t.Error("j in the texts stays where it is")
	}
	x.keys("o")
	want(x, focusID, next)
	x.keys("k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k")
	want(x, onID, ids[0])
	want(x, live, "This is the first flag.")
}

func TestKeysOpenThings(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	x.keys("?")
	want(x, `document.getElementById('help').open`, true)
	x.keys("j") // quiet while a dialog is open
	want(x, onID, "")
	x.keys("\x1b")
	want(x, `document.getElementById('help').open`, false)
	x.keys("f")
	want(x, `document.activeElement.matches('#filters input')`, true)
	x.keys("b")
	want(x, `document.documentElement.classList.contains('benign')`, true)
	want(x, `location.hash`, "#show=benign")
	x.keys("b")
	want(x, `document.documentElement.classList.contains('benign')`, false)
	want(x, `location.hash`, "")
	x.keys("c")
	want(x, `document.getElementById('coding-bar').hidden`, false)
	x.keys("c")
	want(x, `document.getElementById('coding-bar').hidden`, true)
	// The keys can be switched off, and stay off.
	x.keys("?")
	x.do(chromedp.Click(chromedp.CSS("#keys-on")))
	x.keys("\x1b", "j")
	want(x, onID, "")
	x.reload()
	x.keys("j")
	want(x, onID, "")
	// Typing is typing.
	x.keys("?")
	x.do(chromedp.Click(chromedp.CSS("#keys-on")))
	x.keys("\x1b", "c")
	x.do(chromedp.SendKeys(chromedp.CSS("#coder"), "jack"))
	want(x, `document.getElementById('coder').value`, "jack")
	want(x, onID, "")
}

func TestPagerButtons(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	x.do(chromedp.Click(chromedp.CSS("#next")), chromedp.Click(chromedp.CSS("#next")), chromedp.Click(chromedp.CSS("#previous")))
	want(x, onID, eval[string](x, `document.querySelector('.flag-item').id`))
	if said := eval[string](x, `document.getElementById('where-am-i').textContent`); !strings.HasPrefix(said, "flag 1 of ") {
		t.Errorf("the pager says %q", said)
	}
}

func TestThemeButton(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	ground := `getComputedStyle(document.body).backgroundColor`
	light := eval[string](x, ground)
	x.do(chromedp.Click(chromedp.CSS("#theme")), chromedp.Click(chromedp.CSS("#theme")))
	want(x, `document.querySelector('#theme span').textContent`, "dark")
	dark := eval[string](x, ground)
	if dark == light {
		t.Errorf("both themes have the ground %s", light)
	}
	x.reload()
	want(x, ground, dark)
	y := openPage(t, damStory(t), tabOptions{dark: true})
	want(y, ground, dark)
}
