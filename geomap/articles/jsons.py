"""Articles as JSON: one object, a list of them, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from geomap.articles.decoding import decode
from geomap.articles.draft import Draft, stated_date
from geomap.errors import ArticleError

_FORM = '{"id", "text", "title", "published", "url"}'


def read_json(data: bytes, name: str) -> Iterator[Draft | ArticleError]:
    """Yield the article of a JSON object, or those of a list."""
    value = _parse(decode(data, name), name)
    if not isinstance(value, list):
        yield _draft(value, name, None)
        return
    if not value:
        raise ArticleError(f"'{name}' is an empty list; give articles as {_FORM}")
    for number, item in enumerate(value, start=1):
        yield _draft_or_error(item, f"{name}, item {number}", number)


JSON_SPACE = " \t\r\n"  # str.strip() takes more for space, and a line of that is not JSON


def read_lines(data: bytes, name: str) -> Iterator[Draft | ArticleError]:
    """Yield the articles of JSON lines; a single object may span them all."""
    text = decode(data, name)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip(JSON_SPACE)]
    single = _whole(text) if len(lines) > 1 else None
    if single is not None:
        yield _draft(single, name, None)
        return
    for number, line in lines:
        where = f"{name}, line {number}"
        try:
            yield _draft(_parse(line, where), where, number)
        except ArticleError as error:
            yield error


def _whole(text: str) -> object | None:
    """Return the one object that a text of several lines is, None where it is not."""
    if text.lstrip().split("\n", 1)[0].rstrip().endswith("}"):
        return None
    try:
        return _load(text)
    except (ValueError, RecursionError):
        return None


def _load(text: str) -> object:
    value: object = json.loads(text)
    return value


def _parse(text: str, where: str) -> object:
    try:
        return _load(text)
    except json.JSONDecodeError as error:
        raise ArticleError(f"'{where}' is broken JSON: {error.msg} at column {error.colno}; mend it") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"'{where}' is JSON that cannot be read: {error}; give articles as {_FORM}") from error


def _draft_or_error(value: object, where: str, number: int) -> Draft | ArticleError:
    try:
        return _draft(value, where, number)
    except ArticleError as error:
        return error


def _draft(value: object, where: str, number: int | None) -> Draft:
    if not isinstance(value, dict):
        raise ArticleError(f"'{where}' is {_kind(value)}, not an article; give it as {_FORM}")
    text = _field(value, "text", where)
    if text is None:
        raise ArticleError(f"'{where}' has no \"text\"; give articles as {_FORM}")
    id = value.get("id")
    return Draft(
        text=text,
        id=str(id) if isinstance(id, int) and not isinstance(id, bool) else _field(value, "id", where) or None,
        title=_field(value, "title", where) or None,
        published=stated_date(_field(value, "published", where) or "", where),
        url=_field(value, "url", where) or None,
        number=number,
        where=where,
    )


def _field(value: dict[str, Any], key: str, where: str) -> str | None:
    """Return a field that must be text or null."""
    found = value.get(key)
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
