"""Arc flags: for each lane and direction, in which parts of the world the goals lie that it leads to.

A way to a goal need only be looked for among the lanes with the flag of the part that the goal
lies in, and few of those lead away from it.

Source: M. Hilger, E. Köhler, R. H. Möhring, H. Schilling, "Fast point-to-point shortest path
computations with arc-flags", in The Shortest Path Problem: Ninth DIMACS Implementation Challenge, 2009.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import dijkstra

from geomap.sources.sealanes.grid import Floats, Ints, to_sphere
from geomap.sources.sealanes.network import SeaNetwork, roads_of

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
    count = len(network.lonlat)
    parts = _parts(to_sphere(network.lonlat))
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


def _parts(sphere: Floats) -> Ints:
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
