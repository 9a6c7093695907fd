"""Choose a place for each mention of one article, or say why not.

The article is decided as a whole. A name is one thing throughout, unless the
text sets another region beside it; a first round goes by what the names say
themselves, a second by the countries, divisions and places that the first found.
Where weights are at hand, a small model then judges each candidate by all of it.
"""

from collections.abc import Iterable, Sequence
from math import exp
from typing import Literal

from geomap import weights as learnt
from geomap.containment import is_within, rough_km
from geomap.document import Document
from geomap.gazetteer import Candidate, Gazetteer
from geomap.geocode.evidence import Name, Surroundings, home_of, names_of, surroundings
from geomap.geocode.lists import list_odds
from geomap.geocode.ranking import Floats, Ranked, candidate_rows
from geomap.geocode.travel import is_travelled, journey_odds, share_of_town, with_towns_first
from geomap.records import Alternative, Match, Mention, Place
from geomap.weights import Weights

__all__ = ["geocode"]

NEXT_BEST = 5
"""Places that a match carries beside the chosen one, at most."""

LEAST_SHARE = 0.01
"""A place that is less likely than this is not worth a person's doubt."""

BESIDE, SAME_COUNTRY, SAME_DIVISION, NEAR, SHORT_FORM, CODE, AS_WRITTEN = 8.0, 1.2, 1.2, 1.2, 6.0, 4.0, 0.7
"""What each fact counts for, in powers of ten of people, the unit of a candidate's own weight."""

NEAR_KM = 150.0

FIRM = 4.0
"""What a firm sign counts for beside the models' scores, which are logarithms of odds."""

OBSCURE = 2.0
"""Powers of ten of people by which a place is so small that accents alone do not speak for it: Malé in Mexico."""

RENOWN = 0.8
"""What each power of ten of people by which a place is less known than the best known of its name takes from the
models' odds, where nothing in the article speaks for its country: the models learnt from papers, half of them local,
whose readers need not be told which London is meant."""

THIN = 1
"""Names of a country beside one to or from which somebody travels that do not yet outweigh renown: who flies from
Boston to London need not stay in England."""

OWN = 25.0
"""What a place of the user's own gazetteer counts for before others of its name, by rules and by models."""


def geocode(
    document: Document,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    weights: Weights | Literal["shipped"] | None = "shipped",
) -> tuple[Match, ...]:
    """Return a match for each of ``mentions``, in their order.

    ``weights`` are those that came with geomap for "shipped"; None leaves the
    choice to the rules.
    """
    models = learnt.load() if weights == "shipped" else weights
    matches = {
        index: Match(mention, place, 1.0, f"what {mention.text!r} stands for")
        for index, mention in enumerate(mentions)
        if (place := demonym_of(mention, gazetteer)) is not None
    }
    matches |= {
        index: Match(mention, place, 1.0, f"what {mention.text!r} stands for")
        for index, mention in enumerate(mentions)
        if (place := capital_of(mention, gazetteer)) is not None
    }
    demonyms = [match.place for match in matches.values() if match.place is not None]
    others = [index for index in range(len(mentions)) if index not in matches]
    names = names_of(mentions, others, gazetteer)
    home = home_of(document.article.url, gazetteer)
    for name, ranked in zip(names, _decide(names, mentions, demonyms, home, models), strict=True):
        for index in name.mentions:
            matches[index] = _match(mentions[index], name, ranked, steep=models is None)
    return tuple(matches[index] for index in range(len(mentions)))


def demonym_of(mention: Mention, gazetteer: Gazetteer) -> Place | None:
    """Return the place that a mention stands for as a demonym, or None."""
    return gazetteer.demonym(mention.text) if mention.demonym else None


def capital_of(mention: Mention, gazetteer: Gazetteer) -> Place | None:
    """Return the capital that a mention calls by its country ("Saudi capital"), or None."""
    demonym, _, noun = mention.text.rpartition(" ")
    country = gazetteer.demonym(demonym) if noun.lower() == "capital" else None
    return gazetteer.capital(country.country) if country is not None and country.kind == "country" else None


def first_rounds(names: Sequence[Name], demonyms: Sequence[Place]) -> tuple[list[Ranked], Surroundings]:
    """Return what rules make of the names: the ranked candidates, and a summary of the first of each."""
    alone = [_best(_ranked(name, number, None)) for number, name in enumerate(names)]
    around = surroundings(alone, demonyms)
    ranked = [_ranked(name, number, around) for number, name in enumerate(names)]
    return ranked, surroundings([_best(one) for one in ranked], demonyms)


def _decide(
    names: Sequence[Name],
    mentions: Sequence[Mention],
    demonyms: Sequence[Place],
    home: Place | None,
    models: Weights | None,
) -> list[Ranked]:
    """Rank the candidates of each name, by rules and then, where there are models, by these.

    A second look of the models, at what the first made of the rest, changed nothing.
    """
    ranked, around = first_rounds(names, demonyms)
    if models is None:
        return ranked
    rows = candidate_rows(names, mentions, ranked, around, home)
    scores = [_scores(name, mentions, own, models) for name, own in zip(names, rows, strict=True)]
    scores = _added(scores, [_renown(name, number, mentions, around, home) for number, name in enumerate(names)])
    scores = _added(scores, list_odds(names, mentions))
    chosen = [_best(_by_score(name, own)) for name, own in zip(names, scores, strict=True)]
    scores = _added(scores, journey_odds(names, mentions, chosen))
    return [_by_score(name, own) for name, own in zip(names, scores, strict=True)]


def _added(scores: Sequence[Sequence[float]], odds: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the sums of two rows of numbers for each name."""
    return [[one + other for one, other in zip(*rows, strict=True)] for rows in zip(scores, odds, strict=True)]


def _by_score(name: Name, scores: Sequence[float]) -> Ranked:
    return _sorted(zip(scores, name.candidates, strict=True))


def _renown(
    name: Name, number: int, mentions: Sequence[Mention], around: Surroundings, home: Place | None
) -> list[float]:
    """Return what the candidates of a name lose for being less known than the first of them, as logarithms of odds."""
    if name.beside or name.held or name.form:
        return [0.0] * len(name.candidates)
    best = max((candidate.weight for candidate in name.candidates), default=0.0)
    enough = THIN if is_travelled(name, mentions) else 0
    return [
        RENOWN * (candidate.weight - best) * _is_unsupported(number, candidate.place, around, home, enough)
        for candidate in name.candidates
    ]


def _is_unsupported(number: int, place: Place, around: Surroundings, home: Place | None, enough: int) -> bool:
    """Say whether no more than ``enough`` of an article speaks for a place but its name."""
    if home is not None and home.country == place.country:
        return False
    return around.countries[place.country] - around.share_of(number, place.country) <= enough


def _scores(name: Name, mentions: Sequence[Mention], rows: Floats, models: Weights) -> list[float]:
    """Score the candidates of one name by the models, and by what no model may overrule."""
    if not name.candidates:
        return []
    scores = with_towns_first(name.candidates, models.places.score(rows).tolist(), least=share_of_town(name, mentions))
    return [
        score + FIRM * _firm(name, candidate) + OWN * _is_preferred(name, candidate)
        for score, candidate in zip(scores, name.candidates, strict=True)
    ]


def _firm(name: Name, candidate: Candidate) -> float:
    """Say how firmly the text itself speaks for a candidate, whatever is usual elsewhere.

    A region beside the name, a code or a name with its accents says 1 each;
    and a country that goes by its own name wants a reason not to be meant.
    """
    place = candidate.place
    held = place.id in name.held or any(is_within(place, region, by_distance=True) for region in name.beside)
    is_code = name.form == "code" and candidate.naming in ("code", "abbreviation")
    is_known = candidate.weight > name.candidates[0].weight - OBSCURE
    is_as_written = is_known and not name.toponym.isascii() and candidate.name == name.toponym
    is_country = place.kind == "country" and candidate.naming in ("primary", "abbreviation")
    return held + is_code + is_as_written + 0.4 * is_country


def _is_preferred(name: Name, candidate: Candidate) -> bool:
    """Say whether a place is of the user's own gazetteer, and no region beside the name speaks for another."""
    return candidate.own and (
        not name.beside or any(is_within(candidate.place, region, by_distance=True) for region in name.beside)
    )


def _best(ranked: Ranked) -> Place | None:
    return ranked[0][1].place if ranked else None


def _ranked(name: Name, number: int, around: Surroundings | None) -> Ranked:
    return _sorted((_score(name, number, candidate, around), candidate) for candidate in name.candidates)


def _sorted(scored: Iterable[tuple[float, Candidate]]) -> Ranked:
    return sorted(scored, key=lambda item: (-item[0], item[1].place.id))


def _score(name: Name, number: int, candidate: Candidate, around: Surroundings | None) -> float:
    place = candidate.place
    score = candidate.weight
    score += BESIDE if any(is_within(place, region, by_distance=True) for region in name.beside) else 0.0
    score += BESIDE if place.id in name.held else 0.0
    score += SHORT_FORM if name.form == "short" and place.kind == "region1" else 0.0
    score += CODE if name.form == "code" and candidate.naming in ("code", "abbreviation") else 0.0
    score += OWN if _is_preferred(name, candidate) else 0.0
    score += AS_WRITTEN if not name.toponym.isascii() and candidate.name == name.toponym else 0.0
    if around is None:
        return score
    total = sum(around.countries.values()) or 1
    score += SAME_COUNTRY * min(1.0, 3 * around.countries[place.country] / total)
    if place.kind != "region1":
        score += SAME_DIVISION * min(1.0, around.divisions[place.country, place.admin1] / 2)
    near = sum(1 for other, point in around.points if other != number and rough_km(point, place.lonlat) < NEAR_KM)
    return score + NEAR * min(1.0, near / 2)


def _match(mention: Mention, name: Name, ranked: Ranked, *, steep: bool) -> Match:
    """Return the match of one mention; its score is the best candidate's share of all."""
    if not ranked:
        return Match(mention, None, 0.0, "not in the gazetteer")
    best = ranked[0][1]
    odds = [exp(min(0.0, (2 if steep else 1) * (score - ranked[0][0]))) for score, _ in ranked]
    shares = [round(one / sum(odds), 3) for one in odds]
    likely = [
        Alternative(candidate.place, share)
        for share, (_, candidate) in zip(shares[1:], ranked[1:], strict=True)
        if share >= LEAST_SHARE
    ]
    return Match(mention, best.place, shares[0], _reason(name, best), tuple(likely[:NEXT_BEST]))


def _reason(name: Name, best: Candidate) -> str:
    if len(name.candidates) == 1:
        return "only candidate"
    if best.own:
        return f"best known: {best.reason}"
    if any(is_within(best.place, region, by_distance=True) for region in name.beside):
        return f"{name.beside[0].name} stands beside it"
    if best.weight < max(candidate.weight for candidate in name.candidates):
        return "fits the other places of the article"
    return f"best known: {best.reason}"
