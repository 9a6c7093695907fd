"""How far a review has come: states by mode, what is stale, where reviewers differ, and which rules erred."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.decisions.abouts import abouts_of
from geomap.decisions.judging import Stale, judge, proposals_of
from geomap.decisions.standing import Standing, Verdict
from geomap.decisions.telling import conflict_sentence, stale_sentence
from geomap.records import STATES, Decision

if TYPE_CHECKING:
    from geomap.network import Network


@dataclass(frozen=True, slots=True)
class Progress:
    """``states`` counts corridors by mode, ``rules`` sentences by the rule that read them.

    A sentence counts under what became of it: "accepted", "edited", "rejected",
    or "rejected: " and the reason. ``single`` counts the corridors that one
    reviewer alone wants published.
    """

    states: Mapping[str, Counter[str]]
    stale: Sequence[Stale]
    conflicts: Sequence[Verdict]
    rules: Mapping[str, Counter[str]]
    single: int


def progress_of(network: Network, decisions: Collection[Decision]) -> Progress:
    """Return how far the review of ``network`` has come."""
    proposals = proposals_of(network)
    judgement = judge(proposals, decisions)
    abouts = abouts_of(network)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for id, verdict in judgement.verdicts.items():
        about = abouts[id] if id in abouts else verdict.decisions[-1].about
        states[about.mode][verdict.state] += 1
    standing = Standing(decisions)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for proposal in proposals:
        for key, rule in proposal.sentences.items():
            verdict = standing.of_sentence(key)
            if verdict.is_decided:
                rules[rule][_outcome(verdict)] += 1
    single = sum(
        verdict.is_published() and len({one.person for one in verdict.decisions}) == 1
        for verdict in judgement.verdicts.values()
    )
    return Progress(states, judgement.stale, standing.conflicts, rules, single)


def _outcome(verdict: Verdict) -> str:
    reason = next((one.reason for one in verdict.decisions if one.reason is not None), None)
    return verdict.state if reason is None else f"{verdict.state}: {reason}"


def to_text(progress: Progress) -> str:
    """Return ``progress`` for people."""
    lines = []
    for mode, counts in progress.states.items():
        told = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
        lines.append(f"{mode}: {told}")
    if progress.single:
        lines.append(f"by one reviewer only: {progress.single}")
    sections = {
        "stale": [stale_sentence(stale) for stale in progress.stale],
        "conflicting": [conflict_sentence(verdict) for verdict in progress.conflicts],
        "sentences by rule": [f"{rule}: {_counts(counts)}" for rule, counts in sorted(progress.rules.items())],
    }
    for title, some in sections.items():
        if some:
            lines += ["", title, *(f"  {line}" for line in some)]
    return "".join(f"{_printable(line)}\n" for line in lines or ["no corridors"])


def _printable(line: str) -> str:
    """Return a line without what a terminal would obey: reviewers write their names as they like."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))


def to_json(progress: Progress) -> str:
    """Return ``progress`` as JSON."""
    row = {
        "one_reviewer": progress.single,
        "states": {mode: {state: counts[state] for state in STATES} for mode, counts in progress.states.items()},
        "stale": [
            {"corridor": one.decision.corridor, "missing": one.missing, "fresh": one.fresh, "now": one.now}
            for one in progress.stale
        ],
        "conflicting": [
            {
                "corridor": verdict.decisions[0].corridor,
                "said": {one.reviewer: one.decision for one in verdict.decisions},
            }
            for verdict in progress.conflicts
        ],
        "rules": {rule: dict(sorted(counts.items())) for rule, counts in sorted(progress.rules.items())},
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"
