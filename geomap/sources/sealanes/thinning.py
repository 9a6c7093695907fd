"""What of the network is kept: the lines on a shortest way between two berths."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from geomap.sources.sealanes.grid import EARTH_KM, Bools, Ints, angle_between, to_sphere
from geomap.sources.sealanes.network import SeaNetwork, part, roads_of

Say = Callable[[str], None]


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
