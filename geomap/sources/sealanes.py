"""Sea lanes out of the shape of the land: the shortest ways round it, as a network.

A shortest way over water is a chain of straight strokes (geodesics) that bend
only at corners of the land, and bend round them. So the network's nodes are the
corners of the coast, drawn a little off shore, and its edges the strokes between
corners that see one another and that touch both coasts like a string pulled
tight. Channels, which are too narrow to be seen on the map, are drawn by hand,
and so are walls, where a map shows water and no ship goes
(gazetteer/curated/channels.csv). Of all that, only what lies on a way between
two harbours is kept.

Source: T. Lozano-Pérez, M. A. Wesley, "An algorithm for planning collision-free
paths among polyhedral obstacles", CACM 22(10), 1979, for the visibility graph.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate

from geomap.records import LonLat
from geomap.sources.naturalearth import Atlas

Say = Callable[[str], None]
# Arrays of NumPy. Its functions lose what numbers an array holds, so these names say it for the reader only.
Floats = Any
Ints = Any
Bools = Any

CELL = 0.025
"""Degrees between the cells of the grid of land: 2.8 km, the narrowest water that a ship is let through unaided."""

ROWS, COLUMNS = round(180 / CELL), round(360 / CELL)

BLOCK = 8
"""Cells to a side of a block of the coarse grid, 22 km high."""

STRETCH_KM = 24.0
"""Length of the stretches that are looked at closely if a block of land is next to their middle."""

CELL_KM = 111.2 * CELL  # from south to north

SEA_CELLS, POCKET_CELLS = 4000, 100
"""Waters of fewer cells, some 20,000 square kilometres, are lakes, or bays that a channel has to lead to; those of
still fewer no water to speak of."""

ASHORE_KM, AT_BERTH_KM, CHANNEL_KM = 6.0, 3.0, 9.0
"""How much land may lie between a port and open water, how much beside a channel, and how near that is."""

HAVEN_KM, HAVEN_SIGHT_KM = 40.0, 120.0
"""How far apart havens are, and how far they look for others and for corners."""

NEAR_KM = 40.0
"""Within this, harbours reach every corner in sight: they lie between the corners and the shore."""

OFFING, NARROW_OFFING = 0.15, 0.06
"""How far off the coast ships keep, in degrees of longitude: 16.7 km at the equator and 8.3 km at 60°; and how far
in narrow waters, and off islands of less than ``MAINLAND`` square degrees."""

MAINLAND, NARROWS = 2.0, 0.35
"""Size of the smallest mainland, in square degrees, and how far from a channel waters are narrow, in degrees."""

SMOOTH = 0.045
"""How far the coast may be straightened, in the same degrees: less than the offing, so never ashore."""

SLACK = 0.04
"""How far within the coast so drawn a ship may cut a corner, in the same degrees."""

EARTH_KM = 6371.0088  # mean radius R1, Moritz 2000, "Geodetic Reference System 1980"


@dataclass(frozen=True, slots=True)
class Channel:
    """A line drawn by hand: a channel that ships follow, narrows through which they pass, or a wall."""

    # Channels are those of kind canal, strait, river and approach.

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


# Points on the sphere


def to_sphere(lonlat: Floats) -> Floats:
    """Return (lon, lat) in degrees as unit vectors."""
    lon, lat = np.radians(lonlat[..., 0]), np.radians(lonlat[..., 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def angle_between(starts: Floats, ends: Floats) -> Floats:
    """Return the angles between unit vectors, exact for small ones too."""
    return 2.0 * np.arcsin(np.clip(np.linalg.norm(starts - ends, axis=-1) / 2.0, 0.0, 1.0))


# The land


def land_rings(atlas: Atlas) -> list[list[Floats]]:
    """Return the rings of each polygon of land, longitudes unwrapped, the Antarctic closed at its pole."""
    polygons = []
    for _, _, shape in atlas.shapes("land"):
        for rings in shape:
            arrays = [np.array(ring) for ring in rings]
            if abs(arrays[0][0, 0] - arrays[0][-1, 0]) > 1.0:
                ends = np.array([[arrays[0][-1, 0], -90.0], [arrays[0][0, 0], -90.0]])
                arrays[0] = np.vstack([arrays[0], ends, arrays[0][:1]])
            polygons.append(arrays)
    return polygons


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


# Corners


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
    """Return the offing of the land, whose grid is ``land``. It is narrow along channels and narrows."""
    zones = [
        shapely.LineString(_mercator(np.array(channel.points))).buffer(NARROWS)
        for channel in channels
        if channel.kind != "wall"
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


# Sight


class Sight:
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
            for share in np.arange(1, halves, 2) / halves:
                seen = seen[~self._is_land(starts[seen], ends[seen], share.astype(np.float32))]
        result = np.zeros(len(starts), dtype=bool)
        for some in np.array_split(seen, max(1, len(seen) // 20_000)):
            result[some] = self._clear_closely(starts[some], ends[some])
        return result

    def _clear_closely(self, starts: Floats, ends: Floats) -> Bools:
        # Shares are of the chord, on which even steps are widest in the middle of the arc.
        half = angle_between(starts, ends) / 2.0
        stretches = np.maximum(1, np.ceil(2.0 * np.tan(half) * EARTH_KM / STRETCH_KM).astype(int))
        pair = np.repeat(np.arange(len(stretches)), stretches)
        number = np.arange(len(pair)) - np.repeat(np.cumsum(stretches) - stretches, stretches)
        width = (1.0 / stretches).astype(np.float32)[pair]
        share = (number + np.float32(0.5)) * width
        near = self._is_near_land(starts[pair], ends[pair], share)
        pair, share, width = pair[near], share[near], width[near]
        blocked = np.zeros(len(starts), dtype=bool)
        for part in np.argsort([f"{step:04b}"[::-1] for step in range(16)]):  # far apart ones first
            alive = ~blocked[pair]
            pair, share, width = pair[alive], share[alive], width[alive]
            there = share + width * np.float32((part + 0.5) / 16.0 - 0.5)
            blocked[pair[self._is_land(starts[pair], ends[pair], there)]] = True
        return ~blocked

    def _is_land(self, starts: Floats, ends: Floats, share: Floats) -> Bools:
        row, column = _cell_between(starts, ends, share)
        return self.land[row, column]

    def _is_near_land(self, starts: Floats, ends: Floats, share: Floats) -> Bools:
        row, column = _cell_between(starts, ends, share)
        return self.near_land[row // BLOCK, column // BLOCK]


def _cell_between(starts: Floats, ends: Floats, share: Floats) -> tuple[Ints, Ints]:
    """Return the row and column under a share of the chord between each two unit vectors."""
    x, y, z = (starts[:, axis] + share * (ends[:, axis] - starts[:, axis]) for axis in range(3))
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


# Harbours


@dataclass(frozen=True, slots=True)
class Harbours:
    """Points that ways begin at or lead through by hand, and the lines between them.

    ``berths`` are the numbers of the points that are harbours, and ``lookouts`` of
    those from which other points are looked for: where a line comes to open water.
    """

    lonlat: Floats
    lines: Ints
    berths: Ints
    lookouts: Ints


class _Chart:
    """Points gathered by their coordinates, and lines between them."""

    def __init__(self) -> None:
        self._numbers: dict[LonLat, int] = {}
        self.lines: list[tuple[int, int]] = []

    def number(self, lon: float, lat: float) -> int:
        return self._numbers.setdefault((round(float(lon), 5), round(float(lat), 5)), len(self._numbers))

    def draw(self, points: Iterable[Sequence[float] | Floats]) -> int:
        """Draw a line, and return the number of its first point."""
        numbers = [self.number(lon, lat) for lon, lat in points]
        self.lines.extend((a, b) for a, b in pairwise(numbers) if a != b)
        return numbers[0]

    def drawn(self) -> Ints:
        return np.array(sorted(set(self.lines)), dtype=np.int64).reshape(-1, 2)

    def lonlat(self) -> Floats:
        return np.array(list(self._numbers), dtype=np.float64).reshape(-1, 2)


def find_harbours(ports: Iterable[LonLat], channels: Iterable[Channel], pilots: Pilots) -> Harbours:
    """Return channels and ports, each port with a line out to open water or to the nearest channel.

    A port from which that line would run over more than ``ASHORE_KM`` of land,
    and that lies ``CHANNEL_KM`` from any channel, lies inland and is left out.
    """
    chart = _Chart()
    lookouts: list[int] = []
    drawn = [channel for channel in channels if channel.kind not in ("wall", "narrows")]
    for channel in drawn:
        chart.draw(channel.points)
        lookouts.extend(chart.number(*point) for point in channel.points)
    marks = chart.lonlat()
    for mouth in (point for channel in drawn for point in (channel.points[0], channel.points[-1])):
        way = None if pilots.is_open(mouth) else pilots.way_out(mouth)
        if way is not None and way.ashore_km <= AT_BERTH_KM:
            chart.draw([mouth, *way.points])
            lookouts.append(chart.number(*way.points[-1]))
    berths = []
    for port in sorted(set(ports)):
        gaps = angle_between(to_sphere(marks), to_sphere(np.array(port))) * EARTH_KM
        gap = gaps.min(initial=np.inf)
        way = pilots.way_out(port)
        if way is not None and way.ashore_km <= (ASHORE_KM if gap > CHANNEL_KM else AT_BERTH_KM):
            berths.append(chart.draw([port, *way.points]))
            lookouts.append(chart.number(*way.points[-1]))
        elif gap <= CHANNEL_KM:
            berths.append(chart.draw([port, marks[int(gaps.argmin())]]))
    return Harbours(chart.lonlat(), chart.drawn(), np.unique(berths), np.unique(lookouts))


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


# The network


@dataclass(frozen=True, slots=True)
class Crossings:
    """The numbers of the lines that cross a gate, and at what share of their way."""

    lines: Ints
    shares: Floats


@dataclass(frozen=True, slots=True)
class SeaNetwork:
    """Points, the lines between them with their lengths, and the passages that lines go through."""

    lonlat: Floats
    lines: Ints
    km: Floats
    berths: Ints
    havens: Ints
    passages: dict[str, Crossings]


def join(corners: Corners, harbours: Harbours, havens: Floats, sight: Sight, passages: Path) -> SeaNetwork:
    """Return the network of all that see one another."""
    from pyproj import Geod

    first = len(corners.lonlat)
    free = harbours.lookouts[~sight.land[cell_of(harbours.lonlat[harbours.lookouts])]]
    none = np.zeros((len(free), 3), dtype=np.float32)
    points = Corners(harbours.lonlat[free], to_sphere(harbours.lonlat[free]), none, none)
    lonlat = np.vstack([corners.lonlat, harbours.lonlat, havens])
    lines = [
        _in_sight(corners, corners, sight),
        _in_sight(points, corners, sight, free + first),
        _in_sight(points, points, sight, free + first, free + first),
        harbours.lines + first,
        _around(lonlat, len(havens), sight),
    ]
    ends = np.unique(np.sort(np.concatenate(lines), axis=1), axis=0)
    a, b = lonlat[ends[:, 0]], lonlat[ends[:, 1]]
    # Two points may fall on one another, and a sparse matrix takes a length of zero for no line.
    km = np.maximum(Geod(ellps="WGS84").inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])[2] / 1000.0, 0.001)
    moorings = np.arange(len(lonlat) - len(havens), len(lonlat))
    whole = SeaNetwork(lonlat, ends, km, harbours.berths + first, moorings, crossings(lonlat, ends, passages))
    return _part(whole, _connected(whole))


def _connected(network: SeaNetwork) -> Bools:
    """Return which lines belong to the greatest part that hangs together: others lead nowhere."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(network.lonlat)
    roads = coo_matrix((np.ones(len(network.lines)), network.lines.T), shape=(count, count))
    parts = connected_components(roads, directed=False)[1]
    return parts[network.lines[:, 0]] == np.bincount(parts).argmax()


def _around(lonlat: Floats, havens: int, sight: Sight) -> Ints:
    """Return the lines between havens, which come last, and what they see nearby."""
    from scipy.spatial import cKDTree

    sphere = to_sphere(lonlat)
    first = len(lonlat) - havens
    near = cKDTree(sphere[first:]).query_ball_tree(cKDTree(sphere), HAVEN_SIGHT_KM / EARTH_KM)
    pairs = np.array([(first + haven, other) for haven, found in enumerate(near) for other in found]).reshape(-1, 2)
    pairs = pairs.astype(np.int64)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return pairs[sight.clear(sphere[pairs[:, 0]], sphere[pairs[:, 1]])]


def _in_sight(one: Corners, other: Corners, sight: Sight, ones: Ints | None = None, others: Ints | None = None) -> Ints:
    found = []
    for i, j in taut_pairs(one, other):
        seen = sight.clear(one.sphere[i], other.sphere[j])
        i, j = i[seen], j[seen]
        found.append(np.column_stack([i if ones is None else ones[i], j if others is None else others[j]]))
    return np.concatenate(found)


def crossings(lonlat: Floats, lines: Ints, passages: Path) -> dict[str, Crossings]:
    """Return which lines cross the gate of each passage of passages.csv, and where."""
    sphere = to_sphere(lonlat)
    start, end = sphere[lines[:, 0]], sphere[lines[:, 1]]
    normal = np.cross(start, end)
    found = {}
    with passages.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            gate = to_sphere(np.array(list(points_of(row["gate"]))))
            shares = np.full(len(lines), np.nan)
            for post, other in pairwise(gate):
                across = np.cross(post, other)
                sides = start @ across, end @ across
                posts = normal @ post, normal @ other
                # Opposite sides both ways, and on this half of the world.
                crossed = (sides[0] * sides[1] < 0) & (posts[0] * posts[1] < 0) & (sides[0] * posts[1] > 0)
                shares[crossed] = (sides[0] / np.where(crossed, sides[0] - sides[1], 1.0))[crossed]
            numbers = np.nonzero(~np.isnan(shares))[0]
            found[row["id"]] = Crossings(numbers, shares[numbers])
    return found


# What is built


def build(
    fine: str, coarse: str, ports: Iterable[LonLat], tables: Path, path: Path, *, progress: Say = lambda words: None
) -> None:
    """Write the sea lanes to ``path``, out of land-10m.json and land-50m.json of world-atlas, and of ports.

    ``tables`` is the folder of channels.csv and passages.csv. Takes some minutes
    and a gigabyte.
    """
    channels, passages = read_channels(tables / "channels.csv"), tables / "passages.csv"
    progress("drawing the land")
    polygons, walls = land_rings(Atlas(fine)), walls_of(channels)
    shown = land_grid(ring for rings in land_rings(Atlas(coarse)) for ring in rings)
    land = land_grid(ring for rings in polygons for ring in rings)
    for wall in walls:  # one by one: where two overlap, the even-odd rule would make a hole
        land |= land_grid([wall])
    progress("finding harbours and corners")
    offing = find_offing([*polygons, *([wall] for wall in walls)], channels, land)
    harbours = find_harbours(ports, channels, Pilots(land, offing.grid, channels, shown=shown))
    havens = find_havens(offing.shores, harbours.lonlat[harbours.berths])
    havens = havens[~offing.grid[cell_of(havens)]]
    progress("looking from each to each")
    network = join(find_corners(offing.shores), harbours, havens, Sight(offing.grid), passages)
    with passages.open(encoding="utf-8", newline="") as file:
        asked = [row["id"] for row in csv.DictReader(file) if row["closed"]]
    progress(f"thinning {len(network.lines)} lines")
    write(spare(thin(network, asked=asked, progress=progress)), shown, path)


# What is kept


def thin(network: SeaNetwork, *, asked: Collection[str], progress: Say = lambda words: None) -> SeaNetwork:
    """Return the network without what lies on no shortest way between two berths, or two far-off havens.

    Ways are looked for with the passages of ``asked`` shut, from berths all over
    the world; then with each other passage shut too, from berths near it and a
    few far away; and at last with all passages open. Other havens keep their
    shortest lines to what is left.
    """
    closed = [line for name in asked for line in network.passages[name].lines]
    goals = np.concatenate([network.berths, network.havens])
    goals = np.union1d(network.berths, _spread(network, goals, 250.0))
    used = _ways(network, _spread(network, goals, 100.0), goals, closed)
    far = _spread(network, goals, 2500.0)
    for name, crossed in network.passages.items():
        near = _near(network, crossed.lines, 12)
        if name in asked:
            used |= _ways(network, near, goals, [])
        else:
            progress(f"closing {name}")
            used |= _ways(network, np.union1d(far, near), goals, np.concatenate([closed, crossed.lines]))
    return _part(network, used | _moored(network, used))


def _moored(network: SeaNetwork, used: Bools, *, count: int = 4) -> Bools:
    """Return the shortest lines of each haven to points that used lines lead to."""
    led_to = np.zeros(len(network.lonlat), dtype=bool)
    led_to[network.lines[used]] = True
    is_haven = np.zeros(len(network.lonlat), dtype=bool)
    is_haven[network.havens] = True
    start, end = network.lines.T
    taken = np.zeros(len(network.lonlat), dtype=int)
    kept = np.zeros(len(network.lines), dtype=bool)
    moorings = (is_haven[start] & led_to[end]) | (is_haven[end] & led_to[start])
    for line in np.nonzero(moorings)[0][np.argsort(network.km[moorings], kind="stable")]:
        for haven in network.lines[line]:
            if is_haven[haven] and taken[haven] < count:
                taken[haven] += 1
                kept[line] = True
    return kept


def spare(network: SeaNetwork, *, stretch: float = 0.002) -> SeaNetwork:
    """Return the network without lines that two kept ones replace at hardly any more length.

    Lines come shortest first, and only kept ones replace others, so no way grows by
    more than ``stretch`` of its length. Those two have to go through the same passages.
    """
    through: list[set[str]] = [set() for _ in network.lines]
    for name, crossed in network.passages.items():
        for line in crossed.lines:
            through[line].add(name)
    kept = np.zeros(len(network.lines), dtype=bool)
    near: list[dict[int, int]] = [{} for _ in network.lonlat]
    ends, km = network.lines.tolist(), network.km.tolist()
    for line in np.argsort(network.km, kind="stable").tolist():
        (start, end), longest = ends[line], km[line] * (1.0 + stretch)
        others = ((near[start][middle], near[end][middle]) for middle in near[start].keys() & near[end].keys())
        if not any(km[a] + km[b] <= longest and through[a] | through[b] == through[line] for a, b in others):
            kept[line] = True
            near[start][end] = near[end][start] = line
    return _part(network, kept)


def _spread(network: SeaNetwork, berths: Ints, apart_km: float) -> Ints:
    """Return berths at least so far apart, the first ones first."""
    from scipy.spatial import cKDTree

    sphere = to_sphere(network.lonlat[berths])
    near = cKDTree(sphere)
    taken = np.zeros(len(berths), dtype=bool)
    kept = []
    for number in range(len(berths)):
        if not taken[number]:
            kept.append(berths[number])
            taken[near.query_ball_point(sphere[number], apart_km / EARTH_KM)] = True
    return np.array(kept)


def _near(network: SeaNetwork, lines: Ints, count: int) -> Ints:
    """Return the berths nearest to the shortest of some lines, which crosses where it is narrowest."""
    if not len(lines):
        return lines
    line = network.lines[lines[np.argmin(network.km[lines])]]
    gaps = angle_between(to_sphere(network.lonlat[network.berths]), to_sphere(network.lonlat[line[0]]))
    return network.berths[np.argsort(gaps)[:count]]


def _ways(network: SeaNetwork, sources: Ints, goals: Ints, closed: Sequence[int] | Ints) -> Bools:
    """Return which lines lie on a shortest way from a source to a goal with some lines closed."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra

    count = len(network.lonlat)
    is_open = np.ones(len(network.lines), dtype=bool)
    is_open[np.asarray(closed, dtype=int)] = False
    start, end = network.lines[is_open].T
    roads = coo_matrix((network.km[is_open], (start, end)), shape=(count, count)).tocsr()
    steps: set[int] = set()
    for some in np.array_split(sources, max(1, len(sources) // 16)):
        _, before = dijkstra(roads, directed=False, indices=some, return_predecessors=True)
        for tree in before:
            steps.update(_steps_back(tree, goals).tolist())
    keys = network.lines[:, 0] * count + network.lines[:, 1]
    return np.isin(keys, np.array(sorted(steps)))


def _steps_back(tree: Ints, goals: Ints) -> Ints:
    """Return the steps from goals to the root of a tree, each as one number."""
    count = len(tree)
    passed = np.zeros(count, dtype=bool)
    steps = []
    here = goals[tree[goals] >= 0]
    while len(here):
        passed[here] = True
        there = tree[here].astype(np.int64)
        steps.append(np.minimum(here, there) * count + np.maximum(here, there))
        here = np.unique(there)
        here = here[(tree[here] >= 0) & ~passed[here]]
    return np.concatenate(steps) if steps else np.zeros(0, dtype=np.int64)


def _part(network: SeaNetwork, used: Bools) -> SeaNetwork:
    """Return the network of some lines, its points numbered anew."""
    lines = network.lines[used]
    points, numbers = np.unique(lines, return_inverse=True)
    renumbered = np.cumsum(used) - 1
    passages = {
        name: Crossings(renumbered[crossed.lines[used[crossed.lines]]], crossed.shares[used[crossed.lines]])
        for name, crossed in network.passages.items()
    }
    berths, havens = (np.nonzero(np.isin(points, some))[0] for some in (network.berths, network.havens))
    return SeaNetwork(network.lonlat[points], numbers.reshape(lines.shape), network.km[used], berths, havens, passages)


def write(network: SeaNetwork, land: Bools, path: Path) -> None:
    """Write the network as compressed arrays, and a grid of land with cells twice as wide."""
    through = [
        (name, line, share)
        for name, crossed in enumerate(network.passages.values())
        for line, share in zip(crossed.lines, crossed.shares, strict=True)
    ]
    np.savez_compressed(
        path,
        points=np.round(network.lonlat * 1e5).astype(np.int32),
        lanes=network.lines.astype(np.uint16),
        km=network.km.astype(np.float32),
        passages=np.array(list(network.passages)),
        through=np.array(through, dtype=np.float32),
        land=np.packbits(land[1::2, 1::2], axis=1),
    )


def main(arguments: Sequence[str]) -> None:
    """Build the sea lanes out of world-atlas in the folder of packages that is the first of ``arguments``."""
    import sqlite3

    from geomap.datafiles import data_path
    from geomap.outputs import whole
    from geomap.sources.packages import PACKAGES, open_package

    atlas = open_package(PACKAGES["world-atlas"], Path(arguments[0]))
    with sqlite3.connect(data_path("gazetteer.sqlite")) as gazetteer:
        rows = gazetteer.execute("SELECT lon, lat FROM place WHERE kind = (SELECT id FROM kind WHERE name = 'port')")
        ports = [(lon / 1e5, lat / 1e5) for lon, lat in rows]
    with data_path("curated/main_ports.csv").open(encoding="utf-8", newline="") as file:
        ports += [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    fine, coarse = (atlas.read(f"package/land-{scale}.json") for scale in ("10m", "50m"))
    with whole(data_path("sealanes.npz")) as path:
        build(fine, coarse, ports, data_path("curated"), path, progress=print)


if __name__ == "__main__":
    main(sys.argv[1:])
