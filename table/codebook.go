package table

// Entry is a row of a codebook: what one column of one table means.
type Entry struct {
	Table, Column, Type, Doc string
}

// Codebook are the columns of a codebook.
var Codebook = []Column[Entry]{
	{"table", Token, "name of the table", func(e *Entry) Value { return text(e.Table) }},
	{"column", Token, "name of the column", func(e *Entry) Value { return text(e.Column) }},
	{"type", Token, "text, category, integer, number, yes/no; list of …", func(e *Entry) Value { return text(e.Type) }},
	{"description", Text, "what it means", func(e *Entry) Value { return text(e.Doc) }},
}

// Describe gives the codebook's rows for one table.
func Describe[R any](name string, columns []Column[R]) []Entry {
	entries := make([]Entry, len(columns))
	for i, c := range columns {
		entries[i] = Entry{name, c.Name, c.Kind.String(), c.Doc}
	}
	return entries
}

func (k Kind) String() string {
	switch k {
	case Token:
		return "category"
	case Integer:
		return "integer"
	case Number:
		return "number"
	case Boolean:
		return "yes/no"
	case Texts:
		return "list of text"
	case Tokens:
		return "list of category"
	}
	return "text"
}
