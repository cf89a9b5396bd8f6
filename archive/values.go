// Package archive keeps many articles and every passage that any two of them
// share: it scans, stores, groups and answers.
package archive

// Entry is what an archive knows about an article, but for its text.
type Entry struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Outlet   string `json:"outlet"`
	Author   string `json:"author"`
	Date     string `json:"date"` // ISO 8601, "" if unknown
	URL      string `json:"url"`
	Language string `json:"language"`
	Agency   string `json:"agency"`  // credited by the article, "" if none
	Words    int    `json:"words"`   // of the article's own prose
	Cluster  string `json:"cluster"` // "" if it shares nothing with any other
}

// Pair is two articles that share passages, verified.
type Pair struct {
	ID        string    `json:"id"` // from both articles' IDs
	A         string    `json:"a"`  // the earlier article's ID; of equal or unknown dates the smaller ID
	B         string    `json:"b"`
	Order     Order     `json:"order"`
	Words     int       `json:"words"`      // of a that lie in passages
	CoverageA float64   `json:"coverage_a"` // share of the side's prose words that lie in passages
	CoverageB float64   `json:"coverage_b"`
	Cluster   string    `json:"cluster"`
	Passages  []Passage `json:"passages"`
}

// Order says how it is known which article of a pair came first.
type Order string

const (
	Dated   Order = "dated"   // by their dates
	Tied    Order = "tied"    // the dates are equal
	Undated Order = "undated" // at least one has no date
)

// Passage is one shared passage.
type Passage struct {
	A          [2]int  `json:"a"` // [start, end) in code points of the article's text
	B          [2]int  `json:"b"`
	Words      int     `json:"words"` // of a
	Kind       string  `json:"kind"`  // verbatim | edited | rewritten
	Similarity float64 `json:"similarity"`
	Quoted     bool    `json:"quoted"` // what both share stands mostly in quotation marks on one side at least: both may have it from the speaker
}

// Cluster is a group of articles that reuse the same text, joined by verified
// pairs.
type Cluster struct {
	ID       string   `json:"id"`
	Articles []string `json:"articles"` // IDs, by date, then ID
	First    string   `json:"first"`    // ID of the earliest
	Outlets  int      `json:"outlets"`
	From     string   `json:"from"` // earliest and latest date, "" if unknown
	To       string   `json:"to"`
}
