package report

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parallax/compare"
)

const schemaPath = "../docs/comparison.schema.json"

func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("comparison.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("comparison.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t testing.TB, schema *jsonschema.Schema, out string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(doc)
}

func TestOutputIsValidBySchema(t *testing.T) {
	schema := compileSchema(t)
	withheld := story(t)
	withheld.A.Text, withheld.B.Text = nil, nil
	for name, c := range map[string]*compare.Comparison{"story": story(t), "scripts": scripts(t), "no full text": withheld} {
		if err := validate(t, schema, render(t, c, JSON)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	failure := renderAll(t, JSONLRenderer(), []Pair{{A: "a", B: "b", Err: errors.New("unreadable")}})
	if err := validate(t, schema, failure); err != nil {
		t.Errorf("error record: %v", err)
	}
}

// TestSchemaRefuses breaks a valid comparison in one place at a time.
func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	flag := func(c *compare.Comparison) *compare.Change { return &c.Changes[rankedFlags(c)[0]] }
	for name, breakIt := range map[string]func(*compare.Comparison){
		"another schema":               func(c *compare.Comparison) { c.Schema = "parallax.comparison/2" },
		"an unknown relation":          func(c *compare.Comparison) { c.Relation = "similar" },
		"a share above one":            func(c *compare.Comparison) { c.Coverage.A = 1.5 },
		"a negative offset":            func(c *compare.Comparison) { c.Passages[0].A[0] = -1 },
		"an unknown kind of passage":   func(c *compare.Comparison) { c.Passages[0].Kind = "moved" },
		"an unknown category":          func(c *compare.Comparison) { flag(c).Category = opt("bias") },
		"a flag with a benign code":    func(c *compare.Comparison) { flag(c).Code = opt("N1") },
		"a flag without confidence":    func(c *compare.Comparison) { flag(c).Confidence = nil },
		"a flag without reason":        func(c *compare.Comparison) { flag(c).Reason = nil },
		"a component without a status": func(c *compare.Comparison) { flag(c).Status = nil },
		"a whole with a status":        func(c *compare.Comparison) { c.Changes[1].Status = opt("flag") },
		"text without a span":          func(c *compare.Comparison) { c.Changes[0].A = nil },
		"an insertion with a side a":   func(c *compare.Comparison) { c.Changes[0].Op = "insert" },
		"an empty title":               func(c *compare.Comparison) { c.A.Title = new(string) },
		"a hash that is none":          func(c *compare.Comparison) { c.B.SHA256 = "unknown" },
	} {
		c := story(t)
		breakIt(c)
		if validate(t, schema, render(t, c, JSON)) == nil {
			t.Errorf("%s is valid", name)
		}
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(render(t, story(t), JSON)), &object); err != nil {
		t.Fatal(err)
	}
	for _, field := range slices.Sorted(maps.Keys(object)) {
		without := maps.Clone(object)
		delete(without, field)
		out, _ := json.Marshal(without)
		if validate(t, schema, string(out)) == nil {
			t.Errorf("valid without %q", field)
		}
	}
	object["extra"] = 1
	out, _ := json.Marshal(object)
	if validate(t, schema, string(out)) == nil {
		t.Error("valid with a field that nobody knows")
	}
}

// TestCategoriesAreTheClosedList keeps the plain names, the schema and the
// documents in step.
func TestCategoriesAreTheClosedList(t *testing.T) {
	data, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Category struct{ Enum []string } `json:"category"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	inSchema := slices.Sorted(slices.Values(schema.Defs.Category.Enum))
	if len(inSchema) < 50 {
		t.Fatalf("only %d categories in the schema", len(inSchema))
	}
	if named := categoryNames(); !slices.Equal(named, inSchema) {
		t.Errorf("named here: %v\nin the schema: %v", named, inSchema)
	}
}

func categoryNames() []string {
	var names []string
	for _, c := range compare.Categories() {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return names
}
