// Package text turns a string into words, sentences, paragraphs, direct
// quotations and marked regions (headline, dateline, credit, boilerplate …)
// without ever losing an offset: every range it hands out cuts exactly the
// bytes it claims from [Text.Source], for any input.
//
// It knows words and spans only: no files, no outlets, no comparison.
package text
