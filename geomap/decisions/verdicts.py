"""The column ``verdict`` of a network, edited in a GIS, read back as decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap import __version__
from geomap.decisions.abouts import abouts_of
from geomap.decisions.judging import check_proposed, proposals_of
from geomap.decisions.lines import checked
from geomap.errors import DecisionError
from geomap.records import Decision

if TYPE_CHECKING:
    from geomap.network import Network

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
