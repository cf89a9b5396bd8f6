package compare

import (
	"fmt"
	"slices"
	"strconv"
	"sync/atomic"

	"parallax/align"
	"parallax/article"
	"parallax/diff"
	"parallax/framing"
	"parallax/lexicon"
	"parallax/text"
)

// Version names the program in every result.
const Version = "0.1.0"

// Engine compares pairs under one set of options. It holds no state between
// pairs: any number of goroutines may share it.
type Engine struct {
	options  Options
	set      *lexicon.Set
	align    align.Options
	framing  framing.Options
	lexicons []Lexicon
}

// Check refuses options that name no rule, category or code.
func (o Options) Check() error {
	for _, name := range slices.Concat(o.Off, o.Only) {
		if !framing.Known(name) {
			return fmt.Errorf("there is no rule, category or code %q (docs/codebook.md lists them: F1, label, label.place …)", name)
		}
	}
	return nil
}

// New makes an engine that reads by the embedded word lists with the user's
// over them. A list that does not pass its check is an error, and so is an
// option that names no rule, category or code.
func New(options Options, user ...*lexicon.Table) (*Engine, error) {
	set := lexicon.Default()
	if len(user) > 0 {
		var err error
		if set, err = set.With(user...); err != nil {
			return nil, err
		}
	}
	if err := options.Check(); err != nil {
		return nil, err
	}
	options.Off = append([]string{}, options.Off...)
	options.Only = append([]string{}, options.Only...)
	return &Engine{
		options:  options,
		set:      set,
		align:    align.Options{MinSimilarity: options.MinSimilarity},
		framing:  framing.Options{Off: options.Off, Only: options.Only},
		lexicons: identify(set),
	}, nil
}

// identify names every list and table that a result may rest on.
func identify(set *lexicon.Set) []Lexicon {
	var all []Lexicon
	for _, l := range set.Lists() {
		all = append(all, Lexicon{Name: l.Name, Version: l.Version, SHA256: l.SHA256})
	}
	for _, t := range append(lexicon.Tables(), align.WeightTable()) {
		all = append(all, Lexicon{Name: t.Name, Version: t.Version, SHA256: t.SHA256})
	}
	return all
}

// Tool says what the engine's results are made by.
func (e *Engine) Tool() Tool {
	return Tool{Version: Version, Lexicons: e.lexicons, Options: e.options}
}

// Lexicon is the word lists that the engine reads by.
func (e *Engine) Lexicon() *lexicon.Set { return e.set }

// Prepared is an article that has been analysed, ready to be compared any
// number of times. Any number of goroutines may share it.
type Prepared struct {
	Article *article.Article
	Text    *text.Text
	points  *text.Points
	spare   *framing.Text                // its memory may be used for known; nil: there is none
	known   atomic.Pointer[framing.Text] // looked up in the lists of the engine that asked last
}

// Prepare analyses an article.
func Prepare(a *article.Article) *Prepared {
	return prepared(a, text.Analyse(a.Text, reading(a)))
}

func reading(a *article.Article) text.Options {
	return text.Options{Language: a.Language, Marks: a.Marks}
}

func prepared(a *article.Article, t *text.Text) *Prepared {
	return &Prepared{Article: a, Text: t, points: text.NewPoints(a.Text)}
}

// Preparer prepares one article after another in the same memory. What it gave
// is good until it is asked again; comparisons made of that stay good.
type Preparer struct {
	reader text.Reader
	last   *Prepared
}

// Prepare does what the function does.
func (r *Preparer) Prepare(a *article.Article) *Prepared {
	r.reader.KeepNorms = true // a comparison may quote them
	p := prepared(a, r.reader.Analyse(a.Text, reading(a)))
	if r.last != nil {
		p.spare = r.last.known.Load()
	}
	r.last = p
	return p
}

// look looks an article up in the engine's lists, once for however many pairs.
func (e *Engine) look(p *Prepared) *framing.Text {
	if t := p.known.Load(); t != nil && t.Set() == e.set {
		return t
	}
	t := new(framing.Text)
	if p.spare != nil {
		t, p.spare = p.spare, nil
	}
	t.Look(p.Text, e.set)
	p.known.Store(t)
	return t
}

// Attributions lists who says what in an article, in order; none in a language
// without word lists.
func (e *Engine) Attributions(p *Prepared) []framing.Attribution {
	if !framing.Supported(p.Text.Language) {
		return nil
	}
	return e.look(p).Attributions()
}

// Points translates offsets of the article's text into code points and back.
func (p *Prepared) Points() *text.Points { return p.points }

// Compare takes one pair through all stages. Comparing (b, a) gives the mirror
// of comparing (a, b).
func (e *Engine) Compare(a, b *Prepared) *Comparison {
	r := e.read(a, b)
	c := &Comparison{
		Schema: Schema,
		Tool:   e.Tool(),
		A:      side(a), B: side(b),
	}
	c.Passages, c.Blocks = r.passages(), r.blocks()
	c.Changes = r.changes(true)
	c.Unmatched = Unmatched{A: r.unmatched(r.a, sideA), B: r.unmatched(r.b, sideB)}
	measured := measure(a.Text, b.Text, r.aligned)
	c.Coverage, c.Words = measured.coverage, measured.words
	c.Relation = measured.relation()
	c.Voices = voices(r.pair.A, r.pair.B)
	onlyA, onlyB := framing.OneSided(r.pair.A, r.pair.B)
	c.Vocabulary = Vocabulary{A: terms(onlyA), B: terms(onlyB)}
	c.Warnings = warnings(a, b, measured)
	if !e.options.FullText {
		withholdText(c)
	}
	return c
}

// Count is Compare for those who count over many pairs: passages, components,
// unpaired sentences of a and voices are what they are in Compare, with their
// texts; all else is left out, which saves a sixth of the time.
func (e *Engine) Count(a, b *Prepared) *Comparison {
	r := e.read(a, b)
	c := &Comparison{Passages: r.passages(), Changes: r.changes(false)}
	c.Unmatched.A = r.unmatched(r.a, sideA)
	c.Voices = voices(r.pair.A, r.pair.B)
	return c
}

// read takes one pair through the stages of the engine.
func (e *Engine) read(a, b *Prepared) *result {
	aligned := align.Passages(a.Text, b.Text, e.align)
	changed := make([]diff.Result, len(aligned.Passages))
	for i, p := range aligned.Passages {
		changed[i] = diff.Changes(a.Text, b.Text, p, diff.Options{})
	}
	pair := &framing.Pair{A: e.look(a), B: e.look(b), Passages: aligned.Passages}
	pair.Components = framing.Components(a.Text, b.Text, aligned.Passages, changed)
	readings := framing.Read(pair, e.framing)
	return &result{a: a, b: b, aligned: aligned, changed: changed, pair: pair, readings: readings}
}

// side is the record of one article.
func side(p *Prepared) Side {
	language := p.Text.Language // the Text may be used again, see Preparer
	s := Side{
		Path: p.Article.Origin.File, ID: p.Article.ID, SHA256: p.Article.SHA256,
		Title: known(&p.Article.Title), Outlet: known(&p.Article.Outlet), Date: known(&p.Article.Date),
		URL: known(&p.Article.URL), Language: known(&language), Text: &p.Article.Text,
		Marks: make([]Mark, 0, len(p.Text.Marks)+len(p.Text.Quotes)), Sentences: make([]Sentence, 0, len(p.Text.Sentences)),
	}
	for _, m := range p.Text.Marks {
		s.Marks = append(s.Marks, Mark{Span: p.span(m.Bytes), Kind: string(m.Kind), Note: m.Note})
		if m.Kind == text.MarkHeadline && s.Title == nil {
			title := p.Text.Cut(m.Bytes)
			s.Title = known(&title)
		}
	}
	for _, q := range p.Text.Quotes {
		s.Marks = append(s.Marks, Mark{Span: p.span(q.Marked), Kind: string(text.MarkQuote)})
	}
	sortMarks(s.Marks)
	for _, sentence := range p.Text.Sentences {
		s.Sentences = append(s.Sentences, Sentence{
			Span: p.span(sentence.Bytes), Paragraph: sentence.Paragraph, Role: sentence.Role.String(),
		})
	}
	for i := range p.Text.Words {
		if p.Text.Words[i].Role.Prose() {
			s.Words++
		}
	}
	return s
}

func terms(list []framing.Term) []Term {
	all := make([]Term, len(list))
	for i, t := range list {
		all[i] = Term{Term: t.Text, Count: t.Count, Quoted: t.Quoted, Class: t.Class, Evidence: Evidence(t.Evidence)}
	}
	return all
}

func (p *Prepared) span(bytes text.Span) Span {
	return Span{p.points.At(bytes.Start), p.points.At(bytes.End)}
}

// known is a string that may be missing. It points to where the string is, as a
// pair has hundreds.
func known(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// withholdText leaves out the articles' full texts, and the wording of
// unpaired sentences that carry no flag, so that the result may be published
// as evidence where the articles may not. A reason may quote the wording, so it
// goes, too.
func withholdText(c *Comparison) {
	c.A.Text, c.B.Text = nil, nil
	for i := range c.Changes {
		change := &c.Changes[i]
		if change.Passage == nil && (change.Status == nil || *change.Status != string(framing.Flag)) {
			change.AText, change.BText = "", ""
			change.Reason = &withheld
		}
	}
}

var withheld = "The wording is withheld."

func passageID(i int) string { return numbered('p', i+1) }

func numbered(letter byte, n int) string {
	var room [20]byte
	return string(strconv.AppendInt(append(room[:0], letter), int64(n), 10))
}
