package ingest

// Limits bound what one file can cost, so that a broken or hostile one cannot
// fill the memory or hold up the rest. A zero field stands for its default.
type Limits struct {
	Record    int64 // bytes of the largest article or record that is read; default 64 MB (articles have kilobytes)
	Depth     int   // containers inside containers; default 6 (a .tar.gz in a .zip is 3)
	Expansion int64 // bytes that one file may unfold to for each of its own; default 1,000 (real text: up to some 50)
	Unfolded  int64 // bytes that any file may unfold to, whatever its size; default 4 GB
}

func (l Limits) withDefaults() Limits {
	if l.Record <= 0 {
		l.Record = 64 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 6
	}
	if l.Expansion <= 0 {
		l.Expansion = 1000
	}
	if l.Unfolded <= 0 {
		l.Unfolded = 4 << 30
	}
	return l
}
