package lexicon

import (
	_ "embed"
	"strings"
)

// The hashes of the tables are kept beside them, as hashing them would cost
// every start 6 ms; a test holds the two together.
var (
	//go:embed tables/words.sha256
	wordTableSHA256 string
	//go:embed tables/frequencies.sha256
	frequencyTableSHA256 string
	//go:embed tables/irregular.sha256
	irregularTableSHA256 string
)

// Tables names the tables that a result rests on beside the lists: related
// words, frequencies of words, irregular forms.
func Tables() []Table {
	return []Table{
		{Name: "words", Version: "1", SHA256: strings.TrimSpace(wordTableSHA256)},
		{Name: "word-frequencies", Version: "1", SHA256: strings.TrimSpace(frequencyTableSHA256)},
		{Name: "word-forms", Version: "1", SHA256: strings.TrimSpace(irregularTableSHA256)},
	}
}
