"""A network as one GeoJSON feature collection: the form in which it goes from one command to the next.

Each feature stands on a line of its own, and says by ``table`` which of the
three it belongs to. Source: RFC 7946; ``about`` is a foreign member (section 6.1).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from geomap.corridors import Network
from geomap.errors import NetworkError
from geomap.formats.rows import TABLES, Row, check_about, network_of, rows_of

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def to_geojson(network: Network) -> str:
    """Return ``network`` as GeoJSON, ending in a line break: the same network, the same text."""
    features = [_feature(row, table) for table in TABLES for row in rows_of(network, table)]
    head = json.dumps(network.about, ensure_ascii=False, allow_nan=False)
    body = ",\n".join(json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in features)
    text = f'{{"type": "FeatureCollection", "about": {head}, "features": [\n{body}\n]}}\n'
    return _HALF_CHARACTERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _feature(row: Row, table: str) -> dict[str, Any]:
    from shapely.geometry import mapping

    geometry = row.pop("geometry")
    return {
        "type": "Feature",
        "id": f"{table}/{row['id']}",
        "geometry": None if geometry is None else mapping(geometry),
        "properties": {"table": table, **row},
    }


def from_geojson(text: str, *, source: str = "the GeoJSON") -> Network:
    """Return the network that ``to_geojson`` wrote; ``source`` names it in the ``NetworkError`` of any other text."""
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NetworkError(f"{source} is not JSON ({problem}); make a network with 'geomap corridors'") from None
    about = check_about(collection.get("about") if isinstance(collection, dict) else None, source)
    tables: dict[str, list[Row]] = {table: [] for table in TABLES}
    features = collection.get("features")
    if not isinstance(features, list):
        raise NetworkError(f"{source} has no features; make a network with 'geomap corridors'")
    for number, feature in enumerate(features, start=1):
        table, row = _row(feature, f"{source}, feature {number}")
        tables[table].append(row)
    return network_of(about, tables, source)


def _row(feature: object, where: str) -> tuple[str, Row]:
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        raise NetworkError(f"{where} has no properties; make a network with 'geomap corridors'")
    table = properties.get("table")
    if table not in TABLES:
        raise NetworkError(f"{where} is of table {table!r}, which is none of {', '.join(TABLES)}")
    try:
        geometry = None if feature.get("geometry") is None else shape(feature["geometry"])
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError):
        raise NetworkError(f"{where} has a broken geometry; make a network with 'geomap corridors'") from None
    return table, properties | {"geometry": geometry}


def write(network: Network, path: Path) -> None:
    """Write ``network`` as GeoJSON."""
    path.write_text(to_geojson(network), encoding="utf-8", newline="\n")


def read(path: Path) -> Network:
    """Return the network in a GeoJSON file."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise NetworkError(f"'{path}' is not UTF-8; make a network with 'geomap corridors'") from None
    return from_geojson(text, source=f"'{path}'")
