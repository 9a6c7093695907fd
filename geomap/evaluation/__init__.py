"""Judge extracts against gold: links per mode, places found and right, and the kinds of error.

Two kinds of gold are read. Passages in the gold format carry links and places
with their use; a name counts as found by overlap and as right within 161 km
(800 km for areas, equal codes for countries). Corpora carry names linked to
GeoNames ids; a name counts as found on its exact bounds and as right by its id.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from geomap.evaluation.gold import GoldDocument, GoldLink, GoldPlace, Spot, load_gold
from geomap.evaluation.report import Report, make_report
from geomap.evaluation.scoring import PlaceCounts, count_corpus_places, count_gold_places, count_links
from geomap.records import Extract

__all__ = ["GoldDocument", "GoldLink", "GoldPlace", "Report", "Spot", "evaluate", "load_gold"]


def evaluate(
    gold: Sequence[GoldDocument],
    extracts: Iterable[Extract],
    *,
    is_demonym: Callable[[str], bool] = lambda word: False,
) -> Report:
    """Compare extracts with gold documents by id; a document without extract counts as empty.

    Extracts of ids that the gold does not have are named in the report, and left
    out. In corpora, names for which ``is_demonym`` holds are left out.
    """
    by_id = {extract.id: extract for extract in extracts}
    passages, corpus = PlaceCounts(), PlaceCounts()
    links: Counter[tuple[str, str]] = Counter()
    faults = []
    for document in gold:
        extract = by_id.pop(document.id, None)
        places = extract.places if extract else ()
        if document.linked:
            count_corpus_places(document, places, corpus, is_demonym)
        else:
            count_gold_places(document, places, passages)
            found = count_links(document, extract.links if extract else (), links)
            faults += [f"{document.id}: {fault}" for fault in found]
    return make_report(len(gold), links, faults, passages=passages, corpus=corpus, unknown=sorted(by_id))
