"""Put events on corridors, and draw those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from geomap.containment import is_within
from geomap.errors import RouteError
from geomap.modes import MODES
from geomap.network.events import Event
from geomap.records import Link, Place, content_id
from geomap.routes import Route
from geomap.routes.harbours import Harbour, port_for

if TYPE_CHECKING:
    from shapely import MultiLineString

CorridorKey = tuple[str, str, str, bool]
"""Mode, ids of the ends, and whether it goes both ways."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The events of one mode between two places, and the line they are drawn along.

    The ends of a two-way corridor are sorted by id. ``note`` says which ports stand
    for countries, or why the line is not the one that the mode would take; else "".
    """

    mode: str
    origin: Place
    destination: Place
    bidirectional: bool
    events: tuple[Event, ...]
    line: MultiLineString
    km: float
    passages: tuple[str, ...]
    note: str

    @property
    def id(self) -> str:
        """Return an id that stays the same as long as mode, ends and direction do."""
        return corridor_id((self.mode, self.origin.id, self.destination.id, self.bidirectional))

    @property
    def weight(self) -> int:
        """Return how many events there are, each as often as it counts."""
        return sum(event.weight for event in self.events)

    @property
    def links(self) -> tuple[Link, ...]:
        """Return the links of all events."""
        return tuple(link for event in self.events for link in event.links)


def corridor_id(key: CorridorKey) -> str:
    """Return the id of the corridor between two places; the ends of one that goes both ways are sorted."""
    return content_id(list(key))


def gather_corridors(groups: Mapping[CorridorKey, Collection[Event]]) -> list[Corridor]:
    """Return the corridors of events, grouped, the busiest of each mode first."""
    corridors = [_corridor(key, tuple(sorted(group, key=_when))) for key, group in groups.items()]
    order = list(MODES)
    corridors.sort(
        key=lambda line: (order.index(line.mode), -line.weight, line.origin.name, line.destination.name, line.id)
    )
    return corridors


def group_events(events: Collection[Event]) -> tuple[dict[CorridorKey, list[Event]], list[Event]]:
    """Return the events of each corridor, by mode, ends and direction, and the events on none.

    An event is on no corridor where an end is missing, or both are one place.
    """
    groups: dict[CorridorKey, list[Event]] = defaultdict(list)
    loose = []
    two_way = {_key(event.lead) for event in events if event.lead.bidirectional}
    for event in events:
        key = _key(event.lead)
        if key is None:
            loose.append(event)
            continue
        mode, origin, destination, _ = key
        shared = (mode, *sorted((origin, destination)), True)
        groups[shared if not MODES[mode].is_directed and shared in two_way else key].append(event)
    return dict(groups), loose


def _key(link: Link) -> CorridorKey | None:
    """Return what makes a link's corridor, None where it has none."""
    if link.origin is None or link.destination is None or link.origin.lonlat == link.destination.lonlat:
        return None
    ends = link.origin.id, link.destination.id
    if link.bidirectional:
        ends = min(ends), max(ends)
    return link.mode, *ends, link.bidirectional


def _when(event: Event) -> tuple[str, str]:
    return event.day.isoformat(), event.id


def _corridor(key: CorridorKey, events: tuple[Event, ...]) -> Corridor:
    mode, origin_id, destination_id, bidirectional = key
    ends = {end.id: end for event in events for end in (event.lead.origin, event.lead.destination) if end is not None}
    origin, destination = ends[origin_id], ends[destination_id]
    route, note = _drawn(mode, origin, destination)
    return Corridor(
        mode, origin, destination, bidirectional, events, _rounded(route.line), round(route.km, 1), route.passages, note
    )


def _drawn(mode: str, origin: Place, destination: Place) -> tuple[Route, str]:
    """Return the route of a corridor, and why it is not the mode's own between the two places, if so."""
    ends = (origin, destination)
    ports = [_stand_in(mode, *pair) for pair in (ends, ends[::-1])]
    points = [end.lonlat if port is None else port.lonlat for end, port in zip(ends, ports, strict=True)]
    stood = [f"{port.name} stands for {end.name}" for end, port in zip(ends, ports, strict=True) if port is not None]
    try:
        return MODES[mode].route(*points), "; ".join(stood)
    except RouteError as problem:
        from shapely import MultiLineString

        # A straight line would lead the ship over land.
        return Route(MultiLineString(), 0.0), f"no line is drawn: {problem}"


def _stand_in(mode: str, end: Place, other: Place) -> Harbour | None:
    """Return the port that stands for an end, if any does.

    None does for a country in which the other end lies too: nothing tells that
    the ship left that end for the main port, which may be the same.
    """
    return port_for(end) if MODES[mode].is_by_sea and not is_within(other, end) else None


def _rounded(line: MultiLineString) -> MultiLineString:
    from shapely import transform

    return transform(line, lambda points: points.round(5))


def count_support(corridors: Collection[Corridor]) -> dict[str, int]:
    """Return for each corridor, by id, how many events support it without being on it.

    Those are the events on corridors of the same mode and direction that know of
    an end, or of both, only the country it lies in.
    """
    between: dict[tuple[str, str, str], list[Corridor]] = defaultdict(list)
    countries: dict[str, set[str]] = defaultdict(set)
    for corridor in corridors:
        between[corridor.mode, corridor.origin.id, corridor.destination.id].append(corridor)
        for end in (corridor.origin, corridor.destination):
            if end.kind == "country":
                countries[end.country].add(end.id)

    def known_as(place: Place) -> set[str]:
        return {place.id} if place.kind == "country" else {place.id, *countries[place.country]}

    def supporting(corridor: Corridor) -> int:
        exact = corridor.origin.id, corridor.destination.id
        count = 0
        for origin, destination in product(known_as(corridor.origin), known_as(corridor.destination)):
            if (origin, destination) != exact:
                there = between[corridor.mode, origin, destination]
                back = between[corridor.mode, destination, origin]
                others = there + [other for other in back if other.bidirectional or corridor.bidirectional]
                count += sum(len(other.events) for other in others)
        return count

    return {corridor.id: supporting(corridor) for corridor in corridors}
