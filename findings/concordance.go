package findings

import (
	"context"
	"strings"
	"unicode/utf8"

	"parallax/article"
	"parallax/text"
)

// lineRef is a line before its words are cut out of the articles.
type lineRef struct {
	version int
	outcome string
	counted bool
	a, b    [2]int32
	passage int // index into Passages, or -1
	change  int // index into Changes, or -1
}

// concordance collects the lines that findings point to, each once.
type concordance struct {
	run    *run
	refs   []lineRef
	listed []int // place in the result, or -1
	known  map[lineRef]int
	count  int
	limit  int // lines of one outcome of one finding; -1: all
}

func newConcordance(r *run) *concordance {
	return &concordance{run: r, known: map[lineRef]int{}, limit: r.settings.Lines}
}

func (c *concordance) put(ref lineRef) int {
	i, known := c.known[ref]
	if !known {
		i = len(c.refs)
		c.known[ref] = i
		c.refs = append(c.refs, ref)
		c.listed = append(c.listed, -1)
	}
	return i
}

// spot is a place in a version: of a change, a sentence or a word.
type spot struct {
	version, index int32
	counted        bool
}

// flag is the line of a flag; omitted that of a dropped sentence.
func (c *concordance) flag(s spot) int {
	v := &c.run.compared[s.version]
	x := &v.Changes[s.index]
	return c.put(lineRef{int(s.version), "flag", v.first, x.A, x.B, v.passageOf(x.Passage), int(s.index)})
}

func (c *concordance) omitted(s spot) int {
	v := &c.run.compared[s.version]
	return c.put(lineRef{int(s.version), "omitted", v.first, v.Omitted[s.index].Span, [2]int32{}, -1, -1})
}

func (ob *observation) passageOf(id string) int {
	for i := range ob.Passages {
		if ob.Passages[i].ID == id {
			return i
		}
	}
	return -1
}

// occurrence is the line of one occurrence of a phrase.
func (c *concordance) occurrence(o *occurrence, length int) int {
	v := &c.run.compared[o.version]
	first, last := v.Words[o.word], v.Words[int(o.word)+length-1]
	ref := lineRef{int(o.version), o.outcome.String(), o.counted, [2]int32{first.At, last.At + int32(last.Len)}, [2]int32{}, int(first.Passage), -1}
	if o.change >= 0 {
		x := &v.Changes[o.change]
		ref.b, ref.change = x.B, int(o.change)
		if o.outcome == replaced {
			ref.a = x.A
		}
	}
	return c.put(ref)
}

// list gives the places in the result of the lines of spots, the counted ones
// first, as far as the settings let them be listed, and how many more there are.
func (c *concordance) list(spots []spot, line func(spot) int) (listed []int, more int) {
	listed = []int{}
	limit := c.limit
	for _, counted := range []bool{true, false} {
		for _, s := range spots {
			if s.counted != counted {
				continue
			}
			if limit >= 0 && len(listed) >= limit {
				more++
				continue
			}
			i := line(s)
			if c.listed[i] < 0 {
				c.listed[i] = c.count
				c.count++
			}
			listed = append(listed, c.listed[i])
		}
	}
	return listed, more
}

// evidence lists the lines of an exchange by what became of the words.
func (c *concordance) evidence(e exchange, found []occurrence) Evidence {
	length := strings.Count(e.from, " ") + 1
	spots := map[outcome][]spot{}
	for i := range found {
		o := &found[i]
		what := o.outcome
		if what == replaced && c.run.to(o) != e.to {
			what = otherwise
		}
		spots[what] = append(spots[what], spot{o.version, int32(i), o.counted})
	}
	line := func(s spot) int { return c.occurrence(&found[s.index], length) }
	var out Evidence
	out.Replaced, out.Unlisted.Replaced = c.list(spots[replaced], line)
	out.Kept, out.Unlisted.Kept = c.list(spots[kept], line)
	out.Dropped, out.Unlisted.Dropped = c.list(spots[dropped], line)
	out.Other, out.Unlisted.Other = c.list(spots[otherwise], line)
	out.Unlisted.N = out.Unlisted.Replaced + out.Unlisted.Kept + out.Unlisted.Dropped + out.Unlisted.Other
	return out
}

// context is how many characters of a line stand on either side of its words.
const lineContext = 60

// write cuts the listed lines out of their articles.
func (c *concordance) write(ctx context.Context) ([]Line, error) {
	lines := make([]Line, c.count)
	texts := textCache{run: c.run, texts: map[string]*source{}}
	byVersion := map[int][]int{}
	for i, at := range c.listed {
		if at >= 0 {
			byVersion[c.refs[i].version] = append(byVersion[c.refs[i].version], i)
		}
	}
	for v := range c.run.compared {
		if len(byVersion[v]) == 0 {
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		d := &c.run.compared[v]
		a, err := texts.get(d.source.ID)
		if err != nil {
			return nil, err
		}
		b, err := texts.get(d.version.ID)
		if err != nil {
			return nil, err
		}
		for _, i := range byVersion[v] {
			lines[c.listed[i]] = c.line(&c.refs[i], d, a, b)
		}
	}
	return lines, nil
}

func (c *concordance) line(ref *lineRef, d *compared, a, b *source) Line {
	l := Line{Outcome: ref.outcome, Counted: ref.counted, Story: d.story}
	if ref.passage >= 0 {
		p := d.Passages[ref.passage]
		l.Passage = p.ID
		if ref.b[0] == ref.b[1] {
			ref.b = b.counterpart(a, p, ref.a, ref.outcome == "kept")
		}
	}
	if ref.change >= 0 {
		x := &d.Changes[ref.change]
		l.Key, l.Reading, l.Passage = x.Key, x.Reading, x.Passage
	}
	l.A = a.side(ref.a)
	l.B = b.side(ref.b)
	l.A.Article, l.A.Outlet, l.A.Date = d.source.ID, d.source.Outlet, d.source.Date
	l.B.Article, l.B.Outlet, l.B.Date = d.version.ID, d.version.Outlet, d.version.Date
	return l
}

// source is an article's text while lines are cut out of it.
type source struct {
	text   string
	points *text.Points
}

// textCache keeps the articles read last: lines come version by version, and
// one source has many versions.
type textCache struct {
	run   *run
	texts map[string]*source
	order []string
}

const keptTexts = 256

func (t *textCache) get(id string) (*source, error) {
	if s, known := t.texts[id]; known {
		return s, nil
	}
	var a *article.Article
	a, err := t.run.archive.Article(id)
	if err != nil {
		return nil, err
	}
	if len(t.order) == keptTexts {
		delete(t.texts, t.order[0])
		t.order = t.order[1:]
	}
	s := &source{a.Text, text.NewPoints(a.Text)}
	t.texts[id] = s
	t.order = append(t.order, id)
	return s, nil
}

func (s *source) cut(span [2]int32) string {
	return s.text[s.points.Offset(int(span[0])):s.points.Offset(int(span[1]))]
}

// side cuts a span with its context, on one line.
func (s *source) side(span [2]int32) Side {
	from, to := s.points.Offset(int(span[0])), s.points.Offset(int(span[1]))
	if span[0] == 0 && span[1] == 0 {
		return Side{}
	}
	return Side{
		Span: [2]int{int(span[0]), int(span[1])}, Words: flat(s.text[from:to]),
		Left: lastOf(s.text[max(0, from-4*lineContext):from]), Right: firstOf(s.text[to:min(len(s.text), to+4*lineContext)]),
	}
}

// counterpart is where the same words (if they were kept) or the place where
// they would be (if not) stand in the other side of a passage.
func (s *source) counterpart(a *source, p passage, span [2]int32, same bool) [2]int32 {
	passage := s.cut(p.B)
	base := s.points.Offset(int(p.B[0]))
	share := float64(span[0]-p.A[0]) / float64(max(1, p.A[1]-p.A[0]))
	if same {
		if at, ok := nearest(passage, a.cut(span), share); ok {
			from := base + at
			return [2]int32{int32(s.points.At(from)), int32(s.points.At(from + len(a.cut(span))))}
		}
	}
	// Behind the words that stand before it in the source.
	before := strings.TrimRight(a.cut([2]int32{p.A[0], span[0]}), " \n\t")
	for size := min(len(before), 24); size > 4; size /= 2 {
		tail := before[len(before)-size:]
		if at, ok := nearest(passage, strings.ToValidUTF8(tail, ""), share); ok {
			end := int32(s.points.At(base + at + size))
			return [2]int32{end, end}
		}
	}
	return [2]int32{p.B[0], p.B[0]}
}

// nearest finds part in all, in any case, nearest to a share of its length.
func nearest(all, part string, share float64) (at int, ok bool) {
	lowAll, lowPart := strings.ToLower(all), strings.ToLower(part)
	if len(lowAll) != len(all) || part == "" {
		lowAll, lowPart = all, part
	}
	want := int(share * float64(len(all)))
	best := -1
	for from := 0; ; {
		i := strings.Index(lowAll[from:], lowPart)
		if i < 0 {
			break
		}
		i += from
		if best < 0 || distance(i, want) < distance(best, want) {
			best = i
		}
		from = i + 1
	}
	return best, best >= 0
}

func distance(x, y int) int { return max(x-y, y-x) }

// flat puts a text on one line.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}

// lastOf and firstOf are the context on either side, cut between words.
func lastOf(s string) string {
	s = flatKeepEnds(s)
	for utf8.RuneCountInString(s) > lineContext {
		i := strings.IndexByte(s[1:], ' ')
		if i < 0 {
			_, size := utf8.DecodeRuneInString(s)
			s = s[size:]
			continue
		}
		s = s[i+2:]
	}
	return s
}

func firstOf(s string) string {
	s = flatKeepEnds(s)
	for utf8.RuneCountInString(s) > lineContext {
		i := strings.LastIndexByte(s[:len(s)-1], ' ')
		if i < 0 {
			_, size := utf8.DecodeLastRuneInString(s)
			s = s[:len(s)-size]
			continue
		}
		s = s[:i]
	}
	return s
}

// flatKeepEnds is flat, but a blank at either end stays one, as words may join
// there.
func flatKeepEnds(s string) string {
	out := flat(s)
	if out == "" {
		return out
	}
	if isBlank(s[0]) {
		out = " " + out
	}
	if isBlank(s[len(s)-1]) {
		out += " "
	}
	return out
}

func isBlank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
