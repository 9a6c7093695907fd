"""Articles as web pages: the article's own text, without the page around it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import takewhile
from typing import Any

from geomap.articles.decoding import decode
from geomap.articles.draft import Draft
from geomap.dates import parse_published
from geomap.errors import ArticleError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)


def read_page(data: bytes, name: str) -> Iterator[Draft | ArticleError]:
    """Yield the one article of a web page."""
    source = _decode(data, name)
    found = _extract(source)
    if found.text:
        yield found
        return
    plain = _plain(source)
    yield replace(
        plain,
        title=found.title or plain.title,
        published=found.published or plain.published,
        url=found.url or plain.url,
    )


def _decode(data: bytes, name: str) -> str:
    """Return a page's text in the encoding that the page declares."""
    declared = _CHARSET.search(data[:4096])
    if declared is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)
    try:
        text = data.decode(declared.group(1).decode("ascii"))
        text.encode("utf-8")  # an escape codec may make half a surrogate pair
    except (LookupError, UnicodeError):
        return decode(data, name)
    return text


def _extract(source: str) -> Draft:
    """Return what trafilatura takes for the article; its text is empty where it finds none."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # An extensive search takes any year on the page, a copyright line's too, for the date.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return Draft("")
    return Draft(
        text="" if _is_unstructured(found) else _paragraphs(found.text, found.title),
        title=found.title or None,
        published=_stated_day(source, found),
        url=found.url or None,
    )


def _stated_day(source: str, found: Any) -> date | None:
    """Return the day that trafilatura found where the page states it: in its data, or in a line above the article.

    It would take one from a footer, too ("page made on 12 March 2025").
    """
    day = _day(found.date)
    if day is None or any(day == parse_published(value) for value in _stated(source)):
        return day
    opening = next((line for line in (found.text or "").split("\n") if line != found.title), "")[:40]
    above = takewhile(lambda block: not block.startswith(opening), _plain(source).text.split("\n\n"))
    return day if any(len(block) <= _BYLINE and parse_published(block) == day for block in above) else None


def _stated(source: str) -> Iterator[str]:
    """Yield what a page states in the attributes and in the data that may hold a date."""
    yield from (match.group(1) or match.group(2) for match in _STATED.finditer(source))


_STATED = re.compile(r"""(?:content|datetime)\s*=\s*["']([^"'<>]{6,60})["']|"date\w*"\s*:\s*"([^"<>]{6,60})["]""")
_BYLINE = 120  # characters


def _is_unstructured(found: Any) -> bool:
    """Tell whether trafilatura found no paragraphs, and strung together all the pieces of text of the page."""
    return not found.text or (len(found.body) == 1 and "\n" in (found.body[0].text or ""))


def _paragraphs(text: str, title: str | None) -> str:
    """Return the lines of an extracted text as paragraphs, without the title."""
    lines = text.split("\n")
    return "\n\n".join(lines[1:] if lines[0] == title and len(lines) > 1 else lines)


def _day(value: str | None) -> date | None:
    return parse_published(value) if value else None


def _plain(source: str) -> Draft:
    """Return a page's paragraphs by the standard parser."""
    page = _Page()
    page.feed(source)
    page.close()
    return Draft(
        text="\n\n".join(page.blocks()), title=page.title or None, url=page.url, published=_day(page.published)
    )


_BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav
    ol p pre section table td th tr ul body""".split()
)
_SILENT = frozenset("script style noscript template nav footer button svg head iframe select textarea".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class _Page(HTMLParser):
    """Collects a page's title, address and blocks of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.url: str | None = None
        self.published: str | None = None
        self._parts: list[str] = []
        self._silent: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.url = values.get("href") or self.url
        if tag == "meta" and values.get("property") == "og:url":
            self.url = self.url or values.get("content")
        if tag == "meta" and values.get("property") == "article:published_time":
            self.published = values.get("content")
        if tag in _SILENT and tag not in _VOID:
            self._silent.append(tag)
        self._in_title = tag == "title"
        if tag in _BLOCKS:
            self._parts.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in _BLOCKS:
            self._parts.append("\0")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = f"{self.title}{data}".strip()
        elif not self._silent:
            self._parts.append(data.replace("\0", ""))

    def blocks(self) -> list[str]:
        """Return the blocks that hold words, white space normalised."""
        blocks = (" ".join(block.split()) for block in "".join(self._parts).split("\0"))
        return [block for block in blocks if block]
