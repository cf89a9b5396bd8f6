package lexicon

import "testing"

// BenchmarkParseAll reads every embedded list, as one run of the program does.
func BenchmarkParseAll(b *testing.B) {
	for b.Loop() {
		s := newSet(nil)
		s.Labels()
		for _, name := range phraseLists {
			s.Phrases(name)
		}
		for _, name := range pairLists {
			s.Pairs(name)
		}
	}
}

func BenchmarkLists(b *testing.B) {
	for b.Loop() {
		newSet(nil).Lists()
	}
}
