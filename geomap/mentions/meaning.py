"""What the words around a name mean, as numbers."""

from collections.abc import Sequence

import numpy as np

from geomap.document import Document
from geomap.mentions.spans import Span
from geomap.weights import Floats, Vectors

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
