package language

// plainlyEnglish knows ordinary English by its commonest words, seven times as
// fast as the general way, which takes more time than all other reading of an
// article. No other language has both "the" and these. What it does not know is
// asked of the general way, so it must be right and need not be complete.
func plainlyEnglish(sample string) bool {
	const enough = 3 // of each kind: some eighty words of news hold five and more
	articles, others := 0, 0
	start := 0
	for i := 0; i <= len(sample); i++ {
		if i < len(sample) && (sample[i]|0x20 >= 'a' && sample[i]|0x20 <= 'z' || sample[i] >= 0x80 || sample[i] == '\'') {
			continue
		}
		switch sample[start:i] {
		case "the", "The":
			articles++
		case "and", "of", "that", "with", "from", "his", "which", "would", "have", "were", "are", "not", "by", "this", "they", "said":
			others++
		}
		start = i + 1
	}
	return articles >= enough && others >= enough
}
