"""Find capitals that a text calls by their country: "the Saudi capital"."""

from collections.abc import Iterator

from geomap.document import CAPITALS, Document
from geomap.gazetteer import Gazetteer
from geomap.mentions.spans import Span

_LONGEST = 3
"""Words of the longest demonym looked for ("South Korean")."""

_MONEY = frozenset(
    "account accounts adequacy budget buffers charge charges controls cost costs expenditure expenditures firm firms "
    "flight flow flows formation fund funds gain gains goods group increase inflow inflows injection intensive "
    "investment investments letter letters loss losses market markets offence outflow outflows punishment raising "
    "requirement requirements reserves spending stock structure surplus transfer transfers works".split()
)
"""Words after "capital" that make it money, a letter or a punishment."""

_BREAKS = frozenset("of in to from by for with and or on at as".split())


def capitals(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield "Saudi capital" where "the" leads it, with the capital's name to look up, in the order of the text.

    "The Kenyan capital Nairobi" and "Nairobi, the Kenyan capital" name their place
    themselves, and "Kenyan capital gains" are none.
    """
    for index, word in enumerate(document.lowers):
        if word == "capital" and document.lower(index + 1) not in _MONEY and not _is_named_next(document, index):
            yield from _span_to(document, index, gazetteer)


def _span_to(document: Document, index: int, gazetteer: Gazetteer) -> Iterator[Span]:
    for first in range(max(0, index - _LONGEST), index):
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
