package export

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"parallax/compare"
)

const teiNamespace = "http://www.tei-c.org/ns/1.0"

// tei writes editions in TEI P5, both versions in parallel segmentation: what
// they share is text, and where they differ stands an app with a reading of
// each. Apart from the apparatus' own elements no character is added, so each
// version can be rebuilt from the edition.
type tei struct {
	x       *xmlWriter
	several bool
	pairs   int
	prefix  string // of the ids of the pair in hand
	apps    int
}

func newTEI(w io.Writer, several bool) *tei {
	t := &tei{x: newXML(w), several: several}
	if several {
		t.x.open("teiCorpus", "xmlns", teiNamespace)
		t.x.open("teiHeader")
		t.fileDesc("Versions of news texts, compared pair by pair", func() {
			t.x.element("p", "The articles are named in the header of each pair.")
		})
		t.encodingDesc()
		t.x.close()
	}
	return t
}

func (t *tei) Add(c *compare.Comparison) error {
	t.pairs++
	t.apps = 0
	namespace := teiNamespace
	if t.several {
		t.prefix = "n" + strconv.Itoa(t.pairs) + "."
		namespace = ""
	} else if t.pairs > 1 {
		return errors.New("export: a second pair in a document of one")
	}
	a, b := witnesses(c)
	t.x.open("TEI", "xmlns", namespace, "n", c.Relation)
	t.header(c, a, b)
	language := ""
	if said(c.A.Language) == said(c.B.Language) && isTag(said(c.A.Language)) {
		language = *c.A.Language
	}
	t.x.open("text", "xml:lang", language)
	t.x.open("body")
	t.x.openInline("ab", "xml:space", "preserve")
	apps := t.body(collate(c, a, b))
	t.x.close()
	t.x.close()
	t.changes(c, apps)
	t.x.close()
	t.x.close()
	return nil
}

func (t *tei) Close() error {
	if !t.several && t.pairs == 0 {
		return errors.New("export: an edition needs a pair")
	}
	return t.x.flush()
}

func (t *tei) header(c *compare.Comparison, a, b *witness) {
	title := func(s *compare.Side) string { return cmp.Or(said(s.Title), said(s.Outlet), s.Path, s.ID) }
	t.x.open("teiHeader", "xml:lang", "en")
	t.fileDesc(title(&c.A)+" – "+title(&c.B), func() {
		t.x.open("listWit")
		t.witness(a)
		t.witness(b)
		t.x.close()
	})
	if !t.several {
		t.encodingDesc()
	}
	t.x.close()
}

func (t *tei) fileDesc(title string, source func()) {
	t.x.open("fileDesc")
	t.x.open("titleStmt")
	t.x.element("title", title)
	t.x.close()
	t.x.open("publicationStmt")
	t.x.element("p", "Made by Parallax "+compare.Version+" from the articles named below, whose rights remain with their owners.")
	t.x.close()
	t.x.open("sourceDesc")
	source()
	t.x.close()
	t.x.close()
}

func (t *tei) witness(w *witness) {
	t.x.open("witness", "xml:id", t.prefix+w.letter)
	t.x.open("bibl")
	if w.Title != nil {
		t.x.element("title", *w.Title)
	}
	if w.Outlet != nil {
		t.x.element("publisher", *w.Outlet)
	}
	if w.Date != nil {
		t.x.element("date", *w.Date, "when", day(*w.Date))
	}
	if w.URL != nil {
		t.x.element("idno", *w.URL, "type", "URL")
	}
	t.x.element("idno", w.ID, "type", "article")
	if w.SHA256 != "" {
		t.x.element("idno", w.SHA256, "type", "sha256")
	}
	if !w.whole {
		t.x.element("note", "The full text is withheld: passages and flagged changes only.")
	}
	t.x.close()
	t.x.close()
}

func (t *tei) encodingDesc() {
	t.x.open("encodingDesc")
	t.x.element("p", "White space is kept as it stands. An app has the type changed (the words of one component or more), form (case or punctuation only), alone (no counterpart) or moved (the counterpart has the same n). A seg holds a passage.")
	t.x.empty("variantEncoding", "method", "parallel-segmentation", "location", "internal")
	t.x.open("classDecl")
	t.x.open("taxonomy", "xml:id", "categories")
	for _, c := range compare.Categories() {
		t.x.open("category", "xml:id", c.Name, "n", c.Code)
		t.x.element("catDesc", c.Title)
		t.x.close()
	}
	t.x.close()
	t.x.close()
	t.x.close()
}

// body writes the segments and gives, for each change, the ids of the apps
// that show it.
func (t *tei) body(segments []segment) map[*compare.Change][]string {
	apps := map[*compare.Change][]string{}
	var in *compare.Passage
	for _, s := range segments {
		passage := s.passage
		if s.kind == moved {
			passage = nil // it stands in the app
		}
		if passage != in {
			if in != nil {
				t.x.close()
			}
			if in = passage; in != nil {
				t.x.openInline("seg", "type", "passage", "subtype", in.Kind, "xml:id", t.prefix+in.ID)
			}
		}
		if s.kind == same {
			t.x.text(s.a)
			continue
		}
		t.apps++
		id := t.prefix + "app" + strconv.Itoa(t.apps)
		for _, c := range s.changes {
			apps[c] = append(apps[c], "#"+id)
		}
		t.app(id, s)
	}
	if in != nil {
		t.x.close()
	}
	return apps
}

func (t *tei) app(id string, s segment) {
	kind, n := [...]string{"", "changed", "form", "alone", "moved"}[s.kind], ""
	if s.moved > 0 {
		n = "m" + strconv.Itoa(s.moved)
	}
	t.x.openInline("app", "xml:id", id, "type", kind, "n", n, "ana", analyses(s.changes))
	for _, r := range []struct{ letter, text string }{{"a", s.a}, {"b", s.b}} {
		if r.text == "" {
			t.x.empty("rdg", "wit", "#"+t.prefix+r.letter)
			continue
		}
		t.x.element("rdg", r.text, "wit", "#"+t.prefix+r.letter)
	}
	t.x.close()
}

// analyses point to the categories of the changes that have one.
func analyses(changes []*compare.Change) string {
	var pointers []string
	for _, c := range changes {
		if c.Category != nil && isID(*c.Category) && !slices.Contains(pointers, "#"+*c.Category) {
			pointers = append(pointers, "#"+*c.Category)
		}
	}
	return strings.Join(pointers, " ")
}

// isID reports whether a category can be an id of XML, as all of ours can.
func isID(s string) bool {
	return s != "" && s[0] != '.' && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && r != '.' })
}

// isTag reports whether a language can stand in xml:lang.
func isTag(s string) bool {
	return len(s) >= 2 && len(s) <= 8 && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
}

// changes lists what is said of each change.
func (t *tei) changes(c *compare.Comparison, apps map[*compare.Change][]string) {
	if len(apps) == 0 {
		return
	}
	t.x.open("back")
	t.x.open("div", "type", "changes")
	t.x.open("list")
	for i := range c.Changes {
		change := &c.Changes[i]
		if len(apps[change]) == 0 {
			continue
		}
		t.x.open("item", "xml:id", t.prefix+change.ID, "corresp", strings.Join(apps[change], " "), "ana", analyses([]*compare.Change{change}), "cert", said(change.Confidence))
		t.x.element("label", cmp.Or(said(change.Status), "change")+": "+change.Op)
		if change.Reason != nil {
			t.x.element("note", *change.Reason)
		}
		t.x.close()
	}
	t.x.close()
	t.x.close()
	t.x.close()
}
