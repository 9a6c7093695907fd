"""Texts on their way into the page: those of articles, and the package's own files."""

import re
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import PurePath

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
