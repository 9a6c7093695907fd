"""Read articles: .txt .md .html .json .jsonl, folders of them, and ``-`` for standard input.

The text is what the file holds, nothing interpreted. A plain text keeps every
code point but a byte order mark, so "\\r\\n" counts as two; a JSON line's text is
untouched; Markdown and HTML are rendered to plain text, whose offsets count in
``Article.text``.

An article's id is the one that its JSON gives, else the name of its file without
suffix; articles of a JSON list or of JSON lines add their number
("wire-3"). An id that was used before gets "-2", "-3" and so on.

The publishing date is, in this order: the caller's, for all articles alike; the
one stated by JSON, front matter or the page's metadata; a line such as
"Published: 3 May 2024"; a byline or dateline with a full date; the day in the
article's address; the latest weekday told with its full date. It is never
guessed, and never today's.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from geomap.articles.decoding import decode
from geomap.articles.draft import Draft
from geomap.articles.headers import complete
from geomap.articles.jsons import read_json, read_lines
from geomap.articles.markdown import read_markdown
from geomap.articles.pages import read_page
from geomap.errors import ArticleError
from geomap.outputs import is_ours
from geomap.records import Article

__all__ = ["SUFFIXES", "article_files", "read_articles", "unused_id"]

Reader = Callable[[bytes, str], Iterable[Draft | ArticleError]]


def _read_text(data: bytes, name: str) -> Iterator[Draft | ArticleError]:
    yield Draft(decode(data, name))


def _read_stream(data: bytes, name: str) -> Iterable[Draft | ArticleError]:
    """Read what came on standard input: JSON where it opens as JSON does, else one plain text."""
    start = data.lstrip()[:1]
    if start == b"{":
        return read_lines(data, name)
    return read_json(data, name) if start == b"[" else _read_text(data, name)


SUFFIXES: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
}
"""The kinds of file that hold articles, and what reads each."""


def read_articles(
    sources: Iterable[str],
    *,
    published: date | None = None,
    report: Callable[[ArticleError], None] | None = None,
) -> Iterator[Article]:
    """Yield the articles of files, folders and standard input ("-"), in the order given.

    Folders are read to their depth in the order of their paths; they may hold
    other files too. Files named README and what geomap wrote are left out. A
    file named twice is read once. ``published`` is the publishing date of every article, over
    whatever the articles state.

    Raises ``ArticleError`` at the first article that cannot be read; with
    ``report``, hands each such error to it and goes on.
    """
    used: set[str] = set()
    for stem, found in _drafts(sources):
        if isinstance(found, ArticleError):
            if report is None:
                raise found
            report(found)
            continue
        draft = complete(found if published is None else replace(found, published=published))
        yield Article(unused_id(draft.id or stem, used), draft.text, draft.title, draft.published, draft.url)


def article_files(sources: Iterable[str]) -> list[tuple[Path, str]]:
    """Return the files that ``sources`` stand for, each once, in the order in which they are read, with their names.

    ``ArticleError`` for standard input, which cannot be read again, and for a source that is not there.
    """
    files: dict[Path, tuple[Path, str]] = {}
    for source in sources:
        if source == "-":
            raise ArticleError("standard input cannot be read twice; save it to a file and name that")
        for path, name in _files(source):
            _reader(path, name)
            files.setdefault(path.resolve(), (path, name))
    return list(files.values())


def _drafts(sources: Iterable[str]) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Yield what each source holds, with the stem of its file, its errors in their places."""
    seen: set[Path] = set()
    for source in sources:
        try:
            if source == "-":
                yield from _read(_read_stream, sys.stdin.buffer.read(), "standard input", "stdin")
                continue
            for path, name in _files(source):
                if path.resolve() not in seen:
                    seen.add(path.resolve())
                    yield from _read(_reader(path, name), _bytes(path, name), name, path.stem)
        except ArticleError as error:
            yield "", error


def _read(reader: Reader, data: bytes, name: str, stem: str) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Yield the articles of one file; one that holds several numbers those without an id of their own."""
    try:
        if not data.strip():
            raise ArticleError(f"'{name}' is empty; give a file that holds an article")
        for found in reader(data, name):
            if isinstance(found, Draft) and not found.text.strip():
                found = ArticleError(f"'{found.where or name}' holds no text; give an article with its text")
            number = found.number if isinstance(found, Draft) else None
            yield (stem if number is None else f"{stem}-{number}"), found
    except ArticleError as error:
        yield stem, error


def _files(source: str) -> list[tuple[Path, str]]:
    """Return the files that a source stands for, with the names to tell them by."""
    try:
        if "\0" in source:
            raise ValueError("its name holds a null")
        if not Path(source).is_dir():
            return [(Path(source), source)]
        paths = sorted(_walk(source), key=lambda path: path.relative_to(source).parts)
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error
    if not paths:
        raise ArticleError(f"no articles in folder '{source}'; put files there that end in {_known()}")
    return [(path, path.as_posix()) for path in paths]


def _walk(folder: str) -> Iterator[Path]:
    """Yield the files of a folder that may hold articles.

    A linked folder is not entered: it could lead round. What geomap wrote is no
    article: a second run must not read the page of the first.
    """

    def refuse(error: OSError) -> None:
        raise error

    for where, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(where, name)
            is_named_so = path.suffix.lower() in SUFFIXES and not name.startswith(".")
            if is_named_so and path.stem.lower() != "readme" and not is_ours(path):
                yield path


def _reader(path: Path, name: str) -> Reader:
    reader = SUFFIXES.get(path.suffix.lower())
    if reader is not None:
        return reader
    if not path.exists():
        raise ArticleError(f"no file or folder '{name}'; check its name")
    raise ArticleError(f"cannot tell what kind of article '{name}' is; geomap reads {_known()}")


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"no file or folder '{name}'; check its name") from error
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError | ValueError) -> ArticleError:
    reason = getattr(error, "strerror", None) or str(error)
    return ArticleError(f"cannot read '{name}': {reason}; check its permissions and its name")


def _known() -> str:
    *others, last = SUFFIXES
    return f"{', '.join(others)} or {last}"


def unused_id(wanted: str, used: set[str]) -> str:
    """Return an id that was not used before, and note it."""
    id, count = wanted, 1
    while id in used:
        count += 1
        id = f"{wanted}-{count}"
    used.add(id)
    return id
