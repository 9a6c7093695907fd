"""Build the sea lanes anew: ``python -m geomap.sources.sealanes PACKAGES``, or ``--gates`` to mark passages only."""

import csv
import hashlib
import json
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geomap.datafiles import data_path
from geomap.outputs import whole
from geomap.records import LonLat
from geomap.sources.builder import LANES, LEDGER
from geomap.sources.packages import PACKAGES, Package, open_package
from geomap.sources.sealanes import build, mark

NETWORK = "sealanes.npz"
TABLES = ("curated/channels.csv", "curated/main_ports.csv", "curated/passages.csv")


def main(arguments: Sequence[str]) -> None:
    """Build the sea lanes out of world-atlas in the folder of packages that ``arguments`` name, or mark passages."""
    package = PACKAGES["world-atlas"]
    if arguments[0] == "--gates":
        mark(data_path(NETWORK), data_path("curated/passages.csv"))
    else:
        atlas = open_package(package, Path(arguments[0]))
        fine, coarse = (atlas.read(f"package/land-{scale}.json") for scale in ("10m", "50m"))
        with whole(data_path(NETWORK)) as path:
            build(fine, coarse, _ports(), data_path("curated"), path, progress=print)
    _note(package)


def _note(package: Package) -> None:
    """Write what was built into the ledger."""
    ledger = json.loads(data_path(LEDGER).read_text(encoding="utf-8")) | {LANES: _facts(package)}
    with whole(data_path(LEDGER)) as path:
        path.write_text(json.dumps(ledger, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _ports() -> list[LonLat]:
    """Return the ports of the gazetteer and the main ports of countries."""
    with sqlite3.connect(data_path("gazetteer.sqlite")) as gazetteer:
        rows = gazetteer.execute("SELECT lon, lat FROM place WHERE kind = (SELECT id FROM kind WHERE name = 'port')")
        ports = [(lon / 1e5, lat / 1e5) for lon, lat in rows]
    with data_path("curated/main_ports.csv").open(encoding="utf-8", newline="") as file:
        return ports + [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]


def _facts(package: Package) -> dict[str, Any]:
    """Return what the ledger says of the sea lanes: what was built, and from what, the ports of the gazetteer apart."""
    return {
        "file": NETWORK,
        "sha256": _hash(NETWORK),
        "licence": "land of Natural Earth, public domain; tables CC0-1.0",
        "source": f"{package.name} {package.version}",
        "tables": [{"file": table, "sha256": _hash(table)} for table in TABLES],
    }


def _hash(file: str) -> str:
    return hashlib.sha256(data_path(file).read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
