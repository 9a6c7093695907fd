"""The grammar of time expressions: patterns over the parts that words play, and what reads each.

A rule names its words by the parts of ``wording.CLASSES``; "?" marks what may be
missing, "*" what may repeat. Rules are tried in their order at each word; a
reader that gives None hands the word on. What is counted from the day of writing,
or from the last date told, is read here; what the calendar names, in ``calendar``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.dates.calendar import (
    months_as_names,
    read_century,
    read_days,
    read_days_of_this_year,
    read_decade,
    read_feast,
    read_iso,
    read_month,
    read_month_of_year,
    read_months,
    read_months_of_this_year,
    read_numeric,
    read_part_of_year,
    read_season,
    read_week_of_month,
    read_weekday,
    read_weekday_week,
    read_year,
    read_years,
)
from geomap.dates.periods import (
    STEPS,
    Meaning,
    Period,
    Phrase,
    Reader,
    Reading,
    Setting,
    day_period,
    is_capital_inside,
    month_period,
    number_at,
    shifted,
    week_period,
    weekday_at,
    weekday_from,
    weekend_period,
    year_period,
)
from geomap.dates.wording import CLASSES, Direction, Words, ends_sentence
from geomap.vocabulary import listed

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
        return week_period(today + timedelta(7 * step))
    if unit == "month":
        return shifted(month_period(today.year, today.month), "month", step)
    if unit == "year":
        return shifted(year_period(today.year), "year", step)
    return day_period(today) if unit == "day" else None


def _weekend(phrase: Phrase, today: date, step: int) -> Period:
    """Return the weekend that "last", "this", "next" or the clause means."""
    this = weekend_period(today)
    if step > 0:
        return weekend_period(today + timedelta(7))
    ahead = step == 0 and (this.first <= today or phrase.direction() == "future")
    return this if ahead else weekend_period(today - timedelta(7))


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


_ROUNDING = listed("dates.rounding")


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
    period = shifted(anchor, unit, -count if back else count) if anchor else None
    return phrase.means("relative", _told(phrase, period), way)


def _stands_alone(phrase: Phrase) -> bool:
    alone = phrase.after in ("", "this", "that", "and", "but")
    return alone or phrase.words.part(phrase.last + 1) in (".", ",", "break", "close", "-")


def _told(phrase: Phrase, period: Period | None) -> Period | None:
    """Return a period counted from an anchor, None where it would lie ahead of a clause that looks back."""
    ahead = period is not None and phrase.published is not None and period.first > phrase.published
    return None if ahead and phrase.direction() == "past" else period


def read_from(phrase: Phrase) -> Reading:
    """Read "two weeks from now" and "three days from Monday", the one to come."""
    count, unit, words, last = _count(phrase), phrase.unit(), phrase.words, phrase.last
    if count is None or unit in _NO_DATES:
        return phrase.means("vague", None, "future")
    if phrase.published is None:
        return phrase.means("relative", None, "future")
    if words.part(last) == "weekday":
        start: Period | None = weekday_from(phrase.published, weekday_at(words, last), "future")
    else:
        start = phrase.from_today("day", _TODAY.get(words.lower[last], 0))
    days = {"week": 7, "fortnight": 14}.get(unit)
    found = shifted(start, "day", count * days) if start and days else start and shifted(start, unit, count)
    return phrase.means("relative", found, "future")


def read_in_time(phrase: Phrase) -> Reading:
    """Read "in three days": a date in a clause that looks ahead, else a duration ("the first in 13 years")."""
    count, unit = _count(phrase), phrase.unit()
    if unit in _NO_DATES:
        return None
    ahead = phrase.words.lower[phrase.first] == "in" and phrase.direction() == "future" and not _is_ranked(phrase)
    if not ahead or count is None:
        return phrase.means("duration")
    return phrase.means("relative", phrase.from_today(unit, count), "future")


_RANKS = listed("dates.ranks")
_UNMATCHED = listed("dates.unmatched")

REACH_OF_RANKS = 8
"""Words before a time in which "first" or "no" says that it only tells how long a thing has not been."""


def _is_ranked(phrase: Phrase) -> bool:
    first = max(phrase.first - REACH_OF_RANKS, 0)
    return any(phrase.words.word(index) in _RANKS for index in range(first, phrase.first))


def read_anchored(phrase: Phrase) -> Reading:
    """Read "the next day", "the same month", "that year": counted from the last date told."""
    unit, anchor = phrase.unit(), phrase.setting.anchor
    step = {"next": 1, "following": 1, "previous": -1}.get(phrase.lead("next", "following", "previous"), 0)
    if unit in _NO_DATES or (step and phrase.words.lower[phrase.last].endswith("s")):
        return None
    way: Direction | None = "future" if step > 0 else "past" if step < 0 else None
    if anchor is None or unit not in ("day", "week", "month", "year"):
        return phrase.means("relative", None, way)
    return phrase.means("relative", _told(phrase, shifted(_around(anchor, unit), unit, step)), way)


def _around(anchor: Period, unit: str) -> Period:
    """Return the unit of the calendar that holds an anchor, the anchor where that is the wider one."""
    if unit == "year":
        return year_period(anchor.first.year)
    if unit == "month" and anchor.grain in ("day", "weekend", "week", "month"):
        return month_period(anchor.first.year, anchor.first.month)
    return week_period(anchor.first) if unit == "week" and anchor.grain == "day" else anchor


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
    Rule("iso", read_iso),
    Rule("numeric", read_numeric),
    # Months before days: "Monday, July 25, 2022", "April 27-28, 2025", "August 31 to September 11".
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ( ,? year )? {_TO} the? {_MONTH} {_DAY} ( ,? year )?", read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} {_TO}|/ the? {_DAY} ( ,? year )?", read_days),
    Rule(f"{_WEEKDAY} {_MONTH} , {_DAY} ,? year", read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ( ,? open? weekday|wed close? )? ,? year", read_days),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY} ,? of? this|last|next unit", read_days_of_this_year),
    Rule(f"{_WEEKDAY} {_MONTH} {_DAY}", read_days),
    # Days before months: "Thursday, 6 June 2019", "the 23rd of August", "4 and 11 May".
    Rule(f"{_WEEKDAY} {_DAY} {_TO} the? {_DAY} of? {_MONTH} ( ,? year )?", read_days),
    Rule(f"{_WEEKDAY} {_DAY} of? {_MONTH} ( ,? year )? {_TO} the? {_DAY} of? {_MONTH} ( ,? year )?", read_days),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? {_MONTH} ,? year", read_days),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? {_MONTH} ,? of? this|last|next unit", read_days_of_this_year),
    Rule(f"{_WEEKDAY} {_DAY} unit? of? month|mon", read_days),
    # Months: "January-March 2025", "August of 2018", "mid-July", "last August".
    Rule(f"part-of -|of|in? {_MONTH} ,|of? year", read_month_of_year),
    Rule(f"{_MONTH} {_TO} {_MONTH} ,|of? year", read_month_of_year),
    Rule(f"{_MONTH} ,|of|'s? year", read_month_of_year),
    Rule("month ( -|to|and month )? ,? of? this|last|next unit", read_months_of_this_year),
    Rule("month -|to month", read_months),
    Rule("month and month", read_months),
    Rule("nth|last unit of month ( ,? year )?", read_week_of_month),
    Rule("earlier|later|part-of in|of month", read_month),
    Rule("part-of|last|next|this|coming|following|previous -? month", read_month),
    Rule("month", read_month),
    # Weekdays, and what comes back: "every Friday", "Thursdays and Saturdays", "four times a week".
    Rule("every other? weekday|unit|month|season", read_set),
    Rule("often a|every|the unit", read_set),
    Rule("count|day|several times a|every unit", read_set),
    Rule("weekdays ( ,|and weekdays )*", read_set),
    Rule("weekly", read_set),
    Rule("last|next|this|coming|following|previous weekday", read_weekday),
    Rule("weekday unit", read_weekday_week),
    Rule("weekday", read_weekday),
    # Counted from the day of writing: "yesterday", "earlier this month", "the past year and a half".
    Rule("the unit before|after today", read_today),
    Rule("today", read_today),
    Rule("this|last|that daytime", read_daytime),
    Rule("past|last|next|coming|recent|following|previous count|day|several unit ( and a unit )?", read_window),
    Rule("last|next|this unit and a unit", read_window),
    Rule("past|coming|recent unit ( and a unit )?", read_window),
    Rule("earlier|later|part-of -? in|of? the|this|last|next|coming unit", read_unit),
    Rule("the next|following|previous unit", read_anchored),
    Rule("the? same unit", read_anchored),
    Rule("that unit", read_anchored),
    Rule("the? following|previous unit", read_anchored),
    Rule("this|last|next unit", read_unit),
    # Counted units: "two days ago", "three weeks later", "in 13 years", "a four-day visit".
    Rule(f"{_SPAN} ago", read_ago),
    Rule("unit ago", read_ago),
    Rule(f"{_SPAN} from today|now|weekday", read_from),
    Rule(f"{_SPAN} later|after|earlier|before", read_later),
    Rule("unit later|earlier", read_later),
    Rule("the unit", read_weekend),
    Rule("the unit after|before", read_later),
    Rule(f"in {_SPAN}", read_in_time),
    Rule(_SPAN, read_duration),
    # Years and what is wider or narrower: "early 2026", "2015-2021", "summer of 2019", "the 1970s".
    Rule("part-of|last|next|this|coming -? season ( of? year )?", read_season),
    Rule("season of? year", read_season),
    Rule("season", read_season),
    Rule("year -|to|/ year|day|count", read_years),
    Rule("part-of -|of|in? year", read_year),
    Rule("year", read_year),
    Rule("feast ,? year", read_feast),
    Rule("feast", read_feast),
    Rule("nth unit of? ( this|last|next|the unit )? year?", read_part_of_year),
    Rule("decade", read_decade),
    Rule("ordinal|nth -? unit", read_century),
    Rule("vague", read_vague),
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
    setting = Setting(words, published, anchor, future, months_as_names(words))
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
            found = read(Phrase(setting, start, match.end() - 1))
        except (OverflowError, ValueError):  # as the calendar of the standard library tells a day beyond its ends
            continue
        if found:
            meanings = found if isinstance(found, tuple) else (found,)
            return tuple(_undated(setting.words, meaning) for meaning in meanings)
    return ()


def _undated(words: Words, meaning: Meaning) -> Meaning:
    """Take its date from a time that only tells how long a thing has not been: "the first visit since 1971"."""
    if words.word(meaning.first - 1) != "since" or meaning.kind not in ("absolute", "relative"):
        return meaning
    before = {words.word(index) for index in range(max(meaning.first - REACH_OF_RANKS, 0), meaning.first)}
    return replace(meaning, kind="vague", period=None) if before & (_RANKS | _UNMATCHED) else meaning


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
