package archive

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"parallax/archive/index"
	"parallax/archive/internal/store"
)

// IDs of pairs and clusters are 63 bits, so that the database can number its
// rows by them and every listing comes in the order of the IDs.

func groupName(id int64) string {
	if id < 0 {
		return ""
	}
	return fmt.Sprintf("%016x", id)
}

func groupNumber(name string) (int64, error) {
	id, err := strconv.ParseInt(name, 16, 64)
	if err != nil || len(name) != 16 {
		return 0, fmt.Errorf("%q is no ID of a pair or cluster: these have 16 hexadecimal digits", name)
	}
	return id, nil
}

// groupID derives an ID from the IDs of articles.
func groupID(kind string, ids ...string) int64 {
	h := sha256.New()
	for _, s := range append([]string{kind}, ids...) {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)) >> 1)
}

// pairID does not depend on which article comes first, so that a mended date
// does not change it.
func pairID(a, b string) int64 { return groupID("pair", min(a, b), max(a, b)) }

// PairID is the ID of the pair of two articles, whichever comes first.
func PairID(a, b string) string { return groupName(pairID(a, b)) }

// kinds by the numbers of align.Kind, which the database keeps.
var kinds = [...]string{"verbatim", "edited", "rewritten"}

// appendPassages writes passages as the database keeps them, in the order of
// side a; swapped, the sides change places.
func appendPassages(dst []byte, passages []index.Passage, swap bool) []byte {
	if swap {
		passages = slices.Clone(passages)
		for i := range passages {
			p := &passages[i]
			p.A, p.B, p.Words, p.WordsB = p.B, p.A, p.WordsB, p.Words
		}
		slices.SortStableFunc(passages, func(x, y index.Passage) int {
			return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
		})
	}
	dst = append(dst, '[')
	for i, p := range passages {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '[')
		for _, n := range [...]int{p.A.Start, p.A.End, p.B.Start, p.B.End, p.Words, int(p.Kind)} {
			dst = strconv.AppendInt(dst, int64(n), 10)
			dst = append(dst, ',')
		}
		dst = strconv.AppendFloat(dst, p.Similarity, 'g', -1, 64)
		dst = append(dst, ',', byte('0'+number01(p.Quoted)), ',')
		dst = append(strconv.AppendInt(dst, int64(p.WordsB), 10), ']')
	}
	return append(dst, ']')
}

// passageRow is a passage as the database keeps it.
type passageRow [9]float64

func passageRows(data []byte) (rows []passageRow, err error) {
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, fmt.Errorf("passages of a pair: %w", store.ErrDamaged)
	}
	return rows, nil
}

// outsideQuotations is how many words of the side with fewer are shared, but
// not as a quotation.
func outsideQuotations(rows []passageRow) int {
	a, b := 0, 0
	for _, r := range rows {
		if r[7] == 0 {
			a, b = a+int(r[4]), b+int(r[8])
		}
	}
	return min(a, b)
}

func parsePassages(data []byte) ([]Passage, error) {
	rows, err := passageRows(data)
	if err != nil {
		return nil, err
	}
	passages := make([]Passage, len(rows))
	for i, r := range rows {
		passages[i] = Passage{
			A: [2]int{int(r[0]), int(r[1])}, B: [2]int{int(r[2]), int(r[3])},
			Words: int(r[4]), Kind: kinds[min(max(int(r[5]), 0), len(kinds)-1)], Similarity: r[6], Quoted: r[7] != 0,
		}
	}
	return passages, nil
}
