"""The lines of HTML that show a page inside an article, in the forms that publishing systems take."""

import json
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from geomap.errors import OutputError
from geomap.maps.address import CARD, beside, published, without_flags
from geomap.maps.card import card
from geomap.maps.forms import FORMS, HEIGHT, Parts
from geomap.maps.pictures import PICTURES
from geomap.maps.reading import Page, page_in, read_page, scene_in
from geomap.maps.texts import text
from geomap.maps.words import words_of


def snippet(page: Path, *, form: str = "iframe", url: str | None = None, title: str | None = None) -> str:
    """Return what an author pastes into an article to show ``page``, in one of ``FORMS``.

    ``url`` is where the page will be published, by default where the page itself
    says; if it says nothing, the article looks for it beside itself. ``title`` is
    what screen readers call the map; by default it is the page's own.
    """
    read = read_page(page)
    return _snippet(read, _address(read, url) or quote(page.name), form=form, title=title)


def oembed(page: Path, *, url: str | None = None, title: str | None = None) -> str:
    """Return the oEmbed answer for ``page``, as JSON: a rich embedding, and the picture as its thumbnail.

    Source: https://oembed.com, version 1.0, sections 2.3.4 and 2.3.4.4.
    """
    read = read_page(page)
    return _oembed(read, _told_address(read, url, page), title=title)


def kit(page: Path, *, url: str | None = None, title: str | None = None) -> dict[str, bytes]:
    """Return all that embedding ``page`` may need, by the names of files: forms, oEmbed answer and pictures.

    Answer and pictures bear the names by which the page and the forms call them.
    """
    read = read_page(page)
    address = _told_address(read, url, page)
    drawn = card(scene_in(read), size=CARD)
    forms = {f"{form}.html": _snippet(read, address, form=form, title=title).encode() for form in FORMS}
    answer = {_name(beside(address, ".oembed.json")): _oembed(read, address, title=title).encode()}
    pictures = {_name(beside(_picture(read, address), suffix)): make(drawn) for suffix, make in PICTURES.items()}
    return forms | answer | pictures


def picture_of(page: str) -> str:
    """Return the picture of a page, given as HTML, as SVG of the size of social cards."""
    return card(scene_in(page_in(page, name="the page")), size=CARD)


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
    return unquote(PurePosixPath(urlsplit(address).path).name)


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
