"""Years, and what is wider or narrower: "early 2026", "2015-2021", "summer of 2019", "the 1970s"."""

import re
from dataclasses import replace
from datetime import date

from geomap.dates import periods
from geomap.dates.choices import in_some_year
from geomap.dates.periods import Grain, Period
from geomap.dates.phrases import DETERMINERS, STEPS, Phrase, Reading, number_at
from geomap.dates.words import DECADES, FEASTS, ORDINALS, UNITS, Words

_FIRST, _LAST = 1400, 2150  # a bare number outside is taken for no year

_CUES = frozenset(
    """in since by until till from of during before after to through throughout for around circa early late mid year and
    or both between spring summer autumn winter fall end beginning start starting within
    fiscal over""".split()
)
_COUNTED = frozenset(
    """people troops soldiers workers jobs passengers tonnes tons km kilometres kilometers miles metres meters feet
    dollars euros pounds men women children homes houses families hectares acres seats cars vehicles barrels bpd
    containers teu megawatts mw students members delegates votes cases deaths bc bce m rs rupees taka yen yuan
    kg litres liters grams hours times per gmt utc hrs local est bst ist cet jst flights ships vessels boats aircraft
    migrants refugees pilgrims tourists visitors fans residents villagers voters protesters units copies
    points""".split()
)


def read_year(phrase: Phrase) -> Reading:
    """Read a year, alone where its neighbours say that it is one."""
    words, index = phrase.words, phrase.having("year")[0]
    number = int(words.lower[index])
    glued = words.touching(index) and words.part(index - 1) not in ("open", "-")
    if glued or phrase.after in _COUNTED or not _FIRST <= number <= _LAST:
        return None
    if phrase.first == index and not _is_year(words, index, number):
        return None
    return phrase.means("absolute", periods.year(number))


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
    return 1800 <= number <= 2100 and follower.isalpha() and _is_attribute(words, index)


def _is_listed(words: Words, index: int) -> bool:
    """Tell whether a year stands in a row of years: "the 2014, 2015 and 2017 protests"."""
    before = words.letters[max(index - 2, 0) : index]
    return before in ("Y,", ",l") or words.letters[index + 1 : index + 3] in (",Y", "lY")


def _is_attribute(words: Words, index: int) -> bool:
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
    return phrase.means("absolute", periods.years(start, end - start + 1, "year"))


_SEASON_CUES = frozenset("in the during by since until from".split())
_SEASON_MONTHS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}  # midpoints, in the north


def read_season(phrase: Phrase) -> Reading:
    """Read "the summer of 2019", "last winter"; "the winter" alone is vague."""
    words, index, year = phrase.words, phrase.having("season")[0], phrase.year()
    if year is not None:
        return phrase.means("absolute", replace(periods.year(year), grain="season"))
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
    return replace(periods.year(year), grain="season")


def read_feast(phrase: Phrase) -> Reading:
    """Read "Christmas Day", with its year or without, and "the new year"."""
    year, way = phrase.year(), phrase.direction()
    name = re.sub("['’.]", "", phrase.words.lower[phrase.first])
    if name not in FEASTS:
        return _read_new_year(phrase)
    month, day = FEASTS[name]
    if year is not None:
        return phrase.means("absolute", periods.day_of(year, month, day), way)
    return phrase.means("relative", in_some_year(phrase.setting, month, day, way), way)


def _read_new_year(phrase: Phrase) -> Reading:
    """Read "in the new year": the one to come, or in its first half the one begun."""
    if phrase.before != "the" or phrase.published is None:
        return phrase.means("vague") if phrase.before == "the" else None
    return phrase.means("relative", periods.year(phrase.published.year + (phrase.published.month > 6)))


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
        periods.month(year, (nth - 1) * months + 1).first,
        periods.month(year, nth * months).last,
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
    return phrase.means("vague", periods.years(start, 100 if grain == "century" else 10, grain))


def read_century(phrase: Phrase) -> Reading:
    """Read "the 19th century": vague, with bounds."""
    words = phrase.words
    number = number_at(words, phrase.first) or ORDINALS.get(words.lower[phrase.first], 0)
    if UNITS[words.lower[phrase.last]] != "century" or not 5 <= number <= 22:
        return None
    return phrase.means("vague", periods.years((number - 1) * 100 + 1, 100, "century"))
