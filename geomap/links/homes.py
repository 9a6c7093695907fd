"""Where an agent is at home, as its words, its office or its name tell."""

from geomap.gazetteer import Gazetteer
from geomap.links.lexicon import lexicon, offices, persons
from geomap.links.parsing import Argument, ParsedSentence
from geomap.records import OriginFound, Place

NEAR = 6
"""Tokens within which a clause with "who" tells the country of a person."""

SURNAME = 4
"""Letters. A shorter surname is known only behind a title."""

_HOME_KINDS = frozenset({"country", "region1", "region2", "city", "island", "islands", "region"})
_AWAY = frozenset({"destination", "goal", "pair"})
_HOME_KINDS_IN_NAMES = frozenset({"country", "region1", "islands", "island"})


def find_home(
    parsed: ParsedSentence, gazetteer: Gazetteer, phrase: tuple[int, int, int]
) -> tuple[Place | None, OriginFound]:
    """Return the home of the phrase with this first, head and last token, and how it was found."""
    first, head, last = phrase
    if length := carrier_length(parsed, head):
        return gazetteer.country(lexicon().carriers[parsed.words[head : head + length]][0]), "title"
    home = _home_in_phrase(parsed, gazetteer, first, head, last)
    if home is not None:
        return home, "home"
    home = _home_by_office(parsed, gazetteer, first, last) or _home_by_name(parsed, gazetteer, first, last)
    return home, "unknown" if home is None else "title"


def _home_in_phrase(parsed: ParsedSentence, gazetteer: Gazetteer, first: int, head: int, last: int) -> Place | None:
    """Return the home that the phrase names, preferring what stands right before the head."""
    own = [argument for argument in parsed.arguments if first <= argument.first and argument.last <= last]
    before = [argument for argument in own if argument.last < head and argument.role != "pair"]
    # An envoy "to Yemen", or "for" it, is not at home there.
    behind = [argument for argument in own if head <= argument.first and argument.role not in _AWAY]
    for argument in (*reversed(before), *behind):
        # "Meridian Air" flies from anywhere; "Air Malta" and "Kenya Airways" are at home.
        follows = parsed.word(argument.last + 1)
        if argument.place.kind not in _HOME_KINDS:
            continue
        in_a_name = follows in lexicon()["people.companies"] and not argument.demonym
        if not in_a_name or argument.place.kind in _HOME_KINDS_IN_NAMES:
            return home_of(argument, gazetteer)
    return None


def home_of(argument: Argument, gazetteer: Gazetteer) -> Place:
    """Return the home that a place gives its people: a capital stands for its country ("Dhaka's envoy")."""
    capital = gazetteer.capital(argument.place.country) if argument.place.country else None
    if capital is not None and capital.id == argument.place.id:
        return gazetteer.country(argument.place.country) or argument.place
    return argument.place


def _home_by_office(parsed: ParsedSentence, gazetteer: Gazetteer, first: int, last: int) -> Place | None:
    """Return the home of an office that one country, or one body with its seat, has ("the Kremlin's envoy")."""
    found = offices().pattern.search(parsed.joined(first, last + 1))
    home = offices().homes[found.group()] if found else None
    is_of_many = (
        home is not None and len(home) > 2 and lexicon()["people.of_many"] & set(parsed.words[first : last + 1])
    )
    return _place(home, gazetteer) if home and not is_of_many else None


def _home_by_name(parsed: ParsedSentence, gazetteer: Gazetteer, first: int, last: int) -> Place | None:
    """Return the home of a person whom the world knows, by the whole name or, behind a title, by the surname."""
    words = parsed.words
    for start in range(first, last + 1):
        if length := person_length(parsed, start):
            return _place(persons().by_name[words[start : start + length]], gazetteer)
    titled = lexicon()["people.state_titles"] & set(words[first:last])
    known = titled or is_known_surname(parsed, last)
    home = persons().by_surname.get(words[last]) if known and parsed.is_capital(last) else None
    return _place(home, gazetteer) if home else None


def _place(home: str, gazetteer: Gazetteer) -> Place | None:
    """Return the country of a two-letter code, or the likeliest bearer of a name."""
    if len(home) == 2:
        return gazetteer.country(home)
    return next((candidate.place for candidate in gazetteer.find(home)), None)


def person_length(parsed: ParsedSentence, index: int) -> int:
    """Return how many tokens from ``index`` are the whole name of a person of the table; 0 where none are."""
    longest = persons().longest_from.get(parsed.words[index], 0) if parsed.is_capital(index) else 0
    return next((n for n in range(longest, 1, -1) if parsed.words[index : index + n] in persons().by_name), 0)


def is_known_surname(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a word standing alone is a surname that the world knows, and no everyday word or other's name."""
    word = parsed.words[index]
    if (
        len(word) < SURNAME
        or word not in persons().by_surname
        or word in lexicon()["people.common_surnames"]
        or not parsed.is_capital(index)
    ):
        return False
    beside = [other for other in (index - 1, index + 1) if 0 <= other < len(parsed.words)]
    return not any(parsed.is_capital(other) and other > 0 for other in beside) and not any(
        argument.first <= index <= argument.last for argument in parsed.arguments
    )


def residence(parsed: ParsedSentence, head: int, last: int) -> Place | None:
    """Return where an envoy is sent: the place behind "to" or "in" after the phrase."""
    for argument in parsed.arguments:
        near = argument.first <= last or parsed.word(last + 1) in {"to", "in"}
        if near and head < argument.first <= last + 3 and argument.role in {"destination", "at"}:
            return argument.place
    return None


def home_in_relative_clause(parsed: ParsedSentence, gazetteer: Gazetteer, index: int) -> Place | None:
    """Return the country that the clause with "who" at the comma at ``index`` gives a person, or None."""
    if parsed.words[index : index + 2] != (",", "who"):
        return None
    near = [argument for argument in parsed.arguments if index + 1 < argument.first <= index + NEAR]
    land = [argument for argument in near if argument.role == "possessive" or argument.demonym]
    return home_of(land[0], gazetteer) if land else None


def carrier_length(parsed: ParsedSentence, index: int) -> int:
    """Return how many tokens from ``index`` name a carrier of the table; 0 where none does.

    "Swiss" and "Norwegian" are carriers, too, but mostly say where somebody is from.
    """
    longest = lexicon().longest_carrier_from.get(parsed.words[index], 0)
    if not longest or not parsed.is_capital(index):
        return 0
    if any(argument.demonym and argument.first == index for argument in parsed.arguments):
        return 0
    names = lexicon().carriers
    return next((n for n in range(longest, 0, -1) if parsed.words[index : index + n] in names), 0)
