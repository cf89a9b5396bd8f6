package store

import (
	"encoding/binary"
	"errors"
)

// pageSize of a new database: SQLite's own.
const pageSize = 4096

// SQLite locks the page that holds this byte, and keeps nothing in it.
const lockByte = 1 << 30

// pageWriter writes the pages of an SQLite database from the first to the last.
type pageWriter struct {
	file  File
	out   []byte
	pages uint32 // so many
	err   error
}

func (w *pageWriter) write(data []byte) {
	if w.out = append(w.out, data...); len(w.out) >= pieceSize {
		w.flush()
	}
}

func (w *pageWriter) flush() {
	if w.err == nil {
		_, w.err = w.file.Write(w.out)
	}
	w.out = w.out[:0]
}

// next is the number that the next page gets.
func (w *pageWriter) next() uint32 {
	if w.pages == lockByte/pageSize {
		w.write(make([]byte, pageSize))
		w.pages++
	}
	return w.pages + 1
}

func (w *pageWriter) page(data []byte) uint32 {
	n := w.next()
	w.write(data)
	w.pages = n
	return n
}

func (w *pageWriter) close() error {
	w.flush()
	return errors.Join(w.err, w.file.Close())
}

// Kinds of pages, see "Database File Format" in SQLite's documentation: the
// sections on b-tree pages and on cell payload overflow are what follows.
const (
	interiorIndex = 2
	interiorTable = 5
	leafIndex     = 10
	leafTable     = 13
)

// cell puts a payload behind what a cell begins with; what is too long for its
// page goes to overflow pages.
func (w *pageWriter) cell(begin, payload []byte, index bool) []byte {
	const least = (pageSize-12)*32/255 - 23
	most := pageSize - 35
	if index {
		most = (pageSize-12)*64/255 - 23
	}
	if len(payload) <= most {
		return append(begin, payload...)
	}
	local := least + (len(payload)-least)%(pageSize-4)
	if local > most {
		local = least
	}
	begin = append(begin, payload[:local]...)
	begin = binary.BigEndian.AppendUint32(begin, w.next())
	for rest := payload[local:]; len(rest) > 0; {
		n := min(len(rest), pageSize-4)
		var page [pageSize]byte
		copy(page[4:], rest[:n])
		if rest = rest[n:]; len(rest) > 0 {
			following := w.next() + 1
			if following == lockByte/pageSize+1 {
				following++
			}
			binary.BigEndian.PutUint32(page[:], following)
		}
		w.page(page[:])
	}
	return begin
}

// btree writes one table or index, whose rows come in order.
type btree struct {
	w        *pageWriter
	index    bool
	cells    []byte // of the leaf in hand, one behind the other
	ends     []int
	key      int64 // of the last row of a table
	waiting  []byte
	children []child
}

// child is a page with what stands between it and the next one: of a table the
// page's last key, of an index a row.
type child struct {
	page    uint32
	between []byte
}

// row appends a row of a table. Keys must grow.
func (t *btree) row(key int64, record []byte) {
	c := appendVarint(nil, uint64(len(record)))
	c = t.w.cell(appendVarint(c, uint64(key)), record, false)
	if !t.fits(len(c)) {
		t.leaf(appendVarint(nil, uint64(t.key)))
	}
	t.add(c)
	t.key = key
}

// entry appends a row of an index. Rows must come in order.
func (t *btree) entry(record []byte) {
	c := t.w.cell(appendVarint(nil, uint64(len(record))), record, true)
	switch {
	case t.waiting != nil: // it is not the last one, so it may stand between pages
		t.leaf(t.waiting)
		t.waiting = nil
		t.add(c)
	case t.fits(len(c)):
		t.add(c)
	default:
		t.waiting = c
	}
}

func (t *btree) fits(cell int) bool { return 8+2*(len(t.ends)+1)+len(t.cells)+cell <= pageSize }

func (t *btree) add(cell []byte) {
	t.cells = append(t.cells, cell...)
	t.ends = append(t.ends, len(t.cells))
}

// leaf writes the leaf in hand.
func (t *btree) leaf(between []byte) {
	kind := byte(leafTable)
	if t.index {
		kind = leafIndex
	}
	t.children = append(t.children, child{t.w.page(treePage(kind, 0, t.cells, t.ends)), between})
	t.cells, t.ends = t.cells[:0], t.ends[:0]
}

func treePage(kind byte, right uint32, cells []byte, ends []int) []byte {
	page := make([]byte, pageSize)
	page[0] = kind
	binary.BigEndian.PutUint16(page[3:], uint16(len(ends)))
	pointers := 8
	if kind == interiorTable || kind == interiorIndex {
		binary.BigEndian.PutUint32(page[8:], right)
		pointers = 12
	}
	at, begin := pageSize, 0
	for i, end := range ends {
		at -= end - begin
		copy(page[at:], cells[begin:end])
		binary.BigEndian.PutUint16(page[pointers+2*i:], uint16(at))
		begin = end
	}
	binary.BigEndian.PutUint16(page[5:], uint16(at))
	return page
}

// finish writes what is left and gives the root.
func (t *btree) finish() uint32 {
	if t.waiting != nil { // no page may be empty: the row before it stands between
		n := len(t.ends) - 1
		from := 0
		if n > 0 {
			from = t.ends[n-1]
		}
		between := append([]byte(nil), t.cells[from:]...)
		t.cells, t.ends = t.cells[:from], t.ends[:n]
		t.leaf(between)
		t.add(t.waiting)
	}
	t.leaf(nil)
	for len(t.children) > 1 {
		t.children = t.parents(t.children)
	}
	return t.children[0].page
}

// parents writes the pages above others. Each has two children at the least.
func (t *btree) parents(of []child) (above []child) {
	kind := byte(interiorTable)
	if t.index {
		kind = interiorIndex
	}
	for len(of) > 0 {
		var cells []byte
		var ends []int
		n := 0 // of the children go before the last of the page
		for n < len(of)-1 {
			size := 4 + len(of[n].between)
			if 12+2*(n+1)+len(cells)+size > pageSize {
				break
			}
			cells = append(binary.BigEndian.AppendUint32(cells, of[n].page), of[n].between...)
			ends = append(ends, len(cells))
			n++
		}
		if n == len(of)-2 && n > 1 { // the next page would have one child
			n--
			cells, ends = cells[:ends[n-1]], ends[:n]
		}
		above = append(above, child{t.w.page(treePage(kind, of[n].page, cells, ends)), of[n].between})
		of = of[n+1:]
	}
	return above
}

// appendVarint appends a number as SQLite writes it: the upper bits first.
func appendVarint(to []byte, n uint64) []byte {
	if n >= 1<<56 { // nine bytes, the last of eight bits
		for shift := 57; shift > 1; shift -= 7 {
			to = append(to, byte(n>>shift)|0x80)
		}
		return append(to, byte(n))
	}
	size := 1
	for m := n >> 7; m > 0; m >>= 7 {
		size++
	}
	for ; size > 1; size-- {
		to = append(to, byte(n>>(7*(size-1)))|0x80)
	}
	return append(to, byte(n&0x7f))
}
