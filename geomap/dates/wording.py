"""The words of a text, the part that each plays in time expressions, and which way a clause looks.

A text becomes a string with one letter for each word, so that a grammar of time
expressions is a handful of regular expressions over that string (``CLASSES``
names the letters).

"On Monday" is the Monday gone by in "met on Monday" and the one to come in "will
meet on Monday". The verb that governs the expression is the nearest before it in
its clause; failing that, the first after it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from geomap.vocabulary import listed, table

MONTHS: dict[str, int] = table("numbers.months")
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS: dict[str, int] = table("numbers.weekdays")
SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
NUMBERS: dict[str, int] = table("numbers.cardinals")
ORDINALS: dict[str, int] = table("numbers.ordinals")
DECADES: dict[str, int] = table("numbers.decades")
FEASTS: dict[str, list[int]] = table("numbers.feasts")
"""Feasts whose day is the same in every year: month and day."""
UNITS = {unit: name for name, units in table("units").items() for unit in units.split()}

CLASSES = {
    "month": "M", "mon": "m", "weekday": "W", "wed": "w", "weekdays": "V", "year": "Y", "day": "d", "count": "n",
    "ordinal": "o", "nth": "O", "iso": "I", "numeric": "Z", "decade": "D", "unit": "U",
    "several": "s", "a": "a", "ago": "G", "later": "F", "earlier": "f", "after": "K", "before": "k", "part-of": "E",
    "last": "L", "past": "p", "next": "N", "coming": "c", "following": "g", "previous": "q", "this": "T", "that": "h",
    "same": "S", "today": "R", "now": "C", "daytime": "P", "season": "Q", "every": "v", "often": "e", "vague": "r",
    "recent": "A", "weekly": "b", "the": "t", "of": "u", "in": "i", "to": "j", "and": "l", "from": "z", "between": "B",
    "on": "H", "-": "-", ",": ",", ".": ".", "open": "(", "close": ")", "/": "/", "'s": "'", "times": "@",
    "other": "X", "feast": "J", "break": "|", "word": "x",
}  # fmt: skip
"""The part that a word may play, and its letter."""
PARTS = {letter: part for part, letter in CLASSES.items()}

_WORDS: dict[str, Iterable[str]] = {
    "month": MONTHS, "mon": SHORT_MONTHS.keys() - MONTHS.keys(), "weekday": WEEKDAYS, "wed": SHORT_WEEKDAYS,
    "weekdays": [name + "s" for name in WEEKDAYS], "unit": UNITS, "count": NUMBERS, "nth": ORDINALS, "decade": DECADES,
} | {part: words.split() for part, words in table("parts").items()}  # fmt: skip
LETTERS = {word: CLASSES[name] for name, words in _WORDS.items() for word in words}

_TOKEN = re.compile(
    r"""
      (?P<address> (?:https?://|www\.)\S+ | [^\s@]{1,64}@[^\s@]{1,255} )
    | (?P<feast>   (?:Christmas|Boxing|Bastille|May|Valentine['’]s|St\.?\ Patrick['’]s)\ Day\b | Christmas\ Eve\b
                 | New\ Year['’]s\ (?:Day|Eve)\b | (?i:new\ year)\b(?!['’]) )
    | (?P<iso>     (?<![0-9-]) [0-9]{4}-[0-9]{2}-[0-9]{2} (?![0-9-])
                   (?: T[0-9]{2}:[0-9]{2} (?: :[0-9]{2}(?:[.,][0-9]+)? )? (?: Z|[+-][0-9]{2}:?[0-9]{2} )? )? )
    | (?P<numeric> (?<![0-9./-])
                   (?: [0-9]{1,2}(?P<a>[./-])[0-9]{1,2}(?P=a)[0-9]{4}
                     | [0-9]{4}(?P<b>[./])[0-9]{1,2}(?P=b)[0-9]{1,2} ) (?![0-9/-]) )
    | (?P<word>    [0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\b\.?)? (?![0-9]) | [0-9]{1,2}\s?[ap]\.?m\b\.?
                 | [#$€£¥₹]\s?[0-9][0-9.,]* | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?
                 | [0-9]+\.[0-9]+ | [0-9]+(?:[.,][0-9]+)?\s?% )
    | (?P<ordinal> [0-9]{1,2}(?:st|nd|rd|th)\b )
    | (?P<decade>  ['‘’]?[0-9]0s\b | [0-9]{3}0['’]?s\b )
    | (?P<short>   ['’][0-9]{2}\b )
    | (?P<digits>  [0-9]+(?![^\W\d_]) )
    | (?P<letters> [^\W\d_]+(?:['’](?:ll|re|ve|d|t)\b)? )
    | (?P<owner>   ['’]s?\b )
    | (?P<dash>    --+|[-–—‑] )
    | (?P<break>   \r?\n[ \t]*\r?\n\s* | [;:!?“”"] )
    | (?P<mark>    [^\w\s] )
    | (?P<odd>     \w+ )
    """,
    re.VERBOSE,
)
_OWN_LETTER = {
    "iso": "I", "numeric": "Z", "word": "x", "ordinal": "o", "decade": "D", "short": "x", "owner": "'", "dash": "-",
    "break": "|", "odd": "x", "address": "x", "feast": "J",
}  # fmt: skip
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "&": "l"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where they stand, what they say in small letters, and their letters."""

    text: str
    spans: tuple[tuple[int, int], ...]
    lower: tuple[str, ...]
    letters: str

    def written(self, index: int) -> str:
        """Return a word as the text writes it, "" beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def word(self, index: int) -> str:
        """Return a word in small letters, "" beyond either end."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def part(self, index: int) -> str:
        """Return the part that a word plays, "" beyond either end."""
        return PARTS[self.letters[index]] if 0 <= index < len(self.letters) else ""

    def capital(self, index: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.written(index)[:1].isupper()

    def touching(self, index: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return 0 < index < len(self.spans) and self.spans[index - 1][1] == self.spans[index][0]

    def new_line(self, index: int) -> bool:
        """Tell whether a word opens a line, with a capital, as titles and paragraphs do."""
        if not 0 < index < len(self.spans):
            return False
        start, end = self.spans[index - 1][1], self.spans[index][0]
        return "\n" in self.text[start:end] and self.text[end].isupper()


def scan(text: str) -> Words:
    """Split a text into words and give each its letter."""
    spans, lower, letters = [], [], []
    uncapitalised = text.islower()
    for match in _TOKEN.finditer(text):
        word = match.group()
        spans.append(match.span())
        lower.append(word.lower())
        letters.append(_letter(str(match.lastgroup), word, uncapitalised))
    return Words(text, tuple(spans), tuple(lower), "".join(letters))


def _letter(kind: str, word: str, uncapitalised: bool) -> str:
    if kind in _OWN_LETTER:
        return _OWN_LETTER[kind]
    if kind == "mark":
        return _MARKS.get(word, "x")
    if kind == "digits":
        return _digits(word)
    letter = LETTERS.get(word.lower(), "x")
    if letter in "MmWwV" and word[0].islower() and word in _COMMON and not uncapitalised:
        return "x"
    return letter


_COMMON = listed("dates.common")
"""Names of months and days that mean something else, or nothing, in small letters."""


def _digits(word: str) -> str:
    if len(word) == 4 and "1000" <= word <= "2199":
        return "Y"
    if len(word) <= 2 and 1 <= int(word) <= 31:
        return "d"
    return "n" if len(word) <= 4 else "x"


def number(word: str) -> int | None:
    """Return the value of a number in digits or words, None where it is neither."""
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.rstrip("stndrh") if word[:1].isdigit() else ""
    return int(digits) if digits.isdecimal() else None


MODALS = listed("dates.modals")
AHEAD = MODALS | {"ought", "upcoming", "forthcoming"}
MEANT = listed("dates.meant")
MEANT_FOR = frozenset({"to", "for"})
"""What follows where these are verbs that look ahead, and no nouns."""
BOOKED = listed("dates.booked")
"""Words that look ahead after "is", and either way after "was"."""
BOOKED_FOR = listed("dates.booked_for")
BACK = listed("dates.back")
ANNOUNCED = listed("dates.announced")
"""Verbs whose object may still lie ahead: "announced flights from 27 October"."""
MOVED = listed("dates.moved")
"""Verbs whose object did lie ahead when they were done: "has cancelled Friday's trip"."""
MOVED_IN_TWO_WORDS = {
    "called": ("off",), "put": ("off", "back"), "pushed": ("back",), "moved": ("back",), "brought": ("forward",),
}  # fmt: skip
SCHEDULED = listed("dates.scheduled")
"""Present forms that, with a date, tell what is on a programme: "the king arrives on Tuesday"."""
SCHEDULED_MANY = listed("dates.scheduled_many")
ARRANGED = listed("dates.arranged")
"""Participles that, after "is" and with a date, tell what has been arranged."""
PROSPECTS = listed("dates.prospects")
"""Nouns whose infinitive looks ahead: "an invitation to watch exercises in May"."""
BE = listed("dates.be")
WAS = listed("dates.was")
AS_NOUNS_FOLLOW = listed("dates.as_nouns_follow")
"""Words after which "visits" or "returns" is a noun."""
SAYING = listed("dates.saying")
NOUNS_AFTER_TO = listed("dates.nouns_after_to")
"""Words that follow the preposition "to" rather than make an infinitive with it."""
NOUN_ENDINGS = tuple(sorted(listed("dates.noun_endings")))
NO_PARTICIPLES = listed("dates.no_participles")


Direction = Literal["past", "future", "either"]
"""Where an expression without a year looks. ``either`` is told by nearness: what
was announced, cancelled or planned may lie on both sides of the day of writing."""

_BOUNDARIES = listed("dates.boundaries")
_SMALL = listed("dates.small")
_UNTIL = listed("dates.until")
_FROM = listed("dates.from")
_STARTING = listed("dates.starting")
_ADVERBS = listed("dates.adverbs")
_REACH = 40  # words; news sentences are shorter, and the search must not grow with the text


def direction(words: Words, first: int, last: int) -> Direction | None:
    """Tell which way the clause around the words ``first`` to ``last`` looks, None where nothing tells."""
    adjacent = _preposition(words, first)
    if adjacent is not None:
        return adjacent
    row = _first_of_row(words, first)
    if row < first:
        first = last = row
    found = _of_clause(words, first, last)
    return "either" if found == "future" and _is_attribute(words, first, last) else found


def _is_attribute(words: Words, first: int, last: int) -> bool:
    """Tell whether a date belongs to a noun, whatever the verb tells of it: "the June 22 quake", "Friday's vote"."""
    article = words.word(first - 1) in ("the", "a", "an") and words.word(first - 2) != "on"
    return words.part(last + 1) == "'s" or (article and words.part(last + 1) == "word")


def _of_clause(words: Words, first: int, last: int) -> Direction | None:
    before, goes_on = _look_back(words, first, last)
    if not goes_on:
        return before
    if before is None:
        return _look_ahead(words, last)
    # An infinitive alone, as in headlines: "Minister to visit Oran on Friday".
    return "past" if _look_ahead(words, last, but=SAYING) == "past" else before


def _preposition(words: Words, first: int) -> Direction | None:
    previous, earlier = words.word(first - 1), words.word(first - 2)
    if previous == "since":
        return "past"
    if previous == "of" and earlier == "ahead":
        return "future"
    if previous in _STARTING or (previous in ("on", "in", "from") and earlier in _STARTING):
        return "future"
    if previous in ("for", "on", "in", "to", "until", "till") and earlier in BOOKED:
        return "either" if words.word(first - 3) in WAS else "future"
    return None


def _first_of_row(words: Words, first: int) -> int:
    """Return the first weekday of a row: "on Wednesday, Thursday and Friday" look one way."""
    start = first
    while _is_paired(words, start) and first - start < _REACH:
        start -= 2
    return start


def _is_paired(words: Words, index: int) -> bool:
    return words.letters[max(index - 2, 0) : index + 1] in ("WlW", "WjW", "W,W")


def _look_back(words: Words, first: int, last: int) -> tuple[Direction | None, bool]:
    """Find the governing verb to the left, within the clause; tell also whether the clause may go on to the right."""
    infinitive = False
    for index in _leftwards(words, first):
        if _is_boundary(words, index):
            if words.lower[index] == "after" and not infinitive:
                return "past", False
            break
        role = _role(words, index)
        if role == "infinitive":
            infinitive = True
        elif role == "announced" and infinitive:
            return "future", False  # "agreed to meet on Monday"
        elif role == "announced" or role == "moved":
            return _of_object(words, index, first, last), False
        elif role is not None:
            return role, False
    return ("future" if infinitive else None), True


def _leftwards(words: Words, first: int) -> Iterator[int]:
    """Yield the words before one, nearest first, as far as its line goes; what stands in brackets is left out."""
    depth = 0
    for index in range(first - 1, max(first - _REACH, -1), -1):
        if words.new_line(index + 1):
            return
        depth += {")": 1, "(": -1}.get(words.letters[index], 0)
        if depth == 0 and words.letters[index] != "(":
            yield index
        elif depth < 0:
            return


def _rightwards(words: Words, last: int) -> Iterator[int]:
    """Yield the words after one, nearest first, in the same manner."""
    depth = 0
    for index in range(last + 1, min(last + _REACH, len(words.lower))):
        if words.new_line(index):
            return
        depth += {"(": 1, ")": -1}.get(words.letters[index], 0)
        if depth == 0 and words.letters[index] != ")":
            yield index
        elif depth < 0:
            return


def _of_object(words: Words, verb: int, first: int, last: int) -> Direction | None:
    """Tell how an expression after a verb such as "announce" or "postpone" looks.

    "Announced on Monday" dates the announcement, "postponed until Monday" what
    will be. In "announced flights from 27 October" and "has cancelled Friday's
    trip" the expression is about the object, which most often lies ahead.
    """
    before = {words.word(index) for index in range(max(verb - 3, 0), verb)}
    if words.word(first - 1) in _UNTIL or before & AHEAD:
        return "future"
    owns = words.part(last + 1) == "'s"
    if not owns and all(words.word(index) in _SMALL for index in range(verb + 1, first)):
        return "past"
    if words.lower[verb] in ANNOUNCED:
        return "future" if words.word(first - 1) in _FROM else None
    told = words.lower[verb].endswith("ed") and not {"has", "have", "had"} & before
    if told and not owns and "weekday" in map(words.part, range(first, last + 1)):
        return "past"  # "cancelled the trip on Friday": on that day
    return "either"


def _look_ahead(words: Words, last: int, *, but: frozenset[str] = frozenset()) -> Direction | None:
    """Find the first verb to the right, within the clause, ``but`` passed over."""
    for index in _rightwards(words, last):
        if _is_boundary(words, index):
            return None
        if words.lower[index] in but:
            continue
        role = _role(words, index)
        if role == "future":
            return "future"
        if role is not None and role != "infinitive":
            return "past"
    return None


_Role = Literal["past", "future", "either", "announced", "moved", "infinitive"]


def _role(words: Words, index: int) -> _Role | None:
    """Return what one word does to the time of its clause, None for most words."""
    word, following = words.lower[index], words.word(index + 1)
    previous = _previous(words, index)
    if word in BOOKED and (previous in BE | WAS or following in BOOKED_FOR):
        if word == "bound" and following != "to":
            return None  # "bound for Bremerhaven"
        return "either" if previous in WAS else "future"
    if word in AHEAD or (following == "to" and word in ("has", "have", "is", "are")):
        return "future"
    if word in MEANT and following in MEANT_FOR:
        return "future"
    if following == "to" and word in ("was", "were"):
        return "either"  # "a visit that was to begin on Monday"
    if word in MOVED or following in MOVED_IN_TWO_WORDS.get(word, ()):
        return "moved"
    if word in ANNOUNCED:
        return "past" if previous in ("was", "were") and following == "to" else "announced"
    if _is_programme(words, index, previous):
        return "future"
    if _is_infinitive(words, index):
        return "future" if words.word(index - 1) in PROSPECTS else "infinitive"
    return "past" if _is_past(words, index, previous) else None


def _previous(words: Words, index: int) -> str:
    """Return the word before one, adverbs passed over."""
    index -= 1
    while index > 0 and (words.lower[index] in _ADVERBS or words.lower[index].endswith("ly")):
        index -= 1
    return words.word(index)


def _is_programme(words: Words, index: int, previous: str) -> bool:
    """Tell whether a present form tells what is to come: "arrives on Tuesday", "is arriving on Tuesday"."""
    word = words.lower[index]
    if word in ARRANGED:
        return previous in BE
    if word in SCHEDULED:
        return previous not in AS_NOUNS_FOLLOW
    if word not in SCHEDULED_MANY or previous in AS_NOUNS_FOLLOW:
        return False
    return previous in ("they", "we", "you", "who") or (previous.endswith("s") and words.part(index - 1) == "word")


def _is_past(words: Words, index: int, previous: str) -> bool:
    """Tell whether a word is a past form that stands for itself: no participle as in "will be opened"."""
    word = words.lower[index]
    if previous in BE or previous == "been":
        return False
    chain = {words.word(before) for before in range(max(index - 3, 0), index)}
    if word not in WAS and chain & (MODALS | {"to"}) and "," not in chain:
        return False  # "will have sailed", "to offer improved services"
    return word in BACK or _is_regular_past(words, index)


def _is_regular_past(words: Words, index: int) -> bool:
    word = words.lower[index]
    return (
        len(word) > 3
        and word.endswith("ed")
        and word not in NO_PARTICIPLES
        and word not in BOOKED
        and not words.capital(index)
        and words.word(index - 1) not in ("the", "a", "an", "his", "her", "its", "their", "newly", "of", "-")
        and words.word(index + 1) != "by"  # "a delegation headed by", or a passive that "was" has told of
    )


def _is_infinitive(words: Words, index: int) -> bool:
    """Tell whether "to" stands before a verb, as far as that can be told without a dictionary."""
    follower = words.written(index + 1)
    return (
        words.lower[index] == "to"
        and follower.isalpha()
        and follower.islower()
        and words.part(index + 1) == "word"
        and follower not in NOUNS_AFTER_TO
        and follower not in ("the", "his", "her", "our", "be", "and", "my", "your")
        and not follower.endswith(NOUN_ENDINGS)
    )


def _is_boundary(words: Words, index: int) -> bool:
    letter = words.letters[index]
    if letter == "|":
        # A quotation that does not open or close a sentence is part of the clause: the "historic" visit.
        return words.lower[index] not in ("“", "”", '"') or words.letters[max(index - 1, 0)] in ",.|"
    if letter == "-":
        return not words.touching(index)
    if letter == ".":
        return ends_sentence(words, index)
    return words.lower[index] in _BOUNDARIES


_ABBREVIATIONS = listed("dates.abbreviations")


def ends_sentence(words: Words, index: int) -> bool:
    """Tell whether a mark ends a sentence; the full stop of "Aug.", "Gen." or "U.S." does not."""
    if words.letters[index] == "|":
        return words.lower[index] not in (";", ":", "“", "”", '"')
    if words.letters[index] != ".":
        return False
    before, after = words.word(index - 1), words.written(index + 1)
    if words.letters[index - 1 : index] in ("m", "w") or before in _ABBREVIATIONS:
        return False
    return after == "" or not (after[0].islower() or (len(before) == 1 and before.isalpha()))
