package export

import (
	"archive/zip"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/compare"
	"parallax/internal/escape"
)

// qdpx writes a project of REFI-QDA: each article is a source in plain text,
// and passages and changes are selections coded with their category. An article
// of several pairs is one source. The texts are written as they come; the
// selections are kept until the end, some 600 bytes each.
type qdpx struct {
	zip     *zip.Writer
	sources []*source
	byGUID  map[string]*source
	links   []link
}

// source is an article, or what may be quoted of it.
type source struct {
	guid, name, created, says string
	variables                 []variable
	selections                []selection
	lines                     []int // where carriage returns were taken out, in code points of the text
}

type variable struct{ name, kind, value string }

// selection is a coded stretch of a source.
type selection struct {
	guid, name, says, code string
	at                     compare.Span
}

// link leads from a selection to its counterpart.
type link struct{ from, to, name string }

func newQDPX(w io.Writer) *qdpx {
	return &qdpx{zip: zip.NewWriter(w), byGUID: map[string]*source{}}
}

func (q *qdpx) Add(c *compare.Comparison) error {
	a, b := witnesses(c)
	pair := uuid("pair", c.A.ID, c.B.ID)
	inA, err := q.source(a, pair)
	if err != nil {
		return err
	}
	inB, err := q.source(b, pair)
	if err != nil {
		return err
	}
	other := func(s *compare.Side) string { return cmp.Or(said(s.Outlet), said(s.Title), s.Path, s.ID) }
	for i := range c.Passages {
		p := &c.Passages[i]
		kind := "passage." + p.Kind
		from, okA := inA.selects(a, p.A, uuid(pair, "a", p.ID), kind, "In "+other(&c.B)+": "+p.BText)
		to, okB := inB.selects(b, p.B, uuid(pair, "b", p.ID), kind, "In "+other(&c.A)+": "+p.AText)
		if okA && okB {
			q.links = append(q.links, link{from, to, p.Kind})
		}
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		if change.Tier != "component" {
			continue
		}
		if change.A != nil {
			inA.selects(a, *change.A, uuid(pair, "a", change.ID), codeOf(change), says(change, other(&c.B), change.BText))
		}
		if change.B != nil {
			inB.selects(b, *change.B, uuid(pair, "b", change.ID), codeOf(change), says(change, other(&c.A), change.AText))
		}
	}
	return nil
}

// says is what a reader of a coding should know: what the change is, and the
// words on the other side.
func says(c *compare.Change, other, words string) string {
	says := cmp.Or(said(c.Reason), c.Op)
	if words != "" {
		says += " In " + other + ": " + words
	}
	for _, more := range []struct{ name, value string }{{"direction", said(c.Direction)}, {"confidence", said(c.Confidence)}, {"rule", said(c.Rule)}} {
		if more.value != "" {
			says += " [" + more.name + ": " + more.value + "]"
		}
	}
	return says
}

// source finds or begins the source of one side. What is quoted of a withheld
// text depends on the pair, so there it is one of the pair.
func (q *qdpx) source(w *witness, pair string) (*source, error) {
	guid := uuid("source", w.ID, string(w.text))
	if !w.whole {
		guid = uuid("source", w.ID, pair, w.letter)
	}
	if s := q.byGUID[guid]; s != nil {
		return s, nil
	}
	s := &source{guid: guid, name: sourceName(w.Side), created: moment(said(w.Date))}
	if !w.whole {
		s.says = "The full text is withheld: passages and flagged changes only."
	}
	for _, v := range []variable{
		{"outlet", "Text", said(w.Outlet)}, {"title", "Text", said(w.Title)}, {"date", "Date", day(said(w.Date))}, {"url", "Text", said(w.URL)},
		{"article", "Text", w.ID}, {"words", "Integer", strconv.Itoa(w.Words)},
	} {
		if v.value != "" {
			s.variables = append(s.variables, v)
		}
	}
	q.byGUID[guid] = s
	q.sources = append(q.sources, s)
	file, err := q.file("sources/" + guid + ".txt")
	if err != nil {
		return nil, err
	}
	_, err = io.WriteString(file, s.plain(w.text))
	return s, err
}

// plain is the text as a source holds it: with line feeds alone, as programs
// turn CR LF into one character when they import it, and without what XML
// cannot hold.
func (s *source) plain(text []rune) string {
	kept := make([]rune, 0, len(text))
	for i, r := range text {
		if r == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			s.lines = append(s.lines, i)
			continue
		}
		if r == '\r' {
			r = '\n'
		}
		kept = append(kept, r)
	}
	return escape.Held(string(kept))
}

// selects adds a selection and gives its guid.
func (s *source) selects(w *witness, span compare.Span, guid, code, says string) (string, bool) {
	at, ok := w.place(span)
	if !ok || at[0] == at[1] {
		return "", false
	}
	name := []rune(strings.Join(strings.Fields(w.cut(at)), " "))
	if len(name) > 60 {
		name = append(name[:59], '…')
	}
	for i := range at { // positions behind a carriage return that was taken out move
		n, _ := slices.BinarySearch(s.lines, at[i])
		at[i] -= n
	}
	s.selections = append(s.selections, selection{guid: guid, name: string(name), says: says, code: code, at: at})
	return guid, true
}

func sourceName(s *compare.Side) string {
	parts := []string{said(s.Outlet), day(said(s.Date)), said(s.Title)}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	if len(parts) == 0 {
		return cmp.Or(s.Path, s.ID)
	}
	return strings.Join(parts, ", ")
}

// moment is a date as a moment of XML Schema. Programs need one; what they get
// is the date of the article, never the clock.
func moment(date string) string {
	if at, err := time.Parse(time.RFC3339, date); err == nil {
		return at.UTC().Format(time.RFC3339)
	}
	return cmp.Or(day(date), "1970-01-01") + "T00:00:00Z"
}

var user = uuid("user", "Parallax")

func (q *qdpx) Close() error {
	slices.SortFunc(q.sources, func(x, y *source) int {
		return cmp.Or(strings.Compare(x.name, y.name), strings.Compare(x.guid, y.guid))
	})
	w, err := q.file("project.qde")
	if err != nil {
		return err
	}
	x := newXML(w)
	x.open("Project", "xmlns", "urn:QDA-XML:project:1.0", "name", "Parallax", "origin", "Parallax "+compare.Version, "creatingUserGUID", user, "creationDateTime", moment(""))
	x.open("Users")
	x.empty("User", "guid", user, "name", "Parallax "+compare.Version, "id", "Parallax")
	x.close()
	x.open("CodeBook")
	writeCodes(x)
	x.close()
	if len(q.sources) > 0 {
		writeVariables(x, q.sources)
		x.open("Sources")
		for _, s := range q.sources {
			writeSource(x, s)
		}
		x.close()
	}
	if len(q.links) > 0 {
		x.open("Links")
		for _, l := range q.links {
			x.empty("Link", "guid", uuid("link", l.from, l.to), "name", l.name, "direction", "OneWay", "originGUID", l.from, "targetGUID", l.to)
		}
		x.close()
	}
	if err := x.flush(); err != nil {
		return err
	}
	return q.zip.Close()
}

func writeVariables(x *xmlWriter, sources []*source) {
	x.open("Variables")
	seen := map[string]bool{}
	for _, s := range sources {
		for _, v := range s.variables {
			if !seen[v.name] {
				seen[v.name] = true
				x.empty("Variable", "guid", uuid("variable", v.name), "name", v.name, "typeOfVariable", v.kind)
			}
		}
	}
	x.close()
}

func writeSource(x *xmlWriter, s *source) {
	x.open("TextSource", "guid", s.guid, "name", s.name, "plainTextPath", "internal://"+s.guid+".txt", "creatingUser", user, "creationDateTime", s.created)
	if s.says != "" {
		x.element("Description", s.says)
	}
	slices.SortStableFunc(s.selections, func(x, y selection) int { return slices.Compare(x.at[:], y.at[:]) })
	for _, c := range s.selections {
		x.open("PlainTextSelection", "guid", c.guid, "name", c.name, "startPosition", strconv.Itoa(c.at[0]), "endPosition", strconv.Itoa(c.at[1]), "creatingUser", user, "creationDateTime", s.created)
		x.element("Description", c.says)
		x.open("Coding", "guid", uuid("coding", c.guid), "creatingUser", user, "creationDateTime", s.created)
		x.empty("CodeRef", "targetGUID", codeGUID(c.code))
		x.close()
		x.close()
	}
	for _, v := range s.variables {
		x.open("VariableValue")
		x.empty("VariableRef", "targetGUID", uuid("variable", v.name))
		x.element(v.kind+"Value", v.value)
		x.close()
	}
	x.close()
}

// packedAt is the time of every file in the package: the first that zip has.
var packedAt = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// file begins a file of the package.
func (q *qdpx) file(name string) (io.Writer, error) {
	return q.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packedAt})
}
