"""The grammar of time expressions: patterns over the parts that words play, and what reads each.

A rule names its words by the parts of ``words.CLASSES``; "?" marks what may be
missing, "*" what may repeat. Rules are tried in their order at each word; a
reader that gives None hands the word on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from geomap.dates.clauses import ends_sentence
from geomap.dates.counted import (
    read_ago,
    read_anchored,
    read_daytime,
    read_duration,
    read_in_time,
    read_later,
    read_set,
    read_today,
    read_unit,
    read_vague,
    read_weekend,
    read_window,
)  # fmt: skip
from geomap.dates.days import read_days, read_iso, read_numeric
from geomap.dates.months import (
    months_as_names,
    read_days_of_this_year,
    read_month,
    read_month_of_year,
    read_months,
    read_months_of_this_year,
    read_week_of_month,
)  # fmt: skip
from geomap.dates.periods import Period
from geomap.dates.phrases import Meaning, Phrase, Reader, Setting
from geomap.dates.weekdays import read_weekday, read_weekday_week
from geomap.dates.words import CLASSES, Words
from geomap.dates.years import (
    read_century,
    read_decade,
    read_feast,
    read_part_of_year,
    read_season,
    read_year,
    read_years,
)  # fmt: skip


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
