package export

import (
	"io"

	"parallax/compare"
)

// Codebook writes the closed list of categories as a codebook of REFI-QDA.
func Codebook(w io.Writer) error {
	x := newXML(w)
	x.open("CodeBook", "xmlns", "urn:QDA-XML:codebook:1.0", "origin", "Parallax "+compare.Version)
	writeCodes(x)
	return x.flush()
}

func writeCodes(x *xmlWriter) {
	x.open("Codes")
	for _, c := range codes() {
		writeCode(x, c)
	}
	x.close()
}

func writeCode(x *xmlWriter, c code) {
	x.open("Code", "guid", c.guid(), "name", c.name, "isCodable", "true", "color", c.colour)
	x.element("Description", c.says)
	for _, under := range c.under {
		writeCode(x, under)
	}
	x.close()
}

// qdc writes the codebook that codings of any pair would use.
type qdc struct{ w io.Writer }

func (qdc) Add(*compare.Comparison) error { return nil }

func (q qdc) Close() error { return Codebook(q.w) }
