package index

// Options say what counts as shared. The zero value works. What it makes is
// only comparable under equal options: a driver keeps [Options.Canonical] with
// the index.
type Options struct {
	Shingle    int  // words of a shingle; 0: 5
	Window     int  // one of so many shingles in a row is kept at least; 0: 4
	MinWords   int  // passages with fewer words are left out; 0: 8
	AllPairs   bool // compare articles of one outlet with each other, too
	WindowDays int  // compare only articles published within so many days; 0: any. Undated ones are always compared
	Sensitive  bool // find heavily edited passages, too: randstrobes in place of shingles. Slower
	PairShards int  // shards that pairs are divided into; 0: 64
}

// Canonical fills in the defaults: two options that do the same are then equal.
func (o Options) Canonical() Options {
	set := func(field *int, value int) {
		if *field == 0 {
			*field = value
		}
	}
	set(&o.Shingle, 5)
	set(&o.Window, 4)
	set(&o.MinWords, 8)
	set(&o.PairShards, 64)
	return o
}

// Partitions is the number of partitions of the hashes, and so of blocks in a
// segment. It is fixed: segments of all archives have the same form.
const Partitions = 256
