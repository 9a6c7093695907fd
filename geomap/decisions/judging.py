"""The state of each corridor that is proposed, given what editors decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.decisions.standing import PROPOSED, Standing, Verdict
from geomap.errors import DecisionError
from geomap.network import CorridorKey, corridor_id
from geomap.records import PUBLISHED, Decision, Link, key_of, link_key

if TYPE_CHECKING:
    from geomap.network import Network


@dataclass(frozen=True, slots=True)
class Proposal:
    """A corridor as a reading proposes it; ``sentences`` holds the keys of its links with the rules that read them."""

    id: str
    mode: str
    ends: frozenset[str]
    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision whose evidence changed.

    ``missing`` are the sentences that it covers and that are gone, ``fresh``
    those that came since. ``now`` holds the ids of the corridors to look at: its
    own, or where that is gone those between the same places, or with its sentences.
    """

    decision: Decision
    missing: tuple[str, ...]
    fresh: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a whole network: the verdict of each corridor that is proposed or was added, and what is stale."""

    verdicts: Mapping[str, Verdict]
    stale: tuple[Stale, ...]


def check_proposed(network: Network, *, source: str) -> None:
    """Make sure that no decisions were applied to ``network``; ``source`` names it in the ``DecisionError``.

    Where some were, its corridors are no longer those that were proposed.
    """
    if "review" in network.about:
        raise DecisionError(f"{source} was made with --decisions; give the network that was made without")


def proposals_of(network: Network) -> list[Proposal]:
    """Return the corridors of ``network`` in its order."""
    sentences: dict[str, dict[str, str]] = defaultdict(dict)
    for link in network.link_rows:
        ends = {"origin": link.origin, "destination": link.destination}
        key = link_key(link.article, link.mode, **ends, evidence=link.evidence)
        sentences[link.corridor or ""].setdefault(key, link.rule)
    return [
        Proposal(row.id, row.mode, frozenset((row.origin, row.destination)), sentences[row.id])
        for row in network.corridor_rows
    ]


def proposals_from(groups: Mapping[CorridorKey, Iterable[Link]]) -> list[Proposal]:
    """Return the corridors of links that ``geomap.network.group_links`` grouped."""
    return [
        Proposal(corridor_id(key), key[0], frozenset(key[1:3]), {key_of(link): link.rule for link in links})
        for key, links in groups.items()
    ]


def judge(proposals: Collection[Proposal], decisions: Iterable[Decision]) -> Judgement:
    """Return the state of each of ``proposals``, in their order, then that of the corridors that were added."""
    standing, successors = Standing(decisions), _Successors(proposals)
    verdicts, stale = {}, []
    for proposal in proposals:
        verdicts[proposal.id] = _verdict(proposal, standing)
        found = _stale(proposal, standing)
        if found is not None:
            verdicts[proposal.id] = Verdict("stale", verdicts[proposal.id].decisions)
            stale.append(found)
    for key, verdict in standing.sentences.items():
        decision = verdict.decisions[-1] if verdict.decisions else None
        if decision is not None and "added" in {one.decision for one in verdict.decisions}:
            verdicts.setdefault(decision.corridor, verdict)
        elif decision is not None and verdict.is_decided and key not in successors.by_sentence:
            stale.append(Stale(decision, (key,), (), successors.of(decision)))
    return Judgement(verdicts, (*stale, *_gone(standing, successors)))


def _verdict(proposal: Proposal, standing: Standing) -> Verdict:
    """Return the verdict on a corridor from that on the whole and those on its sentences, stale or not."""
    whole = standing.of_corridor(proposal.id)
    sentences = [standing.of_sentence(key) for key in proposal.sentences]
    heard = tuple(dict.fromkeys(one for verdict in (whole, *sentences) for one in verdict.decisions))
    states = {verdict.state for verdict in sentences}
    if "conflicting" in states | {whole.state}:
        return Verdict("conflicting", heard)
    if states <= {"rejected"}:
        return Verdict("rejected", heard)
    if whole.is_decided:
        return Verdict(whole.state, heard)
    if not states <= {*PUBLISHED, "rejected"}:
        return whole if whole.state == "skipped" else PROPOSED
    return Verdict("edited" if "edited" in states else "accepted", heard)


def _stale(proposal: Proposal, standing: Standing) -> Stale | None:
    """Return what changed on a corridor that was decided, None where nothing did."""
    whole = standing.of_corridor(proposal.id)
    if not whole.is_decided:
        return None
    decision = whole.decisions[-1]
    apart = {key for key in {*decision.evidence, *proposal.sentences} if standing.is_decided_by_itself(key)}
    missing = set(decision.evidence) - proposal.sentences.keys() - apart
    fresh = proposal.sentences.keys() - set(decision.evidence) - apart
    if not missing and not fresh:
        return None
    return Stale(decision, tuple(sorted(missing)), tuple(sorted(fresh)), (proposal.id,))


class _Successors:
    """The corridors that may have come in the place of one that was decided."""

    def __init__(self, proposals: Collection[Proposal]) -> None:
        self.order = {proposal.id: number for number, proposal in enumerate(proposals)}
        self.by_sentence: dict[str, list[str]] = defaultdict(list)
        self.by_ends: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
        for proposal in proposals:
            self.by_ends[proposal.mode, proposal.ends].append(proposal.id)
            for key in proposal.sentences:
                self.by_sentence[key].append(proposal.id)

    def of(self, decision: Decision) -> tuple[str, ...]:
        """Return, in their order, the corridors between the places that were seen, or with the sentences covered."""
        about = decision.about
        found = set(self.by_ends.get((about.mode, frozenset((about.origin.id, about.destination.id))), ()))
        for key in decision.evidence:
            found.update(self.by_sentence.get(key, ()))
        return tuple(sorted(found, key=self.order.__getitem__))


def _gone(standing: Standing, successors: _Successors) -> list[Stale]:
    """Return what was decided of corridors that are proposed no longer."""
    gone = [standing.of_corridor(id) for id in standing.corridors if id not in successors.order]
    return [
        Stale(
            decision,
            tuple(key for key in decision.evidence if key not in successors.by_sentence),
            (),
            successors.of(decision),
        )
        for decision in (verdict.decisions[-1] for verdict in gone if verdict.is_decided)
    ]
