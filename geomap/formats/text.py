"""The corridors of a network for spreadsheets and for tools that study networks. Neither can be read back."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

from geomap.cells import cell
from geomap.corridors import CORRIDOR_COLUMNS, PLACE_COLUMNS, SCHEMA, Network
from geomap.formats.arrow import join
from geomap.formats.rows import Row, rows_of

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
