"""The still map as a picture of its own, for social cards and for systems that take no page.

It is laid out 680 pixels wide, as cards are seen little smaller or larger than that.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from geomap.maps.content import DOUBTFUL
from geomap.maps.flat import flattened
from geomap.maps.legend import mode_colours
from geomap.maps.scene import Scene
from geomap.maps.still import still
from geomap.maps.texts import asset, text
from geomap.maps.theme import theme_css

WIDTH, MARGIN = 680, 20
ROOM = WIDTH - 2 * MARGIN
ROW, SWATCH, SPACE = 17, 24, 15
"""Pixels: height of a row of the legend, width of its lines, and space between its entries."""

BOLD = 1.25
"""How much broader the letters of titles are than those of other lines."""

Line = tuple[str, float]  # words and the size of their letters


def card(scene: Scene, *, size: tuple[int, int]) -> str:
    """Return the first view of a map with its title, legend and credits, as SVG of ``size`` pixels."""
    height = round(WIDTH * size[1] / size[0])
    head, top = _head(scene)
    foot, foot_height = _foot(scene)
    # Of places that only bear a name, a picture seen small has no room to tell.
    linked = [place for place in scene.content.places if place["linked"]]
    drawn = still(
        replace(scene.content, places=linked),
        ground=scene.ground,
        countries=scene.countries,
        modes=scene.modes,
        title=scene.title,
        description=scene.summary,
        size=(WIDTH, height - top - foot_height),
        margin=26,
    )
    placed = drawn.replace("<svg ", f'<svg y="{top}" width="{WIDTH}" height="{height - top - foot_height}" ', 1)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" data-generator="geomap" width="{size[0]}" height="{size[1]}"'
        f' viewBox="0 0 {WIDTH} {height}"><rect class="paper" width="{WIDTH}" height="{height}"/>{head}{placed}'
        f'<g transform="translate(0 {height - foot_height})">{foot}</g></svg>\n'
    )
    sheet = asset("map.css") + asset("card.css") + mode_colours(scene.modes) + theme_css(scene.theme)
    return flattened(picture, sheet)


def _head(scene: Scene) -> tuple[str, int]:
    """Return the title, on two lines if it is long, and the summary; and how high they are together."""
    titles = _fitted(scene.title, sizes=(25, 23, 21), lines=1, room=ROOM / BOLD)
    titles = titles or _fitted(scene.title, sizes=(19, 17), lines=2, room=ROOM / BOLD)
    titles = titles or _cut(scene.title, size=17, lines=2, room=ROOM / BOLD)
    y, written = 12.0, []
    for words, size in titles:
        y += 1.15 * size
        written.append(_written("title", words, size, at=MARGIN, y=y, scene=scene))
    for words, size in _fitted(scene.summary, sizes=(12, 11, 10), lines=1) or _cut(scene.summary, size=10, lines=1):
        y += 1.5 * size
        written.append(_written("summary", words, size, at=MARGIN, y=y, scene=scene))
    return "".join(written), round(y + 11)


def _foot(scene: Scene) -> tuple[str, int]:
    """Return the legend, on as many rows as it needs, and the credits; and how high they are together."""
    drawn, x, y = [], float(MARGIN), ROW
    for sign, words in _signs(scene):
        room = SWATCH + 6 + _width(words, 10.5) + SPACE
        if x + room > WIDTH - MARGIN + SPACE and x > MARGIN:
            x, y = float(MARGIN), y + ROW
        left = WIDTH - x - SWATCH if scene.is_rtl else x
        drawn.append(f'<g transform="translate({left:.0f} {y - 4})">{sign}</g>')
        drawn.append(_written("key", words, 10.5, at=x + SWATCH + 6, y=y, scene=scene))
        x += room
    credit = " · ".join(scene.credits)
    for words, size in _fitted(credit, sizes=(9.5, 9, 8.5), lines=1) or _cut(credit, size=8.5, lines=2):
        y += ROW - 2
        drawn.append(_written("credit", words, size, at=MARGIN, y=y, scene=scene))
    return "".join(drawn), round(y + 9)


def _signs(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield each sign that the map needs explained, drawn around its middle height, with what it means."""
    words, corridors = scene.words, scene.content.corridors
    for mode in scene.modes:
        if any(corridor["mode"] == mode.name for corridor in corridors):
            dash = f' stroke-dasharray="{mode.dash}"' if mode.dash else ""
            yield _stroke(mode.name, f'<path class="line"{dash} d="M1 0H{SWATCH - 1}"/>'), words[f"{mode.name}_layer"]
    if any(corridor["uncertain"] for corridor in corridors):
        hollow = "".join(f'<path class="{kind}" d="M1 0H{SWATCH - 1}"/>' for kind in ("line", "core"))
        yield _stroke("any", hollow), words["uncertain"]
    if any(corridor["doubtful"] for corridor in corridors):
        middle = SWATCH / 2
        asked = f'<circle cx="{middle}" r="6"/><text x="{middle}" y="4">?</text>'
        yield f'<g class="any doubt">{asked}</g>', words["doubtful"].format(n=words.chance(DOUBTFUL))
    if any(corridor["unreviewed"] for corridor in corridors):
        yield _stroke("any", f'<path class="diamond" d="M{SWATCH / 2} -6l6 6l-6 6l-6-6Z"/>'), words["unreviewed"]


def _stroke(kind: str, lines: str) -> str:
    return f'<g class="corridor {kind}" style="--width:{4 if kind == "any" else 2.6}px">{lines}</g>'


def _written(kind: str, words: str, size: float, *, at: float, y: float, scene: Scene) -> str:
    """Return a line of text that begins ``at`` pixels from the side where lines of its language begin."""
    if not scene.is_rtl:
        return f'<text class="{kind}" font-size="{size}" x="{at:.1f}" y="{y:.1f}">{text(words)}</text>'
    # Programs differ in what they make of direction="rtl"; the marks for it all of them know.
    turned = f"\N{RIGHT-TO-LEFT EMBEDDING}{text(words)}\N{POP DIRECTIONAL FORMATTING}"
    return f'<text class="{kind}" font-size="{size}" text-anchor="end" x="{WIDTH - at:.1f}" y="{y:.1f}">{turned}</text>'


# How much room words need, without asking a font, and rather too much than too little


def _width(words: str, size: float) -> float:
    return size * sum(map(_letter, words))


def _letter(letter: str) -> float:
    """Return the width of a letter in sizes, somewhat above that of common fonts."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if letter in "ijlft.,:;'|!()[] ’·":
        return 0.32
    return 0.74 if letter.isupper() or letter in "mwMW—%" else 0.56


def _fitted(words: str, *, sizes: Iterable[float], lines: int, room: float = ROOM) -> list[Line]:
    """Return the words on so many lines of the first size at which they fit, or nothing."""
    for size in sizes:
        rows = _rows(words, size, room)
        if len(rows) <= lines:
            return [(row, size) for row in rows]
    return []


def _cut(words: str, *, size: float, lines: int, room: float = ROOM) -> list[Line]:
    """Return as much of the words as fits on so many lines, the last ending in an ellipsis."""
    rows = _rows(words, size, room)
    if len(rows) <= lines:
        return [(row, size) for row in rows]
    last = rows[lines - 1]
    while _width(f"{last}…", size) > room:
        last = last[:-1]
    return [(row, size) for row in (*rows[: lines - 1], f"{last}…")]


def _rows(words: str, size: float, room: float) -> list[str]:
    """Return the words broken into rows, within a word only where it would fill more than one."""
    rows = [""]
    for word in chain.from_iterable(_pieces(word, size, room) for word in words.split()):
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and _width(longer, size) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _pieces(word: str, size: float, room: float) -> list[str]:
    """Return a word, in pieces if it is broader than a row."""
    if _width(word, size) <= room:
        return [word]
    most = max(1, int(room / size))
    return [word[start : start + most] for start in range(0, len(word), most)]
