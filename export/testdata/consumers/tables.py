"""Profiles every table of a folder with the programs that researchers read
them with. A profile is, for each column: how many cells are null, and a sum:
of the numbers, of the true ones, of the code points, of the lists' items."""

import csv
import json
import pathlib
import sys

import duckdb
import pandas
import pyarrow.parquet

folder = pathlib.Path(sys.argv[1])


def profile_duckdb(source):
    profile = {}
    for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall():
        value = f'"{name}"'
        if kind == "VARCHAR":
            value = f"length({value})"
        elif kind == "VARCHAR[]":
            value = f"len({value})"
        elif kind == "BOOLEAN":
            value = f"CAST({value} AS INTEGER)"
        nulls, total = duckdb.sql(f'SELECT count(*) - count("{name}"), coalesce(sum({value}), 0) FROM {source}').fetchall()[0]
        profile[name] = [nulls, round(float(total), 6)]
    return profile


def measure(v):
    if isinstance(v, str):
        return len(v)
    if hasattr(v, "__len__"):
        return len(v)
    return float(v)


def profile_values(columns):
    profile = {}
    for name, values in columns:
        known = [v for v in values if v is not None]
        profile[name] = [len(values) - len(known), round(float(sum(measure(v) for v in known)), 6)]
    return profile


def profile_pandas(path):
    frame = pandas.read_parquet(path)
    return profile_values((name, [v if hasattr(v, "__len__") or not pandas.isna(v) else None for v in frame[name]]) for name in frame.columns)


def profile_arrow(path):
    table = pyarrow.parquet.read_table(path)
    return profile_values((name, table[name].to_pylist()) for name in table.column_names)


def profile_csv(path, **dialect):
    """A CSV cell cannot tell null from empty, and has text with the guard."""
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", **dialect)
    return {name: [int((frame[name] == "").sum()), len(frame)] for name in frame.columns}


def profile_jsonl(path):
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return profile_values((name, [row[name] for row in rows]) for name in rows[0])


result = {}
for path in sorted(folder.glob("*.parquet")):
    table = path.stem
    result[table] = {
        "duckdb": profile_duckdb(f"'{path}'"),
        "pandas": profile_pandas(path),
        "pyarrow": profile_arrow(path),
        "jsonl": profile_jsonl(path.with_suffix(".jsonl")),
        "csv": profile_csv(path.with_suffix(".csv")),
        "tsv": profile_csv(path.with_suffix(".tsv"), sep="\t", quoting=csv.QUOTE_NONE),
        "columns": pyarrow.parquet.read_schema(path).names,
        "metadata": len(pyarrow.parquet.read_schema(path).metadata or {}),
    }
json.dump(result, sys.stdout)
