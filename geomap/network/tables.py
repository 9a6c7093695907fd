"""The rows of the three tables of a network. docs/network.md describes the columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from geomap.gazetteer import fold
from geomap.network.corridors import Corridor
from geomap.network.events import Event, span_of
from geomap.records import AREA_KINDS, Extract, Link, Place, link_id

PLACE_COLUMNS: dict[str, type] = {
    "id": str, "name": str, "called": str, "kind": str, "country": str, "degree": int, "strength": int,
    "articles": int, "linked": bool,
}  # fmt: skip

CORRIDOR_COLUMNS: dict[str, type] = {
    "id": str, "mode": str, "origin": str, "origin_name": str, "origin_kind": str, "destination": str,
    "destination_name": str, "destination_kind": str, "bidirectional": bool, "status": str, "statuses": tuple,
    "history": tuple, "links": int, "sentences": int, "articles": int, "support": int, "first": str, "last": str,
    "actors": tuple, "km": float, "passages": tuple, "note": str, "score": float, "level": str, "verdict": str,
    "reviewer": str, "reviewed": str,
}  # fmt: skip

LINK_COLUMNS: dict[str, type] = {
    "id": str, "event": str, "corridor": str, "mode": str, "origin": str, "origin_name": str, "destination": str,
    "destination_name": str, "via": tuple, "bidirectional": bool, "status": str, "date": str, "actors": tuple,
    "score": float, "rule": str, "evidence": str, "evidence_start": int, "evidence_end": int, "article": str,
    "title": str, "published": str, "url": str,
}  # fmt: skip


def corridor_row(corridor: Corridor, *, support: int) -> dict[str, Any]:
    """Return one row of the corridors. ``support`` counts the events elsewhere that support it."""
    links = corridor.links
    dates = sorted({link.date for link in links if link.date is not None})
    return {
        "id": corridor.id,
        "mode": corridor.mode,
        **_end("origin", corridor.origin),
        "origin_kind": corridor.origin.kind,
        **_end("destination", corridor.destination),
        "destination_kind": corridor.destination.kind,
        "bidirectional": corridor.bidirectional,
        "status": corridor.events[-1].latest.status,
        "statuses": tuple(
            f"{status}:{count}" for status, count in _counted(event.latest.status for event in corridor.events)
        ),
        "history": _history(links),
        "links": len(corridor.events),
        "sentences": len(links),
        "articles": len({link.evidence.article for link in links}),
        "support": support,
        "first": min(dates, key=lambda iso: (span_of(iso)[0], -len(iso)), default=None),
        "last": max(dates, key=lambda iso: (span_of(iso)[1], len(iso)), default=None),
        "actors": _names(actor for link in links for actor in link.actors),
        "km": corridor.km,
        "passages": corridor.passages,
        "note": corridor.note,
        "score": max(link.score for link in links),
        "level": _level(corridor.origin, corridor.destination),
        "verdict": "proposed",
        "reviewer": None,
        "reviewed": None,
        "geometry": corridor.line,
    }


def _end(which: str, place: Place | None) -> dict[str, str | None]:
    return {which: None if place is None else place.id, f"{which}_name": None if place is None else place.name}


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


def _level(*ends: Place) -> str:
    """Return how well the ends are known: "country" or "area" where one only stands for an area."""
    if any(end.kind == "country" for end in ends):
        return "country"
    return "area" if any(end.kind in AREA_KINDS for end in ends) else "place"


def link_row(link: Link, event: str, corridor: str | None) -> dict[str, Any]:
    """Return one row of the links. It has no geometry: the corridor's is its own."""
    evidence = link.evidence
    return {
        "id": link_id(link),
        "event": event,
        "corridor": corridor,
        "mode": link.mode,
        **_end("origin", link.origin),
        **_end("destination", link.destination),
        "via": tuple(place.name for place in link.via),
        "bidirectional": link.bidirectional,
        "status": link.status,
        "date": link.date,
        "actors": _names(link.actors),
        "score": link.score,
        "rule": link.rule,
        "evidence": evidence.text,
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
        "article": evidence.article,
        "title": evidence.title,
        "published": evidence.published.isoformat() if evidence.published else None,
        "url": evidence.url,
        "geometry": None,
    }


def place_rows(
    extracts: Iterable[Extract], corridors: Iterable[Corridor], loose: Iterable[Event]
) -> list[dict[str, Any]]:
    """Return the places that are ends of links or named for themselves, the strongest first."""
    known: dict[str, Place] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    shown: set[str] = set()
    for extract in sorted(extracts, key=lambda extract: extract.id):
        for named in extract.places:
            if named.place is not None:
                known.setdefault(named.place.id, named.place)
                articles[named.place.id].add(extract.id)
                written[named.place.id][named.text] += 1
                if named.use == "literal":
                    shown.add(named.place.id)
    degree: Counter[str] = Counter()
    strength: Counter[str] = Counter()
    for corridor in corridors:
        for end in (corridor.origin, corridor.destination):
            degree[end.id] += 1
            strength[end.id] += len(corridor.events)
        _add_ends(corridor.links, known, articles)
    for event in loose:
        _add_ends(event.links, known, articles)
        shown.update(end.id for link in event.links for end in (link.origin, link.destination) if end is not None)
    rows = [
        _place_row(
            known[id],
            called=_called(known[id], written[id]),
            degree=degree[id],
            strength=strength[id],
            articles=len(articles[id]),
        )
        for id in shown | degree.keys()
    ]
    return sorted(rows, key=lambda row: (-row["strength"], -row["articles"], row["name"], row["id"]))


def _add_ends(links: Iterable[Link], known: dict[str, Place], articles: dict[str, set[str]]) -> None:
    """Add the ends of ``links``, which articles may name by their people only ("Bangladeshi")."""
    for link in links:
        for end in (link.origin, link.destination):
            if end is not None:
                known.setdefault(end.id, end)
                articles[end.id].add(link.evidence.article)


def _called(place: Place, written: Counter[str]) -> str | None:
    """Return what articles call a town most often where that is another name of it ("Chittagong"), else None.

    "The Saudi capital" tells a town, and is no name of it.
    """
    if place.kind != "city" or not written:
        return None
    name = min(written, key=lambda text: (-written[text], text))
    ends = name[0] + name.split()[-1][0]
    is_name = name.replace(" ", "").isalpha() and ends.isupper() and not name.isupper()
    one, other = fold(name), fold(place.name)
    return name if is_name and one not in other and other not in one else None


def _place_row(place: Place, *, called: str | None, degree: int, strength: int, articles: int) -> dict[str, Any]:
    from shapely import Point

    return {
        "id": place.id,
        "name": place.name,
        "called": called,
        "kind": place.kind,
        "country": place.country,
        "degree": degree,
        "strength": strength,
        "articles": articles,
        "linked": degree > 0,
        "geometry": Point(place.lon, place.lat),
    }
