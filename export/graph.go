package export

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"

	"parallax/archive"
)

// attribute is a typed property of nodes or edges.
type attribute struct {
	name, kind string // kind: string, integer or double
}

// graph writes a directed graph as a stream: all nodes, then all edges. Values
// stand in the order of the attributes; "" is unknown.
type graph interface {
	node(id, label, from, to string, values []string)
	edge(source, target, label string, weight float64, from, to string, values []string)
	close() error
}

func newGraph(w io.Writer, f Format, description string, nodes, edges []attribute) graph {
	if f == GEXF {
		return newGEXF(w, description, nodes, edges)
	}
	return newGraphML(w, description, nodes, edges)
}

func archiveGraph(w io.Writer, f Format, a Source, o Options) error {
	name, err := oneOf("graph", o.Graph, "outlets", "clusters")
	if err != nil {
		return err
	}
	if name == "outlets" {
		return outletGraph(w, f, a, o)
	}
	return clusterGraph(w, f, a, o)
}

// clusterGraph has the articles of clusters as nodes and the pairs within them
// as edges, from the earlier article to the later.
func clusterGraph(w io.Writer, f Format, a Source, o Options) error {
	g := newGraph(w, f, "Articles that share passages. An edge goes from the earlier article to the later; where order is not dated, its direction says nothing.",
		[]attribute{{"title", "string"}, {"outlet", "string"}, {"author", "string"}, {"date", "string"}, {"url", "string"}, {"language", "string"}, {"agency", "string"}, {"words", "integer"}, {"cluster", "string"}},
		[]attribute{{"pair", "string"}, {"order", "string"}, {"words", "integer"}, {"coverage_a", "double"}, {"coverage_b", "double"}, {"passages", "integer"}, {"cluster", "string"}})
	for e, err := range a.Articles() {
		if err != nil {
			return err
		}
		if e.Cluster == "" {
			continue
		}
		g.node(e.ID, cmp.Or(e.Title, e.ID), day(e.Date), "",
			[]string{e.Title, e.Outlet, e.Author, e.Date, e.URL, e.Language, e.Agency, strconv.Itoa(e.Words), e.Cluster})
	}
	for p, err := range a.Pairs(o.Filter) {
		if err != nil {
			return err
		}
		if p.Cluster == "" {
			continue
		}
		g.edge(p.A, p.B, "", float64(p.Words), "", "",
			[]string{p.ID, string(p.Order), strconv.Itoa(p.Words), decimal(p.CoverageA), decimal(p.CoverageB), strconv.Itoa(len(p.Passages)), p.Cluster})
	}
	return g.close()
}

// outlet counts the articles of one outlet.
type outlet struct {
	articles, clustered, words int
	from, to                   string
}

// flow counts the pairs from one outlet to another.
type flow struct {
	pairs, dated, words int
	from, to            string // days of the later articles
}

// outletGraph has the outlets as nodes and what one shares with another as
// edges. It keeps the outlet and the day of every article of a cluster, some
// 100 bytes each.
func outletGraph(w io.Writer, f Format, a Source, o Options) error {
	type about struct{ outlet, day string }
	outlets, articles := map[string]*outlet{}, map[string]about{}
	for e, err := range a.Articles() {
		if err != nil {
			return err
		}
		of := outlets[e.Outlet]
		if of == nil {
			of = &outlet{}
			outlets[e.Outlet] = of
		}
		of.articles++
		of.words += e.Words
		of.from, of.to = span(of.from, of.to, day(e.Date))
		if e.Cluster != "" {
			of.clustered++
		}
		articles[e.ID] = about{e.Outlet, day(e.Date)}
	}
	flows := map[[2]string]*flow{}
	for p, err := range a.Pairs(o.Filter) {
		if err != nil {
			return err
		}
		key := [2]string{articles[p.A].outlet, articles[p.B].outlet}
		of := flows[key]
		if of == nil {
			of = &flow{}
			flows[key] = of
		}
		of.pairs++
		of.words += p.Words
		if p.Order == archive.Dated {
			of.dated++
		}
		of.from, of.to = span(of.from, of.to, articles[p.B].day)
	}
	g := newGraph(w, f, "Outlets that share passages. An edge goes from the outlet of the earlier article to that of the later; dated says for how many of its pairs the order is known.",
		[]attribute{{"articles", "integer"}, {"clustered", "integer"}, {"words", "integer"}, {"first_day", "string"}, {"last_day", "string"}},
		[]attribute{{"pairs", "integer"}, {"dated", "integer"}, {"words", "integer"}, {"first_day", "string"}, {"last_day", "string"}})
	names := slices.Sorted(maps.Keys(outlets))
	number := make(map[string]string, len(names))
	for i, name := range names {
		of := outlets[name]
		number[name] = "o" + strconv.Itoa(i+1)
		g.node(number[name], cmp.Or(name, "(outlet unknown)"), of.from, of.to,
			[]string{strconv.Itoa(of.articles), strconv.Itoa(of.clustered), strconv.Itoa(of.words), of.from, of.to})
	}
	keys := slices.SortedFunc(maps.Keys(flows), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	for _, key := range keys {
		of := flows[key]
		g.edge(number[key[0]], number[key[1]], "", float64(of.pairs), of.from, of.to,
			[]string{strconv.Itoa(of.pairs), strconv.Itoa(of.dated), strconv.Itoa(of.words), of.from, of.to})
	}
	return g.close()
}

// day is the day of a date of ISO 8601, "" if it names none.
func day(date string) string {
	if len(date) < len(time.DateOnly) {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)]); err != nil {
		return ""
	}
	return date[:len(time.DateOnly)]
}

// span widens the days from … to by one day.
func span(from, to, day string) (string, string) {
	switch {
	case day == "":
		return from, to
	case from == "":
		return day, day
	}
	return min(from, day), max(to, day)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
