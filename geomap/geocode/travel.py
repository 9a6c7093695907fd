"""Tell the town from the division that is named for it: who travels, sails or flies goes to a town."""

import re
from collections.abc import Sequence
from math import inf

import numpy as np

from geomap.gazetteer import Candidate
from geomap.geocode.evidence import Name
from geomap.records import Mention, Place
from geomap.vocabulary import listed

_DIVISIONS = listed("places.divisions")
_TRAVEL = listed("places.travel")
_GOING = re.compile(
    r"(?:^|\W)(?:to|from|at|in|for|via|and|or|between|with|reached|left|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?"
    r"|link(?:s|ed|ing)?|connect(?:s|ed|ing)?|,|[-–/])\s*$"
)
_NEAR = re.compile(r"(?:^|\W)(?:near|outside|towards?)\s+$")
_REACH = 12

YIELDED = 3.0
"""What a division keeps back of its odds when it yields to its town, as a logarithm: a twentieth."""


def share_of_town(name: Name, mentions: Sequence[Mention]) -> float:
    """Return what share of a division's people its town must hold to be meant before it by ``name``.

    That is 0 where somebody or something travels to or from the name, or is near it;
    a half elsewhere (Kigali is hardly less than its province); and infinite, as no share is
    enough, where a word beside the name makes it a division.
    """
    own = [mentions[index] for index in name.mentions]
    if any(_is_division(mention) for mention in own):
        return inf
    return 0.0 if any(_is_end(mention) for mention in own) else 0.5


def _is_division(mention: Mention) -> bool:
    text = mention.article.text
    after, before = (
        text[mention.end : mention.end + 20].split(),
        text[max(0, mention.start - 20) : mention.start].split(),
    )
    words = [word.strip(".,;:()").lower() for word in (*after[:1], *before[-2:])]
    return any(word in _DIVISIONS for word in words)


def _is_end(mention: Mention) -> bool:
    start, end = mention.sentence
    text = mention.article.text
    before = text[max(start, mention.start - _REACH) : mention.start].lower()
    beside = (
        text[mention.end : mention.end + 1] in ("-", "–", "/") and text[mention.end + 1 : mention.end + 2].isupper()
    )
    words = {word.strip(".,;:()\"'“”’").lower() for word in text[start:end].replace("-", " ").split()}
    if _NEAR.search(before):
        return True
    return (beside or _GOING.search(before) is not None) and not words.isdisjoint(_TRAVEL)


def with_towns_first(candidates: Sequence[Candidate], scores: Sequence[float], *, least: float) -> list[float]:
    """Return ``scores`` with what speaks for a division given to the town that it is named for.

    Scores are logarithms of odds; the town must hold a share ``least`` of the
    division's people. So a town comes before its own division, and no town is
    raised above others that the division was not above.
    """
    result = list(scores)
    for index, candidate in enumerate(candidates):
        town = _namesake(candidates, candidate.place, least)
        if town is not None:
            result[town] = float(np.logaddexp(result[town], scores[index]))
            result[index] -= YIELDED
    return result


def _namesake(candidates: Sequence[Candidate], division: Place, least: float) -> int | None:
    """Return which of ``candidates`` is the town that ``division`` is named for: the largest in it, or None."""
    if division.kind not in ("region1", "region2"):
        return None
    towns = [
        (candidate.place.population, index)
        for index, candidate in enumerate(candidates)
        if candidate.place.kind == "city"
        and candidate.place.country == division.country
        and candidate.place.admin1 == division.admin1
        and (not least or candidate.place.population >= least * division.population)
    ]
    return max(towns)[1] if towns else None
