"""Articles as web pages: the article's own text, without the page around it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from geomap.articles.draft import Draft, Found
from geomap.articles.storage import OpenFile, declared_charset, decode
from geomap.dates import parse_published


def read_page(content: OpenFile) -> Iterator[Found]:
    """Yield the one article of a web page."""
    data = content.whole()
    yield from page_found(data, content.name, declared=declared_charset(data))


def page_found(data: bytes, name: str, *, declared: str | None) -> Iterator[Found]:
    """Yield the article of a page in the encoding that it, or who sent it, declares."""
    source, notes = decode(data, name, declared=declared)
    yield from notes
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


def paragraphs_of(markup: str) -> str:
    """Return the text of a piece of HTML, its blocks parted by blank lines."""
    return _plain(markup).text


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
    """Return a page's paragraphs as its tags part them."""
    from lxml import etree

    page = _Page()
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True, recover=True)
    parser.feed(_NO_TEXT.sub("", source).encode())
    with suppress(etree.LxmlError):  # of a page without a single tag or word
        parser.close()
    return Draft(text="\n\n".join(page.blocks()), title=page.title, url=page.url, published=_day(page.published))


_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")


_BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav
    ol p pre section table td th tr ul body""".split()
)
_SILENT = frozenset("script style noscript template nav footer button svg iframe select textarea".split())


class _Page:
    """Collects a page's title, address and blocks of text, as lxml tells of its tags."""

    def __init__(self) -> None:
        self.url: str | None = None
        self.published: str | None = None
        self._title: list[str] = []
        self._parts: list[str] = []
        self._silent = 0
        self._in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what a tag opens, or states."""
        if tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.url = attributes.get("href") or self.url
        if tag == "meta" and attributes.get("property") == "og:url":
            self.url = self.url or attributes.get("content")
        if tag == "meta" and attributes.get("property") == "article:published_time":
            self.published = attributes.get("content")
        self._silent += tag in _SILENT
        self._in_title = tag == "title"
        if tag in _BLOCKS:
            self._parts.append("\0")

    def end(self, tag: str) -> None:
        """Note what a tag closes."""
        self._in_title = False
        self._silent -= tag in _SILENT
        if tag in _BLOCKS:
            self._parts.append("\0")

    def data(self, text: str) -> None:
        """Keep a piece of text."""
        if self._in_title:
            self._title.append(text)
        elif not self._silent:
            self._parts.append(text)

    def comment(self, text: str) -> None:
        """Leave a comment out."""

    def close(self) -> None:
        """Do nothing at the end of the page."""

    @property
    def title(self) -> str | None:
        """The page's title on one line, None where it has none."""
        return " ".join("".join(self._title).split()) or None

    def blocks(self) -> list[str]:
        """Return the blocks that hold words, white space normalised."""
        blocks = (" ".join(block.split()) for block in "".join(self._parts).split("\0"))
        return [block for block in blocks if block]
