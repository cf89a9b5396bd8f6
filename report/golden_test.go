package report

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// several are the pairs of one run: one that cannot be read among others.
func several(t *testing.T) []Pair {
	return []Pair{
		{Comparison: scripts(t)},
		{A: "wire.txt", B: "=missing|<b>.txt", Err: errors.New("=missing|<b>.txt: no such file")},
		{Comparison: story(t)},
	}
}

func TestGolden(t *testing.T) {
	bare := story(t)
	bare.A.Text, bare.B.Text = nil, nil
	for _, g := range []struct{ name, got string }{
		{"story-80.txt", renderText(t, story(t), TextOptions{Width: 80})},
		{"story-140.txt", renderText(t, story(t), TextOptions{Width: 140, ShowBenign: true})},
		{"story-80-colour.txt", renderText(t, story(t), TextOptions{Width: 80, Color: true})},
		{"scripts-80.txt", renderText(t, scripts(t), TextOptions{Width: 80, ShowBenign: true})},
		{"no-full-text-80.txt", renderText(t, bare, TextOptions{Width: 80})},
		{"story.json", render(t, story(t), JSON)},
		{"story.csv", renderCSV(t, story(t), CSVOptions{})},
		{"story.tsv", renderCSV(t, story(t), CSVOptions{Tabs: true})},
		{"story.md", render(t, story(t), Markdown)},
		{"several-80.txt", renderAll(t, TextRenderer(TextOptions{}), several(t))},
		{"several.csv", renderAll(t, CSVRenderer(CSVOptions{BOM: true}), several(t))},
		{"several.md", renderAll(t, MarkdownRenderer(), several(t))},
	} {
		t.Run(g.name, func(t *testing.T) {
			path := filepath.Join("testdata", g.name)
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(g.got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v (go test ./report -run Golden -update writes it)", err)
			}
			if d := cmp.Diff(string(want), g.got); d != "" {
				t.Errorf("differs from %s (-want +got)\n%s", path, d)
			}
		})
	}
}

// TestRenderersMayRunInParallel is for the race detector, and holds workers to
// the same bytes.
func TestRenderersMayRunInParallel(t *testing.T) {
	pairs := several(t)
	for name, r := range map[string]Renderer{
		"text": TextRenderer(TextOptions{}), "jsonl": JSONLRenderer(), "csv": CSVRenderer(CSVOptions{}), "markdown": MarkdownRenderer(),
	} {
		want := renderAll(t, r, pairs)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				out := append([]byte{}, r.Head()...)
				for i, p := range pairs {
					rendered, err := r.Pair(nil, i+1, p)
					if err != nil {
						t.Error(err)
					}
					out = append(out, rendered...)
				}
				if string(out) != want {
					t.Errorf("%s: another document", name)
				}
			})
		}
		group.Wait()
	}
}
