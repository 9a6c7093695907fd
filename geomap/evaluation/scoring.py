"""Score links and places against gold, and say when an answer counts as right, as the gold's guide sets it.

Links are matched one to one; then status, date and evidence of those that match
are judged. Of places it is judged which names were found, how they are used, and
where they were put.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import asin, cos, inf, radians, sin, sqrt

from geomap.evaluation.gold import GoldDocument, GoldLink, GoldPlace, Spot
from geomap.records import Link, LonLat, NamedPlace, Place

POINT_KM = 161.0  # 100 miles, the customary bound of geoparsing (Leidner 2008)
LINK_KM = 100.0
AREA_KM = 800.0  # between two points that may both stand for one area
EARTH_DIAMETER_KM = 12742.0

# Words that gold files use for kinds whose point only stands for an area.
AREAS = frozenset(
    "country region region1 state province territory coast gulf ocean sea continent peninsula islands river".split()
)


def sphere_km(a: LonLat, b: LonLat) -> float:
    """Return the great-circle distance on a sphere: published geoparsing figures are reckoned so."""
    (lon_a, lat_a), (lon_b, lat_b) = a, b
    phi, psi = radians(lat_a), radians(lat_b)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(lon_b - lon_a) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(half)))


def is_right(spot: Spot, place: Place, *, point_km: float = POINT_KM) -> bool:
    """Say whether ``place`` is a right answer for ``spot``.

    A country is right when the codes agree; an area within 800 km; any other
    place within ``point_km``; one of the spot's other points within 100 km.
    """
    distance = inf if spot.lonlat is None else sphere_km(spot.lonlat, place.lonlat)
    if spot.kind == "country" and spot.country and place.country:
        right = place.country == spot.country
    else:
        right = distance <= (AREA_KM if spot.kind in AREAS else point_km)
    return right or any(sphere_km(point, place.lonlat) <= LINK_KM for point in spot.also)


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Say whether two stretches share a character."""
    return start < other_end and other_start < end


def ratio(part: int, whole: int) -> float | None:
    """Return a share, or None of nothing."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean, None where one of the two is not defined."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# ---- links ----

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


# ---- places ----

OPTIONAL_KINDS = frozenset({"building", "landmark"})
EXAMPLES = 5
"""Examples kept of each kind of error."""


@dataclass(slots=True)
class PlaceCounts:
    """What was counted over the documents of one evaluation; filled by ``count_places``."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    km: list[float] = field(default_factory=list)
    use: Counter[tuple[str, str]] = field(default_factory=Counter)

    def fault(self, kind: str, example: str) -> None:
        """Count an error, and keep it as an example while there are few."""
        self.errors[kind] += 1
        if len(self.examples[kind]) < EXAMPLES:
            self.examples[kind].append(example)

    def misplaced(self, document: GoldDocument, gold: GoldPlace, answer: NamedPlace) -> None:
        """Count a name that was found and not put right: the kind of error, and which kinds were taken for which."""
        self.fault(*_misplaced(document, gold, answer))
        self.confusion[gold.spot.kind or "other", answer.place.kind if answer.place else "nowhere"] += 1


# ---- gold format: overlap, literal places only ----


def count_gold_places(document: GoldDocument, found: Sequence[NamedPlace], counts: PlaceCounts) -> None:
    """Add one document in the gold format: recognition by overlap, of literal names."""
    for gold in document.places:
        hits = [place for place in found if overlap(place.start, place.end, gold.start, gold.end)]
        for hit in hits:
            if (hit.start, hit.end) == (gold.start, gold.end) and gold.use:
                counts.use[gold.use, hit.use] += 1
        if not _is_optional(gold):
            _count_gold_place(document, gold, hits, counts)
    for place in found:
        over = [gold for gold in document.places if overlap(place.start, place.end, gold.start, gold.end)]
        if over and all(_is_optional(gold) for gold in over):
            continue
        if not over and not document.complete:
            continue
        counts.names["found"] += 1
        counts.names["found in gold"] += bool(over)
        if not over:
            counts.fault("spurious", f"{document.id}: {_around(document, place.start, place.end)}")


def _is_optional(gold: GoldPlace) -> bool:
    return gold.use != "literal" or gold.spot.kind in OPTIONAL_KINDS


def _count_gold_place(document: GoldDocument, gold: GoldPlace, hits: Sequence[NamedPlace], counts: PlaceCounts) -> None:
    kind = counts.kinds[gold.spot.kind or "other"]
    counts.names["gold"] += 1
    kind["gold"] += 1
    if not hits:
        counts.fault("missed", f"{document.id}: {_around(document, gold.start, gold.end)}")
        return
    best = max(hits, key=lambda place: min(place.end, gold.end) - max(place.start, gold.start))
    counts.names["recognised"] += 1
    kind["found"] += 1
    if best.place is not None and is_right(gold.spot, best.place):
        counts.names["right"] += 1
        kind["right"] += 1
    else:
        counts.misplaced(document, gold, best)
    is_country = gold.spot.kind == "country"  # known by its code
    if best.place is not None:
        _count_km(counts, gold, best.place, is_same=is_country and is_right(gold.spot, best.place))


# ---- corpora: exact spans of the names that are linked to an id ----


def count_corpus_places(
    document: GoldDocument, found: Sequence[NamedPlace], counts: PlaceCounts, is_demonym: Callable[[str], bool]
) -> None:
    """Add one document of a corpus: exact spans of the linked names, demonyms left out.

    What is found on a name that is not linked, or on a demonym, counts neither way.
    """
    counted = [gold for gold in document.places if gold.id and not is_demonym(gold.text)]
    by_span = {(gold.start, gold.end): gold for gold in counted}
    others = [gold for gold in document.places if (gold.start, gold.end) not in by_span]
    answers = {(place.start, place.end): place for place in found}
    for gold in counted:
        _count_corpus_place(document, gold, answers.get((gold.start, gold.end)), found, counts)
    for place in found:
        if (place.start, place.end) in by_span:
            continue
        if any(overlap(place.start, place.end, gold.start, gold.end) for gold in others) or is_demonym(place.text):
            continue
        counts.names["found"] += 1
        if not any(overlap(place.start, place.end, gold.start, gold.end) for gold in counted):
            counts.fault("spurious", f"{document.id}: {_around(document, place.start, place.end)}")


def _count_corpus_place(
    document: GoldDocument,
    gold: GoldPlace,
    answer: NamedPlace | None,
    found: Sequence[NamedPlace],
    counts: PlaceCounts,
) -> None:
    kind = counts.kinds[gold.spot.kind or "other"]
    counts.names["gold"] += 1
    kind["gold"] += 1
    if answer is None:
        partly = any(overlap(place.start, place.end, gold.start, gold.end) for place in found)
        around = _around(document, gold.start, gold.end)
        counts.fault("other bounds" if partly else "missed", f"{document.id}: {around}")
        return
    counts.names["found"] += 1
    counts.names["recognised"] += 1
    kind["found"] += 1
    if gold.use:
        counts.use[gold.use, answer.use] += 1
    if answer.place is not None:
        _count_km(counts, gold, answer.place, is_same=answer.place.id == gold.id)
    if answer.place is not None and answer.place.id == gold.id:
        counts.names["right"] += 1
        kind["right"] += 1
    else:
        counts.misplaced(document, gold, answer)


def _count_km(counts: PlaceCounts, gold: GoldPlace, place: Place, *, is_same: bool) -> None:
    """Count how far an answer lies off, where the gold has a point; the same place is near, wherever its points are."""
    if gold.spot.lonlat is None:
        return
    km = sphere_km(gold.spot.lonlat, place.lonlat)
    is_near = km <= POINT_KM or is_same
    counts.km.append(km)
    counts.names["near"] += is_near
    counts.kinds[gold.spot.kind or "other"]["near"] += is_near


def _misplaced(document: GoldDocument, gold: GoldPlace, answer: NamedPlace) -> tuple[str, str]:
    """Return the kind of a wrong answer, and the line that shows it."""
    place = answer.place
    if place is None:
        return "not placed", f"{document.id}: {gold.text!r}"
    near = gold.spot.lonlat is not None and sphere_km(gold.spot.lonlat, place.lonlat) <= POINT_KM
    kind = "near, another place" if near else "far, another kind" if place.kind != gold.spot.kind else "far, same kind"
    return kind, f"{document.id}: {gold.text!r} as {place.name} ({place.kind}, {place.country or '-'}, {place.id})"


def _around(document: GoldDocument, start: int, end: int) -> str:
    """Return a name between a few of its neighbours, on one line."""
    before, after = document.text[max(0, start - 25) : start], document.text[end : end + 20]
    return " ".join(f"{before}[{document.text[start:end]}]{after}".split())
