"""Score links: one-to-one matching with the gold, then status, date and evidence of those that match."""

from collections import Counter
from collections.abc import Sequence

from geomap.evaluation.gold import GoldDocument, GoldLink, Spot
from geomap.evaluation.judging import LINK_KM, is_right, overlap
from geomap.records import Link, Place

ALL = "all"


def count_links(document: GoldDocument, links: Sequence[Link], counts: Counter[tuple[str, str]]) -> list[str]:
    """Add one document's links to ``counts`` under (mode, what), and return a line for each fault."""
    found = _pair(document.links, links)
    faults = []
    for index, gold in enumerate(document.links):
        link = links[found[index]] if index in found else None
        if gold.debatable:
            counts[ALL, "debatable"] += 1
            counts[ALL, "debatable found"] += link is not None
            continue
        for mode in (gold.mode, ALL):
            counts[mode, "gold"] += 1
            if link is not None:
                _count_match(gold, link, mode, counts)
        if link is None:
            faults.append(f"missed {gold.mode} {_ends(gold.origin, gold.destination)}")
    faults += _count_surplus(document, links, set(found.values()), counts)
    counts[ALL, "documents without links"] += not document.links
    counts[ALL, "documents without links, none found"] += not document.links and not links
    return faults


def _count_match(gold: GoldLink, link: Link, mode: str, counts: Counter[tuple[str, str]]) -> None:
    dated = gold.dates[0] is not None
    counts[mode, "found"] += 1
    counts[mode, "status"] += link.status in gold.statuses
    counts[mode, "date"] += link.date in gold.dates
    counts[mode, "dated"] += dated
    counts[mode, "date of dated"] += dated and link.date in gold.dates
    counts[mode, "date compatible"] += dated and _compatible(gold, link)
    counts[mode, "evidence"] += _on_evidence(gold, link)


def _count_surplus(
    document: GoldDocument, links: Sequence[Link], used: set[int], counts: Counter[tuple[str, str]]
) -> list[str]:
    faults = []
    for index, link in enumerate(links):
        if index in used:
            continue
        if any(_joins(gold, link) and _on_evidence(gold, link) for gold in document.links):
            counts[ALL, "repeated"] += 1
            continue
        for mode in (link.mode, ALL):
            counts[mode, "spurious"] += 1
        evidence = link.evidence
        counts[ALL, "on a negative"] += any(
            overlap(evidence.start, evidence.end, start, end) for start, end in document.negatives
        )
        faults.append(f"spurious {link.mode} {_ends(link.origin, link.destination)}")
    return faults


def _ends(origin: Spot | Place | None, destination: Spot | Place | None) -> str:
    return f"{origin.name if origin else 'nowhere'} to {destination.name if destination else 'nowhere'}"


def _end_fits(gold: Spot | None, place: Place | None) -> bool:
    return gold is None or (place is not None and is_right(gold, place, point_km=LINK_KM))


def _joins(gold: GoldLink, link: Link) -> bool:
    """Say whether a link has the mode and the ends of a gold link, either way round where one runs both ways."""
    if gold.mode != link.mode:
        return False
    if _end_fits(gold.origin, link.origin) and _end_fits(gold.destination, link.destination):
        return True
    turned = _end_fits(gold.origin, link.destination) and _end_fits(gold.destination, link.origin)
    return (gold.bidirectional or link.bidirectional) and turned


def _on_evidence(gold: GoldLink, link: Link) -> bool:
    return any(overlap(link.evidence.start, link.evidence.end, start, end) for start, end in gold.evidence)


def _compatible(gold: GoldLink, link: Link) -> bool:
    date = link.date
    return date is not None and any(
        known is not None and (date.startswith(known) or known.startswith(date)) for known in gold.dates
    )


def _pair(golds: Sequence[GoldLink], links: Sequence[Link]) -> dict[int, int]:
    """Return the greatest one-to-one matching of gold links to links, firm gold first.

    Augmenting paths; each gold link tries the links with the better evidence,
    status and date first. A debatable one never takes a link from a firm one.
    """
    choices = {
        index: sorted(
            (other for other, link in enumerate(links) if _joins(gold, link)),
            key=lambda other, gold=gold: -_agreement(gold, links[other]),  # type: ignore[misc]
        )
        for index, gold in enumerate(golds)
    }
    owners: dict[int, int] = {}

    def give(index: int, seen: set[int], frozen: frozenset[int]) -> bool:
        for other in choices[index]:
            if other in seen or owners.get(other) in frozen:
                continue
            seen.add(other)
            if other not in owners or give(owners[other], seen, frozen):
                owners[other] = index
                return True
        return False

    def best_first(index: int) -> int:
        return -max((_agreement(golds[index], links[other]) for other in choices[index]), default=0)

    firm = frozenset(index for index, gold in enumerate(golds) if not gold.debatable)
    for index in sorted(firm, key=best_first):
        give(index, set(), frozenset())
    for index in sorted(set(range(len(golds))) - firm, key=best_first):
        give(index, set(), firm)
    return {index: other for other, index in owners.items()}


def _agreement(gold: GoldLink, link: Link) -> int:
    return 2 * _on_evidence(gold, link) + (link.status in gold.statuses) + (link.date in gold.dates)
