"""What one article says, as one line of JSON: the form in which it leaves the process.

The keys, their order and their presence are a contract that other tools read
by. A name without a place keeps the written name, and null for the rest.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from geomap.errors import NetworkError
from geomap.records import KINDS, Evidence, Extract, Link, NamedPlace, Place, Status, Use

_LINE_BREAKERS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""What some readers take for the end of a line, and halves of characters that no encoding can write."""

_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def is_iso_date(text: str) -> bool:
    """Say whether ``text`` is a date as links carry it: 2025, 2025-09 or 2025-09-02."""
    try:
        return bool(_ISO_DATE.fullmatch(text) and date.fromisoformat(text + "0001-01-01"[len(text) :]))
    except ValueError:
        return False


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
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _LINE_BREAKERS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _named_row(named: NamedPlace) -> dict[str, Any]:
    unplaced = {"name": named.text, "id": None, "lat": None, "lon": None, "cc": None, "kind": None}
    return {
        "start": named.start,
        "end": named.end,
        "text": named.text,
        **(_place_row(named.place) if named.place else unplaced),
        "use": named.use,
        "score": round(named.score, 3),
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
    return _Reader(row, f"line {number}").extract()


class _Reader:
    """One JSON object read by the contract; ``where`` leads a person to it."""

    def __init__(self, row: object, where: str) -> None:
        if not isinstance(row, dict):
            raise _broken(where, f"{_shown(row)} is not an object")
        self.row: Mapping[str, Any] = row
        self.where = where

    def extract(self) -> Extract:
        bare = Extract(
            self.text("id"), self.text_or_none("title"), self.day_or_none("published"), self.text_or_none("url"), (), ()
        )
        return replace(
            bare,
            places=tuple(reader.named_place() for reader in self.readers("places")),
            links=tuple(reader.link(bare) for reader in self.readers("links")),
        )

    def named_place(self) -> NamedPlace:
        start, end = self.stretch("start", "end")
        placed = self.text_or_none("id") is not None
        return NamedPlace(
            start, end, self.text("text"), self.place() if placed else None, self.use("use"), self.share("score")
        )

    def link(self, article: Extract) -> Link:
        start, end = self.stretch("evidence_start", "evidence_end")
        evidence = Evidence(
            self.text("evidence"), start, end, article.id, article.title, article.published, article.url
        )
        return Link(
            mode=self.text("mode"),
            origin=self.place_or_none("origin"),
            destination=self.place_or_none("destination"),
            via=tuple(reader.place() for reader in self.readers("via")),
            bidirectional=self.claim("bidirectional"),
            status=self.status("status"),
            date=self.iso_or_none("date"),
            actors=self.texts("actors"),
            score=self.share("score"),
            rule=self.text("rule"),
            evidence=evidence,
        )

    def place(self) -> Place:
        kind = self.text("kind")
        if kind not in KINDS:
            raise self.wrong("kind", f"one of {', '.join(KINDS)}")
        return Place(
            id=self.text("id"),
            name=self.text("name"),
            lon=self.degrees("lon", limit=180.0),
            lat=self.degrees("lat", limit=90.0),
            kind=kind,
            country=self.text_or_none("cc") or "",
        )

    def value(self, key: str) -> Any:
        if key not in self.row:
            raise _broken(self.where, f"'{key}' is missing")
        return self.row[key]

    def wrong(self, key: str, wanted: str) -> NetworkError:
        return _broken(self.where, f"'{key}' is {_shown(self.value(key))}, not {wanted}")

    def text(self, key: str) -> str:
        value = self.value(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self.value(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.value(key)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(values)

    def claim(self, key: str) -> bool:
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str) -> float:
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.wrong(key, "a number")
        return float(value)

    def degrees(self, key: str, *, limit: float) -> float:
        value = self.number(key)
        if abs(value) > limit:
            raise self.wrong(key, f"within -{limit:g} to {limit:g} degrees")
        return value

    def share(self, key: str) -> float:
        value = self.number(key)
        if not 0.0 <= value <= 1.0:
            raise self.wrong(key, "within 0 to 1")
        return value

    def stretch(self, start: str, end: str) -> tuple[int, int]:
        for key in (start, end):
            value = self.value(key)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise self.wrong(key, "a whole number from 0")
        if self.row[end] < self.row[start]:
            raise self.wrong(end, f"at or after '{start}' ({self.row[start]})")
        return self.row[start], self.row[end]

    def day_or_none(self, key: str) -> date | None:
        value = self.text_or_none(key)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise self.wrong(key, "a day as 2025-09-02") from None

    def iso_or_none(self, key: str) -> str | None:
        value = self.text_or_none(key)
        if value is None or is_iso_date(value):
            return value
        raise self.wrong(key, "a date as 2025, 2025-09 or 2025-09-02")

    def use(self, key: str) -> Use:
        return cast(Use, self.choice(key, get_args(Use)))

    def status(self, key: str) -> Status:
        return cast(Status, self.choice(key, get_args(Status)))

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        if self.text(key) not in choices:
            raise self.wrong(key, f"one of {', '.join(choices)}")
        return self.text(key)

    def place_or_none(self, key: str) -> Place | None:
        value = self.value(key)
        return None if value is None else _Reader(value, f"{self.where}, {key}").place()

    def readers(self, key: str) -> list["_Reader"]:
        rows = self.value(key)
        if not isinstance(rows, list):
            raise self.wrong(key, "a list")
        return [_Reader(row, f"{self.where}, {key} {count}") for count, row in enumerate(rows, start=1)]


def _broken(where: str, problem: str) -> NetworkError:
    return NetworkError(f"{where}: {problem}; give the lines of 'geomap extract'")


def _shown(value: object) -> str:
    """Return a value as JSON, short enough for a message of one line."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
