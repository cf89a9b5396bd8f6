package ingest

// batch gathers records that were cut out of a stream into jobs for the
// workers, so that a job is worth its cost.
type batch struct {
	jobs  *datedJobs
	date  func(record []byte) string
	parse func(in *input, w *worker, records []raw) []outcome
	held  []raw
	bytes int
}

// raw is the bytes of one record.
type raw struct {
	data   []byte
	number int
}

// add takes a record over; the caller must not use its bytes again.
func (b *batch) add(data []byte, number int) error {
	b.held = append(b.held, raw{data, number})
	b.bytes += len(data)
	if b.bytes < chunkSize {
		return nil
	}
	return b.flush()
}

// skip reports a record behind those that were added.
func (b *batch) skip(number int, reason string) error {
	if err := b.flush(); err != nil {
		return err
	}
	return b.jobs.skip(number, reason)
}

func (b *batch) flush() error {
	if len(b.held) == 0 {
		return nil
	}
	held, weight := b.held, b.bytes
	b.held, b.bytes = nil, 0
	dates := func(look func(string)) {
		for _, r := range held {
			look(b.date(r.data))
		}
	}
	return b.jobs.submit(int64(weight), dates, func(in *input, w *worker) []outcome { return b.parse(in, w, held) })
}

// end hands on what is left at the end of the file.
func (b *batch) end() error {
	if err := b.flush(); err != nil {
		return err
	}
	return b.jobs.release()
}
