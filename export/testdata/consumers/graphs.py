"""Reads graphs with NetworkX and says what it found."""

import json
import pathlib
import sys

import networkx

result = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*")):
    graph = (networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml)(path)
    labels = {str(n): data.get("label") for n, data in graph.nodes(data=True)}
    result[path.name] = {
        "kind": type(graph).__name__,
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "weight": sum(data["weight"] for _, _, data in graph.edges(data=True)),
        "words": sum(data["words"] for _, data in graph.nodes(data=True)),
        "types": sorted({type(data["words"]).__name__ for _, data in graph.nodes(data=True)}),
        "labels": sorted(label or "" for label in labels.values()),
    }
json.dump(result, sys.stdout)
