package lexicon

import "testing"

// BenchmarkNewSet readies the lists, as one run of the program does.
func BenchmarkNewSet(b *testing.B) {
	for b.Loop() {
		newIndex(startTable, embeddedSources())
		newSet(nil)
	}
}

// BenchmarkWord reads words that are not remembered.
func BenchmarkWord(b *testing.B) {
	s := Default()
	b.ReportAllocs()
	for b.Loop() {
		s.readWord("governments")
	}
}

func BenchmarkLists(b *testing.B) {
	for b.Loop() {
		newSet(nil).Lists()
	}
}
