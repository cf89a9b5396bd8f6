package table

import (
	"strconv"

	"parallax/internal/escape"
)

// Object appends one row as a JSON object on a line of its own: a member for
// each column, in order; unknown is null and a list is an array.
func Object[R any](dst []byte, columns []Column[R], row *R) []byte {
	dst = append(dst, '{')
	for i := range columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = escape.JSON(dst, columns[i].Name)
		dst = append(dst, ':')
		v := columns[i].Value(row)
		if v.Null {
			dst = append(dst, "null"...)
			continue
		}
		switch kind := columns[i].Kind; kind {
		case Text, Token:
			dst = escape.JSON(dst, v.Text)
		case Integer:
			dst = strconv.AppendInt(dst, int64(v.Integer), 10)
		case Number:
			dst = strconv.AppendFloat(dst, v.Number, 'f', -1, 64)
		case Boolean:
			dst = strconv.AppendBool(dst, v.Boolean)
		case Texts, Tokens:
			dst = append(dst, '[')
			for j, item := range v.List {
				if j > 0 {
					dst = append(dst, ',')
				}
				dst = escape.JSON(dst, item)
			}
			dst = append(dst, ']')
		}
	}
	return append(dst, '}', '\n')
}
