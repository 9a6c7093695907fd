"""What the judge of places looks at: one row of numbers for each candidate of each name of an article."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.containment import is_within, rough_km
from geomap.gazetteer import Candidate, fold
from geomap.geocode.evidence import Name, Surroundings
from geomap.records import Mention, Place
from geomap.vocabulary import listed

_FLYING = listed("places.flying")
_SAILING = listed("places.sailing")
_COUNTY = listed("places.county")
_STATE = listed("places.state")
_TOWN = listed("places.town")

_WORD = re.compile(r"\w+|[^\w\s]")
_POSSESSIVE = frozenset({"'", "’", "s"})
_JOINING = frozenset({",", "and", "or", "&"})
_LOOK_BEHIND, _LOOK_AHEAD, _LONGEST_LIST = 40, 40, 200  # letters


class Cues(NamedTuple):
    """What the words at a name's mentions say of it.

    ``county``, ``state`` and ``town`` are the shares of the mentions that a word
    for such a place goes with ("Kingman and Harper counties", "Murmansk's
    governor", "the city of Kayseri"); ``literal`` is the share that is literal.
    """

    county: float
    state: float
    town: float
    flying: bool
    sailing: bool
    literal: float
    first: int


def cues_of(name: Name, mentions: Sequence[Mention]) -> Cues:
    """Gather the cues around all mentions of a name."""
    own = [mentions[index] for index in name.mentions]
    around = [_Around(mention) for mention in own]
    sentences = {word.strip(".,;:()").lower() for mention in own for word in _sentence(mention).split()}
    return Cues(
        county=sum(one.is_followed_by(_COUNTY) for one in around) / len(own),
        state=sum(one.is_followed_by(_STATE) or one.is_of(_STATE) for one in around) / len(own),
        town=sum(one.is_followed_by(_TOWN) or one.is_of(_TOWN) for one in around) / len(own),
        flying=not sentences.isdisjoint(_FLYING),
        sailing=not sentences.isdisjoint(_SAILING),
        literal=sum(mention.use == "literal" for mention in own) / len(own),
        first=name.mentions[0],
    )


def _sentence(mention: Mention) -> str:
    return mention.article.text[mention.sentence[0] : mention.sentence[1]]


class _Around:
    """The words before and after one mention."""

    def __init__(self, mention: Mention) -> None:
        text = mention.article.text
        before = text[max(0, mention.start - _LOOK_BEHIND) : mention.start]
        after = text[mention.end : mention.end + _LOOK_AHEAD]
        self.before = [word.lower() for word in _WORD.findall(before)]
        self.after = [word for word in _WORD.findall(after) if word.lower() not in _POSSESSIVE]
        self.list_end = _past_list(_WORD.findall(text[mention.end : mention.end + _LONGEST_LIST]))

    def is_followed_by(self, words: frozenset[str]) -> bool:
        """Say whether one of ``words`` comes next, or after the list that the name stands in."""
        return (bool(self.after) and self.after[0].lower() in words) or self.list_end in words

    def is_of(self, words: frozenset[str]) -> bool:
        """Say whether "of" stands before the name, and one of ``words`` before that."""
        before = self.before[:-1] if self.before[-1:] == ["the"] else self.before
        return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in words


def _past_list(words: Sequence[str]) -> str:
    """Return the plural after a list of names ("Cooke, Grayson and Love counties"), "" where there is none."""
    for position, word in enumerate(words):
        if word not in _JOINING and not word[0].isupper():
            return word if position and word.endswith("s") else ""
    return ""


Floats = NDArray[np.float32]

Ranked = list[tuple[float, Candidate]]
"""The candidates of a name with their scores, best first."""

KINDS = ("city", "region1", "region2", "country", "airport", "port", "region", "continent", "water", "other")
_WATER = frozenset({"sea", "ocean", "gulf", "strait", "canal", "river", "lake"})
NAMINGS = ("primary", "alternate", "historical", "abbreviation", "code")

NEAR_KM = (30.0, 120.0, 400.0)
"""How near is near: the same town, the same day's drive, the same part of a country."""

COMPANY_KM = (30.0, 100.0)
"""How near two places must be for an article to mean both by names that could be others."""

_VAST = frozenset({"country", "continent", "ocean", "region", "sea"})


def kind_number(kind: str) -> int:
    """Return a kind's place among ``KINDS``."""
    if kind in _WATER:
        return KINDS.index("water")
    return KINDS.index(kind) if kind in KINDS else KINDS.index("other")


def candidate_rows(
    names: Sequence[Name],
    mentions: Sequence[Mention],
    ranked: Sequence[Ranked],
    around: Surroundings,
    home: Place | None,
) -> list[Floats]:
    """Return for each name an array with a row for each of its candidates.

    ``ranked`` are the candidates as the rules have them, one list for each name;
    ``around`` sums up the first of each, and the demonyms' places with them.
    ``home`` is where the article's outlet is at home, if that is known.
    """
    support = _support(names)
    company = _company(names)
    points = np.array([point for _, point in around.points], np.float32).reshape(-1, 2)
    owners = np.array([owner for owner, _ in around.points])
    result = []
    for number, name in enumerate(names):
        if not name.candidates:
            result.append(np.zeros((0, 1), np.float32))
            continue
        others = points[owners != number]
        cues, own = cues_of(name, mentions), spread(name)
        best = ranked[number][0][0]
        behind = {candidate.place.id: best - score for score, candidate in reversed(ranked[number])}
        rows = [
            _row(name, candidate, cues, behind[candidate.place.id], around, number)
            + support.of(own, candidate.place)
            + _at_home(candidate.place, home)
            for candidate in name.candidates
        ]
        result.append(
            np.column_stack(
                [
                    np.array(rows, np.float32),
                    _standing(name.candidates),
                    _nearness(name.candidates, others),
                    company.of(number, name.candidates),
                ]
            )
        )
    return result


Spread = tuple[dict[str, float], dict[tuple[str, str], float]]
"""The countries and the divisions that a name could lie in, each with its share of the name."""


class Support(NamedTuple):
    """How many names of an article could lie in each country and division, whatever was chosen for them.

    A name counts the less, the more divisions it could lie in: "Pineville" and
    "Rapides" say together what "Alexandria" beside them is.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]

    def of(self, own: Spread, place: Place) -> list[float]:
        """Return what the names other than the one spread as ``own`` say for the country and division of ``place``."""
        countries, divisions = own
        return [
            self.countries[place.country] - countries.get(place.country, 0.0),
            self.divisions[place.country, place.admin1] - divisions.get((place.country, place.admin1), 0.0)
            if place.admin1
            else 0.0,
        ]


def spread(name: Name) -> Spread:
    """Return the countries and divisions that a name could lie in, with equal shares of one."""
    countries = {candidate.place.country for candidate in name.candidates if candidate.place.country}
    divisions = {(c.place.country, c.place.admin1) for c in name.candidates if c.place.admin1}
    return (
        dict.fromkeys(countries, 1 / max(1, len(countries))),
        dict.fromkeys(divisions, 1 / max(1, len(divisions))),
    )


def _support(names: Sequence[Name]) -> Support:
    support = Support(Counter(), Counter())
    for name in names:
        countries, divisions = spread(name)
        support.countries.update(countries)
        support.divisions.update(divisions)
    return support


def _at_home(place: Place, home: Place | None) -> list[float]:
    """Say whether the outlet's home is known, and whether a place lies in its country, its division and near it."""
    if home is None:
        return [0.0] * 5
    is_town = home.kind == "city"
    km = rough_km(home.lonlat, place.lonlat) if is_town else 20_000.0
    return [
        1.0 + is_town,
        float(home.country == place.country),
        float(is_town and (home.country, home.admin1) == (place.country, place.admin1)),
        float(km < 120),
        float(km < 15),
    ]


def _standing(candidates: Sequence[Candidate]) -> Floats:
    """Return how each candidate stands among the others: rank, distance to the best, how many there are."""
    weights = np.array([candidate.weight for candidate in candidates], np.float32)
    rank = np.arange(len(weights), dtype=np.float32)
    best = np.full(len(weights), weights.max(), np.float32)
    return np.column_stack([rank, best - weights, np.full(len(weights), len(weights), np.float32)])


def _nearness(candidates: Sequence[Candidate], points: Floats) -> Floats:
    """Return how many of ``points`` lie near each candidate, and how far the nearest is."""
    if not len(points):
        return np.tile(np.array([0.0] * len(NEAR_KM) + [20_000.0], np.float32), (len(candidates), 1))
    km = _rough_kms(_points_of(candidates), points)
    counts = [(km < limit).sum(axis=1) for limit in NEAR_KM]
    result: Floats = np.column_stack([*counts, km.min(axis=1)]).astype(np.float32)
    return result


def _points_of(candidates: Sequence[Candidate]) -> Floats:
    return np.array([candidate.place.lonlat for candidate in candidates], np.float32).reshape(-1, 2)


def _rough_kms(ones: Floats, others: Floats) -> Floats:
    """Return ``rough_km`` from each of ``ones`` to each of ``others``."""
    east = (ones[:, None, 0] - others[None, :, 0] + 180) % 360 - 180
    north = ones[:, None, 1] - others[None, :, 1]
    middle = np.radians((ones[:, None, 1] + others[None, :, 1]) / 2)
    result: Floats = 111.2 * np.hypot(east * np.cos(middle), north)
    return result


class Company(NamedTuple):
    """Where the names of an article could lie, whatever was chosen for them: points, name by name.

    Of the many places called Paris, only one lies in one of the many Henry Counties.
    """

    points: Floats
    owners: NDArray[np.int64]  # the numbers of the names that have points
    starts: NDArray[np.int64]  # where each of these has its first point
    counts: NDArray[np.int64]  # and how many

    def of(self, number: int, candidates: Sequence[Candidate]) -> Floats:
        """Return how many names but ``number`` could lie near each candidate.

        For each limit of ``COMPANY_KM`` a count of the names, and one in which a
        name counts the less, the more places it could be.
        """
        if not len(self.points):
            return np.zeros((len(candidates), 2 * len(COMPANY_KM)), np.float32)
        km = np.minimum.reduceat(_rough_kms(_points_of(candidates), self.points), self.starts, axis=1)
        near = [(km < limit) & (self.owners != number) for limit in COMPANY_KM]
        columns = [column for one in near for column in (one.sum(axis=1), (one / self.counts).sum(axis=1))]
        return np.column_stack(columns).astype(np.float32)


def _company(names: Sequence[Name]) -> Company:
    points = [
        _points_of([candidate for candidate in name.candidates if candidate.place.kind not in _VAST]) for name in names
    ]
    counts = np.array([len(one) for one in points], np.int64)
    owners = np.flatnonzero(counts)
    counts = counts[owners]
    return Company(
        points=np.concatenate([*points, np.zeros((0, 2), np.float32)]),
        owners=owners,
        starts=np.cumsum(counts) - counts,
        counts=counts,
    )


def _row(name: Name, candidate: Candidate, cues: Cues, behind: float, around: Surroundings, number: int) -> list[float]:
    place = candidate.place
    kind = kind_number(place.kind)
    countries = around.countries[place.country] - around.share_of(number, place.country)
    divisions = around.divisions[place.country, place.admin1] - around.share_of(number, place.country, place.admin1)
    total = sum(around.countries.values()) or 1
    row = [
        candidate.weight,
        float(np.log10(place.population + 1)),
        float(candidate.capital),
        float(any(is_within(place, region, by_distance=True) for region in name.beside)),
        float(bool(name.beside)),
        float(place.id in name.held),
        float(bool(name.held)),
        float(name.form == "short" and place.kind == "region1"),
        float(name.form == "code" and candidate.naming in ("code", "abbreviation")),
        float(candidate.name == name.toponym),
        float(place.name == name.toponym),
        float(fold(candidate.name) != fold(name.toponym)),
        float(countries),
        countries / total,
        float(divisions) if place.admin1 else 0.0,
        float(around.named_countries[place.country]),
        float(around.named_divisions[place.country, place.admin1]) if place.admin1 else 0.0,
        float(len(around.countries)),
        behind,
        float(behind == 0.0),
        float(len(name.mentions)),
        float(cues.first == 0),
        cues.literal,
        cues.county * (place.kind == "region2"),
        cues.county * (place.kind == "city"),
        cues.state * (place.kind == "region1"),
        cues.state * (place.kind == "city"),
        cues.town * (place.kind in ("region1", "region2")),
        cues.town * (place.kind == "city"),
        float(cues.flying and place.kind == "airport"),
        float(cues.sailing and place.kind == "port"),
        float(around.dateline == place.country),
    ]
    row += [float(kind == other) for other in range(len(KINDS))]
    row += [float(candidate.naming == naming) for naming in NAMINGS]
    return row
