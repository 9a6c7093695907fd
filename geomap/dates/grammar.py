"""The grammar of time expressions: patterns over the parts that words play, and what each means.

A rule names its words by the parts of ``words.CLASSES``; "?" marks what may be
missing, "*" what may repeat. Rules are tried in their order at each word; a
reader that gives None hands the word on.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from geomap.dates import periods
from geomap.dates.clauses import Direction, direction, ends_sentence
from geomap.dates.periods import Period
from geomap.dates.words import (
    CLASSES,
    DECADES,
    MONTHS,
    ORDINALS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Words,
    number,
)

Kind = Literal["absolute", "relative", "vague", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words from ``first`` to ``last``, both included, say about time."""

    first: int
    last: int
    kind: Kind
    period: Period | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the meaning of an expression depends on beyond its own words."""

    words: Words
    published: date | None
    anchor: Period | None
    future: bool | None
    persons: frozenset[str] = frozenset()  # names of months that the text gives to persons: "Theresa May"
    frame: int | None = None  # the year that opens the sentence: "In 2019, the port closed in March"

    def direction(self, first: int, last: int) -> Direction | None:
        """Return the way the clause looks: as told by the caller, else as its verbs say."""
        if self.future is not None:
            return "future" if self.future else "past"
        return direction(self.words, first, last)


Reader = Callable[[Setting, int, int], Meaning | tuple[Meaning, ...] | None]


# --- what the words of an expression hold


def _having(setting: Setting, first: int, last: int, letters: str) -> list[int]:
    return [index for index in range(first, last + 1) if setting.words.letters[index] in letters]


def _unit(setting: Setting, first: int, last: int) -> str:
    """Return the unit of "two and a half years": the one that is no part of another, where there are two."""
    units = [UNITS[setting.words.lower[index]] for index in _having(setting, first, last, "U")]
    return next((unit for unit in units if unit not in ("half", "quarter")), units[0])


def _month(words: Words, index: int) -> int:
    word = words.lower[index]
    return MONTHS.get(word) or SHORT_MONTHS[word]


def _weekday(words: Words, index: int) -> int:
    word = words.lower[index]
    return WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def _number(words: Words, index: int) -> int:
    return number(words.lower[index]) or 0


# --- choosing the year, or the week, that a text leaves out


def _nearest(options: list[Period], published: date, way: Direction | None) -> Period | None:
    """Return the option nearest to the publishing date on the side that the clause looks to.

    Who means a day nearly a year ahead names its year, so that one just past is
    meant instead. Where the clause does not tell, the past is, unless what lies
    ahead is much nearer.
    """
    past = max((option for option in options if option.first <= published), key=_first, default=None)
    ahead = min((option for option in options if option.last >= published), key=_first, default=None)
    if past is None or ahead is None:
        return past or ahead
    back, forth = _distance(past, published), _distance(ahead, published)
    if way == "past":
        return past
    if way == "future":
        return past if forth > _FAR and back < _NEAR else ahead
    if way == "either":
        return ahead if forth < back else past
    return ahead if forth < 0.4 * back else past


_FAR, _NEAR = 300, 90  # days


def _first(period: Period) -> date:
    return period.first


def _distance(option: Period, published: date) -> int:
    if option.first <= published <= option.last:
        return 0
    return min(abs((option.first - published).days), abs((option.last - published).days))


def _dated(month: int, number: int | None, year: int) -> Period | None:
    """Return the day or month of a year, None where there is no such day."""
    return periods.month(year, month) if number is None else periods.day_of(year, month, number)


def _in_some_year(
    setting: Setting, month: int, number: int | None, way: Direction | None, weekday: int | None = None
) -> Period | None:
    """Return a day or month whose year the text leaves out."""
    if setting.frame is not None:
        return _dated(month, number, setting.frame)
    if setting.published is None:
        return None
    around = range(setting.published.year - 1, setting.published.year + 2)
    options = [found for year in around if (found := _dated(month, number, year)) is not None]
    named = [option for option in options if weekday is None or option.first.weekday() == weekday]
    return _nearest(named or options, setting.published, way)


# --- days


def _read_iso(setting: Setting, first: int, last: int) -> Meaning | None:
    period = periods.parse(setting.words.lower[first][:10])
    return Meaning(first, last, "absolute", period) if period else None


def _read_numeric(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read 31/12/2024. Where day and month could be either, only the year is sure; dots mean the day comes first."""
    word = setting.words.lower[first]
    parts = [int(part) for part in re.split("[./-]", word)]
    if parts[0] > 31:
        period = periods.day_of(parts[0], parts[1], parts[2])
        return Meaning(first, last, "absolute", period) if period else None
    left, right, year = parts
    if not 1000 <= year <= 2199:
        return None
    day_first, month_first = periods.day_of(year, right, left), periods.day_of(year, left, right)
    if "." in word:
        month_first = None
    if day_first and month_first and day_first != month_first:
        return Meaning(first, last, "absolute", periods.year(year))
    found = day_first or month_first
    return Meaning(first, last, "absolute", found) if found else None


def _read_days(setting: Setting, first: int, last: int) -> Meaning | tuple[Meaning, ...] | None:
    """Read one day, a range or a pair of days with their months: "April 27-28, 2025", "4 and 11 May"."""
    words = setting.words
    months, days = _having(setting, first, last, "Mm"), _having(setting, first, last, "do")
    if not days or not months:
        return None
    year = _stated_year(setting, first, last)
    if len(days) == 1:
        return _read_day(setting, first, last, year)
    pairs = [(min(months, key=lambda month: abs(month - day)), day) for day in days[:2]]
    way = setting.direction(first, last)
    own = _years_of_days(setting, days[:2], last)
    ends = [_one_day(setting, month, day, own[day], way) for month, day in pairs]
    if any(end is None for end in ends) and (year or setting.published):
        return None
    joins = set(words.letters[days[0] + 1 : days[1]])
    if "l" in joins and words.word(first - 1) != "between":
        return _separate(setting, first, last, days, ends, year)
    start, end = ends
    if start is None or end is None:
        return Meaning(first, last, "relative", None, way)
    if end.first < start.first:
        start, end = _straddling(start, end)
    return Meaning(first, last, "absolute" if year else "relative", periods.join(start, end), None if year else way)


def _years_of_days(setting: Setting, days: list[int], last: int) -> dict[int, int | None]:
    """Return the year of each of two days: the one that follows it, for the first else that of the second."""
    second = _stated_year(setting, days[1], last)
    return {days[0]: _stated_year(setting, *days) or second, days[1]: second}


def _straddling(start: Period, end: Period) -> tuple[Period, Period]:
    """Put right a range over the turn of the year: "December 30 to January 2"."""
    earlier = periods.day_of(start.first.year - 1, start.first.month, start.first.day)
    return (earlier or start), end


def _separate(
    setting: Setting, first: int, last: int, days: list[int], ends: list[Period | None], year: int | None
) -> tuple[Meaning, ...]:
    """Return two days that share a month or a year: each has its own words."""
    kind: Kind = "absolute" if year else "relative"
    cut = next(index for index in range(days[0] + 1, days[1] + 1) if setting.words.letters[index] == "l")
    return (Meaning(first, cut - 1, kind, ends[0]), Meaning(cut + 1, last, kind, ends[1]))


def _stated_year(setting: Setting, first: int, last: int) -> int | None:
    found = _having(setting, first, last, "Y")
    return int(setting.words.lower[found[-1]]) if found else None


def _one_day(
    setting: Setting, month: int, day: int, year: int | None, way: Direction | None, weekday: int | None = None
) -> Period | None:
    month_number, day_number = _month(setting.words, month), _number(setting.words, day)
    if year is not None:
        return periods.day_of(year, month_number, day_number)
    return _in_some_year(setting, month_number, day_number, way, weekday)


def _read_day(setting: Setting, first: int, last: int, year: int | None) -> Meaning | None:
    words = setting.words
    month, day = _having(setting, first, last, "Mm")[0], _having(setting, first, last, "do")[0]
    if year is None and month < day and (_counts(words, month, day) or _is_named_month(words, month)):
        return None
    weekdays = _having(setting, first, last, "Ww")
    if year is not None:
        period = _one_day(setting, month, day, year, None)
        return Meaning(first, last, "absolute", period, setting.direction(first, last)) if period else None
    way = setting.direction(first, last)
    period = _one_day(setting, month, day, None, way, _weekday(words, weekdays[0]) if weekdays else None)
    if period is None and periods.day_of(2024, _month(words, month), _number(words, day)) is None:
        return None
    return Meaning(first, last, "relative", period, way)


def _is_named_month(words: Words, month: int) -> bool:
    """Tell whether a month is part of a name: a Long March rocket, Black September."""
    return words.written(month - 1) in ("Long", "Black", "Red")


def _counts(words: Words, month: int, day: int) -> bool:
    """Tell whether the number after a month counts something: "In July 26 people drowned"."""
    follower = words.written(day + 1)
    return (
        words.word(month - 1) == "in"
        and words.letters[day] == "d"
        and follower.isalpha()
        and follower.islower()
        and words.letters[day + 1] == "x"
        and follower.endswith(("s", "people", "men", "women"))
        and follower not in ("as", "was", "is", "has")
    )


# --- months


def _read_month_of_year(setting: Setting, first: int, last: int) -> Meaning | tuple[Meaning, ...] | None:
    words = setting.words
    months = _having(setting, first, last, "Mm")
    year = _stated_year(setting, first, last)
    if year is None:
        return None
    if len(months) == 1:
        return Meaning(first, last, "absolute", periods.month(year, _month(words, months[0])))
    return _months(setting, first, last, months, year)


def _read_months(setting: Setting, first: int, last: int) -> Meaning | tuple[Meaning, ...] | None:
    """Read "between May and July", "December to April": months without a year."""
    months = _having(setting, first, last, "Mm")
    if not all(_is_month_name(setting, index) for index in months):
        return None
    return _months(setting, first, last, months, None)


def _months(
    setting: Setting, first: int, last: int, months: list[int], year: int | None
) -> Meaning | tuple[Meaning, ...]:
    words = setting.words
    way = None if year else setting.direction(first, last)
    ends = [
        periods.month(year, _month(words, index)) if year else _in_some_year(setting, _month(words, index), None, way)
        for index in months[:2]
    ]
    kind: Kind = "absolute" if year else "relative"
    cut = [index for index in range(months[0] + 1, months[1]) if words.letters[index] == "l"]
    if cut and words.word(first - 1) != "between":
        return (Meaning(first, cut[0] - 1, kind, ends[0], way), Meaning(cut[0] + 1, last, kind, ends[1], way))
    start, end = ends
    if start is None or end is None:
        return Meaning(first, last, kind, None, way)
    if end.first < start.first:
        start = periods.month(start.first.year - 1, start.first.month)
    return Meaning(first, last, kind, periods.join(start, end), way)


_MONTH_PREPOSITIONS = frozenset(
    """in since during until till through by from to of before after between for last next this early late mid end
    beginning start middle every each previous following coming late-""".split()
)


def _is_month_name(setting: Setting, index: int) -> bool:
    """Tell whether a month's name stands for the month: not for April Jones, nor "may"."""
    words = setting.words
    previous, follower = words.word(index - 1), words.written(index + 1)
    if words.letters[index] == "m" or words.letters[index - 1 : index] in ("d", "o"):
        return False  # "Jan", "Mar" and "Dec" need a number beside them; 31 February is no day
    surely = previous in ("in", "since", "during", "until", "till", "last", "next", "early", "late", "mid", "every")
    if surely or (previous == "-" and words.word(index - 2) in ("early", "late", "mid", "end")):
        return True
    if words.lower[index] in ("may", "march", "august"):
        attribute = previous in _DETERMINERS and follower.isalpha() and follower not in ("on", "to", "for", "of")
        return (attribute or previous in _MONTH_PREPOSITIONS) and words.lower[index] not in setting.persons
    name_like = follower[:1].isupper() and follower.isalpha() and words.letters[index + 1] not in "MmWwV"
    if name_like and previous not in _MONTH_PREPOSITIONS and previous not in _DETERMINERS:
        return False
    return not (words.written(index - 1)[:1].isupper() and words.letters[index - 1] == "x")


def _surnames(words: Words) -> frozenset[str]:
    """Return the names of months that the text gives to persons: "Theresa May", "Mrs May"."""
    return frozenset(
        words.lower[index]
        for index in (found.start() for found in re.finditer(CLASSES["month"], words.letters))
        if index > 0
        and words.written(index - 1)[:1].isupper()
        and words.letters[index - 1] == "x"
        and words.word(index - 1) not in _MONTH_PREPOSITIONS
        and words.letters[index + 1 : index + 2] not in ("d", "o", "Y")
    )


def _read_month(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read a month's name alone, or with "last", "next", "this", "early", "mid" or "late"."""
    words = setting.words
    index = _having(setting, first, last, "Mm")[0]
    # "Beginning March 16" begins on a day: what begins is not March.
    if not _is_month_name(setting, index) or (
        words.letters[first] == "E" and words.letters[last + 1 : last + 2] in ("d", "o")
    ):
        return None
    number = _month(words, index)
    lead = _having(setting, first, index, "LNTcgq")
    way = setting.direction(first, last)
    if lead:
        return _read_led_month(setting, first, last, number, words.letters[lead[0]])
    if words.word(first) == "later":
        way = "future" if way != "past" else way
    return Meaning(first, last, "relative", _in_some_year(setting, number, None, way), way)


def _read_led_month(setting: Setting, first: int, last: int, number: int, lead: str) -> Meaning | None:
    way: Direction = "past" if lead in "Lq" else "future"
    start = setting.anchor if lead in "gq" else _from_today(setting, "day", 0)
    if start is None:
        return Meaning(first, last, "relative", None, way)
    if lead == "T":
        return Meaning(first, last, "relative", periods.month(start.first.year, number))
    year, current = start.first.year, start.first.month
    if way == "past":
        # In September, August is "last month", and "last August" the one before.
        year -= current - 1 <= number
    else:
        year += current >= number
    return Meaning(first, last, "relative", periods.month(year, number), way)


# --- days and months of this, last or next year


def _read_days_of_year(setting: Setting, first: int, last: int) -> Meaning | tuple[Meaning, ...] | None:
    """Read "15 May of this year", "October 3 last year"."""
    return _of_year(setting, first, last, _read_day)


def _read_months_of_year(setting: Setting, first: int, last: int) -> Meaning | tuple[Meaning, ...] | None:
    """Read "in February last year", "January to June this year"."""

    def read(setting: Setting, first: int, last: int, year: int) -> Meaning | tuple[Meaning, ...] | None:
        months = _having(setting, first, last, "M")
        if len(months) == 1:
            return Meaning(first, last, "relative", periods.month(year, _month(setting.words, months[0])))
        return _months(setting, first, last, months, year)

    return _of_year(setting, first, last, read)


def _of_year(
    setting: Setting,
    first: int,
    last: int,
    read: Callable[[Setting, int, int, int], Meaning | tuple[Meaning, ...] | None],
) -> Meaning | tuple[Meaning, ...] | None:
    if UNITS[setting.words.lower[last]] != "year":
        return None
    if setting.published is None:
        return Meaning(first, last, "relative")
    step = _STEPS[setting.words.letters[last - 1]]
    found = read(setting, first, last, setting.published.year + step)
    if found is None or isinstance(found, Meaning):
        return found and replace(found, kind="relative")
    return tuple(replace(each, kind="relative") for each in found)


# --- weekdays


def _read_weekday(setting: Setting, first: int, last: int) -> Meaning | None:
    words = setting.words
    index = _having(setting, first, last, "W")[0]
    if _is_proper_name(words, index):
        return None
    weekday = _weekday(words, index)
    lead = words.letters[first] if first < index else ""
    way = setting.direction(first, last)
    if lead in ("g", "q"):
        start = setting.anchor
        way = "future" if lead == "g" else "past"
        period = start and _weekday_from(start.last if lead == "g" else start.first, weekday, way, strictly=True)
        return Meaning(first, last, "relative", period if start and start.grain == "day" else None, way)
    strictly = lead in ("L", "N", "c")
    if lead == "L":
        way = "past"
    elif lead in ("N", "c") or (lead == "T" and way is None):
        way = "future"
    if setting.published is None:
        return Meaning(first, last, "relative", None, way)
    return Meaning(
        first, last, "relative", _weekday_from(setting.published, weekday, way or "past", strictly=strictly), way
    )


def _read_weekday_week(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "Saturday week", the British for a week after the coming Saturday."""
    if setting.words.lower[last] != "week":
        return None
    if setting.published is None:
        return Meaning(first, last, "relative", None, "future")
    coming = _weekday_from(setting.published, _weekday(setting.words, first), "future")
    return Meaning(first, last, "relative", periods.shift(coming, "day", 7), "future")


def _weekday_from(start: date, weekday: int, way: Direction, *, strictly: bool = False) -> Period:
    """Return the weekday nearest to a day on one side of it, or on either."""
    back = (start.weekday() - weekday) % 7
    ahead = (weekday - start.weekday()) % 7
    if strictly:
        back, ahead = back or 7, ahead or 7
    if way == "past" or (way == "either" and back <= ahead):
        return periods.day(start - timedelta(back))
    return periods.day(start + timedelta(ahead))


_NAMED_DAYS = frozenset(
    "black good ash bloody super palm easter cyber holy maundy giving sheffield ruby blue fat".split()
)
_NAMED_AFTER_DAYS = frozenset(
    """times mirror telegraph mail express herald post independent star people world tribune observer guardian sun
    life""".split()
)


def _is_proper_name(words: Words, index: int) -> bool:
    """Tell whether a weekday is part of a name: the Sunday Times, Black Friday."""
    after = words.written(index + 1)
    return (words.word(index - 1) in _NAMED_DAYS and words.written(index - 1)[0].isupper()) or (
        after[:1].isupper() and after.lower() in _NAMED_AFTER_DAYS
    )


# --- days and stretches counted from the day of writing


_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _read_today(setting: Setting, first: int, last: int) -> Meaning | None:
    words = setting.words
    index = _having(setting, first, last, "R")[0]
    if _is_capital_inside(words, index):
        return None
    days = _TODAY[words.lower[index]]
    if first < index:  # "the day before yesterday", "the day after tomorrow"
        further = {"before": -1, "after": 1}[words.lower[index - 1]]
        if further != days:
            return None
        days += further
    return Meaning(first, last, "relative", _from_today(setting, "day", days))


def _is_capital_inside(words: Words, index: int) -> bool:
    """Tell whether a word that needs no capital has one within a sentence: the Tomorrow Group, The Daily Star."""
    opens = index == 0 or words.letters[index - 1] in "|.(-" or words.new_line(index)
    return words.written(index)[0].isupper() and not opens


def _from_today(setting: Setting, unit: str, count: int) -> Period | None:
    return periods.shift(periods.day(setting.published), unit, count) if setting.published else None


def _read_daytime(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "this morning" and "last night"."""
    lead = setting.words.letters[first]
    return Meaning(first, last, "relative", _from_today(setting, "day", -1 if lead == "L" else 0))


def _read_last_night(setting: Setting, first: int, last: int) -> Meaning | None:
    if setting.words.lower[last] != "night":
        return None
    return Meaning(first, last, "relative", _from_today(setting, "day", -1))


_STEPS = {"L": -1, "T": 0, "N": 1, "c": 1}


def _read_unit(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "last week", "earlier this month", "the end of the year", "later in the month"."""
    words = setting.words
    if words.word(first - 1) == "to" and words.lower[last] == "day":
        return Meaning(first, last, "vague")  # "to this day"
    unit = _unit(setting, first, last)
    lead = _having(setting, first, last, "LTNc")
    letter = words.letters[lead[0]] if lead else "T"
    if unit in ("hour", "minute") or (unit == "day" and letter != "T"):
        return None
    if letter == "L" and words.word(lead[0] - 1) in ("the", "its", "their") and words.letters[first] != "E":
        return Meaning(first, last, "vague", _window(setting, unit, 1, back=True))
    return Meaning(first, last, "relative", _calendar_unit(setting, unit, _STEPS[letter], first, last))


def _calendar_unit(setting: Setting, unit: str, step: int, first: int, last: int) -> Period | None:
    today = setting.published
    if today is None:
        return None
    if unit == "weekend":
        return _weekend(setting, today, step, first, last)
    if unit in ("week", "fortnight"):
        return periods.week(today + timedelta(7 * step))
    if unit == "month":
        return periods.shift(periods.month(today.year, today.month), "month", step)
    if unit == "year":
        return periods.shift(periods.year(today.year), "year", step)
    if unit == "day":
        return periods.day(today)
    return None


def _weekend(setting: Setting, today: date, step: int, first: int, last: int) -> Period:
    """Return the weekend that "last", "this", "next" or the clause means."""
    this = periods.weekend(today)
    way = setting.direction(first, last)
    if step < 0 or (step == 0 and way != "future" and this.first > today):
        this = periods.weekend(today - timedelta(7)) if this.last >= today or step == 0 else this
    return periods.weekend(today + timedelta(7)) if step > 0 else this


def _read_window(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read a stretch that ends or begins now: "the past three months", "the coming weeks". It has bounds, no date."""
    words = setting.words
    unit = _unit(setting, first, last)
    counted = [index for index in _having(setting, first, last, "nodYa") if words.letters[index] != "Y"]
    count = _number(words, counted[0]) or 1 if counted else None
    back = any(words.letters[index] in "LpAq" for index in range(first, last + 1))
    many = bool(_having(setting, first, last, "s")) or (words.lower[last].endswith("s") and count is None)
    if words.letters[first] in "LN" and not counted and not many:
        return None
    return Meaning(first, last, "vague", None if many else _window(setting, unit, count or 1, back=back))


def _window(setting: Setting, unit: str, count: int, *, back: bool) -> Period | None:
    if setting.published is None:
        return None
    end = periods.shift(periods.day(setting.published), unit, -count if back else count)
    if end is None:
        return None
    days = (end.first, setting.published) if back else (setting.published, end.last)
    return Period(min(days), max(days), "year")


# --- counted from the day of writing, or from the last date told


_ROUNDING = frozenset("about around some nearly almost roughly approximately than over least".split())


def _read_ago(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "two days ago". Round and rounded numbers stay vague: "some 20 years ago"."""
    count, unit = _count(setting, first, last)
    rounded = setting.words.word(first - 1) in _ROUNDING or (unit == "year" and count in range(20, 1000, 10))
    if count is None or rounded or unit in ("decade", "century"):
        return Meaning(first, last, "vague", None, "past")
    return Meaning(first, last, "relative", _from_today(setting, unit, -count), "past")


def _count(setting: Setting, first: int, last: int) -> tuple[int | None, str]:
    """Return the number and the unit of "two and a half years"; no number where it is vague or broken."""
    words = setting.words
    unit = _unit(setting, first, last)
    counted = _having(setting, first, last, "ndYat")
    if not counted or _having(setting, first, last, "sl"):
        return None, unit
    return (1 if words.letters[counted[0]] in "at" else _number(words, counted[0])), unit


def _read_later(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "two months later" and "a day earlier": they count from the last date told."""
    words = setting.words
    count, unit = _count(setting, first, last)
    back = words.letters[last] in "fk"
    way: Direction = "past" if back else "future"
    if count is None or unit in ("hour", "minute", "weekend", "quarter", "half"):
        return Meaning(first, last, "vague", None, way)
    if words.letters[last] in "Kk" and not _stands_alone(words, last):
        # "two days after the vote": the text does not date the vote here.
        return Meaning(first, last, "vague", None, way)
    period = setting.anchor and periods.shift(setting.anchor, unit, -count if back else count)
    return Meaning(first, last, "relative", _told(setting, first, last, period), way)


def _told(setting: Setting, first: int, last: int, period: Period | None) -> Period | None:
    """Return a period counted from an anchor, None where it would lie ahead of a clause that looks back."""
    ahead = period is not None and setting.published is not None and period.first > setting.published
    return None if ahead and setting.direction(first, last) == "past" else period


def _stands_alone(words: Words, last: int) -> bool:
    follower = words.word(last + 1)
    return follower in ("", "this", "that", "and", "but") or words.letters[last + 1] in ".,|;)-"


def _read_in_time(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "in three days": a date in a clause that looks ahead, else a duration ("the first in 13 years")."""
    words = setting.words
    count, unit = _count(setting, first, last)
    if unit in ("hour", "minute", "quarter", "half"):
        return None
    ahead = words.lower[first] == "in" and setting.direction(first, last) == "future" and not _is_ranked(words, first)
    if not ahead or count is None:
        return Meaning(first, last, "duration")
    return Meaning(first, last, "relative", _from_today(setting, unit, count), "future")


_RANKS = frozenset(
    "first second third only ever time highest lowest worst best biggest largest deadliest most least longest".split()
)


def _is_ranked(words: Words, first: int) -> bool:
    return any(words.word(index) in _RANKS for index in range(max(first - 8, 0), first))


def _read_anchored(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "the next day", "the same month", "that year": counted from the last date told."""
    words = setting.words
    unit = _unit(setting, first, last)
    step = {"N": 1, "g": 1, "q": -1, "S": 0, "h": 0}[words.letters[_having(setting, first, last, "NgqSh")[0]]]
    way: Direction | None = "future" if step > 0 else "past" if step < 0 else None
    if unit in ("hour", "minute", "half", "quarter") or (step and words.lower[last].endswith("s")):
        return None
    if setting.anchor is None or unit not in ("day", "week", "month", "year"):
        return Meaning(first, last, "relative", None, way)
    around = _around(setting.anchor, unit)
    period = around and periods.shift(around, unit, step) if step else around
    if unit == "week" and period and setting.anchor.grain == "day":
        period = periods.week(setting.anchor.first + timedelta(7 * step))
    return Meaning(first, last, "relative", _told(setting, first, last, period), way)


def _around(anchor: Period, unit: str) -> Period | None:
    """Return the unit of the calendar that holds an anchor, the anchor where that is the wider one."""
    if unit == "year":
        return periods.year(anchor.first.year)
    if unit == "month" and anchor.grain in ("day", "weekend", "week", "month"):
        return periods.month(anchor.first.year, anchor.first.month)
    return anchor


# --- years, seasons, quarters, decades, centuries


_YEAR_CUES = frozenset(
    """in since by until till from of during before after to through throughout for around circa early late mid year and
    or both between spring summer autumn winter fall end beginning start within fiscal over""".split()
)
_COUNTED = frozenset(
    """people troops soldiers workers jobs passengers tonnes tons km kilometres kilometers miles metres meters feet
    dollars euros pounds men women children homes houses families hectares acres seats cars vehicles barrels bpd
    containers teu megawatts mw students members delegates votes cases deaths points bc bce m rs rupees taka yen yuan
    kg litres liters grams hours times per""".split()
)
_DETERMINERS = frozenset("the a an its his her their our this that".split())


def _read_year(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read a year alone, where its neighbours say that it is one."""
    words = setting.words
    index = _having(setting, first, last, "Y")[0]
    if words.word(index + 1) in _COUNTED or (words.touching(index) and words.letters[index - 1] not in "(-"):
        return None
    number = int(words.lower[index])
    if not 1400 <= number <= 2150 or not _is_year(words, first, index):
        return None
    return Meaning(first, last, "absolute", periods.year(number))


def _is_year(words: Words, first: int, index: int) -> bool:
    previous, follower = words.word(index - 1), words.word(index + 1)
    if first < index:
        return True
    if int(words.lower[index]) < 1700:
        return previous in ("in", "since", "year", "circa")
    if previous in _YEAR_CUES or follower in ("'s", "’s") or _is_listed(words, index):
        return True
    if words.letters[index - 1 : index] == "-" and words.word(index - 2) in ("pre", "post"):
        return True
    if words.letters[index - 1 : index] == "(" and words.letters[index + 1 : index + 2] == ")":
        return True
    return 1800 <= int(words.lower[index]) <= 2100 and follower.isalpha() and _is_attribute(words, index)


def _is_listed(words: Words, index: int) -> bool:
    """Tell whether a year stands in a row of years: "the 2014, 2015 and 2017 protests"."""
    return words.letters[max(index - 2, 0) : index] in ("Y,", ",l") or words.letters[index + 1 : index + 3] in (
        ",Y",
        "lY",
    )


def _is_attribute(words: Words, index: int) -> bool:
    """Tell whether a year says which of many a thing is: "the 2016 accord", "its historic 2016 accord"."""
    previous = words.word(index - 1)
    if previous in _DETERMINERS or words.letters[index - 1 : index] == "'":
        return True
    return (
        words.word(index - 2) in _DETERMINERS
        and words.written(index - 1).isalpha()
        and words.written(index - 1).islower()
    )


def _read_years(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "2015-2021", "2024-25", "from 2015 to 2021"."""
    words = setting.words
    start = int(words.lower[first])
    tail = words.lower[last]
    end = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)
    if not start < end <= start + 200 or not 1400 <= start <= 2150 or words.word(last + 1) in _COUNTED:
        return None
    return Meaning(first, last, "absolute", periods.years(start, end - start + 1, "year"))


def _read_season(setting: Setting, first: int, last: int) -> Meaning | None:
    words = setting.words
    index = _having(setting, first, last, "Q")[0]
    year = _stated_year(setting, first, last)
    if year is not None:
        return Meaning(first, last, "absolute", replace(periods.year(year), grain="season"))
    lead = _having(setting, first, index, "LNTc")
    if not lead:
        vague = (
            words.lower[index] != "fall" and words.written(index).islower() and words.word(index - 1) in _SEASON_CUES
        )
        return Meaning(first, last, "vague") if vague else None
    return Meaning(first, last, "relative", _season_year(setting, words.lower[index], words.letters[lead[0]]))


_SEASON_CUES = frozenset("in the during by since until".split())
_SEASON_MONTHS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}  # midpoints, in the north


def _season_year(setting: Setting, season: str, lead: str) -> Period | None:
    """Return the year of last, this or next summer, at the grain of a season."""
    if setting.published is None:
        return None
    year, month = setting.published.year, setting.published.month
    middle = _SEASON_MONTHS[season]
    if lead == "L":
        year -= middle >= month
    elif lead in "Nc":
        year += middle <= month
    elif season == "winter" and month >= 9:
        return Period(date(year, 1, 1), date(year + 1, 12, 31), "season")
    return replace(periods.year(year), grain="season")


def _read_part_of_year(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "the first quarter of 2025" and "the second half of last year": a year, with closer bounds."""
    words = setting.words
    nth = ORDINALS[words.lower[_having(setting, first, last, "O")[0]]]
    units = [UNITS[words.lower[index]] for index in _having(setting, first, last, "U")]
    parts = {"quarter": 4, "half": 2}.get(units[0])
    if parts is None or nth > parts:
        return None
    year = _stated_year(setting, first, last)
    if year is None:
        lead = _having(setting, first, last, "LTNct")
        if len(units) < 2 or units[1] != "year" or not lead:
            return None
        if setting.published is None:
            return Meaning(first, last, "relative")
        year = setting.published.year + _STEPS.get(words.letters[lead[-1]], 0)
    months = 12 // parts
    whole = periods.month(year, nth * months)
    period = Period(periods.month(year, (nth - 1) * months + 1).first, whole.last, "year")
    return Meaning(first, last, "absolute" if _having(setting, first, last, "Y") else "relative", period)


def _read_decade(setting: Setting, first: int, last: int) -> Meaning | None:
    """Read "the 1970s", "the '80s", "the nineties": vague, with bounds."""
    word = setting.words.lower[_having(setting, first, last, "D")[0]].strip("'’s")
    short = DECADES.get(setting.words.lower[last]) or (int(word) if word.isdecimal() else 0)
    start = short if short >= 1000 else 1900 + short
    if start % 10 or not 1400 <= start <= 2150:
        return None
    if short < 1000 and setting.words.word(first - 1) not in ("the", "early", "late", "mid", "-"):
        return None
    grain: periods.Grain = "century" if start % 100 == 0 else "decade"
    return Meaning(first, last, "vague", periods.years(start, 100 if grain == "century" else 10, grain))


def _read_century(setting: Setting, first: int, last: int) -> Meaning | None:
    words = setting.words
    if UNITS[words.lower[last]] != "century":
        return None
    number = _number(words, first) or ORDINALS.get(words.lower[first], 0)
    if not 5 <= number <= 22:
        return None
    return Meaning(first, last, "vague", periods.years((number - 1) * 100 + 1, 100, "century"))


# --- what is no date


def _read_vague(setting: Setting, first: int, last: int) -> Meaning:
    return Meaning(first, last, "vague")


def _read_duration(setting: Setting, first: int, last: int) -> Meaning | None:
    age = setting.words.word(last + 1) == "old" or setting.words.word(last + 2) == "old"
    if age or _unit(setting, first, last) in ("half", "quarter"):
        return None
    return Meaning(first, last, "duration")


def _read_set(setting: Setting, first: int, last: int) -> Meaning | None:
    if setting.words.letters[first] == CLASSES["weekly"] and _is_capital_inside(setting.words, first):
        return None
    return Meaning(first, last, "set")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of parts and the function that reads what it matches."""

    pattern: str
    read: Reader


_WEEKDAY = "( weekday|wed .? daytime? ,? open? on? the? )?"
_TO = "-|to|and"
_DAY = "day|ordinal"
_MONTH = "month|mon .?"
_SPAN = "( a? several of? | count | day | a | year ) ( and a unit )? -? unit ( and a unit )?"

RULES = (
    Rule("iso", _read_iso),
    Rule("numeric", _read_numeric),
    # Months before days: "Monday, July 25, 2022", "April 27-28, 2025", "August 31 to September 11".
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ( ,? year )? {_TO} the? {_MONTH} {_DAY} ( ,? year )?", _read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} {_TO}|/ the? {_DAY} ( ,? year )?", _read_days),
    Rule(f"{_WEEKDAY} {_MONTH} , {_DAY} ,? year", _read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ( ,? open? weekday|wed close? )? ,? year", _read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ,? of? this|last|next unit", _read_days_of_year),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY}", _read_days),
    # Days before months: "Thursday, 6 June 2019", "the 23rd of August", "4 and 11 May".
    Rule(f"{_WEEKDAY} {_DAY} {_TO} the? {_DAY} of? {_MONTH} ( ,? year )?", _read_days),
    Rule(f"{_WEEKDAY} {_DAY} of? {_MONTH} ( ,? year )? {_TO} the? {_DAY} of? {_MONTH} ( ,? year )?", _read_days),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? {_MONTH} ,? year", _read_days),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? {_MONTH} ,? of? this|last|next unit", _read_days_of_year),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? month|mon", _read_days),
    # Months: "January-March 2025", "August of 2018", "mid-July", "last August".
    Rule(f"part-of -|of|in? {_MONTH} ,|of? year", _read_month_of_year),
    Rule(f"{_MONTH} {_TO} {_MONTH} ,|of? year", _read_month_of_year),
    Rule(f"{_MONTH} ,|of|'s? year", _read_month_of_year),
    Rule("month ( -|to|and month )? ,? of? this|last|next unit", _read_months_of_year),
    Rule("month -|to month", _read_months),
    Rule("month and month", _read_months),
    Rule("earlier|later|part-of in|of month", _read_month),
    Rule("part-of|last|next|this|coming|following|previous -? month", _read_month),
    Rule("month", _read_month),
    # Weekdays, and what comes back: "every Friday", "Thursdays and Saturdays", "four times a week".
    Rule("every other? weekday|unit|month|season", _read_set),
    Rule("often a|every|the unit", _read_set),
    Rule("count|day|several times a|every unit", _read_set),
    Rule("weekdays ( ,|and weekdays )*", _read_set),
    Rule("weekly", _read_set),
    Rule("last|next|this|coming|following|previous weekday", _read_weekday),
    Rule("weekday unit", _read_weekday_week),
    Rule("weekday", _read_weekday),
    # Counted from the day of writing: "yesterday", "earlier this month", "the past year and a half".
    Rule("the unit before|after today", _read_today),
    Rule("today", _read_today),
    Rule("this|last daytime", _read_daytime),
    Rule("last unit", _read_last_night),
    Rule("past|last|next|coming|recent|following|previous count|day|several unit ( and a unit )?", _read_window),
    Rule("last|next|this unit and a unit", _read_window),
    Rule("past|coming|recent unit ( and a unit )?", _read_window),
    Rule("earlier|later|part-of -? in|of? the|this|last|next|coming unit", _read_unit),
    Rule("the next|following|previous unit", _read_anchored),
    Rule("the? same unit", _read_anchored),
    Rule("that unit", _read_anchored),
    Rule("the? following|previous unit", _read_anchored),
    Rule("this|last|next unit", _read_unit),
    # Counted units: "two days ago", "three weeks later", "in 13 years", "a four-day visit".
    Rule(f"{_SPAN} ago", _read_ago),
    Rule("unit ago", _read_ago),
    Rule(f"{_SPAN} later|after|earlier|before", _read_later),
    Rule("unit later|earlier", _read_later),
    Rule("the unit after|before", _read_later),
    Rule(f"in {_SPAN}", _read_in_time),
    Rule(_SPAN, _read_duration),
    # Years and what is wider or narrower: "early 2026", "2015-2021", "summer of 2019", "the 1970s".
    Rule("part-of|last|next|this|coming -? season ( of? year )?", _read_season),
    Rule("season of? year", _read_season),
    Rule("season", _read_season),
    Rule("year -|to|/ year|day|count", _read_years),
    Rule("part-of -|of|in? year", _read_year),
    Rule("year", _read_year),
    Rule("nth unit of? ( this|last|next|the unit )? year?", _read_part_of_year),
    Rule("decade", _read_decade),
    Rule("ordinal|nth -? unit", _read_century),
    Rule("vague", _read_vague),
)


def _expression(pattern: str) -> str:
    """Translate a rule's pattern into a regular expression over letters."""
    parts = []
    for word in pattern.split():
        if word in ("(", "|", ")", ")?", ")*"):
            parts.append(word.replace("(", "(?:"))
            continue
        suffix = word[-1] if word[-1] in "?*" else ""
        names = word.removesuffix(suffix).split("|") if suffix else word.split("|")
        parts.append("[" + "".join(re.escape(CLASSES[name]) for name in names) + "]" + suffix)
    return "".join(parts)


_COMPILED = tuple((re.compile(_expression(rule.pattern)), rule.read) for rule in RULES)
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _COMPILED))


def meanings(words: Words, *, published: date | None, anchor: Period | None, future: bool | None) -> Iterator[Meaning]:
    """Yield what the words say about time, in the order of the text, without overlap."""
    setting = Setting(words, published, anchor, future, _surnames(words))
    position = 0
    while (found := _ANY.search(words.letters, position)) is not None:
        if setting.frame is not None and any(ends_sentence(words, index) for index in range(position, found.start())):
            setting = replace(setting, frame=None)
        read = _read_at(setting, found.start())
        if not read:
            position = found.start() + 1
            continue
        for meaning in read:
            yield meaning
            setting = _moved_on(setting, meaning)
        position = read[-1].last + 1


def _read_at(setting: Setting, start: int) -> tuple[Meaning, ...]:
    """Return what the first rule that can reads at a word, () where none can."""
    for pattern, read in _COMPILED:
        match = pattern.match(setting.words.letters, start)
        if match is None:
            continue
        try:
            found = read(setting, start, match.end() - 1)
        except (OverflowError, ValueError):  # as the calendar of the standard library tells a day beyond its ends
            continue
        if found:
            return found if isinstance(found, tuple) else (found,)
    return ()


def _moved_on(setting: Setting, meaning: Meaning) -> Setting:
    """Return the setting for what follows: the last date told is what "later" counts from."""
    if meaning.period is None or meaning.kind not in ("absolute", "relative"):
        return setting
    frame = meaning.period.first.year if _opens_sentence(setting.words, meaning) else setting.frame
    return replace(setting, anchor=meaning.period, frame=frame)


def _opens_sentence(words: Words, meaning: Meaning) -> bool:
    """Tell whether a year, or a date with its year, sets the time of the sentence: "In 2019, ..."."""
    return (
        meaning.kind == "absolute"
        and words.word(meaning.first - 1) in ("in", "on")
        and words.written(meaning.first - 1)[0].isupper()
        and "Y" in words.letters[meaning.first : meaning.last + 1]
    )
