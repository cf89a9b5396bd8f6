package index

import (
	"encoding/binary"
	"math/bits"
)

// Numbers are packed by chunks: as many bits each as most of them need, and
// the few that need more are listed behind with their upper bits ("patched
// frame of reference"). Of the costs of all widths the least is taken.

const exceptionSize = 5 // place in the chunk (1), upper bits (4)

// widthOf is the cheapest width for the numbers.
func widthOf(values []uint32) int {
	var need [33]int // numbers that need so many bits
	for _, v := range values {
		need[bits.Len32(v)]++
	}
	best, least, above := 32, len(values)*32, 0
	for w := 32; w >= 0; w-- {
		if cost := len(values)*w + above*8*exceptionSize; cost < least && above < 256 {
			best, least = w, cost
		}
		above += need[w]
	}
	return best
}

// pack appends width (1 byte), number of exceptions (1), the numbers, the
// exceptions.
func pack(to []byte, values []uint32) []byte {
	width := widthOf(values)
	at := len(to)
	to = append(to, byte(width), 0)
	var acc uint64
	filled := 0
	mask := uint32(1)<<width - 1 // width 32: all ones, as the shift gives 0
	var exceptions int
	for _, v := range values {
		if v&mask != v {
			exceptions++
		}
		acc |= uint64(v&mask) << filled
		for filled += width; filled >= 32; filled -= 32 {
			to = binary.LittleEndian.AppendUint32(to, uint32(acc))
			acc >>= 32
		}
	}
	for ; filled > 0; filled -= 8 {
		to = append(to, byte(acc))
		acc >>= 8
	}
	to[at+1] = byte(exceptions)
	if exceptions > 0 {
		for i, v := range values {
			if v&mask != v {
				to = append(to, byte(i))
				to = binary.LittleEndian.AppendUint32(to, v>>width)
			}
		}
	}
	return to
}

// column is a packed run of numbers that was not unpacked yet.
type column struct {
	bits       []byte // and whatever is behind them: eight bytes are read at a time
	width      int
	exceptions []byte
}

// cut finds a run of n numbers at the front of data, of which the last bytes are
// of what is behind, and returns how long it is; ok is false if data is too short
// or says what cannot be.
func (c *column) cut(n int, data []byte, behind int) (length int, ok bool) {
	if len(data)-behind < 2 || data[0] > 32 {
		return 0, false
	}
	exceptions := exceptionSize * int(data[1])
	*c = column{bits: data[2:], width: int(data[0])}
	end := 2 + (n*c.width+7)/8
	if length = end + exceptions; len(data)-behind < length || c.width == 32 && exceptions > 0 {
		return 0, false
	}
	c.exceptions = data[end:length]
	for e := c.exceptions; len(e) > 0; e = e[exceptionSize:] {
		if int(e[0]) >= n {
			return 0, false
		}
	}
	return length, true
}

// at reads the number whose bits begin here, but for an exception.
func (c *column) at(bit int) uint32 {
	var word uint64
	if at := bit >> 3; at+8 <= len(c.bits) {
		word = binary.LittleEndian.Uint64(c.bits[at:])
	} else {
		for k, b := range c.bits[min(at, len(c.bits)):] {
			word |= uint64(b) << (8 * k)
		}
	}
	return uint32(word >> (bit & 7) & (1<<c.width - 1))
}

// run unpacks numbers that stand one behind the other.
func (c *column) run(values []uint32, from int) {
	bit, width, mask := from*c.width, c.width, uint64(1)<<c.width-1
	bits := c.bits
	i := 0
	for inside := (len(bits) - 7) * 8; i < len(values) && bit < inside; i++ {
		values[i] = uint32(binary.LittleEndian.Uint64(bits[bit>>3:]) >> (bit & 7) & mask)
		bit += width
	}
	for ; i < len(values); i++ {
		values[i] = c.at(bit)
		bit += width
	}
	for e := c.exceptions; len(e) > 0; e = e[exceptionSize:] {
		if k := int(e[0]) - from; k >= 0 && k < len(values) {
			values[k] |= binary.LittleEndian.Uint32(e[1:]) << width
		}
	}
}

// some unpacks numbers by their places in the run, which ascend.
func (c *column) some(values []uint32, places []uint8) {
	for i, p := range places {
		values[i] = c.at(int(p) * c.width)
	}
	i := 0
	for e := c.exceptions; len(e) > 0; e = e[exceptionSize:] {
		for i < len(places) && places[i] < e[0] {
			i++
		}
		if i < len(places) && places[i] == e[0] {
			values[i] |= binary.LittleEndian.Uint32(e[1:]) << c.width
		}
	}
}
