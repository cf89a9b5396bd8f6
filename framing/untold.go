package framing

import "parallax/text"

// noWords reports whether a verb of saying at word i, of n words, brings no words of
// its source here: it is negated ("did not accuse him"), what is refused is a deed
// ("refused to endorse her"), a law or a book is written, a case argued in court, or a
// speech concluded by what another verb tells.
func (f *cueFinder) noWords(i, n int, in text.Span, lemma string) bool {
	for k := i - 1; k >= max(in.Start, i-2); k-- {
		if w := f.norm(k); w == "not" || w == "never" || w == "didn't" || w == "doesn't" || w == "don't" {
			return true
		}
		if f.t.known[k].Key == "" || !adverbs.has(f.norm(k)) {
			break
		}
	}
	next := i + n
	if next >= in.End {
		return false
	}
	switch lemma {
	case "refuse":
		return f.norm(next) == "to" && !wordsRefused.has(f.norm(next+1))
	case "argue":
		return f.norm(next) == "before" || determiners.has(f.norm(next)) && cases.has(f.norm(next+1))
	case "write", "draft":
		for k := next; k < min(in.End, next+4); k++ {
			if works.has(f.norm(k)) {
				return true
			}
			if !determiners.has(f.norm(k)) && f.t.Words[k].Function {
				break // "wrote in her book"
			}
		}
	case "conclude":
		for k := next; k < min(in.End, next+5); k++ {
			if w := f.norm(k); w == "by" || w == "with" {
				return true
			}
		}
	}
	return false
}

// wordsRefused are the verbs of what is refused in words.
var wordsRefused = set("say comment answer discuss confirm elaborate respond reply disclose reveal name identify apologise apologize acknowledge admit concede deny")

// cases are what is argued in court.
var cases = set("case cases appeal motion")

// works are what is written to be used or read, not to tell a reporter.
var works = set("law laws bill bills act legislation rule rules code amendment constitution book books novel song songs script dissent opinion")
