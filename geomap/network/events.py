"""One event, one link: find the links that tell of the same journey.

Two links tell of the same event when they agree in mode, in ends, in time and
in who took part. Ends agree when they are the same place, or one is the country
that the other lies in. Times agree when their days overlap. Names agree when
the words of one are among the words of the other ("Ishaq Dar", "Foreign
Minister Ishaq Dar"); where nobody is named, a sentence that is nearly the same
tells of the same event: the report of an agency in forty papers is one event.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
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

COPIED_WORDS, COPIED_SHARE = 8, 0.8
"""From how many words a sentence may be a copy, and the share of all words that both have (the Jaccard index)."""

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
    def weight(self) -> int:
        """Return how often it counts: once, or as often as a table says."""
        return max(link.weight for link in self.links)

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
    found: list[_Growing] = []
    near: dict[_Bucket, list[int]] = defaultdict(list)
    for link in sorted(dict.fromkeys(links), key=lambda link: (_vagueness(link), *_told(link), link_id(link))):
        numbers = sorted({number for bucket in _buckets(link, _may_be) for number in near.get(bucket, ())})
        event = next((found[number] for number in numbers if found[number].agrees_with(link)), None)
        if event is None:
            for bucket in _buckets(link, _is_or_lies_in):
                near[bucket].append(len(found))
            event = _Growing()
            found.append(event)
        event.add(link)
    return [Event(link_id(event.links[0]), tuple(sorted(event.links, key=_told))) for event in found]


class _Growing:
    """An event to which links are added. Of those that say the same, as copies do, one stands for all."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self._distinct: dict[tuple[object, ...], Link] = {}

    def agrees_with(self, link: Link) -> bool:
        """Say whether ``link`` tells of the same event as every link of this one."""
        # What has no day agrees with its own article only, for which no other can stand.
        others = self.links if _days(link) is None else self._distinct.values()
        return all(is_same_event(link, other) for other in others)

    def add(self, link: Link) -> None:
        """Add a link."""
        self.links.append(link)
        ends = [None if end is None else end.id for end in (link.origin, link.destination)]
        days = _days(link)
        told = days if days is not None else link.evidence.article
        key = (*ends, link.bidirectional, link.date, told, link.actors, _evidence_words(link.evidence.text))
        self._distinct.setdefault(key, link)


_Bucket = tuple[str, ...]
"""A mode, two ends, sorted, and a month or an article: events are kept in buckets by their first link, so that few
need to be compared."""


def _buckets(link: Link, names: Callable[[Place | None], Collection[str]]) -> set[_Bucket]:
    """Return the buckets of a link's mode whose ends are among the ``names`` of its ends."""
    ends = product(names(link.origin), names(link.destination))
    return {(link.mode, *sorted(pair), when) for pair in ends for when in _periods(link)}


def _periods(link: Link) -> list[str]:
    """Return the months that a link's days lie in, and its article: one of them is that of any link that agrees."""
    days = _days(link)
    if days is None:
        return [link.evidence.article]
    first, last = (day.year * 12 + day.month for day in days)
    return [link.evidence.article, *(str(month) for month in range(first, last + 1))]


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
    if one.mode != other.mode or not _ends_agree(one, other) or not _times_agree(one, other):
        return False
    return _actors_agree(one, other) or is_near_copy(one.evidence.text, other.evidence.text)


def is_near_copy(one: str, other: str) -> bool:
    """Tell whether a sentence is another but for a few words, as where papers print the same report of an agency.

    Numbers have to be the same: "flight 101" is not "flight 105".
    """
    (words, numbers), (others, other_numbers) = _evidence_words(one), _evidence_words(other)
    if min(len(words), len(others)) < COPIED_WORDS or numbers != other_numbers:
        return False
    return len(words & others) >= COPIED_SHARE * len(words | others)


@lru_cache(maxsize=1 << 16)
def _evidence_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a sentence, and its numbers."""
    words = frozenset(_words(text))
    return words, frozenset(word for word in words if word.isdigit())


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
    return None if published is None else (_moved(published, -NEWS_DAYS), _moved(published, NEWS_DAYS))


def _moved(day: date, by: timedelta) -> date:
    """Return a day before or after another, within the calendar: "0001-01-01" stands for no day in some databases."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


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
