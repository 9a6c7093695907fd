"""The paths that traffic takes between two places: by air and by sea lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.errors import RouteError
from geomap.records import LonLat
from geomap.sphere import cut, distance_km, geodesic, length_km

if TYPE_CHECKING:
    from shapely import MultiLineString

HARBOUR_KM = 200.0
"""How far a place may lie from the nearest sea lane and still be reached by ship."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path drawn on WGS84, its length, and the straits, canals and capes it passes, in order."""

    line: MultiLineString
    km: float
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage that a route can be told to avoid or take: the network's word for it, and a point within."""

    closure: str | None
    point: LonLat


PASSAGES = {
    "suez": _Passage("suez", (32.56, 29.95)),
    "panama": _Passage("panama", (-79.55, 8.95)),
    "malacca": _Passage("malacca", (100.9, 2.6)),
    "sunda": _Passage("sunda", (105.8, -5.95)),
    "hormuz": _Passage("ormuz", (56.5, 26.5)),
    "bab-el-mandeb": _Passage("babalmandab", (43.35, 12.6)),
    "gibraltar": _Passage("gibraltar", (-5.6, 35.95)),
    "bosporus": _Passage("bosporus", (29.1, 41.2)),
    "magellan": _Passage("chili", (-70.9, -53.6)),
    "cape-of-good-hope": _Passage("south_africa", (18.3, -34.8)),
    "bering": _Passage("bering", (-168.9, 65.8)),
    "northwest-passage": _Passage("northwest", (-95.0, 74.3)),
}
"""The passages that have names, for ``avoid`` and ``via``."""

ICE = frozenset({"northwest-passage"})
"""Passages that no route takes unless ``via`` asks for them."""


def by_air(origin: LonLat, destination: LonLat) -> Route:
    """Return the geodesic from ``origin`` to ``destination``, cut at the antimeridian."""
    for end in (origin, destination):
        _check(end)
    return Route(geodesic(origin, destination), distance_km(origin, destination))


def by_sea(origin: LonLat, destination: LonLat, *, avoid: Iterable[str] = (), via: Iterable[str] = ()) -> Route:
    """Return the shortest way by sea from ``origin`` to ``destination``, cut at the antimeridian.

    ``avoid`` and ``via`` name ``PASSAGES``; those of ``via`` are taken in their
    order. The line begins and ends at the places given. ``RouteError`` where an
    end lies over 200 km from the nearest sea lane, or no way is open.
    """
    for end in (origin, destination):
        _check(end)
    wanted, closed = tuple(via), frozenset(avoid)
    for name in (*wanted, *sorted(closed)):
        if name not in PASSAGES:
            raise RouteError(f"no passage is called {name!r}; choose from {', '.join(PASSAGES)}")
    stops = [origin, *(PASSAGES[name].point for name in wanted), destination]
    points: list[LonLat] = [origin]
    passed: list[str] = list(wanted)
    for start, end in pairwise(stops):
        if start == end:
            continue
        lane, names = _lane(start, end, closed | ICE.difference(wanted))
        points.extend(lane)
        passed.extend(name for name in names if name not in passed)
    points.append(destination)
    line = _sailed(points)
    return Route(line, length_km(line), tuple(passed))


def _check(end: LonLat) -> None:
    lon, lat = end
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
        raise RouteError(f"({lon}, {lat}) is not on the earth; give longitude first, then latitude, in degrees")


def _lane(start: LonLat, end: LonLat, closed: frozenset[str]) -> tuple[list[LonLat], list[str]]:
    """Return the points of the sea lane between two places, and the passages it takes."""
    import warnings

    from searoute import searoute

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no way at all is told by the empty line below
        # The closures stay on a graph that searoute keeps, so each call must give them anew;
        # lengths in its other units are wrong, and its longitudes run past 180.
        found = searoute(
            list(start),
            list(end),
            units="km",
            restrictions=sorted(str(PASSAGES[name].closure) for name in closed),
            return_passages=True,
        )
    points = [(float(lon), float(lat)) for lon, lat in found["geometry"]["coordinates"]]
    if not points:
        raise RouteError(f"no way by sea from {_shown(start)} to {_shown(end)} is open")
    for place, harbour in ((start, points[0]), (end, points[-1])):
        gap = distance_km(place, harbour)
        if gap > HARBOUR_KM:
            raise RouteError(f"{_shown(place)} lies {gap:.0f} km from the nearest sea lane; give a place by the sea")
    taken = set(found["properties"]["traversed_passages"])
    return points, [name for name, passage in PASSAGES.items() if passage.closure in taken]


def _shown(point: LonLat) -> str:
    return f"({point[0]:g}, {point[1]:g})"


def _sailed(points: Sequence[LonLat]) -> MultiLineString:
    """Return the line through ``points``, each leg a geodesic, cut at the antimeridian."""
    legs: list[LonLat] = []
    for start, end in pairwise(points):
        for part in geodesic(start, end, step_km=100.0).geoms:
            legs.extend((lon, lat) for lon, lat in part.coords[1 if legs else 0 :])
    return cut(legs)
