"""The page's own words, in the languages it speaks, and the sentences made of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from geomap.errors import OutputError
from geomap.modes import Mode

FALLBACK = "en"


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """Return the table of words: language code to key to text."""
    table: dict[str, dict[str, str]] = json.loads(
        (files("geomap.maps") / "assets" / "words.json").read_text(encoding="utf-8")
    )
    return table


def words_of(language: str, modes: Iterable[Mode]) -> dict[str, str]:
    """Return every word of the page in ``language``, in English where it is not translated yet.

    A mode that the table does not know is called by its label.
    """
    table = languages()
    if language not in table:
        raise OutputError(f"the page does not speak {language!r}; choose one of {', '.join(sorted(table))}")
    words = {**table[FALLBACK], **table[language]}
    named = {f"{mode.name}{form}": mode.label for mode in modes for form in ("", "_layer", "_one", "_many")}
    return named | words


def counted(count: int, noun: str, words: Mapping[str, str]) -> str:
    """Return a number with its noun, as the language joins them."""
    return words["counted"].format(n=count, noun=words[f"{noun}_one" if count == 1 else f"{noun}_many"])


def listed(items: Sequence[str], words: Mapping[str, str]) -> str:
    """Return the items as a list in a sentence: "a, b and c"."""
    first = words["comma"].join(items[:-1])
    return f"{first} {words['and']} {items[-1]}" if first else "".join(items)
