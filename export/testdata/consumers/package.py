"""Validates a folder of tables by its datapackage.json with frictionless."""

import json
import pathlib
import sys

import frictionless

package = frictionless.Package(str(pathlib.Path(sys.argv[1]) / "datapackage.json"))
report = package.validate()
json.dump({
    "valid": report.valid,
    "errors": report.flatten(["type", "title", "message"])[:5],
    "rows": {task.name: task.stats["rows"] for task in report.tasks},
    "fields": sum(len(r.schema.fields) for r in package.resources),
}, sys.stdout)
