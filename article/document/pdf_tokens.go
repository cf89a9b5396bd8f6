package document

import (
	"strconv"
)

// operand is what stands before an operator of a page's instructions.
type operand struct {
	kind   operandKind
	number float64
	text   string // of a string or name
	list   []operand
}

type operandKind uint8

const (
	otherOperand operandKind = iota
	numberOperand
	stringOperand
	nameOperand
	listOperand
)

// The library's own scanner of instructions does not end on some inputs, so
// they are read here.
type tokens struct {
	in []byte
	at int
}

// instructions runs each for every operator with its operands. Bytes that are
// none of it are passed over.
func instructions(in []byte, each func(operator string, args []operand)) {
	const mostArgs = 1 << 16
	t := tokens{in: in}
	var args []operand
	for {
		o, operator, ok := t.next(0)
		switch {
		case !ok:
			return
		case operator == "":
			if len(args) < mostArgs {
				args = append(args, o)
			}
		default:
			each(operator, args)
			args = args[:0]
			if operator == "ID" {
				t.skipImage()
			}
		}
	}
}

const deepestList = 20

// next is the next operand or operator; !ok at the end.
func (t *tokens) next(depth int) (o operand, operator string, ok bool) {
	t.space()
	if t.at >= len(t.in) {
		return o, "", false
	}
	b := t.in[t.at]
	switch b {
	case '(':
		t.at++
		return operand{kind: stringOperand, text: t.literal()}, "", true
	case '<':
		if t.at++; t.at < len(t.in) && t.in[t.at] == '<' {
			t.at++
			return t.list(depth, ">>"), "", true
		}
		return operand{kind: stringOperand, text: t.hexadecimal()}, "", true
	case '[':
		t.at++
		return t.list(depth, "]"), "", true
	case '/':
		t.at++
		return operand{kind: nameOperand, text: t.name()}, "", true
	case ']', '{', '}', ')':
		t.at++
		return operand{}, string(b), true
	case '>':
		if t.at++; t.at < len(t.in) && t.in[t.at] == '>' {
			t.at++
		}
		return operand{}, ">>", true
	}
	word := t.word()
	if c := word[0]; '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.' {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			n = 0
		}
		return operand{kind: numberOperand, number: n}, "", true
	}
	return operand{}, word, true
}

// list reads up to the closing token; of dictionaries nothing is used.
func (t *tokens) list(depth int, closing string) operand {
	o := operand{kind: listOperand}
	if closing == ">>" {
		o.kind = otherOperand
	}
	if depth >= deepestList {
		return o
	}
	for {
		item, operator, ok := t.next(depth + 1)
		if !ok || operator == closing {
			return o
		}
		if operator == "" && closing == "]" {
			o.list = append(o.list, item)
		}
	}
}

func (t *tokens) space() {
	for t.at < len(t.in) {
		switch t.in[t.at] {
		case ' ', '\t', '\r', '\n', '\f', 0:
			t.at++
		case '%':
			for t.at < len(t.in) && t.in[t.at] != '\n' && t.in[t.at] != '\r' {
				t.at++
			}
		default:
			return
		}
	}
}

func (t *tokens) word() string {
	start := t.at
	for t.at++; t.at < len(t.in) && !isDelimiter(t.in[t.at]); t.at++ {
	}
	return string(t.in[start:t.at])
}

func (t *tokens) name() string {
	var out []byte
	for t.at < len(t.in) && !isDelimiter(t.in[t.at]) {
		b := t.in[t.at]
		t.at++
		if b == '#' && t.at+2 <= len(t.in) {
			if v, err := strconv.ParseUint(string(t.in[t.at:t.at+2]), 16, 8); err == nil {
				b = byte(v)
				t.at += 2
			}
		}
		out = append(out, b)
	}
	return string(out)
}

func isDelimiter(b byte) bool {
	switch b {
	case ' ', '\t', '\r', '\n', '\f', 0, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// literal reads a string in round brackets behind the first.
func (t *tokens) literal() string {
	var out []byte
	for depth := 1; t.at < len(t.in); {
		b := t.in[t.at]
		t.at++
		switch b {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			out = t.escape(out)
			continue
		}
		out = append(out, b)
	}
	return string(out)
}

func (t *tokens) escape(out []byte) []byte {
	if t.at >= len(t.in) {
		return out
	}
	b := t.in[t.at]
	t.at++
	switch b {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f':
		return append(out, ' ')
	case '\r':
		if t.at < len(t.in) && t.in[t.at] == '\n' {
			t.at++
		}
		return out
	case '\n':
		return out
	}
	if b < '0' || b > '7' {
		return append(out, b)
	}
	v := int(b - '0')
	for i := 0; i < 2 && t.at < len(t.in) && '0' <= t.in[t.at] && t.in[t.at] <= '7'; i++ {
		v = v<<3 | int(t.in[t.at]-'0')
		t.at++
	}
	return append(out, byte(v))
}

func (t *tokens) hexadecimal() string {
	var out []byte
	half, n := byte(0), 0
	for t.at < len(t.in) {
		b := t.in[t.at]
		t.at++
		if b == '>' {
			break
		}
		switch {
		case '0' <= b && b <= '9':
			b -= '0'
		case 'a' <= b|0x20 && b|0x20 <= 'f':
			b = b | 0x20 - 'a' + 10
		default:
			continue
		}
		if n++; n%2 == 1 {
			half = b
		} else {
			out = append(out, half<<4|b)
		}
	}
	if n%2 == 1 {
		out = append(out, half<<4)
	}
	return string(out)
}

// skipImage passes over the bytes of a picture among the instructions.
func (t *tokens) skipImage() {
	for ; t.at+2 < len(t.in); t.at++ {
		if t.in[t.at] == 'E' && t.in[t.at+1] == 'I' && t.at > 0 && isDelimiter(t.in[t.at-1]) && isDelimiter(t.in[t.at+2]) {
			t.at += 2
			return
		}
	}
	t.at = len(t.in)
}
