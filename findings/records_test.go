package findings_test

import (
	"context"
	"sync"
	"testing"

	"parallax/archive"
	"parallax/article"
	"parallax/findings"
	"parallax/internal/planted"
)

// notebook keeps records in memory and counts how often it was asked.
type notebook struct {
	mutex      sync.Mutex
	records    map[[2]string][]byte
	found, put int
}

func (n *notebook) Get(a, b string) []byte {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	record := n.records[[2]string{a, b}]
	if record != nil {
		n.found++
	}
	return record
}

func (n *notebook) Put(a, b string, record []byte) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.records[[2]string{a, b}] = record
	n.put++
}

// TestRecordsChangeNothing holds the law of what is kept: under any settings, in
// any order, findings with it are findings without.
func TestRecordsChangeNothing(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 5, Stories: 20, Own: 4})
	kept := &notebook{records: map[[2]string][]byte{}}
	settings := []findings.Settings{
		{}, {MinWords: 80}, {MinWords: 1, MinShare: -1}, {Topic: []string{"copper mine", "steel works"}}, {To: []string{"Harbour Post"}, Lines: -1}, {From: []string{findings.Any}}, {},
	}
	for i, s := range settings {
		want := asJSON(t, find(t, a, findings.Options{Settings: s}))
		before := kept.put
		for range 2 {
			if got := asJSON(t, find(t, a, findings.Options{Settings: s, Records: kept, Workers: 1 + i})); got != want {
				t.Errorf("%+v: findings differ with what is kept", s)
			}
		}
		if i == len(settings)-1 && kept.put > before {
			t.Errorf("%d pairs were compared again", kept.put-before)
		}
	}
	if kept.found < 100 || kept.put < 50 {
		t.Errorf("%d records put, %d found", kept.put, kept.found)
	}
	for pair := range kept.records {
		kept.records[pair] = kept.records[pair][:len(kept.records[pair])/2]
	}
	if asJSON(t, find(t, a, findings.Options{Records: kept})) != asJSON(t, find(t, a, findings.Options{})) {
		t.Error("damaged records change the findings")
	}
}

// TestRecordsSaveReading: the second time, only texts that lines are cut out of
// are read.
func TestRecordsSaveReading(t *testing.T) {
	a := planted.Make(planted.Options{Seed: 5, Stories: 12})
	kept := &notebook{records: map[[2]string][]byte{}}
	options := findings.Options{Settings: findings.Settings{From: []string{planted.Wire}, MinStories: 1 << 20, Categories: []string{"F9"}, Confidence: "high"}, Records: kept}
	m := &asked{Memory: memory(a)}
	for range 2 {
		m.texts = 0
		if _, err := findings.Of(context.Background(), m, newEngine(t), options); err != nil {
			t.Fatal(err)
		}
	}
	if all := len(m.Texts); m.texts >= all {
		t.Errorf("%d of %d texts were read again", m.texts, all)
	}
}

type asked struct {
	*findings.Memory
	mutex sync.Mutex
	texts int
}

func (a *asked) Article(id string) (*article.Article, error) {
	a.mutex.Lock()
	a.texts++
	a.mutex.Unlock()
	return a.Memory.Article(id)
}

var _ findings.Archive = (*asked)(nil)
var _ findings.Records = (*archive.Compared)(nil)
