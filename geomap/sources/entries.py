"""What every source gives: places, with the names that each bears and how well known it is before any context.

Prominence is the prior that orders the bearers of one name. Its unit is a power of
ten of people; the figures are rounded from a fit to 1,713 names in news that
several places bear (docs/gazetteer.md says how it was made).
"""

import math
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


# ---------------------------------------------------------------- prominence

# A country comes before anything else. What people wrote down by hand is known to most readers.
_BY_KIND = {
    "country": 12.0,
    "continent": 11.0,
    "ocean": 11.0,
    "city": 4.5,
    "airport": 4.5,
    "base": 4.5,
    "port": 3.6,
    "cape": 5.0,
    "island": 5.0,
    "lake": 5.0,
    "mountain": 5.0,
    "river": 5.0,
}
_OTHER_AREAS = 7.5
_CAPITAL = 1.0
_LEAST_AIRPORT = 2.0


def of_city(population: int, *, capital: bool) -> float:
    """Return the prominence of a city: a capital counts as ten times as large."""
    return math.log10(population + 100) + (_CAPITAL if capital else 0.0)


def of_division(kind: str, population: int) -> float:
    """Return the prominence of a division of ``kind`` with ``population``.

    One of the first level comes after the city that it is named for, unless that
    holds less than a tenth of its people; one of the second level is less known
    the larger its namesake is.
    """
    people = math.log10(population + 100)
    return people - 1.0 if kind == "region1" else 1.0 + 0.6 * people


def of_airport(served: int) -> float:
    """Return the prominence of an airport of a city with ``served`` people, 0 where it is unknown."""
    return max(_LEAST_AIRPORT, math.log10(served + 100) - 1.0)


def of_kind(kind: str) -> float:
    """Return the prominence of a place of which only the ``kind`` is known."""
    return _BY_KIND.get(kind, _OTHER_AREAS)
