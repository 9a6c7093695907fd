"""What an article says about where its names lie: regions beside names, countries named, places near."""

from collections import Counter
from collections.abc import Sequence
from math import cos, radians
from typing import NamedTuple

from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.records import LonLat, Mention, Place

MOST_CANDIDATES = 40
"""Candidates of one name that are weighed; San Antonio has over three hundred bearers."""

REGIONS = frozenset({"country", "region1", "region2", "island", "islands", "region"})
"""Kinds that, beside a name, say where it lies."""

_LINKS = frozenset({",", "(", ", in", "in", "in the", ", in the", ", the", ", the capital of", ", capital of"})
"""What may stand between a name and the region that holds it ("Paris, Texas"; "Tripoli in Libya")."""


class Name(NamedTuple):
    """All mentions of an article that are one name: the same words, with the same region beside them or none.

    ``beside`` are the places that the region beside the name may be.
    """

    toponym: str
    mentions: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    beside: tuple[Place, ...]
    short_form: bool


def names_of(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Name]:
    """Gather an article's mentions into names, in the order in which they first come."""
    found = {index: region_beside(mentions, index, gazetteer) for index in range(len(mentions))}
    groups: dict[tuple[str, str], list[int]] = {}
    senses: dict[str, list[str]] = {}
    for index, mention in enumerate(mentions):
        key = fold(mention.toponym)
        region = fold(found[index][0]) if found[index] else ""
        if region and region not in senses.setdefault(key, []):
            senses[key].append(region)
    for index, mention in enumerate(mentions):
        key = fold(mention.toponym)
        region = fold(found[index][0]) if found[index] else ""
        if not region and len(senses.get(key, ())) == 1:
            region = senses[key][0]
        groups.setdefault((key, region), []).append(index)
    return [
        Name(
            toponym=mentions[indexes[0]].toponym,
            mentions=tuple(indexes),
            candidates=gazetteer.find(mentions[indexes[0]].toponym)[:MOST_CANDIDATES],
            beside=next((found[index][1] for index in indexes if found[index][1]), ()),
            short_form=is_short_form(mentions[indexes[0]]),
        )
        for indexes in groups.values()
    ]


def is_short_form(mention: Mention) -> bool:
    """Say whether the toponym spells out what the text abbreviates ("Calif.")."""
    return mention.text != mention.toponym and len(mention.text) < len(mention.toponym) and "." in mention.text


def region_beside(mentions: Sequence[Mention], index: int, gazetteer: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """Return the name of the region beside a mention and the places it may be; ("", ()) without one."""
    mention = mentions[index]
    if index + 1 == len(mentions) or mentions[index + 1].sentence != mention.sentence:
        return "", ()
    following = mentions[index + 1]
    between = " ".join(mention.article.text[mention.end : following.start].split())
    if between not in _LINKS:
        return "", ()
    places = tuple(
        candidate.place for candidate in gazetteer.find(following.toponym)[:5] if candidate.place.kind in REGIONS
    )
    held = [place for place in places if any(holds(place, c.place) for c in gazetteer.find(mention.toponym))]
    return (following.toponym, tuple(held)) if held else ("", ())


def holds(region: Place, place: Place) -> bool:
    """Say whether ``place`` lies in ``region``, as far as codes and distances can say."""
    if region.id == place.id:
        return False
    if region.kind == "country":
        return place.country == region.country and place.kind != "country"
    if region.kind == "region1":
        return (place.country, place.admin1) == (region.country, region.admin1) and place.kind not in (
            "country",
            "region1",
        )
    if region.kind == "region2":
        return place.kind not in ("country", "region1", "region2") and rough_km(region.lonlat, place.lonlat) < 60
    return place.kind != "country" and rough_km(region.lonlat, place.lonlat) < 300


def rough_km(a: LonLat, b: LonLat) -> float:
    """Return a distance good to a few per cent within a thousand kilometres: enough to tell near from far."""
    east = (a[0] - b[0] + 180) % 360 - 180
    north = a[1] - b[1]
    east *= cos(radians((a[1] + b[1]) / 2))
    return 111.2 * float((east * east + north * north) ** 0.5)


class Surroundings(NamedTuple):
    """The places an article has been given so far: how often each country and division, and where they lie."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    points: tuple[tuple[str, LonLat], ...]  # (name, point) of each place that is no area


def surroundings(chosen: Sequence[tuple[Name, Place | None]]) -> Surroundings:
    """Sum up the places chosen for an article's names; a name counts once, a country once more by name."""
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    points = []
    for name, place in chosen:
        if place is None:
            continue
        if place.country:
            countries[place.country] += 2 if place.kind == "country" else 1
        if place.admin1:
            divisions[place.country, place.admin1] += 2 if place.kind == "region1" else 1
        if place.kind not in ("country", "continent", "ocean"):
            points.append((name.toponym, place.lonlat))
    return Surroundings(countries, divisions, tuple(points))
