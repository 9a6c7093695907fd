"""Who the article has told of, and who a bare name or title means."""

from collections.abc import Mapping
from dataclasses import replace

from geomap.gazetteer import Gazetteer
from geomap.links.homes import home_behind
from geomap.links.phrases import FUNCTION_WORDS
from geomap.links.scenes import Scene
from geomap.links.travellers import Traveller


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
        if traveller.home is None and (home := home_behind(scene, gazetteer, traveller)) is not None:
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
        index > 0
        and index - 1 not in covered
        and scene.is_capital(index - 1)
        and scene.words[index - 1] not in FUNCTION_WORDS
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
