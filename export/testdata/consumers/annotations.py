"""Expands annotations as linked data with PyLD. A term that the context does
not know would be dropped, so the properties that are left are counted."""

import json
import pathlib
import sys

from pyld import jsonld

here = pathlib.Path(__file__).parent
context = json.loads((here / "annotation-terms.json").read_text())


def load(url, options):
    if url != "http://www.w3.org/ns/anno.jsonld":
        raise ValueError(f"no document but the context of annotations should be asked for, not {url}")
    return {"contextUrl": None, "documentUrl": url, "document": context}


jsonld.set_document_loader(load)


def members(value):
    """Counts the members of all objects, but for the context."""
    if isinstance(value, dict):
        return sum(1 + members(v) for k, v in value.items() if k != "@context")
    if isinstance(value, list):
        return sum(members(v) for v in value)
    return 0


def properties(value):
    """Counts the members that expansion kept."""
    if isinstance(value, dict):
        if "@value" in value:
            return 0
        if "@list" in value:
            return properties(value["@list"])
        return sum(1 + properties(v) for v in value.values()) - (1 if set(value) == {"@id"} else 0)
    if isinstance(value, list):
        return sum(properties(v) for v in value)
    return 0


result = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jsonld")):
    document = json.loads(path.read_text(encoding="utf-8"))
    expanded = jsonld.expand(document)
    oa = "http://www.w3.org/ns/oa#"
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    result[path.name] = {
        "members": members(document),
        "properties": properties(expanded),
        "annotations": quads.count(f"<{oa}Annotation>"),
        "targets": quads.count(f"<{oa}hasTarget>"),
        "positions": quads.count(f"<{oa}TextPositionSelector>"),
    }
json.dump(result, sys.stdout)
