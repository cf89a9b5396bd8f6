package table

import (
	"strconv"
	"strings"

	"parallax/internal/escape"
)

// Sheet writes rows as CSV (RFC 4180) or TSV. It is plain data and safe for
// concurrent use.
type Sheet[R any] struct {
	Columns []Column[R]
	Tabs    bool // TSV: tabs between the cells, and a blank for each tab or line break inside one
	BOM     bool // begin with a byte order mark, which Excel needs to see UTF-8
}

// Head appends the row of column names.
func (s Sheet[R]) Head(dst []byte) []byte {
	if s.BOM {
		dst = append(dst, "\ufeff"...)
	}
	for i, c := range s.Columns {
		dst = s.token(s.next(dst, i), c.Name)
	}
	return s.end(dst)
}

// Row appends one row.
func (s Sheet[R]) Row(dst []byte, row *R) []byte {
	for i := range s.Columns {
		dst = s.next(dst, i)
		v := s.Columns[i].Value(row)
		if v.Null {
			continue
		}
		switch s.Columns[i].Kind {
		case Text:
			dst = s.text(dst, v.Text)
		case Token:
			dst = s.token(dst, v.Text)
		case Integer:
			dst = strconv.AppendInt(dst, int64(v.Integer), 10)
		case Number:
			dst = strconv.AppendFloat(dst, v.Number, 'f', -1, 64)
		case Boolean:
			dst = strconv.AppendBool(dst, v.Boolean)
		case Texts:
			dst = s.text(dst, strings.Join(v.List, "; "))
		case Tokens:
			dst = s.token(dst, strings.Join(v.List, "; "))
		}
	}
	return s.end(dst)
}

func (s Sheet[R]) next(dst []byte, cell int) []byte {
	switch {
	case cell == 0:
		return dst
	case s.Tabs:
		return append(dst, '\t')
	}
	return append(dst, ',')
}

func (s Sheet[R]) end(dst []byte) []byte {
	if !s.Tabs {
		dst = append(dst, '\r')
	}
	return append(dst, '\n')
}

func (s Sheet[R]) text(dst []byte, text string) []byte {
	if s.Tabs {
		return escape.TSV(dst, text)
	}
	return escape.CSV(dst, text)
}

// token writes a word of our own, which is quoted only when it must be.
func (s Sheet[R]) token(dst []byte, token string) []byte {
	if escape.Formula(token) || strings.ContainsFunc(token, func(r rune) bool { return r < ' ' || r >= 0x7f || r == '"' || r == ',' }) {
		return s.text(dst, token)
	}
	return append(dst, token...)
}
