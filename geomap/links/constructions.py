"""How each kind of word joins places: from a word and what stands around it to the journeys that it tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from geomap.containment import is_same_or_within, is_within
from geomap.links.agents import Agent
from geomap.links.discourse import Analysis, Discourse, first_chain, topic
from geomap.links.journeys import (
    MODE_OF,
    ORIGIN_SCORES,
    PEOPLE,
    Journey,
    agent_of_trip,
    delegation,
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
from geomap.links.parsing import IMPLIED, Argument, ParsedSentence, Role, clauses
from geomap.links.triggers import Shape, Trigger
from geomap.records import OriginFound, Place

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

PAIR_REACH = 6
"""Tokens before a service within which the pair of its ends stands."""

AGAIN_REACH = 8
"""Tokens behind a service within which "the route" stands."""

BAN_REACH = 6
"""Tokens behind a ban within which who is banned stands."""

FROM_REACH = 3
"""Tokens behind a vessel or aircraft within which "from" and its origin stand."""

TO_REACH = 8
"""Tokens behind an origin within which the destination of the same vessel or load stands."""

CARGO_REACH = 6
"""Tokens before a load within which the country that it is of stands."""

ROTATION = 3
"""Ports. A rotation has no fewer."""

VISITED_KINDS = frozenset({"city", "country", "region1", "region2", "island", "islands", "airport", "base", "port"})
_ENUMERATED: frozenset[Role] = frozenset({"of", "with", "origin", "object", ""})
WIDE_KINDS = frozenset({"region", "continent", "ocean", "sea", "peninsula"})


def _in_roles(arguments: Iterable[Argument], *roles: Role) -> tuple[Argument, ...]:
    """Return the first enumeration of ``arguments`` in one of ``roles``, or what a wide region "includes"."""
    arguments = tuple(arguments)
    chain = first_chain(arguments, *roles)
    if chain and all(argument.place.kind in WIDE_KINDS for argument in chain):
        return first_chain(a for a in arguments if a.first > chain[-1].last and a.is_included) or chain
    return chain


def _literal(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(argument for argument in arguments if argument.literal)


def _implied(trigger: Trigger, place: Place | None) -> tuple[Argument, ...]:
    """Return a place that the sentence means without naming it, as if it stood at the trigger."""
    if place is None:
        return ()
    return (Argument(trigger.index, trigger.index, place, "at", demonym=False, literal=True, chain=IMPLIED),)


def _here(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the end of "arrived here", where the dateline or the paper is, or "there", the place told of last."""
    end = min(analysis.clause(trigger)[1], trigger.index + HERE_REACH)
    near = analysis.words[trigger.index + 1 : end]
    if "here" in near:
        return _implied(trigger, analysis.discourse.dateline or analysis.discourse.outlet)
    return _implied(trigger, analysis.discourse.place) if near[:1] == ("there",) else ()


def _same_again(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the last visit where the verb has no object ("his father visited in 1967")."""
    if analysis.word(trigger.index) not in lexicon()["visit.same_again"]:
        return ()
    if _in_roles(analysis.field(trigger), "at"):
        return ()
    stands_alone = analysis.word(trigger.index + 1) in lexicon()["visit.behind_same_again"]
    return _implied(trigger, analysis.discourse.last_visit) if stands_alone else ()


def _read_trip(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a noun: "Oman's Lima trip", "the visit of its premier to Quito", "his tour of Asia"."""
    arguments, word = analysis.field(trigger), analysis.word(trigger.index)
    before = tuple(argument for argument in analysis.ends if argument.last == trigger.index - 1)
    near = (argument for argument in _literal(arguments) if argument.first <= trigger.index + OBJECT_REACH)
    goals = (
        _in_roles(before, "modifier", "object", "")
        or _in_roles(arguments, "destination")
        or _paid(analysis, trigger)
        or (_in_roles(arguments, "of") if word in lexicon()["visit.nouns_with_of"] else ())
        or (_in_roles(near, "at", "goal") if word in lexicon()["visit.nouns_with_in"] else ())
        or _here(analysis, trigger)
        or _where_it_is_written(analysis, trigger)
    )
    for goal in goals:
        agent = agent_of_trip(analysis, trigger, goal.place)
        if agent is None:
            yield from visits(analysis, trigger, None, goal, arguments)
        elif not is_private(agent):
            yield from journeys_to(analysis, trigger, agent, (goal,), arguments)


def _where_it_is_written(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of the dateline as the end of a visit told without one ("begins a state visit")."""
    first = max(analysis.clause(trigger)[0], trigger.index - BEGIN_REACH)
    begins = pattern("status.begun").search(analysis.parsed.joined(first, trigger.index))
    return _implied(trigger, analysis.discourse.dateline) if begins else ()


def _paid(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place of "paid Oslo a visit"."""
    window = range(max(trigger.index - PAY_REACH, 0), trigger.index)
    verbs = [index for index in window if analysis.word(index) in lexicon()["visit.verbs_pay"]]
    between = (argument for argument in analysis.ends if verbs and verbs[-1] < argument.first < trigger.index)
    return _in_roles(between, "object")[:1]


def _read_object(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb whose object is the place gone to: "visited Quito and Lima"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    serves = analysis.word(trigger.index) in lexicon()["shared.verbs_serve"]
    if serves and (agent is None or agent.kind in PEOPLE):
        return
    near = (argument for argument in arguments if argument.first <= trigger.index + OBJECT_REACH)
    goals = _in_roles(near, "object", "modifier")
    if agent is None and analysis.word(trigger.index) in lexicon()["visit.verbs_object"]:
        for goal in goals:
            yield from visits(analysis, trigger, None, goal, arguments)
    elif not goals and agent is not None and agent.kind in PEOPLE:
        goals = _in_roles(_literal(arguments), "at") or _here(analysis, trigger) or _same_again(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _read_motion(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of motion: "flew to Oslo from Accra", "sailed for Beira", "sent a team to Quito"."""
    word = analysis.word(trigger.index)
    if word in lexicon()["shared.divert"]:
        yield from _read_diversion(analysis, trigger)
        return
    agent = whom_is_sent(analysis, trigger) if is_sent(analysis, trigger) else subject(analysis, trigger)
    arguments = analysis.field(trigger)
    for_too = word in lexicon()["shared.verbs_with_for"]
    goals = _in_roles(arguments, "destination", "goal") if for_too else _in_roles(arguments, "destination")
    goals = goals or _here(analysis, trigger) or _same_again(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)
    mode = mode_of(trigger, agent)
    if word in lexicon()["flight.verbs"] and (agent is None or not agent.titles):
        mode = "flight"  # "Himalaya Wings will fly between": a carrier that no table knows
    if mode is not None and mode != "visit" and _in_roles(arguments, "between"):
        yield from services(analysis, trigger, mode, agent, arguments)


def _read_diversion(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "a flight from Oslo to Lima was diverted to Quito": the journey that was meant, broken off on the way."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    refuge = _in_roles(arguments, "destination", "at")
    mode = mode_of(trigger, agent)
    if mode is None or mode == "visit":
        return
    ahead = tuple(argument for argument in analysis.ends if argument.last < trigger.index)
    starts, goals = _in_roles(ahead, "origin")[:1], _in_roles(ahead, "destination", "goal")[:1]
    if goals:
        stated = starts[0] if starts else None
        via = tuple(stop.place for stop in refuge)
        how: OriginFound = "stated" if starts else "unknown"
        yield replace(
            journey_of(analysis, trigger, mode, stated, goals[0], via, agent, how, two_way=False), status="suspended"
        )
    elif agent is not None:
        yield from journeys_to(analysis, trigger, agent, refuge, (*ahead, *arguments))


def _read_leaving(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of leaving: "left Tbilisi on Thursday for Santiago"."""
    arguments = analysis.field(trigger)
    near = (argument for argument in arguments if argument.first <= trigger.index + LEFT_REACH)
    starts = tuple(replace(argument, role="origin") for argument in _in_roles(near, "object", "modifier")[:1])
    goals = _in_roles(arguments, "goal", "destination") or _here(analysis, trigger)
    yield from journeys_to(analysis, trigger, subject(analysis, trigger), goals, (*starts, *arguments))


def _read_return(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a way back: "returned from Quito", "just back from Tokyo": the visit that it ends."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    goals = _in_roles(arguments, "origin")
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
    goals = _in_roles(arguments, "at", "destination") or _here(analysis, trigger)
    yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _read_carrying(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what vessels, aircraft and carriers do with a load: "carried grain from Odesa to Beira"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    if agent is not None and agent.kind in {"vessel", "aircraft", "carrier"}:
        yield from journeys_to(analysis, trigger, agent, _in_roles(arguments, "destination"), arguments)
        if _in_roles(arguments, "between"):
            yield from services(analysis, trigger, MODE_OF[agent.kind], agent, arguments)


def _read_cargo(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a load on its way: "grain was shipped to Beira", "a shipment of aid from Miami to Havana"."""
    if trigger.mode is None and _is_carried_by_another(analysis, trigger):
        return
    mode = trigger.mode or _mode_of_load(analysis)
    arguments = analysis.field(trigger)
    goals = _in_roles(arguments, "destination") or (_in_roles(arguments, "goal") if trigger.mode is None else ())
    if analysis.word(trigger.index) in lexicon()["shared.destinations"]:
        goals = arguments
    if not goals:
        return
    own = _in_roles(arguments, "origin") or _in_roles(analysis.before(trigger), "origin")[:1]
    lands = own or _land_of_load(analysis, trigger) or _implied(trigger, analysis.discourse.topic)
    runner = operator(analysis, trigger, mode)
    for start in own or lands[:1]:
        for goal in goals:
            if not is_within(goal.place, start.place) and goal.place.id != start.place.id:
                how: OriginFound = "stated" if own else "home"
                yield journey_of(analysis, trigger, mode, start, goal, _via(arguments), runner, how, two_way=False)


def _is_carried_by_another(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether a verb before it tells the way of a load ("flies cargo to Syria")."""
    window = range(trigger.index - CARGO_REACH, trigger.index)
    return any(t.index in window and t.shape in {"motion", "carrying"} for t in analysis.triggers)


def _mode_of_load(analysis: Analysis) -> str:
    """Return by what a load goes: by air where the sentence speaks of that alone, else by sea."""
    air = any(word in lexicon()["flight.words"] for word in analysis.words)
    sea = any(word in lexicon()["shipping.words_of_ships"] for word in analysis.words)
    return "flight" if air and not sea else "shipping"


def _land_of_load(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the country that a load is of ("U.S. corn was shipped", "a cargo of Saudi oil", "Iran shipped arms")."""
    window = range(max(analysis.clause(trigger)[0], trigger.index - CARGO_REACH), trigger.index + CARGO_REACH)
    return tuple(
        argument
        for argument in analysis.parsed.arguments
        if argument.first in window
        and (argument.demonym or argument.role in {"possessive", "modifier"} or argument.last < trigger.index)
        and argument.role not in {"destination", "goal", "at", "via"}
    )


def _read_linking(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "links Birmingham with Athens" and "connecting Oslo and Riga", said of a carrier or a service."""
    mode = _mode_of_service(analysis, trigger)
    if mode is None:
        return
    arguments = analysis.field(trigger)
    starts = _in_roles(arguments, "object", "modifier", "origin")
    goals = _in_roles(arguments, "with", "destination")
    pairs = [(one, other) for one in starts for other in goals] or list(combinations(starts, 2))
    for one, other in pairs:
        runner = operator(analysis, trigger, mode)
        yield journey_of(analysis, trigger, mode, one, other, (), runner, "stated", two_way=True)


def _mode_of_service(analysis: Analysis, trigger: Trigger) -> str | None:
    """Return the mode of the service, carrier or vessel before the trigger, None where there is none."""
    ahead = [t for t in analysis.triggers if t.shape == "service" and t.index < trigger.index]
    runners = [t for t in analysis.agents if t.last < trigger.index and t.kind in {"carrier", "vessel", "aircraft"}]
    if ahead:
        return ahead[-1].mode
    return MODE_OF[runners[-1].kind] if runners else None


def _read_presence(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what a foreigner does on the spot, and whom he meets there: "held talks in Oslo"."""
    agent, word = subject(analysis, trigger) or _whose_talks(analysis, trigger), analysis.word(trigger.index)
    first, end = analysis.clause(trigger)
    if lexicon()["visit.remote"] & set(analysis.words[first:end]):
        return
    is_team = word in lexicon()["visit.verbs_team"]
    stated = _fronted(analysis, first) or _in_roles(_literal(analysis.field(trigger)), "at") or _here(analysis, trigger)
    venue = analysis.discourse.venue if word in lexicon()["visit.verbs_attend"] and not analysis.ends else None
    goals = stated or _implied(trigger, venue)
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
        _in_roles(_literal(ahead), "at")
        or _in_roles(_literal(analysis.field(trigger)), "at")
        or _implied(trigger, analysis.discourse.venue or analysis.discourse.dateline)
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
        goals = _in_roles(arguments, "destination")
    else:
        hosts = (argument for argument in analysis.ends if first <= argument.first and argument.last < index)
        goals = (
            _in_roles(_literal(arguments), "at")
            or _fronted(analysis, first)
            or _in_roles(hosts, "", "object", "at")[:1]
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
    return _implied(trigger, home or (analysis.discourse.outlet if analysis.discourse.is_official else None))


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
    if word in {"due", "expected"}:
        near = tuple(argument for argument in arguments if argument.first <= trigger.index + FROM_REACH)
        goals = _in_roles(near, "at") or _here(analysis, trigger)
        yield from journeys_to(analysis, trigger, subject(analysis, trigger), goals, arguments)
    elif phrase in lexicon()["shared.on_the_way"] or word in {"bound", "destined"}:
        near_agents = [t for t in analysis.agents if t.last < trigger.index]
        agent = near_agents[-1] if near_agents else subject(analysis, trigger)
        roles: tuple[Role, ...] = ("goal", "destination", "object") if word == "route" else ("goal", "destination")
        goals = _in_roles(arguments, *roles)
        if agent is not None and agent.kind != "private":
            yield from journeys_to(analysis, trigger, agent, goals, arguments)


def _read_ban(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read who is kept out: "Chile banned the Peruvian airline from flying to Arica"."""
    window = range(trigger.index + 1, trigger.index + BAN_REACH + 1)
    behind = [t for t in analysis.agents if t.first in window and t.kind in {"carrier", "vessel"}]
    if not behind or behind[0].home is None:
        return
    first = analysis.clause(trigger)[0]
    rest = (argument for argument in analysis.ends if argument.first > behind[0].last)
    hosts = (argument for argument in analysis.ends if first <= argument.first and argument.last < trigger.index)
    goals = _in_roles(rest, "destination") or _in_roles(hosts, "", "object")[:1]
    for goal in goals:
        if goal.place.country != behind[0].home.country:
            yield passage(analysis, trigger, MODE_OF[behind[0].kind], behind[0], goal, ())


def _read_service(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read flights and sailings: "between Cork and Riga", "the Riga–Oslo route", "from Oslo to Riga"."""
    if trigger.mode is None:
        return
    ahead = tuple(argument for argument in analysis.ends if 0 < trigger.index - argument.last <= PAIR_REACH)
    pair = tuple(argument for argument in ahead if argument.role == "pair")
    named = tuple(argument for argument in ahead if argument.role in {"origin", "destination"})
    arguments = analysis.field(trigger) or pair or (named if first_chain(named, "origin") else ())
    if pair and trigger.index - pair[-1].last <= 2:
        arguments = pair
    runner = operator(analysis, trigger, trigger.mode)
    behind = analysis.parsed.joined(trigger.index, trigger.index + AGAIN_REACH)
    if not arguments and pattern("shared.same_route").search(behind):
        for one, other in combinations(analysis.discourse.pair, 2):
            yield journey_of(analysis, trigger, trigger.mode, one, other, (), runner, "coreference", two_way=True)
    yield from services(analysis, trigger, trigger.mode, runner, arguments)


def _read_rotation(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read the ports that a liner calls at in turn, each leg for itself: "will rotate Mundra, Salalah and Mombasa"."""
    ports = _run_of_ports(analysis, trigger)
    runner = operator(analysis, trigger, "shipping")
    if len(ports) >= ROTATION:
        for one, other in pairwise(ports):
            if one.place.id != other.place.id:
                yield journey_of(analysis, trigger, "shipping", one, other, (), runner, "stated", two_way=True)


def _run_of_ports(analysis: Analysis, trigger: Trigger) -> list[Argument]:
    """Return the places behind a word between which only commas, dashes and joining words stand."""
    run: list[Argument] = []
    for argument in analysis.ends:
        if argument.first <= trigger.index:
            continue
        gap = analysis.words[run[-1].last + 1 : argument.first] if run else ()
        if run and not set(gap) <= lexicon()["syntax.between_ports"]:
            break
        run.append(argument)
    return run


def _via(arguments: Iterable[Argument]) -> tuple[Place, ...]:
    return tuple(argument.place for argument in arguments if argument.role == "via")


def _read_passages(analysis: Analysis) -> Iterator[Journey]:
    """Read a vessel or aircraft with its two ends, whatever happens to it ("a ferry from Naples to Tunis burnt")."""
    for agent in analysis.agents:
        if agent.kind not in {"vessel", "aircraft"}:
            continue
        starts = [a for a in analysis.ends if 0 < a.first - agent.last <= FROM_REACH and a.role == "origin"]
        for start in starts[:1]:
            ends = [a for a in analysis.ends if start.last < a.first <= start.last + TO_REACH]
            trigger = Trigger(agent.last, "passage", MODE_OF[agent.kind])
            for goal in _in_roles(ends, "destination")[:1]:
                if goal.place.id != start.place.id:
                    yield journey_of(
                        analysis, trigger, MODE_OF[agent.kind], start, goal, _via(ends), agent, "stated", two_way=False
                    )


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
    window = range(max(first, trigger.index - BEGIN_REACH), trigger.index)
    if lexicon()["shared.other_ways"] & {analysis.words[index] for index in window if index not in named}:
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
    same_start = journey.origin is None or (
        other.origin is not None and is_same_or_within(other.origin, journey.origin)
    )
    return journey.mode == other.mode and same_start and _is_told_by(other, journey)


def _is_told_by(other: Journey, journey: Journey) -> bool:
    goal, coarse = other.destination, journey.destination
    return goal.id == coarse.id or is_within(goal, coarse)


_READERS: dict[Shape, Callable[[Analysis, Trigger], Iterator[Journey]]] = {
    "trip": _read_trip,
    "object": _read_object,
    "motion": _read_motion,
    "leaving": _read_leaving,
    "return": _read_return,
    "arriving": _read_arriving,
    "carrying": _read_carrying,
    "cargo": _read_cargo,
    "linking": _read_linking,
    "presence": _read_presence,
    "attended": _read_attended,
    "hosting": _read_hosting,
    "follow": _read_follow,
    "bound": _read_bound,
    "ban": _read_ban,
    "service": _read_service,
    "rotation": _read_rotation,
}


def see(
    parsed: ParsedSentence, agents: tuple[Agent, ...], triggers: tuple[Trigger, ...], discourse: Discourse
) -> Analysis:
    """Return the sentence with its agents and triggers as what was told before makes them out."""
    told = replace(discourse, topic=topic(parsed, discourse.gazetteer) or discourse.topic)
    pronoun = next((index for index, word in enumerate(parsed.words) if word in {"he", "she"}), len(parsed.words))
    homes = [t for t in agents[:1] if t.kind in PEOPLE and t.home is not None and t.first < pronoun]
    told = replace(told, people=(*homes, *told.people))
    meant = (agent for agent in agents if parsed.word(agent.first - 1) != "not")  # "Putin, not Biden, who visited"
    known = tuple(_as_known(agent, told) for agent in meant)
    own = tuple(trigger for trigger in triggers if not _is_part_of_an_agent(trigger, agents))
    return Analysis(parsed, known, own, clauses(parsed), told)


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


def find_journeys(analysis: Analysis) -> tuple[Journey, ...]:
    """Return the journeys that a sentence tells of, in order; one without any gives none."""
    found: list[Journey] = []
    for trigger in analysis.triggers:
        if not is_no_journey(analysis, trigger):
            found.extend(
                _from_where_the_first_left(found, journey) for journey in _READERS[trigger.shape](analysis, trigger)
            )
    return _without_echoes((*found, *_read_passages(analysis), *_timetable(analysis)))


def _from_where_the_first_left(found: list[Journey], journey: Journey) -> Journey:
    """Give a voyage or flight without an origin that of the one before it in the sentence ("carried 300 more to")."""
    known = [other.origin for other in found if other.how == "stated" and other.mode != "visit"]
    if journey.origin is None and known and known[-1] is not None and known[-1].id != journey.destination.id:
        score = round(journey.score * ORIGIN_SCORES["article"], 3)
        return replace(journey, origin=known[-1], how="article", score=score)
    return journey
