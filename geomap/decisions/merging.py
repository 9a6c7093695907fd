"""Merge the decisions of several files, and tell how far two reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from geomap.decisions.lines import to_line
from geomap.decisions.records import PUBLISHED, Decision


def merge(files: Iterable[Sequence[Decision]]) -> list[Decision]:
    """Return the decisions of all ``files``, each once, by time: the order of the files does not matter.

    Within a file, a line never comes before the ones that stand above it, even
    if a clock was put back; decisions of one second keep their order on a target.
    """
    places: dict[Decision, tuple[str, int]] = {}
    for decisions in files:
        # The latest time so far stands for the time of a line whose clock was put back.
        times = accumulate((decision.time for decision in decisions), max)
        seen: Counter[tuple[str, str, str | None]] = Counter()
        for decision, time in zip(decisions, times, strict=True):
            seen[(time, *decision.target)] += 1
            place = (time, seen[(time, *decision.target)])
            places[decision] = max(place, places.get(decision, place))
    return sorted(places, key=lambda one: (places[one][0], _target(one), places[one][1], to_line(one)))


def _target(decision: Decision) -> tuple[str, str]:
    corridor, link = decision.target
    return corridor, link or ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the corridors that both decided, as a whole: publish or not.

    ``kappa`` is Cohen's: (observed - expected) / (1 - expected), where
    ``expected`` is how often they would agree if each decided by chance, as often
    either way as they did. None where both only ever said the same one thing.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational
    and Psychological Measurement 20 (1), 1960, pages 37 to 46.
    """

    reviewers: tuple[str, str]
    both: int
    observed: float
    expected: float
    kappa: float | None


def agreements(decisions: Iterable[Decision]) -> list[Agreement]:
    """Return the agreement of each two reviewers who decided a target in common, by their names."""
    said: dict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for decision in decisions:
        said[decision.reviewer].pop(_target(decision), None)
        if decision.decision not in ("skipped", "cleared"):
            said[decision.reviewer][_target(decision)] = decision.decision in PUBLISHED
    names = sorted(said)
    pairs = [(one, other) for number, one in enumerate(names) for other in names[number + 1 :]]
    found = []
    for one, other in pairs:
        both = said[one].keys() & said[other].keys()
        if both:
            counts = Counter((said[one][target], said[other][target]) for target in both)
            found.append(_agreement((one, other), counts))
    return found


def _agreement(reviewers: tuple[str, str], counts: Counter[tuple[bool, bool]]) -> Agreement:
    both = counts.total()
    observed = sum(counts[value, value] for value in (True, False)) / both
    expected = sum(
        (counts[value, True] + counts[value, False]) * (counts[True, value] + counts[False, value])
        for value in (True, False)
    ) / (both * both)
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(reviewers, both, observed, expected, kappa)
