package align

// A text that says the same over and over has no shingle rare enough to start
// a run from, and yet copies that occur once on each side. They are found in a
// suffix array, at a cost that other texts need not bear.

const (
	// So many shingles in a row without a place to start: a copy of sureRun
	// words may be in there.
	barren = sureRun - shingle + 1
	// Longer texts (words of both) that repeat themselves keep only the runs
	// that other shingles lead to: this bounds memory and time (about 0.2 s).
	longestSorted = 1 << 18
)

// addRepeats adds the runs of sureRun words and more that occur once on each
// side and hold no shingle to start from.
func (al *aligner) addRepeats() {
	g := &al.grams
	na := len(al.a.id)
	if g.a.most <= maxPlaces || na+len(al.b.id) > longestSorted || !barrenIn(g.a.of, g) || !barrenIn(g.ofB, g) {
		return
	}
	// Both texts in a row; a number of its own at each break ends every match.
	var ids, place []int32
	next := int32(al.numbers)
	add := func(s *side, offset int32) {
		for p, id := range s.id {
			if p > 0 && s.part[p] != s.part[p-1] {
				ids, place = append(ids, next), append(place, -1)
				next++
			}
			ids, place = append(ids, id), append(place, offset+int32(p))
		}
		ids, place = append(ids, next), append(place, -1)
		next++
	}
	add(&al.a, 0)
	add(&al.b, int32(na))
	order, rank := suffixes(ids, int(next))
	common := commonPrefixes(ids, order, rank)
	for k := 1; k < len(order); k++ {
		n := common[k]
		i, j := place[order[k-1]], place[order[k]]
		if i > j {
			i, j = j, i
		}
		if n < sureRun || i < 0 || int(i) >= na || int(j) < na || common[k-1] >= n || k+1 < len(order) && common[k+1] >= n {
			continue
		}
		j -= int32(na)
		if i > 0 && j > 0 && al.same(i-1, j-1) && al.together(i-1, j-1) {
			continue // a longer one holds it
		}
		if g.known(j, n) {
			continue
		}
		al.runs = append(al.runs, run{a: i, b: j, n: n, unique: true})
	}
}

// barrenIn reports whether shingles without a place to start follow each other
// long enough.
func barrenIn(of []int32, g *gramIndex) bool {
	row := 0
	for _, n := range of {
		if n >= 0 && g.a.places(n) > maxPlaces && g.countB[n] > 0 {
			if row++; row >= barren {
				return true
			}
		} else {
			row = 0
		}
	}
	return false
}

// known reports whether findRuns had a place to start from in a run.
func (g *gramIndex) known(j, n int32) bool {
	for k := int32(0); k+shingle <= n; k++ {
		if m := g.ofB[j+k]; m >= 0 && g.a.places(m) <= maxPlaces {
			return true
		}
	}
	return false
}

// suffixes sorts the suffixes of ids, numbers below limit, by doubling the
// length that is in order.
func suffixes(ids []int32, limit int) (order, rank []int32) {
	n := len(ids)
	order, rank = make([]int32, n), make([]int32, n)
	second, tmp := make([]int32, n), make([]int32, n)
	count := make([]int32, max(limit, n)+1)
	sortBy := func(key, from, to []int32, limit int) {
		clear(count[:limit+1])
		for _, x := range from {
			count[key[x]+1]++
		}
		for i := 1; i <= limit; i++ {
			count[i] += count[i-1]
		}
		for _, x := range from {
			to[count[key[x]]] = x
			count[key[x]]++
		}
	}
	for i := range second {
		second[i] = int32(i)
	}
	copy(rank, ids)
	sortBy(rank, second, order, limit)
	for width := 1; ; width *= 2 {
		// New ranks from the order of the first width words.
		equal := func(x, y int32) bool {
			if width == 1 {
				return ids[x] == ids[y]
			}
			half := int32(width / 2)
			return rank[x] == rank[y] && x+half < int32(n) && y+half < int32(n) && rank[x+half] == rank[y+half]
		}
		classes := int32(0)
		for k, x := range order {
			if k > 0 && !equal(order[k-1], x) {
				classes++
			}
			tmp[x] = classes
		}
		rank, tmp = tmp, rank
		if int(classes) == n-1 || width >= n {
			return order, rank
		}
		// Suffixes by their second half, those without one first.
		second = second[:0]
		for i := max(0, n-width); i < n; i++ {
			second = append(second, int32(i))
		}
		for _, x := range order {
			if int(x) >= width {
				second = append(second, x-int32(width))
			}
		}
		sortBy(rank, second, order, int(classes)+1)
	}
}

// commonPrefixes is, for each suffix in order, how long it agrees with the one
// before it (Kasai's algorithm).
func commonPrefixes(ids, order, rank []int32) []int32 {
	common := make([]int32, len(ids))
	n := int32(0)
	for i := range ids {
		if rank[i] == 0 {
			n = 0
			continue
		}
		j := int(order[rank[i]-1])
		for i+int(n) < len(ids) && j+int(n) < len(ids) && ids[i+int(n)] == ids[j+int(n)] {
			n++
		}
		common[rank[i]] = n
		if n > 0 {
			n--
		}
	}
	return common
}
