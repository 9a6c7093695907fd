"""Tell by rules a name that stands for the location from one that stands for what belongs to it."""

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.mentions.rules import Verdict
from geomap.mentions.spans import Span
from geomap.records import Use

_ROUTES = frozenset("sailing sailings service services flight flights route routes line trade run corridor".split())
_CLOSING = frozenset(",.;:)!?\"”’'…—–-")


def use_of(document: Document, span: Span, verdict: Verdict) -> Use:
    """Return how a name is used, from the words right around it.

    Inside another name, with a possessive, before a noun or as the subject of an
    act, the name stands for a government, a team or a quality. After a preposition
    of place, in a dateline or where nothing speaks against it, for the location.
    """
    if verdict is Verdict.INSIDE:
        return "associative"
    before, after = document.lower(span.first - 1), document.lower(span.last)
    if _is_hyphenated(document, span):
        return "literal" if _is_route(document, span) else "associative"
    if after == "'s" or (
        after in "'’" and document.lower(span.last - 1).endswith("s") and document.is_joined(span.last - 1)
    ):
        return "associative"
    if _is_dateline(document, span):
        return "literal"
    if before in vocabulary.STRICT_LOCATIVES and not _is_modifier(document, span):
        return "literal"
    if _is_actor(document, span) or _is_modifier(document, span):
        return "associative"
    if before in ("with", "against", "by", "between") or _is_paired_with_actor(document, span):
        return "associative"
    if before == "of" and document.lower(span.first - 2) in vocabulary.TITLES | vocabulary.ORGANISATIONS | {"people"}:
        return "associative"
    return "literal"


def _is_hyphenated(document: Document, span: Span) -> bool:
    joined_after = (
        document.lower(span.last) in ("-", "–", "/")
        and document.is_joined(span.last - 1)
        and document.is_joined(span.last)
    )
    joined_before = document.lower(span.first - 1) in ("-", "–", "/") and document.is_joined(span.first - 2)
    return joined_after or (joined_before and document.is_joined(span.first - 1))


def _is_route(document: Document, span: Span) -> bool:
    """Say whether a hyphenated pair is one of places that something runs between."""
    index = span.last
    while document.shape(index) in ("X", "Xx", "-", "–", "/"):
        index += 1
    return document.lower(index) in _ROUTES or document.shapes[span.first] == "X"


def _is_dateline(document: Document, span: Span) -> bool:
    """Say whether the name opens a paragraph and a colon, dash or date follows."""
    if not document.openings[span.first]:
        return False
    index = span.last
    for _ in range(6):
        if document.lower(index) in (":", "-", "–", "—", "("):
            return document.shapes[span.first] == "X" or document.lower(index) != "("
        if document.lower(index) != "," and document.shape(index) not in ("X", "Xx", "9", "."):
            return False
        index += 1
    return False


def _is_actor(document: Document, span: Span) -> bool:
    """Say whether a verb of an act of state follows the name, and nothing puts it after a preposition."""
    index = span.last
    if document.lower(index) == "also":
        index += 1
    return (
        document.lower(index) in vocabulary.ACTS and document.lower(span.first - 1) not in vocabulary.STRICT_LOCATIVES
    )


def _is_paired_with_actor(document: Document, span: Span) -> bool:
    """Say whether "X and Y" stands before such a verb, or right after "between"."""
    if document.lower(span.last) == "and" and document.shape(span.last + 1) in CAPITALS:
        index = span.last + 2
        while document.shape(index) in CAPITALS:
            index += 1
        return document.lower(index) in vocabulary.ACTS or document.lower(span.first - 1) == "between"
    if document.lower(span.first - 1) == "and" and document.shape(span.first - 2) in CAPITALS:
        return document.lower(span.last) in vocabulary.ACTS
    return False


def _is_modifier(document: Document, span: Span) -> bool:
    """Say whether a noun that the name modifies follows ("Pakistan officials", "US Navy")."""
    shape, after = document.shape(span.last), document.lower(span.last)
    if shape == "Xx" and document.is_same_sentence(span.last - 1, span.last):
        return after not in vocabulary.MONTHS_AND_DAYS and after not in vocabulary.PLACE_NOUNS
    return shape == "x" and after in _NOUNS


_NOUNS = (
    vocabulary.TITLES
    | vocabulary.ORGANISATIONS
    | frozenset(
        "officials official troops soldiers people ties relations talks authorities residents citizens economy leaders "
        "leadership visit trip tour team squad side players national nationals border coast market policy election "
        "elections war crisis conflict deal sanctions exports imports stocks shares delegation relationship students "
        "student couple man woman men women native lawmakers voters vote plan law laws trade oil ports".split()
    )
)
