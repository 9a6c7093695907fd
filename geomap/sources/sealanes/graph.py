"""The graph of sea lanes: harbours joined to all they see, thinned to what lies on a way, and flagged for quick search.

Arc flags say for each lane and direction in which parts of the world the goals lie
that it leads to: a way to a goal need only be looked for among the lanes with the
flag of the part that the goal lies in, and few of those lead away from it.

Source: M. Hilger, E. Köhler, R. H. Möhring, H. Schilling, "Fast point-to-point shortest path
computations with arc-flags", in The Shortest Path Problem: Ninth DIMACS Implementation Challenge, 2009.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geomap.records import LonLat
from geomap.sources.sealanes.charts import (
    Bools,
    Channel,
    Corners,
    Floats,
    Ints,
    Pilots,
    Visibility,
    angle_between,
    cell_of,
    points_of,
    taut_pairs,
)
from geomap.sphere import EARTH_KM, crossings, on_sphere

# ---------------------------------------------------------------- harbours

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
        gaps = angle_between(on_sphere(marks), on_sphere(np.array(port))) * EARTH_KM
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
        count = max(1, int(np.ceil(angle_between(on_sphere(start), on_sphere(end)) * EARTH_KM / REACH_KM)))
        divided.extend((float(lon), float(lat)) for lon, lat in np.linspace(start, end, count + 1)[1:])
    return divided


# ---------------------------------------------------------------- the network

SEA_POINTS = 100
"""How many points the network of a sea has at least: the oceans together have thousands, the Caspian some hundreds."""

HAVEN_VIEW_KM = 120.0
"""How far havens look for others and for corners."""


@dataclass(frozen=True, slots=True)
class Crossings:
    """The numbers of the lines that cross a gate, and at what fraction of their way."""

    lines: Ints
    fractions: Floats


@dataclass(frozen=True, slots=True)
class SeaNetwork:
    """Points, the lines between them with their lengths, and the passages that lines go through."""

    lonlat: Floats
    lines: Ints
    km: Floats
    berths: Ints
    havens: Ints
    passages: dict[str, Crossings]


def join(corners: Corners, harbours: Harbours, havens: Floats, visibility: Visibility, passages: Path) -> SeaNetwork:
    """Return the network of all that see one another."""
    from pyproj import Geod

    first = len(corners.lonlat)
    free = harbours.lookouts[~visibility.land[cell_of(harbours.lonlat[harbours.lookouts])]]
    none = np.zeros((len(free), 3), dtype=np.float32)
    points = Corners(harbours.lonlat[free], on_sphere(harbours.lonlat[free]), none, none)
    lonlat = np.vstack([corners.lonlat, harbours.lonlat, havens])
    lines = [
        _visible_lines(corners, corners, visibility),
        _visible_lines(points, corners, visibility, free + first),
        _visible_lines(points, points, visibility, free + first, free + first),
        harbours.lines + first,
        _around(lonlat, len(havens), visibility),
    ]
    ends = np.unique(np.sort(np.concatenate(lines), axis=1), axis=0)
    a, b = lonlat[ends[:, 0]], lonlat[ends[:, 1]]
    # Two points may fall on one another, and a sparse matrix takes a length of zero for no line.
    km = np.maximum(Geod(ellps="WGS84").inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])[2] / 1000.0, 0.001)
    moorings = np.arange(len(lonlat) - len(havens), len(lonlat))
    whole = SeaNetwork(lonlat, ends, km, harbours.berths + first, moorings, crossed_gates(lonlat, ends, passages))
    return part(whole, _at_sea(whole))


def _at_sea(network: SeaNetwork) -> Bools:
    """Return which lines belong to a sea: the greatest part that hangs together, or another of ``SEA_POINTS``.

    Others lead nowhere.
    """
    from scipy.sparse.csgraph import connected_components

    seas = connected_components(roads_of(network), directed=False)[1]
    sizes = np.bincount(seas)
    return sizes[seas[network.lines[:, 0]]] >= min(SEA_POINTS, sizes.max())


def _around(lonlat: Floats, havens: int, visibility: Visibility) -> Ints:
    """Return the lines between havens, which come last, and what they see nearby."""
    from scipy.spatial import cKDTree

    sphere = on_sphere(lonlat)
    first = len(lonlat) - havens
    near = cKDTree(sphere[first:]).query_ball_tree(cKDTree(sphere), HAVEN_VIEW_KM / EARTH_KM)
    pairs = np.array([(first + haven, other) for haven, found in enumerate(near) for other in found]).reshape(-1, 2)
    pairs = pairs.astype(np.int64)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return pairs[visibility.clear(sphere[pairs[:, 0]], sphere[pairs[:, 1]])]


def _visible_lines(
    one: Corners, other: Corners, visibility: Visibility, ones: Ints | None = None, others: Ints | None = None
) -> Ints:
    found = []
    for i, j in taut_pairs(one, other):
        seen = visibility.clear(one.sphere[i], other.sphere[j])
        i, j = i[seen], j[seen]
        found.append(np.column_stack([i if ones is None else ones[i], j if others is None else others[j]]))
    return np.concatenate(found)


def crossed_gates(lonlat: Floats, lines: Ints, passages: Path) -> dict[str, Crossings]:
    """Return which lines cross the gate of each passage of passages.csv, and where."""
    sphere = on_sphere(lonlat)
    start, end = sphere[lines[:, 0]], sphere[lines[:, 1]]
    found = {}
    with passages.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            fractions = crossings(start, end, on_sphere(np.array(list(points_of(row["gate"])))))
            numbers = np.nonzero(~np.isnan(fractions))[0]
            found[row["id"]] = Crossings(numbers, fractions[numbers])
    return found


def roads_of(network: SeaNetwork, closed: Sequence[int] | Ints = ()) -> Any:
    """Return the lengths of the lines as a sparse matrix, each once, without ``closed`` ones."""
    from scipy.sparse import coo_matrix

    count = len(network.lonlat)
    is_open = np.ones(len(network.lines), dtype=bool)
    is_open[np.asarray(closed, dtype=int)] = False
    return coo_matrix((network.km[is_open], network.lines[is_open].T), shape=(count, count)).tocsr()


def part(network: SeaNetwork, used: Bools) -> SeaNetwork:
    """Return the network of some lines, its points numbered anew."""
    lines = network.lines[used]
    points, numbers = np.unique(lines, return_inverse=True)
    renumbered = np.cumsum(used) - 1
    passages = {
        name: Crossings(renumbered[crossed.lines[used[crossed.lines]]], crossed.fractions[used[crossed.lines]])
        for name, crossed in network.passages.items()
    }
    berths, havens = (np.nonzero(np.isin(points, some))[0] for some in (network.berths, network.havens))
    return SeaNetwork(network.lonlat[points], numbers.reshape(lines.shape), network.km[used], berths, havens, passages)


# ---------------------------------------------------------------- thinning

Progress = Callable[[str], None]


def thin(network: SeaNetwork, *, asked: Collection[str], progress: Progress = lambda words: None) -> SeaNetwork:
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
    return part(network, used | _moored(network, used))


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
    return part(network, kept)


def _spread(network: SeaNetwork, berths: Ints, apart_km: float) -> Ints:
    """Return berths at least so far apart, the first ones first."""
    from scipy.spatial import cKDTree

    sphere = on_sphere(network.lonlat[berths])
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
    gaps = angle_between(on_sphere(network.lonlat[network.berths]), on_sphere(network.lonlat[line[0]]))
    return network.berths[np.argsort(gaps)[:count]]


def _ways(network: SeaNetwork, sources: Ints, goals: Ints, closed: Sequence[int] | Ints) -> Bools:
    """Return which lines lie on a shortest way from a source to a goal with some lines closed."""
    from scipy.sparse.csgraph import dijkstra

    roads = roads_of(network, closed)
    steps: set[int] = set()
    for some in np.array_split(sources, max(1, len(sources) // 16)):
        _, before = dijkstra(roads, directed=False, indices=some, return_predecessors=True)
        for tree in before:
            steps.update(_steps_back(tree, goals).tolist())
    keys = network.lines[:, 0] * len(network.lonlat) + network.lines[:, 1]
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


# ---------------------------------------------------------------- arc flags

HALVINGS = 5
"""How often the world is halved to get its parts: there are 32, so that the flags of a lane are one number."""

AT_ONCE = 64  # goals, whose trees together take some megabytes


@dataclass(frozen=True, slots=True)
class Flags:
    """The part that each point lies in, and the flags of each line: from its first point on, and from its last.

    A bit for each part, the lowest for part 0.
    """

    parts: Ints
    lines: Ints


def find_flags(network: SeaNetwork, *, closed: Collection[str]) -> Flags:
    """Return the flags of the shortest ways from everywhere to everywhere, with some passages ``closed``."""
    from scipy.sparse.csgraph import dijkstra

    count = len(network.lonlat)
    parts = _parts_of(on_sphere(network.lonlat))
    roads = roads_of(network, [line for name in closed for line in network.passages[name].lines])
    keys = network.lines[:, 0] * count + network.lines[:, 1]  # ascending, as the lines are sorted
    flags = np.zeros((len(keys), 2), dtype=np.uint32)
    for goals in np.array_split(np.arange(count), -(-count // AT_ONCE)):
        _, before = dijkstra(roads, directed=False, indices=goals, return_predecessors=True)
        for goal, tree in zip(goals, before, strict=True):
            (here,) = np.nonzero(tree >= 0)
            there = tree[here].astype(np.int64)  # the next point on the way to the goal
            line = np.searchsorted(keys, np.minimum(here, there) * count + np.maximum(here, there))
            flags[line, (here > there).astype(int)] |= np.uint32(1 << int(parts[goal]))
    return Flags(parts, flags)


def _parts_of(sphere: Floats) -> Ints:
    """Return the part of each point: halves of as many points each, cut across their longest axis, and so on."""
    groups = [np.arange(len(sphere))]
    for _ in range(HALVINGS):
        groups = [half for group in groups for half in _halves(sphere, group)]
    parts = np.zeros(len(sphere), dtype=np.uint8)
    for number, group in enumerate(groups):
        parts[group] = number
    return parts


def _halves(sphere: Floats, group: Ints) -> tuple[Ints, Ints]:
    if len(group) < 2:
        return group, group[:0]
    axis = np.ptp(sphere[group], axis=0).argmax()
    ordered = group[np.argsort(sphere[group, axis], kind="stable")]
    middle = len(group) // 2
    return ordered[:middle], ordered[middle:]
