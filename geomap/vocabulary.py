"""The words that sentences, names, places and dates are read by, as ``vocabulary.toml`` lists them."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from geomap.datafiles import data_path


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))


def table(key: str) -> dict[str, Any]:
    """Return a table of the vocabulary, such as "abbreviations.states"."""
    section, name = (*key.split("."), "")[:2]
    found: dict[str, Any] = _tables()[section][name] if name else _tables()[section]
    return found


def listed(key: str) -> frozenset[str]:
    """Return a list of words of the vocabulary, such as "names.titles"."""
    section, name = key.split(".")
    return frozenset(_tables()[section][name].split())


TITLES = listed("names.titles")
"""Words that come right before a person's name."""

ORGANISATIONS = listed("names.organisations")
"""Words that, inside a capitalised stretch, make it the name of something other than a place."""

PLACE_NOUNS = listed("names.place_nouns")
"""Nouns for places that a name may hold, stand before ("Kiel canal") or follow ("the city of")."""

DIRECTIONS = listed("names.directions")


STRICT_LOCATIVES = listed("names.strict_locatives")
"""Words right before a name that make it likely to be a place's, and to be meant as the location."""

SPEAKS = listed("names.speaks")
"""Verbs whose subject, a lone unknown name, is a person."""

ACTS = listed("names.acts")
"""Verbs that make the name right before them the subject of an act of state."""

VESSELS = listed("names.vessels")
"""Words right before the name of a ship or a storm."""

GOES = listed("names.goes")
"""Words of travel: what "to", "in" or "from" after one of them leads to is a place."""

MONTHS_AND_DAYS = listed("names.months_and_days")

CONNECTORS = listed("names.connectors")
"""Small words that may stand inside a name ("Rio de Janeiro")."""

OPENERS = listed("names.openers")
"""Words that say nothing when a sentence opens with them in a capital."""

STATE_ABBREVIATIONS: dict[str, str] = table("abbreviations.states")
"""Abbreviated states and provinces as newspapers write them, dots left out. Read so only
with a full stop, or after a comma and another name."""

POSTAL_CODES: dict[str, str] = table("abbreviations.postal_codes")
"""Postal codes of states and provinces, read so only in capitals after a comma and another name."""

FLYING = listed("names.flying")


COMMON_WORDS = listed("names.common_words")
"""Words that name real towns, yet mostly mean something else; rules want a preposition of place before them."""


@cache
def never() -> frozenset[str]:
    """Return the words, in lower case, that must never resolve to a place on their own."""
    lines = data_path("curated/never.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(",")[0] for line in lines[1:])


class People(NamedTuple):
    """Names that people bear, in lower case."""

    given: frozenset[str]
    family: frozenset[str]


@cache
def people() -> People:
    """Return the given and family names that geomap knows."""
    names = json.loads(data_path("persons.json").read_text(encoding="utf-8"))
    return People(frozenset(names["given"].split()), frozenset(names["family"].split()))
