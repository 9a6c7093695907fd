"""What the page holds: the network, what its sentences and names may mean, and what was decided before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from geomap.decisions import link_key
from geomap.document import sentences_of
from geomap.gazetteer import Gazetteer
from geomap.maps.content import Content, content_of, lines_of, safe_url
from geomap.maps.ground import country_names
from geomap.maps.packing import Record, table
from geomap.records import UNCERTAIN, Article, Extract, NamedPlace, Status
from geomap.review.doubts import doubt_of, doubts_of, far_km, is_ambiguous
from geomap.review.places import Places, reviewed_places

if TYPE_CHECKING:
    from geomap.network import Network

ENDS = ("origin", "destination")
_MARKED = (*ENDS, "cue")
"""What is marked in a sentence: the names of the ends, and the words that tell of the journey."""

_PLACE = ("id", "name", "kind", "country", "region", "population", "lon", "lat")
_CORRIDOR = (
    "id", "mode", "origin", "destination", "bidirectional", "status", "links", "articles", "first", "last", "km",
    "score", "note", "line", "doubts", "doubt", "origin_choices", "destination_choices",
)  # fmt: skip
_LINK = (
    "key", "corridor", "origin", "destination", "status", "date", "actors", "score", "rule", "trigger", "found",
    "evidence", "marks", "article", "start",
)  # fmt: skip
_NAMED = ("place", "written", "links", "articles", "score", "doubts", "doubt")
_ARTICLE = ("id", "title", "published", "url", "text", "sentences", "names")


@dataclass(slots=True)
class _Names:
    """How the sentences of a corridor write its ends."""

    origin: set[str] = field(default_factory=set)
    destination: set[str] = field(default_factory=set)


def review_data(
    network: Network, *, articles: Iterable[Article], extracts: Iterable[Extract], gazetteer: Gazetteer
) -> dict[str, Any]:
    """Return the tables of the page's data, in the order of the network's."""
    content, places = content_of(network), Places(gazetteer)
    places.add_network(network)
    texts = {article.id: article for article in articles}
    read = list(extracts)
    names = {extract.id: extract.places for extract in read}
    spans = {row.id: row.spans for row in network.link_rows}
    written = [_Names() for _ in content.corridors]
    links = [
        _link(link | {"spans": spans[link["id"]]}, content, texts, written, places)
        for link in content.links
        if link["corridor"] is not None
    ]
    lines, precision = lines_of(content)
    far = far_km([corridor["km"] for corridor in content.corridors])
    corridors = [
        _corridor(corridor, own, content, places, far) | {"line": line}
        for corridor, own, line in zip(content.corridors, written, lines, strict=True)
    ]
    rows = [
        article | _text_columns(texts.get(article["id"]), names.get(article["id"], ()), places)
        for article in _articles(content, texts.values())
    ]
    named = reviewed_places(network, read, places)
    return {
        "precision": precision,
        "statuses": list(get_args(Status)),
        "uncertain": list(UNCERTAIN),
        "view": content.view.rounded(),
        "places": table(places.rows, _PLACE),
        "choices": places.choices,
        "likely": places.likely,
        "named": table(named, _NAMED),
        "countries": country_names(content.view, language="en", without=()),
        "corridors": table(corridors, _CORRIDOR),
        "links": table(links, _LINK),
        "articles": table(rows, _ARTICLE),
    }


def _articles(content: Content, texts: Iterable[Article]) -> list[Record]:
    """Return the articles of the network's links, and behind them those in which no link was found."""
    known = {article["id"] for article in content.articles}
    others = [
        {
            "id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "url": safe_url(article.url),
        }
        for article in texts
        if article.id not in known
    ]
    return [*content.articles, *others]


def _link(
    link: Record,
    content: Content,
    texts: Mapping[str, Article],
    written: Sequence[_Names],
    places: Places,
) -> Record:
    """Return the row of a link, and note in ``written`` how its sentence writes the ends."""
    sentence, start = link["evidence"], link["evidence_start"]
    marks = sorted(
        (first - start, last - start, _MARKED.index(what))
        for what, (first, last) in link["spans"].items()
        if start <= first < last <= start + len(sentence)
    )
    for first, last, kind in marks:
        if kind < len(ENDS):
            getattr(written[link["corridor"]], ENDS[kind]).add(sentence[first:last])
    corridor, article = content.corridors[link["corridor"]], content.articles[link["article"]]
    rows = {end: places.row_of(link[end], otherwise=corridor[end]) for end in ENDS}
    key = link_key(
        article["id"], link["mode"], origin=link["origin"], destination=link["destination"], evidence=sentence
    )
    return (
        link
        | rows
        | {"key": key, "found": link["origin_found"], "start": _start(link, texts.get(article["id"]))}
        | {"marks": _in_units(marks, sentence)}
    )


def _in_units(marks: Iterable[tuple[int, int, int]], sentence: str) -> list[int]:
    """Return start, end and kind of each mark, one after another, in UTF-16 units; of two that overlap the first."""
    units, numbers, last = _unit_counter(sentence), [], 0
    for start, end, kind in marks:
        if start >= last:
            numbers += [units(start), units(end), kind]
            last = end
    return numbers


def _start(link: Record, article: Article | None) -> int | None:
    """Return where the sentence begins in the article's text, None where it is not there (any more)."""
    if article is None:
        return None
    start, sentence = link["evidence_start"], link["evidence"]
    found = start if article.text.startswith(sentence, start) else article.text.find(sentence)
    return None if found < 0 else _unit_counter(article.text)(found)


def _corridor(corridor: Record, names: _Names, content: Content, places: Places, far: float) -> Record:
    """Return the row of a corridor, with what may be doubted of it and what its names may mean instead."""
    rows = {end: corridor[end] for end in ENDS}
    called = {end: getattr(names, end) or {content.places[row]["name"]} for end, row in rows.items()}
    ambiguous = any(is_ambiguous(called[end], content.places[rows[end]]["id"], places.gazetteer) for end in ENDS)
    doubts = doubts_of(corridor, ambiguous=ambiguous, far=far)
    return corridor | {
        "doubts": doubts,
        "doubt": doubt_of(corridor["score"], doubts),
        **{f"{end}_choices": places.choices_of(sorted(called[end]), chosen=rows[end]) for end in ENDS},
    }


def _text_columns(article: Article | None, names: Sequence[NamedPlace], places: Places) -> dict[str, Any]:
    """Return what the page holds of an article's text; an article that nobody gave has none.

    ``sentences`` holds start, end and the number of the paragraph of each, one
    after another; ``names`` start, end, the row of the place and the number of its
    choices, for each name that has a place. Offsets count UTF-16 units, as
    JavaScript does.
    """
    if article is None:
        return {"text": None, "sentences": [], "names": []}
    units, text = _unit_counter(article.text), article.text
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


def _unit_counter(text: str) -> Callable[[int], int]:
    """Return what turns an offset in code points of ``text`` into one in UTF-16 units."""
    beyond = [position for position, character in enumerate(text) if character > "\uffff"]
    return (lambda offset: offset + bisect_left(beyond, offset)) if beyond else int
