package framing

import "strings"

// bracketed reports whether the part stands in brackets: an explanation by the
// writer, in square brackets or, at some outlets, round ones.
func bracketed(p *part) bool {
	if p.empty() {
		return false
	}
	bytes := p.Bytes(p.span)
	in := p.Bytes(p.sentence(p.span.Start))
	before := p.Source[min(in.Start, bytes.Start):bytes.Start]
	if from := max(0, min(in.Start, bytes.Start)-1); from < bytes.Start {
		before = p.Source[from:bytes.Start] // with the bracket that may open the sentence
	}
	open := strings.LastIndexAny(before, "[(")
	return open >= 0 && !strings.ContainsAny(before[open:], "])") && strings.ContainsAny(p.Source[bytes.End:min(len(p.Source), bytes.End+60)], "])")
}

// gapAt is what stands between the words at the place of an empty part.
func gapAt(p *part) string {
	from, to := 0, len(p.Source)
	if p.before >= 0 {
		from = int(p.Words[p.before].End)
	}
	if p.after >= 0 {
		to = int(p.Words[p.after].Start)
	} else {
		to = min(to, from+8)
	}
	if from > to {
		return ""
	}
	return p.Source[from:to]
}

// ellipsisBeside reports whether an ellipsis stands before or behind a part: the
// speech broke off there.
func ellipsisBeside(p *part) bool {
	for k := -1; k < min(2, p.span.Len()); k++ { // a connective may stand between
		if i := p.span.Start + k; i >= 0 && i+1 < len(p.Words) && ellipsis(p.Source[p.Words[i].End:p.Words[i+1].Start]) {
			return true
		}
		if i := p.span.End - 1 - k; i >= 1 && i < len(p.Words) && ellipsis(p.Source[p.Words[i-1].End:p.Words[i].Start]) {
			return true
		}
	}
	return false
}

func ellipsis(gap string) bool {
	return strings.Contains(gap, "…") || strings.Contains(gap, "...") || strings.Contains(gap, ". . .")
}

// ellipsisAt reports whether an ellipsis stands at the place of an empty part.
func ellipsisAt(p *part) bool {
	gap, from := gapAt(p), 0
	if p.before >= 0 {
		from = int(p.Words[p.before].End)
	}
	before, after := p.quoteOf(p.before), p.quoteOf(p.after)
	if gap == "" || before >= 0 && after >= 0 {
		return ellipsis(gap)
	}
	// Outside the marks it is the writer's own.
	if before >= 0 && before < len(p.Quotes) && !p.quotes[before].Open {
		gap = gap[:min(len(gap), max(0, p.quotes[before].Marked.End-from))]
	}
	if after >= 0 && after < len(p.Quotes) && !p.quotes[after].Open {
		gap = gap[min(len(gap), max(0, p.quotes[after].Marked.Start-from)):]
	}
	return ellipsis(gap)
}

// bracketWords is the most words that a word in brackets is read as the gist of.
const bracketWords = 4

// bracketBeside reports whether words in brackets stand at the place of an
// empty part: what is there instead of words that are left out.
func bracketBeside(p *part) bool {
	return p.before >= 0 && bracketNear(p.side, p.before) || p.after >= 0 && bracketNear(p.side, p.after)
}

// bracketNear reports whether word i, all of it, begins or ends words in
// brackets.
func bracketNear(s *side, i int) bool {
	w := &s.Words[i]
	before, behind := s.Source[:w.Start], s.Source[w.End:]
	if strings.HasSuffix(before, "[") || strings.HasSuffix(before, "(") {
		close := strings.IndexAny(behind, "])")
		return close >= 0 && (close+1 == len(behind) || !letter(behind[close+1]))
	}
	return strings.HasPrefix(behind, "]") || strings.HasPrefix(behind, ")")
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// handle reports whether a part is the name of an account: @name.
func handle(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if w := &p.Words[i]; strings.HasPrefix(p.Source[w.Start:], "@") || w.Start > 0 && p.Source[w.Start-1] == '@' {
			return true
		}
	}
	return false
}
