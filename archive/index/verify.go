package index

import (
	"context"

	"parallax/align"
	"parallax/text"
)

// Edge is two articles that share passages, verified word by word.
type Edge struct {
	A, B       uint32 // A < B
	Passages   []Passage
	WordsA     int // prose words of A in passages
	WordsB     int // likewise of B
	QuotedA    int // those of them in passages that are shared quotations
	QuotedB    int
	CoverageA  float64 // share of A's prose words that lie in passages
	CoverageB  float64
	Similarity float64 // of the passages, weighted by their words
}

// Passage is one shared passage.
type Passage struct {
	A, B       text.Span // code points of the articles' sources
	Words      int       // of A
	WordsB     int       // of B
	Kind       align.Kind
	Similarity float64
	Quoted     bool // mostly in quotation marks on one side at least: both may have it from the speaker
}

// Load gives the article with a number.
type Load func(number uint32) (Document, error)

// Verifier compares candidates. It keeps analysed articles from pair to pair;
// one goroutine uses it.
type Verifier struct {
	load   Load
	o      Options
	c      *Catalog
	marker *marker
	kept   map[uint32]*prepared
	seen   []uint64
}

type prepared struct {
	text   *text.Text
	points *text.Points
	prose  int
}

// NewVerifier makes a verifier.
func NewVerifier(load Load, c *Catalog, st *Statistics, o Options) *Verifier {
	o = o.Canonical()
	return &Verifier{load: load, o: o, c: c, marker: newMarker(st, o), kept: map[uint32]*prepared{}}
}

// Verify compares the candidates and yields those that share a passage, in
// their order, until yield gives an error.
func (v *Verifier) Verify(ctx context.Context, candidates []Candidate, yield func(Edge) error) error {
	for _, c := range candidates {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := v.prepare(c.A)
		if err != nil {
			return err
		}
		b, err := v.prepare(c.B)
		if err != nil {
			return err
		}
		e := v.compare(a, b)
		if len(e.Passages) == 0 {
			continue
		}
		e.A, e.B = c.A, c.B
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}

// Query compares an article that need not be in the archive with the
// candidates that [Query] gave for it. Of the edges A is the article of the
// archive and B is 0.
func (v *Verifier) Query(ctx context.Context, d Document, candidates []Candidate, yield func(Edge) error) error {
	b := newPrepared(d)
	b.count()
	for _, c := range candidates {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := v.prepare(c.A)
		if err != nil {
			return err
		}
		if e := v.compare(a, b); len(e.Passages) > 0 {
			e.A = c.A
			if err := yield(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func newPrepared(d Document) *prepared {
	return &prepared{text: text.Analyse(d.Source, text.Options{Language: d.Language, Marks: d.Marks}), points: text.NewPoints(d.Source)}
}

func (p *prepared) count() {
	for i := range p.text.Words {
		if p.text.Words[i].Role.Prose() {
			p.prose++
		}
	}
}

func (v *Verifier) prepare(number uint32) (*prepared, error) {
	if p := v.kept[number]; p != nil {
		return p, nil
	}
	d, err := v.load(number)
	if err != nil {
		return nil, err
	}
	p := newPrepared(d)
	v.marker.mark(p.text, v.c.articles[number].Outlet)
	p.count()
	if len(v.kept) >= keptArticles {
		clear(v.kept)
	}
	v.kept[number] = p
	return p, nil
}

const keptArticles = 4096

func (v *Verifier) compare(a, b *prepared) Edge {
	r := align.Passages(a.text, b.text, align.Options{Copies: !v.o.Sensitive})
	var e Edge
	similar := 0.0
	for _, p := range joined(a.text, b.text, r.Passages) {
		if !v.evidence(a.text, b.text, p) {
			continue
		}
		q := Passage{A: span(a, p.A), B: span(b, p.B), Words: p.A.Len(), WordsB: p.B.Len(), Kind: p.Kind, Similarity: p.Similarity}
		if q.Quoted = quoted(a.text, p.A) || quoted(b.text, p.B); q.Quoted {
			e.QuotedA += p.A.Len()
			e.QuotedB += p.B.Len()
		}
		e.Passages = append(e.Passages, q)
		e.WordsA += p.A.Len()
		e.WordsB += p.B.Len()
		similar += p.Similarity * float64(p.A.Len())
	}
	if len(e.Passages) > 0 {
		e.CoverageA = float64(e.WordsA) / float64(a.prose)
		e.CoverageB = float64(e.WordsB) / float64(b.prose)
		e.Similarity = similar / float64(e.WordsA)
	}
	return e
}

func span(p *prepared, words text.Span) text.Span {
	bytes := p.text.Extent(words)
	return text.Span{Start: p.points.At(bytes.Start), End: p.points.At(bytes.End)}
}
