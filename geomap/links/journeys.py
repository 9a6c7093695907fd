"""From the ends and the traveller of a journey to the journey itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from geomap.links.homes import home_of
from geomap.links.lexicon import lexicon
from geomap.links.movers import (
    PEOPLE,
    differs,
    foreigner,
    with_companions,
)
from geomap.links.scenes import Spot
from geomap.links.sights import Sight, first_chain
from geomap.links.travellers import Traveller
from geomap.links.triggers import Shape, Trigger
from geomap.records import Place

MODE_OF = {"person": "visit", "group": "visit", "vessel": "shipping", "aircraft": "flight", "carrier": "flight"}

_LINKS = frozenset({"link", "links", "connection", "connections"})

_LOADING = frozenset({"loaded", "loading", "loads"})

_SHAPE_SCORES: dict[Shape, float] = {
    "object": 0.95, "trip": 0.93, "motion": 0.92, "arriving": 0.92, "service": 0.92, "leaving": 0.9, "linking": 0.9,
    "ban": 0.85, "carrying": 0.85, "bound": 0.85, "follow": 0.8, "presence": 0.7, "hosting": 0.65,
}  # fmt: skip

ORIGIN_SCORES = {
    "stated": 1.0,
    "text": 1.0,
    "memory": 0.95,
    "title": 0.95,
    "carrier": 0.9,
    "article": 0.6,
    "unknown": 0.5,
}


@dataclass(frozen=True, slots=True)
class Journey:
    """What one trigger tells: the ends, and who or what moves between them.

    ``how`` tells how the origin was found: stated as the start, in the text as the
    traveller's home, by memory of the traveller, by a title or a carrier of one
    country, or from the article's countries.
    """

    trigger: Trigger
    clause: tuple[int, int]
    mode: str
    origin: Place | None
    destination: Place
    via: tuple[Place, ...]
    bidirectional: bool
    traveller: Traveller | None
    how: str
    score: float


def mode_of(trigger: Trigger, traveller: Traveller | None) -> str | None:
    if trigger.mode is not None:
        return trigger.mode
    return MODE_OF.get(traveller.kind) if traveller is not None else None


def journeys_to(
    sight: Sight, trigger: Trigger, traveller: Traveller | None, goals: tuple[Spot, ...], spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    """Yield the traveller's journey to each of ``goals``, in the mode that it travels by."""
    mode = mode_of(trigger, traveller)
    for goal in goals:
        if mode == "visit":
            yield from visits(sight, trigger, traveller, goal, spots)
        elif mode is not None and traveller is not None:
            yield passage(sight, trigger, mode, traveller, goal, spots)


def visits(
    sight: Sight, trigger: Trigger, traveller: Traveller | None, goal: Spot, spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    """Yield the visit to ``goal`` of the traveller and of those it is coordinated with."""
    for member in with_companions(sight, foreigner(sight, traveller, goal.place)):
        if member is not None and (member.kind not in PEOPLE or _lives_in(member, goal.place)):
            continue
        origin, how = _origin(member, spots)
        if member is None and not _is_official(sight, trigger, None):
            continue
        if origin is None and _is_official(sight, trigger, member):
            origin, how = _other_country(sight, trigger, goal.place), "article"
        if origin is None or (how != "stated" and not differs(origin, goal.place)) or origin.id == goal.place.id:
            continue
        yield journey_of(sight, trigger, "visit", origin, goal.place, _via(spots), member, how, two_way=False)


def _is_official(sight: Sight, trigger: Trigger, traveller: Traveller | None) -> bool:
    """Say whether a traveller whose home is unknown goes for a country: by title, or on an official visit."""
    if traveller is not None:
        return bool(traveller.titles & lexicon()["people.state_titles"])
    return bool(lexicon()["visit.official"] & set(sight.words[max(trigger.index - 3, 0) : trigger.index]))


def _lives_in(traveller: Traveller, place: Place) -> bool:
    return traveller.resident is not None and traveller.resident.country == place.country


def passage(
    sight: Sight, trigger: Trigger, mode: str, traveller: Traveller, goal: Spot, spots: tuple[Spot, ...]
) -> Journey:
    """Return the voyage or flight of a vessel, aircraft or carrier to ``goal``."""
    origin, how = _origin(
        traveller,
        (*spots, *_from_before(sight, trigger, traveller), *_left_before(sight, trigger), *_loaded_at(sight, goal)),
    )
    if origin is not None and origin.id == goal.place.id:
        origin, how = None, "unknown"
    two_way = traveller.kind == "carrier"
    return journey_of(sight, trigger, mode, origin, goal.place, _via(spots), traveller, how, two_way=two_way)


def _from_before(sight: Sight, trigger: Trigger, traveller: Traveller) -> tuple[Spot, ...]:
    """Return what stands as origin between the traveller and the verb ("a jet of Malta Air from Doha landed")."""
    return first_chain((s for s in sight.ends if traveller.last < s.first < trigger.index), "origin")[:1]


def _loaded_at(sight: Sight, goal: Spot) -> tuple[Spot, ...]:
    """Return where the sentence says that the cargo was loaded."""
    loading = next((index for index, word in enumerate(sight.words) if word in _LOADING), len(sight.words))
    ports = (spot for spot in sight.ends if loading < spot.first <= loading + 8 and spot.place != goal.place)
    return tuple(replace(spot, role="origin") for spot in first_chain(ports, "at")[:1])


def _left_before(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return what the sentence says was left before ("left Croydon and will reach Brisbane")."""
    leaving = [t for t in sight.triggers if t.shape == "leaving" and t.index < trigger.index]
    behind = (s for t in leaving for s in sight.ends if t.index < s.first <= t.index + 4)
    return tuple(replace(spot, role="origin") for spot in first_chain(behind, "object", "modifier")[:1])


def services(
    sight: Sight, trigger: Trigger, mode: str, runner: Traveller | None, spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    """Yield what runs between places, or from one to others."""
    mutual = first_chain(spots, "between") or tuple(spot for spot in spots if spot.role == "pair")[:2]
    for one, other in _couples(sight, mutual):
        yield journey_of(sight, trigger, mode, one.place, other.place, _via(spots), runner, "stated", two_way=True)
    if mutual:
        return
    word = sight.word(trigger.index)
    starts, goals = first_chain(spots, "origin"), first_chain(spots, "destination")
    if word in {"destinations", "rights"}:
        goals = goals or first_chain(spots, "with" if word == "destinations" else "at")
    if word in _LINKS and (partners := first_chain(spots, "with", "destination")):
        # "Shannon loses its link with Philadelphia"
        starts, goals = starts or _subject_place(sight, trigger), partners
    if starts and not goals:
        # "Nantes welcomed its first flight from Tel Aviv"
        goals = first_chain((s for s in sight.ends if sight.clause(trigger)[0] <= s.first < trigger.index), "", "at")[
            :1
        ]
    single = word in {"voyage", "flight", "airlift", "crossing"} and runner is not None and runner.kind != "carrier"
    for goal in goals:
        stated = (starts[0].place, "stated") if starts else _service_origin(sight, trigger, runner, goal.place)
        if stated is not None:
            yield journey_of(
                sight, trigger, mode, stated[0], goal.place, _via(spots), runner, stated[1], two_way=not single
            )


def _subject_place(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the place that the clause begins with, as the end that it is told of."""
    first = sight.clause(trigger)[0]
    return first_chain((spot for spot in sight.ends if first <= spot.first < trigger.index), "", "at")[:1]


def _couples(sight: Sight, mutual: tuple[Spot, ...]) -> Iterator[tuple[Spot, Spot]]:
    """Return who is joined in "between A and B"; "between A and B and C" joins A with B and with C."""
    gaps = [sight.words[one.last + 1 : other.first] for one, other in pairwise(mutual)]
    if len(mutual) > 2 and all("and" in gap and "," not in gap for gap in gaps):
        return ((mutual[0], other) for other in mutual[1:])
    return combinations(mutual, 2)


def journey_of(
    sight: Sight, trigger: Trigger, mode: str, origin: Place | None, destination: Place, via: tuple[Place, ...],
    traveller: Traveller | None, how: str, *, two_way: bool,
) -> Journey:  # fmt: skip
    score = round(_SHAPE_SCORES[trigger.shape] * ORIGIN_SCORES[how], 3)
    return Journey(trigger, sight.clause(trigger), mode, origin, destination, via, two_way, traveller, how, score)


def _via(spots: tuple[Spot, ...]) -> tuple[Place, ...]:
    return tuple(spot.place for spot in spots if spot.role == "via")


def _origin(traveller: Traveller | None, spots: tuple[Spot, ...]) -> tuple[Place | None, str]:
    """Return where a journey starts, and how that was found: from a place, else at the traveller's home."""
    stated = next((spot.place for spot in spots if spot.role == "origin"), None)
    if stated is not None:
        return stated, "stated"
    if traveller is None or traveller.home is None:
        return None, "unknown"
    if traveller.kind == "vessel" and traveller.how != "text":
        return None, "unknown"  # a flag tells where a voyage starts only where it is told with it
    return traveller.home, traveller.how


def _other_country(sight: Sight, trigger: Trigger, destination: Place) -> Place | None:
    """Return the country, other than the destination's, that the clause or else the article is about."""
    first = sight.clause(trigger)[0]
    own = [
        spot for spot in sight.scene.spots if first <= spot.first < trigger.index and differs(spot.place, destination)
    ]
    if own and own[-1].role in {"possessive", "", "object"}:
        return home_of(own[-1], sight.context.gazetteer)
    others = [place for place in sight.context.countries if place.country != destination.country]
    if len(others) == 1:
        return others[0]
    main = sight.context.countries[:2]
    if destination.country in {place.country for place in main}:
        return next((place for place in main if place.country != destination.country), None)
    return None


def _service_origin(sight: Sight, trigger: Trigger, runner: Traveller | None, goal: Place) -> tuple[Place, str] | None:
    """Return where a service to ``goal`` starts: where the article's last one did, or at its carrier's home."""
    last = sight.context.last_flight_origin if trigger.mode == "flight" else None
    home = runner.home if runner is not None else None
    if last is not None and last.id != goal.id and home is not None and last.country == home.country:
        return last, "carrier"
    if home is not None and home.id != goal.id:
        return home, "carrier"
    first = sight.clause(trigger)[0]
    ahead = (spot for spot in sight.ends if first <= spot.first < trigger.index and spot.literal)
    nearby = [spot.place for spot in ahead if spot.role in {"at", "origin"} and spot.place.kind != "continent"]
    if nearby and trigger.mode == "flight":
        return nearby[-1], "article"
    return (last, "article") if last is not None and last.id != goal.id else None
