package ingest

import (
	"slices"
	"strings"
)

// DateOrder says how dates such as 5/1/2026 are read.
type DateOrder string

const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
)

func (o DateOrder) inWords() string {
	if o == MonthFirst {
		return "month first"
	}
	return "day first"
}

const ambiguous = "day and month cannot be told apart, not by other dates of the file either: say which comes first, dmy or mdy"

// ordered reads a date that is ambiguous.
func ordered(s string, order DateOrder) string {
	m := slices.Clone(forms().slashes.FindStringSubmatch(s))
	if order == MonthFirst {
		m[1], m[3] = m[3], m[1]
	}
	return joined(m[4], m[3], m[1], m[5:])
}

// dateOrder learns the order that a file writes its dates in, from the dates
// that can be read in one way only. To leave out the others one by one would
// keep, of each month, the days from the 13th on.
//
// Dates with dots are no proof, as they are read day first without it.
type dateOrder struct {
	told                 DateOrder // by the user
	days, months, either int       // dates that prove an order, and dates that need one
}

func (d *dateOrder) look(date string) {
	if isPlainDate(date) {
		return
	}
	m := forms().slashes.FindStringSubmatch(strings.Join(strings.Fields(date), " "))
	if m == nil || m[2] == "." || m[1] == m[3] {
		return
	}
	switch iso, _ := slashDate(m); {
	case iso == "":
		d.either++
	case len(m[3]) == 2 && m[3] > "12":
		d.months++
	default:
		d.days++
	}
}

// order is "" while it is not known, or if the file has dates of both.
func (d *dateOrder) order() DateOrder {
	switch {
	case d.told != "":
		return d.told
	case d.days > 0 && d.months == 0:
		return DayFirst
	case d.months > 0 && d.days == 0:
		return MonthFirst
	}
	return ""
}

// wanting reports whether more dates could tell what is not known.
func (d *dateOrder) wanting() bool {
	return d.told == "" && d.either > 0 && d.days == 0 && d.months == 0
}

// dateSample is how many bytes of a file with such dates are looked through
// before anything of it is given, so that all of it is read in one order: some
// thousand articles. Where none of them tells, the first later one does.
const dateSample = 8 << 20

// datedJobs hands on the records of one file, in their order, when it is known
// how its dates are read.
type datedJobs struct {
	in       *input
	order    dateOrder
	held     []func() error
	bytes    int64
	looked   bool
	released bool
}

func newDatedJobs(in *input) *datedJobs {
	told := in.o.Dates
	return &datedJobs{in: in, order: dateOrder{told: told}, looked: told != "", released: told != ""}
}

// submit is [run.submit] with the file's order of dates in the input. dates
// gives look the dates of the records.
func (d *datedJobs) submit(weight int64, dates func(look func(string)), do func(*input, *worker) []outcome) error {
	if !d.looked || !d.released || d.order.wanting() {
		dates(d.order.look)
	}
	d.looked = true
	return d.add(weight, func() error {
		in := *d.in
		in.order = d.order.order()
		return in.submit(weight, func(w *worker) []outcome { return do(&in, w) })
	})
}

func (d *datedJobs) skip(record int, reason string) error {
	return d.add(0, func() error { return d.in.skip(record, reason) })
}

func (d *datedJobs) add(weight int64, give func() error) error {
	if d.released {
		return give()
	}
	d.held = append(d.held, give)
	d.bytes += weight
	if d.looked && d.order == (dateOrder{}) || d.bytes >= dateSample {
		return d.release()
	}
	return nil
}

// release hands on what was held; it is called at the end of the file, too.
func (d *datedJobs) release() error {
	held := d.held
	d.held, d.released = nil, true
	for _, give := range held {
		if err := give(); err != nil {
			return err
		}
	}
	return nil
}
