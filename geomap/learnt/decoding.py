"""Make links of what the network and the rules together say of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geomap.containment import is_same_or_within, is_within
from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.learnt.model import Cue, LinkModel, ProposedJourney, Signals, link_model
from geomap.learnt.passages import MODES, NAMES, TYPES, EncodedPassage, EndCandidate, passages_of
from geomap.links import Step, follow, links_of
from geomap.links.agents import Agent
from geomap.links.discourse import subject
from geomap.links.journeys import Journey
from geomap.links.triggers import Trigger
from geomap.records import Link, Match, OriginFound, Place

EVEN_ODDS = 0.5
"""The score from which a link is more likely right than wrong."""

LIKELY_ORIGIN = 0.3
"""How likely an origin must be to stand beside a likelier one ("from Oslo and Riga to Turku")."""

NEXT_ORIGIN = 0.6
"""The share of the likeliest origin's probability that such another one must have."""

UNKNOWN_ORIGIN = 0.5
"""What an origin that nothing tells counts for, at least: the journey itself may be sure."""

WORTH_A_THOUGHT = 0.02
"""The network's score below which a journey that the rules do not read is dropped at once."""


@dataclass(frozen=True, slots=True)
class LearntReading:
    """A journey that the network reads, with its ends chosen. ``score`` is the network's own."""

    passage: EncodedPassage
    proposal: ProposedJourney
    origin: EndCandidate | None
    destination: EndCandidate
    score: float

    @property
    def sentence(self) -> int:
        """Return the number of the sentence that tells it, among those that were read."""
        return int(self.passage.sentences[self.proposal.cue.first])


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A journey that network or rules read in a sentence, and what speaks for it.

    ``reading`` is None where only the rules read it. The journey's score is how
    likely it is right, all in all.
    """

    sentence: int
    journey: Journey
    signals: Signals
    reading: LearntReading | None


def find_learnt_links(
    document: Document,
    matches: tuple[Match, ...],
    gazetteer: Gazetteer,
    *,
    outlet: Place | None = None,
    min_score: float = EVEN_ODDS,
) -> tuple[Link, ...]:
    """Return the links that an article tells of, each once, in the order of the text.

    ``matches`` are those of the article, in order; ``outlet`` is where what
    published it is at home. Links less likely than ``min_score`` are left out. An
    article that joins no places gives none. Raises WeightsError where the model is
    missing.
    """
    steps = tuple(follow(document, matches, gazetteer, outlet))
    return told_links(document, steps, hypotheses(document, steps, outlet, link_model()), min_score=min_score)


def told_links(
    document: Document, steps: Sequence[Step], found: Sequence[Hypothesis], *, min_score: float = EVEN_ODDS
) -> tuple[Link, ...]:
    """Return the links of the likely ones among ``found``, with dates and actors, each event once."""
    by_sentence: dict[int, list[Journey]] = {}
    for hypothesis in without_echoes(found):
        if hypothesis.journey.score >= min_score:
            by_sentence.setdefault(hypothesis.sentence, []).append(hypothesis.journey)
    told = (
        replace(step, journeys=tuple(sorted(by_sentence.get(number, ()), key=_place_in_sentence)))
        for number, step in enumerate(steps)
    )
    return links_of(document, told)


def _place_in_sentence(journey: Journey) -> tuple[int, tuple[int, int]]:
    return journey.trigger.index, journey.destination_tokens or (0, 0)


def hypotheses(document: Document, steps: Sequence[Step], outlet: Place | None, model: LinkModel) -> list[Hypothesis]:
    """Return all journeys that network or rules think of, with their scores, in the order of the text."""
    readings: dict[int, list[LearntReading]] = {}
    for reading in _read(document, steps, outlet, model):
        readings.setdefault(reading.sentence, []).append(reading)
    found: list[Hypothesis] = []
    for number, step in enumerate(steps):
        told: list[Journey] = []
        for reading in readings.get(number, ()):
            journey = _journey(step, reading)
            ruled = [other.score for other in step.journeys if is_same_journey(journey, other)]
            if ruled or reading.score >= WORTH_A_THOUGHT:
                signals = Signals(reading.score, max(ruled, default=None))
                found.append(Hypothesis(number, journey, signals, reading))
                told.append(journey)
        for journey in step.journeys:
            if not any(is_same_journey(journey, other) for other in told):
                found.append(Hypothesis(number, journey, Signals(0.0, journey.score), None))
    return [_weighed(hypothesis, model) for hypothesis in found]


def _weighed(hypothesis: Hypothesis, model: LinkModel) -> Hypothesis:
    """Return a hypothesis with the score that its signals give."""
    return replace(hypothesis, journey=replace(hypothesis.journey, score=round(model.joined(hypothesis.signals), 3)))


def is_same_journey(one: Journey, other: Journey) -> bool:
    """Say whether two journeys have one mode and the same ends, one perhaps told more closely."""
    if one.mode != other.mode or not is_same_or_within(one.destination, other.destination):
        return False
    if one.origin is None or other.origin is None:
        return one.origin is other.origin
    return is_same_or_within(one.origin, other.origin)


def without_echoes(found: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Return the hypotheses, the likeliest first, without those that tell less of what a likelier one tells.

    In other sentences the rules know events apart, by who travels and when; what the
    network alone reads there is taken for the same.
    """
    kept: list[Hypothesis] = []
    by_sentence: dict[int, list[Hypothesis]] = {}
    by_country: dict[tuple[str, str], dict[tuple[str | None, str], Hypothesis]] = {}
    for hypothesis in sorted(found, key=lambda h: -h.journey.score):
        journey = hypothesis.journey
        rivals = list(by_sentence.get(hypothesis.sentence, ()))
        if hypothesis.signals.ruled is None:
            rivals += by_country.get((journey.mode, journey.destination.country), {}).values()
        if any(_is_echo(journey, other.journey) or _is_rival(hypothesis, other) for other in rivals):
            continue
        kept.append(hypothesis)
        by_sentence.setdefault(hypothesis.sentence, []).append(hypothesis)
        pair = None if journey.origin is None else journey.origin.id, journey.destination.id
        for end in (journey.origin, journey.destination):
            if end is not None:
                by_country.setdefault((journey.mode, end.country), {}).setdefault(pair, hypothesis)
    return kept


def _is_rival(one: Hypothesis, other: Hypothesis) -> bool:
    """Say whether network and rules read one journey of a sentence from two origins: only one of them can be right."""
    alone = {(h.reading is None, h.signals.ruled is None) for h in (one, other)}
    if one.sentence != other.sentence or alone != {(True, False), (False, True)}:
        return False
    same_mode = one.journey.mode == other.journey.mode
    return same_mode and is_same_or_within(one.journey.destination, other.journey.destination)


def _is_echo(one: Journey, other: Journey) -> bool:
    """Say whether ``one`` tells the ends of ``other``: the same, turned by the same words, coarser, or one alone."""
    if one.mode != other.mode:
        return False
    here, there = one.origin, other.origin
    same_goal, same_origin = (
        one.destination.id == other.destination.id,
        here is not None and there is not None and here.id == there.id,
    )
    if same_goal and (here is None or same_origin or _is_of_country(here, there)):
        return True
    if _is_of_country(one.destination, other.destination) and (same_origin or (here is None and there is None)):
        return True
    turned = (
        here is not None and there is not None and here.id == other.destination.id and there.id == one.destination.id
    )
    told_at_once = one.cue_tokens is not None and one.cue_tokens == other.cue_tokens
    return turned and (one.bidirectional or other.bidirectional or told_at_once)


def _is_of_country(one: Place, other: Place | None) -> bool:
    """Say whether one of two places is the country in which the other lies."""
    if other is None:
        return False
    return "country" in {one.kind, other.kind} and (is_within(one, other) or is_within(other, one))


def _read(document: Document, steps: Sequence[Step], outlet: Place | None, model: LinkModel) -> list[LearntReading]:
    """Return what the network reads, each pair of ends once a sentence."""
    best: dict[tuple[int, int, str | None, str], LearntReading] = {}
    for passage in passages_of(document.text, document.article.title, steps, outlet, model.vocabulary):
        for proposal in model.propose(passage, ruled_cues(passage, steps)):
            for reading in _with_origins(passage, proposal):
                origin = None if reading.origin is None else reading.origin.place.id
                key = reading.sentence, proposal.cue.mode, origin, reading.destination.place.id
                if key not in best or best[key].score < reading.score:
                    best[key] = reading
    return list(best.values())


def ruled_cues(passage: EncodedPassage, steps: Sequence[Step]) -> list[Cue]:
    """Return the words of a passage's own part from which the rules read a journey, as cues."""
    return [
        Cue(trigger.first, trigger.last, mode, 1.0)
        for trigger in passage.triggers
        if trigger.first >= passage.fresh
        for mode, name in enumerate(MODES)
        if any(j.trigger.index == trigger.token and j.mode == name for j in steps[trigger.sentence].journeys)
    ]


def _with_origins(passage: EncodedPassage, proposal: ProposedJourney) -> Iterator[LearntReading]:
    """Yield a proposal with each origin that is likely enough, of which one place counts once."""
    destination = passage.candidates[proposal.destination]
    by_place: dict[str | None, tuple[float, float, EndCandidate | None]] = {
        None: (float(proposal.origins[0]), 1.0, None)
    }
    for candidate, weight in zip(passage.candidates, map(float, proposal.origins[1:]), strict=True):
        total, best, chosen = by_place.get(candidate.place.id, (0.0, -1.0, None))
        by_place[candidate.place.id] = total + weight, max(best, weight), candidate if weight > best else chosen
    top = max(total for total, _, _ in by_place.values())
    told = proposal.score * (1 + proposal.cue.score) / 2
    for total, _, origin in by_place.values():
        if total < top and (total < LIKELY_ORIGIN or total < NEXT_ORIGIN * top):
            continue
        certainty = total if origin is not None else max(total, UNKNOWN_ORIGIN)
        yield LearntReading(passage, proposal, origin, destination, told * float(np.sqrt(certainty)))


def _journey(step: Step, reading: LearntReading) -> Journey:
    """Return a reading as the journey that dates, actors and evidence are attached to."""
    analysis, mode, goal = step.analysis, MODES[reading.proposal.cue.mode], reading.destination.place
    cue = reading.proposal.cue
    words = _tokens(step, int(reading.passage.spans[cue.first, 0]), int(reading.passage.spans[cue.last, 1])) or (0, 0)
    known = next((t for t in analysis.triggers if words[0] <= t.index <= words[1]), None)
    trigger = Trigger(words[0] if known is None else known.index, "learnt", mode)
    ruled = [journey for journey in step.journeys if journey.mode == mode and journey.destination.id == goal.id]
    origin, destination = (
        _tokens(step, end.start, end.end) if end is not None and end.type <= NAMES else None
        for end in (reading.origin, reading.destination)
    )
    if any(end is not None and end[0] <= words[1] and words[0] <= end[1] for end in (origin, destination)):
        words = trigger.index, trigger.index  # the names of the ends are told by themselves
    return Journey(
        trigger, analysis.clause(trigger), mode, None if reading.origin is None else reading.origin.place, goal,
        next((journey.via for journey in ruled), ()), reading.proposal.both_ways > EVEN_ODDS,
        _agent(step, reading, trigger, ruled), _found(reading.origin), reading.score, origin, destination,
        cue_tokens=words,
    )  # fmt: skip


def _tokens(step: Step, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and the last token of a sentence between two offsets, None where it holds none of them."""
    tokens = step.analysis.parsed.sentence.tokens
    inside = [index for index, token in enumerate(tokens) if token.start < end and start < token.end]
    return (inside[0], inside[-1]) if inside else None


def _agent(step: Step, reading: LearntReading, trigger: Trigger, ruled: Sequence[Journey]) -> Agent | None:
    """Return who travels: the rules' agent of the journey, who gave the origin, or the subject of the cue."""
    agent = next((journey.agent for journey in ruled if journey.agent is not None), None)
    if agent is None and reading.origin is not None and reading.origin.type > NAMES and reading.origin.start >= 0:
        tokens = step.analysis.parsed.sentence.tokens
        agent = next((a for a in step.analysis.agents if tokens[a.first].start == reading.origin.start), None)
    return agent or subject(step.analysis, trigger)


def _found(origin: EndCandidate | None) -> OriginFound:
    """Return how the origin was found."""
    if origin is None:
        return "unknown"
    kind = TYPES[origin.type]
    if kind == "outlet":
        return "outlet"
    if origin.in_dateline:
        return "dateline"
    return "stated" if kind in {"literal", "associative"} else "home"
