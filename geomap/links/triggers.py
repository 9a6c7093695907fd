"""The words that tell of a journey."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geomap.links.homes import carrier_length
from geomap.links.lexicon import lexicon, pattern
from geomap.links.parsing import ParsedSentence
from geomap.modes import MODES, Mode

Shape = Literal[
    "trip", "object", "motion", "leaving", "arriving", "carrying", "linking", "presence", "hosting", "service",
    "follow", "bound", "ban", "attended", "cargo", "return", "passage", "rotation",
    "learnt", "leg", "stay",
]  # fmt: skip
"""How a word joins places: a noun for a trip, a verb with its place as object, a
verb of motion to a place, of leaving one or of arriving in one, something done on
the spot, something the host does, a service between places, "followed", "bound for",
"attended by", a load that is sent, a way back, a vessel or aircraft with its two ends,
a list of ports, what only the learnt reader tells,
two ends that no word joins, what a visitor does at a further place."""

NEARBY = 5
"""Tokens before a word like "service" that tell its mode."""

HELD = 10
"""Tokens behind "held" within which the meeting stands."""

TO = 4
"""Tokens behind a journey that is somebody's within which "to" stands."""

PASSIVE = 2
"""Tokens before a participle within which "was" stands."""

OBJECT = 3
"""Tokens behind a verb within which its object stands."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a journey: its token, how it joins places, and its mode where the word itself says."""

    index: int
    shape: Shape
    mode: str | None


Around = tuple[int, int]
"""How many words of the article speak of the air, and how many of the sea."""

Answer = Trigger | bool | None
"""A trigger, False for a word that is none whatever else it is, None for no answer."""


def find_triggers(parsed: ParsedSentence, *, air: int = 0, sea: int = 0) -> tuple[Trigger, ...]:
    """Return the words of ``parsed`` that can tell of a journey, in order."""
    found = (_trigger(parsed, index, (air, sea)) for index in range(len(parsed.words)))
    return tuple(trigger for trigger in found if trigger is not None)


def _trigger(parsed: ParsedSentence, index: int, around: Around) -> Trigger | None:
    for ask in _QUESTIONS:
        answer = ask(parsed, index, around)
        if answer is not None:
            return answer if isinstance(answer, Trigger) else None
    return None


def _destinations(parsed: ParsedSentence, index: int, around: Around) -> Answer:
    """Answer for the places that a carrier flies to, or to which a load went."""
    if parsed.words[index] not in lexicon()["shared.destinations"]:
        return None
    if lexicon()["shared.loads"] & set(parsed.words):
        return Trigger(index, "cargo", "shipping")
    return around[0] > around[1] and Trigger(index, "service", "flight")


def _noun_of_service(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    """Answer for a cue of one of the modes ("flights", "port call"), where what stands beside it fits."""
    cues = mode_cues(tuple(MODES.values()))
    mode = cues.get(parsed.joined(index, index + 2)) or cues.get(parsed.words[index])
    if mode is None:
        return None
    ahead = (parsed.joined(index + 1, index + 1 + length) for length in (1, 2, 3))
    if mode == "flight" and any(phrase in lexicon()["flight.not_with"] for phrase in ahead):
        return False
    by_land = parsed.word(index - 1) in lexicon()["shipping.by_land"]
    if mode == "shipping" and (by_land or parsed.joined(index, index + 2) == "crossing the"):
        return False
    return Trigger(index, "service", mode)


@cache
def mode_cues(modes: tuple[Mode, ...]) -> dict[str, str]:
    """Return the mode of each cue of ``modes``."""
    return {cue: mode.name for mode in modes for cue in mode.cues}


def other_ways() -> frozenset[str]:
    """Return the words of ways to travel that are none of the modes, and of other things between places."""
    return lexicon()["shared.other_ways"].difference(mode_cues(tuple(MODES.values())))


def _landing_rights(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    if parsed.joined(index - 1, index + 1) not in lexicon()["flight.rights"]:
        return None
    return Trigger(index, "service", "flight")


def _take_off(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    if parsed.words[index] in lexicon()["flight.verbs_off"] and parsed.word(index + 1) == "off":
        return Trigger(index, "leaving", "flight")
    return None


def _visit(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    words, word = lexicon(), parsed.words[index]
    if word in words["visit.verbs_object"] and _is_verb(parsed, index):
        return Trigger(index, "object", None)
    if word not in words["visit.nouns"] or _is_verb(parsed, index):
        return None
    follows = set(parsed.words[index + 1 : index + 1 + (TO if parsed.word(index - 1) == "'s" else 1)])
    needs_to = word in words["visit.nouns_with_to"] and not follows & {"to", "by", "of", "in"}
    idle = parsed.word(index - 1) in words["visit.idle"]
    return not needs_to and not idle and Trigger(index, "trip", None)


def _call(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    word, following = parsed.words[index], parsed.word(index + 1)
    if word not in lexicon()["shipping.verbs_arrive"]:
        return None
    if word.startswith("call") and following == "on":
        return Trigger(index, "presence", None)
    if word.startswith("call") and following not in lexicon()["shipping.behind_call"]:
        return False
    return Trigger(index, "arriving", "shipping")


def _sail(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    return Trigger(index, "motion", "shipping") if parsed.words[index] in lexicon()["shipping.verbs"] else None


def _link(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    words, word = lexicon(), parsed.words[index]
    if word in words["shared.verbs_link"] and _has_object(parsed, index):
        return Trigger(index, "linking", None)
    if word in words["shipping.vessels"] and parsed.word(index + 1) in words["shared.joining"]:
        return Trigger(index, "service", "shipping")
    return None


def _pair_before_vessel(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    """Answer for "the Dakar-Ziguinchor ferry": two ends right before a vessel or aircraft."""
    word = parsed.words[index]
    pair = any(argument.role == "pair" and argument.last == index - 1 for argument in parsed.arguments)
    if pair and word in lexicon()["shipping.vessels"]:
        return Trigger(index, "service", "shipping")
    return Trigger(index, "service", "flight") if pair and word in lexicon()["flight.aircraft"] else None


def _shared_service(parsed: ParsedSentence, index: int, around: Around) -> Answer:
    """Answer for a word like "service" or "route", whose mode what stands near it tells."""
    words, word = lexicon(), parsed.words[index]
    if word not in words["flight.nouns_shared"] | words["shipping.nouns_shared"]:
        return None
    nearby = set(parsed.words[max(index - NEARBY, 0) : index])
    if nearby & words["visit.remote"] or nearby & other_ways():
        return None
    near = [word for word in nearby if word in words["flight.words"] or word in words["shipping.words"]]
    air = sum(word in words["flight.words"] for word in (*parsed.words, *near, *near)) + _names_an_airline(parsed)
    sea = sum(word in words["shipping.words"] for word in (*parsed.words, *near, *near))
    if word in words["shared.nouns_of_services"]:
        air, sea = (air, sea) if air or sea else around
    elif not near and not pattern("shared.kinds_of_services").search(parsed.joined(index - NEARBY, index)):
        return None
    return None if air == sea else Trigger(index, "service", "flight" if air > sea else "shipping")


def _names_an_airline(parsed: ParsedSentence) -> bool:
    lengths = ((index, carrier_length(parsed, index)) for index in range(len(parsed.words)))
    named = (parsed.words[index : index + length] for index, length in lengths if length)
    return any(lexicon().carriers[name][1] == "flight" for name in named)


def _load(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    """Answer for the words of a load that is sent: "was shipped", "airlifted", "a shipment of"."""
    words, word = lexicon(), parsed.words[index]
    if word in words["shipping.verbs_cargo"]:
        return Trigger(index, "cargo", "shipping")
    passive = lexicon()["syntax.copulas"] & set(parsed.words[max(index - PASSIVE, 0) : index])
    if word in words["flight.verbs_cargo"] or (passive and word in words["flight.verbs_cargo_passive"]):
        return Trigger(index, "cargo", "flight")
    return Trigger(index, "cargo", None) if word in words["shared.nouns_cargo"] else None


def _no_word(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    """Answer False for words that only belong to another ("Sea-Land", "landing rights", "head of")."""
    words, word, following = lexicon(), parsed.words[index], parsed.word(index + 1)
    if word in words["syntax.heads"] and following not in words["syntax.headings"]:
        return False
    if following in {"rights", "-"} or (parsed.word(index - 1) == "-" and parsed.is_capital(index)):
        return False
    if parsed.joined(index - 1, index + 2) in words["syntax.figures"]:
        return False
    if word in words["visit.verbs_tell"] and not words["visit.told"] & set(
        parsed.words[index + 1 : index + OBJECT + 2]
    ):
        return False
    is_held = word not in words["visit.verbs_hold"] or words["visit.held"] & set(parsed.words[index : index + HELD])
    return None if is_held else False


def _passive_attendance(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    if parsed.words[index] in lexicon()["visit.verbs_attended"] and parsed.word(index + 1) == "by":
        return Trigger(index, "attended", "visit")
    return None


def _of_a_list(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    word = parsed.words[index]
    shape = next((shape for key, shape in _SHAPES if word in lexicon()[key]), None)
    return Trigger(index, shape, None) if shape is not None else None


def _copula(parsed: ParsedSentence, index: int, _: Around) -> Answer:
    """Answer for "is" or "was" that "in" and a place follow at once ("who is in Rome")."""
    if parsed.words[index] not in lexicon()["syntax.copulas"]:
        return None
    beside = {index + 2, index + 3} if parsed.word(index + 1) in lexicon()["syntax.adverbs"] else {index + 2}
    stands = any(a.first in beside and a.literal and a.role == "at" for a in parsed.arguments)
    in_it = "in" in parsed.words[index + 1 : index + 3] or "back" in parsed.words[index + 1 : index + 3]
    return Trigger(index, "presence", None) if stands and in_it else None


_QUESTIONS: tuple[Callable[[ParsedSentence, int, Around], Answer], ...] = (
    _destinations, _noun_of_service, _landing_rights, _take_off, _visit, _call, _sail, _link,
    _pair_before_vessel, _shared_service, _no_word, _passive_attendance, _load, _of_a_list, _copula,
)  # fmt: skip

_SHAPES: tuple[tuple[str, Shape], ...] = (
    ("shared.verbs_ban", "ban"),
    ("visit.verbs_leave", "leaving"),
    ("visit.verbs_arrive", "arriving"),
    ("visit.verbs_reach", "object"),
    ("shared.verbs_serve", "object"),
    ("visit.verbs_to", "motion"),
    ("visit.verbs_send", "motion"),
    ("flight.verbs", "motion"),
    ("shared.divert", "motion"),
    ("shared.verbs_run", "motion"),
    ("shared.verbs_carry", "carrying"),
    ("visit.verbs_host", "hosting"),
    ("visit.verbs_invite", "hosting"),
    ("visit.verbs_follow", "follow"),
    ("visit.verbs_return", "return"),
    ("shipping.verbs_rotate", "rotation"),
    ("visit.verbs_present", "presence"),
    ("visit.verbs_team", "presence"),
    ("shared.bound", "bound"),
)


def _is_verb(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "visit", "tour" or the like is a verb here."""
    word, before = parsed.words[index], parsed.word(index - 1)
    if word.endswith(("ed", "ing")):
        return True
    if before in lexicon()["syntax.before_verbs"]:
        return not (before == "to" and parsed.word(index - 2) in {"prior", "during"})
    return word in {"visits", "tours"} and _has_object(parsed, index)


def _has_object(parsed: ParsedSentence, index: int) -> bool:
    behind = next((argument for argument in parsed.arguments if argument.first > index), None)
    return behind is not None and behind.role == "object" and behind.first <= index + OBJECT
