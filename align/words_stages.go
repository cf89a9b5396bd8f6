package align

import (
	"math"
	"slices"
)

// firstStage weighs the pairs of words with evidence of their own.
func (g *grid) firstStage(w []float32, trace func(i, j int, features []int32)) {
	g.count(func(c int32) bool {
		e := g.evidence[c]
		return e == sameOpen || e == sameNumber || e >= spelling && e <= strongParaphrase
	})
	g.around = grow(g.around, len(g.cells))
	g.sums = grow(g.sums, len(g.cells))
	// The best two scores of each row and column, for comparison.
	for i := range g.rows {
		g.rows[i].best, g.rows[i].second, g.rows[i].partner = -1000, -1000, -1
	}
	for j := range g.cols {
		g.cols[j].best, g.cols[j].second, g.cols[j].partner = -1000, -1000, -1
	}
	for k, c := range g.cells {
		i, j := g.place(c)
		g.around[k] = g.look(i, j)
		g.rows[i].offer(g.around[k].score, j)
		g.cols[j].offer(g.around[k].score, i)
	}
	var f features
	for k, c := range g.cells {
		i, j := g.place(c)
		rival := float32(-1000)
		for _, r := range [...]struct {
			l *line
			k int
		}{{&g.rows[i], j}, {&g.cols[j], i}} {
			if int(r.l.partner) == r.k {
				rival = max(rival, r.l.second)
			} else {
				rival = max(rival, r.l.best)
			}
		}
		g.firstFeatures(&f, i, j, g.around[k], rival)
		if trace != nil {
			trace(i, j, f.list[:f.n])
		}
		g.sums[k] = f.weigh(w)
	}
	for k, c := range g.cells {
		g.chance[c] = logistic(g.sums[k])
	}
	g.survey()
}

// laterStage weighs the candidates again, and the pairs of words near likely
// links.
func (g *grid) laterStage(w []float32, trace func(i, j int, features []int32)) {
	g.widen()
	g.count(func(c int32) bool { return g.chance[c] > 0.5 })
	coverage := g.coverage()
	g.shape = bin(float32(min(g.n, g.m))/float32(max(g.n, g.m)), 0.4, 0.6, 0.8)*5 + bin(min(covered(g.rows), covered(g.cols)), 0.2, 0.4, 0.6, 0.8)
	g.sums = grow(g.sums, len(g.cells))
	var f features
	for k, c := range g.cells {
		if g.isSettled(c) {
			continue
		}
		i, j := g.place(c)
		g.laterFeatures(&f, i, j, coverage)
		if trace != nil {
			trace(i, j, f.list[:f.n])
		}
		g.sums[k] = f.weigh(w)
	}
	for k, c := range g.cells {
		if !g.isSettled(c) {
			g.chance[c] = logistic(g.sums[k])
		}
	}
	g.survey()
}

// settled is the chance from which on a pair is not weighed again, nor from
// its complement down. It saves half of the later stages' time; scores on the
// labelled sets stay within 0.1.
const settled = 0.99

func (g *grid) isSettled(c int32) bool {
	p := g.chance[c]
	return p > settled || p > 0 && p < 1-settled
}

func (f *features) weigh(w []float32) float32 {
	sum := float32(0)
	for _, k := range f.list[:f.n] {
		sum += w[k]
	}
	return sum
}

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func (l *line) offer(score float32, k int) {
	switch {
	case score > l.best:
		l.best, l.second, l.partner = score, l.best, int32(k)
	case score > l.second:
		l.second = score
	}
}

// survey finds the likeliest partner of each word and what lies around it.
func (g *grid) survey() {
	for i := range g.rows {
		g.rows[i] = line{partner: -1, exact: g.rows[i].exact}
	}
	for j := range g.cols {
		g.cols[j] = line{partner: -1, exact: g.cols[j].exact}
	}
	for _, c := range g.cells {
		i, j := g.place(c)
		g.rows[i].offer(g.chance[c], j)
		g.cols[j].offer(g.chance[c], i)
	}
	surveyLines(g.rows)
	surveyLines(g.cols)
}

func surveyLines(lines []line) {
	last := int32(-1)
	for k := range lines {
		lines[k].before = last
		if lines[k].best > 0.5 {
			last = int32(k)
		}
	}
	last = -1
	for k := len(lines) - 1; k >= 0; k-- {
		lines[k].next = last
		if lines[k].best > 0.5 {
			last = int32(k)
		} else {
			next := last
			if next < 0 {
				next = int32(len(lines))
			}
			lines[k].gap = next - lines[k].before - 1
		}
	}
}

// coverage is how much of the side that is covered better has a likely link,
// in five steps.
func (g *grid) coverage() int {
	return bin(max(covered(g.rows), covered(g.cols)), 0.5, 0.7, 0.85, 0.95)
}

func covered(lines []line) float32 {
	count := 0
	for k := range lines {
		if lines[k].best > 0.5 {
			count++
		}
	}
	return float32(count) / float32(len(lines))
}

// widestGap is the longest run of words without a link that is compared with
// the run opposite, word by word.
const widestGap = 8

// widen makes candidates of the cells beside likely links, and of those in
// gaps between them, where one of the two words is not linked for sure.
func (g *grid) widen() {
	for _, c := range g.cells[:len(g.cells):len(g.cells)] {
		if g.chance[c] <= 0.5 {
			continue
		}
		i, j := g.place(c)
		for x := i - 1; x <= i+1; x++ {
			for y := j - 1; y <= j+1; y++ {
				g.consider(x, y)
			}
		}
	}
	fillGaps(g.rows, g.cols, g.consider)
	fillGaps(g.cols, g.rows, func(j, i int) { g.consider(i, j) })
	slices.Sort(g.cells)
}

// fillGaps makes candidates of the words of one side that stand in a gap and
// the words of the other that stand between the partners of the gap's ends.
func fillGaps(own, other []line, consider func(i, j int)) {
	for i := range own {
		l := &own[i]
		if l.gap == 0 || l.gap > widestGap {
			continue
		}
		lo, hi := -1, len(other)
		if l.before >= 0 {
			lo = int(own[l.before].partner)
		}
		if l.next >= 0 {
			hi = int(own[l.next].partner)
		}
		if lo < hi && hi-lo-1 <= widestGap {
			for j := lo + 1; j < hi; j++ {
				consider(i, j)
			}
		}
	}
}

const sure = 0.95

func (g *grid) consider(i, j int) {
	if !g.inside(i, j) || g.rows[i].best > sure && g.cols[j].best > sure {
		return
	}
	if c := g.cell(i, j); !g.candidate[c] {
		g.candidate[c] = true
		g.cells = append(g.cells, c)
	}
}
