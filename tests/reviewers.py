"""Decisions for tests, as a reviewer of a network makes them."""

from itertools import count

from geomap.decisions import Decision, abouts_of, proposals_of
from geomap.network import Network

_MINUTES = count()


def decide(network: Network, corridor: str, decision: str, **fields: object) -> Decision:
    """Return a decision on a corridor of ``network`` that covers all its sentences; each a minute after the last."""
    (proposal,) = (one for one in proposals_of(network) if one.id == corridor)
    minute = next(_MINUTES)
    known = {
        "link": None, "reason": None, "comment": None, "edit": None, "evidence": tuple(sorted(proposal.sentences)),
        "about": abouts_of(network)[corridor], "source": None, "previous": None, "reviewer": "Ann",
        "time": f"2026-11-{1 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z", "tool": "geomap 0.1.0",
    }  # fmt: skip
    return Decision(corridor=corridor, decision=decision, **(known | fields))
