package framing

import "slices"

// readVerify finds F4 attribution.verify: a caveat that something could not be
// checked, added or dropped.
func readVerify(v *view) (Reading, bool) {
	x, y := v.changedHits(v.words.caveats)
	x, y = unchecked(x), unchecked(y)
	if (len(x) == 0) == (len(y) == 0) || !v.related() {
		return Reading{}, false
	}
	has, hits := &v.x, x
	if len(y) > 0 {
		has, hits = &v.y, y
	}
	opposite := v.otherSide(has)
	for _, s := range opposite.Sentences {
		if s.Role.Prose() && len(unchecked(opposite.find(v.words.caveats, s.Words))) > 0 {
			return other("attribution.verify", "Both texts carry a caveat of this kind."), true
		}
	}
	return flag("attribution.verify", v.seen(has, "dropped"), High, "attribution.verify",
		"The caveat *"+short(has.cut(hits[0].Span))+"* "+v.gone(has)+".", evidence(hits[0].Entry)), true
}

// unchecked keeps the caveats that say something was not checked or confirmed;
// what is merely unclear is news, not a caveat.
func unchecked(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool { return h.Class != "unverified" && h.Class != "unconfirmed" })
}

// readAttribution finds F4: a source added, dropped, named more or less
// precisely, or another one.
func readAttribution(v *view) (Reading, bool) {
	if r, ok := v.readChain(); ok {
		return r, true
	}
	cx, cy := v.cuesIn(&v.x), v.cuesIn(&v.y)
	switch {
	case len(cx) > 0 && len(cy) == 0:
		return v.givenUp(&v.x, &v.y, cx)
	case len(cy) > 0 && len(cx) == 0:
		return v.givenUp(&v.y, &v.x, cy)
	}
	return v.sourceChanged()
}
