package align

// One set of parameters serves all texts. They were set on news (an outlet's
// versions of wire stories, unrelated stories of the same days) and on the
// training part of PAN-2013; see docs/benchmarks.md.
const (
	// A pair of units that a long run joins is a passage as a whole if the two
	// have this much in common, else only the run and what lies between runs.
	wholeFromDice      float32 = 0.25
	wholeFromContained float32 = 0.62

	strongScore   float32 = 0.34 // pairs by itself
	weakScore     float32 = 0.08 // below it nothing pairs
	halfShared            = 5.0  // weight in common at which a score is 63 % of its likeness
	containedPart         = 0.3  // how much containment counts beside dice
	besideBonus   float32 = 0.09 // for a neighbour that is paired beside the partner
	betweenBonus  float32 = 0.05 // for filling the gap between two of them
	headlineBonus float32 = 0.10 // for two headlines

	aloneWeight = 12.0 // a rewritten passage far from all others needs so much weight: four words or so

	growShare  float32 = 0.4 // a unit joins the group beside it if so much of its weight
	growShared float32 = 3.5 // and so much weight is what the group's other side has too

	relatedPart        float32 = 0.6 // synonyms and words of one root count this part of a word
	looselyRelatedPart float32 = 0.3 // rare synonyms and paraphrases

	ownPart = 0.8 // the two texts' own statistics against the language's in a word's weight

	blockGap     = 60   // words between passages of a block, on each side
	digestGap    = 25   // words between the parts of a digest, on its dense side,
	digestFarGap = 1000 // and on the other side
	digestLonger = 2.0  // the other side is so many times as long
	digestDense  = 0.5  // share of the dense side that is in passages
	digestCopied = 0.5  // at most this share of it is verbatim
	digestShare  = 0.9  // at most this share of the weight is in one block,
	digestRest   = 25.0 // and so much weight in the others

	// A block's borders: a word with a partner on the other side speaks for taking
	// it in by its weight, and every word against it by so much of its weight, less
	// where a passage has it.
	outsideCost float32 = 0.28
	insideCost  float32 = 0.1
	borderReach         = 80   // words that a block may take in beside its passages
	borderDrop  float32 = 20.0 // so much weight against it, and the search for its border ends
	alikeCounts         = 0.3  // how much a block's likeness counts for its weight
)
