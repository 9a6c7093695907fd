"""The lines of HTML that show a page inside an article."""

from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from geomap.errors import OutputError
from geomap.maps.content import safe_url

HEIGHT = 640
"""Pixels for systems that strip styles, and the least that shows map and legend on a phone."""

# Scripts run, but as a stranger to the host's site; a source opens as any page, out of the sandbox.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def iframe(page: Path, *, url: str | None = None, title: str | None = None) -> str:
    """Return a frame that is as wide as its article, four parts to three high, with a plain link below it.

    ``url`` is where the page will be published; without it the frame looks for
    the page beside the article. ``title`` is what screen readers call the
    frame; by default it is the page's own.
    """
    heading = title_of(page)
    address = escape(quote(page.name) if url is None else _published(url))
    return (
        f'<iframe src="{address}" title="{escape(title or heading)}" loading="lazy" referrerpolicy="no-referrer"\n'
        f'  sandbox="{SANDBOX}" allowfullscreen height="{HEIGHT}"\n'
        f'  style="width:100%;height:auto;min-height:{HEIGHT}px;aspect-ratio:4/3;border:0"></iframe>\n'
        f'<p><a href="{address}">{escape(title or heading)}</a></p>\n'
    )


def title_of(page: Path) -> str:
    """Return the title that a page of geomap bears; OutputError if it is no such page."""
    try:
        text = page.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise OutputError(f"cannot read the page '{page}' ({problem}); make one with 'geomap map'") from problem
    reader = _TitleReader()
    reader.feed(text.partition("</title>")[0] + "</title>")
    if reader.generator != "geomap":
        raise OutputError(f"'{page}' is no page of geomap; make one with 'geomap map'")
    return reader.title


def _published(url: str) -> str:
    if safe_url(url) is None:
        raise OutputError(f"{url!r} is no address of a published page; it begins with https://")
    return url


class _TitleReader(HTMLParser):
    """The generator and the title that a page's head names."""

    def __init__(self) -> None:
        super().__init__()
        self.generator = self.title = ""
        self._inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "meta" and named.get("name") == "generator":
            self.generator = named.get("content") or ""
        self._inside = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = False
