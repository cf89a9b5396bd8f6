package framing

import "strings"

func breaks(gap string) bool {
	return strings.ContainsAny(gap, ",;:.!?()[]–—\"“”\n") || strings.Contains(gap, " - ")
}

func gapEnds(gap string) bool {
	return strings.ContainsAny(gap, ",;:.!?()\n—–") || strings.Contains(gap, " - ")
}

func closesQuote(gap string) bool {
	return strings.ContainsAny(gap, "\"”’»") || strings.HasPrefix(gap, "'")
}

func opensQuote(gap string) bool {
	return strings.ContainsAny(gap, "\"“‘«„") || strings.HasSuffix(gap, "'")
}

// Closed classes of English that tell a verb from a noun and end a phrase.
var (
	determiners     = set("the a an this that these those his her its their our my your some any no every each several many most few two three four five six seven eight nine ten")
	nounBefore      = set("the a an this these those his her its their our my your any no every each of in for with by on at from such another other")
	beForms         = set("is are was were be been being")
	auxiliaries     = set("has have had did does do will would could can may might must should is are was were be been being not n't didn't doesn't don't hasn't haven't hadn't won't wouldn't never")
	adverbs         = set("also later then again earlier previously once often always now just still even simply further soon thus nonetheless too already ever first")
	subjectPronouns = set("he she it they we i you who")
	finite          = set("is are was were has had have will would could can may might must should did does do isn't aren't wasn't weren't won't can't couldn't wouldn't hasn't hadn't haven't didn't doesn't don't")
	stopsPhrase     = set("that which but as when after while because if although though since until before and or so then than where whether what how why to with about for on by from is are was were has had have be been being would will could it's")
	phraseEnds      = set("in on during after before late early monday tuesday wednesday thursday friday saturday sunday who whose told said says")
)
