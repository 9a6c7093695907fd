"""A network as the data of its page: compact, plain, and safe inside a script element."""

import json
import re
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from geomap.maps.encoding import encode_line
from geomap.maps.view import core_view, parts_of, whole_view
from geomap.records import AREA_KINDS, Status

if TYPE_CHECKING:
    import geopandas

    from geomap.corridors import Network

Record = dict[str, Any]
Table = dict[str, list[Any]]
Article = tuple[str | None, ...]  # id, title, published, url

UNCERTAIN = ("planned", "proposed", "postponed", "suspended", "cancelled", "invited")
"""The statuses of what has not happened, or happens no longer: drawn hollow."""

# Up to this many corridors, a line may stray this many degrees and keeps this many decimals.
_PRECISIONS = ((1_000, 0.01, 3), (float("inf"), 0.1, 2))


def page_data(network: "Network") -> dict[str, Any]:
    """Return the network as plain values, ready for JSON: tables of columns and rows.

    Places, articles and corridors are referred to by their row.
    """
    tolerance, precision = next(choice[1:] for choice in _PRECISIONS if len(network.corridors) <= choice[0])
    places, corridors, links = records(network.places), records(network.corridors), records(network.links)
    for place in places:
        place["area"] = place["kind"] in AREA_KINDS
    for corridor in corridors:
        corridor["uncertain"] = corridor["status"] in UNCERTAIN
    lines = [_encode(line, precision=precision) for line in network.corridors.geometry.simplify(tolerance)]
    articles = list(dict.fromkeys(_article(link) for link in links))
    return {
        "precision": precision,
        "statuses": list(get_args(Status)),
        "view": whole_view(network).rounded(),
        "first_view": core_view(network).rounded(),
        "places": _table(places, _PLACE, lon=_lons(network.places), lat=_lats(network.places)),
        "corridors": _table(corridors, _CORRIDOR, line=lines, **_ends(corridors, places)),
        "articles": {"columns": ["id", "title", "published", "url"], "rows": [list(article) for article in articles]},
        "links": _table(links, _LINK, **_references(links, corridors, articles)),
    }


_PLACE = ("name", "country", "area", "strength", "articles", "linked")
_CORRIDOR = (
    "id", "mode", "bidirectional", "status", "uncertain", "links", "articles", "first", "last", "actors", "km", "score",
    "level",
)  # fmt: skip
_LINK = (
    "mode", "origin_name", "destination_name", "via", "bidirectional", "status", "date", "actors", "score", "rule",
    "evidence", "evidence_start", "evidence_end",
)  # fmt: skip


def records(frame: "geopandas.GeoDataFrame") -> list[Record]:
    """Return the rows of a frame as dictionaries of plain values, without the geometry."""
    return [
        {str(key): _plain(value) for key, value in row.items() if key != "geometry"} for row in frame.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    """Return ``value`` as JSON knows it: lists, plain numbers, and None for what is missing."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "item"):  # a number of NumPy
        value = value.item()
    return None if value != value else value  # NaN, which pandas writes for what is missing


def _table(rows: list[Record], columns: tuple[str, ...], **more: list[Any]) -> Table:
    """Return the columns of ``rows``, and more of them beside, as a list of rows."""
    return {
        "columns": [*columns, *more],
        "rows": [
            [*(row[column] for column in columns), *rest] for row, *rest in zip(rows, *more.values(), strict=True)
        ],
    }


def rows(table: Table) -> list[Record]:
    """Return the rows of a table of the page's data as dictionaries."""
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def _lons(places: "geopandas.GeoDataFrame") -> list[float]:
    return [round(float(lon), 4) for lon in places.geometry.x]


def _lats(places: "geopandas.GeoDataFrame") -> list[float]:
    return [round(float(lat), 4) for lat in places.geometry.y]


def _encode(line: Any, *, precision: int) -> list[str]:
    return [encode_line(part, precision=precision) for part in parts_of(line)]


def _ends(corridors: list[Record], places: list[Record]) -> dict[str, list[int]]:
    """Return the rows of both ends of each corridor among the places."""
    row_of = {place["id"]: row for row, place in enumerate(places)}
    return {end: [row_of[corridor[end]] for corridor in corridors] for end in ("origin", "destination")}


def _article(link: Record) -> Article:
    return link["article"], link["title"], link["published"], safe_url(link["url"])


def _references(links: list[Record], corridors: list[Record], articles: list[Article]) -> dict[str, list[Any]]:
    """Return each link's corridor, None where an end is missing, and its article."""
    row_of_corridor = {corridor["id"]: row for row, corridor in enumerate(corridors)}
    row_of_article = {article: row for row, article in enumerate(articles)}
    return {
        "corridor": [row_of_corridor.get(link["corridor"]) for link in links],
        "article": [row_of_article[_article(link)] for link in links],
    }


def safe_url(url: str | None) -> str | None:
    """Return ``url`` if it leads to a web page, else None: 'javascript:' and the like are no sources."""
    if url is None or re.search(r"[\x00-\x20\x7f<>\"\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def to_json(data: Any) -> str:
    """Return ``data`` as JSON that cannot end the script element it stands in.

    Halves of characters, which no encoding can write, and the separators that
    old script engines took for the end of a line stand as escapes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)
