"""Pictures as files, in the format of their suffix; PNG is drawn without a browser."""

import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

from geomap.errors import OutputError
from geomap.maps.flat import SVG

_SIGNATURE_AND_HEADER = 8 + 25  # bytes, after which texts may stand
_UNASSIGNED = "\U0010fffd"  # for private use, so that no font of a machine has it
_FAMILIES = "Arial, Liberation Sans, DejaVu Sans, Noto Sans, Segoe UI, Helvetica Neue, sans-serif"


def picture_format(path: Path) -> Callable[[str], bytes]:
    """Return what turns an SVG into the content of ``path``, by its suffix."""
    if path.suffix.lower() not in PICTURES:
        raise OutputError(f"no picture is written as '{path.name}'; give it one of the suffixes {', '.join(PICTURES)}")
    return PICTURES[path.suffix.lower()]


def to_png(svg: str) -> bytes:
    """Return an SVG as PNG of the size it names, with its title and description; the same fonts give the same bytes.

    Source: W3C, "Portable Network Graphics", third edition, section 11.3.3.
    """
    drawn, root = _drawn(svg), ElementTree.fromstring(svg)
    told = {"Title": root.findtext(f".//{{{SVG}}}title"), "Description": root.findtext(f".//{{{SVG}}}desc")}
    texts = b"".join(_text(keyword, words or "") for keyword, words in ({"Software": "geomap"} | told).items())
    return drawn[:_SIGNATURE_AND_HEADER] + texts + drawn[_SIGNATURE_AND_HEADER:]


def unwritable_letters(svg: str) -> str:
    """Return the letters of an SVG that no font of this machine has, and a PNG of it therefore lacks."""
    letters = sorted(set(filter(str.isalpha, "".join(ElementTree.fromstring(svg).itertext()))))
    missing = {_drawn(_sample(letter)) for letter in ("", _UNASSIGNED)}  # nothing, or a box
    return "".join(letter for letter in letters if _drawn(_sample(letter)) in missing)


def _sample(letter: str) -> str:
    words = f'<text x="2" y="16" font-family="{_FAMILIES}">{letter}</text>'
    return f'<svg xmlns="{SVG}" width="20" height="20">{words}</svg>'


def _drawn(svg: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


def _text(keyword: str, words: str) -> bytes:
    """Return a chunk of international text, not compressed."""
    kind, content = b"iTXt", keyword.encode("ascii") + b"\0\0\0\0\0" + words.encode()
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PICTURES: Mapping[str, Callable[[str], bytes]] = {".svg": str.encode, ".png": to_png}
"""What makes the content of a picture's file out of an SVG, by the file's suffix."""
