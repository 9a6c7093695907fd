"""Which way a clause looks: back at what was done, or ahead at what will be.

"On Monday" is the Monday gone by in "met on Monday" and the one to come in "will
meet on Monday". The verb that governs the expression is the nearest before it in
its clause; failing that, the first after it.
"""

from collections.abc import Iterator
from typing import Literal

from geomap.dates import verbs
from geomap.dates.words import Words

Direction = Literal["past", "future", "either"]
"""Where an expression without a year looks. ``either`` is told by nearness: what
was announced, cancelled or planned may lie on both sides of the day of writing."""

_BOUNDARIES = frozenset(
    "which who whom whose where when while because although though whereas but if unless that as after".split()
)
_SMALL = frozenset("on in at of the a an last this early late mid and".split())
_UNTIL = frozenset("until till to for".split())
_FROM = frozenset("from starting beginning effective".split())
_ADVERBS = frozenset("not also now then still already just only".split())
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
    return "past" if _look_ahead(words, last, but=verbs.SAYING) == "past" else before


def _preposition(words: Words, first: int) -> Direction | None:
    previous, earlier = words.word(first - 1), words.word(first - 2)
    if previous == "since":
        return "past"
    if previous == "of" and earlier == "ahead":
        return "future"
    if previous in ("for", "on", "in", "to", "until", "till") and earlier in verbs.BOOKED:
        return "either" if words.word(first - 3) in verbs.WAS else "future"
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
    if words.word(first - 1) in _UNTIL or before & verbs.AHEAD:
        return "future"
    owns = words.part(last + 1) == "'s"
    if not owns and all(words.word(index) in _SMALL for index in range(verb + 1, first)):
        return "past"
    if words.lower[verb] in verbs.ANNOUNCED:
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
    if word in verbs.BOOKED and (previous in verbs.BE | verbs.WAS or following in verbs.BOOKED_FOR):
        if word == "bound" and following != "to":
            return None  # "bound for Bremerhaven"
        return "either" if previous in verbs.WAS else "future"
    if word in verbs.AHEAD or (following == "to" and word in ("has", "have", "is", "are")):
        return "future"
    if word in verbs.MEANT and following in verbs.MEANT_FOR:
        return "future"
    if following == "to" and word in ("was", "were"):
        return "either"  # "a visit that was to begin on Monday"
    if word in verbs.MOVED or following in verbs.MOVED_IN_TWO_WORDS.get(word, ()):
        return "moved"
    if word in verbs.ANNOUNCED:
        return "past" if previous in ("was", "were") and following == "to" else "announced"
    if _is_programme(words, index, previous):
        return "future"
    if _is_infinitive(words, index):
        return "future" if words.word(index - 1) in verbs.PROSPECTS else "infinitive"
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
    if word in verbs.ARRANGED:
        return previous in verbs.BE
    if word in verbs.SCHEDULED:
        return previous not in verbs.AS_NOUNS_FOLLOW
    if word not in verbs.SCHEDULED_MANY or previous in verbs.AS_NOUNS_FOLLOW:
        return False
    return previous in ("they", "we", "you", "who") or (previous.endswith("s") and words.part(index - 1) == "word")


def _is_past(words: Words, index: int, previous: str) -> bool:
    """Tell whether a word is a past form that stands for itself: no participle as in "will be opened"."""
    word = words.lower[index]
    if previous in verbs.BE or previous == "been":
        return False
    chain = {words.word(before) for before in range(max(index - 3, 0), index)}
    if word not in verbs.WAS and chain & (verbs.MODALS | {"to"}) and "," not in chain:
        return False  # "will have sailed", "to offer improved services"
    return word in verbs.BACK or _is_regular_past(words, index)


def _is_regular_past(words: Words, index: int) -> bool:
    word = words.lower[index]
    return (
        len(word) > 3
        and word.endswith("ed")
        and word not in verbs.NO_PARTICIPLES
        and word not in verbs.BOOKED
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
        and follower not in verbs.NOUNS_AFTER_TO
        and follower not in ("the", "his", "her", "our", "be", "and", "my", "your")
        and not follower.endswith(verbs.NOUN_ENDINGS)
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


_ABBREVIATIONS = frozenset(
    """gen col lt mr mrs ms dr prof sen rep gov st no nos inc co corp ltd vs etc sgt capt maj adm cmdr hon rev jr sr
    pres amb min sec dept univ messrs brig approx est fig al md""".split()
)


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
