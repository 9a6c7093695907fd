"""Fold a written name, and find the places that bear it, in geomap's gazetteer and in a user's own."""

from geomap.gazetteer.folding import fold
from geomap.gazetteer.lookup import (
    DEGREE,
    NAMINGS,
    PROMINENCE,
    SCHEMA_VERSION,
    Candidate,
    Gazetteer,
    key_filter,
    spelling,
    weigh,
)
from geomap.gazetteer.own import read_own

__all__ = [
    "DEGREE",
    "NAMINGS",
    "PROMINENCE",
    "SCHEMA_VERSION",
    "Candidate",
    "Gazetteer",
    "fold",
    "key_filter",
    "read_own",
    "spelling",
    "weigh",
]
