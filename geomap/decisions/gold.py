"""What editors decided as gold: test cases by which the next reading can be measured.

What was accepted, edited or added is a link to be found, what was rejected a
negative. What nobody decided, and what was rejected though it was read rightly,
counts neither way. docs/review.md says more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from geomap.contracts import json_line
from geomap.decisions.names import Bears, named_ends
from geomap.decisions.told import Reviewed, Told
from geomap.records import Place


def to_gold(reviewed: Iterable[Reviewed], *, bears: Bears) -> str:
    """Return gold, a line for each article."""
    return "".join(json_line(_row(one, bears)) + "\n" for one in reviewed)


def _row(reviewed: Reviewed, bears: Bears) -> dict[str, Any]:
    """Return one document of gold; of its names only those of what was decided are marked."""
    article = reviewed.article
    return {
        "id": article.id,
        "source": article.url or article.title or article.id,
        "licence": "that of the article",
        "region": "",
        "written": False,
        "doc_date": article.published.isoformat() if article.published else None,
        "features": ["reviewed"],
        "meta": {"title": article.title, "url": article.url},
        "text": article.text,
        "places": _places(reviewed, bears),
        "places_complete": False,
        "links": [_link_row(same) for same in _by_event(reviewed.told)],
        "negatives": [_negative(one) for one in reviewed.told if one.is_negative],
    }


def _places(reviewed: Reviewed, bears: Bears) -> list[dict[str, Any]]:
    """Return the names of the ends in the sentences that were decided, each with the place that it has to be."""
    found = {name.start: (name, place) for name, place in named_ends(reviewed, bears)}
    return [
        {"start": name.start, "end": name.end, "text": name.text, **_end(place), "use": name.use}
        for _, (name, place) in sorted(found.items())
    ]


def _end(place: Place) -> dict[str, Any]:
    return {"name": place.name, "cc": place.country, "lat": place.lat, "lon": place.lon, "kind": place.kind}


def _by_event(told: Iterable[Told]) -> list[list[Told]]:
    """Return what is no negative, told of one event together: gold has a journey once, however often it is told."""
    events: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        link = one.link
        if not one.is_negative:
            ends = tuple(None if end is None else end.id for end in (link.origin, link.destination))
            events[one.event, one.is_firm, link.mode, ends, link.bidirectional].append(one)
    return list(events.values())


def _link_row(same: Sequence[Told]) -> dict[str, Any]:
    first, *others = (one.link for one in same)
    return {
        "mode": first.mode,
        "origin": _end(first.origin) if first.origin else None,
        "destination": _end(first.destination) if first.destination else None,
        "via": [],
        "bidirectional": first.bidirectional,
        "status": first.status,
        "status_alt": sorted({link.status for link in others} - {first.status}),
        "date": first.date,
        "date_alt": list(dict.fromkeys(link.date for link in others if link.date != first.date)),
        "actors": list(first.actors),
        "evidence_start": first.evidence.start,
        "evidence_end": first.evidence.end,
        "evidence": first.evidence.text,
        "also_evidence": [[link.evidence.start, link.evidence.end] for link in others],
        "debatable": not same[0].is_firm,
        "note": "; ".join(sorted({one.note for one in same})),
    }


def _negative(told: Told) -> dict[str, Any]:
    evidence = told.link.evidence
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text, "why": told.note}
