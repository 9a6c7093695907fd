"""The lines of corridors on their way into a page, which draws great circles by itself."""

from collections.abc import Sequence
from typing import Any

from geomap.maps.encoding import encode_line
from geomap.maps.view import parts_of
from geomap.records import LonLat

# The sine of the least angle between two ends that fixes the great circle through them.
_DISTINCT = 0.02


def written_lines(
    lines: Sequence[Any], ends: Sequence[tuple[LonLat, LonLat]], *, tolerance: float, precision: int
) -> list[str | None]:
    """Return each line as the page's data has it.

    None stands for no line, "" for the great circle between the two ``ends``,
    where the line strays no more than ``tolerance`` degrees from it. Any other is
    simplified and encoded, its parts with a space between, which no part holds.
    """
    import shapely

    alike = _are_great_circles(lines, ends, tolerance)
    simplified = shapely.simplify([None if same else line for same, line in zip(alike, lines, strict=True)], tolerance)
    return [
        "" if same else " ".join(encode_line(part, precision=precision) for part in parts_of(line)) or None
        for same, line in zip(alike, simplified, strict=True)
    ]


def _are_great_circles(lines: Sequence[Any], ends: Sequence[tuple[LonLat, LonLat]], tolerance: float) -> list[bool]:
    """Whether each line, its first point at the first of its ends, is the shorter great circle between them."""
    import numpy
    import shapely

    if not len(lines):
        return []
    coordinates, row = shapely.get_coordinates(lines, return_index=True)
    vertices, (starts, goals) = _vectors(coordinates), (_vectors([pair[end] for pair in ends]) for end in (0, 1))
    normals, middles = numpy.cross(starts, goals), starts + goals
    lengths = numpy.linalg.norm(normals, axis=1)
    reach, sine = numpy.radians(tolerance), numpy.maximum(lengths, _DISTINCT)
    aside = numpy.abs((vertices * normals[row]).sum(axis=1)) / sine[row]
    within = (vertices * middles[row]).sum(axis=1) > (starts * middles).sum(axis=1)[row] - reach
    strays = numpy.bincount(row, weights=(aside > reach) | ~within, minlength=len(lines))
    first = numpy.searchsorted(row, numpy.arange(len(lines)))
    there = numpy.zeros(len(lines), dtype=bool)
    filled = numpy.bincount(row, minlength=len(lines)) > 1
    there[filled] = numpy.linalg.norm(vertices[first[filled]] - starts[filled], axis=1) < reach
    result: list[bool] = (filled & there & (strays == 0) & (lengths > _DISTINCT)).tolist()
    return result


def _vectors(points: Any) -> Any:
    """Return (lon, lat) points as unit vectors."""
    import numpy

    lons, lats = numpy.radians(numpy.asarray(points, dtype=float).reshape(-1, 2)).T
    return numpy.column_stack((numpy.cos(lats) * numpy.cos(lons), numpy.cos(lats) * numpy.sin(lons), numpy.sin(lats)))
