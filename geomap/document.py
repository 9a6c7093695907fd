"""An article as all stages read it: paragraphs, sentences and tokens, made once.

No model and no dependency: recognition, links and dates need the bounds of
sentences and words and nothing more, the early trial found rules without a
parser as good on links (and three times as fast), and news text breaks general
sentence splitters at its datelines, ranks and initials.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from geomap.boilerplate import find_boilerplate
from geomap.records import Article
from geomap.vocabulary import CONNECTORS, MONTHS_AND_DAYS, OPENERS, listed

WRAPPED_AT_MOST = 120
"""Characters. Lines are taken for hard-wrapped ones only below this width."""

LONGEST_WORD = 40
"""Characters. A longer run of letters is no abbreviation, and need not be read to its start."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!\w)"  # 5,400, 9:30, 23rd, 1990s
    r"|['’]s\b"  # the possessive is a word of its own
    r"|[\w\u0300-\u036f]+(?:['’](?!s\b)\w+)*"  # words, d'Ivoire, don't
    r"|\S"
)
_TITLES = listed("sentences.titles")
_MONTHS = listed("sentences.months")
_STATES = listed("sentences.states")
_NEVER_LAST = _TITLES | _MONTHS
_PERHAPS_LAST = _STATES | {"inc", "ltd", "corp", "co", "cos", "bros", "jr", "etc", "plc", "al"}
_OPENERS = listed("sentences.openers")
_BREAK = re.compile(r"([.!?…]+)([\"'”’)\]»]*)(\s+|(?=[A-Z][a-z])|$)")
_WORD_BEFORE = re.compile(r"[\w.’'-]*$")
_FIRST_WORD = re.compile(r"[\"'“‘(\[«]*([\w’'-]*)")


CAPITALS = ("X", "Xx")
"""The shapes of words that may begin or end a name."""

_OPENING = frozenset("\"'“‘([«-–—•*")
_ELIDED = re.compile("^[dlDL]['’](?=[A-ZÀ-Ý])")
"""An article that leans on a name: "Côte d'Ivoire", "L'Aquila"."""


class Token(NamedTuple):
    """A word, number or mark, with its offsets in the article's text.

    ``lower`` is the word in lower case, with a straight apostrophe.
    """

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with its offsets in the article's text and its paragraph's number from 0.

    ``first`` is the number of its first token in the document.
    """

    start: int
    end: int
    paragraph: int
    first: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Document:
    """An article with its sentences and words, in the order of the text.

    ``text`` is the article's, letter for letter, but with the capitals of names
    where the article's own say nothing. The tuples run parallel, one entry a
    token: the token, its word in lower case, its shape ("X" for capitals, "Xx"
    for a capitalised word, "x" for a lower-case one, "9" for a number and the mark
    itself for a mark), the number of its sentence, and whether it opens its
    sentence or follows only marks that do.
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...] = field(repr=False)
    lowers: tuple[str, ...] = field(repr=False)
    shapes: tuple[str, ...] = field(repr=False)
    sentence_numbers: tuple[int, ...] = field(repr=False)
    openings: tuple[bool, ...] = field(repr=False)

    @cached_property
    def boilerplate(self) -> tuple[tuple[int, int], ...]:
        """Return the stretches of the text that are the page's and not the article's, as offsets, in order."""
        return find_boilerplate(self.text)

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Return the bounds of the capitalised stretches, as numbers of tokens (first, last exclusive), in order.

        Connectors ("of", "de"), full stops of abbreviations, hyphens and "'s" hold a
        stretch together when a capitalised word follows; a stretch ends in one.
        """
        return tuple(_stretches(self))

    def lower(self, index: int) -> str:
        """Return the word at ``index`` in lower case, "" beyond either end of the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def shape(self, index: int) -> str:
        """Return the shape of the word at ``index``, "" beyond either end of the text."""
        return self.shapes[index] if 0 <= index < len(self.shapes) else ""

    def is_joined(self, index: int) -> bool:
        """Say whether no space stands between the word at ``index`` and the next."""
        return 0 <= index < len(self.tokens) - 1 and self.tokens[index].end == self.tokens[index + 1].start

    def is_same_sentence(self, index: int, other: int) -> bool:
        """Say whether two words, either of which may lie beyond the text, share a sentence."""
        size = len(self.tokens)
        numbers = self.sentence_numbers
        return 0 <= index < size and 0 <= other < size and numbers[index] == numbers[other]


def read(article: Article, *, cased: str | None = None) -> Document:
    """Split an article into sentences of tokens; a text without words gives none.

    A line break ends a paragraph unless the lines are hard-wrapped; a sentence
    never crosses a paragraph. Every offset counts code points of the article's
    text. ``cased`` is that text with the capitals of names, where the article's
    own say nothing (``geomap.mentions.with_capitals``).
    """
    text = article.text if cased is None else cased
    sentences = sentences_of(text)
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    openings = tuple(is_opening for sentence in sentences for is_opening in _openings(sentence))
    return Document(
        article=article,
        text=text,
        sentences=sentences,
        tokens=tokens,
        lowers=tuple(token.lower for token in tokens),
        shapes=tuple(map(_shape, tokens, openings)),
        sentence_numbers=tuple(number for number, sentence in enumerate(sentences) for _ in sentence.tokens),
        openings=openings,
    )


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    size, index = len(document.tokens), 0
    while index < size:
        if document.shapes[index] not in CAPITALS:
            index += 1
            continue
        last = index
        while (following := _next_capital(document, last)) is not None:
            last = following
        yield index, last + 1
        index = last + 1


def _next_capital(document: Document, index: int) -> int | None:
    """Return the capitalised word that continues the stretch after ``index``, or None."""
    sentence, size = document.sentence_numbers[index], len(document.tokens)
    position = index + 1
    while position < size and position <= index + 3 and document.sentence_numbers[position] == sentence:
        if document.shapes[position] in CAPITALS:
            return position
        if not _joins(document, position):
            return None
        position += 1
    return None


def _joins(document: Document, index: int) -> bool:
    word = document.lowers[index]
    if word in CONNECTORS or word == "'s":
        return True
    if word == ".":
        return len(document.lowers[index - 1]) <= 5 and document.is_joined(index - 1)
    return word in "-–'’/" and document.is_joined(index - 1) and document.is_joined(index)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order; a text without words gives none."""
    return tuple(_sentences(text))


def _openings(sentence: Sentence) -> Iterator[bool]:
    is_opening = True
    for token in sentence.tokens:
        yield is_opening
        is_opening = is_opening and token.text in _OPENING


def _shape(token: Token, is_opening: bool) -> str:
    """Return a word's shape; the capital of an opening "The", or of a month, counts for nothing."""
    word = _ELIDED.sub("", token.text)
    initial = word[0]
    if initial.isupper():
        if word.isupper() and len(word) > 1:
            return "X"
        is_plain = (is_opening and token.lower in OPENERS) or token.lower in MONTHS_AND_DAYS
        return "x" if is_plain else "Xx"
    if initial.isalpha():
        return "x"
    return "9" if initial.isdigit() else word


LONGEST_SENTENCE = 400
"""Tokens after which a sentence is cut: what is longer is a list or a table, and later stages look at all pairs."""


def _sentences(text: str) -> Iterator[Sentence]:
    count = 0
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _split(text, start, end):
            tokens = tuple(map(_token, _TOKEN.finditer(text, first, last)))
            for at in range(0, len(tokens), LONGEST_SENTENCE):
                part = tokens[at : at + LONGEST_SENTENCE]
                yield Sentence(part[0].start, part[-1].end, number, count, part)
                count += len(part)


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    return Token(match.start(), match.end(), word, word.lower().replace("’", "'"))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the paragraphs, joining the lines of hard-wrapped text."""
    lines = list(_lines(text))
    width = max((end - start for start, end in lines), default=0)
    begin: int | None = None
    for (start, end), following in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        if begin is None:
            begin = start
        if not _is_wrapped(text, (start, end), following, width):
            if text[begin:end].strip():
                yield begin, end
            begin = None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)", text):
        yield match.start(), match.start() + len(match.group().rstrip("\r\n\u2028\u2029"))


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Say whether a line ends only because the next word would not have fitted."""
    if width > WRAPPED_AT_MOST or line[0] == line[1]:
        return False
    next_word = text[following[0] : following[1]].split(maxsplit=1)[:1]
    return bool(next_word) and line[1] - line[0] + 1 + len(next_word[0]) > width


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of one paragraph."""
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, begin, match, end):
            yield begin, match.end(2)
            begin = match.end()
    yield begin, end


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Say whether the full stop that ``match`` found closes a sentence."""
    following = _FIRST_WORD.match(text, match.end(), end)
    next_word = following.group(1) if following else ""
    if next_word[:1].islower():
        return False
    before = _WORD_BEFORE.search(text, max(begin, match.start() - LONGEST_WORD), match.start())
    word = before.group().lower().rstrip("’'") if before else ""
    if not match.group(3):
        # "the meeting.Pakistan's envoy": a lost space, but not "Booking.Com" or "e.g.Delhi".
        return len(word) > 3 and word.isalpha() and not match.group(2) and match.group(1) == "."
    if match.group(1) != "." or match.group(2):
        return True
    if word in _NEVER_LAST or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if "." in word or word in _PERHAPS_LAST:
        return next_word.lower() in _OPENERS
    return True
