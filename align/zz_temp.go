// Temporary, until the real one lands: delete this file then.
package align

import "parallax/text"

type Options struct{ MinSimilarity float64 }

func Passages(a, b *text.Text, o Options) Result {
	var r Result
	usedB := map[int]bool{}
	for _, sa := range a.Sentences {
		if sa.Words.Empty() || !sa.Role.Prose() {
			continue
		}
		best, bs := -1, 0.0
		for j, sb := range b.Sentences {
			if usedB[j] || sb.Words.Empty() || !sb.Role.Prose() {
				continue
			}
			set := map[uint64]bool{}
			for i := sa.Words.Start; i < sa.Words.End; i++ {
				set[a.Words[i].Hash] = true
			}
			n := 0
			for i := sb.Words.Start; i < sb.Words.End; i++ {
				if set[b.Words[i].Hash] {
					n++
				}
			}
			if s := 2 * float64(n) / float64(sa.Words.Len()+sb.Words.Len()); s > bs {
				best, bs = j, s
			}
		}
		if best >= 0 && bs > .4 {
			usedB[best] = true
			k := Edited
			if bs == 1 {
				k = Verbatim
			}
			r.Passages = append(r.Passages, Passage{Kind: k, A: sa.Words, B: b.Sentences[best].Words, Similarity: bs})
		}
	}
	return r
}
