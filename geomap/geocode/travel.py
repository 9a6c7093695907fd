"""Let a journey tell the place: who travels goes to a town, ships to the sea, ferries and flights to where they reach.

The town comes before the division that is named for it, and of towns of one name
the one that the other end of the journey, and the way of travelling, speak for.
"""

import re
from collections.abc import Mapping, Sequence
from math import inf, log2
from typing import NamedTuple

import numpy as np

from geomap.containment import rough_km
from geomap.errors import RouteError
from geomap.gazetteer import Candidate
from geomap.geocode.evidence import Name
from geomap.records import AREA_KINDS, Mention, Place
from geomap.routes import by_sea, lies_by_sea
from geomap.vocabulary import listed

_DIVISIONS = listed("places.divisions")
_TRAVEL = listed("places.travel")
_GOING = re.compile(
    r"(?:^|\W)(?:to|from|at|in|for|via|and|or|between|with|reached|left|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?"
    r"|link(?:s|ed|ing)?|connect(?:s|ed|ing)?|,|[-–/])\s*$"
)
_NEAR = re.compile(r"(?:^|\W)(?:near|outside|towards?)\s+$")
_REACH = 12
_FERRIES = listed("places.ferries")
_FLYING = listed("places.flying")
_SAILING = listed("places.sailing")

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
    return 0.0 if is_travelled(name, mentions) else 0.5


def is_travelled(name: Name, mentions: Sequence[Mention]) -> bool:
    """Say whether somebody or something travels to or from a name, or is near it."""
    return any(_is_end(mentions[index]) for index in name.mentions)


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


# ---------------------------------------------------------------- namesakes

OBSCURE = 1.0
"""Powers of ten of people: places further behind the best known of their name are not raised by a journey."""

INLAND = -4.0
"""For a town that no ship reaches, where a ship sails from or to the name of a known one that it does."""

OUT_OF_REACH = -4.0
"""For a place further from the other end than a ferry goes."""

LESS_LIKELY = -2.0
"""For a place far from the other end of a flight, where a known place of its name lies near it."""

VAST = -6.0
"""For a state or a province that no other end lies in or near, where towns bear its name too."""

FERRY_KM, FLIGHT_KM = 800.0, 1_000.0
"""How far ferries go, and how near the ends of a short flight lie."""

MOST_ROUTES = 4
"""Candidates of a name whose way by sea is measured."""

_AREAS = frozenset({"region1", "region2"})
_ENDS_OF_SHIPS = frozenset({"city", "port"})


class Way(NamedTuple):
    """How a sentence travels, and the places that it names beside."""

    mode: str  # "ferry", "ship" or "flight"
    others: tuple[Place, ...]


def journey_odds(
    names: Sequence[Name], mentions: Sequence[Mention], chosen: Sequence[Place | None]
) -> list[list[float]]:
    """Return what journeys say for and against the candidates of each name, as logarithms of odds.

    ``chosen`` is what each name is taken for so far: a name is judged by the others of its sentence.
    """
    places = {index: chosen[number] for number, name in enumerate(names) for index in name.mentions}
    keys = {index: number for number, name in enumerate(names) for index in name.mentions}
    return [_odds_of(name, _ways(number, name, mentions, places, keys)) for number, name in enumerate(names)]


def _ways(
    number: int,
    name: Name,
    mentions: Sequence[Mention],
    places: Mapping[int, Place | None],
    keys: Mapping[int, int],
) -> list[Way]:
    """Return the journeys that a name is an end of, by the sentences of its mentions."""
    if len(name.candidates) < 2 or name.beside or name.held:
        return []
    ways = []
    for index in name.mentions:
        mode = _mode_of(mentions[index]) if _is_end(mentions[index]) else ""
        if mode:
            near = range(max(0, index - NEIGHBOURS), min(len(mentions), index + NEIGHBOURS + 1))
            others = (
                places[other]
                for other in near
                if keys.get(other, number) != number and mentions[other].sentence == mentions[index].sentence
            )
            ways.append(Way(mode, tuple(place for place in others if place is not None)))
    return ways


NEIGHBOURS = 6
"""Names before and after one that may be the other end of its journey."""


def _mode_of(mention: Mention) -> str:
    start, end = mention.sentence
    words = {word.strip(".,;:()").lower() for word in mention.article.text[start:end].split()}
    kinds = {"ferry": _FERRIES, "flight": _FLYING, "ship": _SAILING}
    return next((mode for mode, cues in kinds.items() if not words.isdisjoint(cues)), "")


def _odds_of(name: Name, ways: Sequence[Way]) -> list[float]:
    odds = [0.0] * len(name.candidates)
    for way in ways:
        odds = [one + other for one, other in zip(odds, _odds_by(way, name.candidates), strict=True)]
    return [one / max(1, len(ways)) for one in odds]


def _odds_by(way: Way, candidates: Sequence[Candidate]) -> list[float]:
    """Return what one journey says for and against each candidate."""
    best = max(candidate.weight for candidate in candidates)
    known = [candidate for candidate in candidates if candidate.weight > best - OBSCURE]
    afloat = any(c.naming == "primary" and _is_by_sea(c.place) for c in known)
    near = any(candidate.place.kind not in AREA_KINDS and _is_within_reach(way, candidate.place) for candidate in known)
    odds = [_odds(way, candidate.place, is_known_afloat=afloat, is_known_near=near) for candidate in candidates]
    if way.mode == "ship" and way.others:
        ports = [i for i, one in enumerate(candidates) if one.weight > best - OBSCURE and not odds[i]][:MOST_ROUTES]
        kms = {index: _sea_km(way.others[0], candidates[index].place) for index in ports}
        for index, km in kms.items():
            odds[index] -= log2(km / min(kms.values()))
    return odds


def _odds(way: Way, place: Place, *, is_known_afloat: bool, is_known_near: bool) -> float:
    if way.mode != "flight" and is_known_afloat and place.kind in _ENDS_OF_SHIPS and not _is_by_sea(place):
        return INLAND
    if not is_known_near or way.mode == "ship" or _is_within_reach(way, place):
        return 0.0
    if place.kind in _AREAS:
        return VAST
    return OUT_OF_REACH if way.mode == "ferry" else LESS_LIKELY


def _is_by_sea(place: Place) -> bool:
    return place.kind in _ENDS_OF_SHIPS and lies_by_sea(place.lonlat)


def _is_within_reach(way: Way, place: Place) -> bool:
    """Say whether a place lies so near another of the sentence that a ferry or a short flight goes there."""
    reach = FERRY_KM if way.mode == "ferry" else FLIGHT_KM
    return any(rough_km(place.lonlat, other.lonlat) < reach for other in way.others)


def _sea_km(one: Place, other: Place) -> float:
    """Return the km by sea between two places, or more than any way where ships cannot go."""
    try:
        return max(by_sea(one.lonlat, other.lonlat).km, 1.0)
    except RouteError:
        return 40_000.0
