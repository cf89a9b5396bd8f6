package document

import (
	"bytes"
	"io"
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// matrix is the upper two rows of a PDF transformation: a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// graphics is the part of the graphics state that places text.
type graphics struct {
	ctm, tm, tlm                     matrix
	font                             *pdfFont
	size, char, word, scale, leading float64
	rise                             float64
}

// pdfLine is a run of glyphs on one base line, as the page draws them.
type pdfLine struct {
	text      strings.Builder
	page      int
	x0, x1, y float64
	size      float64
}

// interpreter runs the instructions of a page that draw text.
type interpreter struct {
	g      graphics
	stack  []graphics
	fonts  map[string]*pdfFont
	number int // of the page
	lines  []pdfLine
	glyphs int
	forms  int
}

// pageLines are the lines of a page in the order in which it draws them, and
// how many glyphs they have.
func pageLines(p page, number int) (lines []pdfLine, glyphs int, err error) {
	in := &interpreter{number: number}
	in.g = graphics{ctm: identity, tm: identity, tlm: identity, scale: 1}
	defer func() {
		if x := recover(); x != nil {
			err = damaged(x)
		}
		lines, glyphs = in.lines, in.glyphs
	}()
	in.run(p.value.Key("Contents"), p.resources, 0)
	return
}

// run interprets the instructions of a page or of a form that it draws.
func (in *interpreter) run(stream, resources pdf.Value, depth int) {
	outer := in.fonts
	in.fonts = map[string]*pdfFont{}
	defer func() { in.fonts = outer }()
	instructions(unpacked(stream), func(operator string, args []operand) {
		in.operator(operator, args, resources, depth)
	})
}

// unpacked is what a stream, or several together, hold. Those that unpack to
// more than a page can need are refused.
func unpacked(stream pdf.Value) []byte {
	parts := []pdf.Value{stream}
	if stream.Kind() == pdf.Array {
		parts = parts[:0]
		for i := range min(stream.Len(), 10_000) {
			parts = append(parts, stream.Index(i))
		}
	}
	var out bytes.Buffer
	for _, part := range parts {
		if part.Kind() != pdf.Stream {
			continue
		}
		// What can be unpacked of a damaged stream is used.
		out.ReadFrom(io.LimitReader(part.Reader(), int64(maxStream-out.Len()+1)))
		if out.Len() > maxStream {
			panic(errPDFTooMuch)
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

func (in *interpreter) operator(operator string, args []operand, resources pdf.Value, depth int) {
	g := &in.g
	number := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		v := args[i].number
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return 0
		}
		return v
	}
	six := func() matrix {
		return matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
	}
	move := func(x, y float64) {
		g.tlm = matrix{1, 0, 0, 1, x, y}.times(g.tlm)
		g.tm = g.tlm
	}
	switch operator {
	case "q":
		if len(in.stack) < 1000 {
			in.stack = append(in.stack, *g)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			*g, in.stack = in.stack[n-1], in.stack[:n-1]
		}
	case "cm":
		g.ctm = six().times(g.ctm)
	case "BT":
		g.tm, g.tlm = identity, identity
	case "Tm":
		g.tm = six()
		g.tlm = g.tm
	case "TD":
		g.leading = -number(1)
		move(number(0), number(1))
	case "Td":
		move(number(0), number(1))
	case "T*":
		move(0, -g.leading)
	case "TL":
		g.leading = number(0)
	case "Tc":
		g.char = number(0)
	case "Tw":
		g.word = number(0)
	case "Tz":
		g.scale = number(0) / 100
	case "Ts":
		g.rise = number(0)
	case "Tf":
		if len(args) == 2 {
			g.font, g.size = in.font(args[0].text, resources), number(1)
		}
	case "'":
		move(0, -g.leading)
		in.show(args, 0)
	case "\"":
		g.word, g.char = number(0), number(1)
		move(0, -g.leading)
		in.show(args, 2)
	case "Tj":
		in.show(args, 0)
	case "TJ":
		if len(args) == 0 {
			return
		}
		for _, o := range args[0].list {
			if o.kind == stringOperand {
				in.string(o.text)
			} else {
				g.advance(-o.number / 1000 * g.size * g.scale)
			}
		}
	case "Do":
		in.form(args, resources, depth)
	}
}

func (g *graphics) advance(x float64) {
	if math.Abs(x) < 1e7 {
		g.tm = matrix{1, 0, 0, 1, x, 0}.times(g.tm)
	}
}

// form draws another stream of instructions, such as a text frame.
func (in *interpreter) form(args []operand, resources pdf.Value, depth int) {
	const deepest, most = 8, 2000
	if len(args) == 0 || depth >= deepest || in.forms >= most {
		return
	}
	x := resources.Key("XObject").Key(args[0].text)
	if x.Kind() != pdf.Stream || x.Key("Subtype").Name() != "Form" {
		return
	}
	in.forms++
	saved := in.g
	if m := x.Key("Matrix"); m.Len() == 6 {
		var form matrix
		for i := range form {
			form[i] = m.Index(i).Float64()
		}
		in.g.ctm = form.times(in.g.ctm)
	}
	if own := x.Key("Resources"); own.Kind() == pdf.Dict {
		resources = own
	}
	in.run(x, resources, depth+1)
	in.g = saved
}

func (in *interpreter) font(name string, resources pdf.Value) *pdfFont {
	if f, ok := in.fonts[name]; ok {
		return f
	}
	f := newPDFFont(resources.Key("Font").Key(name))
	in.fonts[name] = f
	return f
}

func (in *interpreter) show(args []operand, i int) {
	if i < len(args) && args[i].kind == stringOperand {
		in.string(args[i].text)
	}
}

// string draws the glyphs of a string.
func (in *interpreter) string(raw string) {
	g := &in.g
	if g.font == nil {
		return
	}
	g.font.each(raw, func(s string, width float64, space bool) {
		at := matrix{g.size * g.scale, 0, 0, g.size, 0, g.rise}.times(g.tm).times(g.ctm)
		w := width*g.size + g.char
		if space {
			w += g.word
		}
		g.advance(w * g.scale)
		end := matrix{1, 0, 0, 1, 0, g.rise}.times(g.tm).times(g.ctm)
		if in.glyphs++; in.glyphs > maxGlyphs {
			panic(errPDFTooMuch)
		}
		in.place(s, at, end[4])
	})
}

// place puts a glyph on the line in hand, or begins a new one.
func (in *interpreter) place(s string, at matrix, end float64) {
	if math.Abs(at[1]) > math.Abs(at[0]) {
		return // upright along the margin
	}
	size := math.Hypot(at[2], at[3])
	x, y := at[4], at[5]
	if size == 0 || math.IsNaN(x+y+end+size) {
		return
	}
	var line *pdfLine
	if n := len(in.lines); n > 0 {
		line = &in.lines[n-1]
		tall := max(size, line.size)
		raised := math.Abs(y-line.y) < 0.5*tall && (size < line.size*0.9 || math.Abs(y-line.y) < 0.2*tall)
		if !raised || x < line.x1-1.5*tall || x > line.x1+8*tall {
			line = nil
		}
	}
	if line == nil {
		if strings.TrimSpace(s) == "" {
			return
		}
		in.lines = append(in.lines, pdfLine{page: in.number, x0: x, x1: end, y: y, size: size})
		in.lines[len(in.lines)-1].text.WriteString(s)
		return
	}
	if x-line.x1 > 0.2*size {
		line.text.WriteByte(' ')
	}
	line.text.WriteString(s)
	line.x1 = max(line.x1, end)
}
