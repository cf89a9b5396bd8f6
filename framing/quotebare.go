package framing

import (
	"strings"

	"parallax/text"
)

// isBare reports whether n words stand for the most part outside quotation
// marks on the other side. Half of them must be there unchanged, else nothing
// says that it is the same speech.
func isBare(n, kept, loose, changed int) bool {
	return n > 0 && loose > kept && 2*loose >= n && loose+changed >= n-1
}

// sentenceWords is the least of a sentence, in words, that is looked for by
// itself when the rest of its quotation kept its marks.
const sentenceWords = 5

// bareSentences lists the sentences of a quotation that lost their marks while
// others kept them.
func (r *reader) bareSentences(s, o *side, q int, fromA bool) []stretch {
	var list []stretch
	in := s.quotes[q].Words
	for i := in.Start; i < in.End; {
		words := partIn(s.sentence(i), in)
		i = words.End
		if words == in || words.Len() < sentenceWords {
			continue
		}
		loose, kept, changed, n := 0, 0, 0, words.Len()
		for k := words.Start; k < words.End; k++ {
			j := r.mate(s, k)
			switch {
			case j >= 0 && o.quoteOf(j) < 0:
				loose++
			case j >= 0 && s.deep(k) && !o.deep(j):
				n-- // it kept the marks of a quotation inside this one
			case j >= 0:
				kept++
			case s.component[k] >= 0 && r.Components[s.component[k]].Origin == Phrase:
				changed++
			}
		}
		if kept == 0 && 2*n >= words.Len() && isBare(n, kept, loose, changed) {
			list = append(list, r.stretch(s, o, q, words, loose, fromA))
		}
	}
	return list
}

func (r *reader) stretch(s, o *side, q int, words text.Span, loose int, fromA bool) stretch {
	whole := words == s.quotes[q].Words
	apart := r.rules && r.unsaid(s, o, words, true)
	return stretch{quote: q, words: words, loose: loose, whole: whole, first: r.firstPerson(s, o, words),
		apart: apart, unsaid: apart && (nearlyExact(loose, words.Len()) || r.unsaid(s, o, words, false)), bearer: r.bearer(s, q, words, whole, fromA)}
}

// nearlyExact reports whether so many of n words stand unchanged in a row of
// others that nobody put them in words of their own.
func nearlyExact(loose, n int) bool {
	return n >= blockWords && 10*loose >= 9*n || n >= 3*blockWords && 4*loose >= 3*n
}

// partIn is the part of x that lies in y.
func partIn(x, y text.Span) text.Span {
	x.Start, x.End = max(x.Start, y.Start), min(x.End, y.End)
	return x
}

// Words that stand nearly unchanged are reported only where a verb of saying
// stands this close to them: a few words before, a few behind.
const (
	tagBefore = 6
	tagBehind = 8
)

// unsaid reports whether no verb of saying stands beside words of s in the
// sentences of o that have them. exact words stand there one for one.
func (r *reader) unsaid(s, o *side, words text.Span, exact bool) bool {
	for i := words.Start; i < words.End; {
		j := r.mate(s, i)
		if j < 0 || o.quoteOf(j) >= 0 {
			i++
			continue
		}
		in := o.sentence(j)
		first, last := j, j
		for i++; i < words.End; i++ {
			if k := r.mate(s, i); k >= in.Start && k < in.End {
				first, last = min(first, k), max(last, k)
			} else if k >= 0 {
				break
			}
		}
		if exact {
			in.Start = max(in.Start, first-tagBefore)
			if behind := o.Source[o.Words[last].End:]; strings.HasPrefix(behind, " ") {
				in.End = min(in.End, last+1) // no comma: the sentence goes on
			} else {
				in.End = min(in.End, last+1+tagBehind)
			}
		}
		for x := in.Start; x < in.End; x++ {
			if y := r.mate(o, x); y >= words.Start && y < words.End || o.speech(x) || exact && x > first && x < last {
				continue
			}
			if n := o.norm(x); (o.verb(x) != nil || n == "according" || n == "quoted") && o.norm(x+1) != "by" {
				return false // not "a post by @name"
			}
		}
	}
	return true
}
