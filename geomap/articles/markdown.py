"""Articles as Markdown: front matter, and the text as it reads when rendered."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from geomap.articles.decoding import decode
from geomap.articles.draft import Draft, stated_date
from geomap.errors import ArticleError

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:(.*)$", re.MULTILINE)
_KEYS = {
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published", "publishing_date", "publication_date", "date"),
    "url": ("url", "source_url", "canonical_url", "canonical", "link"),
}


def read_markdown(data: bytes, name: str) -> Iterator[Draft | ArticleError]:
    """Yield the one article of a Markdown file.

    The first heading is the title where the front matter gives none, and is no
    part of the text.
    """
    source = decode(data, name)
    front = _FRONT.match(source)
    stated = _entries(front.group(1)) if front else {}
    heading, text = render(source[front.end() :] if front else source)
    title = stated.get("title")
    if heading and title and heading != title:
        text = f"{heading}\n\n{text}"
    yield Draft(
        text=text,
        id=stated.get("id"),
        title=title or heading,
        published=stated_date(stated.get("published", ""), name),
        url=stated.get("url"),
    )


def _entries(front: str) -> dict[str, str]:
    """Return the front matter's plain entries by our names for them; a list or a nested value says nothing here."""
    written = {key.lower().replace("-", "_"): _unquoted(value.strip()) for key, value in _ENTRY.findall(front)}
    return {
        key: next(written[name] for name in names if written.get(name))
        for key, names in _KEYS.items()
        if any(written.get(name) for name in names)
    }


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def render(source: str) -> tuple[str | None, str]:
    """Return the first heading, where it opens the text, and the plain text, its blocks parted by blank lines."""
    from markdown_it import MarkdownIt

    heading: str | None = None
    blocks: list[str] = []
    kind = ""
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type.endswith("_open"):
            kind = token.tag
        if token.type != "inline":
            continue
        text = _inline(token.children or ())
        if kind == "h1" and heading is None and not blocks:
            heading = text or None
        elif text:
            blocks.append(text)
    return heading, "\n\n".join(blocks)


def _inline(tokens: Sequence[Any]) -> str:
    """Return the words of a block as they read; pictures and tags are left out."""
    words = (_WRITTEN.get(token.type, token.content) for token in tokens if token.type in _READ)
    return "".join(words).strip()


_WRITTEN = {"softbreak": " ", "hardbreak": "\n"}
_READ = frozenset({"text", "code_inline", *_WRITTEN})
