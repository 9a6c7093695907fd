"""The land and the borders beneath the corridors, from the data that travels with geomap."""

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.maps.encoding import decode_line, encode_line
from geomap.maps.view import View

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
