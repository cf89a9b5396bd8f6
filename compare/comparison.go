// Package compare takes one pair of articles through text, align, diff and
// framing to a [Comparison]: plain data, fully computed, that every report
// renders and nobody recalculates.
package compare

// Schema names the version of the JSON form.
const Schema = "parallax.comparison/1"

// Span is [start, end) in Unicode code points of the article's text.
type Span [2]int

// Comparison is the result for one pair. Its JSON form is documented in
// docs/json.md; field names and meanings are stable.
type Comparison struct {
	Schema    string    `json:"schema"`
	Tool      Tool      `json:"tool"`
	A         Side      `json:"a"`
	B         Side      `json:"b"`
	Coverage  Coverage  `json:"coverage"`
	Relation  string    `json:"relation"` // verbatim | near-verbatim | partial | quotes-only | rewritten | unrelated
	Words     Words     `json:"words"`
	Passages  []Passage `json:"passages"`
	Blocks    []Block   `json:"blocks"`
	Changes   []Change  `json:"changes"`
	Unmatched Unmatched `json:"unmatched"`
	Voices    []Voice   `json:"voices"`
	// Vocabulary lists charged terms that only one side has. They are no flags.
	Vocabulary Vocabulary `json:"vocabulary"`
	Warnings   []Warning  `json:"warnings"`
}

// Tool says what made the result: enough to make it again.
type Tool struct {
	Version  string    `json:"version"`
	Lexicons []Lexicon `json:"lexicons"`
	Options  Options   `json:"options"`
}

// Lexicon identifies one word list by content.
type Lexicon struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Side is one article. Metadata that is not known is null.
type Side struct {
	Path     string  `json:"path"`
	ID       string  `json:"id"`
	Title    *string `json:"title"`
	Outlet   *string `json:"outlet"`
	Date     *string `json:"date"`
	URL      *string `json:"url"`
	Language *string `json:"language"`
	SHA256   string  `json:"sha256"` // of the file's bytes
	Words    int     `json:"words"`  // words of the article's own prose
	Text     *string `json:"text"`   // exactly the text that offsets refer to; null with --no-full-text
	Marks    []Mark  `json:"marks"`
	// Sentences gives a report the units to set the full text in. Each entry
	// is one sentence; paragraph numbers count from 0.
	Sentences []Sentence `json:"sentences"`
}

// Sentence is one sentence of an article.
type Sentence struct {
	Span      Span   `json:"span"`
	Paragraph int    `json:"paragraph"`
	Role      string `json:"role"` // headline | body | dateline | byline | credit | caption | boilerplate
}

// Mark is a marked region of an article.
type Mark struct {
	Span Span   `json:"span"`
	Kind string `json:"kind"`
	Note string `json:"note,omitempty"`
}

// Coverage is the share of each side's content words that lie in a passage.
type Coverage struct {
	A float64 `json:"a"`
	B float64 `json:"b"`
}

// Words says what became of each side's own prose, counted in words.
type Words struct {
	A WordCounts `json:"a"`
	B WordCounts `json:"b"`
}

// WordCounts counts the prose words of one side by the kind of passage that
// they lie in. The four add up to the side's words.
type WordCounts struct {
	Verbatim  int `json:"verbatim"`
	Edited    int `json:"edited"`
	Rewritten int `json:"rewritten"`
	Unmatched int `json:"unmatched"` // in no passage: dropped (a) or new (b)
}

// Voice is one source that speaks in the articles, and how many words of each
// side are attributed to it, in direct and in reported speech.
type Voice struct {
	Name   string `json:"name"`    // as first written, a before b
	AWords int    `json:"a_words"` // 0: does not speak in a
	BWords int    `json:"b_words"`
}

// Vocabulary is the charged terms that only one side has, by side.
type Vocabulary struct {
	A []Term `json:"a"`
	B []Term `json:"b"`
}

// Term is one of them.
type Term struct {
	Term     string   `json:"term"`   // as it is first written
	Count    int      `json:"count"`  // how often, in whatever form
	Quoted   int      `json:"quoted"` // of these, inside quotation marks
	Class    string   `json:"class"`  // what the list says of it: condemning, approving …
	Evidence Evidence `json:"evidence"`
}

// Passage is one corresponding sentence group.
type Passage struct {
	ID         string  `json:"id"`   // "p1" …, in the order of a
	Kind       string  `json:"kind"` // verbatim | edited | rewritten
	A          Span    `json:"a"`
	B          Span    `json:"b"`
	AText      string  `json:"a_text"`
	BText      string  `json:"b_text"`
	Similarity float64 `json:"similarity"`
	Moved      bool    `json:"moved"`
}

// Block is a run of passages close together on both sides.
type Block struct {
	ID       string   `json:"id"` // "b1" …
	A        Span     `json:"a"`
	B        Span     `json:"b"`
	Passages []string `json:"passages"`
}

// Change is a whole (for reading: status and what depends on it are null) or a
// component (for counting).
type Change struct {
	ID         string     `json:"id"`      // "w1" … wholes, "c1" … components
	Passage    *string    `json:"passage"` // null: not inside a passage
	Tier       string     `json:"tier"`    // whole | component
	Parent     *string    `json:"parent"`  // a component's whole
	Op         string     `json:"op"`      // substitute | insert | delete | move
	A          *Span      `json:"a"`
	B          *Span      `json:"b"`
	AText      string     `json:"a_text"`
	BText      string     `json:"b_text"`
	Where      string     `json:"where"` // headline | lede | body
	Quoted     Quoted     `json:"quoted"`
	Status     *string    `json:"status"` // flag | benign | other
	Code       *string    `json:"code"`
	Category   *string    `json:"category"`
	Also       []string   `json:"also"`
	Direction  *string    `json:"direction"`
	Confidence *string    `json:"confidence"` // high | medium | low
	Rule       *string    `json:"rule"`
	Evidence   []Evidence `json:"evidence"`
	Reason     *string    `json:"reason"`
	Key        string     `json:"key"` // permalink: stable for the same words in the same setting
}

// Quoted says whether a change lies inside a direct quotation, by side.
type Quoted struct {
	A bool `json:"a"`
	B bool `json:"b"`
}

// Evidence is a lexicon entry that a flag rests on.
type Evidence struct {
	Lexicon string `json:"lexicon"`
	Entry   string `json:"entry"`
}

// Unmatched lists the sentences that lie in no passage, by side.
type Unmatched struct {
	A []UnmatchedSentence `json:"a"`
	B []UnmatchedSentence `json:"b"`
}

// UnmatchedSentence is one sentence outside all passages.
type UnmatchedSentence struct {
	Span    Span     `json:"span"`
	Kind    string   `json:"kind"` // content | boilerplate | credit
	Changes []string `json:"changes"`
}

// Warning is a notice that belongs to the result.
type Warning struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Options are the settings that a result depends on; they stand in every
// result. The zero value, but for FullText, is the documented default.
type Options struct {
	MinSimilarity float64  `json:"min_similarity"` // passages less similar are left out; 0: all that are found
	FullText      bool     `json:"full_text"`      // give both articles' texts
	Off           []string `json:"off"`            // rules, categories and codes that do not flag
	Only          []string `json:"only"`           // if not empty, the only ones that flag
}
