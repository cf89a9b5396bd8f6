package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/compare"
	"parallax/internal/escape"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

func renderPage(t testing.TB, c *compare.Comparison) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, c, HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func parsePage(t testing.TB, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func elements(root *html.Node, name atom.Atom) (out []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == name {
			out = append(out, n)
		}
	}
	return out
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// allPages are the comparisons that every test of the page's form goes through.
func allPages(t testing.TB) map[string]*compare.Comparison {
	brief := damStory(t)
	brief.A.Text, brief.B.Text = nil, nil
	brief.Tool.Options.FullText = false
	return map[string]*compare.Comparison{
		"story": damStory(t), "hostile": hostileStory(t), "scripts": scriptStory(t), "brief": brief, "empty": emptyStory(t), "zero": {},
	}
}

func TestHTMLShowsEveryPassageAndFlag(t *testing.T) {
	c := damStory(t)
	ids := checkForm(t, renderPage(t, c))
	if len(c.Passages) == 0 {
		t.Fatal("the fixture has no passage")
	}
	for _, p := range c.Passages {
		if !ids[p.ID] {
			t.Errorf("passage %s is not on the page", p.ID)
		}
	}
	flags := rankedFlags(c)
	if len(flags) == 0 {
		t.Fatal("the fixture has no flag")
	}
	for _, i := range flags {
		if change := c.Changes[i]; !ids["f-"+change.Key] {
			t.Errorf("flag %s has no permalink", change.Key)
		} else if change.Op != "move" && (change.A != nil && !ids["a-"+change.Key] || change.B != nil && !ids["b-"+change.Key]) {
			t.Errorf("flag %s is not marked in the texts", change.Key)
		}
	}
}

// checkForm holds what is true of any page: its elements and attributes are
// ours, its addresses are inner or of the web, its ids are unique and linked to,
// and its policy allows exactly its own style and scripts. It gives the ids.
func checkForm(t testing.TB, page string) map[string]bool {
	t.Helper()
	root := parsePage(t, page)
	ours := map[string]bool{}
	for _, name := range strings.Fields(`html head meta title style script body a header p span div button main h1 h2 h3 section ul ol li dl dt dd
		strong table thead tbody tr th td caption svg defs pattern rect path line figure figcaption details summary nav output dialog form select option
		label input textarea template aside fieldset legend bdi i code kbd br del ins mark`) {
		ours[name] = true
	}
	ids := map[string]bool{}
	var links []string
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment: %.80q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		// Inside SVG the parser takes <a> and <title> as they are.
		if !ours[n.Data] {
			t.Errorf("an element that the page does not have: <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "action" || a.Key == "formaction" || a.Key == "srcdoc":
				t.Errorf("<%s %s=%.80q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, a.Val[1:])
			case a.Key == "href" && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://"):
				t.Errorf("a link to %.80q", a.Val)
			case a.Key == "id":
				if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n\"'<>") {
					t.Errorf("the id %q is not unique or not fit", a.Val)
				}
				ids[a.Val] = true
			case strings.ContainsFunc(a.Val, escape.Acts):
				t.Errorf("<%s %s> holds a control character: %.80q", n.Data, a.Key, a.Val)
			}
		}
	}
	for _, link := range links {
		if !ids[link] {
			t.Errorf("a link to #%s, which is not there", link)
		}
	}
	if body := elements(root, atom.Body); len(body) != 1 {
		t.Errorf("%d bodies", len(body))
	} else {
		for n := range body[0].Descendants() {
			if n.Type == html.TextNode && strings.ContainsFunc(n.Data, func(r rune) bool { return hiddenControl(r) }) {
				t.Errorf("a control character in %.80q", n.Data)
			}
		}
	}
	checkPolicy(t, root)
	return ids
}

func checkPolicy(t testing.TB, root *html.Node) {
	t.Helper()
	policy := ""
	for _, meta := range elements(root, atom.Meta) {
		if attribute(meta, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(meta, "content")
		}
	}
	allowed := map[string][]string{}
	for _, directive := range strings.Split(policy, ";") {
		words := strings.Fields(directive)
		if len(words) < 2 {
			t.Fatalf("the policy %q", policy)
		}
		allowed[words[0]] = words[1:]
	}
	if !slices.Equal(allowed["default-src"], []string{"'none'"}) || !slices.Equal(allowed["base-uri"], []string{"'none'"}) || !slices.Equal(allowed["form-action"], []string{"'none'"}) {
		t.Errorf("the policy %q", policy)
	}
	for name, directive := range map[atom.Atom]string{atom.Style: "style-src", atom.Script: "script-src"} {
		var hashes []string
		for _, n := range elements(root, name) {
			if attribute(n, "type") == "application/json" {
				continue
			}
			sum := sha256.Sum256([]byte(textOf(n)))
			hashes = append(hashes, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
		if len(hashes) == 0 || !slices.Equal(hashes, allowed[directive]) {
			t.Errorf("%s allows %v, the page has %v", directive, allowed[directive], hashes)
		}
	}
	if len(allowed) != 5 {
		t.Errorf("the policy has %d directives: %q", len(allowed), policy)
	}
}

func TestHTMLFormHoldsForAnyArticles(t *testing.T) {
	for name, c := range allPages(t) {
		t.Run(name, func(t *testing.T) { checkForm(t, renderPage(t, c)) })
	}
}

func TestHTMLFormHoldsForAnyResult(t *testing.T) {
	words := []string{"p1", "p2", "c1", "c2", "w1", "F1", "F3", "N5", "Z9", "up", "high", "medium", "flags", "data", "https://example.org/<x>\"'", "javascript:alert(1)"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		c := randomComparison(r, words)
		checkForm(t, renderPage(t, c))
		var index bytes.Buffer
		entries := []IndexEntry{Indexed("a.html", c), NotCompared(randomString(r, words), randomString(r, words), fmt.Errorf("%s", randomString(r, words)))}
		if err := HTMLIndex(&index, entries, HTMLOptions{Title: randomString(r, words)}); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestHTMLHoldsHostileTextAsText(t *testing.T) {
	c := hostileStory(t)
	root := parsePage(t, renderPage(t, c))
	if n := len(elements(root, atom.Script)); n != 3 {
		t.Errorf("%d scripts, not early, data and page", n)
	}
	text := strings.Join(strings.Fields(textOf(elements(root, atom.Main)[0])), " ")
	for _, part := range []string{
		`<script>document.title='hit'</script>`, `<img src=x onerror="document.title='hit'">`, `]]> <!-- mark.`, `{{.Policy}} ${1+1}`,
		`<iframe src="https://evil.example"></iframe>`, "U+202E", "U+001B", "U+0000", "لن تقبل الخطة",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the page does not show %q", part)
		}
	}
}

// TestHTMLHoldsItsData takes the data out of the page and compares them with
// the JSON form.
func TestHTMLHoldsItsData(t *testing.T) {
	for name, c := range allPages(t) {
		t.Run(name, func(t *testing.T) {
			var line bytes.Buffer
			if err := JSONL(&line, c); err != nil {
				t.Fatal(err)
			}
			for _, n := range elements(parsePage(t, renderPage(t, c)), atom.Script) {
				if attribute(n, "id") != "data" {
					continue
				}
				var got, want any
				if err := json.Unmarshal([]byte(textOf(n)), &got); err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(line.Bytes(), &want); err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("the page's data differ (-json +page)\n%s", d)
				}
				sum := fmt.Sprintf("%x", sha256.Sum256(line.Bytes()))
				if body := elements(parsePage(t, renderPage(t, c)), atom.Body)[0]; attribute(body, "data-hash") != sum {
					t.Errorf("the page names its data %s, the command line's are %s", attribute(body, "data-hash"), sum)
				}
				return
			}
			t.Error("the page has no data")
		})
	}
}

func TestHTMLIsDeterministic(t *testing.T) {
	for name, c := range allPages(t) {
		first := renderPage(t, c)
		pages := make(chan string)
		for range 4 {
			go func() { pages <- renderPage(t, c) }()
		}
		for range 4 {
			if <-pages != first {
				t.Errorf("%s: two renderings differ", name)
			}
		}
	}
}

func TestHTMLIsSmall(t *testing.T) {
	const overhead, longest = 120 << 10, 5 << 20
	if n := len(renderPage(t, emptyStory(t))); n > overhead {
		t.Errorf("a page with nothing in it has %d bytes, more than %d", n, overhead)
	}
	c := longStory(t, 20_000)
	if c.A.Words < 20_000 || c.B.Words < 20_000 {
		t.Fatalf("the long pair has %d and %d words", c.A.Words, c.B.Words)
	}
	if n := len(renderPage(t, c)); n > longest {
		t.Errorf("a pair of 20,000 words has %d bytes, more than %d", n, longest)
	}
}

// TestPassageStartsBehindAFullStop says that the full stop of the sentence
// before is not drawn into a passage, though no space parts them in Chinese.
func TestPassageStartsBehindAFullStop(t *testing.T) {
	for text, want := range map[string]string{
		"税收。他说不行。完":           "他说不行。",
		"税收。“他说不行”。":          "“他说不行”。",
		"End. (He left.) New": "(He left.)",
	} {
		runes := []rune(text)
		from := strings.IndexAny(text, "他H")
		at := compare.Span{len([]rune(text[:from])), 0}
		at[1] = at[0] + len([]rune("他说不行"))
		if at[0] > 5 {
			at[1] = at[0] + len("He left")
		}
		c := compare.Side{Text: &text}
		if w := newColumn(&c, false, nil).widen(at); string(runes[w[0]:w[1]]) != want {
			t.Errorf("of %q is shown %q, want %q", text, string(runes[w[0]:w[1]]), want)
		}
	}
}

// TestProseKeepsTheText says that what the page shows of a span is the text of
// that span, however changes lie in it: marked text is never lost or doubled.
func TestProseKeepsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 80, -1).Draw(t, "text")
		length := len([]rune(text))
		span := func(name string) compare.Span {
			from := rapid.IntRange(-2, length+2).Draw(t, name)
			return compare.Span{from, rapid.IntRange(from, length+5).Draw(t, name+" end")}
		}
		c := &compare.Comparison{A: compare.Side{Text: &text}}
		for i := range rapid.IntRange(0, 6).Draw(t, "changes") {
			at := span("change")
			c.Changes = append(c.Changes, compare.Change{
				ID: fmt.Sprint(i), Tier: rapid.SampledFrom([]string{"whole", "component"}).Draw(t, "tier"), Op: "delete", A: &at,
				Status: ref(rapid.SampledFrom([]string{"flag", "benign", "other"}).Draw(t, "status")),
			})
		}
		column := newColumn(&c.A, false, c.Changes)
		m := newMarker(c, column.article, column.article)
		at := span("shown")
		var shown strings.Builder
		write := func(text []snippet) {
			for _, s := range text {
				if s.Control != "" {
					var r rune
					fmt.Sscanf(s.Control, "U+%X", &r)
					shown.WriteRune(r)
				}
				shown.WriteString(s.Text)
			}
		}
		for _, r := range column.prose(at, "", m) {
			write(r.Plain)
			for _, p := range r.Parts {
				write(p.Text)
			}
		}
		from := min(max(at[0], 0), length)
		if want := string([]rune(text)[from:min(max(at[1], from), length)]); shown.String() != want {
			t.Fatalf("shows %q, want %q", shown.String(), want)
		}
	})
}

// TestHTMLGolden compares what the page says, section by section, in the order
// of reading.
func TestHTMLGolden(t *testing.T) {
	for _, name := range []string{"story", "scripts", "brief", "empty"} {
		got := outlineOf(parsePage(t, renderPage(t, allPages(t)[name])))
		path := filepath.Join("testdata", "page-"+name+".txt")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v (go test ./report -run Golden -update writes it)", err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("differs from %s (-want +got)\n%s", path, d)
		}
	}
}

// outlineOf is the text of a page as it is read out, one block a line, with
// [marks] around deleted and {marks} around inserted words.
func outlineOf(root *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		switch n.DataAtom {
		case atom.Style, atom.Script, atom.Template, atom.Dialog, atom.Button:
			return
		}
		block := slices.Contains(strings.Fields("p div section li tr h1 h2 h3 summary legend dt dd table figure"), n.Data)
		if block {
			b.WriteString("\n")
		}
		switch n.Data {
		case "h1", "h2", "h3":
			b.WriteString("# ")
		case "td", "th", "dd":
			b.WriteString(" | ")
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
		if block {
			b.WriteString("\n")
		}
	}
	walk(elements(root, atom.Body)[0])
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
