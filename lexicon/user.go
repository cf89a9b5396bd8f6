package lexicon

import "strconv"

// userLine is a line of a user's list, whose columns are x, y, category,
// direction, note, source.
type userLine struct {
	table                                   *Table
	line                                    int
	x, y, category, direction, note, source string
}

func userRow(t *Table, row Row) userLine {
	f := row.Fields
	return userLine{t, row.Line, f[0], f[1], f[2], f[3], f[4], f[5]}
}

// entry is the line's x as an entry. Of a single phrase the direction says its
// class or, if a number, its rank.
func (u userLine) entry() *Entry {
	e := &Entry{
		List: u.table.Name, Line: u.line, Phrase: u.x, Lemma: u.x, Class: u.direction,
		Note: u.note, Source: u.source, category: u.category,
	}
	if rank, err := strconv.Atoi(u.direction); err == nil {
		e.Rank, e.Class = rank, ""
	}
	return e
}
