"""The record of a decision, and the words it is made of. docs/review.md describes the schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geomap.corridors.events import content_id
from geomap.records import Evidence, Link, Place, Status

SCHEMA = "geomap-decision"
VERSION = 1

DECISIONS = ("accepted", "rejected", "edited", "skipped", "added", "cleared")
"""What an editor can decide. ``edited`` accepts with changes; ``cleared`` takes a decision back."""

CONFLICTING = "conflicting"
"""The state of what reviewers differ on. As ``previous`` of a decision: made by one who saw them all, it settles it."""

PUBLISHED = frozenset({"accepted", "edited", "added"})
"""The decisions by which something is published."""

REASONS: dict[str, str] = {
    "no-link": "no journey in the sentence",
    "wrong-origin": "wrong origin",
    "wrong-destination": "wrong destination",
    "wrong-direction": "wrong direction",
    "wrong-mode": "wrong mode",
    "wrong-status-or-date": "wrong status or date",
    "same-event": "same event twice",
    "unreliable-source": "source not reliable",
    "other": "other",
}
"""Why something is rejected, with the words for it, in the order of the keys 1 to 9."""

STATES: dict[str, str] = {
    "proposed": "nobody has decided",
    "accepted": "accepted as proposed",
    "edited": "accepted with changes",
    "added": "added by a reviewer",
    "rejected": "rejected",
    "skipped": "looked at and left open",
    "conflicting": "reviewers differ",
    "stale": "its evidence changed since it was decided",
}
"""The states of a corridor, with what they mean, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class About:
    """A corridor as the reviewer saw it: what people read, and what leads back to it when its id changed."""

    mode: str
    origin: Place
    destination: Place
    bidirectional: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """What a reviewer changed; None leaves as it is. A ``date`` of "" takes the date away."""

    mode: str | None = None
    origin: Place | None = None
    destination: Place | None = None
    bidirectional: bool | None = None
    status: Status | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that an added corridor rests on, and who travels in it."""

    evidence: Evidence
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one reviewer decided about one corridor, or about one sentence of it.

    ``corridor`` is its id as proposed, whatever ``edit`` makes of it. ``link`` is
    the key of a single sentence, None for the corridor. ``evidence`` holds the
    keys of the sentences it covers, sorted. ``previous`` is what was decided of
    the same target before, or ``conflicting``. ``time`` is UTC, "2026-11-24T21:30:00Z".
    """

    corridor: str
    link: str | None = None
    decision: str
    reason: str | None = None
    comment: str | None = None
    edit: Edit | None = None
    evidence: tuple[str, ...]
    about: About
    source: Source | None = None
    previous: str | None = None
    reviewer: str
    time: str
    tool: str

    @property
    def person(self) -> str:
        """Return who decided, however they wrote their name: nobody is their own second pair of eyes."""
        return " ".join(self.reviewer.casefold().split())

    @property
    def moment(self) -> str:
        """Return the time in a form that sorts, whether it counts fractions of a second or not."""
        seconds, _, fraction = self.time.removesuffix("Z").partition(".")
        return f"{seconds}.{fraction:0<6}"

    @property
    def target(self) -> tuple[str, str | None]:
        """Return what is decided: a corridor, or one sentence of it. A sentence that was added is one of its own."""
        if self.link is None and "added" in (self.decision, self.previous) and self.evidence:
            return self.corridor, self.evidence[0]
        return self.corridor, self.link


def link_key(article: str, mode: str, *, origin: str | None, destination: str | None, evidence: str) -> str:
    """Return twelve hexadecimal digits that stay the same while a sentence is read as the same journey.

    ``origin`` and ``destination`` are ids of places. White space of ``evidence``
    does not count, nor where it stands, nor status, date, actors, score and rule.
    """
    return content_id([article, mode, origin, destination, " ".join(evidence.split())])


def key_of(link: Link) -> str:
    """Return the key of a link."""
    origin, destination = (None if end is None else end.id for end in (link.origin, link.destination))
    evidence = link.evidence
    return link_key(evidence.article, link.mode, origin=origin, destination=destination, evidence=evidence.text)


def day_of(decisions: Iterable[Decision]) -> str | None:
    """Return the last day on which something was decided, None where nothing was."""
    return max((decision.time[:10] for decision in decisions), default=None)
