"""Decisions as lines of JSON: the decisions file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

from geomap.errors import DecisionError
from geomap.fields import Fields, json_line
from geomap.modes import MODES
from geomap.records import (
    CONFLICTING,
    DECISIONS,
    KINDS,
    REASONS,
    About,
    Decision,
    Edit,
    Evidence,
    Place,
    Source,
    Status,
)

SCHEMA = "geomap-decision"
VERSION = 1

_KEY = re.compile("[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)

_FIELDS = (
    "schema", "version", "corridor", "link", "decision", "reason", "comment", "edit", "evidence", "about", "source",
    "previous", "reviewer", "time", "tool",
)  # fmt: skip
_EDITABLE = ("mode", "origin", "destination", "bidirectional", "status", "date")


def to_line(decision: Decision) -> str:
    """Return ``decision`` as one line of JSON, without the line's end."""
    values: dict[str, Any] = {
        "schema": SCHEMA,
        "version": VERSION,
        "edit": None if decision.edit is None else _edit_row(decision.edit),
        "evidence": list(decision.evidence),
        "about": about_row(decision.about),
        "source": None if decision.source is None else _source_row(decision.source),
    }
    row = {name: values[name] if name in values else getattr(decision, name) for name in _FIELDS}
    return json_line(row)


def _edit_row(edit: Edit) -> dict[str, Any]:
    row = {name: getattr(edit, name) for name in _EDITABLE if getattr(edit, name) is not None}
    for end in ("origin", "destination"):
        if end in row:
            row[end] = _place_row(row[end])
    return row | {"date": edit.date or None} if "date" in row else row


def about_row(about: About) -> dict[str, Any]:
    """Return a corridor as a reviewer saw it, as an object of JSON."""
    return {
        "mode": about.mode,
        "origin": _place_row(about.origin),
        "destination": _place_row(about.destination),
        "bidirectional": about.bidirectional,
    }


def _place_row(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "lon": round(place.lon, 5),
        "lat": round(place.lat, 5),
        "kind": place.kind,
        "country": place.country,
    }


def _source_row(source: Source) -> dict[str, Any]:
    evidence = source.evidence
    return {
        "article": evidence.article,
        "title": evidence.title,
        "published": evidence.published.isoformat() if evidence.published else None,
        "url": evidence.url,
        "text": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "actors": list(source.actors),
    }


def to_text(decisions: Iterable[Decision]) -> str:
    """Return a decisions file."""
    return "".join(to_line(decision) + "\n" for decision in decisions)


def read_lines(path: Path, *, report: Callable[[str], None]) -> list[Decision]:
    """Return the decisions of the file ``path`` in its order; ``from_text`` says what is refused."""
    return from_text(read_text(path), source=f"'{path}'", report=report)


def read_text(path: Path) -> str:
    """Return the text of a file of decisions, without a byte order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(
            f"cannot read decisions from '{path}': {error.strerror}; save them on the review page"
        ) from None
    except UnicodeDecodeError as error:
        raise DecisionError(f"'{path}' is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def from_text(text: str, *, source: str, report: Callable[[str], None]) -> list[Decision]:
    """Return the decisions of a decisions file; ``source`` names it.

    ``DecisionError`` names the first line that holds no decision of this
    version. A last line that breaks off is no such error, as a crash leaves one
    behind: it is told by ``report``, and the lines before it hold.
    """
    lines = text.split("\n")  # a JSON text may hold U+2028, where splitlines() would split
    decisions = []
    for number, line in enumerate(lines, start=1):
        if number == len(lines) and _breaks_off(line):
            report(f"{source}, line {number}: the last line breaks off and is left out; decide that corridor again")
        elif line.strip():
            decisions.append(from_line(line, where=f"{source}, line {number}"))
    return decisions


def _breaks_off(last: str) -> bool:
    """Say whether the last line, which has no end, is only the beginning of a decision."""
    try:
        json.loads(last or "{}")
    except ValueError:
        return last.lstrip().startswith("{")
    except RecursionError:
        return False
    return False


def checked(decision: Decision, *, where: str) -> Decision:
    """Return a decision that was not made on the page if it would stand in a file; else the error is of ``where``."""
    return from_line(to_line(decision), where=where)


def from_line(line: str, *, where: str) -> Decision:
    """Return the decision that a line of JSON holds; ``where`` names file and line in the ``DecisionError``."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise DecisionError(f"{where} is not JSON ({problem}); remove it, or give a decisions file of geomap") from None
    fields = Fields.of(row, where, _broken)
    _check_schema(fields)
    decision = _decision(fields)
    _check_sense(fields, decision)
    return decision


def _broken(problem: str) -> DecisionError:
    return DecisionError(f"{problem}; remove the line, or give a decisions file of geomap")


def _check_schema(fields: Fields) -> None:
    if fields.row.get("schema") != SCHEMA:
        raise fields.error(f"{fields.where} is no decision of geomap")
    if (version := fields.value("version")) != VERSION:
        raise DecisionError(
            f"{fields.where} is a decision of version {version!r}, and this geomap reads {VERSION}; update geomap"
        )
    for name in fields.row:
        if name not in _FIELDS:
            raise fields.error(f"{fields.where}: {name!r:.60} is no field of a decision")


def _decision(fields: Fields) -> Decision:
    edit, source = fields.inner_or_none("edit"), fields.inner_or_none("source")
    return Decision(
        corridor=_key(fields, "corridor", fields.text("corridor")),
        link=None if fields.value("link") is None else _key(fields, "link", fields.text("link")),
        decision=fields.choice("decision", DECISIONS),
        reason=None if fields.value("reason") is None else fields.choice("reason", REASONS),
        comment=fields.text_or_none("comment"),
        edit=None if edit is None else _edit(edit),
        evidence=tuple(sorted({_key(fields, "evidence", key) for key in fields.texts("evidence")})),
        about=read_about(fields.inner("about")),
        source=None if source is None else _source(source),
        previous=None if fields.value("previous") is None else fields.choice("previous", (*DECISIONS, CONFLICTING)),
        reviewer=fields.text("reviewer").strip(),
        time=_time(fields),
        tool=fields.text("tool"),
    )


def _key(fields: Fields, name: str, key: str) -> str:
    if not _KEY.fullmatch(key):
        raise fields.wrong(name, "made of 12 hexadecimal digits")
    return key


def _time(fields: Fields) -> str:
    time = fields.text("time")
    try:
        if _TIME.fullmatch(time) and datetime.fromisoformat(time):
            return time
    except ValueError:
        pass
    raise fields.wrong("time", "a time in UTC as 2026-11-24T21:30:00Z")


def _check_sense(fields: Fields, decision: Decision) -> None:
    """Make sure that what goes with a decision goes with this one."""
    if not decision.reviewer:
        raise fields.wrong("reviewer", "the name of who decided")
    if decision.reason is not None and decision.decision != "rejected":
        raise fields.error(f"{fields.where}: a reason is given, and nothing is rejected")
    if (decision.edit is not None) != (decision.decision in ("edited", "added")):
        raise fields.wrong("edit", "what goes with 'edited' and 'added', and with nothing else")
    if (decision.source is not None) != (decision.decision == "added"):
        raise fields.wrong("source", "what goes with 'added', and with nothing else")
    if decision.decision == "added" and len(decision.evidence) != 1:
        raise fields.wrong("evidence", "the key of the one sentence that was added")
    if decision.decision == "added" and (decision.edit is None or decision.edit.status is None):
        raise fields.wrong("edit", "the whole of what was added, with its status")


def _edit(fields: Fields) -> Edit:
    for name in fields.row:
        if name not in _EDITABLE:
            raise fields.error(f"{fields.where}: {name!r:.60} cannot be edited; only {', '.join(_EDITABLE)} can")
    given = fields.row
    return Edit(
        mode=fields.choice("mode", MODES) if "mode" in given else None,
        origin=_place(fields.inner("origin")) if "origin" in given else None,
        destination=_place(fields.inner("destination")) if "destination" in given else None,
        bidirectional=fields.claim("bidirectional") if "bidirectional" in given else None,
        status=cast(Status, fields.choice("status", get_args(Status))) if "status" in given else None,
        date=(fields.iso_or_none("date") or "") if "date" in given else None,
    )


def read_about(fields: Fields) -> About:
    """Return the corridor that ``about_row`` made an object of."""
    return About(
        fields.choice("mode", MODES),
        _place(fields.inner("origin")),
        _place(fields.inner("destination")),
        fields.claim("bidirectional"),
    )


def _place(fields: Fields) -> Place:
    return Place(
        id=fields.text("id"),
        name=fields.text("name"),
        lon=fields.degrees("lon", limit=180.0),
        lat=fields.degrees("lat", limit=90.0),
        kind=fields.choice("kind", KINDS),
        country=fields.text_or_none("country") or "",
    )


def _source(fields: Fields) -> Source:
    start, end = fields.stretch("start", "end")
    evidence = Evidence(
        fields.text("text"),
        start,
        end,
        fields.text("article"),
        fields.text_or_none("title"),
        fields.day_or_none("published"),
        fields.text_or_none("url"),
    )
    return Source(evidence, fields.texts("actors"))
