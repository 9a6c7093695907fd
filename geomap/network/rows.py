"""Networks from rows of plain values, as files and edited tables hold them, each checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.contracts import converted, shown
from geomap.errors import NetworkError
from geomap.modes import MODES
from geomap.network import SCHEMA, TABLES, VERSION, CorridorRow, LinkRow, Network, PlaceRow, rows_of
from geomap.network.tables import GEOMETRIES

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

Row = dict[str, Any]
Record = TypeVar("Record", PlaceRow, CorridorRow, LinkRow)


def with_tables(network: Network, **tables: GeoDataFrame) -> Network:
    """Return ``network`` with some of its tables replaced by edited ones, as ``corridors=...``.

    ``NetworkError`` where a row is no longer one of a network.
    """
    rows = {name: list(rows_of(network, name)) for name in TABLES}
    for name, table in tables.items():
        records = table.drop(columns="geometry").astype(object).to_dict("records")
        rows[name] = [row | {"geometry": line} for row, line in zip(records, table.geometry, strict=True)]
    return network_of(network.about, rows, "the edited network")


def network_of(about: object, tables: Mapping[str, list[Row]], source: str) -> Network:
    """Return the network that rows describe, checked; ``source`` names their file for an error."""
    checked_about = check_about(about, source)
    network = Network(
        tuple(_records(tables, "places", PlaceRow, source)),
        tuple(_records(tables, "corridors", CorridorRow, source)),
        tuple(_records(tables, "links", LinkRow, source)),
        checked_about,
    )
    _check_references(network, source)
    return network


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


def _records(tables: Mapping[str, list[Row]], table: str, record: type[Record], source: str) -> list[Record]:
    return [
        _record(row, table, record, f"{source}, row {number} of {table}")
        for number, row in enumerate(tables[table], start=1)
    ]


def _record(row: Row, table: str, record: type[Record], where: str) -> Record:
    geometry: Any = row.get("geometry")
    if geometry is None and table == "corridors":
        geometry = _no_line()
    if not _is_drawable(geometry, GEOMETRIES[table]):
        raise NetworkError(f"{where}: its geometry is no {GEOMETRIES[table]} in degrees; make it anew")
    values = {name: row[name] for name in TABLES[table] if name in row}
    if table == "places":
        values |= {"lon": geometry.x, "lat": geometry.y}
    if table == "corridors":
        # What it means that a person has emptied a cell in a GIS.
        values |= {"line": geometry, "verdict": row.get("verdict") or "proposed"}
    made = converted(values, record, where, _broken)
    if not isinstance(made, PlaceRow) and made.mode not in MODES:
        raise _broken(f"{where}: 'mode' is {shown(made.mode)}, not one of {', '.join(MODES)}")
    return made


def _no_line() -> BaseGeometry:
    """Return the geometry that some formats keep as none at all."""
    from shapely import MultiLineString

    return MultiLineString()


def _broken(problem: str) -> NetworkError:
    return NetworkError(f"{problem}; make it anew with 'geomap corridors'")


def _is_drawable(geometry: BaseGeometry | None, wanted: str | None) -> bool:
    if geometry is None or wanted is None:
        return geometry is None and wanted is None
    if geometry.geom_type != wanted:
        return False
    if geometry.is_empty:
        return wanted == GEOMETRIES["corridors"]  # a ship to a town inland, whose line nobody knows
    west, south, east, north = geometry.bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


def _check_references(network: Network, source: str) -> None:
    places = {row.id for row in network.place_rows}
    corridors = {row.id for row in network.corridor_rows}
    for row in network.corridor_rows:
        for end in (row.origin, row.destination):
            if end not in places:
                raise NetworkError(f"{source}: corridor {row.id!r} ends at {end!r}, which is no place of it")
    for link in network.link_rows:
        if link.corridor is not None and link.corridor not in corridors:
            raise NetworkError(f"{source}: link {link.id!r} lies on {link.corridor!r}, which is no corridor of it")
