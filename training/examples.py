"""Turn the corpora into rows and labels, by the very code that reads articles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from corpora import named_documents, placed_articles, written
from numpy.typing import NDArray

from geomap.document import Document, read
from geomap.gazetteer import Gazetteer
from geomap.geocode import demonym_of, first_rounds
from geomap.geocode.evidence import home_of, names_of
from geomap.geocode.ranking import candidate_rows
from geomap.mentions.classifier import features, knowledge_of, tag_features
from geomap.mentions.features import CLASSES, lexical_features, meaning_rows
from geomap.mentions.rules import SpanRules, family_names, persons
from geomap.mentions.spans import Span, spans
from geomap.records import Article, Mention
from geomap.weights import Weights

USUAL = 5
"""How often the corpora must write a word in lower case for it to count as a usual one."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class SpanExamples(NamedTuple):
    """The spans of one article: rows, lexical features, and labels (1 yes, 0 no, -1 not to be learnt)."""

    rows: Floats
    meanings: Floats
    lexical: Ints
    place: Ints
    literal: Ints


class PlaceExample(NamedTuple):
    """The candidates of one name of one article; ``right`` is the number of the right one."""

    rows: Floats
    right: int
    mentions: int


class ArticleExamples(NamedTuple):
    """All that one article teaches."""

    corpus: str
    id: str
    spans: SpanExamples
    places: list[PlaceExample]


def usual_words(folder: Path) -> frozenset[int]:
    """Return the checksums of the words that the corpora write in lower case ``USUAL`` times or more."""
    counts: Counter[str] = Counter()
    for _, named in named_documents(folder / "train"):
        counts.update(word for sentence in named for word, _ in sentence if word.isalpha() and word.islower())
    return frozenset(crc32(word.encode()) for word, count in counts.items() if count >= USUAL)


def tag_examples(folder: Path, gazetteer: Gazetteer, usual: frozenset[int]) -> tuple[Ints, Ints]:
    """Return the features and the classes of the capitalised words of the corpora of names."""
    rows: list[list[int]] = []
    labels: list[int] = []
    for _, named in named_documents(folder / "train"):
        text, tokens = written(named)
        kinds = {position: kind for start, end, kind in tokens for position in range(start, end)}
        document = read(Article("", text))
        found = list(spans(document, gazetteer))
        lower = frozenset(word for word, shape in zip(document.lowers, document.shapes, strict=True) if shape == "x")
        knowledge = knowledge_of(found, gazetteer)
        indexes, own = tag_features(document, document.stretches, found, knowledge, lower, usual)
        rows += own
        labels += [CLASSES.index(kinds.get(document.tokens[index].start, "none")) for index in indexes]
    return np.array(rows), np.array(labels)


def article_examples(folder: Path, gazetteer: Gazetteer, weights: Weights) -> list[ArticleExamples]:
    """Return what each article with marked places teaches; ``weights`` need only hold the tags."""
    return [_examples(corpus, row, gazetteer, weights) for corpus, row in placed_articles(folder / "geoparse")]


def _examples(corpus: str, row: Mapping[str, Any], gazetteer: Gazetteer, weights: Weights) -> ArticleExamples:
    document = read(Article(str(row["id"]), row["text"]))
    found = list(spans(document, gazetteer))
    others = [span for span in found if span.origin != "demonym"]
    gold = {(name["start"], name["end"]): name for name in row["toponyms"]}
    return ArticleExamples(
        corpus,
        str(row["id"]),
        _span_examples(document, others, gold, gazetteer, weights),
        _place_examples(row, document, found, gold, gazetteer),
    )


def _span_examples(
    document: Document,
    found: Sequence[Span],
    gold: Mapping[tuple[int, int], Mapping[str, Any]],
    gazetteer: Gazetteer,
    weights: Weights,
) -> SpanExamples:
    people = persons(document, document.stretches)
    rules = SpanRules(document, gazetteer, people, family_names(document, people, gazetteer))
    labels = [_labels(bounds_of(document, span), gold, gazetteer) for span in found]
    return SpanExamples(
        rows=features(document, found, rules, weights),
        meanings=meaning_rows(document, found, weights.vectors),
        lexical=np.array([lexical_features(document, span) for span in found]).reshape(len(found), -1),
        place=np.array([place for place, _ in labels]),
        literal=np.array([literal for _, literal in labels]),
    )


def bounds_of(document: Document, span: Span) -> tuple[int, int]:
    """Return the offsets of a span in its text."""
    return document.tokens[span.first].start, document.tokens[span.last - 1].end


def _labels(
    bounds: tuple[int, int], gold: Mapping[tuple[int, int], Mapping[str, Any]], gazetteer: Gazetteer
) -> tuple[int, int]:
    """Return whether a span names a place, and whether literally.

    Only names with an id are places to be learnt. What touches nothing but
    demonyms or names without an id (streets, halls) is neither.
    """
    name = gold.get(bounds)
    if name is not None and name["geonameid"]:
        return 1, {"literal": 1, "associative": 0}.get(name["kind"] or "", -1)
    over = [other for (start, end), other in gold.items() if start < bounds[1] and bounds[0] < end]
    firm = any(other["geonameid"] and gazetteer.demonym(other["text"]) is None for other in over)
    return (-1 if over and not firm else 0), -1


def _place_examples(
    row: Mapping[str, Any],
    document: Document,
    found: Sequence[Span],
    gold: Mapping[tuple[int, int], Mapping[str, Any]],
    gazetteer: Gazetteer,
) -> list[PlaceExample]:
    toponyms = {bounds_of(document, span): span.toponym for span in found}
    mentions = [_mention(document, name, toponyms, gazetteer) for name in gold.values()]
    demonyms = [place for mention in mentions if (place := demonym_of(mention, gazetteer)) is not None]
    others = [number for number, mention in enumerate(mentions) if demonym_of(mention, gazetteer) is None]
    ids = [str(name["geonameid"] or "") for name in gold.values()]
    names = names_of(mentions, others, gazetteer)
    ranked, around = first_rounds(names, demonyms)
    examples = []
    # Each article is learnt from twice: users often have no address of the article to give.
    homes = dict.fromkeys((None, home_of((row.get("meta") or {}).get("url"), gazetteer)))
    looks = [zip(names, candidate_rows(names, mentions, ranked, around, home), strict=True) for home in homes]
    for name, rows in chain.from_iterable(looks):
        right = Counter(ids[number] for number in name.mentions).most_common(1)[0][0]
        numbers = [number for number, candidate in enumerate(name.candidates) if candidate.place.id == right]
        if numbers and len(name.candidates) > 1:
            examples.append(PlaceExample(rows, numbers[0], len(name.mentions)))
    return examples


def _mention(
    document: Document,
    name: Mapping[str, Any],
    toponyms: Mapping[tuple[int, int], str],
    gazetteer: Gazetteer,
) -> Mention:
    start, end = name["start"], name["end"]
    toponym = toponyms.get((start, end), name["text"])
    demonym = gazetteer.demonym(name["text"])
    sentence = next(((one.start, one.end) for one in document.sentences if one.start <= start < one.end), (start, end))
    use = "associative" if name["kind"] == "associative" else "literal"
    is_demonym = demonym is not None
    return Mention(
        document.article, start, end, sentence, demonym.name if demonym else toponym, use, demonym=is_demonym
    )


def stacked(examples: Iterable[ArticleExamples]) -> SpanExamples:
    """Return the spans of several articles as one."""
    parts = [example.spans for example in examples if len(example.spans.place)]
    return SpanExamples(*(np.concatenate(column) for column in zip(*parts, strict=True)))
