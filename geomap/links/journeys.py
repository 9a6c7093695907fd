"""From the agent and the ends that a word joins to the journey itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from geomap.containment import is_same_or_within
from geomap.links.agents import Agent
from geomap.links.discourse import PEOPLE, Analysis, differs, first_chain, foreigner, with_companions
from geomap.links.homes import home_of
from geomap.links.lexicon import lexicon
from geomap.links.parsing import IMPLIED, Argument
from geomap.links.triggers import Shape, Trigger
from geomap.records import OriginFound, Place, Status

NO_GOALS = frozenset({"continent", "region"})
"""What is too wide to be where a visit leads."""

MODE_OF = {"person": "visit", "group": "visit", "vessel": "shipping", "aircraft": "flight", "carrier": "flight"}

_LINKS = lexicon()["shared.links"]

_LOADING = lexicon()["shared.loading"]

_SHAPE_SCORES: dict[Shape, float] = {
    "rotation": 0.9, "service": 0.88, "bound": 0.88, "passage": 0.88, "object": 0.87, "hosting": 0.85, "return": 0.85,
    "attended": 0.85, "trip": 0.84, "motion": 0.82, "ban": 0.8, "presence": 0.78, "follow": 0.75, "arriving": 0.75,
    "leaving": 0.75, "cargo": 0.6, "linking": 0.75, "carrying": 0.65, "leg": 0.65, "learnt": 0.5, "stay": 0.5,
}  # fmt: skip
"""How often a journey that a kind of word tells was right, of those that the rules read in the marked passages."""

ORIGIN_SCORES: dict[OriginFound, float] = {
    "stated": 1.0, "home": 1.0, "title": 0.97, "carrier": 0.97, "outlet": 0.95, "coreference": 0.92, "dateline": 0.8,
    "article": 0.8, "unknown": 0.6,
}  # fmt: skip
"""The share of it that holds where the origin was found in a way."""

UNKNOWN_START = 0.4
"""That share for a vessel or aircraft whose origin nothing tells."""


@dataclass(frozen=True, slots=True)
class Journey:
    """What one trigger tells: the ends, and who or what moves between them.

    ``how`` tells how the origin was found: stated as the start, in the text as the
    agent's home, by coreference with another sentence, by a title or a carrier of one
    country, or from the article's countries. ``status`` is what
    the construction itself tells, None where the words around it do. ``cue_tokens``
    are all the words that tell of the journey, None where the trigger alone does.
    """

    trigger: Trigger
    clause: tuple[int, int]
    mode: str
    origin: Place | None
    destination: Place
    via: tuple[Place, ...]
    bidirectional: bool
    agent: Agent | None
    how: OriginFound
    score: float
    origin_tokens: tuple[int, int] | None = None
    destination_tokens: tuple[int, int] | None = None
    status: Status | None = None
    cue_tokens: tuple[int, int] | None = None


End = Argument | Place | None
"""An end of a journey: a name of the sentence, a place that it does not name, or nothing."""


def mode_of(trigger: Trigger, agent: Agent | None) -> str | None:
    if trigger.mode is not None:
        return trigger.mode
    return MODE_OF.get(agent.kind) if agent is not None else None


def journeys_to(
    analysis: Analysis,
    trigger: Trigger,
    agent: Agent | None,
    goals: tuple[Argument, ...],
    arguments: tuple[Argument, ...],
) -> Iterator[Journey]:
    """Yield the agent's journey to each of ``goals``, in the mode that it travels by."""
    mode = mode_of(trigger, agent)
    for goal in goals:
        if mode == "visit":
            yield from visits(analysis, trigger, agent, goal, arguments)
        elif mode is not None and agent is not None:
            yield passage(analysis, trigger, mode, agent, goal, arguments)


def visits(
    analysis: Analysis, trigger: Trigger, agent: Agent | None, goal: Argument, arguments: tuple[Argument, ...]
) -> Iterator[Journey]:
    """Yield the visit to ``goal`` of the agent and of those it is coordinated with."""
    for member in with_companions(analysis, foreigner(analysis, agent, goal.place)):
        if member is None and not _is_official(analysis, trigger, None):
            continue
        if member is not None and (member.kind not in PEOPLE or _lives_in(member, goal.place)):
            continue
        if goal.place.kind in NO_GOALS:
            continue
        origin, how = _start_of_visit(analysis, trigger, member, goal.place, arguments)
        if origin is None and not _may_start_anywhere(analysis, trigger, member):
            continue
        yield journey_of(analysis, trigger, "visit", origin, goal, _via(arguments), member, how, two_way=False)


def _start_of_visit(
    analysis: Analysis, trigger: Trigger, member: Agent | None, goal: Place, arguments: tuple[Argument, ...]
) -> tuple[End, OriginFound]:
    """Return where a visit starts and how that was found; None where it does not cross a border, or nothing tells."""
    origin, how = _origin(member, arguments)
    if origin is None and _is_official(analysis, trigger, member):
        origin, how = _government(analysis, trigger, goal)
    home = place_of(origin)
    if home is None or is_same_or_within(goal, home) or (how != "stated" and not differs(home, goal)):
        return None, "unknown"
    return origin, how


def _may_start_anywhere(analysis: Analysis, trigger: Trigger, member: Agent | None) -> bool:
    """Say whether a visit counts although nothing tells where it starts: a named official's, by a firm word."""
    firm = trigger.shape in {"object", "motion", "trip", "leaving", "arriving"}
    return firm and member is not None and bool(member.titles) and bool(member.name)


def _is_official(analysis: Analysis, trigger: Trigger, agent: Agent | None) -> bool:
    """Say whether an agent whose home is unknown goes for a country: by title, or on an official visit."""
    if agent is not None:
        return bool(agent.titles & lexicon()["people.state_titles"])
    return bool(lexicon()["visit.official"] & set(analysis.words[max(trigger.index - 3, 0) : trigger.index]))


def _lives_in(agent: Agent, place: Place) -> bool:
    return agent.resident is not None and agent.resident.country == place.country


def passage(
    analysis: Analysis, trigger: Trigger, mode: str, agent: Agent, goal: Argument, arguments: tuple[Argument, ...]
) -> Journey:
    """Return the voyage or flight of a vessel, aircraft or carrier to ``goal``."""
    origin, how = _origin(
        agent,
        (
            *arguments,
            *_from_before(analysis, trigger, agent),
            *_left_before(analysis, trigger),
            *_loaded_at(analysis, goal),
        ),
    )
    if (start := place_of(origin)) is not None and start.id == goal.place.id:
        origin, how = None, "unknown"
    two_way = agent.kind == "carrier"
    return journey_of(analysis, trigger, mode, origin, goal, _via(arguments), agent, how, two_way=two_way)


def _from_before(analysis: Analysis, trigger: Trigger, agent: Agent) -> tuple[Argument, ...]:
    """Return what stands as origin between the agent and the verb ("a jet of Malta Air from Doha landed")."""
    return first_chain((s for s in analysis.ends if agent.last < s.first < trigger.index), "origin")[:1]


def _loaded_at(analysis: Analysis, goal: Argument) -> tuple[Argument, ...]:
    """Return where the sentence says that the cargo was loaded."""
    loading = next((index for index, word in enumerate(analysis.words) if word in _LOADING), len(analysis.words))
    ports = (
        argument
        for argument in analysis.ends
        if loading < argument.first <= loading + 8 and argument.place != goal.place
    )
    return tuple(replace(argument, role="origin") for argument in first_chain(ports, "at")[:1])


def _left_before(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return what the sentence says was left before ("left Croydon and will reach Brisbane")."""
    leaving = [t for t in analysis.triggers if t.shape == "leaving" and t.index < trigger.index]
    behind = (s for t in leaving for s in analysis.ends if t.index < s.first <= t.index + 4)
    return tuple(replace(argument, role="origin") for argument in first_chain(behind, "object", "modifier")[:1])


def services(
    analysis: Analysis, trigger: Trigger, mode: str, runner: Agent | None, arguments: tuple[Argument, ...]
) -> Iterator[Journey]:
    """Yield what runs between places, or from one to others."""
    couples = [a for a in arguments if a.role == "between"] or [a for a in arguments if a.role == "pair"][:2]
    for _, mutual in groupby(couples, key=lambda argument: argument.chain):
        for one, other in _couples(analysis, tuple(mutual)):
            yield journey_of(analysis, trigger, mode, one, other, _via(arguments), runner, "stated", two_way=True)
    if couples:
        return
    word = analysis.word(trigger.index)
    starts, goals = first_chain(arguments, "origin"), first_chain(arguments, "destination")
    if word in lexicon()["shared.destinations"]:
        goals = goals or first_chain(arguments, "with")
    if word in lexicon()["flight.rights_nouns"]:
        goals = goals or first_chain(arguments, "at")
    if word in _LINKS and (partners := first_chain(arguments, "with", "destination")):
        # "Shannon loses its link with Philadelphia"
        starts, goals = starts or _subject_place(analysis, trigger), partners
    if starts and not goals:
        # "Nantes welcomed its first flight from Tel Aviv"
        goals = first_chain(
            (s for s in analysis.ends if analysis.clause(trigger)[0] <= s.first < trigger.index), "", "at"
        )[:1]
    single = word in lexicon()["shared.single"] and runner is not None and runner.kind != "carrier"
    for goal in goals:
        if goal.place.kind in NO_GOALS:
            continue
        starting: list[tuple[End, OriginFound]] = [(start, "stated") for start in starts]
        home = None if starting else _service_origin(analysis, trigger, runner, goal.place)
        for start, how in [*starting, *([home] if home is not None else [])]:
            begin = place_of(start)
            if begin is not None and not is_same_or_within(begin, goal.place):
                yield journey_of(analysis, trigger, mode, start, goal, _via(arguments), runner, how, two_way=not single)


def _subject_place(analysis: Analysis, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the place that the clause begins with, as the end that it is told of."""
    first = analysis.clause(trigger)[0]
    return first_chain((argument for argument in analysis.ends if first <= argument.first < trigger.index), "", "at")[
        :1
    ]


def _couples(analysis: Analysis, mutual: tuple[Argument, ...]) -> Iterator[tuple[Argument, Argument]]:
    """Return who is joined in "between A and B"; "between A and B and C" joins A with B and with C."""
    gaps = [analysis.words[one.last + 1 : other.first] for one, other in pairwise(mutual)]
    if len(mutual) > 2 and all("and" in gap and "," not in gap for gap in gaps):
        return ((mutual[0], other) for other in mutual[1:])
    return combinations(mutual, 2)


def journey_of(
    analysis: Analysis, trigger: Trigger, mode: str, origin: End, destination: Argument | Place,
    via: tuple[Place, ...], agent: Agent | None, how: OriginFound, *, two_way: bool,
) -> Journey:  # fmt: skip
    """Return the journey between two ends, with the score of its kind of word and of how its origin was found."""
    share = UNKNOWN_START if how == "unknown" and mode != "visit" else ORIGIN_SCORES[how]
    score = round(_SHAPE_SCORES[trigger.shape] * share, 3)
    goal = place_of(destination)
    assert goal is not None
    return Journey(
        trigger, analysis.clause(trigger), mode, place_of(origin), goal, via, two_way, agent, how, score,
        _tokens(origin), _tokens(destination),
    )  # fmt: skip


def place_of(end: End) -> Place | None:
    """Return the place of an end, whether the sentence names it or not."""
    return end.place if isinstance(end, Argument) else end


def _tokens(end: End) -> tuple[int, int] | None:
    return (end.first, end.last) if isinstance(end, Argument) and end.chain != IMPLIED else None


def _via(arguments: tuple[Argument, ...]) -> tuple[Place, ...]:
    return tuple(argument.place for argument in arguments if argument.role == "via")


def _origin(agent: Agent | None, arguments: tuple[Argument, ...]) -> tuple[End, OriginFound]:
    """Return where a journey starts, and how that was found: from a place, else at the agent's home."""
    stated = next((argument for argument in arguments if argument.role == "origin"), None)
    if stated is not None:
        return stated, "stated"
    if agent is None or agent.home is None:
        return None, "unknown"
    if agent.kind == "vessel":
        # A flag tells nothing of where a voyage starts; "a Pakistani cargo ship" is one that trades for Pakistan.
        trades = bool(lexicon()["shipping.trading"] & set(agent.text.lower().split()))
        return (agent.home, "article") if trades and not agent.name and agent.how == "home" else (None, "unknown")
    return agent.home, agent.how


def _government(analysis: Analysis, trigger: Trigger, goal: Place) -> tuple[Place | None, OriginFound]:
    """Return the country that an official without a country goes for, and how it was found.

    A government's own page speaks of its own officials; else it is the country that
    the clause is about, that of the dateline, that of the paper, or the article's other one.
    """
    discourse = analysis.discourse
    outlet = _country_of(discourse.outlet, analysis)
    if outlet is not None and discourse.is_official:
        return outlet, "outlet"
    if (named := _country_of_clause(analysis, trigger, goal)) is not None:
        return named, "article"
    candidates: tuple[tuple[Place | None, OriginFound], ...] = (
        (_country_of(discourse.dateline, analysis), "dateline"),
        (outlet, "outlet"),
        (_other_country(analysis, goal), "article"),
    )
    abroad = ((place, how) for place, how in candidates if place is not None and differs(place, goal))
    return next(abroad, (None, "unknown"))


def _country_of(place: Place | None, analysis: Analysis) -> Place | None:
    return analysis.discourse.gazetteer.country(place.country) if place is not None and place.country else None


def _country_of_clause(analysis: Analysis, trigger: Trigger, goal: Place) -> Place | None:
    """Return the home of whom the clause is about, None where it names no country but the goal's."""
    first = analysis.clause(trigger)[0]
    own = [
        argument
        for argument in analysis.parsed.arguments
        if first <= argument.first < trigger.index and differs(argument.place, goal)
    ]
    if own and own[-1].role in {"possessive", "", "object"}:
        return home_of(own[-1], analysis.discourse.gazetteer)
    return None


def _other_country(analysis: Analysis, goal: Place) -> Place | None:
    """Return the country, other than the goal's, that the article is about, None where there is none or more."""
    others = [place for place in analysis.discourse.countries if place.country != goal.country]
    if len(others) == 1:
        return others[0]
    main = analysis.discourse.countries[:2]
    if goal.country in {place.country for place in main}:
        return next((place for place in main if place.country != goal.country), None)
    return None


def _service_origin(
    analysis: Analysis, trigger: Trigger, runner: Agent | None, goal: Place
) -> tuple[Place, OriginFound] | None:
    """Return where a service to ``goal`` starts: where the article's last one did, or at its carrier's home."""
    last = analysis.discourse.last_flight_origin if trigger.mode == "flight" else None
    home = runner.home if runner is not None else None
    if last is not None and last.id != goal.id and home is not None and last.country == home.country:
        return last, "carrier"
    if home is not None and home.id != goal.id:
        return home, "carrier"
    first = analysis.clause(trigger)[0]
    ahead = (argument for argument in analysis.ends if first <= argument.first < trigger.index and argument.literal)
    nearby = [
        argument.place for argument in ahead if argument.role in {"at", "origin"} and argument.place.kind != "continent"
    ]
    if nearby and trigger.mode == "flight":
        return nearby[-1], "article"
    return (last, "article") if last is not None and last.id != goal.id else None
