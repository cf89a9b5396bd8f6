// Package export writes results in the forms that other programs for research
// read: tables, graphs, annotations, editions, projects of qualitative data
// analysis and references. It formats and never calculates; docs/exports.md
// says what each form holds and which programs were seen to read it.
//
// Article text is untrusted: each form escapes it, and what a form cannot hold
// becomes U+FFFD, one for one, so that offsets stay true. The same values give
// the same bytes: no form holds the time or a random number.
package export

import (
	"fmt"
	"slices"
	"strings"

	"parallax/archive"
)

// Format is a form of export.
type Format string

const (
	CSV         Format = "csv"
	TSV         Format = "tsv"
	JSONLines   Format = "jsonl"
	Parquet     Format = "parquet"
	GEXF        Format = "gexf"
	GraphML     Format = "graphml"
	Annotations Format = "annotations" // W3C Web Annotation, JSON-LD
	TEI         Format = "tei"         // TEI P5, parallel segmentation
	QDPX        Format = "qdpx"        // REFI-QDA project
	QDC         Format = "qdc"         // REFI-QDA codebook
	CSLJSON     Format = "csl-json"
	BibTeX      Format = "bibtex"
)

// What a format can show.
type Scope int

const (
	Tables     Scope = 1 << iota // one of the tables
	Pairs                        // compared pairs
	Graphs                       // a graph of an archive
	References                   // articles as references
)

// Form describes a format.
type Form struct {
	Format Format
	Ending string // of its files
	Scope  Scope
	Says   string
}

// Forms are all formats, in the order of the documentation.
var Forms = []Form{
	{CSV, ".csv", Tables, "table with commas"},
	{TSV, ".tsv", Tables, "table with tabs"},
	{JSONLines, ".jsonl", Tables, "table, one JSON object a row"},
	{Parquet, ".parquet", Tables, "typed table"},
	{GEXF, ".gexf", Graphs, "graph for Gephi"},
	{GraphML, ".graphml", Graphs, "graph"},
	{Annotations, ".jsonld", Pairs, "W3C Web Annotations"},
	{TEI, ".xml", Pairs, "TEI P5 edition of the versions"},
	{QDPX, ".qdpx", Pairs, "REFI-QDA project"},
	{QDC, ".qdc", Pairs, "REFI-QDA codebook"},
	{CSLJSON, ".csljson", References, "references for citation programs"},
	{BibTeX, ".bib", References, "references for LaTeX"},
}

// Options tune exports. The zero value works.
type Options struct {
	Table  string         // of the forms of tables; "": the first that fits
	Graph  string         // of the forms of graphs: "outlets" (the default) or "clusters"
	Filter archive.Filter // of an archive's pairs
	Status []string       // of the table of changes: rows of these statuses only (flag, benign, other); none: of all
	BOM    bool           // CSV and TSV begin with a byte order mark, which Excel needs to see UTF-8
}

// ByName finds a format by its name or by the ending that stands for it.
func ByName(name string) (Form, error) {
	for _, f := range Forms {
		if string(f.Format) == name || f.Ending == name {
			return f, nil
		}
	}
	return Form{}, fmt.Errorf("there is no format %q: %s", name, Names(^Scope(0)))
}

// Names lists the formats that can show one of some things.
func Names(scope Scope) string {
	var names []string
	for _, f := range Forms {
		if f.Scope&scope != 0 {
			names = append(names, string(f.Format))
		}
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// oneOf gives asked, or the first of known for "".
func oneOf(what, asked string, known ...string) (string, error) {
	if asked == "" {
		return known[0], nil
	}
	if !slices.Contains(known, asked) {
		return "", fmt.Errorf("there is no %s %q: %s", what, asked, strings.Join(known, ", "))
	}
	return asked, nil
}
