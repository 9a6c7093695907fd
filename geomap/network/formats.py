"""Write and read networks; the suffix of the file chooses the format.

docs/network.md describes what each holds. Files are written whole or not at all.
GeoJSON is the form in which a network goes from one command to the next: each
feature stands on a line of its own, and says by ``table`` which of the three it
belongs to. CSV and GraphML hold corridors for spreadsheets and for tools that
study networks, and cannot be read back. Sources: RFC 7946, of which ``about`` is
a foreign member (section 6.1); GraphML 1.0, graphml.graphdrawing.org.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from geomap.cells import cell
from geomap.errors import NetworkError, OutputError
from geomap.network import CORRIDOR_COLUMNS, PLACE_COLUMNS, SCHEMA, TABLES, Network, arrow, rows_of
from geomap.network.arrow import join
from geomap.network.rows import Row, check_about, network_of
from geomap.outputs import whole

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
        table, row = _feature_row(feature, f"{source}, feature {number}")
        tables[table].append(row)
    return network_of(about, tables, source)


def _feature_row(feature: object, where: str) -> tuple[str, Row]:
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        raise NetworkError(f"{where} has no properties; make a network with 'geomap corridors'")
    table = properties.get("table")
    if not isinstance(table, str) or table not in TABLES:
        raise NetworkError(f"{where} is of table {table!r:.60}, which is none of {', '.join(TABLES)}")
    try:
        geometry = None if feature.get("geometry") is None else shape(feature["geometry"])
    except (ShapelyError, AttributeError, LookupError, TypeError, ValueError, OverflowError, RecursionError):
        raise NetworkError(f"{where} has a broken geometry; make a network with 'geomap corridors'") from None
    return table, properties | {"geometry": geometry}


def _write_geojson(network: Network, path: Path) -> None:
    """Write ``network`` as GeoJSON."""
    path.write_text(to_geojson(network), encoding="utf-8", newline="\n")


def _read_geojson(path: Path) -> Network:
    """Return the network in a GeoJSON file."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise NetworkError(f"'{path}' is not UTF-8; make a network with 'geomap corridors'") from None
    return from_geojson(text, source=f"'{path}'")


_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_csv(network: Network, path: Path) -> None:
    """Write the corridors as CSV, one a row, with the coordinates of their ends."""
    points = {row["id"]: row["geometry"] for row in rows_of(network, "places")}
    columns = [*CORRIDOR_COLUMNS, "origin_lon", "origin_lat", "destination_lon", "destination_lat"]
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows_of(network, "corridors"):
        for end in ("origin", "destination"):
            row |= {f"{end}_lon": points[row[end]].x, f"{end}_lat": points[row[end]].y}
        writer.writerow({name: _cell(row[name]) for name in columns})
    path.write_text(sheet.getvalue(), encoding="utf-8", errors="replace", newline="\n")


def _cell(value: object) -> object:
    """Return a value as a spreadsheet may show it: text of an article must not run as a formula."""
    if isinstance(value, tuple):
        value = join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return cell(value) if isinstance(value, str) else value


def write_graphml(network: Network, path: Path) -> None:
    """Write places as nodes and corridors as edges. Source: GraphML 1.0, graphml.graphdrawing.org."""
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    nodes = {name: kind for name, kind in PLACE_COLUMNS.items() if name != "id"} | {"lon": float, "lat": float}
    edges = {name: kind for name, kind in CORRIDOR_COLUMNS.items() if name not in ("id", "origin", "destination")}
    for scope, columns in (("node", nodes), ("edge", edges)):
        _declare(root, scope, columns)
    graph = ElementTree.SubElement(root, "graph", id=SCHEMA, edgedefault="directed")
    for row in rows_of(network, "places"):
        row |= {"lon": row["geometry"].x, "lat": row["geometry"].y}
        _fill(ElementTree.SubElement(graph, "node", id=row["id"]), "node", nodes, row)
    for row in rows_of(network, "corridors"):
        directed = str(not row["bidirectional"]).lower()
        ends = {"id": row["id"], "source": row["origin"], "target": row["destination"], "directed": directed}
        _fill(ElementTree.SubElement(graph, "edge", ends), "edge", edges, row)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', encoding="utf-8", newline="\n")


def _declare(root: ElementTree.Element, scope: str, columns: dict[str, type]) -> None:
    types = {str: "string", tuple: "string", int: "long", float: "double", bool: "boolean"}
    for name, kind in columns.items():
        declared = {"id": f"{scope}_{name}", "for": scope, "attr.name": name, "attr.type": types[kind]}
        ElementTree.SubElement(root, "key", declared)


def _fill(element: ElementTree.Element, scope: str, columns: dict[str, type], row: Row) -> None:
    for name in columns:
        value = join(row[name]) if isinstance(row[name], tuple) else row[name]
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else _NO_XML.sub("\ufffd", str(value))
            ElementTree.SubElement(element, "data", key=f"{scope}_{name}").text = text


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for networks. ``read`` is None where it does not hold all of a network.

    ``count`` tells how many rows a file gives back, where its writer ends on a full disk as if all went well.
    """

    name: str
    write: Callable[[Network, Path], None]
    read: Callable[[Path], Network] | None = None
    count: Callable[[Path], int] | None = None


FORMATS: dict[str, Format] = {
    ".geojson": Format("GeoJSON", _write_geojson, _read_geojson),
    ".gpkg": Format("GeoPackage", arrow.write_geopackage, arrow.read_geopackage),
    ".parquet": Format("GeoParquet", arrow.write_geoparquet, arrow.read_geoparquet),
    ".fgb": Format("FlatGeobuf", arrow.write_flatgeobuf, arrow.read_flatgeobuf, arrow.count_flatgeobuf),
    ".csv": Format("CSV", write_csv),
    ".graphml": Format("GraphML", write_graphml),
}
"""The formats by suffix."""


def write(network: Network, path: Path | str) -> None:
    """Write ``network`` to ``path`` in the format of its suffix.

    ``OutputError`` where the suffix is none of ``FORMATS`` or the file cannot be written.
    """
    path = Path(path)
    form = format_of(path)
    with whole(path) as temporary:
        form.write(network, temporary)
        rows = sum(len(getattr(network, table)) for table in TABLES)
        if form.count is not None and form.count(temporary) != rows:
            raise OutputError(f"cannot write '{path}': it is cut short; make room on the disk")


def format_of(path: Path) -> Format:
    """Return the format in which a network is written to ``path``; ``OutputError`` where there is none."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise OutputError(f"cannot write a network to '{path}'; end its name in {_listed(FORMATS)}")
    return form


def read(path: Path | str) -> Network:
    """Return the network in the file ``path``, in the format of its suffix.

    ``NetworkError`` where there is no such file, or it holds no network.
    """
    path = Path(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None or form.read is None:
        readable = [suffix for suffix, form in FORMATS.items() if form.read is not None]
        raise NetworkError(f"cannot read a network from '{path}'; give a file in {_listed(readable)}")
    if not path.is_file():
        raise NetworkError(f"no network at '{path}'; make one with 'geomap corridors -o {path}'")
    return form.read(path)


def _listed(suffixes: Iterable[str]) -> str:
    *most, last = suffixes
    return f"{', '.join(most)} or {last}"


def holds_verdicts(path: Path) -> bool:
    """Say whether somebody wrote verdicts into the GeoPackage at ``path``; any other file holds none.

    Verdicts that came from decisions are kept in those, and are none of these.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as package:
            applied = package.execute("SELECT 1 FROM gpkg_metadata WHERE metadata LIKE '%hidden%reviewers%'").fetchone()
            written = package.execute("SELECT 1 FROM corridors WHERE verdict <> 'proposed'").fetchone()
    except sqlite3.Error:
        return False
    return written is not None and applied is None
