"""Points on the sphere, and the land on a grid of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

from geomap.sources.naturalearth import Atlas
from geomap.sources.sealanes.channels import Channel

# Arrays of NumPy. Its functions lose what numbers an array holds, so these names say it for the reader only.
Floats = Any
Ints = Any
Bools = Any


CELL = 0.025
"""Degrees between the cells of the grid of land: 2.8 km, the narrowest water that a ship is let through unaided."""

ROWS, COLUMNS = round(180 / CELL), round(360 / CELL)

CELL_KM = 111.2 * CELL  # from south to north

EARTH_KM = 6371.0088  # mean radius R1, Moritz 2000, "Geodetic Reference System 1980"


def to_sphere(lonlat: Floats) -> Floats:
    """Return (lon, lat) in degrees as unit vectors."""
    lon, lat = np.radians(lonlat[..., 0]), np.radians(lonlat[..., 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def angle_between(starts: Floats, ends: Floats) -> Floats:
    """Return the angles between unit vectors, exact for small ones too."""
    return 2.0 * np.arcsin(np.clip(np.linalg.norm(starts - ends, axis=-1) / 2.0, 0.0, 1.0))


def land_rings(atlas: Atlas) -> list[list[Floats]]:
    """Return the rings of each polygon of land, longitudes unwrapped, the Antarctic closed at its pole.

    Holes lie in the same turn of the world as the ring around them, which may run past 180°.
    """
    polygons = []
    for _, _, shape in atlas.shapes("land"):
        for rings in shape:
            arrays = [np.array(ring) for ring in rings]
            if abs(arrays[0][0, 0] - arrays[0][-1, 0]) > 1.0:
                ends = np.array([[arrays[0][-1, 0], -90.0], [arrays[0][0, 0], -90.0]])
                arrays[0] = np.vstack([arrays[0], ends, arrays[0][:1]])
            polygons.append([arrays[0], *(_turned_into(hole, arrays[0]) for hole in arrays[1:])])
    return polygons


def _turned_into(hole: Floats, ring: Floats) -> Floats:
    """Return a hole moved by whole turns of the world to the ring around it."""
    lon = np.round((np.ptp(ring[:, 0]) / 2.0 + ring[:, 0].min() - hole[0, 0]) / 360.0) * 360.0
    return hole + np.array([lon, 0.0])


def walls_of(channels: Iterable[Channel]) -> list[Floats]:
    """Return the walls as thin rings. The ice walls reach to the poles."""
    rings = []
    for channel in channels:
        if channel.kind != "wall":
            continue
        points = np.array(channel.points)
        if points[0, 0] == -180.0 and points[-1, 0] == 180.0:
            pole = np.copysign(89.9, points[0, 1])
            dense = np.interp(np.arange(-180.0, 181.0, 2.0), points[:, 0], points[:, 1])
            rim = np.column_stack([np.arange(-180.0, 181.0, 2.0), dense])
            rings.append(np.vstack([rim, [[180.0, pole], [-180.0, pole]], rim[:1]]))
        else:
            rings.append(np.array(shapely.LineString(points).buffer(0.04, quad_segs=2).exterior.coords))
    return rings


def land_grid(rings: Iterable[Floats]) -> Bools:
    """Return for each cell whether its centre is land; row 0 lies at the south pole, column 0 at 180° west.

    Crossings of the coast with the rows of centres are toggled, then summed
    along each row (the even-odd rule). Rings may run round the world past 180°,
    so the grid is three worlds wide until the end.
    """
    toggles = np.zeros((ROWS, 3 * COLUMNS), dtype=np.uint8)
    for ring in rings:
        start, end = ring[:-1], ring[1:]
        first = _row_from(np.minimum(start[:, 1], end[:, 1]))
        counts = _row_from(np.maximum(start[:, 1], end[:, 1])) - first
        edge = np.repeat(np.arange(len(start)), counts)
        row = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
        share = ((row + 0.5) * CELL - 90.0 - start[edge, 1]) / (end[edge, 1] - start[edge, 1])
        lon = start[edge, 0] + share * (end[edge, 0] - start[edge, 0])
        column = np.clip(np.ceil((lon + 540.0) / CELL - 0.5).astype(int), 0, 3 * COLUMNS - 1)
        np.bitwise_xor.at(toggles, (row, column), 1)
    inside = np.bitwise_xor.accumulate(toggles, axis=1, out=toggles)
    return (inside.reshape(ROWS, 3, COLUMNS).max(axis=1)).astype(bool)


def _row_from(lat: Floats) -> Ints:
    """Return the first row whose centre lies at or north of a latitude."""
    return np.clip(np.ceil((lat + 90.0) / CELL - 0.5).astype(int), 0, ROWS)


def cell_of(lonlat: Floats) -> tuple[Ints, Ints]:
    """Return the row and column of each point."""
    row = np.clip(((lonlat[..., 1] + 90.0) / CELL).astype(int), 0, ROWS - 1)
    return row, ((lonlat[..., 0] + 180.0) / CELL).astype(int) % COLUMNS
