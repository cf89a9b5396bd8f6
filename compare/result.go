package compare

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"slices"

	"github.com/zeebo/xxh3"

	"parallax/align"
	"parallax/diff"
	"parallax/framing"
	"parallax/text"
)

// result holds the stages' values of one pair while they are written out in
// code points.
type result struct {
	a, b     *Prepared
	aligned  align.Result
	changed  []diff.Result
	pair     *framing.Pair
	readings []framing.Reading

	ids      []string   // of components, by index in pair.Components
	spans    []Span     // that changes point to; its room is never outgrown
	occurred []wordings // by hash, open addressing
	scratch  []byte
}

// wordings counts the changes of one wording.
type wordings struct {
	hash  uint64
	times uint32
}

type whichSide int

const (
	sideA whichSide = iota
	sideB
)

func (r *result) passages() []Passage {
	all := make([]Passage, len(r.aligned.Passages))
	for i, p := range r.aligned.Passages {
		ab, bb := r.a.Text.Extent(p.A), r.b.Text.Extent(p.B)
		all[i] = Passage{
			ID: passageID(i), Kind: p.Kind.String(), A: r.a.span(ab), B: r.b.span(bb),
			AText: r.a.Text.Cut(ab), BText: r.b.Text.Cut(bb), Similarity: round(p.Similarity), Moved: p.Moved,
		}
	}
	return all
}

func (r *result) blocks() []Block {
	all := make([]Block, len(r.aligned.Blocks))
	for i, b := range r.aligned.Blocks {
		ids := make([]string, len(b.Passages))
		for j, p := range b.Passages {
			ids[j] = passageID(p)
		}
		all[i] = Block{ID: numbered('b', i+1), Passages: ids,
			A: r.a.span(r.a.Text.Extent(b.A)), B: r.b.span(r.b.Text.Extent(b.B))}
	}
	return all
}

// changes lists each passage's wholes, if they are asked for, each with its
// components behind it, then the components outside passages in the order of a,
// then of b.
func (r *result) changes(withWholes bool) []Change {
	size := len(r.pair.Components)
	for _, c := range r.changed {
		size += len(c.Wholes)
	}
	all := make([]Change, 0, size)
	r.ids = make([]string, len(r.pair.Components))
	r.spans = make([]Span, 0, 2*size)
	r.occurred = make([]wordings, 1<<bits.Len(uint(2*size)))
	byPassage := make([][]int, len(r.aligned.Passages))
	var outside []int
	for i, c := range r.pair.Components {
		if c.Passage >= 0 {
			byPassage[c.Passage] = append(byPassage[c.Passage], i)
		} else {
			outside = append(outside, i)
		}
	}
	wholes, components := 0, 0
	component := func(i int, passage, parent *string) {
		components++
		r.ids[i] = numbered('c', components)
		all = append(all, r.component(i, passage, parent))
	}
	for p, members := range byPassage {
		id := passageID(p)
		for w, whole := range r.changed[p].Wholes {
			wholes++
			var parent *string
			if withWholes {
				wholeID := numbered('w', wholes)
				c := r.change(whole)
				c.ID, c.Tier, c.Passage = wholeID, "whole", &id
				all = append(all, c)
				parent = &wholeID
			} else {
				r.key(r.wording(whole)) // the keys of components count wholes of the same words
			}
			for _, i := range members {
				if m := &r.pair.Components[i]; m.Origin == framing.Phrase && m.Whole == w {
					component(i, &id, parent)
				}
			}
		}
		for _, i := range members {
			if r.pair.Components[i].Origin != framing.Phrase {
				component(i, &id, nil)
			}
		}
	}
	for _, i := range outside {
		component(i, nil, nil)
	}
	return all
}

// change writes out what wholes and components have in common.
func (r *result) change(d diff.Change) Change {
	c := r.wording(d)
	c.Also, c.Evidence = []string{}, []Evidence{}
	if !d.ABytes.Empty() {
		c.A = r.keep(r.a.span(d.ABytes))
		c.Quoted.A = quoted(r.a.Text, d.ABytes)
	}
	if !d.BBytes.Empty() {
		c.B = r.keep(r.b.span(d.BBytes))
		c.Quoted.B = quoted(r.b.Text, d.BBytes)
	}
	c.Where = more(where(r.a.Text, d.ABytes), where(r.b.Text, d.BBytes))
	c.Key = r.key(c)
	return c
}

// wording is what a change is named by.
func (r *result) wording(d diff.Change) Change {
	c := Change{Op: d.Op.String()}
	if !d.ABytes.Empty() {
		c.AText = r.a.Text.Cut(d.ABytes)
	}
	if !d.BBytes.Empty() {
		c.BText = r.b.Text.Cut(d.BBytes)
	}
	return c
}

// keep is where a span can be pointed to.
func (r *result) keep(s Span) *Span {
	r.spans = append(r.spans, s)
	return &r.spans[len(r.spans)-1]
}

func (r *result) component(i int, passage, parent *string) Change {
	reading := &r.readings[i]
	d := r.pair.Components[i].Change
	if !reading.ShownA.Empty() && !reading.ShownB.Empty() {
		d.ABytes, d.BBytes = withMark(r.a.Text.Bytes(reading.ShownA), d.ABytes), withMark(r.b.Text.Bytes(reading.ShownB), d.BBytes)
	}
	c := r.change(d)
	c.ID, c.Tier, c.Passage, c.Parent = r.ids[i], "component", passage, parent
	c.Status = (*string)(&reading.Status)
	c.Code, c.Category = known(&reading.Code), known(&reading.Category)
	c.Also = append(c.Also, reading.Also...)
	c.Direction, c.Confidence = known(&reading.Direction), known((*string)(&reading.Confidence))
	c.Rule, c.Reason = known(&reading.Rule), known(&reading.Reason)
	for _, e := range reading.Evidence {
		c.Evidence = append(c.Evidence, Evidence(e))
	}
	return c
}

// withMark is the bytes of words with those of a mark that touches them.
func withMark(words, mark text.Span) text.Span {
	if !mark.Empty() && mark.End == words.Start {
		words.Start = mark.Start
	}
	if !mark.Empty() && mark.Start == words.End {
		words.End = mark.End
	}
	return words
}

// key names a change by its words, so that a permalink survives a rerun and a
// change elsewhere in the pair. Equal wordings are told apart by their order.
func (r *result) key(c Change) string {
	b := append(r.scratch[:0], c.Op...)
	b = append(b, 0)
	b = append(b, c.AText...)
	b = append(b, 0)
	b = append(b, c.BText...)
	words := xxh3.Hash(b)
	mask := uint64(len(r.occurred) - 1)
	at := words & mask
	for r.occurred[at].times > 0 && r.occurred[at].hash != words {
		at = (at + 1) & mask
	}
	b = binary.LittleEndian.AppendUint32(b, r.occurred[at].times)
	r.occurred[at] = wordings{words, r.occurred[at].times + 1}
	var sum [8]byte
	binary.BigEndian.PutUint64(sum[:], xxh3.Hash(b))
	b = hex.AppendEncode(append(b[:0], "f-"...), sum[:5])
	r.scratch = b
	return string(b)
}

// unmatched lists the sentences of one side that share no word with a passage.
func (r *result) unmatched(p *Prepared, which whichSide) []UnmatchedSentence {
	all := []UnmatchedSentence{}
	covered := make([]bool, len(p.Text.Sentences))
	for _, passage := range r.aligned.Passages {
		span := passage.A
		if which == sideB {
			span = passage.B
		}
		for i := span.Start; i < span.End; i++ {
			covered[p.Text.Words[i].Sentence] = true
		}
	}
	ids := make([][]string, len(p.Text.Sentences))
	for i, c := range r.pair.Components {
		span := c.A
		if which == sideB {
			span = c.B
		}
		if c.Passage >= 0 || span.Empty() {
			continue
		}
		for s := p.Text.SentenceOf(span.Start); s <= p.Text.SentenceOf(span.End-1); s++ {
			ids[s] = append(ids[s], r.ids[i])
		}
	}
	for i, s := range p.Text.Sentences {
		if covered[i] || s.Words.Empty() {
			continue
		}
		u := UnmatchedSentence{Span: p.span(s.Bytes), Kind: unmatchedKind(s.Role), Changes: []string{}}
		u.Changes = append(u.Changes, ids[i]...)
		all = append(all, u)
	}
	return all
}

func unmatchedKind(role text.Role) string {
	switch role {
	case text.Body, text.Headline:
		return "content"
	case text.Credit, text.Byline, text.Dateline:
		return "credit"
	}
	return "boilerplate"
}

// quoted reports whether a change lies inside quotation marks.
func quoted(t *text.Text, bytes text.Span) bool {
	for i := range t.Quotes {
		if t.Quotes[i].Bytes.Contains(bytes) {
			return true
		}
	}
	return false
}

// where names the most prominent part of the article that a change touches.
func where(t *text.Text, bytes text.Span) string {
	place := "body"
	if bytes.Empty() {
		return place
	}
	for i := range t.Marks {
		m := &t.Marks[i]
		if m.Bytes.Overlaps(bytes) && (m.Kind == text.MarkHeadline || m.Kind == text.MarkLede) {
			place = more(place, string(m.Kind))
		}
	}
	return place
}

// more is the more prominent of two places.
func more(a, b string) string {
	if prominence(b) > prominence(a) {
		return b
	}
	return a
}

func prominence(place string) int {
	switch place {
	case "headline":
		return 2
	case "lede":
		return 1
	}
	return 0
}

func sortMarks(marks []Mark) {
	slices.SortStableFunc(marks, func(x, y Mark) int {
		return cmp.Or(x.Span[0]-y.Span[0], y.Span[1]-x.Span[1], cmp.Compare(x.Kind, y.Kind))
	})
}

// round keeps four decimals, so that a result does not depend on the last bits
// of a sum.
func round(f float64) float64 { return float64(int(f*10000+0.5)) / 10000 }
