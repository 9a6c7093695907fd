"""One event, one link: join what an article tells more than once."""

from dataclasses import dataclass, replace

from geomap.links.travellers import Traveller
from geomap.records import Link, Place, Status

_OVERTAKING: tuple[Status, ...] = ("cancelled", "postponed", "suspended")
"""What is called off stays so, whatever the article says of the plan before or after."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A link as one sentence tells it, with who or what travels."""

    link: Link
    traveller: Traveller | None


def merge(tellings: tuple[Telling, ...]) -> tuple[Link, ...]:
    """Return the links of one article with each event told once, in the order of the text.

    Two tellings are of one event when mode, ends, dates and travellers agree: an
    end agrees with the country around it, a date with a coarser one, a name with
    itself, a title with the person who bears it. The link keeps the finer ends and
    date, and the evidence of the telling that says most.
    """
    merged: list[Telling] = []
    for telling in tellings:
        twin = next((index for index, other in enumerate(merged) if _is_same_event(telling, other)), None)
        if twin is None:
            merged.append(telling)
        else:
            merged[twin] = _joined(merged[twin], telling)
    return tuple(telling.link for telling in merged)


def with_known_origins(tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Give the voyages without an origin the one that another sentence gives the same vessel."""
    return tuple(_from_known_origin(telling, tellings) for telling in tellings)


def _from_known_origin(telling: Telling, tellings: tuple[Telling, ...]) -> Telling:
    link, vessel = telling.link, telling.traveller
    if link.origin is not None or link.mode == "visit" or vessel is None:
        return telling
    for other in tellings:
        known, origin = other.traveller, other.link.origin
        same = (
            known is not None
            and known.kind == vessel.kind
            and (not vessel.name or not known.name or vessel.name == known.name)
        )
        if same and origin is not None and other.link.mode == link.mode and origin != link.destination:
            return replace(telling, link=replace(link, origin=origin))
    return telling


def _is_same_event(one: Telling, other: Telling) -> bool:
    first, second = one.link, other.link
    if first.mode != second.mode or not _dates_agree(first.date, second.date):
        return False
    straight = _ends_agree(first.origin, second.origin) and _ends_agree(first.destination, second.destination)
    turned = _ends_agree(first.origin, second.destination) and _ends_agree(first.destination, second.origin)
    both_ways = first.bidirectional and second.bidirectional
    if not straight and not (turned and both_ways):
        return False
    if first.evidence.start != second.evidence.start and (first.status in _OVERTAKING) != (
        second.status in _OVERTAKING
    ):
        return False  # announced, and put off in another sentence: two states, which the network joins as one event
    return _statuses_agree(first.status, second.status) and _travellers_agree(one, other)


def _dates_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _ends_agree(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return True
    return "country" in {one.kind, other.kind} and bool(one.country) and one.country == other.country


def _statuses_agree(one: Status, other: Status) -> bool:
    """Say whether one event can have had both statuses: a plan and its end can, two outcomes cannot."""
    if one == other or {one, other} & set(_OVERTAKING):
        return True
    return {one, other} in (
        {"planned", "operating"},
        {"completed", "operating"},
        {"planned", "proposed"},
        {"trial", "operating"},
    )


def _travellers_agree(one: Telling, other: Telling) -> bool:
    first, second = one.traveller, other.traveller
    if one.link.evidence.start == other.link.evidence.start:
        return (
            first is None
            or second is None
            or not first.surname
            or not second.surname
            or first.surname == second.surname
        )
    if first is None or second is None:
        return one.link.mode != "visit" or first is second
    if first.surname and second.surname:
        return first.surname == second.surname
    if first.is_one_of_many != second.is_one_of_many:
        return False
    if one.link.mode != "visit":
        return first.kind == second.kind or "carrier" in {first.kind, second.kind}
    shared = first.titles & second.titles
    return first.kind == second.kind and len(shared) >= min(2, len(first.titles), len(second.titles)) and bool(shared)


def _joined(first: Telling, second: Telling) -> Telling:
    best, rest = (second, first) if _says_more(second.link, first.link) else (first, second)
    status = next((told.link.status for told in (second, first) if told.link.status in _OVERTAKING), best.link.status)
    link = replace(
        best.link,
        origin=_finer(best.link.origin, rest.link.origin),
        destination=_finer(best.link.destination, rest.link.destination),
        via=best.link.via or rest.link.via,
        status=status,
        date=max((best.link.date or "", rest.link.date or ""), key=len) or None,
        actors=best.link.actors or rest.link.actors,
    )
    named = next(
        (told.traveller for told in (best, rest) if told.traveller is not None and told.traveller.surname), None
    )
    return Telling(link, named or best.traveller or rest.traveller)


def _says_more(one: Link, other: Link) -> bool:
    """Say whether ``one`` is better evidence than ``other``, which stands before it in the text."""
    return (one.date is not None, round(one.score, 1)) > (other.date is not None, round(other.score, 1))


def _finer(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    return other if one.kind == "country" and other.kind != "country" else one
