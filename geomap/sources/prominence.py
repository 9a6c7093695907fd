"""How well known a place is before any context: the prior that orders the bearers of one name.

The unit is a power of ten of people. The figures are rounded from a fit to 1,713
names in news that several places bear (docs/gazetteer.md says how it was made).
"""

import math

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
