"""Rebuilds both witnesses of TEI editions with lxml and with delb, and reads
the apparatus with teiphy."""

import json
import pathlib
import sys

import delb
import lxml.etree
from teiphy import Collation

TEI = "{http://www.tei-c.org/ns/1.0}"


def with_lxml(block, witness):
    text = block.text or ""
    for child in block:
        if child.tag == TEI + "app":
            for reading in child.findall(TEI + "rdg"):
                if witness in reading.get("wit").split():
                    text += with_lxml(reading, witness)
        else:
            text += with_lxml(child, witness)
        text += child.tail or ""
    return text


def with_delb(node, witness):
    text = ""
    for child in node.iterate_children():
        if not isinstance(child, delb.TagNode):
            text += child.content
        elif child.local_name != "rdg" or witness in child["wit"].value.split():
            text += with_delb(child, witness)
    return text


result = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
    tree = lxml.etree.parse(path)
    document = delb.Document(path)
    (block,) = tree.iter(TEI + "ab")
    (delb_block,) = document.css_select("ab")
    entry = {"lxml": {}, "delb": {}}
    for letter in "ab":
        entry["lxml"][letter] = with_lxml(block, "#" + letter)
        entry["delb"][letter] = with_delb(delb_block, "#" + letter)
    if tree.find(".//" + TEI + "app") is not None:
        collation = Collation(lxml.etree.parse(path))
        entry["witnesses"] = [w.id for w in collation.witnesses]
        entry["units"] = len(collation.variation_units)
        entry["readings"] = sum(len(u.readings) for u in collation.variation_units)
        entry["categories"] = sorted({c for u in collation.variation_units for c in u.analysis_categories})
    result[path.name] = entry
json.dump(result, sys.stdout)
