"""Articles as the page's script reads them: their text, its sentences, and the names in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from geomap.document import sentences_of
from geomap.records import Article, NamedPlace
from geomap.review.places import Places


def text_columns(article: Article | None, names: Sequence[NamedPlace], places: Places) -> dict[str, Any]:
    """Return what the page holds of an article's text; an article that nobody gave has none.

    ``sentences`` holds start, end and the number of the paragraph of each, one
    after another; ``names`` start, end, the row of the place and the number of its
    choices, for each name that has a place. Offsets count UTF-16 units, as
    JavaScript does.
    """
    if article is None:
        return {"text": None, "sentences": [], "names": []}
    units, text = unit_counter(article.text), article.text
    sentences = [(units(one.start), units(one.end), one.paragraph) for one in sentences_of(text)]
    placed = [
        (
            units(named.start),
            units(named.end),
            row := places.row(named.place),
            places.choices_of([named.text], chosen=row),
        )
        for named in names
        if named.place is not None and named.end <= len(text)
    ]
    return {
        "text": text,
        "sentences": [number for sentence in sentences for number in sentence],
        "names": [number for name in placed for number in name],
    }


def unit_counter(text: str) -> Callable[[int], int]:
    """Return what turns an offset in code points of ``text`` into one in UTF-16 units."""
    beyond = [position for position, character in enumerate(text) if character > "\uffff"]
    if not beyond:
        return int
    from bisect import bisect_left

    return lambda offset: offset + bisect_left(beyond, offset)
