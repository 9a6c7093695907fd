"""The paths that traffic takes between two places: by air and by sea lane."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.records import LonLat
from geomap.sphere import EARTH_KM, distance_km, geodesic, on_sphere

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely import MultiLineString

    from geomap.routes.lanes import Gates, Lanes, Mooring

HARBOUR_KM, ASHORE_KM = 60.0, 10.0
"""How far a place may lie from the sea lanes and still be reached by ship, and how much of that may be land."""

NEAR_GATE_KM = 1500.0
"""How far from its origin a short way, which may go round a good deal, can meet the gate of a passage."""


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
    ``gate`` is the line that ways through it cross.
    """

    id: str
    name: str
    kind: str
    closed: str
    gate: tuple[LonLat, ...]


def _read_passages() -> dict[str, Passage]:
    with data_path("curated/passages.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["id"]: Passage(row["id"], row["name"], row["kind"], row["closed"], _points(row["gate"])) for row in rows
    }


def _points(text: str) -> tuple[LonLat, ...]:
    """Return the points written as "lon lat; lon lat"."""
    pairs = (point.split() for point in text.split(";"))
    return tuple((float(lon), float(lat)) for lon, lat in pairs)


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
    begins and ends at the places given, so two equal ends give an empty one. An
    end on the open sea is joined to all lanes that are seen from it.
    ``RouteError`` where an end lies inland: over ``HARBOUR_KM`` from the sea lanes,
    or with more than ``ASHORE_KM`` of land between; and where no way is open.
    """
    from geomap.routes.lanes import SHORT_KM, Lanes, crossed_gates

    wanted, shut = tuple(via), frozenset(avoid)
    for name in (*wanted, *sorted(shut)):
        if name not in PASSAGES:
            raise RouteError(f"no passage is called {name!r}; choose from {', '.join(PASSAGES)}")
        if name in shut and name in wanted:
            raise RouteError(f"{name!r} is both to be taken and to be avoided; leave one out")
    lanes = Lanes.bundled()
    start, end = (_mooring(lanes, place) for place in (origin, destination))
    closed = shut | {name for name, passage in PASSAGES.items() if passage.closed and name not in wanted}
    at_sea = len(start.links) > 1 or len(end.links) > 1
    if not wanted and (start == end or (at_sea and lanes.sees(origin, destination))):
        return _drawn(lanes, [origin, destination])
    stops = lanes.way(start, end, closed, wanted)
    if stops is None:
        raise RouteError(f"no way by sea from {_shown(origin)} to {_shown(destination)} is open")
    points = [origin, *start.bends, *map(lanes.lonlat, stops), *reversed(end.bends), destination]
    if not wanted and distance_km(origin, destination) <= SHORT_KM:
        gates = _gates_near(origin)
        return _drawn(lanes, lanes.pulled(points, crossed_gates(points, gates), gates), gates)
    if at_sea:
        return _drawn(lanes, points)
    km = start.links[stops[0]] + lanes.km(stops) + end.links[stops[-1]]
    return Route(lanes.line(points), km, lanes.passages(stops))


def _drawn(lanes: Lanes, points: Sequence[LonLat], gates: Gates | None = None) -> Route:
    """Return the route through some places that see one another over water, past ``gates`` or any."""
    from geomap.routes.lanes import crossed_gates, length_km

    return Route(lanes.line(points), length_km(points), crossed_gates(points, _gates() if gates is None else gates))


@functools.cache
def _gates() -> dict[str, NDArray[np.float64]]:
    """Return the gates of the passages, as unit vectors."""
    import numpy as np

    return {name: on_sphere(np.array(passage.gate)) for name, passage in PASSAGES.items()}


def _gates_near(place: LonLat) -> dict[str, NDArray[np.float64]]:
    """Return the gates that a short way from ``place`` may cross, whatever it goes round."""
    import numpy as np

    here, near = on_sphere(np.array(place)), np.cos(NEAR_GATE_KM / EARTH_KM)
    found = {}
    for name, gate in _gates().items():
        middle = gate.mean(axis=0)
        reach = np.arccos(np.clip((gate @ middle).min() / np.linalg.norm(middle), -1.0, 1.0))
        gap = np.arccos(np.clip(here @ middle / np.linalg.norm(middle), -1.0, 1.0))
        if np.cos(max(0.0, gap - reach)) >= near:
            found[name] = gate
    return found


def lies_by_sea(place: LonLat) -> bool:
    """Tell whether ships come to a place, in a harbour or on the open sea, so that ``by_sea`` does not refuse it."""
    from geomap.routes.lanes import Lanes

    return _moored(Lanes.bundled(), place) is not None


def _mooring(lanes: Lanes, place: LonLat) -> Mooring:
    _check(place)
    found = _moored(lanes, place)
    if found is None:
        gap = lanes.nearest(place)[1]
        hint = "; if this is latitude, longitude, turn it round" if _lies_by_sea_turned(lanes, place) else ""
        raise RouteError(f"{_shown(place)} lies inland, {gap:.0f} km from the nearest sea lane; give a port{hint}")
    return found


@functools.lru_cache(maxsize=4096)
def _moored(lanes: Lanes, place: LonLat) -> Mooring | None:
    return lanes.harbour(place, within_km=HARBOUR_KM, ashore_km=ASHORE_KM) or lanes.open_sea(place)


def _lies_by_sea_turned(lanes: Lanes, place: LonLat) -> bool:
    """Tell whether ships come to where a place would lie if its latitude had been given first."""
    lon, lat = place
    return abs(lon) <= 90.0 and lanes.harbour((lat, lon), within_km=HARBOUR_KM, ashore_km=ASHORE_KM) is not None


def _check(end: LonLat) -> None:
    lon, lat = end
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
        raise RouteError(f"({lon}, {lat}) is not on the earth; give longitude first, then latitude, in degrees")


def _shown(point: LonLat) -> str:
    return f"({point[0]:g}, {point[1]:g})"
