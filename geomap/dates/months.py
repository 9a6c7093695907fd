"""Months: "August of 2018", "January to March 2023", "mid-July", "last August", "in February last year"."""

import re
from dataclasses import replace

from geomap.dates import periods
from geomap.dates.choices import in_some_year
from geomap.dates.clauses import Direction
from geomap.dates.days import read_day
from geomap.dates.phrases import DETERMINERS, STEPS, Kind, Meaning, Phrase, Reading, month_at
from geomap.dates.words import CLASSES, UNITS, Words


def read_month_of_year(phrase: Phrase) -> Reading:
    """Read a month, two or a range of them, with the year."""
    return _months(phrase, phrase.year())


def read_months(phrase: Phrase) -> Reading:
    """Read two months, or a range of them, without a year."""
    if not all(_is_month_name(phrase, index) for index in phrase.having("month")):
        return None
    return _months(phrase, None)


def _months(phrase: Phrase, year: int | None) -> Reading:
    words, months = phrase.words, phrase.having("month", "mon")
    way = phrase.direction() if year is None else None
    found = [
        in_some_year(phrase.setting, month_at(words, index), None, way)
        if year is None
        else periods.month(year, month_at(words, index))
        for index in months
    ]
    kind: Kind = "relative" if year is None else "absolute"
    if len(found) == 1:
        return phrase.means(kind, found[0], way)
    cut = phrase.within(months[0], months[1]).having("and")
    if cut and phrase.before != "between":
        first, second = phrase.within(phrase.first, cut[0] - 1), phrase.within(cut[0] + 1, phrase.last)
        return first.means(kind, found[0], way), second.means(kind, found[1], way)
    start, end = found
    if start is None or end is None:
        return phrase.means(kind, None, way)
    if end.first < start.first:  # over the turn of the year: "December to April"
        start = periods.month(start.first.year - 1, start.first.month)
    return phrase.means(kind, periods.join(start, end), way)


def read_days_of_this_year(phrase: Phrase) -> Reading:
    """Read "15 May of this year", "October 3 last year"."""
    year = _year_counted(phrase)
    if year is None:
        return None if UNITS[phrase.words.lower[phrase.last]] != "year" else phrase.means("relative")
    found = read_day(phrase, year)
    return replace(found, kind="relative") if found else None


def read_months_of_this_year(phrase: Phrase) -> Reading:
    """Read "in February last year", "January to June this year"."""
    year = _year_counted(phrase)
    if year is None:
        return None if UNITS[phrase.words.lower[phrase.last]] != "year" else phrase.means("relative")
    found = _months(phrase, year)
    if found is None or isinstance(found, Meaning):
        return found and replace(found, kind="relative")
    return tuple(replace(each, kind="relative") for each in found)


def _year_counted(phrase: Phrase) -> int | None:
    """Return the year that "last year" is, None where the day of writing is unknown or the unit another."""
    if phrase.published is None or UNITS[phrase.words.lower[phrase.last]] != "year":
        return None
    return phrase.published.year + STEPS[phrase.words.part(phrase.last - 1)]


def read_month(phrase: Phrase) -> Reading:
    """Read a month's name alone, or with "last", "next", "this", "early", "mid" or "late"."""
    words, index = phrase.words, phrase.having("month")[0]
    begins = words.part(phrase.first) == "part-of" and words.part(phrase.last + 1) in ("day", "ordinal")
    if begins or not _is_month_name(phrase, index):
        return None  # "beginning March 16" begins on a day: what begins is not March
    lead = phrase.lead("last", "next", "this", "coming", "following", "previous")
    if lead:
        return _read_led_month(phrase, month_at(words, index), lead)
    way = phrase.direction()
    if words.word(phrase.first) == "later" and way != "past":
        way = "future"
    return phrase.means("relative", in_some_year(phrase.setting, month_at(words, index), None, way), way)


def read_week_of_month(phrase: Phrase) -> Reading:
    """Read "the last week of November" and "the second half of May 2024": the month."""
    year, way = phrase.year(), phrase.direction()
    number = month_at(phrase.words, phrase.having("month")[0])
    if phrase.unit() not in ("week", "weekend", "half", "day"):
        return None
    if year is not None:
        return phrase.means("absolute", periods.month(year, number), way)
    return phrase.means("relative", in_some_year(phrase.setting, number, None, way), way)


def _read_led_month(phrase: Phrase, number: int, lead: str) -> Meaning:
    way: Direction = "past" if lead in ("last", "previous") else "future"
    start = phrase.setting.anchor if lead in ("following", "previous") else phrase.from_today("day", 0)
    if start is None:
        return phrase.means("relative", None, way)
    year, current = start.first.year, start.first.month
    if lead == "this":
        return phrase.means("relative", periods.month(year, number))
    if way == "past":
        # In September, August is "last month", and "last August" the one before.
        year -= current - 1 <= number
    else:
        year += current >= number
    return phrase.means("relative", periods.month(year, number), way)


# --- months that are none: persons, verbs, names

_SURELY = frozenset("in since during until till last next early late mid every".split())
_PREPOSITIONS = _SURELY | frozenset(
    "through by from to of before after between for this end beginning start middle each previous following".split()
)
_ALSO_WORDS = frozenset({"may", "march", "august"})


def _is_month_name(phrase: Phrase, index: int) -> bool:
    """Tell whether a month's name stands for the month: not for April Jones, nor the verb."""
    words = phrase.words
    previous, name = words.word(index - 1), words.lower[index]
    if words.part(index - 1) in ("day", "ordinal"):
        return False  # 31 February is no day, nor the month
    if previous in _SURELY or (previous == "-" and words.word(index - 2) in ("early", "late", "mid", "end")):
        return True
    if name in _ALSO_WORDS:
        follower = words.word(index + 1)
        attribute = previous in DETERMINERS and follower.isalpha() and follower not in ("on", "to", "for", "of")
        return (attribute or previous in _PREPOSITIONS) and name not in phrase.setting.persons
    if _is_name(words, index + 1) and previous not in _PREPOSITIONS and previous not in DETERMINERS:
        return False
    return not _is_name(words, index - 1)


def _is_name(words: Words, index: int) -> bool:
    """Tell whether a word is written as a name is, and plays no part in telling the time."""
    return words.capital(index) and words.part(index) == "word"


def months_as_names(words: Words) -> frozenset[str]:
    """Return the names of months that a text gives to persons: "Theresa May", "Mrs May"."""
    return frozenset(
        words.lower[index]
        for index in (found.start() for found in re.finditer(CLASSES["month"], words.letters))
        if _is_name(words, index - 1)
        and words.word(index - 1) not in _PREPOSITIONS
        and words.part(index + 1) not in ("day", "ordinal", "year")
    )
