"""Texts of articles on their way into HTML."""

import re
from html import escape

_HALVES = re.compile("[\ud800-\udfff]")


def text(words: object) -> str:
    """Return ``words`` as HTML text, also fit for an attribute; what no encoding can write becomes U+FFFD."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", escape(str(words)))
