"""Periods, the phrases that mean them, and the choice of the year or the week that a text leaves out.

A period is a stretch of whole days, with the ISO form that it may honestly take.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from geomap.dates.wording import (
    CLASSES,
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Direction,
    Words,
    direction,
    number,
)
from geomap.vocabulary import listed

Grain = Literal["day", "weekend", "week", "month", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included, and the grain at which a text names them."""

    first: date
    last: date
    grain: Grain

    @property
    def value(self) -> str | None:
        """Return ISO 8601 with the precision of the grain; None for what is wider than a year.

        A week has no date of its own: it is told by the month that holds most of
        it. A season is told by its year, for its months differ between the
        hemispheres.
        """
        if self.grain in ("day", "weekend"):
            return self.first.isoformat()
        if self.grain == "week":
            return (self.first + timedelta(3)).isoformat()[:7]
        if self.grain == "month":
            return self.first.isoformat()[:7]
        if self.grain in ("season", "year"):
            return self.first.isoformat()[:4]
        return None

    @property
    def until(self) -> str | None:
        """Return the last value that the period touches, None where that is its value."""
        if self.grain in ("week", "decade", "century"):
            return None
        end = self.last.isoformat()[: len(self.value or "")]
        return None if end == self.value else end


def day_period(when: date) -> Period:
    """Return one day."""
    return Period(when, when, "day")


def calendar_day(year: int, month: int, number: int) -> Period | None:
    """Return a day of the calendar, None where there is no such day."""
    try:
        return day_period(date(year, month, number))
    except ValueError:
        return None


def month_period(year: int, number: int) -> Period:
    """Return a calendar month."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year_period(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def years_period(first: int, count: int, grain: Grain) -> Period | None:
    """Return ``count`` years from ``first``, None beyond the calendar."""
    if first < MINYEAR or first + count - 1 > MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), grain)


def week_period(when: date) -> Period:
    """Return the week from Monday to Sunday around a day."""
    monday = when - timedelta(when.weekday())
    return Period(monday, monday + timedelta(6), "week")


def weekend_period(when: date) -> Period:
    """Return the Saturday and Sunday of the week around a day."""
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return Period(saturday, saturday + timedelta(1), "weekend")


def joined(first: Period, last: Period) -> Period:
    """Return the period from the start of one to the end of another, at the finer grain."""
    finer = first.grain if ORDER.index(first.grain) <= ORDER.index(last.grain) else last.grain
    return Period(first.first, last.last, finer)


ORDER: tuple[Grain, ...] = ("day", "weekend", "week", "month", "season", "year", "decade", "century")
"""Grains, finest first."""


def shifted(start: Period, unit: str, count: int) -> Period | None:
    """Return the period ``count`` units after another, at the grain of the unit or of the start, the coarser.

    Whoever counts in months does not mean a day: two months after 14 February is
    April. None beyond the calendar, and for hours, which move no date.
    """
    if unit not in _SHIFTS:
        return None
    try:
        return _SHIFTS[unit](start, count)
    except (ValueError, OverflowError):
        return None


def _shift_days(start: Period, count: int) -> Period:
    moved = Period(start.first + timedelta(count), start.last + timedelta(count), start.grain)
    if start.grain == "day" or abs(count) > 7:
        return moved if start.grain == "day" else _widest(moved)
    return start  # a few days after something dated by its month: most likely the same month


def _shift_weeks(start: Period, count: int) -> Period:
    moved = Period(start.first + timedelta(7 * count), start.last + timedelta(7 * count), start.grain)
    if ORDER.index(start.grain) <= ORDER.index("week"):
        return Period(moved.first - timedelta(3), moved.first + timedelta(3), "week")
    return _widest(moved)


def _shift_months(start: Period, count: int) -> Period:
    if ORDER.index(start.grain) > ORDER.index("month"):
        return start
    ordinal = start.first.year * 12 + start.first.month - 1 + count
    return month_period(ordinal // 12, ordinal % 12 + 1)


def _shift_years(start: Period, count: int) -> Period:
    return year_period(start.first.year + count)


def _widest(period: Period) -> Period:
    if period.first.year == period.last.year:
        return Period(period.first, period.last, "year")
    return Period(period.first, period.last, "decade")


_SHIFTS: dict[str, Callable[[Period, int], Period]] = {
    "day": _shift_days,
    "week": _shift_weeks,
    "fortnight": lambda start, count: _shift_weeks(start, 2 * count),
    "month": _shift_months,
    "quarter": lambda start, count: _shift_months(start, 3 * count),
    "year": _shift_years,
    "decade": lambda start, count: _shift_years(start, 10 * count),
    "century": lambda start, count: _shift_years(start, 100 * count),
}


def parse_period(value: str) -> Period | None:
    """Read a value back: "2025", "2025-08" or "2025-08-23"; None for anything else."""
    parts = value.split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return None
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            return day_period(date(numbers[0], numbers[1], numbers[2]))
        return month_period(numbers[0], numbers[1]) if len(numbers) == 2 else year_period(numbers[0])
    except ValueError:
        return None


Kind = Literal["absolute", "relative", "vague", "duration", "set"]

DETERMINERS = listed("dates.determiners")
STEPS = {"last": -1, "this": 0, "the": 0, "next": 1, "coming": 1}
"""How far from now the words before a unit lead: "last year", "next month"."""


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
    """What the meaning of an expression depends on beyond its own words.

    ``persons`` are the names of months that the text gives to persons ("Theresa
    May"); ``frame`` is the year that opens the sentence ("In 2019, ...").
    """

    words: Words
    published: date | None
    anchor: Period | None
    future: bool | None
    persons: frozenset[str] = frozenset()
    frame: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a rule matched, from ``first`` to ``last``, both included, in their setting."""

    setting: Setting
    first: int
    last: int

    @property
    def words(self) -> Words:
        """Return the words of the whole text."""
        return self.setting.words

    @property
    def published(self) -> date | None:
        """Return the publishing date."""
        return self.setting.published

    @property
    def before(self) -> str:
        """Return the word before the phrase."""
        return self.words.word(self.first - 1)

    @property
    def after(self) -> str:
        """Return the word after the phrase."""
        return self.words.word(self.last + 1)

    def having(self, *parts: str) -> list[int]:
        """Return where the words stand that play one of some parts."""
        letters = "".join(CLASSES[part] for part in parts)
        return [index for index in range(self.first, self.last + 1) if self.words.letters[index] in letters]

    def lead(self, *parts: str) -> str:
        """Return the part of the first word that plays one of some parts, "" where none does."""
        found = self.having(*parts)
        return self.words.part(found[0]) if found else ""

    def unit(self) -> str:
        """Return the unit of "two and a half years": the one that is no part of another, where there are two."""
        units = [UNITS[self.words.lower[index]] for index in self.having("unit")]
        return next((unit for unit in units if unit not in ("half", "quarter")), units[0])

    def year(self) -> int | None:
        """Return the year that the phrase states last, None where it states none."""
        found = self.having("year")
        return int(self.words.lower[found[-1]]) if found else None

    def within(self, first: int, last: int) -> "Phrase":
        """Return the phrase of other words in the same setting."""
        return Phrase(self.setting, first, last)

    def direction(self) -> Direction | None:
        """Return the way the clause looks: as told by the caller, else as its verbs say."""
        if self.setting.future is not None:
            return "future" if self.setting.future else "past"
        return direction(self.words, self.first, self.last)

    def means(self, kind: Kind, period: Period | None = None, way: Direction | None = None) -> Meaning:
        """Return a meaning of the whole phrase."""
        return Meaning(self.first, self.last, kind, period, way)

    def from_today(self, unit: str, count: int) -> Period | None:
        """Return the period some units from the day of writing, None where that is unknown."""
        return shifted(day_period(self.published), unit, count) if self.published else None


Reading = Meaning | tuple[Meaning, ...] | None
Reader = Callable[[Phrase], Reading]


def month_at(words: Words, index: int) -> int:
    """Return the number of the month that a word names."""
    word = words.lower[index]
    return MONTHS.get(word) or SHORT_MONTHS[word]


def weekday_at(words: Words, index: int) -> int:
    """Return the number of the weekday that a word names, Monday's 0."""
    word = words.lower[index]
    return WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def number_at(words: Words, index: int) -> int:
    """Return the number that a word tells, 0 where it tells none."""
    return number(words.lower[index]) or 0


def is_capital_inside(words: Words, index: int) -> bool:
    """Tell whether a word that needs no capital has one within a sentence: the Tomorrow Group, The Daily Star."""
    opens = index == 0 or words.letters[index - 1] in "|.(-" or words.new_line(index)
    shouted = words.written(index).isupper() and words.written(index - 1).isupper()
    return words.capital(index) and not opens and not shouted


_FAR, _NEAR = 300, 90  # days


def in_some_year(
    setting: Setting, month: int, number: int | None, way: Direction | None, *, weekday: int | None = None
) -> Period | None:
    """Return a day, or a month where ``number`` is None, whose year the text leaves out.

    The year that opens the sentence holds; else the publishing date decides. A
    weekday told beside the date picks among the years around, but for a date
    close to the publishing date: there it is rather the weekday that is wrong.
    None where neither is known, and where there is no such day.
    """
    if setting.frame is not None:
        return _dated(month, number, setting.frame)
    if setting.published is None:
        return None
    around = range(setting.published.year - 1, setting.published.year + 2)
    options = [found for year in around if (found := _dated(month, number, year)) is not None]
    nearest = _nearest(options, setting.published, way)
    if weekday is None or nearest is None or _distance(nearest, setting.published) < _NEAR:
        return nearest
    named = [option for option in options if option.first.weekday() == weekday]
    return _nearest(named, setting.published, way) or nearest


def _dated(month: int, number: int | None, year: int) -> Period | None:
    return month_period(year, month) if number is None else calendar_day(year, month, number)


def _nearest(options: list[Period], published: date, way: Direction | None) -> Period | None:
    """Return the option nearest to the publishing date on the side that the clause looks to.

    Who means a day nearly a year ahead names its year, so that one just past is
    meant instead. Where the clause does not tell, the past is, unless what lies
    ahead is much nearer.
    """
    past = max((option for option in options if option.first <= published), key=_start, default=None)
    ahead = min((option for option in options if option.last >= published), key=_start, default=None)
    if past is None or ahead is None:
        return past or ahead
    back, forth = _distance(past, published), _distance(ahead, published)
    if way == "past":
        return past
    if way == "future":
        # A month of the year goes round: "will begin in April", written in May, is next year's.
        is_late = ahead.grain == "day" and forth > _FAR and back < _NEAR
        return past if is_late else ahead
    if way == "either":
        return ahead if forth < back else past
    return ahead if forth < 0.4 * back else past


def _start(period: Period) -> date:
    return period.first


def _distance(option: Period, published: date) -> int:
    if option.first <= published <= option.last:
        return 0
    return min(abs((option.first - published).days), abs((option.last - published).days))


def weekday_from(start: date, weekday: int, way: Direction, *, strictly: bool = False) -> Period:
    """Return the weekday nearest to a day on one side of it, or on either; ``strictly`` leaves out the day itself."""
    back = (start.weekday() - weekday) % 7
    ahead = (weekday - start.weekday()) % 7
    if strictly:
        back, ahead = back or 7, ahead or 7
    if way == "past" or (way == "either" and back <= ahead):
        return day_period(start - timedelta(back))
    return day_period(start + timedelta(ahead))
