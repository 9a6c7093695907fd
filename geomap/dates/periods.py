"""Periods: stretches of whole days, and the ISO form that each may honestly take."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

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


def day(when: date) -> Period:
    """Return one day."""
    return Period(when, when, "day")


def day_of(year: int, month: int, number: int) -> Period | None:
    """Return a day of the calendar, None where there is no such day."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def month(year: int, number: int) -> Period:
    """Return a calendar month."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, count: int, grain: Grain) -> Period | None:
    """Return ``count`` years from ``first``, None beyond the calendar."""
    if first < MINYEAR or first + count - 1 > MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), grain)


def week(when: date) -> Period:
    """Return the week from Monday to Sunday around a day."""
    monday = when - timedelta(when.weekday())
    return Period(monday, monday + timedelta(6), "week")


def weekend(when: date) -> Period:
    """Return the Saturday and Sunday of the week around a day."""
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return Period(saturday, saturday + timedelta(1), "weekend")


def join(first: Period, last: Period) -> Period:
    """Return the period from the start of one to the end of another, at the finer grain."""
    finer = first.grain if ORDER.index(first.grain) <= ORDER.index(last.grain) else last.grain
    return Period(first.first, last.last, finer)


ORDER: tuple[Grain, ...] = ("day", "weekend", "week", "month", "season", "year", "decade", "century")
"""Grains, finest first."""


def shift(start: Period, unit: str, count: int) -> Period | None:
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
    return month(ordinal // 12, ordinal % 12 + 1)


def _shift_years(start: Period, count: int) -> Period:
    return year(start.first.year + count)


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


def parse(value: str) -> Period | None:
    """Read a value back: "2025", "2025-08" or "2025-08-23"; None for anything else."""
    parts = value.split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return None
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            return day(date(numbers[0], numbers[1], numbers[2]))
        return month(numbers[0], numbers[1]) if len(numbers) == 2 else year(numbers[0])
    except ValueError:
        return None
