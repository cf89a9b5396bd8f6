//go:build consumers

package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parallax/archive"
	"parallax/article/ingest"
	"parallax/compare"
	"parallax/findings"
	"parallax/internal/escape"
	"parallax/table"
)

// These tests open what is exported in the programs that it is for. make
// consumers installs them and says where they are.

func python(t *testing.T, script, folder string, into any) {
	t.Helper()
	call(t, into, needed(t, "PARALLAX_PYTHON"), filepath.Join("testdata", "consumers", script), folder)
}

func node(t *testing.T, script, folder string, into any) {
	t.Helper()
	call(t, into, "node", filepath.Join("testdata", "consumers", script), folder, needed(t, "PARALLAX_NODE"))
}

func needed(t *testing.T, variable string) string {
	t.Helper()
	value := os.Getenv(variable)
	if value == "" {
		t.Fatalf("%s is not set: run make consumers", variable)
	}
	return value
}

func call(t *testing.T, into any, name string, args ...string) {
	t.Helper()
	var errs bytes.Buffer
	command := exec.Command(name, args...)
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, errs.String())
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%s: %v\n%s", args[0], err, out)
	}
}

func save(t *testing.T, folder, name string, write func(io.Writer) error) {
	t.Helper()
	f, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// profile is, for each column, the number of nulls and a sum, as tables.py
// takes them.
type profile map[string][2]float64

func profileOf[R any](columns []table.Column[R], rows []R) profile {
	p := profile{}
	for _, c := range columns {
		nulls, sum := 0, 0.0
		for i := range rows {
			switch v := c.Value(&rows[i]); {
			case c.Kind.List():
				sum += float64(len(v.List))
			case v.Null:
				nulls++
			case c.Kind == table.Integer:
				sum += float64(v.Integer)
			case c.Kind == table.Number:
				sum += v.Number
			case c.Kind == table.Boolean:
				if v.Boolean {
					sum++
				}
			default:
				sum += float64(utf8.RuneCountInString(v.Text))
			}
		}
		p[c.Name] = [2]float64{float64(nulls), math.Round(sum*1e6) / 1e6}
	}
	return p
}

func TestTablesInDuckDBPandasAndArrow(t *testing.T) {
	folder, a := t.TempDir(), strike()
	want := map[string]profile{
		"articles": profileOf(table.Articles, a.articles),
		"pairs":    profileOf(table.Pairs, a.pairs),
		"clusters": profileOf(table.Clusters, a.clusters),
	}
	var shared []table.SharedPassage
	for p := range passages(a.Pairs(Options{}.Filter)) {
		shared = append(shared, p)
	}
	want["passages"] = profileOf(table.SharedPassages, shared)
	var changes []table.Change
	comparisons := shipped(t, true)
	for i, c := range comparisons {
		for row := range table.ChangesOf(i+1, c) {
			changes = append(changes, *row)
		}
	}
	want["changes"] = profileOf(table.Changes, changes)
	for _, f := range []Format{Parquet, JSONLines, CSV, TSV} {
		form, _ := ByName(string(f))
		for _, name := range ArchiveTables {
			save(t, folder, name+form.Ending, func(w io.Writer) error { return Archive(w, f, a, Options{Table: name}) })
		}
		save(t, folder, "changes"+form.Ending, func(w io.Writer) error {
			return Comparisons(w, f, true, each(comparisons), Options{})
		})
	}
	var got map[string]struct {
		DuckDB, Pandas, PyArrow, JSONL, CSV, TSV profile
		Columns                                  []string
		Metadata                                 int
	}
	python(t, "tables.py", folder, &got)
	if len(got) != len(want) {
		t.Fatalf("%d tables were read, %d written", len(got), len(want))
	}
	for name, p := range want {
		for reader, read := range map[string]profile{"DuckDB": got[name].DuckDB, "pandas": got[name].Pandas, "pyarrow": got[name].PyArrow, "JSON": got[name].JSONL} {
			if d := cmp.Diff(p, read); d != "" {
				t.Errorf("%s of %s (-want +got)\n%s", reader, name, d)
			}
		}
		for column := range p {
			for form, read := range map[string]profile{"CSV": got[name].CSV, "TSV": got[name].TSV} {
				if cells, ok := read[column]; !ok || int(cells[1]) != rowsOf(name, a, shared, changes) {
					t.Errorf("%s of %s: column %s has %v", form, name, column, cells)
				}
			}
		}
		if got[name].Metadata < len(got[name].Columns) {
			t.Errorf("%s: the codebook does not travel with the Parquet file", name)
		}
	}
}

// TestFindingsInDuckDBPandasAndArrow reads the tables of findings of the
// shipped archive.
func TestFindingsInDuckDBPandasAndArrow(t *testing.T) {
	folder, stored := t.TempDir(), t.TempDir()
	source := ingest.Articles(t.Context(), []string{"../testdata/archive/articles.jsonl"}, ingest.Options{})
	if _, err := archive.Scan(t.Context(), stored, source, archive.ScanOptions{}); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(stored)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	engine, err := compare.New(compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := findings.Of(t.Context(), a, engine, findings.Options{Settings: findings.Settings{From: []string{"Northwire"}}})
	if err != nil {
		t.Fatal(err)
	}
	want, count := map[string]profile{}, map[string]int{}
	for _, name := range table.FindingsTables {
		columns, rows, err := table.FindingsRows(found, name)
		if err != nil {
			t.Fatal(err)
		}
		var all []any
		for row := range rows {
			all = append(all, *row)
		}
		if len(all) == 0 {
			continue
		}
		want[name], count[name] = profileOf(columns, all), len(all)
		for _, f := range []Format{Parquet, JSONLines, CSV, TSV} {
			form, _ := ByName(string(f))
			save(t, folder, name+form.Ending, func(w io.Writer) error { return Findings(w, f, found, name, Options{}) })
		}
	}
	if len(want) < 6 {
		t.Fatalf("only %d tables have rows", len(want))
	}
	var got map[string]struct{ DuckDB, Pandas, PyArrow, JSONL, CSV, TSV profile }
	python(t, "tables.py", folder, &got)
	for name, p := range want {
		for reader, read := range map[string]profile{"DuckDB": got[name].DuckDB, "pandas": got[name].Pandas, "pyarrow": got[name].PyArrow, "JSON": got[name].JSONL} {
			if d := cmp.Diff(p, read, cmpopts.EquateApprox(1e-9, 1e-6)); d != "" {
				t.Errorf("%s of %s (-want +got)\n%s", reader, name, d)
			}
		}
		for column := range p {
			if got[name].CSV[column][1] != float64(count[name]) || got[name].TSV[column][1] != float64(count[name]) {
				t.Errorf("%s: column %s has %v rows in CSV and %v in TSV, want %d", name, column, got[name].CSV[column][1], got[name].TSV[column][1], count[name])
			}
		}
	}
}

func rowsOf(name string, a *memory, shared []table.SharedPassage, changes []table.Change) int {
	return map[string]int{"articles": len(a.articles), "pairs": len(a.pairs), "clusters": len(a.clusters), "passages": len(shared), "changes": len(changes)}[name]
}

func each(list []*compare.Comparison) func(func(*compare.Comparison, error) bool) {
	return func(yield func(*compare.Comparison, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}

func TestFolderInFrictionless(t *testing.T) {
	for _, f := range []Format{CSV, TSV} {
		folder, a := t.TempDir(), strike()
		a.articles = a.articles[:5]
		a.pairs, a.clusters = a.pairs[:2], a.clusters[:1]
		err := Folder(func(name string, write func(io.Writer) error) error {
			save(t, folder, name, write)
			return nil
		}, f, a, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Valid  bool
			Errors [][]string
			Rows   map[string]int
			Fields int
		}
		python(t, "package.py", folder, &got)
		if want := map[string]int{"articles": 5, "pairs": 2, "passages": 3, "clusters": 1}; !got.Valid || !cmp.Equal(got.Rows, want) {
			t.Errorf("%s: valid: %v, rows %v, want %v, errors %v", f, got.Valid, got.Rows, want, got.Errors)
		}
		if want := len(table.Articles) + len(table.Pairs) + len(table.SharedPassages) + len(table.Clusters); got.Fields != want {
			t.Errorf("%d fields, want %d", got.Fields, want)
		}
	}
}

func TestGraphsInNetworkX(t *testing.T) {
	folder, a := t.TempDir(), strike()
	for _, f := range []Format{GEXF, GraphML} {
		for _, g := range []string{"outlets", "clusters"} {
			save(t, folder, g+"."+string(f), func(w io.Writer) error { return Archive(w, f, a, Options{Graph: g}) })
		}
	}
	type found struct {
		Kind         string
		Nodes, Edges int
		Weight       float64
		Words        int
		Types        []string
		Labels       []string
	}
	var got map[string]found
	python(t, "graphs.py", folder, &got)
	if len(got) != 4 {
		t.Fatalf("%d graphs were read", len(got))
	}
	outlets, words, pairWords, clustered, inClusters, clusterWords := map[string]bool{}, 0, 0, 0, 0, 0
	for _, e := range a.articles {
		outlets[e.Outlet] = true
		words += e.Words
		if e.Cluster != "" {
			clustered++
			clusterWords += e.Words
		}
	}
	for _, p := range a.pairs {
		if p.Cluster != "" {
			inClusters++
			pairWords += p.Words
		}
	}
	for _, f := range []string{"gexf", "graphml"} {
		o, c := got["outlets."+f], got["clusters."+f]
		if o.Nodes != len(outlets) || o.Weight != float64(len(a.pairs)) || o.Words != words || !slices.Equal(o.Types, []string{"int"}) || o.Kind != "DiGraph" {
			t.Errorf("outlets.%s: %+v; want %d nodes, %d pairs, %d words", f, o, len(outlets), len(a.pairs), words)
		}
		if c.Nodes != clustered || c.Edges != inClusters || c.Weight != float64(pairWords) || c.Words != clusterWords {
			t.Errorf("clusters.%s: %+v; want %d nodes, %d edges, %d words", f, c, clustered, inClusters, pairWords)
		}
		if !slices.Contains(c.Labels, "שלום עולם") || !slices.Contains(c.Labels, "<script>alert(1)</script>") {
			t.Errorf("clusters.%s: labels are lost: %q", f, c.Labels)
		}
	}
}

func TestEditionsInLxmlDelbAndTeiphy(t *testing.T) {
	folder := t.TempDir()
	want := map[string]*compare.Comparison{}
	for _, fullText := range []bool{true, false} {
		for _, c := range shipped(t, fullText) {
			name := fmt.Sprintf("%s-%v.xml", c.B.Path, fullText)
			want[name] = c
			save(t, folder, name, func(w io.Writer) error { return Pair(w, TEI, c, Options{}) })
		}
	}
	var got map[string]struct {
		Lxml, Delb      map[string]string
		Witnesses       []string
		Units, Readings int
		Categories      []string
	}
	python(t, "editions.py", folder, &got)
	if len(got) != len(want) || len(want) < 10 {
		t.Fatalf("%d editions were read of %d", len(got), len(want))
	}
	for name, c := range want {
		a, b := witnesses(c)
		for _, w := range []*witness{a, b} {
			text := escape.Held(string(w.text))
			if got[name].Lxml[w.letter] != text {
				t.Errorf("%s: lxml rebuilds %s as %q", name, w.letter, got[name].Lxml[w.letter])
			}
			if got[name].Delb[w.letter] != text {
				t.Errorf("%s: delb rebuilds %s as %q, want %q", name, w.letter, got[name].Delb[w.letter], text)
			}
		}
		apps, categories := 0, map[string]bool{}
		for _, s := range collate(c, a, b) {
			if s.kind != same {
				apps++
				for _, change := range s.changes {
					categories[*change.Category] = true
				}
			}
		}
		if apps > 0 && (got[name].Units != apps || !slices.Equal(got[name].Witnesses, []string{"a", "b"})) {
			t.Errorf("%s: teiphy finds %d units and %v, want %d", name, got[name].Units, got[name].Witnesses, apps)
		}
		for _, category := range got[name].Categories {
			if !categories[category] {
				t.Errorf("%s: teiphy finds the category %q", name, category)
			}
		}
	}
}

func TestAnnotationsInPyLDAndApacheAnnotator(t *testing.T) {
	folder := t.TempDir()
	type texts struct {
		File  string            `json:"file"`
		Texts map[string]string `json:"texts"`
	}
	var pairs []texts
	places := map[string]int{}
	for _, c := range shipped(t, true) {
		if c.A.ID == c.B.ID {
			continue
		}
		name := c.B.Path + ".jsonld"
		pairs = append(pairs, texts{name, map[string]string{iri(&c.A): *c.A.Text, iri(&c.B): *c.B.Text}})
		places[name] = len(c.Passages)
		for _, change := range c.Changes {
			if change.Tier == "component" {
				places[name]++
			}
		}
		save(t, folder, name, func(w io.Writer) error { return Pair(w, Annotations, c, Options{}) })
	}
	save(t, folder, "texts.json", func(w io.Writer) error { return json.NewEncoder(w).Encode(map[string]any{"pairs": pairs}) })
	var read map[string]struct{ Members, Properties, Annotations, Targets, Positions int }
	python(t, "annotations.py", folder, &read)
	if len(read) != len(pairs) || len(pairs) < 5 {
		t.Fatalf("%d collections were read of %d", len(read), len(pairs))
	}
	for name, r := range read {
		if r.Annotations != places[name] || r.Targets != places[name] {
			t.Errorf("%s: %d annotations with %d targets, want %d", name, r.Annotations, r.Targets, places[name])
		}
		if r.Members != r.Properties {
			t.Errorf("%s: %d of %d members mean something as linked data", name, r.Properties, r.Members)
		}
	}
	var found struct{ Places, ByPosition, ByQuotation int }
	node(t, "annotations.mjs", folder, &found)
	if found.Places < 300 || found.ByPosition != found.Places || found.ByQuotation != found.Places {
		t.Errorf("of %d places %d were found by position and %d by quotation", found.Places, found.ByPosition, found.ByQuotation)
	}
}

func TestProjectsInREFIPrograms(t *testing.T) {
	folder := t.TempDir()
	list := shipped(t, true)
	projects := map[string][]*compare.Comparison{"all.qdpx": list, "withheld.qdpx": shipped(t, false), "one.qdpx": list[:1]}
	for name, comparisons := range projects {
		save(t, folder, name, func(w io.Writer) error {
			return Comparisons(w, QDPX, true, each(comparisons), Options{})
		})
	}
	save(t, folder, "codes.qdc", Codebook)
	var raw map[string]json.RawMessage
	python(t, "projects.py", folder, &raw)
	for name, comparisons := range projects {
		var got struct {
			Damaged          *string
			Sources          int
			PyREFIQDA, QDAPy [][2]string
		}
		if err := json.Unmarshal(raw[name], &got); err != nil {
			t.Fatal(err)
		}
		want := codings(t, comparisons)
		if got.Damaged != nil || len(want) < 50 {
			t.Fatalf("%s: damaged: %v, %d codings", name, got.Damaged, len(want))
		}
		for reader, read := range map[string][][2]string{"pyrefiqda": got.PyREFIQDA, "qdapy": got.QDAPy} {
			if d := cmp.Diff(want, sorted(read)); d != "" {
				t.Errorf("%s in %s (-want +got)\n%s", name, reader, d)
			}
		}
	}
	var names []string
	if err := json.Unmarshal(raw["codes.qdc"], &names); err != nil {
		t.Fatal(err)
	}
	for _, c := range compare.Categories() {
		if !slices.Contains(names, c.Name) {
			t.Errorf("the codebook lacks %s", c.Name)
		}
	}
}

// codings are the words and codes that a project should hold.
func codings(t *testing.T, comparisons []*compare.Comparison) [][2]string {
	t.Helper()
	var want [][2]string
	for _, c := range comparisons {
		a, b := witnesses(c)
		add := func(w *witness, s *compare.Span, code string) {
			if s == nil {
				return
			}
			if at, ok := w.place(*s); ok && at[0] < at[1] {
				want = append(want, [2]string{strings.ReplaceAll(w.cut(at), "\r\n", "\n"), code})
			}
		}
		for i := range c.Passages {
			p := &c.Passages[i]
			add(a, &p.A, "passage."+p.Kind)
			add(b, &p.B, "passage."+p.Kind)
		}
		for i := range c.Changes {
			if change := &c.Changes[i]; change.Tier == "component" {
				add(a, change.A, codeOf(change))
				add(b, change.B, codeOf(change))
			}
		}
	}
	return sorted(want)
}

func sorted(list [][2]string) [][2]string {
	slices.SortFunc(list, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	return list
}

func TestReferencesInPybtexCiteprocAndCitationJS(t *testing.T) {
	folder, a := t.TempDir(), strike()
	save(t, folder, "articles.bib", func(w io.Writer) error { return Archive(w, BibTeX, a, Options{}) })
	save(t, folder, "articles.csljson", func(w io.Writer) error { return Archive(w, CSLJSON, a, Options{}) })
	type entry struct {
		Title, Journal, Year string
		Authors              []string
	}
	var got struct {
		BibTeX       map[string]entry
		CSL          []string
		Bibliography []string
	}
	python(t, "references.py", folder, &got)
	if len(got.BibTeX) != len(a.articles) || len(got.CSL) != len(a.articles) {
		t.Fatalf("%d and %d references were read of %d", len(got.BibTeX), len(got.CSL), len(a.articles))
	}
	keys := newReferences(nil, BibTeX)
	for _, e := range a.articles {
		read := got.BibTeX[keys.key(e.ID)]
		for _, field := range []struct{ got, want string }{{read.Title, e.Title}, {read.Journal, e.Outlet}} {
			// pybtex does not know the commands for braces and the circumflex.
			got := strings.NewReplacer(`\textbraceleft`, "{", `\textbraceright`, "}", `\textasciicircum`, "^", `\$`, "$").Replace(field.got)
			if want := shownInLaTeX(field.want); squeeze(got) != squeeze(want) {
				t.Errorf("%s: pybtex reads %q, want %q", e.ID, got, want)
			}
		}
	}
	if want := (entry{"Dockers walk out over pay", "Northwire", "2026", []string{"Ada Quill", "Ben Okoro"}}); !cmp.Equal(got.BibTeX["w1"], want) {
		t.Errorf("pybtex reads %+v, want %+v", got.BibTeX["w1"], want)
	}
	if len(got.Bibliography) < 3 || !strings.Contains(got.Bibliography[0]+got.Bibliography[1]+got.Bibliography[2], "Ada Quill") {
		t.Errorf("citeproc-py prints %q", got.Bibliography)
	}
	type brief struct {
		Title, Journal, URL string
		Issued              []int
		Authors             int
	}
	var cite struct {
		CSL, BibTeX []brief
		APA         int
	}
	node(t, "references.mjs", folder, &cite)
	want := brief{"Dockers walk out over pay", "Northwire", "https://northwire.example/1?a=b&c=d_e", []int{2026, 3, 9}, 2}
	if len(cite.CSL) != len(a.articles) || len(cite.BibTeX) != len(a.articles) || !cmp.Equal(cite.CSL[0], want) || !cmp.Equal(cite.BibTeX[0], want) {
		t.Errorf("Citation.js reads %d and %d of %d references, first %+v and %+v", len(cite.CSL), len(cite.BibTeX), len(a.articles), cite.CSL[0], cite.BibTeX[0])
	}
}

// shownInLaTeX is a text as a reference shows it: white space is one blank,
// and what acts is U+FFFD.
func shownInLaTeX(s string) string {
	return strings.Map(func(r rune) rune {
		if escape.Acts(r) {
			return utf8.RuneError
		}
		return r
	}, strings.Join(strings.Fields(escape.UTF8(s)), " "))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
