"""Who or what travels: the noun phrases that can, their names, and where they are at home."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from geomap.gazetteer import Gazetteer
from geomap.links.homes import (
    carrier_length,
    find_home,
    home_in_relative_clause,
    is_known_surname,
    person_length,
    residence,
)
from geomap.links.lexicon import lexicon
from geomap.links.parsing import ParsedSentence
from geomap.records import OriginFound, Place

Kind = Literal["person", "group", "private", "vessel", "aircraft", "carrier"]


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun phrase that can travel: its tokens, its kind, its name and its home.

    ``how`` tells how the home was found. ``resident`` is the place that an envoy
    is sent to and lives in. ``name`` is "" where the phrase holds none.
    """

    first: int
    last: int
    kind: Kind
    text: str
    name: str
    home: Place | None
    how: OriginFound
    resident: Place | None = None

    @property
    def surname(self) -> str:
        """Return the last word of the name, in lower case, without its particle ("al-")."""
        return re.split(r"[\s-]", self.name)[-1].lower() if self.name else ""

    @property
    def key(self) -> str:
        """Return the word that recalls the agent: a person's surname, or the first word of a carrier's name."""
        if self.kind != "carrier":
            return self.surname
        words = self.name.lower().split()
        return words[0] if words and words[0] not in lexicon()["flight.carriers"] else ""

    @property
    def is_one_of_many(self) -> bool:
        """Say whether the phrase tells of people at large ("several ministers", "one envoy after another")."""
        words = self.text.lower().split()
        return not self.name and bool(words) and (words[0] in lexicon()["people.quantities"] or words[-1].endswith("s"))

    @property
    def titles(self) -> frozenset[str]:
        """Return the words of the phrase that are titles or belong to one ("foreign", "minister")."""
        known = lexicon()["people.titles"] | lexicon()["people.complements"] | lexicon()["people.groups"]
        return known.intersection(re.findall(r"[\w'’-]+", self.text.lower()))


LONGEST_PHRASE = 9
"""Tokens. A noun phrase longer than this to the left of its head is none."""

FUNCTION_WORDS = lexicon()["syntax.function_words"]
NAME_WORDS = lexicon()["syntax.name_words"]
"""Words that are part of a name where a capital stands inside a sentence."""

_VERBS = (
    *(f"visit.verbs_{kind}" for kind in "object to send leave arrive reach present host invite".split()),
    "shared.verbs_carry",
)
_SHORT_TITLES = lexicon()["people.short_titles"]
_ADJECTIVES_IN_ED = lexicon()["people.adjectives_in_ed"]


def heads(parsed: ParsedSentence) -> Iterator[tuple[int, Kind]]:
    """Yield each word that can head an agent's noun phrase, with its kind."""
    for index in range(len(parsed.words)):
        kind = _thing_at(parsed, index) or _people_at(parsed, index)
        if kind is not None:
            yield index, kind


def _thing_at(parsed: ParsedSentence, index: int) -> Kind | None:
    """Return the kind of the carrier, vessel or aircraft that a word is, None where it is none."""
    words, word = lexicon(), parsed.words[index]
    if length := carrier_length(parsed, index):
        mode = words.carriers[parsed.words[index : index + length]][1]
        return "carrier" if mode == "flight" else "vessel"
    if word in words["shipping.prefixes"] and index + 1 < len(parsed.words) and parsed.is_capital(index):
        return "vessel"
    if word in words["flight.carriers"] and _names_a_carrier(parsed, index):
        return "carrier"
    if (word in words["shipping.vessels"] and not _is_modifier(parsed, index)) or _is_ship_carrier(parsed, index):
        return "vessel"
    return "aircraft" if word in words["flight.aircraft"] and not _is_modifier(parsed, index) else None


def _people_at(parsed: ParsedSentence, index: int) -> Kind | None:
    """Return the kind of the people that a word names, None where it names none."""
    words, word = lexicon(), parsed.words[index]
    if word in words["people.titles"] and not is_in_place(parsed, index) and not _is_adjective(parsed, index):
        return "person"
    if word in words["people.groups"]:
        return "group"
    if word in words["people.private"]:
        return "private"
    named = word in words["people.honorifics"] and index + 1 < len(parsed.words) and parsed.is_capital(index + 1)
    return "person" if named or person_length(parsed, index) or is_known_surname(parsed, index) else None


def _is_adjective(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a word like "official" only describes the noun behind it ("an official visit")."""
    following = parsed.word(index + 1)
    if parsed.words[index] not in lexicon()["people.adjectives"]:
        return False
    if following in lexicon()["visit.nouns"]:
        return True
    is_noun = following.isalpha() and not following.endswith("ed") and not parsed.is_capital(index + 1)
    is_verb = any(following in lexicon()[key] for key in _VERBS)
    return is_noun and not is_verb and following not in FUNCTION_WORDS | lexicon()["people.titles"]


def _names_a_carrier(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a word like "Air" or "carrier" names an airline here."""
    word = parsed.words[index]
    if word in lexicon()["flight.airlines"]:
        return True
    if word == "carrier":
        return not _is_ship_carrier(parsed, index)
    after = index + 1 < len(parsed.words) and parsed.is_capital(index + 1)
    before = index > 0 and parsed.is_capital(index - 1)
    follows = parsed.word(index + 1)
    return parsed.is_capital(index) and (after or before) and follows not in lexicon()["flight.not_carriers"]


def _is_ship_carrier(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "carrier" is a ship: a gas, bulk, car or aircraft carrier."""
    is_carrier = parsed.words[index] in lexicon()["shipping.carriers"]
    return is_carrier and index > 0 and parsed.words[index - 1] in lexicon()["shipping.carried"]


def _is_modifier(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a vessel or aircraft word only describes the noun behind it ("ship owner", "jet fuel")."""
    following = parsed.word(index + 1)
    return following == "-" or following in lexicon()["shared.behind_vehicles"]


def left_bound(parsed: ParsedSentence, head: int, taken: int) -> int:
    first = head
    while first - 1 > taken and head - first < LONGEST_PHRASE and _belongs(parsed, first - 1, first):
        first -= 1
    while first < head and parsed.words[first] in {"'s", "-", "and", "–"}:
        first += 1
    return first


def _belongs(parsed: ParsedSentence, index: int, following: int) -> bool:
    """Say whether the token at ``index`` continues a noun phrase to the left of token ``following``."""
    word = parsed.words[index]
    if word in {"'s", "-", "’"}:
        return index > 0
    if word == "and":
        return (
            index > 0
            and parsed.is_capital(index - 1)
            and parsed.is_capital(following)
            and not is_in_place(parsed, following)
        )
    if word == "of":
        return index > 0 and _is_in_a_body(parsed, index) and parsed.is_capital(following)
    if word.isdigit():
        return parsed.words[index - 1] == "-" if index else False
    if parsed.words[index + 1] == "-" and word.isalpha():
        return True
    if not word[0].isalpha() or word in FUNCTION_WORDS:
        return False
    if parsed.is_capital(index) or is_in_place(parsed, index):
        return True
    if any(word in lexicon()[key] for key in _VERBS) and word not in lexicon()["people.participles"]:
        return False
    return not word.endswith("ly") and not (word.endswith("ed") and word not in _ADJECTIVES_IN_ED)


def _is_in_a_body(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "of" at ``index`` joins the name of a body ("the U.S. Department of State")."""
    return parsed.is_capital(index - 1) and parsed.words[index - 1] in lexicon()["people.bodies"]


def is_in_place(parsed: ParsedSentence, index: int) -> bool:
    return any(argument.first <= index <= argument.last for argument in parsed.arguments)


def right_bound(parsed: ParsedSentence, head: int, kind: Kind) -> int:
    """Return the last token of the phrase: titles, "of the X Army", "from X", and the name."""
    last = max(head, head + carrier_length(parsed, head) - 1)
    words, particles, titles = parsed.words, lexicon()["people.particles"], lexicon()["people.titles"]
    while last + 1 < len(words):
        word = words[last + 1]
        following = parsed.word(last + 2)
        if word == "-" and following in particles and last + 4 < len(words) and parsed.is_capital(last + 4):
            last += 4  # "Kamr-ul-Hassan"
        elif word in particles and following == "-" and last + 3 < len(words) and parsed.is_capital(last + 3):
            last += 3
        elif word == "in" and (end := _service_end(parsed, last + 1)) is not None:
            last = end
        elif word == "at" and following == "large":
            last += 2
        elif word in {"of", "for"} or (word == "from" and kind in {"person", "group", "private"}):
            end = _prepositional_end(parsed, last + 1) or (_members_end(parsed, last + 1) if kind == "group" else None)
            if end is None or (word == "from" and kind == "private"):
                break
            last = end
        elif word in {"-", "'s"} or (word in particles and following and parsed.is_capital(last + 2)):
            if word == "'s" or not (following and (parsed.is_capital(last + 2) or following in titles)):
                break
            last += 2
        elif _continues(parsed, last):
            last += 1
        else:
            break
    return last


def _continues(parsed: ParsedSentence, last: int) -> bool:
    """Say whether the token behind ``last`` is one more title, part of the name, or the dot of "Lt." or "S."."""
    word = parsed.words[last + 1]
    initial = len(parsed.words[last]) == 1 and parsed.is_capital(last) and parsed.is_capital(last + 2)
    if word in lexicon()["people.titles"] or (word == "." and (initial or parsed.words[last] in _SHORT_TITLES)):
        return True
    return (
        parsed.is_capital(last + 1)
        and word not in FUNCTION_WORDS - NAME_WORDS
        and not _starts_another(parsed, last + 1)
    )


def _starts_another(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a place that is no part of the phrase begins at ``index``."""
    return any(argument.first == index and argument.role not in {"of", "object", ""} for argument in parsed.arguments)


def _prepositional_end(parsed: ParsedSentence, index: int) -> int | None:
    """Return the last token of "of the Bangladesh Army", "for foreign affairs" or "from Oman", or None."""
    words, end = parsed.words, index
    if end + 1 < len(words) and words[end + 1] in {"the", "its"}:
        end += 1
    start = end
    while end + 1 < len(words) and (
        (parsed.is_capital(end + 1) and words[end + 1] not in FUNCTION_WORDS)
        or is_in_place(parsed, end + 1)
        or words[end + 1] in lexicon()["people.complements"]
    ):
        end += 1
        if words[end + 1 : end + 2] == ("'s",) and words[end + 2 : end + 3] and words[end + 2].isalpha():
            end += 2  # "of Kenya's navy"
    return end if end > start else None


def _service_end(parsed: ParsedSentence, index: int) -> int | None:
    """Return the last token of "in Kenya's army", None where no service of a country is told of."""
    land = next(
        (argument for argument in parsed.arguments if argument.first == index + 1 and argument.role == "possessive"),
        None,
    )
    if land is None or parsed.words[land.last + 2 : land.last + 3] == ():
        return None
    return land.last + 2 if parsed.words[land.last + 2] in lexicon()["people.complements"] else None


def _members_end(parsed: ParsedSentence, index: int) -> int | None:
    """Return the last token of "of senior Kenyan officials", None where no people are told of."""
    people = lexicon()["people.titles"] | lexicon()["people.private"]
    for end in range(index + 1, min(index + 7, len(parsed.words))):
        if parsed.words[end] in people:
            return end
        if parsed.words[end] in FUNCTION_WORDS or not parsed.words[end][0].isalnum():
            return None
    return None


def is_name_part(parsed: ParsedSentence, index: int, kind: Kind) -> bool:
    word = parsed.word(index)
    places = tuple(argument for argument in parsed.arguments if argument.first <= index <= argument.last)
    named_after = kind in {"carrier", "vessel"} and not any(argument.demonym for argument in places)
    return (
        (parsed.is_capital(index) and (not places or named_after))
        or word in lexicon()["people.particles"]
        or word in {"-", "."}
    )


def find_agents(parsed: ParsedSentence, gazetteer: Gazetteer) -> tuple[Agent, ...]:
    """Return the noun phrases of ``parsed`` that can travel, in order, with the homes that the sentence tells."""
    found: list[Agent] = []
    taken = -1
    for head, kind in heads(parsed):
        if head <= taken:
            continue
        first = left_bound(parsed, head, taken)
        last = right_bound(parsed, head, kind)
        agent = _agent(parsed, gazetteer, first, head, last, kind)
        if not agent.name and (start := _name_before(parsed, first, taken)) is not None:
            agent = _named(parsed, agent, start)
        elif not agent.name and kind == "person" and (end := _name_behind(parsed, last)) is not None:
            name = parsed.text(last + 2, end)
            agent = replace(agent, last=end, text=parsed.text(first, end), name=name)
        taken = agent.last
        if found and _is_carried(parsed, found[-1], agent):
            found[-1] = replace(found[-1], last=agent.last)
            continue
        if found and _is_apposition(parsed, found[-1], agent):
            agent = _merged(parsed, found.pop(), agent)
        found.append(agent)
    found = [replace(t, home=home, how="home") if (home := home_behind(parsed, gazetteer, t)) else t for t in found]
    return tuple(sorted((*found, *_introduced(parsed, gazetteer, found)), key=lambda agent: agent.first))


def _introduced(parsed: ParsedSentence, gazetteer: Gazetteer, found: list[Agent]) -> Iterator[Agent]:
    """Yield the people of whom only a clause tells who they are ("Ann Otieno, who leads Kenya's delegation")."""
    covered = {index for agent in found for index in range(agent.first, agent.last + 1)}
    for index in range(2, len(parsed.words)):
        home = home_in_relative_clause(parsed, gazetteer, index)
        if home is None:
            continue
        start = index
        while start - 1 not in covered and start > 0 and is_name_part(parsed, start - 1, "person"):
            start -= 1
        if sum(parsed.is_capital(i) for i in range(start, index)) >= 2:
            name = parsed.text(start, index - 1)
            yield Agent(start, index - 1, "person", name, name, home, "home")


def _agent(parsed: ParsedSentence, gazetteer: Gazetteer, first: int, head: int, last: int, kind: Kind) -> Agent:
    home, how = find_home(parsed, gazetteer, (first, head, last))
    resident = residence(parsed, head, last) if parsed.words[head] in lexicon()["people.resident"] else None
    if kind == "aircraft" and home is not None and lexicon()["people.titles"] & set(parsed.words[head + 1 : last + 1]):
        kind = "person"  # "the aircraft of the Surinamese president": it is the president who travels
    return Agent(first, last, kind, parsed.text(first, last), _name(parsed, first, last, kind), home, how, resident)


def _name(parsed: ParsedSentence, first: int, last: int, kind: Kind) -> str:
    """Return the proper name at the end of the phrase, "" where there is none."""
    words_of, index = lexicon(), last
    titles = (
        words_of["people.titles"]
        | words_of["people.honorifics"]
        | words_of["people.groups"]
        | words_of["people.complements"]
    )
    while index >= first and is_name_part(parsed, index, kind) and parsed.words[index] not in titles:
        index -= 1
    words = parsed.words[index + 1 : last + 1]
    if (
        kind in {"person", "vessel", "carrier"}
        and words
        and not all(word in lexicon()["people.particles"] for word in words)
    ):
        return parsed.text(index + 1, last)
    return ""


def _name_before(parsed: ParsedSentence, first: int, taken: int) -> int | None:
    """Return where the name begins that stands before a title ("Ann Otieno, Kenya's trade minister,"), or None."""
    while first > 0 and parsed.words[first - 1] in {"the", "a", "an"}:
        first -= 1
    if first < 3 or parsed.words[first - 1] != ",":
        return None
    start = first - 1
    while (
        start - 1 > taken
        and is_name_part(parsed, start - 1, "person")
        and parsed.words[start - 1] not in FUNCTION_WORDS - NAME_WORDS
    ):
        start -= 1
    capitals = sum(parsed.is_capital(index) for index in range(start, first - 1))
    return start if capitals >= 2 else None


def _name_behind(parsed: ParsedSentence, last: int) -> int | None:
    """Return where the name ends that stands behind a title ("the premier of Peru, Rosa Quispe, left"), or None."""
    if parsed.words[last + 1 : last + 2] != (",",):
        return None
    end = last + 1
    while end + 1 < len(parsed.words) and is_name_part(parsed, end + 1, "person") and not _is_head(parsed, end + 1):
        end += 1
    capitals = sum(parsed.is_capital(index) for index in range(last + 2, end + 1))
    closed = end + 1 < len(parsed.words) and (parsed.words[end + 1] == "," or parsed.words[end + 1][0].islower())
    return end if capitals >= 2 and closed and parsed.words[end + 1] not in {"and", "'s"} else None


def _is_head(parsed: ParsedSentence, index: int) -> bool:
    return parsed.words[index] in lexicon()["people.titles"] or parsed.words[index] in FUNCTION_WORDS - NAME_WORDS


def _named(parsed: ParsedSentence, agent: Agent, start: int) -> Agent:
    """Return ``agent`` with the name that begins at ``start`` and ends at the comma before its title."""
    comma = next(index for index in range(start, agent.first) if parsed.words[index] == ",")
    name = parsed.text(start, comma - 1)
    return replace(agent, first=start, text=parsed.text(start, agent.last), name=name)


def _is_carried(parsed: ParsedSentence, one: Agent, other: Agent) -> bool:
    """Say whether an aircraft is a person's ("the pope's plane"): it is the person who travels."""
    owned = other.first == one.last + 2 and parsed.words[one.last + 1] == "'s"
    return owned and one.kind == "person" and other.kind == "aircraft"


def _is_apposition(parsed: ParsedSentence, one: Agent, other: Agent) -> bool:
    """Say whether two phrases are one person: "the naval chief, Admiral Rossi", "Admiral Rossi, the naval chief,"."""
    gap = parsed.words[one.last + 1 : other.first]
    if gap[:1] != (",",) or len(gap) > 2 or not one.kind == other.kind == "person":
        return False
    if not one.name:
        return len(gap) == 1 and bool(other.name)
    closed = parsed.words[other.last + 1 : other.last + 2] in {(",",), (".",)}
    return closed and not other.name and (len(gap) == 1 or gap[1] in {"the", "a", "an"})


def _merged(parsed: ParsedSentence, one: Agent, other: Agent) -> Agent:
    best = other if other.how == "home" or one.home is None else one
    text = parsed.text(one.first, other.last)
    name, resident = one.name or other.name, one.resident or other.resident
    return Agent(one.first, other.last, "person", text, name, best.home, best.how, resident)


def home_behind(parsed: ParsedSentence, gazetteer: Gazetteer, agent: Agent) -> Place | None:
    """Return the home that a clause behind the phrase tells ("Admiral Otieno, who commands Kenya's navy"), or None."""
    if agent.home is not None or agent.kind not in {"person", "carrier"}:
        return None
    if agent.kind == "carrier":
        return _base(parsed, agent)
    return home_in_relative_clause(parsed, gazetteer, agent.last + 1)


def _base(parsed: ParsedSentence, carrier: Agent) -> Place | None:
    """Return where a carrier is based ("Adirondack Air, which is based in Plattsburgh", "Oslo-based Fjord Air")."""
    based = [i for i in range(carrier.first, min(carrier.last + 6, len(parsed.words))) if parsed.words[i] == "based"]
    near = [s for i in based for s in parsed.arguments if s.first == i + 2 or s.last == i - 2]
    return near[0].place if near else None
