package framing

import "parallax/diff"

// mates gives each word of a text the word of the other that it is: unchanged,
// or moved.
func (r *reader) mates() (ofA, ofB []int32) {
	if r.mateA != nil {
		return r.mateA, r.mateB
	}
	r.mateA, r.mateB = append([]int32{}, r.a.twin...), append([]int32{}, r.b.twin...)
	for i := range r.Components {
		c := &r.Components[i]
		if c.Origin != Phrase || c.Op != diff.Move && !c.Orth || c.A.Len() != c.B.Len() {
			continue
		}
		for k := range c.A.Len() {
			r.mateA[c.A.Start+k], r.mateB[c.B.Start+k] = int32(c.B.Start+k), int32(c.A.Start+k)
		}
	}
	return r.mateA, r.mateB
}
