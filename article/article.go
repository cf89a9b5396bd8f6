// Package article says what an article is: its text as stored, what is known
// about it, and where it came from. It knows nothing of comparison.
package article

import (
	"crypto/sha256"
	"encoding/hex"

	"parallax/text"
)

// Article is one article. Metadata that is not known is "".
type Article struct {
	ID       string // by content: equal texts have equal IDs
	Title    string
	Outlet   string
	Date     string // as the source gives it, ISO 8601 where it could be told
	URL      string
	Language string // BCP 47 primary tag as declared by the source
	Text     string // decoded, without a byte-order mark; line ends as they are
	Marks    []text.Mark
	Origin   Origin
	SHA256   string // of the source's bytes, hexadecimal
	Notes    []Note
}

// Origin is where an article was read.
type Origin struct {
	File   string // path as given; "-" for standard input
	Record int    // number of the record in the file, from 1; 0 if the file is the article
}

// Note is something that a reader of results should know about how the
// article was read.
type Note struct{ Code, Message string }

// ContentID derives an article's ID from its text: 16 hexadecimal digits of
// its SHA-256.
func ContentID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
