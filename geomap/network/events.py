"""One event, one link: find the links that tell of the same journey.

Two links tell of the same event when they agree in mode, in ends, in time and
in who took part. Ends agree when they are the same place, or one is the country
that the other lies in. Times agree when their days overlap. Names agree when
the words of one are among the words of the other ("Ishaq Dar", "Foreign
Minister Ishaq Dar").
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from geomap.containment import is_same_or_within
from geomap.records import Link, Place, link_id

Span = tuple[date, date]
"""The first and the last day, both included."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def span_of(iso: str) -> Span:
    """Return the days that an ISO date stands for: "2025-09" is the whole month.

    ``ValueError`` for any other text.
    """
    parts = _ISO.fullmatch(iso)
    if parts is None:
        raise ValueError(f"{iso!r} is no ISO date")
    year, month, day = (int(part) if part else None for part in parts.groups())
    assert year is not None  # the pattern has it
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])


NEWS_DAYS = timedelta(days=7)
"""How far from its article's day an event without a date is looked for."""

VAGUE_DAYS = timedelta(days=31)
"""Links that name nobody are of one event only where their dates are known this well."""


@dataclass(frozen=True, slots=True)
class Event:
    """Links that tell of one journey or one service, in the order in which they were published."""

    id: str
    links: tuple[Link, ...]

    @property
    def lead(self) -> Link:
        """Return the link that knows the ends best."""
        return min(self.links, key=_vagueness)

    @property
    def latest(self) -> Link:
        """Return the link published last: what it says of the status holds."""
        return max(self.links, key=_told)

    @property
    def day(self) -> date:
        """Return when it happened: the first day of its latest date, else the day of its latest article."""
        starts = [span_of(link.date)[0] for link in self.links if link.date is not None]
        published = [link.evidence.published for link in self.links if link.evidence.published is not None]
        return max(starts or published, default=date.min)


def gather_events(links: Iterable[Link]) -> list[Event]:
    """Return the events that ``links`` tell of, whatever their order.

    The links that know most come first, and each joins the first event with all
    of whose links it agrees: a vague link can be of one event only.
    """
    found: list[list[Link]] = []
    near: dict[_Bucket, list[int]] = defaultdict(list)
    for link in sorted(dict.fromkeys(links), key=lambda link: (_vagueness(link), *_told(link), link_id(link))):
        numbers = sorted({number for bucket in _buckets(link, _may_be) for number in near.get(bucket, ())})
        event = next((found[n] for n in numbers if all(is_same_event(link, other) for other in found[n])), None)
        if event is None:
            for bucket in _buckets(link, _is_or_lies_in):
                near[bucket].append(len(found))
            found.append([link])
        else:
            event.append(link)
    return [Event(link_id(event[0]), tuple(sorted(event, key=_told))) for event in found]


_Bucket = tuple[str, ...]
"""A mode and two ends, sorted: events are kept in buckets by their first link, so that few need to be compared."""


def _buckets(link: Link, names: Callable[[Place | None], Collection[str]]) -> set[_Bucket]:
    """Return the buckets of a link's mode whose ends are among the ``names`` of its ends."""
    ends = product(names(link.origin), names(link.destination))
    return {(link.mode, *sorted(pair)) for pair in ends}


def _is_or_lies_in(end: Place | None) -> tuple[str, ...]:
    """Return what an event's end is kept by: itself, and that it lies in its country."""
    if end is None:
        return ("",)
    return (_self(end),) if end.kind == "country" else (_self(end), f"in {end.country}")


def _may_be(end: Place | None) -> tuple[str, ...]:
    """Return what events may have for an end that agrees: the same, its country, or what lies in it."""
    if end is None:
        return ("",)
    return _self(end), f"in {end.country}" if end.kind == "country" else f"country {end.country}"


def _self(end: Place) -> str:
    return f"country {end.country}" if end.kind == "country" else f"place {end.id}"


def is_same_event(one: Link, other: Link) -> bool:
    """Tell whether two links tell of the same event."""
    return one.mode == other.mode and _ends_agree(one, other) and _times_agree(one, other) and _actors_agree(one, other)


def _vagueness(link: Link) -> tuple[int, int]:
    """Return how little a link knows: of its ends, then of its time."""
    ends = sum(end is None or end.kind == "country" for end in (link.origin, link.destination))
    return ends, -len(link.date or "")


def _told(link: Link) -> tuple[str, str, str, int]:
    evidence = link.evidence
    published = evidence.published.isoformat() if evidence.published else ""
    return published, link.date or "", evidence.article, evidence.start


def _ends_agree(one: Link, other: Link) -> bool:
    if _end_agrees(one.origin, other.origin) and _end_agrees(one.destination, other.destination):
        return True
    if not (one.bidirectional or other.bidirectional):
        return False
    return _end_agrees(one.origin, other.destination) and _end_agrees(one.destination, other.origin)


def _end_agrees(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return one is other
    return is_same_or_within(one, other)


def _times_agree(one: Link, other: Link) -> bool:
    first, second = _days(one), _days(other)
    if first is None or second is None:
        return one.evidence.article == other.evidence.article
    return first[0] <= second[1] and second[0] <= first[1]


def _days(link: Link) -> Span | None:
    if link.date is not None:
        return span_of(link.date)
    published = link.evidence.published
    return None if published is None else (published - NEWS_DAYS, published + NEWS_DAYS)


def _actors_agree(one: Link, other: Link) -> bool:
    if one.actors and other.actors:
        return any(_name_agrees(_words(a), _words(b)) for a in one.actors for b in other.actors)
    return _is_dated_well(one) and _is_dated_well(other)


def _is_dated_well(link: Link) -> bool:
    if link.date is None:
        return False
    first, last = span_of(link.date)
    return last - first <= VAGUE_DAYS


def _name_agrees(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one) and bool(other) and (set(one) <= set(other) or set(other) <= set(one))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())
