// Package table says which tables Parallax gives out: their columns, with a
// type and a sentence each, and how a row is written as CSV, TSV and JSON
// Lines. Whatever writes one of these tables takes the columns from here, so
// that a column has one name and one meaning in every form.
package table

// Kind is what a column holds.
type Kind int

const (
	Text    Kind = iota // what articles or users say: anything
	Token               // a word of ours: a category, an id
	Integer             // no column needs more than 53 bits
	Number
	Boolean
	Texts  // a list of Text
	Tokens // a list of Token
)

// Value is one cell; the column's kind says which field counts. The zero Value
// of Text and Token is an empty string; Null is unknown or not applicable.
type Value struct {
	Null    bool
	Text    string
	Integer int
	Number  float64
	Boolean bool
	List    []string
}

// Column is one column of a table of rows R.
type Column[R any] struct {
	Name  string
	Kind  Kind
	Doc   string // for the codebook
	Value func(*R) Value
}

// Null is the value that is unknown or not applicable.
var Null = Value{Null: true}

func text(s string) Value {
	if s == "" {
		return Null
	}
	return Value{Text: s}
}

func optional(s *string) Value {
	if s == nil {
		return Null
	}
	return text(*s)
}

func integer(n int) Value       { return Value{Integer: n} }
func number(f float64) Value    { return Value{Number: f} }
func boolean(yes bool) Value    { return Value{Boolean: yes} }
func list(items []string) Value { return Value{List: items} }

// ordinal is a number that counts from 1; 0 is none.
func ordinal(n int) Value {
	if n <= 0 {
		return Null
	}
	return Value{Integer: n}
}

// Names are the names of columns, in order.
func Names[R any](columns []Column[R]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// List reports whether a cell of this kind holds several strings.
func (k Kind) List() bool { return k == Texts || k == Tokens }
