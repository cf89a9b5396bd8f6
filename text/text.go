package text

// Span is a half-open range [Start, End). The field that holds it says its
// unit: bytes of [Text.Source], words, or sentences.
type Span struct{ Start, End int }

// Len is the number of units in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether s and t share at least one unit.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Text is one analysed text. It is plain data: once made it is only read, so
// any number of goroutines may share it.
type Text struct {
	Source     string // as stored; every offset refers to it
	Language   string // BCP 47 primary tag ("en"), "" if unknown
	Words      []Word
	Sentences  []Sentence  // in order; every word is in exactly one
	Paragraphs []Paragraph // in order; every sentence is in exactly one
	Quotes     []Quote     // by start
	Marks      []Mark      // by start; they may overlap; quotations are in Quotes, not here
}

// Word is one word: a maximal run of letters and digits with the hyphens and
// apostrophes inside it ("Russian-speaking", "Russia's"), a number with its
// separators ("1,200.5"), or one segment of a script without spaces.
// Punctuation belongs to no word.
type Word struct {
	Start, End int32  // bytes of Source
	Hash       uint64 // of Norm; equal for equal Norm in every process
	Norm       string // normal form: NFC, lower case, ’ as ', no soft hyphen or zero-width characters
	Sentence   int32  // index into Sentences
	Quote      int32  // index into Quotes of the innermost quotation around it, or -1
	Role       Role   // of the region that it lies in
	Kind       WordKind
	Function   bool // a closed-class word of the text's language (the, of, is …)
	Upper      bool // its first letter is upper or title case
}

// WordKind says what a word is made of.
type WordKind uint8

const (
	Letters WordKind = iota // letters of any script, with what is inside them
	Number                  // begins with a digit
)

// Role says what part of an article a region is. Only Body and Headline are
// the article's own prose, the rest is kept and marked but never compared.
type Role uint8

const (
	Body Role = iota
	Headline
	Dateline    // "MOSCOW, Feb 2 (Reuters) -"
	Byline      // "By Jane Doe"
	Credit      // "(Reporting by …; editing by …)"
	Caption     // picture captions
	Boilerplate // share buttons, newsletters, glossaries, addresses …
)

// String is the role's name in the JSON output.
func (r Role) String() string {
	switch r {
	case Headline:
		return "headline"
	case Dateline:
		return "dateline"
	case Byline:
		return "byline"
	case Credit:
		return "credit"
	case Caption:
		return "caption"
	case Boilerplate:
		return "boilerplate"
	}
	return "body"
}

// Prose reports whether the region is the article's own text.
func (r Role) Prose() bool { return r <= Headline }

// Sentence is one sentence, or one heading or dateline that stands for itself.
type Sentence struct {
	Words     Span // words; may be empty for a line of punctuation
	Bytes     Span // bytes, without white space around
	Paragraph int
	Role      Role
}

// Paragraph is a run of sentences between line breaks that end paragraphs.
type Paragraph struct {
	Sentences Span // sentences
	Bytes     Span // bytes, without white space around
}

// Quote is a stretch in quotation marks that holds at least one word. Of a
// quotation of several paragraphs, each paragraph is one.
type Quote struct {
	Bytes  Span // bytes between the marks
	Marked Span // bytes with the marks
	Words  Span // words between the marks
	Nested bool // lies inside another quotation
	Scare  bool // a short term in quotation marks, not speech
	Open   bool // one mark is missing: never closed, nor continued in the next paragraph (it ends where another began, or with its paragraph), or never opened (it begins with its paragraph)
}

// MarkKind names what a [Mark] marks; the values are those of the JSON output.
type MarkKind string

const (
	MarkHeadline    MarkKind = "headline"
	MarkLede        MarkKind = "lede"
	MarkDateline    MarkKind = "dateline"
	MarkByline      MarkKind = "byline"
	MarkCredit      MarkKind = "credit"
	MarkBoilerplate MarkKind = "boilerplate"
	MarkQuote       MarkKind = "quote"
	MarkCaption     MarkKind = "caption"
)

// Mark is a marked region. Nothing marked is cut out of the text.
type Mark struct {
	Bytes Span
	Kind  MarkKind
	Note  string // what it names, such as the agency of a credit; may be ""
}

// Cut is the source text of a byte range.
func (t *Text) Cut(bytes Span) string { return t.Source[bytes.Start:bytes.End] }

// Bytes is the byte range that the words of a word range cover, from the first
// byte of the first to the last byte of the last. An empty range gives an
// empty span behind the word before it.
func (t *Text) Bytes(words Span) Span {
	if words.Empty() {
		if words.Start == 0 || len(t.Words) == 0 {
			return Span{}
		}
		end := int(t.Words[words.Start-1].End)
		return Span{end, end}
	}
	return Span{int(t.Words[words.Start].Start), int(t.Words[words.End-1].End)}
}

// Extent is the byte range of a word range with the punctuation that belongs
// to it where it begins or ends with a sentence: the opening quotation mark,
// the full stop. An empty range has the extent of [Text.Bytes].
func (t *Text) Extent(words Span) Span {
	bytes := t.Bytes(words)
	if words.Empty() {
		return bytes
	}
	first := t.Sentences[t.Words[words.Start].Sentence]
	last := t.Sentences[t.Words[words.End-1].Sentence]
	if first.Words.Start == words.Start {
		bytes.Start = first.Bytes.Start
	}
	if last.Words.End == words.End {
		bytes.End = last.Bytes.End
	}
	return bytes
}

// SentenceOf is the index of the sentence that holds word i.
func (t *Text) SentenceOf(i int) int { return int(t.Words[i].Sentence) }
