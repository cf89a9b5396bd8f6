package align

import (
	"os"
	"strings"
	"testing"

	"parallax/text"
)

// articles reads an article of ours, long enough to be typical: 500 words.
func benchPair(b *testing.B, first, second string) (x, y *text.Text) {
	b.Helper()
	read := func(name string) *text.Text {
		data, err := os.ReadFile("../testdata/articles/" + name)
		if err != nil {
			b.Fatal(err)
		}
		return text.Analyse(string(data), text.Options{})
	}
	return read(first), read(second)
}

func BenchmarkNearCopy(b *testing.B)    { benchPassages(b, "wire.txt", "light.txt") }
func BenchmarkReframed(b *testing.B)    { benchPassages(b, "wire.txt", "framing.txt") }
func BenchmarkParaphrase(b *testing.B)  { benchPassages(b, "wire.txt", "paraphrase.txt") }
func BenchmarkIndependent(b *testing.B) { benchPassages(b, "wire.txt", "independent.txt") }

func benchPassages(b *testing.B, first, second string) {
	x, y := benchPair(b, first, second)
	b.ReportAllocs()
	b.ReportMetric(float64(len(x.Words)+len(y.Words))/2, "words/text")
	for b.Loop() {
		Passages(x, y, Options{})
	}
}

func BenchmarkLong(b *testing.B) {
	data, err := os.ReadFile("../testdata/articles/wire.txt")
	if err != nil {
		b.Fatal(err)
	}
	other, err := os.ReadFile("../testdata/articles/framing.txt")
	if err != nil {
		b.Fatal(err)
	}
	x := text.Analyse(strings.Repeat(string(data), 100), text.Options{Plain: true})
	y := text.Analyse(strings.Repeat(string(other), 100), text.Options{Plain: true})
	for b.Loop() {
		Passages(x, y, Options{})
	}
}
