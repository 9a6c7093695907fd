"""Decisions in words, for people."""

from geomap.decisions.judging import Stale
from geomap.decisions.merging import Agreement
from geomap.decisions.standing import Verdict
from geomap.records import About


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


def conflict_sentence(verdict: Verdict) -> str:
    """Return what reviewers differ on, and what each of them says."""
    said = ", ".join(f"{decision.decision} by {decision.reviewer}" for decision in verdict.decisions)
    first = verdict.decisions[0]
    link = first.target[1]
    what = f"{first.corridor}, sentence {link}" if link else first.corridor
    return f"{corridor_name(first.about)} ({what}): {said}"


def agreement_sentence(agreement: Agreement) -> str:
    """Return how far two reviewers agree."""
    one, other = agreement.reviewers
    kappa = "not defined, as both always said the same" if agreement.kappa is None else f"{agreement.kappa:.2f}"
    return f"{one} and {other}: {agreement.observed:.0%} of {agreement.both} alike, Cohen's kappa {kappa}"
