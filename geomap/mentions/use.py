"""Tell by rules a name that stands for the location from one that stands for what belongs to it."""

from geomap.mentions import lexicon
from geomap.mentions.rules import Verdict
from geomap.mentions.spans import Span
from geomap.mentions.words import CAPITALS, Words
from geomap.records import Use

_ROUTES = frozenset("sailing sailings service services flight flights route routes line trade run corridor".split())
_CLOSING = frozenset(",.;:)!?\"”’'…—–-")


def use_of(words: Words, span: Span, verdict: Verdict) -> Use:
    """Return how a name is used, from the words right around it.

    Inside another name, with a possessive, before a noun or as the subject of an
    act, the name stands for a government, a team or a quality. After a preposition
    of place, in a dateline or where nothing speaks against it, for the location.
    """
    if verdict is Verdict.INSIDE:
        return "associative"
    before, after = words.lower(span.first - 1), words.lower(span.last)
    if _is_hyphenated(words, span):
        return "literal" if _is_route(words, span) else "associative"
    if after == "'s" or (after in "'’" and words.lower(span.last - 1).endswith("s") and words.touch(span.last - 1)):
        return "associative"
    if _is_dateline(words, span):
        return "literal"
    if before in lexicon.STRICT_LOCATIVES and not _is_modifier(words, span):
        return "literal"
    if _is_actor(words, span) or _is_modifier(words, span):
        return "associative"
    if before in ("with", "against", "by", "between") or _is_paired_with_actor(words, span):
        return "associative"
    if before == "of" and words.lower(span.first - 2) in lexicon.TITLES | lexicon.ORGANISATIONS | {"people"}:
        return "associative"
    return "literal"


def _is_hyphenated(words: Words, span: Span) -> bool:
    joined_after = words.lower(span.last) in ("-", "–", "/") and words.touch(span.last - 1) and words.touch(span.last)
    joined_before = words.lower(span.first - 1) in ("-", "–", "/") and words.touch(span.first - 2)
    return joined_after or (joined_before and words.touch(span.first - 1))


def _is_route(words: Words, span: Span) -> bool:
    """Say whether a hyphenated pair is one of places that something runs between."""
    index = span.last
    while words.shape(index) in ("X", "Xx", "-", "–", "/"):
        index += 1
    return words.lower(index) in _ROUTES or words.shapes[span.first] == "X"


def _is_dateline(words: Words, span: Span) -> bool:
    """Say whether the name opens a paragraph and a colon, dash or date follows."""
    if not words.firsts[span.first]:
        return False
    index = span.last
    for _ in range(6):
        if words.lower(index) in (":", "-", "–", "—", "("):
            return words.shapes[span.first] == "X" or words.lower(index) != "("
        if words.lower(index) != "," and words.shape(index) not in ("X", "Xx", "9", "."):
            return False
        index += 1
    return False


def _is_actor(words: Words, span: Span) -> bool:
    """Say whether a verb of an act of state follows the name, and nothing puts it after a preposition."""
    index = span.last
    if words.lower(index) == "also":
        index += 1
    return words.lower(index) in lexicon.ACTS and words.lower(span.first - 1) not in lexicon.STRICT_LOCATIVES


def _is_paired_with_actor(words: Words, span: Span) -> bool:
    """Say whether "X and Y" stands before such a verb, or right after "between"."""
    if words.lower(span.last) == "and" and words.shape(span.last + 1) in CAPITALS:
        index = span.last + 2
        while words.shape(index) in CAPITALS:
            index += 1
        return words.lower(index) in lexicon.ACTS or words.lower(span.first - 1) == "between"
    if words.lower(span.first - 1) == "and" and words.shape(span.first - 2) in CAPITALS:
        return words.lower(span.last) in lexicon.ACTS
    return False


def _is_modifier(words: Words, span: Span) -> bool:
    """Say whether a noun that the name modifies follows ("Pakistan officials", "US Navy")."""
    shape, after = words.shape(span.last), words.lower(span.last)
    if shape == "Xx" and words.same_sentence(span.last - 1, span.last):
        return after not in lexicon.MONTHS_AND_DAYS and after not in lexicon.PLACE_NOUNS
    return shape == "x" and after in _NOUNS


_NOUNS = (
    lexicon.TITLES
    | lexicon.ORGANISATIONS
    | frozenset(
        "officials official troops soldiers people ties relations talks authorities residents citizens economy leaders "
        "leadership visit trip tour team squad side players national nationals border coast market policy election "
        "elections war crisis conflict deal sanctions exports imports stocks shares delegation relationship students "
        "student couple man woman men women native lawmakers voters vote plan law laws trade oil ports".split()
    )
)
