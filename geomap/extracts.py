"""What one article says, as one line of JSON: the form in which it leaves the process.

The keys, their order and their presence are a contract that other tools read
by. A name without a place keeps the written name, and null for the rest.
"""

import json
from dataclasses import replace
from typing import Any, cast, get_args

from geomap.errors import NetworkError
from geomap.fields import Fields, json_line
from geomap.records import KINDS, Alternative, Evidence, Extract, Link, NamedPlace, Place, Status, Use


def to_line(extract: Extract) -> str:
    """Return ``extract`` as one line of JSON, without the line's end."""
    row = {
        "id": extract.id,
        "title": extract.title,
        "published": extract.published.isoformat() if extract.published else None,
        "url": extract.url,
        "places": [_named_row(named) for named in extract.places],
        "links": [_link_row(link) for link in extract.links],
    }
    return json_line(row)


def _named_row(named: NamedPlace) -> dict[str, Any]:
    unplaced = {"name": named.text, "id": None, "lat": None, "lon": None, "cc": None, "kind": None}
    return {
        "start": named.start,
        "end": named.end,
        "text": named.text,
        **(_place_row(named.place) if named.place else unplaced),
        "use": named.use,
        "score": round(named.score, 3),
        "use_score": round(named.use_score, 3),
        "reason": named.reason,
        "candidates": [{**_place_row(other.place), "score": round(other.score, 3)} for other in named.candidates],
    }


def _place_row(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "id": place.id,
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "cc": place.country or None,
        "kind": place.kind,
    }


def _link_row(link: Link) -> dict[str, Any]:
    return {
        "mode": link.mode,
        "origin": _place_row(link.origin) if link.origin else None,
        "destination": _place_row(link.destination) if link.destination else None,
        "via": [_place_row(place) for place in link.via],
        "bidirectional": link.bidirectional,
        "status": link.status,
        "date": link.date,
        "actors": list(link.actors),
        "score": round(link.score, 3),
        "rule": link.rule,
        "evidence": link.evidence.text,
        "evidence_start": link.evidence.start,
        "evidence_end": link.evidence.end,
    }


def from_line(line: str, *, number: int = 1) -> Extract:
    """Return the extract that a line of JSON holds.

    ``number`` is the line's place in its file, for the message of the
    ``NetworkError`` that a line breaking the contract raises.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise NetworkError(f"line {number} is not JSON ({problem}); give the lines of 'geomap extract'") from None
    return _extract(Fields.of(row, f"line {number}", _broken))


def _broken(problem: str) -> NetworkError:
    return NetworkError(f"{problem}; give the lines of 'geomap extract'")


def _extract(fields: Fields) -> Extract:
    bare = Extract(
        fields.text("id"),
        fields.text_or_none("title"),
        fields.day_or_none("published"),
        fields.text_or_none("url"),
        (),
        (),
    )
    return replace(
        bare,
        places=tuple(map(_named_place, fields.inners("places"))),
        links=tuple(_link(inner, bare) for inner in fields.inners("links")),
    )


def _named_place(fields: Fields) -> NamedPlace:
    start, end = fields.stretch("start", "end")
    placed = fields.text_or_none("id") is not None
    return NamedPlace(
        start=start,
        end=end,
        text=fields.text("text"),
        place=_place(fields) if placed else None,
        use=cast(Use, fields.choice("use", get_args(Use))),
        score=fields.share("score"),
        use_score=fields.share("use_score"),
        reason=fields.text("reason"),
        candidates=tuple(Alternative(_place(other), other.share("score")) for other in fields.inners("candidates")),
    )


def _link(fields: Fields, article: Extract) -> Link:
    start, end = fields.stretch("evidence_start", "evidence_end")
    evidence = Evidence(fields.text("evidence"), start, end, article.id, article.title, article.published, article.url)
    return Link(
        mode=fields.text("mode"),
        origin=_place_or_none(fields, "origin"),
        destination=_place_or_none(fields, "destination"),
        via=tuple(map(_place, fields.inners("via"))),
        bidirectional=fields.claim("bidirectional"),
        status=cast(Status, fields.choice("status", get_args(Status))),
        date=fields.iso_or_none("date"),
        actors=fields.texts("actors"),
        score=fields.share("score"),
        rule=fields.text("rule"),
        evidence=evidence,
    )


def _place_or_none(fields: Fields, key: str) -> Place | None:
    inner = fields.inner_or_none(key)
    return None if inner is None else _place(inner)


def _place(fields: Fields) -> Place:
    kind = fields.choice("kind", KINDS)
    return Place(
        id=fields.text("id"),
        name=fields.text("name"),
        lon=fields.degrees("lon", limit=180.0),
        lat=fields.degrees("lat", limit=90.0),
        kind=kind,
        country=fields.text_or_none("cc") or "",
    )
