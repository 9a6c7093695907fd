"""The rows of a network's tables as plain values, and their check on the way back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from geomap.errors import NetworkError
from geomap.modes import MODES
from geomap.network import CORRIDOR_COLUMNS, LINK_COLUMNS, PLACE_COLUMNS, SCHEMA, VERSION, Network, frame
from geomap.records import KINDS, STATES, Status

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Row = dict[str, Any]

TABLES: dict[str, dict[str, type]] = {
    "places": PLACE_COLUMNS,
    "corridors": CORRIDOR_COLUMNS,
    "links": LINK_COLUMNS,
}

GEOMETRIES = {"places": "Point", "corridors": "MultiLineString", "links": None}

_MAY_LACK = {
    "places": frozenset({"called"}),
    "corridors": frozenset({"first", "last", "reviewer", "reviewed"}),
    "links": frozenset(
        {"corridor", "origin", "origin_name", "destination", "destination_name", "date", "title", "published", "url"}
    ),
}

_EMPTIED = {"verdict": "proposed"}
"""What it means that a person has emptied a cell in a GIS."""

_CHOICES = {
    "mode": tuple(MODES),
    "status": get_args(Status),
    "kind": KINDS,
    "origin_kind": KINDS,
    "destination_kind": KINDS,
    "level": ("place", "area", "country"),
    "verdict": tuple(STATES),
}


def rows_of(network: Network, table: str) -> Iterator[Row]:
    """Yield the rows of one table, values as Python's own and geometry as shapely's."""
    columns = TABLES[table]
    rows = getattr(network, table)
    for values in zip(*(rows[name] for name in columns), rows.geometry, strict=True):
        row = {name: _plain(value, column) for value, (name, column) in zip(values, columns.items(), strict=False)}
        yield row | {"geometry": values[-1]}


def _plain(value: Any, column: type) -> Any:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return tuple(value) if column is tuple else column(value)


def network_of(about: object, tables: Mapping[str, list[Row]], source: str) -> Network:
    """Return the network that rows describe, checked; ``source`` names their file for an error."""
    checked_about = check_about(about, source)
    tables = {name: [_checked(row, name, f"{source}, row {n} of {name}") for n, row in enumerate(rows, start=1)]
              for name, rows in tables.items()}  # fmt: skip
    _check_references(tables, source)
    frames = {name: frame(tables[name], columns) for name, columns in TABLES.items()}
    return Network(frames["places"], frames["corridors"], frames["links"], checked_about)


def check_about(about: object, source: str) -> Row:
    """Return ``about`` if it is that of a network of this version."""
    if not isinstance(about, dict) or about.get("schema") != SCHEMA:
        raise NetworkError(f"{source} holds no network of geomap; make one with 'geomap corridors'")
    if about.get("version") != VERSION:
        raise NetworkError(
            f"{source} holds a network of version {about.get('version')!r}, and this geomap reads {VERSION}; "
            "make it anew with 'geomap corridors'"
        )
    if "review" in about and not _is_review(about["review"]):
        raise NetworkError(f"{source}: its 'review' is {about['review']!r:.60}; make it anew with 'geomap corridors'")
    return about


def _is_review(review: object) -> bool:
    """Say whether a value tells of a review what docs/network.md says."""
    if not isinstance(review, dict):
        return False
    counts = [review.get(name) for name in ("reviewed", "unreviewed", "hidden", "stale")]
    names, last = review.get("reviewers"), review.get("last")
    return (
        all(isinstance(count, int) and not isinstance(count, bool) for count in counts)
        and isinstance(names, list)
        and all(isinstance(name, str) for name in names)
        and (isinstance(last, str) if names else last is None)
    )


def _checked(row: Mapping[str, Any], table: str, where: str) -> Row:
    checked: Row = {}
    row = {**row, **{name: value for name, value in _EMPTIED.items() if name in row and not row[name]}}
    for name, column in TABLES[table].items():
        if name not in row:
            raise NetworkError(f"{where}: '{name}' is missing; make it anew with 'geomap corridors'")
        if not _fits(row[name], name, column, table):
            choices = _CHOICES.get(name)
            help = f"write one of {', '.join(choices)}" if choices else "make it anew with 'geomap corridors'"
            raise NetworkError(f"{where}: '{name}' is {row[name]!r:.60}; {help}")
        checked[name] = tuple(row[name]) if column is tuple else row[name]
        if column is float:
            checked[name] = float(row[name])
    geometry = row["geometry"]
    if not _is_drawable(geometry, GEOMETRIES[table]):
        raise NetworkError(f"{where}: its geometry is no {GEOMETRIES[table]} in degrees; make it anew")
    return checked | {"geometry": geometry}


def _fits(value: Any, name: str, column: type, table: str) -> bool:
    if value is None:
        return name in _MAY_LACK[table]
    if column is tuple:
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    if column is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if column is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, column) and value in _CHOICES.get(name, (value,))


def _is_drawable(geometry: BaseGeometry | None, wanted: str | None) -> bool:
    if geometry is None or wanted is None:
        return geometry is None and wanted is None
    if geometry.geom_type != wanted or geometry.is_empty:
        return False
    west, south, east, north = geometry.bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


def _check_references(tables: Mapping[str, list[Row]], source: str) -> None:
    places = {row["id"] for row in tables["places"]}
    corridors = {row["id"] for row in tables["corridors"]}
    for row in tables["corridors"]:
        for end in (row["origin"], row["destination"]):
            if end not in places:
                raise NetworkError(f"{source}: corridor {row['id']!r} ends at {end!r}, which is no place of it")
    for row in tables["links"]:
        if row["corridor"] is not None and row["corridor"] not in corridors:
            raise NetworkError(f"{source}: link {row['id']!r} lies on {row['corridor']!r}, which is no corridor of it")
