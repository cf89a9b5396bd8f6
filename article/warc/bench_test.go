package warc

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRecords reads 200 pages of 40 kB, compressed one by one, with their
// HTTP messages; MB/s are of what they unfold to.
func BenchmarkRecords(b *testing.B) {
	for _, name := range []string{"plain", "gzip per record", "zstd per record"} {
		b.Run(name, func(b *testing.B) {
			var records [][]byte
			size := 0
			for i := range 200 {
				var page strings.Builder
				for j := 0; page.Len() < 40_000; j++ {
					fmt.Fprintf(&page, "<p class=x%d>Sentence %d of page %d tells something else, %x.</p>\n", j%7, j, i, uint32(j*i*2654435761))
				}
				r := piece{"response", fmt.Sprint("https://gazette.example/", i), "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.String()}.warc()
				records, size = append(records, r), size+len(r)
			}
			file := layouts[name](records)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for r, err := range Records(bytes.NewReader(file), Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					if _, err := r.HTTP(); err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != 200 {
					b.Fatal(n)
				}
			}
		})
	}
}
