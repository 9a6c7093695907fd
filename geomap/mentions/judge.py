"""Judge with learnt weights which spans name places, and how they are used."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np

from geomap.document import CAPITALS, Document
from geomap.gazetteer import Gazetteer
from geomap.mentions.adjusting import adjustments
from geomap.mentions.features import (
    NOTHING,
    Known,
    Scene,
    known,
    lexical_features,
    span_rows,
)
from geomap.mentions.meaning import meaning_rows
from geomap.mentions.rules import Judge, Verdict, family_names, persons
from geomap.mentions.spans import Span
from geomap.mentions.tagging import marks_of_names, tag_scores, word_features
from geomap.mentions.use import use_of
from geomap.weights import Floats, Weights

THRESHOLD = -1.0
"""Logarithm of the odds above which a span is taken for a place; chosen on the corpora, where F1 is
flat from -1 to 0: lower finds more names, and more that are none."""


class Opinion(NamedTuple):
    """What the models think of one span: logarithms of the odds."""

    span: Span
    place: float
    literal: float


def opinions(document: Document, found: Sequence[Span], gazetteer: Gazetteer, weights: Weights) -> list[Opinion]:
    """Return the models' opinion of each span, in the order given."""
    if not found:
        return []
    people = persons(document, document.stretches)
    rules = Judge(document, gazetteer, people, family_names(document, people))
    rows = features(document, found, rules, weights)
    lexical = np.asarray([lexical_features(document, span) for span in found])
    learnt = weights.lexical[lexical].sum(axis=1, dtype=np.float32)
    place, literal = adjustments(found, rules)
    place += weights.spans.score(np.column_stack([rows, learnt[:, 0]]))
    likely = np.flatnonzero(place > THRESHOLD).tolist()  # nobody asks how the others are used
    around = meaning_rows(document, [found[index] for index in likely], weights.vectors)
    literal[likely] += weights.use.score(np.column_stack([rows[likely], around, learnt[likely, 1]]))
    return [Opinion(*opinion) for opinion in zip(found, place.tolist(), literal.tolist(), strict=True)]


def features(document: Document, found: Sequence[Span], rules: Judge, weights: Weights) -> Floats:
    """Return the rows that the models of spans look at."""
    knowledge = knowledge_of(found, rules.gazetteer)
    lower = frozenset(word for word, shape in zip(document.lowers, document.shapes, strict=True) if shape == "x")
    capitalised = document.stretches
    tags = _tags(document, capitalised, found, knowledge, lower, weights)
    scene = Scene(
        document=document,
        tags=tags,
        knowledge=knowledge,
        lower=lower,
        usual=weights.usual,
        families=rules.families,
        people=frozenset(index for first, last in rules.people.items() for index in range(first, last)),
        gazetteer=rules.gazetteer,
    )
    return np.column_stack([span_rows(scene, found), [_by_rules(document, span, rules) for span in found]])


def _by_rules(document: Document, span: Span, rules: Judge) -> list[float]:
    """Return what the rules think of a span: a place, inside another name, and its use."""
    verdict = rules.judge(span)
    is_literal = use_of(document, span, verdict) == "literal"
    return [float(verdict is Verdict.PLACE), float(verdict is Verdict.INSIDE), float(is_literal)]


def knowledge_of(found: Sequence[Span], gazetteer: Gazetteer) -> list[Known]:
    """Return what the gazetteer says of each span."""
    memory: dict[str, Known] = {}
    return [_known(span, gazetteer, memory) for span in found]


def _known(span: Span, gazetteer: Gazetteer, memory: dict[str, Known]) -> Known:
    if span.origin in ("unknown", "demonym"):
        return NOTHING
    if span.toponym not in memory:
        memory[span.toponym] = known(gazetteer.find(span.toponym))
    return memory[span.toponym]


def _tags(
    document: Document,
    capitalised: Sequence[tuple[int, int]],
    found: Sequence[Span],
    knowledge: Sequence[Known],
    lower: frozenset[str],
    weights: Weights,
) -> dict[int, list[float]]:
    """Return the first opinion on each capitalised word, as logarithms of probabilities."""
    indexes, rows = tag_features(document, capitalised, found, knowledge, lower, weights.usual)
    return dict(zip(indexes, tag_scores(rows, weights.tags).tolist(), strict=True))


def tag_features(
    document: Document,
    capitalised: Sequence[tuple[int, int]],
    found: Sequence[Span],
    knowledge: Sequence[Known],
    lower: frozenset[str],
    usual: frozenset[int],
) -> tuple[list[int], list[list[int]]]:
    """Return the capitalised words of a text and their features for the first opinion."""
    named = [
        (span.first, span.last, facts.mark if span.origin == "name" else span.origin)
        for span, facts in zip(found, knowledge, strict=True)
        if span.origin != "unknown"
    ]
    marks = marks_of_names(len(document.tokens), named)
    indexes, rows = [], []
    for stretch in capitalised:
        for index in range(*stretch):
            if document.shapes[index] in CAPITALS:
                word = document.lowers[index]
                is_usual = word in lower or crc32(word.encode()) in usual
                indexes.append(index)
                rows.append(word_features(document, index, stretch, marks[index], is_usual))
    return indexes, rows


def choose(judged: Sequence[Opinion]) -> list[Opinion]:
    """Keep the spans taken for places, of those that overlap the likeliest, in the order of the text."""
    taken: set[int] = set()
    chosen = []
    for opinion in sorted(judged, key=lambda opinion: -opinion.place):
        if opinion.place <= THRESHOLD:
            break
        if taken.isdisjoint(range(opinion.span.first, opinion.span.last)):
            taken.update(range(opinion.span.first, opinion.span.last))
            chosen.append(opinion)
    return sorted(chosen, key=lambda opinion: opinion.span.first)
