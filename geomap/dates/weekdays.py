"""Weekdays: "on Sunday", "last Friday", "the following Monday", "Saturday week"."""

from geomap.dates import periods
from geomap.dates.choices import weekday_from
from geomap.dates.clauses import Direction
from geomap.dates.phrases import Meaning, Phrase, Reading, weekday_at
from geomap.dates.words import Words


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
    return phrase.means("relative", periods.shift(coming, "day", 7), "future")


_NAMES_BEFORE = frozenset(
    "black good ash bloody super palm easter cyber holy maundy giving sheffield ruby blue fat".split()
)
_NAMES_AFTER = frozenset(
    """times mirror telegraph mail express herald post independent star people world tribune observer guardian sun
    life""".split()
)


def _is_proper_name(words: Words, index: int) -> bool:
    """Tell whether a weekday is part of a name: the Sunday Times, Black Friday."""
    before, after = words.word(index - 1), words.word(index + 1)
    return (before in _NAMES_BEFORE and words.capital(index - 1)) or (
        after in _NAMES_AFTER and words.capital(index + 1)
    )
