"""The queue as a spreadsheet: a row for each corridor, to be filled in and read back as decisions.

What is read back stands in the columns to fill in and in ``proposal``, which a
spreadsheet leaves alone: as bare cells, ids and numbers would become powers of
ten and local decimals there.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from geomap import __version__
from geomap.cells import cell, text_of
from geomap.contracts import converted, is_iso_date, json_line, parsed
from geomap.decisions.abouts import abouts_of
from geomap.decisions.judging import Proposal, judge, proposals_of
from geomap.decisions.lines import checked
from geomap.decisions.standing import Verdict
from geomap.decisions.verdicts import named
from geomap.errors import DecisionError
from geomap.forms import AboutForm, ProposalForm
from geomap.modes import MODES
from geomap.records import CONFLICTING, REASONS, About, Decision, Edit, Place, Reason, Status

if TYPE_CHECKING:
    from geomap.network import CorridorRow, LinkRow, Network

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
