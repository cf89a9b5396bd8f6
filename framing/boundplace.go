package framing

// A word that bounds a number may do other work: "sued over three laws" says what
// for, "flew above 500 feet" where; and a number may be one end of a range.

// otherWork reports whether the bound at word i, before a number, is no bound: the
// preposition of a quarrel or of a place.
func (s *side) otherWork(i int, q quantity) bool {
	in := s.sentence(i)
	switch n := s.norm(i); n {
	case "over":
		for k := max(in.Start, i-6); k < i; k++ {
			if quarrels.has(s.norm(k)) {
				return true
			}
		}
	case "above", "below", "under":
		if n == "above" && i > in.Start && s.norm(i-1) == "far" {
			return false
		}
		return i > in.Start && measures[singular(q.unit)].dimension == "length" && s.content(i-1) && !beForms.has(s.norm(i-1))
	}
	return false
}

// quarrels are verbs and nouns behind which "over" says what it is about.
var quarrels = set("sue sues sued suing lawsuit lawsuits suit row dispute disputes clash clashes clashed fight fights fighting fought feud argue argued battle battling standoff stand-off protest protests protested criticised criticized charged arrested fined resign resigned fired dismissed concern concerns anger outrage debate tension tensions questioned indicted")

// inRange reports whether a number is one end of a range: "12 to 15", "between 12
// and 15", "12-15".
func (s *side) inRange(q quantity) bool {
	in := s.sentence(q.span.Start)
	number := func(k int) bool {
		if k < in.Start || k >= in.End {
			return false
		}
		_, ok, _ := parseNumber(s.norm(k))
		return ok || roundNumbers.has(s.norm(k))
	}
	for k := max(in.Start, q.span.Start-5); k < q.span.Start; k++ {
		if n := s.norm(k); n == "between" || n == "from" && s.norm(q.span.End) == "to" {
			return true
		}
	}
	return q.span.Start-2 >= in.Start && s.norm(q.span.Start-1) == "to" && (number(q.span.Start-2) || measures[singular(s.norm(q.span.Start-2))].dimension != "") ||
		s.norm(q.span.End) == "to" && q.span.End < in.End && number(q.span.End+1)
}

// nearQuantity is the number at word i, if there is one.
func (s *side) nearQuantity(i int) quantity {
	q, _ := s.quantityAt(i, len(s.Words))
	return q
}
