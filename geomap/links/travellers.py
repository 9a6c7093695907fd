"""Who or what travels: people, delegations, vessels, aircraft and carriers, and where they are at home."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geomap.gazetteer import Gazetteer
from geomap.links.lexicon import lexicon
from geomap.links.scenes import Scene, Spot
from geomap.records import Place

Kind = Literal["person", "group", "private", "vessel", "aircraft", "carrier"]
LONGEST_PHRASE = 9
"""Tokens. A noun phrase longer than this to the left of its head is none."""

_STOP = frozenset(
    "the a an this that these those each every any no some i you he she it we they who whom which what where when why "
    "how to for from in on at by with of into onto over under between among through during after before since until "
    "about against as than like but or nor so yet if because while although though whereas is are was were be been "
    "being am has have had do does did will would shall should can could may might must not said says say told tells "
    "added there here then also just still yesterday today tomorrow earlier later ago followed out up down off away "
    "sunday monday tuesday wednesday thursday friday saturday".split()
)
_VERBS = (
    *(f"visit.verbs_{kind}" for kind in "object to send leave arrive reach present host invite".split()),
    "shared.verbs_carry",
)
_HOME_KINDS = frozenset({"country", "region1", "region2", "city", "island", "islands", "region"})
_SHORT_TITLES = frozenset("lt gen md dr col adm maj brig mr mrs ms prof capt cmdr sgt sen rep gov hon rev".split())
_NAMES = frozenset({"said", "may", "will", "out", "can"})
"""Words that are part of a name where a capital stands inside a sentence."""

_ADJECTIVES_IN_ED = frozenset("newly-appointed appointed retired united armed elected unnamed combined".split())
_HOW = Literal["text", "memory", "title", "unknown"]


@dataclass(frozen=True, slots=True)
class Traveller:
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
    how: _HOW
    resident: Place | None = None

    @property
    def surname(self) -> str:
        """Return the last word of the name, in lower case, without its particle ("al-")."""
        return re.split(r"[\s-]", self.name)[-1].lower() if self.name else ""

    @property
    def key(self) -> str:
        """Return the word that recalls the traveller: a person's surname, or the first word of a carrier's name."""
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


def find_travellers(scene: Scene, gazetteer: Gazetteer) -> tuple[Traveller, ...]:
    """Return the noun phrases of ``scene`` that can travel, in order, with the homes that the sentence tells."""
    found: list[Traveller] = []
    taken = -1
    for head, kind in _heads(scene):
        if head <= taken:
            continue
        first = _left_bound(scene, head, taken)
        last = _right_bound(scene, head, kind)
        traveller = _traveller(scene, gazetteer, first, head, last, kind)
        if not traveller.name and (start := _name_before(scene, first, taken)) is not None:
            traveller = _named(scene, traveller, start)
        elif not traveller.name and kind == "person" and (end := _name_behind(scene, last)) is not None:
            name = scene.text(last + 2, end)
            traveller = replace(traveller, last=end, text=scene.text(first, end), name=name)
        taken = traveller.last
        if found and _is_apposition(scene, found[-1], traveller):
            traveller = _merged(scene, found.pop(), traveller)
        found.append(traveller)
    found = [replace(t, home=home, how="text") if (home := _home_behind(scene, gazetteer, t)) else t for t in found]
    return tuple(sorted((*found, *_introduced(scene, gazetteer, found)), key=lambda traveller: traveller.first))


def _home_behind(scene: Scene, gazetteer: Gazetteer, traveller: Traveller) -> Place | None:
    """Return the home that a clause behind the phrase tells ("Admiral Otieno, who commands Kenya's navy"), or None."""
    if traveller.home is not None or traveller.kind not in {"person", "carrier"}:
        return None
    if traveller.kind == "carrier":
        return _base(scene, traveller)
    return _home_in_relative_clause(scene, gazetteer, traveller.last + 1)


def _base(scene: Scene, carrier: Traveller) -> Place | None:
    """Return where a carrier is based ("Adirondack Air, which is based in Plattsburgh", "Oslo-based Fjord Air")."""
    based = [i for i in range(carrier.first, min(carrier.last + 6, len(scene.words))) if scene.words[i] == "based"]
    near = [s for i in based for s in scene.spots if s.first == i + 2 or s.last == i - 2]
    return near[0].place if near else None


def _home_in_relative_clause(scene: Scene, gazetteer: Gazetteer, index: int) -> Place | None:
    """Return the country that the clause with "who" at the comma at ``index`` gives a person, or None."""
    if scene.words[index : index + 2] != (",", "who"):
        return None
    land = [s for s in scene.spots if index + 1 < s.first <= index + 6 and (s.role == "possessive" or s.demonym)]
    return home_of(land[0], gazetteer) if land else None


def _introduced(scene: Scene, gazetteer: Gazetteer, found: list[Traveller]) -> Iterator[Traveller]:
    """Yield the people of whom only a clause tells who they are ("Ann Otieno, who leads Kenya's delegation")."""
    covered = {index for traveller in found for index in range(traveller.first, traveller.last + 1)}
    for index in range(2, len(scene.words)):
        home = _home_in_relative_clause(scene, gazetteer, index)
        start = index
        while start - 1 not in covered and start > 0 and _is_name_part(scene, start - 1, "person"):
            start -= 1
        if home is not None and sum(scene.is_capital(i) for i in range(start, index)) >= 2:
            name = scene.text(start, index - 1)
            yield Traveller(start, index - 1, "person", name, name, home, "text")


def recall(travellers: tuple[Traveller, ...], memory: Mapping[str, Traveller]) -> tuple[Traveller, ...]:
    """Give the travellers without a home the one that ``memory`` knows by their surname, or by their title."""
    return tuple(_recalled(traveller, memory) for traveller in travellers)


def remember(memory: dict[str, Traveller], travellers: tuple[Traveller, ...]) -> None:
    """Note in ``memory`` the named travellers whose home or title is known; the first with a home wins."""
    for traveller in travellers:
        if not traveller.key or (traveller.home is None and not traveller.titles):
            continue
        known = memory.get(traveller.key)
        if known is None or (known.home is None and traveller.home is not None):
            memory[traveller.key] = traveller


def learn(memory: dict[str, Traveller], scene: Scene, gazetteer: Gazetteer) -> None:
    """Note in ``memory`` the homes that a later sentence tells ("Otieno, who leads Kenya's delegation")."""
    for traveller in named_again(scene, memory, ()):
        if traveller.home is None and (home := _home_behind(scene, gazetteer, traveller)) is not None:
            memory[traveller.key] = replace(traveller, home=home, how="text")


def named_again(scene: Scene, memory: Mapping[str, Traveller], known: tuple[Traveller, ...]) -> tuple[Traveller, ...]:
    """Return ``known`` with the bare names of ``scene`` that ``memory`` knows, in order."""
    covered = {index for traveller in known for index in range(traveller.first, traveller.last + 1)}
    covered |= {index for spot in scene.spots for index in range(spot.first, spot.last + 1)}
    again = [
        replace(
            memory[word], first=_name_start(scene, index, covered), last=index, how="memory", text=memory[word].text
        )
        for index, word in enumerate(scene.words)
        if index not in covered and word in memory and scene.is_capital(index)
    ]
    return tuple(sorted((*known, *again), key=lambda traveller: traveller.first))


def _name_start(scene: Scene, index: int, covered: set[int]) -> int:
    while (
        index > 0 and index - 1 not in covered and scene.is_capital(index - 1) and scene.words[index - 1] not in _STOP
    ):
        index -= 1
    return index


def _recalled(traveller: Traveller, memory: Mapping[str, Traveller]) -> Traveller:
    if traveller.home is not None or traveller.kind != "person":
        return traveller
    known = memory.get(traveller.surname) if traveller.surname else _by_title(traveller, memory)
    if known is None:
        return traveller
    resident = traveller.resident or known.resident
    return replace(traveller, name=traveller.name or known.name, home=known.home, how="memory", resident=resident)


def _by_title(traveller: Traveller, memory: Mapping[str, Traveller]) -> Traveller | None:
    """Return the first person of the article with the title that ``traveller`` is called by ("the minister")."""
    titles = traveller.titles
    if not titles or traveller.text.lower().split()[-1].endswith("s"):
        return None
    return next((known for known in memory.values() if known.home is not None and titles <= known.titles), None)


def _heads(scene: Scene) -> Iterator[tuple[int, Kind]]:
    """Yield each word that can head a traveller's noun phrase, with its kind."""
    words = lexicon()
    for index, word in enumerate(scene.words):
        if length := _carrier_length(scene, index):
            yield index, "carrier" if words.carriers[scene.words[index : index + length]][1] == "flight" else "vessel"
        elif word in words["shipping.prefixes"] and index + 1 < len(scene.words) and scene.is_capital(index):
            yield index, "vessel"
        elif word in words["flight.carriers"] and _names_a_carrier(scene, index):
            yield index, "carrier"
        elif (word in words["shipping.vessels"] and not _is_modifier(scene, index)) or _is_ship_carrier(scene, index):
            yield index, "vessel"
        elif word in words["flight.aircraft"] and not _is_modifier(scene, index):
            yield index, "aircraft"
        elif word in words["people.titles"] and not _is_spot(scene, index) and not _is_adjective(scene, index):
            yield index, "person"
        elif word in words["people.groups"]:
            yield index, "group"
        elif word in words["people.private"]:
            yield index, "private"
        elif word in words["people.honorifics"] and index + 1 < len(scene.words) and scene.is_capital(index + 1):
            yield index, "person"


def _is_adjective(scene: Scene, index: int) -> bool:
    """Say whether a word like "official" only describes the noun behind it ("an official visit")."""
    following = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    if scene.words[index] not in {"official", "general", "chief", "executive", "deputy", "head"}:
        return False
    if following in lexicon()["visit.nouns"]:
        return True
    is_noun = following.isalpha() and not following.endswith("ed") and not scene.is_capital(index + 1)
    is_verb = any(following in lexicon()[key] for key in _VERBS)
    return is_noun and not is_verb and following not in _STOP | lexicon()["people.titles"]


def _names_a_carrier(scene: Scene, index: int) -> bool:
    """Say whether a word like "Air" or "carrier" names an airline here."""
    word = scene.words[index]
    if word in {"airline", "airlines", "airways"}:
        return True
    if word == "carrier":
        return not _is_ship_carrier(scene, index)
    after = index + 1 < len(scene.words) and scene.is_capital(index + 1)
    before = index > 0 and scene.is_capital(index - 1)
    follows = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    return scene.is_capital(index) and (after or before) and follows not in lexicon()["flight.not_carriers"]


def _is_ship_carrier(scene: Scene, index: int) -> bool:
    """Say whether "carrier" is a ship: a gas, bulk, car or aircraft carrier."""
    is_carrier = scene.words[index] in {"carrier", "carriers"}
    return is_carrier and index > 0 and scene.words[index - 1] in lexicon()["shipping.carried"]


def _is_modifier(scene: Scene, index: int) -> bool:
    """Say whether a vessel or aircraft word only describes the noun behind it ("ship owner", "jet fuel")."""
    following = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    plural = following in {
        "owner",
        "owners",
        "fuel",
        "crew",
        "crews",
        "captain",
        "builder",
        "engines",
        "industry",
        "tickets",
    }
    return plural or following == "-"


def _carrier_length(scene: Scene, index: int) -> int:
    """Return how many tokens from ``index`` name a carrier of the table; 0 where none does."""
    if not scene.is_capital(index):
        return 0
    names = lexicon().carriers
    return next((n for n in range(4, 0, -1) if scene.words[index : index + n] in names), 0)


def _left_bound(scene: Scene, head: int, taken: int) -> int:
    first = head
    while first - 1 > taken and head - first < LONGEST_PHRASE and _belongs(scene, first - 1, first):
        first -= 1
    while first < head and scene.words[first] in {"'s", "-", "and", "–"}:
        first += 1
    return first


def _belongs(scene: Scene, index: int, following: int) -> bool:
    """Say whether the token at ``index`` continues a noun phrase to the left of token ``following``."""
    word = scene.words[index]
    if word in {"'s", "-", "’"}:
        return index > 0
    if word == "and":
        return (
            index > 0 and scene.is_capital(index - 1) and scene.is_capital(following) and not _is_spot(scene, following)
        )
    if word.isdigit():
        return scene.words[index - 1] == "-" if index else False
    if scene.words[index + 1] == "-" and word.isalpha():
        return True
    if not word[0].isalpha() or word in _STOP:
        return False
    if scene.is_capital(index) or _is_spot(scene, index):
        return True
    if any(word in lexicon()[key] for key in _VERBS) and word not in {"visiting", "meeting"}:
        return False
    return not word.endswith("ly") and not (word.endswith("ed") and word not in _ADJECTIVES_IN_ED)


def _is_spot(scene: Scene, index: int) -> bool:
    return any(spot.first <= index <= spot.last for spot in scene.spots)


def _right_bound(scene: Scene, head: int, kind: Kind) -> int:
    """Return the last token of the phrase: titles, "of the X Army", "from X", and the name."""
    last = max(head, head + _carrier_length(scene, head) - 1)
    words, particles, titles = scene.words, lexicon()["people.particles"], lexicon()["people.titles"]
    while last + 1 < len(words):
        word = words[last + 1]
        following = words[last + 2] if last + 2 < len(words) else ""
        if word == "-" and following in particles and last + 4 < len(words) and scene.is_capital(last + 4):
            last += 4  # "Kamr-ul-Hassan"
        elif word in particles and following == "-" and last + 3 < len(words) and scene.is_capital(last + 3):
            last += 3
        elif word == "in" and (end := _service_end(scene, last + 1)) is not None:
            last = end
        elif word in {"of", "for"} or (word == "from" and kind in {"person", "group", "private"}):
            end = _prepositional_end(scene, last + 1) or (_members_end(scene, last + 1) if kind == "group" else None)
            if end is None or (word == "from" and kind == "private"):
                break
            last = end
        elif word in {"-", "'s"} or (word in particles and following and scene.is_capital(last + 2)):
            if word == "'s" or not (following and (scene.is_capital(last + 2) or following in titles)):
                break
            last += 2
        elif _continues(scene, last):
            last += 1
        else:
            break
    return last


def _continues(scene: Scene, last: int) -> bool:
    """Say whether the token behind ``last`` is one more title, part of the name, or the dot of "Lt."."""
    word = scene.words[last + 1]
    if word in lexicon()["people.titles"] or (word == "." and scene.words[last] in _SHORT_TITLES):
        return True
    return scene.is_capital(last + 1) and word not in _STOP - _NAMES and not _starts_another(scene, last + 1)


def _starts_another(scene: Scene, index: int) -> bool:
    """Say whether a place that is no part of the phrase begins at ``index``."""
    return any(spot.first == index and spot.role not in {"of", "object", ""} for spot in scene.spots)


def _prepositional_end(scene: Scene, index: int) -> int | None:
    """Return the last token of "of the Bangladesh Army", "for foreign affairs" or "from Oman", or None."""
    words, end = scene.words, index
    if end + 1 < len(words) and words[end + 1] in {"the", "its"}:
        end += 1
    start = end
    while end + 1 < len(words) and (
        (scene.is_capital(end + 1) and words[end + 1] not in _STOP)
        or _is_spot(scene, end + 1)
        or words[end + 1] in lexicon()["people.complements"]
    ):
        end += 1
        if words[end + 1 : end + 2] == ("'s",) and words[end + 2 : end + 3] and words[end + 2].isalpha():
            end += 2  # "of Kenya's navy"
    return end if end > start else None


def _service_end(scene: Scene, index: int) -> int | None:
    """Return the last token of "in Kenya's army", None where no service of a country is told of."""
    land = next((spot for spot in scene.spots if spot.first == index + 1 and spot.role == "possessive"), None)
    if land is None or scene.words[land.last + 2 : land.last + 3] == ():
        return None
    return land.last + 2 if scene.words[land.last + 2] in lexicon()["people.complements"] else None


def _members_end(scene: Scene, index: int) -> int | None:
    """Return the last token of "of senior Kenyan officials", None where no people are told of."""
    people = lexicon()["people.titles"] | lexicon()["people.private"]
    for end in range(index + 1, min(index + 7, len(scene.words))):
        if scene.words[end] in people:
            return end
        if scene.words[end] in _STOP or not scene.words[end][0].isalnum():
            return None
    return None


def _traveller(scene: Scene, gazetteer: Gazetteer, first: int, head: int, last: int, kind: Kind) -> Traveller:
    home, how = _home(scene, gazetteer, (first, head, last))
    resident = _residence(scene, head, last) if scene.words[head] in lexicon()["people.resident"] else None
    if kind == "aircraft" and home is not None and lexicon()["people.titles"] & set(scene.words[head + 1 : last + 1]):
        kind = "person"  # "the aircraft of the Surinamese president": it is the president who travels
    return Traveller(first, last, kind, scene.text(first, last), _name(scene, first, last, kind), home, how, resident)


def _home(scene: Scene, gazetteer: Gazetteer, phrase: tuple[int, int, int]) -> tuple[Place | None, _HOW]:
    """Return the home of the phrase with this first, head and last token, and how it was found."""
    first, head, last = phrase
    if length := _carrier_length(scene, head):
        return gazetteer.country(lexicon().carriers[scene.words[head : head + length]][0]), "title"
    home = _home_in_phrase(scene, gazetteer, first, head, last)
    return (home, "text") if home is not None else _home_by_title(scene, gazetteer, first, last)


def _home_in_phrase(scene: Scene, gazetteer: Gazetteer, first: int, head: int, last: int) -> Place | None:
    """Return the home that the phrase names, preferring what stands right before the head."""
    before = [spot for spot in scene.spots if first <= spot.first and spot.last < head]
    behind = [spot for spot in scene.spots if head <= spot.first and spot.last <= last]
    for spot in (*reversed(before), *behind):
        # "Meridian Air" flies from anywhere; "Air Malta" and "Kenya Airways" are at home.
        follows = scene.words[spot.last + 1] if spot.last + 1 < len(scene.words) else ""
        if spot.place.kind not in _HOME_KINDS:
            continue
        in_a_name = follows in lexicon()["people.companies"] and not spot.demonym
        if not in_a_name or spot.place.kind in {"country", "region1", "islands", "island"}:
            return home_of(spot, gazetteer)
    return None


def home_of(spot: Spot, gazetteer: Gazetteer) -> Place:
    """Return the home that a place gives its people: a capital stands for its country ("Dhaka's envoy")."""
    capital = gazetteer.capital(spot.place.country) if spot.place.country else None
    if capital is not None and capital.id == spot.place.id:
        return gazetteer.country(spot.place.country) or spot.place
    return spot.place


def _home_by_title(scene: Scene, gazetteer: Gazetteer, first: int, last: int) -> tuple[Place | None, _HOW]:
    phrase = f" {scene.joined(first, last + 1)} "
    for title, country in lexicon().titles_of_one_country.items():
        if country and f" {title} " in phrase:
            return gazetteer.country(country), "title"
    return None, "unknown"


def _residence(scene: Scene, head: int, last: int) -> Place | None:
    """Return where an envoy is sent: the place behind "to" or "in" after the phrase."""
    for spot in scene.spots:
        if head < spot.first <= last + 3 and spot.role in {"destination", "at"}:
            return spot.place
    return None


def _name(scene: Scene, first: int, last: int, kind: Kind) -> str:
    """Return the proper name at the end of the phrase, "" where there is none."""
    words_of, index = lexicon(), last
    titles = (
        words_of["people.titles"]
        | words_of["people.honorifics"]
        | words_of["people.groups"]
        | words_of["people.complements"]
    )
    while index >= first and _is_name_part(scene, index, kind) and scene.words[index] not in titles:
        index -= 1
    words = scene.words[index + 1 : last + 1]
    if (
        kind in {"person", "vessel", "carrier"}
        and words
        and not all(word in lexicon()["people.particles"] for word in words)
    ):
        return scene.text(index + 1, last)
    return ""


def _is_name_part(scene: Scene, index: int, kind: Kind) -> bool:
    word = scene.words[index] if index < len(scene.words) else ""
    places = tuple(spot for spot in scene.spots if spot.first <= index <= spot.last)
    named_after = kind in {"carrier", "vessel"} and not any(spot.demonym for spot in places)
    return (
        (scene.is_capital(index) and (not places or named_after))
        or word in lexicon()["people.particles"]
        or word in {"-", "."}
    )


def _name_before(scene: Scene, first: int, taken: int) -> int | None:
    """Return where the name begins that stands before a title ("Ann Otieno, Kenya's trade minister,"), or None."""
    while first > 0 and scene.words[first - 1] in {"the", "a", "an"}:
        first -= 1
    if first < 3 or scene.words[first - 1] != ",":
        return None
    start = first - 1
    while (
        start - 1 > taken and _is_name_part(scene, start - 1, "person") and scene.words[start - 1] not in _STOP - _NAMES
    ):
        start -= 1
    capitals = sum(scene.is_capital(index) for index in range(start, first - 1))
    return start if capitals >= 2 else None


def _name_behind(scene: Scene, last: int) -> int | None:
    """Return where the name ends that stands behind a title ("the premier of Peru, Rosa Quispe, left"), or None."""
    if scene.words[last + 1 : last + 2] != (",",):
        return None
    end = last + 1
    while end + 1 < len(scene.words) and _is_name_part(scene, end + 1, "person") and not _is_head(scene, end + 1):
        end += 1
    capitals = sum(scene.is_capital(index) for index in range(last + 2, end + 1))
    closed = end + 1 < len(scene.words) and (scene.words[end + 1] == "," or scene.words[end + 1][0].islower())
    return end if capitals >= 2 and closed and scene.words[end + 1] not in {"and", "'s"} else None


def _is_head(scene: Scene, index: int) -> bool:
    return scene.words[index] in lexicon()["people.titles"] or scene.words[index] in _STOP - _NAMES


def _named(scene: Scene, traveller: Traveller, start: int) -> Traveller:
    """Return ``traveller`` with the name that begins at ``start`` and ends at the comma before its title."""
    comma = next(index for index in range(start, traveller.first) if scene.words[index] == ",")
    name = scene.text(start, comma - 1)
    return replace(traveller, first=start, text=scene.text(start, traveller.last), name=name)


def _is_apposition(scene: Scene, one: Traveller, other: Traveller) -> bool:
    """Say whether two phrases are one person: "the naval chief, Admiral Rossi", "Admiral Rossi, the naval chief,"."""
    gap = scene.words[one.last + 1 : other.first]
    if gap[:1] != (",",) or len(gap) > 2 or not one.kind == other.kind == "person":
        return False
    if not one.name:
        return len(gap) == 1 and bool(other.name)
    closed = scene.words[other.last + 1 : other.last + 2] in {(",",), (".",)}
    return closed and not other.name and (len(gap) == 1 or gap[1] in {"the", "a", "an"})


def _merged(scene: Scene, one: Traveller, other: Traveller) -> Traveller:
    home, how = (one.home, one.how) if one.home is not None else (other.home, other.how)
    text = scene.text(one.first, other.last)
    name, resident = one.name or other.name, one.resident or other.resident
    return Traveller(one.first, other.last, "person", text, name, home, how, resident)
