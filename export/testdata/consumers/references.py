"""Reads references with pybtex and prints them with citeproc-py."""

import json
import pathlib
import sys

import pybtex.database
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.richtext import Text

folder = pathlib.Path(sys.argv[1])
library = pybtex.database.parse_file(folder / "articles.bib")
entries = {}
for key, entry in library.entries.items():
    def read(name):
        return str(Text.from_latex(entry.fields[name])) if name in entry.fields else ""
    entries[key] = {"title": read("title"), "journal": read("journal"), "year": entry.fields.get("year", ""),
                    "authors": [" ".join(str(part) for part in person.rich_last_names) for person in entry.persons.get("author", [])]}

items = json.loads((folder / "articles.csljson").read_text(encoding="utf-8"))
bibliography = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain)
for item in items:
    if item.get("title") and item.get("issued"):
        bibliography.register(Citation([CitationItem(item["id"])]))
json.dump({"bibtex": entries, "csl": [i["id"] for i in items], "bibliography": [str(i) for i in bibliography.bibliography()]}, sys.stdout)
