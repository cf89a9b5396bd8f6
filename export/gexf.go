package export

import (
	"io"
	"strconv"
)

// gexf writes GEXF 1.2, the form of Gephi. Nodes and edges carry their days as
// lifetimes, which Gephi's timeline shows.
type gexf struct {
	x            *xmlWriter
	nodes, edges []attribute
	count        int // of edges
}

func newGEXF(w io.Writer, description string, nodes, edges []attribute) *gexf {
	x := newXML(w)
	x.open("gexf", "xmlns", "http://www.gexf.net/1.2draft", "version", "1.2")
	x.open("meta")
	x.element("creator", "Parallax")
	x.element("description", description)
	x.close()
	x.open("graph", "defaultedgetype", "directed", "mode", "dynamic", "timeformat", "date")
	for _, c := range []struct {
		class      string
		attributes []attribute
	}{{"node", nodes}, {"edge", edges}} {
		x.open("attributes", "class", c.class, "mode", "static")
		for i, a := range c.attributes {
			x.empty("attribute", "id", strconv.Itoa(i), "title", a.name, "type", a.kind)
		}
		x.close()
	}
	x.open("nodes")
	return &gexf{x: x, nodes: nodes, edges: edges}
}

func (g *gexf) node(id, label, from, to string, values []string) {
	g.x.open("node", "id", id, "label", label, "start", from, "end", to)
	g.values(values)
	g.x.close()
}

func (g *gexf) edge(source, target, label string, weight float64, from, to string, values []string) {
	g.startEdges()
	g.x.open("edge", "id", strconv.Itoa(g.count), "source", source, "target", target, "label", label, "weight", decimal(weight), "start", from, "end", to)
	g.values(values)
	g.x.close()
	g.count++
}

func (g *gexf) startEdges() {
	if g.count == 0 && g.x.names[len(g.x.names)-1] == "nodes" {
		g.x.close()
		g.x.open("edges")
	}
}

func (g *gexf) values(values []string) {
	g.x.open("attvalues")
	for i, v := range values {
		if v != "" {
			g.x.empty("attvalue", "for", strconv.Itoa(i), "value", v)
		}
	}
	g.x.close()
}

func (g *gexf) close() error {
	g.startEdges()
	return g.x.flush()
}
