"""Score places: which names were found, how they are used, and where they were put."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from geomap.evaluation.gold import GoldDocument, GoldPlace
from geomap.evaluation.judging import POINT_KM, is_right, overlap, sphere_km
from geomap.records import NamedPlace, Place

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
