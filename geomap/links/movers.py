"""Who or what makes the journey that a word tells of."""

from dataclasses import replace

from geomap.links.homes import home_of
from geomap.links.lexicon import lexicon
from geomap.links.scenes import Scene
from geomap.links.sights import Sight
from geomap.links.travellers import Kind, Traveller
from geomap.links.triggers import Trigger
from geomap.records import Place

PEOPLE: frozenset[Kind] = frozenset({"person", "group"})

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_PREPOSITIONS = frozenset("with by for of to from against under in at on between".split())
_AUXILIARIES = frozenset(
    "is are was were has have had be been being will would shall should can could may might must to also recently "
    "still now then earlier later just already currently first again soon briefly formally officially unexpectedly "
    "personally previously once and , which who that not since".split()
)


def differs(home: Place, destination: Place) -> bool:
    """Say whether a visitor from ``home`` to ``destination`` crosses a border, as far as is known."""
    return not home.country or not destination.country or home.country != destination.country


def subject(sight: Sight, trigger: Trigger) -> Traveller | None:
    """Return who or what does what the verb at ``trigger`` says, None where nothing that travels does."""
    first, end = sight.clause(trigger)
    if trigger.index == first and sight.word(first).endswith("ing"):
        behind = [t for t in sight.travellers if sight.word(t.first - 1) in {",", "the", "a"} and t.first < end]
        return behind[0] if behind else None
    own = [t for t in sight.travellers if first <= t.first and t.last < trigger.index]
    if own:
        return _not_governed(sight, own)[-1]
    for find in (_journey_as_subject, _pronoun, _bare_name):
        if (traveller := find(sight, first, trigger.index)) is not None:
            return traveller
    earlier = [t for t in sight.travellers if t.last < _main_clause_end(sight, first)]
    if earlier and _is_elliptical(sight.scene, first, trigger.index):
        return _not_governed(sight, earlier)[-1]
    return None


def _main_clause_end(sight: Sight, first: int) -> int:
    """Return where the words before a clause end, without the clause with "who" or "which" that it resumes from."""
    before = next((clause for clause in sight.clauses if clause[1] == first), None)
    inserted = before is not None and {"who", "which"} & set(sight.words[before[0] : before[0] + 2])
    return before[0] if before is not None and inserted else first


def _not_governed(sight: Sight, travellers: list[Traveller]) -> list[Traveller]:
    """Return those of ``travellers`` without a preposition before them ("met with the minister"), or else all."""
    return [t for t in travellers if not is_governed(sight, t, _PREPOSITIONS)] or travellers


def is_governed(sight: Sight, traveller: Traveller, prepositions: frozenset[str] | set[str]) -> bool:
    """Say whether one of ``prepositions`` stands before the traveller's phrase."""
    index = traveller.first - 1
    while sight.word(index) in _DETERMINERS:
        index -= 1
    return sight.word(index) in prepositions


def _journey_as_subject(sight: Sight, first: int, end: int) -> Traveller | None:
    """Return the flight or voyage that itself does what the verb says ("a trial voyage left Karasu")."""
    nouns = [t for t in sight.triggers if t.shape == "service" and first <= t.index < end and t.mode]
    if not nouns or any(nouns[0].index < spot.first < end for spot in sight.scene.spots):
        return None
    kind: Kind = "aircraft" if nouns[0].mode == "flight" else "vessel"
    return Traveller(nouns[0].index, nouns[0].index, kind, "", "", None, "unknown")


def _pronoun(sight: Sight, first: int, end: int) -> Traveller | None:
    words, context = sight.words[first:end], sight.context
    earlier = [t for t in sight.travellers if t.last < first]
    if {"who", "which", "that"} & set(words[:2]):
        return earlier[-1] if earlier else None
    if {"he", "she", "they"} & set(words):
        return next((t for t in earlier if t.kind in PEOPLE and t.home is not None), sight.person)
    if "it" in words and (thing := context.vessel or context.carrier) is not None:
        return thing
    if {"it", "its"} & set(words) and context.topic is not None:
        return Traveller(first, first, "group", context.topic.name, "", context.topic, "memory")
    return None


def _bare_name(sight: Sight, first: int, end: int) -> Traveller | None:
    """Return a person of whom only the name stands before the verb, home unknown."""
    scene, index = sight.scene, end - 1
    while index > first and sight.words[index] in _AUXILIARIES:
        index -= 1
    last = index
    places = {i for spot in scene.spots for i in range(spot.first, spot.last + 1)}
    while index >= first and scene.is_capital(index) and index not in places and sight.words[index].isalpha():
        index -= 1
    opens_sentence = index < 0  # its capital may be only that of the first word
    if last - index < (2 if opens_sentence else 1) or sight.words[index + 1] in _AUXILIARIES | {"the", "it", "in"}:
        return None
    name = scene.text(index + 1, last)
    return Traveller(index + 1, last, "person", name, name, None, "unknown")


def _is_elliptical(scene: Scene, first: int, end: int) -> bool:
    """Say whether a clause has no room for a subject of its own ("and will go on to", "after calls at")."""
    return sum(word not in _AUXILIARIES and word.isalpha() for word in scene.words[first:end]) <= 1


def with_companions(sight: Sight, traveller: Traveller | None) -> tuple[Traveller | None, ...]:
    """Return the traveller with those before it that it is coordinated with, one for each home."""
    if traveller is None or traveller not in sight.travellers:
        return (traveller,)
    company = [traveller]
    for other in reversed(sight.travellers[: sight.travellers.index(traveller)]):
        gap = sight.words[other.last + 1 : company[-1].first]
        if not gap or not set(gap) <= {",", "and", "the", "a"} or other.kind not in PEOPLE:
            break
        if other.home is not None and all(other.home != member.home for member in company):
            company.append(other)
    return (*reversed(company), *_fellow_countries(sight, traveller))


def _fellow_countries(sight: Sight, traveller: Traveller) -> list[Traveller]:
    """Return the traveller once for each further country it is of ("ministers from Tuvalu and Nauru")."""
    own = [spot for spot in sight.scene.spots if traveller.first <= spot.first and spot.last <= traveller.last]
    chains = {spot.chain for spot in own}
    more = [spot for spot in sight.scene.spots if spot.chain in chains and spot not in own[:1] and not spot.demonym]
    homes = [home_of(spot, sight.context.gazetteer) for spot in more]
    return [replace(traveller, home=home) for home in homes if home != traveller.home and not traveller.name]


def trip_maker(sight: Sight, trigger: Trigger, destination: Place) -> Traveller | None:
    """Return who makes a trip: its owner, whoever stands behind "of" or "by", or the subject."""
    index = trigger.index
    behind = [t for t in sight.travellers if index < t.first <= index + 5 and is_governed(sight, t, {"of", "by"})]
    owners = [t for t in sight.travellers if index - 6 <= t.last + 1 < index and sight.word(t.last + 1) == "'s"]
    if behind or owners:
        return behind[0] if behind else owners[-1]
    if (people := _people_of_a_land(sight, index, destination)) is not None:
        return people
    later = [t for t in sight.travellers if index < t.first and is_governed(sight, t, {"by"})]
    near = [t for t in reversed(sight.travellers) if t.last < index]
    for traveller in (_owner_by_pronoun(sight, index), subject(sight, trigger), *later, *near):
        if traveller is not None and (traveller.home is None or differs(traveller.home, destination)):
            return traveller
    return None


def _people_of_a_land(sight: Sight, index: int, destination: Place) -> Traveller | None:
    """Return the unnamed people of the country before a trip ("Norway's Lima trip", "a Kenyan visit")."""
    lands = [
        spot
        for spot in sight.scene.spots
        if index - 5 <= spot.last < index
        and (spot.role == "possessive" or spot.demonym)
        and differs(spot.place, destination)
    ]
    if not lands:
        return None
    first, last = lands[-1].first, lands[-1].last
    home = home_of(lands[-1], sight.context.gazetteer)
    return Traveller(first, last, "group", sight.scene.text(first, last), "", home, "text")


def _owner_by_pronoun(sight: Sight, index: int) -> Traveller | None:
    if not {"his", "her", "their"} & set(sight.words[max(index - 4, 0) : index]):
        return None
    earlier = [t for t in sight.travellers if t.last < index and t.kind in PEOPLE]
    return earlier[-1] if earlier else sight.person


def whom_is_sent(sight: Sight, trigger: Trigger) -> Traveller | None:
    """Return whom or what "sent" sends, with the sender's home where it has none of its own."""
    behind = [t for t in sight.travellers if trigger.index < t.first <= trigger.index + 4]
    before = [spot for spot in sight.scene.spots if spot.last < trigger.index]
    if behind and behind[0].home is None and before:
        return replace(behind[0], home=home_of(before[-1], sight.context.gazetteer), how="text")
    return behind[0] if behind else None


def owner_of_call(sight: Sight, trigger: Trigger) -> Traveller | None:
    """Return the vessel whose call a noun tells of ("its call at Jeddah", "after calls at Valletta")."""
    before = set(sight.words[max(trigger.index - 2, 0) : trigger.index])
    is_noun = sight.word(trigger.index) in {"call", "calls", "stop", "stops"} and before & {"its", "her", "a", "port"}
    return sight.context.vessel if is_noun else None


def operator(sight: Sight, trigger: Trigger, mode: str) -> Traveller | None:
    """Return the carrier, aircraft or vessel that runs a service, from the sentence or the article so far.

    What was told before counts by its name only: "a container ship" runs no ferry of the next sentence.
    """
    kinds = {"carrier", "aircraft"} if mode == "flight" else {"vessel", "carrier"}
    ahead = [t for t in sight.travellers if t.kind in kinds and t.last < trigger.index]
    behind = [t for t in sight.travellers if t.kind in kinds and t.last > trigger.index]
    own = ahead[-1] if ahead else behind[0] if behind else None
    known = sight.context.carrier if mode == "flight" else sight.context.vessel
    if known is not None and known.kind == "vessel" and not known.name:
        known = None
    return own if own is not None and (own.home is not None or known is None) else known


def foreigner(sight: Sight, traveller: Traveller | None, destination: Place) -> Traveller | None:
    """Return ``traveller``, or the last foreigner told of where a pronoun led to one at home there."""
    if (
        traveller is None
        or traveller.home is None
        or traveller in sight.travellers
        or differs(traveller.home, destination)
    ):
        return traveller
    abroad = (p for p in sight.context.people if p.home is not None and differs(p.home, destination))
    return next(abroad, None)


def is_private(traveller: Traveller | None) -> bool:
    """Say whether the traveller is nobody's delegate: a tourist, a refugee, a passenger."""
    return traveller is not None and traveller.kind == "private"


def is_sent(sight: Sight, trigger: Trigger) -> bool:
    """Say whether the verb sends another ("sent", "dispatched")."""
    return sight.word(trigger.index) in lexicon()["visit.verbs_send"]
