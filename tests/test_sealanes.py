"""The builder of the sea lanes, on a world with one island."""

import csv
from itertools import pairwise

import numpy as np
import pytest
from pyproj import Geod
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from geomap.datafiles import data_path
from geomap.sources.sealanes.charts import (
    Channel,
    Pilots,
    Visibility,
    cell_of,
    find_corners,
    find_havens,
    find_offing,
    land_grid,
    land_rings,
    points_of,
    read_channels,
    walls_of,
)
from geomap.sources.sealanes.graph import Harbours, crossed_gates, find_flags, find_harbours, join, roads_of, thin
from geomap.sphere import on_sphere

WGS84 = Geod(ellps="WGS84")

ISLAND = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]])
BAY = np.array([[4.0, 4.0], [4.0, 6.0], [6.0, 6.0], [6.0, 4.0], [4.0, 4.0]])  # a lake
WRAPPED = np.array([[178.0, -20.0], [182.0, -20.0], [182.0, -16.0], [178.0, -16.0], [178.0, -20.0]])
WEST, EAST = (-3.0, 5.0), (13.0, 5.0)


@pytest.fixture(scope="module")
def land():
    return land_grid([ISLAND, BAY, WRAPPED])


@pytest.fixture(scope="module")
def visibility(land):
    return Visibility(land)


@pytest.fixture(scope="module")
def offing(land):
    return find_offing([[ISLAND, BAY], [WRAPPED]], [], land)


@pytest.fixture(scope="module")
def shores(offing):
    return offing.shores


@pytest.fixture(scope="module")
def pilots(land, offing):
    return Pilots(land, offing.grid, [])


@pytest.fixture(scope="module")
def gates(tmp_path_factory):
    path = tmp_path_factory.mktemp("gates") / "passages.csv"
    path.write_text("id,gate\nnorth,5 9; 5 20\nsouth,5 1; 5 -20\nfar,-175 1; -175 -20\n")
    return path


@pytest.fixture(scope="module")
def network(offing, shores, gates):
    harbours = Harbours(np.array([WEST, EAST]), np.zeros((0, 2), dtype=np.int64), np.array([0, 1]), np.array([0, 1]))
    return join(find_corners(shores), harbours, np.zeros((0, 2)), Visibility(offing.grid), gates)


def is_land(land, *point):
    return bool(land[cell_of(np.array(point))])


def clear(visibility, start, end):
    return bool(visibility.clear(on_sphere(np.array([start])), on_sphere(np.array([end])))[0])


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((5.0, 1.0), True),
        ((5.0, 5.0), False),  # the lake
        ((-0.1, 5.0), False),
        ((179.0, -18.0), True),
        ((-179.0, -18.0), True),  # past the antimeridian
        ((-177.0, -18.0), False),
    ],
)
def test_the_grid_knows_land_from_water(land, point, expected):
    assert is_land(land, *point) is expected


def test_a_ship_sees_over_water_but_not_over_land(visibility):
    assert clear(visibility, WEST, (-3.0, 20.0))
    assert not clear(visibility, WEST, EAST)
    assert clear(visibility, (175.0, -10.0), (-175.0, -10.0))
    assert not clear(visibility, (177.0, -18.0), (-177.0, -18.0))


def test_a_long_view_is_stopped_by_the_tenth_of_a_degree_that_it_grazes(visibility):
    assert not clear(visibility, (9.8, -60.0), (10.0, 60.0))


def test_corners_stand_out_of_the_offing_where_land_sticks_out(offing):
    corners = find_corners(offing.shores).lonlat
    assert not offing.grid[cell_of(corners)].any()
    for corner in ISLAND[:4]:
        assert 0.05 < np.linalg.norm(corners - corner, axis=1).min() < 0.3


def test_the_offing_is_narrow_along_a_channel(land):
    channel = Channel("c", "narrows", ((-0.3, 2.0), (-0.3, 8.0)))
    grid = find_offing([[ISLAND, BAY]], [channel], land).grid
    assert is_land(grid, 10.05, 5.0)
    assert not is_land(grid, -0.05, 5.0)


def test_the_corners_of_a_lake_do_not_stick_out(shores):
    corners = find_corners(shores).lonlat
    assert not ((corners > 3.0) & (corners < 7.0)).all(axis=1).any()


def test_the_shortest_way_bends_round_the_island(network):
    count = len(network.lonlat)
    roads = coo_matrix((network.km, network.lines.T), shape=(count, count)).tocsr()
    way = dijkstra(roads, directed=False, indices=network.berths[0])[network.berths[1]]
    # By the northern corners, where meridians are closer: three geodesics.
    legs = [WEST, (0.0, 10.0), (10.0, 10.0), EAST]
    shortest = sum(WGS84.inv(*a, *b)[2] / 1000 for a, b in pairwise(legs))
    assert shortest < way < shortest * 1.02


def test_lines_know_the_gates_they_cross_and_where(gates):
    lonlat = np.array([[0.0, -5.0], [10.0, -5.0], [0.0, 15.0], [10.0, 15.0], [6.0, -5.0]])
    found = crossed_gates(lonlat, np.array([[0, 1], [2, 3], [0, 2], [1, 4]]), gates)
    assert found["south"].lines.tolist() == [0]
    assert found["south"].fractions[0] == pytest.approx(0.5, abs=0.001)
    assert found["north"].lines.tolist() == [1]
    assert found["far"].lines.tolist() == []


def test_thinning_keeps_the_ways_round_either_side(network):
    kept = thin(network, asked=())
    assert len(kept.lines) < len(network.lines) / 2
    assert len(kept.berths) == 2
    assert all(len(kept.passages[side].lines) for side in ("north", "south"))


def test_a_port_gets_a_line_to_open_water_and_an_inland_town_none(land, pilots):
    harbours = find_harbours([(0.01, 5.0), (2.0, 2.0)], [], pilots)
    assert len(harbours.berths) == 1
    far = np.abs(harbours.lonlat - [0.0, 5.0]).max(axis=1)
    assert 0.05 < far.max() < 0.5
    assert not is_land(land, *harbours.lonlat[np.argmax(far)])


def test_a_town_on_a_channel_is_reached_by_it(pilots):
    river = Channel("river", "river", ((-1.0, 2.0), (0.5, 2.0), (2.0, 2.0)))
    harbours = find_harbours([(2.05, 2.0)], [river], pilots)
    (town,) = (number for number, point in enumerate(harbours.lonlat) if tuple(point) == (2.05, 2.0))
    assert any(town in line for line in harbours.lines)


def test_ships_may_berth_all_along_a_river(pilots):
    harbours = find_harbours([], [Channel("river", "river", ((-1.0, 2.0), (2.0, 2.0)))], pilots)
    along = sorted(lon for lon, lat in harbours.lonlat if lat == 2.0)
    assert max(after - before for before, after in pairwise(along)) * 111.3 < 12.1
    assert {(-1.0, 2.0), (2.0, 2.0)} <= {tuple(point) for point in harbours.lonlat[harbours.berths]}


def test_flags_lead_along_the_shortest_ways(network):
    flags, count = find_flags(network, closed=()), len(network.lonlat)
    start, end = network.lines.T
    lengths = dijkstra(roads_of(network), directed=False)
    for goal in (*network.berths, *network.havens[::7]):
        there, back = (flags.lines >> flags.parts[goal] & 1).astype(bool).T
        ends = np.append(start[there], end[back]), np.append(end[there], start[back])
        roads = coo_matrix((np.append(network.km[there], network.km[back]), ends), shape=(count, count)).tocsr()
        assert dijkstra(roads)[:, goal] == pytest.approx(lengths[:, goal])


def test_flags_leave_out_what_is_closed(network):
    flags = find_flags(network, closed=["north"])
    assert not flags.lines[network.passages["north"].lines].any()
    assert flags.lines.any()


def test_a_lake_lies_in_the_land_around_it_wherever_that_begins():
    class Wrapped:
        def shapes(self, name):
            yield "", name, [[(ISLAND - [360.0, 0.0]).tolist(), BAY.tolist()]]

    land = land_grid(ring for rings in land_rings(Wrapped()) for ring in rings)
    assert is_land(land, 5.0, 1.0)
    assert not is_land(land, 5.0, 5.0)


def test_havens_lie_along_the_coast_but_not_beside_a_port(shores):
    havens = find_havens(shores, np.array([[-0.1, 5.0]]))
    assert len(havens) > 40
    gaps = np.hypot(*(havens - [-0.1, 5.0]).T) * 111.0
    assert gaps.min() > 19


def test_a_wall_is_a_thin_ring_and_ice_reaches_the_pole():
    wall, ice = walls_of(
        [Channel("w", "wall", ((0.0, 0.0), (1.0, 1.0))), Channel("i", "wall", ((-180.0, -60.0), (180.0, -62.0)))]
    )
    assert np.ptp(wall, axis=0) == pytest.approx([1.08, 1.08], abs=0.01)
    assert ice[:, 1].min() < -89
    assert read_channels(data_path("curated/channels.csv"))


def test_channels_and_gates_are_lines_on_the_earth():
    channels = read_channels(data_path("curated/channels.csv"))
    assert len({channel.id for channel in channels}) == len(channels)
    assert {channel.kind for channel in channels} == {
        "canal", "strait", "river", "approach", "harbour", "narrows", "wall",
    }  # fmt: skip
    with data_path("curated/passages.csv").open(encoding="utf-8", newline="") as file:
        lines = [tuple(points_of(row["gate"])) for row in csv.DictReader(file)]
    for line in [*(channel.points for channel in channels), *lines]:
        assert len(line) >= 2
        assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in line)
