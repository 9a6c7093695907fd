"""The map standing still, as SVG: for readers without scripts, for paper, and for pictures."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from geomap.maps.assets import text
from geomap.maps.content import MOST_LINES, Content, Drawing, strongest
from geomap.maps.ground import Basemap, View, near
from geomap.maps.packing import Record, parts_of
from geomap.modes import Mode
from geomap.records import LonLat

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

LETTER = 8.0
"""Pixels that a letter of a label is wide on average, at the 13 pixels that labels are high."""

NAMED = 150
"""Places that are drawn, at most; more would leave no room for a name."""

SPECK = 8.0
"""Square pixels that an island has at least to be drawn."""

GAP = 2.5
"""Pixels between lines that lie side by side."""

CLOSE = 10.0
"""Pixels within which two ends are one, as far as the eye can tell."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world in Web Mercator on a drawing; y grows southwards."""

    meridian: float
    left: float
    top: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, view: View, *, width: int, height: int, margin: int = 60) -> "Frame":
        """Return the frame that holds ``view`` with ``margin`` pixels around it."""
        west, north = _mercator((view.west, view.north))
        east, south = _mercator((view.east, view.south))
        scale = min((width - 2 * margin) / max(east - west, 1e-6), (height - 2 * margin) / max(south - north, 1e-6))
        left, top = (west + east) / 2 - width / scale / 2, (north + south) / 2 - height / scale / 2
        return cls(view.meridian, left, top, scale, width, height)

    def window(self, *, margin: float) -> tuple[float, float, float, float]:
        """Return west, south, east and north of the drawing in degrees, with ``margin`` pixels around it."""
        west, east = ((self.left + x / self.scale) * 360 for x in (-margin, self.width + margin))
        north, south = (_latitude(self.top + y / self.scale) for y in (-margin, self.height + margin))
        return west, south, east, north

    def point(self, lonlat: LonLat) -> Point:
        """Return where a point of the world lies, on whichever side of the world it is nearer."""
        return self.place((near(lonlat[0], self.meridian), lonlat[1]))

    def place(self, lonlat: LonLat) -> Point:
        """Return where a longitude that may run past 180° lies."""
        x, y = _mercator(lonlat)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def _mercator(lonlat: LonLat) -> Point:
    lat = math.radians(max(-85.0, min(85.0, lonlat[1])))
    return lonlat[0] / 360, -math.asinh(math.tan(lat)) / (2 * math.pi)


def _latitude(y: float) -> float:
    """Return the latitude, in degrees, of a height in Web Mercator."""
    return math.degrees(math.atan(math.sinh(-2 * math.pi * y)))


def aspect(view: View) -> float:
    """Return how many times as wide as high a frame best is for ``view``: between upright and the flat of a film."""
    west, north = _mercator((view.west, view.north))
    east, south = _mercator((view.east, view.south))
    return min(2.0, max(0.8, (east - west) / max(south - north, 1e-6)))


# The ground


def drawn_ground(ground: Sequence[Basemap], frame: Frame) -> tuple[str, str]:
    """Return the land and the borders, as far as the frame shows them, as paths."""
    import shapely

    # Land that was cut, at 180° or where a finer basemap begins, grows together again.
    land = shapely.union_all(_clipped([polygon for part in ground for polygon in part.land], frame))
    borders = _clipped([line for part in ground for line in part.borders], frame)
    outlines = [_outline(ring, frame, stray=1.5) for ring in shapely.get_rings(shapely.get_parts(land))]
    coasts = [line for line in outlines if len(line.coords) > 3 and shapely.Polygon(line.coords).area > SPECK]
    lines = [_outline(line, frame, stray=2.0) for line in shapely.get_parts(borders)]
    return "".join(f"{_steps(coast.coords)}z" for coast in coasts), "".join(_steps(line.coords) for line in lines)


def _clipped(shapes: Sequence[Any], frame: Frame) -> list[Any]:
    """Return the shapes, in degrees that may run past 180°, cut a little outside the rim of the drawing."""
    import shapely
    from shapely.affinity import translate

    west, south, east, north = frame.window(margin=3)
    found: list[Any] = []
    for turn in (-360, 0, 360):
        parts = shapely.get_parts(shapely.clip_by_rect(shapes, west - turn, south, east - turn, north))
        found += [translate(part, xoff=turn) for part in parts if not part.is_empty]
    return found


def _outline(line: Any, frame: Frame, *, stray: float) -> Any:
    """Return an outline on the drawing, as fine as the eye needs it beneath the corridors: ``stray`` pixels off."""
    import shapely

    return shapely.LineString([frame.place(point) for point in line.coords]).simplify(stray)


def _steps(points: Iterable[Point], *, decimals: int = 0) -> str:
    """Return points as a path of steps, which are shorter to write than places."""
    scale = 10**decimals
    places = [(round(x * scale), round(y * scale)) for x, y in points]
    (x, y), steps = places[0], [(x - a, y - b) for (a, b), (x, y) in pairwise(places)]
    written = " ".join(f"{x / scale:g} {y / scale:g}" for x, y in steps)
    return f"M{x / scale:g} {y / scale:g}l{written}".replace(" -", "-")


def path(points: Iterable[Point]) -> str:
    """Return points as a path of straight lines."""
    return _steps(points, decimals=1)


# The corridors


def drawn_lines(content: Content, frame: Frame) -> list[tuple[Record, list[Point]]]:
    """Return each corridor with its line on the drawing; those that would lie on one another lie side by side."""
    drawn = [
        (corridor, points)
        for corridor in (content.corridors[row] for row in strongest(content, MOST_LINES))
        if len(points := _joined(parts_of(corridor["line"]), frame)) > 1
    ]
    return [
        (corridor, turned)
        for bundle in _bundles(drawn)
        for (corridor, points), aside in zip(bundle, _lanes(bundle), strict=True)
        for turned in _turns(_simplified(_bowed(points, aside)), frame)
    ]


def _turns(points: list[Point], frame: Frame) -> list[list[Point]]:
    """Return the line, and once more a world further where it comes back in at the other side of the drawing."""
    xs = [x for x, _ in points]
    turns = [turn * frame.scale for turn in (0, -1, 1)]
    return [[(x + turn, y) for x, y in points] for turn in turns if max(xs) + turn > 0 and min(xs) + turn < frame.width]


def _bundles(drawn: Iterable[tuple[Record, list[Point]]]) -> list[list[tuple[Record, list[Point]]]]:
    """Return the corridors whose ends and middles nearly coincide together."""
    bundles: list[tuple[list[Point], list[tuple[Record, list[Point]]]]] = []
    for corridor, points in drawn:
        lengths = _lengths(points)
        marks = [*sorted((points[0], points[-1])), _along(points, lengths, lengths[-1] / 2)[0]]
        for others, bundle in bundles:
            if all(math.dist(mark, other) < CLOSE for mark, other in zip(marks, others, strict=True)):
                bundle.append((corridor, points))
                break
        else:
            bundles.append((marks, [(corridor, points)]))
    return [bundle for _, bundle in bundles]


def _lanes(bundle: Sequence[tuple[Record, list[Point]]]) -> Iterator[float]:
    """Yield how far each line of a bundle moves to the right of its own direction."""
    widths = [width_of(corridor) for corridor, _ in bundle]
    aside = -(sum(widths) + GAP * (len(widths) - 1)) / 2
    for width, (_, points) in zip(widths, bundle, strict=True):
        yield -(aside + width / 2) if points[0] > points[-1] else aside + width / 2
        aside += width + GAP


def _joined(parts: Iterable[Sequence[LonLat]], frame: Frame) -> list[Point]:
    """Return one line out of parts that were cut at 180°, running past it."""
    run: list[LonLat] = []
    for lon, lat in chain.from_iterable(parts):
        run.append((near(lon, run[-1][0]) if run else lon, lat))
    if not run:
        return []
    middle = (run[0][0] + run[-1][0]) / 2
    shift = near(middle, frame.meridian) - middle
    return [frame.place((lon + shift, lat)) for lon, lat in run]


def _simplified(points: list[Point]) -> list[Point]:
    """Return the line without the points that move it by less than half a pixel."""
    import shapely

    return [(x, y) for x, y in shapely.LineString(points).simplify(0.8).coords] if len(points) > 1 else points


def _bowed(points: list[Point], aside: float) -> list[Point]:
    """Return the line moved sideways between its ends, which stay."""
    lengths = _lengths(points)
    if not aside or not lengths[-1]:
        return points
    steps = [lengths[-1] * share / 24 for share in range(25)]
    bowed = []
    for step in steps:
        (x, y), angle = _along(points, lengths, step)
        sideways = aside * math.sqrt(max(0.0, math.sin(math.pi * step / lengths[-1])))
        bowed.append((x - math.sin(angle) * sideways, y + math.cos(angle) * sideways))
    return bowed


def _sampled(points: list[Point]) -> list[Point]:
    """Return points along the line, close enough that no label lies between two of them."""
    import shapely

    return [(x, y) for x, y in shapely.LineString(points).segmentize(8.0).coords]


def _lengths(points: Sequence[Point]) -> list[float]:
    lengths = [0.0]
    for one, other in pairwise(points):
        lengths.append(lengths[-1] + math.dist(one, other))
    return lengths


def _along(points: Sequence[Point], lengths: Sequence[float], wanted: float) -> tuple[Point, float]:
    """Return the point so far along the line, and the line's direction there."""
    at = next((i for i in range(1, len(lengths)) if lengths[i] >= wanted), len(lengths) - 1)
    (x, y), (to_x, to_y) = points[at - 1], points[at]
    share = (wanted - lengths[at - 1]) / ((lengths[at] - lengths[at - 1]) or 1)
    return (x + (to_x - x) * share, y + (to_y - y) * share), math.atan2(to_y - y, to_x - x)


def width_of(corridor: Record) -> float:
    """Return how broad a corridor's line is, in pixels: the more links, the broader."""
    return min(9.0, 1.1 + 1.3 * math.sqrt(corridor["links"])) + (0.8 if corridor["uncertain"] else 0.0)


def dashes(dash: str, width: float) -> str:
    """Return a mode's dash for a line so broad: dots and gaps grow with it."""
    return " ".join(f"{float(length) * max(1.0, width / 2.6):.3g}" for length in dash.split())


def doubt(points: list[Point]) -> Point:
    """Return where on the line the sign of doubt stands: before its middle, out of the arrow's way."""
    return _at(points, 0.42)


def unreviewed(points: list[Point]) -> Point:
    """Return where on the line the sign stands that nobody has reviewed it: before that of doubt."""
    return _at(points, 0.26)


def _at(points: list[Point], share: float) -> Point:
    lengths = _lengths(points)
    return _along(points, lengths, lengths[-1] * share)[0]


def arrow(points: list[Point], size: float) -> str:
    """Return the path of an arrow's head on the line, past its middle."""
    lengths = _lengths(points)
    (x, y), angle = _along(points, lengths, lengths[-1] * 0.62)
    corners = ((size, 0.0), (-0.7 * size, 0.72 * size), (-0.35 * size, 0.0), (-0.7 * size, -0.72 * size))
    cosine, sine = math.cos(angle), math.sin(angle)
    return path([(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in corners]) + "Z"


# The places


@dataclass(frozen=True, slots=True)
class DrawnPlace:
    """A place on the drawing; ``label`` is the middle of its name's base line, None where it finds no room."""

    place: Record
    point: Point
    label: Point | None


def drawn_places(
    places: Sequence[Record], countries: Sequence[Record], lines: Sequence[tuple[Record, list[Point]]], frame: Frame
) -> tuple[list[DrawnPlace], list[tuple[Record, Point]]]:
    """Return the places within the frame, towns before countries, the strongest first; and the names on the ground."""
    order = sorted(places, key=lambda place: (not place["linked"], place["area"], -place["strength"]))[:NAMED]
    found = [(place, spot) for place in order for spot in _spots(frame.point((place["lon"], place["lat"])), frame)]
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, (x, y) in found]
    signs = [doubt(line) for kind, line in lines if kind["doubtful"]]
    signs += [unreviewed(line) for kind, line in lines if kind["unreviewed"]]
    taken += [(x - 8, y - 8, x + 8, y + 8) for x, y in signs]
    marks = [_sampled(line) for _, line in lines]
    spots = []
    for row, (place, spot) in enumerate(found):
        others = [box for number, box in enumerate(taken) if number != row]
        label = _label(place["label"], spot, others, marks, frame)
        taken += [label[1]] if label else []
        spots.append(DrawnPlace(place, spot, label and label[0]))
    return spots, _drawn_countries(countries, taken, marks, frame)


def _spots(point: Point, frame: Frame) -> list[Point]:
    """Return where a place shows: once, or on both sides of a drawing that goes round the world, or nowhere."""
    x, y = point
    turned = [(x + turn * frame.scale, y) for turn in (0, -1, 1)]
    return [(x, y) for x, y in turned if 0 < x < frame.width and 0 < y < frame.height]


def _drawn_countries(
    countries: Iterable[Record], taken: Sequence[Box], marks: Sequence[list[Point]], frame: Frame
) -> list[tuple[Record, Point]]:
    """Return the countries with room for their name where nothing else is, and the middle of its base line."""
    boxes, named = list(taken), []
    for country in countries:
        x, y = frame.point((country["lon"], country["lat"]))
        half = len(country["name"]) * LETTER / 2 + 4
        box = (x - half, y - 9, x + half, y + 9)
        inside = box[0] > 0 and box[1] > 0 and box[2] < frame.width and box[3] < frame.height
        large = country["size"] * frame.scale / 360 > 1.6 * half
        free = not any(_overlap(box, other) for other in boxes) and not _crossed(box, marks)
        if inside and large and free:
            boxes.append(box)
            named.append((country, (x, y + 4)))
    return named


def _crossed(box: Box, lines: Sequence[list[Point]]) -> int:
    """Return how many points of the lines lie in the box."""
    return sum(box[0] < x < box[2] and box[1] < y < box[3] for line in lines for x, y in line)


def _label(
    name: str, spot: Point, taken: Sequence[Box], lines: Sequence[list[Point]], frame: Frame
) -> tuple[Point, Box] | None:
    """Return where a label goes, in the middle of its base line, and its box; None where there is no room."""
    half, height = len(name) * LETTER / 2 + 2, 8.0
    aside, above = 7 + half, 6 + height
    best: tuple[int, tuple[Point, Box]] | None = None
    for step_x, step_y in ((aside, 0), (-aside, 0), (0, -above), (0, above)):
        x, y = spot[0] + step_x, spot[1] + step_y
        box = (x - half, y - height, x + half, y + height)
        outside = box[0] < 0 or box[1] < 0 or box[2] > frame.width or box[3] > frame.height
        if outside or any(_overlap(box, other) for other in taken):
            continue
        crossed = _crossed(box, lines)
        if best is None or crossed < best[0]:
            best = crossed, ((x, y + 4.5), box)
    return best and best[1]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def still(drawing: Drawing, *, title: str, size: tuple[int, int], margin: int = 60) -> str:
    """Return the first view of a map as SVG whose colours come from the page's style.

    ``title`` is what it is called to those who hear it; ``margin`` are the pixels
    around what the view holds.
    """
    content = drawing.content
    frame = Frame.around(content.first_view, width=size[0], height=size[1], margin=margin)
    coasts, borders = drawn_ground(drawing.ground, frame)
    lines = drawn_lines(content, frame)
    spots, named = drawn_places(content.places, drawing.countries, lines, frame)
    return (
        f'<svg class="still" viewBox="0 0 {frame.width} {frame.height}" role="img" preserveAspectRatio="xMidYMid slice"'
        ' aria-labelledby="still-title still-text">'
        f'<title id="still-title">{text(title)}</title><desc id="still-text">{text(drawing.summary)}</desc>'
        f'<rect class="water" width="{frame.width}" height="{frame.height}"/>'
        f'<path class="land" d="{coasts}"/><path class="border" d="{borders}"/>'
        f'<g class="countries">{"".join(_drawn_country(*name) for name in named)}</g>'
        f'<g class="lines">{"".join(_drawn(lines, drawing.modes))}</g>'
        f'<g class="places">{"".join(map(_drawn_spot, spots))}</g></svg>'
    )


def _drawn_country(country: Record, spot: Point) -> str:
    return f'<text class="country" x="{spot[0]:.1f}" y="{spot[1]:.1f}">{text(country["name"])}</text>'


def _drawn(lines: Sequence[tuple[Record, list[Point]]], modes: Sequence[Mode]) -> Iterator[str]:
    """Yield each line, and that which comes back in at the other side as a copy of it."""
    drawn: dict[str, tuple[int, float]] = {}
    for number, (corridor, points) in enumerate(lines):
        if corridor["id"] in drawn:
            first, x = drawn[corridor["id"]]
            yield f'<use href="#s{first}g" x="{points[0][0] - x:.1f}"/>'
        else:
            drawn[corridor["id"]] = number, points[0][0]
            yield _drawn_line(number, corridor, points, modes)


def _drawn_line(number: int, corridor: Record, points: list[Point], modes: Sequence[Mode]) -> str:
    width, name = width_of(corridor), f"s{number}"
    dash = dashes(next(mode.dash for mode in modes if mode.name == corridor["mode"]), width)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    shown = [f'<use class="halo" href="#{name}"/>', f'<use class="line"{dashed} href="#{name}"/>']
    if corridor["uncertain"]:
        shown.append(f'<use class="core"{dashed} href="#{name}"/>')
    if not corridor["bidirectional"]:
        shown.append(f'<path class="head" d="{arrow(points, 3.4 + 1.1 * width)}"/>')
    if corridor["doubtful"]:
        x, y = doubt(points)
        sign = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7"/><text x="{x:.1f}" y="{y + 4:.1f}">?</text>'
        shown.append(f'<g class="doubt">{sign}</g>')
    if corridor["unreviewed"]:
        x, y = unreviewed(points)
        shown.append(f'<path class="diamond" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6Z"/>')
    return (
        f'<g id="{name}g" class="corridor {corridor["mode"]}" style="--width:{width:.1f}px">'
        f'<defs><path id="{name}" d="{path(points)}"/></defs>{"".join(shown)}</g>'
    )


def _drawn_spot(spot: DrawnPlace) -> str:
    kind = ("" if spot.place["linked"] else " quiet") + (" area" if spot.place["area"] else "")
    x, y = spot.point
    name = ""
    if spot.label:
        name = f'<text x="{spot.label[0]:.1f}" y="{spot.label[1]:.1f}">{text(spot.place["label"])}</text>'
    return f'<g class="place{kind}"><circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>{name}</g>'
