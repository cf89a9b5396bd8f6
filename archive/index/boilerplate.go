package index

import "parallax/text"

// A sentence is boilerplate if boilerplate shingles cover so much of it.
const mostlyCovered = 0.5

// marker finds the sentences of articles that are boilerplate by the statistics
// of an archive.
type marker struct {
	st      *Statistics
	sampler *sampler
	words   []int32 // place → word
	covered []bool  // by word
}

func newMarker(st *Statistics, o Options) *marker { return &marker{st: st, sampler: newSampler(o)} }

// mark gives the sentences of t that are boilerplate in its outlet that role,
// and lists their bytes.
func (m *marker) mark(t *text.Text, outlet uint32) (found []text.Span) {
	if m.st.Len() == 0 {
		return nil
	}
	m.words = m.words[:0]
	for i := range t.Words {
		if t.Words[i].Role.Prose() {
			m.words = append(m.words, int32(i))
		}
	}
	any := false
	picks, _ := m.sampler.sample(t)
	for _, pick := range picks {
		if !m.st.holds(pick.hash, outlet) {
			continue
		}
		if !any {
			any = true
			m.covered = append(m.covered[:0], make([]bool, len(t.Words))...)
		}
		first := int(pick.place & placeMask)
		last := min(first+m.sampler.o.Shingle, len(m.words))
		if pick.place&whole != 0 {
			paragraph := t.Sentences[t.Words[m.words[first]].Sentence].Paragraph
			for last = first; last < len(m.words) && t.Sentences[t.Words[m.words[last]].Sentence].Paragraph == paragraph; last++ {
			}
		}
		for _, w := range m.words[first:last] {
			m.covered[w] = true
		}
	}
	if !any {
		return nil
	}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if !s.Role.Prose() || s.Words.Empty() {
			continue
		}
		n := 0
		for w := s.Words.Start; w < s.Words.End; w++ {
			if m.covered[w] {
				n++
			}
		}
		if float64(n) < mostlyCovered*float64(s.Words.Len()) {
			continue
		}
		s.Role = text.Boilerplate
		for w := s.Words.Start; w < s.Words.End; w++ {
			t.Words[w].Role = text.Boilerplate
		}
		found = append(found, s.Bytes)
	}
	return found
}

// Boilerplate lists the sentences of an article that are boilerplate by the
// statistics of its archive, as marks: with them [text.Analyse] reads the
// article as a scan does.
func Boilerplate(d Document, outlet uint32, st *Statistics, o Options) []text.Mark {
	t := text.Analyse(d.Source, text.Options{Language: d.Language, Marks: d.Marks})
	var marks []text.Mark
	for _, bytes := range newMarker(st, o.Canonical()).mark(t, outlet) {
		marks = append(marks, text.Mark{Bytes: bytes, Kind: text.MarkBoilerplate, Note: "archive"})
	}
	return marks
}
