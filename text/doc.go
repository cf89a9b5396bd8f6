// Package text turns a string into words, sentences, paragraphs, direct
// quotations and marked regions (headline, dateline, credit, boilerplate …)
// without ever losing an offset: every range it hands out cuts exactly the
// bytes it claims from [Text.Source], for any input.
//
// It knows words and spans only: no files, no outlets, no comparison.
//
// [Analyse] works in this order, each step in time linear in the text:
//
//   - Words (words.go): Unicode segmentation (UAX #29) with an own fast path for
//     Latin, Greek and Cyrillic, where a word keeps its hyphens, apostrophes and
//     the separators of numbers.
//   - Language (language.go): by script, then by function words, unless it is
//     given.
//   - Paragraphs (paragraphs.go): the lines of the source, or runs of lines where
//     the file is hard-wrapped.
//   - Sentences (sentences.go): the gaps between words, by the rules of UAX #29 and
//     lists of abbreviations and of words that begin sentences. A language without
//     lists is cut by the rules that hold in all.
//   - The parts of an article (structure.go, dateline.go, captions.go), unless
//     [Options.Plain]: what is marked is never compared, so that a line is marked
//     only if it is something else than prose by its whole form.
//   - Quotations (quotes.go): by their marks, paragraph by paragraph.
//
// What it cannot do: tell a teaser from the lede where no dateline follows, find
// words in scripts that write none (Thai, Lao, Khmer and Myanmar are cut into
// orthographic clusters), or know who speaks.
package text
