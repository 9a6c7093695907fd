"""Lines and lengths on WGS84."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, MultiLineString

from geomap.sphere import MERCATOR_LIMIT, cut, distance_km, geodesic

WGS84 = Geod(ellps="WGS84")

AUCKLAND, HONOLULU = (174.78, -36.85), (-157.86, 21.31)
BEIJING, SAN_FRANCISCO = (116.6, 40.1), (-122.4, 37.6)

anywhere = st.tuples(st.floats(-180, 180), st.floats(-90, 90))

# Inverse problems worked in the manual of GeographicLib (C. F. F. Karney), "Geodesic
# routines: examples" and the manual page of GeodSolve, in metres.
PUBLISHED = [
    pytest.param((174.81, -41.32), (-5.50, 40.96), 19959679.267, id="Wellington-Salamanca"),
    pytest.param((116.6, 40.1), (-122.4, 37.6), 9513998, id="Beijing-San Francisco"),
    pytest.param((-73.8, 40.6), (2.55, 49.0 + 1 / 60), 5853226, id="New York-Paris"),
]


@pytest.mark.parametrize(("start", "end", "metres"), PUBLISHED)
def test_distances_agree_with_published_geodesics(start, end, metres):
    assert distance_km(start, end) == pytest.approx(metres / 1000, abs=0.001)


def length_km(line):
    """Return the length of a line, each stroke taken as a geodesic."""
    return sum(WGS84.line_length(*part.xy) for part in line.geoms) / 1000.0


@pytest.mark.parametrize(("start", "end", "metres"), PUBLISHED)
def test_a_drawn_line_is_as_long_as_the_published_geodesic(start, end, metres):
    assert length_km(geodesic(start, end)) == pytest.approx(metres / 1000, rel=1e-4)


def test_a_line_passes_the_published_waypoints():
    # GeographicLib, "Geodesic routines: examples": every 1000 km from Beijing to San Francisco.
    published = [(125.44903, 46.37321), (149.93825, 55.92437), (-176.96833, 58.43499), (-135.52791, 47.19436)]
    line = geodesic(BEIJING, SAN_FRANCISCO)
    for lon, lat in published:
        assert off_km((lon, lat), line) < 0.5


def off_km(point, line):
    """Return how far a point lies from the strokes of a line as a Web Mercator map draws them."""
    flat = MultiLineString([[mercator(*vertex) for vertex in part.coords] for part in line.geoms])
    x, y = mercator(*point)
    near = flat.interpolate(flat.project(LineString([(x, y), (x, y)]).centroid))
    return distance_km(point, (near.x, math.degrees(math.atan(math.sinh(math.radians(near.y))))))


def mercator(lon, lat):
    return lon, math.degrees(math.asinh(math.tan(math.radians(lat))))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (AUCKLAND, (-70.67, -33.45)),  # Auckland to Santiago, far south
        ((-74.0, 40.7), (103.8, 1.35)),  # New York to Singapore, 87.5 north
        ((115.9, -32.0), (-58.5, -34.6)),  # Perth to Buenos Aires, 85.9 south
        ((139.7, 35.7), (-118.2, 34.1)),  # Tokyo to Los Angeles
        ((-150.0, 61.2), (28.0, -26.1)),  # Anchorage to Johannesburg
        ((0.0, 0.0), (179.5, 0.3)),  # nearly opposite
    ],
)
def test_no_drawn_point_strays_two_km(start, end):
    line = geodesic(start, end)
    steps = WGS84.npts(*start, *end, 3000)
    # A flat map stops at the limit; the line itself goes on.
    assert max(off_km(step, line) for step in steps if abs(step[1]) < MERCATOR_LIMIT) < 2.0


def test_a_line_over_the_pacific_is_cut_in_two_at_the_same_latitude():
    west, east = geodesic(AUCKLAND, HONOLULU).geoms
    assert west.coords[-1][0] == 180.0
    assert east.coords[0] == (-180.0, west.coords[-1][1])


def test_a_line_that_ends_on_the_antimeridian_stays_on_its_side():
    (line,) = geodesic((179.0, 0.0), (-180.0, 0.0)).geoms
    assert line.coords[-1] == (180.0, 0.0)
    (line,) = geodesic((180.0, 0.0), (-179.0, 0.0)).geoms
    assert line.coords[0] == (-180.0, 0.0)


def test_a_line_along_the_antimeridian_is_one_part():
    (line,) = geodesic((180.0, 10.0), (-180.0, -10.0)).geoms
    assert {lon for lon, _ in line.coords} == {180.0}


def test_a_line_that_touches_the_antimeridian_and_turns_back_is_not_cut():
    (line,) = cut([(170.0, 0.0), (180.0, 5.0), (170.0, 10.0)]).geoms
    assert len(line.coords) == 3


def test_a_line_over_the_pole_is_cut_there():
    up, down = geodesic((-60.0, 80.0), (120.0, 60.0)).geoms
    assert up.coords[-1] == (-60.0, 90.0)
    assert down.coords[0] == (120.0, 90.0)


def test_a_line_from_the_pole_leaves_along_the_meridian_of_its_end():
    (line,) = geodesic((10.0, 90.0), (50.0, 60.0)).geoms
    assert {round(lon, 9) for lon, _ in line.coords} == {50.0}


def test_two_equal_ends_give_an_empty_line():
    assert geodesic((90.4, 23.7), (90.4, 23.7)).is_empty


def test_unwrapped_longitudes_are_brought_home():
    parts = cut([(140.0, 0.0), (200.0, 10.0), (242.0, 5.0)]).geoms
    assert [part.bounds[0::2] for part in parts] == [(140.0, 180.0), (-180.0, -118.0)]


@settings(deadline=None)
@given(start=anywhere, end=anywhere)
def test_every_line_stays_on_the_map_and_keeps_its_length(start, end):
    assume(distance_km(start, end) > 0.001)
    line = geodesic(start, end)
    west, south, east, north = line.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    assert length_km(line) == pytest.approx(distance_km(start, end), rel=1e-4, abs=0.002)


@settings(deadline=None)
@given(start=anywhere, end=anywhere)
def test_no_stroke_runs_round_the_world(start, end):
    for part in geodesic(start, end).geoms:
        lons = [lon for lon, lat in part.coords if abs(lat) < 89.9]
        assert all(abs(after - before) < 180 for before, after in pairwise(lons))


@settings(deadline=None)
@given(start=anywhere, end=anywhere)
def test_vertices_are_no_further_apart_than_asked(start, end):
    for part in geodesic(start, end, step_km=200.0).geoms:
        points = list(part.coords)
        assert all(distance_km(a, b) <= 200.001 for a, b in pairwise(points))
