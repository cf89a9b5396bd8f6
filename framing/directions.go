package framing

import "parallax/lexicon"

// Shifted is the direction of a change that has none: its own mirror.
const Shifted = "shifted"

// Flip is the direction of the same change read from b to a: "x->y" becomes
// "y->x", "certainty+" becomes "certainty-", and these pairs change places. A
// direction without an opposite is its own mirror. docs/codebook.md says which
// category uses which.
func Flip(direction string) string {
	switch direction {
	case "dropped":
		return "added"
	case "added":
		return "dropped"
	case "longer":
		return "shorter"
	case "shorter":
		return "longer"
	case "joined":
		return "split"
	case "split":
		return "joined"
	case "on":
		return "off"
	case "off":
		return "on"
	case "up":
		return "down"
	case "down":
		return "up"
	}
	return lexicon.Mirror(direction)
}

// mirrored is the category of the same change read from b to a.
func mirrored(category string) string {
	switch category {
	case "attribution.drop":
		return "attribution.add"
	case "attribution.add":
		return "attribution.drop"
	case "attribution.vague":
		return "attribution.sharpen"
	case "attribution.sharpen":
		return "attribution.vague"
	}
	return category
}
