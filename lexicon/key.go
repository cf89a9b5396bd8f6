package lexicon

import "strings"

// keyOf is a light lemma: it strips the possessive and the commonest English
// endings, so that the forms of one word meet (cede, cedes, ceded, ceding).
// It is not a word and is only compared with other keys. A real stemmer joins
// too much for readings (nation, national).
func keyOf(norm string) string {
	w := strings.TrimSuffix(strings.TrimSuffix(norm, "'s"), "'")
	if base, ok := keyBases[w]; ok {
		w = base
	}
	n := len(w)
	if n < 4 || w[n-1] >= 0x80 {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && n > 4, strings.HasSuffix(w, "ied") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "ing") && n > 5 && vowelIn(w[:n-3]):
		return bare(w[:n-3])
	case strings.HasSuffix(w, "ings") && n > 6 && vowelIn(w[:n-4]): // killings, as killing
		return bare(w[:n-4])
	case strings.HasSuffix(w, "ed") && n > 4 && vowelIn(w[:n-2]) && w[n-3] != 'e':
		return bare(w[:n-2])
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		return bare(w[:n-1])
	}
	return bare(w)
}

// bare drops a final e and undoes a doubled final consonant, so that "cede",
// "ced-ing" and "transfer", "transferr-ing" meet.
func bare(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == 'e' && w[n-2] != 'e' {
		return w[:n-1]
	}
	if n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' && w[n-1] != 'e' && w[n-1] != 'o' && w[n-1] != 'f' {
		return w[:n-1]
	}
	return w
}

func vowelIn(w string) bool { return strings.ContainsAny(w, "aeiouy") }

// keyBases maps irregular forms of frequent news words to their base form.
var keyBases = map[string]string{
	"said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "spoken": "speak",
	"thought": "think", "felt": "feel", "knew": "know", "known": "know", "saw": "see", "seen": "see", "found": "find",
	"fled": "flee", "fought": "fight", "shot": "shoot", "struck": "strike", "stricken": "strike", "left": "leave",
	"took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make", "held": "hold", "began": "begin", "begun": "begin",
	"came": "come", "went": "go", "gone": "go", "got": "get", "gotten": "get", "led": "lead", "met": "meet", "won": "win", "lost": "lose",
	"rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "became": "become",
	"brought": "bring", "bought": "buy", "sought": "seek", "sent": "send", "spent": "spend", "built": "build", "kept": "keep",
	"drove": "drive", "driven": "drive", "broke": "break", "broken": "break", "beaten": "beat", "heard": "hear", "blew": "blow", "blown": "blow", "stole": "steal", "stolen": "steal", "chose": "choose", "chosen": "choose",
	"withdrew": "withdraw", "withdrawn": "withdraw", "overthrew": "overthrow", "overthrown": "overthrow", "threw": "throw", "thrown": "throw",
	"swore": "swear", "sworn": "swear", "tore": "tear", "torn": "tear", "bore": "bear", "wore": "wear", "hid": "hide", "hidden": "hide",
	"died": "die", "dying": "die", "lies": "lie", "lying": "lie", "lay": "lie", "paid": "pay", "laid": "lay",
	"was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be",
	"has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do",
	"men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "wives": "wife", "policemen": "policeman",
	"crises": "crisis", "media": "media", "criteria": "criterion", "better": "good", "best": "good", "worse": "bad", "worst": "bad",
	"news": "news", "always": "always", "species": "species", "series": "series", "during": "during", "united": "united", "nothing": "nothing",
	"something": "something", "anything": "anything", "everything": "everything", "hundred": "hundred", "indeed": "indeed", "need": "need",
	"king": "king", "bring": "bring", "spring": "spring", "sing": "sing", "wing": "wing", "ring": "ring", "string": "string",
}
