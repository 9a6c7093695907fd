"""The stretches that may name a place: whatever a gazetteer bears, and what has the form of a name.

A capital may also be called by its country: "the Saudi capital".
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Gazetteer, fold
from geomap.vocabulary import POSTAL_CODES, STATE_ABBREVIATIONS, listed

LONGEST = 6
"""Words of the longest name looked for, marks not counted ("Saint Vincent and the Grenadines" has five)."""

MOST_TOKENS = 12
"""Words and signs of the longest name that small words or signs hold together."""

LEAST_PEOPLE = 1_000
"""People of a town whose name may hold small words and signs; the names of hamlets are mostly descriptions."""

_INNER_WORDS = listed("names.inner_words")
APOSTROPHES = frozenset("'’‘`ʻʼ")
_SIGNS = APOSTROPHES | frozenset("-–/()&") | {"'s"}
_CLOSING = APOSTROPHES | {")"}
_ORDINARY = frozenset({"of", "the", ".", "&"})
"""Words and signs that as often as not part a name from another ("City of London")."""
_PAIRING = frozenset("-–.")
_WRITTEN = frozenset({"(", "/", " - "})
"""Signs that must stand in the name as its source writes it: folding leaves no trace of them."""
_LAND = frozenset({"city", "region1", "region2", "country", "island", "islands"})


class Span(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a text, and the name to look up for them.

    ``stretch`` bounds the capitalised stretch around them. ``origin`` says how
    the span came about: "name", "abbreviation", "demonym" or "unknown" (no place
    bears it). ``is_whole`` tells a name that small words or signs hold together
    ("Port-au-Prince"), within which no shorter name is looked for.
    """

    first: int
    last: int
    stretch: tuple[int, int]
    toponym: str
    origin: str
    is_whole: bool = False


def spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Return every stretch that may name a place, in the order of the text; they overlap.

    What a gazetteer bears as a whole, small words and signs included, stands alone.
    """
    wholes = list(_wholes(document, gazetteer))
    covered = {index: whole for whole in wholes for index in range(whole.first, whole.last)}
    others = [
        span
        for span in _spans(document, gazetteer)
        if not any(index in covered for index in range(span.first, span.last)) or _is_wider(span, covered)
    ]
    return sorted([*others, *wholes], key=lambda span: span.first) if wholes else others


def _is_wider(span: Span, covered: Mapping[int, Span]) -> bool:
    """Say whether a name that a gazetteer bears holds all of the wholes that it touches, and more."""
    touched = [covered[index] for index in range(span.first, span.last) if index in covered]
    return span.origin == "name" and all(
        span.first <= whole.first and whole.last <= span.last and span.last - span.first > whole.last - whole.first
        for whole in touched
    )


def _wholes(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield the longest names that small words, hyphens, apostrophes, brackets or strokes hold together."""
    index, bounds = 0, {number: stretch for stretch in document.stretches for number in range(*stretch)}
    shapes, lowers = document.shapes, document.lowers
    while index < len(shapes):
        if shapes[index] not in CAPITALS and lowers[index] not in APOSTROPHES:
            index += 1
            continue
        end = max(_ends_of_wholes(document, index, gazetteer), default=0) if _may_begin(document, index) else 0
        if end:
            begin, tail = bounds.get(index, (index, end))[0], bounds.get(end - 1, (0, end))[1]
            yield Span(index, end, (begin, max(end, tail)), _written(document, index, end), "name", is_whole=True)
        index = max(index + 1, end)


def _may_begin(document: Document, index: int) -> bool:
    """Say whether a longer name may begin with a word: it has a capital, and what follows may hold it together."""
    following = document.lower(index + 1)
    if document.lowers[index] in APOSTROPHES:
        return document.is_joined(index) and document.shape(index + 1) in CAPITALS
    goes_on = following in _INNER_WORDS or following in _SIGNS or document.shape(index + 1) in (*CAPITALS, ".")
    return (goes_on or "'" in following) and document.shapes[index] in CAPITALS


def _ends_of_wholes(document: Document, start: int, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield where each name that begins at ``start`` ends, among those that a small word or a sign holds together."""
    joints = {document.lowers[start]} & APOSTROPHES
    for index in range(start + 1, min(start + MOST_TOKENS, len(document.tokens))):
        joint = _joint(document, index)
        if joint is None or not document.is_same_sentence(index - 1, index) or (")" in joint and "(" not in joints):
            return
        joints |= joint
        is_end = _is_capital(document, index) or _is_leaning(document, index) or document.lowers[index] in _CLOSING
        if is_end and not joints <= _ORDINARY and _is_borne_whole(document, start, index + 1, joints, gazetteer):
            yield index + 1


def _is_capital(document: Document, index: int) -> bool:
    """Say whether a word has a capital, a month's ("Lloret de Mar") among them."""
    return document.tokens[index].text[0].isupper()


def _is_leaning(document: Document, index: int) -> bool:
    """Say whether a word in small letters leans on a sign ("Minami-aoyama"), or a capital on it ("nell'Emilia")."""
    word = document.tokens[index].text
    if document.shapes[index] != "x":
        return False
    leans = document.is_joined(index - 1) and document.lowers[index - 1] in _SIGNS
    return leans or (not word.isalpha() and not word.islower())


def _joint(document: Document, index: int) -> set[str] | None:
    """Return what a word or sign inside a name adds to what holds the name together, None where a name cannot go on."""
    word = document.lowers[index]
    if word in _SIGNS:
        is_held = document.is_joined(index - 1) or (word in APOSTROPHES and document.is_joined(index))
        if is_held or word in "(/&":
            return {word}
        return {" - "} if word == "-" and not document.is_joined(index) else None
    if word == ".":
        return {word} if document.is_joined(index - 1) and len(document.lowers[index - 1]) <= 2 else None
    if _is_capital(document, index):
        return set()
    return {word} if _is_leaning(document, index) or word in _INNER_WORDS else None


def _is_borne_whole(document: Document, start: int, end: int, joints: set[str], gazetteer: Gazetteer) -> bool:
    """Say whether a place that is no hamlet bears the name as it is written, brackets and strokes included.

    Two capitalised words that a hyphen joins may be two names, unless they are a place's own name.
    """
    written = _written(document, start, end)
    key = fold(written)
    if not gazetteer.bears(key):
        return False
    is_pair = joints <= _PAIRING
    needed = joints & _WRITTEN
    ends = written[0] in APOSTROPHES, written[-1] in APOSTROPHES
    return any(
        (candidate.place.population >= (5 if is_pair else 1) * LEAST_PEOPLE or candidate.place.kind != "city")
        and all(sign in candidate.name for sign in needed)
        and (not any(ends) or (candidate.name[0] in APOSTROPHES, candidate.name[-1] in APOSTROPHES) == ends)
        and not (is_pair and (fold(candidate.place.name) != key or candidate.place.kind not in _LAND))
        for candidate in gazetteer.find(written)
    )


def _spans(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
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
