"""Which places a sentence joins, read from the words that tell of a journey and what stands around them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from geomap.links.clauses import clauses
from geomap.links.journeys import (
    MODE_OF,
    ORIGIN_SCORES,
    Journey,
    journey_of,
    journeys_to,
    mode_of,
    passage,
    services,
    visits,
)
from geomap.links.lexicon import lexicon, pattern
from geomap.links.movers import (
    PEOPLE,
    is_private,
    is_sent,
    operator,
    owner_of_call,
    subject,
    trip_maker,
    whom_is_sent,
)
from geomap.links.scenes import Scene, Spot
from geomap.links.sights import Context, Sight, first_chain, topic
from geomap.links.travellers import Traveller
from geomap.links.triggers import Shape, Trigger
from geomap.records import Place

VISITED_KINDS = frozenset({"city", "country", "region1", "island", "islands", "airport", "base", "port"})

_ROUTE_AGAIN = re.compile(
    r"(?<!\S)(?:the|that|this) (?:route|line|sector)|between (?:the two|them)(?! (?:countries|nations|sides))"
)
"""What stands for the two ends that were named before."""


def _as_known(traveller: Traveller, context: Context) -> Traveller:
    """Return the vessel or carrier told of before for a bare word ("the airline"), and give "her deputy" her home."""
    if traveller.kind == "person" and traveller.home is None and context.people:
        words = set(traveller.text.lower().split())
        if words & {"his", "her", "their"}:
            return replace(traveller, home=context.people[0].home, how="memory")
        if "its" in words and context.topic is not None:
            return replace(traveller, home=context.topic, how="memory")
        return traveller
    known = {"vessel": context.vessel, "carrier": context.carrier}.get(traveller.kind)
    if traveller.home is not None or traveller.name or known is None or known.kind != traveller.kind:
        return traveller
    return replace(known, first=traveller.first, last=traveller.last, how="memory" if known.home else "unknown")


def _is_part_of_a_traveller(trigger: Trigger, travellers: tuple[Traveller, ...]) -> bool:
    """Say whether a verb is none ("the Head of the agency"); a vessel or flight may be both ("the ferry between")."""
    return trigger.shape != "service" and any(t.first <= trigger.index <= t.last for t in travellers)


def _from_where_the_first_left(found: list[Journey], journey: Journey) -> Journey:
    """Give a voyage or flight without an origin that of the one before it in the sentence ("carried 300 more to")."""
    known = [other.origin for other in found if other.how == "stated" and other.mode != "visit"]
    if journey.origin is None and known and known[-1] is not None and known[-1].id != journey.destination.id:
        return replace(
            journey, origin=known[-1], how="article", score=round(journey.score * ORIGIN_SCORES["article"], 3)
        )
    return journey


def _read_trip(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a noun: "Oman's Lima trip", "the visit of its premier to Quito", "his tour of Asia"."""
    spots, word = sight.field(trigger), sight.word(trigger.index)
    before = tuple(spot for spot in sight.ends if spot.last == trigger.index - 1)
    goals = first_chain(before, "modifier", "object", "") or first_chain(spots, "destination") or _paid(sight, trigger)
    if word.startswith("tour"):
        goals = goals or first_chain(spots, "of")
    if word in {"arrival", "stopover", "layover", "visit", "tour", "stop", "stops"}:
        goals = goals or first_chain((spot for spot in spots if spot.literal), "at", "goal")
    for goal in goals or _where_it_is_written(sight, trigger):
        traveller = trip_maker(sight, trigger, goal.place)
        if traveller is None:
            yield from visits(sight, trigger, None, goal, spots)
        elif not is_private(traveller):
            yield from journeys_to(sight, trigger, traveller, (goal,), spots)


def _where_it_is_written(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the place of the dateline as the end of a visit told without one ("begins a state visit")."""
    first = sight.clause(trigger)[0]
    begins = pattern("status.begun").search(sight.scene.joined(max(first, trigger.index - 6), trigger.index))
    return (_implied(trigger, sight.context.dateline),) if begins and sight.context.dateline is not None else ()


def _paid(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the place of "paid Oslo a visit"."""
    verbs = [
        i for i in range(max(trigger.index - 7, 0), trigger.index) if sight.word(i) in lexicon()["visit.verbs_pay"]
    ]
    between = (spot for spot in sight.ends if verbs and verbs[-1] < spot.first < trigger.index)
    return first_chain(between, "object")[:1]


def _read_object(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb whose object is the place gone to: "visited Quito and Lima"."""
    traveller, spots = subject(sight, trigger), sight.field(trigger)
    serves = sight.word(trigger.index) in lexicon()["shared.verbs_serve"]
    if serves and (traveller is None or traveller.kind in PEOPLE):
        return
    near = tuple(spot for spot in spots if spot.first <= trigger.index + 6)
    goals = first_chain(near, "object", "modifier")
    if traveller is None and "visit" in sight.word(trigger.index):
        for goal in goals:
            yield from visits(sight, trigger, None, goal, spots)
    elif not goals and traveller is not None and traveller.kind in PEOPLE:
        goals = first_chain((spot for spot in spots if spot.literal), "at") or _same_again(sight, trigger)
    yield from journeys_to(sight, trigger, traveller, goals, spots)


def _same_again(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the place of the last visit where the verb has no object ("his father visited in 1967")."""
    place = sight.context.last_visit
    stands_alone = sight.word(trigger.index + 1) in {
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
    if sight.word(trigger.index) not in lexicon()["visit.same_again"] or first_chain(sight.field(trigger), "at"):
        return ()
    return (_implied(trigger, place),) if place is not None and stands_alone else ()


def _read_motion(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of motion: "flew from Oslo to Riga", "headed for Perth", "sent a team to Quito"."""
    traveller = whom_is_sent(sight, trigger) if is_sent(sight, trigger) else subject(sight, trigger)
    spots = sight.field(trigger)
    for_too = sight.word(trigger.index).startswith(("head", "set", "embark", "sail"))
    goals = first_chain(spots, "destination", "goal") if for_too else first_chain(spots, "destination")
    goals = goals or _here(sight, trigger) or _same_again(sight, trigger)
    yield from journeys_to(sight, trigger, traveller, goals, spots)
    mode = mode_of(trigger, traveller)
    untitled = traveller is None or not traveller.titles
    if sight.word(trigger.index) in lexicon()["flight.verbs"] and untitled:
        mode = "flight"  # "Himalaya Wings will fly between": a carrier that no table knows
    if mode in {"flight", "shipping"} and first_chain(spots, "between"):
        yield from services(sight, trigger, mode, traveller, spots)


def _read_leaving(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of leaving: "left Tbilisi on Thursday for Santiago"."""
    spots = sight.field(trigger)
    left = first_chain((spot for spot in spots if spot.first <= trigger.index + 4), "object", "modifier")
    starts = tuple(replace(spot, role="origin") for spot in left[:1])
    goals = first_chain(spots, "goal", "destination")
    yield from journeys_to(sight, trigger, subject(sight, trigger), goals, (*starts, *spots))


def _read_arriving(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of arriving: "landed in Accra", "docked at Mombasa", "arrived here"."""
    traveller, spots = subject(sight, trigger) or owner_of_call(sight, trigger), sight.field(trigger)
    if trigger.mode == "shipping" and traveller is None:
        traveller = sight.context.vessel
    if trigger.mode == "shipping" and (traveller is None or traveller.kind not in {"vessel", "carrier"}):
        return
    goals = first_chain(spots, "at", "destination") or _here(sight, trigger)
    yield from journeys_to(sight, trigger, traveller, goals, spots)


def _here(sight: Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the end of "arrived here", where the dateline is, or "there", the place told of last."""
    place = {"here": sight.context.dateline, "there": sight.context.place}.get(
        sight.word(trigger.index + 1), sight.context.dateline if sight.word(trigger.index + 2) == "here" else None
    )
    return (_implied(trigger, place),) if place is not None else ()


def _implied(trigger: Trigger, place: Place) -> Spot:
    """Return a place that the sentence means without naming it, as if it stood at the trigger."""
    return Spot(trigger.index, trigger.index, place, "at", demonym=False, literal=True, chain=-1)


def _read_carrying(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what vessels, aircraft and carriers do with a load: "carried grain from Odesa to Beira"."""
    traveller, spots = subject(sight, trigger), sight.field(trigger)
    if traveller is not None and traveller.kind in {"vessel", "aircraft", "carrier"}:
        yield from journeys_to(sight, trigger, traveller, first_chain(spots, "destination"), spots)
        if first_chain(spots, "between"):
            yield from services(sight, trigger, MODE_OF[traveller.kind], traveller, spots)


def _read_linking(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "links Birmingham with Athens" and "connecting Oslo and Riga", said of a carrier or a service."""
    mode = _mode_of_service(sight, trigger)
    if mode is None:
        return
    spots = sight.field(trigger)
    starts, goals = first_chain(spots, "object", "modifier", "origin"), first_chain(spots, "with", "destination")
    pairs = [(one, other) for one in starts for other in goals] or list(combinations(starts, 2))
    for one, other in pairs:
        runner = operator(sight, trigger, mode)
        yield journey_of(sight, trigger, mode, one.place, other.place, (), runner, "stated", two_way=True)


def _mode_of_service(sight: Sight, trigger: Trigger) -> str | None:
    """Return the mode of the service, carrier or vessel before the trigger, None where there is none."""
    services = [t for t in sight.triggers if t.shape == "service" and t.index < trigger.index]
    runners = [t for t in sight.travellers if t.last < trigger.index and t.kind in {"carrier", "vessel", "aircraft"}]
    if services:
        return services[-1].mode
    return MODE_OF[runners[-1].kind] if runners else None


def _read_presence(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what a foreigner does on the spot: "held talks in Oslo"."""
    traveller = subject(sight, trigger)
    if traveller is None or traveller.kind not in PEOPLE or traveller.home is None:
        return
    if traveller.kind != "group" and sight.word(trigger.index) in lexicon()["visit.verbs_team"]:
        return
    first, end = sight.clause(trigger)
    if lexicon()["visit.remote"] & set(sight.words[first:end]):
        return
    literal = tuple(spot for spot in sight.field(trigger) if spot.literal)
    for goal in first_chain(literal, "at") or _fronted(sight, first):
        if goal.place.kind in VISITED_KINDS:
            yield from visits(sight, trigger, traveller, goal, ())


def _fronted(sight: Sight, first: int) -> tuple[Spot, ...]:
    """Return the place before "where", or at the very start of the clause ("In Oslo, the envoy met")."""
    if sight.word(first) == "where":
        return first_chain((spot for spot in sight.ends if first - 3 <= spot.last < first), "at")
    opening = first_chain((spot for spot in sight.ends if spot.literal and first <= spot.first), "at")
    return opening if opening and opening[0].first <= first + 2 else ()


def _read_hosting(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what a host does: "Quito received Oman's premier", "invited the emir to Rome"."""
    index = trigger.index
    guests = [t for t in sight.travellers if index < t.first <= index + 2 and t.kind in PEOPLE]
    if not guests or guests[0].home is None or sight.word(guests[0].last + 1) in {"'s", "'", "’"}:
        return
    spots = tuple(spot for spot in sight.field(trigger) if spot.first > guests[0].last)
    if sight.word(index) in lexicon()["visit.verbs_invite"]:
        goals = first_chain(spots, "destination")
    else:
        first = sight.clause(trigger)[0]
        hosts = (spot for spot in sight.ends if first <= spot.first and spot.last < index)
        goals = first_chain((spot for spot in spots if spot.literal), "at") or first_chain(hosts, "", "object")[:1]
    for goal in goals:
        yield from visits(sight, trigger, guests[0], goal, ())


def _read_follow(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "his deputy followed": the destination of the last visit, with another visitor."""
    traveller = subject(sight, trigger)
    if traveller is not None and traveller.kind in PEOPLE and traveller.home is not None:
        for goal in _same_again(sight, trigger):
            yield from visits(sight, trigger, traveller, goal, ())


def _read_bound(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "bound for Lagos", "en route to Perth", "on passage from Ningbo to Rotterdam", "due in Beira"."""
    word, before = sight.word(trigger.index), sight.word(trigger.index - 1)
    phrases = {("passage", "on"), ("route", "en"), ("route", "on"), ("way", "its"), ("way", "their")}
    spots, awaited = sight.field(trigger), word in {"due", "expected"}
    if awaited:
        near = tuple(spot for spot in spots if spot.first <= trigger.index + 3)
        yield from journeys_to(
            sight, trigger, subject(sight, trigger), first_chain(near, "at") or _here(sight, trigger), spots
        )
    elif (word, before) in phrases or word in {"bound", "destined"}:
        near_travellers = [t for t in sight.travellers if t.last < trigger.index]
        traveller = near_travellers[-1] if near_travellers else subject(sight, trigger)
        if traveller is not None and traveller.kind in {"vessel", "aircraft"}:
            yield from journeys_to(sight, trigger, traveller, first_chain(spots, "goal", "destination"), spots)


def _read_ban(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read who is kept out: "Chile banned the Peruvian airline from flying to Arica"."""
    behind = [
        t for t in sight.travellers if trigger.index < t.first <= trigger.index + 6 and t.kind in {"carrier", "vessel"}
    ]
    if not behind or behind[0].home is None:
        return
    first = sight.clause(trigger)[0]
    rest = tuple(spot for spot in sight.ends if spot.first > behind[0].last)
    hosts = tuple(spot for spot in sight.ends if first <= spot.first and spot.last < trigger.index)
    goals = first_chain(rest, "destination") or first_chain(hosts, "", "object")[:1]
    for goal in goals:
        if goal.place.country != behind[0].home.country:
            yield passage(sight, trigger, MODE_OF[behind[0].kind], behind[0], goal, ())


def _read_service(sight: Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read flights and sailings: "between Cork and Riga", "the Riga–Oslo route", "from Oslo to Riga"."""
    if trigger.mode is None:
        return
    ahead = tuple(spot for spot in sight.ends if 0 < trigger.index - spot.last <= 6)
    pair = tuple(spot for spot in ahead if spot.role == "pair")
    named = tuple(spot for spot in ahead if spot.role in {"origin", "destination"})
    spots = sight.field(trigger) or pair or (named if first_chain(named, "origin") else ())
    runner = operator(sight, trigger, trigger.mode)
    if not spots and _ROUTE_AGAIN.search(sight.scene.joined(trigger.index, trigger.index + 8)):
        for one, other in combinations(sight.context.pair, 2):
            yield journey_of(sight, trigger, trigger.mode, one, other, (), runner, "article", two_way=True)
    yield from services(sight, trigger, trigger.mode, runner, spots)


def _timetable(sight: Sight) -> Iterator[Journey]:
    """Yield the services that a timetable or a carrier lists ("lists KTM-DOH daily", "Fjord Air adds Oslo-Riga")."""
    changes = {index for index, word in enumerate(sight.words) if word in lexicon()["flight.verbs_list"]}
    listed = bool(changes) and any(t.kind == "carrier" for t in sight.travellers)
    for one, other in pairwise(sight.scene.spots):
        if one.chain != other.chain or one.role != "pair":
            continue
        codes = _is_code(sight.scene, one) and _is_code(sight.scene, other)
        if (codes and "airport" in {one.place.kind, other.place.kind}) or (listed and min(changes) < one.first):
            trigger = Trigger(one.first, "service", "flight")
            yield journey_of(sight, trigger, "flight", one.place, other.place, (), None, "stated", two_way=True)


def _is_code(scene: Scene, spot: Spot) -> bool:
    text = scene.text(spot.first, spot.last)
    return len(text) in {3, 4} and text.isupper()


def is_no_journey(sight: Sight, trigger: Trigger) -> bool:
    """Say whether the words around a trigger make it flight from danger, a train's journey, or a thing of the mind."""
    first, end = sight.clause(trigger)
    named = {index for t in sight.travellers for index in range(t.first, t.last + 1)}
    ahead = {sight.words[index] for index in range(max(first, trigger.index - 6), trigger.index) if index not in named}
    if lexicon()["shared.other_ways"] & ahead:
        return True
    if trigger.shape != "service" and pattern("visit.reasons_of_ones_own").search(sight.scene.joined(first, end)):
        return True
    flees = bool(lexicon()["shared.fleeing"] & set(sight.words[first:end]))
    if trigger.mode == "flight" and trigger.shape == "service":
        return flees or _is_somebodys_flight(sight, trigger)
    return flees and trigger.shape in {"motion", "leaving"}


def _is_somebodys_flight(sight: Sight, trigger: Trigger) -> bool:
    """Say whether a flight is a person's ("her flight to Ghana"), and so an escape and no air service."""
    if sight.word(trigger.index - 1) in {"his", "her", "their", "my"}:
        return True
    if sight.word(trigger.index) != "flight" or sight.word(trigger.index - 1) != "'s":
        return False
    return not any(t.last + 2 == trigger.index and t.kind in {"carrier", "aircraft"} for t in sight.travellers)


def _without_echoes(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """Drop a journey that a better one of the same sentence already tells."""
    kept: list[Journey] = []
    for journey in sorted(journeys, key=lambda journey: -journey.score):
        if not any(_is_echo(journey, other) for other in kept):
            kept.append(journey)
    return tuple(journey for journey in journeys if journey in kept)


def _is_echo(journey: Journey, other: Journey) -> bool:
    same_start = journey.origin is None or (other.origin is not None and journey.origin.country == other.origin.country)
    return journey.mode == other.mode and same_start and _is_within(other.destination, journey.destination)


def _is_within(fine: Place, coarse: Place) -> bool:
    """Say whether two ends are one place, or the second the country around the first."""
    return fine.id == coarse.id or (coarse.kind == "country" and bool(fine.country) and fine.country == coarse.country)


_READERS: dict[Shape, Callable[[Sight, Trigger], Iterator[Journey]]] = {
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


def see(scene: Scene, travellers: tuple[Traveller, ...], triggers: tuple[Trigger, ...], context: Context) -> Sight:
    """Return the sentence with its travellers and triggers as what was told before makes them out."""
    told = replace(context, topic=topic(scene, context.gazetteer) or context.topic)
    homes = [traveller for traveller in travellers[:1] if traveller.kind in PEOPLE and traveller.home is not None]
    told = replace(told, people=(*homes, *told.people))
    known = tuple(_as_known(traveller, told) for traveller in travellers)
    own = tuple(trigger for trigger in triggers if not _is_part_of_a_traveller(trigger, travellers))
    return Sight(scene, known, own, clauses(scene), context)


def find_journeys(sight: Sight) -> tuple[Journey, ...]:
    """Return the journeys that a sentence tells of, in order; one without any gives none."""
    found: list[Journey] = []
    for trigger in sight.triggers:
        if not is_no_journey(sight, trigger):
            found.extend(
                _from_where_the_first_left(found, journey) for journey in _READERS[trigger.shape](sight, trigger)
            )
    return _without_echoes((*found, *_timetable(sight)))
