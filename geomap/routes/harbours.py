"""The main port of each country: where a ship stands of which only the country is known."""

import csv
from dataclasses import dataclass
from functools import cache

from geomap.datafiles import data_path
from geomap.records import LonLat


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


@cache
def _main_ports() -> dict[str, Harbour]:
    with data_path("curated/main_ports.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["country"]: Harbour(row["port"], (float(row["lon"]), float(row["lat"]))) for row in csv.DictReader(file)
        }
