"""Read articles from the kinds of file that people hold, from folders of them, and from ``-`` for standard input.

What a file is, is told by how it begins, and only then by its suffix: plain
text, Markdown, web pages, JSON of many makers, JSON lines and tables; RSS, Atom,
exports of WordPress, NITF and NewsML-G2; mails and mailboxes, agencies' copy, web
archives, Word, Excel and PDF; and each of them packed by gzip.

The text is what the file holds, nothing interpreted. A plain text keeps every
code point but a byte order mark, so "\\r\\n" counts as two; a JSON line's text is
untouched; whatever has markup is rendered to plain text, whose offsets count in
``Article.text``.

An article's id is the one that its file gives, else the name of its file without
suffix; articles of which a file holds several add their number ("wire-3"). An id
that was used before gets "-2", "-3" and so on.

The publishing date is, in this order: the caller's, for all articles alike; the
one stated by fields, front matter or the page's metadata; a line such as
"Published: 3 May 2024"; a byline or dateline with a full date; the day in the
article's address; the latest weekday told with its full date. It is never
guessed, and never today's.

Whatever goes wrong inside one article is an ``ArticleError``, and never hides another.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from geomap.articles.draft import Draft, Found, Note, complete
from geomap.articles.feeds import is_feed, read_warc, read_xml, root_of
from geomap.articles.fields import read_json, read_lines, read_table
from geomap.articles.office import read_archive, read_pdf
from geomap.articles.pages import read_page
from geomap.articles.plain import is_mail, is_wire, read_mail, read_markdown, read_text, read_wire
from geomap.articles.storage import OpenFile, Passed, opened, passed_by, unreadable, walk
from geomap.errors import ArticleError
from geomap.records import Article

__all__ = ["MAX_LETTERS", "SUFFIXES", "Note", "article_files", "read_articles", "unused_id"]

MAX_LETTERS = 1_000_000
"""The longest article, in letters: more is a book, or an accident."""

Reader = Callable[[OpenFile], Iterator[Found]]

SUFFIXES: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".csv": read_table,
    ".tsv": read_table,
    ".xml": read_xml,
    ".rss": read_xml,
    ".atom": read_xml,
    ".eml": read_mail,
    ".mbox": read_mail,
    ".docx": read_archive,
    ".xlsx": read_archive,
    ".pdf": read_pdf,
    ".warc": read_warc,
}
"""The kinds of file that hold articles by their suffixes, and what reads each; .gz may follow."""


def _is_old_office(head: bytes) -> bool:
    return head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))


def _refuse_old_office(content: OpenFile) -> Iterator[Found]:
    yield ArticleError(f"'{content.name}' is in an old format of Word; save it as .docx")


_SIGNS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (lambda head: head.startswith(b"%PDF-"), read_pdf),
    (lambda head: head.startswith(b"PK\x03\x04"), read_archive),
    (lambda head: head.startswith(b"WARC/"), read_warc),
    (_is_old_office, _refuse_old_office),
    (is_wire, read_wire),
    (is_feed, read_xml),
    (is_mail, read_mail),
)
"""What reads a file by how it begins, whatever its name."""

_MAY_BE_PAGES = ("", ".txt", ".xml", ".php", ".asp", ".aspx")


def _reader_of(content: OpenFile) -> Reader | None:
    """Return what reads a file: by how it begins, else by its suffix; None where neither tells."""
    for is_so, reader in _SIGNS:
        if is_so(content.head):
            return reader
    if content.suffix in _MAY_BE_PAGES and root_of(content.head) == "html":
        return read_page
    return SUFFIXES.get(content.suffix)


def _reader_of_stream(content: OpenFile) -> Reader:
    """Return what reads standard input, which has no name: JSON where it opens as JSON does, else one plain text."""
    by_opening = {b"{": read_lines, b"[": read_json}
    return _reader_of(content) or by_opening.get(content.head.lstrip()[:1]) or read_text


def read_articles(
    sources: Iterable[str],
    *,
    published: date | None = None,
    since: date | None = None,
    until: date | None = None,
    max_letters: int = MAX_LETTERS,
    report: Callable[[ArticleError], None] | None = None,
    note: Callable[[Note], None] = lambda note: None,
) -> Iterator[Article]:
    """Yield the articles of files, folders and standard input ("-"), in the order given.

    Folders are read to their depth in the order of their paths; they may hold
    other files too, which are passed by. A file named twice is read once.
    ``published`` is the publishing date of every article, over whatever the
    articles state. ``since`` and ``until``, both included, leave out what was
    published before and after; undated articles stay.

    Raises ``ArticleError`` at the first article that cannot be read; with
    ``report``, hands each such error to it and goes on. ``note`` is handed what a
    person may want to know of files that were read, or passed by.
    """
    used: Counter[str] = Counter()
    outside = 0
    for stem, found in _drafts(sources):
        if isinstance(found, Note):
            note(found)
            continue
        try:
            article = found if isinstance(found, ArticleError) else _article(stem, found, published, max_letters)
        except Exception as error:  # one article never hides another
            article = _surprise(stem, error)
        if isinstance(article, ArticleError):
            if report is None:
                raise article
            report(article)
        elif _lies_outside(article.published, since, until):
            outside += 1
        else:
            yield replace(article, id=unused_id(article.id, used))
    if outside:
        note(Note(f"{outside} articles published before or after the days asked for were passed by"))


def article_files(sources: Iterable[str]) -> list[tuple[Path, str]]:
    """Return the files that ``sources`` stand for, each once, in the order in which they are read, with their names.

    ``ArticleError`` for standard input, which cannot be read again, and for a source that is not there.
    """
    files: dict[str, tuple[Path, str]] = {}
    for source in sources:
        if source == "-":
            raise ArticleError("standard input cannot be read twice; save it to a file and name that")
        if "\0" not in source and Path(source).is_dir():
            paths = [path for path in walk(source) if isinstance(path, Path) and _may_be_article(path)]
            if not paths:
                raise ArticleError(f"no articles in folder '{source}'; put files there that end in {_known()}")
        else:
            paths = [Path(source)]
            _check_kind(paths[0], source)
        for path in paths:
            files.setdefault(os.path.realpath(path), (path, path.as_posix() if len(paths) > 1 else str(path)))
    return list(files.values())


def _may_be_article(path: Path) -> bool:
    """Say whether a file of a folder is read; one that cannot be opened is, so that it is told."""
    if passed_by(path) is not None:
        return False
    try:
        _check_kind(path, path.as_posix())
    except ArticleError:
        return path.suffix.lower() in SUFFIXES
    return True


def _check_kind(path: Path, name: str) -> None:
    """Raise an ``ArticleError`` for a file that cannot be read, or is of no known kind."""
    for content in opened(path, name):
        if _reader_of(content) is None:
            raise ArticleError(f"cannot tell what kind of article '{name}' is; geomap reads {_known()}")


def _article(stem: str, draft: Draft, published: date | None, max_letters: int) -> Article | ArticleError:
    name = draft.where or stem
    if not draft.text.strip():
        return ArticleError(f"'{name}' holds no text; give an article with its text")
    if (letters := len(draft.text)) > max_letters:
        return ArticleError(
            f"'{name}' has {letters} letters, and an article {max_letters} at most; part it, or raise --max-article"
        )
    draft = complete(draft if published is None else replace(draft, published=published))
    return Article(draft.id or stem, draft.text, draft.title, draft.published, draft.url)


def _lies_outside(published: date | None, since: date | None, until: date | None) -> bool:
    if published is None:
        return False
    return (since is not None and published < since) or (until is not None and published > until)


def _surprise(name: str, error: Exception) -> ArticleError:
    """Return what a person is told of an error that nobody foresaw."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ArticleError(f"'{name}' could not be read through ({reason}); please report it")


def _drafts(sources: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """Yield what each source holds, with the stem of its file, its errors in their places."""
    seen: set[str] = set()
    for source in sources:
        try:
            if source == "-":
                content = OpenFile(_standard_input(), "standard input", stem="stdin", suffix="")
                yield from _read(content, _reader_of_stream(content))
            elif "\0" not in source and Path(source).is_dir():
                yield from _folder(source, seen)
            else:
                yield from _file(Path(source), source, seen)
        except ArticleError as error:
            yield "", error


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ArticleError("standard input is closed; name a file or a folder")
    return sys.stdin.buffer


def _folder(source: str, seen: set[str]) -> Iterator[tuple[str, Found]]:
    """Yield what the files of a folder hold, and at the end what was passed by."""
    passed: list[Passed] = []
    any_read = False
    for path in walk(source):
        if isinstance(path, ArticleError):
            yield "", path
            continue
        reason = path.reason if isinstance(path, Passed) else passed_by(path)
        if isinstance(path, Passed) or reason is not None:
            passed.append(path if isinstance(path, Passed) else Passed(path, reason or ""))
            continue
        before = len(passed)
        yield from _file(path, path.as_posix(), seen, passed=passed)
        any_read = any_read or len(passed) == before
    yield from (("", Note(f"passed by: '{one.path.as_posix()}', {one.reason}", level=1)) for one in passed)
    if passed:
        yield "", Note(f"passed by in '{source}': {_counted(passed)}")
    if not any_read:
        raise ArticleError(f"no articles in folder '{source}'; put files there that end in {_known()}")


def _counted(passed: list[Passed]) -> str:
    """Return in a few words what was passed by: "2 .png, 1 README"."""
    counts = Counter(one.reason.removeprefix("a ") for one in passed)
    return ", ".join(f"{number} {reason}" for reason, number in counts.most_common())


def _file(path: Path, name: str, seen: set[str], *, passed: list[Passed] | None = None) -> Iterator[tuple[str, Found]]:
    """Yield what a file holds, unless it was read before; one of another kind is ``passed``, in a folder."""
    try:
        real = os.path.realpath(path)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error
    if real in seen:
        return
    seen.add(real)
    try:
        for content in opened(path, name):
            reader = _reader_of(content)
            if reader is None and passed is not None:
                passed.append(Passed(path, path.suffix.lower() or "file without suffix"))
            elif reader is None:
                raise ArticleError(f"cannot tell what kind of article '{name}' is; geomap reads {_known()}")
            else:
                yield from _read(content, reader)
    except ArticleError as error:
        is_address = name.startswith(("https://", "http://"))
        yield path.stem, ArticleError(f"'{name}' {_NO_FETCH}") if is_address else error


_NO_FETCH = "is an address, and nothing is fetched; save the page first, and name its file"


def _read(content: OpenFile, reader: Reader) -> Iterator[tuple[str, Found]]:
    """Yield the articles of one file; one that holds several numbers those without an id of their own."""
    try:
        for found in reader(content):
            if isinstance(found, Draft):
                found = replace(found, where=found.where or content.name)
            number = found.number if isinstance(found, Draft) else None
            yield (content.stem if number is None else f"{content.stem}-{number}"), found
    except ArticleError as error:
        yield content.stem, error
    except Exception as error:  # one article never hides another
        yield content.stem, _surprise(content.name, error)


def _known() -> str:
    *others, last = SUFFIXES
    return f"{', '.join(others)} or {last}, and these packed as .gz"


def unused_id(wanted: str, used: Counter[str]) -> str:
    """Return an id that was not used before, and note it."""
    id = wanted
    while id in used:
        used[wanted] += 1
        id = f"{wanted}-{used[wanted]}"
    used[id] += 1
    return id
