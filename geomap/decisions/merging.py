"""Merge the decisions of several files, and tell how far two reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from geomap.decisions.lines import to_line
from geomap.records import PUBLISHED, Decision

_Target = tuple[str, str]


def merge(files: Iterable[Sequence[Decision]]) -> list[Decision]:
    """Return the decisions of all ``files``, each once, by time: the order of the files does not matter.

    On one target, a line never comes before those that stand above it in its
    file, even if a clock was put back.
    """
    places: dict[_Target, dict[Decision, tuple[str, int]]] = defaultdict(dict)
    for decisions in files:
        for target, lines in _by_target(decisions).items():
            for number, (decision, time) in enumerate(_timed(lines)):
                place = (time, number)
                places[target][decision] = max(place, places[target].get(decision, place))
    merged = []
    for target, found in places.items():
        lines = sorted(found, key=lambda one, found=found: (found[one], to_line(one)))  # type: ignore[misc]
        merged += [(time, target, number, one) for number, (one, time) in enumerate(_timed(lines))]
    return [decision for *_, decision in sorted(merged, key=lambda row: row[:3])]


def _by_target(decisions: Iterable[Decision]) -> dict[_Target, list[Decision]]:
    lines: dict[_Target, list[Decision]] = defaultdict(list)
    for decision in decisions:
        lines[_target(decision)].append(decision)
    return lines


def _timed(lines: Sequence[Decision]) -> Iterator[tuple[Decision, str]]:
    """Yield each decision with its time, or the latest before it where the clock was put back."""
    return zip(lines, accumulate((line.moment for line in lines), max), strict=True)


def _target(decision: Decision) -> _Target:
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
    said: dict[str, dict[_Target, bool]] = defaultdict(dict)
    names: dict[str, str] = {}
    for decision in decisions:
        names[decision.person] = decision.reviewer
        said[decision.person].pop(_target(decision), None)
        if decision.decision not in ("skipped", "cleared"):
            said[decision.person][_target(decision)] = decision.decision in PUBLISHED
    found = []
    for one, other in combinations(sorted(said), 2):
        both = said[one].keys() & said[other].keys()
        if both:
            counts = Counter((said[one][target], said[other][target]) for target in both)
            found.append(_agreement((names[one], names[other]), counts))
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
