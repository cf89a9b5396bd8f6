package align

import (
	"strconv"
	"strings"
)

const longestNumberWord = 9 // seventeen

var numberWords = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

var tens = [...]string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"}

var ordinals = [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}

// numberValue reads 1,200, 12.5, 5th, $5, 5%, twelve. Ordinals count as half a unit
// more, so that they equal ordinals only.
func numberValue(s string) (float64, bool) {
	s = strings.TrimRight(strings.TrimLeft(s, "$€£¥"), "%")
	if s == "" {
		return 0, false
	}
	if s[0] >= '0' && s[0] <= '9' {
		ordinal := 0.0
		if n := len(s); n > 2 {
			switch s[n-2:] {
			case "st", "nd", "rd", "th":
				s, ordinal = s[:n-2], 0.5
			}
		}
		if len(s) > 18 {
			return 0, false
		}
		if strings.IndexByte(s, ',') >= 0 {
			s = strings.ReplaceAll(s, ",", "")
		}
		v, err := strconv.ParseFloat(s, 64)
		return v + ordinal, err == nil
	}
	for i, w := range numberWords {
		if w == s {
			return float64(i), true
		}
	}
	for i, w := range tens {
		if w == s {
			return float64(30 + 10*i), true
		}
	}
	for i, w := range ordinals {
		if w == s {
			return float64(i+1) + 0.5, true
		}
	}
	return 0, false
}
