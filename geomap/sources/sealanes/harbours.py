"""Channels and ports, and the way from each port to open water."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from geomap.records import LonLat
from geomap.sources.sealanes.channels import Channel
from geomap.sources.sealanes.grid import (
    CELL,
    CELL_KM,
    COLUMNS,
    EARTH_KM,
    ROWS,
    Bools,
    Floats,
    Ints,
    angle_between,
    cell_of,
    to_sphere,
)  # fmt: skip

SEA_CELLS, POCKET_CELLS = 4000, 100
"""Waters of fewer cells, some 20,000 square kilometres, are lakes, or bays that a channel has to lead to; those of
still fewer no water to speak of."""

ASHORE_KM, AT_BERTH_KM, CHANNEL_KM = 6.0, 3.0, 9.0
"""How much land may lie between a port and open water, how much beside a channel, and how near that is."""

REACH_KM = 12.0
"""How far apart the points of a river or canal are, at which ships may berth."""


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
    berths: list[int] = []
    for channel in drawn:
        chart.draw(_divided(channel))
        berths.extend(chart.number(*point) for point in _heads(channel))
        lookouts.extend(chart.number(*point) for point in channel.points)
    marks = chart.lonlat()
    for mouth in (point for channel in drawn for point in (channel.points[0], channel.points[-1])):
        way = None if pilots.is_open(mouth) else pilots.way_out(mouth)
        if way is not None and way.ashore_km <= AT_BERTH_KM:
            chart.draw([mouth, *way.points])
            lookouts.append(chart.number(*way.points[-1]))
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


def _heads(channel: Channel) -> tuple[LonLat, ...]:
    """Return the ends of a channel at which towns may lie, whether or not a port is known there."""
    return () if channel.kind == "strait" else (channel.points[0], channel.points[-1])


def _divided(channel: Channel) -> list[LonLat]:
    """Return the points of a channel; on rivers and canals, along which towns lie, no more than ``REACH_KM`` apart."""
    if channel.kind not in ("river", "canal"):
        return list(channel.points)
    divided = [channel.points[0]]
    for start, end in pairwise(np.array(channel.points)):
        count = max(1, int(np.ceil(angle_between(to_sphere(start), to_sphere(end)) * EARTH_KM / REACH_KM)))
        divided.extend((float(lon), float(lat)) for lon, lat in np.linspace(start, end, count + 1)[1:])
    return divided


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
