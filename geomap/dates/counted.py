"""What is counted from the day of writing or from the last date told: "yesterday", "last week", "two months later"."""

from datetime import date, timedelta

from geomap.dates import periods
from geomap.dates.clauses import Direction
from geomap.dates.periods import Period
from geomap.dates.phrases import STEPS, Phrase, Reading, is_capital_inside, number_at

_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_NO_DATES = frozenset({"hour", "minute", "half", "quarter"})
"""Units that move no date."""


def read_today(phrase: Phrase) -> Reading:
    """Read "yesterday" and "the day after tomorrow"."""
    words, index = phrase.words, phrase.having("today")[0]
    if is_capital_inside(words, index):
        return None
    days = _TODAY[words.lower[index]]
    if phrase.first < index:
        further = {"before": -1, "after": 1}[words.lower[index - 1]]
        if further != days:
            return None
        days += further
    return phrase.means("relative", phrase.from_today("day", days))


def read_daytime(phrase: Phrase) -> Reading:
    """Read "this morning", "last night" and "that evening"."""
    lead = phrase.words.part(phrase.first)
    if lead == "that":
        anchor = phrase.setting.anchor
        return phrase.means("relative", anchor if anchor is not None and anchor.grain == "day" else None)
    return phrase.means("relative", phrase.from_today("day", STEPS[lead]))


def read_unit(phrase: Phrase) -> Reading:
    """Read "last week", "earlier this month", "the end of the year", "later in the month"."""
    words, unit = phrase.words, phrase.unit()
    leads = phrase.having("last", "this", "next", "coming", "the")
    lead = words.part(leads[-1])
    if unit in _NO_DATES or (unit == "day" and STEPS[lead] != 0):
        return None
    if unit == "day" and phrase.before == "to":
        return phrase.means("vague")  # "to this day"
    if lead == "last" and phrase.first == leads[-1] and words.part(phrase.first - 1) == "the":
        return phrase.means("vague", _window(phrase, unit, 1, back=True))  # "over the last year"
    return phrase.means("relative", _calendar_unit(phrase, unit, STEPS[lead]))


def _calendar_unit(phrase: Phrase, unit: str, step: int) -> Period | None:
    today = phrase.published
    if today is None:
        return None
    if unit == "weekend":
        return _weekend(phrase, today, step)
    if unit in ("week", "fortnight"):
        return periods.week(today + timedelta(7 * step))
    if unit == "month":
        return periods.shift(periods.month(today.year, today.month), "month", step)
    if unit == "year":
        return periods.shift(periods.year(today.year), "year", step)
    return periods.day(today) if unit == "day" else None


def _weekend(phrase: Phrase, today: date, step: int) -> Period:
    """Return the weekend that "last", "this", "next" or the clause means."""
    this = periods.weekend(today)
    if step > 0:
        return periods.weekend(today + timedelta(7))
    ahead = step == 0 and (this.first <= today or phrase.direction() == "future")
    return this if ahead else periods.weekend(today - timedelta(7))


def read_weekend(phrase: Phrase) -> Reading:
    """Read "at the weekend"."""
    if phrase.unit() != "weekend" or phrase.before not in ("at", "over", "during", "on", "for"):
        return None
    found = _weekend(phrase, phrase.published, 0) if phrase.published else None
    return phrase.means("relative", found, phrase.direction())


def read_window(phrase: Phrase) -> Reading:
    """Read a stretch that ends or begins now: "the past three months", "the coming weeks". It has bounds, no date."""
    words, unit = phrase.words, phrase.unit()
    counted = phrase.having("count", "day", "a")
    many = bool(phrase.having("several")) or (words.lower[phrase.last].endswith("s") and not counted)
    if words.part(phrase.first) in ("last", "next") and not counted and not many:
        return None
    if many:
        return phrase.means("vague")
    count = number_at(words, counted[0]) or 1 if counted else 1
    back = bool(phrase.having("last", "past", "recent", "previous"))
    return phrase.means("vague", _window(phrase, unit, count, back=back))


def _window(phrase: Phrase, unit: str, count: int, *, back: bool) -> Period | None:
    end = phrase.from_today(unit, -count if back else count)
    if phrase.published is None or end is None:
        return None
    days = (end.first, end.last, phrase.published)
    return Period(min(days), max(days), "year")


_ROUNDING = frozenset("about around some nearly almost roughly approximately than over least".split())


def read_ago(phrase: Phrase) -> Reading:
    """Read "two days ago". Round and rounded numbers stay vague: "some 20 years ago"."""
    count, unit = _count(phrase), phrase.unit()
    rounded = phrase.before in _ROUNDING or (unit == "year" and count in range(20, 1000, 10))
    if count is None or rounded or unit in ("decade", "century"):
        return phrase.means("vague", None, "past")
    return phrase.means("relative", phrase.from_today(unit, -count), "past")


def _count(phrase: Phrase) -> int | None:
    """Return the number of "two years"; None where it is vague or broken: "a few", "two and a half"."""
    counted = phrase.having("count", "day", "year", "a", "the")
    if not counted or phrase.having("several", "and"):
        return None
    return 1 if phrase.words.part(counted[0]) in ("a", "the") else number_at(phrase.words, counted[0])


def read_later(phrase: Phrase) -> Reading:
    """Read "two months later" and "a day earlier": they count from the last date told."""
    count, unit, last = _count(phrase), phrase.unit(), phrase.words.part(phrase.last)
    back = last in ("earlier", "before")
    way: Direction = "past" if back else "future"
    # "Two days after the vote": the text does not date the vote here.
    of_event = last in ("after", "before") and not _stands_alone(phrase)
    if count is None or of_event or unit in _NO_DATES or unit == "weekend":
        return phrase.means("vague", None, way)
    anchor = phrase.setting.anchor
    period = periods.shift(anchor, unit, -count if back else count) if anchor else None
    return phrase.means("relative", _told(phrase, period), way)


def _stands_alone(phrase: Phrase) -> bool:
    alone = phrase.after in ("", "this", "that", "and", "but")
    return alone or phrase.words.part(phrase.last + 1) in (".", ",", "break", "close", "-")


def _told(phrase: Phrase, period: Period | None) -> Period | None:
    """Return a period counted from an anchor, None where it would lie ahead of a clause that looks back."""
    ahead = period is not None and phrase.published is not None and period.first > phrase.published
    return None if ahead and phrase.direction() == "past" else period


def read_in_time(phrase: Phrase) -> Reading:
    """Read "in three days": a date in a clause that looks ahead, else a duration ("the first in 13 years")."""
    count, unit = _count(phrase), phrase.unit()
    if unit in _NO_DATES:
        return None
    ahead = phrase.words.lower[phrase.first] == "in" and phrase.direction() == "future" and not _is_ranked(phrase)
    if not ahead or count is None:
        return phrase.means("duration")
    return phrase.means("relative", phrase.from_today(unit, count), "future")


_RANKS = frozenset(
    "first second third only ever time highest lowest worst best biggest largest deadliest most least longest".split()
)


def _is_ranked(phrase: Phrase) -> bool:
    return any(phrase.words.word(index) in _RANKS for index in range(max(phrase.first - 8, 0), phrase.first))


def read_anchored(phrase: Phrase) -> Reading:
    """Read "the next day", "the same month", "that year": counted from the last date told."""
    unit, anchor = phrase.unit(), phrase.setting.anchor
    step = {"next": 1, "following": 1, "previous": -1}.get(phrase.lead("next", "following", "previous"), 0)
    if unit in _NO_DATES or (step and phrase.words.lower[phrase.last].endswith("s")):
        return None
    way: Direction | None = "future" if step > 0 else "past" if step < 0 else None
    if anchor is None or unit not in ("day", "week", "month", "year"):
        return phrase.means("relative", None, way)
    return phrase.means("relative", _told(phrase, periods.shift(_around(anchor, unit), unit, step)), way)


def _around(anchor: Period, unit: str) -> Period:
    """Return the unit of the calendar that holds an anchor, the anchor where that is the wider one."""
    if unit == "year":
        return periods.year(anchor.first.year)
    if unit == "month" and anchor.grain in ("day", "weekend", "week", "month"):
        return periods.month(anchor.first.year, anchor.first.month)
    return periods.week(anchor.first) if unit == "week" and anchor.grain == "day" else anchor


def read_duration(phrase: Phrase) -> Reading:
    """Read "a four-day visit"; "an eight-year-old boy" and "a half" are none."""
    old = "old" in (phrase.after, phrase.words.word(phrase.last + 2))
    return None if old or phrase.unit() in ("half", "quarter") else phrase.means("duration")


def read_set(phrase: Phrase) -> Reading:
    """Read what comes back: "every Friday", "daily", "four times a week"."""
    named = phrase.words.part(phrase.first) == "weekly" and is_capital_inside(phrase.words, phrase.first)
    return None if named else phrase.means("set")


def read_vague(phrase: Phrase) -> Reading:
    """Read "recently" and its like."""
    return phrase.means("vague")
