"""Gather links into a network: the places, the corridors between them, and the links they rest on.

Links of one mode between the same two places make one corridor. Visits keep
their direction; flights and ships that only go one way use the corridor of a
two-way service between the same places, if there is one. A link that knows only
the country supports the corridors into that country without becoming one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, get_args

from geomap.errors import NetworkError
from geomap.gazetteer import Gazetteer
from geomap.modes import MODES
from geomap.network.corridors import Corridor, CorridorKey, corridor_id, count_support, gather_corridors, group_events
from geomap.network.events import Event, Span, gather_events, span_of
from geomap.network.tables import (
    CORRIDOR_COLUMNS,
    LINK_COLUMNS,
    PLACE_COLUMNS,
    TABLES,
    CorridorRow,
    LinkRow,
    Namings,
    PlaceRow,
    corridor_row,
    link_row,
)
from geomap.records import Extract, Link, Status

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = [
    "CORRIDOR_COLUMNS", "LINK_COLUMNS", "PLACE_COLUMNS", "SCHEMA", "TABLES", "VERSION", "CorridorKey", "CorridorRow",
    "LinkRow", "Network", "PlaceRow", "build_network", "corridor_id", "group_links", "rows_of",
]  # fmt: skip

SCHEMA = "geomap-network"
VERSION = 1


@dataclass(frozen=True, eq=False)
class Network:
    """Places, the corridors between them and the links behind those, as records and as three tables.

    The tables are GeoDataFrames in EPSG:4326, made when they are asked for. The
    columns are described in docs/network.md. ``about`` says what the network is
    and whose data it rests on.
    """

    place_rows: tuple[PlaceRow, ...]
    corridor_rows: tuple[CorridorRow, ...]
    link_rows: tuple[LinkRow, ...]
    about: dict[str, Any]

    @cached_property
    def places(self) -> GeoDataFrame:
        """Return the places, the strongest first, with their points."""
        return _frame(self, "places")

    @cached_property
    def corridors(self) -> GeoDataFrame:
        """Return the corridors, the busiest of each mode first, with their lines."""
        return _frame(self, "corridors")

    @cached_property
    def links(self) -> GeoDataFrame:
        """Return the links in the order of publication; they have no geometry, as the corridor's is theirs."""
        return _frame(self, "links")

    def _repr_html_(self) -> str:
        """Return the corridors as a table, as notebooks show them; articles' text is escaped."""
        columns = ["mode", "origin_name", "destination_name", "status", "links", "articles", "first", "last", "km"]
        counts = f"{len(self.place_rows)} places, {len(self.corridor_rows)} corridors, {len(self.link_rows)} links"
        table = self.corridors[columns].to_html(index=False, border=0, max_rows=40, na_rep="")
        return f"<p>{counts}</p>\n{table}"


def build_network(
    extracts: Iterable[Extract],
    *,
    modes: Collection[str] | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    statuses: Collection[str] | None = None,
    min_links: int = 1,
) -> Network:
    """Return the network that ``extracts`` describe, whatever their order.

    ``modes`` and ``statuses`` keep the links of those modes and statuses.
    ``since`` and ``until`` keep what may have happened from one day to another,
    both included; a month or a year stands for its days, a link without a date
    for the day of its article, and a link with neither is left out. Corridors of
    fewer than ``min_links`` links are left out with their links. No extracts
    give empty tables. ``NetworkError`` for a mode, a status or a day that is none.
    """
    choice = _Choice.of(modes=modes, since=since, until=until, statuses=statuses, min_links=min_links)
    namings = Namings()
    groups, loose = choice.groups(_noted(extracts, namings))
    corridors = gather_corridors(groups)
    lines: list[tuple[Event, str | None]] = [(event, None) for event in loose]
    lines += [(event, corridor.id) for corridor in corridors for event in corridor.events]
    links = [link_row(link, event.id, corridor) for event, corridor in lines for link in event.links]
    support = count_support(corridors)
    return Network(
        tuple(namings.rows(corridors, loose)),
        tuple(corridor_row(line, support=support[line.id]) for line in corridors),
        tuple(sorted(links, key=lambda row: (row.published or "", row.article, row.evidence_start, row.id))),
        _about(namings.count, corridors),
    )


def _noted(extracts: Iterable[Extract], namings: Namings) -> Iterator[Extract]:
    """Pass on each of ``extracts`` once, noting its places: an article given twice counts once."""
    seen: set[tuple[str, int]] = set()
    for extract in extracts:
        key = extract.id, hash(extract)
        if key not in seen:
            seen.add(key)
            namings.add(extract)
            yield extract


def group_links(
    extracts: Iterable[Extract],
    *,
    modes: Collection[str] | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    statuses: Collection[str] | None = None,
    min_links: int = 1,
) -> dict[CorridorKey, tuple[Link, ...]]:
    """Return the links of each corridor that ``build_network`` makes of the same, without drawing it."""
    choice = _Choice.of(modes=modes, since=since, until=until, statuses=statuses, min_links=min_links)
    groups, _ = choice.groups(dict.fromkeys(extracts))
    return {key: tuple(link for event in events for link in event.links) for key, events in groups.items()}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which links and corridors to keep."""

    modes: Collection[str] | None
    statuses: Collection[str] | None
    window: Span | None
    min_links: int

    @classmethod
    def of(
        cls,
        *,
        modes: Collection[str] | None,
        since: str | date | None,
        until: str | date | None,
        statuses: Collection[str] | None,
        min_links: int,
    ) -> _Choice:
        """Return a choice, checked."""
        _check(modes, MODES, "mode")
        _check(statuses, get_args(Status), "status")
        return cls(modes, statuses, _window(since, until), min_links)

    def groups(self, extracts: Iterable[Extract]) -> tuple[dict[CorridorKey, list[Event]], list[Event]]:
        """Return the chosen events of each corridor, and those on none."""
        links = [link for extract in extracts for link in extract.links if self._keeps(link)]
        _check({link.mode for link in links}, MODES, "mode")
        groups, loose = group_events(gather_events(links))
        return {key: events for key, events in groups.items() if len(events) >= self.min_links}, loose

    def _keeps(self, link: Link) -> bool:
        return (
            (self.modes is None or link.mode in self.modes)
            and (self.statuses is None or link.status in self.statuses)
            and (self.window is None or _within(link, self.window))
        )


def _about(articles: int, corridors: Collection[Corridor]) -> dict[str, Any]:
    attribution = [*_credits()]
    if any(MODES[corridor.mode].is_by_sea for corridor in corridors):
        attribution.append("Sea lanes: geomap, from Natural Earth, public domain")
    return {"schema": SCHEMA, "version": VERSION, "articles": articles, "attribution": attribution}


@cache
def _credits() -> tuple[str, ...]:
    """Return what the sources of the gazetteer that came with geomap ask a map to say."""
    with closing(Gazetteer.open()) as gazetteer:
        return gazetteer.credits()


def _frame(network: Network, table: str) -> GeoDataFrame:
    """Return a table in EPSG:4326 with its columns and ``geometry``, in their order.

    Texts and lists stay the Python objects they are, so that what is missing is None.
    """
    import geopandas
    import pandas

    types = {bool: "bool", int: "int64", float: "float64"}
    rows = list(rows_of(network, table))
    data = {
        name: pandas.Series([row[name] for row in rows], dtype=types.get(column, "object"))
        for name, column in TABLES[table].items()
    }
    geometry = geopandas.GeoSeries([row["geometry"] for row in rows], crs="EPSG:4326")
    return geopandas.GeoDataFrame(data, geometry=geometry, crs="EPSG:4326")


def rows_of(network: Network, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one table as plain values by the names of its columns, with shapely's geometry."""
    from shapely import Point

    if table == "places":
        for place in network.place_rows:
            yield {name: getattr(place, name) for name in PLACE_COLUMNS} | {"geometry": Point(place.lonlat)}
    elif table == "corridors":
        for corridor in network.corridor_rows:
            yield {name: getattr(corridor, name) for name in CORRIDOR_COLUMNS} | {"geometry": corridor.line}
    else:
        for link in network.link_rows:
            yield {name: getattr(link, name) for name in LINK_COLUMNS} | {"geometry": None}


def _check(values: Collection[str] | None, choices: Collection[str], what: str) -> None:
    for value in sorted(values or ()):
        if value not in choices:
            raise NetworkError(f"{value!r} is no {what}; choose from {', '.join(choices)}")


def _window(since: str | date | None, until: str | date | None) -> Span | None:
    if since is None and until is None:
        return None
    first = date.min if since is None else _days(since)[0]
    last = date.max if until is None else _days(until)[1]
    if last < first:
        raise NetworkError(f"nothing lies between {since} and {until}; give the earlier day first")
    return first, last


def _days(day: str | date) -> Span:
    try:
        return span_of(day if isinstance(day, str) else day.isoformat())
    except ValueError:
        raise NetworkError(f"{day!r} is no date; write it as 2025, 2025-09 or 2025-09-02") from None


def _within(link: Link, window: Span) -> bool:
    if link.date is not None:
        first, last = span_of(link.date)
    elif link.evidence.published is not None:
        first = last = link.evidence.published
    else:
        return False
    return first <= window[1] and last >= window[0]
