"""Measure geomap's models on articles that they have not learnt from.

    python training/crossvalidate.py CORPORA [FOLDS]

CORPORA is the folder with ``geoparse`` and ``train``. The articles are dealt into
folds by their outlet; each fold is read end to end by models learnt from the
others. So a model cannot know from a newspaper's other articles which of the
many Gainesvilles it lies in: dealt one by one, boosted trees learnt just that.
Prints the report of ``geomap evaluate`` for each corpus and for all.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from examples import article_examples
from models import FOLDS, learn_all, learn_tags

from geomap.document import read
from geomap.evaluation import GoldDocument, Report, evaluate, load_gold
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.mentions import find_mentions
from geomap.records import Extract, NamedPlace
from geomap.weights import Weights

CORPORA = ("lgl", "trnews", "gwn")


def extract(gold: GoldDocument, gazetteer: Gazetteer, weights: Weights | None, *, with_url: bool) -> Extract:
    """Return the places of an article; demonyms are left out, as gold does not list them."""
    document = read(gold.article if with_url else replace(gold.article, url=None))
    mentions = find_mentions(document, gazetteer, weights=weights)
    matches = geocode(document, mentions, gazetteer, weights=weights)
    places = tuple(
        NamedPlace(one.mention.start, one.mention.end, one.mention.text, one.place, one.mention.use, one.score)
        for one in matches
        if not one.mention.demonym
    )
    return Extract(gold.id, None, None, None, places, ())


def judge(documents: list[GoldDocument], extracts: dict[str, Extract], gazetteer: Gazetteer) -> Report:
    """Return the report on some documents."""
    return evaluate(
        documents,
        [extracts[document.id] for document in documents],
        is_demonym=lambda word: gazetteer.demonym(word) is not None,
    )


def fold_of(document: GoldDocument, folds: int) -> int:
    """Return the fold of a document, the same for all of one outlet."""
    outlet = urlsplit(document.url or "").netloc.removeprefix("www.") or document.id
    return crc32(outlet.encode()) % folds


def main(folder: Path, folds: int = FOLDS) -> None:
    """Learn and judge fold by fold, and print the reports."""
    gazetteer = Gazetteer.open()
    documents = {name: load_gold(folder / "geoparse" / f"{name}-dev.jsonl") for name in CORPORA}
    everything = [document for name in CORPORA for document in documents[name]]
    tags = learn_tags(folder, gazetteer)
    examples = article_examples(folder, gazetteer, tags)
    found: dict[bool, dict[str, Extract]] = {True: {}, False: {}}
    seconds = 0.0
    own = [fold_of(document, folds) for document in everything]
    for fold in range(folds):
        weights = learn_all(tags, [one for one, number in zip(examples, own, strict=True) if number != fold])
        start = time.perf_counter()
        for document in (document for document, number in zip(everything, own, strict=True) if number == fold):
            for with_url, extracts in found.items():
                extracts[document.id] = extract(document, gazetteer, weights, with_url=with_url)
        seconds += time.perf_counter() - start
    for with_url, extracts in found.items():
        told = "with the article's address" if with_url else "by the text alone"
        for name in CORPORA:
            print(f"==== {name}, {told}\n{judge(documents[name], extracts, gazetteer).as_text()}")
        print(f"==== all, {told}\n{judge(everything, extracts, gazetteer).as_text()}")
    words = 2 * sum(len(document.text.split()) for document in everything)
    print(f"{1000 * 400 * seconds / words:.1f} ms for 400 words, the first time each name is met")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
