"""What the page holds: the network, what its sentences and names may mean, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from geomap.decisions import link_key
from geomap.gazetteer import Gazetteer
from geomap.maps.content import Content, content_of, lines_of, safe_url
from geomap.maps.packing import Record, table
from geomap.records import UNCERTAIN, Article, Extract, Status
from geomap.review.doubts import doubt_of, doubts_of, far_km, is_ambiguous
from geomap.review.marks import Kind, Mark, find_marks
from geomap.review.places import Places
from geomap.review.reading import text_columns, unit_counter

if TYPE_CHECKING:
    from geomap.network import Network

ENDS: tuple[Kind, Kind] = ("origin", "destination")
_KINDS: tuple[Kind, ...] = (*ENDS, "cue")

_PLACE = ("id", "name", "kind", "country", "region", "population", "lon", "lat")
_CORRIDOR = (
    "id", "mode", "origin", "destination", "bidirectional", "status", "links", "articles", "first", "last", "km",
    "score", "note", "line", "doubts", "doubt", "origin_choices", "destination_choices",
)  # fmt: skip
_LINK = (
    "key", "corridor", "origin", "destination", "status", "date", "actors", "score", "rule", "evidence", "marks",
    "article", "start",
)  # fmt: skip
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
    names = {extract.id: extract.places for extract in extracts}
    written = [_Names() for _ in content.corridors]
    links = [_link(link, content, texts, written, places) for link in content.links if link["corridor"] is not None]
    lines, precision = lines_of(content)
    far = far_km([corridor["km"] for corridor in content.corridors])
    corridors = [
        _corridor(corridor, own, content, places, far) | {"line": line}
        for corridor, own, line in zip(content.corridors, written, lines, strict=True)
    ]
    rows = [
        article | text_columns(texts.get(article["id"]), names.get(article["id"], ()), places)
        for article in _articles(content, texts.values())
    ]
    return {
        "precision": precision,
        "statuses": list(get_args(Status)),
        "uncertain": list(UNCERTAIN),
        "view": content.view.rounded(),
        "places": table(places.rows, _PLACE),
        "choices": places.choices,
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
    ends: dict[str, Kind] = {link[end]: end for end in ENDS if link[end] is not None}
    sentence = link["evidence"]
    marks = find_marks(sentence, ends, rule=link["rule"], gazetteer=places.gazetteer)
    for mark in marks:
        if mark.kind != "cue":
            getattr(written[link["corridor"]], mark.kind).add(sentence[mark.start : mark.end])
    corridor, article = content.corridors[link["corridor"]], content.articles[link["article"]]
    rows = {end: places.row_of(link[end], otherwise=corridor[end]) for end in ENDS}
    key = link_key(
        article["id"], link["mode"], origin=link["origin"], destination=link["destination"], evidence=sentence
    )
    return link | rows | {"key": key, "marks": _flat(marks, sentence), "start": _start(link, texts.get(article["id"]))}


def _flat(marks: Sequence[Mark], sentence: str) -> list[int]:
    """Return start, end and kind of each mark, one after another, in UTF-16 units."""
    units = unit_counter(sentence)
    return [number for mark in marks for number in (units(mark.start), units(mark.end), _KINDS.index(mark.kind))]


def _start(link: Record, article: Article | None) -> int | None:
    """Return where the sentence begins in the article's text, None where it is not there (any more)."""
    if article is None:
        return None
    start, sentence = link["evidence_start"], link["evidence"]
    found = start if article.text.startswith(sentence, start) else article.text.find(sentence)
    return None if found < 0 else unit_counter(article.text)(found)


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
