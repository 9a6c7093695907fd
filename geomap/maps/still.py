"""The map standing still, as SVG inside the page: for readers without scripts, and for paper."""

from collections.abc import Iterator, Sequence

from geomap.maps.basemap import Basemap
from geomap.maps.columns import Record
from geomap.maps.content import Content
from geomap.maps.drawing import (
    Frame,
    Point,
    Spot,
    arrow,
    dashes,
    doubt,
    drawn_ground,
    drawn_lines,
    drawn_places,
    path,
    unreviewed,
    width_of,
)
from geomap.maps.texts import text
from geomap.modes import Mode


def still(
    content: Content,
    *,
    ground: Sequence[Basemap],
    countries: Sequence[Record],
    modes: Sequence[Mode],
    title: str,
    description: str,
    size: tuple[int, int],
    margin: int = 60,
) -> str:
    """Return the first view of a page's data as SVG whose colours come from the page's style.

    ``margin`` are the pixels around what the view holds.
    """
    frame = Frame.around(content.first_view, width=size[0], height=size[1], margin=margin)
    coasts, borders = drawn_ground(ground, frame)
    lines = drawn_lines(content, frame)
    spots, named = drawn_places(content.places, countries, lines, frame)
    return (
        f'<svg class="still" viewBox="0 0 {frame.width} {frame.height}" role="img" preserveAspectRatio="xMidYMid slice"'
        ' aria-labelledby="still-title still-text">'
        f'<title id="still-title">{text(title)}</title><desc id="still-text">{text(description)}</desc>'
        f'<rect class="water" width="{frame.width}" height="{frame.height}"/>'
        f'<path class="land" d="{coasts}"/><path class="border" d="{borders}"/>'
        f'<g class="countries">{"".join(_drawn_country(*name) for name in named)}</g>'
        f'<g class="lines">{"".join(_drawn(lines, modes))}</g>'
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


def _drawn_spot(spot: Spot) -> str:
    kind = ("" if spot.place["linked"] else " quiet") + (" area" if spot.place["area"] else "")
    x, y = spot.point
    name = ""
    if spot.label:
        name = f'<text x="{spot.label[0]:.1f}" y="{spot.label[1]:.1f}">{text(spot.place["label"])}</text>'
    return f'<g class="place{kind}"><circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>{name}</g>'
