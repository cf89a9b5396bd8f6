package framing

import (
	"strings"
	"sync"
)

// wordSet is a closed list of words. It is read when it is first asked: most
// runs of the program compare nothing.
type wordSet struct {
	words string
	once  sync.Once
	in    map[string]bool
}

// set lists words with blanks between them.
func set(words string) *wordSet { return &wordSet{words: words} }

func (s *wordSet) has(word string) bool {
	s.once.Do(s.read)
	return s.in[word]
}

func (s *wordSet) read() {
	s.in = map[string]bool{}
	for _, w := range strings.Fields(s.words) {
		s.in[w] = true
	}
}
