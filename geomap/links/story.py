"""Follow an article sentence by sentence, remembering what it has told."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.links.finding import find_travellers
from geomap.links.journeys import Journey
from geomap.links.lexicon import lexicon
from geomap.links.memory import learn, named_again, recall, remember
from geomap.links.readers import find_journeys, see
from geomap.links.scenes import Scene, dateline_end, set_scene
from geomap.links.sights import Context, Sight, topic
from geomap.links.travellers import Traveller
from geomap.links.triggers import find_triggers
from geomap.records import Match, Place

MAIN_SHARE = 0.6
"""How much of an article's names must lie in its two main countries for it to be about them."""

MEMORY = 6
"""People. "He" is hardly anybody told of longer ago."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of an article, with what was read in it."""

    sight: Sight
    journeys: tuple[Journey, ...]


def follow(document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer) -> Iterator[Step]:
    """Yield the sentences of an article in order, without its boilerplate.

    Who travels is remembered from the whole article, since a later sentence may
    tell where somebody is at home; all else only from the sentences before.
    """
    scenes = tuple(_scenes(document, matches))
    described = [find_travellers(scene, gazetteer) for scene in scenes]
    memory: dict[str, Traveller] = {}
    for travellers in described:
        remember(memory, travellers)
    for scene in scenes:
        learn(memory, scene, gazetteer)
    air, sea = (_count(scenes, key) for key in ("flight.words", "shipping.words"))
    context = Context(gazetteer, _countries(matches, gazetteer), _dateline(scenes))
    for scene, travellers in zip(scenes, described, strict=True):
        known = named_again(scene, memory, recall(travellers, memory))
        sight = see(scene, known, find_triggers(scene, air=air, sea=sea), context)
        journeys = find_journeys(sight)
        yield Step(sight, journeys)
        context = _told(context, scene, known, journeys)


def _scenes(document: Document, matches: tuple[Match, ...]) -> Iterable[Scene]:
    by_sentence: dict[int, list[Match]] = {}
    starts = [sentence.start for sentence in document.sentences]
    for match in matches:
        by_sentence.setdefault(_sentence_of(starts, match.mention.start), []).append(match)
    for index, sentence in enumerate(document.sentences):
        if any(start <= sentence.start < end for start, end in document.boilerplate):
            continue
        yield set_scene(sentence, tuple(by_sentence.get(index, ())))


def _sentence_of(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _count(scenes: tuple[Scene, ...], key: str) -> int:
    words = lexicon()[key]
    return sum(word in words for scene in scenes for word in scene.words)


def _countries(matches: tuple[Match, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the article's countries, most named first; none where it is not about two above all."""
    counts = Counter(match.place.country for match in matches if match.place is not None and match.place.country)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if sum(counts[code] for code in ranked[:2]) < MAIN_SHARE * counts.total():
        return ()
    return tuple(place for place in map(gazetteer.country, ranked) if place is not None)


def _dateline(scenes: tuple[Scene, ...]) -> Place | None:
    """Return the place that the article opens with ("TUNIS, May 3:"), where "here" is."""
    return next((scene.spots[0].place for scene in scenes[:6] if dateline_end(scene)), None)


def _told(context: Context, scene: Scene, travellers: tuple[Traveller, ...], journeys: tuple[Journey, ...]) -> Context:
    """Return the context for the sentence that follows."""
    people = tuple(t for t in travellers if t.kind in {"person", "group"} and t.home is not None)
    visits = [journey for journey in journeys if journey.mode == "visit"]
    flights = [journey for journey in journeys if journey.mode == "flight"]
    standing = [spot.place for spot in scene.spots if spot.role in {"at", "destination", "of"} and not spot.demonym]
    pair = tuple(spot.place for spot in scene.spots if spot.role in {"between", "pair"})
    return replace(
        context,
        place=standing[-1] if standing else context.place,
        topic=topic(scene, context.gazetteer) or context.topic,
        pair=pair if len(pair) == 2 else context.pair,
        people=(*people, *context.people)[:MEMORY],
        carrier=_latest(travellers, {"carrier", "aircraft"}, context.carrier),
        vessel=_latest(travellers, {"vessel"}, context.vessel),
        last_visit=visits[-1].destination if visits else context.last_visit,
        last_flight_origin=flights[-1].origin if flights else context.last_flight_origin,
    )


def _latest(travellers: tuple[Traveller, ...], kinds: set[str], known: Traveller | None) -> Traveller | None:
    """Return the last traveller of ``kinds``, unless it is a bare word for the one already known ("the vessel")."""
    latest = next((t for t in reversed(travellers) if t.kind in kinds and (t.home is not None or t.name)), None)
    fallback = next((t for t in reversed(travellers) if t.kind in kinds), None)
    return latest or known or fallback
