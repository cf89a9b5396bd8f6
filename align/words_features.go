package align

// Features of a word pair are numbers; each number has a weight, and the sum
// of the weights of a pair's features is the log-odds that it is a link. The
// first stage looks at evidence and its surroundings, the later stages also at
// what the stage before them found likely there. All features are the same
// when the sides are swapped.
const (
	levels      = 4                         // of chance: see level
	sortedPairs = levels * (levels + 1) / 2 // two levels whatever their order
	classPairs  = int(wordClasses) * int(wordClasses)
	closedPairs = closedNumbers * closedNumbers

	// The first stage.
	atPosition = 0
	atBeside   = atPosition + int(evidences)*8
	atEqual    = atBeside + int(evidences)*4
	atRun      = atEqual + int(evidences)*sortedPairs
	atRivalry  = atRun + int(evidences)*7
	atWindow   = atRivalry + int(evidences)*4
	atLength   = atWindow + int(evidences)*5
	atWord     = atLength + int(evidences)*6
	firstSize  = atWord + closedNumbers

	// The later stages.
	atBefore    = 0
	atDiagonal  = atBefore + int(evidences)*10
	atRivals    = atDiagonal + int(evidences)*levels*levels
	atExpected  = atRivals + int(evidences)*sortedPairs
	atAdjacent  = atExpected + int(evidences)*36
	atGap       = atAdjacent + int(evidences)*sortedPairs
	atNearby    = atGap + int(evidences)*sortedPairs*3
	atParts     = atNearby + int(evidences)*6
	atCoverage  = atParts + int(evidences)*3
	atCorner    = atCoverage + int(evidences)*5
	atCrossing  = atCorner + int(evidences)*levels
	atClasses   = atCrossing + int(evidences)*sortedPairs
	atClassesBy = atClasses + classPairs
	atClosed    = atClassesBy + classPairs*3
	atAttached  = atClosed + closedPairs
	atHeads     = atAttached + classPairs*64
	atEndings   = atHeads + int(evidences)*16
	atUpper     = atEndings + int(evidences)*36
	atShape     = atUpper + int(evidences)*27
	atSame      = atShape + int(evidences)*20
	laterSize   = atSame + closedNumbers*16

	maxFeatures = 24
)

// features is the features of one word pair.
type features struct {
	list [maxFeatures]int32
	n    int
}

func (f *features) add(group int, values int, e evidence, value int) {
	f.list[f.n] = int32(group + int(e)*values + value)
	f.n++
}

func sortedPair(x, y int) int {
	if x < y {
		x, y = y, x
	}
	return x*(x+1)/2 + y
}

// level is a coarse chance.
func level(p float32) int {
	switch {
	case p < 0.15:
		return 0
	case p < 0.5:
		return 1
	case p < 0.85:
		return 2
	}
	return 3
}

// strong reports whether the words of a cell themselves speak for a link; the
// corners before the first and behind the last words do.
func (g *grid) strong(i, j int) bool {
	if i < -1 || j < -1 || i > g.n || j > g.m {
		return false
	}
	e := g.at(i, j)
	return e.lexical() && e <= strongParaphrase
}

// run counts the strong evidence that goes on from a cell along the diagonal.
func (g *grid) run(i, j, step int) int {
	k := 0
	for k < 3 && g.strong(i+step*(k+1), j+step*(k+1)) {
		k++
	}
	return k
}

// offset is how far apart two words stand in their sentences, in [0,1].
func (g *grid) offset(i, j int) float32 {
	d := 2*(i*g.m-j*g.n) + g.m - g.n // between the middles of the words
	if d < 0 {
		d = -d
	}
	return float32(d) / float32(2*g.n*g.m)
}

// bin is how many of the bounds x reaches.
func bin(x float32, bounds ...float32) int {
	k := 0
	for k < len(bounds) && x >= bounds[k] {
		k++
	}
	return k
}

// surroundings is what the first stage computes once for each candidate.
type surroundings struct {
	left, right, window int
	score               float32 // compares candidates of one row or column
}

func (g *grid) look(i, j int) surroundings {
	s := surroundings{left: g.run(i, j, -1), right: g.run(i, j, 1), window: g.countAround(i, j)}
	s.score = 2*float32(s.left+s.right) + float32(s.window) - 4*g.offset(i, j)
	return s
}

// firstFeatures fills f; rival is the best score of another candidate in the
// cell's row or column, or less than -100.
func (g *grid) firstFeatures(f *features, i, j int, s surroundings, rival float32) {
	f.n = 0
	e := g.at(i, j)
	f.add(atPosition, 8, e, bin(g.offset(i, j), 0.03, 0.07, 0.13, 0.2, 0.3, 0.45, 0.6))
	beside := 0
	if s.left > 0 {
		beside++
	}
	if s.right > 0 {
		beside += 2
	}
	f.add(atBeside, 4, e, beside)
	f.add(atEqual, sortedPairs, e, sortedPair(min(int(g.rows[i].exact), 3), min(int(g.cols[j].exact), 3)))
	f.add(atRun, 7, e, s.left+s.right)
	rivalry := 0
	switch {
	case rival < -100:
	case s.score > rival:
		rivalry = 1
	case s.score == rival:
		rivalry = 2
	default:
		rivalry = 3
	}
	f.add(atRivalry, 4, e, rivalry)
	f.add(atWindow, 5, e, min(s.window, 4))
	f.add(atLength, 6, e, bin(float32(min(g.a[i].runes, g.b[j].runes)), 2, 3, 4, 5, 7))
	if e == sameClosed {
		f.list[f.n] = int32(atWord + int(max(g.a[i].number, g.b[j].number)))
		f.n++
	}
}

// laterFeatures fills f from what the stage before found.
func (g *grid) laterFeatures(f *features, i, j int, coverage int) {
	f.n = 0
	e := g.at(i, j)
	c := int(g.cell(i, j))
	p := g.chance
	f.add(atBefore, 10, e, bin(p[c], 1e-6, 0.02, 0.07, 0.2, 0.4, 0.6, 0.8, 0.93, 0.98))

	left, right := level(p[c-g.width-1]), level(p[c+g.width+1])
	f.add(atDiagonal, levels*levels, e, left*levels+right)

	row, col := &g.rows[i], &g.cols[j]
	f.add(atRivals, sortedPairs, e, sortedPair(row.rival(j), col.rival(i)))

	l, r := g.deviation(i, j)
	f.add(atExpected, 36, e, l*6+r)

	f.add(atAdjacent, sortedPairs, e, sortedPair(level(max(p[c-1], p[c+1])), level(max(p[c-g.width], p[c+g.width]))))

	inside := 0
	if between(g.rows, row, j) {
		inside++
	}
	if between(g.cols, col, i) {
		inside++
	}
	f.add(atGap, sortedPairs*3, e, sortedPair(min(int(row.gap), 3), min(int(col.gap), 3))*3+inside)

	f.add(atNearby, 6, e, min(g.countAround(i, j), 5))

	f.add(atParts, 3, e, g.commonParts(i, j))
	f.add(atCoverage, 5, e, coverage)

	corner := float32(0)
	for _, k := range [...][2]int{{-1, -g.width}, {-1, g.width}, {1, -g.width}, {1, g.width}} {
		corner = max(corner, min(p[c+k[0]], p[c+k[1]], p[c+k[0]+k[1]]))
	}
	f.add(atCorner, levels, e, level(corner))
	f.add(atCrossing, sortedPairs, e, sortedPair(level(p[c-g.width+1]), level(p[c+g.width-1])))

	f.add(atHeads, 16, e, g.openHeads(i, j))
	f.add(atEndings, 36, e, int(max(g.a[i].ending, g.b[j].ending))*6+int(min(g.a[i].ending, g.b[j].ending)))
	f.add(atUpper, 27, e, g.upperCase(i, j)*9+howMany(p[c-1], p[c-g.width])*3+howMany(p[c+1], p[c+g.width]))

	f.add(atShape, 20, e, g.shape)
	if e == sameClosed {
		f.list[f.n] = int32(atSame + int(max(g.a[i].number, g.b[j].number))*16 + left/2*8 + right/2*4 + min(row.rival(j)/2+col.rival(i)/2, 1)*2 + min(level3(g.openChance(i, j)), 1))
		f.n++
	}
	if e < sameOpen {
		cx, cy := g.a[i].class, g.b[j].class
		// What stands beside the word of the lower class on its own side: is it
		// linked to the other word?
		attached := whichBeside(p[c-g.width], p[c+g.width])*4 + whichBeside(p[c-1], p[c+1])
		rival := row.rival(j)/2*2 + col.rival(i)/2
		if cx < cy {
			cx, cy = cy, cx
			attached = whichBeside(p[c-1], p[c+1])*4 + whichBeside(p[c-g.width], p[c+g.width])
			rival = col.rival(i)/2*2 + row.rival(j)/2
		} else if cx == cy {
			u, v := whichBeside(p[c-g.width], p[c+g.width]), whichBeside(p[c-1], p[c+1])
			attached = max(u, v)*4 + min(u, v)
			ru, rv := row.rival(j)/2, col.rival(i)/2
			rival = max(ru, rv)*2 + min(ru, rv)
		}
		f.list[f.n] = int32(atAttached + (int(cx)*int(wordClasses)+int(cy))*64 + attached*4 + rival)
		f.n++
		pair := int(cx)*int(wordClasses) + int(cy)
		f.list[f.n] = int32(atClasses + pair)
		f.n++
		f.list[f.n] = int32(atClassesBy + pair*3 + min(left/2, 1) + min(right/2, 1))
		f.n++
		if x, y := int(g.a[i].number), int(g.b[j].number); x > 0 && y > 0 {
			f.list[f.n] = int32(atClosed + max(x, y)*closedNumbers + min(x, y))
			f.n++
		}
	}
}

// rival is how likely it is that a word is linked to another word than k.
func (l *line) rival(k int) int {
	if int(l.partner) == k {
		return level(l.second)
	}
	return level(l.best)
}
