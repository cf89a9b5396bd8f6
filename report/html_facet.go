package report

// filters are the groups of buttons that choose among the flags.
type filters struct {
	Categories []facet
	Confidence []facet
	Where      []facet
}

// facet is one filter button with the number of flags that it stands for.
type facet struct {
	Value, Letter, Name string
	Count               int
}

func facets(flags []*flagView) (filters, []category) {
	count := func(get func(*flagView) string) map[string]int {
		n := map[string]int{}
		for _, f := range flags {
			n[get(f)]++
		}
		return n
	}
	var out filters
	var legend []category
	codes := count(func(f *flagView) string { return f.Code })
	for _, known := range categories {
		if n := codes[known.Code]; n > 0 {
			out.Categories = append(out.Categories, facet{known.Code, known.Letter, known.Name, n})
			legend = append(legend, known)
			delete(codes, known.Code)
		}
	}
	for _, f := range flags {
		if n := codes[f.Code]; n > 0 {
			out.Categories = append(out.Categories, facet{f.Code, f.Letter, f.Code, n})
			delete(codes, f.Code)
		}
	}
	levels := count(func(f *flagView) string { return f.Confidence })
	for _, level := range []string{"high", "medium", "low"} {
		if levels[level] > 0 {
			out.Confidence = append(out.Confidence, facet{Value: level, Name: level, Count: levels[level]})
		}
	}
	places := count(func(f *flagView) string { return f.Where })
	for _, place := range []string{"headline", "lede", "body"} {
		if places[place] > 0 {
			out.Where = append(out.Where, facet{Value: place, Name: place, Count: places[place]})
		}
	}
	return out, legend
}
