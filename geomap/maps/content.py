"""What a map shows of a network, apart from how: records, texts and ground, the same for page and picture."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from geomap.maps.edition import Edition, pair_of, without_hidden
from geomap.maps.ground import Basemap, View, basemaps, core_view, country_names, names_in, near, whole_view
from geomap.maps.packing import Record, table, written_lines
from geomap.maps.plane import RULES, is_firm, kind_of, ribbons_of
from geomap.maps.words import Vocabulary, words_of
from geomap.modes import MODES, Mode
from geomap.records import AREA_KINDS, LonLat, Status
from geomap.sphere import MERCATOR_LIMIT

if TYPE_CHECKING:
    import geopandas
    import pandas

    from geomap.network import Network


PLAIN = Edition()
"""A map of which its maker decides nothing."""

MOST_ROWS, MOST_LINES = 200, 80
"""Rows of the table, and lines of the still map: the strongest, where there are more corridors."""

DOUBTFUL = 0.8
"""The score below which a corridor is marked as doubtful: of those above it, 97 in 100 were found right."""

MOST_LED = 600
"""Ribbons above which none leads: they are drawn in bundles."""

MOST_TOLD = 120
"""Letters of a headline."""

MOST_SAID = 34
"""Letters of an actor who stands on a line."""

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
    A ribbon is all that is told of one mode between two places, drawn as one line;
    the strongest come first, and the best supported of them have a ``label``.
    ``is_polar`` says that a line goes beyond the rim of Web Mercator.
    """

    places: list[Record]
    corridors: list[Record]
    links: list[Record]
    articles: list[Record]
    ribbons: list[Record]
    view: View
    first_view: View
    is_polar: bool


def modes_of(network: "Network") -> list[Mode]:
    """Return the modes that the network has links of, in the order of the registry."""
    named = set(network.links["mode"]) | set(network.corridors["mode"])
    return [mode for mode in MODES.values() if mode.name in named]


def strongest(content: Content, most: int) -> list[int]:
    """Return the rows of at most so many corridors, those with the most links first."""
    order = sorted(range(len(content.corridors)), key=lambda row: (-content.corridors[row]["links"], row))
    return order[:most]


def content_of(network: "Network", *, language: str = "en", edition: Edition = PLAIN) -> Content:
    """Return what a page shows of ``network``, in the order of its tables, with places called as in ``language``."""
    local = {**names_in(language), **_renamed(network, edition)}
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
    drawn = [
        corridor
        | {end: row_of_place[corridor[end]] for end in ("origin", "destination")}
        | {"line": line, "doubtful": corridor["score"] < DOUBTFUL}
        | {"unreviewed": is_reviewed and corridor["verdict"] not in REVIEWED}
        for corridor, line in zip(corridors, network.corridors.geometry, strict=True)
    ]
    told = [
        link | {"corridor": row_of_corridor.get(link["corridor"]), "article": row_of_article[article]}
        for link, article in zip(links, articles, strict=True)
    ]
    return Content(
        places=places,
        corridors=drawn,
        links=told,
        articles=[dict(zip(("id", "title", "published", "url"), article, strict=True)) for article in row_of_article],
        ribbons=gathered(drawn, told, highlighted=_highlighted(places, edition)),
        view=whole,
        first_view=View(*edition.view) if edition.view else core_view(network, whole=whole),
        is_polar=_is_polar(network.corridors.geometry),
    )


def _renamed(network: "Network", edition: Edition) -> dict[str, str]:
    """Return what the maker calls places, by id."""
    named = ((row.id, edition.rename.get(row.id) or edition.rename.get(row.name)) for row in network.place_rows)
    return {id: name for id, name in named if name}


def _highlighted(places: Sequence[Record], edition: Edition) -> set[frozenset[int]]:
    """Return the rows of the places whose lines the maker brings forward, two by two."""
    rows = {name: row for row, place in enumerate(places) for name in (place["name"], place["id"])}
    return {frozenset(rows[end] for end in pair_of(written)) for written in edition.highlight}


def outside(content: Content) -> int:
    """Return how many corridors have an end outside of the first view."""
    view, seen = content.first_view, set()
    for row, place in enumerate(content.places):
        lon = near(place["lon"], view.meridian)
        if view.west <= lon <= view.east and view.south <= place["lat"] <= view.north:
            seen.add(row)
    return sum(not {corridor["origin"], corridor["destination"]} <= seen for corridor in content.corridors)


# Ribbons


def gathered(
    corridors: Sequence[Record], links: Sequence[Record], *, highlighted: Collection[frozenset[int]] = ()
) -> list[Record]:
    """Return the ribbons of corridors, the strongest first, with the events told on each.

    Those between ``highlighted`` places lead, where the maker names any.
    """
    on_corridor: dict[int | None, list[Record]] = {}
    for link in links:
        on_corridor.setdefault(link["corridor"], []).append(link)
    ribbons = []
    for rows in ribbons_of(corridors):
        first, all_of = corridors[rows[0]], [corridors[row] for row in rows]
        events = events_of([link for row in rows for link in on_corridor.get(row, ())])
        kinds = [event["status"] for event in events] or [first["status"]]
        is_both = any(corridor["bidirectional"] for corridor in all_of)
        ways = [is_on for is_on in (True, False) if any((one["origin"] == first["origin"]) == is_on for one in all_of)]
        ribbons.append(
            {name: first[name] for name in ("mode", "origin", "destination", "line")}
            | {"rows": rows, "links": sum(corridor["links"] for corridor in all_of), "events": events}
            | {"ways": [] if is_both else ways, "uncertain": not any(map(is_firm, kinds))}
            | {"doubtful": all(corridor["doubtful"] for corridor in all_of)}
            | {"unreviewed": any(corridor["unreviewed"] for corridor in all_of), "label": None}
        )
    chosen = [ribbon for ribbon in ribbons if {ribbon["origin"], ribbon["destination"]} in highlighted]
    for ribbon in chosen or _leads(ribbons):
        ribbon["label"] = _label_of(ribbon["events"])
    return ribbons


def _leads(ribbons: Sequence[Record]) -> list[Record]:
    """Return the ribbons that lead the first view: those told of often, and the strongest of each mode.

    Of thousands, which are drawn in bundles, none leads.
    """
    if len(ribbons) > MOST_LED:
        return []
    rule = RULES["leads"]
    often = [ribbon for ribbon in ribbons if ribbon["links"] >= rule["links"]]
    first = {ribbon["mode"]: ribbon for ribbon in reversed(ribbons)}
    wanted = [*often[: rule["least"]], *first.values(), *often[rule["least"] :], *ribbons[: rule["least"]]]
    chosen = {tuple(ribbon["rows"]): ribbon for ribbon in wanted}
    return list(chosen.values())[: rule["most"]]


def events_of(links: Sequence[Record]) -> list[Record]:
    """Return the events that some links tell of, each told once or more: the earliest first, undated ones last."""
    told: dict[str, list[Record]] = {}
    for link in links:
        told.setdefault(link["event"], []).append(link)
    events = []
    for again in told.values():
        best = max(again, key=lambda link: link["score"])
        events.append(
            {
                "date": next((link["date"] for link in again if link["date"]), None),
                "status": best["status"],
                "kind": kind_of(best["status"]),
                "doubtful": all(link["score"] < DOUBTFUL for link in again),
                "actors": best["actors"],
            }
        )
    return sorted(events, key=lambda event: event["date"] or "9")


def _label_of(events: Sequence[Record]) -> Record | None:
    """Return who a ribbon is best told by, and when: a person that is named, of these the last with a day.

    Where nobody is named, the status tells what it is.
    """
    named = [(_who(event["actors"]), event) for event in events]
    if not named:
        return None
    (who, _), event = max(
        named, key=lambda one: (one[0][1], not one[1]["doubtful"], bool(one[0][0]), one[1]["date"] or "")
    )
    return {"who": who} | {key: event[key] for key in ("date", "status", "kind")}


def _who(actors: Sequence[str]) -> tuple[str, bool]:
    """Return the first of ``actors`` that is short enough for a map, and whether it is a name of somebody."""
    parts = [part.strip() for actor in actors[:1] for part in actor.split(",") if part.strip()]
    for part in parts:
        words = part.split()
        if 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and "'s" not in part:
            return " ".join(words[-3:]) if len(words) > 4 else part, True
    short = parts[0] if parts else ""
    return (short if len(short) <= MOST_SAID else ""), False


def saying(label: Record, words: Vocabulary) -> str:
    """Return what a strong line tells in a few words: who, and when or how it stands."""
    when = words.day(label["date"]) if label["date"] else ""
    standing = words[label["status"]] if label["kind"] != "happened" or not when else ""
    return words["comma"].join(filter(None, (label["who"], when, standing)))


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

_PLACE = ("name", "local", "label", "country", "kind", "area", "strength", "articles", "linked", "lon", "lat")
_CORRIDOR = ("id", "mode", "origin", "destination", "bidirectional", "status", "links", "score", "note", "line")
_LINK = (
    "corridor", "article", "event", "status", "date", "actors", "via", "score", "rule", "evidence",
    "evidence_start", "evidence_end",
)  # fmt: skip


def page_data(content: Content) -> dict[str, Any]:
    """Return the content for the page's script, without the links that no line can be drawn for."""
    places = [place | {"lon": round(place["lon"], 4), "lat": round(place["lat"], 4)} for place in content.places]
    lines, precision = lines_of(content)
    corridors = [corridor | {"line": line} for corridor, line in zip(content.corridors, lines, strict=True)]
    return {
        "precision": precision,
        "statuses": list(get_args(Status)),
        "doubtful": DOUBTFUL,
        "labels": {row: ribbon["label"] for row, ribbon in enumerate(content.ribbons) if ribbon["label"]},
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
    byline: str = ""
    notes: tuple[str, ...] = ()  # the maker's own, below the map

    @property
    def is_rtl(self) -> bool:
        """Whether lines of text begin at the right."""
        return self.words["dir"] == "rtl"


def drawing_of(
    network: "Network",
    *,
    title: str | None,
    detail: str,
    language: str,
    theme: Mapping[str, Any],
    modes: Sequence[Mode] | None = None,
    edition: Edition = PLAIN,
) -> Drawing:
    """Return what a map of ``network`` shows; ``modes`` are those of its corridors, by default geomap's."""
    network = without_hidden(network, edition)
    modes = modes_of(network) if modes is None else modes
    words, content = words_of(language, modes), content_of(network, language=language, edition=edition)
    return Drawing(
        title=title or edition.title or headline(content, words=words),
        summary=edition.standfirst or summary(content, modes=modes, words=words),
        credits=tuple(network.about.get("attribution", ())),
        words=words,
        theme=theme,
        modes=modes,
        content=content,
        ground=basemaps(detail, content.first_view),
        countries=country_names(content.view, language=language, without=set(network.places["id"])),
        byline=edition.byline or "",
        notes=edition.lines,
    )


def headline(content: Content, *, words: Vocabulary) -> str:
    """Return the story of a map in one line: what most reports tell of, and the strongest of every other mode."""
    if not content.ribbons:
        return words["untitled"]
    first, *rest = content.ribbons
    told = [words.written("reports", first["links"]).format(what=_what(first, content, words))]
    others = {ribbon["mode"]: ribbon for ribbon in reversed(rest) if ribbon["mode"] != first["mode"]}
    more = [
        words.written("reports_more", ribbon["links"]).format(what=_what(ribbon, content, words))
        for ribbon in sorted(others.values(), key=lambda ribbon: (-ribbon["links"], ribbon["rows"]))
    ]
    while more and len(words["semicolon"].join((*told, words["comma"].join(more)))) > MOST_TOLD:
        more.pop()
    line = words["semicolon"].join(filter(None, (*told, words["comma"].join(more))))
    return line[:1].upper() + line[1:]


def _what(ribbon: Record, content: Content, words: Vocabulary) -> str:
    """Return what a ribbon tells of: "visits from Pakistan to Dhaka"."""
    ends = [f"\u2068{content.places[ribbon[end]]['local']}\u2069" for end in ("origin", "destination")]
    way = "way" if len(ribbon["ways"]) == 1 else "pair"
    what = words[f"{ribbon['mode']}_{way}"].format(a=ends[0], b=ends[1])
    statuses = {event["status"] for event in ribbon["events"]}
    told = [words[status] for status in statuses if status != "completed"] if len(statuses) == 1 else []
    return f"{what} ({told[0]})" if told else what


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
