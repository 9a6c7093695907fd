"""The paths that traffic takes between two places: by air and by sea lane."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.records import LonLat
from geomap.sphere import distance_km, geodesic

if TYPE_CHECKING:
    from shapely import MultiLineString

    from geomap.routes.lanes import Lanes

HARBOUR_KM, ASHORE_KM = 60.0, 10.0
"""How far a place may lie from the sea lanes and still be reached by ship, and how much of that may be land."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path drawn on WGS84, its length, and the straits, canals and capes it passes, in order."""

    line: MultiLineString
    km: float
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A strait, canal or cape that a ship can be told to take or to avoid.

    ``closed`` says why no ship takes it unless told to ("ice"), "" where ships do.
    """

    id: str
    name: str
    kind: str
    closed: str


def _read_passages() -> dict[str, Passage]:
    with data_path("curated/passages.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: Passage(row["id"], row["name"], row["kind"], row["closed"]) for row in csv.DictReader(file)}


PASSAGES = _read_passages()
"""The passages by id, as ``avoid`` and ``via`` name them."""


def by_air(origin: LonLat, destination: LonLat) -> Route:
    """Return the geodesic from ``origin`` to ``destination``, cut at the antimeridian."""
    for end in (origin, destination):
        _check(end)
    return Route(geodesic(origin, destination), distance_km(origin, destination))


def by_sea(origin: LonLat, destination: LonLat, *, avoid: Iterable[str] = (), via: Iterable[str] = ()) -> Route:
    """Return the shortest way by sea from ``origin`` to ``destination``, cut at the antimeridian.

    ``avoid`` and ``via`` name ``PASSAGES``; those of ``via`` are taken in their
    order, and are the only way into a passage that ice or size closes. The line
    begins and ends at the places given, so two equal ends give an empty one.
    ``RouteError`` where an end lies inland: over ``HARBOUR_KM`` from the sea lanes,
    or with more than ``ASHORE_KM`` of land between; and where no way is open.
    """
    from geomap.routes.lanes import Lanes

    wanted, shut = tuple(via), frozenset(avoid)
    for name in (*wanted, *sorted(shut)):
        if name not in PASSAGES:
            raise RouteError(f"no passage is called {name!r}; choose from {', '.join(PASSAGES)}")
        if name in shut and name in wanted:
            raise RouteError(f"{name!r} is both to be taken and to be avoided; leave one out")
    lanes = Lanes.bundled()
    start, end = (_harbour(lanes, place) for place in (origin, destination))
    if start == end and not wanted:
        return Route(lanes.line([origin, destination]), distance_km(origin, destination))
    closed = shut | {name for name, passage in PASSAGES.items() if passage.closed and name not in wanted}
    stops = lanes.way(start, end, closed, wanted)
    if stops is None:
        raise RouteError(f"no way by sea from {_shown(origin)} to {_shown(destination)} is open")
    km = distance_km(origin, lanes.lonlat(start)) + lanes.km(stops) + distance_km(lanes.lonlat(end), destination)
    line = lanes.line([origin, *(lanes.lonlat(stop) for stop in stops), destination])
    return Route(line, km, lanes.passages(stops))


def lies_by_sea(place: LonLat) -> bool:
    """Tell whether ships come to a place, so that ``by_sea`` does not refuse it as inland."""
    from geomap.routes.lanes import Lanes

    return _berth(Lanes.bundled(), place) is not None


def _harbour(lanes: Lanes, place: LonLat) -> int:
    _check(place)
    harbour = _berth(lanes, place)
    if harbour is None:
        gap = lanes.nearest(place)[1]
        hint = "; if this is latitude, longitude, turn it round" if _lies_by_sea_turned(lanes, place) else ""
        raise RouteError(f"{_shown(place)} lies inland, {gap:.0f} km from the nearest sea lane; give a port{hint}")
    return harbour


def _berth(lanes: Lanes, place: LonLat) -> int | None:
    return lanes.harbour(place, within_km=HARBOUR_KM, ashore_km=ASHORE_KM)


def _lies_by_sea_turned(lanes: Lanes, place: LonLat) -> bool:
    """Tell whether ships come to where a place would lie if its latitude had been given first."""
    lon, lat = place
    return abs(lon) <= 90.0 and _berth(lanes, (lat, lon)) is not None


def _check(end: LonLat) -> None:
    lon, lat = end
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
        raise RouteError(f"({lon}, {lat}) is not on the earth; give longitude first, then latitude, in degrees")


def _shown(point: LonLat) -> str:
    return f"({point[0]:g}, {point[1]:g})"
