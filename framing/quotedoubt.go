package framing

// doubt is how likely two quoted sentences that share words are two sentences, of
// two people or of one on two occasions.
type doubt int

const (
	certain  doubt = iota // one sentence
	unsure                // of 40 changes read in such sentences 26 are alterations, in passages built anew 9 of 22
	unlikely              // few words and others between them: less than half are
)

// elsewhereWords is how many content words of other sentences of two quotations
// show that they are of one speech.
const elsewhereWords = 4

// doubtful says how far to doubt that two quoted sentences with so many content
// words the same are one.
func (v *view) doubtful(at quotedPlace, core, elsewhere int) doubt {
	most, least := max(at.ownA, at.ownB), min(at.ownA, at.ownB)
	total := core + most
	switch {
	case elsewhere >= elsewhereWords || 4*core >= 3*total:
		return certain
	case core < 3:
		if v.ownBetween(at) > 0 {
			return unlikely
		}
		return unsure
	case core < 6 && 2*core < total && least >= 2, 20*core < 11*total && least >= 3:
		return unsure
	}
	return certain
}

// ownBetween counts the content words that one of two quoted sentences has for
// itself between the first and the last word that both have.
func (v *view) ownBetween(at quotedPlace) int {
	first, last, from, to := -1, -1, len(v.b.Words), -1
	for i := at.a.Start; i < at.a.End; i++ {
		if j := v.mutual(v.a, v.b, i); j >= at.b.Start && j < at.b.End {
			if first < 0 {
				first = i
			}
			last, from, to = i, min(from, j), max(to, j)
		}
	}
	ownA, ownB := 0, 0
	for i := first; i >= 0 && i <= last; i++ {
		if j := v.mutual(v.a, v.b, i); v.a.content(i) && (j < at.b.Start || j >= at.b.End) {
			ownA++
		}
	}
	for j := from; j <= to; j++ {
		if i := v.mutual(v.b, v.a, j); v.b.content(j) && (i < at.a.Start || i >= at.a.End) {
			ownB++
		}
	}
	return max(ownA, ownB)
}

// lower is the confidence in an alteration, lowered for doubt.
func (d doubt) lower(c Confidence, rewritten bool) Confidence {
	switch {
	case d == unlikely, d == unsure && rewritten:
		return Low
	case d == unsure && c == High:
		return Medium
	}
	return c
}
