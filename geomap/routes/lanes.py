"""The network of sea lanes that came with geomap, the land beside it, and the shortest ways on it.

Lengths are geodesic. Lines are drawn as great circles of the sphere, since those
are what the builder of the network found free of land.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.records import LonLat
from geomap.sphere import EARTH_KM, crossings, cut, distance_km, great_circles, on_sphere

LAND_STEP_KM = 2.5
"""How far apart the points are at which a line is asked whether it runs over land."""

PILOT_DEGREES = 0.8
"""How far north and south of a port the way out to the lanes is looked for, and as far east and west in km."""

LAND_COST = 5.0
"""How many times its length a way over land costs, where water is looked for."""

AT_BERTH_KM = 3.0
"""How much land a straight line from a port may cross before a way round it is looked for."""

SHORT_KM = 500.0
"""How far apart the ends of a short crossing lie at most: lanes were kept for longer ways, so it is pulled tight."""

Tree = tuple[NDArray[np.float64], NDArray[np.int32]]
"""For each point the length of the shortest way to it, and the point before it on that way."""

Gates = Mapping[str, NDArray[np.float64]]
"""The lines that ways through each passage cross, as unit vectors."""


class LandGrid:
    """The land on a grid, a bit for each cell, rows from the south and columns from 180° west."""

    def __init__(self, bits: NDArray[np.uint8]) -> None:
        """Keep the rows of ``bits``, eight cells in each."""
        self._bits = bits
        self._rows, self._columns = bits.shape[0], bits.shape[1] * 8
        self.cell = 180.0 / self._rows  # degrees
        self._fairways = self._cells_along(_lines("fairways.csv"))

    def is_land(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which points lie on land."""
        ashore: NDArray[np.bool_] = self._at(self._row(lat), self._column(lon))
        return ashore

    def _row(self, lat: Any) -> Any:
        return np.clip(((lat + 90.0) / self.cell).astype(int), 0, self._rows - 1)

    def _column(self, lon: Any) -> Any:
        return ((lon + 180.0) / self.cell).astype(int) % self._columns

    def _at(self, row: Any, column: Any) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = np.asarray(self._bits[row, column // 8] >> (7 - column % 8) & 1, dtype=bool)
        return found

    def ashore_km(self, start: LonLat, end: LonLat) -> float:
        """Return how much land lies on a short straight line."""
        length = distance_km(start, end)
        if length < LAND_STEP_KM:
            return 0.0
        fraction = (np.arange(steps := int(length / LAND_STEP_KM) + 1) + 0.5)[:, None] / steps
        turn = (end[0] - start[0] + 180.0) % 360.0 - 180.0
        lon, lat = (np.array(start) + fraction * [turn, end[1] - start[1]]).T
        return float(self.is_land(lon, lat).mean() * length)

    def is_clear(self, starts: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return between which unit vectors no land lies: lines are halved, and halved again."""
        angle = 2.0 * np.arcsin(np.clip(np.linalg.norm(ends - starts, axis=1) / 2.0, 0.0, 1.0))
        clear: NDArray[np.bool_] = angle < 3.0  # not to the other side of the world
        waiting, halves = np.nonzero(clear)[0], 2
        while len(waiting):
            for fraction in np.arange(1, halves, 2) / halves:
                between = starts[waiting] + fraction * (ends[waiting] - starts[waiting])
                lat = np.degrees(np.arctan2(between[:, 2], np.hypot(between[:, 0], between[:, 1])))
                ashore = self.is_land(np.degrees(np.arctan2(between[:, 1], between[:, 0])), lat)
                clear[waiting[ashore]] = False
                waiting = waiting[~ashore]
            halves *= 2
            # Steps of the chord are widest in the middle of the arc.
            waiting = waiting[2.0 * np.tan(angle[waiting] / 2.0) * EARTH_KM > halves / 2.0 * LAND_STEP_KM]
        return clear

    def way_out(self, place: LonLat, goals: NDArray[np.float64]) -> tuple[int, list[LonLat], float] | None:
        """Return the goal that a ship comes to from ``place``, the bends of its way, and the km of land on it.

        Goals are (lon, lat), some in sight or round a corner; None where none is near.
        """
        from scipy.sparse.csgraph import dijkstra

        rows, columns = self._window(place)
        row, column = self._row(goals[:, 1]) - rows[0], (self._column(goals[:, 0]) - columns[0]) % self._columns
        (near,) = np.nonzero((row >= 0) & (row < len(rows)) & (column < len(columns)))
        if not len(near):
            return None
        land = self._at(rows[:, None], columns[None, :] % self._columns)
        for fairway in self._fairways:
            at = fairway[0] - rows[0], (fairway[1] - columns[0]) % self._columns
            inside = (at[0] >= 0) & (at[0] < len(rows)) & (at[1] < len(columns))
            land[at[0][inside], at[1][inside]] = False
        start = int(self._row(np.array(place[1])) - rows[0]) * len(columns) + len(columns) // 2
        north_km = np.radians(self.cell) * EARTH_KM
        roads = _steps(land, north_km, north_km * float(np.cos(np.radians(place[1]))))
        cost, before = dijkstra(roads, indices=start, return_predecessors=True)
        cells = row[near] * len(columns) + column[near]
        best = int(np.argmin(cost[cells]))
        path = [int(cells[best])]
        while path[-1] != start:
            path.append(int(before[path[-1]]))
        at_row, at_column = np.divmod(np.array(path[::-1]), len(columns))
        ashore_km = float(land[at_row, at_column].sum()) * north_km
        lon = place[0] + (at_column - len(columns) // 2) * self.cell
        lat = (rows[at_row] + 0.5) * self.cell - 90.0
        bends = LineString([place, *zip(lon[1:], lat[1:], strict=True), place][: len(path) + (len(path) < 2)])
        return int(near[best]), _wrapped(bends.simplify(self.cell / 2.0).coords[1:-1]), ashore_km

    def _cells_along(self, lines: Iterable[NDArray[np.float64]]) -> list[tuple[Any, Any]]:
        """Return the cells that lines run through, too narrow for the grid to show as water."""
        cells = []
        for line in lines:
            along = np.vstack([np.linspace(start, end, 40) for start, end in pairwise(line)])
            cells.append((self._row(along[:, 1]), self._column(along[:, 0])))
        return cells

    def _window(self, place: LonLat) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows and columns around a place; columns may run past the sides of the grid."""
        high = round(PILOT_DEGREES / self.cell)
        wide = min(round(high / np.cos(np.radians(place[1]))), 4 * high)
        row, column = int(self._row(np.array(place[1]))), int(self._column(np.array(place[0])))
        rows = np.arange(max(0, row - high), min(self._rows, row + high + 1))
        return rows, np.arange(column - wide, column + wide + 1)


def _wrapped(points: Any) -> list[LonLat]:
    return [((lon + 180.0) % 360.0 - 180.0, lat) for lon, lat in points]


def _steps(land: NDArray[np.bool_], north_km: float, east_km: float) -> Any:
    """Return the steps between the cells of a window and their eight neighbours, land at ``LAND_COST``."""
    number: Any = np.arange(land.size, dtype=np.int32).reshape(land.shape)
    dear = np.where(land, LAND_COST / 2.0, 0.5).ravel()
    starts, ends, costs = [], [], []
    for north, east in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = number[: len(number) - north, max(0, -east) : number.shape[1] - max(0, east)].ravel()
        there = number[north:, max(0, east) : number.shape[1] - max(0, -east)].ravel()
        cost = (dear[here] + dear[there]) * np.hypot(north * north_km, east * east_km)
        starts += [here, there]
        ends += [there, here]
        costs += [cost, cost]
    return _matrix((np.concatenate(starts), np.concatenate(ends)), np.concatenate(costs), land.size)


@dataclass(frozen=True, slots=True)
class Mooring:
    """Where a way begins or ends: the points of the lanes that a place is joined to, and the bends on the way there.

    ``links`` gives the km that lead to each point: one from a harbour, many from the open sea.
    """

    links: Mapping[int, float]
    bends: tuple[LonLat, ...] = ()

    @property
    def nearest(self) -> int:
        """Return the nearest of its points."""
        return min(self.links, key=lambda point: (self.links[point], point))


class Lanes:
    """Points at sea, the lanes between them, and the passages that lanes go through."""

    def __init__(self, path: Path) -> None:
        """Read the network that ``geomap.sources.sealanes`` wrote."""
        try:
            with np.load(path) as data:
                self._points = data["points"] / 1e5
                self._lanes = data["lanes"].astype(np.int32)
                self._km = data["km"].astype(np.float64)
                self._names = [str(name) for name in data["passages"]]
                self._closed = frozenset(str(name) for name in data["closed"])
                through = data["through"]  # passage, lane, share of the lane
                self._parts = data["parts"].astype(np.uint32)
                self._flags = data["flags"]
                self.land = LandGrid(data["land"])
        except (OSError, ValueError, KeyError) as problem:
            raise RouteError(f"no sea lanes at '{path}' ({problem}); install geomap anew") from None
        self._sphere = on_sphere(self._points)
        self._places: list[LonLat] = [(lon, lat) for lon, lat in self._points.tolist()]
        self._through = {
            name: through[through[:, 0] == number, 1].astype(np.int32) for number, name in enumerate(self._names)
        }
        self._number = {(int(a), int(b)): lane for lane, (a, b) in enumerate(self._lanes)}
        self._passed: dict[int, list[str]] = {}
        for passage, lane, _ in through[np.argsort(through[:, 2], kind="stable")].tolist():
            self._passed.setdefault(int(lane), []).append(self._names[int(passage)])
        self._flagged = functools.lru_cache(maxsize=None)(self._flagged_roads)
        self._tree = functools.lru_cache(maxsize=64)(self._grow)

    @staticmethod
    @functools.cache
    def bundled() -> Lanes:
        """Return the network that came with geomap, read once."""
        return Lanes(data_path("sealanes.npz"))

    def nearest(self, place: LonLat) -> tuple[int, float]:
        """Return the point nearest to a place, and how far it is in km."""
        point = int(np.argmax(self._sphere @ on_sphere(np.array(place))))
        return point, distance_km(place, self.lonlat(point))

    def harbour(self, place: LonLat, *, within_km: float, ashore_km: float) -> Mooring | None:
        """Return how a place is joined to the lanes with no more than ``ashore_km`` of land between.

        The nearest point counts to which hardly any land lies on the straight line;
        else the one to which the way over water is shortest. None where no point is
        ``within_km``, or all lie behind more land.
        """
        cosines = self._sphere @ on_sphere(np.array(place))
        near = np.nonzero(cosines >= np.cos(within_km / EARTH_KM))[0]
        near = near[np.argsort(-cosines[near])]
        straight = None
        for point in near.tolist():
            ashore = self.land.ashore_km(place, self.lonlat(point))
            if ashore <= AT_BERTH_KM:
                return self._moored(place, point)
            if straight is None and ashore <= ashore_km:
                straight = point
        found = self.land.way_out(place, self._points[near]) if len(near) else None
        if found is not None and found[2] <= ashore_km:
            return self._moored(place, int(near[found[0]]), found[1])
        return None if straight is None else self._moored(place, straight)

    def _moored(self, place: LonLat, point: int, bends: Sequence[LonLat] = ()) -> Mooring:
        return Mooring({point: length_km([place, *bends, self.lonlat(point)])}, tuple(bends))

    def open_sea(self, place: LonLat) -> Mooring | None:
        """Return how a place on the open sea is joined to the lanes: to all points that are seen from it.

        None for a place on land, and in waters that no lanes lead to.
        """
        if self.land.is_land(np.array([place[0]]), np.array([place[1]]))[0]:
            return None
        here = np.broadcast_to(on_sphere(np.array(place)), self._sphere.shape)
        seen = np.nonzero(self.land.is_clear(here, self._sphere))[0]
        for wall in _walls():
            seen = seen[np.isnan(crossings(here[seen], self._sphere[seen], wall))]
        km = np.arccos(np.clip(self._sphere[seen] @ here[0], -1.0, 1.0)) * EARTH_KM
        return Mooring(dict(zip(seen.tolist(), km.tolist(), strict=True))) if len(seen) else None

    def sees(self, start: LonLat, end: LonLat) -> bool:
        """Tell whether a ship sails straight from one place at sea to another."""
        one, other = on_sphere(np.array([start])), on_sphere(np.array([end]))
        return bool(self.land.is_clear(one, other)[0]) and all(
            np.isnan(crossings(one, other, wall)[0]) for wall in _walls()
        )

    def lonlat(self, point: int) -> LonLat:
        """Return where a point is."""
        return self._places[point]

    def way(self, start: Mooring, end: Mooring, closed: Collection[str], via: Sequence[str]) -> list[int] | None:
        """Return the points of the shortest way, with some passages closed, through others in their order.

        None where no way is open.
        """
        shut = frozenset(closed)
        if via:
            return self._way_through(start.nearest, end.nearest, shut, via)
        if len(start.links) > 1 or len(end.links) > 1:
            return self._way_at_sea(start, end, shut)
        # The way back is the same, so one search serves both.
        root, leaf = sorted((start.nearest, end.nearest))
        way = self._shortest(root, leaf, shut)
        return way if way is None or root == start.nearest else way[::-1]

    def _way_at_sea(self, start: Mooring, end: Mooring, closed: frozenset[str]) -> list[int] | None:
        cost = np.full(len(self._points), np.inf)
        cost[list(start.links)] = list(start.links.values())
        tree = _grown(self._roads(closed, np.maximum(cost, 1e-5)), len(self._points))
        leaf = min(end.links, key=lambda point: (tree[0][point] + end.links[point], point))
        way = _climb(tree, leaf)
        return None if way is None else way[1:]  # without the root that stands for the start

    def _shortest(self, root: int, leaf: int, closed: frozenset[str]) -> list[int] | None:
        """Return the shortest way with some passages closed.

        The flags know the way with no more closed than usual. Where that way takes
        nothing that is closed, or there is none, there is no shorter one.
        """
        if closed >= self._closed:
            way = _climb(_grown(self._flagged(int(self._parts[leaf])), root), leaf)
            if way is None or closed.isdisjoint(self.passages(way)):
                return way
        return _climb(self._tree(root, closed), leaf)

    def pulled(self, points: Sequence[LonLat], allowed: Collection[str], gates: Gates) -> list[LonLat]:
        """Return a short way through ``points`` without the bends that nothing asks for.

        A stroke takes the place of several where it runs over water, crosses no
        wall, and goes through no passages but those that are ``allowed``.
        """
        count = len(points)
        pairs = np.array([(i, j) for i in range(count) for j in range(i + 2, count)], dtype=np.int64).reshape(-1, 2)
        sphere = on_sphere(np.array(points))
        start, end = sphere[pairs[:, 0]], sphere[pairs[:, 1]]
        good = self.land.is_clear(start, end)
        for number in np.nonzero(~good & ((pairs[:, 0] == 0) | (pairs[:, 1] == count - 1)))[0]:
            # A town's own point may lie ashore.
            good[number] = self.land.ashore_km(points[pairs[number, 0]], points[pairs[number, 1]]) <= AT_BERTH_KM
        for line in [*_walls(), *(gate for name, gate in gates.items() if name not in allowed)]:
            good &= np.isnan(crossings(start, end, line))
        leads = {j: [j - 1] for j in range(1, count)}
        for i, j in pairs[good].tolist():
            leads[j].append(i)
        best, before = {0: 0.0}, {0: 0}
        for j, origins in leads.items():
            lengths = {i: best[i] + float(np.linalg.norm(sphere[i] - sphere[j])) for i in origins}
            before[j] = min(lengths, key=lambda i: lengths[i])
            best[j] = lengths[before[j]]
        way = [count - 1]
        while way[-1]:
            way.append(before[way[-1]])
        return [points[number] for number in reversed(way)]

    def _flagged_roads(self, part: int) -> Any:
        """Return the lanes that lead to a part of the world on a shortest way, as a sparse matrix."""
        there, back = (self._flags >> np.uint32(part) & 1).astype(bool).T
        (start, end), km = self._lanes.T, self._km
        ends = np.append(start[there], end[back]), np.append(end[there], start[back])
        return _matrix(ends, np.append(km[there], km[back]), len(self._points))

    def km(self, stops: Sequence[int]) -> float:
        """Return the length of a way."""
        return float(sum(self._km[self._lane(*step)] for step in pairwise(stops)))

    def passages(self, stops: Sequence[int]) -> tuple[str, ...]:
        """Return the passages of a way, in order, each once."""
        passed = (name for step in pairwise(stops) for name in self._on(*step))
        return tuple(dict.fromkeys(passed))

    def line(self, stops: Sequence[LonLat]) -> MultiLineString:
        """Return the line through some places, each stroke a great circle, cut at the antimeridian."""
        places = np.array([stops[0], *(after for before, after in pairwise(stops) if before != after)])
        if len(places) < 2:
            return MultiLineString()
        return cut([(lon, lat) for lon, lat in great_circles(places).tolist()])

    def _lane(self, start: int, end: int) -> int:
        return self._number[(start, end) if start < end else (end, start)]

    def _on(self, start: int, end: int) -> list[str]:
        """Return the passages of a lane in the order in which a ship meets them."""
        passed = self._passed.get(self._lane(start, end), [])
        return passed if start < end else passed[::-1]

    def _roads(self, closed: Collection[str], extra: NDArray[np.float64] | None = None) -> Any:
        """Return the open lanes as a sparse matrix, with one more point that leads to all at the ``extra`` cost."""
        is_open = np.ones(len(self._km), dtype=bool)
        for name in closed:
            is_open[self._through[name]] = False
        (start, end), km = self._lanes[is_open].T, self._km[is_open]
        start, end, km = np.append(start, end), np.append(end, start), np.append(km, km)
        count = len(self._points)
        if extra is not None:
            reached = np.nonzero(np.isfinite(extra))[0].astype(np.int32)
            start, end = np.append(start, np.full(len(reached), count, np.int32)), np.append(end, reached)
            km, count = np.append(km, extra[reached]), count + 1
        return _matrix((start, end), km, count)

    @functools.cached_property
    def _open_roads(self) -> dict[frozenset[str], Any]:
        return {}

    def _grow(self, root: int, closed: frozenset[str]) -> Tree:
        if closed not in self._open_roads:
            self._open_roads[closed] = self._roads(closed)
        return _grown(self._open_roads[closed], root)

    def _way_through(self, start: int, end: int, closed: frozenset[str], via: Sequence[str]) -> list[int] | None:
        """Return the shortest way that crosses the lanes of each passage in turn.

        Costs are spread from the start; each passage hands on what it costs to
        have crossed it, and from there they are spread again.
        """
        layers: list[tuple[Tree, dict[int, int]]] = [(self._tree(start, closed), {})]
        for name in via[:-1]:
            cost, crossed = self._crossed(layers[-1][0], name)
            if not crossed:
                return None
            # A crossing costs nothing less than a centimetre: zero is no lane in a sparse matrix.
            roads = self._roads(closed, np.maximum(cost, 1e-5))
            layers.append((_grown(roads, len(self._points)), crossed))
        # Beyond the last passage, what is left is known from the end: the way back is the same.
        cost, crossed = self._crossed(layers[-1][0], via[-1])
        rest = self._tree(end, closed)
        if not crossed:
            return None
        turn = int(np.argmin(cost + rest[0]))
        beyond = _climb(rest, turn)
        before = _descend(layers, crossed[turn]) if turn in crossed else None
        return None if before is None or beyond is None else [*before, *beyond[::-1]]

    def _crossed(self, tree: Tree, name: str) -> tuple[NDArray[np.float64], dict[int, int]]:
        """Return what it costs to have crossed a passage, for each point, and the point on its other side."""
        lanes, km = self._lanes[self._through[name]], self._km[self._through[name]]
        near, far = np.append(lanes[:, 0], lanes[:, 1]), np.append(lanes[:, 1], lanes[:, 0])
        lengths = tree[0][near] + np.append(km, km)
        cost = np.full(len(self._points), np.inf)
        crossed: dict[int, int] = {}
        for number in np.argsort(-lengths, kind="stable").tolist():
            if np.isfinite(lengths[number]):  # the shortest comes last, and stays
                cost[far[number]] = lengths[number]
                crossed[int(far[number])] = int(near[number])
        return cost, crossed


def _matrix(ends: tuple[NDArray[np.int32], NDArray[np.int32]], km: NDArray[np.float64], count: int) -> Any:
    """Return lanes of one direction as a sparse matrix of ``count`` points."""
    from scipy.sparse import coo_matrix

    return coo_matrix((km, ends), shape=(count, count)).tocsr()


def _grown(roads: Any, root: int) -> Tree:
    """Return the tree of the shortest ways from a point."""
    from scipy.sparse.csgraph import dijkstra

    lengths, before = dijkstra(roads, indices=root, return_predecessors=True)
    return lengths, before


def _climb(tree: Tree, leaf: int) -> list[int] | None:
    """Return the way from the root of a tree to a leaf."""
    lengths, before = tree
    if not np.isfinite(lengths[leaf]):
        return None
    way = [leaf]
    while before[way[-1]] >= 0:
        way.append(int(before[way[-1]]))
    return way[::-1]


def _descend(layers: Sequence[tuple[Tree, dict[int, int]]], end: int) -> list[int] | None:
    """Return the way through layers of trees, each but the first rooted in the crossings from the one before."""
    way: list[int] = []
    for tree, crossed in reversed(layers):
        part = _climb(tree, end)
        if part is None:
            return None
        if crossed:
            part = part[1:]  # without the root that stands for all crossings
            end = crossed[part[0]]
        way = part + way
    return way


def length_km(points: Sequence[LonLat]) -> float:
    """Return the length of a line through some places, each stroke a geodesic."""
    return sum(distance_km(*step) for step in pairwise(points))


def crossed_gates(points: Sequence[LonLat], gates: Gates) -> tuple[str, ...]:
    """Return the passages whose gates a line through some places crosses, in order, each once."""
    sphere = on_sphere(np.array(points))
    found = [
        (stroke, fraction, name)
        for name, gate in gates.items()
        for stroke, fraction in enumerate(crossings(sphere[:-1], sphere[1:], gate).tolist())
        if fraction == fraction  # not NaN
    ]
    return tuple(dict.fromkeys(name for _, _, name in sorted(found)))


@functools.cache
def _walls() -> tuple[NDArray[np.float64], ...]:
    """Return the lines that no ship crosses though a map shows water, but for those of ice."""
    return tuple(on_sphere(line) for line in _lines("channels.csv", kind="wall") if abs(line[0, 0]) < 180.0)


def _lines(table: str, **wanted: str) -> list[NDArray[np.float64]]:
    """Return the lines of the rows of a curated table whose cells are as ``wanted``, as (lon, lat)."""
    with data_path(f"curated/{table}").open(encoding="utf-8", newline="") as file:
        rows = [row["points"] for row in csv.DictReader(file) if wanted.items() <= row.items()]
    return [np.array([[float(number) for number in point.split()] for point in row.split(";")]) for row in rows]
