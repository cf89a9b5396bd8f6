//go:build browser

package report

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestFilters(t *testing.T) {
	c := damStory(t)
	x := openPage(t, c, tabOptions{})
	total := eval[int](x, shownLen)
	want(x, `document.querySelectorAll('.flag-item').length`, total)
	groups := eval[[]string](x, `[...document.querySelectorAll('#filters [data-facet]:not([data-facet=show])')].map(e => e.dataset.facet)`)
	if len(groups) != 3 {
		t.Fatalf("filter groups %v", groups)
	}
	for _, group := range groups {
		n := eval[int](x, fmt.Sprintf(`document.querySelectorAll('[data-facet=%s] input').length`, group))
		sum := 0
		for i := range n {
			box := fmt.Sprintf(`document.querySelectorAll('[data-facet=%s] input')[%d]`, group, i)
			count := eval[int](x, `Number(`+box+`.closest('label').querySelector('.count').textContent)`)
			value := eval[string](x, box+`.value`)
			eval[chromedp.Void](x, box+`.click(), ({})`)
			want(x, shownLen, count)
			want(x, fmt.Sprintf(`[...document.querySelectorAll('.flag-item:not([hidden])')].every(e => e.dataset[%q] === %q)`, group, value), true)
			want(x, `location.hash`, "#"+group+"="+value)
			if count < total {
				want(x, `document.getElementById('filtered').hidden`, false)
				want(x, `document.querySelectorAll('.k.flag.off').length > 0`, true)
			}
			sum += count
			eval[chromedp.Void](x, box+`.click(), ({})`)
		}
		if sum != total {
			t.Errorf("group %s: its counts add up to %d of %d", group, sum, total)
		}
	}
	want(x, shownLen, total)
	// Two of one group add up, two groups narrow.
	eval[chromedp.Void](x, `document.querySelector('[value=F3]').click(), document.querySelector('[value=F1]').click(), ({})`)
	both := eval[int](x, shownLen)
	eval[chromedp.Void](x, `document.querySelector('[value=lede]').click(), ({})`)
	if narrowed := eval[int](x, shownLen); narrowed >= both || narrowed == 0 {
		t.Errorf("%d flags in two categories, %d of them in the lede", both, narrowed)
	}
	want(x, `location.hash`, "#cat=F1,F3&where=lede")
	x.keys("j")
	want(x, `location.hash.endsWith('&cat=F1,F3&where=lede')`, true)
	x.do(chromedp.Click(chromedp.CSS("#clear-filters")))
	want(x, shownLen, total)
}

func TestAddressCarriesFiltersAndFlag(t *testing.T) {
	c := damStory(t)
	page := writeHTML(t, renderPage(t, c))
	first := openFile(t, page, tabOptions{})
	id := eval[string](first, `document.querySelectorAll('.flag-item[data-cat=F1]')[1].id`)
	x := openFile(t, page, tabOptions{fragment: "#" + id + "&cat=F1&show=benign"})
	want(x, onID, id)
	want(x, `[...document.querySelectorAll('.flag-item:not([hidden])')].every(e => e.dataset.cat === 'F1')`, true)
	want(x, `document.documentElement.classList.contains('benign')`, true)
	// A plain link inside the page keeps the filter.
	eval[chromedp.Void](x, `document.querySelector('.flag-item.on .meta a').click(), ({})`)
	eventually(x, `location.hash.endsWith('&cat=F1&show=benign')`) // the page answers to an event
	// A permalink to a flag that the filter hides shows it.
	y := openFile(t, page, tabOptions{fragment: "#" + id + "&cat=F3"})
	want(y, onID, id)
	want(y, `document.getElementById(`+fmt.Sprintf("%q", id)+`).hidden`, false)
	want(y, focusID, id)
	// Every flag's permalink leads to the flag.
	ids := eval[[]string](first, `[...document.querySelectorAll('.flag-item')].map(e => e.id)`)
	for _, id := range ids {
		eval[chromedp.Void](first, fmt.Sprintf(`location.hash = %q, ({})`, id))
		eventually(first, fmt.Sprintf(`(%s) === %q`, onID, id))
	}
}

func TestInnerLinksHaveTargets(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	if dead := eval[[]string](x, `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))`); len(dead) > 0 {
		t.Errorf("links without a target: %v", dead)
	}
}
