"""The map standing still, as SVG: for readers without scripts, for paper, and for pictures."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from geomap.maps.assets import text
from geomap.maps.content import MOST_LINES, Content, Drawing, saying
from geomap.maps.ground import Basemap, View, near
from geomap.maps.packing import Record, parts_of
from geomap.maps.plane import (
    RULES,
    Box,
    Point,
    Room,
    Saying,
    along,
    at_share,
    bead_shares,
    best_saying,
    best_spot,
    bow,
    crossings_of,
    dashes,
    lanes,
    measure,
    overlap,
    width_of,
)
from geomap.modes import Mode
from geomap.records import LonLat

LETTER = 8.0
"""Pixels that a letter of a label is wide on average, at the 13 pixels that labels are high."""

SAID_LETTER = 6.6
"""The same of what strong lines tell, at 12 pixels."""

NAMED = 150
"""Places that are drawn, at most; more would leave no room for a name."""

SMALL = 500
"""Pixels of width up to which a drawing is for a phone."""

SPECK = 8.0
"""Square pixels that an island has at least to be drawn."""


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

    @property
    def box(self) -> Box:
        """Return the drawing as a box, a little inside its rim."""
        return 2.0, 2.0, self.width - 2.0, self.height - 2.0

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
    """Return the land and the borders, as far as the frame shows them, as paths; coarser where it is small."""
    stray = 1.5 if frame.width > SMALL else 3.0
    import shapely

    # Land that was cut, at 180° or where a finer basemap begins, grows together again.
    land = shapely.union_all(_clipped([polygon for part in ground for polygon in part.land], frame))
    borders = _clipped([line for part in ground for line in part.borders], frame)
    outlines = [_outline(ring, frame, stray=stray) for ring in shapely.get_rings(shapely.get_parts(land))]
    coasts = [line for line in outlines if len(line.coords) > 3 and shapely.Polygon(line.coords).area > SPECK]
    lines = [_outline(line, frame, stray=stray + 0.5) for line in shapely.get_parts(borders)]
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


# The ribbons


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A ribbon on the drawing, once or, where it comes back in at the other side, several times."""

    ribbon: Record
    points: list[Point]
    width: float


def drawn_lines(content: Content, frame: Frame) -> list[DrawnLine]:
    """Return the strongest ribbons with their lines, hollow ones first, so that solid ones lie on top.

    Those that would lie on one another lie side by side.
    """
    drawn = [
        (ribbon, points, width_of(ribbon["links"], is_hollow=ribbon["uncertain"]))
        for ribbon in content.ribbons[:MOST_LINES]
        if len(points := _joined(parts_of(ribbon["line"]), frame)) > 1
    ]
    asides = lanes([(points, width) for _, points, width in drawn])
    lines = [
        DrawnLine(ribbon, turned, width)
        for (ribbon, points, width), aside in zip(drawn, asides, strict=True)
        for turned in _turns(_simplified(bow(points, aside)), frame)
    ]
    return sorted(lines, key=lambda line: (not line.ribbon["uncertain"], -line.width))


def _turns(points: list[Point], frame: Frame) -> list[list[Point]]:
    """Return the line, and once more a world further where it comes back in at the other side of the drawing."""
    xs = [x for x, _ in points]
    turns = [turn * frame.scale for turn in (0, -1, 1)]
    return [[(x + turn, y) for x, y in points] for turn in turns if max(xs) + turn > 0 and min(xs) + turn < frame.width]


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


def _sampled(points: list[Point]) -> list[Point]:
    """Return points along the line, close enough that no label lies between two of them."""
    import shapely

    return [(x, y) for x, y in shapely.LineString(points).segmentize(8.0).coords]


def arrow(points: Sequence[Point], share: float, size: float) -> str:
    """Return the path of an arrow's head that sits on the line, pointing its way."""
    (x, y), angle = at_share(points, share)
    corners = ((size, 0.0), (-0.7 * size, 0.72 * size), (-0.35 * size, 0.0), (-0.7 * size, -0.72 * size))
    cosine, sine = math.cos(angle), math.sin(angle)
    return path([(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in corners]) + "Z"


# The names


@dataclass(frozen=True, slots=True)
class DrawnPlace:
    """A place on the drawing; ``label`` is the middle of its name, None where it finds no room."""

    place: Record
    point: Point
    label: Room | None


@dataclass(frozen=True, slots=True)
class Names:
    """What is written on a drawing, each where it hides least."""

    places: list[DrawnPlace]
    sayings: list[tuple[DrawnLine, str, Saying]]
    countries: list[tuple[Record, Point]]


def names_on(drawing: Drawing, lines: Sequence[DrawnLine], frame: Frame) -> Names:
    """Return the linked places within the frame, the strongest first, what strong lines tell, and the countries."""
    linked = [place for place in drawing.content.places if place["linked"]]
    order = sorted(linked, key=lambda place: (place["area"], -place["strength"]))[:NAMED]
    found = [(place, spot) for place in order for spot in _spots(frame.point((place["lon"], place["lat"])), frame)]
    dots: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, (x, y) in found]
    taken: list[Box] = [(x - 8, y - 8, x + 8, y + 8) for line in lines for x, y in _signs(line)]
    crossed = [point for line in lines for point in _sampled(line.points)]
    places = []
    for row, (place, spot) in enumerate(found):
        others = [*taken, *dots[:row], *dots[row + 1 :]]
        half = len(place["label"]) * LETTER / 2 + 2
        label = best_spot(spot, 4.0, half, 8.0, taken=others, crossed=crossed, frame=frame.box, may_cross=True)
        taken += [label.box] if label else []
        places.append(DrawnPlace(place, spot, label))
    taken += dots
    sayings = list(_sayings(drawing, lines, crossed, taken, frame))
    taken += [box for *_, room in sayings for box in room.boxes]
    return Names(places, sayings, _named_countries(drawing.countries, taken, crossed, frame))


def _signs(line: DrawnLine) -> list[Point]:
    signs = (("doubtful", "doubt_share"), ("unreviewed", "unreviewed_share"))
    return [at_share(line.points, RULES[share])[0] for key, share in signs if line.ribbon[key]]


def _sayings(
    drawing: Drawing, lines: Sequence[DrawnLine], crossed: Sequence[Point], taken: Sequence[Box], frame: Frame
) -> Iterator[tuple[DrawnLine, str, Saying]]:
    """Yield what the strongest lines tell, who and when, with the room for it beside the line."""
    boxes, told = list(taken), set()
    for line in sorted(lines, key=lambda line: -line.ribbon["links"]):
        label = line.ribbon["label"]
        if not label or line.ribbon["rows"][0] in told:
            continue
        told.add(line.ribbon["rows"][0])
        words = saying(label, drawing.words)
        half = len(words) * SAID_LETTER / 2 + 2
        if room := best_saying(line.points, line.width, half, 7.5, taken=boxes, crossed=crossed, frame=frame.box):
            boxes += room.boxes
            yield line, words, room


def _spots(point: Point, frame: Frame) -> list[Point]:
    """Return where a place shows: once, or on both sides of a drawing that goes round the world, or nowhere."""
    x, y = point
    turned = [(x + turn * frame.scale, y) for turn in (0, -1, 1)]
    return [(x, y) for x, y in turned if 0 < x < frame.width and 0 < y < frame.height]


def _named_countries(
    countries: Iterable[Record], taken: Sequence[Box], crossed: Sequence[Point], frame: Frame
) -> list[tuple[Record, Point]]:
    """Return the countries with room for their name where nothing else is, and the middle of its base line."""
    boxes, named = list(taken), []
    for country in countries:
        x, y = frame.point((country["lon"], country["lat"]))
        half = len(country["name"]) * LETTER / 2 + 4
        box = (x - half, y - 9, x + half, y + 9)
        inside = box[0] > 0 and box[1] > 0 and box[2] < frame.width and box[3] < frame.height
        large = country["size"] * frame.scale / 360 > 1.6 * half
        free = not any(overlap(box, other) for other in boxes) and not crossings_of(box, crossed)
        if inside and large and free:
            boxes.append(box)
            named.append((country, (x, y + 4)))
    return named


# The drawing


def still(drawing: Drawing, *, title: str, size: tuple[int, int], margin: int = 60, name: str = "still") -> str:
    """Return the first view of a map as SVG whose colours come from the page's style.

    ``title`` is what it is called to those who hear it; ``margin`` are the pixels
    around what the view holds; ``name`` begins the ids in it.
    """
    frame = Frame.around(drawing.content.first_view, width=size[0], height=size[1], margin=margin)
    coasts, borders = drawn_ground(drawing.ground, frame)
    lines = drawn_lines(drawing.content, frame)
    names = names_on(drawing, lines, frame)
    kind = "still" if name == "still" else f"still {name}"
    leading = " leading" if any(line.ribbon["label"] for line in lines) else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {frame.width} {frame.height}" role="img"'
        f' preserveAspectRatio="xMidYMid slice" aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{text(title)}</title><desc id="{name}-text">{text(drawing.summary)}</desc>'
        f'<rect class="water" width="{frame.width}" height="{frame.height}"/>'
        f'<path class="land" d="{coasts}"/><path class="border" d="{borders}"/>'
        f'<g class="countries">{"".join(_country(*name) for name in names.countries)}</g>'
        f'<g class="lines{leading}">{"".join(_drawn(lines, drawing, name))}</g>'
        f'<g class="places">{"".join(map(_place, names.places))}</g>'
        f'<g class="sayings">{"".join(_said(*one) for one in names.sayings)}</g></svg>'
    )


def _country(country: Record, spot: Point) -> str:
    return f'<text class="country" x="{spot[0]:.1f}" y="{spot[1]:.1f}">{text(country["name"])}</text>'


def _said(line: DrawnLine, words: str, room: Saying) -> str:
    turned = f"translate({room.x:.1f} {room.y:.1f}) rotate({math.degrees(room.angle):.1f})"
    return f'<text class="said {line.ribbon["mode"]}" y="4.2" transform="{turned}">{text(words)}</text>'


def _drawn(lines: Sequence[DrawnLine], drawing: Drawing, name: str) -> Iterator[str]:
    """Yield each line, and that which comes back in at the other side as a copy of it."""
    drawn: dict[int, tuple[int, float]] = {}
    for number, line in enumerate(lines):
        row = line.ribbon["rows"][0]
        if row in drawn:
            first, x = drawn[row]
            yield f'<use href="#{name}{first}g" x="{line.points[0][0] - x:.1f}"/>'
        else:
            drawn[row] = number, line.points[0][0]
            yield _drawn_line(f"{name}{number}", line, drawing.modes)


def _drawn_line(id: str, line: DrawnLine, modes: Sequence[Mode]) -> str:
    ribbon, points, width = line.ribbon, line.points, line.width
    dash = dashes(next(mode.dash for mode in modes if mode.name == ribbon["mode"]), width)
    dashed = f' stroke-dasharray="{" ".join(f"{length:.3g}" for length in dash)}"' if dash else ""
    shown = [f'<use class="halo" href="#{id}"/>', f'<use class="line"{dashed} href="#{id}"/>']
    if ribbon["uncertain"]:
        shown.append(f'<use class="core"{dashed} href="#{id}"/>')
    for is_on in ribbon["ways"]:
        way, share = points if is_on else points[::-1], 0.8 if len(ribbon["ways"]) > 1 else RULES["arrow"]["share"]
        size = RULES["arrow"]["least"] + RULES["arrow"]["per_width"] * width
        shown.append(f'<path class="head" d="{arrow(way, share, size)}"/>')
    if ribbon["label"]:
        shown.append(f'<g class="beads">{"".join(_beads(line))}</g>')
    if ribbon["doubtful"]:
        (x, y), _ = at_share(points, RULES["doubt_share"])
        sign = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7"/><text x="{x:.1f}" y="{y + 4:.1f}">?</text>'
        shown.append(f'<g class="doubt">{sign}</g>')
    if ribbon["unreviewed"]:
        (x, y), _ = at_share(points, RULES["unreviewed_share"])
        shown.append(f'<path class="diamond" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6Z"/>')
    kind = f"corridor {ribbon['mode']}{' lead' if ribbon['label'] else ''}"
    return (
        f'<g id="{id}g" class="{kind}" style="--width:{width:.1f}px">'
        f'<defs><path id="{id}" d="{path(points)}"/></defs>{"".join(shown)}</g>'
    )


def _beads(line: DrawnLine) -> Iterator[str]:
    """Yield the events of a line along it, the earliest at its start."""
    lengths = measure(line.points)
    events = line.ribbon["events"]
    shares = bead_shares(len(events), lengths[-1])
    for event, share in zip(events[len(events) - len(shares) :], shares, strict=True):
        (x, y), _ = along(line.points, lengths, lengths[-1] * share)
        yield f'<g transform="translate({x:.1f} {y:.1f})">{bead(event)}</g>'


def bead(event: Mapping[str, Any]) -> str:
    """Return the sign of an event around (0, 0): its form tells what has become of it."""
    square = '<rect class="body" x="-4" y="-4" width="8" height="8"/>'
    body = f'<circle class="body" r="{RULES["bead"]["radius"]}"/>' if event["date"] else square
    kind = f"bead {event['kind']}{'' if event['date'] else ' undated'}{' doubtful' if event['doubtful'] else ''}"
    mark = RULES["marks"].get(event["kind"])
    sign = '<text y="2.9">?</text>' if event["doubtful"] else f'<path class="mark" d="{mark}"/>' if mark else ""
    return f'<g class="{kind}">{body}{sign}</g>'


def _place(drawn: DrawnPlace) -> str:
    kind = " area" if drawn.place["area"] else ""
    x, y = drawn.point
    name = ""
    if drawn.label:
        name = f'<text x="{drawn.label.x:.1f}" y="{drawn.label.y + 4.5:.1f}">{text(drawn.place["label"])}</text>'
    return f'<g class="place{kind}"><circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>{name}</g>'
