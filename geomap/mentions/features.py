"""What the models look at: rows of numbers for spans, words and their neighbours.

Three views of one text. Each capitalised word gets a first opinion on what kind of
name it is part of, from one linear layer over hashed features; it learns from
corpora of names (people, firms, places), which know far more names than the corpora
with coordinates do, but mark places by other rules, so its opinion is only
evidence. Each span gets a row of numbers, with what the gazetteer, the lists of
words and the rules say of it. And the words around a span are told by what they
mean.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.mentions.spans import Span
from geomap.vocabulary import listed
from geomap.weights import Floats, Vectors

CLASSES = ("place", "person", "organisation", "facility", "people", "other", "none")
"""What a word may be part of the name of; "people" is a nation or a faith, "none" no name at all."""

BITS = 18
BUCKETS = 1 << BITS


@lru_cache(maxsize=100_000)
def _about(word: str) -> str:
    """Return letters for what the lists say of a word, in lower case."""
    known = vocabulary.people()
    marks = (
        ("g", word in known.given),
        ("f", word in known.family),
        ("t", word in vocabulary.TITLES),
        ("o", word in vocabulary.ORGANISATIONS),
        ("p", word in vocabulary.PLACE_NOUNS),
        ("d", word in vocabulary.DIRECTIONS),
        ("l", word in vocabulary.STRICT_LOCATIVES),
        ("s", word in vocabulary.SPEAKS),
        ("a", word in vocabulary.ACTS),
        ("v", word in vocabulary.VESSELS),
        ("m", word in vocabulary.MONTHS_AND_DAYS),
    )
    return "".join(letter for letter, holds in marks if holds)


def word_features(document: Document, index: int, stretch: tuple[int, int], named: str, usual: bool) -> list[int]:
    """Return the buckets of the features of the capitalised word at ``index``.

    ``named`` says what the gazetteer knows of it, ``usual`` that the text, or
    English, also writes the word in lower case.
    """
    lowers, shapes = document.lowers, document.shapes
    size = len(lowers)
    word = lowers[index]
    one = lowers[index - 1] if index else "<"
    two = lowers[index - 2] if index > 1 else "<"
    next_one = lowers[index + 1] if index + 1 < size else ">"
    next_two = lowers[index + 2] if index + 2 < size else ">"
    about, about_one, about_next = _about(word), _about(one), _about(next_one)
    shape = shapes[index]
    around = f"{shapes[index - 1] if index else ''} {shape} {shapes[index + 1] if index + 1 < size else ''}"
    first, last = stretch
    head, tail = lowers[first], lowers[last - 1]
    place_in = f"{min(index - first, 3)}{min(last - 1 - index, 3)}"
    opening = document.openings[index]
    features = (
        "w" + word,
        "1" + one,
        "2" + two + " " + one,
        "3" + next_one,
        "4" + next_one + " " + next_two,
        "5" + one + " " + next_one,
        "6" + word + " " + one,
        "7" + word + " " + next_one,
        "8" + word[-3:],
        "9" + word[-4:],
        "a" + word[:3],
        "b" + around,
        "c" + place_in + about,
        "d" + about + "." + about_one + "." + about_next,
        "e" + named,
        "f" + named + about + ("u" if usual else "") + ("o" if opening else ""),
        "g" + named + one,
        "h" + named + next_one,
        "i" + tail + place_in,
        "j" + head + place_in,
        "k" + two,
        "l" + next_two,
        "m" + _about(head) + "." + _about(tail) + place_in,
        "n" + ("u" if usual else "") + ("o" if opening else "") + shape,
        "o" + (lowers[first - 1] if first else "<") + place_in,
        "p" + (lowers[last] if last < size else ">") + place_in,
        "q" + _about(lowers[first - 1] if first else "") + "." + _about(lowers[last] if last < size else "") + place_in,
        "r" + shape + str(min(len(word), 12)) + named,
    )
    return [crc32(feature.encode()) & (BUCKETS - 1) for feature in features]


def tag_scores(features: Sequence[Sequence[int]], weights: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the logarithms of the classes' probabilities, a row for each word."""
    if not features:
        return np.zeros((0, len(CLASSES)), np.float32)
    scores = weights[np.asarray(features)].sum(axis=1, dtype=np.float32)
    scores -= scores.max(axis=1, keepdims=True)
    result: NDArray[np.float32] = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return result


def marks_of_names(size: int, named: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return for each of ``size`` words what the gazetteer says of the names over it, "" where it has none.

    ``named`` holds (first, last, mark) of the stretches that something bears. A
    name of its own gives its mark; a word in a longer name adds "+" where the
    name begins and "=" further on, with the longer name's mark.
    """
    alone = [""] * size
    longer = [""] * size
    for first, last, mark in named:
        if last - first == 1:
            alone[first] = mark
        else:
            for index in range(first, last):
                longer[index] = ("+" if index == first else "=") + mark
    return [one + more for one, more in zip(alone, longer, strict=True)]


KINDS = ("none", "city", "region1", "region2", "country", "airport", "port", "region", "continent", "water", "other")
_WATER = frozenset({"sea", "ocean", "gulf", "strait", "canal", "river", "lake"})
NAMINGS = ("none", "primary", "alternate", "historical", "abbreviation", "code")
ORIGINS = ("name", "abbreviation", "unknown")


class NameFacts(NamedTuple):
    """What the gazetteer says of one name: numbers, and the countries and divisions of its bearers."""

    numbers: tuple[float, ...]
    countries: frozenset[str]
    divisions: frozenset[tuple[str, str]]
    mark: str
    sure: bool


NOTHING = NameFacts((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), frozenset(), frozenset(), "", False)


def kind_number(kind: str) -> int:
    """Return a kind's place among ``KINDS``."""
    if kind in _WATER:
        return KINDS.index("water")
    return KINDS.index(kind) if kind in KINDS else KINDS.index("other")


def facts_of(candidates: Sequence[Candidate]) -> NameFacts:
    """Sum up the bearers of one name."""
    if not candidates:
        return NOTHING
    top, few = candidates[0], candidates[:12]
    people = max(candidate.place.population for candidate in few)
    numbers = (
        float(kind_number(top.place.kind)),
        log10(top.place.population + 1),
        top.weight,
        float(NAMINGS.index(top.naming)),
        float(min(len(candidates), 30)),
        log10(people + 1),
        float(any(candidate.naming == "primary" for candidate in few)),
    )
    return NameFacts(
        numbers=numbers,
        countries=frozenset(candidate.place.country for candidate in few),
        divisions=frozenset((c.place.country, c.place.admin1) for c in few if c.place.admin1),
        mark=f"{KINDS[kind_number(top.place.kind)][:4]}{top.naming[0]}{int(log10(people + 1))}",
        sure=top.weight > 7.0,
    )


_BEFORE = (
    vocabulary.STRICT_LOCATIVES,
    listed("names.before"),
    frozenset({"of"}),
    frozenset({"the"}),
    frozenset({","}),
    frozenset({"-", "–", "/"}),
    frozenset({"'s"}),
    frozenset({"and", "&"}),
    frozenset({"("}),
    vocabulary.TITLES,
    vocabulary.ORGANISATIONS,
    vocabulary.PLACE_NOUNS,
    vocabulary.DIRECTIONS,
    vocabulary.VESSELS,
    listed("names.company"),
)
_AFTER = (
    frozenset({","}),
    frozenset({"'s", "’", "'"}),
    frozenset({"-", "–", "/"}),
    frozenset({".", "!", "?"}),
    frozenset({")"}),
    frozenset({"("}),
    frozenset({"and", "&"}),
    frozenset({":"}),
    vocabulary.TITLES,
    vocabulary.ORGANISATIONS,
    vocabulary.PLACE_NOUNS,
    vocabulary.SPEAKS,
    vocabulary.ACTS,
    listed("names.after"),
)


class SpanContext(NamedTuple):
    """What the spans of one article share."""

    document: Document
    tags: dict[int, list[float]]  # by word
    knowledge: list[NameFacts]  # by span
    lower: frozenset[str]  # words that the text also writes in lower case
    usual: frozenset[int]  # checksums of words that English writes so
    families: frozenset[str]
    people: frozenset[int]  # words of people's names, as rules see them
    gazetteer: Gazetteer


def span_rows(context: SpanContext, found: Sequence[Span]) -> NDArray[np.float32]:
    """Return a row of features for each span."""
    keys = [fold(span.toponym) for span in found]
    counts = Counter(keys)
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for knowledge in dict(zip(keys, context.knowledge, strict=True)).values():
        if knowledge.sure:
            countries.update(knowledge.countries)
            divisions.update(knowledge.divisions)
    located: Counter[str] = Counter()
    best: dict[str, float] = {}
    rows = []
    for span, key, knowledge in zip(found, keys, context.knowledge, strict=True):
        row = _row(context, span, knowledge)
        located[key] += row[LOCATED] > 0
        best[key] = max(best.get(key, -99.0), row[0])
        rows.append(row)
    _add_cover(found, context.knowledge, rows)
    for row, key, knowledge in zip(rows, keys, context.knowledge, strict=True):
        row += (
            float(counts[key]),
            float(located[key]),
            best[key],
            float(max((countries[country] for country in knowledge.countries), default=0)),
            float(max((divisions[division] for division in knowledge.divisions), default=0)),
        )
    return np.array(rows, np.float32).reshape(len(rows), -1)


def _add_cover(found: Sequence[Span], knowledge: Sequence[NameFacts], rows: list[list[float]]) -> None:
    """Add to each row the weight of the best span that holds it, and of the best that it holds."""
    longest = max((span.last - span.first for span in found), default=0)  # so that a long stretch takes linear time
    for index, span in enumerate(found):
        over = under = 0.0
        other = index - 1
        while other >= 0 and found[other].stretch == span.stretch and found[other].first >= span.last - longest:
            over, under = _cover(span, found[other], knowledge[other], over, under)
            other -= 1
        other = index + 1
        while other < len(found) and found[other].stretch == span.stretch and found[other].first <= span.last:
            over, under = _cover(span, found[other], knowledge[other], over, under)
            other += 1
        rows[index] += (over, under)


def _cover(span: Span, other: Span, known_of_other: NameFacts, over: float, under: float) -> tuple[float, float]:
    weight = known_of_other.numbers[2] + 1
    if other.first <= span.first and span.last <= other.last:
        return max(over, weight), under
    if span.first <= other.first and other.last <= span.last:
        return over, max(under, weight)
    return over, under


LOCATED = len(CLASSES) + 2


def _row(context: SpanContext, span: Span, knowledge: NameFacts) -> list[float]:
    document, tags = context.document, context.tags
    first, last = span.first, span.last
    begin, end = span.stretch
    own = [tags[index] for index in range(first, last) if index in tags]
    row = [sum(scores) / len(own) for scores in zip(*own, strict=True)]
    before, after = document.lower(first - 1), document.lower(last)
    row += (
        min(tag[0] for tag in own),
        own[-1][0],
        float(before in vocabulary.STRICT_LOCATIVES),
    )
    for index in (first - 1, last):
        tag = tags.get(index)
        row += (0.0, 0.0, 0.0) if tag is None else tag[:3]
    head = document.lowers[first]
    alone = last - first == 1
    row += knowledge.numbers
    row += [float(before in cues) for cues in _BEFORE]
    row += [float(after in cues) for cues in _AFTER]
    people = vocabulary.people()
    row += (
        float(last - first),
        float(first - begin),
        float(max(0, end - last)),
        float(document.openings[first]),
        float(document.shapes[first] == "X"),
        float(document.shape(first - 1) == "X") + float(document.shape(last) == "X"),
        float(ORIGINS.index(span.origin)),
        float(alone and head in people.given),
        float(alone and head in people.family),
        float(alone and (head in context.lower or crc32(head.encode()) in context.usual)),
        float(alone and head in context.families),
        float(first in context.people or last - 1 in context.people),
        float(document.lowers[last - 1] in vocabulary.PLACE_NOUNS),
        float(document.lowers[last - 1] in vocabulary.ORGANISATIONS),
        float(head in vocabulary.PLACE_NOUNS or head in vocabulary.DIRECTIONS),
        float(any(document.lowers[index] in vocabulary.ORGANISATIONS for index in range(last, max(last, end)))),
        float(any(document.lowers[index] in vocabulary.ORGANISATIONS for index in range(begin, first))),
        float(any(document.lowers[index] in people.given for index in range(begin, first))),
        float(len(span.toponym)),
        float(document.shape(first - 1) in CAPITALS),
        float(document.shape(last) in CAPITALS),
        float(document.shape(last) == "x"),
        float(_is_region(context, last + 1) if after == "," else 0.0),
        float(before == "," and document.shape(first - 2) in CAPITALS),
        float(document.lower(first - 2) in vocabulary.STRICT_LOCATIVES),
        float(document.shape(first - 1) == "9" or document.shape(last) == "9"),
    )
    row += one_hot(int(knowledge.numbers[0]), len(KINDS))
    row += one_hot(int(knowledge.numbers[3]), len(NAMINGS))
    row += _list_ends(document, last)
    return row


def one_hot(number: int, size: int) -> list[float]:
    """Return zeros with a 1 at ``number``."""
    row = [0.0] * size
    row[number] = 1.0
    return row


_PLURALS = listed("names.plurals")
_TALK = vocabulary.ACTS | vocabulary.SPEAKS


def _list_ends(document: Document, index: int) -> list[float]:
    """Look past an enumeration ("Cooke, Grayson and Love counties") for what it is one of."""
    start = index
    while index - start < 12 and (
        document.lower(index) in (",", "and", "or", "&") or document.shape(index) in CAPITALS
    ):
        index += 1
    word = document.lower(index)
    return [float(word in _PLURALS), float(word in _TALK), float(index > start)]


LEXICAL_BUCKETS = 1 << 16


def lexical_features(document: Document, span: Span) -> list[int]:
    """Return the buckets of the words in and around a span."""
    first, last = span.first, span.last
    begin, end = span.stretch
    lowers = document.lowers
    own = lowers[first:last]
    one, two = document.lower(first - 1), document.lower(first - 2)
    next_one, next_two = document.lower(last), document.lower(last + 1)
    features = (
        "a" + " ".join(own),
        "b" + one,
        "c" + next_one,
        "d" + two + " " + one,
        "e" + next_one + " " + next_two,
        "f" + own[-1],
        "g" + own[0],
        "h" + " ".join(document.shapes[max(0, first - 2) : last + 2]),
        "i" + " ".join(lowers[begin:first]),
        "j" + " ".join(lowers[last:end]),
        "k" + one + " " + next_one,
        "l" + lowers[end - 1],
        "m" + own[-1][-3:],
        "n" + two,
        "o" + next_two,
    )
    return [crc32(feature.encode()) & (LEXICAL_BUCKETS - 1) for feature in features]


def _is_region(context: SpanContext, index: int) -> float:
    """Say how well known a country or state the word at ``index`` names: 1 for a state, 2 for a country."""
    if context.document.shape(index) not in CAPITALS:
        return 0.0
    word = context.document.tokens[index].text
    if word in vocabulary.POSTAL_CODES or word.lower() in vocabulary.STATE_ABBREVIATIONS:
        return 1.0
    candidates = context.gazetteer.find(word)[:3]
    kinds = {candidate.place.kind for candidate in candidates}
    return 2.0 if "country" in kinds else 1.0 if "region1" in kinds else 0.0


NEIGHBOURS = 8
"""How many words, or means of words, a row tells of."""

BEFORE, AFTER = 7, 9
"""Words of the sentence whose mean is taken before and after a name."""


def meaning_rows(document: Document, found: Sequence[Span], vectors: Vectors) -> Floats:
    """Return for each span what its neighbours mean.

    That is the two words before it and the two after; the last word of its
    capitalised stretch, where that goes on, and the word after the stretch; and
    the means of the words before and after it in its sentence.
    """
    size = len(document.lowers)
    numbers = vectors.of([*document.lowers, ""])  # beyond either end of the text stand zeros
    sentences = np.array(document.sentence_numbers)
    rows = []
    for span in found:
        begin, end = np.searchsorted(sentences, document.sentence_numbers[span.first] + np.array([0, 1])).tolist()
        tail = span.stretch[1]
        near = [span.first - 2, span.first - 1, span.last, span.last + 1, tail - 1 if tail > span.last else size, tail]
        before = numbers[max(begin, span.first - BEFORE) : span.first]
        after = numbers[span.last : min(end, span.last + AFTER)]
        neighbours = numbers[[index if 0 <= index < size else size for index in near]]
        rows.append(np.concatenate([neighbours.ravel(), _mean(before), _mean(after)]))
    return np.array(rows, np.float32).reshape(len(found), numbers.shape[1] * NEIGHBOURS)


def _mean(numbers: Floats) -> Floats:
    result: Floats = numbers.sum(axis=0) / max(1, len(numbers))
    return result
