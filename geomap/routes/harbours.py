"""The main port of each country: where a ship stands of which only the country is known, or a town beside that port."""

import csv
from dataclasses import dataclass
from functools import cache

from geomap.datafiles import data_path
from geomap.records import LonLat, Place
from geomap.routes import lies_by_sea
from geomap.sphere import distance_km

TOWN_KM, DIVISION_KM = 30.0, 100.0
"""How far a town, or the point of a division, may lie from its country's main port that is taken for its harbour."""


@dataclass(frozen=True, slots=True)
class Harbour:
    """A port that ships come to from the oceans."""

    name: str
    lonlat: LonLat


def main_port(country: str) -> Harbour | None:
    """Return the main sea port of a country or territory, given by its ISO 3166-1 alpha-2 code.

    The rule it serves: a shipping corridor whose end is only a country starts at
    that country's main port. That is the port with the most containers or, where
    there are none, the most general cargo; where a country lies on several seas,
    the ``note`` in gazetteer/curated/main_ports.csv says which was chosen. None
    for what the oceans do not reach (Nepal, and Kazakhstan on the Caspian Sea),
    and for a code that is none.
    """
    return _main_ports().get(country)


def port_for(place: Place) -> Harbour | None:
    """Return the port at which ships stand for a place, None where the place itself, or nothing, does.

    The main port of a country stands for the country, and for a town or division
    whose harbour it is, as Jebel Ali for Dubai: one close by to whose own point no ship comes.
    """
    port = main_port(place.country)
    if port is None or place.kind == "country":
        return port
    reach_km = DIVISION_KM if place.kind in ("region1", "region2") else TOWN_KM
    is_its_harbour = distance_km(place.lonlat, port.lonlat) <= reach_km and not lies_by_sea(place.lonlat)
    return port if is_its_harbour else None


@cache
def _main_ports() -> dict[str, Harbour]:
    with data_path("curated/main_ports.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["country"]: Harbour(row["port"], (float(row["lon"]), float(row["lat"]))) for row in csv.DictReader(file)
        }
