"""Gather what editors decided into the network that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from geomap.decisions.applying import apply
from geomap.decisions.judging import Judgement, Proposal, Stale, judge, proposals_from
from geomap.decisions.standing import PROPOSED, Verdict
from geomap.network import CorridorRow, Network, build_network, group_links
from geomap.records import PUBLISHED, Decision, Extract, State, day_of


@dataclass(frozen=True, eq=False, slots=True)
class Publication:
    """A network as editors decided, and the decisions that have to be looked at again."""

    network: Network
    stale: tuple[Stale, ...]


def publish(
    extracts: Iterable[Extract],
    decisions: Collection[Decision],
    *,
    only_accepted: bool = False,
    two_reviewers: bool = False,
    **choice: Any,
) -> Publication:
    """Return the network of ``extracts`` as decided: the same input, the same network.

    ``only_accepted`` and ``two_reviewers`` choose as ``apply`` says, ``choice``
    as ``build_network`` does, after what was edited.
    """
    read = list(dict.fromkeys(extracts))
    applied = apply(read, decisions, only_accepted=only_accepted, two_reviewers=two_reviewers)
    network = build_network(applied.extracts, **choice)
    judgement = judge(proposals_from(group_links(read)), decisions)
    chosen = proposals_from(group_links(read, **choice))
    verdicts = _verdicts(network, applied.verdicts, {stale.decision.corridor for stale in judgement.stale})
    about = network.about | {"review": _summary(verdicts, judgement, chosen)}
    rows = tuple(_told(row, verdicts[row.id]) for row in network.corridor_rows)
    return Publication(replace(network, corridor_rows=rows, about=about), judgement.stale)


def _told(row: CorridorRow, verdict: Verdict) -> CorridorRow:
    """Return a corridor with what was decided of it."""
    reviewer, day = _names(verdict.decisions), day_of(verdict.decisions)
    return replace(row, verdict=cast(State, verdict.state), reviewer=reviewer, reviewed=day)


def _verdicts(network: Network, verdicts: Mapping[str, Verdict], stale: Collection[str]) -> dict[str, Verdict]:
    """Return the verdict on each corridor that is shown, from those on its links."""
    links: dict[str, list[Verdict]] = defaultdict(list)
    for link in network.link_rows:
        links[link.corridor or ""].append(verdicts.get(link.id, PROPOSED))
    return {row.id: _together(links[row.id], is_stale=row.id in stale) for row in network.corridor_rows}


def _together(verdicts: Collection[Verdict], *, is_stale: bool) -> Verdict:
    """Return the verdict on a corridor: it is stale where some links were decided, and others came since."""
    states = {verdict.state for verdict in verdicts}
    if "conflicting" in states:
        state = "conflicting"
    elif states <= PUBLISHED:
        state = next(state for state in ("edited", "accepted", "added") if state in states)
    elif is_stale and states & PUBLISHED:
        state = "stale"
    else:
        state = "skipped" if states == {"skipped"} else "proposed"
    return Verdict(state, tuple(dict.fromkeys(one for verdict in verdicts for one in verdict.decisions)))


def _names(decisions: Iterable[Decision]) -> str | None:
    return "; ".join(sorted({decision.reviewer for decision in decisions})) or None


def _summary(shown: Mapping[str, Verdict], judgement: Judgement, chosen: Iterable[Proposal]) -> dict[str, Any]:
    """Return what is told of the review beside the network: how much was reviewed, by whom, and what is hidden."""
    decided = [verdict for verdict in (*judgement.verdicts.values(), *shown.values()) if verdict.decisions]
    decisions = [one for verdict in decided for one in verdict.decisions if one.decision != "skipped"]
    reviewed = sum(verdict.state in PUBLISHED for verdict in shown.values())
    open_ones = [one.id for one in chosen if judgement.verdicts[one.id].state not in {*PUBLISHED, "rejected"}]
    return {
        "reviewed": reviewed,
        "unreviewed": len(shown) - reviewed,
        "hidden": sum(id not in shown for id in open_ones),
        "reviewers": sorted({decision.reviewer for decision in decisions}),
        "last": day_of(decisions),
        "stale": len(judgement.stale),
    }
