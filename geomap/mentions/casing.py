"""Give a text that is all in small letters, in capitals or in title case the capitals that names have.

Everything that finds names goes by capitals. A post without any, and a headline in
nothing else, are written anew, letter for letter, so that every offset holds: words
that the gazetteer, the names of people or the rest of the text know as names get a
capital, all others none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple
from zlib import crc32

from geomap import vocabulary
from geomap import weights as learnt
from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.mentions.rules import GREAT_CITY, KNOWN_TOWN, SURE_KINDS
from geomap.vocabulary import listed
from geomap.weights import Weights

LEAST_WORDS = 3
"""Words that a line must have for its casing to be judged; one in capitals may be no more than a code."""

LOOK_BACK = 8
"""Letters before a word that tell whether it opens a sentence or follows a comma."""

LONGEST = 5
"""Words of the longest name looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*")
_ELIDED = re.compile("[dl]['’].")  # "d'Ivoire"
_LINE = re.compile(r"[^\r\n]+")


class KnownWords(NamedTuple):
    """What tells names from other words in one text."""

    gazetteer: Gazetteer
    usual: frozenset[int]  # checksums of words that English writes in small letters
    small: frozenset[str]  # words that the rest of the text writes so
    names: frozenset[str]  # words that the rest of the text writes with a capital inside sentences

    def is_usual(self, word: str) -> bool:
        """Say whether English, or the text itself, writes ``word`` in small letters."""
        if word in self.names:
            return False
        return word in self.small or word in vocabulary.COMMON_WORDS or crc32(word.encode()) in self.usual


def with_capitals(text: str, gazetteer: Gazetteer, *, weights: Weights | Literal["shipped"] | None = "shipped") -> str:
    """Return ``text``, as long as before, with the capitals of its names where its own say nothing."""
    lines = [match.span() for match in _LINE.finditer(text)]
    plain = _is_without_capitals(text)
    odd = [(start, end) for start, end in lines if plain or _is_shouted(text[start:end]) or _is_titled(text[start:end])]
    if not odd:
        return text
    rest = [text[start:end] for start, end in lines if (start, end) not in set(odd)]
    models = learnt.load() if weights == "shipped" else weights
    known = _known(rest, gazetteer, models)
    letters = list(text)
    for start, end in odd:
        letters[start:end] = _restored(text[start:end], known)
    return "".join(letters)


def _is_without_capitals(text: str) -> bool:
    # Letter by letter only where a letter's small form is longer than it.
    is_small = text == text.lower() or ("İ" in text and text == _lowered(text))
    return is_small and len(_WORD.findall(text)) >= LEAST_WORDS


def _is_shouted(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if len(word) > 1]
    return len(words) >= LEAST_WORDS and all(word.isupper() for word in words)


def _is_titled(line: str) -> bool:
    """Say whether a line writes all its words with capitals but small ones, and among them words that are no names."""
    words = _WORD.findall(line)[1:]
    long = [word for word in words if len(word) > 3 and word.lower() not in vocabulary.OPENERS]
    plain = sum(word[0].isupper() and word.lower() in _PLAIN for word in words)
    return len(long) >= LEAST_WORDS and plain >= 2 and all(word[0].isupper() for word in long)


_PLAIN = (
    vocabulary.ACTS
    | vocabulary.SPEAKS
    | vocabulary.OPENERS
    | vocabulary.STRICT_LOCATIVES
    | vocabulary.FLYING
    | vocabulary.TITLES
)


def _known(rest: Sequence[str], gazetteer: Gazetteer, weights: Weights | None) -> KnownWords:
    inside = [match for line in rest for match in re.finditer(r"(?<=[\w,] )[^\W\d_]+", line)]
    small = {word for line in rest for word in _WORD.findall(line) if word.islower()}
    names = {match.group().lower() for match in inside if match.group()[0].isupper()} - small
    usual = weights.usual if weights is not None else frozenset()
    return KnownWords(gazetteer, usual, frozenset(small), frozenset(names))


def _lowered(text: str) -> str:
    """Return ``text`` in small letters, as long as it was."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


class Line(NamedTuple):
    """A line as it is written and in small letters, with its words."""

    written: str
    lowered: str
    words: list[re.Match[str]]
    names: list[str]
    is_shouted: bool

    def before(self, index: int) -> str:
        """Return what stands right before a word, as far as it matters."""
        start = self.words[index].start()
        return self.lowered[max(0, start - LOOK_BACK) : start]


def _line(written: str) -> Line:
    lowered = _lowered(written)
    words = list(_WORD.finditer(lowered))
    return Line(written, lowered, words, [match.group() for match in words], written.isupper())


def _restored(written: str, known: KnownWords) -> list[str]:
    line = _line(written)
    letters, capital = list(line.lowered), _capitals(line, known)
    for index, match in enumerate(line.words):
        start, end = match.span()
        if index in capital or _opens(line, index):
            first = start + 2 * bool(_ELIDED.match(match.group()))
            letters[first] = _raised(letters[first])
        if _is_short_form(line, index, known):
            letters[start:end] = [_raised(letter) for letter in letters[start:end]]
    return letters


def _raised(letter: str) -> str:
    """Return the capital of a letter; the letter where it has none, or one that is another letter's ("ı", "ſ")."""
    upper = letter.upper()
    return upper if upper.lower() == letter else letter


def _opens(line: Line, index: int) -> bool:
    """Say whether a word opens the line or a sentence of it."""
    gap = line.before(index)
    before = gap.rstrip("\"'“‘( ")
    return index == 0 or (before[-1:] in tuple(".!?…") and len(before) < len(gap))


def _is_short_form(line: Line, index: int, known: KnownWords) -> bool:
    """Say whether a word stands in capitals in any text: "UAE", "NY" after a comma, what a titled line writes so."""
    word, (start, end) = line.names[index], line.words[index].span()
    if not line.is_shouted and line.written[start:end].isupper() and len(word) > 1:
        return True
    if word.upper() in vocabulary.POSTAL_CODES and line.before(index).rstrip().endswith(","):
        return True
    if word == "us":
        return line.is_shouted and _is_country_us(line.names, index)
    if len(word) > 4 or known.is_usual(word) or word in _PLAIN:
        return False
    return any(candidate.naming == "abbreviation" for candidate in known.gazetteer.find(word)[:2])


def _is_country_us(names: Sequence[str], index: int) -> bool:
    """Say whether "US" in a shouted line is the country: it leads its noun, and nobody gives or tells it."""
    before = names[index - 1] if index else ""
    return index + 1 < len(names) and before not in _GIVES


_GIVES = listed("names.gives")


def _capitals(line: Line, known: KnownWords) -> frozenset[int]:
    """Return the indexes of the words of a line that are parts of names."""
    names = line.names
    found: set[int] = set()
    index = 0
    while index < len(names):
        size = next((size for size in range(LONGEST, 0, -1) if _is_place(line, index, size, known)), 0)
        found.update(at for at in range(index, index + size) if names[at] not in vocabulary.CONNECTORS)
        index += max(size, 1)
    found.update(_people(names, known))
    found.update(at for at, name in enumerate(names) if _is_name(name, known))
    return frozenset(found)


def _is_name(name: str, known: KnownWords) -> bool:
    """Say whether a word is a name by itself: elsewhere in the text too, a month, or no word that English has."""
    if name in vocabulary.MONTHS_AND_DAYS:
        return len(name) > 4 and name not in _MONTHS_AND_WORDS
    return name in known.names or (len(name) > 3 and name not in _PLAIN and not known.is_usual(name))


_MONTHS_AND_WORDS = listed("names.months_and_words")


def _is_place(line: Line, index: int, size: int, known: KnownWords) -> bool:
    """Say whether ``size`` words from ``index`` are the name of a place, or tell where somebody is from."""
    names = line.names
    if index + size > len(names):
        return False
    written = line.lowered[line.words[index].start() : line.words[index + size - 1].end()]
    if any(letter in written for letter in ',.;:!?()"') and "." not in written:
        return False
    if known.gazetteer.owns(written):
        return True
    if size == 1 and (names[index] in vocabulary.never() or len(written) < 3):
        return False
    if size < 3 and known.gazetteer.demonym(written) is not None:
        return True
    if not known.gazetteer.bears(fold(written)):
        return False
    bearers = [
        one for one in known.gazetteer.find(written)[:5] if one.naming in ("primary", "historical", "abbreviation")
    ]
    return _is_one(bearers, names, index, known) if size == 1 else _is_long(bearers, names[index : index + size], known)


def _is_long(bearers: Iterable[Candidate], names: Sequence[str], known: KnownWords) -> bool:
    """Say whether words that a place bears together are its name, and not words that happen to follow one another."""
    if names[0] in _PLAIN and names[0] != "the":
        return False
    usual = all(known.is_usual(name) or name in _PLAIN for name in names)
    least = 100_000 if usual else 1_000
    return any(one.place.kind != "city" and not usual for one in bearers) or any(
        one.place.kind in SURE_KINDS or one.place.population >= least for one in bearers
    )


def _is_one(bearers: Sequence[Candidate], names: Sequence[str], index: int, known: KnownWords) -> bool:
    name = names[index]
    kinds = {one.place.kind for one in bearers}
    if kinds & SURE_KINDS and not (known.is_usual(name) and not kinds & {"country", "continent"}):
        return True
    people, borne = max((one.place.population for one in bearers), default=0), vocabulary.people()
    located = index > 0 and names[index - 1] in vocabulary.STRICT_LOCATIVES | {"for", "and", "of"}
    if known.is_usual(name) or name in _PLAIN:
        return located and people >= GREAT_CITY and name not in vocabulary.COMMON_WORDS
    if name in borne.given or name in borne.family:
        return people >= GREAT_CITY or (located and people >= KNOWN_TOWN)
    return people >= KNOWN_TOWN or bool(kinds - {"city", "region2"}) or (located and people > 0)


def _people(names: Sequence[str], known: KnownWords) -> Iterator[int]:
    """Yield the indexes of the words of people's names: given names with a family name, and what follows a title."""
    borne = vocabulary.people()
    for index, name in enumerate(names[:-1]):
        following = names[index + 1]
        if known.is_usual(following) or following in _PLAIN or len(following) < 3:
            continue
        if name in borne.given and not known.is_usual(name):
            yield from (index, index + 1)
        elif name in vocabulary.TITLES and (following in borne.given or following in borne.family):
            yield index + 1
