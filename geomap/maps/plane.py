"""How lines, beads and names lie on a drawing: pure rules, whose numbers stand in ``assets/rules.json``.

Points are (x, y) in pixels, y growing southwards. The counterpart is
``web/shared/plane.js``; ``tests/data/vectors.json`` holds examples that both must pass.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from geomap.maps.assets import asset

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

RULES: Mapping[str, Any] = json.loads(asset("rules.json"))


def width_of(links: int, *, is_hollow: bool) -> float:
    """Return how broad a line is, in pixels: the more links, the broader."""
    rule = RULES["width"]
    broad: float = min(rule["most"], rule["least"] + rule["per_root"] * math.sqrt(links))
    return broad + (rule["hollow"] if is_hollow else 0.0)


def dashes(dash: str, width: float) -> list[float]:
    """Return a mode's dash for a line so broad: dots and gaps grow with it."""
    return [float(length) * max(1.0, width / RULES["dash_width"]) for length in dash.split()]


def ribbons_of(corridors: Sequence[Mapping[str, Any]]) -> list[list[int]]:
    """Return the rows of the corridors that are one ribbon: of one mode, between the same two places.

    ``origin`` and ``destination`` are rows of places. The strongest ribbon, and in
    it the strongest corridor, come first.
    """
    found: dict[tuple[str, int, int], list[int]] = {}
    for row, corridor in enumerate(corridors):
        one, other = sorted((corridor["origin"], corridor["destination"]))
        found.setdefault((corridor["mode"], one, other), []).append(row)
    ribbons = [sorted(rows, key=lambda row: (-corridors[row]["links"], row)) for rows in found.values()]
    return sorted(ribbons, key=lambda rows: (-sum(corridors[row]["links"] for row in rows), rows[0]))


def kind_of(status: str) -> str:
    """Return what has become of an event with a status: happened, under_way, planned, postponed or called_off."""
    return str(RULES["kinds"][status])


def is_firm(status: str) -> bool:
    """Whether a status says that something took place or is under way."""
    return bool(kind_of(status) in RULES["firm"])


# Along a line


def measure(points: Sequence[Point]) -> list[float]:
    """Return how far along the line each of its points lies."""
    lengths = [0.0]
    for one, other in pairwise(points):
        lengths.append(lengths[-1] + math.dist(one, other))
    return lengths


def along(points: Sequence[Point], lengths: Sequence[float], wanted: float) -> tuple[Point, float]:
    """Return the point so far along the line, and the line's direction there, in radians."""
    at = next((i for i in range(1, len(lengths)) if lengths[i] >= wanted), len(lengths) - 1)
    (x, y), (to_x, to_y) = points[at - 1], points[at]
    share = (wanted - lengths[at - 1]) / ((lengths[at] - lengths[at - 1]) or 1)
    return (x + (to_x - x) * share, y + (to_y - y) * share), math.atan2(to_y - y, to_x - x)


def at_share(points: Sequence[Point], share: float) -> tuple[Point, float]:
    """Return the point at a share of the line's length, and its direction there."""
    lengths = measure(points)
    return along(points, lengths, lengths[-1] * share)


def bow(points: list[Point], sideways: float) -> list[Point]:
    """Return the line moved to the right of its direction between its ends, which stay."""
    lengths = measure(points)
    length = lengths[-1]
    if not sideways or not length:
        return points
    steps, ramp = max(12, min(96, math.floor(length / 8 + 0.5))), min(RULES["ramp"], length / 2)
    bowed = []
    for step in range(steps + 1):
        wanted = length * step / steps
        (x, y), angle = along(points, lengths, wanted)
        share = min(1.0, min(wanted, length - wanted) / ramp)
        aside = sideways * share * (2 - share)
        bowed.append((x - math.sin(angle) * aside, y + math.cos(angle) * aside))
    return bowed


def bead_shares(count: int, length: float) -> list[float]:
    """Return the shares of a line so long at which the beads of so many events lie.

    Of too many, only the last have room.
    """
    rule = RULES["bead"]
    span = rule["to"] - rule["from"]
    shown = min(count, max(1, math.floor(span * length / rule["step"])))
    return [rule["from"] + span * (i + 0.5) / shown for i in range(shown)]


# Lines side by side


@dataclass(slots=True)
class _Marked:
    """A line with three points of it, in the order from west to east."""

    width: float
    is_turned: bool
    ways: list[tuple[Point, float]]
    aside: float = 0.0


def lanes(lines: Iterable[tuple[Sequence[Point], float]]) -> list[float]:
    """Return how far each line, given with its width, moves to the right of its own direction.

    Those that would lie on one another lie side by side, in the order in which they
    lie already.
    """
    marked = []
    for points, width in lines:
        is_turned = tuple(points[0]) > tuple(points[-1])
        shares = [1 - share if is_turned else share for share in (0.25, 0.5, 0.75)]
        marked.append(_Marked(width, is_turned, [at_share(points, share) for share in shares]))
    bundles: list[list[_Marked]] = []
    for one in marked:
        for bundle in bundles:
            if any(_is_over(one, other) for other in bundle):
                bundle.append(one)
                break
        else:
            bundles.append([one])
    for bundle in bundles:
        _spread(bundle)
    return [one.aside for one in marked]


def _is_over(one: _Marked, other: _Marked) -> bool:
    """Whether two lines are one to the eye: two of three points of them touch."""
    close: float = (one.width + other.width) / 2 + RULES["gap"]
    return sum(math.dist(a[0], b[0]) < close for a, b in zip(one.ways, other.ways, strict=True)) > 1


def _spread(bundle: list[_Marked]) -> None:
    if len(bundle) < 2:
        return
    (x, y), angle = bundle[0].ways[1]
    angle += math.pi if bundle[0].is_turned else 0.0

    def below(one: _Marked) -> float:
        (one_x, one_y), _ = one.ways[1]
        return (one_y - y) * math.cos(angle) - (one_x - x) * math.sin(angle)

    gap = RULES["gap"]
    aside = -(sum(one.width + gap for one in bundle) - gap) / 2
    for one in sorted(bundle, key=below):
        one.aside = (aside + one.width / 2) * (-1 if one.is_turned else 1)
        aside += one.width + gap


# Names beside dots


@dataclass(frozen=True, slots=True)
class Room:
    """Where a name goes: its middle, and the box that it takes."""

    x: float
    y: float
    box: Box


def best_spot(
    dot: Point,
    radius: float,
    half: float,
    height: float,
    *,
    taken: Sequence[Box],
    crossed: Iterable[Point],
    frame: Box,
    may_cross: bool,
) -> Room | None:
    """Return where a name, twice ``half`` wide and ``height`` high, goes beside a dot; None where there is no room.

    It is clear of what is ``taken``, whole in the ``frame``, and crossed by as few
    of the points ``crossed`` as can be.
    """
    rule = RULES["label"]
    aside, above, slant = radius + rule["berth"] + half, radius + rule["rise"] + height, radius + height * 0.8
    best: tuple[float, Room] | None = None
    near = [point for point in crossed if math.dist(point, dot) < 3 * (aside + above)]
    for preference, (east, south, slope) in enumerate(RULES["spots"]):
        wanted, y = dot[0] + east * aside, dot[1] + south * above + slope * slant
        # A name above or below its dot may be moved into the frame; one beside it would cover the dot.
        x = max(frame[0] + half, min(frame[2] - half, wanted)) if south else wanted
        box = (x - half, y - height, x + half, y + height)
        is_cut = box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]
        if is_cut or abs(x - wanted) > half or any(overlap(box, other) for other in taken):
            continue
        crossings = crossings_of(box, near)
        if not may_cross and crossings > rule["most_crossed"]:
            continue
        cost = preference + rule["crossing"] * crossings
        if best is None or cost < best[0]:
            best = cost, Room(x, y, box)
    return best and best[1]


@dataclass(frozen=True, slots=True)
class Saying:
    """Where a line's own words go: their middle, their angle in radians, and the boxes that they take."""

    x: float
    y: float
    angle: float
    boxes: list[Box]


def best_saying(
    points: Sequence[Point],
    width: float,
    half: float,
    height: float,
    *,
    taken: Sequence[Box],
    crossed: Sequence[Point],
    frame: Box,
) -> Saying | None:
    """Return where words go along a line, above or below it, clear of what is ``taken``; None where there is no room.

    They are twice ``half`` long and ``height`` high, never stand on their heads, and
    lie level beside a steep line.
    """
    rule, lengths = RULES["saying"], measure(points)
    best: tuple[float, Saying] | None = None
    for preference, share in enumerate(rule["shares"]):
        (on_x, on_y), way = along(points, lengths, lengths[-1] * share)
        upright = way - math.pi if way > math.pi / 2 else way + math.pi if way <= -math.pi / 2 else way
        is_steep = abs(upright) > math.radians(rule["steepest"])
        for side in (-1, 1):
            east, south = -math.sin(upright) * side, math.cos(upright) * side
            reach = abs(east) * half + abs(south) * height if is_steep else height
            away = reach + width / 2 + rule["berth"]
            x, y, angle = on_x + east * away, on_y + south * away, 0.0 if is_steep else upright
            boxes = _boxes_along(x, y, angle, half, height)
            if any(not _is_inside(box, frame) or any(overlap(box, other) for other in taken) for box in boxes):
                continue
            crossings = sum(any(crossings_of(box, [point]) for box in boxes) for point in crossed)
            cost = preference + (rule["below"] if side > 0 else 0) + rule["crossing"] * crossings
            if cost <= rule["most"] and (best is None or cost < best[0]):
                best = cost, Saying(x, y, angle, boxes)
    return best and best[1]


def _boxes_along(x: float, y: float, angle: float, half: float, height: float) -> list[Box]:
    """Return boxes that together cover words at an angle."""
    count = max(1, math.ceil(half / height))
    cosine, sine = abs(math.cos(angle)), abs(math.sin(angle))
    wide, high = half / count * cosine + height * sine, half / count * sine + height * cosine
    boxes = []
    for i in range(count):
        off = half * ((2 * i + 1) / count - 1)
        at_x, at_y = x + off * math.cos(angle), y + off * math.sin(angle)
        boxes.append((at_x - wide, at_y - high, at_x + wide, at_y + high))
    return boxes


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] > frame[0] and box[1] > frame[1] and box[2] < frame[2] and box[3] < frame[3]


def crossings_of(box: Box, points: Iterable[Point]) -> int:
    """Return how many points lie in a box."""
    return sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
