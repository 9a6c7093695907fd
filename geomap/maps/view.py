"""What part of the world a page shows first: all the corridors, by the shorter way round."""

import math
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, Any

from geomap.records import LonLat

if TYPE_CHECKING:
    from geomap.corridors import Network

View = dict[str, float]

WORLD: View = {"west": -170.0, "south": -56.0, "east": 190.0, "north": 72.0}
"""What an empty network shows: every continent but Antarctica, cut in the Pacific."""

MARGIN = 2.0
"""Degrees kept around a single place, so that there is something to see beside it."""

HIGHEST = 84.0
"""The latitude, in degrees, beyond which Web Mercator is cut off."""


def find_view(network: "Network") -> View:
    """Return the degrees that hold every corridor, or every place where there is no corridor.

    ``east`` is larger than ``west`` and exceeds 180 where the view crosses the
    antimeridian.
    """
    lines = list(chain.from_iterable(parts_of(line) for line in network.corridors.geometry))
    lines = lines or [[(point.x, point.y)] for point in network.places.geometry if point is not None]
    if not lines:
        return WORLD
    west, east = _shortest_span(lines)
    lats = [lat for line in lines for _, lat in line]
    if east - west < MARGIN:
        west, east = (west + east - MARGIN) / 2, (west + east + MARGIN) / 2
    return {
        "west": round(west, 2),
        "south": round(max(min(lats), -HIGHEST), 2),
        "east": round(east, 2),
        "north": round(min(max(lats), HIGHEST), 2),
    }


def parts_of(geometry: Any) -> list[list[LonLat]]:
    """Return the parts of a line as lists of (lon, lat); none for no line."""
    parts = getattr(geometry, "geoms", [geometry] if geometry is not None else [])
    return [[(lon, lat) for lon, lat, *_ in part.coords] for part in parts if not part.is_empty]


def _shortest_span(lines: list[list[LonLat]]) -> tuple[float, float]:
    """Return the western and eastern end of the shortest arc of longitudes that holds all lines.

    It is what the widest gap leaves: the longest run of whole degrees that no
    line touches. Lines are cut at 180°, so none of them jumps across it.
    """
    touched = [False] * 360
    for line in lines:
        lons = [lon for lon, _ in line]
        for one, other in pairwise(lons) if len(lons) > 1 else [(lons[0], lons[0])]:
            first, last = sorted((_degree(one), _degree(other)))
            touched[first : last + 1] = [True] * (last + 1 - first)
    if all(touched):
        return -180.0, 180.0
    after_gap = _after_widest_gap(touched)
    turned = [lon + 360 if lon < after_gap - 180 else lon for line in lines for lon, _ in line]
    return min(turned), max(turned)


def _degree(lon: float) -> int:
    """Return the whole degree that holds ``lon``, counted from 180° W."""
    return min(math.floor(lon) + 180, 359)


def _after_widest_gap(touched: list[bool]) -> int:
    """Return where the widest untouched run ends, as a number of degrees east of 180° W."""
    runs = [(free, len(list(run))) for free, run in groupby(touched * 2, key=lambda one: not one)]
    start, best = 0, (0, 0)
    for free, length in runs:
        if free and length < 360:
            best = max(best, (length, start + length))
        start += length
    return best[1] % 360
