"""One event, one link: join what an article tells more than once."""

from dataclasses import replace

from geomap.records import Link, Place, Status

_OVERTAKES: tuple[Status, ...] = ("cancelled", "postponed", "suspended")
"""A later word of these overtakes what was planned; the reverse needs a new date."""


def merge_links(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links of one article with each event told once, in the order of the text.

    Two links tell one event when mode, ends, dates and actors agree: an end agrees
    with the country around it, a date with a coarser one, a named actor with no
    name. The merged link keeps the finer ends and date and the stronger evidence.
    """
    merged: list[Link] = []
    for link in links:
        twin = next((index for index, other in enumerate(merged) if is_same_event(link, other)), None)
        if twin is None:
            merged.append(link)
        else:
            merged[twin] = _merge(merged[twin], link)
    return tuple(merged)


def is_same_event(one: Link, other: Link) -> bool:
    """Say whether two links of one article tell the same event."""
    if one.mode != other.mode or not _dates_agree(one.date, other.date):
        return False
    straight = _ends_agree(one.origin, other.origin) and _ends_agree(one.destination, other.destination)
    turned = _ends_agree(one.origin, other.destination) and _ends_agree(one.destination, other.origin)
    if not straight and not (turned and one.bidirectional and other.bidirectional):
        return False
    return _actors_agree(one, other) and _statuses_agree(one, other)


def _dates_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _ends_agree(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return True
    if one.id == other.id:
        return True
    return "country" in {one.kind, other.kind} and bool(one.country) and one.country == other.country


def _actors_agree(one: Link, other: Link) -> bool:
    names = [_surnames(link) for link in (one, other)]
    if names[0] and names[1]:
        return bool(names[0] & names[1])
    same_sentence = one.evidence.start == other.evidence.start
    return (
        same_sentence
        or one.mode != "visit"
        or names == [frozenset(), frozenset()]
        and bool(set(one.actors) & set(other.actors))
    )


def _surnames(link: Link) -> frozenset[str]:
    """Return the last words of the actors' names, "" for those who are only described."""
    return frozenset(actor.split()[-1].lower() for actor in link.actors if actor.split()[-1][:1].isupper())


def _statuses_agree(one: Link, other: Link) -> bool:
    if one.status == other.status or {one.status, other.status} & set(_OVERTAKES):
        return True
    return {one.status, other.status} not in ({"completed", "invited"}, {"completed", "proposed"})


def _merge(first: Link, second: Link) -> Link:
    best, rest = (second, first) if second.score > first.score else (first, second)
    status = next((link.status for link in (second, first) if link.status in _OVERTAKES), best.status)
    return replace(
        best,
        origin=_finer(best.origin, rest.origin),
        destination=_finer(best.destination, rest.destination),
        via=best.via or rest.via,
        status=status,
        date=max((best.date or "", rest.date or ""), key=len) or None,
        actors=best.actors or rest.actors,
    )


def _finer(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    return other if one.kind == "country" and other.kind != "country" else one
