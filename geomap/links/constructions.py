"""How each kind of word joins places: from a word and what stands around it to the journeys that it tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from geomap.containment import is_same_or_within
from geomap.links.agents import Agent
from geomap.links.discourse import (
    PEOPLE,
    Analysis,
    agent_of_trip,
    delegation,
    first_chain,
    implied,
    in_roles,
    is_other_way,
    is_private,
    is_sent,
    owner_of_call,
    subject,
    whom_is_sent,
)
from geomap.links.journeys import ORIGIN_SCORES, Journey, journeys_to, mode_of, services, visits
from geomap.links.lexicon import lexicon, pattern
from geomap.links.parsing import Argument, Role
from geomap.links.services import (
    POINT_KINDS,
    read_ban,
    read_cargo,
    read_carrying,
    read_diversion,
    read_legs,
    read_linking,
    read_passages,
    read_rotation,
    read_service,
    read_timetable,
)
from geomap.links.triggers import Shape, Trigger

OBJECT_REACH = 6
"""Tokens behind a verb within which the place that it reaches stands."""

HERE_REACH = 5
"""Tokens behind a word within which "here" or "there" stands for its place."""

LEFT_REACH = 4
"""Tokens behind a verb of leaving within which the place left stands."""

GUEST_REACH = 2
"""Tokens behind a host's verb within which the guest's phrase begins."""

PAY_REACH = 7
"""Tokens before a trip within which "paid" stands ("paid Oslo a visit")."""

BEGIN_REACH = 6
"""Tokens before a trip within which "begins" stands."""

FROM_REACH = 3
"""Tokens behind a vessel or aircraft within which "from" and its origin stand."""

VISITED_KINDS = frozenset({"city", "country", "region1", "region2", "island", "islands", "airport", "base", "port"})
_ENUMERATED: frozenset[Role] = frozenset({"of", "with", "origin", "object", ""})


def _literal(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(argument for argument in arguments if argument.literal)


def _here(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the end of "arrived here", where the dateline or the paper is, or "there", the place told of last."""
    end = min(analysis.clause(trigger)[1], trigger.index + HERE_REACH)
    near = analysis.words[trigger.index + 1 : end]
    before = analysis.words[max(analysis.clause(trigger)[0], trigger.index - PAY_REACH) : trigger.index]
    if "here" in near or (trigger.shape == "trip" and "here" in before):
        return implied(trigger, analysis.discourse.dateline or analysis.discourse.outlet)
    return implied(trigger, analysis.discourse.place) if near[:1] == ("there",) else ()


def _same_again(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the last visit where the verb has no object ("his father visited in 1967")."""
    if analysis.word(trigger.index) not in lexicon()["visit.same_again"]:
        return ()
    if in_roles(analysis.field(trigger), "at"):
        return ()
    stands_alone = analysis.word(trigger.index + 1) in lexicon()["visit.behind_same_again"]
    return implied(trigger, analysis.discourse.last_visit) if stands_alone else ()


def _where_all_arrive(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return where the article's travellers arrive, for one who "came from Nairobi" or "arrived on Friday"."""
    if analysis.word(trigger.index) not in lexicon()["visit.verbs_without_goal"]:
        return ()
    starts = in_roles(analysis.field(trigger), "origin")
    if trigger.shape == "motion" and not starts:
        return ()
    place = analysis.discourse.goal or analysis.discourse.dateline
    return (
        ()
        if place is None or any(is_same_or_within(start.place, place) for start in starts)
        else implied(trigger, place)
    )


def _read_trip(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a noun: "Oman's Lima trip", "the visit of its premier to Quito", "his tour of Asia"."""
    arguments, word = analysis.field(trigger), analysis.word(trigger.index)
    before = tuple(argument for argument in analysis.ends if argument.last == trigger.index - 1)
    near = (argument for argument in _literal(arguments) if argument.first <= trigger.index + OBJECT_REACH)
    goals = (
        in_roles(before, "modifier", "object", "")
        or in_roles(arguments, "destination")
        or _paid(analysis, trigger)
        or (in_roles(arguments, "of") if word in lexicon()["visit.nouns_with_of"] else ())
        or (in_roles(near, "at", "goal") if word in lexicon()["visit.nouns_with_in"] else ())
        or _here(analysis, trigger)
        or _host_of_trip(analysis, trigger)
        or _where_it_is_written(analysis, trigger)
    )
    for goal in goals:
        agent = agent_of_trip(analysis, trigger, goal.place)
        if agent is None:
            yield from visits(analysis, trigger, None, goal, arguments)
        elif not is_private(agent) and (agent.kind in PEOPLE or word not in lexicon()["visit.stops"]):
            yield from journeys_to(analysis, trigger, agent, (goal,), arguments)


def _host_of_trip(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the host of a visit as its end ("Norway welcomes the visit by Peru's premier")."""
    hosts = [t for t in analysis.triggers if t.shape == "hosting" and 0 < trigger.index - t.index <= BEGIN_REACH]
    return in_roles((a for a in analysis.before(hosts[0]) if hosts), "", "object")[:1] if hosts else ()


def _where_it_is_written(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the dateline as the end of a visit told without one ("begins a state visit")."""
    first = max(analysis.clause(trigger)[0], trigger.index - BEGIN_REACH)
    begins = pattern("status.begun").search(analysis.parsed.joined(first, trigger.index))
    return implied(trigger, analysis.discourse.dateline) if begins else ()


def _paid(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of "paid Oslo a visit"."""
    window = range(max(trigger.index - PAY_REACH, 0), trigger.index)
    verbs = [index for index in window if analysis.word(index) in lexicon()["visit.verbs_pay"]]
    between = (argument for argument in analysis.ends if verbs and verbs[-1] < argument.first < trigger.index)
    return in_roles(between, "object")[:1]


def _read_object(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb whose object is the place gone to: "visited Quito and Lima"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    serves = analysis.word(trigger.index) in lexicon()["shared.verbs_serve"]
    if serves and (agent is None or agent.kind in PEOPLE):
        return
    near = (argument for argument in arguments if argument.first <= trigger.index + OBJECT_REACH)
    goals = in_roles(near, "object", "modifier")
    if agent is None and analysis.word(trigger.index) in lexicon()["visit.verbs_object"]:
        for goal in goals:
            yield from visits(analysis, trigger, None, goal, arguments)
    elif not goals and agent is not None and agent.kind in PEOPLE:
        goals = in_roles(_literal(arguments), "at") or _here(analysis, trigger) or _same_again(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _read_motion(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of motion: "flew to Oslo from Accra", "sailed for Beira", "sent a team to Quito"."""
    word = analysis.word(trigger.index)
    if word in lexicon()["shared.divert"]:
        yield from read_diversion(analysis, trigger)
        return
    agent = whom_is_sent(analysis, trigger) if is_sent(analysis, trigger) else subject(analysis, trigger)
    arguments = analysis.field(trigger)
    for_too = word in lexicon()["shared.verbs_with_for"]
    goals = in_roles(arguments, "destination", "goal") if for_too else in_roles(arguments, "destination")
    goals = goals or _here(analysis, trigger) or _same_again(analysis, trigger) or _where_all_arrive(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)
    mode = mode_of(trigger, agent)
    if word in lexicon()["flight.verbs"] and (agent is None or not agent.titles):
        mode = "flight"  # "Himalaya Wings will fly between": a carrier that no table knows
    if mode is not None and mode != "visit" and in_roles(arguments, "between"):
        yield from services(analysis, trigger, mode, agent, arguments)


def _read_leaving(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of leaving: "left Tbilisi on Thursday for Santiago"."""
    arguments = analysis.field(trigger)
    near = (argument for argument in arguments if argument.first <= trigger.index + LEFT_REACH)
    starts = tuple(replace(argument, role="origin") for argument in in_roles(near, "object", "modifier")[:1])
    goals = in_roles(arguments, "goal", "destination") or _here(analysis, trigger)
    yield from journeys_to(analysis, trigger, subject(analysis, trigger), goals, (*starts, *arguments))


def _read_return(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a way back: "returned from Quito", "just back from Tokyo": the visit that it ends."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    goals = in_roles(arguments, "origin")
    if agent is None or agent.kind not in PEOPLE or not goals or goals[0].first > trigger.index + OBJECT_REACH:
        return
    for goal in goals:
        for visit in visits(analysis, trigger, agent, goal, ()):
            yield replace(visit, status="completed")


def _read_arriving(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of arriving: "landed in Accra", "docked at Mombasa", "arrived here"."""
    agent, arguments = subject(analysis, trigger) or owner_of_call(analysis, trigger), analysis.field(trigger)
    if trigger.mode == "shipping" and agent is None:
        agent = analysis.discourse.vessel
    if trigger.mode == "shipping" and (agent is None or agent.kind not in {"vessel", "carrier"}):
        return
    goals = in_roles(arguments, "at", "destination") or _here(analysis, trigger) or _where_all_arrive(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _read_presence(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what a foreigner does on the spot, and whom he meets there: "held talks in Oslo"."""
    agent, word = subject(analysis, trigger) or _whose_talks(analysis, trigger), analysis.word(trigger.index)
    first, end = analysis.clause(trigger)
    if lexicon()["visit.remote"] & set(analysis.words[first:end]):
        return
    is_team = word in lexicon()["visit.verbs_team"]
    stated = _fronted(analysis, first) or in_roles(_literal(analysis.field(trigger)), "at") or _here(analysis, trigger)
    venue = analysis.discourse.venue if word in lexicon()["visit.verbs_attend"] and not analysis.ends else None
    goals = stated or implied(trigger, venue)
    for goal in goals:
        if goal.place.kind not in VISITED_KINDS:
            continue
        if agent is not None and agent.kind in PEOPLE and (agent.kind == "group" or not is_team):
            yield from visits(analysis, trigger, agent, goal, ())
        if word in lexicon()["visit.verbs_meet"]:
            for guest in _people_behind(analysis, trigger):
                if guest.last < goal.first or goal.first <= trigger.index:
                    yield from visits(analysis, trigger, guest, goal, ())


def _whose_talks(analysis: Analysis, trigger: Trigger) -> Agent | None:
    """Return the country whose talks a noun tells of ("Poland's talks in Washington"), None where it is no noun."""
    owners = [a for a in analysis.parsed.arguments if a.role == "possessive" and a.last + 2 == trigger.index]
    return delegation(analysis, owners[0]) if owners else None


def _fronted(analysis: Analysis, first: int) -> tuple[Argument, ...]:
    """Return the place before "where", or at the very start of the clause ("In Oslo, the envoy met")."""
    if analysis.word(first) == "where":
        return first_chain((a for a in analysis.ends if first - 3 <= a.last < first), "at")
    opening = first_chain((a for a in analysis.ends if a.literal and first <= a.first), "at")
    return opening if opening and opening[0].first <= first + 2 else ()


def _read_attended(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read who came to what is held: "the summit in Lima was attended by envoys of Chad and Mali"."""
    first = analysis.clause(trigger)[0]
    ahead = (argument for argument in analysis.ends if first <= argument.first < trigger.index)
    goals = (
        in_roles(_literal(ahead), "at")
        or in_roles(_literal(analysis.field(trigger)), "at")
        or implied(trigger, analysis.discourse.venue or analysis.discourse.dateline)
    )
    for goal in goals[:1]:
        for guest in _people_behind(analysis, trigger):
            yield from visits(analysis, trigger, guest, goal, ())


def _people_behind(analysis: Analysis, trigger: Trigger) -> tuple[Agent, ...]:
    """Return the people behind a word, up to the end of its clause, and the countries that they are enumerated by."""
    end = analysis.clause(trigger)[1]
    people = tuple(t for t in analysis.agents if trigger.index < t.first < end and t.kind in PEOPLE)
    covered = {index for t in people for index in range(t.first, t.last + 1)}
    lands = (
        a
        for a in analysis.parsed.arguments
        if trigger.index < a.first < end and a.first not in covered and a.place.kind == "country"
    )
    return (*people, *(delegation(analysis, a) for a in lands if not a.demonym and a.role in _ENUMERATED))


def _read_hosting(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what a host does: "Quito received Oman's premier", "invited the emir to Rome"."""
    index = trigger.index
    guests = [t for t in analysis.agents if index < t.first <= index + GUEST_REACH and t.kind in PEOPLE]
    if not guests or guests[0].home is None or analysis.word(guests[0].last + 1) in {"'s", "'", "’"}:
        return
    first = analysis.clause(trigger)[0]
    arguments = tuple(argument for argument in analysis.field(trigger) if argument.first > guests[0].last)
    if analysis.word(index) in lexicon()["visit.verbs_invite"]:
        goals = in_roles(arguments, "destination")
    else:
        hosts = (argument for argument in analysis.ends if first <= argument.first and argument.last < index)
        goals = (
            in_roles(_literal(arguments), "at")
            or _fronted(analysis, first)
            or in_roles(hosts, "", "object", "at")[:1]
            or _at_the_host_s(analysis, trigger)
        )
    company = [guests[0], *(t for t in _people_behind(analysis, trigger) if _follows(analysis, guests[0], t))]
    for goal in goals:
        for guest in company:
            yield from visits(analysis, trigger, guest, goal, ())


def _follows(analysis: Analysis, one: Agent, other: Agent) -> bool:
    """Say whether a guest is enumerated right behind the first."""
    gap = analysis.words[one.last + 1 : other.first]
    return bool(gap) and set(gap) <= {",", "and", "the", "a"}


def _at_the_host_s(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the home of the host, or of the government that publishes the text, as where the guest comes to."""
    host = subject(analysis, trigger)
    home = host.home if host is not None and host.kind in PEOPLE else None
    return implied(trigger, home or (analysis.discourse.outlet if analysis.discourse.is_official else None))


def _read_follow(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "his deputy followed": the destination of the last visit, with another visitor."""
    agent = subject(analysis, trigger)
    if agent is not None and agent.kind in PEOPLE and agent.home is not None:
        for goal in _same_again(analysis, trigger):
            yield from visits(analysis, trigger, agent, goal, ())


def _read_bound(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "bound for Lagos", "en route to Perth", "on passage from Ningbo to Rotterdam", "due in Beira"."""
    word, phrase = analysis.word(trigger.index), analysis.parsed.joined(trigger.index - 1, trigger.index + 1)
    arguments = analysis.field(trigger)
    if word in lexicon()["shared.awaited"]:
        near = tuple(argument for argument in arguments if argument.first <= trigger.index + FROM_REACH)
        goals = in_roles(near, "at") or _here(analysis, trigger)
        yield from journeys_to(analysis, trigger, subject(analysis, trigger), goals, arguments)
    elif phrase in lexicon()["shared.on_the_way"] or word in lexicon()["shared.destined"]:
        near_agents = [t for t in analysis.agents if t.last < trigger.index]
        agent = near_agents[-1] if near_agents else subject(analysis, trigger)
        roles: tuple[Role, ...] = ("goal", "destination", "object") if word == "route" else ("goal", "destination")
        goals = in_roles(arguments, *roles)
        if agent is not None and agent.kind != "private":
            yield from journeys_to(analysis, trigger, agent, goals, arguments)


def is_no_journey(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether the words around a trigger make it flight from danger, a train's journey, or a thing of the mind."""
    first, end = analysis.clause(trigger)
    if is_other_way(analysis, trigger):
        return True
    own = pattern("visit.reasons_of_ones_own").search(analysis.parsed.joined(first, end))
    if own and trigger.shape not in {"service", "cargo", "passage"}:
        return True
    flees = bool(lexicon()["shared.fleeing"] & set(analysis.words[first:end]))
    if trigger.mode == "flight" and trigger.shape == "service":
        return flees or _is_somebodys_flight(analysis, trigger)
    return flees and trigger.shape in {"motion", "leaving"}


def _is_somebodys_flight(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether a flight is a person's ("her flight to Ghana"), and so an escape and no air service."""
    if analysis.word(trigger.index - 1) in lexicon()["syntax.possessives"]:
        return True
    if analysis.word(trigger.index) != "flight" or analysis.word(trigger.index - 1) != "'s":
        return False
    return not any(t.last + 2 == trigger.index and t.kind in {"carrier", "aircraft"} for t in analysis.agents)


_READERS: dict[Shape, Callable[[Analysis, Trigger], Iterator[Journey]]] = {
    "trip": _read_trip,
    "object": _read_object,
    "motion": _read_motion,
    "leaving": _read_leaving,
    "return": _read_return,
    "arriving": _read_arriving,
    "carrying": read_carrying,
    "cargo": read_cargo,
    "linking": read_linking,
    "presence": _read_presence,
    "attended": _read_attended,
    "hosting": _read_hosting,
    "follow": _read_follow,
    "bound": _read_bound,
    "ban": read_ban,
    "service": read_service,
    "rotation": read_rotation,
}


def _read_stays(analysis: Analysis, found: list[Journey]) -> Iterator[Journey]:
    """Read what a visitor of the article does at a further place ("he is to open a fair in Guangzhou")."""
    told = {journey.destination.id for journey in found}
    for goal in in_roles(_literal(analysis.ends), "at"):
        if goal.place.kind not in POINT_KINDS or goal.place.id in told:
            continue
        trigger = Trigger(max(goal.first - 1, 0), "stay", "visit")
        if not pattern("status.planned").search(analysis.parsed.joined(analysis.clause(trigger)[0], trigger.index)):
            continue
        agent = subject(analysis, trigger)
        if agent is not None and agent.kind == "person" and agent.surname in analysis.discourse.visitors:
            yield from visits(analysis, trigger, agent, goal, ())


def find_journeys(analysis: Analysis) -> tuple[Journey, ...]:
    """Return the journeys that a sentence tells of, in order; one without any gives none."""
    found: list[Journey] = []
    for trigger in analysis.triggers:
        if not is_no_journey(analysis, trigger):
            found.extend(
                _from_where_the_first_left(found, journey) for journey in _READERS[trigger.shape](analysis, trigger)
            )
    stays = _read_stays(analysis, found)
    told = (*found, *read_passages(analysis), *read_timetable(analysis), *read_legs(analysis, found), *stays)
    return tuple(journey for journey in told if _joins_two_places(journey))


def _joins_two_places(journey: Journey) -> bool:
    """Say whether neither end of a journey lies in the other."""
    return journey.origin is None or not is_same_or_within(journey.origin, journey.destination)


def _from_where_the_first_left(found: list[Journey], journey: Journey) -> Journey:
    """Give a voyage or flight without an origin that of the one before it in the sentence ("carried 300 more to")."""
    known = [other.origin for other in found if other.how == "stated" and other.mode != "visit"]
    if journey.origin is None and known and known[-1] is not None and known[-1].id != journey.destination.id:
        score = round(journey.score * ORIGIN_SCORES["article"], 3)
        return replace(journey, origin=known[-1], how="article", score=score)
    return journey
