"""Decisions in words, for people."""

from geomap.decisions.judging import Stale
from geomap.decisions.records import About


def corridor_name(about: About) -> str:
    """Return what people call a corridor: "visit Islamabad → Dhaka"."""
    arrow = "↔" if about.bidirectional else "→"
    return f"{about.mode} {about.origin.name} {arrow} {about.destination.name}"


def stale_sentence(stale: Stale) -> str:
    """Return what leads a person to a decision whose evidence changed, and to what to decide now."""
    decision = stale.decision
    counts = {"gone": len(stale.missing), "new": len(stale.fresh)}
    changes = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    return (
        f"{corridor_name(decision.about)} ({decision.corridor}), {decision.decision} by {decision.reviewer}: "
        + (f"sentences {changes}" if changes else "no longer proposed")
        + (f"; look at {', '.join(stale.now)}" if stale.now else "; nothing has taken its place")
    )
