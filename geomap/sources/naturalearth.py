"""Land and countries of Natural Earth, out of world-atlas: TopoJSON read without another library."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geomap.gazetteer import fold
from geomap.records import LonLat

Ring = list[LonLat]
Polygon = list[Ring]  # the outer ring first, then its holes


class Atlas:
    """One TopoJSON file: lines that shapes share, and the shapes as lists of lines.

    Longitudes are unwrapped along each line, so that a shape that crosses 180° is
    whole and runs past it.
    """

    def __init__(self, text: str) -> None:
        """Read the TopoJSON ``text``."""
        self._topology = json.loads(text)
        transform = self._topology["transform"]
        (scale_lon, scale_lat), (lon, lat) = transform["scale"], transform["translate"]
        self.arcs: list[Ring] = []
        for arc in self._topology["arcs"]:
            east, north, points = 0, 0, []
            for step_east, step_north in arc:
                east, north = east + step_east, north + step_north
                points.append((east * scale_lon + lon, north * scale_lat + lat))
            self.arcs.append(points)

    def shapes(self, object_name: str) -> Iterator[tuple[str, str, list[Polygon]]]:
        """Yield (ISO 3166-1 numeric code or "", name, polygons) of each shape of ``object_name``."""
        for shape in self._topology["objects"][object_name]["geometries"]:
            polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
            name = shape.get("properties", {}).get("name", "")
            yield shape.get("id", ""), name, [[self._ring(ring) for ring in polygon] for polygon in polygons or []]

    def uses(self, object_name: str) -> list[int]:
        """Return how many rings of ``object_name`` each arc is part of: 2 where two shapes share it."""
        counts = [0] * len(self.arcs)
        for shape in self._topology["objects"][object_name]["geometries"]:
            for number in _numbers(shape.get("arcs", [])):
                counts[number] += 1
        return counts

    def _ring(self, numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            # ~n means arc n backwards; each arc starts where the one before it ends.
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return unwrap(points)


def _numbers(arcs: Any) -> Iterator[int]:
    for item in arcs:
        if isinstance(item, int):
            yield item if item >= 0 else ~item
        else:
            yield from _numbers(item)


def unwrap(points: Ring) -> Ring:
    """Return ``points`` with 360° added or taken wherever a step would be longer than 180°."""
    turns, unwrapped = 0, points[:1]
    for (before, _), (lon, lat) in pairwise(points):
        turns += (lon - before < -180) - (lon - before > 180)
        unwrapped.append((lon + 360 * turns, lat))
    return unwrapped


def label_points(text: str) -> dict[str, LonLat]:
    """Return a point inside the largest part of each country in ``text`` (countries-50m.json).

    Keys are ISO 3166-1 numeric codes, or the folded name where the file has no code.
    """
    import shapely

    points = {}
    for code, name, polygons in Atlas(text).shapes("countries"):
        parts = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in polygons]
        if parts:
            point = max(parts, key=lambda part: part.area).representative_point()
            points[code or fold(name)] = (round((point.x + 180) % 360 - 180, 5), round(point.y, 5))
    return points
