"""What stands of each corridor and place, when every reviewer is heard, and what is stale.

A decision is a line that is never changed: a reviewer's later line replaces the
earlier one on the same target. What is said of a single sentence counts before
what is said of its corridor. The rules that the review page judges by too stand
in ``rules.json``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from geomap.errors import DecisionError
from geomap.network import CorridorKey, corridor_id
from geomap.records import About, Decision, Link, Reason, State, key_of, link_key

if TYPE_CHECKING:
    from geomap.network import Network

_RULES: dict[str, Any] = json.loads(files("geomap.decisions").joinpath("rules.json").read_text(encoding="utf-8"))

STATES: Mapping[State, str] = {state: words["means"] for state, words in _RULES["states"].items()}
"""The states of a corridor, with what they mean, in the order in which they are told."""

PUBLISHED: frozenset[str] = frozenset(_RULES["published"])
"""The decisions by which something is published."""

CONFLICTING: State = _RULES["conflict"]
"""The state of what reviewers differ on. As ``previous`` of a decision: made by one who saw them all, it settles it."""

REASONS: Mapping[Reason, str] = _RULES["reasons"]["corridor"]
"""Why a corridor is rejected, with the words for it, in the order of the keys 1 to 9."""

PLACE_REASONS: Mapping[Reason, str] = _RULES["reasons"]["place"]
"""Why a place is taken off, with the words for it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a target, and the decisions that it rests on, the latest of each reviewer, in their order."""

    state: State
    decisions: tuple[Decision, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Say whether somebody decided, and nobody differs."""
        return self.state in _RULES["decided"]

    def is_published(self, *, two_reviewers: bool = False) -> bool:
        """Say whether this lets something be published; by ``two_reviewers`` only what two of them agree on."""
        return self.state in PUBLISHED and (not two_reviewers or len(self.decisions) > 1)


PROPOSED = Verdict("proposed")


class Standing:
    """The decisions that stand, by target."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.corridors: dict[str, list[Decision]] = {}
        self._places: dict[str, list[Decision]] = {}
        sentences: dict[str, list[list[Decision]]] = defaultdict(list)
        covering: dict[str, list[list[Decision]]] = defaultdict(list)
        for (corridor, link), latest in _latest(decisions).items():
            if latest and latest[0].place is not None:
                self._places[corridor] = latest
                continue
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
        verdicts = (*map(self.of_corridor, self.corridors), *self.sentences.values(), *self.places.values())
        return [verdict for verdict in verdicts if verdict.state == CONFLICTING]

    @property
    def places(self) -> dict[str, Verdict]:
        """Return what stands of each place that was decided, by its id."""
        return {
            decisions[-1].place.place.id: _verdict(decisions)
            for decisions in self._places.values()
            if decisions[-1].place is not None
        }

    @property
    def taken_off(self) -> dict[str, frozenset[str]]:
        """Return the names, without capitals, by which each place is none of the map, by its id; none means all."""
        rejected = {id: verdict for id, verdict in self.places.items() if verdict.state == "rejected"}
        seen = {id: [one.place.names for one in verdict.decisions if one.place] for id, verdict in rejected.items()}
        return {
            id: frozenset(name.casefold() for names in all_names for name in names) if all(all_names) else frozenset()
            for id, all_names in seen.items()
        }

    def of_corridor(self, id: str) -> Verdict:
        """Return what stands of a corridor as a whole, whatever its sentences are now."""
        return _verdict(self.corridors.get(id, []))

    def of_sentence(self, key: str) -> Verdict:
        """Return what stands of a sentence: what was said of itself, else of a corridor that it was on."""
        own = _verdict(self._sentences.get(key, []))
        return own if own.is_decided or own.state == CONFLICTING else _verdict(self._covering.get(key, []))

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
        target: [decision for decision in reviewers.values() if decision.decision != _RULES["taken_back"]]
        for target, reviewers in latest.items()
    }


def _newest(targets: list[list[Decision]]) -> list[Decision]:
    """Return the decisions on the target that was decided last, where a sentence has been on several corridors."""
    return max(targets, key=lambda decisions: (decisions[-1].moment, decisions[-1].corridor) if decisions else ("", ""))


def _verdict(decisions: list[Decision]) -> Verdict:
    """Return what several reviewers say of one target. Skipping is no verdict beside one."""
    settled = [number for number, decision in enumerate(decisions) if decision.previous == CONFLICTING]
    latest = decisions[settled[-1] :] if settled else decisions
    firm = tuple(decision for decision in latest if decision.decision != _RULES["no_opinion"])
    if not firm:
        return Verdict(_RULES["no_opinion"], tuple(latest)) if latest else PROPOSED
    said = {_RULES["alike"].get(decision.decision, decision.decision) for decision in firm}
    edits = {decision.edit for decision in firm if decision.edit is not None}
    if len(said) > 1 or len(edits) > 1:
        return Verdict(CONFLICTING, firm)
    state = "added" if any(one.decision == "added" for one in firm) else firm[0].decision
    return Verdict(cast(State, state), firm)


def corridor_state(whole: State, sentences: Collection[State]) -> State:
    """Return the state of a corridor, given what stands of it as a whole and of each of its sentences."""
    for rule in _RULES["corridor"]:
        if (
            whole in rule.get("whole", STATES)
            and ("some" not in rule or any(state in rule["some"] for state in sentences))
            and all(state in rule.get("every", STATES) for state in sentences)
        ):
            return whole if rule["state"] == "whole" else rule["state"]
    raise AssertionError("the last rule fits whatever the others do not")


# ---- the corridors of a network ----


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
        verdicts[proposal.id] = _on_corridor(proposal, standing)
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


def _on_corridor(proposal: Proposal, standing: Standing) -> Verdict:
    """Return the verdict on a corridor from that on the whole and those on its sentences, stale or not."""
    whole = standing.of_corridor(proposal.id)
    sentences = [standing.of_sentence(key) for key in proposal.sentences]
    heard = tuple(dict.fromkeys(one for verdict in (whole, *sentences) for one in verdict.decisions))
    state = corridor_state(whole.state, [verdict.state for verdict in sentences])
    return PROPOSED if state == "proposed" else Verdict(state, whole.decisions if state == "skipped" else heard)


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
        about = decision.corridor_seen
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


def abouts_of(network: Network) -> dict[str, About]:
    """Return each corridor of ``network`` as a reviewer sees it, by its id."""
    places = {row.id: row.place for row in network.place_rows}
    return {
        row.id: About(row.mode, places[row.origin], places[row.destination], row.bidirectional)
        for row in network.corridor_rows
    }
