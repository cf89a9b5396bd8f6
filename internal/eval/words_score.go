package main

// linkScore compares predicted with gold links: P, R, F1 count all links of a
// set together (micro) against the sure ones; MacroP and MacroR are means over
// sentence pairs and MacroF1 is made of the two, as in the papers on these
// sets; Exact is the share of pairs with exactly the sure links, PossibleP the
// precision when possible links do not count as wrong, and WideF1 is MacroF1
// when sure and possible links alike are to be found.
type linkScore struct {
	P, R, F1, Exact, MacroP, MacroR, MacroF1, PossibleP, WideF1 float64
}

func scoreLinks(pairs []wordPair, predicted [][]link) linkScore {
	var s linkScore
	var right, said, sure, allowed int
	var wideP, wideR float64
	for k, p := range pairs {
		gold, possible := linkSet(p.sure), linkSet(p.possible)
		hit, wide := 0, 0
		for _, l := range predicted[k] {
			if gold[l] {
				hit++
			}
			if gold[l] || possible[l] {
				wide++
			}
		}
		allowed += wide
		right, said, sure = right+hit, said+len(predicted[k]), sure+len(gold)
		if hit == len(gold) && hit == len(predicted[k]) {
			s.Exact++
		}
		s.MacroP += pairRatio(hit, len(predicted[k]), len(gold))
		s.MacroR += pairRatio(hit, len(gold), len(predicted[k]))
		both := len(linkSet(append(p.sure[:len(p.sure):len(p.sure)], p.possible...)))
		wideP += pairRatio(wide, len(predicted[k]), both)
		wideR += pairRatio(wide, both, len(predicted[k]))
	}
	n := float64(len(pairs))
	s.P, s.R, s.PossibleP = ratio(right, said), ratio(right, sure), ratio(allowed, said)
	s.Exact, s.MacroP, s.MacroR = s.Exact/n, s.MacroP/n, s.MacroR/n
	s.F1, s.MacroF1 = harmonic(s.P, s.R), harmonic(s.MacroP, s.MacroR)
	s.WideF1 = harmonic(wideP/n, wideR/n)
	return s
}

func linkSet(links []link) map[link]bool {
	set := make(map[link]bool, len(links))
	for _, l := range links {
		set[l] = true
	}
	return set
}

// pairRatio is the ratio of one sentence pair: 0 of 0 is right where the other
// side of the comparison is empty, too, and else a miss.
func pairRatio(x, of, other int) float64 {
	if of == 0 && other > 0 {
		return 0
	}
	return ratio(x, of)
}

// ratio is 1 for 0 of 0: nothing wrong was said, nothing was missed.
func ratio(x, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(x) / float64(of)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
