package report

import (
	"fmt"
	"html/template"
	"net/url"
	"regexp"
	"strings"

	"parallax/compare"
	"parallax/table"
)

// page is the view of one comparison: everything that the template prints, in
// the order in which it prints it.
type page struct {
	marker *marker
	shell
	Title    string
	Long     bool // so long that a browser should lay out only what is in view
	Index    string
	A, B     sideView
	Relation relation
	Summary  []summarySentence
	Counts   []countRow
	BarsA    []bar
	BarsB    []bar
	Overview overview
	Voices   []voiceRow

	Vocabulary []vocabularyRow

	Filters filters
	Flags   []*flagView
	Others  []changeView
	Benign  []changeView

	Rows  []row
	Texts []fullText

	Warnings      []compare.Warning
	Tool          compare.Tool
	Legend        []category // the categories that occur
	AllCategories []category // for a coder to choose from
	Columns       string     // of the CSV, with blanks between
	Data          template.JS
	DataHash      string
	Schema        string
}

// sideView is the head of one article.
type sideView struct {
	Letter   string // A or B
	Name     string // outlet, or "Text A"
	Known    bool   // the outlet is known
	Title    string
	Date     string
	Link     string // http or https only
	URL      string
	Path     string
	File     string // the last part of the path
	ID       string
	Lang     string
	SHA256   string
	Words    int
	Coverage string
}

type countRow struct {
	Class string // verbatim, edited, rewritten, dropped, new
	Name  string
	A, B  *countCell
}

type countCell struct {
	Words   int
	Percent string  // of the side's words
	Width   float64 // of the bar, 0 … 100
}

// bar is one part of a side's bar of words.
type bar struct {
	Class    string
	X, Width string
}

func bars(rows []countRow, cell func(countRow) *countCell) []bar {
	var out []bar
	x := 0.0
	for _, r := range rows {
		if c := cell(r); c != nil && c.Width > 0 {
			out = append(out, bar{r.Class, coordinate(x), coordinate(c.Width)})
			x += c.Width
		}
	}
	return out
}

type voiceRow struct {
	Name           string
	AWords, BWords int
	AWidth, BWidth string
	Note           string
}

// flagView is one flag of the list.
type flagView struct {
	changeView
	Number     int
	Confidence string
	Letter     string
	Direction  string
	Also       []string
	Evidence   []compare.Evidence
	Rule       string
}

// changeView is one component in a list.
type changeView struct {
	ID       string // anchor, stable for the same words in the same setting
	ChangeID string
	Code     string
	Name     string // of the category
	Verb     string // became, was added, was dropped, moved
	A, B     string // the words; "" where that side has none
	Where    string
	Place    string // "A ¶3 · B ¶5"
	Passage  string
	Href     string // of the place: the passage, or the words; "" if they are not on the page
	Quoted   bool
	Reason   []string // our words and the articles' in turn
	SourceA  string   // link to the words in the article's own page
	SourceB  string
}

// namedList is a list of changes below a name.
type namedList struct {
	Name  string
	Items []changeView
}

type filters struct {
	Categories []facet
	Confidence []facet
	Where      []facet
}

// facet is one filter button with the number of flags that it stands for.
type facet struct {
	Value, Letter, Name string
	Count               int
}

// longPage is the number of rows from which a page is long: laying out a few
// hundred rows takes a browser less than it takes to notice, and a page that
// is laid out whole can be searched, printed and pictured by any tool.
const longPage = 300

func newPage(c *compare.Comparison, data []byte, hash string, o HTMLOptions) *page {
	a, b := newColumn(&c.A, false, c.Changes), newColumn(&c.B, true, c.Changes)
	m := newMarker(c, a.article, b.article)
	p := &page{
		marker:        m,
		shell:         pageShell().withFoot(c.Tool.Version, hash),
		Title:         clean(o.Title),
		Index:         o.Index,
		A:             viewSide(&c.A, "A", c.Coverage.A),
		B:             viewSide(&c.B, "B", c.Coverage.B),
		Relation:      relationOf(c.Relation),
		Counts:        countRows(c),
		Voices:        voiceRows(c),
		Vocabulary:    cleanRows(vocabularyRows(c)),
		Flags:         m.flags,
		Warnings:      c.Warnings,
		Tool:          c.Tool,
		Data:          template.JS(data),
		DataHash:      hash,
		Schema:        c.Schema,
		AllCategories: categories,
		Columns:       strings.Join(table.Names(table.Changes), " "),
	}
	p.BarsA = bars(p.Counts, func(r countRow) *countCell { return r.A })
	p.BarsB = bars(p.Counts, func(r countRow) *countCell { return r.B })
	if p.Title == "" {
		p.Title = fmt.Sprintf("%s / %s", pageName(p.A), pageName(p.B))
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		switch deref(change.Status) {
		case "other":
			p.Others = append(p.Others, m.view(change))
		case "benign":
			p.Benign = append(p.Benign, m.view(change))
		}
	}
	p.Filters, p.Legend = facets(m.flags)
	p.Rows = newRows(c, a, b, m)
	p.Long = len(p.Rows) > longPage
	p.Texts = fullTexts(c, a, b, m)
	for _, f := range p.Flags {
		f.Href = m.placeOf(&f.changeView)
	}
	for _, list := range [][]changeView{p.Others, p.Benign} {
		for i := range list {
			list[i].Href = m.placeOf(&list[i])
		}
	}
	p.Overview = newOverview(c, a, b, m)
	p.Summary = summarize(c, p)
	return p
}

func pageName(s sideView) string {
	if s.Known {
		return s.Name
	}
	return excerpt(s.Title, 60)
}

func viewSide(s *compare.Side, letter string, coverage float64) sideView {
	v := sideView{
		Letter: letter,
		Name:   clean(deref(s.Outlet)),
		Known:  clean(deref(s.Outlet)) != "",
		Title:  clean(deref(s.Title)),
		Date:   clean(deref(s.Date)),
		URL:    clean(deref(s.URL)),
		Link:   webLink(deref(s.URL)),
		Path:   clean(s.Path),
		ID:     clean(s.ID),
		Lang:   language(deref(s.Language)),
		SHA256: clean(s.SHA256), Words: s.Words,
		Coverage: strings.ReplaceAll(percent(coverage), " ", "\u00a0"),
	}
	if !v.Known {
		v.Name = "Text " + letter
	}
	v.File = v.Path[strings.LastIndexAny(v.Path, `/\`)+1:]
	if v.Title == "" {
		v.Title = v.File
	}
	if v.Title == "" {
		v.Title = "Untitled"
	}
	return v
}

// webLink is s if a reader may follow it: http and https, nothing else.
func webLink(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// language is s if it can stand in a lang attribute.
func language(s string) string {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return ""
		}
	}
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	return s
}

func countRows(c *compare.Comparison) []countRow {
	a, b := c.Words.A, c.Words.B
	if a == (compare.WordCounts{}) && b == (compare.WordCounts{}) {
		return nil
	}
	cell := func(words, of int) *countCell {
		share := float64(words) / float64(max(of, 1))
		return &countCell{words, percent(share), min(100, 100*share)}
	}
	return []countRow{
		{"verbatim", "word for word", cell(a.Verbatim, c.A.Words), cell(b.Verbatim, c.B.Words)},
		{"edited", "edited", cell(a.Edited, c.A.Words), cell(b.Edited, c.B.Words)},
		{"rewritten", "rewritten", cell(a.Rewritten, c.A.Words), cell(b.Rewritten, c.B.Words)},
		{"dropped", "only in A (dropped)", cell(a.Unmatched, c.A.Words), nil},
		{"new", "only in B (new)", nil, cell(b.Unmatched, c.B.Words)},
	}
}

func voiceRows(c *compare.Comparison) []voiceRow {
	most := 1
	for _, v := range c.Voices {
		most = max(most, v.AWords, v.BWords)
	}
	var rows []voiceRow
	for _, v := range c.Voices {
		r := voiceRow{
			Name: clean(v.Name), AWords: v.AWords, BWords: v.BWords,
			AWidth: coordinate(scale(v.AWords, most) / 10), BWidth: coordinate(scale(v.BWords, most) / 10),
		}
		switch {
		case v.BWords == 0:
			r.Note = "not in B"
		case v.AWords == 0:
			r.Note = "not in A"
		}
		rows = append(rows, r)
	}
	return rows
}

func cleanRows(rows []vocabularyRow) []vocabularyRow {
	for i := range rows {
		rows[i].Term, rows[i].Class, rows[i].List = clean(rows[i].Term), clean(rows[i].Class), clean(rows[i].List)
	}
	return rows
}

// marker knows how each component shows: its flag number, its letter, its
// anchors. Anchors are given out once, to the first place that asks.
type marker struct {
	a, b      *article
	flags     []*flagView // ranked
	byID      map[string]*flagView
	classes   map[string]string // of wholes, by their most notable component
	anchors   map[*compare.Change]string
	passages  []string           // anchors, by index
	passageOf map[string]string  // anchors, by id
	moves     map[string][]*mark // flags of moves, by id of the passage
	claimed   map[string]bool
}

var passageID = regexp.MustCompile(`^p[0-9]+$`)

func newMarker(c *compare.Comparison, a, b *article) *marker {
	m := &marker{a: a, b: b, byID: map[string]*flagView{}, classes: map[string]string{},
		anchors: map[*compare.Change]string{}, claimed: map[string]bool{}, passageOf: map[string]string{}, moves: map[string][]*mark{}}
	for i, p := range c.Passages {
		anchor := p.ID
		if _, taken := m.passageOf[anchor]; taken || !passageID.MatchString(anchor) {
			anchor = fmt.Sprintf("passage-%d", i+1)
		}
		m.passages = append(m.passages, anchor)
		m.passageOf[p.ID] = anchor
	}
	used := map[string]bool{}
	for i := range c.Changes {
		change := &c.Changes[i]
		if change.Tier == "whole" {
			continue
		}
		key := safeID(change.Key)
		if key == "" {
			key = safeID(change.ID)
		}
		base := key
		for n := 2; used[key]; n++ {
			key = fmt.Sprintf("%s-%d", base, n)
		}
		used[key] = true
		m.anchors[change] = key
		if parent := deref(change.Parent); parent != "" {
			m.classes[parent] = moreNotable(m.classes[parent], statusClass(change))
		}
	}
	for _, i := range rankedFlags(c) {
		m.flags = append(m.flags, m.flag(&c.Changes[i]))
	}
	for i, f := range m.flags {
		f.Number = i + 1
	}
	for _, i := range rankedFlags(c) {
		if change := &c.Changes[i]; movesPassage(change) {
			m.moves[*change.Passage] = append(m.moves[*change.Passage], m.of(change))
		}
	}
	return m
}

// movesPassage reports a move of a whole passage. It is one change over all
// the passage's words: it shows beside the passage's badge, and must not hide
// the changes within.
func movesPassage(c *compare.Change) bool {
	return c.Op == "move" && deref(c.Passage) != "" && deref(c.Parent) == ""
}

func statusClass(c *compare.Change) string {
	switch deref(c.Status) {
	case "flag":
		return "flagged"
	case "benign":
		return "benign"
	}
	return "other"
}

func moreNotable(x, y string) string {
	for _, class := range []string{"flagged", "other", "benign"} {
		if x == class || y == class {
			return class
		}
	}
	return "other"
}

func (m *marker) class(c *compare.Change) string {
	if c.Tier != "whole" {
		return statusClass(c)
	}
	return moreNotable(m.classes[c.ID], "")
}

func (m *marker) of(c *compare.Change) *mark {
	if f := m.byID[c.ID]; f != nil {
		return &mark{Class: f.Code, Letter: f.Letter, Number: f.Number, Target: f.ID, Title: f.Name}
	}
	class := "o"
	if deref(c.Status) == "benign" {
		class = "n"
	}
	return &mark{Class: class, Title: capital(compare.CategoryTitle(clean(deref(c.Category))))}
}

// claim is the anchor of a component's mark on one side, "" if it is taken.
func (m *marker) claim(c *compare.Change, second bool) string {
	id := "a-" + m.anchors[c]
	if second {
		id = "b-" + m.anchors[c]
	}
	if m.claimed[id] {
		return ""
	}
	m.claimed[id] = true
	return id
}

// placeOf is the anchor of a change's place on the page. It is known when the
// texts are set.
func (m *marker) placeOf(v *changeView) string {
	if v.Passage != "" {
		return v.Passage
	}
	for _, side := range []string{"a", "b"} {
		if id := side + strings.TrimPrefix(v.ID, "f"); m.claimed[id] {
			return id
		}
	}
	return ""
}

func (m *marker) flag(c *compare.Change) *flagView {
	f := &flagView{
		changeView: m.view(c),
		Confidence: clean(deref(c.Confidence)),
		Letter:     categoryOf(c).Letter,
		Direction:  directionName(clean(deref(c.Direction))),
		Evidence:   c.Evidence,
		Rule:       clean(deref(c.Rule)),
	}
	if c.Op == "move" {
		f.Direction = "" // the sentence says it
	}
	for _, also := range c.Also {
		f.Also = append(f.Also, clean(also))
	}
	m.byID[c.ID] = f
	return f
}

func (m *marker) view(c *compare.Change) changeView {
	kind := categoryOf(c)
	v := changeView{
		ID: changeAnchor(m.anchors[c]), ChangeID: c.ID, Code: kind.Code, Name: capital(compare.CategoryTitle(clean(deref(c.Category)))),
		A: clean(c.AText), B: clean(c.BText), Where: clean(c.Where), Passage: m.passageOf[deref(c.Passage)],
		Quoted: c.Quoted.A || c.Quoted.B, Reason: reasonParts(c),
	}
	if c.A != nil && v.A == "" {
		v.A = wordsLeftOut
	}
	if c.B != nil && v.B == "" {
		v.B = wordsLeftOut
	}
	v.SourceA, v.SourceB = sourceLink(m.a.Side, c.AText), sourceLink(m.b.Side, c.BText)
	switch c.Op {
	case "insert":
		v.Verb = "was added"
	case "delete":
		v.Verb = "was dropped"
	case "move":
		v.Verb = "moved"
		if to := deref(c.Direction); to == "up" || to == "down" {
			v.Verb += " " + to
		}
		if v.A != "" {
			v.A, v.B = excerpt(v.A, 120), ""
		} else {
			v.B = excerpt(v.B, 120)
		}
	default:
		v.Verb = "became"
	}
	var places []string
	if c.A != nil {
		places = append(places, "A "+m.a.placeIn(*c.A))
	}
	if c.B != nil {
		places = append(places, "B "+m.b.placeIn(*c.B))
	}
	v.Place = strings.Join(places, " · ")
	return v
}

// wordsLeftOut stands for words that the result was made without.
const wordsLeftOut = "words left out"

func reasonParts(c *compare.Change) []string {
	s := deref(c.Reason)
	if s == "" || strings.HasPrefix(s, "*") && (strings.HasSuffix(s, "* was added.") || strings.HasSuffix(s, "* was dropped.") ||
		strings.Contains(s, "* became *") && strings.HasSuffix(s, "*.")) {
		return nil // it says no more than the change itself
	}
	return reason(c)
}

// sourceLink leads to words on the article's own page, by a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/): the words, or the first
// and last few of them.
func sourceLink(s *compare.Side, words string) string {
	link := webLink(deref(s.URL))
	fields := strings.Fields(clean(words))
	if link == "" || len(fields) == 0 || len(words) > 10_000 {
		return ""
	}
	const ends = 4
	text := textDirective(fields)
	if len(fields) > 3*ends {
		text = textDirective(fields[:ends]) + "," + textDirective(fields[len(fields)-ends:])
	}
	before, fragment, _ := strings.Cut(link, "#")
	return before + "#" + fragment + ":~:text=" + text
}

// textDirective escapes words for a text fragment, in which "-" and "," have
// a meaning.
func textDirective(words []string) string {
	s := url.PathEscape(strings.Join(words, " "))
	return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26").Replace(s)
}

// changeAnchor is the id of a change's place on the page of its pair.
func changeAnchor(key string) string { return "f-" + safeID(key) }

// safeID keeps what may stand in an id and in a link to it.
func safeID(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r == '.', r == ':':
			return '-'
		}
		return -1
	}, s)
}

func facets(flags []*flagView) (filters, []category) {
	count := func(get func(*flagView) string) map[string]int {
		n := map[string]int{}
		for _, f := range flags {
			n[get(f)]++
		}
		return n
	}
	var out filters
	var legend []category
	codes := count(func(f *flagView) string { return f.Code })
	for _, known := range categories {
		if n := codes[known.Code]; n > 0 {
			out.Categories = append(out.Categories, facet{known.Code, known.Letter, known.Name, n})
			legend = append(legend, known)
			delete(codes, known.Code)
		}
	}
	for _, f := range flags {
		if n := codes[f.Code]; n > 0 {
			out.Categories = append(out.Categories, facet{f.Code, f.Letter, f.Code, n})
			delete(codes, f.Code)
		}
	}
	levels := count(func(f *flagView) string { return f.Confidence })
	for _, level := range []string{"high", "medium", "low"} {
		if levels[level] > 0 {
			out.Confidence = append(out.Confidence, facet{Value: level, Name: level, Count: levels[level]})
		}
	}
	places := count(func(f *flagView) string { return f.Where })
	for _, place := range []string{"headline", "lede", "body"} {
		if places[place] > 0 {
			out.Where = append(out.Where, facet{Value: place, Name: place, Count: places[place]})
		}
	}
	return out, legend
}
