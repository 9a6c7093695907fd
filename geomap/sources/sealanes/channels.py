"""The channels and walls that are drawn by hand, as gazetteer/curated/channels.csv holds them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geomap.records import LonLat


@dataclass(frozen=True, slots=True)
class Channel:
    """A line drawn by hand: a channel that ships follow, narrows through which they pass, or a wall."""

    # Channels are those of kind canal, strait, river, approach and harbour: the last leads to one port only, and
    # ships on other ways keep as far off the coast beside it as anywhere.

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
