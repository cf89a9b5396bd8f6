package archive

import (
	"database/sql"
	"slices"
)

type node struct {
	number uint32
	id     string
	outlet string
	dated  string
	date   moment
}

// regroup makes the clusters anew from all pairs.
func regroup(tx *sql.Tx) error {
	for _, table := range []string{"cluster", "member"} {
		if _, err := tx.Exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	parent := map[uint32]uint32{}
	var root func(uint32) uint32
	root = func(x uint32) uint32 {
		p, ok := parent[x]
		if !ok || p == x {
			parent[x] = x
			return x
		}
		parent[x] = root(p)
		return parent[x]
	}
	rows, err := tx.Query("SELECT a, b FROM pair")
	if err != nil {
		return err
	}
	for rows.Next() {
		var a, b uint32
		if err := rows.Scan(&a, &b); err != nil {
			rows.Close()
			return err
		}
		parent[root(a)] = root(b)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	groups := map[uint32][]node{}
	for number := range parent {
		n := node{number: number}
		if err := tx.QueryRow("SELECT id, outlet, date FROM article WHERE number = ?", number).Scan(&n.id, &n.outlet, &n.dated); err != nil {
			return err
		}
		n.date = parseMoment(n.dated)
		groups[root(number)] = append(groups[root(number)], n)
	}
	for _, members := range groups {
		slices.SortFunc(members, func(x, y node) int { return earlier(x.date, y.date, x.id, y.id) })
		outlets := map[string]bool{}
		from, to := "", ""
		for _, m := range members {
			outlets[m.outlet] = true
			if !m.date.none {
				if from == "" {
					from = m.dated
				}
				to = m.dated
			}
		}
		id := groupID("cluster", members[0].id)
		if _, err := tx.Exec("INSERT INTO cluster VALUES (?,?,?,?,?,?)", id, members[0].number, len(members), len(outlets), from, to); err != nil {
			return err
		}
		for place, m := range members {
			if _, err := tx.Exec("INSERT INTO member VALUES (?,?,?)", m.number, id, place); err != nil {
				return err
			}
		}
	}
	return nil
}
