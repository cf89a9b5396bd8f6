//go:build unix

package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// prose is made up, with what JSON must escape and what UTF-8 needs more than
// one byte for, about as often as in news.
const prose = "The last ferry to the outer islands leaves at midnight, the harbour office said, as the strike of the crews enters its second week.\n\n" +
	"“We are cut off,” said Marta Lind, who keeps the only shop on the northern island. \"The council talks and talks, and nobody has asked us yet what we need.\"\n\n" +
	"The company that runs the line said that it could not find other crews in time — it has offered a bus to the northern bridge, which islanders call a joke.\n\n"

const benchmarked = 8000 // articles of about 4 kB

// benchmark reads a file of articles that unpacks to so many bytes, and reports
// MB of these for each second of processor time, whatever else the machine
// does.
func benchmark(b *testing.B, name, data string, unpacked int) {
	path := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(unpacked))
	var used time.Duration
	runs := 0
	for b.Loop() {
		before := processorTime()
		n := 0
		for _, err := range Articles(context.Background(), []string{path}, Options{Workers: 1}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != benchmarked {
			b.Fatal(n)
		}
		used += processorTime() - before
		runs++
	}
	b.ReportMetric(float64(unpacked)*float64(runs)/1e6/used.Seconds(), "MB/cpu-s")
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func record(i int) string {
	return fmt.Sprintf(`{"ID": "n%07d", "source": "Northwire %d", "url": "https://northwire.example/%d", "date": "2026-03-%02d", "topic": "harbours", "authors": "Ilse Maran", "title": "Ferry number %d stops", "text": %q}`,
		i, i%40, i, 1+i%28, i, strings.Repeat(prose, 9))
}

func records(start, separator, end string) string {
	var b strings.Builder
	b.WriteString(start)
	for i := range benchmarked {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(record(i))
	}
	return b.String() + end
}

func BenchmarkJSONLines(b *testing.B) {
	lines := records("", "\n", "\n")
	benchmark(b, "a.jsonl", lines, len(lines))
}

func BenchmarkJSONLinesZstandard(b *testing.B) {
	lines := records("", "\n", "\n")
	benchmark(b, "a.jsonl.zst", zstandard(lines), len(lines))
}

func BenchmarkJSONList(b *testing.B) {
	list := records("[", ",\n", "]\n")
	benchmark(b, "a.json", list, len(list))
}

func BenchmarkCSV(b *testing.B) {
	var table strings.Builder
	table.WriteString("id,source,url,date,title,text\n")
	for i := range benchmarked {
		fmt.Fprintf(&table, "n%07d,Northwire %d,https://northwire.example/%d,2026-03-%02d,Ferry number %d stops,\"%s\"\n",
			i, i%40, i, 1+i%28, i, strings.ReplaceAll(strings.Repeat(prose, 9), `"`, `""`))
	}
	benchmark(b, "a.csv", table.String(), table.Len())
}
