"""Lists of one kind: "Georgia, Oklahoma and Pennsylvania" are states, "Cooke and Love counties" counties.

A list is read as the kind that all its names can be, where that kind is by far
better known under these names than towns are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from geomap.gazetteer import Candidate
from geomap.geocode.evidence import Name
from geomap.records import Mention
from geomap.vocabulary import listed, table

LIST = 12.0
"""What a list of its kind counts for beside a candidate's score."""

LEAST_NAMES = 3
"""Names of a list without a word for its kind; with one, two do."""

CLEARLY = 1.0
"""Powers of ten of people, for each name, by which the kind of a list must be better known than towns are."""

FAR_BEHIND = 2.5
"""Powers of ten of people by which a kind's place may be less known than the best known of its name, no more."""

_BETWEEN = listed("places.list_joints") | {",", ", and", ", or", "&"}
_PLURALS: Mapping[str, str] = table("list_kinds")


class Kind(NamedTuple):
    """What the places of a list are: their kind, in one country where they divide it."""

    kind: str
    country: str


def list_odds(names: Sequence[Name], mentions: Sequence[Mention]) -> list[list[float]]:
    """Return what the lists of an article say for the candidates of each name, as logarithms of odds."""
    numbers = {index: number for number, name in enumerate(names) for index in name.mentions}
    odds = [[0.0] * len(name.candidates) for name in names]
    for indexes in _lists(mentions, numbers):
        members = [names[numbers[index]] for index in indexes]
        kind = _kind_of(members, _named_kind(mentions, indexes))
        if kind is None:
            continue
        for index in indexes:
            number = numbers[index]
            odds[number] = [LIST * (_kind(candidate) == kind) for candidate in names[number].candidates]
    return odds


def _lists(mentions: Sequence[Mention], numbers: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the mentions of each list of two names and more."""
    row: list[int] = []
    for index, mention in enumerate(mentions):
        if row and not (index in numbers and _follows(mentions[row[-1]], mention)):
            yield from _complete(row)
            row = []
        if index in numbers:
            row.append(index)
    yield from _complete(row)


def _complete(row: list[int]) -> Iterator[list[int]]:
    if len(row) > 1:
        yield row


def _follows(one: Mention, other: Mention) -> bool:
    between = " ".join(one.article.text[one.end : other.start].split())
    return one.sentence == other.sentence and between in _BETWEEN


def _named_kind(mentions: Sequence[Mention], indexes: Sequence[int]) -> str:
    """Return the kind that a plural before or after a list names ("the states of", "counties"), "" without one."""
    first, last = mentions[indexes[0]], mentions[indexes[-1]]
    text = first.article.text
    before = text[first.sentence[0] : first.start].replace(",", " ").split()[-3:]
    after = text[last.end : last.sentence[1]].split()[:1]
    words = [word.strip(".,;:()").lower() for word in (*after, *reversed(before))]
    return next((_PLURALS[word] for word in words if word in _PLURALS), "")


def _kind_of(members: Sequence[Name], named: str) -> Kind | None:
    """Return the kind that all names of a list can be, and are best known as; None where no kind is."""
    if len({name.toponym for name in members}) < (2 if named else LEAST_NAMES):
        return None
    if any(name.beside for name in members) and (named or len(members) < LEAST_NAMES):
        return None
    kinds = set.intersection(*({_kind(c) for c in name.candidates if _may_be_meant(name, c)} for name in members))
    fitting = [kind for kind in kinds if kind.kind == named or (not named and kind.kind in ("country", "region1"))]
    if not fitting:
        return None
    best = max(fitting, key=lambda kind: (_renown(members, kind), kind))
    towns = sum(max((c.weight for c in name.candidates if c.place.kind == "city"), default=0.0) for name in members)
    return best if named or _renown(members, best) > towns + CLEARLY * len(members) else None


def _kind(candidate: Candidate) -> Kind:
    place = candidate.place
    return Kind(place.kind, place.country if place.kind in ("region1", "region2") else "")


def _may_be_meant(name: Name, candidate: Candidate) -> bool:
    return candidate.naming != "code" and candidate.weight > name.candidates[0].weight - FAR_BEHIND


def _renown(members: Sequence[Name], kind: Kind) -> float:
    return sum(name.candidates[_best_of(name, kind)].weight for name in members)


def _best_of(name: Name, kind: Kind) -> int:
    fitting = [
        (candidate.weight, -index) for index, candidate in enumerate(name.candidates) if _kind(candidate) == kind
    ]
    return -max(fitting)[1]
