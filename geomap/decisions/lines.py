"""Decisions as lines of JSON: the decisions file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from geomap.contracts import converted, json_line, parsed, shown
from geomap.errors import DecisionError
from geomap.forms import DECISION_SCHEMA, DECISION_VERSION, DecisionForm
from geomap.modes import MODES
from geomap.records import Decision


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
    decision = converted(row, DecisionForm, where, _broken).record()
    _check_mode(decision.about.mode, f"{where}, about")
    if decision.edit is not None and decision.edit.mode is not None:
        _check_mode(decision.edit.mode, f"{where}, edit")
    return decision


def _broken(problem: str) -> DecisionError:
    return DecisionError(f"{problem}; remove the line, or give a decisions file of geomap")


def _check_schema(row: dict[str, object], where: str) -> None:
    if row.get("schema") != DECISION_SCHEMA:
        raise _broken(f"{where} is no decision of geomap")
    if (version := row.get("version")) != DECISION_VERSION:
        known = f"and this geomap reads {DECISION_VERSION}; update geomap"
        raise DecisionError(f"{where} is a decision of version {shown(version)}, {known}")


def _check_mode(mode: str, where: str) -> None:
    if mode not in MODES:
        raise _broken(f"{where}: 'mode' is {shown(mode)}, not one of {', '.join(MODES)}")
