"""Which places a sentence joins, read from the words that tell of a journey and what stands around them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from geomap.containment import is_within
from geomap.links.agents import Agent
from geomap.links.discourse import Analysis, Discourse, first_chain, topic
from geomap.links.journeys import (
    MODE_OF,
    ORIGIN_SCORES,
    PEOPLE,
    Journey,
    agent_of_trip,
    is_private,
    is_sent,
    journey_of,
    journeys_to,
    mode_of,
    operator,
    owner_of_call,
    passage,
    services,
    subject,
    visits,
    whom_is_sent,
)
from geomap.links.lexicon import lexicon, pattern
from geomap.links.parsing import IMPLIED, Argument, ParsedSentence, clauses
from geomap.links.triggers import Shape, Trigger
from geomap.records import Place

VISITED_KINDS = frozenset({"city", "country", "region1", "island", "islands", "airport", "base", "port"})

_ROUTE_AGAIN = re.compile(
    r"(?<!\S)(?:the|that|this) (?:route|line|sector)|between (?:the two|them)(?! (?:countries|nations|sides))"
)
"""What stands for the two ends that were named before."""


def _as_known(agent: Agent, discourse: Discourse) -> Agent:
    """Return the vessel or carrier told of before for a bare word ("the airline"), and give "her deputy" her home."""
    if agent.kind == "person" and agent.home is None and discourse.people:
        words = set(agent.text.lower().split())
        if words & {"his", "her", "their"}:
            return replace(agent, home=discourse.people[0].home, how="coreference")
        if "its" in words and discourse.topic is not None:
            return replace(agent, home=discourse.topic, how="coreference")
        return agent
    known = {"vessel": discourse.vessel, "carrier": discourse.carrier}.get(agent.kind)
    if agent.home is not None or agent.name or known is None or known.kind != agent.kind:
        return agent
    return replace(known, first=agent.first, last=agent.last, how="coreference" if known.home else "unknown")


def _is_part_of_an_agent(trigger: Trigger, agents: tuple[Agent, ...]) -> bool:
    """Say whether a verb is none ("the Head of the agency"); a vessel or flight may be both ("the ferry between")."""
    return trigger.shape != "service" and any(t.first <= trigger.index <= t.last for t in agents)


def _from_where_the_first_left(found: list[Journey], journey: Journey) -> Journey:
    """Give a voyage or flight without an origin that of the one before it in the sentence ("carried 300 more to")."""
    known = [other.origin for other in found if other.how == "stated" and other.mode != "visit"]
    if journey.origin is None and known and known[-1] is not None and known[-1].id != journey.destination.id:
        return replace(
            journey, origin=known[-1], how="article", score=round(journey.score * ORIGIN_SCORES["article"], 3)
        )
    return journey


def _read_trip(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a noun: "Oman's Lima trip", "the visit of its premier to Quito", "his tour of Asia"."""
    arguments, word = analysis.field(trigger), analysis.word(trigger.index)
    before = tuple(argument for argument in analysis.ends if argument.last == trigger.index - 1)
    goals = (
        first_chain(before, "modifier", "object", "")
        or first_chain(arguments, "destination")
        or _paid(analysis, trigger)
    )
    if word.startswith("tour"):
        goals = goals or first_chain(arguments, "of")
    if word in {"arrival", "stopover", "layover", "visit", "tour", "stop", "stops"}:
        goals = goals or first_chain((argument for argument in arguments if argument.literal), "at", "goal")
    for goal in goals or _where_it_is_written(analysis, trigger):
        agent = agent_of_trip(analysis, trigger, goal.place)
        if agent is None:
            yield from visits(analysis, trigger, None, goal, arguments)
        elif not is_private(agent):
            yield from journeys_to(analysis, trigger, agent, (goal,), arguments)


def _where_it_is_written(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the dateline as the end of a visit told without one ("begins a state visit")."""
    first = analysis.clause(trigger)[0]
    begins = pattern("status.begun").search(analysis.parsed.joined(max(first, trigger.index - 6), trigger.index))
    return (
        (_implied(trigger, analysis.discourse.dateline),) if begins and analysis.discourse.dateline is not None else ()
    )


def _paid(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of "paid Oslo a visit"."""
    verbs = [
        i for i in range(max(trigger.index - 7, 0), trigger.index) if analysis.word(i) in lexicon()["visit.verbs_pay"]
    ]
    between = (argument for argument in analysis.ends if verbs and verbs[-1] < argument.first < trigger.index)
    return first_chain(between, "object")[:1]


def _read_object(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb whose object is the place gone to: "visited Quito and Lima"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    serves = analysis.word(trigger.index) in lexicon()["shared.verbs_serve"]
    if serves and (agent is None or agent.kind in PEOPLE):
        return
    near = tuple(argument for argument in arguments if argument.first <= trigger.index + 6)
    goals = first_chain(near, "object", "modifier")
    if agent is None and "visit" in analysis.word(trigger.index):
        for goal in goals:
            yield from visits(analysis, trigger, None, goal, arguments)
    elif not goals and agent is not None and agent.kind in PEOPLE:
        goals = first_chain((argument for argument in arguments if argument.literal), "at") or _same_again(
            analysis, trigger
        )
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _same_again(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the last visit where the verb has no object ("his father visited in 1967")."""
    place = analysis.discourse.last_visit
    stands_alone = analysis.word(trigger.index + 1) in {
        ",",
        ".",
        "in",
        "on",
        ";",
        "last",
        "later",
        "twice",
        "again",
        "suit",
    }
    if analysis.word(trigger.index) not in lexicon()["visit.same_again"] or first_chain(analysis.field(trigger), "at"):
        return ()
    return (_implied(trigger, place),) if place is not None and stands_alone else ()


def _read_motion(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of motion: "flew from Oslo to Riga", "headed for Perth", "sent a team to Quito"."""
    agent = whom_is_sent(analysis, trigger) if is_sent(analysis, trigger) else subject(analysis, trigger)
    arguments = analysis.field(trigger)
    for_too = analysis.word(trigger.index).startswith(("head", "set", "embark", "sail"))
    goals = first_chain(arguments, "destination", "goal") if for_too else first_chain(arguments, "destination")
    goals = goals or _here(analysis, trigger) or _same_again(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)
    mode = mode_of(trigger, agent)
    untitled = agent is None or not agent.titles
    if analysis.word(trigger.index) in lexicon()["flight.verbs"] and untitled:
        mode = "flight"  # "Himalaya Wings will fly between": a carrier that no table knows
    if mode in {"flight", "shipping"} and first_chain(arguments, "between"):
        yield from services(analysis, trigger, mode, agent, arguments)


def _read_leaving(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of leaving: "left Tbilisi on Thursday for Santiago"."""
    arguments = analysis.field(trigger)
    left = first_chain(
        (argument for argument in arguments if argument.first <= trigger.index + 4), "object", "modifier"
    )
    starts = tuple(replace(argument, role="origin") for argument in left[:1])
    goals = first_chain(arguments, "goal", "destination")
    yield from journeys_to(analysis, trigger, subject(analysis, trigger), goals, (*starts, *arguments))


def _read_arriving(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of arriving: "landed in Accra", "docked at Mombasa", "arrived here"."""
    agent, arguments = subject(analysis, trigger) or owner_of_call(analysis, trigger), analysis.field(trigger)
    if trigger.mode == "shipping" and agent is None:
        agent = analysis.discourse.vessel
    if trigger.mode == "shipping" and (agent is None or agent.kind not in {"vessel", "carrier"}):
        return
    goals = first_chain(arguments, "at", "destination") or _here(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _here(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the end of "arrived here", where the dateline is, or "there", the place told of last."""
    place = {"here": analysis.discourse.dateline, "there": analysis.discourse.place}.get(
        analysis.word(trigger.index + 1),
        analysis.discourse.dateline if analysis.word(trigger.index + 2) == "here" else None,
    )
    return (_implied(trigger, place),) if place is not None else ()


def _implied(trigger: Trigger, place: Place) -> Argument:
    """Return a place that the sentence means without naming it, as if it stood at the trigger."""
    return Argument(trigger.index, trigger.index, place, "at", demonym=False, literal=True, chain=IMPLIED)


def _read_carrying(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what vessels, aircraft and carriers do with a load: "carried grain from Odesa to Beira"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    if agent is not None and agent.kind in {"vessel", "aircraft", "carrier"}:
        yield from journeys_to(analysis, trigger, agent, first_chain(arguments, "destination"), arguments)
        if first_chain(arguments, "between"):
            yield from services(analysis, trigger, MODE_OF[agent.kind], agent, arguments)


def _read_linking(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "links Birmingham with Athens" and "connecting Oslo and Riga", said of a carrier or a service."""
    mode = _mode_of_service(analysis, trigger)
    if mode is None:
        return
    arguments = analysis.field(trigger)
    starts, goals = (
        first_chain(arguments, "object", "modifier", "origin"),
        first_chain(arguments, "with", "destination"),
    )
    pairs = [(one, other) for one in starts for other in goals] or list(combinations(starts, 2))
    for one, other in pairs:
        runner = operator(analysis, trigger, mode)
        yield journey_of(analysis, trigger, mode, one, other, (), runner, "stated", two_way=True)


def _mode_of_service(analysis: Analysis, trigger: Trigger) -> str | None:
    """Return the mode of the service, carrier or vessel before the trigger, None where there is none."""
    services = [t for t in analysis.triggers if t.shape == "service" and t.index < trigger.index]
    runners = [t for t in analysis.agents if t.last < trigger.index and t.kind in {"carrier", "vessel", "aircraft"}]
    if services:
        return services[-1].mode
    return MODE_OF[runners[-1].kind] if runners else None


def _read_presence(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what a foreigner does on the argument: "held talks in Oslo"."""
    agent = subject(analysis, trigger)
    if agent is None or agent.kind not in PEOPLE or agent.home is None:
        return
    if agent.kind != "group" and analysis.word(trigger.index) in lexicon()["visit.verbs_team"]:
        return
    first, end = analysis.clause(trigger)
    if lexicon()["visit.remote"] & set(analysis.words[first:end]):
        return
    literal = tuple(argument for argument in analysis.field(trigger) if argument.literal)
    for goal in first_chain(literal, "at") or _fronted(analysis, first):
        if goal.place.kind in VISITED_KINDS:
            yield from visits(analysis, trigger, agent, goal, ())


def _fronted(analysis: Analysis, first: int) -> tuple[Argument, ...]:
    """Return the place before "where", or at the very start of the clause ("In Oslo, the envoy met")."""
    if analysis.word(first) == "where":
        return first_chain((argument for argument in analysis.ends if first - 3 <= argument.last < first), "at")
    opening = first_chain(
        (argument for argument in analysis.ends if argument.literal and first <= argument.first), "at"
    )
    return opening if opening and opening[0].first <= first + 2 else ()


def _read_hosting(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what a host does: "Quito received Oman's premier", "invited the emir to Rome"."""
    index = trigger.index
    guests = [t for t in analysis.agents if index < t.first <= index + 2 and t.kind in PEOPLE]
    if not guests or guests[0].home is None or analysis.word(guests[0].last + 1) in {"'s", "'", "’"}:
        return
    arguments = tuple(argument for argument in analysis.field(trigger) if argument.first > guests[0].last)
    if analysis.word(index) in lexicon()["visit.verbs_invite"]:
        goals = first_chain(arguments, "destination")
    else:
        first = analysis.clause(trigger)[0]
        hosts = (argument for argument in analysis.ends if first <= argument.first and argument.last < index)
        goals = (
            first_chain((argument for argument in arguments if argument.literal), "at")
            or first_chain(hosts, "", "object")[:1]
        )
    for goal in goals:
        yield from visits(analysis, trigger, guests[0], goal, ())


def _read_follow(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "his deputy followed": the destination of the last visit, with another visitor."""
    agent = subject(analysis, trigger)
    if agent is not None and agent.kind in PEOPLE and agent.home is not None:
        for goal in _same_again(analysis, trigger):
            yield from visits(analysis, trigger, agent, goal, ())


def _read_bound(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "bound for Lagos", "en route to Perth", "on passage from Ningbo to Rotterdam", "due in Beira"."""
    word, before = analysis.word(trigger.index), analysis.word(trigger.index - 1)
    phrases = {("passage", "on"), ("route", "en"), ("route", "on"), ("way", "its"), ("way", "their")}
    arguments, awaited = analysis.field(trigger), word in {"due", "expected"}
    if awaited:
        near = tuple(argument for argument in arguments if argument.first <= trigger.index + 3)
        yield from journeys_to(
            analysis,
            trigger,
            subject(analysis, trigger),
            first_chain(near, "at") or _here(analysis, trigger),
            arguments,
        )
    elif (word, before) in phrases or word in {"bound", "destined"}:
        near_agents = [t for t in analysis.agents if t.last < trigger.index]
        agent = near_agents[-1] if near_agents else subject(analysis, trigger)
        if agent is not None and agent.kind in {"vessel", "aircraft"}:
            yield from journeys_to(analysis, trigger, agent, first_chain(arguments, "goal", "destination"), arguments)


def _read_ban(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read who is kept out: "Chile banned the Peruvian airline from flying to Arica"."""
    behind = [
        t for t in analysis.agents if trigger.index < t.first <= trigger.index + 6 and t.kind in {"carrier", "vessel"}
    ]
    if not behind or behind[0].home is None:
        return
    first = analysis.clause(trigger)[0]
    rest = tuple(argument for argument in analysis.ends if argument.first > behind[0].last)
    hosts = tuple(argument for argument in analysis.ends if first <= argument.first and argument.last < trigger.index)
    goals = first_chain(rest, "destination") or first_chain(hosts, "", "object")[:1]
    for goal in goals:
        if goal.place.country != behind[0].home.country:
            yield passage(analysis, trigger, MODE_OF[behind[0].kind], behind[0], goal, ())


def _read_service(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read flights and sailings: "between Cork and Riga", "the Riga–Oslo route", "from Oslo to Riga"."""
    if trigger.mode is None:
        return
    ahead = tuple(argument for argument in analysis.ends if 0 < trigger.index - argument.last <= 6)
    pair = tuple(argument for argument in ahead if argument.role == "pair")
    named = tuple(argument for argument in ahead if argument.role in {"origin", "destination"})
    arguments = analysis.field(trigger) or pair or (named if first_chain(named, "origin") else ())
    runner = operator(analysis, trigger, trigger.mode)
    if not arguments and _ROUTE_AGAIN.search(analysis.parsed.joined(trigger.index, trigger.index + 8)):
        for one, other in combinations(analysis.discourse.pair, 2):
            yield journey_of(analysis, trigger, trigger.mode, one, other, (), runner, "article", two_way=True)
    yield from services(analysis, trigger, trigger.mode, runner, arguments)


def _timetable(analysis: Analysis) -> Iterator[Journey]:
    """Yield the services that a timetable or a carrier lists ("lists KTM-DOH daily", "Fjord Air adds Oslo-Riga")."""
    changes = {index for index, word in enumerate(analysis.words) if word in lexicon()["flight.verbs_list"]}
    listed = bool(changes) and any(t.kind == "carrier" for t in analysis.agents)
    for one, other in pairwise(analysis.parsed.arguments):
        if one.chain != other.chain or one.role != "pair":
            continue
        codes = _is_code(analysis.parsed, one) and _is_code(analysis.parsed, other)
        if (codes and "airport" in {one.place.kind, other.place.kind}) or (listed and min(changes) < one.first):
            trigger = Trigger(one.first, "service", "flight")
            yield journey_of(analysis, trigger, "flight", one, other, (), None, "stated", two_way=True)


def _is_code(parsed: ParsedSentence, argument: Argument) -> bool:
    text = parsed.text(argument.first, argument.last)
    return len(text) in {3, 4} and text.isupper()


def is_no_journey(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether the words around a trigger make it flight from danger, a train's journey, or a thing of the mind."""
    first, end = analysis.clause(trigger)
    named = {index for t in analysis.agents for index in range(t.first, t.last + 1)}
    ahead = {
        analysis.words[index] for index in range(max(first, trigger.index - 6), trigger.index) if index not in named
    }
    if lexicon()["shared.other_ways"] & ahead:
        return True
    if trigger.shape != "service" and pattern("visit.reasons_of_ones_own").search(analysis.parsed.joined(first, end)):
        return True
    flees = bool(lexicon()["shared.fleeing"] & set(analysis.words[first:end]))
    if trigger.mode == "flight" and trigger.shape == "service":
        return flees or _is_somebodys_flight(analysis, trigger)
    return flees and trigger.shape in {"motion", "leaving"}


def _is_somebodys_flight(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether a flight is a person's ("her flight to Ghana"), and so an escape and no air service."""
    if analysis.word(trigger.index - 1) in {"his", "her", "their", "my"}:
        return True
    if analysis.word(trigger.index) != "flight" or analysis.word(trigger.index - 1) != "'s":
        return False
    return not any(t.last + 2 == trigger.index and t.kind in {"carrier", "aircraft"} for t in analysis.agents)


def _without_echoes(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """Drop a journey that a better one of the same sentence already tells."""
    kept: list[Journey] = []
    for journey in sorted(journeys, key=lambda journey: -journey.score):
        if not any(_is_echo(journey, other) for other in kept):
            kept.append(journey)
    return tuple(journey for journey in journeys if journey in kept)


def _is_echo(journey: Journey, other: Journey) -> bool:
    same_start = journey.origin is None or (other.origin is not None and journey.origin.country == other.origin.country)
    return journey.mode == other.mode and same_start and _is_told_by(other, journey)


def _is_told_by(other: Journey, journey: Journey) -> bool:
    goal, coarse = other.destination, journey.destination
    return goal.id == coarse.id or is_within(goal, coarse)


_READERS: dict[Shape, Callable[[Analysis, Trigger], Iterator[Journey]]] = {
    "trip": _read_trip,
    "object": _read_object,
    "motion": _read_motion,
    "leaving": _read_leaving,
    "arriving": _read_arriving,
    "carrying": _read_carrying,
    "linking": _read_linking,
    "presence": _read_presence,
    "hosting": _read_hosting,
    "follow": _read_follow,
    "bound": _read_bound,
    "ban": _read_ban,
    "service": _read_service,
}


def see(
    parsed: ParsedSentence, agents: tuple[Agent, ...], triggers: tuple[Trigger, ...], discourse: Discourse
) -> Analysis:
    """Return the sentence with its agents and triggers as what was told before makes them out."""
    told = replace(discourse, topic=topic(parsed, discourse.gazetteer) or discourse.topic)
    pronoun = next((index for index, word in enumerate(parsed.words) if word in {"he", "she"}), len(parsed.words))
    homes = [t for t in agents[:1] if t.kind in PEOPLE and t.home is not None and t.first < pronoun]
    told = replace(told, people=(*homes, *told.people))
    known = tuple(_as_known(agent, told) for agent in agents)
    own = tuple(trigger for trigger in triggers if not _is_part_of_an_agent(trigger, agents))
    return Analysis(parsed, known, own, clauses(parsed), discourse)


def find_journeys(analysis: Analysis) -> tuple[Journey, ...]:
    """Return the journeys that a sentence tells of, in order; one without any gives none."""
    found: list[Journey] = []
    for trigger in analysis.triggers:
        if not is_no_journey(analysis, trigger):
            found.extend(
                _from_where_the_first_left(found, journey) for journey in _READERS[trigger.shape](analysis, trigger)
            )
    return _without_echoes((*found, *_timetable(analysis)))
