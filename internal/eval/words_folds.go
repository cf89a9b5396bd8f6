package main

import "strings"

// dealFolds deals pairs into folds. Pairs that share a sentence, in whatever
// set, come into one fold, as do pairs that share one with these: two in three
// pairs of MTRef's development part have a sentence that stands in another
// pair, and what was learnt from a sentence must not be tested on it.
func dealFolds(sets []fitSet, folds int) func(wordPair) int {
	key := func(words []string) string { return strings.ToLower(strings.Join(words, " ")) }
	parent := map[string]string{} // of sentences that go together; a root has none
	root := func(s string) string {
		for parent[s] != "" {
			s = parent[s]
		}
		return s
	}
	for _, set := range sets {
		for _, p := range set.pairs {
			if x, y := root(key(p.a)), root(key(p.b)); x != y {
				parent[x] = y
			}
		}
	}
	numbers := map[string]int{}
	for _, set := range sets {
		for _, p := range set.pairs {
			if r := root(key(p.a)); numbers[r] == 0 {
				numbers[r] = len(numbers) + 1
			}
		}
	}
	return func(p wordPair) int { return numbers[root(key(p.a))] % folds }
}
