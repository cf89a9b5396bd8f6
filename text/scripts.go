package text

import "unicode"

// script says which word rules a character falls under.
type script uint8

const (
	separator    script = iota // belongs to no word
	alphabetic                 // words by the rules in words.go
	southeast                  // words by cluster: Thai, Lao, Khmer, Myanmar
	hebrewLetter               // words by UAX #29, as all that follow
	arabicLetter
	hanLetter
	kanaLetter
	hangulLetter
	otherLetter
)

// scriptOf classes the letters and digits of all scripts. Marks and everything
// else are separators; who reads a word knows that marks go with their letter.
func scriptOf(r rune) script {
	switch {
	case r < 0x80:
		if class[r] != gap {
			return alphabetic
		}
		return separator
	case r < 0x0250: // Latin
		if unicode.IsLetter(r) {
			return alphabetic
		}
		return separator
	case 0x0400 <= r && r <= 0x0481, 0x048a <= r && r <= 0x052f: // Cyrillic
		return alphabetic
	case 0x2000 <= r && r <= 0x206f: // general punctuation
		return separator
	case 0x4e00 <= r && r <= 0x9fff, 0x3400 <= r && r <= 0x4dbf, 0x20000 <= r && r <= 0x3ffff:
		return letterOr(r, hanLetter)
	case 0x3041 <= r && r <= 0x30ff, 0x31f0 <= r && r <= 0x31ff, 0xff66 <= r && r <= 0xff9d:
		return letterOr(r, kanaLetter)
	case 0xac00 <= r && r <= 0xd7a3, 0x1100 <= r && r <= 0x11ff, 0x3130 <= r && r <= 0x318f:
		return letterOr(r, hangulLetter)
	case 0x0590 <= r && r <= 0x05ff, 0xfb1d <= r && r <= 0xfb4f:
		return letterOr(r, hebrewLetter)
	case 0x0600 <= r && r <= 0x06ff, 0x0750 <= r && r <= 0x077f, 0x08a0 <= r && r <= 0x08ff, 0xfb50 <= r && r <= 0xfdff, 0xfe70 <= r && r <= 0xfefe:
		return letterOr(r, arabicLetter)
	case isSoutheast(r):
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return southeast
		}
		return separator
	case r < 0x0590, 0x10a0 <= r && r <= 0x10ff, 0x1c80 <= r && r <= 0x1cbf, 0x1e00 <= r && r <= 0x1fff, 0x2c60 <= r && r <= 0x2c7f, 0x2d00 <= r && r <= 0x2d2d, 0xa640 <= r && r <= 0xa69f, 0xa720 <= r && r <= 0xa7ff, 0xab30 <= r && r <= 0xab6f, 0xfb00 <= r && r <= 0xfb17:
		return letterOr(r, alphabetic) // Greek, Armenian, Georgian, Latin and Cyrillic supplements
	}
	return letterOr(r, otherLetter)
}

func letterOr(r rune, s script) script {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return s
	}
	return separator
}

func isSoutheast(r rune) bool {
	return 0x0e00 <= r && r <= 0x0eff || // Thai, Lao
		0x1000 <= r && r <= 0x109f || 0xa9e0 <= r && r <= 0xa9ff || 0xaa60 <= r && r <= 0xaa7f || // Myanmar
		0x1780 <= r && r <= 0x17ff // Khmer
}
