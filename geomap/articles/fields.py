"""Articles as fields with names: JSON of many makers, JSON lines, and tables."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from geomap.articles.draft import Draft, Found, Note, stated_date
from geomap.articles.pages import paragraphs_of
from geomap.articles.storage import OpenFile, decode
from geomap.errors import ArticleError

NAMES = {
    "text": (
        "text", "content", "body", "body_text", "article", "article_text", "articlebody", "maintext", "fulltext",
        "full_text", "plain_text", "story", "body_html", "content_html", "description", "summary",
    ),
    "id": ("id", "_id", "uuid", "guid", "article_id"),
    "title": ("title", "headline", "heading", "webtitle", "name"),
    "published": (
        "published", "date", "publishedat", "published_at", "publish_date", "publishing_date", "published_date",
        "publication_date", "pub_date", "pubdate", "datepublished", "date_published", "date_publish",
        "webpublicationdate", "firstcreated", "versioncreated", "created_at",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "weburl", "web_url", "permalink", "uri", "source"),
}  # fmt: skip
"""The names under which others keep what geomap calls so, in small letters, the likeliest first."""

_LISTS = ("articles", "items", "results", "docs", "data", "entries", "response", "hits", "news", "stories")
"""The names under which answers of news services hold their articles, or an object that does."""

_FORM = '{"id", "text", "title", "published", "url"}'
_DEEPEST = 4  # objects in which a list of articles may lie


def read_json(content: OpenFile) -> Iterator[Found]:
    """Yield the article of a JSON object, those of a list, or those of a news service's answer."""
    text, notes = decode(content.whole(), content.name)
    yield from notes
    value = _parse(text, content.name)
    listed = _listed(value)
    if listed is None:
        yield from _found(value, content.name, None)
        return
    if not listed:
        raise ArticleError(f"'{content.name}' is an empty list; give articles as {_FORM}")
    for number, item in enumerate(listed, start=1):
        yield from _found(item, f"{content.name}, item {number}", number)


def _listed(value: object, depth: int = 0) -> list[Any] | None:
    """Return the list of articles that a value is, or holds; None where it is one article."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and depth < _DEEPEST and not any(key.lower() in NAMES["text"][:4] for key in value):
        inner = (_listed(value[key], depth + 1) for key in _LISTS if isinstance(value.get(key), dict | list))
        return next((found for found in inner if found is not None), None)
    return None


JSON_SPACE = " \t\r\n"  # str.strip() takes more for space, and a line of that is not JSON


def read_lines(content: OpenFile) -> Iterator[Found]:
    """Yield the articles of JSON lines, in bounded memory; a single object or list may span them all."""
    if _is_spread(content.head):
        yield from read_json(content)
        return
    any_line = False
    for number, line in enumerate(content.lines(), start=1):
        where = f"{content.name}, line {number}"
        try:
            text, notes = decode(line, where)
            yield from notes
            if not text.strip(JSON_SPACE):
                continue
            any_line = True
            yield from _found(_parse(text.rstrip(JSON_SPACE), where), where, number)
        except ArticleError as error:
            yield error
    if not any_line:
        raise ArticleError(f"'{content.name}' is empty; give a file that holds an article")


def _is_spread(head: bytes) -> bool:
    """Say whether JSON is spread over lines for people to read, and not one value a line."""
    lines = [line.strip() for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 50) if line.strip()]
    if len(lines) < 2 or not lines[0].endswith((b"{", b"[", b",", b":")):
        return False
    return lines[0] == b"[" or not lines[1].startswith(b"{")


def _parse(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(f"'{where}' is broken JSON: {error.msg} at column {error.colno}; mend it") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"'{where}' is JSON that cannot be read: {error}; give articles as {_FORM}") from error
    return value


# ---- tables ----


def read_table(content: OpenFile) -> Iterator[Found]:
    """Yield the articles of a table, one a row, its columns named in the first row."""
    text, notes = decode(content.whole(), content.name)
    yield from notes
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # which is of the whole process: never less
    head = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=head.count)
    try:
        yield from rows_found(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), content.name)
    except csv.Error as error:
        raise ArticleError(f"'{content.name}' is no table ({error}); give it as CSV with a row of names") from error


def rows_found(rows: Iterator[list[Any]], name: str) -> Iterator[Found]:
    """Yield the articles of the rows of a table, whose first row names its columns."""
    columns = [str(column).strip() if column is not None else "" for column in next(rows, [])]
    if not any(column.lower() in NAMES["text"] for column in columns):
        given = ", ".join(filter(None, columns))[:100]
        raise ArticleError(f"'{name}' has no column of texts among {given}; call it 'text'")
    for number, row in enumerate(rows, start=2):
        values = {
            column: value for column, value in zip(columns, row, strict=False) if column and value not in ("", None)
        }
        if values:
            yield from _found(values, f"{name}, row {number}", number - 1)


# ---- one article ----


def _found(value: object, where: str, number: int | None) -> Iterator[Found]:
    """Yield the article that a value is, or the error why it is none, and under -v what was left unread."""
    try:
        fields = _fields(value, where)
        yield _draft(fields, where, number)
    except ArticleError as error:
        yield error
        return
    taken = {name.lower() for names in NAMES.values() for name in names}
    if unread := [str(key) for key in fields if str(key).lower() not in taken]:
        yield Note(f"'{where}': unread fields {', '.join(unread)[:200]}", level=1)


def _fields(value: object, where: str) -> Mapping[str, Any]:
    """Return the fields of an article; what a search service wraps it in is taken off."""
    if not isinstance(value, dict):
        raise ArticleError(f"'{where}' is {_kind(value)}, not an article; give it as {_FORM}")
    inner = value.get("_source")
    return inner if isinstance(inner, dict) else value


def _draft(value: Mapping[str, Any], where: str, number: int | None) -> Draft:
    text = _first(value, "text", where)
    if text is None:
        raise ArticleError(f"'{where}' has no \"text\"; give articles as {_FORM}")
    url = _first(value, "url", where)
    return Draft(
        text=text,
        id=_first(value, "id", where) or None,
        title=_first(value, "title", where) or None,
        published=stated_date(_first(value, "published", where) or "", where),
        url=url or None,
        number=number,
        where=where,
    )


def _first(value: Mapping[str, Any], field: str, where: str) -> str | None:
    """Return what the likeliest of a field's names holds; under geomap's own name it must be text or null."""
    small = {key.lower(): key for key in reversed(list(value))}
    for name in NAMES[field]:
        if name not in small:
            continue
        found = value[small[name]]
        if hasattr(found, "isoformat"):  # a day in a cell of a spreadsheet
            found = found.isoformat()
        if isinstance(found, int) and not isinstance(found, bool) and field in ("id", "published"):
            found = str(found)
        if name != field and (not isinstance(found, str) or not found.strip()):
            continue  # a service's own object or number of that name
        written = _written(found, name, where)
        if written is None or (field == "url" and name in ("source", "uri") and "://" not in written):
            continue  # the name of a paper, or of an article
        is_markup = field == "text" and written.lstrip()[:1] == "<" and name != "text"
        return paragraphs_of(written) if is_markup else written
    return None


def _written(found: object, key: str, where: str) -> str | None:
    """Return a field that must be text or null."""
    if found is None:
        return None
    if not isinstance(found, str):
        raise ArticleError(f"'{where}' gives {_kind(found)} as \"{key}\": {json.dumps(found)[:60]}; give it as text")
    if any("\ud800" <= character <= "\udfff" for character in found):
        raise ArticleError(f"'{where}' has half a surrogate pair in \"{key}\"; write the whole character")
    return found


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
