"""Files as they lie on a disk: found in folders, opened, counted as they are read, and decoded as browsers do."""

import codecs
import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from geomap.articles.draft import Note
from geomap.errors import ArticleError
from geomap.outputs import is_ours

MAX_BYTES = 100_000_000
"""The largest file, unpacked, that is read as a whole; JSON lines, mailboxes, feeds and archives may be of any size."""

MAX_LINE = 20_000_000
"""The most bytes of one line, message or record of a file that is read piece by piece."""

_MAX_RATIO = 200  # text shrinks to a tenth, a bomb to a thousandth
_HEAD = 8192  # bytes by which the kind of a file is told


# ---- found ----


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a folder that is no article, and what it is instead."""

    path: Path
    reason: str


def walk(folder: str) -> Iterator[Path | Passed | ArticleError]:
    """Yield the files of a folder in the order of their paths, and what is passed by.

    Hidden files are left out. A linked folder is not entered: it could lead round.
    """
    problems: list[ArticleError] = []

    def note(error: OSError) -> None:
        problems.append(unreadable(str(error.filename), error))

    found: list[Path | Passed] = []
    for where, folders, names in os.walk(folder, onerror=note):
        for name in folders:
            if Path(where, name).is_symlink():
                found.append(Passed(Path(where, name), "a linked folder"))
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    yield from problems
    yield from sorted(found, key=lambda one: (one.path if isinstance(one, Passed) else one).relative_to(folder).parts)


def passed_by(path: Path) -> str | None:
    """Return why a file of a folder is no article, None where it may be one."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return None  # it will be told when it is read
    if not stat.S_ISREG(mode):
        return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "a pipe or a socket"
    if path.stem.lower() == "readme":
        return "a README"
    return "geomap's own" if is_ours(path) else None


def unreadable(name: str, error: OSError | ValueError) -> ArticleError:
    """Return the error that a file cannot be read, with the system's reason."""
    reason = getattr(error, "strerror", None) or str(error)
    return ArticleError(f"cannot read '{name}': {reason}; check its permissions and its name")


# ---- read ----


class OpenFile:
    """The bytes of one file, read once, in pieces or as a whole, and counted.

    ``name`` is what errors call it, ``stem`` what its articles are called by, and
    ``suffix`` what its name ends in, without that of a packed file.
    """

    def __init__(self, stream: BinaryIO, name: str, *, stem: str, suffix: str) -> None:
        """Take a stream, packed or not; only its first bytes are read."""
        self.name, self.stem, self.suffix = name, stem, suffix
        self._packed: io.BufferedReader | None = None
        self._read = 0
        self.stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        if self.stream.peek(2)[:2] == b"\x1f\x8b":
            self._packed = self.stream
            self.stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=self.stream)), _HEAD)
            self.stem, inner = os.path.splitext(stem)
            self.suffix = inner.lower() if suffix == ".gz" else suffix
            if not inner:
                self.stem = stem
        self.head = self._peek()

    def _peek(self) -> bytes:
        try:
            return self.stream.peek(_HEAD)[:_HEAD]
        except (OSError, EOFError, zlib.error) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> ArticleError:
        if isinstance(error, OSError) and error.errno is not None:
            return unreadable(self.name, error)
        return ArticleError(f"'{self.name}' is packed, and damaged ({error}); unpack it, or pack it anew")

    def _count(self, piece: bytes) -> bytes:
        """Return ``piece``; raise an ``ArticleError`` where the file unpacks to far more than it holds."""
        self._read += len(piece)
        if self._packed is not None and self._read > MAX_BYTES:
            packed = self._packed.tell() if self._packed.seekable() else 0
            if self._read > _MAX_RATIO * max(packed, 1):
                raise ArticleError(f"'{self.name}' unpacks to more than {_MAX_RATIO} times its size; unpack it first")
        return piece

    def whole(self, most: int = MAX_BYTES) -> bytes:
        """Return all bytes; ``ArticleError`` where there are more than ``most``, or only space."""
        try:
            data = self.stream.read(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise self._damaged(error) from error
        if len(data) > most:
            raise ArticleError(f"'{self.name}' holds more than {most / 1e6:.0f} MB; give its articles as JSON lines")
        if not data.strip():
            raise ArticleError(f"'{self.name}' is empty; give a file that holds an article")
        return data

    def lines(self) -> Iterator[bytes]:
        """Yield the lines, each with its end, in bounded memory."""
        while True:
            try:
                line = self.stream.readline(MAX_LINE + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise self._damaged(error) from error
            if not line:
                return
            if len(line) > MAX_LINE:
                raise ArticleError(f"'{self.name}' has a line of more than {MAX_LINE / 1e6:.0f} MB; part it into lines")
            yield self._count(line)


def open_file(path: Path, name: str) -> BinaryIO:
    """Return a file opened to be read; ``ArticleError`` where there is none, or it cannot be read."""
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise ArticleError(f"no file or folder '{name}'; check its name") from error
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def opened(path: Path, name: str) -> Iterator[OpenFile]:
    """Yield the content of a file once, and close the file behind it."""
    with closing(open_file(path, name)) as stream:
        yield OpenFile(stream, name, stem=path.stem, suffix=path.suffix.lower())


# ---- decoded ----

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)


def decode(data: bytes, name: str, *, declared: str | None = None) -> tuple[str, list[Note]]:
    """Return a text in the encoding that a browser would take, with a note where bytes had to be guessed at.

    A byte order mark comes before what is ``declared``, by a name of the WHATWG's
    ("latin1" is windows-1252), and that before UTF-8. Text that is not UTF-8 is
    windows-1252, unless most of it is UTF-8: then its stray bytes are replaced.
    ``ArticleError`` for a binary file.
    """
    import webencodings

    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding, name)
    if b"\0" in data or _is_binary(data):
        raise ArticleError(f"'{name}' is a binary file, not text; give the article as text, Markdown, HTML or JSON")
    known = webencodings.lookup(declared) if declared else None
    # What is declared within the text, in letters of one byte, is not in letters of two.
    if known is not None and known.name not in ("utf-8", "utf-16le", "utf-16be", "x-user-defined"):
        text = known.codec_info.decode(data, "replace")[0]
        return text, _told(text, data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    stray = text.count("\ufffd") - data.count("\ufffd".encode())
    if sum(letter > "\x7f" for letter in text) >= 2 * stray:
        return text, _told(text, data, name)
    return data.decode("cp1252", "replace"), [Note(f"'{name}' is not UTF-8, and was read as windows-1252")]


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a web page declares in its head."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _replaced(data: bytes, encoding: str, name: str) -> tuple[str, list[Note]]:
    text = data.decode(encoding, "replace")
    return text, _told(text, data, name)


def _told(text: str, data: bytes, name: str) -> list[Note]:
    stray = text.count("\ufffd")
    if not stray or "\ufffd".encode() in data:
        return []
    bytes_are = "byte is no letter and was" if stray == 1 else "bytes are no letters and were"
    return [Note(f"'{name}': {stray} {bytes_are} replaced")]


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text at all: pictures and archives are full of control codes."""
    sample = data[:4096]
    return sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample) * 50 > len(sample)
