"""What an article says about where its names lie: regions beside names, countries named, places near, its outlet."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from geomap.containment import is_within
from geomap.datafiles import data_path
from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.records import LonLat, Mention, Place
from geomap.vocabulary import listed

MOST_CANDIDATES = 40
"""Candidates of one name that are weighed; San Antonio has over three hundred bearers."""

MOST_COUNTIES = 15
"""Counties weighed besides; Washington County has thirty bearers."""

REGIONS = frozenset({"country", "region1", "region2", "island", "islands", "region"})
"""Kinds that, beside a name, say where it lies."""

_LINKS = frozenset({",", "(", ", in", "in", "in the", ", in the", ", the", ", the capital of", ", capital of"})
"""What may stand between a name and the region that holds it ("Paris, Texas"; "Tripoli in Libya")."""


class Name(NamedTuple):
    """All mentions of an article that are one name: the same words, with the same region beside them or none.

    ``beside`` are the places that the region beside the name may be; ``held`` the
    ids of those of its own candidates that hold a name beside which it stands.
    ``form`` is "short" where the text abbreviates the toponym ("Calif."), "code"
    where it is a word of three or four capitals in running text, else "".
    """

    toponym: str
    mentions: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    beside: tuple[Place, ...]
    held: frozenset[str]
    form: str


def names_of(mentions: Sequence[Mention], chosen: Sequence[int], gazetteer: Gazetteer) -> list[Name]:
    """Gather the ``chosen`` of an article's mentions into names, in the order in which they first come."""
    regions = [region_beside(mentions, index, gazetteer) for index in range(len(mentions))]
    groups: dict[tuple[str, str], list[int]] = {}
    senses: dict[str, str] = {}
    held: dict[str, set[str]] = {}
    for index in chosen:
        key, region = fold(mentions[index].toponym), fold(regions[index][0])
        if region:
            senses[key] = region
            held.setdefault(region, set()).update(place.id for place in regions[index][1])
        # A name keeps the region that was last set beside it.
        groups.setdefault((key, region or senses.get(key, "")), []).append(index)
    return [
        Name(
            toponym=mentions[indexes[0]].toponym,
            mentions=tuple(indexes),
            candidates=candidates_of(mentions[indexes[0]].toponym, gazetteer),
            beside=next((regions[index][1] for index in indexes if regions[index][1]), ()),
            held=frozenset(held.get(key, ())),
            form=form_of(mentions[indexes[0]]),
        )
        for (key, _), indexes in groups.items()
    ]


_AFFIXES = re.compile(
    r"^(?:the )?(?:republic|state|city|town|village|province|county|borough|port) of (?:the )?"
    r"| (?:state|city|town|province|county|co\.|township|twp\.?|district|region|peninsula|prefecture|governorate)$",
    re.IGNORECASE,
)


def candidates_of(toponym: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the places that a name may mean, likeliest first, ``MOST_CANDIDATES`` at most.

    Counties are called without the word, too ("Cooke and Grayson counties"); a
    name that nothing bears is tried without "Republic of", "State" and the like.
    """
    found = gazetteer.find(toponym)[:MOST_CANDIDATES]
    if not found:
        bare = _AFFIXES.sub("", toponym)
        return gazetteer.find(bare)[:MOST_CANDIDATES] if bare != toponym else ()
    if toponym[-1].isalpha() and not _AFFIXES.search(toponym):
        known = {candidate.place.id for candidate in found}
        counties = gazetteer.find(f"{toponym} County")[:MOST_COUNTIES]
        found += tuple(county for county in counties if county.place.id not in known)
    return found


def form_of(mention: Mention) -> str:
    """Return whether a mention spells out a short form, or is written as a code: "short", "code" or ""."""
    text = mention.text
    if text != mention.toponym and len(text) < len(mention.toponym):
        return "short" if fold(text) != fold(mention.toponym) else ""
    start, end = mention.sentence
    running = not mention.article.text[start:end].isupper()
    return "code" if running and len(text) in (3, 4) and text.isalpha() and text.isupper() else ""


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
    held = [
        place
        for place in places
        if any(is_within(c.place, place, by_distance=True) for c in gazetteer.find(mention.toponym))
    ]
    return (following.toponym, tuple(held)) if held else ("", ())


class Surroundings(NamedTuple):
    """The places an article has been given so far: how often each country and division, and where they lie.

    A name counts once, a country or division twice where the text names it
    itself. Names are known by their numbers, demonyms by -1.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    named_countries: Counter[str]
    named_divisions: Counter[tuple[str, str]]
    points: tuple[tuple[int, LonLat], ...]
    places: tuple[Place | None, ...]
    dateline: str

    def share_of(self, number: int, country: str, admin1: str = "") -> int:
        """Return what the name with ``number`` itself added to its country's or division's count."""
        place = self.places[number]
        if place is None or place.country != country or (admin1 and place.admin1 != admin1):
            return 0
        return 2 if place.kind == ("region1" if admin1 else "country") else 1


def surroundings(chosen: Sequence[Place | None], demonyms: Sequence[Place]) -> Surroundings:
    """Sum up the places chosen for an article's names, and those that its demonyms stand for."""
    sums = Surroundings(Counter(), Counter(), Counter(), Counter(), (), tuple(chosen), "")
    points = []
    numbered = [*enumerate(chosen), *((-1, place) for place in demonyms)]
    for number, place in numbered:
        if place is None:
            continue
        _count(sums, place)
        if place.kind not in ("country", "continent", "ocean"):
            points.append((number, place.lonlat))
    dateline = next((place.country for place in chosen if place is not None and place.country), "")
    return sums._replace(points=tuple(points), dateline=dateline)


def _count(sums: Surroundings, place: Place) -> None:
    """Add a place to the counts."""
    is_country, is_division = place.kind == "country", place.kind == "region1"
    if place.country:
        sums.countries[place.country] += 1 + is_country
        sums.named_countries[place.country] += is_country
    if place.admin1:
        sums.divisions[place.country, place.admin1] += 1 + is_division
        sums.named_divisions[place.country, place.admin1] += is_division


# Endings of addresses that are countries' but not by their ISO codes, or that all the world uses.
_ENDINGS = {"uk": "GB", "gov": "US", "mil": "US"}
_EVERYWHERES = listed("places.everywheres")


@cache
def _outlets() -> dict[str, tuple[str, str, str]]:
    with data_path("curated/outlets.csv").open(encoding="utf-8", newline="") as file:
        return {row["domain"]: (row["place"], row["country"], row["admin1"]) for row in csv.DictReader(file)}


def home_of(url: str | None, gazetteer: Gazetteer) -> Place | None:
    """Return the town of the outlet at ``url``, else the country that its address ends in, else None."""
    host = urlsplit(url or "").netloc.lower().split(":")[0].removeprefix("www.")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        known = _outlets().get(".".join(labels[start:]))
        if known is not None:
            return _town(*known, gazetteer)
    ending = labels[-1]
    if ending not in _ENDINGS and (len(ending) != 2 or ending in _EVERYWHERES):
        return None
    return gazetteer.country(_ENDINGS.get(ending, ending.upper()))


def _town(name: str, country: str, admin1: str, gazetteer: Gazetteer) -> Place | None:
    """Return the likeliest town of that name in a country, and in a division of it where one is given."""
    for candidate in gazetteer.find(name):
        place = candidate.place
        if place.kind == "city" and place.country == country and admin1 in ("", place.admin1):
            return place
    return None
