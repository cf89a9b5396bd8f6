package parallax

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows says which of our packages each package may import. Imports run
// downward only. To add an arrow is a decision about the design: write it into
// docs/design.md too.
var arrows = map[string][]string{
	"lexicon":                {},
	"text":                   {"lexicon"},
	"align":                  {"text", "lexicon"},
	"diff":                   {"align", "text", "lexicon"},
	"framing":                {"diff", "align", "text", "lexicon"},
	"article":                {"text", "internal/escape"},
	"article/ingest":         {"article", "article/warc", "text", "lexicon", "article/agency", "article/database", "article/document", "article/language", "article/outlet", "internal/escape"},
	"article/warc":           {},
	"article/articletest":    {"article"},
	"article/markup":         {"article"},
	"article/agency":         {"article", "article/markup", "text"},
	"article/database":       {"article", "article/markup", "text"},
	"article/document":       {"article", "article/database", "article/markup", "text"},
	"article/outlet":         {},
	"article/language":       {"article", "text"},
	"article/extract":        {"article", "article/ingest", "article/webpage"},
	"article/webpage":        {"article"},
	"compare":                {"article", "text", "align", "diff", "framing", "lexicon"},
	"archive":                {"article", "article/ingest", "text", "align", "compare", "lexicon", "archive/index", "archive/internal/store"},
	"archive/internal/store": {"article", "text"},
	"archive/index":          {"align", "text", "lexicon"},
	"findings":               {"archive", "article", "compare", "framing", "text", "lexicon", "findings/stats"},
	"findings/stats":         {},
	"internal/escape":        {},
	"table":                  {"compare", "archive", "findings", "findings/stats", "internal/escape"},
	"export":                 {"archive", "article", "compare", "findings", "text", "table", "internal/escape"},
	"report":                 {"compare", "archive", "findings", "findings/stats", "framing", "table", "internal/escape"},
	"internal/eval":          {"article", "article/markup", "article/ingest", "article/extract", "article/warc", "text", "align", "diff", "framing", "lexicon", "compare", "report", "archive", "findings", "findings/stats", "internal/planted"},
	"internal/planted":       {"archive", "article"},
	"internal/tables":        {"text", "lexicon"},
	"internal/frequencies":   {"text", "lexicon"},
	"cmd/parallax":           {"article", "article/outlet", "article/ingest", "text", "align", "diff", "framing", "lexicon", "compare", "report", "archive", "findings", "findings/stats", "table", "export", "internal/escape"},
	"cmd/parallax-html":      {"article/ingest", "article/extract"},
}

// heavy libraries that only one program may link, as they cost every start.
var heavy = map[string]string{"github.com/markusmobius/go-trafilatura": "article/extract"}

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestImportsRunDownward(t *testing.T) {
	packages := list(t)
	if len(packages) < 8 {
		t.Fatalf("only %d packages listed", len(packages))
	}
	for _, p := range packages {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "parallax"), "/")
		if name == "" {
			continue
		}
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s is not in the table of arrows", name)
			continue
		}
		for _, imported := range p.Imports {
			ours, found := strings.CutPrefix(imported, "parallax/")
			if found && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s: not an arrow of the design", name, ours)
			}
		}
	}
}

func TestMainProgramStaysLight(t *testing.T) {
	for _, p := range list(t) {
		if p.ImportPath != "parallax/cmd/parallax" {
			continue
		}
		for library, owner := range heavy {
			if slices.Contains(p.Deps, library) {
				t.Errorf("cmd/parallax links %s, which only %s may", library, owner)
			}
		}
		return
	}
	t.Fatal("cmd/parallax is not listed")
}

func list(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
