"""What part of the world a page shows: all of it that has corridors, and first where most of them are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geomap.records import LonLat

if TYPE_CHECKING:
    from geomap.network import Network

HIGHEST = 84.0
"""The latitude, in degrees, beyond which Web Mercator is cut off."""

MARGIN = 2.0
"""Degrees that a view is wide at least, so that there is something to see beside a single place."""

CORE_SHARE = 0.75
"""The share of all links that must lie within the first view."""

CORE_GAIN = 0.6
"""The first view is narrowed only if that makes it at most this share as wide or high as the whole."""


CORE_LIMIT = 1000
"""The number of corridors above which they are drawn in bundles, and no knot is left to be opened."""


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle in degrees. ``east`` exceeds 180 where the rectangle crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def meridian(self) -> float:
        """Return the longitude in the middle."""
        return (self.west + self.east) / 2

    @property
    def span(self) -> float:
        """Return the larger of width and height."""
        return max(self.east - self.west, self.north - self.south)

    def rounded(self) -> dict[str, float]:
        """Return the sides by name, to a hundredth of a degree."""
        return {side: round(getattr(self, side), 2) for side in ("west", "south", "east", "north")}


WORLD = View(-170.0, -56.0, 190.0, 72.0)
"""Every continent but Antarctica, cut in the Pacific: what a network without places shows."""


def whole_view(network: "Network") -> View:
    """Return the view of every corridor by the shorter way round, or of every place where there is no corridor."""
    lines = network.corridors.geometry
    return _view(network.places.geometry if lines.is_empty.all() else lines)


def core_view(network: "Network", *, whole: View | None = None) -> View:
    """Return the view of most links, without the few far ends that would shrink all others to a knot.

    Ends are left out from the rim inwards, whichever narrows the view most, as
    long as ``CORE_SHARE`` of the links stay. Where that gains too little, it is
    the ``whole`` view, which is found first if it is not given.
    """
    whole, corridors = whole or whole_view(network), network.corridors
    if len(corridors) > CORE_LIMIT:
        return whole
    spots = {
        id: (near(point.x, whole.meridian), point.y)
        for id, point in zip(network.places["id"], network.places.geometry, strict=True)
    }
    pairs = [
        (origin, destination, int(links))
        for origin, destination, links in zip(
            corridors["origin"], corridors["destination"], corridors["links"], strict=True
        )
    ]
    kept = _core_places(spots, pairs)
    inner = [origin in kept and destination in kept for origin, destination, _ in pairs]
    core = _view(corridors.geometry[inner])
    return core if core.span <= CORE_GAIN * whole.span else whole


def _core_places(spots: dict[str, LonLat], pairs: Sequence[tuple[str, str, int]]) -> set[str]:
    """Return the ends that stay when those at the rim are left out."""
    kept = {end for pair in pairs for end in pair[:2]}
    needed = CORE_SHARE * sum(links for *_, links in pairs)
    while True:
        choices = []
        for end in _rim(spots, kept):
            rest = kept - {end}
            if sum(links for origin, destination, links in pairs if {origin, destination} <= rest) >= needed:
                choices.append((_area(spots[one] for one in rest), end))
        if not choices:
            return kept
        kept.remove(min(choices)[1])


def _rim(spots: dict[str, LonLat], kept: Collection[str]) -> set[str]:
    """Return the places furthest west, south, east and north."""
    order = sorted(kept)
    if not order:
        return set()
    return {choose(order, key=lambda id: spots[id][axis]) for choose in (min, max) for axis in (0, 1)}


def _area(points: Iterable[LonLat]) -> float:
    lons, lats = zip(*points, strict=True)
    width: float = MARGIN + max(lons) - min(lons)
    height: float = MARGIN + max(lats) - min(lats)
    return width * height


def parts_of(line: Any) -> list[list[LonLat]]:
    """Return the parts of a line of one or several parts as lists of (lon, lat)."""
    return [
        [(lon, lat) for lon, lat, *_ in part.coords] for part in getattr(line, "geoms", [line]) if not part.is_empty
    ]


def near(lon: float, meridian: float) -> float:
    """Return ``lon`` turned by whole rounds to lie within 180° of ``meridian``."""
    return lon - 360 * round((lon - meridian) / 360)


def _view(shapes: Any) -> View:
    """Return the view of points or lines, none of which jumps across 180°."""
    import shapely

    coordinates, part = shapely.get_coordinates(shapely.get_parts(shapes), return_index=True)
    if not len(coordinates):
        return WORLD
    lons, lats = coordinates.T
    west, east = _shortest_span(lons, part)
    wider = max(0.0, MARGIN - (east - west)) / 2
    return View(west - wider, max(float(lats.min()), -HIGHEST), east + wider, min(float(lats.max()), HIGHEST))


def _shortest_span(lons: Any, part: Any) -> tuple[float, float]:
    """Return the western and eastern end of the shortest arc of longitudes that holds all lines.

    ``part`` numbers the line that each of ``lons`` belongs to. The arc is what
    the widest gap leaves: the longest run of whole degrees that no line touches.
    """
    import numpy

    degrees = numpy.clip(numpy.floor(lons).astype(int) + 180, 0, 359)
    # Each vertex with the one before it, or with itself where a line begins.
    before = numpy.where(numpy.diff(part, prepend=-1) == 0, numpy.roll(degrees, 1), degrees)
    steps = numpy.bincount(numpy.minimum(degrees, before), minlength=361)
    steps = steps - numpy.bincount(numpy.maximum(degrees, before) + 1, minlength=361)
    touched = (numpy.cumsum(steps)[:360] > 0).tolist()
    if all(touched):
        return -180.0, 180.0
    start = _after_widest_gap(touched) - 180
    turned = numpy.where(lons < start, lons + 360, lons)
    return float(turned.min()), float(turned.max())


def _after_widest_gap(touched: list[bool]) -> int:
    """Return the degree, counted from 180° W, at which the widest untouched run ends."""
    start, best = 0, (0, 0)
    for free, run in groupby(touched * 2, key=lambda one: not one):
        length = len(list(run))
        start += length
        if free:
            best = max(best, (length, start))
    return best[1] % 360
