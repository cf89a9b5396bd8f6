package index

import (
	"context"
	"slices"

	"parallax/align"
	"parallax/text"
)

// Edge is two articles that share passages, verified word by word.
type Edge struct {
	A, B       uint32 // A < B
	Passages   []Passage
	WordsA     int     // prose words of A in passages
	WordsB     int     // likewise of B
	QuotedA    int     // those of them in passages that are shared quotations
	QuotedB    int     // likewise
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
	Quoted     bool // what both share stands mostly in quotation marks on one side at least: both may have it from the speaker
}

// Load gives the article with a number.
type Load func(number uint32) (Document, error)

// Verifier compares candidates. It keeps analysed articles from pair to pair;
// one goroutine uses it.
type Verifier struct {
	load    Load
	o       Options
	c       *Catalog
	marker  *marker
	kept    []*prepared // of the articles last used; the oldest makes room
	at      map[uint32]*prepared
	hand    int
	seen    []uint64
	doubles []uint64
	shared  []common // of the passages in hand
}

// prepared is an analysed article. Its memory is used again for another one.
type prepared struct {
	number uint32
	reader text.Reader
	text   *text.Text
	align  align.Prepared
	points *text.Points
	prose  int
	used   bool // since the hand last passed
}

const (
	// Analysed articles kept: [Divide] puts those that are compared with each
	// other together. 64 do as well, 20 MB of articles.
	keptArticles = 256
	// Memory of longer articles (words) is not kept.
	longest = 1 << 14
)

// NewVerifier makes a verifier.
func NewVerifier(load Load, c *Catalog, st *Statistics, o Options) *Verifier {
	o = o.Canonical()
	return &Verifier{load: load, o: o, c: c, marker: newMarker(st, o), at: map[uint32]*prepared{}}
}

// Verify compares the candidates and yields those that share a passage, in
// their order, until yield gives an error.
func (v *Verifier) Verify(ctx context.Context, candidates []Candidate, yield func(Edge) error) error {
	for _, c := range candidates {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := v.prepare(c.A, nil)
		if err != nil {
			return err
		}
		b, err := v.prepare(c.B, a)
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

// Query compares an article that need not be in the archive with its candidates.
// Of the edges A is the article of the archive and B is 0.
func (v *Verifier) Query(ctx context.Context, asked *Asked, candidates []Candidate, yield func(Edge) error) error {
	b := &asked.prepared
	for _, c := range candidates {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := v.prepare(c.A, nil)
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

// prepare gives an analysed article, good until the next but one call; that of
// pinned stays good.
func (v *Verifier) prepare(number uint32, pinned *prepared) (*prepared, error) {
	if p := v.at[number]; p != nil {
		p.used = true
		return p, nil
	}
	d, err := v.load(number)
	if err != nil {
		return nil, err
	}
	p := v.room(pinned)
	p.number = number
	p.read(d)
	outlet, _ := v.c.outlet(number)
	v.marker.mark(p.text, outlet)
	p.ready()
	v.at[number] = p
	return p, nil
}

// room finds a place for another article: that of one that was not used while
// the hand went round ("clock").
func (v *Verifier) room(pinned *prepared) *prepared {
	if len(v.kept) < keptArticles {
		v.kept = append(v.kept, &prepared{})
		return v.kept[len(v.kept)-1]
	}
	for {
		v.hand = (v.hand + 1) % len(v.kept)
		p := v.kept[v.hand]
		if p.used || p == pinned {
			p.used = false
			continue
		}
		delete(v.at, p.number)
		if p.text != nil && cap(p.text.Words) > longest {
			*p = prepared{}
		}
		return p
	}
}

func (p *prepared) read(d Document) {
	p.text = p.reader.Analyse(d.Source, text.Options{Language: d.Language, Unknown: d.Unknown, Marks: d.Marks})
	p.points = text.NewPoints(d.Source)
}

// ready reads what is prose: the marks are made.
func (p *prepared) ready() {
	p.align.Prepare(p.text)
	p.prose = p.align.Words()
}

func (v *Verifier) compare(a, b *prepared) Edge {
	r := align.PassagesOf(&a.align, &b.align, align.Options{Copies: !v.o.Sensitive})
	var e Edge
	similar := 0.0
	v.shared = v.shared[:0]
	found := slices.DeleteFunc(joined(a.text, b.text, r.Passages), func(p align.Passage) bool {
		if !v.evidence(a.text, b.text, p) {
			return true
		}
		c := v.inCommon(a.text, b.text, p)
		if v.told(a.text, b.text, p, c) {
			return true
		}
		v.shared = append(v.shared, c)
		return false
	})
	if !v.o.Sensitive && !slices.ContainsFunc(found, func(p align.Passage) bool { return strong(a.text, b.text, p) }) {
		found = nil
	}
	if len(found) == 0 {
		found = equalParagraphs(a.text, b.text)
		v.shared = v.shared[:0]
		for _, p := range found {
			v.shared = append(v.shared, v.inCommon(a.text, b.text, p))
		}
	}
	for i, p := range found {
		q := Passage{A: span(a, p.A), B: span(b, p.B), Words: p.A.Len(), WordsB: p.B.Len(), Kind: p.Kind, Similarity: p.Similarity, Quoted: v.shared[i].quoted}
		if q.Quoted {
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
