"""The page's own words, in the languages it speaks, and the sentences made of them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from geomap.errors import OutputError

FALLBACK = "en"


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """Return the table of words: language code to key to text."""
    table: dict[str, dict[str, str]] = json.loads(
        (files("geomap.maps") / "assets" / "words.json").read_text(encoding="utf-8")
    )
    return table


def words_of(language: str) -> dict[str, str]:
    """Return every word of the page in ``language``, in English where it is not translated yet."""
    table = languages()
    if language not in table:
        raise OutputError(f"the page does not speak {language!r}; choose one of {', '.join(sorted(table))}")
    return {**table[FALLBACK], **table[language]}
