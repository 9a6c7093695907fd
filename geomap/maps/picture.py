"""The still map as a picture of its own: laid out as a card, in SVG that needs no style sheet, and as PNG."""

import re
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from geomap.errors import OutputError
from geomap.maps.assets import asset, text
from geomap.maps.content import DOUBTFUL, Drawing
from geomap.maps.still import still
from geomap.maps.theme import mode_colours, theme_css

if TYPE_CHECKING:
    import cssselect2

WIDTH, MARGIN = 680, 20
ROOM = WIDTH - 2 * MARGIN
ROW, SWATCH, SPACE = 17, 24, 15
"""Pixels: height of a row of the legend, width of its lines, and space between its entries."""

BOLD = 1.25
"""How much broader the letters of titles are than those of other lines."""

Line = tuple[str, float]  # words and the size of their letters


def card(drawing: Drawing, *, size: tuple[int, int]) -> str:
    """Return the first view of a map with its title, legend and credits, as SVG of ``size`` pixels."""
    height = round(WIDTH * size[1] / size[0])
    head, top = _head(drawing)
    foot, foot_height = _foot(drawing)
    # Of places that only bear a name, a picture seen small has no room to tell.
    linked = [place for place in drawing.content.places if place["linked"]]
    shown = replace(drawing, content=replace(drawing.content, places=linked))
    drawn = still(shown, title=drawing.title, size=(WIDTH, height - top - foot_height), margin=26)
    placed = drawn.replace("<svg ", f'<svg y="{top}" width="{WIDTH}" height="{height - top - foot_height}" ', 1)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" data-generator="geomap" width="{size[0]}" height="{size[1]}"'
        f' viewBox="0 0 {WIDTH} {height}"><rect class="paper" width="{WIDTH}" height="{height}"/>{head}{placed}'
        f'<g transform="translate(0 {height - foot_height})">{foot}</g></svg>\n'
    )
    sheet = asset("map.css") + asset("card.css") + mode_colours(drawing.modes) + theme_css(drawing.theme)
    return flattened(picture, sheet)


def _head(drawing: Drawing) -> tuple[str, int]:
    """Return the title, on two lines if it is long, and the summary; and how high they are together."""
    titles = _fitted(drawing.title, sizes=(25, 23, 21), lines=1, room=ROOM / BOLD)
    titles = titles or _fitted(drawing.title, sizes=(19, 17), lines=2, room=ROOM / BOLD)
    titles = titles or _cut(drawing.title, size=17, lines=2, room=ROOM / BOLD)
    y, written = 12.0, []
    for words, size in titles:
        y += 1.15 * size
        written.append(_written("title", words, size, at=MARGIN, y=y, drawing=drawing))
    for words, size in _fitted(drawing.summary, sizes=(12, 11, 10), lines=1) or _cut(drawing.summary, size=10, lines=1):
        y += 1.5 * size
        written.append(_written("summary", words, size, at=MARGIN, y=y, drawing=drawing))
    return "".join(written), round(y + 11)


def _foot(drawing: Drawing) -> tuple[str, int]:
    """Return the legend, on as many rows as it needs, and the credits; and how high they are together."""
    drawn, x, y = [], float(MARGIN), ROW
    for sign, words in _signs(drawing):
        room = SWATCH + 6 + _width(words, 10.5) + SPACE
        if x + room > WIDTH - MARGIN + SPACE and x > MARGIN:
            x, y = float(MARGIN), y + ROW
        left = WIDTH - x - SWATCH if drawing.is_rtl else x
        drawn.append(f'<g transform="translate({left:.0f} {y - 4})">{sign}</g>')
        drawn.append(_written("key", words, 10.5, at=x + SWATCH + 6, y=y, drawing=drawing))
        x += room
    credit = " · ".join(drawing.credits)
    for words, size in _fitted(credit, sizes=(9.5, 9, 8.5), lines=1) or _cut(credit, size=8.5, lines=2):
        y += ROW - 2
        drawn.append(_written("credit", words, size, at=MARGIN, y=y, drawing=drawing))
    return "".join(drawn), round(y + 9)


def _signs(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield each sign that the map needs explained, drawn around its middle height, with what it means."""
    words, corridors = drawing.words, drawing.content.corridors
    for mode in drawing.modes:
        if any(corridor["mode"] == mode.name for corridor in corridors):
            dash = f' stroke-dasharray="{mode.dash}"' if mode.dash else ""
            yield _stroke(mode.name, f'<path class="line"{dash} d="M1 0H{SWATCH - 1}"/>'), words[f"{mode.name}_layer"]
    if any(ribbon["uncertain"] for ribbon in drawing.content.ribbons):
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


def _written(kind: str, words: str, size: float, *, at: float, y: float, drawing: Drawing) -> str:
    """Return a line of text that begins ``at`` pixels from the side where lines of its language begin."""
    if not drawing.is_rtl:
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


SVG = "http://www.w3.org/2000/svg"

_LOOKS = re.compile(
    r"fill(-opacity)?|stroke(-(width|opacity|linecap|linejoin|dasharray))?|opacity|paint-order|text-anchor|letter-spacing"
    r"|font-(family|size|style|weight)"
)
_FONT = re.compile(r"(?:(italic) )?(?:(\d+) )?([\d.]+)px(?:/[\d.]+)? (.+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_SUM = re.compile(r"calc\((-?[\d.]+)px ([+-]) ([\d.]+)px\)")

Style = dict[str, str]

ElementTree.register_namespace("", SVG)


def flattened(picture: str, sheet: str) -> str:
    """Return an SVG ``picture`` whose elements carry what ``sheet`` says of them on a screen of light colours."""
    import cssselect2

    root = ElementTree.fromstring(picture)
    rules = _rules(sheet)
    known: dict[ElementTree.Element | None, Style] = {None: {}}  # the variables, which children inherit
    for node in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = node.etree_element
        style = {name: value for *_, declared in rules.match(node) for name, value in declared.items()}
        style |= dict(_declarations(element.get("style", "")))
        variables = known[node.parent.etree_element if node.parent else None] | _only_variables(style)
        known[element] = variables
        _dress(element, {name: _resolved(value, variables) for name, value in style.items()})
    return ElementTree.tostring(root, encoding="unicode")


def _rules(sheet: str) -> "cssselect2.Matcher":
    """Return what finds the declarations for an element; rules of other media are left out."""
    import cssselect2
    import tinycss2

    rules = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            declared = dict(_declarations(tinycss2.serialize(rule.content)))
            for selector in cssselect2.compile_selector_list(rule.prelude):
                rules.add_selector(selector, declared)
    return rules


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    import tinycss2

    for part in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            yield part.name, tinycss2.serialize(part.value).strip()


def _only_variables(style: Mapping[str, str]) -> Style:
    return {name: value for name, value in style.items() if name.startswith("--")}


def _resolved(value: str, variables: Mapping[str, str]) -> str:
    """Return a value with its variables filled in and its sums worked out."""
    while "var(" in value:
        value = _VARIABLE.sub(lambda found: variables.get(found[1], "none"), value)
    return _SUM.sub(lambda found: f"{float(found[1]) + float(found[2] + found[3]):g}px", value)


def _dress(element: ElementTree.Element, style: Mapping[str, str]) -> None:
    """Give an element its look as attributes, in place of its class and style."""
    for name in ("class", "style"):
        element.attrib.pop(name, None)
    for name, value in style.items():
        if _LOOKS.fullmatch(name):
            element.set(name, value.removesuffix("px"))
    if font := _FONT.fullmatch(style.get("font", "")):
        parts = zip(("font-style", "font-weight", "font-size", "font-family"), font.groups(), strict=True)
        element.attrib.update({name: value for name, value in parts if value})
    if style.get("text-transform") == "uppercase":
        element.text = (element.text or "").upper()


_SIGNATURE_AND_HEADER = 8 + 25  # bytes, after which texts may stand
FONT = "Noto Sans"
"""The font that travels with geomap, with the letters of its six languages; web/fonts.py makes it of parts of Noto."""

_UNASSIGNED = "\U0010fffd"  # for private use, so that no font of a machine has it


def picture_format(path: Path) -> Callable[[str], bytes]:
    """Return what turns an SVG into the content of ``path``, by its suffix."""
    if path.suffix.lower() not in PICTURES:
        raise OutputError(f"no picture is written as '{path.name}'; give it one of the suffixes {', '.join(PICTURES)}")
    return PICTURES[path.suffix.lower()]


def to_png(svg: str) -> bytes:
    """Return an SVG as PNG of the size it names, with its title and description: the same bytes everywhere.

    It is written in geomap's own font. Only where that lacks a letter are those of
    the machine asked, too.

    Source: W3C, "Portable Network Graphics", third edition, section 11.3.3.
    """
    drawn, root = _drawn(svg, is_own=not foreign_letters(svg)), ElementTree.fromstring(svg)
    told = {"Title": root.findtext(f".//{{{SVG}}}title"), "Description": root.findtext(f".//{{{SVG}}}desc")}
    texts = b"".join(_text(keyword, words or "") for keyword, words in ({"Software": "geomap"} | told).items())
    return drawn[:_SIGNATURE_AND_HEADER] + texts + drawn[_SIGNATURE_AND_HEADER:]


def unwritable_letters(svg: str) -> str:
    """Return the letters of an SVG that neither geomap's font nor one of this machine has, and a PNG of it lacks."""
    return _missing(svg, is_own=False) if foreign_letters(svg) else ""


def foreign_letters(svg: str) -> str:
    """Return the letters of an SVG that geomap's own font lacks, and for which the machine's are asked."""
    return _missing(svg, is_own=True)


@lru_cache(maxsize=64)
def _missing(svg: str, *, is_own: bool) -> str:
    letters = sorted(set(filter(str.isalpha, "".join(ElementTree.fromstring(svg).itertext()))))
    return "".join(letter for letter in letters if _is_missing(letter, is_own=is_own))


@lru_cache(maxsize=4096)
def _is_missing(letter: str, *, is_own: bool) -> bool:
    """Whether a letter is drawn as nothing, or as the box that stands for what no font has."""
    drawn = [_drawn(_sample(one), is_own=is_own) for one in (letter, "", _UNASSIGNED)]
    return drawn[0] in drawn[1:]


def _sample(letter: str) -> str:
    return f'<svg xmlns="{SVG}" width="20" height="20"><text x="2" y="16">{letter}</text></svg>'


def _drawn(svg: str, *, is_own: bool) -> bytes:
    """Return an SVG as PNG, its texts in geomap's own font, or with the machine's for what that lacks."""
    import resvg_py

    root = ElementTree.fromstring(svg)
    for element in root.iter():
        element.attrib.pop("font-family", None)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=ElementTree.tostring(root, encoding="unicode"),
            skip_system_fonts=is_own,
            font_files=_fonts(),
            font_family=FONT,
        )
    )


@cache
def _fonts() -> list[str]:
    folder = files("geomap.maps") / "assets" / "fonts"
    return sorted(str(font) for font in folder.iterdir() if font.name.endswith(".ttf"))


def _text(keyword: str, words: str) -> bytes:
    """Return a chunk of international text, not compressed."""
    kind, content = b"iTXt", keyword.encode("ascii") + b"\0\0\0\0\0" + words.encode()
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PICTURES: Mapping[str, Callable[[str], bytes]] = {".svg": str.encode, ".png": to_png}
"""What makes the content of a picture's file out of an SVG, by the file's suffix."""
