"""Which way a clause looks: back at what was done, or ahead at what will be.

"On Monday" is the Monday gone by in "met on Monday" and the one to come in "will
meet on Monday". The verb that governs the expression is the nearest before it in
its clause; failing that, the first after it.
"""

from collections.abc import Iterator
from typing import Literal

from geomap.dates.words import Words

Direction = Literal["past", "future", "either"]
"""Where an expression without a year looks. ``either`` is told by nearness: what
was announced, cancelled or planned may lie on both sides of the day of writing."""

_BOUNDARIES = frozenset(
    "which who whom whose where when while because although though whereas but if unless that as after".split()
)
_AHEAD = frozenset(
    """will shall would won't wouldn't i'll we'll he'll she'll they'll it'll plans plan planning hopes hope intends
    intend intending aims aim expects expect upcoming forthcoming ahead ought""".split()
)
_BOOKED = frozenset(
    "due set scheduled slated expected planned supposed poised likely bound booked billed going".split()
)
"""Words that look ahead after "is", and either way after "was"."""
_BACK = frozenset(
    """was were had did said told went came met held left flew made took began became gave got saw sent spoke stood
    brought thought found kept led lost paid rose fell ran sat sold won wrote broke chose drove drew grew knew rode
    sank sang shot stole struck swore threw wore wound been gone flown taken begun become given seen spoken shown
    driven broken sunk did didn't wasn't weren't hadn't hasn't haven't has have""".split()
)
_ANNOUNCED = frozenset(
    """announced announce announcing approved authorised authorized agreed proposed promised pledged offered ordered
    vowed granted cleared confirmed suspended scrapped allowed permitted licensed decided signed""".split()
)
"""Verbs whose object may still lie ahead: "announced flights from 27 October"."""
_MOVED = frozenset(
    """postponed postpone postponing delayed delay delaying cancelled canceled cancel cancelling rescheduled reschedule
    deferred defer planned invited invite inviting""".split()
)
"""Verbs whose object did lie ahead when they were done: "has cancelled Friday's trip"."""
_SCHEDULED = frozenset(
    """begins starts opens arrives leaves departs travels flies sails heads goes resumes convenes launches kicks
    returns""".split()
)
_ARRANGED = frozenset(
    """visiting travelling traveling flying going coming leaving arriving departing meeting holding hosting starting
    beginning opening launching returning heading sailing resuming""".split()
)
_BE = frozenset("is are am be i'm he's she's it's we're they're".split())
_WAS = frozenset("was were been had".split())
_SMALL = frozenset("on in at of the a an last this early late mid and".split())
_UNTIL = frozenset("until till to for".split())
_FROM = frozenset("from starting beginning effective".split())
_BOOKED_FOR = frozenset("to for on in at by from".split())
_NOT_PARTICIPLES = frozenset(
    """united need indeed speed feed seed breed exceed proceed succeed agreed-upon hundred red bed aged armed unmanned
    limited wounded""".split()
)
_REACH = 40  # words; news sentences are shorter, and the search must not grow with the text


def direction(words: Words, first: int, last: int) -> Direction | None:
    """Tell which way the clause around the words ``first`` to ``last`` looks, None where nothing tells."""
    adjacent = _preposition(words, first)
    if adjacent is not None:
        return adjacent
    paired = _pair(words, first)
    if paired is not None:
        return direction(words, paired, paired)
    before, open_ended = _look_back(words, first, last)
    return before if before is not None or not open_ended else _look_ahead(words, last)


def _preposition(words: Words, first: int) -> Direction | None:
    previous, earlier = words.word(first - 1), words.word(first - 2)
    if previous == "since":
        return "past"
    if previous in ("for", "on", "in", "to", "until", "till") and earlier in _BOOKED:
        return "either" if words.word(first - 3) in _WAS else "future"
    return None


def _pair(words: Words, first: int) -> int | None:
    """Return the weekday that another follows: "on Wednesday and Thursday" look one way."""
    letters = words.letters[max(first - 2, 0) : first + 1]
    return first - 2 if letters in ("WlW", "WjW", "W,W") else None


def _look_back(words: Words, first: int, last: int) -> tuple[Direction | None, bool]:
    """Find the governing verb to the left, within the clause; tell also whether the clause may go on to the right."""
    weak: Direction | None = None
    for index in _leftwards(words, first):
        if words.lower[index] == "after" and _is_boundary(words, index):
            return weak or "past", False
        if _is_boundary(words, index):
            break
        word = words.lower[index]
        if word in _ANNOUNCED or word in _MOVED or _is_put_off(words, index):
            # "Agreed to meet on Monday" looks ahead, as the infinitive does.
            return (weak, False) if weak is not None else _of_object(words, index, first, last)
        found = _cue(words, index)
        if found == "past" and _is_bare_participle(words, index):
            weak = "past"
        elif found is not None:
            return found, False
        elif _is_infinitive(words, index):
            weak = weak or "future"
    return weak, True


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


def _of_object(words: Words, verb: int, first: int, last: int) -> tuple[Direction | None, bool]:
    """Tell how an expression after a verb such as "announce" or "postpone" looks.

    "Announced on Monday" dates the announcement, "postponed until Monday" what
    will be. In "announced flights from 27 October" and "has cancelled Friday's
    trip" the expression is about the object, which most often lies ahead.
    """
    before = [words.word(index) for index in range(max(verb - 3, 0), verb)]
    if words.word(first - 1) in _UNTIL or any(word in _AHEAD for word in before):
        return "future", False
    owns = words.letters[last + 1 : last + 2] == "'"
    if not owns and all(words.word(index) in _SMALL for index in range(verb + 1, first)):
        return "past", False
    if words.lower[verb] in _ANNOUNCED:
        return ("future" if words.word(first - 1) in _FROM else None), False
    told = words.lower[verb].endswith("ed") and not {"has", "have", "had"} & set(before)
    if told and not owns and "W" in words.letters[first : last + 1]:
        return "past", False  # "cancelled the trip on Friday": on that day
    return "either", False


def _is_put_off(words: Words, index: int) -> bool:
    return words.lower[index] in ("called", "put") and "off" in (words.word(index + 1), words.word(index + 2))


def _look_ahead(words: Words, last: int) -> Direction | None:
    """Find the first verb to the right, within the clause."""
    for index in _rightwards(words, last):
        if _is_boundary(words, index):
            return None
        if words.lower[index] in _ANNOUNCED or words.lower[index] in _MOVED:
            return "past"
        found = _cue(words, index)
        if found is not None:
            return "past" if found == "either" else found
    return None


def _cue(words: Words, index: int) -> Direction | None:
    """Return the way that one word makes its clause look."""
    word, previous, following = words.lower[index], words.word(index - 1), words.word(index + 1)
    if word in _BOOKED and (previous in _BE or previous in _WAS or following in _BOOKED_FOR):
        return "either" if previous in _WAS else "future"
    if word in _AHEAD or (word in ("has", "have", "is", "are") and following == "to"):
        return "future"
    if word in _SCHEDULED and previous != "the":
        return "future"
    if word in _ARRANGED and previous in _BE:
        return "future"
    return "past" if word in _BACK or _is_regular_past(words, index) else None


def _is_regular_past(words: Words, index: int) -> bool:
    word = words.lower[index]
    return (
        len(word) > 3
        and word.endswith("ed")
        and word not in _NOT_PARTICIPLES
        and word not in _BOOKED
        and words.written(index)[0].islower()
        and words.word(index - 1) not in ("the", "a", "an", "his", "her", "its", "their", "newly", "of", "-")
    )


def _is_bare_participle(words: Words, index: int) -> bool:
    """Tell whether a past form may also be a participle, as in "will be opened": what stands before it decides."""
    return words.lower[index] not in _BACK and words.letters[index] == "x"


def _is_infinitive(words: Words, index: int) -> bool:
    follower = words.written(index + 1)
    return (
        words.lower[index] == "to"
        and follower.isalpha()
        and follower.islower()
        and follower not in ("the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "be", "and")
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
