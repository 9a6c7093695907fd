"""The land and the borders beneath the corridors, from the data that travels with geomap."""

import json
from functools import cache
from typing import Any

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.maps.encoding import decode_line

DETAILS = ("110m", "50m")


@cache
def basemap(detail: str) -> dict[str, Any]:
    """Return the basemap as its builder wrote it: see ``geomap.sources.basemap`` for its form."""
    if detail not in DETAILS:
        raise GazetteerError(f"no basemap '{detail}'; choose one of {', '.join(DETAILS)}")
    path = data_path(f"land-{detail}.json")
    if not path.exists():
        raise GazetteerError(f"no basemap at {path}; run 'geomap gazetteer build'")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def shapes(detail: str) -> tuple[list[Any], list[Any]]:
    """Return the polygons of the land and the lines of the borders, in degrees."""
    import shapely

    loaded = basemap(detail)
    land = [[decode_line(ring, precision=loaded["precision"]) for ring in polygon] for polygon in loaded["land"]]
    borders = [decode_line(line, precision=loaded["precision"]) for line in loaded["borders"]]
    polygons = [shapely.make_valid(shapely.Polygon(outer, holes)) for outer, *holes in land]
    return polygons, [shapely.LineString(line) for line in borders]
