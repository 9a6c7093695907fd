"""Choose a place for each mention of one article, or say why not.

The article is decided as a whole. A name is one thing throughout, unless the
text sets another region beside it; a first round goes by what the names say
themselves, a second by the countries, divisions and places that the first found.
"""

from collections.abc import Sequence
from math import exp

from geomap.gazetteer import Candidate, Gazetteer
from geomap.geocode.evidence import Name, Surroundings, holds, names_of, rough_km, surroundings
from geomap.language import Reading
from geomap.records import Article, Match, Mention, Place

__all__ = ["geocode"]

NEXT_BEST = 3
"""Places that a match carries beside the chosen one."""

BESIDE, SAME_COUNTRY, SAME_DIVISION, NEAR, SHORT_FORM, CODE, AS_WRITTEN = 8.0, 1.2, 1.2, 1.2, 6.0, 4.0, 0.7
"""What each fact counts for, in powers of ten of people, the unit of a candidate's own weight."""

NEAR_KM = 150.0


def geocode(article: Article, reading: Reading, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Return a match for each of ``mentions``, in their order."""
    names = names_of(mentions, gazetteer)
    first = [(name, _best(name, None)) for name in names]
    around = surroundings(first)
    matches: dict[int, Match] = {}
    for name in names:
        ranked = _ranked(name, around)
        for index in name.mentions:
            matches[index] = _match(mentions[index], name, ranked, around)
    return tuple(matches[index] for index in range(len(mentions)))


def _best(name: Name, around: Surroundings | None) -> Place | None:
    ranked = _ranked(name, around)
    return ranked[0][1].place if ranked else None


def _ranked(name: Name, around: Surroundings | None) -> list[tuple[float, Candidate]]:
    scored = [(_score(name, candidate, around), candidate) for candidate in name.candidates]
    return sorted(scored, key=lambda item: (-item[0], item[1].place.id))


def _score(name: Name, candidate: Candidate, around: Surroundings | None) -> float:
    place = candidate.place
    score = candidate.weight
    score += BESIDE if any(holds(region, place) for region in name.beside) else 0.0
    score += BESIDE if place.id in name.held else 0.0
    score += SHORT_FORM if name.form == "short" and place.kind == "region1" else 0.0
    score += CODE if name.form == "code" and candidate.naming in ("code", "abbreviation") else 0.0
    score += AS_WRITTEN if not name.toponym.isascii() and candidate.name == name.toponym else 0.0
    if around is None:
        return score
    total = sum(around.countries.values()) or 1
    score += SAME_COUNTRY * min(1.0, 3 * around.countries[place.country] / total)
    if place.kind != "region1":
        score += SAME_DIVISION * min(1.0, around.divisions[place.country, place.admin1] / 2)
    near = sum(1 for other, point in around.points if other != name.toponym and rough_km(point, place.lonlat) < NEAR_KM)
    return score + NEAR * min(1.0, near / 2)


def _match(mention: Mention, name: Name, ranked: list[tuple[float, Candidate]], around: Surroundings) -> Match:
    if not ranked:
        return Match(mention, None, 0.0, "not in the gazetteer")
    best = ranked[0][1]
    share = 1 / sum(exp(min(0.0, 2 * (score - ranked[0][0]))) for score, _ in ranked)
    others = tuple(dict.fromkeys(candidate.place for _, candidate in ranked[1:] if candidate.place != best.place))
    return Match(mention, best.place, round(share, 3), _reason(name, best, ranked, around), others[:NEXT_BEST])


def _reason(name: Name, best: Candidate, ranked: list[tuple[float, Candidate]], around: Surroundings) -> str:
    if len(ranked) == 1:
        return "only candidate"
    if any(holds(region, best.place) for region in name.beside):
        return f"{name.beside[0].name} stands beside it"
    if best is not max((candidate for _, candidate in ranked), key=lambda candidate: candidate.weight):
        return "near the other places of the article"
    return f"best known: {best.reason}"
