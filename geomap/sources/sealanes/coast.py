"""The coast as ships see it: widened by the water they keep away from, and the corners that they bend round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate

from geomap.sources.sealanes.channels import Channel
from geomap.sources.sealanes.grid import EARTH_KM, Bools, Floats, angle_between, land_grid, to_sphere

# How far apart havens are.
HAVEN_KM = 40.0

OFFING, NARROW_OFFING = 0.15, 0.06
"""How far off the coast ships keep, in degrees of longitude: 16.7 km at the equator and 8.3 km at 60°; and how far
in narrow waters, and off islands of less than ``MAINLAND`` square degrees."""

MAINLAND, NARROWS = 2.0, 0.35
"""Size of the smallest mainland, in square degrees, and how far from a channel waters are narrow, in degrees."""

SMOOTH = 0.045
"""How far the coast may be straightened, in the same degrees: less than the offing, so never ashore."""

SLACK = 0.04
"""How far within the coast so drawn a ship may cut a corner, in the same degrees."""


@dataclass(frozen=True, slots=True)
class Corners:
    """Points that ways may bend at, as (lon, lat) and unit vectors.

    ``before`` and ``after`` are normals of the coast's strokes to and from each:
    a line through the corner passes it by if both have the same sign on it.
    Free points, which lines may end at from anywhere, have zero normals.
    """

    lonlat: Floats
    sphere: Floats
    before: Floats
    after: Floats


def find_corners(shores: Iterable[Floats]) -> Corners:
    """Return the corners of the land's offing that stick out to sea."""
    kept, before, after = [], [], []
    for ring in shores:
        here = to_sphere(ring)
        previous, following = np.cross(np.roll(here, 1, 0), here), np.cross(np.roll(here, -1, 0), here)
        out = np.einsum("ij,ij->i", previous, np.roll(here, -1, 0)) > 0.0
        out &= (np.abs(ring[:, 0]) <= 180.0) & (ring[:, 1] < 83.0) & (ring[:, 1] > -66.0)
        kept.append(ring[out])
        before.append(previous[out] / np.linalg.norm(previous[out], axis=1, keepdims=True))
        after.append(following[out] / np.linalg.norm(following[out], axis=1, keepdims=True))
    lonlat = np.vstack(kept).round(5)
    return Corners(lonlat, to_sphere(lonlat), np.vstack(before).astype(np.float32), np.vstack(after).astype(np.float32))


def find_havens(shores: Iterable[Floats], berths: Floats) -> Floats:
    """Return points off shore, ``HAVEN_KM`` apart, where ways can begin on coasts without a port."""
    from scipy.spatial import cKDTree

    points = []
    for ring in shores:
        lengths = angle_between(to_sphere(ring), to_sphere(np.roll(ring, -1, 0))) * EARTH_KM
        steps = np.maximum(1, np.round(lengths / 10.0)).astype(int)
        start, turn = np.repeat(np.arange(len(ring)), steps), np.concatenate([np.arange(n) / n for n in steps])
        points.append(ring[start] + turn[:, None] * (np.roll(ring, -1, 0)[start] - ring[start]))
    along = np.vstack(points).round(5)
    along = along[(np.abs(along[:, 0]) < 180.0) & (along[:, 1] < 76.0) & (along[:, 1] > -57.0)]
    sphere, reach = to_sphere(along), HAVEN_KM / EARTH_KM
    taken = cKDTree(to_sphere(berths)).query(sphere)[0] < reach / 2.0
    near = cKDTree(sphere)
    kept = []
    for number in range(len(along)):
        if not taken[number]:
            kept.append(number)
            taken[near.query_ball_point(sphere[number], reach)] = True
    return along[kept]


@dataclass(frozen=True, slots=True)
class Offing:
    """The land as ships see it, widened by the water they keep away from: its rings, and its grid."""

    shores: list[Floats]  # (lon, lat), land on the left
    grid: Bools


def find_offing(polygons: Sequence[Sequence[Floats]], channels: Iterable[Channel], land: Bools) -> Offing:
    """Return the offing of the land, whose grid is ``land``: narrow along all channels but those of kind harbour."""
    zones = [
        shapely.LineString(_mercator(np.array(channel.points))).buffer(NARROWS)
        for channel in channels
        if channel.kind not in ("wall", "harbour")
    ]
    parts = shapely.simplify(np.array(list(_flat(polygons))), SMOOTH * 0.4)
    mainland = shapely.union_all(shapely.buffer(parts[shapely.area(parts) >= MAINLAND], OFFING, quad_segs=2))
    near = shapely.union_all(shapely.buffer(parts, NARROW_OFFING, quad_segs=2))
    coast = shapely.simplify(near.union(mainland.difference(shapely.union_all(zones))), SMOOTH)
    shores = [_from_mercator(ring) for ring in _rings(coast)]
    # Only between the sides of the map: past them, where land is drawn twice, no water is narrow.
    inner = shapely.clip_by_rect(coast.buffer(-SLACK), -180.0, -180.0, 180.0, 180.0)
    rings = [_from_mercator(np.vstack([ring, ring[:1]])) for ring in _rings(inner)]
    return Offing(shores, land | land_grid(rings))


def _rings(shape: Any) -> Iterator[Floats]:
    """Yield the rings of a shape, without the last point that repeats the first, the inside on the left."""
    for polygon in shapely.get_parts(shape):
        oriented = shapely.geometry.polygon.orient(polygon)
        for ring in (oriented.exterior, *oriented.interiors):
            yield np.array(ring.coords)[:-1]


def _flat(polygons: Sequence[Sequence[Floats]], *, smallest: float = 0.003) -> Iterator[Any]:
    """Yield the land in Mercator degrees, and again where it reaches past the sides of the map.

    Polygons under ``smallest`` square degrees are left out: on an ocean route
    such an island is a matter of a kilometre.
    """
    for rings in polygons:
        polygon = shapely.make_valid(shapely.Polygon(_mercator(rings[0]), [_mercator(hole) for hole in rings[1:]]))
        if polygon.area < smallest:
            continue
        west, _, east, _ = polygon.bounds
        for turn in range(-2, 3):
            if west + 360 * turn < 185.0 and east + 360 * turn > -185.0:
                yield translate(polygon, 360.0 * turn)


def _mercator(lonlat: Floats) -> Floats:
    lat = np.radians(np.clip(lonlat[:, 1], -84.0, 84.0))
    return np.column_stack([lonlat[:, 0], np.degrees(np.arcsinh(np.tan(lat)))])


def _from_mercator(flat: Floats) -> Floats:
    return np.column_stack([flat[:, 0], np.degrees(np.arctan(np.sinh(np.radians(flat[:, 1]))))])
