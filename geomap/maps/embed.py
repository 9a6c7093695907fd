"""How a page stands inside an article: its address, the forms of embedding, and pages read back for both."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from geomap.contracts import shown
from geomap.errors import OutputError
from geomap.maps.assets import text
from geomap.maps.content import Content, Drawing, gathered, safe_url
from geomap.maps.ground import Basemap, View
from geomap.maps.packing import Record, decode_line, rows_of
from geomap.maps.picture import PICTURES, card
from geomap.maps.words import words_of
from geomap.modes import MODES
from geomap.records import LonLat
from geomap.sphere import geodesic

if TYPE_CHECKING:
    from shapely import MultiLineString


CARD = (1200, 630)
"""The size of a picture, in pixels, that social networks show whole."""


FLAGS = ("plain", "full", "static", "dark", "layers", "corridor", "legend", "table", "filters")
"""What a page's address may ask for, as the page's script reads it."""


def published(url: str) -> str:
    """Return ``url`` if it can be the address of a page; else raise an OutputError."""
    if safe_url(url) is None:
        raise OutputError(f"{url!r} is no address of a published page; it begins with https://")
    return url


def beside(url: str, suffix: str) -> str:
    """Return the address of what is published beside a page: its own, with another suffix.

    What lies beside https://example.org/map.html and beside https://example.org/ is map.png.
    """
    parts = urlsplit(url)
    folder, slash, name = parts.path.rpartition("/")
    stem = PurePosixPath(name).stem if name else "map"
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}{slash}{stem}{suffix}", "", ""))


def without_flags(url: str) -> str:
    """Return the address of the whole page, without what asks for a part of it only."""
    parts = urlsplit(url)
    kept = [field for field in parts.query.split("&") if field.partition("=")[0] not in FLAGS]
    return urlunsplit(parts._replace(query="&".join(kept)))


def head(url: str, *, title: str, description: str, picture: str | None) -> str:
    """Return the tags that tell a page's address, as HTML.

    ``picture`` is the name of a PNG of the size of ``CARD`` that is published beside the page.

    Source: https://ogp.me; https://oembed.com, section 4; X's "Summary card with large image".
    """
    tags = {"og:type": "article", "og:title": title, "og:description": description, "og:url": published(url)}
    if picture is not None:
        width, height = CARD
        tags |= {
            "og:image": urljoin(url, picture),
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": f"{title}. {description}",
        }
    card = "summary" if picture is None else "summary_large_image"
    answer = beside(url, ".oembed.json")
    return "\n".join(
        (
            f'<link rel="canonical" href="{text(url)}">',
            f'<link rel="alternate" type="application/json+oembed" href="{text(answer)}" title="{text(title)}">',
            f'<meta name="description" content="{text(description)}">',
            *_properties(tags),
            f'<meta name="twitter:card" content="{card}">\n',
        )
    )


def _properties(tags: Mapping[str, str]) -> list[str]:
    return [f'<meta property="{name}" content="{text(value)}">' for name, value in tags.items()]


HEIGHT, LEAST, MOST = 480, 400, 640
"""Pixels: the height for systems that strip styles, and between which heights a frame keeps its ratio."""

LEAST_TOLD = 320
"""Pixels below which no frame shrinks, whatever height it tells."""

# Scripts run, but as a stranger to the host's site. A source opens as any page, out of the
# sandbox: in it, a site has no storage, and most sites of news fail.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the forms are made of, ready to stand in HTML."""

    address: str
    title: str
    picture: str
    picture_size: tuple[int, int]
    credit: str


def _iframe(parts: Parts) -> str:
    return f"{_frame(parts)}\n{_below(parts)}"


def _listener(parts: Parts) -> str:
    """Return a frame that grows to the height the page tells, within bounds."""
    return (
        f"{_frame(parts)}\n"
        "<script>(function (frame) { addEventListener('message', function (event) { var told = event.data;"
        " if (event.source === frame.contentWindow && told && told.type === 'embed-size')"
        f" {{ frame.style.maxHeight = 'none'; frame.style.minHeight = '0';"
        f" frame.style.height = Math.max({LEAST_TOLD}, Math.min(6000, Number(told.height) || {HEIGHT})) + 'px'; }}"
        " }); })(document.currentScript.previousElementSibling);</script>\n"
        f"{_below(parts)}"
    )


def _pym(parts: Parts) -> str:
    """Return the markup that pages with pym's loader, from their own site, turn into a frame."""
    return (
        f'<div data-pym-src="{parts.address}" data-pym-title="{parts.title}"\n'
        f'  data-pym-sandbox="{SANDBOX}" data-pym-allowfullscreen></div>\n{_below(parts)}'
    )


def _amp(parts: Parts) -> str:
    return (
        f'<amp-iframe src="{parts.address}" title="{parts.title}" layout="responsive" width="800" height="{HEIGHT}"'
        f' resizable\n  sandbox="{SANDBOX}" referrerpolicy="no-referrer" allowfullscreen frameborder="0">\n'
        f'<amp-img placeholder layout="fill" src="{parts.picture}" alt="{parts.title}"></amp-img>\n'
        f'<span overflow tabindex="0" role="button" aria-label="{parts.title}">⤢</span></amp-iframe>\n'
        f"{_below(parts)}"
    )


def _figure(parts: Parts) -> str:
    """Return a picture that leads to the page, for systems that strip frames; the picture lies beside the page."""
    width, height = parts.picture_size
    return (
        f'<figure><a href="{parts.address}"><img src="{parts.picture}" alt="{parts.title}"\n'
        f'  width="{width}" height="{height}" style="width:100%;height:auto"></a>\n'
        f'<figcaption class="geomap-credit">{parts.credit}</figcaption></figure>'
    )


def _frame(parts: Parts) -> str:
    return (
        f'<iframe src="{parts.address}" title="{parts.title}" loading="lazy" referrerpolicy="no-referrer"\n'
        f'  sandbox="{SANDBOX}" allowfullscreen height="{HEIGHT}"\n'
        f'  style="width:100%;height:auto;min-height:{LEAST}px;max-height:{MOST}px;aspect-ratio:4/3;border:0"></iframe>'
    )


def _below(parts: Parts) -> str:
    return f'<p class="geomap-credit">{parts.credit}</p>'


FORMS: Mapping[str, Callable[[Parts], str]] = {
    "iframe": _iframe,
    "listener": _listener,
    "pym": _pym,
    "amp": _amp,
    "figure": _figure,
}
"""The forms by name: for systems that strip scripts, pages that allow them, pages with pym, AMP,
and systems that strip frames."""


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
    with _undamaged(name):
        data = json.loads(reader.data)
        if "about" not in data:
            raise OutputError(f"{name} is of an older geomap; write it anew, with 'geomap map'")
        tags = reader.tags
        page = Page(reader.title, safe_url(tags.get("canonical")), safe_url(tags.get("og:image")), data)
        text(" ".join((*page.credits, page.day or "", data["about"]["language"])))
    return page


_DAMAGE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)


@contextmanager
def _undamaged(name: str) -> Iterator[None]:
    """Raise an OutputError where the data of a page, which ``name`` calls, is not as geomap writes it."""
    from shapely.errors import ShapelyError

    try:
        yield
    except (*_DAMAGE, ShapelyError) as problem:
        raise OutputError(f"{name} holds damaged data; write it anew, with 'geomap map'") from problem


def drawing_in(page: Page) -> Drawing:
    """Return what a page shows, its lines as they were rounded for it."""
    data, about = page.data, page.data["about"]
    modes = [MODES[mode["name"]] for mode in data["modes"]]
    return Drawing(
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
    places, corridors, links = (rows_of(data[name]) for name in ("places", "corridors", "links"))
    drawn = [
        corridor
        | {
            "line": _line(corridor, places, data["precision"]),
            "doubtful": corridor["score"] < data["doubtful"],
            "unreviewed": row in data["unreviewed"],
        }
        for row, corridor in enumerate(corridors)
    ]
    return Content(
        places=places,
        corridors=drawn,
        links=links,
        articles=rows_of(data["articles"]),
        ribbons=[ribbon | {"label": data["labels"].get(str(row))} for row, ribbon in enumerate(gathered(drawn, links))],
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


def snippet(page: Path, *, form: str = "iframe", url: str | None = None, title: str | None = None) -> str:
    """Return what an author pastes into an article to show ``page``, in one of ``FORMS``.

    ``url`` is where the page will be published, by default where the page itself
    says; if it says nothing, the article looks for it beside itself. ``title`` is
    what screen readers call the map; by default it is the page's own.
    """
    read = read_page(page)
    return _snippet(read, _address(read, url) or quote(page.name), form=form, title=title)


def kit(page: Path, *, url: str | None = None, title: str | None = None) -> dict[str, bytes]:
    """Return all that embedding ``page`` may need, by the names of files: forms, oEmbed answer and pictures.

    Answer and pictures bear the names by which the page and the forms call them.
    """
    read = read_page(page)
    address = _told_address(read, url, page)
    with _undamaged(f"'{page}'"):
        drawn = card(drawing_in(read), size=CARD)
    forms = {f"{form}.html": _snippet(read, address, form=form, title=title).encode() for form in FORMS}
    answer = {_name(beside(address, ".oembed.json")): _oembed(read, address, title=title).encode()}
    pictures = {_name(beside(_picture(read, address), suffix)): make(drawn) for suffix, make in PICTURES.items()}
    return forms | answer | pictures


def _address(page: Page, url: str | None) -> str | None:
    """Return where a page is published: at ``url`` or, without one, where the page says, if it does."""
    return page.url if url is None else published(url)


def _told_address(page: Page, url: str | None, path: Path) -> str:
    address = _address(page, url)
    if address is None:
        raise OutputError(f"the page '{path}' does not say where it is published; say it with --url")
    return address


def _picture(page: Page, address: str) -> str:
    """Return where a page's picture is published: where the page says or, if it does not, beside it."""
    return page.picture or beside(address, ".png")


def _name(address: str) -> str:
    """Return the name of the file that lies at an address; OutputError where it would leave its folder."""
    name = unquote(PurePosixPath(urlsplit(address).path).name)
    if re.search(r"[/\\:\x00-\x1f\x7f]", name) or name.startswith(".") or len(name.encode()) > _LONGEST_NAME:
        raise OutputError(f"{shown(name)} at the address {shown(address)} is no name of a file; say another with --url")
    return name


_LONGEST_NAME = 200  # bytes; most file systems take 255


def _snippet(page: Page, address: str, *, form: str, title: str | None) -> str:
    if form not in FORMS:
        raise OutputError(f"no form '{form}' of embedding; choose one of {', '.join(FORMS)}")
    parts = Parts(
        address=text(address),
        title=text(title or page.title),
        picture=text(_picture(page, address)),
        picture_size=CARD,
        credit=_credit(page, text(without_flags(address)), text(title or page.title)),
    )
    return FORMS[form](parts) + "\n"


def _oembed(page: Page, address: str, *, title: str | None) -> str:
    site = urlsplit(address)
    answer = {
        "generator": "geomap",
        "version": "1.0",
        "type": "rich",
        "provider_name": site.hostname,
        "provider_url": f"{site.scheme}://{site.netloc}/",
        "title": title or page.title,
        "url": address,
        "html": _snippet(page, address, form="iframe", title=title),
        "width": 800,
        "height": HEIGHT,
        "thumbnail_url": _picture(page, address),
        "thumbnail_width": CARD[0],
        "thumbnail_height": CARD[1],
    }
    return json.dumps(answer, indent=2) + "\n"  # as ASCII, which holds even halves of characters


def _credit(page: Page, address: str, title: str) -> str:
    """Return the line below a map: a plain link to it, whose data it shows, and of which day."""
    told = [text(line) for line in page.credits]
    if page.day:
        day = f'<time datetime="{text(page.day)}">{text(page.day)}</time>'
        told.append(text(words_of(page.data["about"]["language"], ())["as_of"]).format(day=day))
    return " · ".join((f'<a href="{address}">{title}</a>', *told))
