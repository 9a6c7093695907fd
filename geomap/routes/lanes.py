"""The network of sea lanes that came with geomap, and the shortest ways on it.

Lengths are geodesic. Lines are drawn as great circles of the sphere, since those
are what the builder of the network found free of land.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import MultiLineString

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.records import LonLat
from geomap.sphere import cut, distance_km

STEP = np.radians(1.0)
"""Angle between the vertices of a drawn line: 111 km."""

EARTH_KM = 6371.0088  # mean radius R1, Moritz 2000, "Geodetic Reference System 1980"

LAND_STEP_KM = 2.5

Tree = tuple[NDArray[np.float64], NDArray[np.int32]]
"""For each point the length of the shortest way to it, and the point before it on that way."""


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
                self._land = data["land"]  # a bit for each cell, rows from the south, columns from 180° west
        except (OSError, ValueError, KeyError) as problem:
            raise RouteError(f"no sea lanes at '{path}' ({problem}); install geomap anew") from None
        self._sphere = _on_sphere(self._points)
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
        point = int(np.argmax(self._sphere @ _on_sphere(np.array(place))))
        return point, distance_km(place, self.lonlat(point))

    def harbour(self, place: LonLat, *, within_km: float, ashore_km: float) -> int | None:
        """Return the nearest point to which no more than ``ashore_km`` of land lie straight from a place.

        None where there is no such point ``within_km``.
        """
        cosines = self._sphere @ _on_sphere(np.array(place))
        near = np.nonzero(cosines >= np.cos(within_km / EARTH_KM))[0]
        for point in near[np.argsort(-cosines[near])].tolist():
            if self._ashore_km(place, self.lonlat(point)) <= ashore_km:
                return int(point)
        return None

    def _ashore_km(self, start: LonLat, end: LonLat) -> float:
        """Return how much land lies on a short straight line."""
        length = distance_km(start, end)
        if length < LAND_STEP_KM:
            return 0.0
        share = (np.arange(steps := int(length / LAND_STEP_KM) + 1) + 0.5)[:, None] / steps
        turn = (end[0] - start[0] + 180.0) % 360.0 - 180.0
        lon, lat = (np.array(start) + share * [turn, end[1] - start[1]]).T
        rows, columns = self._land.shape[0], self._land.shape[1] * 8
        row = np.clip(((lat + 90.0) / 180.0 * rows).astype(int), 0, rows - 1)
        column = ((lon + 180.0) / 360.0 * columns).astype(int) % columns
        bits = self._land[row, column // 8] >> (7 - column % 8) & 1
        return float(bits.mean() * length)

    def lonlat(self, point: int) -> LonLat:
        """Return where a point is."""
        return self._places[point]

    def way(self, start: int, end: int, closed: Collection[str], via: Sequence[str]) -> list[int] | None:
        """Return the points of the shortest way, with some passages closed, through others in their order.

        None where no way is open.
        """
        if via:
            return self._way_through(start, end, frozenset(closed), via)
        # The way back is the same, so one search serves both.
        root, leaf = min(start, end), max(start, end)
        way = self._shortest(root, leaf, frozenset(closed))
        return way if way is None or root == start else way[::-1]

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
        return cut([(lon, lat) for lon, lat in _great_circles(places).tolist()])

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
        for name in via:
            lengths = layers[-1][0][0]
            lanes = self._lanes[self._through[name]]
            km = self._km[self._through[name]]
            cost = np.full(len(self._points), np.inf)
            crossed: dict[int, int] = {}
            for (one, other), length in zip(lanes.tolist(), km.tolist(), strict=True):
                for near, far in ((one, other), (other, one)):
                    if lengths[near] + length < cost[far]:
                        cost[far] = lengths[near] + length
                        crossed[far] = near
            if not crossed:
                return None
            root = len(self._points)
            # A crossing costs nothing less than a centimetre: zero is no lane in a sparse matrix.
            roads = self._roads(closed, np.maximum(cost, 1e-5))
            layers.append((_grown(roads, root), crossed))
        return _descend(layers, end)


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


def _on_sphere(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = np.radians(lonlat[..., 0]), np.radians(lonlat[..., 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def _great_circles(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (lon, lat) along the great circles between places, with the places themselves."""
    sphere = _on_sphere(places)
    angle = 2.0 * np.arcsin(np.clip(np.linalg.norm(sphere[1:] - sphere[:-1], axis=1) / 2.0, 0.0, 1.0))
    steps = np.maximum(1, np.ceil(angle / STEP).astype(int))
    leg = np.repeat(np.arange(len(steps)), steps)
    share = (np.arange(len(leg)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[leg]
    part = angle[leg]
    x, y, z = (np.sin((1.0 - share) * part)[:, None] * sphere[leg] + np.sin(share * part)[:, None] * sphere[leg + 1]).T
    drawn = np.column_stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))])
    drawn[np.cumsum(steps) - steps] = places[:-1]  # exactly, not to the last bit but one
    return np.vstack([drawn, places[-1:]])
