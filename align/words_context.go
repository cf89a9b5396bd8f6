package align

// What stands around a word pair: counts within reach, where the links of the
// neighbours lead, and gaps.

// reach is how far around a cell evidence and links are counted.
const reach = 3

// count makes sums of the cells that are counted, so that countAround takes
// the same time whatever is counted.
func (g *grid) count(counted func(c int32) bool) {
	g.counts = resize(g.counts, (g.n+2)*g.width)
	for _, c := range g.cells {
		if counted(c) {
			g.counts[c] = 1
		}
	}
	for i := range g.n {
		at := (i + 1) * g.width
		above, here := g.counts[at-g.width:at], g.counts[at:at+g.width]
		row := int32(0)
		for j := range here[:g.m+1] {
			row += here[j]
			here[j] = above[j] + row
		}
	}
}

// rectangle is the count of rows [i1,i2) and columns [j1,j2).
func (g *grid) rectangle(i1, i2, j1, j2 int) int {
	w := g.width
	return int(g.counts[i2*w+j2] - g.counts[i1*w+j2] - g.counts[i2*w+j1] + g.counts[i1*w+j1])
}

// countAround counts the cells within reach that are in neither the row nor
// the column of the cell.
func (g *grid) countAround(i, j int) int {
	i1, i2 := max(i-reach, 0), min(i+reach+1, g.n)
	j1, j2 := max(j-reach, 0), min(j+reach+1, g.m)
	return g.rectangle(i1, i, j1, j) + g.rectangle(i1, i, j+1, j2) + g.rectangle(i+1, i2, j1, j) + g.rectangle(i+1, i2, j+1, j2)
}

// deviation is how far a cell lies from where its neighbours' links lead, to
// the left and to the right: the smaller of the row's and the column's view.
func (g *grid) deviation(i, j int) (left, right int) {
	const far = 1 << 20
	l, r := far, far
	row, col := &g.rows[i], &g.cols[j]
	if k := row.before; k >= 0 {
		l = min(l, abs(j-int(g.rows[k].partner)-(i-int(k))))
	}
	if k := col.before; k >= 0 {
		l = min(l, abs(i-int(g.cols[k].partner)-(j-int(k))))
	}
	if k := row.next; k >= 0 {
		r = min(r, abs(j-int(g.rows[k].partner)-(i-int(k))))
	}
	if k := col.next; k >= 0 {
		r = min(r, abs(i-int(g.cols[k].partner)-(j-int(k))))
	}
	return distance(l), distance(r)
}

func distance(d int) int {
	switch {
	case d >= 1<<20:
		return 5
	case d <= 1:
		return d
	case d <= 3:
		return 2
	case d <= 7:
		return 3
	}
	return 4
}

// between reports whether word k of the other side lies between the partners
// of the linked words around l.
func between(lines []line, l *line, k int) bool {
	return (l.before < 0 || lines[l.before].partner < int32(k)) && (l.next < 0 || int32(k) < lines[l.next].partner)
}

// commonParts says whether two words can be of one word class: 0 unknown.
func (g *grid) commonParts(i, j int) int {
	x, y := g.a[i].parts, g.b[j].parts
	switch {
	case x == 0 || y == 0:
		return 0
	case x&y != 0:
		return 1
	}
	return 2
}

// whichBeside says which of two neighbours have a likely link.
func whichBeside(before, behind float32) int {
	k := 0
	if before > 0.5 {
		k++
	}
	if behind > 0.5 {
		k += 2
	}
	return k
}

// howMany says how many of two cells are likely links.
func howMany(x, y float32) int {
	k := 0
	if x > 0.5 {
		k++
	}
	if y > 0.5 {
		k++
	}
	return k
}

// upperCase counts the capitalised words of a pair.
func (g *grid) upperCase(i, j int) int {
	k := 0
	if g.a[i].upper {
		k++
	}
	if g.b[j].upper {
		k++
	}
	return k
}

// openHeads is how likely the nearest open-class words before, and behind, are
// linked with each other.
func (g *grid) openHeads(i, j int) int {
	k := 0
	if x, y := g.a[i].openBefore, g.b[j].openBefore; x < 0 && y < 0 {
		k = 3
	} else if x >= 0 && y >= 0 {
		k = level3(g.chanceAt(int(x), int(y)))
	}
	if x, y := int(g.a[i].openBehind), int(g.b[j].openBehind); x >= g.n && y >= g.m {
		k += 12
	} else if x < g.n && y < g.m {
		k += 4 * level3(g.chanceAt(x, y))
	}
	return k
}

// level3 is a chance in three steps.
func level3(p float32) int {
	switch {
	case p < 0.2:
		return 0
	case p < 0.7:
		return 1
	}
	return 2
}

// openChance is how likely the nearest open-class words on one side of the
// cell, or on the other, are linked with each other.
func (g *grid) openChance(i, j int) float32 {
	p := float32(0)
	if x, y := g.a[i].openBefore, g.b[j].openBefore; x >= 0 && y >= 0 {
		p = g.chanceAt(int(x), int(y))
	}
	if x, y := int(g.a[i].openBehind), int(g.b[j].openBehind); x < g.n && y < g.m {
		p = max(p, g.chanceAt(x, y))
	}
	return p
}
