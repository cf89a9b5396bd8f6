package table

import (
	"parallax/archive"
)

// Articles are the columns of the table of an archive's articles.
var Articles = []Column[archive.Entry]{
	{"id", Text, "id of the article: the source's own, else derived from its address or its text", func(e *archive.Entry) Value { return text(e.ID) }},
	{"title", Text, "headline", func(e *archive.Entry) Value { return text(e.Title) }},
	{"outlet", Text, "who published it", func(e *archive.Entry) Value { return text(e.Outlet) }},
	{"author", Text, "as printed; several with ; between", func(e *archive.Entry) Value { return text(e.Author) }},
	{"date", Text, "date of publication, ISO 8601", func(e *archive.Entry) Value { return text(e.Date) }},
	{"url", Text, "address", func(e *archive.Entry) Value { return text(e.URL) }},
	{"language", Token, "BCP 47 tag", func(e *archive.Entry) Value { return text(e.Language) }},
	{"agency", Text, "news agency that the article credits", func(e *archive.Entry) Value { return text(e.Agency) }},
	{"words", Integer, "words of the article's own prose (headline and body)", func(e *archive.Entry) Value { return integer(e.Words) }},
	{"cluster", Token, "id of the group that reuses the same text; empty if it shares nothing", func(e *archive.Entry) Value { return text(e.Cluster) }},
}

// Pairs are the columns of the table of an archive's pairs.
var Pairs = []Column[archive.Pair]{
	{"id", Token, "id of the pair, from both articles' ids", func(p *archive.Pair) Value { return text(p.ID) }},
	{"a", Text, "id of the earlier article; of equal or unknown dates the smaller id", func(p *archive.Pair) Value { return text(p.A) }},
	{"b", Text, "id of the later article", func(p *archive.Pair) Value { return text(p.B) }},
	{"order", Token, "how the order is known: dated, tied (equal dates), undated", func(p *archive.Pair) Value { return text(string(p.Order)) }},
	{"words", Integer, "words of a that lie in passages", func(p *archive.Pair) Value { return integer(p.Words) }},
	{"coverage_a", Number, "share of the prose words of a that lie in passages, 0 to 1", func(p *archive.Pair) Value { return number(p.CoverageA) }},
	{"coverage_b", Number, "share of the prose words of b that lie in passages, 0 to 1", func(p *archive.Pair) Value { return number(p.CoverageB) }},
	{"cluster", Token, "id of the group that both belong to", func(p *archive.Pair) Value { return text(p.Cluster) }},
	{"passages", Integer, "number of passages", func(p *archive.Pair) Value { return integer(len(p.Passages)) }},
}

// SharedPassage is a row of the table of an archive's passages.
type SharedPassage struct {
	Pair   *archive.Pair
	Number int // in its pair, from 1
	archive.Passage
}

// SharedPassages are the columns of the table of an archive's passages.
var SharedPassages = []Column[SharedPassage]{
	{"pair", Token, "id of the pair", func(p *SharedPassage) Value { return text(p.Pair.ID) }},
	{"passage", Integer, "number of the passage in its pair, from 1", func(p *SharedPassage) Value { return integer(p.Number) }},
	{"a", Text, "id of the first article", func(p *SharedPassage) Value { return text(p.Pair.A) }},
	{"b", Text, "id of the second article", func(p *SharedPassage) Value { return text(p.Pair.B) }},
	{"kind", Token, "verbatim, edited, rewritten", func(p *SharedPassage) Value { return text(p.Kind) }},
	{"similarity", Number, "of the passage, 0 to 1", func(p *SharedPassage) Value { return number(p.Similarity) }},
	{"words", Integer, "words of a", func(p *SharedPassage) Value { return integer(p.Words) }},
	{"a_start", Integer, "first code point of the passage in the text of a, from 0", func(p *SharedPassage) Value { return integer(p.A[0]) }},
	{"a_end", Integer, "the code point behind the last", func(p *SharedPassage) Value { return integer(p.A[1]) }},
	{"b_start", Integer, "first code point of the passage in the text of b", func(p *SharedPassage) Value { return integer(p.B[0]) }},
	{"b_end", Integer, "the code point behind the last", func(p *SharedPassage) Value { return integer(p.B[1]) }},
	{"quoted", Boolean, "what both share stands mostly in quotation marks, or is a post, on one side at least: both may have it from the speaker", func(p *SharedPassage) Value { return boolean(p.Quoted) }},
}

// Clusters are the columns of the table of an archive's clusters.
var Clusters = []Column[archive.Cluster]{
	{"id", Token, "id of the cluster", func(c *archive.Cluster) Value { return text(c.ID) }},
	{"size", Integer, "number of articles", func(c *archive.Cluster) Value { return integer(len(c.Articles)) }},
	{"outlets", Integer, "number of outlets", func(c *archive.Cluster) Value { return integer(c.Outlets) }},
	{"first", Text, "id of the earliest article", func(c *archive.Cluster) Value { return text(c.First) }},
	{"from", Text, "earliest date", func(c *archive.Cluster) Value { return text(c.From) }},
	{"to", Text, "latest date", func(c *archive.Cluster) Value { return text(c.To) }},
	{"articles", Texts, "ids of the articles, by date, then id", func(c *archive.Cluster) Value { return list(c.Articles) }},
}
