"""Where an agent is at home, as the words of its phrase and right behind it tell."""

from geomap.gazetteer import Gazetteer
from geomap.links.lexicon import lexicon
from geomap.links.parsing import Argument, ParsedSentence
from geomap.records import OriginFound, Place

_HOME_KINDS = frozenset({"country", "region1", "region2", "city", "island", "islands", "region"})


def find_home(
    parsed: ParsedSentence, gazetteer: Gazetteer, phrase: tuple[int, int, int]
) -> tuple[Place | None, OriginFound]:
    """Return the home of the phrase with this first, head and last token, and how it was found."""
    first, head, last = phrase
    if length := carrier_length(parsed, head):
        return gazetteer.country(lexicon().carriers[parsed.words[head : head + length]][0]), "title"
    home = _home_in_phrase(parsed, gazetteer, first, head, last)
    return (home, "home") if home is not None else _home_by_title(parsed, gazetteer, first, last)


def _home_in_phrase(parsed: ParsedSentence, gazetteer: Gazetteer, first: int, head: int, last: int) -> Place | None:
    """Return the home that the phrase names, preferring what stands right before the head."""
    before = [argument for argument in parsed.arguments if first <= argument.first and argument.last < head]
    behind = [argument for argument in parsed.arguments if head <= argument.first and argument.last <= last]
    for argument in (*reversed(before), *behind):
        # "Meridian Air" flies from anywhere; "Air Malta" and "Kenya Airways" are at home.
        follows = parsed.word(argument.last + 1)
        if argument.place.kind not in _HOME_KINDS:
            continue
        in_a_name = follows in lexicon()["people.companies"] and not argument.demonym
        if not in_a_name or argument.place.kind in {"country", "region1", "islands", "island"}:
            return home_of(argument, gazetteer)
    return None


def home_of(argument: Argument, gazetteer: Gazetteer) -> Place:
    """Return the home that a place gives its people: a capital stands for its country ("Dhaka's envoy")."""
    capital = gazetteer.capital(argument.place.country) if argument.place.country else None
    if capital is not None and capital.id == argument.place.id:
        return gazetteer.country(argument.place.country) or argument.place
    return argument.place


def _home_by_title(
    parsed: ParsedSentence, gazetteer: Gazetteer, first: int, last: int
) -> tuple[Place | None, OriginFound]:
    phrase = f" {parsed.joined(first, last + 1)} "
    for title, country in lexicon().titles_of_one_country.items():
        if f" {title} " in phrase:
            return gazetteer.country(country), "title"
    return None, "unknown"


def residence(parsed: ParsedSentence, head: int, last: int) -> Place | None:
    """Return where an envoy is sent: the place behind "to" or "in" after the phrase."""
    for argument in parsed.arguments:
        if head < argument.first <= last + 3 and argument.role in {"destination", "at"}:
            return argument.place
    return None


def home_in_relative_clause(parsed: ParsedSentence, gazetteer: Gazetteer, index: int) -> Place | None:
    """Return the country that the clause with "who" at the comma at ``index`` gives a person, or None."""
    if parsed.words[index : index + 2] != (",", "who"):
        return None
    land = [s for s in parsed.arguments if index + 1 < s.first <= index + 6 and (s.role == "possessive" or s.demonym)]
    return home_of(land[0], gazetteer) if land else None


def carrier_length(parsed: ParsedSentence, index: int) -> int:
    """Return how many tokens from ``index`` name a carrier of the table; 0 where none does.

    "Swiss" and "Norwegian" are carriers, too, but mostly say where somebody is from.
    """
    if not parsed.is_capital(index) or any(
        argument.demonym and argument.first == index for argument in parsed.arguments
    ):
        return 0
    names = lexicon().carriers
    return next((n for n in range(4, 0, -1) if parsed.words[index : index + n] in names), 0)
