package framing

// readUnit finds F10 quantity.unit: another unit behind a number that stays, "three
// months" and "three weeks".
func readUnit(v *view) (Reading, bool) {
	if !v.x.measured() || !v.y.measured() {
		return Reading{}, false
	}
	i, j := v.x.lone[0], v.y.lone[0]
	a, b := measures[singular(v.x.norm(i))], measures[singular(v.y.norm(j))]
	before, after := v.aligned()
	if a.dimension != b.dimension || a.factor == b.factor || !before || !after || int(v.a.twin[i-1]) != j-1 {
		return Reading{}, false
	}
	return flag("quantity.unit", Shifted, Medium, "quantity.unit", v.became()+": the number is the same, its unit is another one."), true
}

// measured reports whether the one word that changed is a unit behind a number.
func (p *part) measured() bool {
	if len(p.lone) != 1 || p.lone[0] == 0 {
		return false
	}
	_, number, _ := parseNumber(p.norm(p.lone[0] - 1))
	return number && measures[singular(p.norm(p.lone[0]))].dimension != ""
}
