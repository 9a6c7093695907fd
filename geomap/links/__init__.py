"""Which places an article joins, and how: mode, ends, direction, status, date, actors and evidence.

A sentence is read in this order: ``scenes`` says what part each place plays,
``travellers`` who can move and where they are at home, ``triggers`` which words
tell of a journey, ``movers`` who makes it, ``journeys`` what it joins; ``story``
follows the article from sentence to sentence. ``tellings`` adds status
(``statuses``) and date, and ``merging`` tells each event once. All words stand in
``lexicon.toml``.
"""

from collections.abc import Iterator

from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.links.explaining import explain
from geomap.links.merging import Telling, merge, with_known_origins
from geomap.links.story import follow
from geomap.links.tellings import tell
from geomap.records import Link, Match

__all__ = ["explain_links", "find_links"]


def find_links(document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer) -> tuple[Link, ...]:
    """Return the links that an article tells of, each once, in the order of the text.

    ``matches`` are those of the article, in order; the ones without a place are
    left out. An article that joins no places gives none.
    """
    tellings: list[Telling] = []
    anchor: str | None = None
    for step in follow(document, matches, gazetteer):
        told = tuple(tell(document.article, step.sight.scene, step.journeys, anchor))
        anchor = next((telling.link.date for telling in reversed(told) if telling.link.date), anchor)
        tellings.extend(told)
    return merge(with_known_origins(tuple(tellings)))


def explain_links(document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield each sentence that names two places or tells of a journey, with one reason why it is, or is no, link."""
    for step in follow(document, matches, gazetteer):
        ends = [spot for spot in step.sight.scene.spots if not spot.demonym]
        if len(ends) < 2 and not step.journeys:
            continue
        bounds = step.sight.scene.sentence
        sentence = document.text[bounds.start : bounds.end]
        for line in explain(step):
            yield " ".join(sentence.split()), line
