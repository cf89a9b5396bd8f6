package archive

import (
	"encoding/binary"
	"math"

	"github.com/zeebo/xxh3"

	"parallax/archive/internal/store"
)

// SQLite has no checksums of its own: a flipped bit in a text or a number goes
// unseen. So each row of an article and of a pair carries one, the low 31 bits
// of the XXH3-64 of its values, in their order, strings behind their lengths.

func (r *row) checksum(number uint32, run int) int64 {
	b := store.AppendNumber(make([]byte, 0, 512), int(number))
	for _, s := range [...]string{r.id, r.title, r.outlet, r.author, r.date, r.url, r.language, r.agency} {
		b = store.AppendString(b, s)
	}
	b = store.AppendNumber(b, r.words)
	b = append(b, r.digest[:]...)
	return rowSum(store.AppendNumber(b, run))
}

func (p *pairRow) checksum() int64 {
	var b []byte
	for _, n := range [...]int{int(p.id), int(p.a), int(p.b), p.words, p.wordsB, p.run} {
		b = store.AppendNumber(b, n)
	}
	for _, x := range [...]float64{p.coverageA, p.coverageB} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	b = store.AppendString(b, string(p.order))
	return rowSum(append(b, p.passages...))
}

func rowSum(b []byte) int64 { return int64(xxh3.Hash(b) & (1<<31 - 1)) }
