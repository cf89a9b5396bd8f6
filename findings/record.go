package findings

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sort"
)

// RecordForm names the form of a record. It changes with every change of
// [observation] or of what is put into it.
const RecordForm = "findings/1"

// A record is an observation as bytes: a list of its strings, then numbers in
// the order of the fields; words and strings are places in the list. A place in
// the text is the distance from the one before.

type recordWriter struct {
	data  []byte
	place map[uint32]int // of a number of the vocabulary in the list of strings
	list  []uint32
	last  int32
}

func (w *recordWriter) number(n int)  { w.data = binary.AppendUvarint(w.data, uint64(n)) }
func (w *recordWriter) signed(n int)  { w.data = binary.AppendVarint(w.data, int64(n)) }
func (w *recordWriter) word(n uint32) { w.number(w.place[n]) }
func (w *recordWriter) flags(all ...bool) {
	set := byte(0)
	for i, is := range all {
		if is {
			set |= 1 << i
		}
	}
	w.data = append(w.data, set)
}

func (w *recordWriter) text(s string) {
	w.number(len(s))
	w.data = append(w.data, s...)
}

func (w *recordWriter) span(s [2]int32) {
	w.signed(int(s[0] - w.last))
	w.signed(int(s[1] - s[0]))
	w.last = s[1]
}

func (w *recordWriter) use(n uint32) {
	if _, known := w.place[n]; !known {
		w.place[n] = len(w.list)
		w.list = append(w.list, n)
	}
}

// encode writes an observation.
func (ob *observation) encode(v *vocabulary) []byte {
	w := recordWriter{data: make([]byte, 0, 5*len(ob.Words)+64*len(ob.Changes)+256), place: map[uint32]int{}}
	words, readings := v.all(), v.allReadings()
	for i := range ob.Words {
		w.use(ob.Words[i].Lemma)
	}
	for i := range ob.Changes {
		for _, n := range []uint32{ob.Changes[i].FromKey, ob.Changes[i].ToKey, ob.Changes[i].From, ob.Changes[i].To} {
			w.use(n)
		}
	}
	for _, x := range ob.Voices {
		w.use(x.Name)
	}
	w.number(len(w.list))
	for _, n := range w.list {
		w.text(words[n])
	}
	w.readings(ob, readings)

	w.number(len(ob.Passages))
	for _, p := range ob.Passages {
		w.number(int(p.ID))
		w.span(p.A)
	}
	w.last = 0
	for _, p := range ob.Passages {
		w.span(p.B)
	}
	w.number(len(ob.Changes))
	w.last = 0
	for i := range ob.Changes {
		x := &ob.Changes[i]
		w.span(x.A)
		w.signed(int(x.B[0]))
		w.signed(int(x.B[1] - x.B[0]))
		for _, n := range []uint32{x.FromKey, x.ToKey, x.From, x.To} {
			w.word(n)
		}
		w.number(int(x.Passage))
		w.data = append(w.data, x.Key[:]...)
		w.data = append(w.data, x.Op)
		w.flags(x.Slot, x.Quoted, x.Content, x.Longer)
	}
	w.number(len(ob.Words))
	at := int32(0)
	passage := uint16(0)
	for i := range ob.Words {
		x := &ob.Words[i]
		w.word(x.Lemma)
		w.signed(int(x.At - at))
		w.number(int(x.Len))
		w.number(int(x.Change) + 1)
		w.number(int(x.Passage - passage))
		at, passage = x.At+int32(x.Len), x.Passage
	}
	w.number(len(ob.Omitted))
	w.last = 0
	for _, s := range ob.Omitted {
		w.span(s.Span)
		w.number(int(s.Kinds))
		w.flags(s.Dropped)
	}
	w.number(len(ob.Voices))
	for _, x := range ob.Voices {
		w.word(x.Name)
		w.number(int(x.A))
		w.number(int(x.B))
	}
	w.number(ob.Kept)
	w.number(ob.Own)
	w.number(ob.Verbatim)
	w.data = binary.LittleEndian.AppendUint64(w.data, math.Float64bits(ob.Share))
	w.flags(ob.Named)
	return w.data
}

// readings lists the readings of the changes, then says for each change which
// it has.
func (w *recordWriter) readings(ob *observation, readings []Reading) {
	var list []uint16
	for i := range ob.Changes {
		if !slices.Contains(list, ob.Changes[i].Reading) {
			list = append(list, ob.Changes[i].Reading)
		}
	}
	w.number(len(list))
	for _, n := range list {
		r := &readings[n]
		for _, s := range []string{r.Status, r.Code, r.Category, r.Direction, r.Confidence} {
			w.text(s)
		}
	}
	w.number(len(ob.Changes))
	for i := range ob.Changes {
		w.number(slices.Index(list, ob.Changes[i].Reading))
	}
}

var errRecord = errors.New("a record of a compared pair is damaged")

// recordReader reads a record. Behind the first thing that does not fit it
// gives zeros, and failed is set.
type recordReader struct {
	data   []byte
	failed bool
	words  []uint32 // the list of strings, as numbers of the vocabulary
	last   int32
}

func (r *recordReader) number() int {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

func (r *recordReader) signed() int32 {
	n, size := binary.Varint(r.data)
	if size <= 0 || n > math.MaxInt32 || n < math.MinInt32 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return int32(n)
}

func (r *recordReader) fail() { r.data, r.failed = nil, true }

// count is a number of things that take a byte each at least.
func (r *recordReader) count() int {
	n := r.number()
	if n > len(r.data) {
		r.fail()
		return 0
	}
	return n
}

func (r *recordReader) bytes(n int) []byte {
	if n > len(r.data) {
		r.fail()
		return make([]byte, n)
	}
	cut := r.data[:n]
	r.data = r.data[n:]
	return cut
}

func (r *recordReader) text() string { return string(r.bytes(r.count())) }

func (r *recordReader) word() uint32 { return at(r, r.words, r.number()) }

func (r *recordReader) flag() func() bool {
	set := r.bytes(1)[0]
	return func() bool {
		is := set&1 == 1
		set >>= 1
		return is
	}
}

func (r *recordReader) span() [2]int32 {
	from := r.last + r.signed()
	r.last = from + r.signed()
	return [2]int32{from, r.last}
}

// at is an element of a list; of one that is not there the zero value.
func at[T any](r *recordReader, list []T, i int) (x T) {
	if i >= len(list) {
		r.fail()
		return x
	}
	return list[i]
}

func decodeObservation(data []byte, v *vocabulary) (*observation, error) {
	r := &recordReader{data: data}
	ob := &observation{}
	texts := make([][]byte, r.count())
	for i := range texts {
		texts[i] = r.bytes(r.count())
	}
	r.words = v.numberAll(texts)
	list := make([]uint16, r.count())
	for i := range list {
		list[i] = v.reading(Reading{r.text(), r.text(), r.text(), r.text(), r.text()})
	}
	ob.Changes = make([]change, r.count())
	for i := range ob.Changes {
		ob.Changes[i].Reading = at(r, list, r.number())
	}
	ob.Passages = make([]passage, r.count())
	for i := range ob.Passages {
		ob.Passages[i] = passage{ID: uint16(r.number()), A: r.span()}
	}
	r.last = 0
	for i := range ob.Passages {
		ob.Passages[i].B = r.span()
	}
	r.last = 0
	if r.number() != len(ob.Changes) {
		r.fail()
	}
	for i := range ob.Changes {
		r.change(&ob.Changes[i])
	}
	r.seen(ob)
	ob.Omitted = make([]sentence, r.count())
	r.last = 0
	for i := range ob.Omitted {
		ob.Omitted[i] = sentence{Span: r.span(), Kinds: kindSet(r.number()), Dropped: r.flag()()}
	}
	ob.Voices = make([]voice, r.count())
	for i := range ob.Voices {
		ob.Voices[i] = voice{r.word(), int32(r.number()), int32(r.number())}
	}
	ob.Kept, ob.Own, ob.Verbatim = r.number(), r.number(), r.number()
	ob.Share = math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8)))
	ob.Named = r.flag()()
	if r.failed || len(r.data) > 0 || !ob.sound() {
		return nil, errRecord
	}
	return ob, nil
}

func (r *recordReader) change(x *change) {
	x.A = r.span()
	x.B[0] = r.signed()
	x.B[1] = x.B[0] + r.signed()
	x.FromKey, x.ToKey, x.From, x.To = r.word(), r.word(), r.word(), r.word()
	x.Passage = uint16(r.number())
	copy(x.Key[:], r.bytes(len(x.Key)))
	x.Op = r.bytes(1)[0]
	next := r.flag()
	x.Slot, x.Quoted, x.Content, x.Longer = next(), next(), next(), next()
}

func (r *recordReader) seen(ob *observation) {
	ob.Words = make([]seen, r.count())
	at, passage := int32(0), 0
	for i := range ob.Words {
		x := &ob.Words[i]
		x.Lemma = r.word()
		x.At = at + r.signed()
		x.Len = uint16(r.number())
		x.Change = int16(r.number() - 1)
		passage += r.number()
		x.Passage = uint16(passage)
		at = x.At + int32(x.Len)
	}
}

// sound reports whether what points to other things points to some, and no
// place ends before it begins.
func (ob *observation) sound() bool {
	sound := true
	place := func(s [2]int32) { sound = sound && 0 <= s[0] && s[0] <= s[1] }
	for i := range ob.Passages {
		place(ob.Passages[i].A)
		place(ob.Passages[i].B)
	}
	for i := range ob.Changes {
		place(ob.Changes[i].A)
		place(ob.Changes[i].B)
	}
	for i := range ob.Omitted {
		place(ob.Omitted[i].Span)
	}
	if !sound || !(ob.Share >= 0 && ob.Share <= 1) {
		return false
	}
	for i := range ob.Words {
		if w := &ob.Words[i]; int(w.Change) >= len(ob.Changes) || w.Change < -1 || int(w.Passage) >= len(ob.Passages) {
			return false
		}
	}
	return sort.SliceIsSorted(ob.Words, func(i, j int) bool { return ob.Words[i].Passage < ob.Words[j].Passage })
}
