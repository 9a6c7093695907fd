"""Set geomap beside other geoparsers that install from PyPI and run offline, on the same articles.

    python benchmarks/places.py CORPUS.jsonl...

A corpus is a file of articles with ``toponyms`` (docs/accuracy.md shows the
format). Peers that are not installed are left out: ``pip install geotext
flashgeotext``. They find names and give no coordinates, so names are compared by
overlap, all marked names but demonyms; a peer's countries of demonyms are not
held against it. geomap's weights have learnt from the articles of the corpora
named on their card: its figures on those are in docs/accuracy.md, cross-validated,
and ``--rules`` here runs it without weights.
"""

import argparse
import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from geomap.evaluation import GoldDocument, load_gold

Spans = list[tuple[int, int]]


def geomap_spans(*, rules: bool) -> Callable[[str], Spans]:
    """Return geomap as a function from a text to the spans of names."""
    from geomap.document import read
    from geomap.gazetteer import Gazetteer
    from geomap.geocode import geocode
    from geomap.mentions import find_mentions
    from geomap.records import Article

    gazetteer = Gazetteer.open()
    weights = None if rules else "shipped"

    def find(text: str) -> Spans:
        document = read(Article("", text))
        mentions = find_mentions(document, gazetteer, weights=weights)
        matches = geocode(document, mentions, gazetteer, weights=weights)
        return [(one.mention.start, one.mention.end) for one in matches if not one.mention.demonym]

    return find


def geotext_spans() -> Callable[[str], Spans]:
    """Return geotext; it tells names without offsets, so each of its names is looked for in turn."""
    from geotext import GeoText

    def find(text: str) -> Spans:
        places = GeoText(text)
        found, spans = {}, []
        for name in [*places.cities, *places.countries]:
            start = text.find(name, found.get(name, 0))
            if start >= 0:
                found[name] = start + len(name)
                spans.append((start, start + len(name)))
        return spans

    return find


def flashgeotext_spans() -> Callable[[str], Spans]:
    """Return flashgeotext with its own lists of cities and countries."""
    from flashgeotext.geotext import GeoText

    geotext = GeoText()

    def find(text: str) -> Spans:
        found = geotext.extract(input_text=text, span_info=True)
        return [span for kind in found.values() for name in kind.values() for span in name["span_info"]]

    return find


FINDERS: dict[str, Callable[[], Callable[[str], Spans]]] = {
    "geomap": lambda: geomap_spans(rules=False),
    "geomap, rules": lambda: geomap_spans(rules=True),
    "geotext": geotext_spans,
    "flashgeotext": flashgeotext_spans,
}


def overlap_f1(documents: Iterable[GoldDocument], found: dict[str, Spans], is_demonym: Callable[[str], bool]) -> float:
    """Return the F1 of names found by overlap; what lies on a demonym counts neither way."""
    hits = gold_hit = gold = predicted = 0
    for document in documents:
        names = [(place.start, place.end) for place in document.places if not is_demonym(place.text)]
        others = [(place.start, place.end) for place in document.places if is_demonym(place.text)]
        own = [span for span in found[document.id] if not any(_touch(span, other) for other in others)]
        gold += len(names)
        predicted += len(own)
        gold_hit += sum(any(_touch(name, span) for span in own) for name in names)
        hits += sum(any(_touch(name, span) for name in names) for span in own)
    precision, recall = hits / max(1, predicted), gold_hit / max(1, gold)
    return 2 * precision * recall / max(1e-9, precision + recall)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def measure(name: str, files: list[str]) -> None:
    """Run one finder over the files and print its line: F1 a file, articles a second, memory."""
    from geomap.gazetteer import Gazetteer

    find = FINDERS[name]()
    corpora = [load_gold(file) for file in files]
    find(corpora[0][0].text)
    start = time.perf_counter()
    found = [{document.id: find(document.text) for document in corpus} for corpus in corpora]
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gazetteer = Gazetteer.open()
    figures = [
        overlap_f1(corpus, spans, lambda word: gazetteer.demonym(word) is not None)
        for corpus, spans in zip(corpora, found, strict=True)
    ]
    speed = sum(map(len, corpora)) / seconds
    print(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {speed:.0f} | {megabytes:.0f} |")


def main() -> None:
    """Print the table; each finder runs in a process of its own, so that memory is its own."""
    parser = argparse.ArgumentParser(description="Set geomap beside other geoparsers.")
    parser.add_argument("files", nargs="+", metavar="CORPUS")
    parser.add_argument("--only", choices=FINDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure(options.only, options.files)
        return
    print("| finder | " + " | ".join(options.files) + " | articles/s | MB |")
    print("|---|" + "---|" * (len(options.files) + 2))
    for name in FINDERS:
        if name.startswith("geomap") or importlib.util.find_spec(name):
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, "--only", name, *options.files], check=True)


if __name__ == "__main__":
    main()
