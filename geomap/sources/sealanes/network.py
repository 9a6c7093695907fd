"""The network of all that see one another, and the passages that its lines go through."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geomap.sources.sealanes.channels import points_of
from geomap.sources.sealanes.coast import Corners
from geomap.sources.sealanes.grid import EARTH_KM, Bools, Floats, Ints, cell_of, to_sphere
from geomap.sources.sealanes.harbours import Harbours
from geomap.sources.sealanes.sight import Sight, taut_pairs

SEA_POINTS = 100
"""How many points the network of a sea has at least: the oceans together have thousands, the Caspian some hundreds."""

HAVEN_SIGHT_KM = 120.0
"""How far havens look for others and for corners."""


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
    return part(whole, _at_sea(whole))


def _at_sea(network: SeaNetwork) -> Bools:
    """Return which lines belong to a sea: the greatest part that hangs together, or another of ``SEA_POINTS``.

    Others lead nowhere.
    """
    from scipy.sparse.csgraph import connected_components

    seas = connected_components(roads_of(network), directed=False)[1]
    sizes = np.bincount(seas)
    return sizes[seas[network.lines[:, 0]]] >= min(SEA_POINTS, sizes.max())


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
        name: Crossings(renumbered[crossed.lines[used[crossed.lines]]], crossed.shares[used[crossed.lines]])
        for name, crossed in network.passages.items()
    }
    berths, havens = (np.nonzero(np.isin(points, some))[0] for some in (network.berths, network.havens))
    return SeaNetwork(network.lonlat[points], numbers.reshape(lines.shape), network.km[used], berths, havens, passages)
