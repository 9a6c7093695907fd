"""What the judge of spans looks at: one row of numbers for each span of an article."""

from collections import Counter
from collections.abc import Sequence
from math import log10
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.mentions.spans import Span
from geomap.mentions.tagging import CLASSES

KINDS = ("none", "city", "region1", "region2", "country", "airport", "port", "region", "continent", "water", "other")
_WATER = frozenset({"sea", "ocean", "gulf", "strait", "canal", "river", "lake"})
NAMINGS = ("none", "primary", "alternate", "historical", "abbreviation", "code")
ORIGINS = ("name", "abbreviation", "unknown")


class Known(NamedTuple):
    """What the gazetteer says of one name: numbers, and the countries and divisions of its bearers."""

    numbers: tuple[float, ...]
    countries: frozenset[str]
    divisions: frozenset[tuple[str, str]]
    mark: str
    sure: bool


NOTHING = Known((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), frozenset(), frozenset(), "", False)


def kind_number(kind: str) -> int:
    """Return a kind's place among ``KINDS``."""
    if kind in _WATER:
        return KINDS.index("water")
    return KINDS.index(kind) if kind in KINDS else KINDS.index("other")


def known(candidates: Sequence[Candidate]) -> Known:
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
    return Known(
        numbers=numbers,
        countries=frozenset(candidate.place.country for candidate in few),
        divisions=frozenset((c.place.country, c.place.admin1) for c in few if c.place.admin1),
        mark=f"{KINDS[kind_number(top.place.kind)][:4]}{top.naming[0]}{int(log10(people + 1))}",
        sure=top.weight > 7.0,
    )


_BEFORE = (
    vocabulary.STRICT_LOCATIVES,
    frozenset({"in", "at", "from", "to", "near"}),
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
    frozenset({"with", "against", "by", "for", "as"}),
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
    frozenset({"in", "on", "at", "for", "to", "where", "after"}),
)


class Scene(NamedTuple):
    """What the spans of one article share."""

    document: Document
    tags: dict[int, list[float]]  # by word
    knowledge: list[Known]  # by span
    lower: frozenset[str]  # words that the text also writes in lower case
    usual: frozenset[int]  # checksums of words that English writes so
    families: frozenset[str]
    people: frozenset[int]  # words of people's names, as rules see them
    gazetteer: Gazetteer


def span_rows(scene: Scene, found: Sequence[Span]) -> NDArray[np.float32]:
    """Return a row of features for each span."""
    keys = [fold(span.toponym) for span in found]
    counts = Counter(keys)
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for knowledge in dict(zip(keys, scene.knowledge, strict=True)).values():
        if knowledge.sure:
            countries.update(knowledge.countries)
            divisions.update(knowledge.divisions)
    located: Counter[str] = Counter()
    best: dict[str, float] = {}
    rows = []
    for span, key, knowledge in zip(found, keys, scene.knowledge, strict=True):
        row = _row(scene, span, knowledge)
        located[key] += row[LOCATED] > 0
        best[key] = max(best.get(key, -99.0), row[0])
        rows.append(row)
    _add_cover(found, scene.knowledge, rows)
    for row, key, knowledge in zip(rows, keys, scene.knowledge, strict=True):
        row += (
            float(counts[key]),
            float(located[key]),
            best[key],
            float(max((countries[country] for country in knowledge.countries), default=0)),
            float(max((divisions[division] for division in knowledge.divisions), default=0)),
        )
    return np.array(rows, np.float32).reshape(len(rows), -1)


def _add_cover(found: Sequence[Span], knowledge: Sequence[Known], rows: list[list[float]]) -> None:
    """Add to each row the weight of the best span that holds it, and of the best that it holds."""
    for index, span in enumerate(found):
        over = under = 0.0
        other = index - 1
        while other >= 0 and found[other].stretch == span.stretch:
            over, under = _cover(span, found[other], knowledge[other], over, under)
            other -= 1
        other = index + 1
        while other < len(found) and found[other].stretch == span.stretch:
            over, under = _cover(span, found[other], knowledge[other], over, under)
            other += 1
        rows[index] += (over, under)


def _cover(span: Span, other: Span, known_of_other: Known, over: float, under: float) -> tuple[float, float]:
    weight = known_of_other.numbers[2] + 1
    if other.first <= span.first and span.last <= other.last:
        return max(over, weight), under
    if span.first <= other.first and other.last <= span.last:
        return over, max(under, weight)
    return over, under


LOCATED = len(CLASSES) + 2


def _row(scene: Scene, span: Span, knowledge: Known) -> list[float]:
    document, tags = scene.document, scene.tags
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
        float(alone and (head in scene.lower or crc32(head.encode()) in scene.usual)),
        float(alone and head in scene.families),
        float(first in scene.people or last - 1 in scene.people),
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
        float(_is_region(scene, last + 1) if after == "," else 0.0),
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


_PLURALS = frozenset("counties towns villages cities states provinces districts regions rivers islands areas".split())
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


def _is_region(scene: Scene, index: int) -> float:
    """Say how well known a country or state the word at ``index`` names: 1 for a state, 2 for a country."""
    if scene.document.shape(index) not in CAPITALS:
        return 0.0
    word = scene.document.tokens[index].text
    if word in vocabulary.POSTAL_CODES or word.lower() in vocabulary.STATE_ABBREVIATIONS:
        return 1.0
    candidates = scene.gazetteer.find(word)[:3]
    kinds = {candidate.place.kind for candidate in candidates}
    return 2.0 if "country" in kinds else 1.0 if "region1" in kinds else 0.0
