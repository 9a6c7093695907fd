"""Split a text into the word pieces that the encoder of the learnt reader knows.

Words are cut as BERT's uncased vocabulary wants them: lower case, accents dropped,
each punctuation mark a word of its own, and each word into the longest pieces
that the vocabulary holds. Source: J. Devlin and others, "BERT", 2019, and Y. Wu
and others, "Google's Neural Machine Translation System", 2016, section 4.1.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

UNKNOWN, OPENING, SEPARATOR = 100, 101, 102
"""The numbers of the pieces [UNK], [CLS] and [SEP] in the vocabulary of BERT."""

LONGEST_WORD = 100
"""Characters. A longer word is unknown as a whole."""

_CJK = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
"""Blocks of ideographs, each of which is a word of its own."""


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary, and its offsets in the text."""

    id: int
    start: int
    end: int


def word_pieces(text: str, vocabulary: Mapping[str, int]) -> list[Piece]:
    """Return the pieces of ``text`` in order; a text without words gives none."""
    return [piece for word in _words(text) for piece in _pieces(word, vocabulary)]


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Yield the words of a text, each as its plain letters with the offset that each comes from."""
    word: list[tuple[str, int]] = []
    for offset, letter in enumerate(text):
        if letter.isspace() or _is_control(letter):
            if letter.isspace() and word:
                yield word
                word = []
            continue
        if _stands_alone(letter):
            if word:
                yield word
                word = []
            yield [(plain, offset) for plain in _plain(letter)]
            continue
        word += [(plain, offset) for plain in _plain(letter)]
    if word:
        yield word


def _plain(letter: str) -> str:
    """Return a letter in lower case and without its accents."""
    if letter.isascii():
        return letter.lower()
    decomposed = unicodedata.normalize("NFD", letter.lower())
    return "".join(mark for mark in decomposed if unicodedata.category(mark) != "Mn")


def _is_control(letter: str) -> bool:
    return letter in "\x00\ufffd" or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn"}


def _stands_alone(letter: str) -> bool:
    """Say whether a letter is a word by itself: punctuation, or an ideograph."""
    if letter.isascii():
        return not letter.isalnum()
    code = ord(letter)
    return unicodedata.category(letter).startswith("P") or any(first <= code <= last for first, last in _CJK)


def _pieces(word: list[tuple[str, int]], vocabulary: Mapping[str, int]) -> Iterator[Piece]:
    """Yield the longest pieces of the vocabulary that make up a word, or the whole word as an unknown one."""
    if not word:
        return
    letters = "".join(letter for letter, _ in word)
    found: list[Piece] = []
    first = 0
    while first < len(letters):
        last = len(letters) if len(letters) <= LONGEST_WORD else first
        while last > first and (("##" if first else "") + letters[first:last]) not in vocabulary:
            last -= 1
        if last == first:
            found = [Piece(UNKNOWN, word[0][1], word[-1][1] + 1)]
            break
        piece = ("##" if first else "") + letters[first:last]
        found.append(Piece(vocabulary[piece], word[first][1], word[last - 1][1] + 1))
        first = last
    yield from found
