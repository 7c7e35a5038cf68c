"""Tables and settings of get_dummies, as the core takes both."""

from random import Random

import numpy as np
import pandas as pd

NAN = np.nan

UNICODE = ["\U0001f427", "\uff5e", "Ümlaut", "zebra", "Zebra", "e\u0301", "é", "", " ", "日本", "a\nb"]

FRAMES = {
    "mixed": pd.DataFrame({
        "n": [3, 1, 2, 1],
        "city": [NAN, "Oslo", "Bergen", NAN],
        "x": [1.5, NAN, -0.0, 1e-5],
        "flag": [True, False, True, True],
        "maybe": [None, False, True, NAN],
        "size": pd.Categorical(["M", None, "S", "M"], categories=["S", "M", "L"]),
        "day": pd.to_datetime(["2021-01-02", None, "1969-12-31 23:59:59.250", "2021-01-02"]),
    }),
    "one level": pd.DataFrame({"a": ["x", "x"], "b": [7, 7], "c": ["y", NAN]}),
    "all missing": pd.DataFrame({
        "text": pd.Series([NAN, None], dtype=object),
        "number": [NAN, NAN],
        "category": pd.Categorical([NAN, NAN], categories=["p", "q"]),
        "none": pd.Categorical([NAN, NAN], categories=pd.Index([], dtype=object)),
        "day": pd.to_datetime([None, None]),
    }),
    "unused levels": pd.DataFrame({
        "c": pd.Categorical(["b", "a", NAN], categories=["z", "b", "y", "a"]),
        "o": pd.Categorical(["2", "10", "2"], categories=["10", "9", "2"], ordered=True),
    }),
    "no rows": pd.DataFrame({"a": pd.Series([], dtype=object), "n": pd.Series([], dtype=float),
                             "c": pd.Categorical([], categories=["u", "v"])}),
    "one row": pd.DataFrame({"a": ["x"], "b": [NAN]}),
    "unicode": pd.DataFrame({"Größe_m": UNICODE, "日": UNICODE[::-1]}),
    "separators": pd.DataFrame({"a_b": ["c", "d_e"], "a": ["b_c", "_"], "": ["", "x"]}),
    "same names": pd.DataFrame([[1, "x", "y", "p"], [2, "z", NAN, "q"]],
                               columns=["a", "b", "b", "c"]),
    "names that meet": pd.DataFrame({"a": ["b_c", "x"], "a_b": ["c", "y"], "a_x": [1, 2]}),
    "numbers": pd.DataFrame({
        "i": [10, -2, 10, 0, 123456789012],
        "f": [1e16, 1e15, 0.0001, 1e-5, 0.1 + 0.2],
        "g": [np.inf, -np.inf, 5e-324, 1.7976931348623157e308, 2.5],
        "zero": [-0.0, 0.0, 1.0, 2.0, NAN],
        "b": [True, True, True, True, True],
    }),
    "days": pd.DataFrame({"d": pd.to_datetime(
        ["1970-01-01", "1900-03-01", "2000-02-29", "2100-02-28 23:59:59", "1700-12-31 00:00:00.001"]
    )}),
    "numbers only": pd.DataFrame({"n": [1, 2], "x": [0.5, NAN], "b": [True, False]}),
}


def choices(frame):
    """Settings that go round: which columns, and how they are called."""
    names = list(dict.fromkeys(frame.columns))
    objects = [name for name in frame.columns
               if name in frame.select_dtypes(["object", "category"]).columns]
    yield {}
    yield {"columns": names}
    yield {"columns": names[::-1]}
    yield {"columns": names[-1:]}
    yield {"columns": []}
    yield {"columns": [names[0], names[0]]}
    yield {"prefix": "p"}
    yield {"prefix": "", "prefix_sep": ""}
    yield {"prefix_sep": " | "}
    yield {"prefix": [f"p{i}" for i in range(len(objects))]}
    yield {"prefix": {name: f"<{name}>" for name in objects}}
    yield {"prefix_sep": [f"{i}" for i in range(len(objects))]}
    yield {"prefix_sep": {name: "=" for name in objects}, "prefix": "q"}
    yield {"columns": names, "prefix": ["one", "list", "too", "short"]}
    yield {"columns": names[:1], "prefix": {"elsewhere": "p"}}
    yield {"columns": [*names, "nowhere"]}


def cases():
    for name, frame in FRAMES.items():
        for settings in choices(frame):
            for missing in (False, True):
                for first in (False, True):
                    yield name, {**settings, "dummy_na": missing, "drop_first": first}


def column(name, series):
    """A series as descent/encoding.hpp has it."""
    if isinstance(series.dtype, pd.CategoricalDtype):
        return {"name": name, "kind": "category", "codes": series.cat.codes.tolist(),
                "levels": series.cat.categories.tolist()}
    if pd.api.types.is_datetime64_any_dtype(series):
        days = [None if pd.isna(day) else day.value / 1e6 for day in series]
        return {"name": name, "kind": "date", "values": days}
    present = series.dropna()
    if series.dtype == bool or (series.dtype == object and len(present)
                                and all(isinstance(cell, bool) for cell in present)):
        return {"name": name, "kind": "boolean", "values": numbers(series)}
    if series.dtype != object:
        kind = "integer" if pd.api.types.is_integer_dtype(series) else "number"
        return {"name": name, "kind": kind, "values": numbers(series)}
    levels = list(dict.fromkeys(present)) + ["never seen"]
    Random(name).shuffle(levels)
    codes = [-1 if pd.isna(cell) else levels.index(cell) for cell in series]
    return {"name": name, "kind": "text", "codes": codes, "levels": levels}


def numbers(series):
    """JSON has no number that is not finite: null stands for NaN, texts for the infinite ones."""
    cells = [None if pd.isna(cell) else float(cell) for cell in series]
    return [str(cell) if cell is not None and np.isinf(cell) else cell for cell in cells]


def columns(frame):
    return [column(name, frame.iloc[:, i]) for i, name in enumerate(frame.columns)]


def cells(series):
    """Of a column of the encoded table: a text, a number, or null."""
    if pd.api.types.is_datetime64_any_dtype(series):
        return [None if pd.isna(cell) else cell.value / 1e6 for cell in series]
    if series.dtype != object and not isinstance(series.dtype, pd.CategoricalDtype):
        return numbers(series)
    plain = [None if pd.isna(cell) else cell for cell in series]
    return [float(cell) if isinstance(cell, bool) else cell for cell in plain]
