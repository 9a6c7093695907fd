"""Marked passages as examples for the learnt reader: what geomap sees in them, and what is right."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from marks import MARKS, TAUGHT_ONLY
from numpy.typing import NDArray

from geomap.document import Document, read
from geomap.evaluation.gold import GoldDocument, GoldLink, Spot, load_gold
from geomap.evaluation.scoring import LINK_KM, is_right
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.geocode.evidence import home_of
from geomap.learnt.passages import MODES, NAMES, RELATIONS, EncodedPassage, EndCandidate, passages_of
from geomap.links import Step, follow
from geomap.mentions import find_mentions, with_capitals
from geomap.records import Place, Status

EXACT, ACCEPTED, WRONG = 0, 1, 9
"""How well a candidate fits an end: as it is marked, only by its country, or not."""

ELSEWHERE = 200.0
"""How many pieces farther a name of another sentence counts."""

STATUSES: tuple[Status, ...] = get_args(Status)
"""The network learns them along with the rest, which helps the rest; the rules tell them better."""

SAME = RELATIONS.index("same")


@dataclass(frozen=True, slots=True)
class Target:
    """A marked link of a cue: its destination among the candidates, and the origins that are right.

    ``origins`` is None where the text gives none, and empty where no candidate is it.
    """

    destination: int
    origins: tuple[int, ...] | None
    status: int
    both_ways: bool
    debatable: bool


@dataclass(frozen=True, slots=True)
class MarkedCue:
    """The pieces of a passage that were marked as a cue, with what they tell.

    ``open`` are the candidates that are neither right nor wrong as its destination;
    ``complete`` says that a candidate stands for each marked destination.
    """

    first: int
    last: int
    mode: int
    targets: tuple[Target, ...]
    open: frozenset[int]
    complete: bool


@dataclass(frozen=True)
class Example:
    """A passage with the cue tag of each piece (0 none, else mode + 1), its weight, and the marked cues."""

    passage: EncodedPassage
    tags: NDArray[np.int64]
    weights: NDArray[np.float32]
    cues: tuple[MarkedCue, ...]


@dataclass(frozen=True)
class MarkedText:
    """A marked text, read by geomap as it would be for a user."""

    gold: GoldDocument
    source: str
    document: Document
    steps: tuple[Step, ...]
    outlet: Place | None
    examples: tuple[Example, ...]
    taught_only: bool


def read_all(gold: Path, more: Sequence[Path], gazetteer: Gazetteer, vocabulary: dict[str, int]) -> list[MarkedText]:
    """Return all marked texts: of the folder ``gold``, of geomap's own marks, and of ``more`` to be taught."""
    judged = [gold / "links-news.jsonl", MARKS / "links-own.jsonl", MARKS / "cases.jsonl"]
    taught = [*(MARKS / name for name in TAUGHT_ONLY), *more]
    return [
        *read_marks(judged, gazetteer, vocabulary, taught_only=False),
        *read_marks(taught, gazetteer, vocabulary, taught_only=True),
    ]


def read_marks(
    paths: Iterable[Path], gazetteer: Gazetteer, vocabulary: dict[str, int], *, taught_only: bool
) -> Iterator[MarkedText]:
    """Yield the texts of some gold files; those whose links have no cues teach nothing and are passed by."""
    for path in paths:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        for gold, marks in zip(load_gold(path), lines, strict=True):
            if all("cue" in link for link in marks["links"]):
                yield _marked(gold, marks, gazetteer, vocabulary, taught_only)


def _marked(
    gold: GoldDocument, marks: dict[str, Any], gazetteer: Gazetteer, vocabulary: dict[str, int], taught_only: bool
) -> MarkedText:
    article = gold.article
    document = read(article, cased=with_capitals(article.text, gazetteer))
    matches = geocode(document, find_mentions(document, gazetteer), gazetteer)
    outlet = home_of(article.url, gazetteer)
    steps = tuple(follow(document, matches, gazetteer, outlet))
    passages = passages_of(document.text, article.title, steps, outlet, vocabulary)
    cues = [tuple(link["cue"]) if link.get("cue") else None for link in marks["links"]]
    examples = tuple(_example(passage, gold.links, cues) for passage in passages)
    return MarkedText(gold, marks["source"], document, steps, outlet, examples, taught_only)


def _example(passage: EncodedPassage, links: tuple[GoldLink, ...], cues: list[tuple[int, int] | None]) -> Example:
    size = len(passage.ids)
    tags, weights = np.zeros(size, np.int64), np.ones(size, np.float32)
    weights[: passage.begin] = weights[-1] = 0
    grouped: dict[tuple[int, int, int], list[GoldLink]] = {}
    for link, cue in zip(links, cues, strict=True):
        inside = np.flatnonzero((passage.spans[:, 0] < cue[1]) & (passage.spans[:, 1] > cue[0])) if cue else ()
        if not len(inside):
            continue
        first, last, mode = int(inside[0]), int(inside[-1]), MODES.index(link.mode)
        if link.debatable:
            weights[first : last + 1] = 0
        else:
            tags[first : last + 1], weights[first : last + 1] = mode + 1, 1
        grouped.setdefault((first, last, mode), []).append(link)
    marked = tuple(_cue(passage, *key, found) for key, found in grouped.items())
    return Example(passage, tags, weights, marked)


def _cue(passage: EncodedPassage, first: int, last: int, mode: int, links: list[GoldLink]) -> MarkedCue:
    targets: list[Target] = []
    unjudged: set[int] = set()
    complete = True
    for link in links:
        ends = [(link.origin, link.destination)] + ([(link.destination, link.origin)] if link.bidirectional else [])
        for _, goal in ends:
            unjudged |= {n for n, fit in enumerate(_fits(goal, passage.candidates, named=True)) if fit < WRONG}
        fits = _fits(link.destination, passage.candidates, named=True)
        best = min(fits, default=WRONG)
        if link.destination is None or best == WRONG:
            complete = False
            continue
        near = [n for n, fit in enumerate(fits) if fit == best]
        destination = min(near, key=lambda n: _distance(passage, passage.candidates[n], first))
        origins = _origins(link.origin, passage, destination)
        status = STATUSES.index(link.statuses[0])
        targets.append(Target(destination, origins, status, link.bidirectional, link.debatable))
    return MarkedCue(first, last, mode, tuple(targets), frozenset(unjudged), complete)


def _origins(origin: Spot | None, passage: EncodedPassage, destination: int) -> tuple[int, ...] | None:
    if origin is None:
        return None
    fits = _fits(origin, passage.candidates, named=False)
    best = min(fits, default=WRONG)
    right = [n for n, fit in enumerate(fits) if fit == best < WRONG]
    return tuple(n for n in right if passage.relations[destination, n] != SAME)


def _fits(end: Spot | None, candidates: tuple[EndCandidate, ...], *, named: bool) -> list[int]:
    if end is None:
        return [WRONG] * len(candidates)
    return [WRONG if named and c.type > NAMES else _fit(end, c.place) for c in candidates]


def _fit(end: Spot, place: Place) -> int:
    if not is_right(end, place, point_km=LINK_KM):
        return WRONG
    return ACCEPTED if end.kind == "country" and place.kind != "country" else EXACT


def _distance(passage: EncodedPassage, candidate: EndCandidate, cue: int) -> float:
    """Return how far a name stands from a cue in pieces; another sentence is far away."""
    elsewhere = candidate.sentence != passage.sentences[cue]
    return abs(candidate.first - cue) + ELSEWHERE * elsewhere
