package index

import (
	"context"
	"strings"
	"testing"
)

// Two reports on one council meeting.
const (
	council = `Tarn's council agreed on Tuesday night to close the old bridge over the icy Arn, and to send lorries from the first of May through Lusan, its engineer said.
The bridge carries 4,000 cars a day.`
	councilToo = `Councillors in the town voted on Tuesday to close the old bridge over a river that floods, so lorries from the first of May must drive to Lusan.
Shopkeepers fear for their trade.`

	speech = `Opening the harbour on Monday, Anna Reh promised that "no family on this island will pay for the mistakes of the last ten years" and left.
Rain fell on the guests.`
	speechToo = `Reh, who has governed since March, told guests in heavy rain that "no family on this island will pay for the mistakes of the last ten years", a line that drew applause from some and whistles from others in the crowd.
The ferries sail again.`

	post = `The mayor answered at once.
Nobody asked the harbour pilots before this plan was drawn, and nobody will get their boats past them — Nell Park (@nellpark) March 9, 2026
She did not take questions.`
	postToo = `There was an answer from the town hall.
Nobody asked the harbour pilots before this plan was drawn, and nobody will get their boats past them — Nell Park (@nellpark) March 9, 2026
The pilots were glad.`
)

func edgesOf(t *testing.T, a, b string, o Options) []Edge {
	t.Helper()
	return scan(t, o, 100, []story{{0, 1, a}, {1, 1, b}})
}

// verified compares two articles, candidates or not.
func verified(t *testing.T, a, b string, o Options) (edges []Edge) {
	t.Helper()
	c := NewCatalog([]Article{{Outlet: 0, Day: 1}, {Outlet: 1, Day: 1}})
	v := NewVerifier(func(n uint32) (Document, error) { return Document{Number: n, Source: [...]string{a, b}[n]}, nil }, c, &Statistics{}, o)
	err := v.Verify(context.Background(), []Candidate{{A: 0, B: 1}}, func(e Edge) error {
		edges = append(edges, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return edges
}

func TestOneFactToldTwiceIsNoPassage(t *testing.T) {
	if edges := verified(t, council, councilToo, Options{}); len(edges) != 0 {
		t.Errorf("two reports of their own share %+v", edges[0].Passages)
	}
	if edges := verified(t, council, councilToo, Options{Sensitive: true}); len(edges) != 1 {
		t.Error("a sensitive scan does not show what the rule leaves out")
	}
	edited := strings.Replace(council, "Tarn's council agreed on Tuesday night", "On Tuesday evening councillors in the town decided", 1)
	if edges := verified(t, council, edited, Options{}); len(edges) != 1 {
		t.Error("an edited copy shares nothing")
	}
}

func TestSharedWordsOfASpeakerAreQuoted(t *testing.T) {
	for name, pair := range map[string][2]string{"speech": {speech, speechToo}, "post": {post, postToo}} {
		edges := edgesOf(t, pair[0], pair[1], Options{})
		if len(edges) != 1 {
			t.Fatalf("%s: %d edges, want 1", name, len(edges))
		}
		for _, p := range edges[0].Passages {
			if !p.Quoted {
				t.Errorf("%s: %+v is not quoted", name, p)
			}
		}
	}
	edges := edgesOf(t, wire, version, Options{})
	if len(edges) != 1 || edges[0].Passages[0].Quoted {
		t.Error("a copied report counts as quoted")
	}
}

func TestReportsOfOneSpeechAreNoCluster(t *testing.T) {
	before := func(x, y uint32) bool { return x < y }
	speech := Edge{A: 0, B: 1, WordsA: 120, WordsB: 120, QuotedA: 100, QuotedB: 100, CoverageA: .6, CoverageB: .4}
	if got := Clusters([]Link{speech.Link()}, before); len(got) != 0 {
		t.Errorf("reports that share quotations make the cluster %v", got)
	}
	copied := speech
	copied.QuotedA, copied.QuotedB = 40, 40
	if got := Clusters([]Link{copied.Link()}, before); len(got) != 1 {
		t.Error("copied text makes no cluster")
	}
}

// Two reports of one verdict: one in two sentences, one in one.
const (
	verdict    = `A former guard who shot her neighbour on the harbour stairs, taking him for a burglar, was sentenced to ten years in prison by the jury that convicted her.`
	verdictToo = `A guard was sentenced to ten years for shooting her neighbour outside the harbour office one March evening. The jury that convicted her then left.`
)

func TestFactsInDividedSentencesNeedMore(t *testing.T) {
	if edges := verified(t, verdict, verdictToo, Options{}); len(edges) != 0 {
		t.Errorf("two reports of their own share %+v", edges[0].Passages)
	}
	divided := strings.NewReplacer(" who shot", " shot", ", was sentenced", ". She was sentenced", "prison by", "prison on Monday by").Replace(verdict)
	if edges := verified(t, verdict, divided, Options{}); len(edges) != 1 || edges[0].WordsA < 25 {
		t.Errorf("an edited copy shares %+v", edges)
	}
}
