"""The whole way, for one article and for many: the only module that joins the stages.

articles -> read -> mentions -> geocode -> links -> corridors -> maps
"""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from geomap.budgets import ARTICLE_SECONDS, within
from geomap.errors import AnswerError, ArticleError, GazetteerError, GeomapError, RouteError
from geomap.gazetteer import Gazetteer, read_own
from geomap.maps import draw
from geomap.modes import MODES
from geomap.records import Article, Extract, Link, LonLat, Match, NamedPlace, Place
from geomap.routes import by_sea, lies_by_sea
from geomap.routes.harbours import port_for
from geomap.sphere import distance_km

if TYPE_CHECKING:
    from geomap.document import Document
    from geomap.network import Network
    from geomap.readers import AnswerReader, ModelReader, Question

    Reader: TypeAlias = Literal["own", "rules"] | AnswerReader | ModelReader
    """Who reads links: geomap itself, its rules alone, an answer that was brought, or a language model."""

SHOWN_DROPS = 3
"""Links of one article that were dropped and are told one by one."""

__all__ = ["Article", "bundled_gazetteer", "draw", "find_route", "open_gazetteer", "survey", "trace"]


def trace(
    article: Article,
    *,
    gazetteer: Gazetteer | None = None,
    reader: Reader = "own",
    min_score: float | None = None,
    report: Callable[[str], None] = lambda words: None,
) -> Extract:
    """Return what one article says: the places it names, and the links between them.

    Names stand in the order of the text; one that could not be placed has no
    place. A demonym ("Kenyan") tells where somebody is from, and is no name of a
    place. An article without places gives an extract without places. By default
    names are looked up in the gazetteer that came with geomap.

    ``reader`` says who reads the links. Where a language model fails, the article
    is read as by "own" unless the model is ``strict``. Links that score less than
    ``min_score`` are left out; by default geomap's own reader leaves out those that
    are more likely wrong than right, and the others leave out none. ``report`` is
    told of failures, and of links that a model told and the text does not bear out.
    """
    gazetteer = gazetteer or bundled_gazetteer()
    document, matches = _placed(article, gazetteer)
    matches, links = _read_links(document, matches, gazetteer, reader, min_score, report)
    places = tuple(_named(match) for match in matches if not match.mention.demonym)
    return Extract(article.id, article.title, article.published, article.url, places, links)


def attempt(
    article: Article,
    *,
    gazetteer: Gazetteer,
    reader: Reader = "own",
    min_score: float | None = None,
    report: Callable[[str], None] = lambda words: None,
    seconds: float = ARTICLE_SECONDS,
) -> Extract | ArticleError:
    """Return what one article says, or why it cannot be read through: it takes too long, or geomap fails at it."""
    late = ArticleError(f"'{article.id}' takes more than {seconds:.0f} s; part it into shorter articles")
    try:
        with within(seconds, late):
            return trace(article, gazetteer=gazetteer, reader=reader, min_score=min_score, report=report)
    except ArticleError as error:
        return error
    except GeomapError:  # of the gazetteer or of a model, and so of every article
        raise
    except Exception as error:  # one article never stops another
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return ArticleError(f"'{article.id}' could not be read through ({reason}); please report it")


def trace_all(
    articles: Iterable[Article],
    *,
    gazetteer: Gazetteer | None = None,
    reader: Reader = "own",
    min_score: float | None = None,
    report: Callable[[str], None] = lambda words: None,
) -> Iterator[tuple[Article, Extract | ArticleError]]:
    """Yield each article with what it says, or why it cannot be read through, in their order.

    A language model is asked about as many articles at once as its ``jobs``; what
    is reported comes in the order of the articles all the same.
    """
    jobs = getattr(reader, "jobs", 1)
    gazetteer = gazetteer or bundled_gazetteer()

    def read(article: Article) -> _Read:
        told: list[str] = []
        found = attempt(article, gazetteer=gazetteer, reader=reader, min_score=min_score, report=told.append)
        return article, found, told

    with ThreadPoolExecutor(max_workers=jobs) as pool:
        waiting: deque[Future[_Read]] = deque()
        try:
            for article in articles:
                waiting.append(pool.submit(read, article))
                if len(waiting) < jobs:
                    continue
                yield _told(waiting.popleft(), report)
            while waiting:
                yield _told(waiting.popleft(), report)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_Read: TypeAlias = "tuple[Article, Extract | ArticleError, list[str]]"


def _told(done: Future[_Read], report: Callable[[str], None]) -> tuple[Article, Extract | ArticleError]:
    article, extract, words = done.result()
    for line in words:
        report(line)
    return article, extract


def question_of(article: Article, *, gazetteer: Gazetteer | None = None) -> Question:
    """Return what a language model is asked about an article."""
    from geomap.readers import ask

    gazetteer = gazetteer or bundled_gazetteer()
    return ask(*_placed(article, gazetteer), gazetteer)


def explain(
    article: Article, *, gazetteer: Gazetteer | None = None, reader: Literal["own", "rules"] = "own"
) -> list[tuple[str, str]]:
    """Return each sentence that names two places with a reason why it is, or is no, link.

    A sentence stands once for each of its reasons, in the order of the text.
    """
    from geomap.geocode.evidence import home_of
    from geomap.learnt import explain_learnt_links
    from geomap.links import explain_links

    gazetteer = gazetteer or bundled_gazetteer()
    outlet = home_of(article.url, gazetteer)
    tell = explain_links if reader == "rules" else explain_learnt_links
    return list(tell(*_placed(article, gazetteer), gazetteer, outlet=outlet))


def _read_links(
    document: Document,
    matches: tuple[Match, ...],
    gazetteer: Gazetteer,
    reader: Reader,
    min_score: float | None,
    report: Callable[[str], None],
) -> tuple[tuple[Match, ...], tuple[Link, ...]]:
    """Return the links that ``reader`` finds, and the names with those that it added."""
    from geomap.geocode.evidence import home_of
    from geomap.learnt import EVEN_ODDS, find_learnt_links
    from geomap.links import find_links

    bar = min_score or 0.0

    if not isinstance(reader, str):
        try:
            reading = reader.read(document, matches, gazetteer)
        except AnswerError as problem:
            if reader.strict:
                raise AnswerError(f"{document.article.id}: {problem}") from problem
            report(f"{document.article.id}: {problem}; read by geomap's own reader instead")
        else:
            if reading.dropped:
                told = "; ".join(reading.dropped[:SHOWN_DROPS]) + "; ..." * (len(reading.dropped) > SHOWN_DROPS)
                all_told = len(reading.dropped) + len(reading.links)
                report(f"{document.article.id}: {len(reading.dropped)} of {all_told} links told are dropped: {told}")
            return reading.matches, tuple(link for link in reading.links if link.score >= bar)
    outlet = home_of(document.article.url, gazetteer)
    if reader == "rules":
        links = find_links(document, matches, gazetteer, outlet=outlet)
        return matches, tuple(link for link in links if link.score >= bar)
    bar = EVEN_ODDS if min_score is None else min_score
    return matches, find_learnt_links(document, matches, gazetteer, outlet=outlet, min_score=bar)


def _placed(article: Article, gazetteer: Gazetteer) -> tuple[Document, tuple[Match, ...]]:
    """Return an article's document, and its names with the places chosen for them."""
    from geomap.document import read
    from geomap.geocode import geocode
    from geomap.mentions import find_mentions, with_capitals

    document = read(article, cased=with_capitals(article.text, gazetteer))
    mentions = find_mentions(document, gazetteer)
    return document, geocode(document, mentions, gazetteer)


def survey(
    articles: Iterable[Article],
    *,
    modes: Collection[str] | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    statuses: Collection[str] | None = None,
    min_links: int = 1,
    gazetteer: Gazetteer | None = None,
    reader: Reader = "own",
    min_score: float | None = None,
) -> Network:
    """Return the network that all ``articles`` together describe.

    ``modes``, ``statuses``, ``since``, ``until`` and ``min_links`` choose what
    to keep, as ``geomap.network.build_network`` says. No articles give a
    network without places. ``reader`` says who reads the links, and ``min_score`` how
    sure they must be, as for ``trace``.
    """
    from geomap.network import build_network

    extracts = (extract for _, extract in trace_all(articles, gazetteer=gazetteer, reader=reader, min_score=min_score))
    return build_network(
        map(_sound, extracts), modes=modes, since=since, until=until, statuses=statuses, min_links=min_links
    )


def _sound(extract: Extract | ArticleError) -> Extract:
    """Return an extract; raise the error of an article that could not be read through."""
    if isinstance(extract, ArticleError):
        raise extract
    return extract


def find_route(
    origin: str,
    destination: str,
    *,
    mode: str,
    avoid: Iterable[str] = (),
    via: Iterable[str] = (),
    gazetteer: Gazetteer | None = None,
) -> dict[str, Any]:
    """Return the way between two places as a GeoJSON feature, with its km and the passages it takes.

    The ends are names or codes, of which the likeliest bearer is taken, or
    points written "lon,lat". ``avoid`` and ``via`` name passages of
    ``geomap.routes.PASSAGES``, and only ships can be told.
    """
    avoid, via = tuple(avoid), tuple(via)
    if (avoid or via) and mode != "shipping":
        raise RouteError(f"a {mode} takes no passages; leave out {(*avoid, *via)[0]!r}, or ask for shipping")
    ends = [_end(text, gazetteer or bundled_gazetteer(), mode) for text in (origin, destination)]
    points = [lonlat for _, lonlat in ends]
    route = by_sea(*points, avoid=avoid, via=via) if avoid or via else MODES[mode].route(*points)
    return {
        "type": "Feature",
        "generator": "geomap",
        "properties": {
            "mode": mode,
            "origin": ends[0][0],
            "destination": ends[1][0],
            "km": round(route.km, 1),
            "passages": list(route.passages),
        },
        "geometry": {
            "type": "MultiLineString",
            "coordinates": [[[round(lon, 5), round(lat, 5)] for lon, lat in part.coords] for part in route.line.geoms],
        },
    }


AROUND_KM = 100.0
"""How far apart the town and the state of one name may lie, by the points that stand for them."""

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", re.ASCII)


def _end(text: str, gazetteer: Gazetteer, mode: str) -> tuple[str, LonLat]:
    """Return what to call an end of a route, and where it lies; for ships, the port that stands for it."""
    if point := _POINT.fullmatch(text):
        return text.strip(), (float(point[1]), float(point[2]))
    bearers = [candidate.place for candidate in gazetteer.find(text)]
    place = bearers[0] if bearers else gazetteer.place(f"port:{text.strip()}")  # by its UN/LOCODE
    if place is None:
        raise GazetteerError(f"no place is called {text!r}; write another of its names, or a point as lon,lat")
    if mode == "shipping":
        if port := port_for(place):
            return port.name, port.lonlat
        berth = next((near for near in _around(place, bearers) if lies_by_sea(near.lonlat)), None)
        if berth is None:
            raise RouteError(f"{place.name} ({place.country}) lies inland; give a port, or a point as lon,lat")
        place = berth
    return place.name, place.lonlat


def _around(place: Place, bearers: Iterable[Place]) -> list[Place]:
    """Return a place, and the bearers of its name that are it in another sense: the town of a state, its harbour.

    A division comes last: its point is the middle of some land, and no ship berths there.
    """
    senses = [place] + [
        other
        for other in bearers
        if other.country == place.country and distance_km(other.lonlat, place.lonlat) < AROUND_KM
    ]
    return sorted(senses, key=lambda sense: sense.kind in ("region1", "region2"))


def open_gazetteer(own: Path | str | None = None) -> Gazetteer:
    """Return the gazetteer that came with geomap, and with it the places of a user's file.

    ``own`` is a .csv or .geojson file as docs/gazetteer.md describes it: it adds
    places and names, and stands for the places whose ids it gives.
    """
    gazetteer = bundled_gazetteer()
    return gazetteer if own is None else gazetteer.with_own(read_own(own, gazetteer))


@functools.cache
def bundled_gazetteer() -> Gazetteer:
    """Return the gazetteer that came with geomap, opened once."""
    return Gazetteer.open()


def _named(match: Match) -> NamedPlace:
    mention = match.mention
    return NamedPlace(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        place=match.place,
        use=mention.use,
        score=match.score,
        use_score=mention.use_score,
        reason=match.reason,
        candidates=match.candidates,
    )
