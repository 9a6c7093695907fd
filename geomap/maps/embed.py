"""The lines of HTML that show a page inside an article, in the forms that publishing systems take."""

import json
from collections.abc import Callable, Mapping
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


def snippet(page: Path, *, form: str = "iframe", url: str | None = None, title: str | None = None) -> str:
    """Return what an author pastes into an article to show ``page``, in one of ``FORMS``.

    ``url`` is where the page will be published; without it the article looks for
    the page beside itself. ``title`` is what screen readers call the map; by
    default it is the page's own.
    """
    if form not in FORMS:
        raise OutputError(f"no form '{form}' of embedding; choose one of {', '.join(FORMS)}")
    address = quote(page.name) if url is None else _published(url)
    heading = title_of(page)
    return FORMS[form](escape(address), escape(title or heading)) + "\n"


def iframe(page: Path, *, url: str | None = None, title: str | None = None) -> str:
    """Return the form that most systems take: a frame, and a plain link below it."""
    return snippet(page, url=url, title=title)


def oembed(page: Path, *, url: str, title: str | None = None, provider: str = "geomap") -> str:
    """Return the oEmbed answer for ``page``, as JSON: a rich embedding of the frame.

    Source: https://oembed.com, version 1.0, section 2.3.4.4.
    """
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": provider,
        "title": title or title_of(page),
        "url": _published(url),
        "html": snippet(page, url=url, title=title),
        "width": 800,
        "height": HEIGHT,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


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


# The forms. Address and title come escaped.


def _iframe(address: str, title: str) -> str:
    return f"{_frame(address, title)}\n{_link(address, title)}"


def _listener(address: str, title: str) -> str:
    """Return a frame that grows to the height the page tells, within bounds."""
    return (
        f"{_frame(address, title)}\n"
        "<script>(function (frame) { addEventListener('message', function (event) {\n"
        "  if (event.source === frame.contentWindow && event.data && event.data.type === 'embed-size')\n"
        f"    frame.style.height = Math.max({HEIGHT}, Math.min(6000, Number(event.data.height) || 0)) + 'px';\n"
        "}); })(document.currentScript.previousElementSibling);</script>"
    )


def _pym(address: str, title: str) -> str:
    """Return the markup that pages with pym's loader, from their own site, turn into a frame."""
    attributes = (
        f'data-pym-src="{address}" data-pym-title="{title}" data-pym-sandbox="{SANDBOX}" data-pym-loading="lazy"'
    )
    return f"<div {attributes}></div>\n{_link(address, title)}"


def _amp(address: str, title: str) -> str:
    return (
        f'<amp-iframe src="{address}" title="{title}" sandbox="{SANDBOX}" layout="responsive" resizable\n'
        f'  width="800" height="{HEIGHT}" frameborder="0" referrerpolicy="no-referrer">\n'
        '  <span overflow tabindex="0" role="button" aria-label="Show the whole map">Show the whole map</span>\n'
        f"  <span placeholder>{title}</span>\n"
        "</amp-iframe>"
    )


def _figure(address: str, title: str) -> str:
    """Return a picture that leads to the page, for systems that strip frames; the picture stands beside the page."""
    still = f"{address.removesuffix('.html')}.svg"
    return (
        f'<figure><a href="{address}"><img src="{still}" alt="{title}" style="width:100%"></a>\n'
        f'<figcaption><a href="{address}">{title}</a></figcaption></figure>'
    )


def _frame(address: str, title: str) -> str:
    return (
        f'<iframe src="{address}" title="{title}" loading="lazy" referrerpolicy="no-referrer"\n'
        f'  sandbox="{SANDBOX}" allowfullscreen height="{HEIGHT}"\n'
        f'  style="width:100%;height:auto;min-height:{HEIGHT}px;aspect-ratio:4/3;border:0"></iframe>'
    )


def _link(address: str, title: str) -> str:
    return f'<p><a href="{address}">{title}</a></p>'


FORMS: Mapping[str, Callable[[str, str], str]] = {
    "iframe": _iframe,
    "listener": _listener,
    "pym": _pym,
    "amp": _amp,
    "figure": _figure,
}
"""The forms by name: for systems that strip scripts, pages that allow them, pages with pym, AMP,
and systems that strip frames."""


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
