package framing

import "strings"

// readQuoted finds changes of words inside a quotation that both sides have:
// F6 quote.alter and quote.length. Inside quotation marks a synonym or an
// inflection is an alteration.
func readQuoted(v *view) (Reading, bool) {
	if v.shared == nil || v.Passage < 0 {
		return Reading{}, false
	}
	switch {
	case !v.x.empty() && !v.y.empty():
		return v.quotedExchange()
	case v.x.empty() && v.y.empty():
		return Reading{}, false
	case v.x.empty():
		return v.quotedCut(&v.y, &v.x)
	}
	return v.quotedCut(&v.x, &v.y)
}

// quotedExchange reads words that became others, both inside quotations.
func (v *view) quotedExchange() (Reading, bool) {
	qx, qy := v.quoteAt(&v.x), v.quoteAt(&v.y)
	if qx < 0 || qy < 0 {
		return Reading{}, false
	}
	at := v.quoted(qx, qy, v.x.span.Start, v.y.span.Start)
	if !at.same {
		return Reading{}, false
	}
	switch {
	case contraction(&v.x, &v.y):
		return benign("form", "form.contraction", v.became()+": a contraction and its full form."), true
	case bracketed(&v.x) || bracketed(&v.y):
		return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
	case handle(&v.x) || handle(&v.y):
		return benign("refer", "quote.handle", v.became()+": a name and its account."), true
	case v.respelled():
		return benign("variant", "variant.name", v.became()+": another spelling of the name or title."), true
	case v.spelledOut():
		return benign("variant", "variant.acronym", v.became()+": a name in full and by its initials."), true
	case v.hesitates(&v.x) && v.hesitates(&v.y):
		return benign("form", "quote.hesitation", v.became()+": sounds of hesitation."), true
	case v.slip():
		return benign("variant", "quote.slip", v.became()+": the same word, typed another way."), true
	case v.x.pasted() || v.y.pasted():
		return benign("credit", "quote.pasted", v.became()+": text of the web page that was set into the quotation."), true
	}
	if closed := len(v.x.lone)+len(v.y.lone) == 0 && v.x.contentIn(v.x.span)+v.y.contentIn(v.y.span) == 0; closed && !at.recast {
		nx, ny := v.changedHits(v.words.negations) // any → no is no particle
		if len(nx) == len(ny) && (v.besideChange(&v.x) || v.besideChange(&v.y)) {
			return benign("form", "quote.particle", v.became()+": it goes with the change beside it."), true
		}
	}
	band := High // of closed-class words, too: .98 of these are right
	switch {
	case v.saidTwice(at):
		band = Low // of 15 read, half
	case v.rewritten() || at.block:
		band = Medium
	}
	return v.alteration(at, flag("quote.alter", Shifted, band, "quote.alter", v.became()+" inside a quotation.")), true
}

// quotedCut reads words of one quotation that the other lacks.
func (v *view) quotedCut(has, lacks *part) (Reading, bool) {
	q := v.quoteAt(has)
	quotes := v.quotesA
	if has == &v.y {
		quotes = v.quotesB
	}
	if q < 0 {
		return Reading{}, false
	}
	own := lacks
	lacks = v.beyondTag(has, q, quotes, own)
	place := func(i int) (quotedPlace, bool) {
		p := lacks.quoteOf(i)
		if p < 0 {
			return quotedPlace{}, false
		}
		var at quotedPlace
		if has == &v.x {
			at = v.quoted(q, p, has.span.Start, i)
		} else {
			at = v.quoted(p, q, i, has.span.Start)
		}
		return at, at.same
	}
	at, inside := place(lacks.before)
	after, behind := place(lacks.after)
	if !inside && !behind {
		if quotes[q].partner < 0 && !has.quotes[q].Scare && len(has.lone) > 0 && v.otherHalf(has, q, quotes) && !ellipsisAt(lacks) {
			return flag("quote.length", v.seen(has, "shorter"), Medium, "quote.half",
				v.became()+": one half of a quotation that a speech tag divides."), true
		}
		return Reading{}, false
	}
	if !inside || behind && has.span.Start == has.opening(has.span.Start) {
		at = after // the sentence that it stands in
	}
	middle := inside && behind && lacks.quoteOf(lacks.before) == lacks.quoteOf(lacks.after)
	switch {
	case bracketed(has) || has.span.Len() <= bracketWords && bracketBeside(lacks):
		return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
	case has.span.Len() == 1 && has.norm(has.span.Start) == "and" && strings.Contains(gapAt(lacks), "&"):
		return benign("orth", "orth.ampersand", "*and* and *&*."), true
	case ellipsisAt(lacks):
		return benign("trim", "quote.ellipsis", "An ellipsis marks what is left out of the quotation."), true
	case ellipsisBeside(has):
		return benign("trim", "quote.ellipsis", v.became()+": an ellipsis divides it from the rest of the quotation."), true
	case v.hesitates(has) || has.again():
		return benign("form", "quote.hesitation", v.became()+": a sound of hesitation, or words said twice."), true
	case has.pasted():
		return benign("credit", "quote.pasted", v.became()+": text of the web page that was set into the quotation."), true
	case at.block && has.labels() || has.introduces():
		return benign("credit", "quote.speaker", v.became()+": it says who speaks, or what the words are."), true
	case has.capitalInBrackets():
		return benign("orth", "quote.bracket", v.became()+": brackets mark that the first letter was changed."), true
	case v.veiledWord():
		return benign("variant", "quote.slip", v.became()+": the same word, with letters hidden."), true
	case v.spelledOut():
		return benign("variant", "variant.acronym", v.became()+": a name in full and by its initials."), true
	case v.dayBeside(has):
		return benign("house", "house.date", v.became()+": the date is given another way."), true
	case has.connects():
		return benign("form", "quote.connective", v.became()+": a conjunction that opens a sentence of speech."), true
	case !middle && has.wholeSentences():
		return other("quote.sentence", v.became()+": whole sentences at the end of a quotation; the quotation ends at a sentence border."), true
	}
	whole := has.span.Start == has.opening(has.span.Start) || has.span.End == has.closing(has.span.End-1)
	// One or two words gone from the middle of a sentence change what is quoted, and
	// so do up to four of which one carries content; a longer run, or one at the edge
	// of a sentence, makes the quotation shorter.
	if middle && !whole && (has.span.Len() <= 2 || has.span.Len() <= 4 && len(has.lone) <= 1) {
		band := High
		if v.rewritten() || at.block {
			band = Medium
		}
		return v.alteration(at, flag("quote.alter", v.seen(has, "dropped"), band, "quote.alter", v.became()+" inside a quotation.")), true
	}
	if len(has.lone) == 0 && !at.recast && has.span.Len() <= closedRun && !has.turns() {
		return benign("trim", "quote.edge", v.became()+" at the edge of a quotation."), true
	}
	lacking := at.ownB
	if has == &v.y {
		lacking = at.ownA
	}
	band := High
	switch {
	case lacking > 1 || lacking > 0 && v.rewritten():
		band = Low // the other text has words of its own: these were replaced rather than cut (.58)
	case v.rewritten() || at.block || len(has.lone) == 0 || has.span.Len() <= closedRun || lacks != own:
		band = Medium
	}
	return v.alteration(at, flag("quote.length", v.seen(has, "shorter"), band, "quote.length",
		v.became()+" inside a quotation, and no ellipsis marks it.")), true
}

// quoteAt is the quotation that holds the whole part, or -1.
func (v *view) quoteAt(p *part) int {
	if p.empty() {
		return -1
	}
	q := p.quoteOf(p.span.Start)
	if q < 0 || !p.quotes[q].Words.Contains(p.span) {
		return -1
	}
	return q
}
