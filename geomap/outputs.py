"""Write files whole or not at all, and never over a file that geomap did not write."""

import mmap
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import GeomapError, OutputError

_TEXT_OR_NULL = rb'("(?:[^"\\]|\\.)*"|null)'
_MARKS = (
    rb'<meta name="generator" content="geomap',  # a page
    rb'(schema\\?": ?\\?|graph id=)"geomap-network',  # a network, in most formats
    rb"\Aid,mode,origin,origin_name,",  # a network's corridors, as CSV
    rb'\A\{"type": "Feature", "generator": "geomap"',  # a route
    rb'\A\{\s+"generator": "geomap"',  # an oEmbed answer
    rb'class="geomap-credit"',  # the lines of HTML that embed a page
    rb'\A<svg [^>]*data-generator="geomap"',  # a picture
    rb"\A\x89PNG(?s:.{33})iTXtSoftware\0{5}geomap",
    rb'\A\{"id": @, "title": @, "published": @, "url": @, "places": \['.replace(b"@", _TEXT_OR_NULL),  # an extract
)
_MARK = re.compile(b"|".join(_MARKS))
"""What the files of geomap hold, and hardly any other file."""


_DECISIONS = re.compile(rb'(\xef\xbb\xbf)?(\{"schema": ?"geomap-decision"|decision,reason,comment,reviewer,)')
"""How the files begin in which people keep what they decided."""


def claim(path: Path, *, force: bool = False) -> None:
    """Raise an OutputError unless ``path`` can be written without harm; before the long work, not after it.

    A file that geomap wrote may be replaced, and so may an empty one; any other
    only by ``force``.
    """
    if path.is_dir():
        raise OutputError(f"the output '{path}' is a folder; name a file in it, as '{path / 'map.html'}'")
    if not path.parent.is_dir():
        raise OutputError(f"the output '{path}' has no folder to lie in; make '{path.parent}' first")
    if not force and _holds_decisions(path):
        raise OutputError(f"the output '{path}' holds decisions, which would be lost; name another, or say --force")
    if not force and path.is_file() and path.stat().st_size and not is_ours(path):
        raise OutputError(f"the output '{path}' is there already, and not geomap's; name another, or say --force")


def _holds_decisions(path: Path) -> bool:
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return _DECISIONS.match(file.read(64)) is not None
    except OSError:
        return False


def is_ours(path: Path) -> bool:
    """Say whether ``path`` is a file that geomap wrote; one that cannot be read is not known to be."""
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return False
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return _MARK.search(content) is not None
    except OSError:
        return False


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to, and put that file in the place of ``path`` if all went well.

    Whoever reads ``path`` meanwhile sees the file as it was. Raises OutputError
    where it cannot be written; then nothing is left behind. What is no file, as
    /dev/stdout, is written to directly.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    # Beside the target, as os.replace works only within one file system; with the
    # target's suffix, as some writers choose the format by it.
    temporary = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        yield temporary
        os.replace(temporary, target)
    except OSError as error:
        if isinstance(error, GeomapError):
            raise
        raise OutputError(f"cannot write '{path}': {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
