"""The noun phrases that can travel: their heads and their bounds in a sentence."""

from collections.abc import Iterator

from geomap.links.lexicon import lexicon
from geomap.links.scenes import Scene
from geomap.links.travellers import Kind

LONGEST_PHRASE = 9
"""Tokens. A noun phrase longer than this to the left of its head is none."""

FUNCTION_WORDS = frozenset(
    "the a an this that these those each every any no some i you he she it we they who whom which what where when why "
    "how to for from in on at by with of into onto over under between among through during after before since until "
    "about against as than like but or nor so yet if because while although though whereas is are was were be been "
    "being am has have had do does did will would shall should can could may might must not said says say told tells "
    "added there here then also just still yesterday today tomorrow earlier later ago followed out up down off away "
    "sunday monday tuesday wednesday thursday friday saturday".split()
)
NAME_WORDS = frozenset({"said", "may", "will", "out", "can"})
"""Words that are part of a name where a capital stands inside a sentence."""

_VERBS = (
    *(f"visit.verbs_{kind}" for kind in "object to send leave arrive reach present host invite".split()),
    "shared.verbs_carry",
)
_SHORT_TITLES = frozenset("lt gen md dr col adm maj brig mr mrs ms prof capt cmdr sgt sen rep gov hon rev".split())
_ADJECTIVES_IN_ED = frozenset("newly-appointed appointed retired united armed elected unnamed combined".split())


def heads(scene: Scene) -> Iterator[tuple[int, Kind]]:
    """Yield each word that can head a traveller's noun phrase, with its kind."""
    words = lexicon()
    for index, word in enumerate(scene.words):
        if length := carrier_length(scene, index):
            yield index, "carrier" if words.carriers[scene.words[index : index + length]][1] == "flight" else "vessel"
        elif word in words["shipping.prefixes"] and index + 1 < len(scene.words) and scene.is_capital(index):
            yield index, "vessel"
        elif word in words["flight.carriers"] and _names_a_carrier(scene, index):
            yield index, "carrier"
        elif (word in words["shipping.vessels"] and not _is_modifier(scene, index)) or _is_ship_carrier(scene, index):
            yield index, "vessel"
        elif word in words["flight.aircraft"] and not _is_modifier(scene, index):
            yield index, "aircraft"
        elif word in words["people.titles"] and not is_in_place(scene, index) and not _is_adjective(scene, index):
            yield index, "person"
        elif word in words["people.groups"]:
            yield index, "group"
        elif word in words["people.private"]:
            yield index, "private"
        elif word in words["people.honorifics"] and index + 1 < len(scene.words) and scene.is_capital(index + 1):
            yield index, "person"


def _is_adjective(scene: Scene, index: int) -> bool:
    """Say whether a word like "official" only describes the noun behind it ("an official visit")."""
    following = scene.word(index + 1)
    if scene.words[index] not in {"official", "general", "chief", "executive", "deputy", "head"}:
        return False
    if following in lexicon()["visit.nouns"]:
        return True
    is_noun = following.isalpha() and not following.endswith("ed") and not scene.is_capital(index + 1)
    is_verb = any(following in lexicon()[key] for key in _VERBS)
    return is_noun and not is_verb and following not in FUNCTION_WORDS | lexicon()["people.titles"]


def _names_a_carrier(scene: Scene, index: int) -> bool:
    """Say whether a word like "Air" or "carrier" names an airline here."""
    word = scene.words[index]
    if word in {"airline", "airlines", "airways"}:
        return True
    if word == "carrier":
        return not _is_ship_carrier(scene, index)
    after = index + 1 < len(scene.words) and scene.is_capital(index + 1)
    before = index > 0 and scene.is_capital(index - 1)
    follows = scene.word(index + 1)
    return scene.is_capital(index) and (after or before) and follows not in lexicon()["flight.not_carriers"]


def _is_ship_carrier(scene: Scene, index: int) -> bool:
    """Say whether "carrier" is a ship: a gas, bulk, car or aircraft carrier."""
    is_carrier = scene.words[index] in {"carrier", "carriers"}
    return is_carrier and index > 0 and scene.words[index - 1] in lexicon()["shipping.carried"]


def _is_modifier(scene: Scene, index: int) -> bool:
    """Say whether a vessel or aircraft word only describes the noun behind it ("ship owner", "jet fuel")."""
    following = scene.word(index + 1)
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


def carrier_length(scene: Scene, index: int) -> int:
    """Return how many tokens from ``index`` name a carrier of the table; 0 where none does.

    "Swiss" and "Norwegian" are carriers, too, but mostly say where somebody is from.
    """
    if not scene.is_capital(index) or any(spot.demonym and spot.first == index for spot in scene.spots):
        return 0
    names = lexicon().carriers
    return next((n for n in range(4, 0, -1) if scene.words[index : index + n] in names), 0)


def left_bound(scene: Scene, head: int, taken: int) -> int:
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
            index > 0
            and scene.is_capital(index - 1)
            and scene.is_capital(following)
            and not is_in_place(scene, following)
        )
    if word.isdigit():
        return scene.words[index - 1] == "-" if index else False
    if scene.words[index + 1] == "-" and word.isalpha():
        return True
    if not word[0].isalpha() or word in FUNCTION_WORDS:
        return False
    if scene.is_capital(index) or is_in_place(scene, index):
        return True
    if any(word in lexicon()[key] for key in _VERBS) and word not in {"visiting", "meeting"}:
        return False
    return not word.endswith("ly") and not (word.endswith("ed") and word not in _ADJECTIVES_IN_ED)


def is_in_place(scene: Scene, index: int) -> bool:
    return any(spot.first <= index <= spot.last for spot in scene.spots)


def right_bound(scene: Scene, head: int, kind: Kind) -> int:
    """Return the last token of the phrase: titles, "of the X Army", "from X", and the name."""
    last = max(head, head + carrier_length(scene, head) - 1)
    words, particles, titles = scene.words, lexicon()["people.particles"], lexicon()["people.titles"]
    while last + 1 < len(words):
        word = words[last + 1]
        following = scene.word(last + 2)
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
    """Say whether the token behind ``last`` is one more title, part of the name, or the dot of "Lt." or "S."."""
    word = scene.words[last + 1]
    initial = len(scene.words[last]) == 1 and scene.is_capital(last) and scene.is_capital(last + 2)
    if word in lexicon()["people.titles"] or (word == "." and (initial or scene.words[last] in _SHORT_TITLES)):
        return True
    return (
        scene.is_capital(last + 1) and word not in FUNCTION_WORDS - NAME_WORDS and not _starts_another(scene, last + 1)
    )


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
        (scene.is_capital(end + 1) and words[end + 1] not in FUNCTION_WORDS)
        or is_in_place(scene, end + 1)
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
        if scene.words[end] in FUNCTION_WORDS or not scene.words[end][0].isalnum():
            return None
    return None


def is_name_part(scene: Scene, index: int, kind: Kind) -> bool:
    word = scene.word(index)
    places = tuple(spot for spot in scene.spots if spot.first <= index <= spot.last)
    named_after = kind in {"carrier", "vessel"} and not any(spot.demonym for spot in places)
    return (
        (scene.is_capital(index) and (not places or named_after))
        or word in lexicon()["people.particles"]
        or word in {"-", "."}
    )
