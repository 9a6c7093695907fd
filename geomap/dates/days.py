"""Days of a month: "2025-08-23", "Monday, July 25, 2022", "4 and 11 May", "August 31 to September 11"."""

import re

from geomap.dates import periods
from geomap.dates.choices import in_some_year
from geomap.dates.clauses import Direction
from geomap.dates.periods import Period
from geomap.dates.phrases import Kind, Meaning, Phrase, Reading, month_at, number_at, weekday_at
from geomap.dates.words import Words


def read_iso(phrase: Phrase) -> Reading:
    """Read 2025-08-23, with a time of day or without."""
    period = periods.parse(phrase.words.lower[phrase.first][:10])
    return phrase.means("absolute", period) if period else None


def read_numeric(phrase: Phrase) -> Reading:
    """Read 31/12/2024. Where day and month could be either, only the year is sure; dots mean the day comes first."""
    word = phrase.words.lower[phrase.first]
    left, middle, right = (int(part) for part in re.split("[./-]", word))
    if left > 31:
        period = periods.day_of(left, middle, right)
        return phrase.means("absolute", period) if period else None
    day_first = periods.day_of(right, middle, left)
    month_first = None if "." in word else periods.day_of(right, left, middle)
    if day_first and month_first and day_first != month_first:
        return phrase.means("absolute", periods.year(right))
    found = day_first or month_first
    return phrase.means("absolute", found) if found else None


def read_days(phrase: Phrase) -> Reading:
    """Read one day, a range of days or a pair, with their months."""
    days = phrase.having("day", "ordinal")
    if len(days) == 1:
        return read_day(phrase, phrase.year())
    ends = _ends(phrase, days)
    if None in ends and (phrase.year() or phrase.published):
        return None
    joined = phrase.within(days[0], days[1]).having("and")
    if joined and phrase.before != "between":
        return _separate(phrase, joined[0], ends)
    return _range(phrase, *ends)


def _ends(phrase: Phrase, days: list[int]) -> tuple[Period | None, Period | None]:
    """Return the first and the second day, each with the month that stands nearest to it.

    A year belongs to the day before it; the first day shares the second's where it has none.
    """
    way = phrase.direction()
    second = phrase.within(days[1], phrase.last).year()
    first = phrase.within(days[0], days[1]).year() or second
    months = phrase.having("month", "mon")
    nearest = [min(months, key=lambda month: abs(month - day)) for day in days]
    return _dated(phrase, nearest[0], days[0], first, way), _dated(phrase, nearest[1], days[1], second, way)


def _dated(phrase: Phrase, month: int, day: int, year: int | None, way: Direction | None) -> Period | None:
    month_number, day_number = month_at(phrase.words, month), number_at(phrase.words, day)
    if year is not None:
        return periods.day_of(year, month_number, day_number)
    return in_some_year(phrase.setting, month_number, day_number, way)


def _kind(phrase: Phrase) -> Kind:
    return "absolute" if phrase.year() else "relative"


def _separate(phrase: Phrase, cut: int, ends: tuple[Period | None, Period | None]) -> tuple[Meaning, ...]:
    """Return two days that share a month or a year: each has its own words."""
    return (
        Meaning(phrase.first, cut - 1, _kind(phrase), ends[0]),
        Meaning(cut + 1, phrase.last, _kind(phrase), ends[1]),
    )


def _range(phrase: Phrase, start: Period | None, end: Period | None) -> Meaning:
    """Return the days from one to another, over the turn of the year where they must be."""
    way = phrase.direction()
    if start is None or end is None:
        return phrase.means("relative", None, way)
    stated = len(phrase.having("year"))
    if stated == 0:
        years = (start.first.year, start.first.year + 1)
        after = [periods.day_of(year, end.first.month, end.first.day) for year in years]
        end = next((day for day in after if day is not None and day.first >= start.first), end)
    elif stated == 1 and end.first < start.first:  # "December 28 to January 4, 2022"
        start = periods.day_of(start.first.year - 1, start.first.month, start.first.day) or start
    if end.first < start.first:
        return phrase.means(_kind(phrase), None, way)
    return phrase.means(_kind(phrase), periods.join(start, end), way)


def read_day(phrase: Phrase, year: int | None) -> Meaning | None:
    """Read one day of the given year, or of the year that the text leaves out."""
    words, way = phrase.words, phrase.direction()
    month, day = phrase.having("month", "mon")[0], phrase.having("day", "ordinal")[0]
    if year is not None:
        period = _dated(phrase, month, day, year, way)
        return phrase.means("absolute", period, way) if period else None
    if month < day and (_counts(words, month, day) or words.written(month - 1) in _NAMES_BEFORE):
        return None
    number, leap_year = number_at(words, day), 2024
    if periods.day_of(leap_year, month_at(words, month), number) is None:
        return None
    weekdays = phrase.having("weekday", "wed")
    weekday = weekday_at(words, weekdays[0]) if weekdays else None
    return phrase.means(
        "relative", in_some_year(phrase.setting, month_at(words, month), number, way, weekday=weekday), way
    )


_NAMES_BEFORE = frozenset({"Long", "Black", "Red"})  # a Long March rocket, Black September


def _counts(words: Words, month: int, day: int) -> bool:
    """Tell whether the number after a month counts something: "In July 26 people drowned"."""
    follower = words.written(day + 1)
    return (
        words.word(month - 1) == "in"
        and words.part(day) == "day"
        and words.part(day + 1) == "word"
        and follower.islower()
        and follower.endswith(("s", "people", "men", "women"))
        and follower not in ("as", "was", "is", "has")
    )
