"""Writes frames.json and files.json: what pandas makes of tables, and of files of them.

Every case is also made with sparse=True, which must not change a cell.
"""

import json
import warnings
from pathlib import Path

import pandas as pd

from files import FILES, arguments, read
from frames import FRAMES, cases, cells, columns

warnings.simplefilter("ignore")
FOLDER = Path(__file__).parent


def encoded(frame, settings):
    """Null for what pandas refuses."""
    try:
        dense = pd.get_dummies(frame, **settings)
    except (KeyError, ValueError):
        return None
    sparse = pd.get_dummies(frame, **settings, sparse=True)
    assert dense.to_csv() == sparse.to_csv()
    return dense


def frame_case(name, settings):
    frame = encoded(FRAMES[name], settings)
    if frame is not None:
        frame = {"names": list(frame.columns),
                 "cells": [cells(frame.iloc[:, i]) for i in range(frame.shape[1])]}
    return {"table": name, "settings": settings, "encoded": frame}


def file_case(name, text, settings):
    """`text` that read_csv reads, and what to_csv writes."""
    frame = read(text, settings)
    kwargs = {key: value for key, value in settings.items() if key != "ordinal"}
    written = encoded(frame, kwargs).to_csv(index=False)
    # What is written without quotes could not be read again where a cell has a bare CR.
    assert "\r" not in written
    return {"name": name, "file": text, "arguments": arguments(settings), "written": written}


def write(name, content):
    path = FOLDER / name
    path.write_text(content, encoding="utf-8")
    print(f"{name}: {path.stat().st_size:,} bytes")


def main():
    made = f'"made_with": "pandas {pd.__version__}"'
    tables = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(columns(frame))}" for name, frame in FRAMES.items()
    )
    encodings = ",\n".join(json.dumps(frame_case(*case)) for case in cases())
    write("frames.json", f'{{{made},\n"tables": {{\n{tables}\n}},\n"cases": [\n{encodings}\n]}}\n')
    files = ",\n".join(json.dumps(file_case(*case)) for case in FILES)
    write("files.json", f'{{{made},\n"cases": [\n{files}\n]}}\n')


if __name__ == "__main__":
    main()
