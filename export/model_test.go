package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gonum.org/v1/gonum/graph/formats/gexf12"

	"parallax/compare"
	"parallax/table"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestAnnotationsFollowTheModel holds annotations to the demands of the W3C
// model, as a schema.
func TestAnnotationsFollowTheModel(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/web-annotation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, fullText := range []bool{true, false} {
		for _, c := range shipped(t, fullText) {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(pair(t, Annotations, c)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v", c.B.Path, err)
			}
		}
	}
	if schema.Validate(map[string]any{"type": "AnnotationCollection"}) == nil {
		t.Error("the schema takes a collection without its context")
	}
}

// TestGEXFReadsBack decodes a graph with the structures that gonum has for
// GEXF 1.2.
func TestGEXFReadsBack(t *testing.T) {
	a := strike()
	var content gexf12.Content
	if err := xml.Unmarshal(export(t, GEXF, a, Options{Graph: "clusters"}), &content); err != nil {
		t.Fatal(err)
	}
	clustered := 0
	for _, e := range a.articles {
		if e.Cluster != "" {
			clustered++
		}
	}
	if got := len(content.Graph.Nodes.Nodes); got != clustered {
		t.Errorf("%d nodes, want %d", got, clustered)
	}
	if first := content.Graph.Nodes.Nodes[0]; first.ID != "w1" || first.Start != "2026-03-09" || first.Label != "Dockers walk out over pay" {
		t.Errorf("the first node is %+v", first)
	}
}

// teiElements are the elements of editions with what the TEI Guidelines allow
// within them, as far as editions use it.
var teiElements = map[string]string{
	"teiCorpus": "teiHeader TEI", "TEI": "teiHeader text", "teiHeader": "fileDesc encodingDesc", "fileDesc": "titleStmt publicationStmt sourceDesc",
	"titleStmt": "title", "title": "", "publicationStmt": "p", "p": "", "sourceDesc": "listWit p", "listWit": "witness", "witness": "bibl",
	"bibl": "title publisher date idno note", "publisher": "", "date": "", "idno": "", "note": "",
	"encodingDesc": "p variantEncoding classDecl", "variantEncoding": "", "classDecl": "taxonomy", "taxonomy": "category", "category": "catDesc", "catDesc": "",
	"text": "body back", "body": "ab", "ab": "app seg", "seg": "app", "app": "rdg", "rdg": "", "back": "div", "div": "list", "list": "item", "item": "label note", "label": "",
}

// TestEditionsKeepToTheGuidelines checks the nesting of elements, that every
// pointer points to an id, that every id can be one, and that every app has
// one reading of each witness. TEI's own schema is in no package that the
// checks could install.
func TestEditionsKeepToTheGuidelines(t *testing.T) {
	name := regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`)
	for _, fullText := range []bool{true, false} {
		for _, c := range shipped(t, fullText) {
			ids, pointers := map[string]bool{}, map[string]bool{}
			var open []string
			readings := 0
			for d := xml.NewDecoder(bytes.NewReader(pair(t, TEI, c))); ; {
				token, err := d.Token()
				if err != nil {
					break
				}
				switch token := token.(type) {
				case xml.StartElement:
					element := token.Name.Local
					if _, ok := teiElements[element]; !ok || token.Name.Space != teiNamespace {
						t.Fatalf("%s is no element of the edition", element)
					}
					if len(open) > 0 && !slices.Contains(strings.Fields(teiElements[open[len(open)-1]]), element) {
						t.Fatalf("%s stands in %s", element, open[len(open)-1])
					}
					open = append(open, element)
					if element == "app" {
						readings = 0
					}
					if element == "rdg" {
						readings++
					}
					for _, a := range token.Attr {
						switch a.Name.Local {
						case "id":
							if ids[a.Value] || !name.MatchString(a.Value) {
								t.Fatalf("the id %q is given twice or cannot be one", a.Value)
							}
							ids[a.Value] = true
						case "wit", "ana", "corresp":
							for _, p := range strings.Fields(a.Value) {
								pointers[strings.TrimPrefix(p, "#")] = true
							}
						}
					}
				case xml.EndElement:
					open = open[:len(open)-1]
					if token.Name.Local == "app" && readings != 2 {
						t.Fatalf("an app has %d readings", readings)
					}
				}
			}
			for p := range pointers {
				if !ids[p] {
					t.Errorf("%s: a pointer to %q, which is nowhere", c.B.Path, p)
				}
			}
			if len(pointers) < 2 && c.Relation != "unrelated" && c.Relation != "verbatim" {
				t.Errorf("%s: only %d pointers", c.B.Path, len(pointers))
			}
		}
	}
}

// TestGolden holds a short pair to its exports.
func TestGolden(t *testing.T) {
	data, err := os.ReadFile("testdata/gull.json") // parallax compare wrote it; it need not be what it would write today
	if err != nil {
		t.Fatal(err)
	}
	c := &compare.Comparison{}
	if err := json.Unmarshal(data, c); err != nil {
		t.Fatal(err)
	}
	project := unzip(t, pair(t, QDPX, c))
	for name, got := range map[string]string{
		"gull.tei.xml":     string(pair(t, TEI, c)),
		"gull.jsonld":      string(pair(t, Annotations, c)),
		"gull.qde":         project["project.qde"],
		"gull.csv":         string(pair(t, CSV, c)),
		"gull.bib":         string(pair(t, BibTeX, c)),
		"gull.csljson":     string(pair(t, CSLJSON, c)),
		"outlets.gexf":     string(export(t, GEXF, small(), Options{})),
		"clusters.graphml": string(export(t, GraphML, small(), Options{Graph: "clusters"})),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v (go test ./export -run Golden -update writes it)", err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("differs from %s (-want +got)\n%s", path, d)
		}
	}
}

// small is the archive of strike without its hostile half.
func small() *memory {
	a := strike()
	return &memory{a.articles[:5], a.pairs[:2], a.clusters[:1]}
}

// TestEveryColumnIsInTheCodebook: the codebook names all tables, and no column
// is without its sentence.
func TestEveryColumnIsInTheCodebook(t *testing.T) {
	var b bytes.Buffer
	if err := CodebookTable(&b, CSV, Options{}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]int{}
	for _, row := range rows[1:] {
		tables[row[0]]++
		if row[1] == "" || row[2] == "" || len(row[3]) < 3 {
			t.Errorf("the codebook has %q", row)
		}
	}
	want := map[string]int{"articles": len(table.Articles), "pairs": len(table.Pairs), "passages": len(table.SharedPassages), "clusters": len(table.Clusters), "changes": len(table.Changes)}
	if !cmp.Equal(tables, want) {
		t.Errorf("the codebook has %v, the tables %v", tables, want)
	}
}

// TestFormatsAreDocumented holds docs/exports.md to the list of formats.
func TestFormatsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range Forms {
		if !strings.Contains(string(data), "| `"+string(form.Format)+"`") {
			t.Errorf("docs/exports.md has no row for %s", form.Format)
		}
		if !strings.Contains(string(data), "`"+form.Ending+"`") {
			t.Errorf("docs/exports.md does not say the ending %s", form.Ending)
		}
	}
	if !json.Valid(export(t, CSLJSON, &memory{}, Options{})) {
		t.Error("the references of an empty archive are no JSON")
	}
}
