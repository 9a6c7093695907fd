"""Pages read back: what stands in the head of one, and the scene in its data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError
from geomap.maps.basemap import Basemap
from geomap.maps.columns import Record, rows_of
from geomap.maps.content import Content
from geomap.maps.encoding import decode_line
from geomap.maps.scene import Scene
from geomap.maps.view import View
from geomap.maps.words import words_of
from geomap.modes import MODES
from geomap.records import UNCERTAIN, LonLat
from geomap.sphere import geodesic

if TYPE_CHECKING:
    from shapely import MultiLineString


@dataclass(frozen=True, slots=True)
class Page:
    """A page that geomap wrote; ``url`` and ``picture`` are addresses, None where the page names none."""

    title: str
    url: str | None
    picture: str | None
    data: Mapping[str, Any]

    @property
    def credits(self) -> tuple[str, ...]:
        """Whose data the map rests on, a line for each."""
        return tuple(self.data["about"]["credits"])

    @property
    def day(self) -> str | None:
        """The day of the newest article, None where none tells its day."""
        days = (article["published"] for article in rows_of(self.data["articles"]))
        return max(filter(None, days), default=None)


def read_page(path: Path) -> Page:
    """Return a page of geomap; OutputError if it is none."""
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(f"cannot read the page '{path}' ({reason}); make one with 'geomap map'") from problem
    return page_in(written, name=f"'{path}'")


def page_in(written: str, *, name: str) -> Page:
    """Return the page that is ``written`` in HTML, which an error would call ``name``."""
    reader = _Reader()
    reader.feed(written)
    if reader.tags.get("generator") != "geomap" or not reader.data:
        raise OutputError(f"{name} is no page of geomap; make one with 'geomap map'")
    data = json.loads(reader.data)
    if "about" not in data:
        raise OutputError(f"{name} is of an older geomap; write it anew, with 'geomap map'")
    return Page(reader.title, reader.tags.get("canonical"), reader.tags.get("og:image"), data)


def scene_in(page: Page) -> Scene:
    """Return what a page shows, its lines as they were rounded for it."""
    data, about = page.data, page.data["about"]
    modes = [MODES[mode["name"]] for mode in data["modes"]]
    return Scene(
        title=page.title,
        summary=about["summary"],
        credits=page.credits,
        words=words_of(about["language"], modes),
        theme=about["theme"],
        modes=modes,
        content=_content(data),
        ground=[_basemap(part) for part in data["basemaps"]],
        countries=rows_of(data["countries"]),
    )


def _content(data: Mapping[str, Any]) -> Content:
    places, corridors = rows_of(data["places"]), rows_of(data["corridors"])
    return Content(
        places=places,
        corridors=[
            corridor
            | {
                "line": _line(corridor, places, data["precision"]),
                "uncertain": corridor["status"] in UNCERTAIN,
                "doubtful": corridor["score"] < data["doubtful"],
                "unreviewed": row in data["unreviewed"],
            }
            for row, corridor in enumerate(corridors)
        ],
        links=rows_of(data["links"]),
        articles=rows_of(data["articles"]),
        view=View(**data["view"]),
        first_view=View(**data["first_view"]),
        is_polar=False,
    )


def _line(corridor: Record, places: list[Record], precision: int) -> "MultiLineString":
    """Return the line of a corridor: written out, or the great circle between its ends."""
    import shapely

    ends = [(places[corridor[end]]["lon"], places[corridor[end]]["lat"]) for end in ("origin", "destination")]
    if corridor["line"] == "":
        return geodesic(*ends)
    parts: list[list[LonLat]] = [decode_line(part, precision=precision) for part in (corridor["line"] or "").split()]
    line: MultiLineString = shapely.MultiLineString(parts)
    return line


def _basemap(part: Mapping[str, Any]) -> Basemap:
    import shapely

    def decoded(line: str) -> list[LonLat]:
        return decode_line(line, precision=part["precision"])

    rings = [[decoded(ring) for ring in polygon] for polygon in part["land"]]
    land = shapely.get_parts(shapely.make_valid([shapely.Polygon(outer, holes) for outer, *holes in rings]))
    return Basemap(
        land=tuple(polygon for polygon in land if polygon.geom_type == "Polygon"),
        borders=tuple(shapely.LineString(decoded(line)) for line in part["borders"]),
    )


class _Reader(HTMLParser):
    """The title, the named values of the head, and the data of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.data = ""
        self.tags: dict[str, str] = {}
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        if tag == "meta":
            self.tags.setdefault(named.get("name") or named.get("property") or "", named.get("content", ""))
        elif tag == "link":
            self.tags.setdefault(named.get("rel", ""), named.get("href", ""))
        self._inside = "title" if tag == "title" and not self.title else named.get("id") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "geomap-data":
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = None
