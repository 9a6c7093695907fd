"""JSON Schemas of what geomap writes and reads, made from the forms that the code itself reads by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from geomap.evaluation.gold import GoldForm
from geomap.forms import DecisionForm, ExtractForm, PlaceDecisionForm
from geomap.network import SCHEMA, VERSION
from geomap.network.tables import GEOMETRIES, TABLES, CorridorRow, LinkRow, PlaceRow
from geomap.readers.contract import answer_schema
from geomap.runs import RunForm

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of one of ``SCHEMAS``."""
    title, make = SCHEMAS[name]
    return {"$schema": DIALECT, "title": title} | make()


def _form(form: type[Any]) -> Callable[[], dict[str, Any]]:
    return lambda: msgspec.json.schema(form)


def _decision() -> dict[str, Any]:
    """Return the schema of a decision on a corridor or its sentence, or on a place."""
    forms, parts = msgspec.json.schema_components([DecisionForm, PlaceDecisionForm], ref_template="#/$defs/{name}")
    return {"anyOf": list(forms), "$defs": parts}


def _network() -> dict[str, Any]:
    """Return the schema of a network as GeoJSON: a feature for each row of the three tables."""
    rows = {"places": PlaceRow, "corridors": CorridorRow, "links": LinkRow}
    _, parts = msgspec.json.schema_components(list(rows.values()), ref_template="#/$defs/{name}")
    definitions = {table: _feature(table, parts[row.__name__]) for table, row in rows.items()}
    about = {
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, "version": {"const": VERSION}, "articles": {"type": "integer"}},
        "required": ["schema", "version"],
    }
    features = {"type": "array", "items": {"anyOf": [{"$ref": f"#/$defs/{table}"} for table in rows]}}
    return {
        "type": "object",
        "properties": {"type": {"const": "FeatureCollection"}, "about": about, "features": features},
        "required": ["type", "about", "features"],
        "$defs": definitions,
    }


def _feature(table: str, row: dict[str, Any]) -> dict[str, Any]:
    columns = TABLES[table]
    kind = GEOMETRIES[table]
    geometry = {"type": "null"} if kind is None else {"type": "object", "properties": {"type": {"const": kind}}}
    properties = {name: row["properties"][name] for name in columns}
    return {
        "title": row["title"],
        "description": row["description"],
        "type": "object",
        "properties": {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": geometry,
            "properties": {
                "type": "object",
                "properties": {"table": {"const": table}, **properties},
                "required": ["table", *columns],
            },
        },
        "required": ["type", "id", "geometry", "properties"],
    }


SCHEMAS: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "extract": ("A line of geomap extract: what one article says", _form(ExtractForm)),
    "network": ("A network as geomap corridors writes it: GeoJSON", _network),
    "decision": ("A line of a decisions file: what one reviewer decided", _decision),
    "gold": ("A line of a gold file, by which geomap evaluate measures", _form(GoldForm)),
    "run": ("run.json of a run of geomap extract --into", _form(RunForm)),
    "answer": ("What a language model answers to geomap prompt", answer_schema),
}
"""The schemas by name, each with its title and what makes it."""
