"""What part of the world a map shows: its first view and the whole, with land, borders and names of countries."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.maps.packing import decode_line, encode_line
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


# A tenth of a degree is less than the coarse land strays by itself, so that one decimal keeps it.
DETAILS = COARSE, FINE = "110m", "50m"

REGION = 70.0
"""Degrees up to which a view is of a region, which deserves finer coasts than the world around it."""

OVERLAP = 0.05
"""Degrees by which fine land reaches into the coarse, so that no hairline shows between them."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """Land as polygons and borders as lines, in degrees, within ±180°.

    ``precision`` is the number of decimals that a page keeps. ``lons`` and
    ``lats`` are where the land was cut: an edge along one of them is no coast.
    """

    land: tuple[Any, ...]
    borders: tuple[Any, ...]
    precision: int = 2
    lons: tuple[float, ...] = (-180.0, 180.0)
    lats: tuple[float, ...] = (-90.0,)

    def encoded(self) -> dict[str, Any]:
        """Return the basemap for the data of a page."""
        import shapely

        return {
            "precision": self.precision,
            "land": [[self._encoded(ring) for ring in shapely.get_rings(polygon)] for polygon in self.land],
            "borders": [self._encoded(line) for line in self.borders],
            "lons": self.lons,
            "lats": self.lats,
        }

    def _encoded(self, line: Any) -> str:
        return encode_line(line.coords, precision=self.precision)


def basemaps(detail: str, view: View) -> tuple[Basemap, ...]:
    """Return the basemaps that together make the ground of a page that first shows ``view``.

    With "110m" the world is coarse, but what a regional view shows is fine; with
    "50m" everything is.
    """
    if detail not in DETAILS:
        raise GazetteerError(f"no basemap '{detail}'; choose one of {', '.join(DETAILS)}")
    if detail == FINE:
        return (_bundled(FINE),)
    if view.span > REGION or view.east > 180:
        return (replace(_bundled(COARSE), precision=1),)
    return _refined(view)


@cache
def _bundled(detail: str) -> Basemap:
    """Return a basemap of the data files as it is; geomap.sources.atlas describes their form."""
    import shapely

    path = data_path(f"land-{detail}.json")
    if not path.exists():
        raise GazetteerError(f"no basemap at {path}; run 'geomap gazetteer build'")
    stored = json.loads(path.read_text(encoding="utf-8"))
    precision = stored["precision"]
    rings = [[decode_line(ring, precision=precision) for ring in polygon] for polygon in stored["land"]]
    lines = [decode_line(line, precision=precision) for line in stored["borders"]]
    polygons = shapely.make_valid([shapely.Polygon(outer, holes) for outer, *holes in rings])
    return Basemap(_parts(polygons, "Polygon"), tuple(shapely.LineString(line) for line in lines))


def _refined(view: View) -> tuple[Basemap, Basemap]:
    """Return the coarse world with a hole, and the fine land in and around ``view`` that fills it."""
    import shapely

    inner = _around(view)
    outer = (inner[0] - OVERLAP, inner[1] - OVERLAP, inner[2] + OVERLAP, inner[3] + OVERLAP)
    world, fine, hole = _bundled(COARSE), _bundled(FINE), shapely.box(*inner)
    around = Basemap(
        _parts(shapely.difference(world.land, hole), "Polygon"),
        _parts(shapely.difference(world.borders, hole), "LineString"),
        precision=1,
        lons=(*world.lons, inner[0], inner[2]),
        lats=(*world.lats, inner[1], inner[3]),
    )
    within = Basemap(
        _parts(shapely.clip_by_rect(fine.land, *outer), "Polygon"),
        _parts(shapely.clip_by_rect(fine.borders, *inner), "LineString"),
        lons=(outer[0], outer[2]),
        lats=(outer[1], outer[3]),
    )
    return around, within


def _around(view: View) -> tuple[float, float, float, float]:
    """Return a box of whole degrees with half as much again around ``view`` as it spans, as screens are wide."""
    wider = max(5.0, view.span / 2)
    west, south = max(-179.0, view.west - wider), max(-85.0, view.south - wider / 2)
    east, north = min(179.0, view.east + wider), min(85.0, view.north + wider / 2)
    return float(round(west)), float(round(south)), float(round(east)), float(round(north))


def _parts(shapes: Any, kind: str) -> tuple[Any, ...]:
    """Return the parts of ``shapes`` that are of one kind; what a cut or a repair left of another has no extent."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shapes))
    return tuple(part for part in parts if part.geom_type == kind and not part.is_empty)


ENGLISH = "en"


@cache
def _labels() -> dict[str, Any]:
    """Return the labels of the data files; geomap.sources.atlas describes their form."""
    content: dict[str, Any] = json.loads(data_path("labels.json").read_text(encoding="utf-8"))
    return content


def names_in(language: str) -> Mapping[str, str]:
    """Return what places are called in ``language``, by id; nothing for English, in which networks name them."""
    return {} if language == ENGLISH else _labels()["names"].get(language, {})


def country_names(view: View, *, language: str, without: Collection[str]) -> list[dict[str, Any]]:
    """Return the countries in and around ``view`` with what the ground calls them, the largest first.

    ``without`` are the ids of places that the map marks and names itself. ``size``
    is in degrees: the side of a square as large as the country's largest part.
    """
    names = _labels()["names"][ENGLISH] | names_in(language)
    wider = max(20.0, view.span / 2)
    found = [
        {"name": names[id], "lon": lon, "lat": lat, "size": size}
        for id, (lon, lat, size) in _labels()["countries"].items()
        if id in names
        and id not in without
        and abs(near(lon, view.meridian) - view.meridian) <= (view.east - view.west) / 2 + wider
        and view.south - wider <= lat <= view.north + wider
        and size > view.span / 45
    ]
    return sorted(found, key=lambda country: (-country["size"], country["name"]))
