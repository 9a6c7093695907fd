"""Which points see one another over water."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geomap.sources.sealanes.coast import Corners
from geomap.sources.sealanes.grid import CELL, COLUMNS, EARTH_KM, ROWS, Bools, Floats, Ints, angle_between

BLOCK = 8
"""Cells to a side of a block of the coarse grid, 22 km high."""

STRETCH_KM = 24.0
"""Length of the stretches that are looked at closely if a block of land is next to their middle."""

NEAR_KM = 40.0
"""Within this, harbours reach every corner in sight: they lie between the corners and the shore."""


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
