"""Articles as XML: RSS and Atom, exports of WordPress, NITF and NewsML-G2; and the records of web archives."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from geomap.articles.draft import Draft, Found, Note, day_of
from geomap.articles.pages import page_found, paragraphs_of, read_page
from geomap.articles.storage import MAX_BYTES, MAX_LINE, OpenFile
from geomap.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ROOTS = ("rss", "feed", "rdf", "nitf", "newsitem", "newsmessage", "packageitem")


def root_of(head: bytes) -> str | None:
    """Return the name of the first element of XML or HTML, in small letters; None where a file opens otherwise."""
    plain = head.replace(b"\0", b"")  # UTF-16
    if not plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return None
    found = _ROOT.search(re.sub(rb"<!--.*?-->|<[?!][^>]*>", b"", plain, flags=re.DOTALL))
    return found[1].decode().lower() if found else None


def is_feed(head: bytes) -> bool:
    """Say whether a file is XML that holds articles, whatever its name."""
    return root_of(head) in _ROOTS


def read_xml(content: OpenFile) -> Iterator[Found]:
    """Yield the articles of XML, in bounded memory, by what its first element says that it is."""
    root = root_of(content.head)
    if root == "html":
        yield from read_page(content)
        return
    if root not in _ROOTS:
        raise ArticleError(f"'{content.name}' is XML of another kind ({root}); give RSS, Atom, NITF or NewsML-G2")
    number = without = 0
    for element in _elements(content):
        draft = _READERS[_name(element)](element)
        if draft is None:
            continue
        number += 1
        without += not draft.text.strip()
        if draft.text.strip():
            id, title, published, url = draft.id, draft.title, draft.published, draft.url
            yield Draft(draft.text, id, title, published, url, number, f"{content.name}, item {number}")
    if without:
        yield Note(f"'{content.name}': {without} of {number} items hold no text, and were passed by")
    if not number:
        raise ArticleError(f"'{content.name}' holds no items; give a feed with articles")


def _elements(content: OpenFile) -> Iterator["Element"]:
    """Yield the elements that are articles, each forgotten when the next is asked for; no entity is followed."""
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    depth = size = 0
    for line in content.lines():
        size = size + len(line)
        try:
            parser.feed(line)
        except etree.XMLSyntaxError as error:
            raise ArticleError(f"'{content.name}' is broken XML ({error}); mend it") from error
        for event, element in parser.read_events():
            if not isinstance(element.tag, str) or _name(element) not in _READERS:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                yield element
                size = 0
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        if size > MAX_BYTES:
            raise ArticleError(f"'{content.name}' has an item of more than {MAX_BYTES / 1e6:.0f} MB; part it")


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _texts(element: "Element") -> dict[str, str]:
    """Return the texts of the children by their names, small; of several of one name, the first with text."""
    texts: dict[str, str] = {}
    for child in element:
        if isinstance(child.tag, str) and (text := _inner(child)):
            texts.setdefault(_name(child), text)
    return texts


def _inner(element: "Element") -> str:
    """Return the text of an element: markup within it, as Atom's xhtml, as markup."""
    from lxml import etree

    if len(element):
        return "".join(str(etree.tostring(child, encoding="unicode")) for child in element).strip()
    return (element.text or "").strip()


def _read_item(item: "Element") -> Draft | None:
    """Read an item of RSS or an entry of Atom; from WordPress, posts and pages that were published."""
    texts = _texts(item)
    if texts.get("post_type", "post") not in ("post", "page") or texts.get("status", "publish") != "publish":
        return None
    text = next((texts[name] for name in ("encoded", "content", "description", "summary") if name in texts), "")
    day = next((texts[name] for name in ("pubdate", "published", "date", "issued", "updated") if name in texts), "")
    title = paragraphs_of(texts["title"]) if "title" in texts else None
    return Draft(
        text=paragraphs_of(text),
        id=texts.get("guid") or texts.get("id"),
        title=" ".join(title.split()) if title else None,
        published=day_of(day),
        url=_link(item) or texts.get("link"),
    )


def _link(entry: "Element") -> str | None:
    """Return the address of an entry of Atom."""
    links = {child.get("rel", "alternate"): child.get("href") for child in entry if _name(child) == "link"}
    return links.get("alternate")


def _read_nitf(nitf: "Element") -> Draft:
    """Read a story as NITF. Source: IPTC, NITF 3.6."""
    body = next((found for found in nitf.iter() if _name(found) == "body.content"), nitf)
    dates = (
        found.get("norm", "") for name in ("date.issue", "date.release", "story.date") for found in _all(nitf, name)
    )
    address = next((found.get("ex-ref") for found in _all(nitf, "pubdata") if found.get("ex-ref")), None)
    return Draft(
        text=_paragraphs(body),
        id=next((found.get("id-string") for found in _all(nitf, "doc-id")), None),
        title=_first_text(nitf, "hl1", "hedline", "title"),
        published=_first_day(dates),
        url=address,
    )


def _read_news_item(item: "Element") -> Draft:
    """Read an item of news. Source: IPTC, NewsML-G2 2.34."""
    inner = next(iter(_all(item, "nitf")), None)
    read = _read_nitf(inner) if inner is not None else None
    content = next(iter(_all(item, "contentset")), item)
    dates = (
        _words(found) for name in ("contentcreated", "versioncreated", "firstcreated") for found in _all(item, name)
    )
    return Draft(
        text=read.text if read else _paragraphs(content),
        id=item.get("guid") or (read.id if read else None),
        title=_first_text(item, "headline") or (read.title if read else None),
        published=_first_day(dates) or (read.published if read else None),
    )


def _all(element: "Element", name: str) -> list["Element"]:
    return [found for found in element.iter() if isinstance(found.tag, str) and _name(found) == name]


def _words(element: "Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _paragraphs(element: "Element") -> str:
    blocks = [_words(found) for found in _all(element, "p")] or [_words(element)]
    return "\n\n".join(filter(None, blocks))


def _first_text(element: "Element", *names: str) -> str | None:
    return next((words for name in names for found in _all(element, name) if (words := _words(found))), None)


def _first_day(dates: Iterator[str]) -> Any:
    return next((day for date in dates if (day := _compact_day(date))), None)


def _compact_day(date: str) -> Any:
    """Return the day of "20240503T061000Z", or of a date as others write it."""
    return day_of(re.sub(r"^(\d{4})(\d\d)(\d\d)(?:T.*)?$", r"\1-\2-\3", date))


_READERS: dict[str, Callable[["Element"], Draft | None]] = {
    "item": _read_item,
    "entry": _read_item,
    "nitf": _read_nitf,
    "newsitem": _read_news_item,
}


# ---- web archives ----


def read_warc(content: OpenFile) -> Iterator[Found]:
    """Yield the pages of a web archive, in bounded memory. Source: ISO 28500:2017."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise ArticleError(f"'{content.name}' is a web archive; pip install 'geomap[web]' to read it") from error
    number = others = 0
    try:
        for record in ArchiveIterator(content.stream):
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") or "") if headers is not None else ""
            if record.rec_type != "response" or "html" not in kind:
                others += record.rec_type == "response"
                continue
            number += 1
            where = f"{content.name}, page {number}"
            data = record.content_stream().read(MAX_LINE + 1)
            if len(data) > MAX_LINE:
                yield ArticleError(f"'{where}' holds more than {MAX_LINE / 1e6:.0f} MB; give it as a page of its own")
                continue
            yield from _archived(data, where, number, kind, record.rec_headers)
    except ArchiveLoadFailed as error:
        yield ArticleError(f"'{content.name}' is a damaged web archive ({error}); pack it anew")
    if others:
        yield Note(f"'{content.name}': {others} records are no web pages, and were passed by")
    if not number:
        raise ArticleError(f"'{content.name}' holds no web pages; give an archive of articles")


def _archived(data: bytes, where: str, number: int, kind: str, headers: Any) -> Iterator[Found]:
    """Yield the article of a page, at the address from which it was fetched."""
    from geomap.articles.storage import declared_charset

    sent = re.search(r"charset=[\"']?([\w.:-]+)", kind)
    try:
        for found in page_found(data, where, declared=sent[1] if sent else declared_charset(data)):
            if isinstance(found, Draft):
                address = found.url or headers.get_header("WARC-Target-URI")
                yield Draft(found.text, found.id, found.title, found.published, address, number, where)
            else:
                yield found
    except ArticleError as error:
        yield error
