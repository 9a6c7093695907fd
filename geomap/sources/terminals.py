"""Airports with their codes, out of airportsdata, and sea ports with their UN/LOCODEs, out of sea-ports."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geomap.gazetteer import fold
from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry, of_airport, of_kind

_ICAO = re.compile("[A-Z]{4}")
_AIRPORT = re.compile(r"(?P<core>.+?) (?P<wide>International |Intl )?(?:Airport|Airfield|Aerodrome)(?: (?P<after>.+))?")
_TOWN = re.compile("[^/,()]+")
_KNOWN_WITHOUT_FLIGHTS = re.compile(r"\b(?:Air ?[Bb]ase|AFB|Air Force|Naval|Army|Marine|Military|International|Base)\b")


def read_airports(text: str) -> list[dict[str, str]]:
    """Return the rows of ``text`` (airports.csv) that news may name: with an IATA code, or a base with an ICAO code.

    The rest, two in three, are fields of farms and clubs.
    """
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        icao = row["icao"] if _ICAO.fullmatch(row["icao"]) else ""
        if row["iata"] or (icao and _KNOWN_WITHOUT_FLIGHTS.search(row["name"])):
            rows.append(row | {"icao": icao})
    return rows


def airport_codes(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Return the IATA and ICAO codes in ``rows``."""
    return frozenset(row[column] for row in rows for column in ("iata", "icao"))


def airports(
    rows: Iterable[Mapping[str, str]],
    *,
    divisions: Mapping[tuple[str, str], str],
    people: Mapping[tuple[str, str], int],
) -> Iterator[Entry]:
    """Yield the airports in ``rows``.

    ``divisions`` maps a country's code and the folded name of a first-level
    division to the division's code; ``people`` gives the size of a city by its
    country's code and its folded name.
    """
    for row in rows:
        place = Place(
            id=f"airport:{row['icao'] or row['iata']}",
            name=row["name"].removeprefix(f"{row['city']} / "),
            lon=round(float(row["lon"]), 5),
            lat=round(float(row["lat"]), 5),
            kind="airport",
            country=row["country"],
            admin1=divisions.get((row["country"], fold(row["subd"])), ""),
        )
        names = [Name(code, "code") for code in (row["iata"], row["icao"]) if code]
        if row["iata"]:
            names += _other_names(place.name, row["city"])
        served = people.get((row["country"], fold(row["city"])), 0) if row["iata"] else 0
        yield entry(place, names, prominence=of_airport(served))


def _other_names(name: str, city: str) -> Iterator[Name]:
    """Yield what else people call an airport that has scheduled flights.

    "London Heathrow Airport" is also "Heathrow Airport", "Heathrow" and "London
    Airport". A name stands alone only where it is one word beside its city:
    without the word airport, "Indira Gandhi" is a person.
    """
    words = _AIRPORT.fullmatch(name)
    if words is None:
        return
    core = words["core"]
    own = words["after"] or (re.sub(rf"^{re.escape(city)}(?: / | - |[ /–-])(?=\S)", "", core) if city else core)
    town = city if _TOWN.fullmatch(city) else ""
    for short in dict.fromkeys((core, own, town)):
        if short and short not in _COMMON:
            yield Name(f"{short} Airport", "alternate")
            if words["wide"]:
                yield Name(f"{short} International Airport", "alternate")
                yield Name(f"{short} International", "alternate")
    if own != core and " " not in own and own not in _COMMON:
        yield Name(own, "alternate")


# What airports are called beside their city's name, and what says nothing without it.
_COMMON = frozenset(
    "International Regional Municipal National Metropolitan Central Executive East West North South City Downtown "
    "Memorial County New Old Field Intercontinental Domestic Airport".split()
)


# "Mumbai (ex Bombay)", "El Iskandariya (Alexandria)", "Jakarta, Java", "Kemi/Tornea"
_PARTS = re.compile(r"(?P<town>[^(,/]+?)\s*(?:,[^(]*|/[^(]*)?(?:\((?P<former>ex )?(?P<other>[^)/]+)[^)]*\).*)?")
_HARBOUR = re.compile(r"\b(?:port|puerto|porto|harbou?r)\b", re.IGNORECASE)


def seaports(rows: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the sea ports in ``rows`` (ports.json) that have a position."""
    for locode, row in sorted(rows.items()):
        parts = _PARTS.fullmatch(row["name"].strip())
        if not row.get("coordinates") or parts is None:
            continue
        lon, lat = row["coordinates"]
        town, other = parts["town"], parts["other"]
        name = town if _HARBOUR.search(town) else f"Port of {town}"
        place = Place(f"port:{locode}", name, round(lon, 5), round(lat, 5), "port", locode[:2])
        former = [Name(other.strip(), "historical")] if parts["former"] else []
        others = [*row["alias"], *([other.strip()] if other and not former else [])]
        yield entry(place, [*port_names(town, others), *former], prominence=of_kind("port"))


def port_names(town: str, others: list[str]) -> Iterator[Name]:
    """Yield the names of the port of ``town``: "Karachi", "Karachi Port", "Port of Karachi"."""
    for name in (town, *others):
        yield Name(name, "alternate")
        if not _HARBOUR.search(name):
            yield Name(f"Port of {name}", "alternate")
            yield Name(f"{name} Port", "alternate")
