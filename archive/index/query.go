package index

// Query finds the articles of the index that may share a passage with d, best
// first: with the most shingles in common. d need not be in the archive: its
// number is not looked at, nor are outlets and days. The candidates' A is the
// article of the archive; B is 0. Removed articles are left out.
func Query(d Document, segments []*Segment, c *Catalog, st *Statistics, o Options) ([]Candidate, error) {
	return nil, nil
}
