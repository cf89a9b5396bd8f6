//go:build browser

package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/compare"

	"github.com/chromedp/chromedp"
)

// download presses a button and gives the file that it saves.
func (x *tab) download(button string) []byte {
	x.t.Helper()
	path := x.saved("parallax-*", func() {
		eval[chromedp.Void](x, fmt.Sprintf(`document.querySelector('[data-save=%q]').click(), ({})`, button))
	})
	data, err := os.ReadFile(path)
	if err != nil {
		x.t.Fatal(err)
	}
	return data
}

func TestSavedDataAreThoseOfTheCommandLine(t *testing.T) {
	for name, c := range map[string]*compare.Comparison{"story": damStory(t), "hostile": hostileStory(t)} {
		t.Run(name, func(t *testing.T) {
			x := openPage(t, c, tabOptions{})
			var jsonl, table bytes.Buffer
			if err := JSONL(&jsonl, c); err != nil {
				t.Fatal(err)
			}
			if err := CSV(&table, c, CSVOptions{BOM: true}); err != nil {
				t.Fatal(err)
			}
			if got := x.download("json"); !bytes.Equal(got, jsonl.Bytes()) {
				t.Errorf("the saved JSON differs from the command line's:\n%.300s\n%.300s", got, jsonl.Bytes())
			}
			if got := x.download("csv"); !bytes.Equal(got, table.Bytes()) {
				i := 0
				for i < len(got) && i < table.Len() && got[i] == table.Bytes()[i] {
					i++
				}
				t.Errorf("the saved CSV differs from the command line's at byte %d:\n%.200q\n%.200q", i, got[max(0, i-40):], table.Bytes()[max(0, i-40):])
			}
			checkAnnotations(t, c, x.download("annotations"))
		})
	}
}

// checkAnnotations looks up every target of the annotations in the texts.
func checkAnnotations(t *testing.T, c *compare.Comparison, data []byte) {
	t.Helper()
	var collection struct {
		Total int
		First struct {
			Items []struct {
				ID     string
				Target []struct {
					Source   string
					Selector []struct {
						Type, Exact, Prefix, Suffix string
						Start, End                  int
					}
				}
			}
		}
	}
	if err := json.Unmarshal(data, &collection); err != nil {
		t.Fatal(err)
	}
	flags := rankedFlags(c)
	if collection.Total != len(flags) || len(collection.First.Items) != len(flags) || len(flags) == 0 {
		t.Fatalf("%d annotations for %d flags", collection.Total, len(flags))
	}
	a, b := []rune(*c.A.Text), []rune(*c.B.Text)
	for _, item := range collection.First.Items {
		if len(item.Target) == 0 {
			t.Errorf("%s has no target", item.ID)
		}
		for _, target := range item.Target {
			quote, place := target.Selector[0], target.Selector[1]
			found := false
			for _, text := range [][]rune{a, b} {
				found = found || place.End <= len(text) && string(text[place.Start:place.End]) == quote.Exact &&
					strings.HasSuffix(string(text[:place.Start]), quote.Prefix) && strings.HasPrefix(string(text[place.End:]), quote.Suffix)
			}
			if !found {
				t.Errorf("%s: %q is not at %d", item.ID, quote.Exact, place.Start)
			}
		}
	}
}

func TestCodingRoundTrip(t *testing.T) {
	c := damStory(t)
	page := writeHTML(t, renderPage(t, c))
	for _, kind := range []string{"coding-csv", "coding-json"} {
		t.Run(kind, func(t *testing.T) {
			x := openFile(t, page, tabOptions{})
			x.do(chromedp.Click(chromedp.CSS("#open-coding")), chromedp.SendKeys(chromedp.CSS("#coder"), "Ada"))
			eval[chromedp.Void](x, `document.getElementById('coder').blur(), ({})`)
			x.keys("j", "a", "j", "r", "j", "u")
			want(x, `document.getElementById('coded').textContent`, fmt.Sprintf("3 of %d coded", len(rankedFlags(c))))
			note := "=1+1, a \"note\"\nin two lines; ünïcode, 'quoted'"
			eval[chromedp.Void](x, fmt.Sprintf(`(() => {
				const item = document.querySelectorAll('.flag-item')[3];
				item.querySelector('textarea').value = %q;
				item.querySelector('textarea').dispatchEvent(new Event('input'));
				item.querySelector('select').value = 'F9';
				item.querySelector('select').dispatchEvent(new Event('input'));
				item.querySelector('[value=reject]').click();
			})(), ({})`, note))
			saved := x.download(kind)

			state := `JSON.stringify([...document.querySelectorAll('.flag-item')].map(e => [e.querySelector('.coding input:checked')?.value ?? '', e.querySelector('.coding select').value, e.querySelector('.coding textarea').value]))`
			before := eval[string](x, state)
			// The decisions outlive the page …
			x.reload()
			want(x, state, before)
			// … can be cleared …
			x.do(chromedp.Click(chromedp.CSS("#coding-clear")), chromedp.Click(chromedp.CSS("#clear-yes")))
			if got := eval[string](x, state); strings.Contains(got, "accept") || strings.Contains(got, "note") {
				t.Errorf("cleared, but %s", got)
			}
			// … and come back from the file, also in another browser.
			path := filepath.Join(t.TempDir(), "coding")
			if err := os.WriteFile(path, saved, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, y := range []*tab{x, openFile(t, page, tabOptions{})} {
				if y != x {
					y.do(chromedp.Click(chromedp.CSS("#open-coding")))
				}
				y.do(chromedp.SetUploadFiles(chromedp.CSS("#coding-load"), []string{path}))
				eventually(y, `document.getElementById('coded').textContent.includes('loaded')`)
				want(y, state, before)
				want(y, `document.getElementById('coder').value`, "Ada")
			}

			if kind == "coding-csv" {
				rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(saved, []byte("\ufeff")))).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) != len(rankedFlags(c))+1 {
					t.Errorf("%d rows for %d flags", len(rows)-1, len(rankedFlags(c)))
				}
				if last := rows[4][len(rows[4])-1]; !strings.HasPrefix(last, "'=1+1") {
					t.Errorf("the note could be run as a formula: %q", last)
				}
			}
		})
	}
}

func TestCodingRefusesOtherPairs(t *testing.T) {
	x := openPage(t, damStory(t), tabOptions{})
	x.do(chromedp.Click(chromedp.CSS("#open-coding")))
	for content, says := range map[string]string{
		`{"schema":"parallax.coding/1","decisions":[{"key":"x","a_sha256":"00","b_sha256":"00","decision":"accept"}]}`: "another pair",
		`{"schema":"other"}`: "no coding file", `{`: "cannot be read", "a,b\n1,2\n": "no coding file", "\"": "no coding file",
	} {
		path := filepath.Join(t.TempDir(), "coding")
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		eval[chromedp.Void](x, `document.getElementById('coded').textContent = '', ({})`)
		x.do(chromedp.SetUploadFiles(chromedp.CSS("#coding-load"), []string{path}))
		eventually(x, fmt.Sprintf(`document.getElementById('coded').textContent.includes(%q)`, says))
	}
}

func TestBlindCodingHidesOutletsAndCategories(t *testing.T) {
	c := damStory(t)
	x := openPage(t, c, tabOptions{})
	x.do(chromedp.Click(chromedp.CSS("#open-coding")), chromedp.Click(chromedp.CSS("#blind")))
	visible := eval[string](x, `document.body.innerText + document.title`)
	if !strings.Contains(visible, "Text A") && !strings.Contains(visible, "claimed") {
		t.Fatal("the page shows nothing")
	}
	for _, word := range []string{"Northwire", "Capital Herald", "northwire.example", "high confidence", "more distance", "neutral reporting verb", "quotation 1"} {
		// The agency's name in the article's own text stays: it is the text.
		text := visible
		for _, own := range []string{"Northwire could not independently verify the number."} {
			text = strings.ReplaceAll(text, own, "")
		}
		if strings.Contains(text, word) {
			i := strings.Index(text, word)
			t.Errorf("blind, but the page shows %q: … %s", word, text[max(0, i-60):min(len(text), i+60)])
		}
	}
	if titles := eval[string](x, `[...document.querySelectorAll('[title]')].map(e => e.title).join(' ')`); strings.Contains(titles, "erb") {
		t.Errorf("blind, but titles say %s", titles)
	}
	want(x, `[...document.querySelectorAll('.flag-item .label')].map(e => e.innerText.replace(/Flag \d+:|\s/g, '')).join('')`, "")
	want(x, `[...document.querySelectorAll('#open-cite, #open-data, [data-act=cite]')].some(e => e.offsetHeight > 0)`, false)
	saved := string(x.download("coding-csv"))
	if strings.Contains(saved, "attribution.drop") {
		t.Error("a blind coding sheet holds the machine's categories")
	}
	x.keys("j", "a")
	x.reload()
	want(x, `document.documentElement.classList.contains('blind')`, true)
	x.do(chromedp.Click(chromedp.CSS("#blind")))
	want(x, `document.body.innerText.includes('Capital Herald')`, true)
}

func TestCitations(t *testing.T) {
	c := damStory(t)
	x := openPage(t, c, tabOptions{})
	field := `document.getElementById('cite-text').value`
	choose := func(format string) string {
		eval[chromedp.Void](x, fmt.Sprintf(`(() => { const s = document.getElementById('cite-format'); s.value = %q; s.dispatchEvent(new Event('change')); })(), ({})`, format))
		return eval[string](x, field)
	}
	first := c.Changes[rankedFlags(c)[0]]
	for _, opener := range []string{"#open-cite", ".flag-item [data-act=cite]"} {
		x.do(chromedp.Click(chromedp.CSS(opener)))
		plain, markdown, csl, bibtex := choose("plain"), choose("markdown"), choose("csl"), choose("bibtex")
		for _, text := range []string{plain, markdown, csl, bibtex} {
			for _, part := range []string{"Northwire", "Capital Herald", c.A.SHA256, *c.B.URL} {
				if !strings.Contains(text, part) {
					t.Errorf("%s: a citation lacks %q:\n%s", opener, part, text)
				}
			}
			if opener != "#open-cite" && (!strings.Contains(text, first.Key) || !strings.Contains(text, first.AText)) {
				t.Errorf("a citation lacks its flag:\n%s", text)
			}
		}
		var items []map[string]any
		if err := json.Unmarshal([]byte(csl), &items); err != nil || len(items) != 3 {
			t.Errorf("CSL-JSON: %v, %d items", err, len(items))
		}
		if strings.Count(bibtex, "{") != strings.Count(bibtex, "}") {
			t.Errorf("braces do not match:\n%s", bibtex)
		}
		x.keys("\x1b")
	}
}
