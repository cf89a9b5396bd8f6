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

// unpack fills values from the front of data and returns what is behind; ok is
// false if data is too short or says what cannot be.
func unpack(values []uint32, data []byte) (rest []byte, ok bool) {
	if len(data) < 2 || data[0] > 32 {
		return nil, false
	}
	width, exceptions := int(data[0]), int(data[1])
	size := (len(values)*width + 7) / 8
	if len(data) < 2+size+exceptions*exceptionSize {
		return nil, false
	}
	packed := data[2:]
	mask := uint64(1)<<width - 1
	bit := 0
	for i := range values {
		at := bit >> 3
		var word uint64
		if at+8 <= len(packed) {
			word = binary.LittleEndian.Uint64(packed[at:])
		} else {
			for k, b := range packed[at:] {
				word |= uint64(b) << (8 * k)
			}
		}
		values[i] = uint32(word >> (bit & 7) & mask)
		bit += width
	}
	data = data[2+size:]
	for range exceptions {
		i := int(data[0])
		if i >= len(values) || width == 32 {
			return nil, false
		}
		values[i] |= binary.LittleEndian.Uint32(data[1:]) << width
		data = data[exceptionSize:]
	}
	return data, true
}
