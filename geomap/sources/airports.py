"""Airports with their codes, out of airportsdata."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from geomap.gazetteer import fold
from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry

_ICAO = re.compile("[A-Z]{4}")
_TAIL = re.compile(r"\s+(?:International |Intl )?(?:Airport|Airfield|Aerodrome)$")


def airports(text: str, divisions: Mapping[tuple[str, str], str]) -> Iterator[Entry]:
    """Yield the airports in ``text`` (airports.csv) that have an IATA code or one of four letters.

    The rest are private fields of the United States under local codes.
    ``divisions`` maps a country's code and the folded name of a first-level
    division to the division's code.
    """
    for row in csv.DictReader(io.StringIO(text)):
        icao = row["icao"] if _ICAO.fullmatch(row["icao"]) else ""
        if not (icao or row["iata"]) or not row["name"]:
            continue
        place = Place(
            id=f"airport:{icao or row['iata']}",
            name=row["name"],
            lon=round(float(row["lon"]), 5),
            lat=round(float(row["lat"]), 5),
            kind="airport",
            country=row["country"],
            admin1=divisions.get((row["country"], fold(row["subd"])), ""),
        )
        codes = [Name(code, "code") for code in (row["iata"], icao) if code]
        yield entry(place, [*(_other_names(row["name"], row["city"]) if row["iata"] else ()), *codes])


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
