"""How vessels, aircraft, carriers and loads join places, and the services that run between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from geomap.containment import is_within
from geomap.links.discourse import WIDE_KINDS, Analysis, first_chain, implied, in_roles, is_other_way, operator, subject
from geomap.links.journeys import MODE_OF, Journey, journey_of, journeys_to, mode_of, passage, services
from geomap.links.lexicon import lexicon, pattern
from geomap.links.parsing import Argument, ParsedSentence
from geomap.links.triggers import Trigger
from geomap.modes import MODES
from geomap.records import OriginFound, Place

CARGO_REACH = 6
"""Tokens before a load within which the country that it is of stands."""


BAN_REACH = 6
"""Tokens behind a ban within which who is banned stands."""


PAIR_REACH = 6
"""Tokens before a service within which the pair of its ends stands."""


AGAIN_REACH = 8
"""Tokens behind a service within which "the route" stands."""


LEG_REACH = 4
"""Tokens between two ends that only "from" and "to" join."""

POINT_KINDS = frozenset({"city", "airport", "port", "island", "base", "islands"})

ROTATION = 3
"""Ports. A rotation has no fewer."""


FROM_REACH = 3
"""Tokens behind a vessel or aircraft within which "from" and its origin stand."""


TO_REACH = 8
"""Tokens behind an origin within which the destination of the same vessel or load stands."""


def read_diversion(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "a flight from Oslo to Lima was diverted to Quito": the journey that was meant, broken off on the way."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    refuge = in_roles(arguments, "destination", "at")
    mode = mode_of(trigger, agent) or _mode_of_service(analysis, trigger)
    if mode is None or mode == "visit":
        return
    ahead = tuple(argument for argument in analysis.ends if argument.last < trigger.index)
    starts, goals = in_roles(ahead, "origin")[:1], in_roles(ahead, "destination", "goal")[:1]
    if goals:
        stated = starts[0] if starts else None
        via = tuple(stop.place for stop in refuge)
        how: OriginFound = "stated" if starts else "unknown"
        yield replace(
            journey_of(analysis, trigger, mode, stated, goals[0], via, agent, how, two_way=False), status="suspended"
        )
    elif agent is not None:
        yield from journeys_to(analysis, trigger, agent, refuge, (*ahead, *arguments))


def read_carrying(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read what vessels, aircraft and carriers do with a load: "carried grain from Odesa to Beira"."""
    agent, arguments = subject(analysis, trigger), analysis.field(trigger)
    if agent is not None and agent.kind in {"vessel", "aircraft", "carrier"}:
        yield from journeys_to(analysis, trigger, agent, in_roles(arguments, "destination"), arguments)
        if in_roles(arguments, "between"):
            yield from services(analysis, trigger, MODE_OF[agent.kind], agent, arguments)


def read_cargo(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read a load on its way: "grain was shipped to Beira", "a shipment of aid from Miami to Havana"."""
    if trigger.mode is None and _is_carried_by_another(analysis, trigger):
        return
    mode = trigger.mode or _mode_of_load(analysis)
    arguments = analysis.field(trigger)
    goals = in_roles(arguments, "destination") or (in_roles(arguments, "goal") if trigger.mode is None else ())
    if analysis.word(trigger.index) in lexicon()["shared.destinations"]:
        goals = arguments
    if not goals:
        return
    own = in_roles(arguments, "origin") or in_roles(analysis.before(trigger), "origin")[:1]
    lands = own or _land_of_load(analysis, trigger) or implied(trigger, analysis.discourse.topic)
    runner = operator(analysis, trigger, mode)
    for start in own or lands[:1]:
        for goal in goals:
            if not is_within(goal.place, start.place) and goal.place.id != start.place.id:
                how: OriginFound = "stated" if own else "article"
                yield journey_of(analysis, trigger, mode, start, goal, _via(arguments), runner, how, two_way=False)


def _is_carried_by_another(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether a verb before it tells the way of a load ("flies cargo to Syria")."""
    window = range(trigger.index - CARGO_REACH, trigger.index)
    end = analysis.clause(trigger)[1]
    return any(
        (t.index in window and t.shape in {"motion", "carrying"})
        or (trigger.index < t.index < end and t.shape == "cargo" and t.mode is not None)
        for t in analysis.triggers
    )


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


def read_linking(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read "links Birmingham with Athens" and "connecting Oslo and Riga", said of a carrier or a service."""
    mode = _mode_of_service(analysis, trigger)
    if mode is None:
        return
    arguments = analysis.field(trigger)
    starts = in_roles(arguments, "object", "modifier", "origin")
    goals = in_roles(arguments, "with", "destination")
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


def read_ban(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read who is kept out: "Chile banned the Peruvian airline from flying to Arica"."""
    window = range(trigger.index + 1, trigger.index + BAN_REACH + 1)
    behind = [t for t in analysis.agents if t.first in window and t.kind in {"carrier", "vessel"}]
    if not behind or behind[0].home is None:
        return
    first = analysis.clause(trigger)[0]
    rest = (argument for argument in analysis.ends if argument.first > behind[0].last)
    hosts = (argument for argument in analysis.ends if first <= argument.first and argument.last < trigger.index)
    goals = in_roles(rest, "destination") or in_roles(hosts, "", "object")[:1]
    for goal in goals:
        if goal.place.country != behind[0].home.country:
            yield passage(analysis, trigger, MODE_OF[behind[0].kind], behind[0], goal, ())


def read_service(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
    """Read flights and sailings: "between Cork and Riga", "the Riga–Oslo route", "from Oslo to Riga"."""
    end = analysis.clause(trigger)[1]
    diverted = lexicon()["shared.divert"] & set(analysis.words[trigger.index : end])
    if trigger.mode is None or diverted:
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


def read_rotation(analysis: Analysis, trigger: Trigger) -> Iterator[Journey]:
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


def read_passages(analysis: Analysis) -> Iterator[Journey]:
    """Read a vessel or aircraft with its two ends, whatever happens to it ("a ferry from Naples to Tunis burnt")."""
    for agent in analysis.agents:
        if agent.kind not in {"vessel", "aircraft"} or lexicon()["shared.divert"] & set(analysis.words):
            continue
        starts = [a for a in analysis.ends if 0 < a.first - agent.last <= FROM_REACH and a.role == "origin"]
        for start in starts[:1]:
            ends = [a for a in analysis.ends if start.last < a.first <= start.last + TO_REACH]
            trigger = Trigger(agent.last, "passage", MODE_OF[agent.kind])
            for goal in in_roles(ends, "destination")[:1]:
                if goal.place.id != start.place.id:
                    yield journey_of(
                        analysis, trigger, MODE_OF[agent.kind], start, goal, _via(ends), agent, "stated", two_way=False
                    )


def read_timetable(analysis: Analysis) -> Iterator[Journey]:
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


def read_legs(analysis: Analysis, found: list[Journey]) -> Iterator[Journey]:
    """Read two ends that nothing else joins: "from Oslo to Riga", "Oslo-Riga", where the words tell the mode."""
    told = {place.id for journey in found for place in (journey.origin, journey.destination) if place is not None}
    mode = _mode_around(analysis)
    for one, other in pairwise(analysis.ends):
        if mode is None or one.place.kind in WIDE_KINDS or other.place.kind in WIDE_KINDS:
            continue
        gap = other.first - one.last
        from_to = one.role == "origin" and other.role == "destination" and gap <= LEG_REACH
        pair = one.role == other.role == "pair" and one.chain == other.chain and other.place.kind in POINT_KINDS
        if (from_to or pair) and not {one.place.id, other.place.id} & told and one.place.id != other.place.id:
            trigger = Trigger(one.last + 1 if pair else other.first - 1, "leg", mode)
            if not is_other_way(analysis, trigger):
                yield journey_of(analysis, trigger, mode, one, other, (), None, "stated", two_way=pair)


def _mode_around(analysis: Analysis) -> str | None:
    """Return the mode that a sentence's agents or words tell, None where none or both do."""
    kinds = {MODE_OF[agent.kind] for agent in analysis.agents if agent.kind in {"vessel", "aircraft", "carrier"}}
    cues = {trigger.index for trigger in analysis.triggers if trigger.mode == "flight"}
    if any(word in MODES["flight"].cues and index not in cues for index, word in enumerate(analysis.words)):
        return None  # "a flight of fancy"
    air = "flight" in kinds or bool(lexicon()["flight.words"] & set(analysis.words))
    sea = "shipping" in kinds or bool(lexicon()["shipping.words_of_ships"] & set(analysis.words))
    return None if air == sea else "flight" if air else "shipping"
