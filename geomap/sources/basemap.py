"""The land and the borders that maps are drawn on, small enough to stand in every page.

A basemap file is JSON::

    {"source": "Natural Earth, 1:110 million", "precision": 2,
     "land": [[ring, hole, ...], ...], "borders": [line, ...]}

A ring or a line is a string in Google's Encoded Polyline Algorithm Format with
the longitude first: steps from point to point, the first from (0, 0), counted in
``precision`` decimals of a degree. Rings are closed. Land is cut at ±180°, so
that no ring is wider than the world, and Antarctica reaches down to -90°.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any

from geomap.sources.naturalearth import Atlas, Polygon, Ring, unwrap

PRECISION = 2
WHOLE_WORLD = (-180.0, -90.0, 180.0, 90.0)


def basemap(text: str, *, source: str, tolerance: float = 0.0) -> str:
    """Return the basemap file made of ``text``, a countries file of world-atlas.

    Lines are simplified so that none strays more than ``tolerance`` degrees.
    """
    import shapely

    atlas = Atlas(text)
    whole = [_closed(polygon) for _, _, polygons in atlas.shapes("land") for polygon in polygons]
    shapes = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in whole]
    land = _cut(shapely.union_all(shapes).simplify(tolerance))
    borders = [line for line, used in zip(atlas.arcs, atlas.uses("countries"), strict=True) if used > 1]
    lines = _cut(shapely.line_merge(shapely.MultiLineString([unwrap(line) for line in borders])).simplify(tolerance))
    content = {
        "source": source,
        "precision": PRECISION,
        "land": sorted(_polygons(land)),
        "borders": sorted(_lines(lines)),
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


def _closed(polygon: Polygon) -> Polygon:
    """Return ``polygon`` with a ring that goes round the pole, as Antarctica's does, led along the pole."""
    return [_led_along_the_pole(ring) for ring in polygon]


def _led_along_the_pole(ring: Ring) -> Ring:
    (first, _), (last, _) = ring[0], ring[-1]
    return [*ring, (last, -90.0), (first, -90.0)] if abs(last - first) > 180 else ring


def _cut(shape: Any) -> Any:
    """Return ``shape``, whose longitudes may run past ±180°, as parts that lie within."""
    import shapely
    import shapely.affinity

    turned = (shapely.affinity.translate(shape, by) for by in (-360, 0, 360))
    return shapely.union_all([shapely.clip_by_rect(part, *WHOLE_WORLD) for part in turned])


def _polygons(land: Any) -> Iterator[list[str]]:
    for polygon in land.geoms:
        rings = [_grid(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= 4:
            # A hole too small for the grid is no hole.
            yield [_encoded(rings[0]), *(_encoded(ring) for ring in rings[1:] if len(ring) >= 4)]


def _lines(borders: Any) -> Iterator[str]:
    for line in borders.geoms:
        points = _grid(line.coords)
        if len(points) >= 2:
            yield _encoded(points)


def _grid(points: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """Return ``points`` on the grid of the file; neighbours that fall together become one."""
    scale = 10**PRECISION
    return [point for point, _ in groupby((round(lon * scale), round(lat * scale)) for lon, lat in points)]


def _encoded(points: list[tuple[int, int]]) -> str:
    steps = [points[0], *((lon - west, lat - south) for (west, south), (lon, lat) in pairwise(points))]
    return "".join(_characters(number) for step in steps for number in step)


def _characters(number: int) -> str:
    """Return a whole number as characters from "?" to "~": five bits each, the sign in the lowest bit."""
    rest, characters = ~(number << 1) if number < 0 else number << 1, ""
    while rest >= 0x20:
        characters += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return characters + chr(rest + 63)
