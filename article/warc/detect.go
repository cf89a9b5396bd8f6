package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
)

// Detect tells from the first bytes of a file, of which a few thousand are
// enough, whether it is a web archive, plain or compressed.
func Detect(head []byte) bool {
	if beginsArchive(head) {
		return true
	}
	if len(head) >= 4 && binary.LittleEndian.Uint32(head) == dictionaryMag {
		return true // the dictionary of a .warc.zst
	}
	c := codecOf(head)
	if c == nil {
		return false
	}
	defer c.close()
	member, err := c.open(bufio.NewReader(bytes.NewReader(head)))
	if err != nil {
		return false
	}
	first := make([]byte, 64)
	n := 0
	for n < len(first) {
		m, err := member.Read(first[n:])
		n += m
		if err != nil || m == 0 {
			break
		}
	}
	return beginsArchive(first[:n])
}

func beginsArchive(head []byte) bool {
	head = bytes.TrimLeft(head, "\r\n")
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return isVersionLine(line) || bytes.HasPrefix(head, []byte("filedesc:"))
}
