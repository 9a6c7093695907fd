"""The stretches that may name a place: whatever a gazetteer bears, and what has the form of a name."""

from collections.abc import Iterator
from typing import NamedTuple

from geomap.gazetteer import Gazetteer, fold
from geomap.mentions.lexicon import POSTAL_CODES, STATE_ABBREVIATIONS
from geomap.mentions.words import Words, stretches

LONGEST = 6
"""Words of the longest name looked for, marks not counted ("Saint Vincent and the Grenadines" has five)."""


class Span(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a text, and the name to look up for them.

    ``stretch`` bounds the capitalised stretch around them. ``origin`` says how
    the span came about: "name", "abbreviation", "demonym" or "unknown" (no place
    bears it).
    """

    first: int
    last: int
    stretch: tuple[int, int]
    toponym: str
    origin: str


def spans(words: Words, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield every stretch that may name a place, in the order of the text; they overlap."""
    for first, last in stretches(words):
        found = False
        for start in range(first, last):
            if words.shapes[start] in ("X", "Xx"):
                for span in _spans_from(words, start, (first, last), gazetteer):
                    found = True
                    yield span
        if not found:
            yield Span(first, last, (first, last), _written(words, first, last), "unknown")


def _spans_from(words: Words, start: int, stretch: tuple[int, int], gazetteer: Gazetteer) -> Iterator[Span]:
    long_form = _abbreviation(words, start)
    if long_form is not None:
        yield Span(start, long_form[1], stretch, long_form[0], "abbreviation")
    count = 0
    for end in range(start + 1, _end_with_and(words, stretch[1]) + 1):
        if words.shapes[end - 1] not in ("X", "Xx"):
            continue
        count += 1
        if count > LONGEST:
            return
        written = _written(words, start, end)
        if gazetteer.bears(fold(written)):
            yield Span(start, end, stretch, written, "name")
        elif end == start + 1 and gazetteer.demonym(written) is not None:
            yield Span(start, end, stretch, written, "demonym")


def _end_with_and(words: Words, last: int) -> int:
    """Return where a stretch ends if "and" may join it to the next ("Trinidad and Tobago")."""
    if words.lower(last) not in ("and", "&") or words.shape(last + 1) not in ("X", "Xx"):
        return last
    return last + 2 if words.same_sentence(last, last + 1) else last


def _written(words: Words, first: int, last: int) -> str:
    return words.text[words.tokens[first].start : words.tokens[last - 1].end]


def _abbreviation(words: Words, index: int) -> tuple[str, int] | None:
    """Return the state or province that an abbreviation stands for, and where it ends.

    A full stop belongs to it ("Calif."); without one, it must follow a comma and
    another name ("Menlo Park, CA").
    """
    token = words.tokens[index]
    after_comma = words.lower(index - 1) == "," and words.shape(index - 2) in ("X", "Xx")
    if "." in token.text:
        name = STATE_ABBREVIATIONS.get(token.lower.replace(".", ""))
        return (name, index + 1) if name and len(token.text) > 2 else None
    if words.lower(index + 1) == "." and words.touch(index):
        if token.text == "W" and words.lower(index + 2) == "va" and words.touch(index + 1):
            dotted = words.lower(index + 3) == "." and words.touch(index + 2)
            return "West Virginia", index + 3 + dotted
        name = STATE_ABBREVIATIONS.get(token.lower)
        if name and len(token.text) > 1 and (after_comma or len(token.text) > 3):
            return name, index + 2
    if after_comma and token.text in POSTAL_CODES:
        return POSTAL_CODES[token.text], index + 1
    return None
