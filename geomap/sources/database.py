"""Write the gazetteer's SQLite file: the same entries give the same content."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from geomap.gazetteer import DEGREE, NAMINGS, SCHEMA_VERSION, fold, key_filter
from geomap.records import KINDS
from geomap.sources.entries import Entry

_FIRST_NUMBER = 200_000_000  # of a place without a GeoNames id; GeoNames has not come to 14 million
_SCHEMA = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE place (id INTEGER PRIMARY KEY, reference TEXT, name TEXT NOT NULL, lon INTEGER NOT NULL,
        lat INTEGER NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
        population INTEGER NOT NULL, capital INTEGER NOT NULL);
    CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, naming INTEGER NOT NULL, written TEXT,
        PRIMARY KEY (key, place)) WITHOUT ROWID;
    CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL, capital INTEGER) WITHOUT ROWID;
    CREATE TABLE division (country TEXT, admin1 TEXT, place INTEGER NOT NULL,
        PRIMARY KEY (country, admin1)) WITHOUT ROWID;
    CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE source (name TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL);
"""
_INDEX = "CREATE UNIQUE INDEX reference ON place (reference) WHERE reference IS NOT NULL"
HASHED_TABLES = ("country", "demonym", "division", "kind", "name", "place", "source")


def write(
    path: Path, entries: Iterable[Entry], *, demonyms: Mapping[str, str], sources: Iterable[tuple[str, str, str]]
) -> None:
    """Write the gazetteer to ``path``, over whatever is there.

    ``entries`` have each id once. ``demonyms`` maps a word to a place's id;
    ``sources`` are (name, licence, attribution).
    """
    ordered = sorted(entries, key=lambda entry: entry.place.id)
    numbers = _numbers([entry.place.id for entry in ordered])
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as connection:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO kind VALUES (?, ?)", enumerate(KINDS))
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", sorted(_place_rows(ordered, numbers)))
        names = sorted(_name_rows(ordered, numbers))
        connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names)
        connection.executemany("INSERT INTO country VALUES (?, ?, ?)", _country_rows(ordered, numbers))
        connection.executemany("INSERT INTO division VALUES (?, ?, ?)", _division_rows(ordered, numbers))
        rows = sorted((fold(word), numbers[id]) for word, id in demonyms.items())
        connection.executemany("INSERT OR IGNORE INTO demonym VALUES (?, ?)", rows)
        connection.executemany("INSERT INTO source VALUES (?, ?, ?)", sources)
        bits = zlib.compress(key_filter(row[0] for row in names), 9)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("filter", bits), ("schema", SCHEMA_VERSION)])
        connection.execute(_INDEX)
        connection.commit()
        # A copy made in one go has its pages in order, whatever the inserts did.
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("VACUUM INTO ?", (str(path),))
    draft.unlink()


def _numbers(ids: list[str]) -> dict[str, int]:
    own = [id for id in ids if not id.isdigit()]
    return {id: int(id) for id in ids if id.isdigit()} | {id: _FIRST_NUMBER + n for n, id in enumerate(own)}


def _place_rows(entries: list[Entry], numbers: Mapping[str, int]) -> Iterable[tuple[Any, ...]]:
    for entry in entries:
        place = entry.place
        reference = None if place.id.isdigit() else place.id
        lon, lat = round(place.lon * DEGREE), round(place.lat * DEGREE)
        kind, capital = KINDS.index(place.kind), int(entry.capital)
        where = (place.country, place.admin1, place.population)
        yield (numbers[place.id], reference, place.name, lon, lat, kind, *where, capital)


def _name_rows(entries: list[Entry], numbers: Mapping[str, int]) -> Iterable[tuple[object, ...]]:
    """Yield one row for each key of a place, with the best naming that the place has it by."""
    for entry in entries:
        best: dict[str, tuple[int, str]] = {}
        for name in entry.names:
            key, found = fold(name.written), (NAMINGS.index(name.naming), name.written)
            if key and (key not in best or found < best[key]):
                best[key] = found
        for key, (naming, written) in best.items():
            yield key, numbers[entry.place.id], naming, None if written == key.title() else written


def _country_rows(entries: list[Entry], numbers: Mapping[str, int]) -> list[tuple[object, ...]]:
    capitals = {entry.place.country: numbers[entry.place.id] for entry in entries if entry.capital}
    countries = [entry.place for entry in entries if entry.place.kind == "country"]
    return sorted((place.country, numbers[place.id], capitals.get(place.country)) for place in countries)


def _division_rows(entries: list[Entry], numbers: Mapping[str, int]) -> list[tuple[object, ...]]:
    divisions = [entry.place for entry in entries if entry.place.kind == "region1" and entry.place.admin1]
    return sorted((place.country, place.admin1, numbers[place.id]) for place in divisions)


def table_hashes(path: Path) -> dict[str, str]:
    """Return the SHA-256 of the content of each table in the gazetteer at ``path``: its rows in order."""
    hashes = {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        for table in HASHED_TABLES:
            digest = hashlib.sha256()
            for row in connection.execute(f"SELECT * FROM {table}"):
                digest.update(repr(row).encode())
            hashes[table] = digest.hexdigest()
    return hashes
