"""What changed from one network to the next: corridors that appeared, ended, changed status or grew."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from geomap.modes import Mode
from geomap.network import CorridorRow, Network
from geomap.routes import by_air

Kind = Literal["appeared", "ended", "changed", "grew"]

KINDS: dict[Kind, str] = {
    "appeared": "appeared",
    "ended": "ended",
    "changed": "changed status",
    "grew": "grew",
}
"""The kinds of change, in the order in which they are told."""

OVER = frozenset({"suspended", "cancelled"})
"""Statuses by which a corridor has ended."""


CHANGE_MODES = (
    Mode("appeared", "Opened", colour="#009e73", dash="", route=by_air),
    Mode("ended", "Ended", colour="#d55e00", dash="2 6", route=by_air),
    Mode("changed", "Changed status", colour="#0072b2", dash="10 5", route=by_air),
    Mode("grew", "Grown", colour="#7b4b94", dash="14 4 2 4", route=by_air),
)
"""The kinds of change as a map shows them, in the place of the modes. Colours are told apart as those of modes are."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one corridor. Statuses are None and links 0 where a network has no such corridor."""

    kind: Kind
    id: str
    mode: str
    origin: str
    destination: str
    bidirectional: bool
    status_before: str | None
    status: str | None
    links_before: int
    links: int


def compare(old: Network, new: Network) -> tuple[Change, ...]:
    """Return what changed, in the order of ``KINDS``, then by mode and names.

    A corridor is the same where its id is: mode, ends and direction. It is told
    once, by the first kind that fits, and not at all where nothing changed.
    """
    before, after = _corridors(old), _corridors(new)
    changes = []
    for id in before.keys() | after.keys():
        kind = _kind(before.get(id), after.get(id))
        if kind is not None:
            changes.append(_change(kind, before.get(id), after.get(id)))
    order = list(KINDS)
    return tuple(
        sorted(changes, key=lambda one: (order.index(one.kind), one.mode, one.origin, one.destination, one.id))
    )


def _corridors(network: Network) -> dict[str, CorridorRow]:
    return {row.id: row for row in network.corridor_rows}


def _kind(before: CorridorRow | None, after: CorridorRow | None) -> Kind | None:
    if before is None:
        return "appeared"
    if after is None or (after.status in OVER and before.status not in OVER):
        return "ended"
    if after.status != before.status:
        return "changed"
    return "grew" if after.links > before.links else None


def _change(kind: Kind, before: Any, after: Any) -> Change:
    known = before if after is None else after
    return Change(
        kind,
        known.id,
        known.mode,
        known.origin_name,
        known.destination_name,
        known.bidirectional,
        None if before is None else before.status,
        None if after is None else after.status,
        0 if before is None else before.links,
        0 if after is None else after.links,
    )


def to_text(changes: Iterable[Change]) -> str:
    """Return the changes for people, a line each under a line for each kind; one line where there are none."""
    told = list(changes)
    lines = []
    for kind, title in KINDS.items():
        some = [change for change in told if change.kind == kind]
        if some:
            lines += [f"{len(some)} {title}", *(f"  {_sentence(change)}" for change in some)]
    return "\n".join(lines or ["nothing changed"]) + "\n"


def _sentence(change: Change) -> str:
    arrow = "↔" if change.bidirectional else "→"
    what = f"{change.mode} {change.origin} {arrow} {change.destination}"
    if change.status is None:
        return f"{what}: gone, was {change.status_before}"
    if change.status_before is None:
        return f"{what}: {change.status}, {_links(change.links)}"
    if change.status != change.status_before:
        return f"{what}: {change.status}, was {change.status_before}"
    return f"{what}: {_links(change.links)}, was {change.links_before}"


def _links(count: int) -> str:
    return f"{count} link" if count == 1 else f"{count} links"


def to_json(changes: Iterable[Change]) -> str:
    """Return the changes as JSON: a list for each kind."""
    told = list(changes)
    rows = {kind: [asdict(change) for change in told if change.kind == kind] for kind in KINDS}
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def changes_between(old: Network, new: Network) -> Network:
    """Return the network of the corridors that changed, to be drawn by ``CHANGE_MODES``.

    The mode of each is the kind of its change, and its note tells what changed.
    It is as ``new`` has it, or, where that has it no longer, as ``old`` had it;
    its links are those of both.
    """
    told = {change.id: change for change in compare(old, new)}
    known = _corridors(old) | _corridors(new)
    rows = tuple(
        replace(known[id], mode=change.kind, note="; ".join(filter(None, (_sentence(change), known[id].note))))
        for id, change in told.items()
    )
    links = {link.id: link for network in (old, new) for link in network.link_rows if link.corridor in told}
    kinds = {id: change.kind for id, change in told.items()}
    ends = {end for row in rows for end in (row.origin, row.destination)}
    places = {place.id: place for network in (old, new) for place in network.place_rows if place.id in ends}
    credits = [line for network in (old, new) for line in network.about.get("attribution", ())]
    return Network(
        tuple(places.values()),
        rows,
        tuple(replace(link, mode=kinds[link.corridor or ""]) for link in links.values()),
        new.about | {"attribution": list(dict.fromkeys(credits))},
    )
