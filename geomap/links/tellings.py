"""From the journeys of a sentence to links: status, date, actors and evidence."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from geomap.dates import TimeExpression, find_times
from geomap.document import Sentence
from geomap.links.journeys import Journey
from geomap.links.merging import Telling
from geomap.links.scenes import Scene, dateline_end
from geomap.links.statuses import is_denied, read_status
from geomap.records import Article, Evidence, Link, Status

TENSES: dict[Status, bool] = {"planned": True, "proposed": True, "invited": True, "completed": False}
"""Whether the weekdays and the months without a year of a status lie ahead. The others leave it to the clause."""

_SET = frozenset("to due planned scheduled set expected begins began".split())

OPENING = 12
"""Characters. A date that starts no later in a sentence holds for all of it ("In January, ...")."""


def tell(article: Article, scene: Scene, journeys: tuple[Journey, ...], anchor: str | None) -> Iterator[Telling]:
    """Yield a link for each of a sentence's journeys that the sentence does not deny.

    ``anchor`` is the last date told before, from which "two months later" counts.
    """
    if not journeys:
        return
    sentence = scene.sentence
    text = article.text[sentence.start : sentence.end]

    @cache
    def times(future: bool | None) -> tuple[TimeExpression, ...]:
        found = find_times(text, published=article.published, anchor=anchor, future=future)
        return _times_behind_dateline(scene, found)

    before: Link | None = None
    for journey in journeys:
        if is_denied(scene, journey.trigger, journey.clause, service=journey.bidirectional):
            continue
        status = read_status(scene, journey.trigger, journey.clause, service=journey.bidirectional)
        day = _date(scene, journey, times(TENSES.get(status)))
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
    behind = [time for time in dated if time.start > end and _is_set_later(scene, journey.clause[1])]
    chosen = min(own or leading or behind, key=lambda time: abs(time.start - at), default=None)
    return chosen.value if chosen is not None else None


def _is_set_later(scene: Scene, first: int) -> bool:
    """Say whether a clause tells when the journey before it is to be ("a visit that was to begin on Monday")."""
    opening = scene.words[first : first + 4]
    return opening[:1] in {("that",), ("which",)} and bool(_SET & set(opening))
