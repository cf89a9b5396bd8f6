package framing

import (
	"strconv"
	"strings"

	"parallax/text"
)

// quantity is a number as a text gives it.
type quantity struct {
	value float64
	unit  string    // "" if none is known
	span  text.Span // words, with scale and unit
	exact bool      // written with all its digits
}

var numberWords = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"half": 0.5, "dozen": 12, "twice": 2, "thrice": 3,
}

var ordinalWords = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "twentieth": 20,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}

// measure is a unit in terms of the first unit of its dimension.
type measure struct {
	dimension string
	factor    float64
}

// measures are the units that the two systems give the same things in.
var measures = map[string]measure{
	"m": {"length", 1}, "metre": {"length", 1}, "meter": {"length", 1}, "km": {"length", 1000}, "kilometre": {"length", 1000}, "kilometer": {"length", 1000},
	"mile": {"length", 1609.34}, "foot": {"length", 0.3048}, "feet": {"length", 0.3048}, "ft": {"length", 0.3048}, "yard": {"length", 0.9144},
	"inch": {"length", 0.0254}, "cm": {"length", 0.01}, "centimetre": {"length", 0.01}, "centimeter": {"length", 0.01},
	"kg": {"mass", 1}, "kilogram": {"mass", 1}, "kilo": {"mass", 1}, "pound": {"mass", 0.453592}, "lb": {"mass", 0.453592}, "tonne": {"mass", 1000}, "ton": {"mass", 907.185},
	"gram": {"mass", 0.001}, "ounce": {"mass", 0.0283495}, "oz": {"mass", 0.0283495},
	"hectare": {"area", 10000}, "acre": {"area", 4046.86}, "litre": {"volume", 1}, "liter": {"volume", 1}, "gallon": {"volume", 3.78541}, "barrel": {"volume", 158.987},
	"km/h": {"speed", 1}, "kph": {"speed", 1}, "kmh": {"speed", 1}, "mph": {"speed", 1.60934},
	"percent": {"share", 1}, "pc": {"share", 1}, "cent": {"share", 1}, "%": {"share", 1},
	"hour": {"time", 60}, "minute": {"time", 1}, "day": {"time", 1440}, "week": {"time", 10080}, "month": {"time", 43829}, "year": {"time", 525960}, "decade": {"time", 5259600},
}

// quantities lists the numbers in a word range.
func (s *side) quantities(in text.Span) []quantity {
	var list []quantity
	for i := in.Start; i < in.End; {
		q, ok := s.quantityAt(i, len(s.Words))
		if !ok {
			i++
			continue
		}
		list = append(list, q)
		i = max(q.span.End, i+1)
	}
	return list
}

func (s *side) quantityAt(i, end int) (quantity, bool) {
	value, ok, exact := parseNumber(s.norm(i))
	if !ok {
		return quantity{}, false
	}
	k := i + 1
	for ; k < min(end, i+5); k++ { // two hundred and fifty thousand
		n := s.norm(k)
		if n == "and" && k+1 < end && numberWords[s.norm(k+1)] > 0 && value >= 100 && !exact {
			continue
		}
		if f, is := scales[n]; is && (f >= 100) && n != "m" || is && exact && strings.TrimSpace(s.Source[s.Words[k-1].End:s.Words[k].Start]) == "" && n != "k" {
			value *= f
			continue
		}
		if w, is := numberWords[n]; is && !exact && w > 0 && (w < 10 && value >= 20 || w < 100 && value >= 100) && n != "half" {
			value += w
			continue
		}
		if n == "dozen" && value < 20 {
			value *= 12
			continue
		}
		break
	}
	q := quantity{value: value, span: text.Span{Start: i, End: k}, exact: exact}
	if k < end {
		n := singular(s.norm(k))
		if n == "per" && k+1 < end && s.norm(k+1) == "cent" {
			q.unit, q.span.End = "percent", k+2
		} else if _, is := measures[n]; is && (n != "m" || exact) || currency(n) != "" {
			q.unit, q.span.End = n, k+1
		}
	}
	if q.unit == "" {
		if rest := s.Source[s.Words[k-1].End:]; strings.HasPrefix(rest, "%") {
			q.unit = "percent"
		}
	}
	if before := s.Source[:s.Words[i].Start]; q.unit == "" {
		for _, c := range [...]string{"$", "€", "£", "¥", "₹", "₽"} {
			if strings.HasSuffix(before, c) {
				q.unit = c
			}
		}
	}
	return q, true
}

// parseNumber reads digits with separators, ordinals and number words.
func parseNumber(norm string) (value float64, ok, exact bool) {
	if norm == "" {
		return 0, false, false
	}
	if c := norm[0]; c >= '0' && c <= '9' {
		digits := strings.ReplaceAll(norm, ",", "")
		digits = strings.TrimSuffix(digits, "%")
		for _, suffix := range [...]string{"st", "nd", "rd", "th", "s", "'s"} {
			digits = strings.TrimSuffix(digits, suffix)
		}
		factor := 1.0
		for _, suffix := range [...]string{"bn", "tn", "mn", "m", "k"} {
			if d, cut := strings.CutSuffix(digits, suffix); cut {
				digits, factor = d, scales[suffix]
				break
			}
		}
		f, err := strconv.ParseFloat(digits, 64)
		return f * factor, err == nil, err == nil
	}
	if f, is := numberWords[norm]; is {
		return f, true, false
	}
	if f, is := ordinalWords[norm]; is {
		return f, true, false
	}
	if tens, units, cut := strings.Cut(norm, "-"); cut {
		t, okT := numberWords[tens]
		u, okU := numberWords[units]
		if okT && okU && t >= 20 && u < 10 {
			return t + u, true, false
		}
	}
	return 0, false, false
}

// rounding is the difference up to which two numbers are one, rounded.
const rounding = 0.02

// sameAmount reports whether two quantities are one amount, and whether they
// can be compared at all.
func sameAmount(a, b quantity) (same, comparable bool) {
	x, y := a.value, b.value
	if ca, cb := currency(a.unit), currency(b.unit); a.unit != b.unit && (ca == "" || ca != cb) {
		ma, okA := measures[a.unit]
		mb, okB := measures[b.unit]
		switch {
		case a.unit == "" || b.unit == "":
		case okA && okB && ma.dimension == mb.dimension:
			x, y = x*ma.factor, y*mb.factor
			return near(x, y, 0.06), true // conversions are rounded twice
		default:
			return false, false
		}
	}
	return near(x, y, rounding), true
}

// currency is the currency that a unit may stand for, "" if none.
func currency(unit string) string {
	switch unit {
	case "$", "dollar":
		return "$"
	case "€", "euro":
		return "€"
	case "£", "pound":
		return "£"
	case "¥", "yen", "yuan":
		return "¥"
	case "₽", "rouble", "ruble":
		return "₽"
	case "₹", "rupee":
		return "₹"
	}
	return ""
}

func near(x, y, share float64) bool {
	d := x - y
	if d < 0 {
		d = -d
	}
	if d == 0 {
		return true
	}
	if x < 100 && y < 100 && x == float64(int(x)) && y == float64(int(y)) && share <= rounding {
		return false // small whole numbers are counts
	}
	return d <= share*max(abs(x), abs(y))
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
