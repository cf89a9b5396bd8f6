package align

import (
	"cmp"
	"slices"
	"sync"

	"parallax/text"
)

// Options tune [Passages]. The zero value is what Parallax uses.
type Options struct {
	// MinSimilarity keeps rewritten passages less similar than it out of the
	// result; 0: what the evidence alone admits.
	MinSimilarity float64
	// IDF is the inverse document frequency of a word by the hash of its normal
	// form (see [text.Word]), ok false if unknown: the statistics of an archive.
	// nil: the built-in table for English, the two texts themselves otherwise.
	IDF func(hash uint64) (idf float64, ok bool)
	// Copies leaves out what is rewritten, for archives: passages are what long
	// runs of equal words join, with the sentences beside them and those around
	// shorter runs that have half of their words in common. Their bounds are
	// those that all passages would have there. Blocks and Moved are left out.
	// It takes a fifth of the time.
	Copies bool
}

// Passages finds what corresponds in two texts. Passages lie in prose, do not
// overlap on either side, and are ordered by their place in a; (b, a) gives the
// mirror image of (a, b). The time is linear in the words of both texts but
// for a logarithm, whatever they say.
func Passages(a, b *text.Text, opts Options) Result {
	al := takeAligner()
	defer al.release()
	al.ofA.Prepare(a)
	al.ofB.Prepare(b)
	return al.passages(&al.ofA, &al.ofB, opts)
}

// PassagesOf does what [Passages] does, for texts that are compared with many
// others.
func PassagesOf(a, b *Prepared, opts Options) Result {
	al := takeAligner()
	defer al.release()
	return al.passages(a, b, opts)
}

func (al *aligner) passages(a, b *Prepared, opts Options) Result {
	if !ordered(a.t, b.t) {
		return mirror(al.inOrder(b, a, opts))
	}
	return al.inOrder(a, b, opts)
}

// ordered is a total order of texts by content. Working in this order only is
// what makes the result of (b, a) the mirror image of (a, b): no rule below it
// needs to treat the sides alike.
func ordered(a, b *text.Text) bool {
	if c := cmp.Compare(a.Source, b.Source); c != 0 {
		return c < 0
	}
	if c := cmp.Compare(a.Language, b.Language); c != 0 {
		return c < 0
	}
	return slices.CompareFunc(a.Words, b.Words, func(x, y text.Word) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End),
			cmp.Compare(x.Role, y.Role), cmp.Compare(x.Sentence, y.Sentence))
	}) <= 0
}

func mirror(r Result) Result {
	from := make([]int, len(r.Passages))
	for i := range from {
		from[i] = i
		p := &r.Passages[i]
		p.A, p.B = p.B, p.A
	}
	slices.SortFunc(from, func(x, y int) int { return cmp.Compare(r.Passages[x].A.Start, r.Passages[y].A.Start) })
	to := make([]int, len(from))
	sorted := make([]Passage, len(from))
	for i, f := range from {
		sorted[i], to[f] = r.Passages[f], i
	}
	for i := range r.Blocks {
		blk := &r.Blocks[i]
		blk.A, blk.B = blk.B, blk.A
		for k, p := range blk.Passages {
			blk.Passages[k] = to[p]
		}
		slices.Sort(blk.Passages)
	}
	slices.SortFunc(r.Blocks, func(x, y Block) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	})
	r.Passages = sorted
	if len(sorted) == 0 {
		r.Passages = nil
	}
	return r
}

// aligner is the working memory of one call; calls reuse it.
type aligner struct {
	opts               Options
	ofA, ofB           Prepared // of a call that brings none
	a, b               side
	numbers            int     // of words of both texts
	ofOwnB             []int32 // number of a word in b alone → number
	stemOf             []int32 // word number → stem number, -1 for words without content
	ofOwnStemB         []int32 // likewise of stems
	weight             []float32
	weighing           bool      // stems and weights are those of the two texts, as far as they are read
	sentences          int32     // of both
	parts              []float32 // of weights, by how many of the sentences a stem is in
	heaviest           float32   // no word weighs more by the built-in table, or none
	known              [knownWords]knownWord
	grams              gramIndex
	runs, long, placed []run
	byB, piece         []run
	sets               sets
	takenA             []bool
	takenB             []bool
	ownA, ownB         []int32 // place → 1 + the set of joined units whose run has it, 0: none
	groups             []group
	cells              cells
	inA                []int32 // unit → its group, -1: none
	inB                []int32
	related            []relatedStem // of the stems of a, one after the other
	relatedAt          []int32       // stem → where its related ones begin
	lexA, lexB         []lexStem
	countB             []int32 // likewise
	nextB              []int32
	faceA, faceB       facing
	powers             powers
	inBoth             []int32 // stems that both sides of a group have
	lexOf              []int32 // word of the lexicon → where its stems begin in lexB, +1; all 0 between uses
	count              []int32 // by stem or word number; all 0 between uses
}

var aligners = sync.Pool{New: func() any { return new(aligner) }}

func takeAligner() *aligner { return aligners.Get().(*aligner) }

func (al *aligner) release() {
	if cap(al.ofA.own)+cap(al.ofB.own)+cap(al.b.id) >= largestKept {
		return
	}
	al.a.Prepared, al.b.Prepared, al.grams.a, al.grams.b = nil, nil, nil, nil
	al.ofA.t, al.ofB.t, al.opts = nil, nil, Options{}
	aligners.Put(al)
}

func (al *aligner) inOrder(a, b *Prepared, opts Options) Result {
	al.opts, al.weighing = opts, false
	al.read(a, b)
	if len(al.a.id) == 0 || len(al.b.id) == 0 {
		return Result{}
	}
	if !opts.Copies {
		al.weigh()
	}
	if al.identical() {
		al.pairAll()
		if opts.Copies {
			return al.copies()
		}
		return al.result()
	}
	al.findRuns()
	al.pairRuns()
	if opts.Copies {
		al.pairCopied()
		return al.copies()
	}
	al.pairSentences()
	return al.result()
}

// Working memory of texts longer than this (words) is left to the collector.
const largestKept = 1 << 18
