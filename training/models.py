"""Learn geomap's models from examples."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
from examples import ArticleExamples, Floats, Ints, SpanExamples, stacked, tag_examples, usual_words
from learning import learn_layers, learn_linear

from geomap.gazetteer import Gazetteer
from geomap.mentions.features import BUCKETS, CLASSES, LEXICAL_BUCKETS
from geomap.weights import Layers, Vectors, Weights

FOLDS = 5


def nothing() -> Layers:
    """Return a network that has learnt nothing yet."""
    zero = np.zeros(1, np.float32)
    return Layers(zero, zero + 1, (), ())


def vectors() -> Vectors:
    """Return the numbers of common words that ``vectors.py`` wrote."""
    with np.load(Path(__file__).parent / "vectors.npz", allow_pickle=False) as arrays:
        words = [crc32(word.encode()) for word in arrays["words"].tolist()]
        return Vectors({word: row for row, word in enumerate(words)}, arrays["numbers"])


def learn_tags(folder: Path, gazetteer: Gazetteer) -> Weights:
    """Return weights that hold the first opinion only, learnt from the corpora of names."""
    usual = usual_words(folder)
    features, labels = tag_examples(folder, gazetteer, usual)
    tags = learn_linear(features, labels, classes=len(CLASSES), buckets=BUCKETS)
    return Weights(
        tags=tags.astype(np.float16),
        lexical=np.zeros((LEXICAL_BUCKETS, 2), np.float16),
        usual=usual,
        vectors=vectors(),
        spans=nothing(),
        use=nothing(),
        places=nothing(),
        card={},
    )


def learn_all(tags: Weights, examples: Sequence[ArticleExamples]) -> Weights:
    """Return all weights, learnt from the articles with marked places on top of ``tags``."""
    spans = stacked(examples)
    # The networks must see the lexical model's opinion of articles that it has not learnt from.
    fold = np.concatenate([np.full(len(one.spans.place), number % FOLDS) for number, one in enumerate(examples)])
    place, literal = (_lexical(spans, labels) for labels in (spans.place, spans.literal))
    unseen_place, unseen_literal = (_unseen(spans, labels, fold) for labels in (spans.place, spans.literal))
    return replace(
        tags,
        lexical=np.column_stack([place, literal]).astype(np.float16),
        spans=_layers(np.column_stack([spans.rows, unseen_place]), spans.place),
        use=_layers(np.column_stack([spans.rows, spans.meanings, unseen_literal]), spans.literal, networks=8),
        places=_learn_places(examples),
    )


def _lexical(spans: SpanExamples, labels: Ints, chosen: Ints | None = None) -> Floats:
    """Return the weights of the words in and around a span, for its odds to have label 1."""
    known = labels >= 0 if chosen is None else (labels >= 0) & chosen
    learnt = learn_linear(spans.lexical[known], labels[known], classes=2, buckets=LEXICAL_BUCKETS, rate=0.15, drop=0.3)
    odds: Floats = learnt[:, 1] - learnt[:, 0]
    return odds


def _unseen(spans: SpanExamples, labels: Ints, fold: Ints) -> Floats:
    opinion = np.zeros(len(labels), np.float32)
    for number in range(FOLDS):
        own = fold == number
        opinion[own] = _lexical(spans, labels, ~own)[spans.lexical[own]].sum(axis=1)
    return opinion


def _layers(rows: Floats, labels: Ints, *, networks: int = 3) -> Layers:
    known = labels >= 0
    return learn_layers(rows[known], labels[known].astype(np.float32), networks=networks)


def _learn_places(examples: Sequence[ArticleExamples]) -> Layers:
    names = [name for example in examples for name in example.places]
    targets = np.concatenate([np.eye(len(name.rows), dtype=np.float32)[name.right] for name in names])
    groups = np.repeat(np.arange(len(names)), [len(name.rows) for name in names])
    importance = np.sqrt(np.array([name.mentions for name in names], np.float32))
    return learn_layers(
        np.concatenate([name.rows for name in names]),
        targets,
        groups=groups,
        importance=importance,
        hidden=(32, 16),
        drop=0.1,
    )
