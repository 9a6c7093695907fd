"""The chart of the sea: land on a grid, the coast as ships see it, who sees whom over water, and ways out of ports.

Points are (lon, lat) in degrees, or unit vectors on the sphere.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate

from geomap.records import LonLat
from geomap.sources.atlas import Atlas
from geomap.sphere import EARTH_KM, on_sphere

# Arrays of NumPy. Its functions lose what numbers an array holds, so these names say it for the reader only.
Floats = Any
Ints = Any
Bools = Any

# ---------------------------------------------------------------- channels and walls, drawn by hand


@dataclass(frozen=True, slots=True)
class Channel:
    """A line drawn by hand: a channel that ships follow, narrows through which they pass, or a wall."""

    # Channels are those of kind canal, strait, river, approach and harbour: the last leads to one port only, and
    # ships on other ways keep as far off the coast beside it as anywhere.

    id: str
    kind: str
    points: tuple[LonLat, ...]


def read_channels(path: Path) -> list[Channel]:
    """Return the rows of channels.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Channel(row["id"], row["kind"], tuple(points_of(row["points"]))) for row in csv.DictReader(file)]


def points_of(text: str) -> Iterator[LonLat]:
    """Yield the points written as "lon lat; lon lat"."""
    for point in text.split(";"):
        lon, lat = point.split()
        yield float(lon), float(lat)


# ---------------------------------------------------------------- the grid of land

CELL = 0.025
"""Degrees between the cells of the grid of land: 2.8 km, the narrowest water that a ship is let through unaided."""

ROWS, COLUMNS = round(180 / CELL), round(360 / CELL)

CELL_KM = 111.2 * CELL  # from south to north


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
        fraction = ((row + 0.5) * CELL - 90.0 - start[edge, 1]) / (end[edge, 1] - start[edge, 1])
        lon = start[edge, 0] + fraction * (end[edge, 0] - start[edge, 0])
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


# ---------------------------------------------------------------- the coast

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
        here = on_sphere(ring)
        previous, following = np.cross(np.roll(here, 1, 0), here), np.cross(np.roll(here, -1, 0), here)
        out = np.einsum("ij,ij->i", previous, np.roll(here, -1, 0)) > 0.0
        out &= (np.abs(ring[:, 0]) <= 180.0) & (ring[:, 1] < 83.0) & (ring[:, 1] > -66.0)
        kept.append(ring[out])
        before.append(previous[out] / np.linalg.norm(previous[out], axis=1, keepdims=True))
        after.append(following[out] / np.linalg.norm(following[out], axis=1, keepdims=True))
    lonlat = np.vstack(kept).round(5)
    return Corners(lonlat, on_sphere(lonlat), np.vstack(before).astype(np.float32), np.vstack(after).astype(np.float32))


def find_havens(shores: Iterable[Floats], berths: Floats) -> Floats:
    """Return points off shore, ``HAVEN_KM`` apart, where ways can begin on coasts without a port."""
    from scipy.spatial import cKDTree

    points = []
    for ring in shores:
        lengths = angle_between(on_sphere(ring), on_sphere(np.roll(ring, -1, 0))) * EARTH_KM
        steps = np.maximum(1, np.round(lengths / 10.0)).astype(int)
        start, turn = np.repeat(np.arange(len(ring)), steps), np.concatenate([np.arange(n) / n for n in steps])
        points.append(ring[start] + turn[:, None] * (np.roll(ring, -1, 0)[start] - ring[start]))
    along = np.vstack(points).round(5)
    along = along[(np.abs(along[:, 0]) < 180.0) & (along[:, 1] < 76.0) & (along[:, 1] > -57.0)]
    sphere, reach = on_sphere(along), HAVEN_KM / EARTH_KM
    taken = cKDTree(on_sphere(berths)).query(sphere)[0] < reach / 2.0
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


# ---------------------------------------------------------------- views over water

BLOCK = 8
"""Cells to a side of a block of the coarse grid, 22 km high."""

STRETCH_KM = 24.0
"""Length of the stretches that are looked at closely if a block of land is next to their middle."""

NEAR_KM = 40.0
"""Within this, harbours reach every corner in sight: they lie between the corners and the shore."""


class Visibility:
    """Tells whether a ship sails straight from one point to another."""

    def __init__(self, land: Bools) -> None:
        """Keep the grid of land, or of its offing, and a coarse one of the waters near it."""
        self.land = land
        blocks = land.reshape(ROWS // BLOCK, BLOCK, COLUMNS // BLOCK, BLOCK).max(axis=(1, 3))
        blocks = blocks | np.roll(blocks, 1, 0) | np.roll(blocks, -1, 0)
        self.near_land = blocks.copy()
        lat = (np.arange(len(blocks)) + 0.5) * CELL * BLOCK - 90.0
        for row, reach in enumerate(np.minimum(np.ceil(1.0 / np.cos(np.radians(lat))).astype(int), 40)):
            for shift in range(1, reach + 1):
                self.near_land[row] |= np.roll(blocks[row], shift) | np.roll(blocks[row], -shift)

    def clear(self, starts: Floats, ends: Floats) -> Bools:
        """Return for each pair of unit vectors whether no land lies between them.

        Pairs are halved and halved again, and those that meet land left out at
        once. Then only the stretches near land are looked at closely.
        """
        starts, ends = starts.astype(np.float32), ends.astype(np.float32)
        seen = np.arange(len(starts))
        for halves in (2, 4, 8, 16, 32):
            for fraction in np.arange(1, halves, 2) / halves:
                seen = seen[~self._is_land(starts[seen], ends[seen], fraction.astype(np.float32))]
        result = np.zeros(len(starts), dtype=bool)
        for some in np.array_split(seen, max(1, len(seen) // 20_000)):
            result[some] = self._clear_closely(starts[some], ends[some])
        return result

    def _clear_closely(self, starts: Floats, ends: Floats) -> Bools:
        # Fractions are of the chord, on which even steps are widest in the middle of the arc.
        half = angle_between(starts, ends) / 2.0
        stretches = np.maximum(1, np.ceil(2.0 * np.tan(half) * EARTH_KM / STRETCH_KM).astype(int))
        pair = np.repeat(np.arange(len(stretches)), stretches)
        number = np.arange(len(pair)) - np.repeat(np.cumsum(stretches) - stretches, stretches)
        width = (1.0 / stretches).astype(np.float32)[pair]
        fraction = (number + np.float32(0.5)) * width
        near = self._is_near_land(starts[pair], ends[pair], fraction)
        pair, fraction, width = pair[near], fraction[near], width[near]
        blocked = np.zeros(len(starts), dtype=bool)
        for part in np.argsort([f"{step:04b}"[::-1] for step in range(16)]):  # far apart ones first
            alive = ~blocked[pair]
            pair, fraction, width = pair[alive], fraction[alive], width[alive]
            there = fraction + width * np.float32((part + 0.5) / 16.0 - 0.5)
            blocked[pair[self._is_land(starts[pair], ends[pair], there)]] = True
        return ~blocked

    def _is_land(self, starts: Floats, ends: Floats, fraction: Floats) -> Bools:
        row, column = _cell_between(starts, ends, fraction)
        return self.land[row, column]

    def _is_near_land(self, starts: Floats, ends: Floats, fraction: Floats) -> Bools:
        row, column = _cell_between(starts, ends, fraction)
        return self.near_land[row // BLOCK, column // BLOCK]


def _cell_between(starts: Floats, ends: Floats, fraction: Floats) -> tuple[Ints, Ints]:
    """Return the row and column under a fraction of the chord between each two unit vectors."""
    x, y, z = (starts[:, axis] + fraction * (ends[:, axis] - starts[:, axis]) for axis in range(3))
    lat = np.degrees(np.arctan2(z, np.sqrt(x * x + y * y)))
    lon = np.degrees(np.arctan2(y, x))
    row = ((lat + np.float32(90.0)) / np.float32(CELL)).astype(np.int32)
    return np.minimum(row, ROWS - 1), ((lon + np.float32(180.0)) / np.float32(CELL)).astype(np.int32) % COLUMNS


def taut_pairs(one: Corners, other: Corners, *, size: int = 250) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs of corners, some at a time, between which a string pulled tight may run straight.

    At each end the line has to pass the corner by. Pairs of corners of one set come once.
    """
    for start in range(0, len(one.lonlat), size):
        some = slice(start, start + size)
        rest = slice(start if one is other else 0, None)
        here, there = one.sphere[some].astype(np.float32), other.sphere[rest].astype(np.float32)
        passed = _passes(one.before[some] @ there.T, one.after[some] @ there.T)
        passed &= _passes(here @ other.before[rest].T, here @ other.after[rest].T)
        if one is not other:
            passed |= here @ there.T > np.float32(np.cos(NEAR_KM / EARTH_KM))
        i, j = np.nonzero(passed)
        i, j = i + start, j + (rest.start or 0)
        if one is other:
            i, j = i[j > i], j[j > i]
        yield i, j


def _passes(before: Floats, after: Floats) -> Bools:
    """Return where two sines have one sign. Those of 6 m or less, as along the coast itself, have both."""
    small = np.float32(1e-6)
    return ~(((before > small) & (after < -small)) | ((before < -small) & (after > small)))


# ---------------------------------------------------------------- ways out of ports

SEA_CELLS, POCKET_CELLS = 4000, 100
"""Waters of fewer cells, some 20,000 square kilometres, are lakes, or bays that a channel has to lead to; those of
still fewer no water to speak of."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """The way from a port to open water, and how much of it maps show as land."""

    points: tuple[LonLat, ...]
    ashore_km: float


class Pilots:
    """Finds the way from a port to open water on the grid of land."""

    def __init__(self, land: Bools, offing: Bools, channels: Iterable[Channel], *, shown: Bools | None = None) -> None:
        """Find the open water: out of the offing, and of a great sea, or of one that a channel leads to.

        ``shown`` is the land that a coarser map shows, by which ways are measured.
        """
        from scipy import ndimage

        self.land = land
        self.shown = land if shown is None else land | shown
        waters, _ = ndimage.label(~offing)
        sizes = np.bincount(waters.ravel())
        marks = np.array([point for channel in channels if channel.kind != "wall" for point in channel.points])
        led_to = np.isin(np.arange(len(sizes)), waters[cell_of(marks.reshape(-1, 2))])
        seas = (sizes >= SEA_CELLS) | (led_to & (sizes >= POCKET_CELLS))
        seas[0] = False
        self.open_water = ndimage.binary_erosion(seas[waters], np.ones((3, 3)))

    def is_open(self, point: LonLat) -> bool:
        """Tell whether a point lies in open water."""
        return bool(self.open_water[cell_of(np.array(point))])

    def way_out(self, port: LonLat) -> WayOut | None:
        """Return the way over water, with as little land as can be, or None if open water is far."""
        from scipy.sparse.csgraph import dijkstra

        rows, columns = self._window(port)
        water, goal = ~self.land[np.ix_(rows, columns)], self.open_water[np.ix_(rows, columns)]
        if not goal.any():
            return None
        start = (len(rows) // 2) * len(columns) + len(columns) // 2
        roads = _roads(water, north_km=CELL_KM, east_km=CELL_KM * float(np.cos(np.radians(port[1]))))
        cost, before = dijkstra(roads, directed=False, indices=start, return_predecessors=True)
        path = [int(np.where(goal.ravel(), cost, np.inf).argmin())]
        if not np.isfinite(cost[path[0]]):
            return None
        while path[-1] != start:
            path.append(int(before[path[-1]]))
        row, column = np.divmod(np.array(path[::-1]), len(columns))
        lonlat = np.column_stack([(columns[column] + 0.5) * CELL - 180.0, (rows[row] + 0.5) * CELL - 90.0])
        ashore = float(self.shown[rows[row], columns[column]].sum()) * CELL_KM
        if np.ptp(lonlat[:, 0]) > 180.0:
            return None  # on the antimeridian itself, where no port lies
        line = shapely.LineString(np.vstack([[port], lonlat])).simplify(CELL / 2.0)
        return WayOut(tuple((float(lon), float(lat)) for lon, lat in line.coords[1:]), ashore)

    def _window(self, port: LonLat) -> tuple[Ints, Ints]:
        row, column = (int(number) for number in cell_of(np.array(port)))
        high = round(0.8 / CELL)
        wide = min(round(high / np.cos(np.radians(port[1]))), 120)
        rows = np.clip(np.arange(row - high, row + high + 1), 0, ROWS - 1)
        return rows, np.arange(column - wide, column + wide + 1) % COLUMNS


def _roads(water: Bools, *, north_km: float, east_km: float) -> Any:
    """Return the steps between the cells of a window and their eight neighbours; land costs five times its length."""
    from scipy.sparse import coo_matrix

    number = np.arange(water.size).reshape(water.shape)
    dear = np.where(water, 0.5, 2.5).ravel()
    ends, costs = [], []
    for north, east in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = number[: len(number) - north, max(0, -east) : number.shape[1] - max(0, east)].ravel()
        there = number[north:, max(0, east) : number.shape[1] - max(0, -east)].ravel()
        ends.append((here, there))
        costs.append((dear[here] + dear[there]) * np.hypot(north * north_km, east * east_km))
    start, end = (np.concatenate(side) for side in zip(*ends, strict=True))
    return coo_matrix((np.concatenate(costs), (start, end)), shape=(water.size, water.size)).tocsr()
