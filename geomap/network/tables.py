"""The three tables of a network as records, and how they are made. docs/network.md describes the columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Annotated, Any, Literal, cast

from msgspec import Meta

from geomap.contracts import Degrees, Fraction, Latitude
from geomap.gazetteer import fold
from geomap.network.corridors import Corridor
from geomap.network.events import Event, span_of
from geomap.records import AREA_KINDS, Extract, Kind, Link, LonLat, OriginFound, Place, State, Status, link_id

Count = Annotated[int, Meta(ge=0, description="a whole number from 0")]
Km = Annotated[float, Meta(ge=0, lt=1e6, description="a number")]
Level = Literal["place", "area", "country"]
"""How well the ends of a corridor are known."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of a network. ``called`` is another name of it that articles use."""

    id: str
    name: str
    called: str | None
    kind: Kind
    country: str
    degree: Count
    strength: Count
    articles: Count
    linked: bool
    lon: Degrees
    lat: Latitude

    @property
    def lonlat(self) -> LonLat:
        """Return (lon, lat)."""
        return self.lon, self.lat

    @property
    def place(self) -> Place:
        """Return what the network knows of the place itself."""
        return Place(self.id, self.name, self.lon, self.lat, self.kind, self.country)


@dataclass(frozen=True, slots=True)
class CorridorRow:
    """A corridor of a network; ``line`` is a MultiLineString of shapely."""

    id: str
    mode: str
    origin: str
    origin_name: str
    origin_kind: Kind
    destination: str
    destination_name: str
    destination_kind: Kind
    bidirectional: bool
    status: Status
    statuses: tuple[str, ...]
    history: tuple[str, ...]
    links: Count
    sentences: Count
    articles: Count
    support: Count
    first: str | None
    last: str | None
    actors: tuple[str, ...]
    km: Km
    passages: tuple[str, ...]
    note: str
    score: Fraction
    level: Level
    verdict: State
    reviewer: str | None
    reviewed: str | None
    line: Any


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of a network, with the event that it tells of, and the corridor it lies on, if any.

    ``marks`` tell where the article names what: "origin:0-7", "cue:8-12", "destination:16-22".
    """

    id: str
    event: str
    corridor: str | None
    mode: str
    origin: str | None
    origin_name: str | None
    destination: str | None
    destination_name: str | None
    via: tuple[str, ...]
    bidirectional: bool
    status: Status
    date: str | None
    actors: tuple[str, ...]
    score: Fraction
    rule: str
    trigger: str
    origin_found: OriginFound
    marks: tuple[str, ...]
    evidence: str
    evidence_start: Count
    evidence_end: Count
    article: str
    title: str | None
    published: str | None
    url: str | None
    weight: Count
    columns: tuple[str, ...]

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Return the offsets in the article of the origin, the cue and the destination, those that are known."""
        found = (re.fullmatch(r"(\w+):(\d+)-(\d+)", mark) for mark in self.marks)
        return {mark[1]: (int(mark[2]), int(mark[3])) for mark in found if mark is not None}


Row = PlaceRow | CorridorRow | LinkRow

GEOMETRIES = {"places": "Point", "corridors": "MultiLineString", "links": None}
"""The tables, and the geometry that the rows of each have."""

_KINDS: Mapping[str, type] = {
    "Count": int, "Degrees": float, "Fraction": float, "Km": float, "Latitude": float, "bool": bool,
}  # fmt: skip


def _columns(row: type[Row]) -> dict[str, type]:
    """Return the names of a table's columns with the kinds of their values; the geometry is none of them."""
    return {
        field.name: tuple if str(field.type).startswith("tuple") else _KINDS.get(str(field.type), str)
        for field in fields(row)
        if field.name not in ("lon", "lat", "line")
    }


PLACE_COLUMNS, CORRIDOR_COLUMNS, LINK_COLUMNS = _columns(PlaceRow), _columns(CorridorRow), _columns(LinkRow)
TABLES = {"places": PLACE_COLUMNS, "corridors": CORRIDOR_COLUMNS, "links": LINK_COLUMNS}


def corridor_row(corridor: Corridor, *, support: int) -> CorridorRow:
    """Return one row of the corridors. ``support`` counts the events elsewhere that support it."""
    links = corridor.links
    dates = sorted({link.date for link in links if link.date is not None})
    return CorridorRow(
        id=corridor.id,
        mode=corridor.mode,
        origin=corridor.origin.id,
        origin_name=corridor.origin.name,
        origin_kind=cast(Kind, corridor.origin.kind),
        destination=corridor.destination.id,
        destination_name=corridor.destination.name,
        destination_kind=cast(Kind, corridor.destination.kind),
        bidirectional=corridor.bidirectional,
        status=corridor.events[-1].latest.status,
        statuses=tuple(
            f"{status}:{count}" for status, count in _counted(event.latest.status for event in corridor.events)
        ),
        history=_history(links),
        links=corridor.weight,
        sentences=len(links),
        articles=len({link.evidence.article for link in links}),
        support=support,
        first=min(dates, key=lambda iso: (span_of(iso)[0], -len(iso)), default=None),
        last=max(dates, key=lambda iso: (span_of(iso)[1], len(iso)), default=None),
        actors=_names(actor for link in links for actor in link.actors),
        km=corridor.km,
        passages=corridor.passages,
        note=corridor.note,
        score=max(link.score for link in links),
        level=_level(corridor.origin, corridor.destination),
        verdict="proposed",
        reviewer=None,
        reviewed=None,
        line=corridor.line,
    )


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """Return each value with its count, the one that came first in front."""
    return list(Counter(values).items())


def _history(links: Iterable[Link]) -> tuple[str, ...]:
    """Return the statuses in the order of their dates, those told twice in a row once: "2025-08 planned"."""
    dated = sorted(
        (link.date, link.evidence.published or span_of(link.date)[0], link.status)
        for link in links
        if link.date is not None
    )
    changes = [next(same) for _, same in groupby(dated, key=lambda change: change[2])]
    return tuple(f"{day} {status}" for day, _, status in changes)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, most frequent first, those that differ only by case once."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in names:
        if name.strip():
            counts[name.casefold()] += 1
            spelled.setdefault(name.casefold(), name)
    return tuple(spelled[name] for name, _ in counts.most_common())


def _level(*ends: Place) -> Level:
    """Return how well the ends are known: "country" or "area" where one only stands for an area."""
    if any(end.kind == "country" for end in ends):
        return "country"
    return "area" if any(end.kind in AREA_KINDS for end in ends) else "place"


def link_row(link: Link, event: str, corridor: str | None) -> LinkRow:
    """Return one row of the links."""
    evidence = link.evidence
    return LinkRow(
        id=link_id(link),
        event=event,
        corridor=corridor,
        mode=link.mode,
        origin=None if link.origin is None else link.origin.id,
        origin_name=None if link.origin is None else link.origin.name,
        destination=None if link.destination is None else link.destination.id,
        destination_name=None if link.destination is None else link.destination.name,
        via=tuple(place.name for place in link.via),
        bidirectional=link.bidirectional,
        status=link.status,
        date=link.date,
        actors=_names(link.actors),
        score=link.score,
        rule=link.rule,
        trigger=link.trigger,
        origin_found=link.origin_found,
        marks=_marks(link),
        evidence=evidence.text,
        evidence_start=evidence.start,
        evidence_end=evidence.end,
        article=evidence.article,
        title=evidence.title,
        published=evidence.published.isoformat() if evidence.published else None,
        url=evidence.url,
        weight=link.weight,
        columns=tuple(f"{name}={value}" for name, value in link.columns),
    )


def _marks(link: Link) -> tuple[str, ...]:
    spans = {"origin": link.origin_span, "cue": link.cue, "destination": link.destination_span}
    return tuple(f"{name}:{span[0]}-{span[1]}" for name, span in spans.items() if span is not None)


class Namings:
    """Which places articles name, counted one extract after the other: what is held does not grow with their texts."""

    def __init__(self) -> None:
        self.count = 0
        self._known: dict[str, tuple[str, Place]] = {}
        self._articles: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, Counter[str]] = defaultdict(Counter)
        self._shown: set[str] = set()

    def add(self, extract: Extract) -> None:
        """Count the places that an article names."""
        self.count += 1
        for named in extract.places:
            if named.place is not None:
                self._add_place(named.place, extract.id)
                self._written[named.place.id][named.text] += 1
                if named.use == "literal":
                    self._shown.add(named.place.id)

    def _add_place(self, place: Place, article: str) -> None:
        self._articles[place.id].add(article)
        known = self._known.get(place.id)
        if known is None or article < known[0]:  # whatever the order of the articles
            self._known[place.id] = article, place

    def rows(self, corridors: Iterable[Corridor], loose: Iterable[Event]) -> list[PlaceRow]:
        """Return the places that are ends of links or named for themselves, the strongest first."""
        degree: Counter[str] = Counter()
        strength: Counter[str] = Counter()
        for corridor in corridors:
            for end in (corridor.origin, corridor.destination):
                degree[end.id] += 1
                strength[end.id] += corridor.weight
            self._add_ends(corridor.links)
        for event in loose:
            self._add_ends(event.links)
            self._shown.update(end.id for link in event.links for end in (link.origin, link.destination) if end)
        rows = [
            _place_row(
                self._known[id][1],
                called=_called(self._known[id][1], self._written[id]),
                degree=degree[id],
                strength=strength[id],
                articles=len(self._articles[id]),
            )
            for id in self._shown | degree.keys()
        ]
        return sorted(rows, key=lambda row: (-row.strength, -row.articles, row.name, row.id))

    def _add_ends(self, links: Iterable[Link]) -> None:
        """Add the ends of ``links``, which articles may name by their people only ("Bangladeshi")."""
        for link in links:
            for end in (link.origin, link.destination):
                if end is not None:
                    self._add_place(end, link.evidence.article)


def _called(place: Place, written: Counter[str]) -> str | None:
    """Return what articles call a town most often where that is another name of it ("Chittagong"), else None.

    "The Saudi capital" tells a town, and is no name of it.
    """
    if place.kind != "city" or not any(map(str.strip, written)):
        return None
    name = min(filter(str.strip, written), key=lambda text: (-written[text], text))
    ends = name[0] + name.split()[-1][0]
    is_name = name.replace(" ", "").isalpha() and ends.isupper() and not name.isupper()
    one, other = fold(name), fold(place.name)
    return name if is_name and one not in other and other not in one else None


def _place_row(place: Place, *, called: str | None, degree: int, strength: int, articles: int) -> PlaceRow:
    return PlaceRow(
        id=place.id,
        name=place.name,
        called=called,
        kind=cast(Kind, place.kind),
        country=place.country,
        degree=degree,
        strength=strength,
        articles=articles,
        linked=degree > 0,
        lon=place.lon,
        lat=place.lat,
    )
