"""The file format of the bundled data sets.

A file is gzip of: one line of JSON (the header), then rows x columns values in row-major order,
then one y a row; everything little-endian. The header says what the values are:

  name, rows, columns
  type      "uint8" or "float32", the type of the values
  scale     x = value * scale
  task      "classification" (y is a uint8 class index) or "regression" (y is a float32)
  classes   the names of the classes, or null
  features  the names of the columns, or null
  image     [height, width] when a row is a picture, or null
"""

import gzip
import io
import json

import numpy as np

VALUE_TYPES = {"uint8": np.dtype("u1"), "float32": np.dtype("<f4")}


def write_table(path, name, x, y, *, type, scale=1, classes=None, features=None, image=None):
    """Writes rows x and targets y; with `classes`, y holds class indices."""
    x, y = np.asarray(x), np.asarray(y)
    rows, columns = x.shape
    _require(y.shape == (rows,), "one target a row is needed")
    _require(np.isfinite(x).all(), "a value is missing")
    _require(features is None or len(features) == columns, "one name a column is needed")
    _require(image is None or image[0] * image[1] == columns, "the picture does not fill a row")
    _require(classes is None or set(y) == set(range(len(classes))), "a class has no rows")

    values = x.astype(VALUE_TYPES[type])
    if type == "uint8":
        _require((values == x).all(), "a value is not a whole number from 0 to 255")
    header = {
        "name": name,
        "rows": rows,
        "columns": columns,
        "type": type,
        "scale": scale,
        "task": "regression" if classes is None else "classification",
        "classes": classes,
        "features": features,
        "image": image,
    }
    targets = y.astype(VALUE_TYPES["float32" if classes is None else "uint8"])
    content = json.dumps(header).encode() + b"\n" + values.tobytes() + targets.tobytes()
    path.write_bytes(gzipped(content))


def gzipped(content):
    """Without a file name or a time, so that the same content gives the same bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def _require(condition, message):
    if not condition:
        raise ValueError(message)
