"""Read a user's own gazetteer: places that geomap's lacks, and places that it has elsewhere or under other names.

A file is CSV with the columns ``COLUMNS``, of which ``id``, ``alternates`` and
``note`` may be left out, or GeoJSON with points that have them as properties.
``alternates`` are parted by ";". A row whose ``id`` a place of the gazetteer has
stands for that place.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import fold
from geomap.gazetteer.lookup import Gazetteer, OwnPlace
from geomap.records import KINDS, LonLat, Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

COLUMNS = ("id", "name", "kind", "country", "lon", "lat", "alternates", "note")
_NEEDED = ("name", "kind", "country", "lon", "lat")
_PROPERTIES = tuple(column for column in COLUMNS if column not in ("lon", "lat"))
_ID = re.compile(r"\d{1,18}|[a-z]+:[\w.-]+")

FAR_KM = 500.0
"""A place this far from all towns of its country may have its coordinates swapped, or an id that is another's."""

NEAR_KM = 100.0
"""A place lies in the first-level division of the nearest town, where that is no further away."""

_DIAMETER_KM = 12742.0  # twice the mean radius of the earth


class OwnRow(NamedTuple):
    """The cells of one row or feature, as text, and where it stands."""

    where: str
    cells: Mapping[str, str]

    def wrong(self, what: str) -> GazetteerError:
        """Return the error that says ``what`` is wrong in this row."""
        return GazetteerError(f"{self.where}: {what}")


def read_own(path: Path | str, gazetteer: Gazetteer) -> tuple[OwnPlace, ...]:
    """Return the places of the file at ``path``, in its order; a file with a header only gives none.

    ``gazetteer`` knows the countries, and the places that rows override. Raises
    GazetteerError on the first row that is wrong.
    """
    path = Path(path)
    read = _FORMATS.get(path.suffix.lower())
    if read is None:
        raise GazetteerError(f"the gazetteer {str(path)!r} is none of {', '.join(_FORMATS)}; give one of these")
    checked = _Checks(gazetteer)
    return tuple(checked.place(row) for row in read(path, _text(path)))


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        words = f"cannot read the gazetteer {str(path)!r}: {error.strerror}"
        raise GazetteerError(f"{words}; give a .csv or .geojson file") from error
    except UnicodeDecodeError as error:
        words = f"the gazetteer {str(path)!r} is not UTF-8 at byte {error.start}"
        raise GazetteerError(f"{words}; save it as UTF-8") from error
    if not text.strip():
        raise GazetteerError(f"the gazetteer {str(path)!r} is empty; its first line is {','.join(COLUMNS[:-1])!r}")
    return text


# ---------------------------------------------------------------- the two formats


def _csv_rows(path: Path, text: str) -> Iterator[OwnRow]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader)]
        _check_columns(header, f"{str(path)!r} line 1")
        for cells in reader:
            where = f"{str(path)!r} line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                words = f"{len(cells)} cells, the header has {len(header)}"
                raise GazetteerError(f"{where}: {words}; quote cells that hold commas")
            yield OwnRow(where, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    except csv.Error as error:
        raise GazetteerError(f"{str(path)!r} line {reader.line_num} is no CSV ({error}); correct it") from error


def _check_columns(header: list[str], where: str) -> None:
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        words = f"no column {missing[0]!r} in {','.join(header)!r}"
        raise GazetteerError(f"{where}: {words}; the columns are {','.join(COLUMNS[:-1])}")
    if len(set(header)) < len(header):
        twice = next(column for column in header if header.count(column) > 1)
        raise GazetteerError(f"{where}: the column {twice!r} stands there twice; keep one")
    _check_spelling(header, COLUMNS, where)


def _check_spelling(given: Iterable[str], known: tuple[str, ...], where: str) -> None:
    """Refuse a column that is all but one of ours, as its cells would be lost in silence."""
    for column in given:
        if column not in known and (close := get_close_matches(column, known, 1, 0.75)):
            raise GazetteerError(f"{where}: {column!r} is unknown; write {close[0]!r}")


def _geojson_rows(path: Path, text: str) -> Iterator[OwnRow]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GazetteerError(f"the gazetteer {str(path)!r} is not JSON ({error}); correct it") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise GazetteerError(f"the gazetteer {str(path)!r} is no FeatureCollection of GeoJSON; give one with points")
    for number, feature in enumerate(features, start=1):
        yield _feature_row(f"{str(path)!r} feature {number}", feature)


def _feature_row(where: str, feature: Any) -> OwnRow:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise GazetteerError(f"{where}: it has no properties; give {', '.join(_PROPERTIES)}")
    properties = {"id": feature.get("id"), **feature["properties"]}
    _check_spelling(properties, _PROPERTIES, where)
    cells = {column: _cell(properties.get(column), column, where) for column in _PROPERTIES}
    lon, lat = _point(feature.get("geometry"), where)
    return OwnRow(where, cells | {"lon": lon, "lat": lat})


def _cell(value: Any, column: str, where: str) -> str:
    """Return a property as the text that a CSV file would have."""
    if value is None:
        return ""
    if column == "alternates" and isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ";".join(value)
    if isinstance(value, str) or (column == "id" and isinstance(value, int) and not isinstance(value, bool)):
        return str(value).strip()
    raise GazetteerError(f"{where}: {column} {json.dumps(value)[:60]} is no text; write it as one")


def _point(geometry: Any, where: str) -> tuple[str, str]:
    """Return the coordinates of a point, as text that is read as a CSV file's is."""
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    is_point = isinstance(geometry, dict) and geometry.get("type") == "Point"
    if not is_point or not isinstance(coordinates, list) or len(coordinates) not in (2, 3):
        raise GazetteerError(f"{where}: its geometry is no Point with lon and lat; give one")
    return str(coordinates[0]), str(coordinates[1])


_FORMATS = {".csv": _csv_rows, ".geojson": _geojson_rows, ".json": _geojson_rows}


# ---------------------------------------------------------------- the checks


class _Checks:
    """What is asked of each row, with what must be remembered of those before it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._towns = cache(self._read_towns)
        self._seen: dict[str, str] = {}

    def place(self, row: OwnRow) -> OwnPlace:
        """Return the place that a row tells, and all names that the row gives it."""
        names = (self._name(row), *self._alternates(row))
        kind, country = row.cells["kind"], row.cells["country"]
        if kind not in KINDS:
            raise row.wrong(f"kind {kind!r} is none of {', '.join(KINDS)}")
        if country and self._gazetteer.country(country) is None:
            raise row.wrong(f"country {country!r} is no ISO 3166-1 alpha-2 code ('GB'); leave it empty for none")
        lon, lat = self._degrees(row, "lon", 180), self._degrees(row, "lat", 90)
        near = self._near(row, country, (lon, lat)) if country else None
        place = Place(self._id(row, names[0]), names[0], lon, lat, kind, country, near or "")
        return OwnPlace(self._overriding(row, place), names)

    def _name(self, row: OwnRow) -> str:
        name = row.cells["name"]
        if not fold(name) or not name.isprintable():
            raise row.wrong(f"name {name!r} has no letters, or more than one line; write one that an article uses")
        return name

    def _alternates(self, row: OwnRow) -> tuple[str, ...]:
        names = tuple(name.strip() for name in row.cells.get("alternates", "").split(";") if name.strip())
        for name in names:
            if not fold(name) or not name.isprintable():
                raise row.wrong(f"the alternate name {name!r} has no letters, or more than one line; leave it out")
        return names

    def _degrees(self, row: OwnRow, column: str, most: int) -> float:
        written = row.cells[column]
        try:
            degrees = float(written)
        except ValueError:
            raise row.wrong(f"{column} {written!r} is no number of degrees; write it as 66.99") from None
        if not -most <= degrees <= most:
            asked = "; are lon and lat swapped?" if column == "lat" and abs(degrees) <= 180 else "; correct it"
            raise row.wrong(f"{column} {written!r} is outside -{most} to {most}{asked}")
        return round(degrees, 5)

    def _id(self, row: OwnRow, name: str) -> str:
        """Return the row's id; without one, a number after the name tells places of the same name apart."""
        given = row.cells.get("id", "")
        if given and not _ID.fullmatch(given):
            words = f"id {given!r} is neither a GeoNames number nor like 'own:new-terminal'"
            raise row.wrong(f"{words}; correct it, or leave it empty")
        stem, count = f"own:{fold(name).replace(' ', '-')}", 1
        id = given or stem
        while not given and id in self._seen:
            count += 1
            id = f"{stem}-{count}"
        if id in self._seen:
            raise row.wrong(f"id {id!r} stands there twice, first in {self._seen[id]}; give each place one row")
        self._seen[id] = row.where
        return id

    def _near(self, row: OwnRow, country: str, lonlat: LonLat) -> str | None:
        """Return the division of the country's nearest town, or None where all are far; refuse swapped coordinates."""
        km, admin1 = self._nearest(country, lonlat)
        turned = (lonlat[1], lonlat[0])
        if km > FAR_KM and abs(turned[1]) <= 90 and self._nearest(country, turned)[0] < NEAR_KM:
            words = (
                f"lon {row.cells['lon']}, lat {row.cells['lat']} is {km:.0f} km from the nearest town of {country!r}"
            )
            raise row.wrong(f"{words}, turned round it is there; lon and lat are swapped")
        return admin1 if km < NEAR_KM else None

    def _nearest(self, country: str, lonlat: LonLat) -> tuple[float, str]:
        points, divisions = self._towns(country)
        if not len(points):
            return math.inf, ""
        km = _kilometres(lonlat, points)
        nearest = int(km.argmin())
        return float(km[nearest]), divisions[nearest]

    def _read_towns(self, country: str) -> tuple[NDArray[np.float64], list[str]]:
        import numpy as np

        towns = self._gazetteer.towns(country)
        points = np.array([(lon, lat) for lon, lat, _ in towns], np.float64).reshape(-1, 2)
        return points, [admin1 for _, _, admin1 in towns]

    def _overriding(self, row: OwnRow, place: Place) -> Place:
        """Return ``place`` with what only the gazetteer knows of it, where it is one of the gazetteer's."""
        known = self._gazetteer.place(place.id)
        if known is None:
            return place
        km = float(_kilometres(place.lonlat, [known.lonlat])[0])
        if place.country != known.country and km > FAR_KM:
            words = f"id {place.id!r} is {known.name} ({known.kind}, {known.country or 'no country'}), {km:.0f} km away"
            raise row.wrong(f"{words}; leave the id empty for a place of your own")
        return replace(place, admin1=known.admin1 or place.admin1, population=known.population)


def _kilometres(lonlat: LonLat, points: ArrayLike) -> NDArray[np.float64]:
    """Return distances on the sphere, which are good enough to tell near from far."""
    import numpy as np

    lon, lat = np.radians(lonlat)
    east, north = np.radians(points).T
    half = np.sin((north - lat) / 2) ** 2 + np.cos(lat) * np.cos(north) * np.sin((east - lon) / 2) ** 2
    result: NDArray[np.float64] = _DIAMETER_KM * np.arcsin(np.sqrt(half.clip(0, 1)))
    return result
