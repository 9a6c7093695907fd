"""Time expressions of English news, resolved against the publishing date, in ISO with their precision.

Nothing is invented. What counts from the day of writing has no value where that
day is unknown; "recently" and "the 1970s" are vague and have bounds at most; "in
13 years" is a duration and "every Friday" a set, and neither is a date.
"""

from dataclasses import dataclass
from datetime import date

from geomap.dates.grammar import meanings
from geomap.dates.periods import Grain, Kind, parse_period
from geomap.dates.wording import Direction, scan

__all__ = ["Direction", "Grain", "Kind", "TimeExpression", "find_times", "parse_published"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of a text that tells a time.

    ``value`` is ISO 8601 with the precision that the text supports ("2025",
    "2025-08" or "2025-08-23"), None where it supports no date; ``until`` is the
    end of a range at the same precision. A week is told by its month and a
    season by its year. ``earliest`` and ``latest`` bound the days that are meant,
    and may be known where ``value`` is not ("the past three months").

    ``kind`` is absolute where the words hold the year, relative where they count
    from the publishing date or from the last date told. ``direction`` is the way
    the clause looks, where its verbs tell.
    """

    start: int
    end: int
    text: str
    value: str | None
    until: str | None
    kind: Kind
    grain: Grain | None = None
    earliest: date | None = None
    latest: date | None = None
    direction: Direction | None = None


def find_times(
    text: str, *, published: date | None, anchor: str | None = None, future: bool | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text in their order, without overlap.

    ``published`` is the day of writing, None where it is unknown. ``anchor`` is
    the last date told before the text, ISO, from which "two months later"
    counts. ``future`` says whether the text looks ahead; None reads it from the
    verb of each clause.
    """
    words = scan(text)
    start = parse_period(anchor) if anchor is not None else None
    found = meanings(words, published=published, anchor=start, future=future)
    return tuple(
        TimeExpression(
            start=words.spans[meaning.first][0],
            end=words.spans[meaning.last][1],
            text=text[words.spans[meaning.first][0] : words.spans[meaning.last][1]],
            value=meaning.period.value if meaning.period and meaning.kind in ("absolute", "relative") else None,
            until=meaning.period.until if meaning.period and meaning.kind in ("absolute", "relative") else None,
            kind=meaning.kind,
            grain=meaning.period.grain if meaning.period else None,
            earliest=meaning.period.first if meaning.period else None,
            latest=meaning.period.last if meaning.period else None,
            direction=meaning.direction,
        )
        for meaning in found
    )


def parse_published(text: str) -> date | None:
    """Return the one day that a byline, a dateline or a field names with its year.

    Several mentions of the same day are one. None where there is no such day, or
    where there are two.
    """
    found = find_times(text, published=None)
    days = {time.value for time in found if time.kind == "absolute" and time.grain == "day" and time.until is None}
    return date.fromisoformat(days.pop() or "") if len(days) == 1 else None
