package index

// Recurrent is what [Learn] found in one partition: shingles that recur, with
// the articles that have them. It is encoded, to be sent to where the
// statistics are made.
type Recurrent []byte

// Learn looks in one partition for word sequences that an outlet repeats in
// many articles. blocks are those of the partition.
func Learn(partition int, blocks [][]byte, c *Catalog, o Options) (Recurrent, error) {
	return nil, nil
}
