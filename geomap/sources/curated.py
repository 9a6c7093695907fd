"""Places and names that no package holds: the tables that people write in ``gazetteer/curated``."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import SourceError
from geomap.gazetteer import NAMINGS, fold
from geomap.records import KINDS, LonLat, Place
from geomap.sources.entries import Entry, Name, entry, of_kind
from geomap.sources.terminals import port_names

TABLES = {
    "places.csv": ("id", "name", "kind", "country", "lon", "lat", "alternates", "note"),
    "ports.csv": ("id", "name", "country", "lon", "lat", "alternates", "note"),
    "names.csv": ("name", "country", "kind", "target", "naming", "note"),
    "demonyms.csv": ("demonym", "target_kind", "target"),
    "points.csv": ("country", "lon", "lat", "note"),
    "labels.csv": ("id", "name", "ar", "bn", "es", "fr", "ur"),
}
ENGLISH = "english"
_ID = re.compile(r"\d+|[a-z]+:[A-Za-z0-9-]+")
_COUNTRY = re.compile("[A-Z]{2}|")


@dataclass(frozen=True, slots=True)
class CuratedRow:
    """One row of a curated table, and where it stands."""

    file: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell in ``column``."""
        return self.cells[column]

    def wrong(self, what: str) -> SourceError:
        """Return the error that says ``what`` is wrong in this row."""
        return SourceError(f"{self.file} line {self.line}: {what}")


def read_table(folder: Path, name: str) -> list[CuratedRow]:
    """Return the rows of the table ``name`` in ``folder``, spaces around cells taken off."""
    file, columns = folder / name, TABLES[name]
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = next(reader, [])
            if tuple(header) != columns:
                raise SourceError(f"{file} line 1: columns are {','.join(header)!r}, expected {','.join(columns)!r}")
            return [_row(file, reader.line_num, columns, cells) for cells in reader if any(cells)]
    except FileNotFoundError as error:
        raise SourceError(f"no {file}; build from a checkout of geomap, which has the curated tables") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{file} is not a table in UTF-8 ({error}); correct it") from error


def _row(file: Path, line: int, columns: tuple[str, ...], cells: list[str]) -> CuratedRow:
    if len(cells) != len(columns):
        expected = f"expected {len(columns)}; quote cells that hold commas"
        raise SourceError(f"{file} line {line}: {len(cells)} cells, {expected}")
    return CuratedRow(file, line, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def places(rows: Iterable[CuratedRow]) -> Iterator[Entry]:
    """Yield the places of places.csv."""
    for row in _each_once(rows, "id"):
        if row["kind"] not in KINDS:
            raise row.wrong(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        yield entry(_place(row, row["name"], row["kind"]), _others(row), prominence=of_kind(row["kind"]))


def ports(rows: Iterable[CuratedRow]) -> Iterator[Entry]:
    """Yield the ports of ports.csv."""
    for row in _each_once(rows, "id"):
        others = [name.written for name in _others(row)]
        town = row["name"].removeprefix("Port of ")
        yield entry(_place(row, row["name"], "port"), port_names(town, others), prominence=of_kind("port"))


def _each_once(rows: Iterable[CuratedRow], column: str) -> Iterator[CuratedRow]:
    """Yield ``rows``; two that have the same in ``column``, whatever the case, are an error."""
    seen: set[str] = set()
    for row in rows:
        key = row[column].casefold()
        if key in seen:
            raise row.wrong(f"{column} {row[column]!r} stands there twice")
        seen.add(key)
        yield row


def _place(row: CuratedRow, name: str, kind: str) -> Place:
    if not fold(name):
        raise row.wrong(f"name {name!r} has no letters")
    if not _ID.fullmatch(row["id"]):
        raise row.wrong(f"id {row['id']!r} is neither a GeoNames number nor like 'curated:strait-of-hormuz'")
    if not _COUNTRY.fullmatch(row["country"]):
        raise row.wrong(f"country {row['country']!r} is no ISO 3166-1 alpha-2 code; leave it empty for none")
    lon, lat = _degrees(row, "lon", 180), _degrees(row, "lat", 90)
    return Place(row["id"], name, lon, lat, kind, row["country"])


def points(rows: Iterable[CuratedRow]) -> dict[str, LonLat]:
    """Return the points of points.csv, by the country's code."""
    return {
        row["country"]: (_degrees(row, "lon", 180), _degrees(row, "lat", 90)) for row in _each_once(rows, "country")
    }


def _degrees(row: CuratedRow, column: str, most: float) -> float:
    try:
        degrees = float(row[column])
    except ValueError:
        raise row.wrong(f"{column} {row[column]!r} is no number") from None
    if not -most <= degrees <= most:
        raise row.wrong(f"{column} {row[column]!r} is outside -{most} to {most}")
    return round(degrees, 5)


def _others(row: CuratedRow) -> list[Name]:
    return [Name(name.strip(), "alternate") for name in row["alternates"].split(";") if name.strip()]


class Index:
    """The places known so far, found by kind, country and own name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index ``entries``."""
        self._by_name: dict[tuple[str, str, str], Place] = {}
        self._ids: dict[str, Place] = {}
        for place in (known.place for known in entries):
            self._ids[place.id] = place
            for key in (place.kind, place.country, fold(place.name)), (place.kind, "", fold(place.name)):
                other = self._by_name.get(key)
                if other is None or (place.population, place.id) > (other.population, other.id):
                    self._by_name[key] = place
            if place.kind == "country":
                self._by_name["country", "", fold(place.country)] = place

    def target(self, row: CuratedRow, kind: str, country: str, target: str) -> str:
        """Return the id of the place that ``row`` speaks of, the largest where several fit."""
        place = self._ids.get(target) or self._by_name.get((kind, "" if kind == "country" else country, fold(target)))
        if place is None:
            raise row.wrong(f"no {kind} {target!r}" + (f" in {country!r}" if country else ""))
        return place.id


def names(rows: Iterable[CuratedRow], index: Index) -> Iterator[tuple[str, Name]]:
    """Yield the id of a place and another name it bears, for each row of names.csv.

    An "alternate" name that people thought worth writing down is as good as the
    place's own: news means Makkah by Mecca, not one of the Meccas of America. An
    "english" one takes the place of its own, which stays as another.
    """
    for row in rows:
        if row["naming"] not in (ENGLISH, *NAMINGS):
            raise row.wrong(f"naming {row['naming']!r} is none of {', '.join((ENGLISH, *NAMINGS))}")
        if not fold(row["name"]):
            raise row.wrong(f"name {row['name']!r} has no letters")
        naming = "primary" if row["naming"] in ("alternate", ENGLISH) else row["naming"]
        yield index.target(row, row["kind"], row["country"], row["target"]), Name(row["name"], naming)


def english_names(rows: Iterable[CuratedRow], index: Index) -> dict[str, str]:
    """Return what pages in English call a place, by its id, where that is not its own name: Cologne for Köln."""
    return {
        index.target(row, row["kind"], row["country"], row["target"]): row["name"]
        for row in rows
        if row["naming"] == ENGLISH
    }


def _target(row: CuratedRow) -> tuple[str, str, str]:
    """Return kind, name and country out of "city:Karachi,PK", or the row's own kind and target."""
    kind, _, rest = row["target"].partition(":")
    if kind not in KINDS:
        return row["target_kind"], row["target"], ""
    name, _, country = rest.partition(",")
    return kind, name.strip(), country.strip()


def demonyms(rows: Iterable[CuratedRow], index: Index) -> dict[str, str]:
    """Return the id of the place for each demonym of demonyms.csv.

    A target is an ISO code, the id of a place, or "city:Karachi,PK".
    """
    found: dict[str, str] = {}
    for row in _each_once(rows, "demonym"):
        kind, target, country = _target(row)
        found[row["demonym"]] = index.target(row, kind, country, target)
    return found
