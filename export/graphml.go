package export

import (
	"io"
	"strconv"
)

// graphML writes GraphML with the types that igraph, NetworkX and Cytoscape
// know: string, int and double.
type graphML struct {
	x            *xmlWriter
	nodes, edges []attribute
	count        int // of edges
}

func newGraphML(w io.Writer, description string, nodes, edges []attribute) *graphML {
	nodes = append([]attribute{{"label", "string"}}, nodes...)
	edges = append([]attribute{{"weight", "double"}}, edges...)
	x := newXML(w)
	x.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
	x.element("desc", description)
	for _, c := range []struct {
		class      string
		attributes []attribute
	}{{"node", nodes}, {"edge", edges}} {
		for i, a := range c.attributes {
			kind := a.kind
			if kind == "integer" {
				kind = "int"
			}
			x.empty("key", "id", c.class[:1]+strconv.Itoa(i), "for", c.class, "attr.name", a.name, "attr.type", kind)
		}
	}
	x.open("graph", "id", "G", "edgedefault", "directed")
	return &graphML{x: x, nodes: nodes, edges: edges}
}

func (g *graphML) node(id, label, _, _ string, values []string) {
	g.x.open("node", "id", id)
	g.values("n", append([]string{label}, values...))
	g.x.close()
}

func (g *graphML) edge(source, target, _ string, weight float64, _, _ string, values []string) {
	g.x.open("edge", "id", "e"+strconv.Itoa(g.count), "source", source, "target", target)
	g.values("e", append([]string{decimal(weight)}, values...))
	g.x.close()
	g.count++
}

func (g *graphML) values(class string, values []string) {
	for i, v := range values {
		if v != "" {
			g.x.element("data", v, "key", class+strconv.Itoa(i))
		}
	}
}

func (g *graphML) close() error { return g.x.flush() }
