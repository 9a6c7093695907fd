"""Texts on their way into a page: escaped words, the package's own files, and Leaflet's."""

import base64
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path, PurePath

from xstatic.pkg import leaflet

# Halves of characters, which no encoding can write, and what XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(words: object) -> str:
    """Return ``words`` as HTML text, also fit for an attribute; what cannot be written becomes U+FFFD."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", escape(str(words)))


@cache
def asset(name: str, package: str = "geomap.maps") -> str:
    """Return the text of a file of a package's assets; styles without comments and needless space."""
    written = (files(package) / "assets" / name).read_text(encoding="utf-8")
    return style_of(written) if PurePath(name).suffix == ".css" else written


def style_of(written: str) -> str:
    """Return a style sheet as it travels in a page."""
    import rcssmin

    return f"{rcssmin.cssmin(written)}\n"


# XStatic-Leaflet 1.9.3 ships no licence file, and BSD-2-Clause asks that it travel along.
LICENCE = """\
Copyright (c) 2010-2022, Volodymyr Agafonkin
Copyright (c) 2010-2011, CloudMade
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""

_PNG = "data:image/png;base64,"
# Rules for Internet Explorer 8 and older, which knows none of the rest of the page.
_OLD = re.compile(r"(?m)^[^{}/]*(?:leaflet-oldie|leaflet-vml|lvml)[^{}]*\{[^{}]*\}")
_FOLDER = Path(leaflet.BASE_DIR)


@cache
def leaflet_js() -> str:
    """Return Leaflet's script under its licence, without anything that ends a script element or is fetched."""
    script = (_FOLDER / "leaflet.js").read_text(encoding="utf-8")
    script = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", script)
    return f"/*!\n{LICENCE}*/\n{inside_script(script)}"


def inside_script(script: str) -> str:
    """Return a script in which no text ends the element that it stands in."""
    return re.sub(r"<(?=/script|!--)", r"<\\", script, flags=re.IGNORECASE)


@cache
def pin_js() -> str:
    """Return the line of script that gives markers their images, which Leaflet would look for in files."""
    pin, shadow = (_base64(_FOLDER / "images" / name) for name in ("marker-icon.png", "marker-shadow.png"))
    options = f'{{iconUrl: "{pin}", iconRetinaUrl: "{pin}", shadowUrl: "{shadow}"}}'
    return f'L.Icon.Default.imagePath = "{_PNG}"; L.Icon.Default.mergeOptions({options});\n'


# What of the style sheet only some pages need, and what in their script tells so.
_PARTS = {"leaflet-control-layers": "L.control.layers(", "leaflet-tooltip": "bindTooltip("}


def leaflet_css(script: str = "") -> str:
    """Return Leaflet's style sheet, without the rules for what ``script`` does not use."""
    return _style(tuple(part for part, used in _PARTS.items() if used not in script))


@cache
def _style(unused: tuple[str, ...]) -> str:
    style = (_FOLDER / "leaflet.css").read_text(encoding="utf-8")
    style = style.replace("url(images/marker-icon.png)", "none")  # only there to tell the script a path
    style = style.replace("layers-2x.png", "layers.png")
    style = style_of(_OLD.sub("", style))
    for part in unused:
        style = "".join(rule for rule, wanted in _rules(style) if not all(part in one for one in wanted.split(",")))
    return re.sub(r"url\((images/[^)]+)\)", lambda image: f"url({_PNG}{_base64(_FOLDER / image[1])})", style)


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a style sheet as they stand there, each with the elements that it is for."""
    for rule in re.finditer(r"([^{}]+)\{[^{}]*\}\}?|.", style, re.DOTALL):
        yield rule[0], rule[1] or ""


@cache
def _base64(image: Path) -> str:
    return base64.b64encode(image.read_bytes()).decode()
