"""Choosing the year, or the week, that a text leaves out."""

from datetime import date, timedelta

from geomap.dates import periods
from geomap.dates.clauses import Direction
from geomap.dates.periods import Period
from geomap.dates.phrases import Setting

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
    return periods.month(year, month) if number is None else periods.day_of(year, month, number)


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
        return past if forth > _FAR and back < _NEAR else ahead
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
        return periods.day(start - timedelta(back))
    return periods.day(start + timedelta(ahead))
