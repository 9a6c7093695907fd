"""Styles by which QGIS draws the layers of a GeoPackage as the page draws them.

QGIS looks for a table ``layer_styles`` and takes from it the default style of each layer it opens, written in its
own XML (QML). Widths and radii are in pixels, and are those of the page. Source: docs.qgis.org, "QML - The QGIS
Style File Format"; qgis.org has no schema of it, and QGIS itself is what tells whether one is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from geomap.modes import MODES, Mode
from geomap.records import UNCERTAIN

INK, SOFT, LAND, RAISED = "#1d2226", "#565e64", "#f8f5ee", "#fffefc"
"""The colours of names and dots, as in geomap/maps/assets/map.css."""

_HOLLOW = f'"status" IN ({", ".join(repr(status) for status in UNCERTAIN)})'
_WIDTH = f'min(9, 1.1 + 1.3 * sqrt("links")) + CASE WHEN {_HOLLOW} THEN 0.8 ELSE 0 END'
_PAIR = """CASE WHEN "origin" < "destination" THEN "origin" || ' ' || "destination"
ELSE "destination" || ' ' || "origin" END"""
_BESIDE = (  # corridors between the same places lie side by side, and do not hide one another
    'CASE WHEN "origin" < "destination" THEN 6 ELSE -6 END'
    f' * (array_find(array_agg("id", {_PAIR}), "id") - (count("id", {_PAIR}) - 1) / 2)'
)
_LABEL = """coalesce("name" || ' (' || "called" || ')', "name")"""

NAMES = {
    "places": _LABEL,
    "corridors": """"mode" || ': ' || "origin_name" || ' – ' || "destination_name\"""",
    "links": '"evidence"',
}
"""What QGIS calls a feature of each layer, as expressions."""


def styles() -> dict[str, str]:
    """Return the style of each layer by its name, as QML."""
    return {layer: _qml(layer) for layer in NAMES}


def _qml(layer: str) -> str:
    root = Element("qgis", version="3.22.0", styleCategories="AllStyleCategories")
    if layer == "corridors":
        _lines(root)
    if layer == "places":
        _dots(root)
        _labels(root)
    SubElement(root, "previewExpression").text = NAMES[layer]
    indent(root)
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    return f"{doctype}\n{tostring(root, encoding='unicode')}\n"


def _lines(root: Element) -> None:
    """Add a symbol for each mode: a halo, the line, a core where it is uncertain, a head where it has a direction."""
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr="mode", enableorderby="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, mode in enumerate(MODES.values()):
        SubElement(categories, "category", value=mode.name, label=mode.label, symbol=str(number), render="true")
        symbol = _symbol(symbols, str(number), "line")
        _stroke(symbol, LAND, f"({_WIDTH}) + 2.5", dash="", opacity=0.75)
        _stroke(symbol, mode.colour, _WIDTH, dash=mode.dash)
        _stroke(symbol, LAND, f"({_WIDTH}) - 2.2", dash=mode.dash, where=_HOLLOW)
        _head(symbol, mode)


def _symbol(symbols: Element, name: str, kind: str) -> Element:
    return SubElement(symbols, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1", force_rhr="0")


def _stroke(symbol: Element, colour: str, width: str, *, dash: str, opacity: float = 1.0, where: str = "") -> None:
    options = {
        "line_color": _rgba(colour, opacity), "line_style": "solid", "line_width": "2.4", "line_width_unit": "Pixel",
        "capstyle": "flat" if dash else "round", "joinstyle": "round", "use_custom_dash": str(int(bool(dash))),
        "customdash": dash.replace(" ", ";") or "5;2", "customdash_unit": "Pixel", "offset_unit": "Pixel",
    }  # fmt: skip
    expressions = {"outlineWidth": width, "offset": _BESIDE} | ({"enabled": where} if where else {})
    _layer(symbol, "SimpleLine", options, expressions)


def _head(symbol: Element, mode: Mode) -> None:
    """Add an arrow head in the middle of a line that goes one way."""
    options = {"placement": "centralpoint", "placements": "CentralPoint", "rotate": "1", "offset_unit": "Pixel"}
    # (The first is for QGIS before 3.24.)
    layer = _layer(symbol, "MarkerLine", options, {"enabled": 'NOT "bidirectional"', "offset": _BESIDE})
    head = _symbol(layer, f"@{symbol.get('name')}@3", "marker")
    shape = {
        "name": "filled_arrowhead", "color": _rgba(mode.colour), "outline_color": _rgba(LAND), "outline_width": "1",
        "outline_width_unit": "Pixel", "size": "10", "size_unit": "Pixel",
    }  # fmt: skip
    _layer(head, "SimpleMarker", shape, {"size": f"10 + 3 * ({_WIDTH})"})


def _dots(root: Element) -> None:
    """Add a dot for a place that corridors end at, and a quiet one for others."""
    renderer = SubElement(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    rules, symbols = SubElement(renderer, "rules", key="{places}"), SubElement(renderer, "symbols")
    kinds = (
        ("Linked", '"linked"', RAISED, INK, 1.6, '2 * min(6, 2.6 + 0.5 * sqrt("strength"))'),
        ("Named only", 'NOT "linked"', LAND, SOFT, 1.0, "4.8"),
    )
    for number, (label, where, fill, outline, width, size) in enumerate(kinds):
        SubElement(rules, "rule", key=f"{{places-{number}}}", filter=where, label=label, symbol=str(number))
        shape = {
            "name": "circle", "color": _rgba(fill), "outline_color": _rgba(outline), "outline_style": "solid",
            "outline_width": str(width), "outline_width_unit": "Pixel", "size": "6", "size_unit": "Pixel",
        }  # fmt: skip
        _layer(_symbol(symbols, str(number), "marker"), "SimpleMarker", shape, {"size": size})


def _labels(root: Element) -> None:
    """Add the names of places, those of the strongest first where there is no room for all."""
    labelling = SubElement(root, "labeling", type="simple")
    settings = SubElement(labelling, "settings", calloutType="simple")
    style = SubElement(
        settings, "text-style", fieldName=_LABEL, isExpression="1", fontSize="13", fontSizeUnit="Pixel",
        fontWeight="63", textColor=_rgba(INK), fontFamily="Sans Serif",
    )  # fmt: skip
    SubElement(
        style, "text-buffer", bufferDraw="1", bufferSize="1.75", bufferSizeUnits="Pixel", bufferColor=_rgba(LAND)
    )
    SubElement(settings, "placement", placement="6", dist="1", distUnits="MM", priority="5")
    SubElement(settings, "rendering", obstacle="1", displayAll="0", scaleVisibility="0")
    _properties(SubElement(settings, "dd_properties"), {"Priority": 'min(10, "strength")'})


def _layer(symbol: Element, kind: str, options: Mapping[str, str], expressions: Mapping[str, str]) -> Element:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    _map(layer, None, ((name, "QString", value) for name, value in options.items()))
    _properties(SubElement(layer, "data_defined_properties"), expressions)
    return layer


def _properties(parent: Element, expressions: Mapping[str, str]) -> None:
    """Add values that are reckoned for each feature."""
    collection = _map(parent, None, (("name", "QString", ""), ("type", "QString", "collection")))
    properties = _map(collection, "properties", ())
    for name, expression in expressions.items():
        _map(
            properties, name, (("active", "bool", "true"), ("expression", "QString", expression), ("type", "int", "3"))
        )


def _map(parent: Element, name: str | None, options: Iterable[tuple[str, str, str]]) -> Element:
    element = SubElement(parent, "Option", ({} if name is None else {"name": name}) | {"type": "Map"})
    for key, kind, value in options:
        SubElement(element, "Option", name=key, type=kind, value=value)
    return element


def _rgba(colour: str, opacity: float = 1.0) -> str:
    """Return "#rrggbb" as QGIS writes a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"
