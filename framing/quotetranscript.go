package framing

// heardStops is how many full stops in the middle of clauses show that a text was
// written down by a machine: people set one for emphasis at times, not two where
// the other text has no mark at all.
const heardStops = 2

// machineHeard reports whether one of the texts is the transcript of a machine:
// full stops divide its sentences where the other text has only a blank between
// the same words. What it heard otherwise says nothing of the speech.
func (r *reader) machineHeard() bool {
	if r.heard == 0 {
		r.heard = -1
		if r.stopsOf(r.a, r.b) >= heardStops || r.stopsOf(r.b, r.a) >= heardStops {
			r.heard = 1
		}
	}
	return r.heard > 0
}

// stopsOf counts the borders of sentences of s that stand inside a clause of o.
func (r *reader) stopsOf(s, o *side) int {
	n := 0
	for k := range s.Sentences {
		in := s.Sentences[k].Words
		if in.Empty() || in.End >= len(s.Words) {
			continue
		}
		i, j := r.like(s, in.End-1), r.like(s, in.End)
		if i >= 0 && j == i+1 && o.Source[o.Words[i].End:o.Words[j].Start] == " " {
			n++
		}
	}
	return n
}
