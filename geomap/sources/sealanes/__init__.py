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
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from geomap.records import LonLat
from geomap.sources.atlas import Atlas
from geomap.sources.sealanes.charts import (
    Bools,
    Floats,
    Pilots,
    Visibility,
    cell_of,
    find_corners,
    find_havens,
    find_offing,
    land_grid,
    land_rings,
    read_channels,
    walls_of,
)
from geomap.sources.sealanes.graph import (
    Crossings,
    Flags,
    Progress,
    SeaNetwork,
    crossed_gates,
    find_flags,
    find_harbours,
    join,
    spare,
    thin,
)


def build(
    fine: str,
    coarse: str,
    ports: Iterable[LonLat],
    tables: Path,
    path: Path,
    *,
    progress: Progress = lambda words: None,
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
    network = join(find_corners(offing.shores), harbours, havens, Visibility(offing.grid), passages)
    with passages.open(encoding="utf-8", newline="") as file:
        asked = [row["id"] for row in csv.DictReader(file) if row["closed"]]
    progress(f"thinning {len(network.lines)} lines")
    kept = spare(thin(network, asked=asked, progress=progress))
    progress(f"flagging {len(kept.lines)} lines")
    write(kept, find_flags(kept, closed=asked), shown, path, closed=asked)


def write(network: SeaNetwork, flags: Flags, land: Bools, path: Path, *, closed: Collection[str]) -> None:
    """Write the network as compressed arrays, and a grid of land with cells twice as wide.

    The flags hold with the passages ``closed``.
    """
    names, through = _through(network.passages)
    np.savez_compressed(
        path,
        points=np.round(network.lonlat * 1e5).astype(np.int32),
        lanes=network.lines.astype(np.uint16),
        km=network.km.astype(np.float32),
        passages=names,
        closed=np.array(closed),
        through=through,
        parts=flags.parts,
        flags=flags.lines,
        land=np.packbits(land[1::2, 1::2], axis=1),
    )


def mark(path: Path, passages: Path) -> None:
    """Mark the lanes at ``path`` with the gates of ``passages`` anew, without looking for lanes again.

    That is enough where a gate has moved, or one was added that some lanes cross already.
    """
    with np.load(path) as data:
        content = dict(data)
    found = crossed_gates(content["points"] / 1e5, content["lanes"].astype(np.int64), passages)
    names, through = _through(found)
    np.savez_compressed(path, **(content | {"passages": names, "through": through}))


def _through(passages: Mapping[str, Crossings]) -> tuple[Any, Floats]:
    """Return the names of the passages, and a row (passage, lane, fraction of the lane) for each crossing of a gate."""
    rows = [
        (number, line, fraction)
        for number, crossed in enumerate(passages.values())
        for line, fraction in zip(crossed.lines, crossed.fractions, strict=True)
    ]
    return np.array(list(passages)), np.array(rows, dtype=np.float32)
