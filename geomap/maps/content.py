"""What a map shows of a network, apart from how: records, texts and ground, the same for page and picture."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from geomap.maps.ground import Basemap, View, basemaps, core_view, country_names, names_in, whole_view
from geomap.maps.packing import Record, table, written_lines
from geomap.maps.words import Vocabulary, words_of
from geomap.modes import MODES, Mode
from geomap.records import AREA_KINDS, UNCERTAIN, LonLat, Status
from geomap.sphere import MERCATOR_LIMIT

if TYPE_CHECKING:
    import geopandas
    import pandas

    from geomap.network import Network


MOST_ROWS, MOST_LINES = 200, 80
"""Rows of the table, and lines of the still map: the strongest, where there are more corridors."""

DOUBTFUL = 0.8
"""The score below which a corridor is marked as doubtful: of those above it, 97 in 100 were found right."""

REVIEWED = frozenset({"accepted", "edited", "added"})
"""The verdicts by which an editor published a corridor."""

# Up to this many corridors, a line may stray this many degrees and keeps this many decimals. 0.008° are 0.9 km;
# with what decimals and the strokes between vertices add, a line is less than 2 km off the geodesic.
_PRECISIONS = ((1_000, 0.008, 2), (float("inf"), 0.25, 1))


@dataclass(frozen=True, slots=True)
class Content:
    """The records of a network, which refer to one another by row.

    A corridor holds the rows of its ends in ``origin`` and ``destination``, and
    its ``line``; a link the row of its ``article``, and of its ``corridor`` or None.
    ``is_polar`` says that a line goes beyond the rim of Web Mercator.
    """

    places: list[Record]
    corridors: list[Record]
    links: list[Record]
    articles: list[Record]
    view: View
    first_view: View
    is_polar: bool


def modes_of(network: "Network") -> list[Mode]:
    """Return the modes that the network has links of, in the order of the registry."""
    named = set(network.links["mode"]) | set(network.corridors["mode"])
    return [mode for mode in MODES.values() if mode.name in named]


def strongest(content: Content, most: int) -> list[int]:
    """Return the rows of at most so many corridors, those with the most links, in their order."""
    order = sorted(range(len(content.corridors)), key=lambda row: (-content.corridors[row]["links"], row))
    return sorted(order[:most])


def content_of(network: "Network", *, language: str = "en") -> Content:
    """Return what a page shows of ``network``, in the order of its tables, with places called as in ``language``."""
    local = names_in(language)
    links, corridors = _records(network.links), _records(network.corridors)
    is_reviewed = any(corridor["verdict"] in REVIEWED for corridor in corridors)
    places = [
        place
        | {"lon": point.x, "lat": point.y, "area": place["kind"] in AREA_KINDS}
        | {"local": local.get(place["id"], place["name"]), "label": local.get(place["id"], _label(place))}
        for place, point in zip(_records(network.places), network.places.geometry, strict=True)
    ]
    row_of_place = {place["id"]: row for row, place in enumerate(places)}
    row_of_corridor = {corridor["id"]: row for row, corridor in enumerate(corridors)}
    articles = [_article(link) for link in links]
    row_of_article = {article: row for row, article in enumerate(dict.fromkeys(articles))}
    whole = whole_view(network)
    return Content(
        places=places,
        corridors=[
            corridor
            | {end: row_of_place[corridor[end]] for end in ("origin", "destination")}
            | {"line": line, "uncertain": corridor["status"] in UNCERTAIN, "doubtful": corridor["score"] < DOUBTFUL}
            | {"unreviewed": is_reviewed and corridor["verdict"] not in REVIEWED}
            for corridor, line in zip(corridors, network.corridors.geometry, strict=True)
        ],
        links=[
            link | {"corridor": row_of_corridor.get(link["corridor"]), "article": row_of_article[article]}
            for link, article in zip(links, articles, strict=True)
        ],
        articles=[dict(zip(("id", "title", "published", "url"), article, strict=True)) for article in row_of_article],
        view=whole,
        first_view=core_view(network, whole=whole),
        is_polar=_is_polar(network.corridors.geometry),
    )


def _records(table: "geopandas.GeoDataFrame") -> list[Record]:
    """Return the rows of a table as dictionaries of plain values, without the geometry."""
    columns = {str(name): _values(table[name]) for name in table.columns if name != "geometry"}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: "pandas.Series[Any]") -> list[Any]:
    """Return the values of a column as JSON knows them: lists, plain numbers, and None for what is missing."""
    values = column.tolist()
    if column.dtype.kind in "biu":
        return values
    return [list(value) if isinstance(value, tuple) else None if value != value else value for value in values]


def _article(link: Record) -> tuple[str | None, ...]:
    return link["article"], link["title"], link["published"], safe_url(link["url"])


def _is_polar(lines: "geopandas.GeoSeries") -> bool:
    _, south, _, north = lines.total_bounds
    return bool(south < -MERCATOR_LIMIT or north > MERCATOR_LIMIT)


@lru_cache(maxsize=4096)
def safe_url(url: str | None) -> str | None:
    """Return ``url`` if it leads to a web page, else None: 'javascript:' and the like are no sources.

    This alone decides which addresses of data may stand in a page, in a snippet, in
    an oEmbed answer and in a page's policy, where ";" and "," would end an entry.
    """
    if url is None or re.search(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff<>\"\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
        has_server = bool(parts.hostname) and re.fullmatch(r"[\w.~%:@\[\]-]+", parts.netloc) and parts.port != 0
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and has_server else None


def _label(place: Record) -> str:
    """Return what stands beside a place's dot: its name, and behind it what the articles call it."""
    return f"{place['name']} ({place['called']})" if place["called"] else str(place["name"])


# The data of the page

_PLACE = ("name", "local", "label", "country", "area", "strength", "articles", "linked", "lon", "lat")
_CORRIDOR = ("id", "mode", "origin", "destination", "bidirectional", "status", "links", "score", "note", "line")
_LINK = (
    "corridor", "article", "status", "date", "actors", "via", "score", "rule", "evidence", "evidence_start",
    "evidence_end",
)  # fmt: skip


def page_data(content: Content) -> dict[str, Any]:
    """Return the content for the page's script, without the links that no line can be drawn for."""
    places = [place | {"lon": round(place["lon"], 4), "lat": round(place["lat"], 4)} for place in content.places]
    lines, precision = lines_of(content)
    corridors = [corridor | {"line": line} for corridor, line in zip(content.corridors, lines, strict=True)]
    return {
        "precision": precision,
        "statuses": list(get_args(Status)),
        "uncertain": list(UNCERTAIN),
        "doubtful": DOUBTFUL,
        "unreviewed": [row for row, corridor in enumerate(content.corridors) if corridor["unreviewed"]],
        "view": content.view.rounded(),
        "first_view": content.first_view.rounded(),
        "places": table(places, _PLACE),
        "corridors": table(corridors, _CORRIDOR),
        "links": table([link for link in content.links if link["corridor"] is not None], _LINK),
        "articles": table(content.articles, ("title", "published", "url")),
    }


def lines_of(content: Content) -> tuple[list[str | None], int]:
    """Return the lines of the corridors as a page's data has them, and the decimals that they keep."""
    tolerance, precision = next(choice[1:] for choice in _PRECISIONS if len(content.corridors) <= choice[0])
    ends = [_ends(corridor, content.places) for corridor in content.corridors]
    lines = [corridor["line"] for corridor in content.corridors]
    return written_lines(lines, ends, tolerance=tolerance, precision=precision), precision


def _ends(corridor: Record, places: Sequence[Record]) -> tuple[LonLat, LonLat]:
    origin, destination = (places[corridor[end]] for end in ("origin", "destination"))
    return (origin["lon"], origin["lat"]), (destination["lon"], destination["lat"])


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map's content with its title, its summary in a line, its ground, and whose data it rests on."""

    title: str
    summary: str
    credits: tuple[str, ...]
    words: Vocabulary
    theme: Mapping[str, Any]
    modes: Sequence[Mode]
    content: Content
    ground: Sequence[Basemap]
    countries: Sequence[Record]

    @property
    def is_rtl(self) -> bool:
        """Whether lines of text begin at the right."""
        return self.words["dir"] == "rtl"


def drawing_of(
    network: "Network", *, title: str | None, detail: str, language: str, theme: Mapping[str, Any]
) -> Drawing:
    """Return what a map of ``network`` shows."""
    modes = modes_of(network)
    words, content = words_of(language, modes), content_of(network, language=language)
    return Drawing(
        title=title or words["untitled"],
        summary=summary(content, modes=modes, words=words),
        credits=tuple(network.about.get("attribution", ())),
        words=words,
        theme=theme,
        modes=modes,
        content=content,
        ground=basemaps(detail, content.first_view),
        countries=country_names(content.view, language=language, without=set(network.places["id"])),
    )


def summary(content: Content, *, modes: Sequence[Mode], words: Vocabulary) -> str:
    """Return one line that says how much the map shows, of what, from where and when."""
    corridors, articles = content.corridors, content.articles
    if not corridors:
        return words["empty"]
    counts = [(sum(corridor["mode"] == mode.name for corridor in corridors), mode.name) for mode in modes]
    ends = {corridor[end] for corridor in corridors for end in ("origin", "destination")}
    line = words["summary"].format(
        modes=words.listed([words.counted(f"{mode}_count", count) for count, mode in counts if count]),
        corridors=words.counted("corridor", len(corridors)),
        places=words.counted("place", len(ends)),
        articles=words.counted("article", len(articles)),
    )
    years = sorted(day[:4] for corridor in corridors for day in (corridor["first"], corridor["last"]) if day)
    span = words.digits("–".join(dict.fromkeys((years[0], years[-1])))) if years else ""
    return f"{line}{words['comma']}{span}" if span else line
