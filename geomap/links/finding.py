"""Find the travellers of a sentence, with the names and homes that it tells."""

from collections.abc import Iterator
from dataclasses import replace

from geomap.gazetteer import Gazetteer
from geomap.links.homes import find_home, home_behind, home_in_relative_clause, residence
from geomap.links.lexicon import lexicon
from geomap.links.phrases import FUNCTION_WORDS, NAME_WORDS, heads, is_name_part, left_bound, right_bound
from geomap.links.scenes import Scene
from geomap.links.travellers import Kind, Traveller


def find_travellers(scene: Scene, gazetteer: Gazetteer) -> tuple[Traveller, ...]:
    """Return the noun phrases of ``scene`` that can travel, in order, with the homes that the sentence tells."""
    found: list[Traveller] = []
    taken = -1
    for head, kind in heads(scene):
        if head <= taken:
            continue
        first = left_bound(scene, head, taken)
        last = right_bound(scene, head, kind)
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
    found = [replace(t, home=home, how="text") if (home := home_behind(scene, gazetteer, t)) else t for t in found]
    return tuple(sorted((*found, *_introduced(scene, gazetteer, found)), key=lambda traveller: traveller.first))


def _introduced(scene: Scene, gazetteer: Gazetteer, found: list[Traveller]) -> Iterator[Traveller]:
    """Yield the people of whom only a clause tells who they are ("Ann Otieno, who leads Kenya's delegation")."""
    covered = {index for traveller in found for index in range(traveller.first, traveller.last + 1)}
    for index in range(2, len(scene.words)):
        home = home_in_relative_clause(scene, gazetteer, index)
        start = index
        while start - 1 not in covered and start > 0 and is_name_part(scene, start - 1, "person"):
            start -= 1
        if home is not None and sum(scene.is_capital(i) for i in range(start, index)) >= 2:
            name = scene.text(start, index - 1)
            yield Traveller(start, index - 1, "person", name, name, home, "text")


def _traveller(scene: Scene, gazetteer: Gazetteer, first: int, head: int, last: int, kind: Kind) -> Traveller:
    home, how = find_home(scene, gazetteer, (first, head, last))
    resident = residence(scene, head, last) if scene.words[head] in lexicon()["people.resident"] else None
    if kind == "aircraft" and home is not None and lexicon()["people.titles"] & set(scene.words[head + 1 : last + 1]):
        kind = "person"  # "the aircraft of the Surinamese president": it is the president who travels
    return Traveller(first, last, kind, scene.text(first, last), _name(scene, first, last, kind), home, how, resident)


def _name(scene: Scene, first: int, last: int, kind: Kind) -> str:
    """Return the proper name at the end of the phrase, "" where there is none."""
    words_of, index = lexicon(), last
    titles = (
        words_of["people.titles"]
        | words_of["people.honorifics"]
        | words_of["people.groups"]
        | words_of["people.complements"]
    )
    while index >= first and is_name_part(scene, index, kind) and scene.words[index] not in titles:
        index -= 1
    words = scene.words[index + 1 : last + 1]
    if (
        kind in {"person", "vessel", "carrier"}
        and words
        and not all(word in lexicon()["people.particles"] for word in words)
    ):
        return scene.text(index + 1, last)
    return ""


def _name_before(scene: Scene, first: int, taken: int) -> int | None:
    """Return where the name begins that stands before a title ("Ann Otieno, Kenya's trade minister,"), or None."""
    while first > 0 and scene.words[first - 1] in {"the", "a", "an"}:
        first -= 1
    if first < 3 or scene.words[first - 1] != ",":
        return None
    start = first - 1
    while (
        start - 1 > taken
        and is_name_part(scene, start - 1, "person")
        and scene.words[start - 1] not in FUNCTION_WORDS - NAME_WORDS
    ):
        start -= 1
    capitals = sum(scene.is_capital(index) for index in range(start, first - 1))
    return start if capitals >= 2 else None


def _name_behind(scene: Scene, last: int) -> int | None:
    """Return where the name ends that stands behind a title ("the premier of Peru, Rosa Quispe, left"), or None."""
    if scene.words[last + 1 : last + 2] != (",",):
        return None
    end = last + 1
    while end + 1 < len(scene.words) and is_name_part(scene, end + 1, "person") and not _is_head(scene, end + 1):
        end += 1
    capitals = sum(scene.is_capital(index) for index in range(last + 2, end + 1))
    closed = end + 1 < len(scene.words) and (scene.words[end + 1] == "," or scene.words[end + 1][0].islower())
    return end if capitals >= 2 and closed and scene.words[end + 1] not in {"and", "'s"} else None


def _is_head(scene: Scene, index: int) -> bool:
    return scene.words[index] in lexicon()["people.titles"] or scene.words[index] in FUNCTION_WORDS - NAME_WORDS


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
