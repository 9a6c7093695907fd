"""Write the gazetteer's SQLite file: the same entries give the same content."""

import hashlib
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer import DEGREE, NAMINGS, PROMINENCE, SCHEMA_VERSION, fold, key_filter, spelling
from geomap.outputs import whole
from geomap.records import KINDS
from geomap.sources.entries import STRENGTH, Entry

_FIRST_NUMBER = 200_000_000  # of a place without a GeoNames id; GeoNames has not come to 14 million
_NUMBERS = 60_000_000  # so that SQLite writes each in four bytes
_SCHEMA = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE place (id INTEGER PRIMARY KEY, reference TEXT, name TEXT NOT NULL, lon INTEGER NOT NULL,
        lat INTEGER NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
        population INTEGER NOT NULL, prominence INTEGER NOT NULL, capital INTEGER NOT NULL);
    CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, naming INTEGER NOT NULL, written TEXT,
        PRIMARY KEY (key, place)) WITHOUT ROWID;
    CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL, capital INTEGER) WITHOUT ROWID;
    CREATE TABLE division (country TEXT, admin1 TEXT, place INTEGER NOT NULL,
        PRIMARY KEY (country, admin1)) WITHOUT ROWID;
    CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE source (name TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL);
"""
_INDEX = "CREATE UNIQUE INDEX reference ON place (reference) WHERE reference IS NOT NULL"
TABLES = ("country", "demonym", "division", "kind", "name", "place", "source")


def write(
    path: Path, entries: Iterable[Entry], *, demonyms: Mapping[str, str], sources: Iterable[tuple[str, str, str]]
) -> None:
    """Write the gazetteer to ``path``, whole or not at all.

    ``entries`` have each id once. ``demonyms`` maps a word to a place's id;
    ``sources`` are (name, licence, attribution).
    """
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "draft")) as connection:
        connection.executescript(_SCHEMA)
        for table, rows in _tables(sorted(entries, key=lambda entry: entry.place.id), demonyms).items():
            marks = ", ".join("?" * len(rows[0])) if rows else ""
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.executemany("INSERT INTO source VALUES (?, ?, ?)", sources)
        connection.execute(_INDEX)
        connection.commit()
        # A copy made in one go has its pages in order, whatever the inserts did.
        with whole(path) as copy:
            connection.execute("VACUUM INTO ?", (str(copy),))


def _tables(entries: list[Entry], demonyms: Mapping[str, str]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table but ``source``, in the order of its key."""
    numbers = _numbers([entry.place.id for entry in entries])
    names = sorted(_name_rows(entries, numbers))
    bits = zlib.compress(key_filter(row[0] for row in names), 9)
    return {
        "meta": [("filter", bits), ("schema", SCHEMA_VERSION)],
        "kind": list(enumerate(KINDS)),
        "place": sorted(_place_rows(entries, numbers)),
        "name": names,
        "country": _country_rows(entries, numbers),
        "division": _division_rows(entries, numbers),
        "demonym": sorted({fold(word): numbers[id] for word, id in sorted(demonyms.items())}.items()),
    }


def _numbers(ids: list[str]) -> dict[str, int]:
    """Return a number for each of ``ids``: the GeoNames id, or one drawn from the id's letters.

    A number drawn from the letters stays when other places come and go, so that
    a rebuilt file differs little from the one before it.
    """
    numbers = {id: int(id) for id in ids if id.isdigit()}
    taken: set[int] = set()
    for id in sorted(set(ids) - numbers.keys()):
        number = zlib.crc32(id.encode()) % _NUMBERS
        while number in taken:
            number += 1
        taken.add(number)
        numbers[id] = _FIRST_NUMBER + number
    return numbers


def _place_rows(entries: list[Entry], numbers: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        place = entry.place
        reference = None if place.id.isdigit() else place.id
        lon, lat = round(place.lon * DEGREE), round(place.lat * DEGREE)
        kind, prominence = KINDS.index(place.kind), round(entry.prominence * PROMINENCE)
        where = (place.country, place.admin1, place.population)
        yield (numbers[place.id], reference, place.name, lon, lat, kind, *where, prominence, int(entry.capital))


def _name_rows(entries: list[Entry], numbers: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each key of a place, with the strongest naming that the place has it by."""
    for entry in entries:
        best: dict[str, tuple[int, str]] = {}
        for name in entry.names:
            key, found = fold(name.written), (STRENGTH.index(name.naming), name.written)
            if key and (key not in best or found < best[key]):
                best[key] = found
        for key, (strength, written) in best.items():
            said = None if written == spelling(key, entry.place.name) else written
            yield key, numbers[entry.place.id], NAMINGS.index(STRENGTH[strength]), said


def _country_rows(entries: list[Entry], numbers: Mapping[str, int]) -> list[tuple[Any, ...]]:
    capitals = {entry.place.country: numbers[entry.place.id] for entry in entries if entry.capital}
    countries = [entry.place for entry in entries if entry.place.kind == "country"]
    return sorted((place.country, numbers[place.id], capitals.get(place.country)) for place in countries)


def _division_rows(entries: list[Entry], numbers: Mapping[str, int]) -> list[tuple[Any, ...]]:
    divisions = [entry.place for entry in entries if entry.place.kind == "region1" and entry.place.admin1]
    return sorted((place.country, place.admin1, numbers[place.id]) for place in divisions)


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table in the gazetteer at ``path``, in the order of its key."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"the gazetteer {path} is damaged ({error}); run 'geomap gazetteer build'") from error


def content_hash(rows: Iterable[tuple[Any, ...]]) -> str:
    """Return the SHA-256 of ``rows``: of what a table says, however SQLite lays it out."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()
