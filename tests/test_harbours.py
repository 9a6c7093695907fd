"""The main ports of countries."""

import csv
import re
from itertools import product
from string import ascii_uppercase

import pytest

from geomap.datafiles import data_path
from geomap.gazetteer import Gazetteer
from geomap.records import LonLat
from geomap.routes import ASHORE_KM, by_sea
from geomap.routes.harbours import main_port
from geomap.routes.lanes import Lanes
from geomap.sphere import distance_km

# The land-locked developing countries of the United Nations, and the land-locked countries of Europe.
LANDLOCKED = (
    "AF AM AZ BF BI BO BT BW CF ET KG KZ LA LS MD MK ML MN MW NE NP PY RW SS SZ TD TJ TM UG UZ ZM ZW "
    "AD AT BY CH CZ HU LI LU RS SK SM VA XK"
).split()
# Those without a port for seagoing cargo, nearly all without people.
PORTLESS = "AQ BA BV HM TF".split()


def table() -> list[dict[str, str]]:
    with data_path("curated/main_ports.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = table()
CODES = [row["country"] for row in ROWS]


def lonlat(row: dict[str, str]) -> LonLat:
    return float(row["lon"]), float(row["lat"])


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_the_table_is_sorted_and_has_each_country_once():
    assert list(ROWS[0]) == ["country", "port", "lon", "lat", "note"]
    assert sorted(set(CODES)) == CODES


def test_coordinates_are_written_in_degrees_to_a_hundredth():
    written = [row[axis] for row in ROWS for axis in ("lon", "lat")]
    assert [number for number in written if not re.fullmatch(r"-?\d{1,3}\.\d\d", number)] == []


def test_every_country_of_the_gazetteer_has_a_main_port_or_a_reason_for_none(gazetteer):
    codes = map("".join, product(ascii_uppercase, repeat=2))
    countries = {code for code in codes if gazetteer.country(code) is not None}
    assert countries - {*CODES} == {*LANDLOCKED, *PORTLESS}
    assert {*CODES} <= countries


@pytest.mark.parametrize("country", ["NP", "KZ", "CH", "", "pk", "ZZ"])
def test_what_the_oceans_do_not_reach_has_no_main_port(country):
    assert main_port(country) is None


@pytest.mark.parametrize("row", ROWS, ids=CODES)
def test_a_main_port_lies_by_the_place_of_its_name(row, gazetteer):
    # The towns of GeoNames and the ports of sea-ports; where neither has the name, the note begins with the town.
    names = (row["port"], row["note"].split(";")[0])
    towns = [match.place for name in names for match in gazetteer.find(name) if match.place.country == row["country"]]
    assert min(distance_km(lonlat(row), town.lonlat) for town in towns) < 25.0


@pytest.mark.parametrize("row", ROWS, ids=CODES)
def test_a_ship_from_every_main_port_reaches_singapore(row):
    assert by_sea(lonlat(row), main_port("SG").lonlat).km < 25_000
    assert Lanes.bundled().harbour(lonlat(row), within_km=25.0, ashore_km=ASHORE_KM) is not None
