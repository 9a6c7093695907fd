"""The stretches that may name a place: whatever a gazetteer bears, and what has the form of a name."""

from collections.abc import Iterator
from typing import NamedTuple

from geomap.gazetteer import Gazetteer, fold
from geomap.mentions import lexicon
from geomap.mentions.lexicon import POSTAL_CODES, STATE_ABBREVIATIONS
from geomap.mentions.words import CAPITALS, Words, stretches

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
        bounds = set()
        for start in range(first, last):
            if words.shapes[start] in CAPITALS:
                for span in _spans_from(words, start, (first, last), gazetteer):
                    bounds.add((span.first, span.last))
                    yield span
        for start, end in _shaped_like_places(words, first, last, known=bool(bounds)):
            if (start, end) not in bounds:
                yield Span(start, end, (first, last), _written(words, start, end), "unknown")


def _shaped_like_places(words: Words, first: int, last: int, *, known: bool) -> Iterator[tuple[int, int]]:
    """Yield the bounds of stretches that no place bears but that look like names of places.

    That is a whole stretch where nothing in it is known, "X County" and "Lake X".
    """
    if not known and (last - first > 1 or words.lowers[first] not in lexicon.never()):
        yield first, last
    for index in range(first, last):
        if words.lowers[index] not in lexicon.PLACE_NOUNS:
            continue
        if index > first and not (index + 1 == last and first + 1 == last):
            yield first, index + 1
        if index + 1 < last and words.shapes[index] in CAPITALS and words.shapes[index + 1] in CAPITALS:
            yield index, last


def _spans_from(words: Words, start: int, stretch: tuple[int, int], gazetteer: Gazetteer) -> Iterator[Span]:
    abbreviated = _abbreviation(words, start)
    if abbreviated is not None:
        yield Span(start, abbreviated[1], stretch, abbreviated[0], "abbreviation")
    count = 0
    for end in range(start + 1, _end_with_and(words, stretch[1]) + 1):
        if words.shapes[end - 1] not in CAPITALS:
            continue
        count += 1
        if count > LONGEST:
            return
        if abbreviated is not None and end <= abbreviated[1]:
            continue
        written = _written(words, start, end)
        # "Canadian" is a town of Texas, too, but who would mean that? Users who wrote it down do.
        alone = end == start + 1 and not gazetteer.owns(written)
        if alone and words.lowers[start] in lexicon.never():
            continue
        if alone and gazetteer.demonym(written) is not None:
            yield Span(start, end, stretch, written, "demonym")
        elif gazetteer.bears(fold(written)):
            yield Span(start, end, stretch, written, "name")
        if _is_written_with_s(words, start, end, gazetteer):
            yield Span(start, end + 1, stretch, _written(words, start, end + 1), "name")


def _is_written_with_s(words: Words, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Say whether the "'s" after a name is a part of it ("St. John's"), and not its possessive."""
    if end - start < 2 or words.lower(end) != "'s":
        return False
    written = _written(words, start, end + 1)
    return gazetteer.bears(fold(written)) and any(
        candidate.name.endswith(("'s", "’s")) for candidate in gazetteer.find(written)
    )


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
    after_comma = words.lower(index - 1) == "," and words.shape(index - 2) in CAPITALS
    if "." in token.text:
        name = STATE_ABBREVIATIONS.get(token.lower.replace(".", ""))
        return (name, index + 1) if name else None
    if words.lower(index + 1) == "." and words.touch(index):
        if token.text == "W" and words.lower(index + 2) == "va":
            dotted = words.lower(index + 3) == "." and words.touch(index + 2)
            return "West Virginia", index + 3 + dotted
        name = STATE_ABBREVIATIONS.get(token.lower)
        if name and len(token.text) > 1 and (after_comma or len(token.text) > 3):
            return name, index + 2
    if after_comma and token.text in POSTAL_CODES:
        return POSTAL_CODES[token.text], index + 1
    return None
