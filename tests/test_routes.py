"""The paths that aircraft and ships take."""

import csv
import itertools
import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.maps.packing import decode_line
from geomap.routes import PASSAGES, by_air, by_sea, lies_by_sea
from geomap.routes.lanes import Lanes
from geomap.sources.sealanes.charts import read_channels

KARACHI, CHITTAGONG = (66.97, 24.80), (91.80, 22.25)
ROTTERDAM, SINGAPORE = (4.0, 51.98), (103.75, 1.2)
HONG_KONG = (114.15, 22.3)
SHANGHAI, LOS_ANGELES = (121.9, 31.0), (-118.25, 33.7)
ISLAMABAD = (73.05, 33.72)

NAUTICAL_MILE_KM = 1.852

CHANNELS = [channel for channel in read_channels(data_path("curated/channels.csv")) if channel.kind != "wall"]


def basemap_land():
    """Return the land of the bundled map at 1:50 million: coarser than what the lanes are built from."""
    stored = json.loads(data_path("land-50m.json").read_text(encoding="utf-8"))
    rings = [[decode_line(ring, precision=stored["precision"]) for ring in polygon] for polygon in stored["land"]]
    polygons = shapely.make_valid([shapely.Polygon(outer, holes) for outer, *holes in rings])
    return shapely.get_parts(polygons)


def test_a_flight_is_as_long_as_the_published_geodesic():
    # GeographicLib, manual page of GeodSolve: New York to Paris, 5853226 m.
    assert by_air((-73.8, 40.6), (2.55, 49.0 + 1 / 60)).km == pytest.approx(5853.226, rel=1e-4)


def test_a_ship_from_karachi_to_chittagong_goes_round_sri_lanka():
    route = by_sea(KARACHI, CHITTAGONG)
    # 2622 nautical miles in Pub. 151, by LINERLIB; its margin is 5 %.
    assert route.km == pytest.approx(2622 * NAUTICAL_MILE_KM, rel=0.05)
    assert min(lat for part in route.line.geoms for _, lat in part.coords) < 6.0


def test_a_sea_route_begins_and_ends_at_the_places_given():
    line = by_sea(KARACHI, CHITTAGONG).line
    assert line.geoms[0].coords[0] == pytest.approx(KARACHI)
    assert line.geoms[-1].coords[-1] == pytest.approx(CHITTAGONG)


def test_a_ship_over_the_pacific_is_cut_at_the_antimeridian():
    line = by_sea(SHANGHAI, LOS_ANGELES).line
    assert len(line.geoms) == 2
    assert line.geoms[0].coords[-1][0] == 180.0
    assert line.bounds[0] == -180.0


def test_a_route_names_the_passages_it_takes():
    assert {"suez", "bab-el-mandeb", "malacca", "gibraltar"} <= set(by_sea(ROTTERDAM, SINGAPORE).passages)


def test_the_way_back_is_as_long_and_meets_the_passages_the_other_way_round():
    there, back = by_sea(ROTTERDAM, SINGAPORE), by_sea(SINGAPORE, ROTTERDAM)
    assert back.km == pytest.approx(there.km)
    assert back.passages == there.passages[::-1]


def test_a_passage_avoided_is_not_taken_and_is_open_again_afterwards():
    before = by_sea(ROTTERDAM, SINGAPORE)
    round_africa = by_sea(ROTTERDAM, SINGAPORE, avoid=["suez"])
    assert "suez" not in round_africa.passages
    assert round_africa.km > before.km + 4000
    assert by_sea(ROTTERDAM, SINGAPORE) == before


def test_a_passage_asked_for_is_taken():
    route = by_sea(ROTTERDAM, SINGAPORE, via=["cape-of-good-hope"])
    assert route.km == pytest.approx(by_sea(ROTTERDAM, SINGAPORE, avoid=["suez"]).km, rel=0.02)


def test_no_route_goes_through_the_ice_unasked():
    assert "northwest-passage" not in by_sea((-74.0, 40.5), (139.8, 35.3)).passages


def test_an_inland_town_is_refused_with_the_reason():
    with pytest.raises(RouteError, match=r"\(73\.05, 33\.72\) lies inland, \d+ km from the nearest sea lane"):
        by_sea(ISLAMABAD, CHITTAGONG)


def test_swapped_coordinates_are_refused():
    with pytest.raises(RouteError, match="longitude first"):
        by_sea((22.25, 91.8), KARACHI)


def test_a_damaged_network_is_told(tmp_path):
    (tmp_path / "lanes.npz").write_bytes(b"nonsense")
    with pytest.raises(RouteError, match="no sea lanes at"):
        Lanes(tmp_path / "lanes.npz")


def test_latitude_given_first_is_guessed_where_the_place_is_inland():
    with pytest.raises(RouteError, match="if this is latitude, longitude, turn it round"):
        by_sea(KARACHI[::-1], SINGAPORE)


@pytest.mark.parametrize(
    "town",
    [
        pytest.param((121.458, 31.222), id="Shanghai"),
        pytest.param((-60.025, -3.102), id="Manaus"),
        pytest.param((-87.65, 41.85), id="Chicago"),
        pytest.param((47.78, 30.51), id="Basra"),
        pytest.param((6.765, 51.433), id="Duisburg"),
        pytest.param((-73.588, 45.509), id="Montreal"),
        pytest.param((-92.107, 46.783), id="Duluth"),
        pytest.param((33.099, 68.968), id="Murmansk"),
        pytest.param((153.028, -27.468), id="Brisbane"),
        pytest.param((-57.647, -25.287), id="Asunción"),
        pytest.param((16.372, 48.208), id="Vienna"),
        pytest.param((106.558, 29.56), id="Chongqing"),
    ],
)
def test_a_port_in_a_bay_or_up_a_river_is_reached_from_the_ocean(town):
    assert by_sea(town, SINGAPORE).km > 1000.0


BAKU, AKTAU = (49.87, 40.35), (51.22, 43.6)


def test_the_caspian_is_a_sea_without_a_way_to_the_oceans():
    # Around the Apsheron peninsula, so longer than the geodesic, which crosses it.
    assert 1.0 < by_sea(BAKU, AKTAU).km / by_air(BAKU, AKTAU).km < 1.3
    with pytest.raises(RouteError, match="no way by sea"):
        by_sea(BAKU, ROTTERDAM)


def test_a_passage_that_is_taken_anyway_can_be_asked_for_and_changes_nothing():
    # Asked for, it is looked for among all lanes, and not by the flags that lead to the goal.
    for origin, destination in itertools.combinations(PORTS[:9], 2):
        route = by_sea(origin, destination)
        if route.passages:
            asked = by_sea(origin, destination, via=route.passages[:1])
            assert asked.km == pytest.approx(route.km, rel=1e-9)


def test_an_unknown_passage_is_refused_with_the_choices():
    with pytest.raises(RouteError, match="no passage is called 'nile'; choose from suez, "):
        by_sea(KARACHI, CHITTAGONG, avoid=["nile"])


def test_two_equal_ends_give_an_empty_line_of_no_length():
    for way in (by_air, by_sea):
        route = way(KARACHI, KARACHI)
        assert route.line.is_empty
        assert route.km == 0


@pytest.mark.parametrize("name", PASSAGES)
def test_every_passage_can_be_forced_on_a_route(name):
    assert name in by_sea(ROTTERDAM, SINGAPORE, via=[name]).passages


@pytest.mark.parametrize("name", [name for name, passage in PASSAGES.items() if not passage.closed])
def test_every_passage_but_those_into_closed_seas_can_be_avoided(name):
    assert name not in by_sea((-74.0, 40.5), (139.8, 35.3), avoid=[name]).passages


@pytest.mark.parametrize(
    ("origin", "destination", "passages"),
    [
        (ROTTERDAM, HONG_KONG, ["dover", "gibraltar", "suez", "bab-el-mandeb", "malacca", "singapore"]),
        (HONG_KONG, ROTTERDAM, ["singapore", "malacca", "bab-el-mandeb", "suez", "gibraltar", "dover"]),
        ((48.1, 29.4), (72.8, 18.9), ["hormuz"]),  # Kuwait to Mumbai
        ((30.75, 46.5), (23.6, 37.9), ["bosporus", "dardanelles"]),  # Odesa to Piraeus
    ],
)
def test_passages_stand_in_the_order_in_which_they_are_met(origin, destination, passages):
    assert list(by_sea(origin, destination).passages) == passages


def test_passages_asked_for_are_taken_in_their_order():
    passages = by_sea(ROTTERDAM, SINGAPORE, via=["suez", "lombok"]).passages
    assert passages.index("suez") < passages.index("lombok")


def test_a_passage_both_asked_for_and_avoided_is_refused():
    with pytest.raises(RouteError, match="'suez' is both to be taken and to be avoided"):
        by_sea(ROTTERDAM, SINGAPORE, via=["suez"], avoid=["suez"])


def test_a_port_up_a_river_is_reached_by_it():
    route = by_sea((90.41, 23.70), KARACHI)  # Dhaka, by the Meghna
    assert route.km > by_sea(CHITTAGONG, KARACHI).km
    points = [point for part in route.line.geoms for point in part.coords]
    assert any(abs(lon - 90.62) < 0.01 and abs(lat - 23.20) < 0.01 for lon, lat in points)


def test_ports_on_a_closed_sea_have_no_way_out_without_its_strait():
    with pytest.raises(RouteError, match="no way by sea"):
        by_sea((30.75, 46.5), (23.6, 37.9), avoid=["bosporus"])


@pytest.mark.parametrize(
    ("origin", "destination", "miles"),
    [
        # Nautical miles in Pub. 151, by LINERLIB (Brouer et al. 2014), whose margin is 5 %.
        (KARACHI, (79.85, 6.9333), 1344),  # Colombo
        ((103.83, 1.25), (114.15, 22.3), 1447),  # Singapore to Hong Kong
    ],
)
def test_lengths_agree_with_published_distances(origin, destination, miles):
    assert by_sea(origin, destination).km == pytest.approx(miles * NAUTICAL_MILE_KM, rel=0.05)


PORTS = [
    KARACHI, CHITTAGONG, ROTTERDAM, SINGAPORE, SHANGHAI, LOS_ANGELES, (-74.03, 40.66), (139.78, 35.6), (18.43, -33.9),
    (28.97, 41.02), (151.2, -33.86), (-46.3, -23.98), (39.66, -4.06), (10.72, 59.9), (-79.55, 8.95), (48.17, 29.35),
]  # fmt: skip


def test_no_route_runs_ten_km_inland_but_by_a_channel():
    land = shapely.STRtree(basemap_land())
    channels = shapely.union_all([shapely.LineString(channel.points) for channel in CHANNELS]).buffer(0.1)
    for origin, destination in itertools.combinations(PORTS, 2):
        line = shapely.segmentize(by_sea(origin, destination).line, 0.05)
        points = shapely.points(shapely.get_coordinates(line))
        point, polygon = land.query(points, predicate="within")
        scale = 111.2 * np.cos(np.radians(shapely.get_y(points[point])))  # km to a degree of longitude
        depths = shapely.distance(points[point], shapely.boundary(land.geometries[polygon])) * scale
        inland = points[point][depths > 10.0]
        assert shapely.covers(channels, inland).all(), (origin, destination, inland[:3])


# ---------------------------------------------------------------- short crossings, and the open sea


def ferries() -> list[dict[str, str]]:
    """Return short crossings; where no length is told, that of the straight line counts, as no way is shorter."""
    with (Path(__file__).parent / "data" / "ferries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", ferries(), ids=lambda row: f"{row['origin']}-{row['destination']}")
def test_a_short_crossing_is_hardly_longer_than_the_ferrys(row):
    ends = [(float(row[f"{end}_lon"]), float(row[f"{end}_lat"])) for end in ("origin", "dest")]
    published = float(row["km"] or by_air(*ends).km)
    assert 0.9 * published < by_sea(*ends).km < 1.15 * published


@pytest.mark.parametrize(
    "town",
    [
        pytest.param((174.008, -41.291), id="Picton"),
        pytest.param((18.296, 57.641), id="Visby"),
        pytest.param((-5.472, 56.415), id="Oban"),
        pytest.param((27.429, 37.038), id="Bodrum"),
        pytest.param((-5.157, 57.895), id="Ullapool"),
        pytest.param((-5.827, 57.006), id="Mallaig"),
    ],
)
def test_a_harbour_with_a_ferry_does_not_lie_inland(town):
    assert lies_by_sea(town)


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ((-91.0, 26.0), (-86.68, 25.38)),
        ((179.0, 0.0), (-179.0, 0.0)),
        ((-150.0, -30.0), (-71.6, -33.0)),
        ((-1.4, 50.9), (18.0, 35.0)),  # Southampton to the Mediterranean
        ((56.36, 25.17), (80.0, -20.0)),  # Fujairah to the Indian Ocean
        ((18.43, -33.9), (20.0, -60.0)),  # Cape Town to the Southern Ocean
    ],
)
def test_a_ship_sails_from_and_to_the_open_sea(origin, destination):
    route = by_sea(origin, destination)
    assert by_air(origin, destination).km * 0.999 <= route.km
    assert route.line.geoms[-1].coords[-1] == pytest.approx(destination)
    land = shapely.STRtree(basemap_land())
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(route.line, 0.05)))
    point, polygon = land.query(points, predicate="within")
    depth = shapely.distance(points[point], shapely.boundary(land.geometries[polygon]))
    assert depth.max(initial=0.0) < 0.3  # degrees; the berth of Southampton lies up an inlet


def test_a_ship_to_a_sea_passes_the_strait_that_leads_there():
    assert by_sea((-1.4, 50.9), (18.0, 35.0)).passages == ("gibraltar",)


def test_two_places_on_the_open_sea_in_sight_of_one_another_are_joined_straight():
    assert by_sea((179.0, 0.0), (-179.0, 0.0)).km == pytest.approx(by_air((179.0, 0.0), (-179.0, 0.0)).km)


def test_a_ship_to_ushuaia_takes_the_beagle_channel_and_not_cape_horn():
    buenos_aires, ushuaia = (-58.37, -34.6), (-68.3, -54.8)
    route = by_sea(buenos_aires, ushuaia)
    assert route.passages == ("beagle",)
    assert by_sea(buenos_aires, ushuaia, avoid=["cape-horn"]).km == pytest.approx(route.km)


def test_a_short_way_keeps_to_the_passages_that_are_open():
    folkestone, boulogne = (1.19, 51.08), (1.59, 50.73)
    dunkirk, ramsgate = (2.37, 51.05), (1.42, 51.33)
    assert "dover" in by_sea(boulogne, ramsgate).passages
    assert "dover" not in by_sea(folkestone, boulogne).passages
    with pytest.raises(RouteError, match="no way by sea"):
        by_sea((36.0, 45.9), (36.5, 44.7), avoid=["kerch"])
    assert by_sea(dunkirk, ramsgate, avoid=["dover"]).passages == ()


def test_a_short_way_crosses_no_wall():
    # From Jaffna's side of Adam's Bridge to Mannar Gulf's, 60 km apart, ships go round Sri Lanka.
    assert by_sea((79.3, 9.6), (79.2, 8.9)).km > 1000.0
