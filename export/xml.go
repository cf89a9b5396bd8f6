package export

import (
	"bufio"
	"io"

	"parallax/internal/escape"
)

// xmlWriter writes XML as a stream. Names are ours; values and text are not
// trusted. The first error stays and is given by flush.
type xmlWriter struct {
	w      *bufio.Writer
	names  []string // of the open elements
	inline int      // open elements from this depth on keep their white space; 0: none
	buffer []byte
}

func newXML(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: bufio.NewWriterSize(w, 1<<16)}
	x.w.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	return x
}

// open begins an element; attributes are names and values in turn. An
// attribute whose value is "" is left out.
func (x *xmlWriter) open(name string, attributes ...string) {
	x.indent()
	x.tag(name, attributes)
	x.w.WriteByte('>')
	x.names = append(x.names, name)
	x.line()
}

// openInline begins an element within which no white space is added.
func (x *xmlWriter) openInline(name string, attributes ...string) {
	x.indent()
	if x.inline == 0 {
		x.inline = len(x.names) + 1
	}
	x.tag(name, attributes)
	x.w.WriteByte('>')
	x.names = append(x.names, name)
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attributes ...string) {
	x.indent()
	x.tag(name, attributes)
	x.w.WriteString("/>")
	x.line()
}

// element writes an element that holds text alone.
func (x *xmlWriter) element(name, text string, attributes ...string) {
	x.openInline(name, attributes...)
	x.text(text)
	x.close()
}

func (x *xmlWriter) text(s string) {
	x.buffer = escape.XMLText(x.buffer[:0], s)
	x.w.Write(x.buffer)
}

// close ends the innermost element.
func (x *xmlWriter) close() {
	name := x.names[len(x.names)-1]
	x.names = x.names[:len(x.names)-1]
	x.indent()
	x.w.WriteString("</" + name + ">")
	if x.inline > len(x.names) {
		x.inline = 0
	}
	x.line()
}

func (x *xmlWriter) tag(name string, attributes []string) {
	x.w.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		x.w.WriteString(" " + attributes[i] + "=\"")
		x.buffer = escape.XML(x.buffer[:0], attributes[i+1])
		x.w.Write(x.buffer)
		x.w.WriteByte('"')
	}
}

func (x *xmlWriter) indent() {
	if x.inline == 0 {
		for range x.names {
			x.w.WriteByte(' ')
		}
	}
}

func (x *xmlWriter) line() {
	if x.inline == 0 {
		x.w.WriteByte('\n')
	}
}

// flush ends the document.
func (x *xmlWriter) flush() error {
	for len(x.names) > 0 {
		x.close()
	}
	return x.w.Flush()
}
