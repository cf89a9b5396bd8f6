package lexicon

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
