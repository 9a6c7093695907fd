"""Tell in words what spoke for and against each journey that the learnt reader thought of."""

from collections.abc import Iterator

from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.learnt.decoding import EVEN_ODDS, Hypothesis, LearntReading, hypotheses, without_echoes
from geomap.learnt.model import link_model
from geomap.links import Step, follow
from geomap.records import Match, Place

LEAST_TOLD = 0.1
"""The score below which a journey is not worth a line."""


def explain_learnt_links(
    document: Document,
    matches: tuple[Match, ...],
    gazetteer: Gazetteer,
    *,
    outlet: Place | None = None,
    min_score: float = EVEN_ODDS,
) -> Iterator[tuple[str, str]]:
    """Yield each sentence that names two places or tells of a journey, with a line for each candidate.

    The line says whether it is a link, how likely, and what spoke for and against
    it. Raises WeightsError where the model is missing.
    """
    steps = tuple(follow(document, matches, gazetteer, outlet))
    by_sentence: dict[int, list[Hypothesis]] = {}
    for hypothesis in without_echoes(hypotheses(document, steps, outlet, link_model())):
        if hypothesis.journey.score >= LEAST_TOLD:
            by_sentence.setdefault(hypothesis.sentence, []).append(hypothesis)
    for number, step in enumerate(steps):
        own = by_sentence.get(number, [])
        named = [argument for argument in step.analysis.parsed.arguments if not argument.demonym]
        if not own and len(named) < 2:
            continue
        bounds = step.analysis.parsed.sentence
        sentence = " ".join(document.text[bounds.start : bounds.end].split())
        if not own:
            yield sentence, "no link: no words in it tell of a journey"
        for hypothesis in own:
            yield sentence, _line(document, step, hypothesis, min_score)


def _line(document: Document, step: Step, hypothesis: Hypothesis, min_score: float) -> str:
    journey, parsed = hypothesis.journey, step.analysis.parsed
    words = parsed.text(*(journey.cue_tokens or (journey.trigger.index, journey.trigger.index)))
    origin = "an unknown place" if journey.origin is None else journey.origin.name
    told = f"{journey.mode} by {words!r}: {origin} to {journey.destination.name}"
    verdict = told if journey.score >= min_score else f"no link: {told}"
    return f"{verdict} (score {journey.score:.2f}; {'; '.join(_reasons(document, hypothesis))})"


def _reasons(document: Document, hypothesis: Hypothesis) -> Iterator[str]:
    """Yield what the network and the rules made of a journey."""
    reading, signals = hypothesis.reading, hypothesis.signals
    if reading is None:
        yield "the rules alone read it"
        return
    yield f"its words tell of a {hypothesis.journey.mode}: {reading.proposal.cue.score:.0%}"
    yield f"it leads there: {reading.proposal.score:.0%}"
    starts = _certainty_of_origin(reading)
    if reading.origin is None:
        yield f"nothing tells where it starts: {starts:.0%}"
    elif reading.origin.start < 0:
        yield f"it starts where the outlet is at home: {starts:.0%}"
    else:
        yield f"it starts there, by {document.text[reading.origin.start : reading.origin.end]!r}: {starts:.0%}"
    yield "the rules do not read it" if signals.ruled is None else "the rules read it too"


def _certainty_of_origin(reading: LearntReading) -> float:
    """Return how likely the journey starts at the place of its origin, whatever words give that."""
    origins = reading.proposal.origins
    if reading.origin is None:
        return float(origins[0])
    place = reading.origin.place.id
    return float(sum(w for c, w in zip(reading.passage.candidates, origins[1:], strict=True) if c.place.id == place))
