package findings

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

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

func (ob *observation) passageOf(id uint16) int {
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
			listed = append(listed, c.show(line(s)))
		}
	}
	return listed, more
}

// show gives a line its place in the result.
func (c *concordance) show(i int) int {
	if c.listed[i] < 0 {
		c.listed[i] = c.count
		c.count++
	}
	return c.listed[i]
}

// evidence lists the lines of an exchange at an outlet by what became of the
// words, the counted ones first.
func (c *concordance) evidence(e exchange, from *phrase, b *chance, all Counts) Evidence {
	length := strings.Count(c.run.word(e.from), " ") + 1
	var counted, rest [4][]int32 // by outcome, as many as may be listed
	full := func(list []int32) bool { return c.limit >= 0 && len(list) >= c.limit }
	for _, i := range b.found {
		o := &from.found[i]
		what := o.outcome
		if what == replaced && c.run.to(o) != e.to {
			what = otherwise
		}
		switch {
		case o.counted && !full(counted[what]):
			counted[what] = append(counted[what], i)
		case !o.counted && !full(rest[what]):
			rest[what] = append(rest[what], i)
		}
	}
	list := func(what outcome, n int) (listed []int, more int) {
		listed = []int{}
		for _, i := range append(counted[what], rest[what]...) {
			if c.limit >= 0 && len(listed) >= c.limit {
				break
			}
			listed = append(listed, c.show(c.occurrence(&from.found[i], length)))
		}
		return listed, n - len(listed)
	}
	var out Evidence
	out.Replaced, out.Unlisted.Replaced = list(replaced, all.Replaced)
	out.Kept, out.Unlisted.Kept = list(kept, all.Kept)
	out.Dropped, out.Unlisted.Dropped = list(dropped, all.Dropped)
	out.Other, out.Unlisted.Other = list(otherwise, all.Other)
	out.Unlisted.N = out.Unlisted.Replaced + out.Unlisted.Kept + out.Unlisted.Dropped + out.Unlisted.Other
	return out
}

// context is how many characters of a line stand on either side of its words.
const lineContext = 60

// write cuts the listed lines out of their articles.
func (c *concordance) write(ctx context.Context, workers int) ([]Line, error) {
	lines := make([]Line, c.count)
	byVersion := make([][]int, len(c.run.compared))
	for i, at := range c.listed {
		if at >= 0 {
			byVersion[c.refs[i].version] = append(byVersion[c.refs[i].version], i)
		}
	}
	var cited []derivation
	var versions []int
	for v := range c.run.compared {
		if len(byVersion[v]) > 0 {
			cited, versions = append(cited, c.run.compared[v].derivation), append(versions, v)
		}
	}
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, t := range tasksOf(cited) {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			a, err := c.source(cited[t[0]].source.ID)
			if err != nil {
				return err
			}
			for _, k := range t {
				b, err := c.source(cited[k].version.ID)
				if err != nil {
					return err
				}
				for _, i := range byVersion[versions[k]] {
					lines[c.listed[i]] = c.line(&c.refs[i], &c.run.compared[versions[k]], a, b)
				}
			}
			return nil
		})
	}
	return lines, group.Wait()
}

func (c *concordance) line(ref *lineRef, d *compared, a, b *source) Line {
	l := Line{Outcome: ref.outcome, Counted: ref.counted, Story: d.story}
	if ref.passage >= 0 {
		p := d.Passages[ref.passage]
		l.Passage = passageName(p.ID)
		if ref.b[0] == ref.b[1] {
			ref.b = b.counterpart(a, p, ref.a, ref.outcome == "kept")
		}
	}
	if ref.change >= 0 {
		x := &d.Changes[ref.change]
		l.Key, l.Reading, l.Passage = keyName(x.Key), *c.run.read(x), passageName(x.Passage)
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

func (c *concordance) source(id string) (*source, error) {
	a, err := c.run.archive.Article(id)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	return &source{a.Text, text.NewPoints(a.Text)}, nil
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
	from := len(s)
	for n := 0; n < lineContext && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from == 0 {
		return s
	}
	for i := max(from, 2); i <= len(s); i++ {
		if s[i-1] == ' ' {
			return s[i:]
		}
	}
	return s[from:]
}

func firstOf(s string) string {
	s = flatKeepEnds(s)
	to := 0
	for n := 0; n < lineContext && to < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[to:])
		to += size
	}
	if to == len(s) {
		return s
	}
	if i := strings.LastIndexByte(s[:min(to+1, len(s)-1)], ' '); i >= 0 {
		return s[:i]
	}
	return s[:to]
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
