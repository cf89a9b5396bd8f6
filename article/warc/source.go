package warc

import "io"

// maxKept is how many stored bytes are kept to go back to when a compressed
// member turns out to be damaged: the decoder may have read over the beginning
// of the next one. A damaged member that is longer is looked behind only from
// where its damage was found.
const maxKept = 8 << 20

// source is the file as stored. It counts bytes and can go back a way.
type source struct {
	r    io.Reader
	base int64  // offset of kept[0]
	kept []byte // bytes that r gave
	at   int    // next of them to hand out
	err  error  // what r ended with
}

func (s *source) Read(p []byte) (int, error) {
	if s.at == len(s.kept) {
		if s.err != nil {
			return 0, s.err
		}
		if len(s.kept) > maxKept {
			s.base, s.kept, s.at = s.base+int64(len(s.kept)), s.kept[:0], 0
		}
		n, err := s.r.Read(p)
		s.err = err
		s.kept = append(s.kept, p[:n]...)
	}
	n := copy(p, s.kept[s.at:])
	s.at += n
	if n == 0 && len(p) > 0 {
		return 0, s.err
	}
	return n, nil
}

// offset is how many bytes have been handed out.
func (s *source) offset() int64 { return s.base + int64(s.at) }

// forget allows to drop what lies before the offset.
func (s *source) forget(offset int64) {
	n := min(int(offset-s.base), s.at)
	if n <= 0 || n < len(s.kept)/2 && n < 1<<16 {
		return
	}
	s.kept = s.kept[:copy(s.kept, s.kept[n:])]
	s.base, s.at = s.base+int64(n), s.at-n
}

// back goes to the offset, or to the first byte behind it that is still kept.
func (s *source) back(offset int64) {
	s.at = int(min(max(offset, s.base), s.base+int64(s.at)) - s.base)
}

// failed is the error other than the end of the file that reading met.
func (s *source) failed() error {
	if s.err == io.EOF || s.err == io.ErrUnexpectedEOF {
		return nil
	}
	return s.err
}
