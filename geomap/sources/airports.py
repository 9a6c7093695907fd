"""Airports with their codes, out of airportsdata."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer import fold
from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry
from geomap.sources.prominence import of_airport

_ICAO = re.compile("[A-Z]{4}")
_TAIL = re.compile(r"\s+(?:International |Intl )?(?:Airport|Airfield|Aerodrome)$")


def read(text: str) -> list[dict[str, str]]:
    """Return the rows of ``text`` (airports.csv) that have an IATA code or an ICAO code of four letters.

    The rest are private fields of the United States under local codes.
    """
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        icao = row["icao"] if _ICAO.fullmatch(row["icao"]) else ""
        if (icao or row["iata"]) and row["name"]:
            rows.append(row | {"icao": icao})
    return rows


def codes(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
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
            name=row["name"],
            lon=round(float(row["lon"]), 5),
            lat=round(float(row["lat"]), 5),
            kind="airport",
            country=row["country"],
            admin1=divisions.get((row["country"], fold(row["subd"])), ""),
        )
        names = [Name(code, "code") for code in (row["iata"], row["icao"]) if code]
        if row["iata"]:
            names += _other_names(row["name"], row["city"])
        served = people.get((row["country"], fold(row["city"])), 0) if row["iata"] else 0
        yield entry(place, names, prominence=of_airport(served))


def _other_names(name: str, city: str) -> Iterator[Name]:
    """Yield shorter names of an airport that has scheduled flights, for "London Heathrow Airport".

    They go without "International", without the city before the name, without
    both, and without "Airport" where the rest is still a name ("Heathrow").
    """
    core = _TAIL.sub("", name)
    if core == name:
        return
    own = re.sub(rf"^{re.escape(city)}(?: / | - |[ /–-])(?=\S)", "", core) if city else core
    for short in dict.fromkeys((core, own)):
        if short in _COMMON:
            continue
        yield Name(f"{short} Airport", "alternate")
        yield Name(f"{short} International Airport", "alternate")
        if " " in short or short != core:
            yield Name(short, "alternate")


# What airports are called beside their city's name, and what says nothing without it.
_COMMON = frozenset(
    "International Regional Municipal National Metropolitan Central Executive East West North South City Downtown "
    "Memorial County New Old Field Intercontinental Domestic".split()
)
