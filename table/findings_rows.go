package table

import (
	"fmt"
	"iter"

	"parallax/findings"
)

// FindingsRows gives the columns and rows of one table of findings, by a name
// of [FindingsTables]. The tables' rows are of different types; here they are
// any, which only these columns can read.
func FindingsRows(f *findings.Findings, name string) ([]Column[any], iter.Seq[*any], error) {
	var columns []Column[any]
	var rows iter.Seq[*any]
	switch name {
	case "", "substitutions":
		columns, rows = untyped(Substitutions, pointers(f.Substitutions))
	case "categories":
		columns, rows = untyped(FlagRates, pointers(f.Categories))
	case "balances":
		columns, rows = untyped(Balances, pointers(f.Balances))
	case "omissions":
		columns, rows = untyped(Omissions, pointers(f.Omissions))
	case "voices":
		columns, rows = untyped(Voices, pointers(f.Voices))
	case "outlets":
		columns, rows = untyped(Outlets, pointers(f.Outlets))
	case "network":
		columns, rows = untyped(Network, pointers(f.Network))
	case "timeline":
		columns, rows = untyped(Timeline, pointers(f.Timeline))
	case "lines":
		columns, rows = untyped(Concordance, func(yield func(*Line) bool) { Lines(f, yield) })
	default:
		return nil, nil, fmt.Errorf("findings have no table %q", name)
	}
	return columns, rows, nil
}

func pointers[T any](all []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}

func untyped[R any](columns []Column[R], rows iter.Seq[*R]) ([]Column[any], iter.Seq[*any]) {
	list := make([]Column[any], len(columns))
	for i, c := range columns {
		list[i] = Column[any]{c.Name, c.Kind, c.Doc, func(row *any) Value { return c.Value((*row).(*R)) }}
	}
	return list, func(yield func(*any) bool) {
		for row := range rows {
			boxed := any(row)
			if !yield(&boxed) {
				return
			}
		}
	}
}
