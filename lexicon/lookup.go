package lexicon

// Line is one line of a list, as the list has it.
type Line struct {
	List    string
	Version string
	SHA256  string
	Number  int // in the file, from 1
	Columns []string
	Fields  []string
}

// Line finds the line that evidence names. It reads the list anew: it is for
// explaining one change, not for reading many.
func (s *Set) Line(e Evidence) (Line, bool) {
	for _, t := range s.user {
		if t.Name == e.Lexicon {
			if line, ok := t.line(e.Entry); ok {
				return line, true
			}
		}
	}
	data, err := embedded.ReadFile("data/" + e.Lexicon + ".tsv")
	if err != nil {
		return Line{}, false
	}
	t, err := Parse(e.Lexicon, string(data))
	if err != nil {
		return Line{}, false
	}
	return t.line(e.Entry)
}

// line finds an entry by its first column, or by both names of a pair.
func (t *Table) line(entry string) (Line, bool) {
	second := t.Column("y")
	for _, row := range t.Rows {
		name := row.Fields[0]
		if second == 1 && row.Fields[1] != "" {
			name += " ↔ " + row.Fields[1]
		}
		if name == entry {
			return Line{t.Name, t.Version, t.SHA256, row.Line, t.Columns, row.Fields}, true
		}
	}
	return Line{}, false
}
