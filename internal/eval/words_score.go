package main

// linkScore compares predicted with gold links: P, R, F1 count all links of a
// set together (micro) against the sure ones, the macro figures average over
// sentence pairs, Exact is the share of pairs with exactly the sure links, and
// PossibleP is the precision when possible links do not count as wrong.
type linkScore struct {
	P, R, F1, Exact, MacroP, MacroR, MacroF1, PossibleP float64
}

func scoreLinks(pairs []wordPair, predicted [][]link) linkScore {
	var s linkScore
	var right, said, sure, allowed int
	for k, p := range pairs {
		gold, possible := linkSet(p.sure), linkSet(p.possible)
		hit := 0
		for _, l := range predicted[k] {
			if gold[l] {
				hit++
			}
			if gold[l] || possible[l] {
				allowed++
			}
		}
		right, said, sure = right+hit, said+len(predicted[k]), sure+len(gold)
		if hit == len(gold) && hit == len(predicted[k]) {
			s.Exact++
		}
		s.MacroP += ratio(hit, len(predicted[k]))
		s.MacroR += ratio(hit, len(gold))
	}
	n := float64(len(pairs))
	s.P, s.R, s.PossibleP = ratio(right, said), ratio(right, sure), ratio(allowed, said)
	s.Exact, s.MacroP, s.MacroR = s.Exact/n, s.MacroP/n, s.MacroR/n
	s.F1, s.MacroF1 = harmonic(s.P, s.R), harmonic(s.MacroP, s.MacroR)
	return s
}

func linkSet(links []link) map[link]bool {
	set := make(map[link]bool, len(links))
	for _, l := range links {
		set[l] = true
	}
	return set
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
