"""The stretches that may name a place: whatever a gazetteer bears, and what has the form of a name.

A capital may also be called by its country: "the Saudi capital".
"""

from collections.abc import Iterator
from typing import NamedTuple

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Gazetteer, fold
from geomap.vocabulary import POSTAL_CODES, STATE_ABBREVIATIONS, listed

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


def spans(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield every stretch that may name a place, in the order of the text; they overlap."""
    for first, last in document.stretches:
        bounds = set()
        for start in range(first, last):
            if document.shapes[start] in CAPITALS:
                for span in _spans_from(document, start, (first, last), gazetteer):
                    bounds.add((span.first, span.last))
                    yield span
        for start, end in _shaped_like_places(document, first, last, known=bool(bounds)):
            if (start, end) not in bounds:
                yield Span(start, end, (first, last), _written(document, start, end), "unknown")


def _shaped_like_places(document: Document, first: int, last: int, *, known: bool) -> Iterator[tuple[int, int]]:
    """Yield the bounds of stretches that no place bears but that look like names of places.

    That is a whole stretch where nothing in it is known, "X County" and "Lake X".
    """
    if not known and (last - first > 1 or document.lowers[first] not in vocabulary.never()):
        yield first, last
    for index in range(first, last):
        if document.lowers[index] not in vocabulary.PLACE_NOUNS:
            continue
        if index > first and not (index + 1 == last and first + 1 == last):
            yield first, index + 1
        if index + 1 < last and document.shapes[index] in CAPITALS and document.shapes[index + 1] in CAPITALS:
            yield index, last


def _spans_from(document: Document, start: int, stretch: tuple[int, int], gazetteer: Gazetteer) -> Iterator[Span]:
    abbreviated = _abbreviation(document, start)
    if abbreviated is not None:
        yield Span(start, abbreviated[1], stretch, abbreviated[0], "abbreviation")
    count = 0
    for end in range(start + 1, _end_with_and(document, stretch[1]) + 1):
        if document.shapes[end - 1] not in CAPITALS:
            continue
        count += 1
        if count > LONGEST:
            return
        if abbreviated is not None and end <= abbreviated[1]:
            continue
        written = _written(document, start, end)
        # "Canadian" is a town of Texas, too, but who would mean that? Users who wrote it down do.
        alone = end == start + 1 and not gazetteer.owns(written)
        if alone and document.lowers[start] in vocabulary.never():
            continue
        if alone and gazetteer.demonym(written) is not None:
            yield Span(start, end, stretch, written, "demonym")
        elif gazetteer.bears(fold(written)):
            yield Span(start, end, stretch, written, "name")
        if _is_written_with_s(document, start, end, gazetteer):
            yield Span(start, end + 1, stretch, _written(document, start, end + 1), "name")


def _is_written_with_s(document: Document, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Say whether the "'s" after a name is a part of it ("St. John's"), and not its possessive."""
    if end - start < 2 or document.lower(end) != "'s":
        return False
    written = _written(document, start, end + 1)
    return gazetteer.bears(fold(written)) and any(
        candidate.name.endswith(("'s", "’s")) for candidate in gazetteer.find(written)
    )


def _end_with_and(document: Document, last: int) -> int:
    """Return where a stretch ends if "and" may join it to the next ("Trinidad and Tobago")."""
    if document.lower(last) not in ("and", "&") or document.shape(last + 1) not in ("X", "Xx"):
        return last
    return last + 2 if document.is_same_sentence(last, last + 1) else last


def _written(document: Document, first: int, last: int) -> str:
    return document.text[document.tokens[first].start : document.tokens[last - 1].end]


def _abbreviation(document: Document, index: int) -> tuple[str, int] | None:
    """Return the state or province that an abbreviation stands for, and where it ends.

    A full stop belongs to it ("Calif."); without one, it must follow a comma and
    another name ("Menlo Park, CA").
    """
    token = document.tokens[index]
    after_comma = document.lower(index - 1) == "," and document.shape(index - 2) in CAPITALS
    if "." in token.text:
        name = STATE_ABBREVIATIONS.get(token.lower.replace(".", ""))
        return (name, index + 1) if name else None
    if document.lower(index + 1) == "." and document.is_joined(index):
        if token.text == "W" and document.lower(index + 2) == "va":
            dotted = document.lower(index + 3) == "." and document.is_joined(index + 2)
            return "West Virginia", index + 3 + dotted
        name = STATE_ABBREVIATIONS.get(token.lower)
        if name and len(token.text) > 1 and (after_comma or len(token.text) > 3):
            return name, index + 2
    if after_comma and token.text in POSTAL_CODES:
        return POSTAL_CODES[token.text], index + 1
    return None


LONGEST_DEMONYM = 3
"""Words of the longest demonym looked for ("South Korean")."""

_MONEY = listed("names.money")
"""Words after "capital" that make it money, a letter or a punishment."""

_BREAKS = listed("names.breaks")


def capitals(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield "Saudi capital" where "the" leads it, with the capital's name to look up, in the order of the text.

    "The Kenyan capital Nairobi" and "Nairobi, the Kenyan capital" name their place
    themselves, and "Kenyan capital gains" are none.
    """
    for index, word in enumerate(document.lowers):
        if word == "capital" and document.lower(index + 1) not in _MONEY and not _is_named_next(document, index):
            yield from _span_to(document, index, gazetteer)


def _span_to(document: Document, index: int, gazetteer: Gazetteer) -> Iterator[Span]:
    for first in range(max(0, index - LONGEST_DEMONYM), index):
        written = document.text[document.tokens[first].start : document.tokens[index - 1].end]
        country = gazetteer.demonym(written) if document.shapes[first] in CAPITALS else None
        if country is None or country.kind != "country" or not _is_led_by_the(document, first):
            continue
        capital = gazetteer.capital(country.country)
        if capital is not None:
            yield Span(first, index + 1, (first, index + 1), capital.name, "capital")
        return


def _is_led_by_the(document: Document, first: int) -> bool:
    """Say whether "the" stands before the demonym, with one adjective between them at most."""
    for index in range(first - 1, max(-1, first - 3), -1):
        if document.lower(index) == "the":
            return not (document.lower(index - 1) == "," and document.shape(index - 2) in CAPITALS)
        if document.shapes[index] != "x" or document.lowers[index] in _BREAKS:
            return False
    return False


def _is_named_next(document: Document, index: int) -> bool:
    """Say whether a name follows: "the Kenyan capital Nairobi", "the Kenyan capital, Nairobi"."""
    following = index + 1 + (document.lower(index + 1) in (",", "city", "of"))
    return document.shape(following) in CAPITALS and document.is_same_sentence(index, following)
