"""Read what the calendar names: days of a month, weekdays, months, years and what is wider or narrower."""

import re
from dataclasses import replace
from datetime import date

from geomap.dates.periods import (
    DETERMINERS,
    STEPS,
    Grain,
    Kind,
    Meaning,
    Period,
    Phrase,
    Reading,
    calendar_day,
    in_some_year,
    joined,
    month_at,
    month_period,
    number_at,
    parse_period,
    shifted,
    weekday_at,
    weekday_from,
    year_period,
    years_period,
)
from geomap.dates.wording import CLASSES, DECADES, FEASTS, ORDINALS, UNITS, Direction, Words
from geomap.vocabulary import listed


def read_iso(phrase: Phrase) -> Reading:
    """Read 2025-08-23, with a time of day or without."""
    period = parse_period(phrase.words.lower[phrase.first][:10])
    return phrase.means("absolute", period) if period else None


def read_numeric(phrase: Phrase) -> Reading:
    """Read 31/12/2024. Where day and month could be either, only the year is sure; dots mean the day comes first."""
    word = phrase.words.lower[phrase.first]
    left, middle, right = (int(part) for part in re.split("[./-]", word))
    if left > 31:
        period = calendar_day(left, middle, right)
        return phrase.means("absolute", period) if period else None
    day_first = calendar_day(right, middle, left)
    month_first = None if "." in word else calendar_day(right, left, middle)
    if day_first and month_first and day_first != month_first:
        return phrase.means("absolute", year_period(right))
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
    return _day_at(phrase, nearest[0], days[0], first, way), _day_at(phrase, nearest[1], days[1], second, way)


def _day_at(phrase: Phrase, month: int, day: int, year: int | None, way: Direction | None) -> Period | None:
    month_number, day_number = month_at(phrase.words, month), number_at(phrase.words, day)
    if year is not None:
        return calendar_day(year, month_number, day_number)
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
        after = [calendar_day(year, end.first.month, end.first.day) for year in years]
        end = next((day for day in after if day is not None and day.first >= start.first), end)
    elif stated == 1 and end.first < start.first:  # "December 28 to January 4, 2022"
        start = calendar_day(start.first.year - 1, start.first.month, start.first.day) or start
    if end.first < start.first:
        return phrase.means(_kind(phrase), None, way)
    return phrase.means(_kind(phrase), joined(start, end), way)


def read_day(phrase: Phrase, year: int | None) -> Meaning | None:
    """Read one day of the given year, or of the year that the text leaves out."""
    words, way = phrase.words, phrase.direction()
    month, day = phrase.having("month", "mon")[0], phrase.having("day", "ordinal")[0]
    if year is not None:
        period = _day_at(phrase, month, day, year, way)
        return phrase.means("absolute", period, way) if period else None
    if month < day and (_counts(words, month, day) or words.written(month - 1) in _NAMES_BEFORE_MONTHS):
        return None
    number, leap_year = number_at(words, day), 2024
    if calendar_day(leap_year, month_at(words, month), number) is None:
        return None
    weekdays = phrase.having("weekday", "wed")
    weekday = weekday_at(words, weekdays[0]) if weekdays else None
    return phrase.means(
        "relative", in_some_year(phrase.setting, month_at(words, month), number, way, weekday=weekday), way
    )


_NAMES_BEFORE_MONTHS = listed("dates.names_before_months")  # a Long March rocket, Black September


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
        else month_period(year, month_at(words, index))
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
    if year is None:  # the end is the first of its name after the start: "from June to September"
        end = month_period(start.first.year + (end.first.month < start.first.month), end.first.month)
    elif end.first < start.first:  # over the turn of the year: "December to April"
        start = month_period(start.first.year - 1, start.first.month)
    return phrase.means(kind, joined(start, end), way)


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
        return phrase.means("absolute", month_period(year, number), way)
    return phrase.means("relative", in_some_year(phrase.setting, number, None, way), way)


def _read_led_month(phrase: Phrase, number: int, lead: str) -> Meaning:
    way: Direction = "past" if lead in ("last", "previous") else "future"
    start = phrase.setting.anchor if lead in ("following", "previous") else phrase.from_today("day", 0)
    if start is None:
        return phrase.means("relative", None, way)
    year, current = start.first.year, start.first.month
    if lead == "this":
        return phrase.means("relative", month_period(year, number))
    if way == "past":
        # In September, August is "last month", and "last August" the one before.
        year -= current - 1 <= number
    else:
        year += current >= number
    return phrase.means("relative", month_period(year, number), way)


_SURELY = listed("dates.surely")
_PREPOSITIONS = _SURELY | listed("dates.prepositions")
_ALSO_WORDS = listed("dates.also_words")


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


def read_weekday(phrase: Phrase) -> Reading:
    """Read a weekday: the nearest on the side that the clause looks to, the day of writing included."""
    words, index = phrase.words, phrase.having("weekday")[0]
    if _is_proper_name(words, index):
        return None
    lead = phrase.lead("last", "next", "this", "coming", "following", "previous")
    if lead in ("following", "previous"):
        return _read_from_anchor(phrase, weekday_at(words, index), "future" if lead == "following" else "past")
    way = phrase.direction()
    if lead == "last":
        way = "past"
    elif lead in ("next", "coming") or (lead == "this" and way is None):
        way = "future"
    if phrase.published is None:
        return phrase.means("relative", None, way)
    strictly = lead in ("last", "next", "coming")
    found = weekday_from(phrase.published, weekday_at(words, index), way or "past", strictly=strictly)
    return phrase.means("relative", found, way)


def _read_from_anchor(phrase: Phrase, weekday: int, way: Direction) -> Meaning:
    """Read "the following Monday": it counts from the last day told."""
    anchor = phrase.setting.anchor
    if anchor is None or anchor.grain != "day":
        return phrase.means("relative", None, way)
    start = anchor.last if way == "future" else anchor.first
    return phrase.means("relative", weekday_from(start, weekday, way, strictly=True), way)


def read_weekday_week(phrase: Phrase) -> Reading:
    """Read "Saturday week", the British for a week after the coming Saturday."""
    if phrase.words.lower[phrase.last] != "week":
        return None
    if phrase.published is None:
        return phrase.means("relative", None, "future")
    coming = weekday_from(phrase.published, weekday_at(phrase.words, phrase.first), "future")
    return phrase.means("relative", shifted(coming, "day", 7), "future")


_NAMES_BEFORE_DAYS = listed("dates.names_before_days")
_NAMES_AFTER_DAYS = listed("dates.names_after_days")


def _is_proper_name(words: Words, index: int) -> bool:
    """Tell whether a weekday is part of a name: the Sunday Times, Black Friday."""
    before, after = words.word(index - 1), words.word(index + 1)
    return (before in _NAMES_BEFORE_DAYS and words.capital(index - 1)) or (
        after in _NAMES_AFTER_DAYS and words.capital(index + 1)
    )


_FIRST, _LAST = 1400, 2150  # a bare number outside is taken for no year

_CUES = listed("dates.cues")
_COUNTED = listed("dates.counted")


def read_year(phrase: Phrase) -> Reading:
    """Read a year, alone where its neighbours say that it is one."""
    words, index = phrase.words, phrase.having("year")[0]
    number = int(words.lower[index])
    glued = words.touching(index) and words.part(index - 1) not in ("open", "-")
    if glued or phrase.after in _COUNTED or not _FIRST <= number <= _LAST:
        return None
    if phrase.first == index and not _is_year(words, index, number):
        return None
    return phrase.means("absolute", year_period(number))


def _is_year(words: Words, index: int, number: int) -> bool:
    """Tell whether a bare number of four digits is a year."""
    previous, follower = words.word(index - 1), words.word(index + 1)
    around = words.part(index - 1), words.part(index + 1)
    if number < 1700:
        return previous in ("in", "since", "year", "circa")
    if previous in _CUES or around[1] == "'s" or around == ("open", "close") or _is_listed(words, index):
        return True
    if previous == "-" and words.word(index - 2) in ("pre", "post"):
        return True
    return 1800 <= number <= 2100 and follower.isalpha() and _is_attribute_year(words, index)


def _is_listed(words: Words, index: int) -> bool:
    """Tell whether a year stands in a row of years: "the 2014, 2015 and 2017 protests"."""
    before = words.letters[max(index - 2, 0) : index]
    return before in ("Y,", ",l") or words.letters[index + 1 : index + 3] in (",Y", "lY")


def _is_attribute_year(words: Words, index: int) -> bool:
    """Tell whether a year says which of many a thing is: "the 2016 accord", "its historic 2016 accord"."""
    if words.word(index - 1) in DETERMINERS or words.part(index - 1) == "'s":
        return True
    adjective = words.written(index - 1)
    return words.word(index - 2) in DETERMINERS and adjective.isalpha() and adjective.islower()


def read_years(phrase: Phrase) -> Reading:
    """Read "2015-2021", "2024-25", "from 2015 to 2021"."""
    start, tail = int(phrase.words.lower[phrase.first]), phrase.words.lower[phrase.last]
    end = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)
    if not start < end <= start + 200 or not _FIRST <= start <= _LAST or phrase.after in _COUNTED:
        return None
    return phrase.means("absolute", years_period(start, end - start + 1, "year"))


_SEASON_CUES = listed("dates.season_cues")
_SEASON_MONTHS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}  # midpoints, in the north


def read_season(phrase: Phrase) -> Reading:
    """Read "the summer of 2019", "last winter"; "the winter" alone is vague."""
    words, index, year = phrase.words, phrase.having("season")[0], phrase.year()
    if year is not None:
        return phrase.means("absolute", replace(year_period(year), grain="season"))
    lead, way = phrase.lead("last", "this", "next", "coming"), phrase.direction()
    if not lead:
        if words.word(index - 1) not in _SEASON_CUES or words.capital(index) or words.lower[index] == "fall":
            return None
        lead = {"past": "last", "future": "next"}.get(way or "", "")
    if not lead or (words.lower[index] == "winter" and phrase.first == index):
        return phrase.means("vague", None, way)  # a winter lies in two years
    return phrase.means("relative", _season(phrase, words.lower[index], lead), way)


def _season(phrase: Phrase, season: str, lead: str) -> Period | None:
    """Return the year of last, this or next summer, at the grain of a season."""
    if phrase.published is None:
        return None
    year, month = phrase.published.year, phrase.published.month
    middle = _SEASON_MONTHS[season]
    if lead == "last":
        year -= middle >= month
    elif lead in ("next", "coming"):
        year += middle <= month
    elif season == "winter" and month >= 9:
        return Period(date(year, 1, 1), date(year + 1, 12, 31), "season")
    return replace(year_period(year), grain="season")


def read_feast(phrase: Phrase) -> Reading:
    """Read "Christmas Day", with its year or without, and "the new year"."""
    year, way = phrase.year(), phrase.direction()
    name = re.sub("['’.]", "", phrase.words.lower[phrase.first])
    if name not in FEASTS:
        return _read_new_year(phrase)
    month, day = FEASTS[name]
    if year is not None:
        return phrase.means("absolute", calendar_day(year, month, day), way)
    return phrase.means("relative", in_some_year(phrase.setting, month, day, way), way)


def _read_new_year(phrase: Phrase) -> Reading:
    """Read "in the new year": the one to come, or in its first half the one begun."""
    if phrase.before != "the" or phrase.published is None:
        return phrase.means("vague") if phrase.before == "the" else None
    return phrase.means("relative", year_period(phrase.published.year + (phrase.published.month > 6)))


def read_part_of_year(phrase: Phrase) -> Reading:
    """Read "the first quarter of 2025" and "the second half of last year": a year, with closer bounds."""
    words = phrase.words
    nth = ORDINALS[words.lower[phrase.having("nth")[0]]]
    units = [UNITS[words.lower[index]] for index in phrase.having("unit")]
    parts = {"quarter": 4, "half": 2}.get(units[0], 0)
    if nth > parts or (phrase.year() is None and units[1:] != ["year"]):
        return None
    year = phrase.year()
    if year is not None:
        return phrase.means("absolute", _part(year, nth, parts))
    if phrase.published is None:
        return phrase.means("relative")
    step = STEPS[phrase.lead("last", "this", "next", "the") or "this"]
    return phrase.means("relative", _part(phrase.published.year + step, nth, parts))


def _part(year: int, nth: int, parts: int) -> Period:
    months = 12 // parts
    return Period(
        month_period(year, (nth - 1) * months + 1).first,
        month_period(year, nth * months).last,
        "year",
    )


def read_decade(phrase: Phrase) -> Reading:
    """Read "the 1970s", "the '80s", "the nineties": vague, with bounds."""
    word = phrase.words.lower[phrase.first]
    short = DECADES.get(word) or int(word.strip("'‘’s"))
    if short < 1000 and phrase.before not in ("the", "early", "late", "mid", "-"):
        return None
    start = short if short >= 1000 else 1900 + short
    if not _FIRST <= start <= _LAST:
        return None
    grain: Grain = "century" if start % 100 == 0 else "decade"
    return phrase.means("vague", years_period(start, 100 if grain == "century" else 10, grain))


def read_century(phrase: Phrase) -> Reading:
    """Read "the 19th century": vague, with bounds."""
    words = phrase.words
    number = number_at(words, phrase.first) or ORDINALS.get(words.lower[phrase.first], 0)
    if UNITS[words.lower[phrase.last]] != "century" or not 5 <= number <= 22:
        return None
    return phrase.means("vague", years_period((number - 1) * 100 + 1, 100, "century"))
