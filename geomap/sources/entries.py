"""What every source gives: places, with the names that each bears."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geomap.records import Place

# Basic Latin without figures, Latin Extended-A and B and Additional, and the apostrophes of romanised names.
# What is longer, or holds a figure or a bracket, explains a place instead of naming it.
_LATIN = re.compile("[ .&A-Za-z\u00c0-\u024f\u1e00-\u1eff\u02b9-\u02bf\u2018\u2019'`-]{2,45}")


STRENGTH = ("primary", "abbreviation", "historical", "alternate", "code")
"""The namings, strongest first. What people wrote down by hand is an abbreviation or
historical, and beats the same name among GeoNames' alternate ones."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its source writes it, and what it is to the place: one of ``gazetteer.NAMINGS``."""

    written: str
    naming: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with every name it bears; the place's own name is among them, as "primary"."""

    place: Place
    names: tuple[Name, ...]
    prominence: float
    capital: bool = False


def entry(place: Place, others: Iterable[Name] = (), *, prominence: float, capital: bool = False) -> Entry:
    """Return ``place`` with its own name first and the ``others`` after it."""
    return Entry(place, (Name(place.name, "primary"), *others), prominence, capital)


def is_latin(name: str) -> bool:
    """Say whether ``name`` could stand in an English text: in Latin letters, with a capital among them.

    GeoNames keeps machine transliterations beside the names that people use; those
    are all in small letters ("yi si lan bao").
    """
    return _LATIN.fullmatch(name) is not None and name != name.lower()
