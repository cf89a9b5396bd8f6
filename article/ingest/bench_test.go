package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// paragraphs is made-up prose with what JSON must escape and what UTF-8 needs
// more than one byte for, about as often as in news.
const paragraphs = "The last ferry to the outer islands leaves at midnight, the harbour office said, as the strike of the crews enters its second week.\n\n" +
	"“We are cut off,” said Marta Lind, who keeps the only shop on the northern island. \"The council talks and talks, and nobody has asked us yet what we need.\"\n\n" +
	"The company that runs the line said that it could not find other crews in time — it has offered a bus to the northern bridge, which islanders call a joke.\n\n"

// linesOf writes JSON Lines of so many articles of about 4 kB.
func linesOf(articles int) string {
	var b strings.Builder
	for i := range articles {
		fmt.Fprintf(&b, `{"ID": "n%07d", "source": "Northwire %d", "url": "https://northwire.example/%d", "date": "2026-03-%02d", "topic": "harbours", "authors": "Ilse Maran", "title": "Ferry number %d stops", "text": %q}`+"\n",
			i, i%40, i, 1+i%28, i, strings.Repeat(paragraphs, 9))
	}
	return b.String()
}

// BenchmarkJSONLines measures reading JSON Lines to articles on one core:
// divide MB/s of wall time by nothing, as GOMAXPROCS is 1 with -cpu 1.
func BenchmarkJSONLines(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.jsonl")
	lines := linesOf(8000)
	if err := os.WriteFile(path, []byte(lines), 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(lines)))
	for b.Loop() {
		n := 0
		for _, err := range Articles(context.Background(), []string{path}, Options{Workers: 1}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 8000 {
			b.Fatal(n)
		}
	}
}
