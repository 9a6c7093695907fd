"""What stands, when every reviewer is heard: of a corridor, and of each of its sentences.

A reviewer's later line replaces the earlier one on the same target. What is said
of a single sentence counts before what is said of its corridor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from geomap.records import CONFLICTING, PUBLISHED, Decision


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a target, and the decisions that it rests on, the latest of each reviewer, in their order."""

    state: str
    decisions: tuple[Decision, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Say whether somebody decided, and nobody differs."""
        return self.state in PUBLISHED or self.state == "rejected"

    def is_published(self, *, two_reviewers: bool = False) -> bool:
        """Say whether this lets something be published; by ``two_reviewers`` only what two of them agree on."""
        return self.state in PUBLISHED and (not two_reviewers or len(self.decisions) > 1)


PROPOSED = Verdict("proposed")


class Standing:
    """The decisions that stand, by target."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.corridors: dict[str, list[Decision]] = {}
        sentences: dict[str, list[list[Decision]]] = defaultdict(list)
        covering: dict[str, list[list[Decision]]] = defaultdict(list)
        for (corridor, link), latest in _latest(decisions).items():
            if link is not None:
                sentences[link].append(latest)
                continue
            self.corridors[corridor] = latest
            for key in {key for decision in latest for key in decision.evidence}:
                covering[key].append([decision for decision in latest if key in decision.evidence])
        self._sentences = {key: _newest(targets) for key, targets in sentences.items()}
        self._covering = {key: _newest(targets) for key, targets in covering.items()}

    @property
    def sentences(self) -> dict[str, Verdict]:
        """Return what stands of each sentence that was decided by itself."""
        return {key: _verdict(decisions) for key, decisions in self._sentences.items()}

    @property
    def conflicts(self) -> list[Verdict]:
        """Return what reviewers differ on, corridors first."""
        verdicts = (*map(self.of_corridor, self.corridors), *self.sentences.values())
        return [verdict for verdict in verdicts if verdict.state == CONFLICTING]

    def of_corridor(self, id: str) -> Verdict:
        """Return what stands of a corridor as a whole, whatever its sentences are now."""
        return _verdict(self.corridors.get(id, []))

    def of_sentence(self, key: str) -> Verdict:
        """Return what stands of a sentence: what was said of itself, else of a corridor that it was on."""
        own = _verdict(self._sentences.get(key, []))
        return own if own.state not in ("proposed", "skipped") else _verdict(self._covering.get(key, []))

    def is_decided_by_itself(self, key: str) -> bool:
        """Say whether a sentence was decided apart from its corridor."""
        return _verdict(self._sentences.get(key, [])).is_decided


def _latest(decisions: Iterable[Decision]) -> dict[tuple[str, str | None], list[Decision]]:
    """Return the latest decision of each reviewer on each target, without those who took theirs back."""
    latest: dict[tuple[str, str | None], dict[str, Decision]] = defaultdict(dict)
    for decision in decisions:
        reviewers = latest[decision.target]
        reviewers.pop(decision.person, None)  # so that the latest stands last
        reviewers[decision.person] = decision
    return {
        target: [decision for decision in reviewers.values() if decision.decision != "cleared"]
        for target, reviewers in latest.items()
    }


def _newest(targets: list[list[Decision]]) -> list[Decision]:
    """Return the decisions on the target that was decided last, where a sentence has been on several corridors."""
    return max(targets, key=lambda decisions: (decisions[-1].moment, decisions[-1].corridor) if decisions else ("", ""))


def _verdict(decisions: list[Decision]) -> Verdict:
    """Return what several reviewers say of one target. Skipping is no verdict beside one."""
    settled = [number for number, decision in enumerate(decisions) if decision.previous == CONFLICTING]
    latest = decisions[settled[-1] :] if settled else decisions
    firm = tuple(decision for decision in latest if decision.decision != "skipped")
    if not firm:
        return Verdict("skipped", tuple(latest)) if latest else PROPOSED
    # Who accepts what another added agrees with it.
    said = {"accepted" if decision.decision == "added" else decision.decision for decision in firm}
    edits = {decision.edit for decision in firm if decision.edit is not None}
    if len(said) > 1 or len(edits) > 1:
        return Verdict(CONFLICTING, firm)
    return Verdict("added" if any(one.decision == "added" for one in firm) else firm[0].decision, firm)
