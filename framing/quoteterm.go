package framing

import "parallax/text"

// readTerm finds a term in quotation marks that one text sets before a noun that
// both have: the 'death' bridge. Its words are somebody's, or held at a distance,
// and the other text has nothing of them. Such terms are rare: one in 18,766 pairs
// of an archive of news.
func readTerm(v *view) (Reading, bool) {
	p, o := &v.x, v.b
	if p.empty() {
		p, o = &v.y, v.a
	}
	if !v.x.empty() && !v.y.empty() || v.rewritten() {
		return Reading{}, false
	}
	i := int(p.Words[p.span.Start].Quote)
	if i < 0 {
		return Reading{}, false
	}
	q := p.Quotes[i]
	if !q.Scare || q.Words != p.span || q.Words.Len() > scareWords || p.titled(q) || p.nickname(q) {
		return Reading{}, false
	}
	// A noun right behind it, which stays.
	k := q.Words.End
	if k >= len(p.Words) || !p.sentence(q.Words.Start).Contains(text.Span{Start: k, End: k + 1}) || !p.content(k) || p.twin[k] < 0 ||
		p.Source[q.Marked.End:p.Words[k].Start] != " " {
		return Reading{}, false
	}
	named := false
	for w := q.Words.Start; w < q.Words.End; w++ {
		if !p.content(w) {
			continue
		}
		if named = true; o.times(p.key(w), text.Span{End: len(o.Words)}) > 0 {
			return Reading{}, false // it has the term, in another place
		}
	}
	if !named {
		return Reading{}, false
	}
	r := flag("quote.scare", v.seen(p, "off"), Low, "quote.term",
		"*"+p.cut(q.Words)+"* "+v.gone(p)+": a term in quotation marks before a word that both texts have.")
	for _, h := range p.find(v.words.loaded, p.span) {
		r.Also, r.Evidence = []string{"loaded"}, append(r.Evidence, evidence(h.Entry))
	}
	return r, true
}
