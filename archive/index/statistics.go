package index

// Statistics is what an archive knows of its boilerplate: a snapshot, made by
// [NewStatistics] and named by every result. Under one snapshot, batches give
// what one scan gives. It is only read once made.
type Statistics struct{}

// NewStatistics makes the snapshot from what [Learn] found in each partition,
// in the order of partitions.
func NewStatistics(found []Recurrent, c *Catalog, o Options) (*Statistics, error) {
	return &Statistics{}, nil
}

// DecodeStatistics reads a snapshot that [Statistics.Encode] wrote.
func DecodeStatistics(data []byte) (*Statistics, error) { return &Statistics{}, nil }

// Encode writes the snapshot.
func (s *Statistics) Encode() []byte { return nil }

// ID names the snapshot by its content: 16 hexadecimal digits.
func (s *Statistics) ID() string { return "" }
