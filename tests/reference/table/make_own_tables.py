"""Writes own-tables.json: tables as training sees them, by pandas and numpy.

  sudo apt-get install python3-pandas
  python3 tests/reference/table/make_own_tables.py

Where python3 is not Debian's own, say /usr/bin/python3. Debian 12 has pandas 1.5.3.
"""

import io
import json
import random
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.append(str(Path(__file__).parents[1]))
from splitmix import Random  # noqa: E402

OUTPUT = Path(__file__).with_name("own-tables.json")
SPLIT = 2  # the stream


def draw(rows, seed, comma=False):
    """A CSV of every kind of column, with gaps in all but one."""
    rng = random.Random(seed)

    def gap(cell, share=0.1):
        return "NA" if rng.random() < share else cell

    def number(value):
        return f"{value:.3f}".replace(".", "," if comma else ".")

    lines = ["city;size;mass;on;day;Zähler;species"]
    for _ in range(rows):
        lines.append(";".join([
            gap(rng.choice(["Bern", "Aarau", "Zürich", "Uri", "\U0001f427", "Bern", "Uri"])),
            gap(rng.choice(["S", "M", "L"])),
            gap(number(rng.gauss(40, 9))),
            gap(rng.choice(["true", "false", "True"])),
            gap(f"20{rng.randint(10, 24)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"),
            str(rng.randint(-3, 3)),
            gap(rng.choice(["gentoo", "adelie", "chinstrap"]), 0.05),
        ]))
    return "\n".join(lines) + "\n"


def columns(**missing):
    kinds = {"city": "category", "size": "ordered", "mass": "number", "on": "boolean", "day": "date",
             "Zähler": "number", "species": "category"}
    made = []
    for name, kind in kinds.items():
        column = {"name": name, "kind": kind}
        if kind == "ordered":
            column["order"] = ["S", "M", "L"]
        if name in missing:
            column["missing"] = missing[name]
        made.append(column)
    return made


def without(made, *names):
    return [column for column in made if column["name"] not in names]


FILLED = {"city": "most_frequent", "size": "most_frequent", "mass": "median", "on": "most_frequent",
          "day": "mean"}
OWN = {**FILLED, "city": "level", "size": "level", "mass": "mean", "day": "median"}
CASES = [
    ("rows with gaps are left out", 60, {}, {"columns": columns()}),
    ("gaps are filled", 60, {}, {"columns": columns(**FILLED)}),
    ("gaps are levels", 61, {"seed": 7, "train_fraction": 0.6},
     {"columns": columns(**OWN), "drop_first": True}),
    ("levels are numbered", 60, {"seed": 3}, {"columns": columns(**OWN), "encode": "integers"}),
    ("levels that training rows do not have", 16, {"seed": 4, "train_fraction": 0.3},
     {"columns": columns(**FILLED)}),
    ("numbers for levels that training rows do not have", 16, {"seed": 4, "train_fraction": 0.3},
     {"columns": columns(**FILLED), "encode": "integers"}),
    ("as they are", 40, {"standardize": False}, {"columns": columns(**FILLED)}),
    ("regression", 50, {"seed": 12}, {"columns": columns(**{**FILLED, "mass": "drop"}),
                                      "target": "mass", "task": "regression", "decimal": ","}),
    ("numbers are classes", 50, {}, {"columns": columns(**FILLED), "target": "Zähler"}),
    ("levels in order are classes", 50, {}, {"columns": columns(**{**FILLED, "size": "drop"}),
                                             "target": "size"}),
    ("true and false are classes", 50, {}, {"columns": without(
        columns(**{**FILLED, "on": "drop"}), "city", "species"), "target": "on"}),
    ("other words for missing", 50, {}, {"columns": columns(**FILLED),
                                         "missing_texts": ["NA", "Uri"]}),
]


def read(text, table):
    """The columns of the document: numbers, days, texts; missing cells NaN or None."""
    words = table.get("missing_texts")
    raw = pd.read_csv(io.StringIO(text), sep=";", dtype=str, na_values=words or [],
                      keep_default_na=words is None)
    frame = pd.DataFrame(index=raw.index)
    for column in table["columns"]:
        cells = raw[column["name"]]
        if column["kind"] == "number":
            cells = cells.str.replace(table.get("decimal", "."), ".", regex=False).astype(float)
        elif column["kind"] == "boolean":
            cells = cells.str.lower().map({"true": 1.0, "false": 0.0})
        elif column["kind"] == "date":
            cells = (pd.to_datetime(cells) - pd.Timestamp(0)) / pd.Timedelta(days=1)
        frame[column["name"]] = cells
    return frame


def fill(cells, column, training):
    how = column.get("missing", "drop")
    if how == "level":
        return cells.fillna("missing")
    if how == "drop":
        return cells
    present = cells.iloc[training].dropna()
    if how == "most_frequent" and column["kind"] == "ordered":
        ranks = present.map(column["order"].index)
        return cells.fillna(column["order"][int(ranks.mode().min())])
    value = {"mean": present.mean, "median": present.median,
             "most_frequent": lambda: min(present.mode())}[how]()
    return cells.fillna(value)


def encode(frame, table, training):
    """get_dummies of what is no target, with the levels of the training rows alone."""
    features = [column for column in table["columns"] if column["name"] != table["target"]]
    dummies = []
    made = {}
    unseen = {}
    for column in features:
        name, cells = column["name"], frame[column["name"]]
        if column["kind"] == "ordered":
            order = column["order"] + ["missing"] * (column.get("missing") == "level")
            made[name] = cells.map(order.index).astype(float)
        elif column["kind"] == "category":
            levels = sorted(cells.iloc[training].unique())
            known = pd.Categorical(cells, categories=levels)
            unseen[name] = int((known.codes < 0).sum())
            if table.get("encode") == "integers":
                made[name] = known.codes.astype(float)
            else:
                made[name] = known
                dummies.append(name)
        else:
            made[name] = cells.astype(float)
    return pd.get_dummies(pd.DataFrame(made), columns=dummies,
                          drop_first=table.get("drop_first", False)), unseen


def standardized(x, training):
    mean, deviation = x[training].mean(0), x[training].std(0)
    return (x - mean) / np.where(deviation > 0, deviation, 1)


def numbers(array):
    return np.asarray(array, dtype=float).round(9).tolist()


def case(name, rows, settings, given):
    table = {"name": "own.csv", "sha256": "0" * 64, "rows": rows, "target": "species",
             "task": "classification", **given}
    text = draw(rows, len(name), table.get("decimal") == ",")
    frame = read(text, table)
    dropping = [column["name"] for column in table["columns"] if column.get("missing", "drop") == "drop"]
    kept = np.flatnonzero(frame[dropping].notna().all(axis=1))
    frame = frame.iloc[kept].reset_index(drop=True)

    order = list(range(len(frame)))
    Random(settings.get("seed", 1), SPLIT).shuffle(order)
    share = settings.get("train_fraction", 0.8) * len(frame)
    count = max(1, int(np.floor(share + 0.5)))
    training, test = order[:count], order[count:]

    for column in table["columns"]:
        frame[column["name"]] = fill(frame[column["name"]], column, training)
    encoded, unseen = encode(frame, table, training)
    target = frame[table["target"]]
    kind = next(c for c in table["columns"] if c["name"] == table["target"])
    classes = None
    y = target
    if table["task"] == "classification":
        present = set(target)
        classes = [one for one in kind.get("order", sorted(present)) if one in present]
        y = target.map(classes.index)
        words = {"number": lambda one: str(int(one)), "boolean": lambda one: ["false", "true"][int(one)]}
        classes = [words.get(kind["kind"], str)(one) for one in classes]
    x = encoded.to_numpy(dtype=float)
    seen = standardized(x, training) if settings.get("standardize", True) else x
    seed = {"seed": settings["seed"]} if "seed" in settings else {}
    data = {"source": "table", **{k: v for k, v in settings.items() if k != "seed"}, "table": table}
    return {
        "name": name, "text": text, **seed, "data": data,
        "kept": kept.tolist(), "training": training, "features": list(encoded.columns),
        "unseen": unseen, "classes": classes, "x": numbers(x), "y": numbers(y),
        "train": numbers(seen[training]), "test": numbers(seen[test]),
    }


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(case(*one), ensure_ascii=False) for one in CASES)
    OUTPUT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
