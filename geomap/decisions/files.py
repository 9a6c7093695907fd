"""Decisions as files hold them: lines of JSON, a queue that was filled in as a spreadsheet, a network with verdicts."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from geomap import __version__
from geomap.cells import cell, text_of
from geomap.contracts import converted, is_iso_date, json_line, parsed, shown
from geomap.decisions.judging import (
    CONFLICTING,
    REASONS,
    Proposal,
    Verdict,
    abouts_of,
    check_proposed,
    judge,
    proposals_of,
)
from geomap.errors import DecisionError
from geomap.forms import (
    DECISION_SCHEMA,
    DECISION_VERSION,
    PLACE_VERSION,
    AboutForm,
    DecisionForm,
    PlaceDecisionForm,
    ProposalForm,
)
from geomap.modes import MODES
from geomap.records import About, Decision, Edit, Place, Reason, Status

if TYPE_CHECKING:
    from geomap.network import CorridorRow, LinkRow, Network

# ---- lines of JSON ----


def to_line(decision: Decision) -> str:
    """Return ``decision`` as one line of JSON, without the line's end."""
    return json_line(DecisionForm.of(decision))


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
    try:
        line = to_line(decision)
    except ValueError as problem:
        raise _broken(f"{where}: {problem}") from None
    return from_line(line, where=where)


def from_line(line: str, *, where: str) -> Decision:
    """Return the decision that a line of JSON holds; ``where`` names file and line in the ``DecisionError``."""
    row = parsed(line, where, _broken)
    if isinstance(row, dict):
        _check_schema(row, where)
    if isinstance(row, dict) and row["version"] == PLACE_VERSION:
        return converted(row, PlaceDecisionForm, where, _broken).record()
    decision = converted(row, DecisionForm, where, _broken).record()
    _check_mode(decision.corridor_seen.mode, f"{where}, about")
    if decision.edit is not None and decision.edit.mode is not None:
        _check_mode(decision.edit.mode, f"{where}, edit")
    return decision


def _broken(problem: str) -> DecisionError:
    return DecisionError(f"{problem}; remove the line, or give a decisions file of geomap")


def _check_schema(row: dict[str, object], where: str) -> None:
    if row.get("schema") != DECISION_SCHEMA:
        raise _broken(f"{where} is no decision of geomap")
    if (version := row.get("version")) not in (DECISION_VERSION, PLACE_VERSION):
        known = f"and this geomap reads {DECISION_VERSION} and {PLACE_VERSION}; update geomap"
        raise DecisionError(f"{where} is a decision of version {shown(version)}, {known}")


def _check_mode(mode: str, where: str) -> None:
    if mode not in MODES:
        raise _broken(f"{where}: 'mode' is {shown(mode)}, not one of {', '.join(MODES)}")


# ---- several files as one ----

Target = tuple[str, str]
"""What is decided: a corridor or a place by its id, and the key of a sentence of it, "" for the whole."""


def merge(files: Iterable[Sequence[Decision]]) -> list[Decision]:
    """Return the decisions of all ``files``, each once, by time: the order of the files does not matter.

    On one target, a line never comes before those that stand above it in its
    file, even if a clock was put back.
    """
    places: dict[Target, dict[Decision, tuple[str, int]]] = defaultdict(dict)
    for decisions in files:
        for target, lines in _by_target(decisions).items():
            for number, (decision, time) in enumerate(_timed(lines)):
                place = (time, number)
                places[target][decision] = max(place, places[target].get(decision, place))
    merged = []
    for target, found in places.items():
        lines = sorted(found, key=lambda one, found=found: (found[one], to_line(one)))  # type: ignore[misc]
        merged += [(time, target, number, one) for number, (one, time) in enumerate(_timed(lines))]
    return [decision for *_, decision in sorted(merged, key=lambda row: row[:3])]


def _by_target(decisions: Iterable[Decision]) -> dict[Target, list[Decision]]:
    lines: dict[Target, list[Decision]] = defaultdict(list)
    for decision in decisions:
        lines[target_of(decision)].append(decision)
    return lines


def _timed(lines: Sequence[Decision]) -> Iterator[tuple[Decision, str]]:
    """Yield each decision with its time, or the latest before it where the clock was put back."""
    return zip(lines, accumulate((line.moment for line in lines), max), strict=True)


def target_of(decision: Decision) -> Target:
    """Return what is decided, in a form that sorts."""
    corridor, link = decision.target
    return corridor, link or ""


# ---- a network whose column `verdict` was edited in a GIS ----

GIVEN = ("accepted", "rejected", "skipped")
"""The verdicts that a person can give in a table; what is edited or added needs more than a word."""


def from_network(network: Network, *, source: str, reviewer: str | None, time: str) -> list[Decision]:
    """Return the decisions that the corridors of ``network`` tell by their verdict.

    ``reviewer`` decided where a row names nobody, and at ``time`` where it tells
    no day. ``DecisionError`` for a network to which decisions were applied: its
    corridors are no longer those that were proposed.
    """
    check_proposed(network, source=source)
    keys = {proposal.id: tuple(sorted(proposal.sentences)) for proposal in proposals_of(network)}
    abouts = abouts_of(network)
    decisions = []
    for row in network.corridor_rows:
        if row.verdict == "proposed":
            continue
        where = f"{source}, corridor {row.id}"
        decision = Decision(
            corridor=row.id,
            decision=_given(row.verdict, where),
            evidence=keys[row.id],
            about=abouts[row.id],
            reviewer=named(row.reviewer or reviewer, where),
            time=f"{row.reviewed}T00:00:00Z" if row.reviewed else time,
            tool=f"geomap {__version__}",
        )
        decisions.append(checked(decision, where=where))
    return decisions


def _given(verdict: str, where: str) -> str:
    if verdict not in GIVEN:
        raise DecisionError(f"{where}: the verdict is {verdict!r}; write one of {', '.join(GIVEN)}")
    return verdict


def named(reviewer: str | None, where: str) -> str:
    """Return who decided, who has to be named for a table to hold decisions."""
    if not reviewer:
        raise DecisionError(f"{where} does not say who decided; fill in reviewer, or give --reviewer NAME")
    return reviewer


# ---- the queue as a spreadsheet ----

FILLED = ("decision", "reason", "comment", "reviewer")
NEW = ("new_mode", "new_origin", "new_destination", "new_direction", "new_status", "new_date")
SHOWN = ("mode", "origin", "direction", "destination", "status", "dates", "score", "sentences", "sources")
COLUMNS = (*FILLED, *SHOWN, *NEW, "proposal")

DIRECTIONS = {"one way": False, "both ways": True}

Find = Callable[[str], Place | None]
"""What finds a place by its name or id, None where there is none."""

_WORDS = {word: word for word in ("accepted", "rejected", "edited", "skipped", "cleared")} | {
    "accept": "accepted", "a": "accepted", "reject": "rejected", "x": "rejected", "edit": "edited", "e": "edited",
    "skip": "skipped", "s": "skipped",
}  # fmt: skip


def to_sheet(network: Network, decisions: Iterable[Decision] = ()) -> str:
    """Return what is still open on ``network`` as CSV, with columns to fill in; ``from_sheet`` reads them.

    Open is a corridor that nobody decided, or reviewers differ on, or that is stale.
    """
    links: dict[str | None, list[LinkRow]] = defaultdict(list)
    for link in network.link_rows:
        links[link.corridor].append(link)
    abouts, proposals = abouts_of(network), proposals_of(network)
    verdicts = judge(proposals, decisions).verdicts
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row, proposal in zip(network.corridor_rows, proposals, strict=True):
        if not verdicts[row.id].is_decided:
            seen = _seen(row, links[row.id])
            machine = _machine(proposal, abouts[row.id], verdicts[row.id])
            writer.writerow({name: cell(text) for name, text in seen.items()} | {"proposal": machine})
    return sheet.getvalue()


def _seen(row: CorridorRow, links: Sequence[LinkRow]) -> dict[str, str]:
    """Return what a person needs to decide on a corridor."""
    sources = (link.url or link.title or link.article for link in links)
    return {
        "mode": row.mode,
        "origin": row.origin_name,
        "direction": next(word for word, value in DIRECTIONS.items() if value == row.bidirectional),
        "destination": row.destination_name,
        "status": row.status,
        "dates": " to ".join(dict.fromkeys(day for day in (row.first, row.last) if day)),
        "score": f"{row.score:.2f}",
        "sentences": "\n".join(dict.fromkeys(link.evidence for link in links)),
        "sources": "\n".join(dict.fromkeys(sources)),
    }


def _machine(proposal: Proposal, about: About, verdict: Verdict) -> str:
    """Return what has to come back with a decision, as JSON."""
    return json_line(
        ProposalForm(
            corridor=proposal.id,
            evidence=tuple(sorted(proposal.sentences)),
            about=AboutForm.of(about),
            previous="conflicting" if verdict.state == CONFLICTING else None,
        )
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet as read: its name, who filled it in where a row does not say, when, and what finds places."""

    source: str
    reviewer: str | None
    time: str
    find: Find


def from_sheet(text: str, sheet: Sheet) -> list[Decision]:
    """Return the decisions of a filled-in spreadsheet; rows without a decision are left out.

    Commas, semicolons and tabs part columns alike, a byte order mark and other
    columns are passed by, and rows may stand in any order. ``DecisionError``
    names the first row that cannot be read.
    """
    return [decision for where, row in _rows(text, sheet.source) if (decision := _decision(row, where, sheet))]


def _rows(text: str, source: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each row by the names of its columns, with the words that lead to it."""
    text = text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), restval="")
    try:
        missing = {"decision", "proposal"} - set(reader.fieldnames or ())
        if missing:
            raise DecisionError(
                f"{source} has no column {' and no '.join(sorted(missing))}; make it with 'geomap review NETWORK --csv'"
            )
        for number, row in enumerate(reader, start=2):
            yield (
                f"{source}, row {number}",
                {name: text_of(value or "").strip() for name, value in row.items() if isinstance(name, str)},
            )
    except csv.Error as problem:
        raise DecisionError(f"{source}, line {reader.line_num} is no CSV ({problem}); save it as CSV again") from None


def _decision(row: Mapping[str, str], where: str, sheet: Sheet) -> Decision | None:
    """Return the decision that a row holds, None where nobody filled it in."""
    if not row["decision"]:
        return None
    edit = _edit(row, where, sheet.find)
    word = _word(row["decision"], where, is_changed=edit is not None)
    proposal = _proposal(row["proposal"], where)
    made = Decision(
        corridor=proposal.corridor,
        decision=word,
        reason=_reason(row, where) if word == "rejected" else None,
        comment=row.get("comment") or None,
        edit=edit if word == "edited" else None,
        evidence=tuple(sorted(proposal.evidence)),
        about=proposal.about.record(),
        previous=proposal.previous,
        reviewer=named(row.get("reviewer") or sheet.reviewer, where),
        time=sheet.time,
        tool=f"geomap {__version__}",
    )
    return checked(made, where=where)


def _word(said: str, where: str, *, is_changed: bool) -> str:
    """Return the decision that a cell names; to accept with changes is to edit."""
    word = _WORDS.get(said.lower())
    if word is None:
        raise DecisionError(f"{where}: the decision is {said!r:.60}; write accepted, rejected or skipped")
    if word == "edited" and not is_changed:
        raise DecisionError(f"{where} is edited, and nothing is changed; fill in a column as {NEW[0]}")
    return "edited" if word == "accepted" and is_changed else word


def _proposal(text: str, where: str) -> ProposalForm:
    where = f"{where}, proposal"
    return converted(parsed(text, where, _damaged), ProposalForm, where, _damaged)


def _damaged(problem: str) -> DecisionError:
    return DecisionError(f"{problem}; leave the column proposal as 'geomap review NETWORK --csv' wrote it")


def _reason(row: Mapping[str, str], where: str) -> Reason | None:
    """Return the reason that a cell names by its word, its number or what it says in full."""
    text = row.get("reason", "").lower()
    slugs = list(REASONS)
    names = {str(number): slug for number, slug in enumerate(slugs, start=1)}
    names |= {slug: slug for slug in slugs} | {label: slug for slug, label in REASONS.items()}
    if text and text not in names:
        raise DecisionError(f"{where}: the reason is {row['reason']!r:.60}; write one of {', '.join(slugs)}")
    return names.get(text)


def _edit(row: Mapping[str, str], where: str, find: Find) -> Edit | None:
    """Return what the columns for something new change, None where they are empty."""
    new = {name: row.get(name, "") for name in NEW}
    ends = {end: _place(new[f"new_{end}"], where, find) for end in ("origin", "destination")}
    date = new["new_date"].lower()
    if date not in ("", "none") and not is_iso_date(date):
        raise DecisionError(
            f"{where}: new_date is {date!r:.60}; write 2025, 2025-08 or 2025-08-23 into a cell of text, or none"
        )
    edit = Edit(
        mode=_choice(new, "new_mode", tuple(MODES), where),
        origin=ends["origin"],
        destination=ends["destination"],
        bidirectional=DIRECTIONS.get(_choice(new, "new_direction", tuple(DIRECTIONS), where) or ""),
        status=cast("Status | None", _choice(new, "new_status", get_args(Status), where)),
        date=None if not date else "" if date == "none" else date,
    )
    return edit if edit != Edit() else None


def _choice(row: Mapping[str, str], name: str, choices: tuple[str, ...], where: str) -> str | None:
    value = row[name].lower()
    if value and value not in choices:
        raise DecisionError(f"{where}: {name} is {row[name]!r:.60}; write one of {', '.join(choices)}")
    return value or None


def _place(name: str, where: str, find: Find) -> Place | None:
    if not name:
        return None
    place = find(name)
    if place is None:
        raise DecisionError(f"{where}: no place is called {name!r:.60}; write another of its names, or its id")
    return place
