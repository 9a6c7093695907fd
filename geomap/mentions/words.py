"""An article as one run of words, so that a name can look at its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from geomap.language import Reading, Token
from geomap.mentions.lexicon import CONNECTORS, MONTHS_AND_DAYS, OPENERS

CAPITALS = ("X", "Xx")
"""The shapes of words that may begin or end a name."""

_OPENING = frozenset("\"'“‘([«-–—•*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a reading in one sequence; the lists run parallel.

    ``shapes`` holds "X" for capitals, "Xx" for a capitalised word, "x" for a
    lower-case one, "9" for a number and the mark itself for a mark. ``firsts``
    says that a word opens its sentence, or follows only marks that do.
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    firsts: list[bool] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def lower(self, index: int) -> str:
        """Return the word at ``index`` in lower case, "" beyond either end of the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def shape(self, index: int) -> str:
        """Return the shape of the word at ``index``, "" beyond either end of the text."""
        return self.shapes[index] if 0 <= index < len(self.shapes) else ""

    def touch(self, index: int) -> bool:
        """Say whether no space stands between the word at ``index`` and the next."""
        return 0 <= index < len(self.tokens) - 1 and self.tokens[index].end == self.tokens[index + 1].start

    def same_sentence(self, index: int, other: int) -> bool:
        """Say whether two words, either of which may lie beyond the text, share a sentence."""
        size = len(self.sentences)
        return 0 <= index < size and 0 <= other < size and self.sentences[index] == self.sentences[other]


def words_of(reading: Reading) -> Words:
    """Return the words of a reading."""
    words = Words(reading.text)
    for number, sentence in enumerate(reading.sentences):
        opening = True
        words.bounds.append((sentence.start, sentence.end))
        for token in sentence.tokens:
            shape = _shape(token, opening)
            words.tokens.append(token)
            words.lowers.append(token.lower)
            words.shapes.append(shape)
            words.sentences.append(number)
            words.firsts.append(opening)
            opening = opening and token.text in _OPENING
    return words


_ELIDED = re.compile("^[dlDL]['’](?=[A-ZÀ-Ý])")
"""An article that leans on a name: "Côte d'Ivoire", "L'Aquila"."""


def _shape(token: Token, opening: bool) -> str:
    """Return a word's shape; the capital of an opening "The", or of a month, counts for nothing."""
    word = _ELIDED.sub("", token.text)
    initial = word[0]
    if initial.isupper():
        if word.isupper() and len(word) > 1:
            return "X"
        plain = (opening and token.lower in OPENERS) or token.lower in MONTHS_AND_DAYS
        return "x" if plain else "Xx"
    if initial.isalpha():
        return "x"
    return "9" if initial.isdigit() else word


def stretches(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the bounds (first, last exclusive) of the capitalised stretches of a text.

    Connectors ("of", "de"), full stops of abbreviations, hyphens and "'s" hold a
    stretch together when a capitalised word follows; a stretch ends in one.
    """
    size, index = len(words.tokens), 0
    while index < size:
        if words.shapes[index] not in CAPITALS:
            index += 1
            continue
        last = index
        while (following := _next_capital(words, last)) is not None:
            last = following
        yield index, last + 1
        index = last + 1


def _next_capital(words: Words, index: int) -> int | None:
    """Return the capitalised word that continues the stretch after ``index``, or None."""
    sentence, size = words.sentences[index], len(words.tokens)
    position = index + 1
    while position < size and position <= index + 3 and words.sentences[position] == sentence:
        if words.shapes[position] in CAPITALS:
            return position
        if not _joins(words, position):
            return None
        position += 1
    return None


def _joins(words: Words, index: int) -> bool:
    word = words.lowers[index]
    if word in CONNECTORS or word == "'s":
        return True
    if word == ".":
        return len(words.lowers[index - 1]) <= 5 and words.touch(index - 1)
    return word in "-–'’/" and words.touch(index - 1) and words.touch(index)
