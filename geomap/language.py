"""Read a text once, into paragraphs, sentences and tokens, for all stages that follow.

No model and no dependency: recognition, links and dates need the bounds of
sentences and words and nothing more, the early trial found rules without a
parser as good on links (and three times as fast), and news text breaks general
sentence splitters at its datelines, ranks and initials.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

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
_TITLES = (
    "mr mrs ms messrs dr prof rev hon fr sr gen lt col maj capt cmdr cdr adm brig sgt cpl pvt sen rep gov pres "
    "amb supt insp md mohd mt ft st ste no nos vs v approx dept univ est fig gov.gen"
).split()
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split()
_STATES = (
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass mich minn miss mo mont neb nev okla ore pa tenn "
    "tex vt va wash wis wyo ont que alta sask man"
).split()
_NEVER_LAST = frozenset(_TITLES + _MONTHS)
_PERHAPS_LAST = frozenset([*_STATES, "inc", "ltd", "corp", "co", "cos", "bros", "jr", "etc", "plc", "al"])
_OPENERS = frozenset(
    "the a an in on at it its he she they we i this that these those but as for after before while when since "
    "if however meanwhile according there his her their our my by with from to earlier later both all some many most "
    "more one two no not what who last next".split()
)
_BREAK = re.compile(r"([.!?…]+)([\"'”’)\]»]*)(\s+|(?=[A-Z][a-z])|$)")
_WORD_BEFORE = re.compile(r"[\w.’'-]*$")
_FIRST_WORD = re.compile(r"[\"'“‘(\[«]*([\w’'-]*)")


class Token(NamedTuple):
    """A word, number or mark, with its offsets in the article's text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """Return the word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with its offsets in the article's text and its paragraph's number from 0."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its sentences, in the order of the text."""

    text: str
    sentences: tuple[Sentence, ...]


def read(text: str) -> Reading:
    """Split ``text`` into sentences of tokens; a text without words gives none.

    A line break ends a paragraph unless the lines are hard-wrapped; a sentence
    never crosses a paragraph. Every offset counts code points of ``text``.
    """
    return Reading(text, tuple(_sentences(text)))


def _sentences(text: str) -> Iterator[Sentence]:
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _split(text, start, end):
            tokens = tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, first, last))
            if tokens:
                yield Sentence(tokens[0].start, tokens[-1].end, number, tokens)


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
