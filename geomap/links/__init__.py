"""Which places an article joins, and how: mode, ends, direction, status, date, actors and evidence.

A sentence is read in this order: ``scenes`` says what part each place plays,
``travellers`` who can move and where they are at home, ``triggers`` which words
tell of a journey, ``journeys`` what they join, ``statuses`` how far along it is;
``merging`` tells each event once. All words stand in ``lexicon.toml``.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from geomap.dates import TimeExpression, find_times
from geomap.gazetteer import Gazetteer
from geomap.language import Reading, Sentence
from geomap.links.journeys import Journey, find_journeys
from geomap.links.lexicon import lexicon
from geomap.links.merging import Telling, merge, with_known_origins
from geomap.links.scenes import Scene, dateline_end, set_scene
from geomap.links.sights import Context, topic
from geomap.links.statuses import is_denied, read_status
from geomap.links.travellers import Traveller, find_travellers, named_again, recall, remember
from geomap.links.triggers import find_triggers
from geomap.records import Article, Evidence, Link, Match, Place, Status

__all__ = ["find_links"]

TENSES: dict[Status, bool] = {"planned": True, "proposed": True, "invited": True, "completed": False}
"""Whether the weekdays and the months without a year of a status lie ahead. The others leave it to the clause."""

MEMORY = 6
"""People. "He" is hardly anybody told of longer ago."""

OPENING = 12
"""Characters. A date that starts no later in a sentence holds for all of it ("In January, ...")."""


def find_links(
    article: Article, reading: Reading, matches: tuple[Match, ...], gazetteer: Gazetteer
) -> tuple[Link, ...]:
    """Return the links that ``article`` tells of, each once, in the order of the text.

    ``matches`` are those of the article, in order; the ones without a place are
    left out. An article that joins no places gives none.
    """
    scenes = tuple(_scenes(reading, matches))
    described = [find_travellers(scene, gazetteer) for scene in scenes]
    memory: dict[str, Traveller] = {}
    for travellers in described:
        remember(memory, travellers)
    air, sea = (_count(scenes, key) for key in ("flight.words", "shipping.words"))
    context = Context(gazetteer, _countries(matches, gazetteer), _dateline(scenes))
    tellings: list[Telling] = []
    for scene, travellers in zip(scenes, described, strict=True):
        known = named_again(scene, memory, recall(travellers, memory))
        triggers = find_triggers(scene, air=air, sea=sea)
        journeys = find_journeys(scene, known, triggers, context)
        anchor = next((told.link.date for told in reversed(tellings) if told.link.date), None)
        tellings.extend(_tellings(article, scene, journeys, anchor))
        context = _told(context, scene, known, journeys)
    return merge(with_known_origins(tuple(tellings)))


def _scenes(reading: Reading, matches: tuple[Match, ...]) -> Iterable[Scene]:
    by_sentence: dict[int, list[Match]] = {}
    starts = [sentence.start for sentence in reading.sentences]
    for match in matches:
        by_sentence.setdefault(_sentence_of(starts, match.mention.start), []).append(match)
    for index, sentence in enumerate(reading.sentences):
        yield set_scene(sentence, tuple(by_sentence.get(index, ())))


def _sentence_of(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _count(scenes: tuple[Scene, ...], key: str) -> int:
    words = lexicon()[key]
    return sum(word in words for scene in scenes for word in scene.words)


def _countries(matches: tuple[Match, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    counts = Counter(match.place.country for match in matches if match.place is not None and match.place.country)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
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


def _tellings(article: Article, scene: Scene, journeys: tuple[Journey, ...], anchor: str | None) -> Iterable[Telling]:
    if not journeys:
        return
    sentence = scene.sentence
    text = article.text[sentence.start : sentence.end]
    tenses: dict[bool | None, tuple[TimeExpression, ...]] = {
        future: _times_behind_dateline(
            scene, find_times(text, published=article.published, anchor=anchor, future=future)
        )
        for future in (None, True, False)
    }
    before: Link | None = None
    for journey in journeys:
        if is_denied(scene, journey.trigger, journey.clause, service=journey.bidirectional):
            continue
        status = read_status(scene, journey.trigger, journey.clause, service=journey.bidirectional)
        day = _date(scene, journey, tenses[TENSES.get(status)])
        if day is None and before is not None and before.status == status and scene.words[journey.clause[0]] == "and":
            day = before.date
        if status in {"operating", "completed"} and _lies_ahead(day, article.published):
            status = "planned"
        before = Link(
            mode=journey.mode,
            origin=journey.origin,
            destination=journey.destination,
            via=journey.via,
            bidirectional=journey.bidirectional,
            status=status,
            date=day,
            actors=_actors(journey),
            score=journey.score,
            rule=f"{journey.trigger.shape} {scene.words[journey.trigger.index]}; origin: {journey.how}",
            evidence=_evidence(article, sentence, text),
        )
        yield Telling(before, journey.traveller)


def _lies_ahead(day: str | None, published: date | None) -> bool:
    """Say whether all of the ISO date ``day`` comes after the day of writing."""
    return day is not None and published is not None and day > published.isoformat()[: len(day)]


def _times_behind_dateline(scene: Scene, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Leave out the date of a dateline ("TUNIS, May 3 - Malta's premier"): it is the day of writing."""
    end = dateline_end(scene)
    limit = scene.sentence.tokens[end].start - scene.sentence.start if end else 0
    return tuple(time for time in times if time.start >= limit)


def _evidence(article: Article, sentence: Sentence, text: str) -> Evidence:
    return Evidence(text, sentence.start, sentence.end, article.id, article.title, article.published, article.url)


def _actors(journey: Journey) -> tuple[str, ...]:
    if journey.traveller is None or not journey.traveller.text:
        return ()
    return (journey.traveller.text,)


def _date(scene: Scene, journey: Journey, times: tuple[TimeExpression, ...]) -> str | None:
    """Return the date of the time expression nearest to the journey's trigger in its clause, else before it."""
    tokens, offset = scene.sentence.tokens, scene.sentence.start
    at = tokens[journey.trigger.index].start - offset
    first, end = tokens[journey.clause[0]].start - offset, tokens[journey.clause[1] - 1].end - offset
    dated = [time for time in times if time.value is not None]
    own = [time for time in dated if first <= time.start < end]
    leading = [time for time in dated if time.start < OPENING and time.end <= first]
    following = scene.words[journey.clause[1] : journey.clause[1] + 1]
    behind = [time for time in dated if time.start > end and following and following[0] in {"that", "which", "when"}]
    chosen = min(own or leading or behind, key=lambda time: abs(time.start - at), default=None)
    return chosen.value if chosen is not None else None
