package lexicon

import "testing"

// BenchmarkParseAll reads every embedded list, as one run of the program does.
func BenchmarkParseAll(b *testing.B) {
	for b.Loop() {
		s := newSet(nil)
		s.Labels()
		for _, name := range phraseLists {
			if name == Terms {
				continue // part of the labels
			}
			s.Phrases(name)
		}
		for _, name := range []string{Causatives, Directed} {
			s.Pairs(name)
		}
	}
}

func BenchmarkLists(b *testing.B) {
	for b.Loop() {
		newSet(nil).Lists()
	}
}
