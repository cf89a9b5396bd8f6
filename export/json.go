package export

import (
	"strconv"

	"parallax/internal/escape"
)

// object is a JSON object being written. The order of members is that of the
// calls.
type object []byte

func (o object) member(name string) object {
	if len(o) == 0 {
		o = append(o, '{')
	} else {
		o = append(o, ',')
	}
	return append(escape.JSON(o, name), ':')
}

// text adds a string, unless it is empty.
func (o object) text(name, value string) object {
	if value == "" {
		return o
	}
	return escape.JSON(o.member(name), value)
}

func (o object) integer(name string, n int) object {
	return strconv.AppendInt(o.member(name), int64(n), 10)
}

func (o object) object(name string, value object) object {
	return append(append(o.member(name), value...), '}')
}

func (o object) list(name string, items ...object) object {
	o = append(o.member(name), '[')
	for i, item := range items {
		if i > 0 {
			o = append(o, ',')
		}
		o = append(append(o, item...), '}')
	}
	return append(o, ']')
}
