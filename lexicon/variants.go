package lexicon

import "strings"

// american holds the British endings and words of the lists with their
// American spelling. It is short on purpose: it serves our own phrases, which
// are written in British spelling, not any text.
var american = strings.NewReplacer(
	"isation", "ization", "ised ", "ized ", "ising ", "izing ", "ise ", "ize ", "iser ", "izer ", "isers ", "izers ",
	"labour", "labor", "neighbour", "neighbor", "honour", "honor", "colour", "color", "favour", "favor",
	"behaviour", "behavior", "harbour", "harbor", "rumour", "rumor", "armour", "armor", "valour", "valor",
	"defence", "defense", "offence", "offense", "centre ", "center ", "programme", "program", "manoeuvre", "maneuver",
	"paedo", "pedo", "traveller", "traveler", "sceptic", "skeptic", "cancelled", "canceled", "ageing", "aging",
	"foetus", "fetus", "foetal", "fetal", "anaes", "anes", "mould", "mold", "licence", "license", "aluminium", "aluminum",
)

// spellings are the other ways to write a phrase: American, and with spaces for
// the hyphens between its words.
func spellings(phrase string) []string {
	var others []string
	us := strings.TrimSuffix(american.Replace(phrase+" "), " ")
	if us != phrase {
		others = append(others, us)
	}
	if strings.Contains(phrase, "-") {
		others = append(others, strings.ReplaceAll(phrase, "-", " "))
		if us != phrase {
			others = append(others, strings.ReplaceAll(us, "-", " "))
		}
	}
	return others
}
