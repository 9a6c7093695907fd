"""The words that tell of a journey."""

import re
from dataclasses import dataclass
from typing import Literal

from geomap.links.lexicon import lexicon
from geomap.links.parsing import ParsedSentence

Shape = Literal[
    "trip", "object", "motion", "leaving", "arriving", "carrying", "linking", "presence", "hosting", "service",
    "follow", "bound", "ban",
]  # fmt: skip
"""How a word joins places: a noun for a trip, a verb with its place as object, a
verb of motion to a place, of leaving one or of arriving in one, something done on
the argument, something the host does, a service between places, "followed", "bound for"."""

_BETWEEN_TWO = re.compile(
    r"(?<!\S)(?:air|flight|aviation|shipping|ferry|container|maritime|liner|sea|cargo|ro-ro|feeder|ocean|boat|passenger|freight|non-stop|nonstop|direct|weekly|daily|scheduled)(?!\S)"
)


_HEADING = frozenset("to for into toward towards back home out off north south east west abroad straight first".split())
_PHRASES = frozenset({"it comes to", "it came to"})

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
    ("visit.verbs_present", "presence"),
    ("visit.verbs_team", "presence"),
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a journey: its token, how it joins places, and its mode where the word itself says."""

    index: int
    shape: Shape
    mode: str | None


def find_triggers(parsed: ParsedSentence, *, air: int = 0, sea: int = 0) -> tuple[Trigger, ...]:
    """Return the words of ``parsed`` that can tell of a journey, in order."""
    return tuple(filter(None, (_trigger(parsed, index, (air, sea)) for index in range(len(parsed.words)))))


def _trigger(parsed: ParsedSentence, index: int, around: tuple[int, int]) -> Trigger | None:
    words, word = lexicon(), parsed.words[index]
    following = parsed.word(index + 1)
    pair = parsed.joined(index, index + 2)
    if word in words["flight.nouns"] or word == "destinations":
        blocked = any(parsed.joined(index + 1, index + 1 + length) in words["flight.not_with"] for length in (1, 2, 3))
        return None if blocked else Trigger(index, "service", "flight")
    if word in words["shipping.nouns"] or pair in words["shipping.nouns"]:
        if (index and parsed.words[index - 1] in words["shipping.by_land"]) or (
            word == "crossing" and following == "the"
        ):
            return None
        return Trigger(index, "service", "shipping")
    if word == "rights" and parsed.words[index - 1] in {"landing", "traffic"}:
        return Trigger(index, "service", "flight")
    if word in words["flight.verbs_off"] and following == "off":
        return Trigger(index, "leaving", "flight")
    if word in words["visit.verbs_object"] and _is_verb(parsed, index):
        return Trigger(index, "object", None)
    if word in words["visit.nouns"] and not _is_verb(parsed, index):
        needs_to = word in words["visit.nouns_with_to"] and following not in {"to", "by", "of"}
        idle = parsed.words[index - 1] in words["visit.idle"] if index else False
        return None if needs_to or idle else Trigger(index, "trip", None)
    if word in words["shipping.verbs_arrive"]:
        if word.startswith("call") and following == "on":
            return Trigger(index, "presence", None)
        if word.startswith("call") and following not in {"at", "in", "there", "here"}:
            return None
        return Trigger(index, "arriving", "shipping")
    if word in words["shipping.verbs"]:
        return Trigger(index, "motion", "shipping")
    if word in words["shared.verbs_link"] and _has_object(parsed, index):
        return Trigger(index, "linking", None)
    if word in words["shipping.vessels"] and following in {"between", "linking", "connecting"}:
        return Trigger(index, "service", "shipping")
    shared = _shared_service_mode(parsed, index, around)
    if shared is not None:
        return Trigger(index, "service", shared)
    if _is_part_of_compound(parsed, index) or parsed.joined(index - 1, index + 2) in _PHRASES:
        return None
    if word in {"hold", "holds", "held", "holding"} and not words["visit.held"] & set(parsed.words[index : index + 10]):
        return None
    shape = next((shape for key, shape in _SHAPES if word in words[key]), None)
    if shape is None and word in {"is", "are", "was", "were", "been"} and _stands_in_a_place(parsed, index):
        shape = "presence"
    if shape is None and word in {"bound", "destined", "due", "expected", "passage", "route", "way"}:
        shape = "bound"
    return Trigger(index, shape, None) if shape is not None else None


def _is_verb(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "visit", "tour" or the like is a verb here."""
    word = parsed.words[index]
    before = parsed.word(index - 1)
    if word.endswith(("ed", "ing")):
        return True
    if before in {
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "not",
        "i",
        "we",
        "they",
        "he",
        "she",
        "who",
    }:
        return not (before == "to" and index > 1 and parsed.words[index - 2] in {"prior", "during"})
    return word in {"visits", "tours"} and _has_object(parsed, index)


def _shared_service_mode(parsed: ParsedSentence, index: int, around: tuple[int, int]) -> str | None:
    """Return the mode of a word like "service" or "route" from what stands near it, None where nothing tells."""
    words, word = lexicon(), parsed.words[index]
    if word not in words["flight.nouns_shared"] | words["shipping.nouns_shared"]:
        return None
    nearby = set(parsed.words[max(index - 5, 0) : index])
    if nearby & words["visit.remote"] or nearby & words["shared.other_ways"]:
        return None
    near = [word for word in nearby if word in words["flight.words"] or word in words["shipping.words"]]
    air = sum(word in words["flight.words"] for word in (*parsed.words, *near, *near))
    sea = sum(word in words["shipping.words"] for word in (*parsed.words, *near, *near))
    if word in {"service", "services", "route", "routes", "shuttle", "passage", "rotation"}:
        air, sea = (air, sea) if air or sea else around
    elif not near and not _BETWEEN_TWO.search(parsed.joined(index - 5, index)):
        return None
    return None if air == sea else "flight" if air > sea else "shipping"


def _is_part_of_compound(parsed: ParsedSentence, index: int) -> bool:
    """Say whether the word only belongs to another ("Sea-Land", "landing rights")."""
    before = parsed.word(index - 1)
    following = parsed.word(index + 1)
    if parsed.words[index] in {"head", "heads"} and following not in _HEADING:
        return True
    return following in {"rights", "-"} or (before == "-" and parsed.is_capital(index))


def _has_object(parsed: ParsedSentence, index: int) -> bool:
    behind = next((argument for argument in parsed.arguments if argument.first > index), None)
    return behind is not None and behind.role == "object" and behind.first <= index + 3


def _stands_in_a_place(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "is" or "was" is followed at once by "in" and a place ("who is in Rome")."""
    follows = parsed.word(index + 1)
    return follows == "in" and any(argument.first == index + 2 and argument.literal for argument in parsed.arguments)
