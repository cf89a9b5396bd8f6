package warc

import "strings"

// Field is one named field of a header.
type Field struct{ Name, Value string }

// Header holds named fields in the order of the file.
type Header []Field

// Get gives the first field of a name, in any case; "" if there is none.
func (h Header) Get(name string) string {
	for i := range h {
		if strings.EqualFold(h[i].Name, name) {
			return h[i].Value
		}
	}
	return ""
}

// add reads one line of a header. A line that begins with a space continues the
// field before. A line without a colon is passed over, as readers of the field
// do.
func (h *Header) add(line string) {
	if line == "" {
		return
	}
	if line[0] == ' ' || line[0] == '\t' {
		if n := len(*h); n > 0 {
			last := &(*h)[n-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(line))
		}
		return
	}
	name, value, found := strings.Cut(line, ":")
	if !found {
		return
	}
	*h = append(*h, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
}

// maxHeader bounds the header of a record or of an HTTP message. Servers stop
// at 8 to 64 kB.
const maxHeader = 1 << 20
