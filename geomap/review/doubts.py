"""Why a corridor or a place deserves a closer look, and which deserve it most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from geomap.gazetteer import Gazetteer, fold
from geomap.records import NamedPlace

if TYPE_CHECKING:
    from geomap.network import PlaceRow

UNSURE = 0.7
"""The score below which a corridor, or a name, is doubtful for it."""

RIVAL = 1.0
"""Powers of ten of people: another bearer of a name this close to the chosen one could as well be meant."""

FAR_TIMES, FAR_KM = 4.0, 3_000.0
"""A jump is far that is so many times as long as half of all corridors, and so many km at least."""

WEIGHTS = {"score": 0.0, "name": 0.3, "far": 0.25, "single": 0.15, "capitals": 0.5, "once": 0.1}
"""What each doubt adds to what the score lacks to 1; a low score is in that already."""


def far_km(lengths: Sequence[float]) -> float:
    """Return the length, in km, from which a corridor is a far jump among corridors of these ``lengths``."""
    return max(FAR_KM, FAR_TIMES * median(lengths)) if lengths else FAR_KM


def doubts_of(corridor: dict[str, Any], *, ambiguous: bool, far: float) -> list[str]:
    """Return what speaks for a closer look at a corridor, as keys of ``WEIGHTS``."""
    return _holding(
        {
            "score": corridor["score"] < UNSURE,
            "name": ambiguous,
            "far": corridor["km"] >= far,
            "single": corridor["sentences"] == 1,
        }
    )


def place_doubts(place: PlaceRow, names: Sequence[NamedPlace], gazetteer: Gazetteer) -> list[str]:
    """Return what speaks for a closer look at a place that articles have ``names`` for, as keys of ``WEIGHTS``."""
    written = {name.text for name in names}
    return _holding(
        {
            "score": any(name.score < UNSURE for name in names),
            "name": is_ambiguous(written, place.id, gazetteer),
            "capitals": any(_is_like_title(text, place) for text in written),
            "once": len(names) == 1,
        }
    )


def _is_like_title(text: str, place: PlaceRow) -> bool:
    """Say whether a name is written as titles and firms are, and few places but countries and those of datelines."""
    return place.kind != "country" and text.isupper() and len(text) > 1 and fold(text) != fold(place.name)


def _holding(doubts: dict[str, bool]) -> list[str]:
    return [doubt for doubt, holds in doubts.items() if holds]


def doubt_of(score: float, doubts: Iterable[str]) -> float:
    """Return how doubtful something is, to two decimals; the most doubtful come first in the queue."""
    return round(1 - score + sum(WEIGHTS[doubt] for doubt in doubts), 2)


def is_ambiguous(names: Iterable[str], place: str, gazetteer: Gazetteer) -> bool:
    """Say whether one of ``names`` may well mean another place than the one with the id ``place``."""
    for name in names:
        found = gazetteer.find(name)
        chosen = max((one.weight for one in found if one.place.id == place), default=None)
        others = [one.weight for one in found if one.place.id != place]
        if chosen is not None and any(weight > chosen - RIVAL for weight in others):
            return True
    return False
