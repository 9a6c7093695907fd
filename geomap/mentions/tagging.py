"""Guess, for each capitalised word, what kind of name it is part of: a first opinion for the judge of spans.

One linear layer over hashed features of the word and its neighbours. It learns
from corpora of names (people, firms, places), which know far more names than the
corpora with coordinates do, but mark places by other rules; so its opinion is
only evidence for the judge.
"""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geomap import vocabulary
from geomap.document import Document

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
