"""Writes tables.json: how Python's csv and pandas read tables.

  sudo apt-get install python3-pandas
  python3 tests/reference/table/make_tables.py

Where python3 is not Debian's own, say /usr/bin/python3. Debian 12 has pandas 1.5.3.
"""

import base64
import csv
import io
import json
import math
import random
from pathlib import Path

import pandas as pd

OUTPUT = Path(__file__).with_name("tables.json")
SETTINGS = {"float_precision": "round_trip"}

# 1e400 is left out: pandas says text, and -inf for -1e400.
CELLS = """1|+1|-1| 1|1 | 1 |\t1|1\t|1\x0b|\f1|00012|-0|1.|.5|+.5|-.5|.|1.50|1e5|1E5|1e+5|1e-5|1.5e-3|.5e2|
2.e3|1e|1e+|e5|1e5.5|1e 5|1.5.2|1e-400|4.9e-324|2.2250738585072011e-308|0.1|123456789.123456789|
9007199254740991|3.141592653589793238462643|inf|-inf|+inf|INF|Inf|infinity|Infinity|-Infinity|
+infinity|infin| inf|inf |nan|NaN|-nan|-NaN|NAN|Nan|+nan|NA|N/A|n/a|Na|na|NULL|null|Null|None|none|
<NA>|#N/A|#NA|#N/A N/A|1.#IND|-1.#IND|1.#QNAN|-1.#QNAN| NA|NA |0x10|1_000|1 000|--1|+-1|- 1|-|+|1d5|
1f|1L|0b1|\u0661|1\u00a0|\u00a01|True|true|TRUE|tRUE|False|false|FALSE|T|F|yes|no| |   |true |1%|$1|
(1)|1-2|2020-01-01""".replace("\n", "").split("|") + [""]

COMMAS = ["1,5", "-1,5", ",5", "2,", "1,5e3", "1.5", "1,000,5", "1", "1.000,5", " 1,5 ", "inf", ","]

HEADERS = [",a,a", "a,a,a.1", "a,a.1,a", "Unnamed: 0,,a", ",,", "a,,a,,a", "a,a,a,a.2", "x.1,x,x",
           "a,A", "0,0,0", "Unnamed: 1,,", "a.1,a,a,a.1", "b,b,b,b", " a,a", ",Unnamed: 0", "a,a.1.1,a.1,a.1"]

DATES = ["2020-02-29", "2019-02-29", "1970-01-01", "1969-12-31", "2012-12-31T23:59", "2012-12-31 23:59:58",
         "2012-12-31T23:59:58.125", "2012-12-31T23:59:58.123456", "2012-12-31T23:59:58Z",
         "2012-12-31T23:59:58+01:00", "2012-12-31T23:59:58-0330", "2012-12-31T23:59:58+05", "2020-13-01",
         "2020-00-10", "2020-04-31", "2020-06-31", "1900-02-29", "2000-02-29", "2012-01-01T24:01", "2012-01-01T12:60",
         "1700-03-01", "2200-01-01T00:00:00.5-11:30"]


def column(cells, **settings):
    """The column as pandas reads it; a second one keeps empty cells from being empty lines."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["x", "y"], *([cell, "1"] for cell in cells)])
    return pd.read_csv(io.StringIO(text.getvalue()), **{**SETTINGS, **settings})["x"]


def spelled(value):
    if isinstance(value, float) and math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value


def reading(cell, **settings):
    """One cell: missing, or what else it is."""
    read = column([cell], **settings)
    if read.isna()[0]:
        return {"cell": cell, "is": "missing"}
    kind = {"b": "boolean", "i": "number", "u": "number", "f": "number", "O": "text"}[read.dtype.kind]
    value = {"boolean": bool, "number": float, "text": str}[kind](read[0])
    return {"cell": cell, "is": kind, "value": spelled(value), "whole": read.dtype.kind in "iu"}


def instant(text):
    """Milliseconds since 1970 UTC."""
    try:
        return pd.to_datetime(text, utc=True).value / 1e6
    except ValueError:
        return None


def draw_columns(rng):
    """Columns of one sort of cell each, some missing here and there."""
    sorts = {
        "whole": lambda: str(rng.randint(-50, 50)),
        "real": lambda: repr(rng.gauss(0, 10)),
        "mixed": lambda: rng.choice(["1", "2.5", "-3e2", "inf", " 4"]),
        "boolean": lambda: rng.choice(["True", "False", "true", "FALSE"]),
        "words": lambda: rng.choice(["Adelie", "Gentoo", "\u4f01\u9e45", "\U0001f427", "\uff5e", "a b", "z"]),
        "almost": lambda: rng.choice(["1", "2", "3", "x"]),
        "names": lambda: "".join(rng.choices("abcdefgh", k=12)),
    }
    for sort, draw in sorts.items():
        for missing in (0, 0.2):
            cells = [rng.choice(["", "NA", "n/a", "nan"]) if rng.random() < missing else draw() for _ in range(80)]
            yield f"{sort}{' with gaps' if missing else ''}", cells
    yield "nothing", [rng.choice(["", "NA"]) for _ in range(80)]


def read_column(name, cells):
    read = column(cells)
    present = read.dropna()
    boolean = len(present) > 0 and all(isinstance(value, bool) for value in present)
    kind = "boolean" if boolean or read.dtype.kind == "b" else {"i": "number", "f": "number", "O": "text"}[read.dtype.kind]
    result = {"name": name, "cells": cells, "is": kind, "integer": read.dtype.kind == "i",
              "missing": int(read.isna().sum()),
              "distinct": len({cell for cell, gone in zip(cells, read.isna()) if not gone})}
    values = [None if gone else spelled(value if kind == "text" else float(value))
              for value, gone in zip(read.tolist(), read.isna())]
    result["values"] = values
    if kind == "text":
        category = column(cells, dtype={"x": str}).astype("category").cat
        result["levels"] = category.categories.tolist()
        result["codes"] = category.codes.tolist()
    fitted = read[: len(read) // 2].dropna()
    if len(fitted):
        result["most_frequent"] = spelled(fitted.mode()[0] if kind == "text" else float(fitted.astype(float).mode()[0]))
    if kind == "number" and len(fitted):
        result["mean"] = spelled(float(fitted.mean()))
        result["median"] = spelled(float(fitted.median()))
    return result


def draw_texts(rng):
    """Small tables, as a csv.writer may write them, and what a csv.reader makes of the text."""
    pieces = ["a", "b c", ",", ";", "\t", "|", '"', "\n", "\r\n", "\u00e9", "\u4f60", "\U0001f600", " ", "'", ""]
    for delimiter in ",;\t|":
        for end in ("\n", "\r\n", "\r"):
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                for _ in range(4):
                    width = rng.randint(2, 5)
                    rows = [["".join(rng.choices(pieces, k=rng.randint(0, 4))) for _ in range(width)]
                            for _ in range(rng.randint(1, 8))]
                    if end == "\r":
                        rows = [[cell.replace("\n", "") for cell in row] for row in rows]
                    text = io.StringIO()
                    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
                    if rng.random() < 0.5:
                        text = io.StringIO(text.getvalue()[: -len(end)])
                    read = list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter))
                    yield {"delimiter": delimiter, "text": text.getvalue(), "rows": read}


CHINESE = "\u54c1\u79cd,\u4f53\u91cd\n\u5e1d\u4f01\u9e45,23\n\u963f\u5fb7\u5229\u4f01\u9e45,4\n"
WESTERN = "Stadt,Gr\u00f6\u00dfe\nM\u00fcnchen,1\nZ\u00fcrich,2\nK\u00f8benhavn,3\nCaf\u00e9 \u201cna\u00efve\u201d,\u20ac\n"
ENCODED = [(CHINESE, "utf-8", "utf-8"), (CHINESE, "utf-8-sig", "utf-8"), (CHINESE, "gbk", "gb18030"),
           (CHINESE.replace("\u9e45", "\U0002a6a5"), "gb18030", "gb18030"), (CHINESE, "utf-16-le", "utf-16le"),
           (CHINESE, "utf-16-be", "utf-16be"), ("\ufeff" + CHINESE, "utf-16-le", "utf-16le"),
           ("\ufeff" + CHINESE, "utf-16-be", "utf-16be"), ("\u4e00,\u4e00\u4e00\n\u4e00,b\n", "utf-16-le", "utf-16le"),
           (WESTERN, "cp1252", "windows-1252"), (WESTERN, "utf-8", "utf-8"), (WESTERN, "utf-16-le", "utf-16le"),
           ("a,b\n1,2\n", "ascii", "utf-8")]


def blank_lines():
    """What pandas leaves out between rows."""
    for delimiter in ",\t":
        for line in ("", " ", "   ", "\t", " \t ", '""', '" "', delimiter, f" {delimiter} "):
            for width in (1, 2):
                text = "\n".join([line, delimiter.join("ab"[:width]), line, delimiter.join("12"[:width]), line, ""])
                try:
                    read = pd.read_csv(io.StringIO(text), sep=delimiter, header=None, dtype=str,
                                       keep_default_na=False, na_values=[], names=list(range(width)), index_col=False)
                except pd.errors.ParserError:
                    continue
                yield {"text": text, "delimiter": delimiter, "rows": len(read)}


def encoded():
    """Texts in the encodings of Python, and the name that a browser has for each."""
    for text, codec, name in ENCODED:
        content = base64.b64encode(text.encode(codec)).decode()
        yield {"text": text.removeprefix("\ufeff"), "codec": codec, "encoding": name, "bytes": content}


def main():
    rng = random.Random(6)
    result = {
        "pandas": pd.__version__,
        "cells": [reading(cell) for cell in CELLS],
        "commas": [reading(cell, decimal=",") for cell in COMMAS],
        "headers": [{"header": header.split(","), "names": list(pd.read_csv(io.StringIO(header + "\n")).columns)}
                    for header in HEADERS],
        "dates": [{"cell": cell, "instant": instant(cell)} for cell in DATES],
        "columns": [read_column(name, cells) for name, cells in draw_columns(rng)],
        "texts": list(draw_texts(rng)),
        "blank_lines": list(blank_lines()),
        "encoded": list(encoded()),
    }
    OUTPUT.write_text(json.dumps(result, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
