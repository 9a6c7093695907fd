"""Which places a sentence joins, read from the words that tell of a journey and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from geomap.gazetteer import Gazetteer
from geomap.links.clauses import clause_at, clauses
from geomap.links.lexicon import lexicon
from geomap.links.scenes import Scene, Spot
from geomap.links.travellers import Kind, Traveller, home_of
from geomap.links.triggers import Shape, Trigger
from geomap.records import Place

MODE_OF = {"person": "visit", "group": "visit", "vessel": "shipping", "aircraft": "flight", "carrier": "flight"}

_AUXILIARIES = frozenset(
    "is are was were has have had be been being will would shall should can could may might must to also recently "
    "still now then earlier later just already currently first again soon briefly formally officially unexpectedly "
    "personally previously once and , which who that not since".split()
)
_SHAPE_SCORES: dict[Shape, float] = {
    "object": 0.95, "trip": 0.93, "motion": 0.92, "arriving": 0.92, "leaving": 0.9, "carrying": 0.85, "linking": 0.9, "service": 0.92, "bound": 0.85,
    "follow": 0.8, "presence": 0.7, "hosting": 0.65,
}  # fmt: skip
_ORIGIN_SCORES = {"text": 1.0, "memory": 0.95, "title": 0.95, "carrier": 0.9, "article": 0.6, "unknown": 0.5}


@dataclass(frozen=True, slots=True)
class Journey:
    """What one trigger tells: the ends, and who or what moves between them.

    ``how`` tells how the origin was found.
    """

    trigger: Trigger
    clause: tuple[int, int]
    mode: str
    origin: Place | None
    destination: Place | None
    via: tuple[Place, ...]
    bidirectional: bool
    traveller: Traveller | None
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Context:
    """What the article has told before the sentence at hand.

    ``person``, ``carrier`` and ``vessel`` are who "he" or "it" is, ``dateline``
    is "here", ``last_visit`` is where "followed" leads, and ``countries`` are the
    article's countries, most often named first.
    """

    gazetteer: Gazetteer
    countries: tuple[Place, ...] = ()
    dateline: Place | None = None
    person: Traveller | None = None
    carrier: Traveller | None = None
    vessel: Traveller | None = None
    last_visit: Place | None = None
    last_flight_origin: Place | None = None


@dataclass(frozen=True, slots=True)
class _Sight:
    """A sentence with all that was found in it."""

    scene: Scene
    travellers: tuple[Traveller, ...]
    triggers: tuple[Trigger, ...]
    bounds: tuple[tuple[int, int], ...]
    context: Context

    @property
    def ends(self) -> tuple[Spot, ...]:
        """Return the places that may be ends: neither adjectives nor parts of a traveller's phrase."""
        covered = {index for t in self.travellers for index in range(t.first, t.last + 1)}
        return tuple(spot for spot in self.scene.spots if not spot.demonym and spot.first not in covered)

    def field(self, trigger: Trigger) -> tuple[Spot, ...]:
        """Return the ends to the right of a trigger, up to the next one of its clause."""
        limit = clause_at(self.bounds, trigger.index)[1]
        rivals = (t.index for t in self.triggers if t.index > trigger.index and t.shape not in {"presence", "bound"})
        limit = min(limit, next(rivals, limit))
        return tuple(spot for spot in self.ends if trigger.index < spot.first < limit)


def find_journeys(
    scene: Scene, travellers: tuple[Traveller, ...], triggers: tuple[Trigger, ...], context: Context
) -> tuple[Journey, ...]:
    """Return the journeys that ``scene`` tells of, in order; a sentence without any gives none."""
    sight = _Sight(scene, travellers, triggers, clauses(scene), context)
    found: list[Journey] = []
    for trigger in triggers:
        if not _is_figure_of_speech(sight, trigger):
            found.extend(_READERS[trigger.shape](sight, trigger))
    return _without_echoes((*found, *_code_pairs(sight)), context.gazetteer)


# What moves


def _subject(sight: _Sight, trigger: Trigger) -> Traveller | None:
    """Return who or what does what the verb at ``trigger`` says."""
    first = clause_at(sight.bounds, trigger.index)[0]
    own = [t for t in sight.travellers if first <= t.first and t.last < trigger.index]
    upright = [t for t in own if not _is_governed(sight.scene, t)]
    if own:
        return (upright or own)[-1]
    if (journey := _journey_as_subject(sight, first, trigger)) is not None:
        return journey
    if (pronoun := _pronoun(sight, first, trigger.index)) is not None:
        return pronoun
    if (name := _bare_name(sight.scene, first, trigger.index)) is not None:
        return name
    earlier = [t for t in sight.travellers if t.last < first]
    if earlier and _is_elliptical(sight.scene, first, trigger.index):
        return ([t for t in earlier if not _is_governed(sight.scene, t)] or earlier)[-1]
    return None


def _journey_as_subject(sight: _Sight, first: int, trigger: Trigger) -> Traveller | None:
    """Return the flight or voyage that itself does what the verb says ("a trial voyage left Karasu")."""
    nouns = [t for t in sight.triggers if t.shape == "service" and first <= t.index < trigger.index and t.mode]
    if not nouns or any(nouns[0].index < spot.first < trigger.index for spot in sight.scene.spots):
        return None
    kind: Kind = "aircraft" if nouns[0].mode == "flight" else "vessel"
    return Traveller(nouns[0].index, nouns[0].index, kind, "", "", None, "unknown")


def _is_governed(scene: Scene, traveller: Traveller) -> bool:
    """Say whether a preposition stands before the traveller ("met with the minister")."""
    index = traveller.first - 1
    while index >= 0 and scene.words[index] in {"the", "a", "an", "his", "her", "its", "their"}:
        index -= 1
    return index >= 0 and scene.words[index] in {
        "with",
        "by",
        "for",
        "of",
        "to",
        "from",
        "against",
        "under",
        "in",
        "at",
        "on",
        "between",
    }


def _pronoun(sight: _Sight, first: int, end: int) -> Traveller | None:
    words, context = sight.scene.words[first:end], sight.context
    if {"who", "which", "that"} & set(words[:2]):
        earlier = [t for t in sight.travellers if t.last < first]
        return earlier[-1] if earlier else None
    if {"he", "she", "they"} & set(words):
        earlier = [t for t in sight.travellers if t.last < first and t.kind in {"person", "group"}]
        return earlier[0] if earlier else context.person
    if "it" in words:
        return context.vessel or context.carrier
    return None


def _bare_name(scene: Scene, first: int, end: int) -> Traveller | None:
    """Return a person of whom only the name stands before the verb, home unknown."""
    index = end - 1
    while index > first and scene.words[index] in _AUXILIARIES:
        index -= 1
    last = index
    spots = {i for spot in scene.spots for i in range(spot.first, spot.last + 1)}
    while index >= first and scene.is_capital(index) and index not in spots and scene.words[index].isalpha():
        index -= 1
    if last - index >= (1 if index >= 0 else 2) and scene.words[index + 1] not in _AUXILIARIES | {"the", "it", "in"}:
        name = scene.text(index + 1, last)
        return Traveller(index + 1, last, "person", name, name, None, "unknown")
    return None


def _is_elliptical(scene: Scene, first: int, end: int) -> bool:
    """Say whether a clause has no room for a subject of its own ("and will go on to", "after calls at")."""
    return sum(word not in _AUXILIARIES and word.isalpha() for word in scene.words[first:end]) <= 1


def _mode(trigger: Trigger, traveller: Traveller | None) -> str | None:
    if trigger.mode is not None:
        return trigger.mode
    return MODE_OF.get(traveller.kind) if traveller is not None else None


# Where it comes from


def _origin(
    sight: _Sight, traveller: Traveller | None, destination: Place | None, spots: tuple[Spot, ...]
) -> tuple[Place | None, str]:
    """Return where a journey to ``destination`` starts, and how that was found."""
    stated = next((spot.place for spot in spots if spot.role == "origin"), None)
    if stated is not None:
        return stated, "text"
    if traveller is not None and traveller.home is not None:
        return traveller.home, traveller.how
    return None, "unknown"


def _other_country(sight: _Sight, trigger: Trigger, destination: Place) -> Place | None:
    """Return the country, other than the destination's, that the clause or else the article is about."""
    first, end = clause_at(sight.bounds, trigger.index)
    own = [s for s in sight.scene.spots if first <= s.first < trigger.index and _differs(s.place, destination)]
    if own and own[-1].role in {"possessive", "", "object"}:
        return home_of(own[-1], sight.context.gazetteer)
    main = sight.context.countries[:2]
    if destination.country in {place.country for place in main}:
        return next((place for place in main if place.country != destination.country), None)
    return None


def _differs(home: Place, destination: Place) -> bool:
    """Say whether a visitor from ``home`` to ``destination`` crosses a border."""
    return not home.country or not destination.country or home.country != destination.country


# Readers, one for each shape


def _read_trip(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a noun: "Oman's Lima trip", "the visit of its premier to Quito", "his tour of Asia"."""
    spots = _outside_possessor(sight, trigger)
    modifiers = tuple(s for s in sight.ends if s.last == trigger.index - 1 and s.role in {"modifier", "object", ""})
    goals = tuple(
        s
        for s in spots
        if s.role == "destination" or (s.role == "of" and sight.scene.words[trigger.index].startswith("tour"))
    )
    arrival = sight.scene.words[trigger.index] in {"arrival", "stopover", "layover", "visit", "tour", "stop"}
    goals = modifiers or goals or tuple(s for s in spots if arrival and s.role in {"at", "goal"} and s.literal)
    goals = _first_chain(goals)
    for goal in goals:
        traveller = _trip_maker(sight, trigger, goal.place)
        if traveller is not None and traveller.kind == "private":
            continue
        yield from _visit(sight, trigger, traveller, goal, spots)


def _outside_possessor(sight: _Sight, trigger: Trigger) -> tuple[Spot, ...]:
    return sight.field(trigger)


def _trip_maker(sight: _Sight, trigger: Trigger, destination: Place) -> Traveller | None:
    """Return who makes a trip: its possessor, whoever stands behind "of" or "by", or the subject."""
    scene, index = sight.scene, trigger.index
    behind = [t for t in sight.travellers if index < t.first <= index + 5 and _is_governed_by(scene, t, {"of", "by"})]
    if behind:
        return behind[0]
    owners = [t for t in sight.travellers if index - 6 <= t.last + 1 < index and scene.words[t.last + 1] == "'s"]
    if owners:
        return owners[-1]
    land = [
        s
        for s in scene.spots
        if index - 5 <= s.last < index and (s.role == "possessive" or s.demonym) and _differs(s.place, destination)
    ]
    if land:
        spot = land[-1]
        return Traveller(
            spot.first,
            spot.last,
            "group",
            scene.text(spot.first, spot.last),
            "",
            home_of(spot, sight.context.gazetteer),
            "text",
        )
    later = [t for t in sight.travellers if index < t.first and _is_governed_by(scene, t, {"by"})]
    candidates = [t for t in (_possessive_pronoun(sight, index), _subject(sight, trigger)) if t is not None]
    near = [t for t in sight.travellers if t.last < index]
    for traveller in (*candidates, *later, *reversed(near)):
        if traveller.home is None or _differs(traveller.home, destination):
            return traveller
    return None


def _is_governed_by(scene: Scene, traveller: Traveller, words: set[str]) -> bool:
    before = scene.words[max(traveller.first - 2, 0) : traveller.first]
    return bool(before) and (before[-1] in words or (before[-1] in {"the", "a", "an", "its"} and before[0] in words))


def _possessive_pronoun(sight: _Sight, index: int) -> Traveller | None:
    if not {"his", "her", "their"} & set(sight.scene.words[max(index - 4, 0) : index]):
        return None
    earlier = [t for t in sight.travellers if t.last < index and t.kind in {"person", "group"}]
    return earlier[-1] if earlier else sight.context.person


def _read_object(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb whose object is the place gone to: "visited Quito and Lima"."""
    traveller = _subject(sight, trigger)
    mode = (
        "visit"
        if traveller is None and trigger.index and "visit" in sight.scene.words[trigger.index]
        else _mode(trigger, traveller)
    )
    spots = sight.field(trigger)
    goals = _first_chain(tuple(s for s in spots if s.role in {"object", "modifier"} and s.first <= trigger.index + 6))
    goals = goals or _first_chain(tuple(s for s in spots if s.role == "at" and s.literal and mode == "visit"))
    for goal in goals:
        if mode == "visit":
            yield from _visit(sight, trigger, traveller, goal, spots)
        elif mode is not None and traveller is not None:
            yield _passage(sight, trigger, mode, traveller, goal, spots)


def _read_motion(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of motion: "flew from Oslo to Riga"."""
    traveller = _mover_sent(sight, trigger) or _subject(sight, trigger)
    spots, mode = sight.field(trigger), _mode(trigger, traveller)
    word = sight.scene.words[trigger.index]
    roles = {"destination", "goal"} if word.startswith(("head", "set", "embark", "sail")) else {"destination"}
    goals = _first_chain(tuple(s for s in spots if s.role in roles))
    for goal in goals:
        if mode == "visit":
            yield from _visit(sight, trigger, traveller, goal, spots)
        elif mode is not None and traveller is not None:
            yield _passage(sight, trigger, mode, traveller, goal, spots)
    pairs = tuple(s for s in spots if s.role == "between")
    if mode in {"flight", "shipping"} and pairs:
        yield from _services(sight, trigger, mode, traveller, spots)


def _mover_sent(sight: _Sight, trigger: Trigger) -> Traveller | None:
    """Return whom "sent" or "dispatched" sends, with the sender's home where it has none of its own."""
    if not sight.scene.words[trigger.index].startswith(("sen", "dispatch", "despatch")):
        return None
    behind = [t for t in sight.travellers if trigger.index < t.first <= trigger.index + 4]
    if not behind:
        return Traveller(trigger.index, trigger.index, "private", "", "", None, "unknown")
    before = [s for s in sight.scene.spots if s.last < trigger.index]
    if behind[0].home is None and before:
        return replace(behind[0], home=home_of(before[-1], sight.context.gazetteer), how="text")
    return behind[0]


def _read_leaving(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of leaving: "left Tbilisi on Thursday for Santiago"."""
    traveller, spots = _subject(sight, trigger), sight.field(trigger)
    mode = _mode(trigger, traveller)
    left = tuple(s for s in spots if s.role in {"object", "modifier"} and s.first <= trigger.index + 4)
    goals = _first_chain(tuple(s for s in spots if s.role in {"goal", "destination"}))
    starts = tuple(replace(spot, role="origin") for spot in left[:1])
    others = tuple(spot for spot in spots if spot not in left)
    for goal in goals:
        if mode == "visit":
            yield from _visit(sight, trigger, traveller, goal, (*starts, *others))
        elif mode is not None and traveller is not None:
            yield _passage(sight, trigger, mode, traveller, goal, (*starts, *others))


def _read_arriving(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read a verb of arriving: "landed in Accra", "docked at Mombasa", "arrived here"."""
    traveller, spots = _subject(sight, trigger) or _owner_of_call(sight, trigger), sight.field(trigger)
    if trigger.mode == "shipping" and (traveller is None or traveller.kind not in {"vessel", "carrier"}):
        return
    mode = _mode(trigger, traveller)
    goals = _first_chain(tuple(s for s in spots if s.role in {"at", "destination"}))
    for goal in goals or _here(sight, trigger):
        if mode == "visit":
            yield from _visit(sight, trigger, traveller, goal, spots)
        elif mode is not None and traveller is not None:
            yield _passage(sight, trigger, mode, traveller, goal, spots)


def _owner_of_call(sight: _Sight, trigger: Trigger) -> Traveller | None:
    """Return the vessel whose call a noun tells of ("its call at Jeddah", "after calls at Valletta")."""
    before = sight.scene.words[max(trigger.index - 2, 0) : trigger.index]
    is_noun = sight.scene.words[trigger.index] in {"call", "calls", "stop", "stops"} and {
        "its",
        "her",
        "a",
        "port",
    } & set(before)
    return sight.context.vessel if is_noun else None


def _here(sight: _Sight, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the dateline's place as the end where the verb is followed by "here"."""
    index, dateline = trigger.index + 1, sight.context.dateline
    if dateline is None or sight.scene.words[index : index + 1] != ("here",):
        return ()
    return (Spot(index, index, dateline, "at", False, True, -1, 1.0),)


def _read_carrying(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what vessels, aircraft and carriers do with a load: "carried grain from Odesa to Beira"."""
    traveller = _subject(sight, trigger)
    if traveller is not None and traveller.kind in {"vessel", "aircraft", "carrier"}:
        spots = sight.field(trigger)
        for goal in _first_chain(tuple(s for s in spots if s.role == "destination")):
            yield _passage(sight, trigger, MODE_OF[traveller.kind], traveller, goal, spots)


def _read_linking(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "links Birmingham with Athens" and "connecting Oslo and Riga", said of a carrier or a service."""
    mode = _service_mode(sight, trigger)
    if mode is None:
        return
    spots = sight.field(trigger)
    starts = _first_chain(tuple(s for s in spots if s.role in {"object", "modifier", "origin"}))
    goals = _first_chain(tuple(s for s in spots if s.role in {"with", "destination"}))
    operator = _operator(sight, Trigger(trigger.index, "linking", mode))
    pairs = [(one, other) for one in starts for other in goals] or list(combinations(starts, 2))
    for one, other in pairs:
        yield _journey(sight, trigger, mode, one.place, other.place, (), operator, "text", two_way=True)


def _service_mode(sight: _Sight, trigger: Trigger) -> str | None:
    """Return the mode of the carrier, vessel or service before the trigger, None where there is none."""
    ahead = [t for t in sight.travellers if t.last < trigger.index and t.kind in {"carrier", "vessel", "aircraft"}]
    services = [t for t in sight.triggers if t.shape == "service" and t.index < trigger.index]
    if services:
        return services[-1].mode
    return MODE_OF[ahead[-1].kind] if ahead else None


def _read_presence(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what a foreigner does on the spot: "held talks in Oslo"."""
    traveller = _subject(sight, trigger)
    if traveller is None or traveller.kind not in {"person", "group"} or traveller.home is None:
        return
    first, end = clause_at(sight.bounds, trigger.index)
    if lexicon()["visit.remote"] & set(sight.scene.words[first:end]):
        return
    goals = tuple(s for s in sight.field(trigger) if s.role == "at" and s.literal) or _fronted(sight, first)
    for goal in _first_chain(goals):
        if goal.place.kind in {"city", "country", "region1", "island", "islands", "airport", "base"}:
            yield from _visit(sight, trigger, traveller, goal, ())


def _fronted(sight: _Sight, first: int) -> tuple[Spot, ...]:
    """Return the place before "where", or at the very start of the clause ("In Oslo, the envoy met")."""
    scene = sight.scene
    if scene.words[first] == "where":
        return tuple(s for s in sight.ends if s.role == "at" and first - 3 <= s.last < first)
    return tuple(s for s in sight.ends if s.role == "at" and s.literal and first <= s.first <= first + 2)


def _read_hosting(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read what a host does: "Quito received Oman's premier", "invited the emir to Rome"."""
    scene, index = sight.scene, trigger.index
    guests = [t for t in sight.travellers if index < t.first <= index + 5 and t.kind in {"person", "group"}]
    if not guests:
        return
    invites = scene.words[index] in lexicon()["visit.verbs_invite"]
    spots = tuple(s for s in sight.field(trigger) if s.first > guests[0].last)
    goals = (
        tuple(s for s in spots if s.role == "destination")
        if invites
        else tuple(s for s in spots if s.role == "at" and s.literal)
    )
    if not goals and not invites:
        first = clause_at(sight.bounds, index)[0]
        goals = tuple(s for s in sight.ends if first <= s.first and s.last < index and s.role in {"", "object"})[:1]
    for goal in _first_chain(goals):
        yield from _visit(sight, trigger, guests[0], goal, ())


def _read_follow(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "his deputy followed": the destination of the last visit, with another visitor."""
    traveller, place = _subject(sight, trigger), sight.context.last_visit
    following = sight.scene.words[trigger.index + 1 : trigger.index + 2]
    if (
        traveller is None
        or place is None
        or not following
        or following[0] not in {",", ".", "in", "on", ";", "later", "last"}
    ):
        return
    if traveller.kind in {"person", "group"} and traveller.home is not None:
        spot = Spot(trigger.index, trigger.index, place, "object", False, True, -1, 1.0)
        yield from _visit(sight, trigger, traveller, spot, ())


def _read_bound(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read "bound for Lagos", "en route to Perth", "on passage from Ningbo to Rotterdam", "due in Beira"."""
    scene, index = sight.scene, trigger.index
    word, before = scene.words[index], scene.words[index - 1] if index else ""
    if (word, before) not in {
        ("passage", "on"),
        ("route", "en"),
        ("route", "on"),
        ("way", "its"),
        ("way", "their"),
    } and word not in {"bound", "destined", "due"}:
        return
    near = [t for t in sight.travellers if t.last < index]
    traveller = near[-1] if near else _subject(sight, trigger)
    if traveller is None or traveller.kind not in {"vessel", "aircraft"}:
        return
    spots = sight.field(trigger)
    roles = {"at"} if word == "due" else {"goal", "destination"}
    for goal in _first_chain(tuple(s for s in spots if s.role in roles)):
        yield _passage(sight, trigger, MODE_OF[traveller.kind], traveller, goal, spots)


def _read_service(sight: _Sight, trigger: Trigger) -> Iterator[Journey]:
    """Read flights and sailings: "between Cork and Riga", "the Riga–Oslo route", "from Oslo to Riga"."""
    mode = trigger.mode
    if mode is None:
        return
    ahead = tuple(s for s in sight.ends if s.last < trigger.index and trigger.index - s.last <= 6)
    pair = tuple(s for s in ahead if s.role == "pair")
    named = tuple(s for s in ahead if s.role == "origin") and tuple(
        s for s in ahead if s.role in {"origin", "destination"}
    )
    yield from _services(sight, trigger, mode, _operator(sight, trigger), sight.field(trigger) or pair or named)


def _operator(sight: _Sight, trigger: Trigger) -> Traveller | None:
    """Return the carrier, aircraft or vessel that runs a service, from the sentence or the article so far."""
    kinds = {"carrier", "aircraft"} if trigger.mode == "flight" else {"vessel", "carrier"}
    ahead = [t for t in sight.travellers if t.kind in kinds and t.last < trigger.index]
    behind = [t for t in sight.travellers if t.kind in kinds and t.last > trigger.index]
    own = ahead[-1] if ahead else behind[0] if behind else None
    known = sight.context.carrier if trigger.mode == "flight" else sight.context.vessel
    return own if own is not None and (own.home is not None or known is None) else known


def _services(
    sight: _Sight, trigger: Trigger, mode: str, operator: Traveller | None, spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    via = tuple(s.place for s in spots if s.role == "via")
    mutual = _first_chain(tuple(s for s in spots if s.role == "between")) or _first_chain_of_pairs(spots)
    for one, other in combinations(mutual, 2):
        yield _journey(sight, trigger, mode, one.place, other.place, via, operator, "text", two_way=True)
    if mutual:
        return
    starts = _first_chain(tuple(s for s in spots if s.role == "origin"))
    goals = _first_chain(
        tuple(
            s
            for s in spots
            if s.role == "destination" or (s.role == "with" and sight.scene.words[trigger.index] == "destinations")
        )
    )
    one_way = (
        sight.scene.words[trigger.index] in {"voyage", "flight", "airlift", "crossing"}
        and operator is not None
        and operator.kind in {"vessel", "aircraft"}
    )
    for goal in goals:
        origin, how = (starts[0].place, "text") if starts else _service_origin(sight, trigger, operator, goal.place)
        if origin is not None:
            yield _journey(sight, trigger, mode, origin, goal.place, via, operator, how, two_way=not one_way)


def _first_chain_of_pairs(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return tuple(s for s in spots if s.role == "pair")[:2]


def _service_origin(
    sight: _Sight, trigger: Trigger, operator: Traveller | None, goal: Place
) -> tuple[Place | None, str]:
    """Return where a service to ``goal`` starts: where the last one of the article did, or its carrier's home."""
    last = sight.context.last_flight_origin if trigger.mode == "flight" else None
    at_home = (
        last is not None
        and operator is not None
        and operator.home is not None
        and last.country == operator.home.country
    )
    if at_home and last is not None and last.id != goal.id:
        return last, "carrier"
    if operator is not None and operator.home is not None and operator.home.id != goal.id:
        return operator.home, "carrier"
    first = clause_at(sight.bounds, trigger.index)[0]
    nearby = [
        s
        for s in sight.ends
        if s.last < trigger.index
        and s.role in {"at", "origin"}
        and s.literal
        and s.first >= first
        and s.place.kind != "continent"
    ]
    if nearby and trigger.mode == "flight":
        return nearby[-1].place, "article"
    if trigger.mode == "flight" and sight.context.last_flight_origin not in {None, goal}:
        return sight.context.last_flight_origin, "article"
    return None, "unknown"


def _code_pairs(sight: _Sight) -> Iterator[Journey]:
    """Yield the services that a timetable lists by the codes of their airports ("lists KTM-DOH daily")."""
    for one, other in zip(sight.scene.spots, sight.scene.spots[1:], strict=False):
        codes = all(spot.first == spot.last and _is_code(sight.scene, spot.first) for spot in (one, other))
        if codes and one.role == other.role == "pair" and "airport" in {one.place.kind, other.place.kind}:
            trigger = Trigger(one.first, "service", "flight")
            yield _journey(sight, trigger, "flight", one.place, other.place, (), None, "text", two_way=True)


def _is_code(scene: Scene, index: int) -> bool:
    text = scene.sentence.tokens[index].text
    return len(text) in {3, 4} and text.isupper()


_READERS = {
    "trip": _read_trip, "object": _read_object, "motion": _read_motion, "leaving": _read_leaving,
    "arriving": _read_arriving, "carrying": _read_carrying, "linking": _read_linking, "presence": _read_presence, "hosting": _read_hosting, "follow": _read_follow,
    "bound": _read_bound, "service": _read_service,
}  # fmt: skip


# From ends to journeys


def _first_chain(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the first place with all that are enumerated with it."""
    return tuple(spot for spot in spots if spot.chain == spots[0].chain) if spots else ()


def _visit(
    sight: _Sight, trigger: Trigger, traveller: Traveller | None, goal: Spot, spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    """Yield the visit to ``goal`` of the traveller and of those it is coordinated with."""
    for member in _with_companions(sight, traveller):
        yield from _one_visit(sight, trigger, member, goal, spots)


def _one_visit(
    sight: _Sight, trigger: Trigger, traveller: Traveller | None, goal: Spot, spots: tuple[Spot, ...]
) -> Iterator[Journey]:
    """Yield the visit to ``goal``, unless the traveller is at home or resident there, or nobody's delegate."""
    if traveller is not None and (traveller.kind not in {"person", "group"} or _lives_in(traveller, goal.place)):
        return
    origin, how = _origin(sight, traveller, goal.place, spots)
    if origin is None:
        origin, how = _other_country(sight, trigger, goal.place), "article"
    if origin is None or (how != "text" and not _differs(origin, goal.place)) or origin.id == goal.place.id:
        return
    via = tuple(s.place for s in spots if s.role == "via")
    yield _journey(sight, trigger, "visit", origin, goal.place, via, traveller, how, two_way=False)


def _with_companions(sight: _Sight, traveller: Traveller | None) -> tuple[Traveller | None, ...]:
    """Return the traveller with those before it that it is coordinated with, one for each home."""
    if traveller is None or traveller not in sight.travellers:
        return (traveller,)
    group = [traveller]
    for other in reversed(sight.travellers[: sight.travellers.index(traveller)]):
        gap = sight.scene.words[other.last + 1 : group[-1].first]
        if (
            not gap
            or not all(word in {",", "and", "the", "a"} for word in gap)
            or other.kind not in {"person", "group"}
        ):
            break
        if other.home is not None and all(other.home != member.home for member in group):
            group.append(other)
    return tuple(reversed(group))


def _lives_in(traveller: Traveller, place: Place) -> bool:
    return traveller.resident is not None and traveller.resident.country == place.country


def _passage(
    sight: _Sight, trigger: Trigger, mode: str, traveller: Traveller, goal: Spot, spots: tuple[Spot, ...]
) -> Journey:
    """Return the voyage or flight of a vessel, aircraft or carrier to ``goal``."""
    origin, how = _origin(sight, traveller, goal.place, spots)
    if origin is not None and origin.id == goal.place.id:
        origin, how = None, "unknown"
    via = tuple(s.place for s in spots if s.role == "via")
    return _journey(sight, trigger, mode, origin, goal.place, via, traveller, how, two_way=traveller.kind == "carrier")


def _journey(
    sight: _Sight, trigger: Trigger, mode: str, origin: Place | None, destination: Place, via: tuple[Place, ...],
    traveller: Traveller | None, how: str, *, two_way: bool,
) -> Journey:  # fmt: skip
    clause = clause_at(sight.bounds, trigger.index)
    score = _SHAPE_SCORES[trigger.shape] * _ORIGIN_SCORES[how]
    return Journey(trigger, clause, mode, origin, destination, via, two_way, traveller, how, round(score, 3))


# What is none


def _is_figure_of_speech(sight: _Sight, trigger: Trigger) -> bool:
    """Say whether the words around a trigger make it flight from danger, a train, or a thing of the mind."""
    scene, words = sight.scene, lexicon()
    first, end = clause_at(sight.bounds, trigger.index)
    clause = set(scene.words[first:end])
    ahead = set(scene.words[max(first, trigger.index - 6) : trigger.index])
    if ahead & words["shared.other_ways"]:
        return True
    if trigger.mode == "flight" and trigger.shape == "service":
        owner = scene.words[trigger.index - 1 : trigger.index] == ("'s",)
        carrier_owner = any(t.last + 1 == trigger.index - 1 and t.kind != "person" for t in sight.travellers)
        personal = scene.words[max(trigger.index - 1, 0)] in {"his", "her", "their", "my"}
        return (
            bool(clause & words["shared.fleeing"])
            or personal
            or (owner and not carrier_owner and scene.words[trigger.index] == "flight")
        )
    return trigger.shape in {"motion", "leaving"} and bool(clause & words["shared.fleeing"])


def _without_echoes(journeys: tuple[Journey, ...], gazetteer: Gazetteer) -> tuple[Journey, ...]:
    """Drop a journey that a better one of the same sentence already tells."""
    ranked = sorted(journeys, key=lambda journey: -journey.score)
    kept: list[Journey] = []
    for journey in ranked:
        if not any(_is_echo(journey, other) for other in kept):
            kept.append(journey)
    return tuple(journey for journey in journeys if journey in kept)


def _is_echo(journey: Journey, other: Journey) -> bool:
    same_goal = (
        journey.destination is not None
        and other.destination is not None
        and journey.destination.id == other.destination.id
    )
    same_start = journey.origin is None or (other.origin is not None and journey.origin.country == other.origin.country)
    return journey.mode == other.mode and same_goal and same_start
