"""Lines and lengths on the WGS84 ellipsoid.

Lines are made to be drawn: dense enough that the straight strokes of a map stay
with the geodesic, and cut where a flat map is cut, at the antimeridian and at
the poles. Nothing is bent to fit a projection.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.records import LonLat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyproj import Geod
    from shapely import MultiLineString

EARTH_KM = 6371.0088  # mean radius R1, Moritz 2000, "Geodetic Reference System 1980"

MERCATOR_LIMIT = 85.0511287798066
"""Latitude at which Web Mercator ends, where its square world is closed."""

STRAY_KM = 0.5
"""How far the middle of a stroke may lie from the geodesic."""

STEP_DEGREES = 1.0
"""Angle between the vertices of a line that is drawn as great circles: 111 km."""

_POLE = 90.0 - 1e-9
_HALF_TURN = 180.0 - 1e-9


@functools.cache
def _wgs84() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(start: LonLat, end: LonLat) -> float:
    """Return the length of the shortest path from ``start`` to ``end``, in km."""
    metres = _wgs84().inv(*start, *end)[2]
    return float(metres) / 1000.0


def geodesic(start: LonLat, end: LonLat, *, step_km: float = 50.0) -> MultiLineString:
    """Return the shortest line from ``start`` to ``end``, cut at the antimeridian.

    Ends are (lon, lat) in WGS84 degrees, east and north positive. Vertices are
    at most ``step_km`` apart, and closer where a stroke would stray from the
    geodesic, as near the poles. A line over a pole is cut there. Two equal ends
    give an empty line.
    """
    from shapely import MultiLineString

    distance = distance_km(start, end)
    if distance == 0.0:
        return MultiLineString()
    steps = max(1, math.ceil(distance / step_km))
    points = [start, *_between(start, end, steps - 1), end]
    return cut(_refined(points))


def _between(start: LonLat, end: LonLat, count: int) -> list[LonLat]:
    """Return ``count`` points that divide the geodesic evenly, without its ends."""
    if count == 0:
        return []
    return [(float(lon), float(lat)) for lon, lat in _wgs84().npts(*start, *end, count)]


def _refined(points: Sequence[LonLat]) -> list[LonLat]:
    """Return ``points`` with more between those whose stroke strays from the geodesic."""
    short = _are_short(points)
    if all(short):
        return list(points)
    refined = [points[0]]
    for end, is_short in zip(points[1:], short, strict=True):
        waiting = [end]
        while waiting:
            middle = None if is_short else _stray_middle(refined[-1], waiting[-1])
            if middle is None:
                refined.append(waiting.pop())
            else:
                waiting.append(middle)
    return refined


def _are_short(points: Sequence[LonLat]) -> list[bool]:
    """Return which strokes are too short to stray: nearly all, and this is a quick way to tell."""
    import numpy as np

    lon, lat = np.array(points).T
    turn = (np.diff(lon) + 180.0) % 360.0 - 180.0
    # The sagitta is at most an eighth of length times turning, and the meridians turn by the longitude.
    bound_km = 111.7 * np.hypot(np.diff(lat), turn) * np.radians(np.abs(turn)) / 8.0
    short: list[bool] = (bound_km < STRAY_KM).tolist()
    return short


def _stray_middle(start: LonLat, end: LonLat) -> LonLat | None:
    """Return the geodesic's middle where the stroke's middle lies too far from it."""
    if max(abs(start[1]), abs(end[1])) >= _POLE or abs(_turn(start[0], end[0])) >= _HALF_TURN:
        return None  # a meridian: the stroke is the geodesic, but for the cut at the pole
    stroke = start[0] + _turn(start[0], end[0]) / 2.0, (start[1] + end[1]) / 2.0
    (middle,) = _between(start, end, 1)
    return middle if distance_km(stroke, middle) > STRAY_KM else None


def _turn(start: float, end: float) -> float:
    """Return the way from one longitude to another, -180 to 180, west negative."""
    return (end - start + 180.0) % 360.0 - 180.0


def cut(points: Sequence[LonLat]) -> MultiLineString:
    """Return the line through ``points``, cut where it meets the antimeridian or a pole.

    Longitudes may run past 180 ("unwrapped") or jump there; each step is taken
    the shorter way round. A step of half a turn goes over the nearer pole. A
    line that only touches the antimeridian is not cut, and one that runs along
    it stays on the side it came from.

    Source: RFC 7946, section 3.1.9.
    """
    import numpy as np
    from shapely import MultiLineString

    vertices = np.array(points)
    if _is_whole(vertices):
        return MultiLineString([vertices])
    parts: list[list[LonLat]] = []
    for arc in _arcs(points):
        parts.extend(_strips(_unwrapped(arc)))
    return MultiLineString([part for part in parts if len(part) > 1])


def _is_whole(vertices: NDArray[np.float64]) -> bool:
    """Return whether a line stays on the map from point to point, as nearly all do."""
    import numpy as np

    lon, lat = vertices.T
    turn, rise = np.abs(np.diff(lon)), np.abs(np.diff(lat))
    on_map = np.abs(lon).max() <= 180.0 and np.abs(lat).max() < _POLE
    return bool(len(turn) and on_map and turn.max() < _HALF_TURN and np.maximum(turn, rise).min() > 0.0)


def _arcs(points: Sequence[LonLat]) -> list[list[LonLat]]:
    """Return the stretches of ``points`` between poles, each with its ends on the meridians it follows."""
    arcs: list[list[LonLat]] = [[]]
    for point, after in pairwise([*points, *points[-1:]]):
        arc = arcs[-1]
        if abs(point[1]) >= _POLE:
            pole = math.copysign(90.0, point[1])
            if arc:
                arc.append((arc[-1][0], pole))
                arcs.append([])
            arcs[-1].append((after[0], pole))
            continue
        arc.append(point)
        if abs(after[1]) < _POLE and abs(_turn(point[0], after[0])) >= _HALF_TURN:
            pole = math.copysign(90.0, point[1] + after[1])
            arc.append((point[0], pole))
            arcs.append([(after[0], pole)])
    return arcs


def _unwrapped(points: Sequence[LonLat]) -> list[LonLat]:
    """Return ``points`` with longitudes that run on past 180 instead of jumping."""
    run: list[LonLat] = []
    for lon, lat in points:
        # Whole turns, not sums of steps: a longitude of exactly 180 must stay exact.
        turns = round((run[-1][0] - lon) / 360.0) if run else -round(lon / 360.0)
        run.append((lon + 360.0 * turns, lat))
    return run


def _strips(points: Sequence[LonLat]) -> list[list[LonLat]]:
    """Return an unwrapped line as parts that each stay within -180 to 180."""
    parts: list[list[LonLat]] = []
    world: int | None = None
    for start, end in pairwise(points):
        if start == end:
            continue
        for a, b in _halves(start, end):
            middle = (a[0] + b[0]) / 2.0
            along = middle % 360.0 == 180.0 and a[0] == b[0]
            here = world if along and world is not None else _world(middle, towards=points)
            a, b = _home(a, here), _home(b, here)
            if here == world:
                parts[-1].append(b)
            else:
                parts.append([a, b])
            world = here
    return parts


def _home(point: LonLat, world: int) -> LonLat:
    """Return a point of a copy of the world where the map shows it."""
    # Subtracting may leave a last bit beyond the edge.
    return max(-180.0, min(180.0, point[0] - 360.0 * world)), point[1]


def _world(lon: float, *, towards: Sequence[LonLat]) -> int:
    """Return which copy of the world an unwrapped longitude lies on, 0 for -180 to 180.

    A stroke along the antimeridian itself belongs to the side that the line
    goes on to.
    """
    if lon % 360.0 != 180.0:
        return math.floor((lon + 180.0) / 360.0)
    beyond = next((point[0] for point in towards if point[0] != lon), None)
    if beyond is None:
        return 0 if abs(lon) == 180.0 else math.floor((lon + 180.0) / 360.0)
    return math.floor(((lon + beyond) / 2.0 + 180.0) / 360.0)


def _halves(start: LonLat, end: LonLat) -> list[tuple[LonLat, LonLat]]:
    """Return a stroke, in two where it crosses an antimeridian."""
    west, east = sorted((start[0], end[0]))
    meridian = 360.0 * math.floor((west + 180.0) / 360.0) + 180.0
    if not west < meridian < east:
        return [(start, end)]
    share = (meridian - start[0]) / (end[0] - start[0])
    crossing = meridian, start[1] + share * (end[1] - start[1])
    return [(start, crossing), (crossing, end)]


def on_sphere(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (lon, lat) in degrees, the last axis of an array, as unit vectors."""
    import numpy as np

    lon, lat = np.radians(lonlat[..., 0]), np.radians(lonlat[..., 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def crossings(starts: NDArray[np.float64], ends: NDArray[np.float64], gate: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return at which fraction of its way each line crosses a gate, NaN where it does not.

    Lines run between unit vectors, by great circles; the gate is a line through
    some, and of several crossings the last stretch of the gate counts.
    """
    import numpy as np

    normal = _cross(starts, ends)
    fractions = np.full(len(starts), np.nan)
    for post, other in pairwise(gate):
        across = _cross(post, other)
        sides = starts @ across, ends @ across
        posts = normal @ post, normal @ other
        # Opposite sides both ways, and on this half of the world.
        crossed = (sides[0] * sides[1] < 0) & (posts[0] * posts[1] < 0) & (sides[0] * posts[1] > 0)
        fractions[crossed] = (sides[0] / np.where(crossed, sides[0] - sides[1], 1.0))[crossed]
    return fractions


def _cross(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return cross products along the last axis, ten times as fast as the general function for few vectors."""
    import numpy as np

    (a, b, c), (x, y, z) = one.T, other.T
    return np.stack([b * z - c * y, c * x - a * z, a * y - b * x], axis=-1)


def great_circles(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (lon, lat) along the great circles of the sphere between places, with the places themselves.

    Vertices are at most ``STEP_DEGREES`` apart.
    """
    import numpy as np

    sphere = on_sphere(places)
    angle = 2.0 * np.arcsin(np.clip(np.linalg.norm(sphere[1:] - sphere[:-1], axis=1) / 2.0, 0.0, 1.0))
    steps = np.maximum(1, np.ceil(angle / np.radians(STEP_DEGREES)).astype(int))
    leg = np.repeat(np.arange(len(steps)), steps)
    share = (np.arange(len(leg)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[leg]
    part = angle[leg]
    x, y, z = (np.sin((1.0 - share) * part)[:, None] * sphere[leg] + np.sin(share * part)[:, None] * sphere[leg + 1]).T
    drawn = np.column_stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))])
    drawn[np.cumsum(steps) - steps] = places[:-1]  # exactly, not to the last bit but one
    return np.vstack([drawn, places[-1:]])
