"""Makes the bundled data sets in web/public/data from Debian's packages.

  sudo apt-get install python3-numpy python3-sklearn r-cran-palmerpenguins dataset-fashion-mnist
  python3 web/tools/data/make.py [NAME ...]

Without names it makes every set. Where python3 is not Debian's own, say /usr/bin/python3.
"""

import csv
import gzip
import sys
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "public" / "data"
PENGUINS = Path("/usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv")
FASHION_MNIST = Path("/usr/share/datasets/fashion-mnist")

FASHION_CLASSES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                   "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
FASHION_ROWS_PER_CLASS = 400


class MissingPackage(Exception):
    def __init__(self, package):
        super().__init__(f"needs the Debian package {package}: sudo apt-get install {package}")


try:
    import numpy as np

    from table_file import write_table
except ModuleNotFoundError as error:
    sys.exit(f"{sys.executable}: {MissingPackage('python3-numpy')} ({error}); "
             "if it is installed, run this script with /usr/bin/python3")


def make_digits(path):
    digits = _sklearn_datasets().load_digits()
    classes = [str(digit) for digit in digits.target_names]
    write_table(path, "digits", digits.data, digits.target, type="uint8", scale=1 / 16,
                classes=classes, image=[8, 8])


def make_iris(path):
    _write_measurements(path, "iris", _sklearn_datasets().load_iris())


def make_breast_cancer(path):
    _write_measurements(path, "breast_cancer", _sklearn_datasets().load_breast_cancer())


def make_penguins(path):
    """The four measurements; the two birds that were not measured are left out."""
    features = {
        "bill_length_mm": "bill length (mm)",
        "bill_depth_mm": "bill depth (mm)",
        "flipper_length_mm": "flipper length (mm)",
        "body_mass_g": "body mass (g)",
    }
    with _open_from("r-cran-palmerpenguins", PENGUINS) as file:
        birds = list(csv.DictReader(file))
    measured = [bird for bird in birds if all(bird[column] != "NA" for column in features)]
    classes = sorted({bird["species"] for bird in measured})
    x = [[float(bird[column]) for column in features] for bird in measured]
    y = [classes.index(bird["species"]) for bird in measured]
    write_table(path, "penguins", x, y, type="float32", classes=classes,
                features=list(features.values()))


def make_fashion_mnist(path):
    """The first 400 pictures of each class in the official training set, in that set's order."""
    labels = _read_idx("train-labels-idx1-ubyte.gz")
    pictures = _read_idx("train-images-idx3-ubyte.gz")
    chosen = np.sort(np.concatenate([
        np.flatnonzero(labels == label)[:FASHION_ROWS_PER_CLASS]
        for label in range(len(FASHION_CLASSES))
    ]))
    _, height, width = pictures.shape
    write_table(path, "fashion_mnist", pictures[chosen].reshape(len(chosen), -1), labels[chosen],
                type="uint8", scale=1 / 255, classes=FASHION_CLASSES, image=[height, width])


MAKERS = {
    "digits": make_digits,
    "penguins": make_penguins,
    "iris": make_iris,
    "breast_cancer": make_breast_cancer,
    "fashion_mnist": make_fashion_mnist,
}


def _sklearn_datasets():
    try:
        from sklearn import datasets
    except ModuleNotFoundError as error:
        raise MissingPackage("python3-sklearn") from error
    return datasets


def _write_measurements(path, name, table):
    write_table(path, name, table.data, table.target, type="float32",
                classes=[str(name) for name in table.target_names],
                features=[str(name) for name in table.feature_names])


def _open_from(package, path, opener=open, mode="rt"):
    try:
        return opener(path, mode)
    except FileNotFoundError as error:
        raise MissingPackage(package) from error


def _read_idx(name):
    """IDX: two zero bytes, a type (8 is uint8), the number of sizes, the sizes, the values."""
    with _open_from("dataset-fashion-mnist", FASHION_MNIST / name, gzip.open, "rb") as file:
        content = file.read()
    if content[:3] != b"\0\0\x08":
        raise ValueError(f"{name} is not an IDX file of bytes")
    dimensions = content[3]
    sizes = np.frombuffer(content, ">u4", dimensions, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(sizes)


def main(names):
    unknown = [name for name in names if name not in MAKERS]
    if unknown:
        sys.exit(f"no such data set: {', '.join(unknown)} (there are {', '.join(MAKERS)})")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for name in names or MAKERS:
        path = OUTPUT / f"{name}.bin.gz"
        try:
            MAKERS[name](path)
        except (MissingPackage, ValueError) as error:
            sys.exit(f"{name}: {error}")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
