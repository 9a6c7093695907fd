"""From journeys to links: status, date and actors attached, and each event told once."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from geomap.containment import is_same_or_within, is_within
from geomap.dates import TimeExpression, find_times
from geomap.document import Sentence
from geomap.links.agents import Agent
from geomap.links.journeys import Journey
from geomap.links.lexicon import expression, lexicon, pattern
from geomap.links.parsing import ParsedSentence, dateline_end
from geomap.links.triggers import Shape, Trigger
from geomap.records import Article, Evidence, Link, Place, Status

REACH = 12
"""Tokens behind a trigger within which a word can still call it off ("the visit to Oslo was postponed")."""

_CALLED_OFF: tuple[tuple[str, Status], ...] = (
    ("status.postponed", "postponed"),
    ("status.cancelled", "cancelled"),
    ("status.suspended", "suspended"),
)
_ON_THE_WAY: frozenset[Shape] = frozenset({"bound", "leaving", "carrying", "service", "passage"})


_HABITUAL: frozenset[Shape] = frozenset({"motion", "arriving", "passage", "carrying"})


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around a trigger: its word, its clause as a whole, before it and near it, and the sentence."""

    trigger: Trigger
    word: str
    clause: str
    before: str
    near: str
    behind: str
    sentence: str
    service: bool


def read_status(parsed: ParsedSentence, trigger: Trigger, clause: tuple[int, int], *, service: bool) -> Status:
    """Return the status of what ``trigger`` tells, within the tokens of ``clause``.

    ``service`` is true for what runs on a timetable: what began is operating,
    where a single journey in the past is completed.
    """
    around = _Surroundings(
        trigger,
        parsed.words[trigger.index],
        parsed.joined(*clause),
        parsed.joined(clause[0], trigger.index),
        parsed.joined(clause[0], min(clause[1], trigger.index + REACH)),
        parsed.joined(trigger.index + 1, clause[1]),
        parsed.joined(0, len(parsed.words)),
        service,
    )
    found = (ask(around) for ask in _STATUS_QUESTIONS)
    return next((status for status in found if status is not None), _running(around))


def _by_the_word(around: _Surroundings) -> Status | None:
    if around.word in lexicon()["shared.divert"]:
        return "operating"
    return "planned" if around.word in lexicon()["shared.awaited"] else None


def _called_off(around: _Surroundings) -> Status | None:
    for key, status in _CALLED_OFF:
        begins_again = pattern("status.beginning").search(around.before) and not pattern(key).search(around.before)
        if pattern(key).search(around.near) and not (around.service and begins_again):
            return status
    if pattern("status.meant").search(around.before):  # "was to visit": the sentence says what became of it
        called_off = (status for key, status in _CALLED_OFF if pattern(key).search(around.sentence))
        return next(called_off, "postponed" if pattern("status.meant_once").search(around.before) else None)
    return None


def _lost(around: _Surroundings) -> Status | None:
    if around.service or around.trigger.shape not in _ON_THE_WAY:
        return None
    if pattern("status.lost").search(around.clause):
        return "cancelled"
    return "suspended" if pattern("status.struck").search(around.clause) else None


def _ended(around: _Surroundings) -> Status | None:
    if not around.service:
        return None
    if pattern("status.ended").search(around.near):
        return "cancelled"
    stopped = expression("out_of_service").search(around.clause)
    return None if stopped is None else "postponed" if stopped.group("start") else "suspended"


def _invited(around: _Surroundings) -> Status | None:
    invites = around.word in lexicon()["visit.verbs_invite"]
    if not invites and not pattern("status.invited").search(around.before):
        return None
    return "completed" if around.word.endswith("ed") and not invites else "invited"


def _tried_or_proposed(around: _Surroundings) -> Status | None:
    if pattern("status.trial").search(around.clause):
        return "trial"
    during = expression("during").search(around.before)
    if pattern("status.proposed").search(around.before) and not during:
        return "proposed"
    services = (pattern("status.proposed"), pattern("status.proposed_services"))
    return "proposed" if around.service and any(words.search(around.clause) for words in services) else None


def _ahead(around: _Surroundings) -> Status | None:
    """Return "planned" where the clause speaks of what is still to come."""
    planned = pattern("status.planned")
    if planned.search(around.before) or (around.service and planned.search(around.clause)):
        return "planned"
    is_verb = around.trigger.shape != "trip"
    if not around.service and is_verb and _is_present(around):
        return "planned"
    if around.trigger.shape == "trip" and pattern("status.begins").search(around.behind):
        return "planned"
    infinitive = expression("infinitive").search(around.before) and around.word in lexicon()["visit.verbs_to"]
    return "planned" if infinitive else None


def _is_present(around: _Surroundings) -> bool:
    return around.word in lexicon()["status.present"] and not pattern("status.past").search(around.before)


_STATUS_QUESTIONS: tuple[Callable[[_Surroundings], Status | None], ...] = (
    _by_the_word, _called_off, _lost, _ended, _invited, _tried_or_proposed, _ahead,
)  # fmt: skip


def _running(around: _Surroundings) -> Status:
    """Return whether what is neither ahead nor called off is still under way."""
    word, shape = around.word, around.trigger.shape
    if around.service or shape == "bound":
        return "completed" if shape == "bound" and pattern("status.stopped").search(around.before) else "operating"
    is_habit = shape in _HABITUAL and not word.endswith("ed") and pattern("status.habits").search(around.clause)
    if is_habit and not pattern("status.past").search(around.before):
        return "operating"
    progressive = word.endswith("ing") and expression("progressive").search(around.before)
    present = shape == "object" and word.endswith("s") and not pattern("status.past").search(around.before)
    stands = word in {"is", "are"} or (shape == "trip" and pattern("status.begun").search(around.before))
    return "operating" if progressive or present or stands else "completed"


def is_denied(parsed: ParsedSentence, trigger: Trigger, clause: tuple[int, int], *, service: bool) -> bool:
    """Say whether the sentence denies what ``trigger`` tells; a service that will not run is suspended, not denied."""
    if pattern("status.denied").search(parsed.joined(0, trigger.index)):
        return True
    if service and expression("out_of_service").search(parsed.joined(*clause)):
        return False
    before = expression("contrast").sub(" ,", parsed.joined(clause[0], trigger.index))
    return bool(pattern("status.negated").search(before))


_OVERTAKING: tuple[Status, ...] = ("cancelled", "postponed", "suspended")
"""What is called off stays so, whatever the article says of the plan before or after."""


@dataclass(frozen=True, slots=True)
class LinkMention:
    """A link as one sentence tells it, with who or what travels."""

    link: Link
    agent: Agent | None


def without_echoes(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """Drop a journey that a better one of the same sentence already tells."""
    kept: list[Journey] = []
    for journey in sorted(journeys, key=lambda journey: -journey.score):
        if not any(_is_echo(journey, other) for other in kept):
            kept.append(journey)
    return tuple(journey for journey in journeys if journey in kept)


def _is_echo(journey: Journey, other: Journey) -> bool:
    same_start = journey.origin is None or (
        other.origin is not None and is_same_or_within(other.origin, journey.origin)
    )
    return journey.mode == other.mode and same_start and _is_told_by(other, journey)


def _is_told_by(other: Journey, journey: Journey) -> bool:
    goal, coarse = other.destination, journey.destination
    return goal.id == coarse.id or is_within(goal, coarse)


def merge(mentions: tuple[LinkMention, ...]) -> tuple[Link, ...]:
    """Return the links of one article with each event told once, in the order of the text.

    Two mentions are of one event when mode, ends, dates and agents agree: an
    end agrees with the country around it, a date with a coarser one, a name with
    itself, a title with the person who bears it. The link keeps the finer ends and
    date, and the evidence of the mention that says most.
    """
    merged: list[LinkMention] = []
    for mention in mentions:
        twin = next((index for index, other in enumerate(merged) if _is_same_event(mention, other)), None)
        if twin is None:
            merged.append(mention)
        else:
            merged[twin] = _joined(merged[twin], mention)
    return tuple(mention.link for mention in merged)


def with_known_origins(mentions: tuple[LinkMention, ...]) -> tuple[LinkMention, ...]:
    """Give the voyages without an origin the one that another sentence gives the same vessel."""
    return tuple(_from_known_origin(mention, mentions) for mention in mentions)


def _from_known_origin(mention: LinkMention, mentions: tuple[LinkMention, ...]) -> LinkMention:
    link, vessel = mention.link, mention.agent
    if link.origin is not None or link.mode == "visit" or vessel is None:
        return mention
    for other in mentions:
        known, origin = other.agent, other.link.origin
        same = (
            known is not None
            and known.kind == vessel.kind
            and (not vessel.name or not known.name or vessel.name == known.name)
        )
        if same and origin is not None and other.link.mode == link.mode and origin != link.destination:
            return replace(mention, link=replace(link, origin=origin))
    return mention


def _is_same_event(one: LinkMention, other: LinkMention) -> bool:
    first, second = one.link, other.link
    if first.mode != second.mode or not _dates_agree(first.date, second.date):
        return False
    straight = _ends_agree(first.origin, second.origin) and _ends_agree(first.destination, second.destination)
    turned = _ends_agree(first.origin, second.destination) and _ends_agree(first.destination, second.origin)
    both_ways = first.bidirectional and second.bidirectional and first.origin is not None and second.origin is not None
    if not straight and not (turned and both_ways):
        return False
    if first.evidence.start != second.evidence.start and (first.status in _OVERTAKING) != (
        second.status in _OVERTAKING
    ):
        return False  # announced, and put off in another sentence: two states, which the network joins as one event
    return _statuses_agree(first.status, second.status) and _agents_agree(one, other)


def _dates_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _ends_agree(one: Place | None, other: Place | None) -> bool:
    return one is None or other is None or is_same_or_within(one, other)


def _statuses_agree(one: Status, other: Status) -> bool:
    """Say whether one event can have had both statuses: a plan and its end can, two outcomes cannot."""
    if one == other or {one, other} & set(_OVERTAKING):
        return True
    return {one, other} in (
        {"planned", "operating"},
        {"completed", "operating"},
        {"planned", "proposed"},
        {"trial", "operating"},
    )


def _agents_agree(one: LinkMention, other: LinkMention) -> bool:
    first, second = one.agent, other.agent
    if one.link.evidence.start == other.link.evidence.start:
        return (
            first is None
            or second is None
            or not first.surname
            or not second.surname
            or first.surname == second.surname
        )
    if first is None or second is None:
        return one.link.mode != "visit" or first is second
    if first.surname and second.surname:
        return first.surname == second.surname
    if first.is_one_of_many != second.is_one_of_many:
        return False
    if one.link.mode != "visit":
        return first.kind == second.kind or "carrier" in {first.kind, second.kind}
    shared = first.titles & second.titles
    return first.kind == second.kind and len(shared) >= min(2, len(first.titles), len(second.titles)) and bool(shared)


def _joined(first: LinkMention, second: LinkMention) -> LinkMention:
    best, rest = (second, first) if _says_more(second.link, first.link) else (first, second)
    status = next((told.link.status for told in (second, first) if told.link.status in _OVERTAKING), best.link.status)
    link = replace(
        best.link,
        origin=_finer(best.link.origin, rest.link.origin),
        destination=_finer(best.link.destination, rest.link.destination),
        via=best.link.via or rest.link.via,
        status=status,
        date=max((best.link.date or "", rest.link.date or ""), key=len) or None,
        actors=best.link.actors or rest.link.actors,
    )
    named = next((told.agent for told in (best, rest) if told.agent is not None and told.agent.surname), None)
    return LinkMention(link, named or best.agent or rest.agent)


def _says_more(one: Link, other: Link) -> bool:
    """Say whether ``one`` is better evidence than ``other``, which stands before it in the text."""
    return (one.date is not None, round(one.score, 1)) > (other.date is not None, round(other.score, 1))


def _finer(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    return other if one.kind == "country" and other.kind != "country" else one


TENSES: dict[Status, bool] = {"planned": True, "proposed": True, "invited": True, "completed": False}
"""Whether the weekdays and the months without a year of a status lie ahead. The others leave it to the clause."""

STAY_DAYS = 1
"""How many days after an arrival the visitor is taken to be there still."""

OPENING = 12
"""Characters. A date that starts no later in a sentence holds for all of it ("In January, ...")."""


def link_mentions(
    article: Article, parsed: ParsedSentence, journeys: tuple[Journey, ...], anchor: str | None
) -> Iterator[LinkMention]:
    """Yield a link for each of a sentence's journeys that the sentence does not deny.

    ``anchor`` is the last date told before, from which "two months later" counts.
    """
    if not journeys:
        return
    sentence = parsed.sentence
    text = article.text[sentence.start : sentence.end]

    @cache
    def times(future: bool | None) -> tuple[TimeExpression, ...]:
        found = find_times(text, published=article.published, anchor=anchor, future=future)
        return _times_behind_dateline(parsed, found)

    before: Link | None = None
    for journey in journeys:
        cue = journey.cue_tokens or (journey.trigger.index, journey.trigger.index)
        judged = journey.trigger.shape == "learnt"  # with all the words around it, "not" among them
        if not judged and is_denied(parsed, journey.trigger, journey.clause, service=journey.bidirectional):
            continue
        status = journey.status or read_status(parsed, journey.trigger, journey.clause, service=journey.bidirectional)
        day = _date(parsed, journey, times(TENSES.get(status)))
        if day is None and before is not None and before.status == status and parsed.words[journey.clause[0]] == "and":
            day = before.date
        if status in {"operating", "completed"} and _lies_ahead(day, article.published):
            status = "planned"
        elif status == "completed" and _is_still_there(parsed, journey, day, article.published):
            status = "operating"
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
            rule=f"{journey.trigger.shape} {parsed.words[journey.trigger.index]}; origin: {journey.how}",
            evidence=_evidence(article, sentence, text),
            trigger=parsed.text(*cue),
            cue=parsed.offsets(cue),
            origin_span=parsed.offsets(journey.origin_tokens),
            destination_span=parsed.offsets(journey.destination_tokens),
            origin_found=journey.how,
        )
        yield LinkMention(before, journey.agent)


def _is_still_there(parsed: ParsedSentence, journey: Journey, day: str | None, published: date | None) -> bool:
    """Say whether a visitor arrived so lately that the stay is still on."""
    if journey.mode != "visit" or parsed.words[journey.trigger.index] not in lexicon()["status.arrived"]:
        return False
    if day is None or published is None or len(day) < len("2025-05-14"):
        return False
    return 0 <= (published - date.fromisoformat(day)).days <= STAY_DAYS


def _lies_ahead(day: str | None, published: date | None) -> bool:
    """Say whether all of the ISO date ``day`` comes after the day of writing."""
    return day is not None and published is not None and day > published.isoformat()[: len(day)]


def _times_behind_dateline(parsed: ParsedSentence, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Leave out the date of a dateline ("TUNIS, May 3 - Malta's premier"): it is the day of writing."""
    end = dateline_end(parsed)
    limit = parsed.sentence.tokens[end].start - parsed.sentence.start if end else 0
    return tuple(time for time in times if time.start >= limit)


def _evidence(article: Article, sentence: Sentence, text: str) -> Evidence:
    return Evidence(text, sentence.start, sentence.end, article.id, article.title, article.published, article.url)


def _actors(journey: Journey) -> tuple[str, ...]:
    if journey.agent is None or not journey.agent.text:
        return ()
    return (journey.agent.text,)


def _date(parsed: ParsedSentence, journey: Journey, times: tuple[TimeExpression, ...]) -> str | None:
    """Return the date of the time expression nearest to the journey's trigger in its clause, else before it."""
    tokens, offset = parsed.sentence.tokens, parsed.sentence.start
    at = tokens[journey.trigger.index].start - offset
    first, end = tokens[journey.clause[0]].start - offset, tokens[journey.clause[1] - 1].end - offset
    first_since = expression("first_since")
    dated = [
        time
        for time in times
        if time.value is not None and not first_since.search(parsed.joined(0, _token_at(parsed, time.start + offset)))
    ]
    own = [time for time in dated if first <= time.start < end]
    leading = [time for time in dated if time.start < OPENING and time.end <= first]
    behind = [time for time in dated if time.start > end and _is_set_later(parsed, journey.clause[1])]
    chosen = min(own or leading or behind, key=lambda time: abs(time.start - at), default=None)
    return chosen.value if chosen is not None else None


def _token_at(parsed: ParsedSentence, start: int) -> int:
    """Return the number of the first token that does not begin before an offset."""
    return bisect_left([token.start for token in parsed.sentence.tokens], start)


def _is_set_later(parsed: ParsedSentence, first: int) -> bool:
    """Say whether a clause tells when the journey before it is to be ("a visit that was to begin on Monday")."""
    opening = parsed.words[first : first + 4]
    return opening[:1] in {("that",), ("which",)} and bool(lexicon()["status.set"] & set(opening))
